//! The control-flow graph: basic blocks and the passes over them (Python/flowgraph.c).

mod cold;
mod exceptions;
mod fold;
mod jumps;
mod lines;
mod locals;
mod nops;
mod peephole;
mod stack_depth;

use smallvec::SmallVec;

use super::code::Constant;
use super::constants::ConstantTable;
use super::instruction::{BlockId, Instruction, InstructionSequence};
use super::opcode;
use crate::syntax::tree::Location;

/// Blocks in the order of the code: most code has few.
pub type Order = SmallVec<[BlockId; 16]>;

/// Instructions that run one after the other.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// Whether code refers to the block by a label.
    pub labelled: bool,
    /// The block behind this one.
    pub next: Option<BlockId>,
    /// How many ways lead here.
    pub predecessors: u32,
    /// Handles exceptions.
    pub handles_exceptions: bool,
    /// The handler also gets the offset of the instruction that raised.
    pub preserve_last_instruction: bool,
    /// The depth of the stack where the block begins.
    pub start_depth: Option<i32>,
    /// Runs only where an exception is raised.
    pub cold: bool,
    /// Is reachable without one.
    pub warm: bool,
    visited: bool,
    unsafe_locals: u64,
}

impl Block {
    /// The last instruction.
    pub fn last(&self) -> Option<&Instruction> {
        self.instructions.last()
    }

    fn has_fallthrough(&self) -> bool {
        self.last().is_none_or(|last| !last.exits_scope() && !last.is_unconditional_jump())
    }

    fn exits_scope(&self) -> bool {
        self.last().is_some_and(Instruction::exits_scope)
    }

    /// Whether this is the handler of a whole generator, or of what it waits for.
    fn begins_generator_handler(&self) -> bool {
        self.instructions.first().is_some_and(|first| {
            first.is(opcode::CLEANUP_THROW)
                || first.is(opcode::CALL_INTRINSIC_1) && first.argument == opcode::intrinsic_1::STOPITERATION_ERROR
        })
    }

    fn has_no_line(&self) -> bool {
        self.instructions.iter().all(|instruction| !instruction.location.has_line())
    }

    /// Whether a signal or a switch of threads may be handled here.
    fn has_eval_break(&self) -> bool {
        self.instructions.iter().any(|instruction| {
            instruction.opcode == opcode::pseudo::JUMP
                || [opcode::CALL, opcode::CALL_KW, opcode::CALL_FUNCTION_EX, opcode::RESUME, opcode::JUMP_BACKWARD]
                    .into_iter()
                    .any(|opcode| instruction.is(opcode))
        })
    }
}

/// The graph of a code object.
#[derive(Debug)]
pub struct FlowGraph {
    blocks: Vec<Block>,
    /// The block that runs first.
    pub entry: BlockId,
}

impl FlowGraph {
    /// Cuts an instruction sequence into blocks.
    pub fn new(sequence: &InstructionSequence) -> Self {
        let count = sequence.instructions.len();
        let mut is_target = vec![false; count + 1];
        for instruction in sequence.instructions.iter().filter(|instruction| instruction.has_target()) {
            is_target[sequence.position(instruction.argument)] = true;
        }
        // Most code is one block.
        let first = Block { instructions: Vec::with_capacity(count.min(64)), ..Block::default() };
        let mut graph = Self { blocks: vec![first], entry: BlockId(0) };
        let mut current = BlockId(0);
        let mut block_at = vec![BlockId(0); count + 1];
        for (index, instruction) in sequence.instructions.iter().enumerate() {
            let terminated = graph[current].last().is_some_and(Instruction::is_terminator);
            let labelled = is_target[index];
            let begins = terminated || labelled && (graph[current].labelled || graph[current].last().is_some());
            if begins {
                let block = graph.add_block();
                graph[current].next = Some(block);
                current = block;
            }
            if labelled {
                graph[current].labelled = true;
            }
            block_at[index] = current;
            graph[current].instructions.push(instruction.clone());
        }
        for block in &mut graph.blocks {
            for instruction in &mut block.instructions {
                if instruction.has_target() {
                    instruction.target = Some(block_at[sequence.position(instruction.argument)]);
                    instruction.argument = 0;
                }
            }
        }
        graph
    }

