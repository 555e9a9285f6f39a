//! Removal of what does nothing: NOPs, pairs that cancel out, jumps to the next instruction, dead blocks.

use super::FlowGraph;
use crate::compile::instruction::{BlockId, Instruction};
use crate::compile::opcode;
use crate::syntax::tree::Location;

impl FlowGraph {
    /// Empties blocks that no way leads to, and counts the ways to the others.
    pub(super) fn remove_unreachable(&mut self) {
        self.clear_visited();
        for block in &mut self.blocks {
            block.predecessors = 0;
        }
        let entry = self.entry;
        self[entry].predecessors = 1;
        self.visit(entry);
        let mut stack = vec![entry];
        while let Some(block) = stack.pop() {
            if let Some(next) = self[block].next
                && self[block].has_fallthrough()
            {
                if self.visit(next) {
                    stack.push(next);
                }
                self[next].predecessors += 1;
            }
            for index in 0..self[block].instructions.len() {
                let instruction = &self[block].instructions[index];
                if !instruction.has_target() {
                    continue;
                }
                let Some(target) = instruction.target else { continue };
                if self.visit(target) {
                    stack.push(target);
                }
                self[target].predecessors += 1;
            }
        }
        for block in self.order() {
            let block = &mut self[block];
            if block.predecessors == 0 {
                block.instructions.clear();
                block.handles_exceptions = false;
            }
        }
    }

    /// Removes NOPs whose line another instruction shows; gives how many.
    pub fn remove_redundant_nops(&mut self) -> usize {
        self.order().into_iter().map(|block| self.remove_redundant_nops_in(block)).sum()
    }

    fn remove_redundant_nops_in(&mut self, block: BlockId) -> usize {
        if !self[block].instructions.iter().any(|instruction| instruction.is(opcode::NOP)) {
            return 0;
        }
        let next_line = self.line_behind(block);
        let instructions = &mut self[block].instructions;
        let before = instructions.len();
        let mut kept: Vec<Instruction> = Vec::with_capacity(before);
        let mut previous_line = -1;
        let mut rest = std::mem::take(instructions).into_iter().peekable();
        while let Some(instruction) = rest.next() {
            let line = instruction.location.line;
            if instruction.is(opcode::NOP) {
                if line < 0 || previous_line == line {
                    continue;
                }
                match rest.peek_mut() {
                    Some(next) if next.location.line == line => continue,
                    Some(next) if next.location.line == Location::NONE.line => {
                        next.location = instruction.location;
                        continue;
                    }
                    None if next_line == Some(line) => continue,
                    _ => {}
                }
            }
            previous_line = line;
            kept.push(instruction);
        }
        let removed = before - kept.len();
        self[block].instructions = kept;
        removed
    }

    /// The line of the first instruction behind a block.
    fn line_behind(&self, block: BlockId) -> Option<i32> {
        let next = self.next_nonempty(self[block].next)?;
        let real = |instruction: &&Instruction| !instruction.is(opcode::NOP) || instruction.location.has_line();
        Some(self[next].instructions.iter().find(real).map_or(-1, |instruction| instruction.location.line))
    }

    /// Removes values that are loaded only to be dropped.
    pub(super) fn remove_redundant_pairs(&mut self) {
        loop {
            let mut done = true;
            let mut previous: Option<(BlockId, usize)> = None;
            for block in self.order() {
                self.remove_redundant_nops_in(block);
                if self[block].labelled {
                    previous = None;
                }
                for index in 0..self[block].instructions.len() {
                    let instruction = &self[block].instructions[index];
                    if instruction.is(opcode::POP_TOP)
                        && let Some((previous_block, previous_index)) = previous
                    {
                        let before = &self[previous_block].instructions[previous_index];
                        if before.is(opcode::LOAD_CONST) || before.is(opcode::COPY) && before.argument == 1 {
                            self[previous_block].instructions[previous_index].make_nop();
                            self[block].instructions[index].make_nop();
                            done = false;
                        }
                    }
                    previous = Some((block, index));
                }
                if !self[block].has_fallthrough() || self[block].last().is_some_and(Instruction::is_jump) {
                    previous = None;
                }
            }
            if done {
                break;
            }
        }
    }

    pub(super) fn remove_redundant_nops_and_jumps(&mut self) {
        loop {
            let removed = self.remove_redundant_nops() + self.remove_redundant_jumps();
            if removed == 0 {
                break;
            }
        }
    }

    fn remove_redundant_jumps(&mut self) -> usize {
        let mut removed = 0;
        for block in self.order() {
            let Some(last) = self[block].last() else { continue };
            if !last.is_unconditional_jump() {
                continue;
            }
            if self.next_nonempty(last.target) == self.next_nonempty(self[block].next)
                && let Some(last) = self[block].instructions.last_mut()
            {
                last.make_nop();
                removed += 1;
            }
        }
        removed
    }
}
