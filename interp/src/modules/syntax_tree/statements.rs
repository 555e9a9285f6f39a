//! The statements, exception handlers and patterns.

use super::declare::kinds;
use super::node::{Kinds, Node, Reader, Writer};
use crate::object::ObjectRef;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    Alias, ClassDef, ExceptHandler, FunctionDef, Identifier, MatchCase, Pattern, PatternKind, Statement, StatementKind,
    Try, TypeAlias,
};
use crate::vm::Result;

kinds! {
    StatementKind as STATEMENTS;
    "FunctionDef"(scope) [
        "identifier name" name, "arguments args" arguments, "stmt* body" body, "expr* decorator_list" decorators,
        "expr? returns" returns, "string? type_comment", "type_param* type_params" type_parameters
    ] => (
        FunctionDef { scope, name, arguments, body, decorators, returns, type_parameters, is_async: false }
    ) in FunctionDef;
    "AsyncFunctionDef"(scope) [
        "identifier name" name, "arguments args" arguments, "stmt* body" body, "expr* decorator_list" decorators,
        "expr? returns" returns, "string? type_comment", "type_param* type_params" type_parameters
    ] => (
        FunctionDef { scope, name, arguments, body, decorators, returns, type_parameters, is_async: true }
    ) in FunctionDef;
    "ClassDef"(scope) [
        "identifier name" name, "expr* bases" bases, "keyword* keywords" keywords, "stmt* body" body,
        "expr* decorator_list" decorators, "type_param* type_params" type_parameters
    ] => (ClassDef { scope, name, bases, keywords, body, decorators, type_parameters }) in ClassDef;
    "Return" ["expr? value" value] => (StatementKind::Return(value));
    "Delete" ["expr* targets" targets] => (StatementKind::Delete(targets));
    "Assign" ["expr* targets" targets, "expr value" value, "string? type_comment"] => (
        StatementKind::Assign { targets, value }
    );
    "TypeAlias"(scope) ["expr name" name, "type_param* type_params" type_parameters, "expr value" value] => (
        TypeAlias { scope, name, type_parameters, value }
    ) in TypeAlias;
    "AugAssign" ["expr target" target, "operator op" operator, "expr value" value] => (
        StatementKind::AugAssign { target, operator, value }
    );
    "AnnAssign" ["expr target" target, "expr annotation" annotation, "expr? value" value, "int simple" simple] => (
        StatementKind::AnnAssign { target, annotation, value, simple }
    );
    "For" [
        "expr target" target, "expr iter" iterable, "stmt* body" body, "stmt* orelse" orelse, "string? type_comment"
    ] => (StatementKind::For { target, iterable, body, orelse, is_async: false });
    "AsyncFor" [
        "expr target" target, "expr iter" iterable, "stmt* body" body, "stmt* orelse" orelse, "string? type_comment"
    ] => (StatementKind::For { target, iterable, body, orelse, is_async: true });
    "While" ["expr test" test, "stmt* body" body, "stmt* orelse" orelse] => (
        StatementKind::While { test, body, orelse }
    );
    "If" ["expr test" test, "stmt* body" body, "stmt* orelse" orelse] => (StatementKind::If { test, body, orelse });
    "With" ["withitem* items" items, "stmt* body" body, "string? type_comment"] => (
        StatementKind::With { items, body, is_async: false }
    );
    "AsyncWith" ["withitem* items" items, "stmt* body" body, "string? type_comment"] => (
        StatementKind::With { items, body, is_async: true }
    );
    "Match" ["expr subject" subject, "match_case* cases" cases] => (StatementKind::Match { subject, cases });
    "Raise" ["expr? exc" exception, "expr? cause" cause] => (StatementKind::Raise { exception, cause });
    "Try" [
        "stmt* body" body, "excepthandler* handlers" handlers, "stmt* orelse" orelse, "stmt* finalbody" finalbody
    ] => (Try { body, handlers, orelse, finalbody, is_star: false }) in Try;
    "TryStar" [
        "stmt* body" body, "excepthandler* handlers" handlers, "stmt* orelse" orelse, "stmt* finalbody" finalbody
    ] => (Try { body, handlers, orelse, finalbody, is_star: true }) in Try;
    "Assert" ["expr test" test, "expr? msg" message] => (StatementKind::Assert { test, message });
    "Import" ["alias* names" names] => (StatementKind::Import(names));
    "ImportFrom" ["identifier? module" module, "alias* names" names, "int? level" level] => (
        StatementKind::ImportFrom { module, names, level }
    );
    "Global" ["identifier* names" names] => (StatementKind::Global(names));
    "Nonlocal" ["identifier* names" names] => (StatementKind::Nonlocal(names));
    "Expr" ["expr value" value] => (StatementKind::Expression(value));
    "Pass" [] => (StatementKind::Pass);
    "Break" [] => (StatementKind::Break);
    "Continue" [] => (StatementKind::Continue);
}

