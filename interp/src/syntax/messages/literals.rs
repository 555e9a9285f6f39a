//! String literals and the replacement fields of f-strings.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::neighbours::begins_expression;
use super::{Explainer, Failure};

/// The parts of a replacement field.
pub(super) enum FieldState {
    Expression,
    Conversion,
    FormatSpec,
}

impl Explainer<'_> {
    pub(super) fn f_string_error(&self, error: &InterpolatedStringErrorType, range: TextRange) -> Failure {
        match error {
            InterpolatedStringErrorType::UnclosedLbrace => {
                let next = self.token_at(range.start());
                let starts_expression = next.is_some_and(|token| begins_expression(token.kind()));
                if starts_expression && let Some(failure) = self.forgotten_comma(range) {
                    return failure;
                }
                let message = match self.field_state(range.start()) {
                    FieldState::FormatSpec => "f-string: expecting '}', or format specs",
                    FieldState::Conversion => "f-string: expecting ':' or '}'",
                    FieldState::Expression => "f-string: expecting '=', or '!', or ':', or '}'",
                };
                self.syntax_error(message, range)
            }
            InterpolatedStringErrorType::InvalidConversionFlag => {
                let name = self.text(range);
                if matches!(name, "}" | ":") {
                    return self.syntax_error("f-string: missing conversion character", range);
                }
                self.syntax_error(
                    format!("f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'"),
                    range,
                )
            }
            InterpolatedStringErrorType::SingleRbrace => {
                self.syntax_error("f-string: single '}' is not allowed", range)
            }
            InterpolatedStringErrorType::LambdaWithoutParentheses => {
                self.syntax_error("f-string: lambda expressions are not allowed without parentheses", range)
            }
            InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                self.syntax_error("f-string: conversion type must come right after the exclamation mark", range)
            }
            _ => self.invalid(range),
        }
    }

    /// Which part of a replacement field ends at an offset.
    pub(super) fn field_state(&self, end: TextSize) -> FieldState {
        let mut level = 0;
        let mut state = FieldState::Expression;
        for token in self.significant().rev().filter(|token| token.end() <= end) {
            match token.kind() {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace if level > 0 => level -= 1,
                TokenKind::Lbrace | TokenKind::FStringStart => break,
                TokenKind::Colon if level == 0 => return FieldState::FormatSpec,
                TokenKind::Exclamation if level == 0 => state = FieldState::Conversion,
                _ => {}
            }
        }
        state
    }

    /// A lambda directly in a replacement field, whose colon begins a format specification.
    pub(super) fn lambda_in_field(&self, at: TextSize) -> Option<Failure> {
        let lambda = self.significant().rfind(|token| token.start() <= at && token.kind() == TokenKind::Lambda)?;
        let open = self.token_before(lambda.start())?;
        let in_field = open.kind() == TokenKind::Lbrace
            && self.token_before(open.start()).is_some_and(|token| {
                matches!(token.kind(), TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::Colon)
            });
        let colon =
            self.significant().find(|token| token.start() > lambda.start() && token.kind() == TokenKind::Colon)?;
        in_field.then(|| {
            self.syntax_error(
                "f-string: lambda expressions are not allowed without parentheses",
                TextRange::new(lambda.start(), colon.end()),
            )
        })
    }

    pub(super) fn lexical_error(&self, error: &LexicalErrorType, range: TextRange) -> Failure {
        // The whole literal is at fault, not the place in it.
        match error {
            LexicalErrorType::UnicodeError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace => self.escape_error(self.literal_around(range)),
            LexicalErrorType::InvalidByteLiteral => {
                self.syntax_error("bytes can only contain ASCII literal characters", self.literal_around(range))
            }
            _ => self.invalid(range),
        }
    }

    /// The string literal that an offset is in: the parser's error does not say where it begins.
    pub(super) fn literal_around(&self, range: TextRange) -> TextRange {
        let text = self.source.text();
        let line_start = text[..range.start().to_usize()].rfind('\n').map_or(0, |at| at + 1);
        let end = range.start().to_usize();
        let mut quote = None;
        let mut start = line_start;
        let mut index = line_start;
        let bytes = text.as_bytes();
        while index < end {
            match (quote, bytes[index]) {
                (None, byte @ (b'"' | b'\'')) => {
                    quote = Some(byte);
                    start = index;
                }
                (Some(_), b'\\') if index + 2 < end => index += 1,
                (Some(open), byte) if byte == open => quote = None,
                _ => {}
            }
            index += 1;
        }
        while start > line_start && bytes[start - 1].is_ascii_alphabetic() {
            start -= 1;
        }
        let open = text[start..].find(['"', '\'']).map_or(start, |at| start + at);
        let quote = bytes.get(open).copied().unwrap_or(b'"');
        let mut close = open + 1;
        while let Some(byte) = bytes.get(close) {
            match byte {
                b'\\' => close += 1,
                b'\n' => break,
                byte if *byte == quote => {
                    close += 1;
                    break;
                }
                _ => {}
            }
            close += 1;
        }
        TextRange::new(TextSize::new(start as u32), TextSize::new(close.min(text.len()) as u32))
    }

    /// `(unicode error) …` of a str literal, `(value error) …` of a bytes literal.
    pub(super) fn escape_error(&self, literal: TextRange) -> Failure {
        let text = self.text(literal);
        let open = text.find(['"', '\'']).unwrap_or(0);
        let contents = text.get(open + 1..text.len().saturating_sub(1)).unwrap_or_default();
        let is_bytes = text[..open].contains(['b', 'B']);
        let message = bad_escape(contents, is_bytes).unwrap_or_else(|| "invalid syntax".to_owned());
        self.syntax_error(message, literal)
    }
}

