//! Constant folding on the tree, before the symbol table is built (Python/ast_opt.c).

use std::cell::Cell;

use super::arithmetic;
use super::code::Constant;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    Arguments, Comparison, Context, Expression, ExpressionKind, Generator, Keyword, Location, Module, Operator,
    Pattern, PatternKind, Statement, StatementKind, TypeParameters, UnaryOperator,
};

/// Replaces what can be computed now by its value.
///
/// Gives how often a bool was inverted, of which later versions warn. Without `inverts_bools` none is.
pub fn fold(module: &mut Module, optimize: u8, future_annotations: bool, inverts_bools: bool) -> usize {
    let folder = Folder { optimize, future_annotations, inverts_bools, inverted_bools: Cell::new(0) };
    match module {
        Module::Module(body) => folder.body(body),
        Module::Interactive(body) => folder.statements(body),
        Module::Expression(expression) => folder.expression(expression),
    }
    folder.inverted_bools.get()
}

/// The docstring that a body begins with.
pub fn docstring(body: &[Statement]) -> Option<&Constant> {
    match body.first().map(|first| &first.kind) {
        Some(StatementKind::Expression(value)) => {
            value.constant().filter(|value| matches!(value, Constant::Str(_) | Constant::SurrogateStr(_)))
        }
        _ => None,
    }
}

struct Folder {
    optimize: u8,
    future_annotations: bool,
    inverts_bools: bool,
    inverted_bools: Cell<usize>,
}

impl Folder {
    fn body(&self, body: &mut [Statement]) {
        let had_docstring = docstring(body).is_some();
        self.statements(body);
        // What only now looks like a docstring must not become one.
        if !had_docstring
            && docstring(body).is_some()
            && let Some(Statement { kind: StatementKind::Expression(value), .. }) = body.first_mut()
        {
            let constant = std::mem::replace(&mut value.kind, ExpressionKind::JoinedStr(Vec::new()));
            let location = value.location;
            value.kind = ExpressionKind::JoinedStr(vec![Expression { kind: constant, location }]);
        }
    }

    fn statements(&self, statements: &mut [Statement]) {
        for statement in statements {
            with_stack(|| self.statement(statement));
        }
    }

    fn statement(&self, statement: &mut Statement) {
        match &mut statement.kind {
            StatementKind::FunctionDef(node) => {
                self.type_parameters(&mut node.type_parameters);
                self.arguments(&mut node.arguments);
                self.body(&mut node.body);
                self.expressions(&mut node.decorators);
                if !self.future_annotations {
                    self.optional(&mut node.returns);
                }
            }
            StatementKind::ClassDef(node) => {
                self.type_parameters(&mut node.type_parameters);
                self.expressions(&mut node.bases);
                self.keywords(&mut node.keywords);
                self.body(&mut node.body);
                self.expressions(&mut node.decorators);
            }
            StatementKind::TypeAlias(node) => {
                self.type_parameters(&mut node.type_parameters);
                self.expression(&mut node.value);
            }
            StatementKind::Return(value) => self.optional(value),
            StatementKind::Delete(targets) => self.expressions(targets),
            StatementKind::Assign { targets, value } => {
                self.expressions(targets);
                self.expression(value);
            }
            StatementKind::AugAssign { target, value, .. } => {
                self.expression(target);
                self.expression(value);
            }
            StatementKind::AnnAssign { target, annotation, value, .. } => {
                self.expression(target);
                if !self.future_annotations {
                    self.expression(annotation);
                }
                self.optional(value);
            }
            StatementKind::For { target, iterable, body, orelse, .. } => {
                self.expression(target);
                self.expression(iterable);
                self.statements(body);
                self.statements(orelse);
                fold_iterable(iterable);
            }
            StatementKind::While { test, body, orelse } | StatementKind::If { test, body, orelse } => {
                self.expression(test);
                self.statements(body);
                self.statements(orelse);
            }
            StatementKind::With { items, body, .. } => {
                for item in items {
                    self.expression(&mut item.context);
                    self.optional(&mut item.target);
                }
                self.statements(body);
            }
            StatementKind::Match { subject, cases } => {
                self.expression(subject);
                for case in cases {
                    self.pattern(&mut case.pattern);
                    self.optional(&mut case.guard);
                    self.statements(&mut case.body);
                }
            }
            StatementKind::Raise { exception, cause } => {
                self.optional(exception);
                self.optional(cause);
            }
            StatementKind::Try(node) => {
                self.statements(&mut node.body);
                for handler in &mut node.handlers {
                    self.optional(&mut handler.kind);
                    self.statements(&mut handler.body);
                }
                self.statements(&mut node.orelse);
                self.statements(&mut node.finalbody);
            }
            StatementKind::Assert { test, message } => {
                self.expression(test);
                self.optional(message);
            }
            StatementKind::Expression(value) => self.expression(value),
            StatementKind::Import(_)
            | StatementKind::ImportFrom { .. }
            | StatementKind::Global(_)
            | StatementKind::Nonlocal(_)
            | StatementKind::Pass
            | StatementKind::Break
            | StatementKind::Continue => {}
        }
    }

