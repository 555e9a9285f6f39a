//! Which block handles the exceptions of which instruction.

use super::FlowGraph;
use crate::compile::instruction::BlockId;
use crate::compile::opcode::{self, pseudo, resume};

impl FlowGraph {
    pub(super) fn mark_exception_handlers(&mut self) {
        for block in self.order() {
            for index in 0..self[block].instructions.len() {
                let instruction = &self[block].instructions[index];
                if instruction.pushes_block()
                    && let Some(target) = instruction.target
                {
                    self[target].handles_exceptions = true;
                }
            }
        }
    }

    /// Follows the stack of handlers along all ways through the code.
    pub(super) fn label_exception_targets(&mut self) {
        self.clear_visited();
        let mut todo: Vec<(BlockId, Vec<BlockId>)> = vec![(self.entry, Vec::new())];
        self.visit(self.entry);
        while let Some((block, mut handlers)) = todo.pop() {
            let mut yield_depth = None;
            for index in 0..self[block].instructions.len() {
                let instruction = &mut self[block].instructions[index];
                let handler = handlers.last().copied();
                if instruction.pushes_block() {
                    let with_offset = instruction.opcode != pseudo::SETUP_FINALLY;
                    if let Some(target) = instruction.target {
                        self[target].preserve_last_instruction |= with_offset;
                        if self.visit(target) {
                            todo.push((target, handlers.clone()));
                        }
                        handlers.push(target);
                    }
                } else if instruction.opcode == pseudo::POP_BLOCK {
                    handlers.pop();
                    instruction.make_nop();
                } else {
                    instruction.handler = handler;
                    if instruction.is(opcode::YIELD_VALUE) {
                        yield_depth = Some(handlers.len());
                    } else if instruction.is(opcode::RESUME) && instruction.argument != resume::AT_FUNCTION_START {
                        if yield_depth.take() == Some(1) {
                            instruction.argument |= resume::DEPTH_ONE;
                        }
                    } else if instruction.is_jump()
                        && let Some(target) = instruction.target
                        && self.visit(target)
                    {
                        todo.push((target, handlers.clone()));
                    }
                }
            }
            if self[block].has_fallthrough()
                && let Some(next) = self[block].next
                && self.visit(next)
            {
                todo.push((next, handlers));
            }
        }
    }
}
