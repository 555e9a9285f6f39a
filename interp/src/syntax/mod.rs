//! From source text to syntax tree and symbol tables; what CPython rejects before running is rejected here.

pub mod failure;
pub(crate) mod literal;
mod lower;
mod lower_string;
mod messages;
pub(crate) mod parse;
mod position;
pub mod source;
pub(crate) mod stack;
pub mod symbol_table;
mod tokenizer;
pub mod tokens;
pub mod tree;
pub(crate) mod unparse;
