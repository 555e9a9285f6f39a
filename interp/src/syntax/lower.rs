//! From the parser's tree to the compiler's: positions, contexts, scope identities, literals.

use std::cell::Cell;

use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::failure::{Result, SyntaxFailure};
use super::position::LineIndex;
use super::stack::with_stack;
use super::tree::{
    Alias, Argument, Arguments, BooleanOperator, Call, ClassDef, Comparison, Comprehension, ComprehensionKind, Context,
    ExceptHandler, Expression, ExpressionKind, FunctionDef, Generator, Keyword, Lambda, Location, MatchCase, Module,
    Operator, Pattern, PatternKind, ScopeId, Statement, StatementKind, Try, TypeAlias, TypeParameter,
    TypeParameterKind, TypeParameters, UnaryOperator, WithItem,
};
use crate::compile::code::Constant;
use crate::version::Profile;

/// Lowers a whole program.
///
/// # Errors
/// A tree that is too deep.
///
/// Gives the tree, and whether the program has what CPython's parser of some version may reject.
pub fn lower(
    module: &ast::Mod,
    source: &str,
    lines: &LineIndex,
    interactive: bool,
    profile: &Profile,
) -> Result<(Module, bool)> {
    let mut lowering =
        Lowering { source, lines, profile, scopes: 0, depth: 0, parser_depth: 0, doubtful: Cell::new(false) };
    let module = match module {
        ast::Mod::Module(module) if interactive => Module::Interactive(lowering.statements(&module.body)?),
        ast::Mod::Module(module) => Module::Module(lowering.statements(&module.body)?),
        ast::Mod::Expression(expression) => Module::Expression(Box::new(lowering.expression(&expression.body)?)),
    };
    Ok((module, lowering.doubtful.get()))
}

/// How deep a tree may be: CPython's limit on nested calls in C (`Py_C_RECURSION_LIMIT`), less what is around.
const MAXIMUM_DEPTH: u32 = 9998;

/// How many rules of the grammar may be nested (`MAXSTACK`), less those around an assigned expression.
const MAXIMUM_PARSER_DEPTH: u32 = 5967;

pub(super) struct Lowering<'a> {
    pub(super) source: &'a str,
    pub(super) lines: &'a LineIndex,
    scopes: u32,
    depth: u32,
    parser_depth: u32,
    pub(super) profile: &'a Profile,
    /// Whether there is something that CPython's parser of some version rejects.
    pub(super) doubtful: Cell<bool>,
}

