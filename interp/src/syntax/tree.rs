//! The abstract syntax tree as CPython's `ast` module has it (Parser/Python.asdl).
//!
//! The parser's own tree is lowered into this one because the rest of the compiler needs what that
//! tree lacks: folded constants of any type, lone surrogates, line and column positions, and one
//! identity for each node that opens a scope.

use ruff_python_ast::name::Name;

use super::stack::with_stack;
use crate::compile::code::Constant;

/// An identifier, in NFKC form.
pub type Identifier = Name;

/// Where a node or an instruction stands in the source: lines from 1, columns in UTF-8 bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// First line, −1 for none.
    pub line: i32,
    /// Last line.
    pub end_line: i32,
    /// First column, −1 for none.
    pub column: i32,
    /// Column behind the last character.
    pub end_column: i32,
}

impl Location {
    /// An artificial instruction: no line event, no traceback entry of its own.
    pub const NONE: Self = Self { line: -1, end_line: -1, column: -1, end_column: -1 };

    /// A whole line, at column 0.
    pub fn line_start(line: i32) -> Self {
        Self { line, end_line: line, column: 0, end_column: 0 }
    }

    /// Whether there is a line.
    pub fn has_line(self) -> bool {
        self.line >= 0
    }
}

/// The identity of a node that opens a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeId(pub u32);

impl ScopeId {
    /// The module, the expression or the interactive statement as a whole.
    pub const TOP: Self = Self(0);
}

/// The root.
#[derive(Clone, Debug)]
pub enum Module {
    /// A file, or `exec`.
    Module(Vec<Statement>),
    /// `eval`.
    Expression(Box<Expression>),
    /// One statement at the prompt.
    Interactive(Vec<Statement>),
}

/// A statement with its position.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where it is.
    pub location: Location,
}

impl Drop for Statement {
    /// Without overflowing the stack, however long a chain of `elif` is.
    fn drop(&mut self) {
        with_stack(|| drop(std::mem::replace(&mut self.kind, StatementKind::Pass)));
    }
}

/// The statements.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub enum StatementKind {
    FunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return(Option<Expression>),
    Delete(Vec<Expression>),
    Assign { targets: Vec<Expression>, value: Expression },
    TypeAlias(Box<TypeAlias>),
    AugAssign { target: Expression, operator: Operator, value: Expression },
    AnnAssign { target: Expression, annotation: Expression, value: Option<Expression>, simple: bool },
    For { target: Expression, iterable: Expression, body: Vec<Statement>, orelse: Vec<Statement>, is_async: bool },
    While { test: Expression, body: Vec<Statement>, orelse: Vec<Statement> },
    If { test: Expression, body: Vec<Statement>, orelse: Vec<Statement> },
    With { items: Vec<WithItem>, body: Vec<Statement>, is_async: bool },
    Match { subject: Expression, cases: Vec<MatchCase> },
    Raise { exception: Option<Expression>, cause: Option<Expression> },
    Try(Box<Try>),
    Assert { test: Expression, message: Option<Expression> },
    Import(Vec<Alias>),
    ImportFrom { module: Option<Identifier>, names: Vec<Alias>, level: u32 },
    Global(Vec<Identifier>),
    Nonlocal(Vec<Identifier>),
    Expression(Expression),
    Pass,
    Break,
    Continue,
}

/// `def` or `async def`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct FunctionDef {
    pub scope: ScopeId,
    pub name: Identifier,
    pub arguments: Arguments,
    pub body: Vec<Statement>,
    pub decorators: Vec<Expression>,
    pub returns: Option<Expression>,
    pub type_parameters: TypeParameters,
    pub is_async: bool,
}

/// `class`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct ClassDef {
    pub scope: ScopeId,
    pub name: Identifier,
    pub bases: Vec<Expression>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Statement>,
    pub decorators: Vec<Expression>,
    pub type_parameters: TypeParameters,
}

/// `type X = …`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct TypeAlias {
    pub scope: ScopeId,
    pub name: Expression,
    pub type_parameters: TypeParameters,
    pub value: Expression,
}

/// `try`, with `except` or `except*`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Try {
    pub body: Vec<Statement>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Statement>,
    pub finalbody: Vec<Statement>,
    pub is_star: bool,
}

/// `except E as name:`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct ExceptHandler {
    pub kind: Option<Expression>,
    pub name: Option<Identifier>,
    pub body: Vec<Statement>,
    pub location: Location,
}

/// One context manager of a `with`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct WithItem {
    pub context: Expression,
    pub target: Option<Expression>,
}

/// One `case`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Expression>,
    pub body: Vec<Statement>,
}

/// A name of an `import`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Alias {
    pub name: Identifier,
    pub as_name: Option<Identifier>,
    pub location: Location,
}

/// An expression with its position.
#[derive(Clone, Debug)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Where it is.
    pub location: Location,
}

