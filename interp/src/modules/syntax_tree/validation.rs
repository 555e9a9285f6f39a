//! What a tree made by a program must hold to before it is compiled (Python/ast.c).
//!
//! A tree from the parser holds to all of it.

use crate::compile::code::Constant;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    Arguments, Context, Expression, ExpressionKind, Generator, Keyword, Module, Operator, Pattern, PatternKind,
    Statement, StatementKind, TypeParameters, UnaryOperator,
};
use crate::vm::{Raised, Result, Vm};

/// Checks a whole tree.
///
/// # Errors
/// ValueError, and TypeError for one case.
pub(super) fn check(vm: &mut Vm, module: &Module) -> Result<()> {
    let mut checker = Checker { vm };
    match module {
        Module::Module(body) | Module::Interactive(body) => checker.statements(body),
        Module::Expression(expression) => checker.load(expression),
    }
}

struct Checker<'a> {
    vm: &'a mut Vm,
}

fn name_of(context: Context) -> &'static str {
    match context {
        Context::Load => "Load",
        Context::Store => "Store",
        Context::Delete => "Del",
    }
}

impl Checker<'_> {
    fn error(&mut self, message: impl AsRef<str>) -> Raised {
        self.vm.value_error(message)
    }

    fn not_empty<T>(&mut self, list: &[T], what: &str, owner: &str) -> Result<()> {
        if list.is_empty() { Err(self.error(format!("empty {what} on {owner}"))) } else { Ok(()) }
    }

    fn statements(&mut self, statements: &[Statement]) -> Result<()> {
        statements.iter().try_for_each(|statement| with_stack(|| self.statement(statement)))
    }

    fn body(&mut self, body: &[Statement], owner: &str) -> Result<()> {
        self.not_empty(body, "body", owner)?;
        self.statements(body)
    }

    fn statement(&mut self, statement: &Statement) -> Result<()> {
        match &statement.kind {
            StatementKind::FunctionDef(node) => {
                self.body(&node.body, if node.is_async { "AsyncFunctionDef" } else { "FunctionDef" })?;
                self.type_parameters(&node.type_parameters)?;
                self.arguments(&node.arguments)?;
                self.all(&node.decorators, Context::Load)?;
                self.optional(node.returns.as_ref())
            }
            StatementKind::ClassDef(node) => {
                self.body(&node.body, "ClassDef")?;
                self.type_parameters(&node.type_parameters)?;
                self.all(&node.bases, Context::Load)?;
                self.keywords(&node.keywords)?;
                self.all(&node.decorators, Context::Load)
            }
            StatementKind::Return(value) => self.optional(value.as_ref()),
            StatementKind::Delete(targets) => {
                self.not_empty(targets, "targets", "Delete")?;
                self.all(targets, Context::Delete)
            }
            StatementKind::Assign { targets, value } => {
                self.not_empty(targets, "targets", "Assign")?;
                self.all(targets, Context::Store)?;
                self.load(value)
            }
            StatementKind::TypeAlias(node) => {
                if !matches!(node.name.kind, ExpressionKind::Name { .. }) {
                    return Err(self.vm.type_error("TypeAlias with non-Name name"));
                }
                self.expression(&node.name, Context::Store)?;
                self.type_parameters(&node.type_parameters)?;
                self.load(&node.value)
            }
            StatementKind::AugAssign { target, value, .. } => {
                self.expression(target, Context::Store)?;
                self.load(value)
            }
            StatementKind::AnnAssign { target, annotation, value, simple } => {
                if *simple && !matches!(target.kind, ExpressionKind::Name { .. }) {
                    return Err(self.vm.type_error("AnnAssign with simple non-Name target"));
                }
                self.expression(target, Context::Store)?;
                self.optional(value.as_ref())?;
                self.load(annotation)
            }
            StatementKind::For { target, iterable, body, orelse, is_async } => {
                self.expression(target, Context::Store)?;
                self.load(iterable)?;
                self.body(body, if *is_async { "AsyncFor" } else { "For" })?;
                self.statements(orelse)
            }
            StatementKind::While { test, body, orelse } => {
                self.load(test)?;
                self.body(body, "While")?;
                self.statements(orelse)
            }
            StatementKind::If { test, body, orelse } => {
                self.load(test)?;
                self.body(body, "If")?;
                self.statements(orelse)
            }
            StatementKind::With { items, body, is_async } => {
                let owner = if *is_async { "AsyncWith" } else { "With" };
                self.not_empty(items, "items", owner)?;
                for item in items {
                    self.load(&item.context)?;
                    if let Some(target) = &item.target {
                        self.expression(target, Context::Store)?;
                    }
                }
                self.body(body, owner)
            }
            StatementKind::Match { subject, cases } => {
                self.load(subject)?;
                self.not_empty(cases, "cases", "Match")?;
                for case in cases {
                    self.pattern(&case.pattern, false)?;
                    self.optional(case.guard.as_ref())?;
                    self.body(&case.body, "match_case")?;
                }
                Ok(())
            }
            StatementKind::Raise { exception, cause } => {
                if exception.is_none() && cause.is_some() {
                    return Err(self.error("Raise with cause but no exception"));
                }
                self.optional(exception.as_ref())?;
                self.optional(cause.as_ref())
            }
            StatementKind::Try(node) => {
                let owner = if node.is_star { "TryStar" } else { "Try" };
                self.body(&node.body, owner)?;
                if node.handlers.is_empty() && node.finalbody.is_empty() {
                    return Err(self.error(format!("{owner} has neither except handlers nor finalbody")));
                }
                if node.handlers.is_empty() && !node.orelse.is_empty() {
                    return Err(self.error(format!("{owner} has orelse but no except handlers")));
                }
                for handler in &node.handlers {
                    self.optional(handler.kind.as_ref())?;
                    self.body(&handler.body, "ExceptHandler")?;
                }
                self.statements(&node.finalbody)?;
                self.statements(&node.orelse)
            }
            StatementKind::Assert { test, message } => {
                self.load(test)?;
                self.optional(message.as_ref())
            }
            StatementKind::Import(names) => self.not_empty(names, "names", "Import"),
            StatementKind::ImportFrom { names, .. } => self.not_empty(names, "names", "ImportFrom"),
            StatementKind::Global(names) => self.not_empty(names, "names", "Global"),
            StatementKind::Nonlocal(names) => self.not_empty(names, "names", "Nonlocal"),
            StatementKind::Expression(value) => self.load(value),
            StatementKind::Pass | StatementKind::Break | StatementKind::Continue => Ok(()),
        }
    }

    fn type_parameters(&mut self, parameters: &TypeParameters) -> Result<()> {
        for parameter in &parameters.parameters {
            self.name(&parameter.name)?;
            for (_, part) in parameter.bound.iter().chain(&parameter.default) {
                self.load(part)?;
            }
        }
        Ok(())
    }

    fn arguments(&mut self, arguments: &Arguments) -> Result<()> {
        let Arguments {
            positional_only,
            positional,
            variadic,
            keyword_only,
            keyword_defaults,
            variadic_keyword,
            defaults,
        } = arguments;
        let all = positional_only.iter().chain(positional).chain(variadic).chain(keyword_only).chain(variadic_keyword);
        for argument in all {
            self.optional(argument.annotation.as_ref())?;
        }
        if defaults.len() > positional_only.len() + positional.len() {
            return Err(self.error("more positional defaults than args on arguments"));
        }
        if keyword_defaults.len() != keyword_only.len() {
            return Err(self.error("length of kwonlyargs is not the same as kw_defaults on arguments"));
        }
        self.all(defaults, Context::Load)?;
        keyword_defaults.iter().flatten().try_for_each(|default| self.load(default))
    }

    fn keywords(&mut self, keywords: &[Keyword]) -> Result<()> {
        keywords.iter().try_for_each(|keyword| self.load(&keyword.value))
    }

    fn all(&mut self, expressions: &[Expression], context: Context) -> Result<()> {
        expressions.iter().try_for_each(|expression| self.expression(expression, context))
    }

    fn optional(&mut self, expression: Option<&Expression>) -> Result<()> {
        expression.map_or(Ok(()), |expression| self.load(expression))
    }

    fn load(&mut self, expression: &Expression) -> Result<()> {
        self.expression(expression, Context::Load)
    }

    fn name(&mut self, name: &str) -> Result<()> {
        match name {
            "None" | "True" | "False" => Err(self.error(format!("identifier field can't represent '{name}' constant"))),
            _ => Ok(()),
        }
    }

    fn expression(&mut self, expression: &Expression, context: Context) -> Result<()> {
        let own = match &expression.kind {
            ExpressionKind::Attribute { context, .. }
            | ExpressionKind::Subscript { context, .. }
            | ExpressionKind::Starred { context, .. }
            | ExpressionKind::List { context, .. }
            | ExpressionKind::Tuple { context, .. } => Some(*context),
            ExpressionKind::Name { name, context } => {
                self.name(name)?;
                Some(*context)
            }
            _ => None,
        };
        match own {
            None if context != Context::Load => {
                let context = name_of(context);
                return Err(self.error(format!("expression which can't be assigned to in {context} context")));
            }
            Some(own) if own != context => {
                let (context, own) = (name_of(context), name_of(own));
                return Err(self.error(format!("expression must have {context} context but has {own} instead")));
            }
            _ => {}
        }
        with_stack(|| self.parts(expression, context))
    }

    fn parts(&mut self, expression: &Expression, context: Context) -> Result<()> {
        match &expression.kind {
            ExpressionKind::BoolOp { values, .. } => {
                if values.len() < 2 {
                    return Err(self.error("BoolOp with less than 2 values"));
                }
                self.all(values, Context::Load)
            }
            ExpressionKind::NamedExpr { target, value } => {
                if !matches!(target.kind, ExpressionKind::Name { .. }) {
                    return Err(self.vm.type_error("NamedExpr target must be a Name"));
                }
                self.load(value)
            }
            ExpressionKind::BinOp { left, right, .. } => {
                self.load(left)?;
                self.load(right)
            }
            ExpressionKind::UnaryOp { operand, .. } => self.load(operand),
            ExpressionKind::Lambda(node) => {
                self.arguments(&node.arguments)?;
                self.load(&node.body)
            }
            ExpressionKind::IfExp { test, body, orelse } => {
                self.load(test)?;
                self.load(body)?;
                self.load(orelse)
            }
            ExpressionKind::Dict { keys, values } => {
                if keys.len() != values.len() {
                    return Err(self.error("Dict doesn't have the same number of keys as values"));
                }
                keys.iter().flatten().try_for_each(|key| self.load(key))?;
                self.all(values, Context::Load)
            }
            ExpressionKind::Comprehension(node) => {
                self.generators(&node.generators)?;
                self.load(&node.element)?;
                self.optional(node.value.as_ref())
            }
            ExpressionKind::Yield(value) => self.optional(value.as_deref()),
            ExpressionKind::YieldFrom(value) | ExpressionKind::Await(value) => self.load(value),
            ExpressionKind::Compare { left, operators, comparators } => {
                if comparators.is_empty() {
                    return Err(self.error("Compare with no comparators"));
                }
                if comparators.len() != operators.len() {
                    return Err(self.error("Compare has a different number of comparators and operands"));
                }
                self.all(comparators, Context::Load)?;
                self.load(left)
            }
            ExpressionKind::Call(node) => {
                self.load(&node.function)?;
                self.all(&node.arguments, Context::Load)?;
                self.keywords(&node.keywords)
            }
            ExpressionKind::FormattedValue { value, format_spec, .. } => {
                self.load(value)?;
                self.optional(format_spec.as_deref())
            }
            ExpressionKind::JoinedStr(values) | ExpressionKind::Set(values) => self.all(values, Context::Load),
            ExpressionKind::Attribute { value, .. } => self.load(value),
            ExpressionKind::Subscript { value, slice, .. } => {
                self.load(slice)?;
                self.load(value)
            }
            ExpressionKind::Starred { value, .. } => self.expression(value, context),
            ExpressionKind::List { elements, .. } | ExpressionKind::Tuple { elements, .. } => {
                self.all(elements, context)
            }
            ExpressionKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().try_for_each(|part| self.optional(part.as_deref()))
            }
            ExpressionKind::Name { .. } | ExpressionKind::Constant(_) | ExpressionKind::UnicodeConstant(_) => Ok(()),
        }
    }

    fn generators(&mut self, generators: &[Generator]) -> Result<()> {
        if generators.is_empty() {
            return Err(self.error("comprehension with no generators"));
        }
        for generator in generators {
            self.expression(&generator.target, Context::Store)?;
            self.load(&generator.iterable)?;
            self.all(&generator.conditions, Context::Load)?;
        }
        Ok(())
    }

    fn patterns(&mut self, patterns: &[Pattern], star: bool) -> Result<()> {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern, star))
    }

    fn capture(&mut self, name: Option<&crate::syntax::tree::Identifier>) -> Result<()> {
        match name {
            Some(name) if name.as_str() == "_" => Err(self.error("can't capture name '_' in patterns")),
            Some(name) => self.name(name),
            None => Ok(()),
        }
    }

    fn pattern(&mut self, pattern: &Pattern, star: bool) -> Result<()> {
        match &pattern.kind {
            PatternKind::Value(value) => {
                self.pattern_value(value)?;
                self.load(value)
            }
            PatternKind::Singleton(value) => match value {
                Constant::None | Constant::Bool(_) => Ok(()),
                _ => Err(self.error("MatchSingleton can only contain True, False and None")),
            },
            PatternKind::Sequence(patterns) => self.patterns(patterns, true),
            PatternKind::Mapping { keys, patterns, rest } => {
                if keys.len() != patterns.len() {
                    return Err(self.error("MatchMapping doesn't have the same number of keys as patterns"));
                }
                self.capture(rest.as_ref())?;
                for key in keys {
                    if !matches!(key.constant(), Some(Constant::None | Constant::Bool(_))) {
                        self.pattern_value(key)?;
                    }
                }
                self.patterns(patterns, false)
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.load(class)?;
                let mut part = class;
                loop {
                    match &part.kind {
                        ExpressionKind::Name { .. } => break,
                        ExpressionKind::Attribute { value, .. } => part = value,
                        _ => {
                            return Err(self.error("MatchClass cls field can only contain Name or Attribute nodes."));
                        }
                    }
                }
                for (name, _) in keywords {
                    self.name(name)?;
                }
                self.patterns(patterns, false)?;
                keywords.iter().try_for_each(|(_, pattern)| self.pattern(pattern, false))
            }
            PatternKind::Star(name) => {
                if !star {
                    return Err(self.error("can't use MatchStar here"));
                }
                self.capture(name.as_ref())
            }
            PatternKind::As { pattern, name } => {
                self.capture(name.as_ref())?;
                match (pattern, name) {
                    (Some(_), None) => Err(self.error("MatchAs must specify a target name if a pattern is given")),
                    (Some(pattern), Some(_)) => self.pattern(pattern, false),
                    (None, _) => Ok(()),
                }
            }
            PatternKind::Or(patterns) => {
                if patterns.len() < 2 {
                    return Err(self.error("MatchOr requires at least 2 patterns"));
                }
                self.patterns(patterns, false)
            }
        }
    }

    fn pattern_value(&mut self, value: &Expression) -> Result<()> {
        let is_number = |value: &Expression, imaginary: bool| match &value.kind {
            ExpressionKind::Constant(Constant::Int(_) | Constant::Float(_)) => !imaginary,
            ExpressionKind::Constant(Constant::Complex(..)) => imaginary,
            _ => false,
        };
        let is_signed = |value: &Expression| match &value.kind {
            ExpressionKind::UnaryOp { operator: UnaryOperator::Minus, operand } => is_number(operand, false),
            _ => is_number(value, false),
        };
        match &value.kind {
            ExpressionKind::Constant(constant) | ExpressionKind::UnicodeConstant(constant) => match constant {
                Constant::None
                | Constant::Bool(_)
                | Constant::Ellipsis
                | Constant::Tuple(_)
                | Constant::FrozenSet(_) => Err(self.error("unexpected constant inside of a literal pattern")),
                _ => Ok(()),
            },
            ExpressionKind::Attribute { .. } | ExpressionKind::JoinedStr(_) => Ok(()),
            ExpressionKind::UnaryOp { operator: UnaryOperator::Minus, operand }
                if is_number(operand, false) || is_number(operand, true) =>
            {
                Ok(())
            }
            ExpressionKind::BinOp { left, operator: Operator::Add | Operator::Subtract, right }
                if is_signed(left) && is_number(right, true) =>
            {
                Ok(())
            }
            _ => Err(self.error("patterns may only match literals and attribute lookups")),
        }
    }
}