impl Lowering<'_> {
    pub(super) fn location(&self, range: TextRange) -> Location {
        self.lines.location(range)
    }

    fn scope(&mut self) -> ScopeId {
        self.scopes += 1;
        ScopeId(self.scopes)
    }

    fn statements(&mut self, statements: &[ast::Stmt]) -> Result<Vec<Statement>> {
        statements.iter().map(|statement| self.statement(statement)).collect()
    }

    fn statement(&mut self, statement: &ast::Stmt) -> Result<Statement> {
        self.enter()?;
        let lowered = with_stack(|| self.statement_inner(statement));
        self.depth -= 1;
        lowered
    }

    fn statement_inner(&mut self, statement: &ast::Stmt) -> Result<Statement> {
        let range = self.with_semicolon(statement);
        let mut location = self.location(range);
        let kind = match statement {
            ast::Stmt::FunctionDef(node) => {
                location = self.without_decorators(&node.decorator_list, range);
                StatementKind::FunctionDef(Box::new(FunctionDef {
                    scope: self.scope(),
                    name: node.name.id.clone(),
                    type_parameters: self.type_parameters(node.type_params.as_deref())?,
                    arguments: self.parameters(&node.parameters)?,
                    decorators: self.decorators(&node.decorator_list)?,
                    returns: self.optional(node.returns.as_deref())?,
                    body: self.statements(&node.body)?,
                    is_async: node.is_async,
                }))
            }
            ast::Stmt::ClassDef(node) => {
                location = self.without_decorators(&node.decorator_list, range);
                let (bases, keywords) = match node.arguments.as_deref() {
                    Some(arguments) => self.arguments(arguments)?,
                    None => (Vec::new(), Vec::new()),
                };
                StatementKind::ClassDef(Box::new(ClassDef {
                    scope: self.scope(),
                    name: node.name.id.clone(),
                    bases,
                    keywords,
                    type_parameters: self.type_parameters(node.type_params.as_deref())?,
                    decorators: self.decorators(&node.decorator_list)?,
                    body: self.statements(&node.body)?,
                }))
            }
            ast::Stmt::Return(node) => StatementKind::Return(self.optional(node.value.as_deref())?),
            ast::Stmt::Delete(node) => StatementKind::Delete(self.expressions(&node.targets)?),
            ast::Stmt::TypeAlias(node) => StatementKind::TypeAlias(Box::new(TypeAlias {
                scope: self.scope(),
                name: self.expression(&node.name)?,
                type_parameters: self.type_parameters(node.type_params.as_deref())?,
                value: self.expression(&node.value)?,
            })),
            ast::Stmt::Assign(node) => StatementKind::Assign {
                targets: self.expressions(&node.targets)?,
                value: self.expression(&node.value)?,
            },
            ast::Stmt::AugAssign(node) => StatementKind::AugAssign {
                target: self.expression(&node.target)?,
                operator: operator(node.op),
                value: self.expression(&node.value)?,
            },
            ast::Stmt::AnnAssign(node) => StatementKind::AnnAssign {
                target: self.expression(&node.target)?,
                annotation: self.expression(&node.annotation)?,
                value: self.optional(node.value.as_deref())?,
                simple: node.simple,
            },
            ast::Stmt::For(node) => StatementKind::For {
                target: self.expression(&node.target)?,
                iterable: self.expression(&node.iter)?,
                body: self.statements(&node.body)?,
                orelse: self.statements(&node.orelse)?,
                is_async: node.is_async,
            },
            ast::Stmt::While(node) => StatementKind::While {
                test: self.expression(&node.test)?,
                body: self.statements(&node.body)?,
                orelse: self.statements(&node.orelse)?,
            },
            ast::Stmt::If(node) => StatementKind::If {
                test: self.expression(&node.test)?,
                body: self.statements(&node.body)?,
                orelse: self.else_clauses(&node.elif_else_clauses, range.end())?,
            },
            ast::Stmt::With(node) => StatementKind::With {
                items: node.items.iter().map(|item| self.with_item(item)).collect::<Result<_>>()?,
                body: self.statements(&node.body)?,
                is_async: node.is_async,
            },
            ast::Stmt::Match(node) => StatementKind::Match {
                subject: self.expression(&node.subject)?,
                cases: node.cases.iter().map(|case| self.match_case(case)).collect::<Result<_>>()?,
            },
            ast::Stmt::Raise(node) => StatementKind::Raise {
                exception: self.optional(node.exc.as_deref())?,
                cause: self.optional(node.cause.as_deref())?,
            },
            ast::Stmt::Try(node) => {
                // The parser takes an `else` that follows no handler.
                if node.handlers.is_empty() && !node.orelse.is_empty() {
                    self.doubtful.set(true);
                }
                StatementKind::Try(Box::new(Try {
                    body: self.statements(&node.body)?,
                    handlers: node.handlers.iter().map(|handler| self.handler(handler)).collect::<Result<_>>()?,
                    orelse: self.statements(&node.orelse)?,
                    finalbody: self.statements(&node.finalbody)?,
                    is_star: node.is_star,
                }))
            }
            ast::Stmt::Assert(node) => StatementKind::Assert {
                test: self.expression(&node.test)?,
                message: self.optional(node.msg.as_deref())?,
            },
            ast::Stmt::Import(node) => {
                StatementKind::Import(node.names.iter().map(|alias| self.alias(alias)).collect())
            }
            ast::Stmt::ImportFrom(node) => StatementKind::ImportFrom {
                module: node.module.as_ref().map(|module| module.id.clone()),
                names: node.names.iter().map(|alias| self.alias(alias)).collect(),
                level: node.level,
            },
            ast::Stmt::Global(node) => StatementKind::Global(node.names.iter().map(|name| name.id.clone()).collect()),
            ast::Stmt::Nonlocal(node) => {
                StatementKind::Nonlocal(node.names.iter().map(|name| name.id.clone()).collect())
            }
            ast::Stmt::Expr(node) => StatementKind::Expression(self.expression(&node.value)?),
            ast::Stmt::Pass(_) => StatementKind::Pass,
            // A `raise` that the parser has been shown as another word.
            ast::Stmt::Break(node) if &self.source[node.range] == "raise" => {
                StatementKind::Raise { exception: None, cause: None }
            }
            ast::Stmt::Break(_) => StatementKind::Break,
            ast::Stmt::Continue(_) => StatementKind::Continue,
            // The parser accepts this only in its IPython mode.
            ast::Stmt::IpyEscapeCommand(_) => StatementKind::Pass,
        };
        Ok(Statement { kind, location })
    }

    /// The range of a statement; a compound one ends behind a semicolon that ends its last line.
    fn with_semicolon(&self, statement: &ast::Stmt) -> TextRange {
        let range = statement.range();
        let is_compound = matches!(
            statement,
            ast::Stmt::FunctionDef(_)
                | ast::Stmt::ClassDef(_)
                | ast::Stmt::For(_)
                | ast::Stmt::While(_)
                | ast::Stmt::If(_)
                | ast::Stmt::With(_)
                | ast::Stmt::Match(_)
                | ast::Stmt::Try(_)
        );
        if is_compound { self.past_semicolon(range) } else { range }
    }

    /// The range of something that ends with a block, which ends behind a semicolon.
    fn past_semicolon(&self, range: TextRange) -> TextRange {
        let rest = self.source.as_bytes().get(range.end().to_usize()..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | 0x0C)).count();
        if rest.get(blanks) == Some(&b';') {
            return TextRange::new(range.start(), range.end() + TextSize::new(blanks as u32 + 1));
        }
        range
    }

    /// The position of a definition without its decorators: CPython's begins at `def` or `class`.
    fn without_decorators(&self, decorators: &[ast::Decorator], range: TextRange) -> Location {
        let Some(last) = decorators.last() else { return self.location(range) };
        let mut start = last.range().end().to_usize();
        let bytes = self.source.as_bytes();
        // Closing parentheses, comments and line ends may stand between a decorator and the keyword.
        while let Some(byte) = bytes.get(start) {
            match byte {
                b'#' => {
                    while bytes.get(start).is_some_and(|byte| *byte != b'\n') {
                        start += 1;
                    }
                }
                byte if byte.is_ascii_alphabetic() => break,
                _ => start += 1,
            }
        }
        self.location(TextRange::new(TextSize::new(start as u32), range.end().max(TextSize::new(start as u32))))
    }

    fn decorators(&mut self, decorators: &[ast::Decorator]) -> Result<Vec<Expression>> {
        decorators.iter().map(|decorator| self.expression(&decorator.expression)).collect()
    }

    fn else_clauses(&mut self, clauses: &[ast::ElifElseClause], end: TextSize) -> Result<Vec<Statement>> {
        if clauses.len() > MAXIMUM_PARSER_DEPTH as usize {
            return Err(Box::new(SyntaxFailure::too_deep_for_parser()));
        }
        // From the last to the first: each `elif` is an `if` in the `else` of the one before it.
        let mut orelse = Vec::new();
        for clause in clauses.iter().rev() {
            let body = self.statements(&clause.body)?;
            orelse = match &clause.test {
                None => body,
                Some(test) => vec![Statement {
                    kind: StatementKind::If { test: self.expression(test)?, body, orelse },
                    location: self.location(TextRange::new(clause.range.start(), end)),
                }],
            };
        }
        Ok(orelse)
    }

    fn with_item(&mut self, item: &ast::WithItem) -> Result<WithItem> {
        Ok(WithItem {
            context: self.expression(&item.context_expr)?,
            target: self.optional(item.optional_vars.as_deref())?,
        })
    }

    fn handler(&mut self, handler: &ast::ExceptHandler) -> Result<ExceptHandler> {
        let ast::ExceptHandler::ExceptHandler(handler) = handler;
        Ok(ExceptHandler {
            kind: self.optional(handler.type_.as_deref())?,
            name: handler.name.as_ref().map(|name| name.id.clone()),
            body: self.statements(&handler.body)?,
            location: self.location(self.past_semicolon(handler.range)),
        })
    }

    fn alias(&self, alias: &ast::Alias) -> Alias {
        Alias {
            name: alias.name.id.clone(),
            as_name: alias.asname.as_ref().map(|name| name.id.clone()),
            location: self.location(alias.range),
        }
    }

    fn match_case(&mut self, case: &ast::MatchCase) -> Result<MatchCase> {
        Ok(MatchCase {
            pattern: self.pattern(&case.pattern)?,
            guard: self.optional(case.guard.as_deref())?,
            body: self.statements(&case.body)?,
        })
    }

    fn pattern(&mut self, pattern: &ast::Pattern) -> Result<Pattern> {
        self.enter()?;
        let lowered = with_stack(|| self.pattern_inner(pattern));
        self.depth -= 1;
        lowered
    }

    fn pattern_inner(&mut self, pattern: &ast::Pattern) -> Result<Pattern> {
        let name_of = |name: &Option<ast::Identifier>| name.as_ref().map(|name| name.id.clone());
        let kind = match pattern {
            ast::Pattern::MatchValue(node) => {
                // The parser takes the sign of a power for one of a number.
                let is_power = |node: &ast::ExprUnaryOp| !node.operand.is_number_literal_expr();
                if node.value.as_unary_op_expr().is_some_and(is_power) {
                    self.doubtful.set(true);
                }
                PatternKind::Value(self.expression(&node.value)?)
            }
            ast::Pattern::MatchSingleton(node) => PatternKind::Singleton(match node.value {
                ast::Singleton::None => Constant::None,
                ast::Singleton::True => Constant::Bool(true),
                ast::Singleton::False => Constant::Bool(false),
            }),
            ast::Pattern::MatchSequence(node) => PatternKind::Sequence(self.patterns(&node.patterns)?),
            ast::Pattern::MatchMapping(node) => PatternKind::Mapping {
                keys: self.expressions(&node.keys)?,
                patterns: self.patterns(&node.patterns)?,
                rest: name_of(&node.rest),
            },
            ast::Pattern::MatchClass(node) => PatternKind::Class {
                class: self.expression(&node.cls)?,
                patterns: self.patterns(&node.arguments.patterns)?,
                keywords: node
                    .arguments
                    .keywords
                    .iter()
                    .map(|keyword| Ok((keyword.attr.id.clone(), self.pattern(&keyword.pattern)?)))
                    .collect::<Result<_>>()?,
            },
            ast::Pattern::MatchStar(node) => PatternKind::Star(name_of(&node.name)),
            ast::Pattern::MatchAs(node) => PatternKind::As {
                pattern: match node.pattern.as_deref() {
                    Some(pattern) => Some(Box::new(self.pattern(pattern)?)),
                    None => None,
                },
                name: name_of(&node.name),
            },
            ast::Pattern::MatchOr(node) => PatternKind::Or(self.patterns(&node.patterns)?),
        };
        Ok(Pattern { kind, location: self.location(pattern.range()) })
    }

    fn patterns(&mut self, patterns: &[ast::Pattern]) -> Result<Vec<Pattern>> {
        // The parser does without the comma.
        let between = |pair: &[ast::Pattern]| &self.source[pair[0].end().to_usize()..pair[1].start().to_usize()];
        if patterns.windows(2).any(|pair| !between(pair).contains([',', '|'])) {
            self.doubtful.set(true);
        }
        patterns.iter().map(|pattern| self.pattern(pattern)).collect()
    }

    fn type_parameters(&mut self, parameters: Option<&ast::TypeParams>) -> Result<TypeParameters> {
        let scope = self.scope();
        let Some(list) = parameters else { return Ok(TypeParameters { scope, parameters: Vec::new() }) };
        let mut lowered = Vec::new();
        let has_default = list.type_params.iter().any(|parameter| parameter.default().is_some());
        if has_default && !self.profile.type_parameter_defaults {
            self.doubtful.set(true);
        }
        for parameter in &list.type_params {
            let (kind, name, bound, default) = match parameter {
                ast::TypeParam::TypeVar(node) => {
                    (TypeParameterKind::TypeVar, &node.name, node.bound.as_deref(), node.default.as_deref())
                }
                ast::TypeParam::TypeVarTuple(node) => {
                    (TypeParameterKind::TypeVarTuple, &node.name, None, node.default.as_deref())
                }
                ast::TypeParam::ParamSpec(node) => {
                    (TypeParameterKind::ParamSpec, &node.name, None, node.default.as_deref())
                }
            };
            lowered.push(TypeParameter {
                kind,
                name: name.id.clone(),
                bound: self.in_own_scope(bound)?,
                default: self.in_own_scope(default)?,
                location: self.location(parameter.range()),
            });
        }
        Ok(TypeParameters { scope, parameters: lowered })
    }

    fn in_own_scope(&mut self, expression: Option<&ast::Expr>) -> Result<Option<(ScopeId, Expression)>> {
        match expression {
            None => Ok(None),
            Some(expression) => Ok(Some((self.scope(), self.expression(expression)?))),
        }
    }

    fn parameters(&mut self, parameters: &ast::Parameters) -> Result<Arguments> {
        let mut lowered = Arguments::default();
        for (list, into) in
            [(&parameters.posonlyargs, &mut lowered.positional_only), (&parameters.args, &mut lowered.positional)]
        {
            for parameter in list {
                into.push(self.parameter(&parameter.parameter)?);
                if let Some(default) = &parameter.default {
                    lowered.defaults.push(self.expression(default)?);
                }
            }
        }
        if let Some(variadic) = &parameters.vararg {
            lowered.variadic = Some(self.parameter(variadic)?);
        }
        for parameter in &parameters.kwonlyargs {
            lowered.keyword_only.push(self.parameter(&parameter.parameter)?);
            lowered.keyword_defaults.push(self.optional(parameter.default.as_deref())?);
        }
        if let Some(variadic) = &parameters.kwarg {
            lowered.variadic_keyword = Some(self.parameter(variadic)?);
        }
        Ok(lowered)
    }

    fn parameter(&mut self, parameter: &ast::Parameter) -> Result<Argument> {
        Ok(Argument {
            name: parameter.name.id.clone(),
            annotation: self.optional(parameter.annotation.as_deref())?,
            // The stars are not part of it.
            location: self.location(TextRange::new(parameter.name.range.start(), parameter.range.end())),
        })
    }

    fn arguments(&mut self, arguments: &ast::Arguments) -> Result<(Vec<Expression>, Vec<Keyword>)> {
        let positional = self.expressions(&arguments.args)?;
        let mut keywords = Vec::with_capacity(arguments.keywords.len());
        for keyword in &arguments.keywords {
            keywords.push(Keyword {
                name: keyword.arg.as_ref().map(|name| name.id.clone()),
                value: self.expression(&keyword.value)?,
                location: self.location(keyword.range),
            });
        }
        Ok((positional, keywords))
    }

    pub(super) fn expressions(&mut self, expressions: &[ast::Expr]) -> Result<Vec<Expression>> {
        expressions.iter().map(|expression| self.expression(expression)).collect()
    }

    fn optional(&mut self, expression: Option<&ast::Expr>) -> Result<Option<Expression>> {
        expression.map(|expression| self.expression(expression)).transpose()
    }

    fn boxed(&mut self, expression: &ast::Expr) -> Result<Box<Expression>> {
        Ok(Box::new(self.expression(expression)?))
    }

    fn optional_boxed(&mut self, expression: Option<&ast::Expr>) -> Result<Option<Box<Expression>>> {
        expression.map(|expression| self.boxed(expression)).transpose()
    }

    fn enter(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > MAXIMUM_DEPTH { Err(Box::new(SyntaxFailure::too_deep())) } else { Ok(()) }
    }

    pub(super) fn expression(&mut self, expression: &ast::Expr) -> Result<Expression> {
        self.enter()?;
        let before = self.parser_depth;
        self.parser_depth += match expression {
            ast::Expr::UnaryOp(_) | ast::Expr::If(_) => 1,
            ast::Expr::Lambda(_) => 2,
            ast::Expr::BinOp(node) if node.op == ast::Operator::Pow => 2,
            _ => 0,
        };
        if self.parser_depth > MAXIMUM_PARSER_DEPTH {
            return Err(Box::new(SyntaxFailure::too_deep_for_parser()));
        }
        let lowered = with_stack(|| self.expression_inner(expression));
        self.parser_depth = before;
        self.depth -= 1;
        lowered
    }

    fn expression_inner(&mut self, expression: &ast::Expr) -> Result<Expression> {
        let mut location = self.location(expression.range());
        let kind = match expression {
            ast::Expr::BoolOp(node) => {
                let operator = match node.op {
                    ast::BoolOp::And => BooleanOperator::And,
                    ast::BoolOp::Or => BooleanOperator::Or,
                };
                ExpressionKind::BoolOp { operator, values: self.expressions(&node.values)? }
            }
            ast::Expr::Named(node) => {
                ExpressionKind::NamedExpr { target: self.boxed(&node.target)?, value: self.boxed(&node.value)? }
            }
            ast::Expr::BinOp(node) => ExpressionKind::BinOp {
                left: self.boxed(&node.left)?,
                operator: operator(node.op),
                right: self.boxed(&node.right)?,
            },
            ast::Expr::UnaryOp(node) => ExpressionKind::UnaryOp {
                operator: match node.op {
                    ast::UnaryOp::Invert => UnaryOperator::Invert,
                    ast::UnaryOp::Not => UnaryOperator::Not,
                    ast::UnaryOp::UAdd => UnaryOperator::Plus,
                    ast::UnaryOp::USub => UnaryOperator::Minus,
                },
                operand: self.boxed(&node.operand)?,
            },
            ast::Expr::Lambda(node) => ExpressionKind::Lambda(Box::new(Lambda {
                scope: self.scope(),
                arguments: match node.parameters.as_deref() {
                    Some(parameters) => self.parameters(parameters)?,
                    None => Arguments::default(),
                },
                body: self.expression(&node.body)?,
            })),
            ast::Expr::If(node) => ExpressionKind::IfExp {
                test: self.boxed(&node.test)?,
                body: self.boxed(&node.body)?,
                orelse: self.boxed(&node.orelse)?,
            },
            ast::Expr::Dict(node) => {
                let mut keys = Vec::with_capacity(node.items.len());
                let mut values = Vec::with_capacity(node.items.len());
                for item in &node.items {
                    keys.push(self.optional(item.key.as_ref())?);
                    values.push(self.expression(&item.value)?);
                }
                ExpressionKind::Dict { keys, values }
            }
            ast::Expr::Set(node) => ExpressionKind::Set(self.expressions(&node.elts)?),
            ast::Expr::ListComp(node) => {
                self.comprehension(ComprehensionKind::List, Some(&node.elt), None, &node.generators)?
            }
            ast::Expr::SetComp(node) => {
                self.comprehension(ComprehensionKind::Set, Some(&node.elt), None, &node.generators)?
            }
            ast::Expr::DictComp(node) => {
                self.comprehension(ComprehensionKind::Dict, node.key.as_deref(), Some(&node.value), &node.generators)?
            }
            ast::Expr::Generator(node) => {
                self.comprehension(ComprehensionKind::Generator, Some(&node.elt), None, &node.generators)?
            }
            ast::Expr::Await(node) => ExpressionKind::Await(self.boxed(&node.value)?),
            ast::Expr::Yield(node) => {
                // The parser lets an operator follow a `yield` without a value.
                let rest = self.source[node.range.end().to_usize()..].trim_start_matches([' ', '\t', '\x0C']);
                if node.value.is_none() && !rest.is_empty() && !rest.starts_with([')', ']', '}', ';', ':', '#', '\n']) {
                    self.doubtful.set(true);
                }
                ExpressionKind::Yield(self.optional_boxed(node.value.as_deref())?)
            }
            ast::Expr::YieldFrom(node) => ExpressionKind::YieldFrom(self.boxed(&node.value)?),
            ast::Expr::Compare(node) => {
                // The parser takes `yield != x` for a comparison.
                if node.left.is_yield_expr() || node.left.is_yield_from_expr() {
                    self.doubtful.set(true);
                }
                ExpressionKind::Compare {
                    left: self.boxed(&node.left)?,
                    operators: node.ops.iter().copied().map(comparison).collect(),
                    comparators: self.expressions(&node.comparators)?,
                }
            }
            ast::Expr::Call(node) => {
                let function = self.expression(&node.func)?;
                let (arguments, keywords) = self.arguments(&node.arguments)?;
                ExpressionKind::Call(Box::new(Call { function, arguments, keywords }))
            }
            ast::Expr::FString(node) => self.joined_string(node)?,
            // PEP 750 belongs to 3.14; the parser reports it for the target version 3.13.
            ast::Expr::TString(_) | ast::Expr::IpyEscapeCommand(_) => ExpressionKind::Constant(Constant::None),
            ast::Expr::StringLiteral(node) => self.string_literal(&node.value),
            ast::Expr::BytesLiteral(node) => ExpressionKind::Constant(Constant::Bytes(node.value.bytes().collect())),
            ast::Expr::NumberLiteral(node) => ExpressionKind::Constant(self.number(node)?),
            ast::Expr::BooleanLiteral(node) => ExpressionKind::Constant(Constant::Bool(node.value)),
            ast::Expr::NoneLiteral(_) => ExpressionKind::Constant(Constant::None),
            ast::Expr::EllipsisLiteral(_) => ExpressionKind::Constant(Constant::Ellipsis),
            ast::Expr::Attribute(node) => ExpressionKind::Attribute {
                value: self.boxed(&node.value)?,
                name: node.attr.id.clone(),
                context: context(node.ctx),
            },
            ast::Expr::Subscript(node) => ExpressionKind::Subscript {
                value: self.boxed(&node.value)?,
                slice: self.boxed(&node.slice)?,
                context: context(node.ctx),
            },
            ast::Expr::Starred(node) => {
                ExpressionKind::Starred { value: self.boxed(&node.value)?, context: context(node.ctx) }
            }
            ast::Expr::Name(node) => ExpressionKind::Name { name: node.id.clone(), context: context(node.ctx) },
            ast::Expr::List(node) => {
                ExpressionKind::List { elements: self.expressions(&node.elts)?, context: context(node.ctx) }
            }
            ast::Expr::Tuple(node) => {
                ExpressionKind::Tuple { elements: self.expressions(&node.elts)?, context: context(node.ctx) }
            }
            ast::Expr::Slice(node) => ExpressionKind::Slice {
                lower: self.optional_boxed(node.lower.as_deref())?,
                upper: self.optional_boxed(node.upper.as_deref())?,
                step: self.optional_boxed(node.step.as_deref())?,
            },
        };
        if let ast::Expr::Generator(node) = expression
            && !node.parenthesized
        {
            location = self.location(self.with_parentheses(node.range));
        }
        Ok(Expression { kind, location })
    }

    /// A generator expression that is the only argument of a call takes the call's parentheses as its own.
    fn with_parentheses(&self, range: TextRange) -> TextRange {
        let bytes = self.source.as_bytes();
        let open = bytes[..range.start().to_usize()].iter().rposition(|byte| *byte == b'(');
        let close = bytes[range.end().to_usize()..].iter().position(|byte| *byte == b')');
        match (open, close) {
            (Some(open), Some(close)) => {
                TextRange::new(TextSize::new(open as u32), range.end() + TextSize::new(close as u32 + 1))
            }
            _ => range,
        }
    }

    fn comprehension(
        &mut self,
        kind: ComprehensionKind,
        element: Option<&ast::Expr>,
        value: Option<&ast::Expr>,
        generators: &[ast::Comprehension],
    ) -> Result<ExpressionKind> {
        let scope = self.scope();
        // `{**d for d in ds}` has no key; the parser has rejected it for this version.
        let (element, value) = match (element, value) {
            (Some(element), value) => (element, value),
            (None, Some(value)) => (value, None),
            (None, None) => return Err(Box::new(SyntaxFailure::too_deep())),
        };
        let element = self.expression(element)?;
        let value = self.optional(value)?;
        let mut lowered = Vec::with_capacity(generators.len());
        for generator in generators {
            lowered.push(Generator {
                target: self.expression(&generator.target)?,
                iterable: self.expression(&generator.iter)?,
                conditions: self.expressions(&generator.ifs)?,
                is_async: generator.is_async,
            });
        }
        Ok(ExpressionKind::Comprehension(Box::new(Comprehension { scope, kind, element, value, generators: lowered })))
    }

    fn number(&self, node: &ast::ExprNumberLiteral) -> Result<Constant> {
        Ok(match &node.value {
            ast::Number::Int(_) => match super::literal::integer(&self.source[node.range]) {
                Ok(value) => Constant::Int(value),
                Err(_) => {
                    self.doubtful.set(true);
                    Constant::Int(num_bigint::BigInt::ZERO)
                }
            },
            ast::Number::Float(value) => Constant::Float(*value),
            ast::Number::Complex { real, imag } => Constant::Complex(*real, *imag),
        })
    }
}

