//! Replacement fields before PEP 701: the parser takes a string apart and parses each expression in parentheses, as a
//! text of its own.

use super::parser::Parser;
use super::{Failure, look};
use crate::compile::Mode;
use crate::syntax::escapes;
use crate::syntax::failure::FailureKind;
use crate::syntax::lexer::Token;
use crate::syntax::parse::Origin;

/// How many brackets may be open in an expression.
const MAXIMUM_BRACKETS: usize = 200;
/// How many fields may be in each other.
const MAXIMUM_FIELDS: usize = 2;

/// Where the expression of a field stands in the program.
#[derive(Clone, Copy)]
pub(super) struct FieldOrigin {
    /// The line of its text's first line.
    pub(super) line: u32,
    /// How far its first line is shifted to the right.
    pub(super) column: i32,
}

impl FieldOrigin {
    /// Moves a token that ends in the first line to where it stands in the program.
    pub(super) fn shift(&self, token: &mut Token) {
        if token.end.line != self.line {
            return;
        }
        if token.start.column >= 0 {
            token.start.column += self.column;
        }
        if token.end.column >= 0 {
            token.end.column += self.column;
        }
    }
}

/// A string whose fields are read.
struct Reading<'t> {
    token: Token,
    contents: &'t str,
    /// Where the contents begin in the token.
    begin: usize,
    raw: bool,
    at: usize,
}

impl Reading<'_> {
    fn byte(&self) -> Option<u8> {
        self.contents.as_bytes().get(self.at).copied()
    }

    fn peek(&self) -> Option<u8> {
        self.contents.as_bytes().get(self.at + 1).copied()
    }
}

