//! Whether the instructions of a code object stay inside of it: what a program gave to `replace` may be anything.

use super::{Code, Handler, Instruction};
use crate::compile::opcode::{
    self, CACHE, COMPARE_OP, COPY, END_FOR, FOR_ITER, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, JUMP_FORWARD, Kind,
    LOAD_ATTR, LOAD_FAST_LOAD_FAST, LOAD_GLOBAL, LOAD_SUPER_ATTR, POP_TOP, RAISE_VARARGS, RERAISE, RETURN_CONST,
    RETURN_VALUE, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST, SWAP,
};
use crate::types::slots::Comparison;
use crate::types::tuple::Tuple;

/// No instruction has this number, so that it raises SystemError when it is run.
const UNKNOWN: u8 = 0xFE;

impl Code {
    /// Where an instruction could leave the code object, its constants, names, variables or stack, every one is
    /// replaced by an unknown one: CPython makes such a code object too, and only running it is undefined there.
    pub(super) fn disarm_invalid_instructions(&mut self) {
        if !self.is_valid() {
            let trap = Instruction { opcode: UNKNOWN.into(), length: 1, argument: 0, hint: std::cell::Cell::new(0) };
            self.instructions = vec![trap; self.instructions.len().max(1)].into();
            self.handlers = Box::default();
        }
    }

    /// Follows every path from the start with the depth of the stack, which must be the same on each.
    fn is_valid(&self) -> bool {
        let mut depths: Vec<Option<u32>> = vec![None; self.instructions.len()];
        let mut open = vec![(0, 0)];
        while let Some((index, depth)) = open.pop() {
            match depths.get_mut(index) {
                None => return false,
                Some(Some(known)) if *known == depth => continue,
                Some(Some(_)) => return false,
                Some(unknown) => *unknown = Some(depth),
            }
            if self.follow(index, depth, &mut open).is_none() {
                return false;
            }
        }
        true
    }

    /// Adds where an instruction goes on, each with its depth; `None` for an invalid one.
    fn follow(&self, index: usize, depth: u32, open: &mut Vec<(usize, u32)>) -> Option<()> {
        let Instruction { opcode, length, argument, .. } = self.instructions.get(index)?;
        let (opcode, length, argument) = (opcode.get(), *length, *argument);
        let next = index + usize::from(length).max(1);
        let argument_size = i32::try_from(argument).ok().filter(|size| *size < 1 << 30)?;
        if opcode == CACHE {
            return None;
        }
        // An unknown instruction raises as well.
        for handler in self.handlers.iter().filter(|handler| handler.covers(index)) {
            if handler.depth > depth {
                return None;
            }
            open.push((handler.target as usize, handler.depth + u32::from(handler.push_last_instruction) + 1));
        }
        let Some(description) = opcode::describe(opcode) else { return Some(()) };
        if !self.argument_is_valid(opcode, argument, &description.kind) {
            return None;
        }
        let needed = match opcode {
            COPY | SWAP if argument == 0 => return None,
            COPY | SWAP => argument_size,
            _ => opcode::popped(opcode, argument),
        };
        let depth = i32::try_from(depth).ok()?;
        let after = depth.checked_add(opcode::stack_effect(opcode, argument))?;
        if needed > depth || after < 0 {
            return None;
        }
        let after = after as u32;
        if matches!(opcode, RETURN_VALUE | RETURN_CONST | RAISE_VARARGS | RERAISE) {
            return Some(());
        }
        if description.kind == Kind::Jump {
            let target = match opcode {
                JUMP_BACKWARD | JUMP_BACKWARD_NO_INTERRUPT => next.checked_sub(argument as usize)?,
                _ => next.checked_add(argument as usize)?,
            };
            let is =
                |place: usize, opcode: u8| self.instructions.get(place).is_some_and(|unit| unit.opcode.get() == opcode);
            // An exhausted loop goes on behind the two instructions that clean up after it.
            if opcode == FOR_ITER && !(is(target, END_FOR) && is(target + 1, POP_TOP)) {
                return None;
            }
            open.push((target, after));
        }
        if !matches!(opcode, JUMP_BACKWARD | JUMP_BACKWARD_NO_INTERRUPT | JUMP_FORWARD) {
            open.push((next, after));
        }
        Some(())
    }

    fn argument_is_valid(&self, opcode: u8, argument: u32, kind: &Kind) -> bool {
        let argument = argument as usize;
        let variables = self.variables.len();
        match kind {
            Kind::Const => self.constants.payload::<Tuple>().is_some_and(|constants| argument < constants.0.len()),
            Kind::Name => {
                let shift = match opcode {
                    LOAD_GLOBAL | LOAD_ATTR => 1,
                    LOAD_SUPER_ATTR => 2,
                    _ => 0,
                };
                argument >> shift < self.names.len()
            }
            Kind::Local if matches!(opcode, LOAD_FAST_LOAD_FAST | STORE_FAST_LOAD_FAST | STORE_FAST_STORE_FAST) => {
                argument >> 4 < variables && argument & 15 < variables
            }
            Kind::Local | Kind::Free => argument < variables,
            Kind::Argument if opcode == COMPARE_OP => argument >> 5 < Comparison::ALL.len(),
            Kind::Plain | Kind::Argument | Kind::Jump => true,
        }
    }
}

impl Handler {
    /// Whether it protects the instruction at this index, in code units.
    pub fn covers(&self, index: usize) -> bool {
        (self.start as usize..self.end as usize).contains(&index)
    }
}