/// The first escape of a literal's contents that cannot be decoded, in the codec's words.
fn bad_escape(contents: &str, is_bytes: bool) -> Option<String> {
    let bytes = contents.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] != b'\\' {
            index += 1;
            continue;
        }
        let start = index;
        let kind = bytes.get(index + 1).copied().unwrap_or(b'\\');
        index += 2;
        let wanted = match kind {
            b'x' => 2,
            b'u' if !is_bytes => 4,
            b'U' if !is_bytes => 8,
            b'N' if !is_bytes => {
                let name =
                    contents.get(index..).and_then(|rest| rest.strip_prefix('{')).and_then(|rest| rest.split_once('}'));
                let Some((name, _)) = name else {
                    let open = bytes.get(index) == Some(&b'{');
                    let end = if open { bytes.len() - 1 } else { index - 1 };
                    return Some(unicode_error(start, end, "malformed \\N character escape"));
                };
                let end = index + name.len() + 1;
                if name.is_empty() {
                    return Some(unicode_error(start, index, "malformed \\N character escape"));
                }
                if unicode_names2::character(name).is_none() {
                    return Some(unicode_error(start, end, "unknown Unicode character name"));
                }
                index = end + 1;
                continue;
            }
            _ => continue,
        };
        let digits =
            bytes[index.min(bytes.len())..].iter().take(wanted).take_while(|byte| byte.is_ascii_hexdigit()).count();
        if digits < wanted {
            if is_bytes {
                return Some(format!("(value error) invalid \\x escape at position {start}"));
            }
            let form = match kind {
                b'x' => "\\xXX",
                b'u' => "\\uXXXX",
                _ => "\\UXXXXXXXX",
            };
            return Some(unicode_error(start, index + digits - 1, &format!("truncated {form} escape")));
        }
        if kind == b'U' && u32::from_str_radix(&contents[index..index + 8], 16).is_ok_and(|value| value > 0x10_FFFF) {
            return Some(unicode_error(start, index + 7, "illegal Unicode character"));
        }
        index += digits;
    }
    None
}

fn unicode_error(start: usize, end: usize, reason: &str) -> String {
    format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {reason}")
}
