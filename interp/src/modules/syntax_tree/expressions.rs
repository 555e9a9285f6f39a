//! The expressions and operators.

use super::declare::{enumeration, kinds, product};
use super::node::{Kinds, Node, Reader, Writer};
use crate::object::ObjectRef;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    Argument, Arguments, BooleanOperator, Call, Comparison, Comprehension, ComprehensionKind, Context, Expression,
    ExpressionKind, Generator, Keyword, Lambda, Operator, TypeParameter, TypeParameterKind, UnaryOperator, WithItem,
};
use crate::vm::Result;

kinds! {
    ExpressionKind as EXPRESSIONS;
    "BoolOp" ["boolop op" operator, "expr* values" values] => (ExpressionKind::BoolOp { operator, values });
    "NamedExpr" ["expr target" target, "expr value" value] => (ExpressionKind::NamedExpr { target, value });
    "BinOp" ["expr left" left, "operator op" operator, "expr right" right] => (
        ExpressionKind::BinOp { left, operator, right }
    );
    "UnaryOp" ["unaryop op" operator, "expr operand" operand] => (ExpressionKind::UnaryOp { operator, operand });
    "Lambda"(scope) ["arguments args" arguments, "expr body" body] => (Lambda { scope, arguments, body }) in Lambda;
    "IfExp" ["expr test" test, "expr body" body, "expr orelse" orelse] => (
        ExpressionKind::IfExp { test, body, orelse }
    );
    "Dict" ["expr* keys" keys, "expr* values" values] => (ExpressionKind::Dict { keys, values });
    "Set" ["expr* elts" elements] => (ExpressionKind::Set(elements));
    "ListComp"(scope) ["expr elt" element, "comprehension* generators" generators] => (
        Comprehension { scope, kind: ComprehensionKind::List, element, value: None, generators }
    ) in Comprehension;
    "SetComp"(scope) ["expr elt" element, "comprehension* generators" generators] => (
        Comprehension { scope, kind: ComprehensionKind::Set, element, value: None, generators }
    ) in Comprehension;
    "DictComp"(scope) ["expr key" element, "expr value" value, "comprehension* generators" generators] => (
        Comprehension { scope, kind: ComprehensionKind::Dict, element, value: Some(value), generators }
    ) in Comprehension;
    "GeneratorExp"(scope) ["expr elt" element, "comprehension* generators" generators] => (
        Comprehension { scope, kind: ComprehensionKind::Generator, element, value: None, generators }
    ) in Comprehension;
    "Await" ["expr value" value] => (ExpressionKind::Await(value));
    "Yield" ["expr? value" value] => (ExpressionKind::Yield(value));
    "YieldFrom" ["expr value" value] => (ExpressionKind::YieldFrom(value));
    "Compare" ["expr left" left, "cmpop* ops" operators, "expr* comparators" comparators] => (
        ExpressionKind::Compare { left, operators, comparators }
    );
    "Call" ["expr func" function, "expr* args" arguments, "keyword* keywords" keywords] => (
        Call { function, arguments, keywords }
    ) in Call;
    "FormattedValue" ["expr value" value, "int conversion" conversion, "expr? format_spec" format_spec] => (
        ExpressionKind::FormattedValue { value, conversion, format_spec }
    );
    "JoinedStr" ["expr* values" values] => (ExpressionKind::JoinedStr(values));
    "Constant" ["constant value" value, "string? kind"] => (ExpressionKind::Constant(value));
    "Attribute" ["expr value" value, "identifier attr" name, "expr_context ctx" context] => (
        ExpressionKind::Attribute { value, name, context }
    );
    "Subscript" ["expr value" value, "expr slice" slice, "expr_context ctx" context] => (
        ExpressionKind::Subscript { value, slice, context }
    );
    "Starred" ["expr value" value, "expr_context ctx" context] => (ExpressionKind::Starred { value, context });
    "Name" ["identifier id" name, "expr_context ctx" context] => (ExpressionKind::Name { name, context });
    "List" ["expr* elts" elements, "expr_context ctx" context] => (ExpressionKind::List { elements, context });
    "Tuple" ["expr* elts" elements, "expr_context ctx" context] => (ExpressionKind::Tuple { elements, context });
    "Slice" ["expr? lower" lower, "expr? upper" upper, "expr? step" step] => (
        ExpressionKind::Slice { lower, upper, step }
    );
}