impl Node for Statement {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        let node = with_stack(|| self.kind.write_kind(writer))?;
        writer.set_location(&node, self.location)?;
        Ok(node)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let (kind, location) = reader.sum(object, "stmt")?;
        Ok(Self { kind, location })
    }

    const LIST_NAME: &'static str = "statement";
}

/// The one kind of exception handlers, without its position.
struct Handler {
    kind: Option<crate::syntax::tree::Expression>,
    name: Option<Identifier>,
    body: Vec<Statement>,
}

kinds! {
    #[expect(irrefutable_let_patterns, reason = "there is one form")]
    Handler as HANDLERS;
    "ExceptHandler" ["expr? type" kind, "identifier? name" name, "stmt* body" body] => (Handler { kind, name, body });
}

impl Node for ExceptHandler {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        let fields = vec![self.kind.write(writer)?, self.name.write(writer)?, self.body.write(writer)?];
        let node = writer.node("ExceptHandler", fields)?;
        writer.set_location(&node, self.location)?;
        Ok(node)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let (Handler { kind, name, body }, location) = reader.sum(object, "excepthandler")?;
        Ok(Self { kind, name, body, location })
    }
}

/// `MatchClass` has names and patterns of its keywords in two lists, the tree has pairs.
struct ClassPattern {
    class: crate::syntax::tree::Expression,
    patterns: Vec<Pattern>,
    names: Vec<Identifier>,
    keywords: Vec<Pattern>,
}

kinds! {
    PatternKind as PATTERNS;
    "MatchValue" ["expr value" value] => (PatternKind::Value(value));
    "MatchSingleton" ["constant value" value] => (PatternKind::Singleton(value));
    "MatchSequence" ["pattern* patterns" patterns] => (PatternKind::Sequence(patterns));
    "MatchMapping" ["expr* keys" keys, "pattern* patterns" patterns, "identifier? rest" rest] => (
        PatternKind::Mapping { keys, patterns, rest }
    );
    "MatchStar" ["identifier? name" name] => (PatternKind::Star(name));
    "MatchAs" ["pattern? pattern" pattern, "identifier? name" name] => (PatternKind::As { pattern, name });
    "MatchOr" ["pattern* patterns" patterns] => (PatternKind::Or(patterns));
}

kinds! {
    #[expect(irrefutable_let_patterns, reason = "there is one form")]
    ClassPattern as CLASS_PATTERNS;
    "MatchClass" [
        "expr cls" class, "pattern* patterns" patterns, "identifier* kwd_attrs" names, "pattern* kwd_patterns" keywords
    ] => (ClassPattern { class, patterns, names, keywords });
}

impl Node for Pattern {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        let node = with_stack(|| match &self.kind {
            PatternKind::Class { class, patterns, keywords } => {
                let (names, values): (Vec<_>, Vec<_>) = keywords.iter().cloned().unzip();
                let fields =
                    vec![class.write(writer)?, patterns.write(writer)?, names.write(writer)?, values.write(writer)?];
                writer.node("MatchClass", fields)
            }
            kind => kind.write_kind(writer),
        })?;
        writer.set_location(&node, self.location)?;
        Ok(node)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        if reader.class_name(object) == Some("MatchClass") {
            let (ClassPattern { class, patterns, names, keywords }, location) = reader.sum(object, "pattern")?;
            if names.len() != keywords.len() {
                let message = "MatchClass doesn't have the same number of keyword attributes as patterns";
                return Err(reader.vm.value_error(message));
            }
            let keywords = names.into_iter().zip(keywords).collect();
            return Ok(Self { kind: PatternKind::Class { class, patterns, keywords }, location });
        }
        let (kind, location) = reader.sum(object, "pattern")?;
        Ok(Self { kind, location })
    }
}

super::declare::product! {
    MATCH_CASE: "match_case" ["pattern pattern" pattern, "expr? guard" guard, "stmt* body" body] =>
    MatchCase { pattern, guard, body }
}

super::declare::product! {
    ALIAS: "alias" ["identifier name" name, "identifier? asname" as_name] =>
    Alias { name, as_name, location } at location
}
