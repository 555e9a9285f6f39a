//! Small patterns inside a block: jumps to jumps, `TO_BOOL` that is not needed, orders of stores.

use super::FlowGraph;
use crate::compile::constants::ConstantTable;
use crate::compile::instruction::{BlockId, Instruction};
use crate::compile::opcode::{self, comparison, pseudo};
use crate::syntax::tree::Location;

impl FlowGraph {
    pub(super) fn optimize_block(&mut self, block: BlockId, constants: &mut ConstantTable) {
        let mut index = 0;
        while index < self[block].instructions.len() {
            index = self.optimize_instruction(block, index, constants);
        }
        let instructions = &mut self[block].instructions;
        let mut index = 0;
        while index < instructions.len() {
            if instructions[index].is(opcode::SWAP) {
                let last = optimize_swaps(instructions, index);
                apply_swaps(instructions, last);
                index = last;
            }
            index += 1;
        }
    }

    /// Optimises what begins at an instruction; gives the index to go on with.
    fn optimize_instruction(&mut self, block: BlockId, index: usize, constants: &mut ConstantTable) -> usize {
        let instruction = self[block].instructions[index].clone();
        if instruction.is_jump() {
            return if self.thread_jump(block, index, &instruction) { index } else { index + 1 };
        }
        let Ok(opcode) = u8::try_from(instruction.opcode) else { return index + 1 };
        if opcode == opcode::BUILD_TUPLE {
            self.optimize_tuple(block, index, constants);
            return index + 1;
        }
        let instructions = &mut self[block].instructions;
        let next = instructions.get(index + 1).and_then(|next| u8::try_from(next.opcode).ok());
        match (opcode, next) {
            (opcode::COMPARE_OP, Some(opcode::TO_BOOL)) => {
                instructions[index].make_nop();
                instructions[index + 1].replace(opcode::COMPARE_OP, instruction.argument | comparison::TO_BOOL);
            }
            (opcode::CONTAINS_OP | opcode::IS_OP, Some(opcode::TO_BOOL)) => {
                instructions[index].make_nop();
                instructions[index + 1].replace(opcode, instruction.argument);
            }
            (opcode::TO_BOOL, Some(opcode::TO_BOOL)) => instructions[index].make_nop(),
            (opcode::UNARY_NOT, Some(opcode::TO_BOOL)) => {
                instructions[index].make_nop();
                instructions[index + 1].replace(opcode::UNARY_NOT, 0);
            }
            (opcode::UNARY_NOT, Some(opcode::UNARY_NOT)) => {
                instructions[index].make_nop();
                instructions[index + 1].make_nop();
            }
            (opcode::LOAD_GLOBAL, Some(opcode::PUSH_NULL)) if instruction.argument & 1 == 0 => {
                instructions[index].argument |= 1;
                instructions[index + 1].make_nop();
            }
            // Stored twice in a row: the first value is lost.
            (opcode::STORE_FAST, Some(opcode::STORE_FAST))
                if instruction.argument == instructions[index + 1].argument
                    && instruction.location.line == instructions[index + 1].location.line =>
            {
                instructions[index].replace(opcode::POP_TOP, 0);
            }
            (opcode::SWAP, _) if instruction.argument == 1 => instructions[index].make_nop(),
            _ => {}
        }
        index + 1
    }

    /// Lets a jump to a jump go to the end of the way; tells whether there is something new to look at.
    fn thread_jump(&mut self, block: BlockId, index: usize, jump: &Instruction) -> bool {
        let Some(target_block) = jump.target else { return false };
        let Some(target) = self[target_block].instructions.first() else { return false };
        let opcode = match (jump.opcode, target.opcode) {
            (pseudo::JUMP | pseudo::JUMP_NO_INTERRUPT, pseudo::JUMP) => pseudo::JUMP,
            (opcode @ (pseudo::JUMP | pseudo::JUMP_NO_INTERRUPT), pseudo::JUMP_NO_INTERRUPT) => opcode,
            (opcode, pseudo::JUMP)
                if [
                    opcode::POP_JUMP_IF_FALSE,
                    opcode::POP_JUMP_IF_TRUE,
                    opcode::POP_JUMP_IF_NONE,
                    opcode::POP_JUMP_IF_NOT_NONE,
                ]
                .contains(&u8::try_from(opcode).unwrap_or(0)) =>
            {
                opcode
            }
            _ => return false,
        };
        let Some(end) = target.target.filter(|end| *end != target_block) else { return false };
        // Without a handler: a jump raises nothing.
        let threaded = Self::jump_instruction(opcode, end, target.location);
        let instructions = &mut self[block].instructions;
        // Left for its line.
        instructions[index].make_nop();
        instructions.push(threaded);
        true
    }

