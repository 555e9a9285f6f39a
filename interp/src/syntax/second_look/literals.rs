//! Numbers and strings whose text has no value (Parser/string_parser.c).

use super::Failure;
use super::parser::{NodeIndex, Parsed, Parser};
use crate::syntax::escapes;
use crate::syntax::failure::FailureKind;
use crate::syntax::grammar::Kind;
use crate::syntax::lexer::{Place, Token, TokenKind};

/// How many digits a decimal int literal may have (`sys.int_info.default_max_str_digits`).
const MAXIMUM_DIGITS: usize = 4300;

/// A string token, taken apart.
struct Literal<'t> {
    prefix: &'t str,
    /// How long the prefix and the opening quotes are.
    begin: usize,
    contents: &'t str,
}

impl<'t> Literal<'t> {
    fn of(text: &'t str) -> Self {
        let open = text.find(['"', '\'']).unwrap_or(0);
        let (prefix, quoted) = text.split_at(open);
        let quote = quoted.get(..1).unwrap_or_default();
        let size = if quoted.len() >= 6 && quoted.starts_with(&quote.repeat(3)) { 3 } else { 1 };
        Self {
            prefix,
            begin: open + size,
            contents: quoted.get(size..quoted.len().saturating_sub(size)).unwrap_or_default(),
        }
    }

    fn has(&self, letter: char) -> bool {
        self.prefix.contains([letter, letter.to_ascii_uppercase()])
    }
}

impl Parser<'_> {
    /// The number that was just read has a value, if it is not too long.
    pub(super) fn check_number(&mut self) -> Result<(), Failure> {
        let token = self.tokens[self.mark - 1];
        let text = self.token_text(&token);
        let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if !is_decimal || digits <= MAXIMUM_DIGITS {
            return Ok(());
        }
        let message = format!(
            "Exceeds the limit ({MAXIMUM_DIGITS} digits) for integer string conversion: value has {digits} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
             avoid decimal conversion limits."
        );
        let place = Place { line: token.start.line, column: -1 };
        Err(self.failure_without_end(FailureKind::SyntaxError, &message, place, token.end.line))
    }

    /// Strings side by side: each has a value, and all are of one kind.
    pub(super) fn strings(&mut self, start: usize, tokens: NodeIndex) -> Parsed {
        let nodes = self.nodes[tokens].children.clone();
        let mut kinds = Vec::new();
        let mut is_formatted = false;
        for node in &nodes {
            let token = self.tokens[self.nodes[*node].tokens.0];
            if self.nodes[*node].kind == Kind::FString {
                is_formatted = true;
                kinds.push(false);
                continue;
            }
            let text = self.token_text(&token);
            let literal = Literal::of(text);
            kinds.push(literal.has('b'));
            is_formatted |= literal.has('f');
            if !self.profile.lexer.f_string_tokens {
                if kinds.iter().any(|kind| *kind != kinds[0]) {
                    break;
                }
                self.check_string(&token)?;
            }
        }
        if kinds.iter().any(|kind| *kind != kinds[0]) {
            return Err(self.failure_here(FailureKind::SyntaxError, "cannot mix bytes and nonbytes literals"));
        }
        let kind = if is_formatted { Kind::FString } else { Kind::Literal };
        Ok(Some(self.node(kind, start, Vec::new())))
    }

    /// A string token of its own.
    pub(super) fn string(&mut self, start: usize, node: NodeIndex) -> Parsed {
        let token = self.tokens[self.nodes[node].tokens.0];
        self.check_string(&token)?;
        Ok(Some(self.node(Kind::String, start, Vec::new())))
    }

    fn check_string(&mut self, token: &Token) -> Result<(), Failure> {
        let text = self.text.get(token.range.0..token.range.1).unwrap_or_default();
        let literal = Literal::of(text);
        if literal.has('b') && !literal.contents.is_ascii() {
            let message = "bytes can only contain ASCII literal characters";
            return Err(self.failure_between(FailureKind::SyntaxError, message, token.start, token.end));
        }
        let raw = literal.has('r');
        if literal.has('f') {
            return self.check_fields(token, literal.contents, literal.begin, raw);
        }
        if raw {
            return Ok(());
        }
        self.check_escapes(literal.contents, literal.has('b'), token)
    }

    /// The escapes of a literal have a value.
    pub(super) fn check_escapes(&mut self, contents: &str, is_bytes: bool, token: &Token) -> Result<(), Failure> {
        if let Some(escape) = escapes::first_invalid(contents, is_bytes, escapes::Reader::Literal) {
            // Braces behind a backslash are the tokenizer's business.
            let is_part = matches!(token.kind, TokenKind::FStringMiddle | TokenKind::FStringEnd);
            if !is_part || !['{', '}'].into_iter().any(|brace| escape == escapes::invalid(brace)) {
                self.warn_at(token, escape);
            }
        }
        match escapes::first_undecodable(contents, is_bytes) {
            Some(message) => Err(self.failure_here(FailureKind::SyntaxError, &message)),
            None => Ok(()),
        }
    }

    /// An f-string that is complete: its text is decoded only now.
    pub(super) fn f_string(&mut self, start: usize, opening: NodeIndex, parts: NodeIndex) -> Parsed {
        let raw = self.text_of(opening).contains(['r', 'R']);
        let end = self.tokens[self.mark - 1];
        for part in self.nodes[parts].children.clone() {
            if self.nodes[part].kind == Kind::Token && !raw {
                let text = self.text_of(part).to_owned();
                self.check_escapes(&text, false, &end)?;
            }
        }
        Ok(Some(self.node(Kind::FString, start, Vec::new())))
    }

    /// Text of a format specification.
    pub(super) fn specification_text(&mut self, node: NodeIndex) -> Parsed {
        let text = self.text_of(node).to_owned();
        let token = self.tokens[self.nodes[node].tokens.0];
        self.check_escapes(&text, false, &token)?;
        Ok(Some(node))
    }

    fn text_of(&self, node: NodeIndex) -> &str {
        self.tokens.get(self.nodes[node].tokens.0).map_or("", |token| self.token_text(token))
    }
}
