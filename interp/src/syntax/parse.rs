//! Parsing, and CPython's words for what the parser rejects.

use std::borrow::Cow;

use ruff_python_ast::token::{TokenKind as RuffKind, Tokens};
use ruff_python_ast::visitor::source_order::{
    SourceOrderVisitor, walk_expr, walk_interpolated_string_element, walk_pattern, walk_stmt,
};
use ruff_python_ast::{Expr, InterpolatedStringElement, Mod, Pattern, PythonVersion, Stmt};
use ruff_python_parser::{Mode as ParserMode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use super::escapes;
use super::failure::{FailureKind, Result, Stage, SyntaxFailure};
use super::lexer::{Lexer, TokenKind};
use super::position::LineIndex;
use super::stack::with_stack;
use super::tree::Module;
use super::warning::SyntaxWarning;
use super::{lower, second_look};
use crate::compile::Mode;
use crate::object::reserve;
use crate::version::{Profile, Version};

/// Where a text comes from. Before 3.13 columns of errors count bytes where no encoding is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A str.
    Text,
    /// Bytes that do not say their encoding.
    Bytes,
    /// Bytes that do.
    DeclaredBytes,
    /// A file that does not say its encoding.
    File,
    /// A file that does.
    DeclaredFile,
}

impl Origin {
    /// Whether lines can be read again from a file.
    pub fn is_file(self) -> bool {
        matches!(self, Self::File | Self::DeclaredFile)
    }

    /// Whether columns of errors count characters.
    pub fn counts_characters(self, profile: &Profile) -> bool {
        !matches!(self, Self::Bytes | Self::File) || profile.undeclared_sources_count_characters
    }
}

