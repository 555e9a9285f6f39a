//! A second look at a rejected program: what CPython's parser says about it.
//!
//! The first pass follows the grammar as it is; how far it gets is where `invalid syntax` is. A second pass tries the
//! rules for frequent mistakes too, and the first of them that applies has the word. What the tokenizer refuses
//! counts more than either, wherever it is in the text (Parser/pegen.c, Parser/pegen_errors.c).

mod actions;
mod failures;
mod field;
mod literals;
mod parser;

use std::rc::Rc;

use self::parser::Parser;
use super::failure::{FailureKind, SyntaxFailure};
use super::lexer::{Done, Lexer, TokenKind};
use super::parse::{Dialect, Origin};
use super::warning::SyntaxWarning;
use crate::compile::Mode;
use crate::version::Profile;

type Failure = Box<SyntaxFailure>;

/// What CPython's parser says about a text, if it rejects it.
///
/// Gives what it warns of, too.
pub fn diagnose(
    text: &str,
    mode: Mode,
    origin: Origin,
    dialect: Dialect,
    profile: &'static Profile,
) -> (Option<Failure>, Vec<SyntaxWarning>) {
    let mut text = text.to_owned();
    if mode == Mode::Exec && !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let text: Rc<str> = text.into();
    let rule = match mode {
        Mode::Exec => "file",
        Mode::Eval => "eval",
        Mode::Single => "interactive",
    };
    let mut parser = Parser::new(&text, mode, origin, profile);
    parser.dialect = dialect;
    let failure = look(&mut parser, rule);
    (failure, parser.warnings)
}

/// Both passes.
fn look(parser: &mut Parser<'_>, rule: &str) -> Option<Failure> {
    match parser.run(rule) {
        Ok(Some(_)) => return parser.check_single_statement().or(parser.left_to_compiler.take()),
        _ if parser.dialect.may_be_incomplete && parser.lexer.is_at_end() => return Some(parser.incomplete_input()),
        Err(failure) => return Some(parser.unless_tokenizer_refuses(failure)),
        Ok(None) => {}
    }
    let last = parser.last_token();
    parser.begin_second_pass();
    let failure = match parser.run(rule) {
        Err(failure) => return Some(parser.unless_tokenizer_refuses(failure)),
        Ok(_) => match last.kind {
            TokenKind::Error if parser.lexer.done == Done::EndOfFile => return Some(parser.end_of_file()),
            TokenKind::Indent => return Some(parser.failure_here(FailureKind::IndentationError, "unexpected indent")),
            TokenKind::Dedent => {
                return Some(parser.failure_here(FailureKind::IndentationError, "unexpected unindent"));
            }
            _ => parser.failure_between(FailureKind::SyntaxError, "invalid syntax", last.start, last.end),
        },
    };
    Some(parser.tokenizer_failure_or(failure))
}

/// What is said of a text that is not UTF-8 where its encoding is only seen token by token. In a comment it may be what
/// it wants.
pub fn undecodable_token(bytes: &[u8], origin: Origin, profile: &'static Profile) -> Option<Failure> {
    let mut bytes = bytes.to_vec();
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut parser = Parser::new(&text, Mode::Exec, origin, profile);
    parser.lexer = Lexer::new(&bytes, profile.lexer);
    loop {
        let token = parser.lexer.next_token();
        parser.tokens.push(token);
        let whole = bytes.get(token.range.0..token.range.1).unwrap_or_default();
        match token.kind {
            TokenKind::EndMarker => return None,
            TokenKind::Error if parser.lexer.done != Done::Decode => return None,
            TokenKind::String | TokenKind::FStringMiddle | TokenKind::Name | TokenKind::Error => {
                let whole = if token.kind == TokenKind::Error { parser.lexer.refused_name() } else { whole };
                let quotes = if token.kind == TokenKind::String { quotes_of(whole) } else { 0 };
                if let Some(message) = undecodable(whole.get(quotes..)?) {
                    // Before PEP 701 strings are decoded when the next token is known.
                    if token.kind == TokenKind::String && !profile.lexer.f_string_tokens {
                        let next = parser.lexer.next_token();
                        parser.tokens.push(next);
                    }
                    return Some(parser.failure_here(FailureKind::SyntaxError, &message));
                }
            }
            _ => {}
        }
    }
}

/// How long the prefix of a string and its quotes are.
fn quotes_of(string: &[u8]) -> usize {
    let prefix = string.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let quote = string.get(prefix).copied().unwrap_or(b'"');
    let is_long = string.len() >= prefix + 6 && string[prefix..].starts_with(&[quote; 3]);
    prefix + if is_long { 3 } else { 1 }
}

/// The first bytes that are not UTF-8, in the codec's words.
fn undecodable(bytes: &[u8]) -> Option<String> {
    let error = std::str::from_utf8(bytes).err()?;
    let start = error.valid_up_to();
    let first = bytes[start];
    let is_start = matches!(first, 0xC2..=0xF4);
    // What follows a string's last byte is its quote, which the codec is not given.
    let last = bytes.iter().rposition(|byte| !matches!(byte, b'"' | b'\'')).map_or(0, |last| last + 1);
    let length = error.error_len().unwrap_or(bytes.len() - start);
    let (length, reason) = if !is_start {
        (1, "invalid start byte")
    } else if start + length >= last
        && std::str::from_utf8(&bytes[..last]).is_err_and(|error| error.error_len().is_none())
    {
        (last - start, "unexpected end of data")
    } else {
        (length, "invalid continuation byte")
    };
    Some(if length == 1 {
        format!("(unicode error) 'utf-8' codec can't decode byte 0x{first:02x} in position {start}: {reason}")
    } else {
        let end = start + length - 1;
        format!("(unicode error) 'utf-8' codec can't decode bytes in position {start}-{end}: {reason}")
    })
}
