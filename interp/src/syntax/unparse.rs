//! Source text of expressions, as annotations show it (Python/ast_unparse.c).

use std::fmt::Write;

use crate::compile::code::Constant;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    Argument, Arguments, BooleanOperator, Call, Comparison, Comprehension, ComprehensionKind, Expression,
    ExpressionKind, Operator, UnaryOperator,
};

/// How tightly an expression binds; what binds less than its place asks for is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    const ALL: [Self; 16] = [
        Self::Tuple,
        Self::Test,
        Self::Or,
        Self::And,
        Self::Not,
        Self::Compare,
        Self::BitOr,
        Self::BitXor,
        Self::BitAnd,
        Self::Shift,
        Self::Arithmetic,
        Self::Term,
        Self::Factor,
        Self::Power,
        Self::Await,
        Self::Atom,
    ];

    fn tighter(self) -> Self {
        Self::ALL.get(self as usize + 1).copied().unwrap_or(Self::Atom)
    }
}

/// The text of an annotation, as a constant.
pub fn expression(expression: &Expression) -> Constant {
    let mut writer = Writer { text: String::new() };
    writer.expression(expression, Level::Test);
    Constant::Str(writer.text)
}

/// `repr` of a constant.
pub fn constant(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::Float(value) => float(*value),
        Constant::Complex(real, imaginary) => complex(*real, *imaginary),
        Constant::Str(text) => string(text.chars().map(u32::from)),
        Constant::SurrogateStr(points) => string(points.iter().copied()),
        Constant::Bytes(bytes) => byte_string(bytes),
        Constant::Tuple(items) => match items.as_slice() {
            [only] => format!("({},)", self::constant(only)),
            items => format!("({})", items.iter().map(self::constant).collect::<Vec<_>>().join(", ")),
        },
        Constant::FrozenSet(items) => {
            format!("frozenset({{{}}})", items.iter().map(self::constant).collect::<Vec<_>>().join(", "))
        }
        Constant::Code(code) => format!("<code object {}>", code.name),
    }
}

fn float(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value < 0.0 { "-inf" } else { "inf" }.to_owned();
    }
    // The shortest digits that give the same float; fixed notation for exponents from −4 to 15.
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let fixed = format!("{value}");
        return if fixed.contains('.') { fixed } else { format!("{fixed}.0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn complex(real: f64, imaginary: f64) -> String {
    let part = |value: f64| {
        let text = float(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imaginary));
    }
    let imaginary = part(imaginary);
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", part(real))
}

fn string(points: impl Iterator<Item = u32> + Clone) -> String {
    let has = |quote: char| points.clone().any(|point| point == u32::from(quote));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for point in points {
        let Some(character) = char::from_u32(point) else {
            let _ = write!(text, "\\u{point:04x}");
            continue;
        };
        match character {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\\' => text.push_str("\\\\"),
            _ if character == quote => text.extend(['\\', quote]),
            _ if is_printable(character) => text.push(character),
            _ => {
                let _ = match point {
                    0..=0xFF => write!(text, "\\x{point:02x}"),
                    0x100..=0xFFFF => write!(text, "\\u{point:04x}"),
                    _ => write!(text, "\\U{point:08x}"),
                };
            }
        }
    }
    text.push(quote);
    text
}

/// `str.isprintable`: Rust escapes the same categories for its own debug form.
pub fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    let mut buffer = String::from("a");
    buffer.push(character);
    buffer.escape_debug().count() == 2
}

