//! Warnings about programs that are compiled all the same.

use super::failure::SyntaxFailure;

/// A warning that the compiler gives.
#[derive(Clone, Debug)]
pub struct SyntaxWarning {
    /// A DeprecationWarning rather than a SyntaxWarning.
    pub is_deprecation: bool,
    /// Its text.
    pub message: String,
    /// The line that it is about.
    pub line: u32,
    /// What the program is rejected with where a filter makes the warning an error.
    pub failure: SyntaxFailure,
}
