//! Parsing, and CPython's words for what the parser rejects.

use std::borrow::Cow;

use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{Mode as ParserMode, ParseOptions, parse_unchecked};
use ruff_text_size::TextRange;

use super::failure::{FailureKind, Result, Stage, SyntaxFailure};
use super::position::LineIndex;
use super::tree::Module;
use super::{lower, messages};
use crate::compile::Mode;

/// Source text with an index of its lines.
pub struct Source<'a> {
    text: Cow<'a, str>,
    lines: LineIndex,
}

impl<'a> Source<'a> {
    /// Takes a text; its line ends become `\n`, as the tokenizer makes them.
    pub fn new(text: &'a str) -> Self {
        let text = if text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        };
        let lines = LineIndex::new(&text);
        Self { text, lines }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The index of lines.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The text of a line from 1, without its line end.
    pub fn line(&self, line: u32) -> Option<&str> {
        self.lines.line_text(&self.text, line)
    }

    /// The line of an offset, from 1.
    pub fn line_of(&self, offset: usize) -> u32 {
        self.lines.position(offset as u32).0 as u32
    }

    /// Adds the line of a failure to it.
    pub fn with_text(&self, mut failure: SyntaxFailure) -> SyntaxFailure {
        if failure.text.is_none()
            && let Some(line) = failure.line
            && let Some(text) = self.lines.line_text(&self.text, line)
        {
            let has_end = (line as usize) < self.lines.line_count();
            let end = if has_end || failure.stage == Stage::Parser { "\n" } else { "" };
            failure.text = Some(format!("{text}{end}"));
        }
        failure
    }

    /// A failure that the parser finds at a range of bytes; columns count characters.
    pub fn failure(&self, kind: FailureKind, message: impl Into<String>, range: TextRange) -> Box<SyntaxFailure> {
        let (line, column) = self.character_position(range.start().to_u32());
        let (end_line, end_column) = self.character_position(range.end().to_u32());
        Box::new(SyntaxFailure {
            kind,
            message: message.into(),
            stage: Stage::Parser,
            line: Some(line),
            column,
            end_line,
            end_column: end_column as i32,
            text: None,
        })
    }

    /// Line and column from 1, in characters.
    fn character_position(&self, offset: u32) -> (u32, u32) {
        let (line, column) = self.lines.position(offset);
        let start = (offset - column as u32) as usize;
        let characters = self.text.get(start..offset as usize).map_or(column as usize, |text| text.chars().count());
        (line as u32, characters as u32 + 1)
    }
}

/// Parses a program.
///
/// # Errors
/// What CPython's tokenizer and parser reject.
pub fn parse(source: &Source<'_>, mode: Mode) -> Result<Module> {
    messages::check_before_parsing(source)?;
    let parser_mode = if mode == Mode::Eval { ParserMode::Expression } else { ParserMode::Module };
    let options = ParseOptions::from(parser_mode).with_target_version(PythonVersion::PY313);
    let parsed = parse_unchecked(source.text(), options);
    if let Some(failure) = messages::explain(source, &parsed, mode) {
        drop_deep_tree(parsed.into_syntax(), source.text().len());
        return Err(failure);
    }
    let syntax = parsed.into_syntax();
    let lowered = lower::lower(&syntax, source.text(), source.lines(), mode == Mode::Single);
    drop_deep_tree(syntax, source.text().len());
    let module = lowered?;
    messages::check_tree(source, &module, mode)?;
    Ok(module)
}

/// Drops a tree of the parser, which may be nearly as deep as the text is long: dropping takes stack for every level.
fn drop_deep_tree(tree: Mod, length: usize) {
    const BYTES_PER_LEVEL: usize = 512;
    let stack = length.saturating_mul(BYTES_PER_LEVEL).min(MOST);
    const USUAL: usize = 256 * 1024;
    const MOST: usize = 1 << 30;
    stacker::maybe_grow(stack.max(USUAL), stack.max(USUAL), || drop(tree));
}