fn context(context: ast::ExprContext) -> Context {
    match context {
        ast::ExprContext::Load | ast::ExprContext::Invalid => Context::Load,
        ast::ExprContext::Store => Context::Store,
        ast::ExprContext::Del => Context::Delete,
    }
}

fn operator(operator: ast::Operator) -> Operator {
    match operator {
        ast::Operator::Add => Operator::Add,
        ast::Operator::Sub => Operator::Subtract,
        ast::Operator::Mult => Operator::Multiply,
        ast::Operator::MatMult => Operator::MatrixMultiply,
        ast::Operator::Div => Operator::Divide,
        ast::Operator::Mod => Operator::Modulo,
        ast::Operator::Pow => Operator::Power,
        ast::Operator::LShift => Operator::LeftShift,
        ast::Operator::RShift => Operator::RightShift,
        ast::Operator::BitOr => Operator::BitOr,
        ast::Operator::BitXor => Operator::BitXor,
        ast::Operator::BitAnd => Operator::BitAnd,
        ast::Operator::FloorDiv => Operator::FloorDivide,
    }
}

fn comparison(operator: ast::CmpOp) -> Comparison {
    match operator {
        ast::CmpOp::Eq => Comparison::Equal,
        ast::CmpOp::NotEq => Comparison::NotEqual,
        ast::CmpOp::Lt => Comparison::Less,
        ast::CmpOp::LtE => Comparison::LessEqual,
        ast::CmpOp::Gt => Comparison::Greater,
        ast::CmpOp::GtE => Comparison::GreaterEqual,
        ast::CmpOp::Is => Comparison::Is,
        ast::CmpOp::IsNot => Comparison::IsNot,
        ast::CmpOp::In => Comparison::In,
        ast::CmpOp::NotIn => Comparison::NotIn,
    }
}