    /// Optimises the code; gives the constants that are left.
    pub fn optimize(
        &mut self,
        mut constants: ConstantTable,
        locals: usize,
        parameters: usize,
        removes_unused: bool,
    ) -> Vec<Constant> {
        self.mark_exception_handlers();
        self.label_exception_targets();

        self.inline_small_blocks();
        self.remove_unreachable();
        self.resolve_lines();
        self.optimize_constants(&mut constants);
        let dropped = if removes_unused { None } else { self.last_dropped_constant() };
        for block in self.order() {
            self.optimize_block(block, &mut constants);
        }
        self.remove_redundant_pairs();
        self.remove_unreachable();
        self.remove_redundant_nops_and_jumps();

        let constants = constants.into_vec();
        let constants = if removes_unused {
            self.remove_unused_constants(constants)
        } else {
            self.trim_unused_constants(constants, dropped)
        };
        self.check_loads_of_unbound_locals(locals, parameters);
        self.make_superinstructions();
        self.move_cold_blocks();
        self.resolve_lines();
        constants
    }

    fn add_block(&mut self) -> BlockId {
        self.blocks.push(Block::default());
        BlockId(self.blocks.len() as u32 - 1)
    }

    /// How many blocks there are: each has a number below this one.
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The blocks in the order of the code.
    pub fn order(&self) -> Order {
        std::iter::successors(Some(self.entry), |block| self[*block].next).collect()
    }

    /// The first block from this one on that has instructions.
    fn next_nonempty(&self, mut block: Option<BlockId>) -> Option<BlockId> {
        while let Some(id) = block {
            if !self[id].instructions.is_empty() {
                return block;
            }
            block = self[id].next;
        }
        None
    }

    fn clear_visited(&mut self) {
        for block in &mut self.blocks {
            block.visited = false;
        }
    }

    /// Marks a block; tells whether it was unmarked.
    fn visit(&mut self, block: BlockId) -> bool {
        !std::mem::replace(&mut self[block].visited, true)
    }

    fn jump_instruction(opcode: u16, target: BlockId, location: Location) -> Instruction {
        Instruction { target: Some(target), ..Instruction::new(opcode, 0, location) }
    }

    /// The last constant that is loaded only to be dropped again: earlier versions leave such loads in the code.
    fn last_dropped_constant(&self) -> Option<u32> {
        let pairs = self.order().into_iter().flat_map(|block| self[block].instructions.windows(2));
        let dropped = pairs.filter(|pair| pair[0].has_constant() && pair[1].opcode == u16::from(opcode::POP_TOP));
        dropped.map(|pair| pair[0].argument).max()
    }

    /// Takes away what stands behind the last constant that is used (`trim_unused_consts`).
    fn trim_unused_constants(&self, mut constants: Vec<Constant>, dropped: Option<u32>) -> Vec<Constant> {
        let instructions = self.order().into_iter().flat_map(|block| &self[block].instructions);
        let used =
            instructions.filter(|instruction| instruction.has_constant()).map(|instruction| instruction.argument);
        // The first may be a docstring.
        let last = used.chain(dropped).max().unwrap_or(0);
        constants.truncate(last as usize + 1);
        constants
    }

    fn remove_unused_constants(&mut self, constants: Vec<Constant>) -> Vec<Constant> {
        let mut used = vec![false; constants.len()];
        // The first may be a docstring.
        if let Some(first) = used.first_mut() {
            *first = true;
        }
        let order = self.order();
        for block in &order {
            for instruction in self[*block].instructions.iter().filter(|instruction| instruction.has_constant()) {
                used[instruction.argument as usize] = true;
            }
        }
        let mut new_index = vec![0; constants.len()];
        let mut kept = Vec::with_capacity(constants.len());
        for (index, constant) in constants.into_iter().enumerate() {
            new_index[index] = kept.len() as u32;
            if used[index] {
                kept.push(constant);
            }
        }
        for block in order {
            for instruction in self[block].instructions.iter_mut().filter(|instruction| instruction.has_constant()) {
                instruction.argument = new_index[instruction.argument as usize];
            }
        }
        kept
    }
}

impl std::ops::Index<BlockId> for FlowGraph {
    type Output = Block;

    fn index(&self, block: BlockId) -> &Block {
        &self.blocks[block.0 as usize]
    }
}

impl std::ops::IndexMut<BlockId> for FlowGraph {
    fn index_mut(&mut self, block: BlockId) -> &mut Block {
        &mut self.blocks[block.0 as usize]
    }
}