    fn type_parameters(&self, parameters: &mut TypeParameters) {
        for parameter in &mut parameters.parameters {
            for (_, part) in parameter.bound.iter_mut().chain(&mut parameter.default) {
                self.expression(part);
            }
        }
    }

    fn arguments(&self, arguments: &mut Arguments) {
        if !self.future_annotations {
            let lists = [&mut arguments.positional_only, &mut arguments.positional, &mut arguments.keyword_only];
            let variadic = arguments.variadic.iter_mut().chain(&mut arguments.variadic_keyword);
            for argument in lists.into_iter().flatten().chain(variadic) {
                self.optional(&mut argument.annotation);
            }
        }
        self.expressions(&mut arguments.defaults);
        arguments.keyword_defaults.iter_mut().flatten().for_each(|default| self.expression(default));
    }

    fn keywords(&self, keywords: &mut [Keyword]) {
        keywords.iter_mut().for_each(|keyword| self.expression(&mut keyword.value));
    }

    fn expressions(&self, expressions: &mut [Expression]) {
        expressions.iter_mut().for_each(|expression| self.expression(expression));
    }

    fn optional(&self, expression: &mut Option<Expression>) {
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }

    fn optional_boxed(&self, expression: &mut Option<Box<Expression>>) {
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }

    fn generators(&self, generators: &mut [Generator]) {
        for generator in generators {
            self.expression(&mut generator.target);
            self.expression(&mut generator.iterable);
            self.expressions(&mut generator.conditions);
            fold_iterable(&mut generator.iterable);
        }
    }

