//! The built-in types, and the value-level algorithms that they stand on.
//!
//! `text`, `numeric`, `formatting` and `hashing` know nothing of objects or of the virtual machine.

pub mod formatting;
pub mod hashing;
pub mod numeric;
pub mod text;
