//! What the compiler warns of: comparisons, calls, subscripts and assertions that cannot be meant (Python/compile.c).

use super::code::Constant;
use super::unit::Compiler;
use crate::syntax::failure::SyntaxFailure;
use crate::syntax::tree::{Comparison, ComprehensionKind, Expression, ExpressionKind, Location};
use crate::syntax::warning::{SyntaxWarning, WarningKind};

impl Compiler<'_> {
    fn warn(&mut self, message: String, location: Location) {
        self.warnings.push(SyntaxWarning {
            kind: WarningKind::Syntax,
            line: location.line.max(0) as u32,
            failure: SyntaxFailure::compiler(message.clone(), location),
            message,
        });
    }

    /// `is` with a literal.
    pub(super) fn check_comparison(
        &mut self,
        left: &Expression,
        operators: &[Comparison],
        comparators: &[Expression],
        location: Location,
    ) {
        let operands = std::iter::once(left).chain(comparators);
        for ((left, right), operator) in operands.zip(comparators).zip(operators) {
            let (name, meant) = match operator {
                Comparison::Is => ("is", "=="),
                Comparison::IsNot => ("is not", "!="),
                _ => continue,
            };
            let Some(literal) = [left, right].into_iter().find(|operand| is_compared_literal(operand)) else {
                continue;
            };
            let what = match type_name(literal) {
                Some(kind) if self.options.profile.names_type_of_literal => format!("'{kind}'"),
                _ => "a".to_owned(),
            };
            self.warn(format!("\"{name}\" with {what} literal. Did you mean \"{meant}\"?"), location);
            return;
        }
    }

    fn place_of_operand(&self, operand: &Expression, whole: Location) -> Location {
        if self.options.profile.names_have_places { operand.location } else { whole }
    }

    /// A call of what is never callable.
    pub(super) fn check_callable(&mut self, function: &Expression, call: Location) {
        if matches!(function.kind, ExpressionKind::Lambda(_)) {
            return;
        }
        if let Some(kind) = type_name(function) {
            let place = self.place_of_operand(function, call);
            self.warn(format!("'{kind}' object is not callable; perhaps you missed a comma?"), place);
        }
    }

    /// A subscript that never works.
    pub(super) fn check_subscript(&mut self, value: &Expression, slice: &Expression, subscript: Location) {
        let Some(kind) = type_name(value) else { return };
        let place = self.place_of_operand(value, subscript);
        match kind {
            "NoneType" | "ellipsis" | "int" | "bool" | "float" | "complex" | "set" | "frozenset" | "generator"
            | "function" => {
                self.warn(format!("'{kind}' object is not subscriptable; perhaps you missed a comma?"), place);
            }
            "str" | "bytes" | "tuple" | "list" => {
                let Some(index) = type_name(slice).filter(|index| !matches!(*index, "int" | "bool")) else { return };
                let message =
                    format!("{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?");
                self.warn(message, place);
            }
            _ => {}
        }
    }

    /// An assertion of a tuple.
    pub(super) fn check_assertion(&mut self, test: &Expression, location: Location) {
        let is_true = match &test.kind {
            ExpressionKind::Tuple { elements, .. } => !elements.is_empty(),
            ExpressionKind::Constant(Constant::Tuple(elements)) => !elements.is_empty(),
            _ => false,
        };
        if is_true {
            self.warn("assertion is always true, perhaps remove parentheses?".to_owned(), location);
        }
    }
}

fn is_compared_literal(operand: &Expression) -> bool {
    operand.constant().is_some_and(|value| !matches!(value, Constant::None | Constant::Bool(_) | Constant::Ellipsis))
}

/// The type that the value of an expression has for sure.
fn type_name(expression: &Expression) -> Option<&'static str> {
    if let Some(constant) = expression.constant() {
        return Some(match constant {
            Constant::None => "NoneType",
            Constant::Bool(_) => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) => "int",
            Constant::Float(_) => "float",
            Constant::Complex(..) => "complex",
            Constant::Str(_) | Constant::SurrogateStr(_) => "str",
            Constant::Bytes(_) => "bytes",
            Constant::Tuple(_) => "tuple",
            Constant::FrozenSet(_) => "frozenset",
            Constant::Code(_) => return None,
        });
    }
    Some(match &expression.kind {
        ExpressionKind::Tuple { .. } => "tuple",
        ExpressionKind::List { .. } => "list",
        ExpressionKind::Dict { .. } => "dict",
        ExpressionKind::Set(_) => "set",
        ExpressionKind::JoinedStr(_) | ExpressionKind::FormattedValue { .. } => "str",
        ExpressionKind::Lambda(_) => "function",
        ExpressionKind::Comprehension(node) => match node.kind {
            ComprehensionKind::List => "list",
            ComprehensionKind::Set => "set",
            ComprehensionKind::Dict => "dict",
            ComprehensionKind::Generator => "generator",
        },
        _ => return None,
    })
}