    fn pattern(&self, pattern: &mut Pattern) {
        match &mut pattern.kind {
            PatternKind::Value(value) => self.expression(value),
            PatternKind::Singleton(_) | PatternKind::Star(_) => {}
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => {
                patterns.iter_mut().for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::Mapping { keys, patterns, .. } => {
                self.expressions(keys);
                patterns.iter_mut().for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.expression(class);
                let keywords = keywords.iter_mut().map(|(_, pattern)| pattern);
                patterns.iter_mut().chain(keywords).for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::As { pattern, .. } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern);
                }
            }
        }
    }

    fn expression(&self, expression: &mut Expression) {
        with_stack(|| self.expression_inner(expression));
    }

    fn expression_inner(&self, expression: &mut Expression) {
        let folded = match &mut expression.kind {
            ExpressionKind::BoolOp { values, .. } | ExpressionKind::JoinedStr(values) | ExpressionKind::Set(values) => {
                self.expressions(values);
                None
            }
            ExpressionKind::BinOp { left, operator, right } => {
                self.expression(left);
                self.expression(right);
                fold_binary(left, *operator, right)
            }
            ExpressionKind::UnaryOp { operator, operand } => {
                self.expression(operand);
                if *operator == UnaryOperator::Invert && matches!(operand.constant(), Some(Constant::Bool(_))) {
                    if !self.inverts_bools {
                        return;
                    }
                    self.inverted_bools.set(self.inverted_bools.get() + 1);
                }
                match fold_unary(*operator, operand) {
                    // With its own position.
                    Some(Folded::Operand) => {
                        let empty =
                            Expression { kind: ExpressionKind::Constant(Constant::None), location: operand.location };
                        *expression = std::mem::replace(&mut **operand, empty);
                        return;
                    }
                    Some(Folded::Kind(kind)) => Some(kind),
                    None => None,
                }
            }
            ExpressionKind::Lambda(node) => {
                self.arguments(&mut node.arguments);
                self.expression(&mut node.body);
                None
            }
            ExpressionKind::IfExp { test, body, orelse } => {
                self.expression(test);
                self.expression(body);
                self.expression(orelse);
                None
            }
            ExpressionKind::Dict { keys, values } => {
                keys.iter_mut().flatten().for_each(|key| self.expression(key));
                self.expressions(values);
                None
            }
            ExpressionKind::Comprehension(node) => {
                self.expression(&mut node.element);
                self.optional(&mut node.value);
                self.generators(&mut node.generators);
                None
            }
            ExpressionKind::NamedExpr { value, .. }
            | ExpressionKind::Await(value)
            | ExpressionKind::YieldFrom(value)
            | ExpressionKind::Attribute { value, .. }
            | ExpressionKind::Starred { value, .. } => {
                self.expression(value);
                None
            }
            ExpressionKind::Yield(value) => {
                self.optional_boxed(value);
                None
            }
            ExpressionKind::Compare { left, operators, comparators } => {
                self.expression(left);
                self.expressions(comparators);
                if let (Some(Comparison::In | Comparison::NotIn), Some(last)) =
                    (operators.last(), comparators.last_mut())
                {
                    fold_iterable(last);
                }
                None
            }
            ExpressionKind::Call(call) => {
                self.expression(&mut call.function);
                self.expressions(&mut call.arguments);
                self.keywords(&mut call.keywords);
                None
            }
            ExpressionKind::FormattedValue { value, format_spec, .. } => {
                self.expression(value);
                self.optional_boxed(format_spec);
                None
            }
            ExpressionKind::Subscript { value, slice, context } => {
                self.expression(value);
                self.expression(slice);
                match (&value.constant(), &slice.constant(), context) {
                    (Some(value), Some(index), Context::Load) => {
                        arithmetic::subscript(value, index).map(ExpressionKind::Constant)
                    }
                    _ => None,
                }
            }
            ExpressionKind::List { elements, .. } => {
                self.expressions(elements);
                None
            }
            ExpressionKind::Tuple { elements, context } => {
                self.expressions(elements);
                if *context == Context::Load { constant_tuple(elements).map(ExpressionKind::Constant) } else { None }
            }
            ExpressionKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().for_each(|part| self.optional_boxed(part));
                None
            }
            ExpressionKind::Name { name, context: Context::Load } if name.as_str() == "__debug__" => {
                Some(ExpressionKind::Constant(Constant::Bool(self.optimize == 0)))
            }
            ExpressionKind::Name { .. } | ExpressionKind::Constant(_) | ExpressionKind::UnicodeConstant(_) => None,
        };
        if let Some(folded) = folded {
            expression.kind = folded;
        }
    }
}

fn constant_tuple(elements: &[Expression]) -> Option<Constant> {
    elements.iter().map(|element| element.constant().cloned()).collect::<Option<_>>().map(Constant::Tuple)
}

/// What is only iterated over or searched need not be a list or a set.
fn fold_iterable(expression: &mut Expression) {
    match &mut expression.kind {
        ExpressionKind::List { elements, context } => {
            if elements.iter().any(|element| element.starred().is_some()) {
                return;
            }
            expression.kind = match constant_tuple(elements) {
                Some(constant) => ExpressionKind::Constant(constant),
                None => ExpressionKind::Tuple { elements: std::mem::take(elements), context: *context },
            };
        }
        ExpressionKind::Set(elements) => {
            if let Some(Constant::Tuple(items)) = constant_tuple(elements) {
                expression.kind = ExpressionKind::Constant(arithmetic::frozen_set(items));
            }
        }
        _ => {}
    }
}

/// What takes the place of a unary operation.
enum Folded {
    Kind(ExpressionKind),
    Operand,
}

