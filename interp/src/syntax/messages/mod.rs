//! Programs that the tokenizer and the parser reject, in CPython's words.
//!
//! Like CPython's own parser, this looks a second time at a text that has been rejected. What the tokenizer
//! refuses counts most; after it come the rules `invalid_…` of CPython's grammar, as far as the parser's
//! own error tells which of them applies; else it is `invalid syntax`.

mod literals;
mod neighbours;
mod targets;

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{self as ast, Mod};
use ruff_python_parser::{
    LexicalErrorType, Mode as ParserMode, ParseErrorType, ParseOptions, Parsed, UnsupportedSyntaxErrorKind,
    parse_unchecked,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::compile::Mode;
use crate::syntax::failure::{FailureKind, Result, SyntaxFailure};
use crate::syntax::parse::Source;
use crate::syntax::tokenizer;
use crate::syntax::tree::Module;

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
