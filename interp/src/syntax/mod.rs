//! From source text to syntax tree and symbol tables; what CPython rejects before running is rejected here.

pub(crate) mod escapes;
pub mod failure;
mod grammar;
pub(crate) mod lexer;
pub(crate) mod literal;
mod lower;
mod lower_string;
pub(crate) mod parse;
mod position;
pub(crate) mod second_look;
pub mod source;
pub(crate) mod stack;
pub mod symbol_table;
pub mod tokens;
pub mod tree;
pub(crate) mod unparse;
pub mod warning;
