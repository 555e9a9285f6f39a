//! What cannot be assigned to, and `=` where `==` or `:=` may be meant.

use ruff_python_ast as ast;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange};

use super::{Explainer, Failure, expression_name, is_keyword, top_level};

impl Explainer<'_> {
    /// The first target of a chain with one `=` may be meant as a comparison.
    pub(super) fn assignment_target(&self, range: TextRange) -> Failure {
        let expression = self.parse(range);
        let name = expression.as_ref().map_or("expression", expression_name);
        let line = self.logical_line(range.start());
        let equals = top_level(&line, TokenKind::Equal);
        let before: String = line
            .iter()
            .take_while(|token| token.end() <= range.start())
            .map(|token| self.text(token.range()))
            .collect();
        let is_first = before.chars().all(|character| character == '(');
        let Some(first_equal) = equals.first() else {
            return self.syntax_error(format!("cannot assign to {name}"), range);
        };
        let comparable = !matches!(
            expression,
            Some(
                ast::Expr::Compare(_)
                    | ast::Expr::BoolOp(_)
                    | ast::Expr::Lambda(_)
                    | ast::Expr::If(_)
                    | ast::Expr::List(_)
                    | ast::Expr::Tuple(_)
                    | ast::Expr::Generator(_)
                    | ast::Expr::NoneLiteral(_)
                    | ast::Expr::BooleanLiteral(_)
            )
        ) && !matches!(&expression, Some(ast::Expr::UnaryOp(node)) if node.op == ast::UnaryOp::Not);
        let comparable = comparable || !before.is_empty();
        if is_first && comparable && equals.len() == 1 && first_equal.start() >= range.end() {
            return self
                .syntax_error(format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?"), range);
        }
        if name == "yield expression" {
            return self.syntax_error("assignment to yield expression not possible", range);
        }
        // `x = 5 if y else z = 3`: the first assignment may be meant as a comparison.
        if let [target, ..] = line.as_slice()
            && target.kind() == TokenKind::Name
            && target.end() <= first_equal.start()
            && first_equal.end() <= range.start()
            && let Some(ast::Expr::If(_)) = &expression
            && let Some(value) = self.token_at(first_equal.end())
        {
            let range = TextRange::new(target.start(), value.end());
            return self.syntax_error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", range);
        }
        self.syntax_error(format!("cannot assign to {name}"), range)
    }

    /// `if x = 1:` or `f((x = 1))`
    pub(super) fn comparison_meant(&self, equal: TextRange) -> Failure {
        let line = self.logical_line(equal.start());
        let mut start = self.expression_start(equal.start());
        if let Some(keyword) = line.iter().find(|token| token.start() == start && is_keyword(token.kind())) {
            start = self.token_at(keyword.end()).map_or(start, Ranged::start);
        }
        let target = TextRange::new(start, self.token_before(equal.start()).map_or(equal.start(), Ranged::end));
        let mut level = 0;
        let mut end = equal.end();
        for token in self.significant().filter(|token| token.start() >= equal.end()) {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => level += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if level == 0 => break,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level -= 1,
                TokenKind::Comma | TokenKind::Colon | TokenKind::Newline if level == 0 => break,
                TokenKind::Equal | TokenKind::ColonEqual if level == 0 => return self.invalid(equal),
                _ => {}
            }
            end = token.end();
        }
        if self.text(target).chars().all(|character| character.is_alphanumeric() || character == '_') {
            return self.syntax_error(
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                TextRange::new(target.start(), end),
            );
        }
        let name = self.name_of(target);
        self.syntax_error(format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?"), target)
    }

    /// `f(a.b=1)`
    pub(super) fn keyword_target(&self, range: TextRange) -> Failure {
        let equal = self.token_at(range.end()).map_or(range.end(), Ranged::end);
        let whole = TextRange::new(range.start(), equal);
        match self.text(range) {
            name @ ("True" | "False" | "None") => self.syntax_error(format!("cannot assign to {name}"), whole),
            _ => self.syntax_error("expression cannot contain assignment, perhaps you meant \"==\"?", whole),
        }
    }

    pub(super) fn missing_else(&self, range: TextRange) -> Failure {
        let Some(keyword) =
            self.significant().rfind(|token| token.kind() == TokenKind::If && token.end() <= range.start())
        else {
            return self.invalid(range);
        };
        let start = self.expression_start(keyword.start());
        let end = self.token_before(range.start()).map_or(range.start(), Ranged::end);
        self.syntax_error("expected 'else' after 'if' expression", TextRange::new(start, end))
    }

    pub(super) fn bare_generator(&self, range: TextRange) -> Failure {
        let line = self.logical_line(range.start());
        if line.first().is_some_and(|token| token.kind() == TokenKind::Class)
            && let Some(keyword) =
                self.significant().find(|token| token.start() >= range.start() && token.kind() == TokenKind::For)
        {
            return self.syntax_error("invalid syntax", keyword.range());
        }
        self.syntax_error("Generator expression must be parenthesized", range)
    }

    /// `[x, y for x in z]`
    pub(super) fn bare_element(&self, keyword: TextRange) -> Failure {
        let mut level = 0;
        let mut start = None;
        for token in self.significant().rev().filter(|token| token.end() <= keyword.start()) {
            match token.kind() {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace if level > 0 => level -= 1,
                TokenKind::Lsqb | TokenKind::Lbrace => break,
                TokenKind::Lpar | TokenKind::Newline => return self.invalid(keyword),
                _ => {}
            }
            start = Some(token.start());
        }
        match (start, self.token_before(keyword.start())) {
            (Some(start), Some(last)) => self.syntax_error(
                "did you forget parentheses around the comprehension target?",
                TextRange::new(start, last.end()),
            ),
            _ => self.invalid(keyword),
        }
    }

    /// From an opening bracket to the one that closes it.
    pub(super) fn bracketed(&self, open: TextRange) -> TextRange {
        let mut level = 0;
        for token in self.significant().filter(|token| token.start() >= open.start()) {
            match token.kind() {
                TokenKind::Lpar => level += 1,
                TokenKind::Rpar => level -= 1,
                _ => {}
            }
            if level == 0 {
                return TextRange::new(open.start(), token.end());
            }
        }
        open
    }
}