fn byte_string(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut text = format!("b{quote}");
    for byte in bytes {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b'\\' => text.push_str("\\\\"),
            byte if char::from(*byte) == quote => text.extend(['\\', quote]),
            0x20..=0x7E => text.push(char::from(*byte)),
            byte => {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
    }
    text.push(quote);
    text
}

struct Writer {
    text: String,
}

impl Writer {
    fn parenthesized(&mut self, needed: bool, write: impl FnOnce(&mut Self)) {
        if needed {
            self.text.push('(');
        }
        write(self);
        if needed {
            self.text.push(')');
        }
    }

    fn list(&mut self, expressions: &[Expression]) {
        for (index, expression) in expressions.iter().enumerate() {
            if index > 0 {
                self.text.push_str(", ");
            }
            self.expression(expression, Level::Test);
        }
    }

    fn expression(&mut self, expression: &Expression, level: Level) {
        with_stack(|| self.expression_inner(expression, level));
    }

    fn expression_inner(&mut self, expression: &Expression, level: Level) {
        match &expression.kind {
            ExpressionKind::BoolOp { operator, values } => {
                let (own, word) = match operator {
                    BooleanOperator::Or => (Level::Or, " or "),
                    BooleanOperator::And => (Level::And, " and "),
                };
                self.parenthesized(level > own, |writer| {
                    for (index, value) in values.iter().enumerate() {
                        if index > 0 {
                            writer.text.push_str(word);
                        }
                        writer.expression(value, own.tighter());
                    }
                });
            }
            ExpressionKind::NamedExpr { target, value } => self.parenthesized(level > Level::Tuple, |writer| {
                writer.expression(target, Level::Atom);
                writer.text.push_str(" := ");
                writer.expression(value, Level::Atom);
            }),
            ExpressionKind::BinOp { left, operator, right } => {
                let (own, symbol) = binary(*operator);
                let right_associative = *operator == Operator::Power;
                self.parenthesized(level > own, |writer| {
                    writer.expression(left, if right_associative { own.tighter() } else { own });
                    writer.text.push_str(symbol);
                    writer.expression(right, if right_associative { own } else { own.tighter() });
                });
            }
            ExpressionKind::UnaryOp { operator, operand } => {
                let (own, symbol) = match operator {
                    UnaryOperator::Invert => (Level::Factor, "~"),
                    UnaryOperator::Not => (Level::Not, "not "),
                    UnaryOperator::Plus => (Level::Factor, "+"),
                    UnaryOperator::Minus => (Level::Factor, "-"),
                };
                self.parenthesized(level > own, |writer| {
                    writer.text.push_str(symbol);
                    writer.expression(operand, own);
                });
            }
            ExpressionKind::Lambda(lambda) => self.parenthesized(level > Level::Test, |writer| {
                writer.text.push_str("lambda");
                let before = writer.text.len();
                writer.arguments(&lambda.arguments);
                if writer.text.len() > before {
                    writer.text.insert(before, ' ');
                }
                writer.text.push_str(": ");
                writer.expression(&lambda.body, Level::Test);
            }),
            ExpressionKind::IfExp { test, body, orelse } => self.parenthesized(level > Level::Test, |writer| {
                writer.expression(body, Level::Test.tighter());
                writer.text.push_str(" if ");
                writer.expression(test, Level::Test.tighter());
                writer.text.push_str(" else ");
                writer.expression(orelse, Level::Test);
            }),
            ExpressionKind::Dict { keys, values } => {
                self.text.push('{');
                for (index, (key, value)) in keys.iter().zip(values).enumerate() {
                    if index > 0 {
                        self.text.push_str(", ");
                    }
                    match key {
                        Some(key) => {
                            self.expression(key, Level::Test);
                            self.text.push_str(": ");
                            self.expression(value, Level::Test);
                        }
                        None => {
                            self.text.push_str("**");
                            self.expression(value, Level::BitOr);
                        }
                    }
                }
                self.text.push('}');
            }
            ExpressionKind::Set(elements) => {
                self.text.push('{');
                self.list(elements);
                self.text.push('}');
            }
            ExpressionKind::Comprehension(node) => self.comprehension(node),
            ExpressionKind::Await(value) => self.parenthesized(level > Level::Await, |writer| {
                writer.text.push_str("await ");
                writer.expression(value, Level::Atom);
            }),
            ExpressionKind::Yield(None) => self.text.push_str("(yield)"),
            ExpressionKind::Yield(Some(value)) => {
                self.text.push_str("(yield ");
                self.expression(value, Level::Test);
                self.text.push(')');
            }
            ExpressionKind::YieldFrom(value) => {
                self.text.push_str("(yield from ");
                self.expression(value, Level::Test);
                self.text.push(')');
            }
            ExpressionKind::Compare { left, operators, comparators } => {
                self.parenthesized(level > Level::Compare, |writer| {
                    writer.expression(left, Level::Compare.tighter());
                    for (operator, comparator) in operators.iter().zip(comparators) {
                        writer.text.push_str(comparison(*operator));
                        writer.expression(comparator, Level::Compare.tighter());
                    }
                });
            }
            ExpressionKind::Call(call) => self.call(call),
            ExpressionKind::FormattedValue { .. } | ExpressionKind::JoinedStr(_) => {
                let mut body = Self { text: String::new() };
                body.joined_part(expression);
                self.text.push('f');
                self.text.push_str(&string(body.text.chars().map(u32::from)));
            }
            ExpressionKind::Constant(value) => self.constant(value),
            ExpressionKind::UnicodeConstant(value) => {
                self.text.push('u');
                self.constant(value);
            }
            ExpressionKind::Attribute { value, name, .. } => {
                self.expression(value, Level::Atom);
                let is_int = matches!(value.constant(), Some(Constant::Int(_) | Constant::Bool(_)));
                self.text.push_str(if is_int { " ." } else { "." });
                self.text.push_str(name);
            }
            ExpressionKind::Subscript { value, slice, .. } => {
                self.expression(value, Level::Atom);
                self.text.push('[');
                self.expression(slice, Level::Tuple);
                self.text.push(']');
            }
            ExpressionKind::Starred { value, .. } => {
                self.text.push('*');
                self.expression(value, Level::BitOr);
            }
            ExpressionKind::Name { name, .. } => self.text.push_str(name),
            ExpressionKind::List { elements, .. } => {
                self.text.push('[');
                self.list(elements);
                self.text.push(']');
            }
            ExpressionKind::Tuple { elements, .. } if elements.is_empty() => self.text.push_str("()"),
            ExpressionKind::Tuple { elements, .. } => self.parenthesized(level > Level::Tuple, |writer| {
                writer.list(elements);
                if elements.len() == 1 {
                    writer.text.push(',');
                }
            }),
            ExpressionKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expression(lower, Level::Test);
                }
                self.text.push(':');
                if let Some(upper) = upper {
                    self.expression(upper, Level::Test);
                }
                if let Some(step) = step {
                    self.text.push(':');
                    self.expression(step, Level::Test);
                }
            }
        }
    }

    fn constant(&mut self, value: &Constant) {
        match value {
            Constant::Ellipsis => self.text.push_str("..."),
            Constant::Float(_) | Constant::Complex(..) => {
                self.text.push_str(&constant(value).replace("inf", "1e309"));
            }
            _ => self.text.push_str(&constant(value)),
        }
    }

    fn call(&mut self, call: &Call) {
        self.expression(&call.function, Level::Atom);
        if let ([only], []) = (call.arguments.as_slice(), call.keywords.as_slice())
            && let ExpressionKind::Comprehension(node) = &only.kind
            && node.kind == ComprehensionKind::Generator
        {
            return self.expression(only, Level::Test);
        }
        self.text.push('(');
        self.list(&call.arguments);
        for (index, keyword) in call.keywords.iter().enumerate() {
            if index > 0 || !call.arguments.is_empty() {
                self.text.push_str(", ");
            }
            match &keyword.name {
                Some(name) => {
                    self.text.push_str(name);
                    self.text.push('=');
                }
                None => self.text.push_str("**"),
            }
            self.expression(&keyword.value, Level::Test);
        }
        self.text.push(')');
    }

    fn comprehension(&mut self, node: &Comprehension) {
        let (open, close) = match node.kind {
            ComprehensionKind::List => ('[', ']'),
            ComprehensionKind::Set | ComprehensionKind::Dict => ('{', '}'),
            ComprehensionKind::Generator => ('(', ')'),
        };
        self.text.push(open);
        self.expression(&node.element, Level::Test);
        if let Some(value) = &node.value {
            self.text.push_str(": ");
            self.expression(value, Level::Test);
        }
        for generator in &node.generators {
            self.text.push_str(if generator.is_async { " async for " } else { " for " });
            self.expression(&generator.target, Level::Tuple);
            self.text.push_str(" in ");
            self.expression(&generator.iterable, Level::Test.tighter());
            for condition in &generator.conditions {
                self.text.push_str(" if ");
                self.expression(condition, Level::Test.tighter());
            }
        }
        self.text.push(close);
    }

    fn arguments(&mut self, arguments: &Arguments) {
        let mut first = true;
        let mut separate = |writer: &mut Self| {
            if !std::mem::replace(&mut first, false) {
                writer.text.push_str(", ");
            }
        };
        let positional = arguments.positional_only.len() + arguments.positional.len();
        let without_default = positional - arguments.defaults.len();
        for (index, argument) in arguments.positional_only.iter().chain(&arguments.positional).enumerate() {
            separate(self);
            self.argument(argument);
            if let Some(default) = index.checked_sub(without_default).and_then(|index| arguments.defaults.get(index)) {
                self.text.push('=');
                self.expression(default, Level::Test);
            }
            if index + 1 == arguments.positional_only.len() {
                self.text.push_str(", /");
            }
        }
        if arguments.variadic.is_some() || !arguments.keyword_only.is_empty() {
            separate(self);
            self.text.push('*');
            if let Some(variadic) = &arguments.variadic {
                self.argument(variadic);
            }
        }
        for (argument, default) in arguments.keyword_only.iter().zip(&arguments.keyword_defaults) {
            separate(self);
            self.argument(argument);
            if let Some(default) = default {
                self.text.push('=');
                self.expression(default, Level::Test);
            }
        }
        if let Some(variadic) = &arguments.variadic_keyword {
            separate(self);
            self.text.push_str("**");
            self.argument(variadic);
        }
    }

    fn argument(&mut self, argument: &Argument) {
        self.text.push_str(&argument.name);
        if let Some(annotation) = &argument.annotation {
            self.text.push_str(": ");
            self.expression(annotation, Level::Test);
        }
    }

    /// A part of an f-string, without its quotes.
    fn joined_part(&mut self, part: &Expression) {
        match &part.kind {
            ExpressionKind::Constant(Constant::Str(text)) | ExpressionKind::UnicodeConstant(Constant::Str(text)) => {
                self.text.push_str(&text.replace('{', "{{").replace('}', "}}"));
            }
            ExpressionKind::JoinedStr(values) => values.iter().for_each(|value| self.joined_part(value)),
            ExpressionKind::FormattedValue { value, conversion, format_spec } => {
                let mut inner = Self { text: String::new() };
                inner.expression(value, Level::Test.tighter());
                self.text.push('{');
                // Two braces would be an escaped one.
                if inner.text.starts_with('{') {
                    self.text.push(' ');
                }
                self.text.push_str(&inner.text);
                if let Some(conversion) = conversion {
                    self.text.extend(['!', *conversion]);
                }
                if let Some(spec) = format_spec {
                    self.text.push(':');
                    self.joined_part(spec);
                }
                self.text.push('}');
            }
            _ => self.expression(part, Level::Test),
        }
    }
}

