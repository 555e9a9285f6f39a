//! The value of a Python `str`: an immutable sequence of code points in the narrowest storage (PEP 393).
//!
//! Methods that may return the same object in Python return `None` here where nothing changes, or ranges of the
//! text: identity is the caller's.

pub mod bytes;
mod case;
pub mod codec;
pub mod layout;
pub mod names;
mod representation;
mod search;
pub mod sequence;
mod storage;
pub mod unicode;
mod unicode_later;

pub use sequence::{Ends, adjust_range};
pub use storage::{Kind, Text, TextBuilder, Units};

#[cfg(test)]
mod tests;