    /// A tuple that is unpacked at once need not be built.
    fn optimize_tuple(&mut self, block: BlockId, index: usize, constants: &mut ConstantTable) {
        let instructions = &mut self[block].instructions;
        let count = instructions[index].argument;
        if let Some(next) = instructions.get(index + 1)
            && next.is(opcode::UNPACK_SEQUENCE)
            && next.argument == count
        {
            match count {
                1 => {
                    instructions[index].make_nop();
                    instructions[index + 1].make_nop();
                    return;
                }
                2 | 3 => {
                    instructions[index].make_nop();
                    instructions[index + 1].opcode = u16::from(opcode::SWAP);
                    return;
                }
                _ => {}
            }
        }
        self.fold_tuple(block, index, constants);
    }

    pub(super) fn make_superinstructions(&mut self) {
        for block in self.order() {
            let instructions = &mut self[block].instructions;
            for index in 1..instructions.len() {
                let (first, second) = (&instructions[index - 1], &instructions[index]);
                let opcode = match (first.opcode as u8, second.opcode as u8) {
                    _ if first.opcode > 255 || second.opcode > 255 => continue,
                    (opcode::LOAD_FAST, opcode::LOAD_FAST) => opcode::LOAD_FAST_LOAD_FAST,
                    (opcode::STORE_FAST, opcode::LOAD_FAST) => opcode::STORE_FAST_LOAD_FAST,
                    (opcode::STORE_FAST, opcode::STORE_FAST) => opcode::STORE_FAST_STORE_FAST,
                    _ => continue,
                };
                let (first_line, second_line) = (first.location.line, second.location.line);
                if first_line >= 0 && second_line >= 0 && first_line != second_line
                    || first.argument >= 16
                    || second.argument >= 16
                {
                    continue;
                }
                let argument = first.argument << 4 | second.argument;
                instructions[index - 1].replace(opcode, argument);
                instructions[index].make_nop();
            }
        }
        self.remove_redundant_nops();
    }
}

/// Replaces a run of `SWAP`s by a shortest one with the same effect; gives the index of the run's end.
fn optimize_swaps(instructions: &mut [Instruction], start: usize) -> usize {
    let mut depth = instructions[start].argument as usize;
    let mut end = start + 1;
    let mut more = false;
    while let Some(instruction) = instructions.get(end) {
        if instruction.is(opcode::SWAP) {
            depth = depth.max(instruction.argument as usize);
            more = true;
        } else if !instruction.is(opcode::NOP) {
            break;
        }
        end += 1;
    }
    if !more {
        return start;
    }
    let mut stack: Vec<Option<usize>> = (0..depth).map(Some).collect();
    for instruction in instructions[start..end].iter().filter(|instruction| instruction.is(opcode::SWAP)) {
        stack.swap(0, instruction.argument as usize - 1);
    }
    // Each cycle of the permutation is undone from its end, always by way of the top of the stack.
    let mut current = end;
    for first in 0..depth {
        if stack[first].is_none_or(|item| item == first) {
            continue;
        }
        let mut at = first;
        loop {
            if at != 0 {
                current -= 1;
                instructions[current].replace(opcode::SWAP, at as u32 + 1);
            }
            match stack[at].take() {
                None => break,
                Some(next) => at = next,
            }
        }
    }
    instructions[start..current].iter_mut().for_each(Instruction::make_nop);
    end - 1
}

/// What only takes the top of the stack away may change places with its like.
fn is_swappable(instruction: &Instruction) -> bool {
    stores_to(instruction).is_some() || instruction.is(opcode::POP_TOP)
}

fn stores_to(instruction: &Instruction) -> Option<u32> {
    let stores = instruction.is(opcode::STORE_FAST) || instruction.opcode == pseudo::STORE_FAST_MAYBE_NULL;
    stores.then_some(instruction.argument)
}

fn next_swappable(instructions: &[Instruction], after: usize, line: Option<i32>) -> Option<usize> {
    for (index, instruction) in instructions.iter().enumerate().skip(after + 1) {
        if line.is_some_and(|line| line >= 0 && instruction.location.line != line) {
            return None;
        }
        if !instruction.is(opcode::NOP) {
            return is_swappable(instruction).then_some(index);
        }
    }
    None
}

/// Swaps instructions instead of values: `SWAP 2; POP_TOP; STORE_FAST x` is `STORE_FAST x; POP_TOP`.
fn apply_swaps(instructions: &mut [Instruction], from: usize) {
    for index in (0..=from).rev() {
        let swap = &instructions[index];
        if !swap.is(opcode::SWAP) {
            if swap.is(opcode::NOP) || is_swappable(swap) {
                continue;
            }
            return;
        }
        let Some(first) = next_swappable(instructions, index, None) else { return };
        let line: Location = instructions[first].location;
        let mut second = first;
        for _ in 1..swap.argument {
            match next_swappable(instructions, second, Some(line.line)) {
                Some(next) => second = next,
                None => return,
            }
        }
        let (first_store, second_store) = (stores_to(&instructions[first]), stores_to(&instructions[second]));
        if first_store.is_some() || second_store.is_some() {
            if first_store == second_store {
                return;
            }
            let between = instructions.get(first + 1..second).unwrap_or_default();
            if between
                .iter()
                .filter_map(stores_to)
                .any(|store| Some(store) == first_store || Some(store) == second_store)
            {
                return;
            }
        }
        instructions[index].make_nop();
        instructions.swap(first, second);
    }
}