fn binary(operator: Operator) -> (Level, &'static str) {
    match operator {
        Operator::Add => (Level::Arithmetic, " + "),
        Operator::Subtract => (Level::Arithmetic, " - "),
        Operator::Multiply => (Level::Term, " * "),
        Operator::MatrixMultiply => (Level::Term, " @ "),
        Operator::Divide => (Level::Term, " / "),
        Operator::Modulo => (Level::Term, " % "),
        Operator::LeftShift => (Level::Shift, " << "),
        Operator::RightShift => (Level::Shift, " >> "),
        Operator::BitOr => (Level::BitOr, " | "),
        Operator::BitXor => (Level::BitXor, " ^ "),
        Operator::BitAnd => (Level::BitAnd, " & "),
        Operator::FloorDivide => (Level::Term, " // "),
        Operator::Power => (Level::Power, " ** "),
    }
}

fn comparison(operator: Comparison) -> &'static str {
    match operator {
        Comparison::Equal => " == ",
        Comparison::NotEqual => " != ",
        Comparison::Less => " < ",
        Comparison::LessEqual => " <= ",
        Comparison::Greater => " > ",
        Comparison::GreaterEqual => " >= ",
        Comparison::Is => " is ",
        Comparison::IsNot => " is not ",
        Comparison::In => " in ",
        Comparison::NotIn => " not in ",
    }
}
