//! Copies of small exits in place of jumps to them, and the direction of jumps.

use super::FlowGraph;
use crate::compile::instruction::BlockId;
use crate::compile::opcode::{self, pseudo};

/// The largest block that is copied.
const MAXIMUM_COPY: usize = 4;

impl FlowGraph {
    pub(super) fn inline_small_blocks(&mut self) {
        loop {
            let mut changed = false;
            for block in self.order() {
                changed |= self.inline_target(block);
            }
            if !changed {
                break;
            }
        }
    }

    /// Replaces a jump to a small exit, or to a block without lines and fallthrough, by that block's code.
    fn inline_target(&mut self, block: BlockId) -> bool {
        let Some(last) = self[block].last() else { return false };
        if !last.is_unconditional_jump() {
            return false;
        }
        let removed = last.opcode;
        let Some(target) = last.target else { return false };
        let target_block = &self[target];
        let small_exit = target_block.exits_scope() && target_block.instructions.len() <= MAXIMUM_COPY;
        let no_line = target_block.has_no_line();
        if !small_exit && (!no_line || target_block.has_fallthrough()) {
            return false;
        }
        let copy = target_block.instructions.clone();
        let instructions = &mut self[block].instructions;
        if let Some(last) = instructions.last_mut() {
            last.make_nop();
        }
        instructions.extend(copy);
        // A jump that handles interrupts goes on to do so.
        if no_line
            && removed == pseudo::JUMP
            && let Some(last) = instructions.last_mut()
            && last.is_unconditional_jump()
        {
            last.opcode = pseudo::JUMP;
        }
        self[target].predecessors = self[target].predecessors.saturating_sub(1);
        true
    }

    /// Gives every jump its direction; conditional ones only go forward.
    pub fn normalize_jumps(&mut self) {
        self.clear_visited();
        let mut block = Some(self.entry);
        while let Some(id) = block {
            self.visit(id);
            self.normalize_jump(id);
            block = self[id].next;
        }
    }

    fn normalize_jump(&mut self, block: BlockId) {
        let Some(last) = self[block].last().filter(|last| last.is_jump()).cloned() else { return };
        let Some(target) = last.target else { return };
        let forward = !self[target].visited;
        let new_opcode = match (last.opcode, forward) {
            (pseudo::JUMP | pseudo::JUMP_NO_INTERRUPT, true) => opcode::JUMP_FORWARD,
            (pseudo::JUMP, false) => opcode::JUMP_BACKWARD,
            (pseudo::JUMP_NO_INTERRUPT, false) => opcode::JUMP_BACKWARD_NO_INTERRUPT,
            (_, true) => return,
            (opcode, false) => match u8::try_from(opcode) {
                Ok(opcode::POP_JUMP_IF_NOT_NONE) => opcode::POP_JUMP_IF_NONE,
                Ok(opcode::POP_JUMP_IF_NONE) => opcode::POP_JUMP_IF_NOT_NONE,
                Ok(opcode::POP_JUMP_IF_FALSE) => opcode::POP_JUMP_IF_TRUE,
                Ok(opcode::POP_JUMP_IF_TRUE) => opcode::POP_JUMP_IF_FALSE,
                _ => return,
            },
        };
        let conditional = !last.is_unconditional_jump();
        let next = self[block].next;
        if let Some(instruction) = self[block].instructions.last_mut() {
            instruction.opcode = u16::from(new_opcode);
            if conditional {
                instruction.target = next;
            }
        }
        if conditional {
            // The reversed condition jumps over a jump back.
            let backwards = self.add_block();
            let jump = Self::jump_instruction(pseudo::JUMP, target, last.location);
            self[backwards].instructions.push(jump);
            self[backwards].cold = self[block].cold;
            self[backwards].start_depth = self[target].start_depth;
            self[backwards].next = next;
            self[block].next = Some(backwards);
        }
    }
}
