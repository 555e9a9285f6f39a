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
use super::lexer::{Done, TokenKind};
use super::parse::Origin;
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
    let failure = look(&mut parser, rule);
    (failure, parser.warnings)
}

/// Both passes.
fn look(parser: &mut Parser<'_>, rule: &str) -> Option<Failure> {
    match parser.run(rule) {
        Ok(Some(_)) => return parser.check_single_statement(),
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
