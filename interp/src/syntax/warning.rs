//! Warnings about programs that are compiled all the same.

use super::failure::SyntaxFailure;

/// What the compiler warns of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// Something that cannot be meant: a SyntaxWarning about a line of the program.
    Syntax,
    /// Something that will be rejected one day: a DeprecationWarning about a line of the program.
    Deprecation,
    /// An operation that was done while constants were folded warned, as it would at run time. The warning is about
    /// the line that compiles, and where it is an error the operation stays in the program.
    Folding,
}

impl WarningKind {
    /// A warning about a line of the program.
    pub fn of_program(is_deprecation: bool) -> Self {
        if is_deprecation { Self::Deprecation } else { Self::Syntax }
    }
}

/// A warning that the compiler gives.
#[derive(Clone, Debug)]
pub struct SyntaxWarning {
    /// What it warns of.
    pub kind: WarningKind,
    /// Its text.
    pub message: String,
    /// The line that it is about.
    pub line: u32,
    /// What the program is rejected with where a filter makes the warning an error.
    pub failure: SyntaxFailure,
}
