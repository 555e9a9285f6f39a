//! Line numbers of artificial instructions (PEP 626).

use super::{Block, FlowGraph};
use crate::syntax::tree::Location;

impl FlowGraph {
    pub(super) fn resolve_lines(&mut self) {
        self.duplicate_exits_without_line();
        self.propagate_lines();
    }

    /// An exit without a line that several ways lead to is copied, so that each copy can take the line of its way.
    fn duplicate_exits_without_line(&mut self) {
        for block in self.order() {
            let Some(last) = self[block].last().filter(|last| last.is_jump()) else { continue };
            let location = last.location;
            let Some(target) = self.next_nonempty(last.target) else { continue };
            if !is_exit_without_line(&self[target]) || self[target].predecessors <= 1 {
                continue;
            }
            let copy = self.add_block();
            self[copy].instructions = self[target].instructions.clone();
            if let Some(first) = self[copy].instructions.first_mut() {
                first.location = location;
            }
            self[copy].predecessors = 1;
            self[copy].labelled = true;
            self[copy].next = self[target].next;
            self[copy].cold = self[target].cold;
            self[copy].warm = self[target].warm;
            self[target].next = Some(copy);
            self[target].predecessors -= 1;
            if let Some(last) = self[block].instructions.last_mut() {
                last.target = Some(copy);
            }
        }
        for block in self.order() {
            if !self[block].has_fallthrough() {
                continue;
            }
            let (Some(next), Some(last)) = (self[block].next, self[block].last()) else { continue };
            let location = last.location;
            if is_exit_without_line(&self[next])
                && let Some(first) = self[next].instructions.first_mut()
            {
                first.location = location;
            }
        }
    }

    /// An instruction without a line takes that of the one before it, also across blocks with one way in.
    fn propagate_lines(&mut self) {
        for block in self.order() {
            let Some(last) = self[block].last() else { continue };
            let target = if last.is_jump() { last.target } else { None };
            let mut previous = Location::NONE;
            for instruction in &mut self[block].instructions {
                if instruction.location.has_line() {
                    previous = instruction.location;
                } else {
                    instruction.location = previous;
                }
            }
            let fallthrough = if self[block].has_fallthrough() { self[block].next } else { None };
            for successor in fallthrough.into_iter().chain(target) {
                let successor = &mut self[successor];
                if successor.predecessors == 1
                    && let Some(first) = successor.instructions.first_mut()
                    && !first.location.has_line()
                {
                    first.location = previous;
                }
            }
        }
    }
}

fn is_exit_without_line(block: &Block) -> bool {
    (block.exits_scope() || block.has_eval_break()) && !block.instructions.is_empty() && block.has_no_line()
}
