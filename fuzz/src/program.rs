//! A program as generators make it: pieces of the prelude, and a text of its own after them.

use std::fmt::{Display, Formatter, Result};

/// A program. Its `Display` is the whole text, a file that needs nothing else.
///
/// The pieces are the same texts again and again: whoever runs many programs compiles each piece once. A piece ends with a line of its own,
/// so that the program is the same whether its parts are compiled together or one after the other, but for the numbers of
/// its lines and for constants that parts share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// In order, each of them a sequence of statements.
    pub pieces: Vec<&'static str>,
    /// What comes after them.
    pub body: String,
}

impl Display for Program {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        for piece in &self.pieces {
            writeln!(formatter, "{piece}")?;
        }
        formatter.write_str(&self.body)
    }
}
