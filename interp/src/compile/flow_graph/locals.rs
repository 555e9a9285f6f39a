//! Which loads of locals have to check that there is a value.

use super::FlowGraph;
use crate::compile::instruction::BlockId;
use crate::compile::opcode::{self, pseudo};

/// How many locals are followed across blocks.
const TRACKED: usize = 64;

impl FlowGraph {
    pub(super) fn check_loads_of_unbound_locals(&mut self, locals: usize, parameters: usize) {
        if locals == 0 {
            return;
        }
        if locals > TRACKED {
            self.check_untracked_locals(locals);
        }
        self.clear_visited();
        for block in &mut self.blocks {
            block.unsafe_locals = 0;
        }
        // Unbound where the code begins: all but the parameters.
        let start = (parameters..locals.min(TRACKED)).fold(0u64, |mask, local| mask | 1 << local);
        let mut stack = Vec::new();
        self.push_unsafe(self.entry, start, &mut stack);
        // And after a deletion, wherever that is: every block is looked at.
        for block in self.order() {
            self.scan_locals(block, &mut stack);
        }
        while let Some(block) = stack.pop() {
            self[block].visited = false;
            self.scan_locals(block, &mut stack);
        }
    }

    fn push_unsafe(&mut self, block: BlockId, mask: u64, stack: &mut Vec<BlockId>) {
        let both = self[block].unsafe_locals | mask;
        if self[block].unsafe_locals != both {
            self[block].unsafe_locals = both;
            if self.visit(block) {
                stack.push(block);
            }
        }
    }

    fn scan_locals(&mut self, block: BlockId, stack: &mut Vec<BlockId>) {
        let mut mask = self[block].unsafe_locals;
        for index in 0..self[block].instructions.len() {
            if let Some(handler) = self[block].instructions[index].handler {
                self.push_unsafe(handler, mask, stack);
            }
            let instruction = &mut self[block].instructions[index];
            if instruction.argument as usize >= TRACKED {
                continue;
            }
            let bit = 1u64 << instruction.argument;
            match u8::try_from(instruction.opcode) {
                Ok(opcode::DELETE_FAST | opcode::LOAD_FAST_AND_CLEAR) => mask |= bit,
                Ok(opcode::STORE_FAST | opcode::LOAD_FAST_CHECK) => mask &= !bit,
                Ok(opcode::LOAD_FAST) => {
                    if mask & bit != 0 {
                        instruction.opcode = u16::from(opcode::LOAD_FAST_CHECK);
                    }
                    mask &= !bit;
                }
                Err(_) if instruction.opcode == pseudo::STORE_FAST_MAYBE_NULL => mask |= bit,
                _ => {}
            }
        }
        if let Some(next) = self[block].next
            && self[block].has_fallthrough()
        {
            self.push_unsafe(next, mask, stack);
        }
        if let Some(target) = self[block].last().filter(|last| last.is_jump()).and_then(|last| last.target) {
            self.push_unsafe(target, mask, stack);
        }
    }

    /// Locals beyond those: bound only where the same block has bound them.
    fn check_untracked_locals(&mut self, locals: usize) {
        let mut bound_in = vec![0usize; locals];
        for (number, block) in self.order().into_iter().enumerate() {
            let number = number + 1;
            for instruction in &mut self[block].instructions {
                let argument = instruction.argument as usize;
                if argument < TRACKED {
                    continue;
                }
                match u8::try_from(instruction.opcode) {
                    Ok(opcode::DELETE_FAST | opcode::LOAD_FAST_AND_CLEAR) => bound_in[argument] = number - 1,
                    Ok(opcode::STORE_FAST) => bound_in[argument] = number,
                    Ok(opcode::LOAD_FAST) => {
                        if bound_in[argument] != number {
                            instruction.opcode = u16::from(opcode::LOAD_FAST_CHECK);
                        }
                        bound_in[argument] = number;
                    }
                    Err(_) if instruction.opcode == pseudo::STORE_FAST_MAYBE_NULL => bound_in[argument] = number - 1,
                    _ => {}
                }
            }
        }
    }
}