/// How a text may differ from a whole program, as flags of `compile()` say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// A text that ends too early is told from one that is wrong (`PyCF_ALLOW_INCOMPLETE_INPUT`).
    pub may_be_incomplete: bool,
    /// At the prompt the end of the text does not end blocks (`PyCF_DONT_IMPLY_DEDENT`).
    pub keeps_blocks_open: bool,
    /// Inequality is written `<>` and not `!=` (PEP 401).
    pub barry_as_flufl: bool,
}

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

    /// Adds the line of a failure to it, where it is one of a file.
    pub fn with_text(&self, mut failure: SyntaxFailure, origin: Origin) -> SyntaxFailure {
        if failure.text.is_none()
            && (origin.is_file() || failure.stage == Stage::Parser)
            && let Some(line) = failure.line
            && let Some(text) = self.lines.line_text(&self.text, line)
        {
            let end = if (line as usize) < self.lines.line_count() { "\n" } else { "" };
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
pub fn parse(
    source: &Source<'_>,
    mode: Mode,
    origin: Origin,
    dialect: Dialect,
    profile: &'static Profile,
    warnings: &mut Vec<SyntaxWarning>,
) -> Result<Module> {
    if dialect.barry_as_flufl {
        let text = with_plain_inequality(source, mode, profile)?;
        let dialect = Dialect { barry_as_flufl: false, ..dialect };
        return parse(&Source::new(&text), mode, origin, dialect, profile, warnings);
    }
    let mut diagnose = || {
        let (failure, given) = second_look::diagnose(source.text(), mode, origin, dialect, profile);
        *warnings = given;
        failure
    };
    if is_refused_by_tokenizer(source.text(), profile)
        && let Some(failure) = diagnose()
    {
        return Err(failure);
    }
    let parser_mode = if mode == Mode::Eval { ParserMode::Expression } else { ParserMode::Module };
    let version = match profile.version {
        Version::Python311 => PythonVersion::PY311,
        Version::Python312 => PythonVersion::PY312,
        Version::Python313 => PythonVersion::PY313,
    };
    let options = || ParseOptions::from(parser_mode).with_target_version(version);
    let mut parsed = parse_unchecked(source.text(), options());
    if !parsed.errors().is_empty() {
        if let Some(failure) = diagnose() {
            drop_deep_tree(parsed.into_syntax(), source.text().len());
            return Err(failure);
        }
        // What CPython accepts and the parser does not.
        let text = without_bare_raises(source.text(), profile);
        let again = parse_unchecked(&text, options());
        drop_deep_tree(std::mem::replace(&mut parsed, again).into_syntax(), source.text().len());
    }
    if let Some(error) = parsed.errors().first() {
        let place = error.location;
        drop_deep_tree(parsed.into_syntax(), source.text().len());
        return Err(source.failure(FailureKind::SyntaxError, "invalid syntax", place));
    }
    if !parsed.unsupported_syntax_errors().is_empty()
        && let Some(failure) = diagnose()
    {
        return Err(failure);
    }
    if may_warn(source.text(), parsed.tokens())
        && let Some(failure) = diagnose()
    {
        return Err(failure);
    }
    let syntax = parsed.into_syntax();
    let lowered = lower::lower(&syntax, source.text(), source.lines(), mode == Mode::Single, profile);
    drop_deep_tree(syntax, source.text().len());
    let (module, doubtful) = lowered?;
    // At the prompt a statement has to end as CPython sees it.
    if (doubtful || mode == Mode::Single)
        && let Some(failure) = diagnose()
    {
        return Err(failure);
    }
    Ok(module)
}

/// The text with `!=` for each `<>`, which the parser does not know. Both are of one length.
fn with_plain_inequality(source: &Source<'_>, mode: Mode, profile: &Profile) -> Result<String> {
    let mut changed = source.text().to_owned();
    let mut lexer = Lexer::new(source.text().as_bytes(), profile.lexer);
    loop {
        let token = lexer.next_token();
        let (start, end) = token.range;
        match source.text().get(start..end) {
            _ if matches!(token.kind, TokenKind::EndMarker | TokenKind::Error) => return Ok(changed),
            Some("<>") => changed.replace_range(start..end, "!="),
            Some("!=") => {
                let range = TextRange::new((start as u32).into(), (end as u32).into());
                let message = "with Barry as BDFL, use '<>' instead of '!='";
                let mut failure = source.failure(FailureKind::SyntaxError, message, range);
                // The tokenizer adds a line end where a file has none.
                let line = failure.line.and_then(|line| source.lines.line_text(&source.text, line));
                failure.text = line.filter(|_| mode == Mode::Exec).map(|line| format!("{line}\n"));
                return Err(failure);
            }
            _ => {}
        }
    }
}

/// Whether CPython's tokenizer refuses a text for what the parser does not mind: tabs that cannot be compared with
/// spaces, and too much of brackets or indentation.
fn is_refused_by_tokenizer(text: &str, profile: &Profile) -> bool {
    let has_mark = text.starts_with('\u{FEFF}');
    if !has_mark
        && !may_have_deep_brackets(text)
        && !text.contains("\n\t")
        && !has_deep_indentation(text)
        && !text.contains('\0')
    {
        return false;
    }
    let mut lexer = Lexer::new(text.as_bytes(), profile.lexer);
    loop {
        match lexer.next_token().kind {
            TokenKind::Error => return true,
            TokenKind::EndMarker => return false,
            _ => {}
        }
    }
}

/// The text with `break` for each `raise` before a semicolon, which the parser takes for an error. Both words are of
/// one length, and lowering looks at the text as it was.
fn without_bare_raises(text: &str, profile: &Profile) -> String {
    let mut changed = text.to_owned();
    let mut lexer = Lexer::new(text.as_bytes(), profile.lexer);
    let mut raise = None;
    loop {
        let token = lexer.next_token();
        if matches!(token.kind, TokenKind::EndMarker | TokenKind::Error) {
            return changed;
        }
        let word = text.get(token.range.0..token.range.1);
        if let Some(range) = raise.take()
            && word == Some(";")
        {
            changed.replace_range(range, "break");
        }
        raise = (word == Some("raise")).then_some(token.range.0..token.range.1);
    }
}

/// Whether there may be something that CPython's parser warns of: an escape that is none, or a number that runs into
/// a keyword.
fn may_warn(text: &str, tokens: &Tokens) -> bool {
    let mut raw = Vec::new();
    let mut number_end = None;
    tokens.iter().any(|token| {
        let range = token.range();
        let follows_number = number_end == Some(range.start());
        number_end = None;
        match token.kind() {
            RuffKind::Int | RuffKind::Float | RuffKind::Complex => number_end = Some(range.end()),
            RuffKind::FStringStart => raw.push(text[range].contains(['r', 'R'])),
            RuffKind::FStringEnd => drop(raw.pop()),
            RuffKind::FStringMiddle => {
                let part = &text[range];
                return raw.last() == Some(&false)
                    && (part.ends_with('\\')
                        || escapes::first_invalid(part, false, escapes::Reader::Literal).is_some());
            }
            RuffKind::String => {
                let literal = &text[range];
                let prefix = &literal[..literal.find(['"', '\'']).unwrap_or(0)];
                return literal.contains('\\')
                    && !prefix.contains(['r', 'R'])
                    && escapes::first_invalid(literal, prefix.contains(['b', 'B']), escapes::Reader::Literal)
                        .is_some();
            }
            kind => return follows_number && kind.is_keyword(),
        }
        false
    })
}

/// Whether brackets may be nested deeper than anybody writes them by hand. What stands in strings is counted where it may be
/// code, and never takes from the depth, so that no is certain.
fn may_have_deep_brackets(text: &str) -> bool {
    const MANY: usize = 140;
    let is_opening = |byte: &&u8| matches!(byte, b'(' | b'[' | b'{');
    let bytes = text.as_bytes();
    if bytes.iter().filter(is_opening).count() <= MANY {
        return false;
    }
    let (mut depth, mut deepest, mut at) = (0usize, 0, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'#' => at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
            b'"' | b'\'' => {
                let prefix = bytes[..at - 1].iter().rev().take_while(|byte| byte.is_ascii_alphabetic());
                let is_triple = bytes[at..].starts_with(&[*byte; 2]);
                if prefix.take(2).any(|letter| matches!(letter, b'f' | b'F')) {
                    let end = at + memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at);
                    let has_triple = bytes[at..end].windows(3).any(|three| matches!(three, b"\'\'\'" | b"\"\"\""));
                    if is_triple || has_triple || bytes[..end].ends_with(b"\\") {
                        return true;
                    }
                    // It may go on in the next line, with code.
                    depth += bytes[at..end].iter().filter(is_opening).count();
                    at = end;
                } else {
                    at = end_of_string(bytes, at, *byte, is_triple);
                }
            }
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest > MANY
}

/// Where a literal ends whose first quote is before `at`; one that does not end in its line is an error at the line's end.
fn end_of_string(bytes: &[u8], mut at: usize, quote: u8, is_triple: bool) -> usize {
    if is_triple {
        at += 2;
    }
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'\n' if !is_triple => break,
            byte if *byte == quote && (!is_triple || bytes[at..].starts_with(&[quote; 2])) => {
                return if is_triple { at + 2 } else { at };
            }
            _ => {}
        }
    }
    at.min(bytes.len())
}

