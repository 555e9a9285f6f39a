//! How deep the stack gets.

use super::FlowGraph;
use crate::compile::instruction::BlockId;

impl FlowGraph {
    /// Finds the depth at which each block begins, and the greatest depth of all, at least 1. Whether the handlers
    /// that generators have around them and around what they wait for count depends on the version.
    pub fn stack_depth(&mut self, generator_handlers_count: bool) -> u32 {
        for block in &mut self.blocks {
            block.start_depth = None;
        }
        let mut greatest = 0;
        let mut stack = Vec::new();
        self.reach(self.entry, 0, &mut stack);
        while let Some(block) = stack.pop() {
            let mut depth = self[block].start_depth.unwrap_or(0);
            let mut falls_through = true;
            let counts = generator_handlers_count || !self[block].begins_generator_handler();
            for index in 0..self[block].instructions.len() {
                let instruction = &self[block].instructions[index];
                let after = depth + instruction.stack_effect(false);
                if counts {
                    greatest = greatest.max(after);
                }
                let leaves = instruction.is_unconditional_jump() || instruction.exits_scope();
                if instruction.has_target()
                    && let Some(target) = instruction.target
                {
                    let at_target = depth + instruction.stack_effect(true);
                    if generator_handlers_count || !self[target].begins_generator_handler() {
                        greatest = greatest.max(at_target);
                    }
                    self.reach(target, at_target, &mut stack);
                }
                depth = after;
                if leaves {
                    falls_through = false;
                    break;
                }
            }
            if let Some(next) = self[block].next
                && falls_through
            {
                self.reach(next, depth, &mut stack);
            }
        }
        greatest.max(1) as u32
    }

    fn reach(&mut self, block: BlockId, depth: i32, stack: &mut Vec<BlockId>) {
        if self[block].start_depth.is_none_or(|known| known < depth && known < 100) {
            self[block].start_depth = Some(depth);
            stack.push(block);
        }
    }
}
