//! A code object as plain data, before any Python object exists.

use num_bigint::BigInt;

/// What CPython 3.13's assembler puts into a `PyCodeObject` (Include/cpython/code.h).
#[derive(Clone, Debug, PartialEq)]
pub struct CodeUnit {
    /// `co_name`.
    pub name: String,
    /// `co_qualname`.
    pub qualified_name: String,
    /// `co_filename`.
    pub filename: String,
    /// `co_firstlineno`.
    pub first_line: u32,
    /// `co_flags`, see [`flags`].
    pub flags: u32,
    /// `co_argcount`: positional parameters, the positional-only ones included.
    pub argument_count: u32,
    /// `co_posonlyargcount`.
    pub positional_only_count: u32,
    /// `co_kwonlyargcount`.
    pub keyword_only_count: u32,
    /// `co_stacksize`.
    pub stack_size: u32,
    /// `co_code`: two bytes a unit, inline cache entries zero.
    pub code: Vec<u8>,
    /// `co_consts`.
    pub constants: Vec<Constant>,
    /// `co_names`.
    pub names: Vec<String>,
    /// `co_localsplusnames` with `co_localspluskinds`: locals, then cells, then free variables.
    pub variables: Vec<Variable>,
    /// `co_linetable` (PEP 626, Objects/locations.md).
    pub line_table: Vec<u8>,
    /// `co_exceptiontable` (Objects/exception_handling_notes.txt).
    pub exception_table: Vec<u8>,
}

/// One entry of `co_localsplusnames`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The name, mangled.
    pub name: String,
    /// An argument or other local (`CO_FAST_LOCAL`).
    pub local: bool,
    /// A cell of this code (`CO_FAST_CELL`); may also be a local.
    pub cell: bool,
    /// A free variable (`CO_FAST_FREE`).
    pub free: bool,
    /// A comprehension's variable that an inlined comprehension hides (`CO_FAST_HIDDEN`).
    pub hidden: bool,
}

/// A constant of a code object.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// An int of any size.
    Int(BigInt),
    /// A float; compared by bits where constants are merged.
    Float(f64),
    /// A complex number, real and imaginary part.
    Complex(f64, f64),
    /// A str without surrogates.
    Str(String),
    /// A str that holds lone surrogates, as code points.
    SurrogateStr(Vec<u32>),
    /// A bytes object.
    Bytes(Vec<u8>),
    /// A tuple of constants.
    Tuple(Vec<Constant>),
    /// A frozenset of constants, in source order.
    FrozenSet(Vec<Constant>),
    /// A nested code object.
    Code(Box<CodeUnit>),
}

/// Bits of `co_flags`.
pub mod flags {
    /// The code uses fast locals.
    pub const OPTIMIZED: u32 = 0x1;
    /// A new namespace is made for each call.
    pub const NEWLOCALS: u32 = 0x2;
    /// Has `*args`.
    pub const VARARGS: u32 = 0x4;
    /// Has `**kwargs`.
    pub const VARKEYWORDS: u32 = 0x8;
    /// Is nested in a function.
    pub const NESTED: u32 = 0x10;
    /// Is a generator.
    pub const GENERATOR: u32 = 0x20;
    /// Is a coroutine (`async def`).
    pub const COROUTINE: u32 = 0x80;
    /// Is a generator that may be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    /// Is an asynchronous generator.
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// `from __future__ import annotations` is in force.
    pub const FUTURE_ANNOTATIONS: u32 = 0x100_0000;
}