/// The expressions.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub enum ExpressionKind {
    BoolOp {
        operator: BooleanOperator,
        values: Vec<Expression>,
    },
    NamedExpr {
        target: Box<Expression>,
        value: Box<Expression>,
    },
    BinOp {
        left: Box<Expression>,
        operator: Operator,
        right: Box<Expression>,
    },
    UnaryOp {
        operator: UnaryOperator,
        operand: Box<Expression>,
    },
    Lambda(Box<Lambda>),
    IfExp {
        test: Box<Expression>,
        body: Box<Expression>,
        orelse: Box<Expression>,
    },
    /// A missing key is `**value`.
    Dict {
        keys: Vec<Option<Expression>>,
        values: Vec<Expression>,
    },
    Set(Vec<Expression>),
    Comprehension(Box<Comprehension>),
    Await(Box<Expression>),
    Yield(Option<Box<Expression>>),
    YieldFrom(Box<Expression>),
    Compare {
        left: Box<Expression>,
        operators: Vec<Comparison>,
        comparators: Vec<Expression>,
    },
    Call(Box<Call>),
    FormattedValue {
        value: Box<Expression>,
        conversion: Option<char>,
        format_spec: Option<Box<Expression>>,
    },
    JoinedStr(Vec<Expression>),
    Constant(Constant),
    /// A str literal with the prefix `u`, which only unparsing shows.
    UnicodeConstant(Constant),
    Attribute {
        value: Box<Expression>,
        name: Identifier,
        context: Context,
    },
    Subscript {
        value: Box<Expression>,
        slice: Box<Expression>,
        context: Context,
    },
    Starred {
        value: Box<Expression>,
        context: Context,
    },
    Name {
        name: Identifier,
        context: Context,
    },
    List {
        elements: Vec<Expression>,
        context: Context,
    },
    Tuple {
        elements: Vec<Expression>,
        context: Context,
    },
    Slice {
        lower: Option<Box<Expression>>,
        upper: Option<Box<Expression>>,
        step: Option<Box<Expression>>,
    },
}

impl Drop for Expression {
    /// Without overflowing the stack, however deep the tree is.
    fn drop(&mut self) {
        with_stack(|| drop(std::mem::replace(&mut self.kind, ExpressionKind::Constant(Constant::None))));
    }
}

impl Expression {
    /// The value of a constant.
    pub fn constant(&self) -> Option<&Constant> {
        match &self.kind {
            ExpressionKind::Constant(value) | ExpressionKind::UnicodeConstant(value) => Some(value),
            _ => None,
        }
    }

    /// What is behind the star of `*value`.
    pub fn starred(&self) -> Option<&Self> {
        match &self.kind {
            ExpressionKind::Starred { value, .. } => Some(value),
            _ => None,
        }
    }
}

/// A call.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Call {
    pub function: Expression,
    pub arguments: Vec<Expression>,
    pub keywords: Vec<Keyword>,
}

/// `name=value` or `**value` of a call.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Keyword {
    pub name: Option<Identifier>,
    pub value: Expression,
    pub location: Location,
}

/// `lambda`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Lambda {
    pub scope: ScopeId,
    pub arguments: Arguments,
    pub body: Expression,
}

/// A comprehension or generator expression.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Comprehension {
    pub scope: ScopeId,
    pub kind: ComprehensionKind,
    /// The element, or the key of a dict comprehension.
    pub element: Expression,
    /// The value of a dict comprehension.
    pub value: Option<Expression>,
    pub generators: Vec<Generator>,
}

/// What a comprehension builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ComprehensionKind {
    List,
    Set,
    Dict,
    Generator,
}

/// One `for … in … if …` of a comprehension.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Generator {
    pub target: Expression,
    pub iterable: Expression,
    pub conditions: Vec<Expression>,
    pub is_async: bool,
}

/// The parameters of a function.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Arguments {
    pub positional_only: Vec<Argument>,
    pub positional: Vec<Argument>,
    pub variadic: Option<Argument>,
    pub keyword_only: Vec<Argument>,
    /// One entry for each keyword-only parameter.
    pub keyword_defaults: Vec<Option<Expression>>,
    pub variadic_keyword: Option<Argument>,
    /// For the last of the positional parameters.
    pub defaults: Vec<Expression>,
}

/// One parameter.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct Argument {
    pub name: Identifier,
    pub annotation: Option<Expression>,
    pub location: Location,
}

/// `[T: bound = default, *Ts, **P]`, empty where there are none.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct TypeParameters {
    pub scope: ScopeId,
    pub parameters: Vec<TypeParameter>,
}

/// One type parameter.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub struct TypeParameter {
    pub kind: TypeParameterKind,
    pub name: Identifier,
    pub bound: Option<(ScopeId, Expression)>,
    pub default: Option<(ScopeId, Expression)>,
    pub location: Location,
}

/// What a type parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of typing")]
pub enum TypeParameterKind {
    TypeVar,
    TypeVarTuple,
    ParamSpec,
}

/// A pattern with its position.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Where it is.
    pub location: Location,
}

/// The patterns of PEP 634.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "names and fields are those of the ast module")]
pub enum PatternKind {
    Value(Expression),
    Singleton(Constant),
    Sequence(Vec<Pattern>),
    Mapping { keys: Vec<Expression>, patterns: Vec<Pattern>, rest: Option<Identifier> },
    Class { class: Expression, patterns: Vec<Pattern>, keywords: Vec<(Identifier, Pattern)> },
    Star(Option<Identifier>),
    As { pattern: Option<Box<Pattern>>, name: Option<Identifier> },
    Or(Vec<Pattern>),
}

impl Pattern {
    /// Whether this is `_`.
    pub fn is_wildcard(&self) -> bool {
        matches!(self.kind, PatternKind::As { name: None, .. })
    }
}

/// How a name, attribute, subscript, list or tuple is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the ast module")]
pub enum Context {
    Load,
    Store,
    Delete,
}

/// `and` and `or`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum BooleanOperator {
    And,
    Or,
}

/// The binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    Divide,
    Modulo,
    Power,
    LeftShift,
    RightShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDivide,
}

/// The unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum UnaryOperator {
    Invert,
    Not,
    Plus,
    Minus,
}

/// The comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot,
    In,
    NotIn,
}
