//! Tokens that should not stand side by side: missing commas, colons, blocks and operands.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Explainer, Failure};
use crate::syntax::failure::FailureKind;

impl Explainer<'_> {
    pub(super) fn expected_token(&self, expected: TokenKind, found: TokenKind, range: TextRange) -> Failure {
        let line = self.logical_line(range.start());
        let first = line.first().map(|token| token.kind());
        match (expected, found) {
            (TokenKind::Colon, TokenKind::Newline) if first == Some(TokenKind::Lambda) => self.invalid(range),
            (TokenKind::Colon, TokenKind::Newline) => self.at_line_end("expected ':'", range.start()),
            (TokenKind::Colon | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Comma, TokenKind::Equal)
                if !matches!(first, Some(TokenKind::Def)) =>
            {
                self.comparison_meant(range)
            }
            (TokenKind::Lpar, _) if first == Some(TokenKind::Def) => self.syntax_error("expected '('", range),
            (TokenKind::In, found) if found != TokenKind::Newline && self.in_brackets(range.start()) => {
                self.syntax_error("'in' expected after for-loop variables", range)
            }
            (TokenKind::Comma | TokenKind::Rsqb | TokenKind::Rbrace, TokenKind::For) => self.bare_element(range),
            (TokenKind::Colon, _) if self.in_brackets(range.start()) && first != Some(TokenKind::Lambda) => {
                // The key of a dict.
                let end = self.dictionary_key_end(range);
                let start = TextRange::empty(end);
                let mut failure = self.syntax_error("':' expected after dictionary key", start);
                failure.column = failure.column.saturating_sub(1);
                failure.end_column = 0;
                failure
            }
            (TokenKind::Colon, TokenKind::Lpar) if first == Some(TokenKind::Lambda) => {
                self.syntax_error("Lambda expression parameters cannot be parenthesized", self.bracketed(range))
            }
            (TokenKind::Colon, _)
                if matches!(
                    first,
                    Some(TokenKind::Def | TokenKind::Try | TokenKind::Else | TokenKind::Finally | TokenKind::Async)
                ) =>
            {
                self.syntax_error("expected ':'", range)
            }
            (TokenKind::Rpar, TokenKind::Lpar) if first == Some(TokenKind::Def) => {
                self.syntax_error("Function parameters cannot be parenthesized", self.bracketed(range))
            }
            (TokenKind::Else, _) => self.missing_else(range),
            (TokenKind::Comma | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace, found)
                if begins_expression(found)
                    && !matches!(first, Some(TokenKind::Def | TokenKind::Import | TokenKind::From)) =>
            {
                self.forgotten_comma(range).unwrap_or_else(|| self.invalid(range))
            }
            _ => self.invalid(range),
        }
    }

    /// The end of the expression before a token that should have been the colon of a dict's item.
    pub(super) fn dictionary_key_end(&self, found: TextRange) -> TextSize {
        self.token_before(found.start()).map_or(found.start(), Ranged::end)
    }

    /// Where the expression that ends at an offset begins: behind a comma, an opening bracket or the like.
    pub(super) fn expression_start(&self, end: TextSize) -> TextSize {
        let mut level = 0;
        let mut start = end;
        for token in self.significant().rev().filter(|token| token.end() <= end) {
            match token.kind() {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace if level > 0 => level -= 1,
                TokenKind::Lpar
                | TokenKind::Lsqb
                | TokenKind::Lbrace
                | TokenKind::Comma
                | TokenKind::Colon
                | TokenKind::Equal
                | TokenKind::Newline
                | TokenKind::Indent
                | TokenKind::Dedent
                | TokenKind::Return
                | TokenKind::Semi
                | TokenKind::Star
                | TokenKind::DoubleStar
                | TokenKind::FStringMiddle
                    if level == 0 =>
                {
                    break;
                }
                _ => {}
            }
            start = token.start();
        }
        start
    }

    /// The tokens of the element that an offset is in, up to the offset.
    pub(super) fn element_before(&self, end: TextSize) -> Vec<&Token> {
        let start = self.expression_start(end);
        self.significant().filter(|token| token.start() >= start && token.end() <= end).collect()
    }

    pub(super) fn in_brackets(&self, offset: TextSize) -> bool {
        let mut level = 0;
        for token in self.significant().take_while(|token| token.end() <= offset) {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => level += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level -= 1,
                _ => {}
            }
        }
        level > 0
    }

    /// Two expressions side by side inside brackets.
    pub(super) fn forgotten_comma(&self, second: TextRange) -> Option<Failure> {
        let before = self.token_before(second.start())?;
        let here = self.token_at(second.start())?;
        let name_and_string = before.kind() == TokenKind::Name && here.kind() == TokenKind::String;
        if name_and_string || is_soft_keyword_prefix(self.text(before.range())) {
            return None;
        }
        // The iterable and the conditions of a comprehension are not looked at.
        let element = self.element_before(second.start());
        if element.iter().any(|token| token.kind() == TokenKind::For) || !self.in_brackets(second.start()) {
            return None;
        }
        let start = self.expression_start(second.start());
        if start >= second.start() || self.parse(TextRange::new(start, before.end())).is_none() {
            return None;
        }
        // As much as makes an expression, up to the end of the element.
        let mut level = 0;
        let mut end = None;
        for token in self.significant().filter(|token| token.start() >= here.start()) {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => level += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if level == 0 => break,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level -= 1,
                TokenKind::Comma | TokenKind::Colon | TokenKind::Newline | TokenKind::For if level == 0 => break,
                _ => {}
            }
            if self.parse(TextRange::new(here.start(), token.end())).is_some() {
                end = Some(token.end());
            }
        }
        Some(self.syntax_error("invalid syntax. Perhaps you forgot a comma?", TextRange::new(start, end?)))
    }

    pub(super) fn expected_expression(&self, range: TextRange) -> Failure {
        let before = self.token_before(range.start()).map(|token| (token.kind(), token.range()));
        let next = self.token_at(range.start()).map(|token| token.kind());
        match (before, next) {
            (
                Some((TokenKind::Lbrace, _)),
                Some(TokenKind::Rbrace | TokenKind::Colon | TokenKind::Exclamation | TokenKind::Equal),
            ) => {
                let found = self.text(range);
                self.syntax_error(format!("f-string: valid expression required before '{found}'"), range)
            }
            (Some((TokenKind::Lbrace, open)), Some(_))
                if self.token_before(open.start()).is_some_and(|token| {
                    matches!(token.kind(), TokenKind::FStringStart | TokenKind::FStringMiddle)
                }) =>
            {
                self.syntax_error("f-string: expecting a valid expression after '{'", range)
            }
            (Some((TokenKind::Colon, colon)), Some(TokenKind::Rbrace | TokenKind::Comma)) => {
                self.syntax_error("expression expected after dictionary key and ':'", colon)
            }
            (Some((TokenKind::Rarrow, arrow)), _) => self.syntax_error("expected ':'", arrow),
            (Some((TokenKind::Star, _)), Some(TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Comma)) => {
                self.syntax_error("Invalid star expression", range)
            }
            // `<>` is one token.
            (Some((TokenKind::Less, less)), Some(TokenKind::Greater)) if less.end() == range.start() => {
                self.syntax_error("invalid syntax", TextRange::new(less.start(), range.end()))
            }
            _ => self.invalid(range),
        }
    }

    pub(super) fn statements_on_one_line(&self, range: TextRange) -> Failure {
        let line = self.logical_line(range.start());
        if let Some(first) = line.first()
            && matches!(self.text(first.range()), "print" | "exec")
            && line.get(1).is_some_and(|second| second.start() == range.start() && second.kind() != TokenKind::Lpar)
        {
            let name = self.text(first.range());
            let end = line.last().map_or(range.end(), |last| last.end());
            return self.syntax_error(
                format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?"),
                TextRange::new(first.start(), end),
            );
        }
        // `a not b`: the parser of CPython stops behind `not`, where it hopes for `in`.
        if let Some(not) = self.token_at(range.start()).filter(|token| token.kind() == TokenKind::Not)
            && let Some(next) = self.token_at(not.end())
        {
            return self.invalid(next.range());
        }
        self.invalid(range)
    }

    pub(super) fn missing_block(&self, what: &str, range: TextRange) -> Failure {
        let what = match what {
            "function definition" => "function definition".to_owned(),
            "`class` definition" => "class definition".to_owned(),
            other => other.replace('`', "'").replace("' clause", "' statement").replace("' block", "' statement"),
        };
        let newline =
            self.significant().rfind(|token| token.kind() == TokenKind::Newline && token.start() <= range.start());
        let before = newline.map_or(range.start(), Ranged::start);
        let first = self.logical_line(before).first().map_or(range.start(), |token| token.start());
        let line = self.source.line_of(first.to_usize());
        let keyword = self.logical_line(before);
        let starred = keyword.get(1).is_some_and(|token| token.kind() == TokenKind::Star);
        let what = if what == "'except' statement" && starred { "'except*' statement".to_owned() } else { what };
        self.at_end_or(range, &format!("expected an indented block after {what} on line {line}"))
    }

    /// An IndentationError at a token, or at the end of the text.
    pub(super) fn at_end_or(&self, range: TextRange, message: &str) -> Failure {
        let text = self.source.text();
        let rest = text.get(range.start().to_usize()..).unwrap_or_default();
        let only_blank = rest.lines().all(|line| line.trim_start().is_empty() || line.trim_start().starts_with('#'));
        if !only_blank {
            let token = self.token_at(range.start()).map_or(range, |token| token.range());
            return self.source.failure(FailureKind::IndentationError, message, token);
        }
        // Behind the last line, with the end that the tokenizer gives it.
        let end = text.strip_suffix('\n').unwrap_or(text).len();
        let at = TextRange::empty(TextSize::new(end as u32));
        let mut failure = self.source.failure(FailureKind::IndentationError, message, at);
        failure.end_column = -1;
        failure
    }
}

/// CPython compares only as many characters as the name has: `c` counts as `case`.
fn is_soft_keyword_prefix(name: &str) -> bool {
    ["_", "case", "match", "type"].iter().any(|keyword| keyword.starts_with(name))
}

pub(super) fn begins_expression(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Ellipsis
            | TokenKind::Not
            | TokenKind::Lambda
            | TokenKind::Await
            | TokenKind::Tilde
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
    )
}