impl Parser<'_> {
    /// The fields of a string token.
    pub(super) fn check_fields(
        &mut self,
        token: &Token,
        contents: &str,
        begin: usize,
        raw: bool,
    ) -> Result<(), Failure> {
        let mut reading = Reading { token: *token, contents, begin, raw, at: 0 };
        self.fields(&mut reading, 0)
    }

    fn field_error<T>(&mut self, message: &str) -> Result<T, Failure> {
        Err(self.failure_here(FailureKind::SyntaxError, message))
    }

    /// Text and fields in turn, to the end or to the brace that closes the field around.
    fn fields(&mut self, reading: &mut Reading<'_>, level: usize) -> Result<(), Failure> {
        loop {
            self.literal_text(reading, level)?;
            match reading.byte() {
                None => break,
                Some(b'}') => break,
                _ => self.separate_field(reading, level)?,
            }
        }
        if level == 0 && reading.byte().is_some() {
            return self.field_error("f-string: unexpected end of string");
        }
        Ok(())
    }

    fn literal_text(&mut self, reading: &mut Reading<'_>, level: usize) -> Result<(), Failure> {
        let start = reading.at;
        let mut end = None;
        while let Some(byte) = reading.byte() {
            if byte == b'\\' && !reading.raw {
                let escaped = reading.peek();
                reading.at += 1;
                if escaped == Some(b'N') {
                    reading.at += 1;
                    if reading.byte() == Some(b'{') {
                        let rest = &reading.contents[reading.at..];
                        reading.at += rest.find('}').map_or(rest.len(), |close| close + 1);
                    }
                    continue;
                }
                if let Some(brace @ (b'{' | b'}')) = escaped {
                    if brace == b'{' {
                        let token = reading.token;
                        self.warn_at(&token, escapes::invalid('{'));
                    }
                    continue;
                }
                reading.at += usize::from(escaped.is_some());
                while !reading.contents.is_char_boundary(reading.at) {
                    reading.at += 1;
                }
                continue;
            }
            if matches!(byte, b'{' | b'}') {
                if level == 0 {
                    if reading.peek() == Some(byte) {
                        end = Some(reading.at + 1);
                        reading.at += 2;
                        break;
                    }
                    if byte == b'}' {
                        return self.field_error("f-string: single '}' is not allowed");
                    }
                }
                break;
            }
            reading.at += 1;
        }
        let doubled = end.is_some();
        if !reading.raw {
            let text = reading.contents.get(start..end.unwrap_or(reading.at)).unwrap_or_default();
            let token = reading.token;
            self.check_escapes(text, false, &token)?;
        }
        if doubled { self.literal_text(reading, level) } else { Ok(()) }
    }

    fn separate_field(&mut self, reading: &mut Reading<'_>, level: usize) -> Result<(), Failure> {
        if level >= MAXIMUM_FIELDS {
            return self.field_error("f-string: expressions nested too deeply");
        }
        reading.at += 1;
        let start = reading.at;
        self.skip_expression(reading)?;
        if reading.byte().is_none() {
            return self.field_error("f-string: expecting '}'");
        }
        self.field_expression(reading, start)?;
        if reading.byte() == Some(b'=') {
            reading.at += 1;
            while reading.byte().is_some_and(|byte| byte.is_ascii_whitespace() || byte == 0x0B) {
                reading.at += 1;
            }
        }
        if reading.byte() == Some(b'!') {
            reading.at += 1;
            let Some(conversion) = reading.byte() else { return self.field_error("f-string: expecting '}'") };
            reading.at += 1;
            if !matches!(conversion, b's' | b'r' | b'a') {
                return self.field_error("f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }
        }
        if reading.byte() == Some(b':') {
            reading.at += 1;
            if reading.byte().is_none() {
                return self.field_error("f-string: expecting '}'");
            }
            self.fields(reading, level + 1)?;
        }
        if reading.byte() != Some(b'}') {
            return self.field_error("f-string: expecting '}'");
        }
        reading.at += 1;
        Ok(())
    }

    /// To the end of a field's expression, which is found without parsing it.
    fn skip_expression(&mut self, reading: &mut Reading<'_>) -> Result<(), Failure> {
        let mut quote: Option<(u8, bool)> = None;
        let mut open: Vec<u8> = Vec::new();
        while let Some(byte) = reading.byte() {
            let is_triple = || reading.contents.as_bytes()[reading.at..].starts_with(&[byte; 3]);
            if byte == b'\\' {
                return self.field_error("f-string expression part cannot include a backslash");
            }
            match (quote, byte) {
                (Some((mark, triple)), _) => {
                    if byte == mark && triple && is_triple() {
                        reading.at += 2;
                        quote = None;
                    } else if byte == mark && !triple {
                        quote = None;
                    }
                }
                (None, b'\'' | b'"') => {
                    let triple = is_triple();
                    quote = Some((byte, triple));
                    reading.at += if triple { 2 } else { 0 };
                }
                (None, b'(' | b'[' | b'{') => {
                    if open.len() >= MAXIMUM_BRACKETS {
                        return self.field_error("f-string: too many nested parenthesis");
                    }
                    open.push(byte);
                }
                (None, b'#') => return self.field_error("f-string expression part cannot include '#'"),
                (None, b'!' | b':' | b'}' | b'=' | b'>' | b'<') if open.is_empty() => {
                    if matches!(byte, b'!' | b'=' | b'<' | b'>') && reading.peek() == Some(b'=') {
                        reading.at += 1;
                    } else if !matches!(byte, b'>' | b'<') {
                        break;
                    }
                }
                (None, b')' | b']' | b'}') => {
                    let closing = char::from(byte);
                    let Some(opening) = open.pop() else {
                        return self.field_error(&format!("f-string: unmatched '{closing}'"));
                    };
                    if !matches!((opening, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                        let opening = char::from(opening);
                        return self.field_error(&format!(
                            "f-string: closing parenthesis '{closing}' does not match opening parenthesis '{opening}'"
                        ));
                    }
                }
                _ => {}
            }
            reading.at += 1;
        }
        if quote.is_some() {
            return self.field_error("f-string: unterminated string");
        }
        if let Some(opening) = open.last() {
            return self.field_error(&format!("f-string: unmatched '{}'", char::from(*opening)));
        }
        Ok(())
    }

    /// Parses an expression that has been found.
    fn field_expression(&mut self, reading: &Reading<'_>, start: usize) -> Result<(), Failure> {
        let text = reading.contents.get(start..reading.at).unwrap_or_default();
        if text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | 0x0C)) {
            return match reading.byte() {
                Some(mark @ (b'!' | b':' | b'=')) => {
                    self.field_error(&format!("f-string: expression required before '{}'", char::from(mark)))
                }
                _ => self.field_error("f-string: empty expression not allowed"),
            };
        }
        let origin = self.place_of_field(reading, start);
        let inner = format!("({text})\n");
        let mut parser = Parser::new(&inner, Mode::Eval, Origin::Bytes, self.profile);
        parser.lexer.line = origin.line.saturating_sub(1);
        parser.field = Some(origin);
        match look(&mut parser, "f_string_field") {
            Some(failure) => Err(failure),
            None => Ok(()),
        }
    }

    /// Where the parentheses around a field's expression stand in the program.
    fn place_of_field(&self, reading: &Reading<'_>, start: usize) -> FieldOrigin {
        let token = &reading.token;
        let whole = self.token_text(token);
        // Up to the brace.
        let before = whole.get(..reading.begin + start - 1).unwrap_or_default();
        let newline_follows = reading.contents[start..].trim_start_matches([' ', '\t', '\x0C']).starts_with(['\n']);
        let lines = before.matches('\n').count() as u32;
        let in_line = before.rfind('\n').map_or(before.len(), |newline| before.len() - newline);
        let column = if newline_follows { 0 } else { in_line as i32 };
        let shift = if lines > 0 { column } else { token.start.column + column };
        FieldOrigin { line: token.start.line + lines, column: shift }
    }
}