fn has_deep_indentation(text: &str) -> bool {
    const DEEP: usize = 99;
    text.lines().any(|line| line.len() > DEEP && line.bytes().take(DEEP).all(|byte| matches!(byte, b' ' | b'\t')))
}

/// Drops a tree of the parser, which may be nearly as deep as the text is long: dropping takes stack for every level.
fn drop_deep_tree(tree: Mod, length: usize) {
    const BYTES_PER_LEVEL: usize = 1024;
    let is_there = |bytes: usize| stacker::remaining_stack().is_some_and(|left| bytes < left / 2);
    if is_there(length.saturating_mul(BYTES_PER_LEVEL)) {
        return drop(tree);
    }
    let mut depth = Depth::default();
    depth.visit_mod(&tree);
    let stack = (depth.deepest + 64) * BYTES_PER_LEVEL;
    if is_there(stack) {
        drop(tree);
    } else if reserve::can_have(stack) {
        stacker::grow(stack, || drop(tree));
    } else {
        // There is no room for letting go of it: the memory stays lost until the process ends.
        std::mem::forget(tree);
    }
}

/// Finds out how deep a tree is.
#[derive(Default)]
struct Depth {
    current: usize,
    deepest: usize,
}

impl Depth {
    fn below(&mut self, walk: impl FnOnce(&mut Self)) {
        self.current += 1;
        self.deepest = self.deepest.max(self.current);
        with_stack(|| walk(self));
        self.current -= 1;
    }
}

impl<'a> SourceOrderVisitor<'a> for Depth {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        self.below(|depth| walk_stmt(depth, statement));
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        self.below(|depth| walk_expr(depth, expression));
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        self.below(|depth| walk_pattern(depth, pattern));
    }

    fn visit_interpolated_string_element(&mut self, element: &'a InterpolatedStringElement) {
        self.below(|depth| walk_interpolated_string_element(depth, element));
    }
}

#[cfg(test)]
mod tests {
    use super::may_have_deep_brackets;

    #[test]
    fn brackets_count_by_depth() {
        let flat = "f((1), [2], {3: ')'}) # (((\n".repeat(100);
        assert!(!may_have_deep_brackets(&flat));
        assert!(may_have_deep_brackets(&format!("{flat}{}", "(".repeat(141))));
        // What closes in a string, or may do so, takes nothing away.
        assert!(may_have_deep_brackets(&"(')'\n".repeat(141)));
        assert!(may_have_deep_brackets(&"(f'{')'}'\n".repeat(141)));
        assert!(may_have_deep_brackets(&format!("f'''{}", "()".repeat(141))));
        assert!(!may_have_deep_brackets(&"('''(\n\\''')''')\n".repeat(141)));
    }
}