impl Node for Expression {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        let node = with_stack(|| match &self.kind {
            ExpressionKind::UnicodeConstant(value) => {
                let fields = vec![value.write(writer)?, writer.vm.intern("u")];
                writer.node("Constant", fields)
            }
            kind => kind.write_kind(writer),
        })?;
        writer.set_location(&node, self.location)?;
        Ok(node)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let (kind, location) = reader.sum(object, "expr")?;
        Ok(Self { kind, location })
    }
}

enumeration! { CONTEXTS: "expr_context", Context { "Load" => Load, "Store" => Store, "Del" => Delete } }
enumeration! { BOOLEAN_OPERATORS: "boolop", BooleanOperator { "And" => And, "Or" => Or } }
enumeration! {
    OPERATORS: "operator", Operator {
        "Add" => Add, "Sub" => Subtract, "Mult" => Multiply, "MatMult" => MatrixMultiply, "Div" => Divide,
        "Mod" => Modulo, "Pow" => Power, "LShift" => LeftShift, "RShift" => RightShift, "BitOr" => BitOr,
        "BitXor" => BitXor, "BitAnd" => BitAnd, "FloorDiv" => FloorDivide
    }
}
enumeration! {
    UNARY_OPERATORS: "unaryop", UnaryOperator { "Invert" => Invert, "Not" => Not, "UAdd" => Plus, "USub" => Minus }
}
enumeration! {
    COMPARISONS: "cmpop", Comparison {
        "Eq" => Equal, "NotEq" => NotEqual, "Lt" => Less, "LtE" => LessEqual, "Gt" => Greater, "GtE" => GreaterEqual,
        "Is" => Is, "IsNot" => IsNot, "In" => In, "NotIn" => NotIn
    }
}

product! {
    COMPREHENSION: "comprehension" [
        "expr target" target, "expr iter" iterable, "expr* ifs" conditions, "int is_async" is_async
    ] => Generator { target, iterable, conditions, is_async }
}

product! {
    ARGUMENTS: "arguments" [
        "arg* posonlyargs" positional_only, "arg* args" positional, "arg? vararg" variadic,
        "arg* kwonlyargs" keyword_only, "expr* kw_defaults" keyword_defaults, "arg? kwarg" variadic_keyword,
        "expr* defaults" defaults
    ] => Arguments {
        positional_only, positional, variadic, keyword_only, keyword_defaults, variadic_keyword, defaults
    }
}

product! {
    ARGUMENT: "arg" ["identifier arg" name, "expr? annotation" annotation, "string? type_comment"] =>
    Argument { name, annotation, location } at location
}

product! {
    KEYWORD: "keyword" ["identifier? arg" name, "expr value" value] => Keyword { name, value, location } at location
}

product! {
    WITH_ITEM: "withitem" ["expr context_expr" context, "expr? optional_vars" target] => WithItem { context, target }
}

/// The kinds of type parameters have different fields; the tree has one structure.
enum Parameter {
    Variable(crate::syntax::tree::Identifier, Scoped, Scoped),
    Specification(crate::syntax::tree::Identifier, Scoped),
    VariableTuple(crate::syntax::tree::Identifier, Scoped),
}

type Scoped = Option<(crate::syntax::tree::ScopeId, Expression)>;

kinds! {
    Parameter as TYPE_PARAMETERS;
    "TypeVar" ["identifier name" name, "expr? bound" bound, "expr? default_value" default] => (
        Parameter::Variable(name, bound, default)
    );
    "ParamSpec" ["identifier name" name, "expr? default_value" default] => (Parameter::Specification(name, default));
    "TypeVarTuple" ["identifier name" name, "expr? default_value" default] => (
        Parameter::VariableTuple(name, default)
    );
}

impl Node for TypeParameter {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        let name = self.name.write(writer)?;
        let default = self.default.write(writer)?;
        let node = match self.kind {
            TypeParameterKind::TypeVar => {
                let bound = self.bound.write(writer)?;
                writer.node("TypeVar", vec![name, bound, default])
            }
            TypeParameterKind::ParamSpec => writer.node("ParamSpec", vec![name, default]),
            TypeParameterKind::TypeVarTuple => writer.node("TypeVarTuple", vec![name, default]),
        }?;
        writer.set_location(&node, self.location)?;
        Ok(node)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let (parameter, location) = reader.sum(object, "type_param")?;
        let (kind, name, bound, default) = match parameter {
            Parameter::Variable(name, bound, default) => (TypeParameterKind::TypeVar, name, bound, default),
            Parameter::Specification(name, default) => (TypeParameterKind::ParamSpec, name, None, default),
            Parameter::VariableTuple(name, default) => (TypeParameterKind::TypeVarTuple, name, None, default),
        };
        Ok(Self { kind, name, bound, default, location })
    }
}
