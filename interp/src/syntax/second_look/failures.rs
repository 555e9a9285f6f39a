//! Failures: their places and texts (Parser/pegen_errors.c).

use super::Failure;
use super::parser::{Parser, Parts, part};
use crate::compile::Mode;
use crate::syntax::failure::{FailureKind, Stage, SyntaxFailure};
use crate::syntax::grammar::{Message, Part, Piece, Where};
use crate::syntax::lexer::{Done, Place, Token, TokenKind};

/// A column that the exception shows: of bytes from 1, or a number that stands for none.
#[derive(Clone, Copy)]
struct Shown {
    line: u32,
    column: i64,
}

impl Shown {
    fn of(place: Place) -> Self {
        Self { line: place.line, column: i64::from(place.column) + 1 }
    }
}

impl Parser<'_> {
    pub(super) fn last_token(&self) -> Token {
        self.tokens.last().copied().unwrap_or(Token {
            kind: TokenKind::EndMarker,
            range: (0, 0),
            start: Place { line: 0, column: -1 },
            end: Place { line: 0, column: -1 },
            level: 0,
        })
    }

    fn failure(&mut self, kind: FailureKind, message: &str, start: Shown, end: Shown) -> Failure {
        let text = self.line_for_error(start.line);
        let (mut column, mut end_column) = (start.column, end.column);
        if let Some(field) = &self.field {
            column -= i64::from(field.column);
            end_column -= i64::from(field.column);
        }
        if self.origin.counts_characters(self.profile) {
            column = characters_before(&text, column);
            if end_column > 0 {
                end_column = characters_before(&text, end_column);
            }
        }
        let message = if self.field.is_some() { format!("f-string: {message}") } else { message.to_owned() };
        Box::new(SyntaxFailure {
            kind,
            message,
            stage: Stage::Parser,
            line: Some(start.line),
            column: column.max(0) as u32,
            end_line: end.line,
            end_column: end_column as i32,
            text: Some(text),
        })
    }

    /// The text that goes with an error: a line of the file, or what the tokenizer holds.
    fn line_for_error(&self, asked: u32) -> String {
        let line = match &self.field {
            Some(field) => (asked + 1).saturating_sub(field.line),
            None => asked,
        };
        let lines = self.text.split_inclusive('\n');
        let of_line = |line: u32| lines.clone().nth((line as usize).saturating_sub(1));
        if self.origin.is_file()
            && self.mode == Mode::Exec
            && self.field.is_none()
            && let Some(text) = of_line(line)
        {
            return text.to_owned();
        }
        if self.lexer.line <= asked && self.lexer.read > self.lexer.buffer {
            let held = self.lexer.text.get(self.lexer.buffer..self.lexer.read).unwrap_or_default();
            return String::from_utf8_lossy(held).into_owned();
        }
        of_line(line).unwrap_or_default().trim_end_matches('\n').to_owned()
    }

    pub(super) fn failure_between(&mut self, kind: FailureKind, message: &str, start: Place, end: Place) -> Failure {
        self.failure(kind, message, Shown::of(start), Shown::of(end))
    }

    /// From a place to where the tokenizer has come.
    pub(super) fn failure_from(&mut self, message: &str, start: Place) -> Failure {
        let column = self.lexer.current as i64 - self.lexer.line_start as i64;
        let end = Shown { line: self.lexer.line, column };
        self.failure(FailureKind::SyntaxError, message, Shown::of(start), end)
    }

    /// Ends at no place.
    pub(super) fn failure_without_end(&mut self, kind: FailureKind, message: &str, start: Place, line: u32) -> Failure {
        self.failure(kind, message, Shown::of(start), Shown { line, column: 0 })
    }

    pub(super) fn failure_at_token(&mut self, kind: FailureKind, message: &str, token: &Token) -> Failure {
        let column = if token.start.column >= 0 {
            i64::from(token.start.column) + 1
        } else if self.lexer.current == self.lexer.buffer || self.origin.is_file() && self.lexer.ended_between_tokens {
            0
        } else {
            self.lexer.current as i64 - self.lexer.line_start as i64
        };
        let end_column = if token.end.column >= 0 { i64::from(token.end.column) + 1 } else { -1 };
        let (start, end) =
            (Shown { line: token.start.line, column }, Shown { line: token.end.line, column: end_column });
        self.failure(kind, message, start, end)
    }

    /// A failure at the last token that was read.
    pub(super) fn failure_here(&mut self, kind: FailureKind, message: &str) -> Failure {
        if let Some(earlier) = self.pending.take() {
            return earlier;
        }
        let token = self.last_token();
        if self.profile.lexer.f_string_tokens && token.kind == TokenKind::Error && self.lexer.done == Done::EndOfFile {
            return self.end_of_file();
        }
        self.failure_at_token(kind, message, &token)
    }

    fn failure_next(&mut self, message: &str) -> Failure {
        if let Some(earlier) = self.pending.take() {
            return earlier;
        }
        if self.mark == self.tokens.len()
            && let Err(failure) = self.fill()
        {
            return failure;
        }
        let last = self.last_token();
        if last.kind == TokenKind::Error && self.lexer.done == Done::EndOfFile {
            return self.end_of_file();
        }
        let token = self.tokens[self.mark];
        self.failure_at_token(FailureKind::SyntaxError, message, &token)
    }

    pub(super) fn expected(&mut self, wanted: &str, token: &Token) -> Failure {
        self.failure_between(FailureKind::SyntaxError, &format!("expected '{wanted}'"), token.start, token.end)
    }

    pub(super) fn too_deep(&self) -> Failure {
        Box::new(SyntaxFailure::too_deep_for_parser())
    }

    /// The failure of a rule for mistakes.
    pub(super) fn mistake(&mut self, place: &Where, message: &Message, parts: &Parts) -> Failure {
        let message = self.worded(message, parts);
        match place {
            Where::Range(start, end) => {
                let (start, end) = (self.part_node(*start, parts), self.part_node(*end, parts));
                let (start, end) = (self.nodes[start].start, self.nodes[end].end);
                self.failure_between(FailureKind::SyntaxError, &message, start, end)
            }
            Where::From(label) => {
                let start = self.nodes[part(parts, *label)].start;
                self.failure_from(&message, start)
            }
            Where::Here => self.failure_here(FailureKind::SyntaxError, &message),
            Where::Indentation => self.failure_here(FailureKind::IndentationError, &message),
            Where::Next => self.failure_next(&message),
        }
    }

    fn part_node(&self, wanted: Part, parts: &Parts) -> usize {
        let children = |label: char| &self.nodes[part(parts, label)].children;
        match wanted {
            Part::Whole(label) => part(parts, label),
            Part::First(label) => children(label).first().copied().unwrap_or_else(|| part(parts, label)),
            Part::Last(label) => children(label).last().copied().unwrap_or_else(|| part(parts, label)),
        }
    }

    fn worded(&self, message: &Message, parts: &Parts) -> String {
        let mut text = String::new();
        for piece in &message.0 {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::NameOf(label) => text.push_str(self.expression_name(part(parts, *label))),
                Piece::LineOf(label) => text.push_str(&self.nodes[part(parts, *label)].start.line.to_string()),
                Piece::TextOf(label) => {
                    let token = self.tokens[self.nodes[part(parts, *label)].tokens.0];
                    text.push_str(self.token_text(&token));
                }
            }
        }
        text
    }

    // The tokenizer's failures.

    /// What the tokenizer has refused, in the parser's words where it has none of its own.
    pub(super) fn refused(&mut self) -> Failure {
        if let Some(failure) = self.lexer.failure.clone() {
            return failure;
        }
        let start = Place { line: self.lexer.line, column: 0 };
        let (kind, message, column) = match self.lexer.done {
            Done::EndOfFile => return self.end_of_file(),
            Done::Dedent => {
                let message = "unindent does not match any outer indentation level";
                return self.failure_here(FailureKind::IndentationError, message);
            }
            Done::TabSpace => (FailureKind::TabError, "inconsistent use of tabs and spaces in indentation", 0),
            Done::TooDeep => (FailureKind::IndentationError, "too many levels of indentation", 0),
            Done::LineContinuation => {
                let column = self.lexer.current as i32 - self.lexer.buffer as i32 - 1;
                (FailureKind::SyntaxError, "unexpected character after line continuation character", column.max(0))
            }
            Done::No | Done::Error | Done::Decode => (FailureKind::SyntaxError, "unknown parsing error", 0),
        };
        let line = start.line;
        self.failure_without_end(kind, message, Place { column, ..start }, line)
    }

    /// The text ends too early.
    /// A text that could go on (`_is_end_of_source` in Parser/pegen.c).
    pub(super) fn incomplete_input(&mut self) -> Failure {
        let token = self.last_token();
        self.failure_at_token(FailureKind::IncompleteInput, "incomplete input", &token)
    }

    pub(super) fn end_of_file(&mut self) -> Failure {
        if self.lexer.brackets.is_empty() {
            let token = self.last_token();
            return self.failure_at_token(FailureKind::SyntaxError, "unexpected EOF while parsing", &token);
        }
        self.never_closed()
    }

    fn never_closed(&mut self) -> Failure {
        let Some(open) = self.lexer.brackets.last().copied() else {
            return self.failure_here(FailureKind::SyntaxError, "unexpected EOF while parsing");
        };
        let message = format!("'{}' was never closed", char::from(open.bracket));
        self.failure_without_end(FailureKind::SyntaxError, &message, open.place, open.place.line)
    }

    /// A failure of the parser, unless the tokenizer refuses what follows.
    pub(super) fn unless_tokenizer_refuses(&mut self, failure: Failure) -> Failure {
        let is_syntax_error = !matches!(failure.kind, FailureKind::MemoryError | FailureKind::RecursionError);
        if self.lexer.done == Done::No && is_syntax_error { self.tokenizer_failure_or(failure) } else { failure }
    }

    /// Reads on to the end: what the tokenizer refuses there counts more than a failure of the parser, and so does
    /// a bracket that is open since an earlier line.
    pub(super) fn tokenizer_failure_or(&mut self, failure: Failure) -> Failure {
        let line = self.last_token().start.line;
        loop {
            let token = self.lexer.next_token();
            match token.kind {
                TokenKind::Error => {
                    // In an f-string the error of an expression counts more than what it does to the string, be it that a
                    // field is never closed.
                    if self.lexer.is_in_f_string() {
                        return failure;
                    }
                    if let Some(refused) = self.lexer.failure.take() {
                        return refused;
                    }
                    if let Some(open) = self.lexer.brackets.last()
                        && line > open.place.line
                    {
                        return self.never_closed();
                    }
                    return failure;
                }
                TokenKind::EndMarker => return failure,
                _ => {}
            }
        }
    }

    /// At the prompt there is one statement at a time.
    pub(super) fn check_single_statement(&mut self) -> Option<Failure> {
        if self.mode != Mode::Single {
            return None;
        }
        let rest = self.text.get(self.lexer.current..)?;
        let has_more = rest.lines().map(str::trim_start).any(|line| !line.is_empty() && !line.starts_with('#'));
        has_more.then(|| {
            let message = "multiple statements found while compiling a single statement";
            self.failure_here(FailureKind::SyntaxError, message)
        })
    }
}

/// How many characters a number of bytes of a line makes, one more where it goes beyond its end.
fn characters_before(line: &str, bytes: i64) -> i64 {
    let Ok(bytes) = usize::try_from(bytes) else { return 0 };
    match line.as_bytes().get(..bytes) {
        Some(before) => String::from_utf8_lossy(before).chars().count() as i64,
        None => line.chars().count() as i64 + 1,
    }
}