fn fold_unary(operator: UnaryOperator, operand: &mut Expression) -> Option<Folded> {
    if let Some(value) = operand.constant() {
        return arithmetic::unary(operator, value).map(|value| Folded::Kind(ExpressionKind::Constant(value)));
    }
    // `not x is y` is `x is not y`.
    if operator == UnaryOperator::Not
        && let ExpressionKind::Compare { operators, .. } = &mut operand.kind
        && let [operator] = operators.as_mut_slice()
    {
        *operator = match operator {
            Comparison::Is => Comparison::IsNot,
            Comparison::IsNot => Comparison::Is,
            Comparison::In => Comparison::NotIn,
            Comparison::NotIn => Comparison::In,
            _ => return None,
        };
        return Some(Folded::Operand);
    }
    None
}

fn fold_binary(left: &Expression, operator: Operator, right: &mut Expression) -> Option<ExpressionKind> {
    let value = left.constant()?;
    if operator == Operator::Modulo
        && let Constant::Str(format) = value
        && let ExpressionKind::Tuple { elements, .. } = &mut right.kind
        && !elements.iter().any(|element| element.starred().is_some())
    {
        return format_as_joined_string(format, elements);
    }
    arithmetic::binary(value, operator, right.constant()?).map(ExpressionKind::Constant)
}

/// `'%s=%r' % (a, b)` is `f'{a!s}={b!r}'`; other conversions stay a call of `%`.
fn format_as_joined_string(format: &str, arguments: &mut Vec<Expression>) -> Option<ExpressionKind> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        literal.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            literal.push('%');
            rest = after;
            continue;
        }
        let (field, after) = parse_field(rest)?;
        rest = after;
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Field(field));
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    if pieces.iter().filter(|piece| matches!(piece, Piece::Field(_))).count() != arguments.len() {
        return None;
    }
    let mut arguments = std::mem::take(arguments).into_iter();
    let values = pieces.into_iter().filter_map(|piece| {
        Some(match piece {
            Piece::Literal(text) => {
                Expression { kind: ExpressionKind::Constant(Constant::Str(text)), location: Location::NONE }
            }
            Piece::Field(field) => {
                let value = arguments.next()?;
                let location = value.location;
                let format_spec = (!field.format_spec.is_empty()).then(|| {
                    Box::new(Expression { kind: ExpressionKind::Constant(Constant::Str(field.format_spec)), location })
                });
                let value = Box::new(value);
                Expression {
                    kind: ExpressionKind::FormattedValue { value, conversion: Some(field.conversion), format_spec },
                    location,
                }
            }
        })
    });
    Some(ExpressionKind::JoinedStr(values.collect()))
}

enum Piece {
    Literal(String),
    Field(Field),
}

struct Field {
    conversion: char,
    format_spec: String,
}

/// Parses what stands behind a `%`; none where it is more than a flag, a width and a precision of s, r or a.
fn parse_field(text: &str) -> Option<(Field, &str)> {
    const MAXIMUM_DIGITS: usize = 2;
    let rest = text.trim_start_matches(['-', '+', ' ', '#', '0']);
    let left_justified = text[..text.len() - rest.len()].contains('-');
    let number = |text: &'_ str| text.bytes().take_while(u8::is_ascii_digit).count();
    let digits = number(rest);
    if digits > MAXIMUM_DIGITS {
        return None;
    }
    let width = rest[..digits].parse::<u32>().ok();
    let mut rest = &rest[digits..];
    let mut precision = None;
    if let Some(after) = rest.strip_prefix('.') {
        let digits = number(after);
        if digits > MAXIMUM_DIGITS {
            return None;
        }
        precision = Some(after[..digits].parse::<u32>().unwrap_or(0));
        rest = &after[digits..];
    }
    let conversion = rest.chars().next().filter(|conversion| matches!(conversion, 's' | 'r' | 'a'))?;
    let mut format_spec = String::new();
    if !left_justified && width.is_some_and(|width| width > 0) {
        format_spec.push('>');
    }
    if let Some(width) = width {
        format_spec.push_str(&width.to_string());
    }
    if let Some(precision) = precision {
        format_spec.push_str(&format!(".{precision}"));
    }
    Some((Field { conversion, format_spec }, &rest[1..]))
}
