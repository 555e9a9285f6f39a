//! Programs that the tokenizer and the parser reject, in CPython's words.
//!
//! Like CPython's own parser, this looks a second time at a text that has been rejected. What the tokenizer
//! refuses counts most; after it come the rules `invalid_…` of CPython's grammar, as far as the parser's
//! own error tells which of them applies; else it is `invalid syntax`.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{self as ast, Mod};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, Mode as ParserMode, ParseErrorType, ParseOptions, Parsed,
    UnsupportedSyntaxErrorKind, parse_unchecked,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::failure::{FailureKind, Result, SyntaxFailure};
use super::parse::Source;
use super::tokenizer;
use super::tree::Module;
use crate::compile::Mode;

type Failure = Box<SyntaxFailure>;

/// What is wrong with a text before it is parsed at all.
pub fn check_before_parsing(source: &Source<'_>) -> Result<()> {
    if source.text().contains('\0') {
        let message = "source code string cannot contain null bytes";
        let mut failure = source.failure(FailureKind::SyntaxError, message, TextRange::default());
        failure.line = None;
        failure.column = 0;
        failure.end_line = 0;
        failure.end_column = 0;
        return Err(failure);
    }
    // The parser knows no limits of depth, and is content with tabs where CPython is not.
    let bytes = source.text().as_bytes();
    let opening = bytes.iter().filter(|byte| matches!(byte, b'(' | b'[' | b'{')).count();
    let deep = opening > 200 || source.text().contains("\n\t") || has_deep_indentation(source.text());
    if deep && let Some(failure) = tokenizer::check(source).failure {
        let limits = ["too many nested parentheses", "too many levels of indentation"];
        if failure.kind == FailureKind::TabError || limits.contains(&failure.message.as_str()) {
            return Err(failure);
        }
    }
    Ok(())
}

fn has_deep_indentation(text: &str) -> bool {
    const DEEP: usize = 99;
    text.lines().any(|line| line.len() > DEEP && line.bytes().take(DEEP).all(|byte| matches!(byte, b' ' | b'\t')))
}

/// The failure of a text that the parser rejects.
pub fn explain(source: &Source<'_>, parsed: &Parsed<Mod>, mode: Mode) -> Option<Failure> {
    let unsupported = parsed.unsupported_syntax_errors().first();
    let error = parsed.errors().first();
    if error.is_none() && unsupported.is_none() {
        return None;
    }
    if mode == Mode::Eval && source.text().is_empty() {
        return Some(nothing_to_parse(source));
    }
    let verdict = tokenizer::check(source);
    if let Some(failure) = verdict.failure {
        return Some(failure);
    }
    let explainer = Explainer { source, tokens: parsed.tokens() };
    let at = error.map(|error| error.location).or(unsupported.map(|error| error.range))?;
    if let Some((bracket, offset)) = verdict.open_bracket {
        let end =
            source.text().trim_end_matches(|character: char| character.is_whitespace() || character == '\\').len();
        let bracket_line = source.line_of(offset);
        if at.start().to_usize() >= end || source.line_of(at.start().to_usize()) > bracket_line {
            let range = TextRange::empty(TextSize::new(offset as u32));
            let mut failure = source.failure(FailureKind::SyntaxError, format!("'{bracket}' was never closed"), range);
            failure.end_column = 0;
            return Some(failure);
        }
    }
    Some(match error {
        Some(error) => explainer.parse_error(&error.error, error.location),
        None => explainer.unsupported(unsupported.map(|error| &error.kind), at),
    })
}

/// What the parser accepts and CPython's does not, by the mode: nothing at all, or more than one statement at the prompt.
pub fn check_tree(source: &Source<'_>, module: &Module, mode: Mode) -> Result<()> {
    let (Module::Interactive(body), Mode::Single) = (module, mode) else { return Ok(()) };
    if body.is_empty() {
        return Err(nothing_to_parse(source));
    }
    for (statement, next) in body.iter().zip(&body[1..]) {
        let end = statement.location;
        if next.location.line > end.end_line {
            let message = "multiple statements found while compiling a single statement";
            let mut failure = source.failure(FailureKind::SyntaxError, message, TextRange::default());
            failure.line = Some(end.end_line as u32);
            failure.column = end.end_column as u32 + 1;
            failure.end_line = end.end_line as u32;
            failure.end_column = end.end_column + 2;
            return Err(failure);
        }
    }
    Ok(())
}

