//! Code generation: from syntax tree to code objects in CPython 3.13's instruction set.

pub mod code;
pub mod opcode;
