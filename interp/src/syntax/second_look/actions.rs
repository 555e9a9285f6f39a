//! What rules do that no table says: targets, names of expressions, arguments (Parser/action_helpers.c).

use super::Failure;
use super::parser::{NodeIndex, Parsed, Parser};
use crate::syntax::failure::{FailureKind, SyntaxFailure};
use crate::syntax::grammar::{Kind, TargetUse};
use crate::syntax::lexer::Place;
use crate::syntax::tree::Location;

impl Parser<'_> {
    /// What CPython calls an expression in its messages.
    pub(super) fn expression_name(&self, node: NodeIndex) -> &'static str {
        match self.nodes[node].kind {
            Kind::Attribute => "attribute",
            Kind::Subscript => "subscript",
            Kind::Starred => "starred",
            Kind::Name => "name",
            Kind::List => "list",
            Kind::Tuple => "tuple",
            Kind::Lambda => "lambda",
            Kind::Call => "function call",
            Kind::Operation => "expression",
            Kind::Comparison => "comparison",
            Kind::Generator => "generator expression",
            Kind::Yield => "yield expression",
            Kind::Await => "await expression",
            Kind::ListComprehension => "list comprehension",
            Kind::SetComprehension => "set comprehension",
            Kind::DictComprehension => "dict comprehension",
            Kind::Dict => "dict literal",
            Kind::Set => "set display",
            Kind::FString => "f-string expression",
            Kind::True => "True",
            Kind::False => "False",
            Kind::None => "None",
            Kind::Ellipsis => "ellipsis",
            Kind::Conditional => "conditional expression",
            Kind::NamedExpression => "named expression",
            _ => "literal",
        }
    }

    /// The part of a target that nothing can be bound to.
    pub(super) fn invalid_target(&self, node: NodeIndex, purpose: TargetUse) -> Option<NodeIndex> {
        let found = self.nodes.get(node)?;
        match found.kind {
            Kind::Nothing | Kind::Name | Kind::Attribute | Kind::Subscript => None,
            Kind::List | Kind::Tuple => found.children.iter().find_map(|child| self.invalid_target(*child, purpose)),
            Kind::Starred if purpose != TargetUse::Delete => {
                found.children.first().and_then(|value| self.invalid_target(*value, purpose))
            }
            // `a in b` of `for a in b` is a comparison.
            Kind::Comparison if purpose == TargetUse::Loop => match found.children.as_slice() {
                [left, first, ..] if self.nodes[*first].kind == Kind::Membership => self.invalid_target(*left, purpose),
                _ => None,
            },
            _ => Some(node),
        }
    }

    pub(super) fn wrong_target(&mut self, target: NodeIndex, purpose: TargetUse) -> Failure {
        let name = self.expression_name(target);
        let message = match purpose {
            TargetUse::Assign | TargetUse::Loop => format!("cannot assign to {name}"),
            TargetUse::Delete => format!("cannot delete {name}"),
        };
        self.failure_at(target, &message)
    }

    fn failure_at(&mut self, node: NodeIndex, message: &str) -> Failure {
        self.failure_over(node, node, message)
    }

    fn failure_over(&mut self, first: NodeIndex, last: NodeIndex, message: &str) -> Failure {
        let (start, end) = (self.nodes[first].start, self.nodes[last].end);
        self.failure_between(FailureKind::SyntaxError, message, start, end)
    }

    fn node_text(&self, node: NodeIndex) -> &str {
        self.tokens.get(self.nodes[node].tokens.0).map_or("", |token| self.token_text(token))
    }

    fn is_legacy_statement(&self, node: NodeIndex) -> bool {
        self.nodes[node].kind == Kind::Name && matches!(self.node_text(node), "print" | "exec")
    }

    /// The last condition or the iterable of the last `for` of a comprehension.
    fn end_of_comprehension(&self, clauses: NodeIndex) -> NodeIndex {
        let last = self.nodes[clauses].children.last().copied().unwrap_or(clauses);
        self.nodes[last].children.last().copied().unwrap_or(last)
    }

    /// The function of a name that a rule's action has.
    pub(super) fn special(&mut self, name: &str, start: usize, nodes: &[NodeIndex]) -> Parsed {
        match (name, nodes) {
            ("strings", [tokens]) => self.strings(start, *tokens),
            ("string", [token]) => self.string(start, *token),
            ("f_string", [opening, parts]) => self.f_string(start, *opening, *parts),
            ("specification_text", [text]) => self.specification_text(*text),
            ("pattern_string", [text]) => {
                if self.nodes[*text].kind == Kind::FString {
                    let message = "patterns may only match literals and attribute lookups";
                    self.leave_to_compiler(*text, message);
                }
                Ok(Some(*text))
            }
            ("key_string", [text]) => {
                self.has_formatted_key |= self.nodes[*text].kind == Kind::FString;
                Ok(Some(*text))
            }
            ("mapping_pattern", []) => {
                let pattern = self.node(Kind::Other, start, Vec::new());
                if std::mem::take(&mut self.has_formatted_key) {
                    let message = "mapping pattern keys may only match literals and attribute lookups";
                    self.leave_to_compiler(pattern, message);
                }
                Ok(Some(pattern))
            }
            ("conversion", [mark, name]) => self.conversion(start, *mark, *name),
            ("replacement_field", [conversion]) => self.replacement_field(start, *conversion),
            ("real_number", [number]) if self.is_imaginary(*number) => {
                Err(self.failure_at(*number, "real number required in complex literal"))
            }
            ("imaginary_number", [number]) if !self.is_imaginary(*number) => {
                Err(self.failure_at(*number, "imaginary number required in complex literal"))
            }
            ("real_number" | "imaginary_number", [number]) => Ok(Some(*number)),
            ("legacy_statement", [name, value]) => {
                if !self.is_legacy_statement(*name) {
                    return Ok(None);
                }
                let text = self.node_text(*name);
                let message = format!("Missing parentheses in call to '{text}'. Did you mean {text}(...)?");
                Err(self.failure_over(*name, *value, &message))
            }
            ("missing_comma", [first, second]) => {
                let in_brackets = self.mark.checked_sub(1).is_some_and(|last| self.tokens[last].level > 0);
                if self.is_legacy_statement(*first) || !in_brackets {
                    return Ok(None);
                }
                Err(self.failure_over(*first, *second, "invalid syntax. Perhaps you forgot a comma?"))
            }
            ("generator_argument", [element, clauses]) => {
                let end = self.end_of_comprehension(*clauses);
                Err(self.failure_over(*element, end, "Generator expression must be parenthesized"))
            }
            ("generator_behind_arguments", [arguments, clauses]) => {
                let positional: Vec<NodeIndex> = self.nodes[*arguments]
                    .children
                    .iter()
                    .copied()
                    .filter(|node| !matches!(self.nodes[*node].kind, Kind::Keyword | Kind::KeywordUnpacking))
                    .collect();
                let [_, .., last] = positional.as_slice() else { return Ok(None) };
                let end = self.end_of_comprehension(*clauses);
                Err(self.failure_over(*last, end, "Generator expression must be parenthesized"))
            }
            ("order_of_arguments", [arguments]) => {
                let unpacks =
                    self.nodes[*arguments].children.iter().any(|node| self.nodes[*node].kind == Kind::KeywordUnpacking);
                Err(self.failure_here(
                    FailureKind::SyntaxError,
                    if unpacks {
                        "positional argument follows keyword argument unpacking"
                    } else {
                        "positional argument follows keyword argument"
                    },
                ))
            }
            ("unpacking_after_keywords", [comma]) => {
                let start = self.nodes[*comma].start;
                Err(self.failure_from("iterable argument unpacking follows keyword argument unpacking", start))
            }
            ("missing_colon_in_dict", [key]) => {
                let (start, end) = (self.nodes[*key].start, self.nodes[*key].end);
                let place = Place { line: start.line, column: end.column - 1 };
                let message = "':' expected after dictionary key";
                Err(self.failure_without_end(FailureKind::SyntaxError, message, place, end.line))
            }
            ("bound_of_type_parameter", [colon, bound]) => {
                let what = if self.nodes[*bound].kind == Kind::Tuple { "constraints" } else { "bound" };
                let parameter = if self.token_text(&self.tokens[start]) == "*" { "TypeVarTuple" } else { "ParamSpec" };
                let place = self.nodes[*colon].start;
                Err(self.failure_from(&format!("cannot use {what} with {parameter}"), place))
            }
            _ => Ok(None),
        }
    }

    /// An error that only the compiler finds, in what no tree can hold.
    fn leave_to_compiler(&mut self, node: NodeIndex, message: &str) {
        let (start, end) = (self.nodes[node].start, self.nodes[node].end);
        let location = Location {
            line: start.line as i32,
            end_line: end.line as i32,
            column: start.column,
            end_column: end.column,
        };
        self.left_to_compiler.get_or_insert_with(|| Box::new(SyntaxFailure::compiler(message, location)));
    }

    fn is_imaginary(&self, number: NodeIndex) -> bool {
        self.node_text(number).ends_with(['j', 'J'])
    }

    /// `!r` of a replacement field.
    fn conversion(&mut self, start: usize, mark: NodeIndex, name: NodeIndex) -> Parsed {
        let (end, begin) = (self.nodes[mark].end, self.nodes[name].start);
        if end != begin {
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return Err(self.failure_over(mark, name, message));
        }
        Ok(Some(self.node(Kind::Other, start, vec![name])))
    }

    /// A whole field: only now it is asked whether there is such a conversion.
    fn replacement_field(&mut self, start: usize, conversion: NodeIndex) -> Parsed {
        if let Some(name) = self.nodes[conversion].children.first().copied() {
            let text = self.node_text(name);
            if !matches!(text, "s" | "r" | "a") {
                let message = format!("f-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
                return Err(self.failure_at(name, &message));
            }
        }
        Ok(Some(self.node(Kind::Other, start, Vec::new())))
    }
}
