//! Instructions before they are assembled.

use super::opcode::{self, pseudo};
use crate::syntax::tree::Location;

/// A place in an instruction sequence that jumps refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub u32);

/// A basic block of a flow graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlockId(pub u32);

/// One instruction. The opcode may be one of [`pseudo`].
#[derive(Clone, Debug)]
pub struct Instruction {
    /// What to do.
    pub opcode: u16,
    /// With what; a label where the instruction has a target, until the flow graph is built.
    pub argument: u32,
    /// Where it comes from.
    pub location: Location,
    /// The block that a jump leads to or that handles exceptions from here on.
    pub target: Option<BlockId>,
    /// The block that handles an exception that this instruction raises.
    pub handler: Option<BlockId>,
}

impl Instruction {
    /// An instruction that is not yet in a flow graph.
    pub fn new(opcode: u16, argument: u32, location: Location) -> Self {
        Self { opcode, argument, location, target: None, handler: None }
    }

    /// Turns the instruction into one that does nothing and keeps its line.
    pub fn make_nop(&mut self) {
        self.replace(opcode::NOP, 0);
    }

    /// Turns the instruction into another one at the same place.
    pub fn replace(&mut self, opcode: u8, argument: u32) {
        self.opcode = u16::from(opcode);
        self.argument = argument;
        self.target = None;
    }

    /// Whether this is a given instruction.
    pub fn is(&self, opcode: u8) -> bool {
        self.opcode == u16::from(opcode)
    }

    /// Whether control may go to the target.
    pub fn is_jump(&self) -> bool {
        match u8::try_from(self.opcode) {
            Ok(opcode) => opcode::has_jump(opcode),
            Err(_) => matches!(self.opcode, pseudo::JUMP | pseudo::JUMP_NO_INTERRUPT),
        }
    }

    /// Whether control always goes to the target.
    pub fn is_unconditional_jump(&self) -> bool {
        matches!(self.opcode, pseudo::JUMP | pseudo::JUMP_NO_INTERRUPT)
            || self.is(opcode::JUMP_FORWARD)
            || self.is(opcode::JUMP_BACKWARD)
            || self.is(opcode::JUMP_BACKWARD_NO_INTERRUPT)
    }

    /// Whether the target handles exceptions from here on.
    pub fn pushes_block(&self) -> bool {
        matches!(self.opcode, pseudo::SETUP_FINALLY | pseudo::SETUP_WITH | pseudo::SETUP_CLEANUP)
    }

    /// Whether there is a target.
    pub fn has_target(&self) -> bool {
        self.is_jump() || self.pushes_block()
    }

    /// Whether execution leaves the code object.
    pub fn exits_scope(&self) -> bool {
        self.is(opcode::RETURN_VALUE)
            || self.is(opcode::RETURN_CONST)
            || self.is(opcode::RAISE_VARARGS)
            || self.is(opcode::RERAISE)
    }

    /// Whether no instruction may follow in the same block.
    pub fn is_terminator(&self) -> bool {
        self.is_jump() || self.exits_scope()
    }

    /// Whether the argument is an index into the constants.
    pub fn has_constant(&self) -> bool {
        self.is(opcode::LOAD_CONST) || self.is(opcode::RETURN_CONST)
    }

    /// By how much the stack grows, on the way to the target or on the way to the next instruction.
    pub fn stack_effect(&self, jump: bool) -> i32 {
        match u8::try_from(self.opcode) {
            Ok(opcode) => opcode::stack_effect(opcode, self.argument),
            Err(_) => match self.opcode {
                // The handler finds the exception, and the offset of the instruction that raised it.
                pseudo::SETUP_FINALLY | pseudo::SETUP_WITH => i32::from(jump),
                pseudo::SETUP_CLEANUP => 2 * i32::from(jump),
                pseudo::STORE_FAST_MAYBE_NULL => -1,
                pseudo::LOAD_CLOSURE => 1,
                _ => 0,
            },
        }
    }
}

/// The instructions of a code object in the making.
#[derive(Debug, Default)]
pub struct InstructionSequence {
    /// The instructions; targets are labels.
    pub instructions: Vec<Instruction>,
    positions: Vec<u32>,
}

impl InstructionSequence {
    /// A label that has no place yet.
    pub fn new_label(&mut self) -> Label {
        self.positions.push(u32::MAX);
        Label(self.positions.len() as u32 - 1)
    }

    /// Gives a label its place: the next instruction.
    pub fn use_label(&mut self, label: Label) {
        self.positions[label.0 as usize] = self.instructions.len() as u32;
    }

    /// Whether the last instruction is this one, and no label stands behind it.
    pub fn ends_with(&self, opcode: u8) -> bool {
        let end = self.instructions.len() as u32;
        self.instructions.last().is_some_and(|last| last.is(opcode)) && !self.positions.contains(&end)
    }

    /// The index of the instruction that a label stands before.
    pub fn position(&self, label: u32) -> usize {
        self.positions[label as usize] as usize
    }

    /// Inserts an instruction; labels behind it move.
    pub fn insert(&mut self, index: usize, instruction: Instruction) {
        self.instructions.insert(index, instruction);
        for position in &mut self.positions {
            if *position != u32::MAX && *position as usize >= index {
                *position += 1;
            }
        }
    }
}
