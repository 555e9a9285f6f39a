//! What is raised when a program cannot be compiled.

use super::tree::Location;

/// The exception's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// `SyntaxError`.
    SyntaxError,
    /// `IndentationError`.
    IndentationError,
    /// `_IncompleteInputError`, where there is that, or `SyntaxError`.
    IncompleteInput,
    /// `TabError`.
    TabError,
    /// `RecursionError`: the tree is too deep for the compiler.
    RecursionError,
    /// `MemoryError`: the tree is too deep for the parser.
    MemoryError,
}

/// Who rejected the program: CPython shows the source line of an error that the compiler finds only
/// where it can open the file of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Decoding of the whole text: the exception has neither a column nor an end.
    Decoding,
    /// The tokenizer or the parser.
    Parser,
    /// The symbol table: the exception gets its place as attributes, not as arguments.
    SymbolTable,
    /// The code generator.
    Compiler,
}

/// A rejected program: everything that the exception object shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFailure {
    /// The exception's type.
    pub kind: FailureKind,
    /// The text, as CPython words it.
    pub message: String,
    /// Who found the error.
    pub stage: Stage,
    /// `lineno`, from 1; none for an error without a place, as RecursionError.
    pub line: Option<u32>,
    /// `offset`, in characters from 1.
    pub column: u32,
    /// `end_lineno`; 0 where CPython gives 0.
    pub end_line: u32,
    /// `end_offset`; −1 and 0 where CPython gives that.
    pub end_column: i32,
    /// The source line, with its line end where the parser has it.
    pub text: Option<String>,
}

impl SyntaxFailure {
    /// A SyntaxError that the compiler finds at a node. Columns stay bytes, as CPython leaves them.
    pub fn compiler(message: impl Into<String>, location: Location) -> Self {
        Self {
            kind: FailureKind::SyntaxError,
            message: message.into(),
            stage: Stage::Compiler,
            line: Some(location.line.max(0) as u32),
            column: (location.column + 1) as u32,
            end_line: location.end_line.max(0) as u32,
            end_column: location.end_column + 1,
            text: None,
        }
    }

    /// A SyntaxError that the symbol table finds.
    pub fn symbol_table(message: impl Into<String>, location: Location) -> Self {
        Self { stage: Stage::SymbolTable, ..Self::compiler(message, location) }
    }

    /// The failure of a tree that is too deep for the compiler's passes.
    pub fn too_deep() -> Self {
        Self {
            kind: FailureKind::RecursionError,
            message: "maximum recursion depth exceeded during compilation".to_owned(),
            stage: Stage::Compiler,
            line: None,
            column: 0,
            end_line: 0,
            end_column: 0,
            text: None,
        }
    }
}

impl SyntaxFailure {
    /// The failure of a text that nests more deeply than the parser follows.
    pub fn too_deep_for_parser() -> Self {
        Self {
            kind: FailureKind::MemoryError,
            message: "Parser stack overflowed - Python source too complex to parse".to_owned(),
            stage: Stage::Parser,
            ..Self::too_deep()
        }
    }
}

/// The result of a pass of the compiler. The error is boxed: success is what counts.
pub type Result<T> = std::result::Result<T, Box<SyntaxFailure>>;
