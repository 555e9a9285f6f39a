//! Blocks that run only after an exception go to the end of the code.

use super::FlowGraph;
use crate::compile::instruction::BlockId;
use crate::compile::opcode::pseudo;
use crate::syntax::tree::Location;

impl FlowGraph {
    pub(super) fn move_cold_blocks(&mut self) {
        if self[self.entry].next.is_none() {
            return;
        }
        self.mark_warm();
        self.mark_cold();
        // A cold block that falls through to a warm one has to jump there.
        for block in self.order() {
            let Some(next) = self[block].next else { continue };
            if self[block].cold && self[block].has_fallthrough() && self[next].warm {
                let jump = self.add_block();
                self[next].labelled = true;
                self[jump].instructions.push(Self::jump_instruction(pseudo::JUMP_NO_INTERRUPT, next, Location::NONE));
                self[jump].cold = true;
                self[jump].next = Some(next);
                self[jump].predecessors = 1;
                self[block].next = Some(jump);
            }
        }
        let (cold, warm): (Vec<BlockId>, Vec<BlockId>) = self.order().into_iter().partition(|block| self[*block].cold);
        if cold.is_empty() {
            return;
        }
        let order: Vec<BlockId> = warm.into_iter().chain(cold).collect();
        for (index, block) in order.iter().enumerate() {
            self[*block].next = order.get(index + 1).copied();
        }
        self.remove_redundant_nops_and_jumps();
    }

    fn mark_warm(&mut self) {
        self.clear_visited();
        let mut stack = vec![self.entry];
        self.visit(self.entry);
        while let Some(block) = stack.pop() {
            self[block].warm = true;
            for successor in self.successors(block) {
                if self.visit(successor) {
                    stack.push(successor);
                }
            }
        }
    }

    fn mark_cold(&mut self) {
        self.clear_visited();
        let mut stack = Vec::new();
        for block in self.order() {
            if self[block].handles_exceptions {
                self.visit(block);
                stack.push(block);
            }
        }
        while let Some(block) = stack.pop() {
            self[block].cold = true;
            for successor in self.successors(block) {
                if !self[successor].warm && self.visit(successor) {
                    stack.push(successor);
                }
            }
        }
    }

    /// The blocks that follow a block without an exception.
    fn successors(&self, block: BlockId) -> Vec<BlockId> {
        let block = &self[block];
        let next = block.next.filter(|_| block.has_fallthrough());
        let jumps = block.instructions.iter().filter(|instruction| instruction.is_jump());
        next.into_iter().chain(jumps.filter_map(|jump| jump.target)).collect()
    }
}
