//! Programs that the tokenizer and the parser reject, in CPython's words.

use ruff_python_ast::Mod;
use ruff_python_parser::Parsed;
use ruff_text_size::{TextRange, TextSize};

use super::failure::{FailureKind, Result, SyntaxFailure};
use super::parse::Source;
use super::tree::Module;
use crate::compile::Mode;

/// What is wrong with a text before it is parsed at all.
pub fn check_before_parsing(source: &Source<'_>) -> Result<()> {
    if let Some(at) = source.text().find('\0') {
        let range = TextRange::empty(TextSize::new(at as u32));
        return Err(source.failure(FailureKind::SyntaxError, "source code cannot contain null bytes", range));
    }
    Ok(())
}

/// The first error of the parser.
pub fn explain(source: &Source<'_>, parsed: &Parsed<Mod>, mode: Mode) -> Option<Box<SyntaxFailure>> {
    let _ = mode;
    let error = parsed.errors().first()?;
    Some(source.failure(FailureKind::SyntaxError, "invalid syntax", error.location))
}

/// What the parser's tree still has that CPython's parser rejects.
pub fn check_tree(source: &Source<'_>, module: &Module, mode: Mode) -> Result<()> {
    let _ = (source, module, mode);
    Ok(())
}