/// An empty text where there must be something has no place at all.
fn nothing_to_parse(source: &Source<'_>) -> Failure {
    let mut failure = source.failure(FailureKind::SyntaxError, "invalid syntax", TextRange::default());
    failure.line = Some(0);
    failure.column = 0;
    failure.end_line = 0;
    failure.end_column = 0;
    failure.text = Some(String::new());
    failure
}

/// The parts of a replacement field.
enum FieldState {
    Expression,
    Conversion,
    FormatSpec,
}

struct Explainer<'a> {
    source: &'a Source<'a>,
    tokens: &'a [Token],
}

impl Explainer<'_> {
    fn text(&self, range: TextRange) -> &str {
        self.source.text().get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default()
    }

    fn syntax_error(&self, message: impl Into<String>, range: TextRange) -> Failure {
        self.source.failure(FailureKind::SyntaxError, message, range)
    }

    /// `invalid syntax`, at a token.
    fn invalid(&self, at: TextRange) -> Failure {
        let token = self.significant().find(|token| token.end() > at.start() || token.start() == at.start());
        let Some(token) = token else { return self.syntax_error("invalid syntax", at) };
        match token.kind() {
            TokenKind::Indent => self.indentation_error("unexpected indent", token.range()),
            TokenKind::Newline | TokenKind::EndOfFile => self.at_line_end("invalid syntax", token.start()),
            _ => self.syntax_error("invalid syntax", token.range()),
        }
    }

    /// An error at the end of a line: one character, if the line has an end.
    fn at_line_end(&self, message: &str, at: TextSize) -> Failure {
        let mut failure = self.syntax_error(message, TextRange::empty(at));
        failure.end_line = failure.line.unwrap_or_default();
        let has_end = self.source.text().as_bytes().get(at.to_usize()) == Some(&b'\n');
        failure.end_column = failure.column as i32 + i32::from(has_end);
        failure
    }

    /// An error from one token on, as far as the parser has read.
    fn starting_from(&self, message: &str, start: TextSize, last: TextSize) -> Failure {
        let mut failure = self.syntax_error(message, TextRange::new(start, last));
        failure.end_column = failure.end_column.max(1);
        failure
    }

    fn significant(&self) -> impl DoubleEndedIterator<Item = &Token> {
        self.tokens.iter().filter(|token| !matches!(token.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline))
    }

    fn token_at(&self, offset: TextSize) -> Option<&Token> {
        self.significant().find(|token| token.start() >= offset)
    }

    fn token_before(&self, offset: TextSize) -> Option<&Token> {
        self.significant().rfind(|token| token.end() <= offset)
    }

    /// The tokens of the logical line that an offset is in.
    fn logical_line(&self, offset: TextSize) -> Vec<&Token> {
        let mut line = Vec::new();
        for token in self.significant() {
            match token.kind() {
                TokenKind::Newline if token.end() <= offset => line.clear(),
                TokenKind::Newline => break,
                TokenKind::Indent | TokenKind::Dedent => {}
                _ => line.push(token),
            }
        }
        line
    }

    fn indentation_error(&self, message: impl Into<String>, range: TextRange) -> Failure {
        let mut failure = self.source.failure(FailureKind::IndentationError, message, range);
        // The column of the character behind the indentation, as CPython counts it.
        failure.column = failure.end_column.max(1) as u32 - 1;
        failure.end_column = -1;
        failure
    }

    /// An expression of the text, for its kind and its extent.
    fn parse(&self, range: TextRange) -> Option<ast::Expr> {
        let text = format!("({})", self.text(range));
        let parsed = parse_unchecked(&text, ParseOptions::from(ParserMode::Expression));
        if !parsed.errors().is_empty() {
            return None;
        }
        match parsed.into_syntax() {
            Mod::Expression(module) => Some(*module.body),
            Mod::Module(_) => None,
        }
    }

    /// `_PyPegen_get_expr_name`.
    fn name_of(&self, range: TextRange) -> &'static str {
        match self.parse(range) {
            Some(expression) => expression_name(&expression),
            None if self.text(range).starts_with('*') => "starred",
            None => "expression",
        }
    }

    fn unsupported(&self, kind: Option<&UnsupportedSyntaxErrorKind>, range: TextRange) -> Failure {
        match kind {
            Some(UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes) => {
                self.syntax_error("multiple exception types must be parenthesized", range)
            }
            Some(kind) if format!("{kind:?}").contains("DictInDict") => {
                let stars = TextRange::new(range.start(), range.start() + TextSize::new(2));
                self.syntax_error("dict unpacking cannot be used in dict comprehension", stars)
            }
            Some(kind) if format!("{kind:?}").starts_with("UnpackingInComprehension") => {
                self.syntax_error("iterable unpacking cannot be used in comprehension", range)
            }
            _ => self.invalid(range),
        }
    }

    fn parse_error(&self, error: &ParseErrorType, range: TextRange) -> Failure {
        let plain = |message: &str| self.syntax_error(message, range);
        if let Some(failure) = self.lambda_in_field(range.start()) {
            return failure;
        }
        match error {
            ParseErrorType::InvalidAssignmentTarget => self.assignment_target(range),
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                let name = self.name_of(range);
                self.syntax_error(format!("'{name}' is an illegal expression for augmented assignment"), range)
            }
            ParseErrorType::InvalidDeleteTarget => {
                self.syntax_error(format!("cannot delete {}", self.name_of(range)), range)
            }
            ParseErrorType::InvalidNamedAssignmentTarget => {
                self.syntax_error(format!("cannot use assignment expressions with {}", self.name_of(range)), range)
            }
            ParseErrorType::InvalidAnnotatedAssignmentTarget => plain("illegal target for annotation"),
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                plain("parameter without a default follows parameter with a default")
            }
            ParseErrorType::ExpectedKeywordParam => {
                let star =
                    self.significant().rfind(|token| token.kind() == TokenKind::Star && token.start() <= range.start());
                let in_lambda = self.significant().rfind(|token| {
                    token.start() <= range.start() && matches!(token.kind(), TokenKind::Lambda | TokenKind::Def)
                });
                let mut at = star.map_or(range, |star| star.range());
                if in_lambda.is_some_and(|token| token.kind() == TokenKind::Lambda) {
                    let next = self.token_at(at.end());
                    let next = next
                        .filter(|next| next.kind() != TokenKind::Comma)
                        .or_else(|| next.and_then(|comma| self.token_at(comma.end())));
                    at = next.map_or(at, |next| next.range());
                }
                self.syntax_error("named arguments must follow bare *", at)
            }
            ParseErrorType::ParamAfterVarKeywordParam => {
                let first = self.token_at(range.start()).map_or(range, |token| token.range());
                self.syntax_error("arguments cannot follow var-keyword argument", first)
            }
            ParseErrorType::VarParameterWithDefault => {
                let keyword = self.token_before(range.start()).and_then(|name| self.token_before(name.start()));
                let kind = if keyword.is_some_and(|star| star.kind() == TokenKind::DoubleStar) {
                    "var-keyword"
                } else {
                    "var-positional"
                };
                self.syntax_error(format!("{kind} argument cannot have default value"), range)
            }
            ParseErrorType::PositionalAfterKeywordArgument => {
                let next = self.token_at(range.end()).map_or(range, |token| token.range());
                self.syntax_error("positional argument follows keyword argument", next)
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                let next = self.token_at(range.end()).map_or(range, |token| token.range());
                self.syntax_error("positional argument follows keyword argument unpacking", next)
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                let comma = self.token_before(range.start()).map_or(range.start(), Ranged::start);
                let mut failure = self.syntax_error(
                    "iterable argument unpacking follows keyword argument unpacking",
                    TextRange::new(comma, range.end()),
                );
                failure.end_column = failure.end_column.max(1);
                failure
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => self.bare_generator(range),
            ParseErrorType::InvalidStarredExpressionUsage
                if self.token_before(range.start()).is_some_and(|token| token.kind() == TokenKind::Colon)
                    && self.logical_line(range.start()).first().is_none_or(|token| token.kind() != TokenKind::Def) =>
            {
                plain("cannot use a starred expression in a dictionary value")
            }
            ParseErrorType::InvalidStarredExpressionUsage
                if self.token_before(range.start()).is_some_and(|token| token.kind() == TokenKind::Lpar) =>
            {
                plain("cannot use starred expression here")
            }
            ParseErrorType::InvalidMatchPatternTarget => plain("cannot use '_' as a target"),
            ParseErrorType::EmptyTypeParams => {
                let bracket = self.token_at(range.start()).map_or(range.start(), Ranged::start);
                self.starting_from("Type parameter list cannot be empty", bracket, bracket)
            }
            ParseErrorType::EmptyImportNames => {
                let after_from =
                    self.token_before(range.start()).is_some_and(|token| token.kind() == TokenKind::Import);
                match self.token_at(range.start()) {
                    Some(token) if after_from && matches!(token.kind(), TokenKind::Newline | TokenKind::EndOfFile) => {
                        self.syntax_error("Expected one or more names after 'import'", TextRange::empty(range.start()))
                    }
                    _ => self.invalid(range),
                }
            }
            ParseErrorType::UnparenthesizedTupleExpression => {
                let line = self.logical_line(range.start());
                let comma = top_level(&line, TokenKind::Comma).into_iter().find(|comma| comma.start() >= range.start());
                self.invalid(comma.map_or(range, |comma| comma.range()))
            }
            ParseErrorType::UnexpectedIndentation => self.indentation_error("unexpected indent", range),
            ParseErrorType::ExpectedImaginaryNumber => plain("imaginary number required in complex literal"),
            ParseErrorType::ExpectedRealNumber => plain("real number required in complex literal"),
            ParseErrorType::FStringError(error) | ParseErrorType::Lexical(LexicalErrorType::FStringError(error)) => {
                self.f_string_error(error, range)
            }
            ParseErrorType::Lexical(error) => self.lexical_error(error, range),
            ParseErrorType::ExpectedToken { expected, found } => self.expected_token(*expected, *found, range),
            ParseErrorType::ExpectedExpression => self.expected_expression(range),
            ParseErrorType::SimpleStatementsOnSameLine => self.statements_on_one_line(range),
            ParseErrorType::OtherError(message) => self.other_error(message, range),
            _ => self.invalid(range),
        }
    }

    /// The first target of a chain with one `=` may be meant as a comparison.
    fn assignment_target(&self, range: TextRange) -> Failure {
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

    fn bare_generator(&self, range: TextRange) -> Failure {
        let line = self.logical_line(range.start());
        if line.first().is_some_and(|token| token.kind() == TokenKind::Class)
            && let Some(keyword) =
                self.significant().find(|token| token.start() >= range.start() && token.kind() == TokenKind::For)
        {
            return self.syntax_error("invalid syntax", keyword.range());
        }
        self.syntax_error("Generator expression must be parenthesized", range)
    }

    fn f_string_error(&self, error: &InterpolatedStringErrorType, range: TextRange) -> Failure {
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
    fn field_state(&self, end: TextSize) -> FieldState {
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
    fn lambda_in_field(&self, at: TextSize) -> Option<Failure> {
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

    fn lexical_error(&self, error: &LexicalErrorType, range: TextRange) -> Failure {
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
    fn literal_around(&self, range: TextRange) -> TextRange {
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
    fn escape_error(&self, literal: TextRange) -> Failure {
        let text = self.text(literal);
        let open = text.find(['"', '\'']).unwrap_or(0);
        let contents = text.get(open + 1..text.len().saturating_sub(1)).unwrap_or_default();
        let is_bytes = text[..open].contains(['b', 'B']);
        let message = bad_escape(contents, is_bytes).unwrap_or_else(|| "invalid syntax".to_owned());
        self.syntax_error(message, literal)
    }

    fn expected_token(&self, expected: TokenKind, found: TokenKind, range: TextRange) -> Failure {
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

    /// From an opening bracket to the one that closes it.
    fn bracketed(&self, open: TextRange) -> TextRange {
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

    /// `if x = 1:` or `f((x = 1))`
    fn comparison_meant(&self, equal: TextRange) -> Failure {
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

    /// The end of the expression before a token that should have been the colon of a dict's item.
    fn dictionary_key_end(&self, found: TextRange) -> TextSize {
        self.token_before(found.start()).map_or(found.start(), Ranged::end)
    }

    /// `[x, y for x in z]`
    fn bare_element(&self, keyword: TextRange) -> Failure {
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

    fn missing_else(&self, range: TextRange) -> Failure {
        let Some(keyword) =
            self.significant().rfind(|token| token.kind() == TokenKind::If && token.end() <= range.start())
        else {
            return self.invalid(range);
        };
        let start = self.expression_start(keyword.start());
        let end = self.token_before(range.start()).map_or(range.start(), Ranged::end);
        self.syntax_error("expected 'else' after 'if' expression", TextRange::new(start, end))
    }

    /// Where the expression that ends at an offset begins: behind a comma, an opening bracket or the like.
    fn expression_start(&self, end: TextSize) -> TextSize {
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
    fn element_before(&self, end: TextSize) -> Vec<&Token> {
        let start = self.expression_start(end);
        self.significant().filter(|token| token.start() >= start && token.end() <= end).collect()
    }

    fn in_brackets(&self, offset: TextSize) -> bool {
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
    fn forgotten_comma(&self, second: TextRange) -> Option<Failure> {
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

    fn expected_expression(&self, range: TextRange) -> Failure {
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

    fn statements_on_one_line(&self, range: TextRange) -> Failure {
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

    fn other_error(&self, message: &str, range: TextRange) -> Failure {
        if let Some(what) = message.strip_prefix("Expected an indented block after ") {
            return self.missing_block(what, range);
        }
        let first_token = self.token_at(range.start()).map_or(range, |token| token.range());
        let message = match message {
            "Only single target (not tuple) can be annotated" if self.text(range).starts_with('(') => {
                "only single target (not tuple) can be annotated"
            }
            "Only single target (not tuple) can be annotated" => {
                return self.syntax_error("only single target (not tuple) can be annotated", first_token);
            }
            "Only single target (not list) can be annotated" => "only single target (not list) can be annotated",
            "Expected `except` or `finally` after `try` block" => {
                let mut failure = self.at_end_or(range, "expected 'except' or 'finally' block");
                failure.kind = FailureKind::SyntaxError;
                return failure;
            }
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                let star = self.token_at(first_token.end()).map_or(first_token, |token| token.range());
                return self.syntax_error(
                    "cannot have both 'except' and 'except*' on the same 'try'",
                    TextRange::new(first_token.start(), star.end().min(range.end())),
                );
            }
            "Expected one or more exception types" => "expected one or more exception types",
            "Bytes literal cannot be mixed with non-bytes literals" => {
                let next = self.token_at(range.end()).map_or(range.end(), Ranged::start);
                return self.at_line_end("cannot mix bytes and nonbytes literals", next);
            }
            "Only one '/' separator allowed" => "/ may appear only once",
            "Only one '*' parameter allowed" => {
                return self.syntax_error("* argument may appear only once", first_token);
            }
            "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
            "Expected a parameter name" => return self.keyword_target(range),
            "Trailing comma not allowed" => {
                let line = self.logical_line(range.start());
                let next = self.token_at(range.end()).map_or(range, |token| token.range());
                if line.first().is_some_and(|token| token.kind() == TokenKind::From) {
                    return self
                        .at_line_end("trailing comma not allowed without surrounding parentheses", next.start());
                }
                return self.invalid(next);
            }
            "Star import must be the only import" => {
                let comma =
                    self.significant().find(|token| token.start() > range.start() && token.kind() == TokenKind::Comma);
                return self.invalid(comma.map_or(range, |comma| comma.range()));
            }
            "Expected a pattern" if first_token.len() == TextSize::new(1) && self.text(first_token) == "-" => {
                let next = self.token_at(first_token.end()).map_or(range, |token| token.range());
                return self.invalid(next);
            }
            "Pattern cannot follow a double star pattern" => {
                return self.syntax_error("invalid syntax", first_token);
            }
            _ => return self.invalid(range),
        };
        self.syntax_error(message, range)
    }

    /// `f(a.b=1)`
    fn keyword_target(&self, range: TextRange) -> Failure {
        let equal = self.token_at(range.end()).map_or(range.end(), Ranged::end);
        let whole = TextRange::new(range.start(), equal);
        match self.text(range) {
            name @ ("True" | "False" | "None") => self.syntax_error(format!("cannot assign to {name}"), whole),
            _ => self.syntax_error("expression cannot contain assignment, perhaps you meant \"==\"?", whole),
        }
    }

    fn missing_block(&self, what: &str, range: TextRange) -> Failure {
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
    fn at_end_or(&self, range: TextRange, message: &str) -> Failure {
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

/// The tokens of a kind that are in no brackets.
fn top_level<'t>(line: &[&'t Token], kind: TokenKind) -> Vec<&'t Token> {
    let mut level = 0;
    let mut found = Vec::new();
    for token in line {
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => level += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level -= 1,
            other if other == kind && level == 0 => found.push(*token),
            _ => {}
        }
    }
    found
}

/// CPython compares only as many characters as the name has: `c` counts as `case`.
fn is_soft_keyword_prefix(name: &str) -> bool {
    ["_", "case", "match", "type"].iter().any(|keyword| keyword.starts_with(name))
}

fn is_keyword(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::If
            | TokenKind::Elif
            | TokenKind::While
            | TokenKind::With
            | TokenKind::Assert
            | TokenKind::Return
            | TokenKind::For
            | TokenKind::In
    )
}

fn begins_expression(kind: TokenKind) -> bool {
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

fn expression_name(expression: &ast::Expr) -> &'static str {
    match expression {
        ast::Expr::Attribute(_) => "attribute",
        ast::Expr::Subscript(_) => "subscript",
        ast::Expr::Starred(_) => "starred",
        ast::Expr::Name(_) => "name",
        ast::Expr::List(_) => "list",
        ast::Expr::Tuple(_) => "tuple",
        ast::Expr::Lambda(_) => "lambda",
        ast::Expr::Call(_) => "function call",
        ast::Expr::Generator(_) => "generator expression",
        ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => "yield expression",
        ast::Expr::Await(_) => "await expression",
        ast::Expr::ListComp(_) => "list comprehension",
        ast::Expr::SetComp(_) => "set comprehension",
        ast::Expr::DictComp(_) => "dict comprehension",
        ast::Expr::Dict(_) => "dict literal",
        ast::Expr::Set(_) => "set display",
        ast::Expr::FString(_) => "f-string expression",
        ast::Expr::NoneLiteral(_) => "None",
        ast::Expr::BooleanLiteral(node) => {
            if node.value {
                "True"
            } else {
                "False"
            }
        }
        ast::Expr::EllipsisLiteral(_) => "ellipsis",
        ast::Expr::StringLiteral(_) | ast::Expr::BytesLiteral(_) | ast::Expr::NumberLiteral(_) => "literal",
        ast::Expr::Compare(_) => "comparison",
        ast::Expr::If(_) => "conditional expression",
        ast::Expr::Named(_) => "named expression",
        _ => "expression",
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
