//! The instruction set of CPython 3.13 (Include/opcode_ids.h, Include/internal/pycore_opcode_metadata.h).

#![expect(missing_docs, reason = "the names are CPython's; the library reference documents each under `dis`")]

use self::Kind::{Argument, Const, Free, Jump, Local, Name, Plain};

/// What an instruction's argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// There is no argument: a compiler gives 0.
    Plain,
    /// A number, a count or flags.
    Argument,
    /// An index into `co_consts`.
    Const,
    /// An index into `co_names`, in some instructions shifted to make room for flags.
    Name,
    /// A distance in code units.
    Jump,
    /// An index of a fast local, or two of them in four bits each.
    Local,
    /// An index of a cell or free variable in `co_localsplusnames`.
    Free,
}

/// An instruction's name and argument, by opcode.
pub struct Description {
    /// The name that `dis` shows.
    pub name: &'static str,
    /// What the argument means.
    pub kind: Kind,
}

macro_rules! instructions {
    ($type:ident, $table:ident: $($name:ident = $number:literal, $kind:ident;)*) => {
        $(pub const $name: $type = $number;)*

        /// The instructions with their numbers, in ascending order.
        pub static $table: &[($type, Description)] =
            &[$(($number, Description { name: stringify!($name), kind: $kind }),)*];
    };
}

instructions! { u8, INSTRUCTIONS:
    CACHE = 0, Plain;
    BEFORE_ASYNC_WITH = 1, Plain;
    BEFORE_WITH = 2, Plain;
    BINARY_SLICE = 4, Plain;
    BINARY_SUBSCR = 5, Plain;
    CHECK_EG_MATCH = 6, Plain;
    CHECK_EXC_MATCH = 7, Plain;
    CLEANUP_THROW = 8, Plain;
    DELETE_SUBSCR = 9, Plain;
    END_ASYNC_FOR = 10, Plain;
    END_FOR = 11, Plain;
    END_SEND = 12, Plain;
    EXIT_INIT_CHECK = 13, Plain;
    FORMAT_SIMPLE = 14, Plain;
    FORMAT_WITH_SPEC = 15, Plain;
    GET_AITER = 16, Plain;
    RESERVED = 17, Plain;
    GET_ANEXT = 18, Plain;
    GET_ITER = 19, Plain;
    GET_LEN = 20, Plain;
    GET_YIELD_FROM_ITER = 21, Plain;
    INTERPRETER_EXIT = 22, Plain;
    LOAD_ASSERTION_ERROR = 23, Plain;
    LOAD_BUILD_CLASS = 24, Plain;
    LOAD_LOCALS = 25, Plain;
    MAKE_FUNCTION = 26, Plain;
    MATCH_KEYS = 27, Plain;
    MATCH_MAPPING = 28, Plain;
    MATCH_SEQUENCE = 29, Plain;
    NOP = 30, Plain;
    POP_EXCEPT = 31, Plain;
    POP_TOP = 32, Plain;
    PUSH_EXC_INFO = 33, Plain;
    PUSH_NULL = 34, Plain;
    RETURN_GENERATOR = 35, Plain;
    RETURN_VALUE = 36, Plain;
    SETUP_ANNOTATIONS = 37, Plain;
    STORE_SLICE = 38, Plain;
    STORE_SUBSCR = 39, Plain;
    TO_BOOL = 40, Plain;
    UNARY_INVERT = 41, Plain;
    UNARY_NEGATIVE = 42, Plain;
    UNARY_NOT = 43, Plain;
    WITH_EXCEPT_START = 44, Plain;
    BINARY_OP = 45, Argument;
    BUILD_CONST_KEY_MAP = 46, Argument;
    BUILD_LIST = 47, Argument;
    BUILD_MAP = 48, Argument;
    BUILD_SET = 49, Argument;
    BUILD_SLICE = 50, Argument;
    BUILD_STRING = 51, Argument;
    BUILD_TUPLE = 52, Argument;
    CALL = 53, Argument;
    CALL_FUNCTION_EX = 54, Argument;
    CALL_INTRINSIC_1 = 55, Argument;
    CALL_INTRINSIC_2 = 56, Argument;
    CALL_KW = 57, Argument;
    COMPARE_OP = 58, Argument;
    CONTAINS_OP = 59, Argument;
    CONVERT_VALUE = 60, Argument;
    COPY = 61, Argument;
    COPY_FREE_VARS = 62, Argument;
    DELETE_ATTR = 63, Name;
    DELETE_DEREF = 64, Free;
    DELETE_FAST = 65, Local;
    DELETE_GLOBAL = 66, Name;
    DELETE_NAME = 67, Name;
    DICT_MERGE = 68, Argument;
    DICT_UPDATE = 69, Argument;
    ENTER_EXECUTOR = 70, Argument;
    EXTENDED_ARG = 71, Argument;
    FOR_ITER = 72, Jump;
    GET_AWAITABLE = 73, Argument;
    IMPORT_FROM = 74, Name;
    IMPORT_NAME = 75, Name;
    IS_OP = 76, Argument;
    JUMP_BACKWARD = 77, Jump;
    JUMP_BACKWARD_NO_INTERRUPT = 78, Jump;
    JUMP_FORWARD = 79, Jump;
    LIST_APPEND = 80, Argument;
    LIST_EXTEND = 81, Argument;
    LOAD_ATTR = 82, Name;
    LOAD_CONST = 83, Const;
    LOAD_DEREF = 84, Free;
    LOAD_FAST = 85, Local;
    LOAD_FAST_AND_CLEAR = 86, Local;
    LOAD_FAST_CHECK = 87, Local;
    LOAD_FAST_LOAD_FAST = 88, Local;
    LOAD_FROM_DICT_OR_DEREF = 89, Free;
    LOAD_FROM_DICT_OR_GLOBALS = 90, Name;
    LOAD_GLOBAL = 91, Name;
    LOAD_NAME = 92, Name;
    LOAD_SUPER_ATTR = 93, Name;
    MAKE_CELL = 94, Free;
    MAP_ADD = 95, Argument;
    MATCH_CLASS = 96, Argument;
    POP_JUMP_IF_FALSE = 97, Jump;
    POP_JUMP_IF_NONE = 98, Jump;
    POP_JUMP_IF_NOT_NONE = 99, Jump;
    POP_JUMP_IF_TRUE = 100, Jump;
    RAISE_VARARGS = 101, Argument;
    RERAISE = 102, Argument;
    RETURN_CONST = 103, Const;
    SEND = 104, Jump;
    SET_ADD = 105, Argument;
    SET_FUNCTION_ATTRIBUTE = 106, Argument;
    SET_UPDATE = 107, Argument;
    STORE_ATTR = 108, Name;
    STORE_DEREF = 109, Free;
    STORE_FAST = 110, Local;
    STORE_FAST_LOAD_FAST = 111, Local;
    STORE_FAST_STORE_FAST = 112, Local;
    STORE_GLOBAL = 113, Name;
    STORE_NAME = 114, Name;
    SWAP = 115, Argument;
    UNPACK_EX = 116, Argument;
    UNPACK_SEQUENCE = 117, Argument;
    YIELD_VALUE = 118, Argument;
    RESUME = 149, Argument;
}

/// Instructions that exist only inside the compiler: the assembler replaces or drops them.
pub mod pseudo {
    use super::{
        Description,
        Kind::{Jump, Local, Name, Plain},
    };

    instructions! { u16, INSTRUCTIONS:
        JUMP = 256, Jump;
        JUMP_NO_INTERRUPT = 257, Jump;
        LOAD_CLOSURE = 258, Local;
        LOAD_METHOD = 259, Name;
        LOAD_SUPER_METHOD = 260, Name;
        LOAD_ZERO_SUPER_ATTR = 261, Name;
        LOAD_ZERO_SUPER_METHOD = 262, Name;
        POP_BLOCK = 263, Plain;
        SETUP_CLEANUP = 264, Jump;
        SETUP_FINALLY = 265, Jump;
        SETUP_WITH = 266, Jump;
        STORE_FAST_MAYBE_NULL = 267, Local;
    }
}

/// The description of an opcode that code objects may contain.
pub fn describe(opcode: u8) -> Option<&'static Description> {
    let index = INSTRUCTIONS.binary_search_by_key(&opcode, |entry| entry.0).ok()?;
    Some(&INSTRUCTIONS[index].1)
}

/// In the place of an instruction that a trace function is told of first; no code object has it.
pub const TRACED: u8 = 0xFF;

/// The name that `dis` shows, `<12>` for an unknown opcode as `dis.opname` has it.
pub fn name(opcode: u8) -> String {
    describe(opcode).map_or_else(|| format!("<{opcode}>"), |description| description.name.to_owned())
}

/// Whether `dis` shows an argument.
pub fn has_argument(opcode: u8) -> bool {
    describe(opcode).is_some_and(|description| description.kind != Plain)
}

/// Whether the argument is a jump distance.
pub fn has_jump(opcode: u8) -> bool {
    describe(opcode).is_some_and(|description| description.kind == Jump)
}

/// How many code units after the instruction are its inline cache.
pub const fn cache_entries(opcode: u8) -> usize {
    match opcode {
        BINARY_OP | BINARY_SUBSCR | COMPARE_OP | CONTAINS_OP | FOR_ITER | JUMP_BACKWARD | LOAD_SUPER_ATTR
        | POP_JUMP_IF_FALSE | POP_JUMP_IF_NONE | POP_JUMP_IF_NOT_NONE | POP_JUMP_IF_TRUE | SEND | STORE_SUBSCR
        | UNPACK_SEQUENCE => 1,
        CALL | TO_BOOL => 3,
        LOAD_GLOBAL | STORE_ATTR => 4,
        LOAD_ATTR => 9,
        _ => 0,
    }
}

/// How many values an instruction takes from the stack.
pub fn popped(opcode: u8, argument: u32) -> i32 {
    let argument = argument as i32;
    match opcode {
        BEFORE_ASYNC_WITH
        | BEFORE_WITH
        | END_FOR
        | EXIT_INIT_CHECK
        | FORMAT_SIMPLE
        | GET_AITER
        | GET_ANEXT
        | GET_ITER
        | GET_LEN
        | GET_YIELD_FROM_ITER
        | INTERPRETER_EXIT
        | MAKE_FUNCTION
        | MATCH_MAPPING
        | MATCH_SEQUENCE
        | POP_EXCEPT
        | POP_TOP
        | PUSH_EXC_INFO
        | RETURN_VALUE
        | TO_BOOL
        | UNARY_INVERT
        | UNARY_NEGATIVE
        | UNARY_NOT
        | CALL_INTRINSIC_1
        | CONVERT_VALUE
        | DELETE_ATTR
        | FOR_ITER
        | GET_AWAITABLE
        | IMPORT_FROM
        | LOAD_ATTR
        | LOAD_FROM_DICT_OR_DEREF
        | LOAD_FROM_DICT_OR_GLOBALS
        | POP_JUMP_IF_FALSE
        | POP_JUMP_IF_NONE
        | POP_JUMP_IF_NOT_NONE
        | POP_JUMP_IF_TRUE
        | STORE_DEREF
        | STORE_FAST
        | STORE_FAST_LOAD_FAST
        | STORE_GLOBAL
        | STORE_NAME
        | UNPACK_EX
        | UNPACK_SEQUENCE
        | YIELD_VALUE => 1,
        BINARY_SLICE | CLEANUP_THROW | STORE_SUBSCR | LOAD_SUPER_ATTR | MATCH_CLASS => 3,
        BINARY_SUBSCR
        | CHECK_EG_MATCH
        | CHECK_EXC_MATCH
        | DELETE_SUBSCR
        | END_ASYNC_FOR
        | END_SEND
        | FORMAT_WITH_SPEC
        | MATCH_KEYS
        | BINARY_OP
        | CALL_INTRINSIC_2
        | COMPARE_OP
        | CONTAINS_OP
        | IMPORT_NAME
        | IS_OP
        | SEND
        | SET_FUNCTION_ATTRIBUTE
        | STORE_ATTR
        | STORE_FAST_STORE_FAST => 2,
        STORE_SLICE | WITH_EXCEPT_START => 4,
        BUILD_CONST_KEY_MAP | RERAISE => 1 + argument,
        BUILD_LIST | BUILD_SET | BUILD_STRING | BUILD_TUPLE | RAISE_VARARGS => argument,
        BUILD_MAP => argument * 2,
        BUILD_SLICE => 2 + i32::from(argument == 3),
        CALL => 2 + argument,
        CALL_FUNCTION_EX => 3 + (argument & 1),
        CALL_KW => 3 + argument,
        COPY => argument,
        DICT_MERGE => argument + 4,
        DICT_UPDATE => argument + 1,
        LIST_APPEND | LIST_EXTEND | SET_ADD | SET_UPDATE => argument + 1,
        MAP_ADD => argument + 2,
        SWAP => argument,
        _ => 0,
    }
}

/// How many values an instruction leaves on the stack.
pub fn pushed(opcode: u8, argument: u32) -> i32 {
    let argument = argument as i32;
    match opcode {
        BEFORE_ASYNC_WITH | BEFORE_WITH | CHECK_EG_MATCH | CHECK_EXC_MATCH | CLEANUP_THROW | GET_ANEXT | GET_LEN
        | MATCH_MAPPING | MATCH_SEQUENCE | PUSH_EXC_INFO | FOR_ITER | IMPORT_FROM | LOAD_FAST_LOAD_FAST | SEND => 2,
        BINARY_SLICE
        | BINARY_SUBSCR
        | END_SEND
        | FORMAT_SIMPLE
        | FORMAT_WITH_SPEC
        | GET_AITER
        | GET_ITER
        | GET_YIELD_FROM_ITER
        | LOAD_ASSERTION_ERROR
        | LOAD_BUILD_CLASS
        | LOAD_LOCALS
        | MAKE_FUNCTION
        | PUSH_NULL
        | RETURN_GENERATOR
        | TO_BOOL
        | UNARY_INVERT
        | UNARY_NEGATIVE
        | UNARY_NOT
        | BINARY_OP
        | BUILD_CONST_KEY_MAP
        | BUILD_LIST
        | BUILD_MAP
        | BUILD_SET
        | BUILD_SLICE
        | BUILD_STRING
        | BUILD_TUPLE
        | CALL
        | CALL_FUNCTION_EX
        | CALL_INTRINSIC_1
        | CALL_INTRINSIC_2
        | CALL_KW
        | COMPARE_OP
        | CONTAINS_OP
        | CONVERT_VALUE
        | GET_AWAITABLE
        | IMPORT_NAME
        | IS_OP
        | LOAD_CONST
        | LOAD_DEREF
        | LOAD_FAST
        | LOAD_FAST_AND_CLEAR
        | LOAD_FAST_CHECK
        | LOAD_FROM_DICT_OR_DEREF
        | LOAD_FROM_DICT_OR_GLOBALS
        | LOAD_NAME
        | MATCH_CLASS
        | SET_FUNCTION_ATTRIBUTE
        | STORE_FAST_LOAD_FAST
        | YIELD_VALUE => 1,
        MATCH_KEYS => 3,
        WITH_EXCEPT_START => 5,
        COPY => argument + 1,
        DICT_MERGE => argument + 3,
        DICT_UPDATE | MAP_ADD => argument,
        LIST_APPEND | LIST_EXTEND | SET_ADD | SET_UPDATE => argument,
        LOAD_ATTR | LOAD_GLOBAL | LOAD_SUPER_ATTR => 1 + (argument & 1),
        RERAISE | UNPACK_SEQUENCE => argument,
        SWAP => argument,
        UNPACK_EX => 1 + (argument >> 8) + (argument & 0xFF),
        _ => 0,
    }
}

/// By how much an instruction changes the depth of the stack, `dis.stack_effect`.
pub fn stack_effect(opcode: u8, argument: u32) -> i32 {
    pushed(opcode, argument) - popped(opcode, argument)
}

/// What `BINARY_OP` computes, by its argument.
pub mod binary_operation {
    pub const ADD: u32 = 0;
    pub const AND: u32 = 1;
    pub const FLOOR_DIVIDE: u32 = 2;
    pub const LSHIFT: u32 = 3;
    pub const MATRIX_MULTIPLY: u32 = 4;
    pub const MULTIPLY: u32 = 5;
    pub const REMAINDER: u32 = 6;
    pub const OR: u32 = 7;
    pub const POWER: u32 = 8;
    pub const RSHIFT: u32 = 9;
    pub const SUBTRACT: u32 = 10;
    pub const TRUE_DIVIDE: u32 = 11;
    pub const XOR: u32 = 12;
    pub const INPLACE_ADD: u32 = 13;
    pub const INPLACE_AND: u32 = 14;
    pub const INPLACE_FLOOR_DIVIDE: u32 = 15;
    pub const INPLACE_LSHIFT: u32 = 16;
    pub const INPLACE_MATRIX_MULTIPLY: u32 = 17;
    pub const INPLACE_MULTIPLY: u32 = 18;
    pub const INPLACE_REMAINDER: u32 = 19;
    pub const INPLACE_OR: u32 = 20;
    pub const INPLACE_POWER: u32 = 21;
    pub const INPLACE_RSHIFT: u32 = 22;
    pub const INPLACE_SUBTRACT: u32 = 23;
    pub const INPLACE_TRUE_DIVIDE: u32 = 24;
    pub const INPLACE_XOR: u32 = 25;

    /// The operator as source text writes it, by argument.
    pub const SYMBOLS: [&str; 26] = [
        "+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=", "<<=", "@=", "*=",
        "%=", "|=", "**=", ">>=", "-=", "/=", "^=",
    ];
}

/// What `COMPARE_OP` computes: its argument shifted right by five.
///
/// Bit 4 of the argument asks for a `bool`, the lowest four are a mask that specialisation uses.
pub mod comparison {
    pub const LESS: u32 = 0;
    pub const LESS_EQUAL: u32 = 1;
    pub const EQUAL: u32 = 2;
    pub const NOT_EQUAL: u32 = 3;
    pub const GREATER: u32 = 4;
    pub const GREATER_EQUAL: u32 = 5;

    /// The operator as source text writes it.
    pub const SYMBOLS: [&str; 6] = ["<", "<=", "==", "!=", ">", ">="];

    /// The bit of the argument that asks for a `bool`.
    pub const TO_BOOL: u32 = 16;

    /// Which outcomes (1 unordered, 2 less, 4 greater, 8 equal) make each comparison true.
    pub const MASKS: [u32; 6] = [2, 2 | 8, 8, 1 | 2 | 4, 4, 4 | 8];
}

/// What `CALL_INTRINSIC_1` computes, by its argument.
pub mod intrinsic_1 {
    pub const PRINT: u32 = 1;
    pub const IMPORT_STAR: u32 = 2;
    pub const STOPITERATION_ERROR: u32 = 3;
    pub const ASYNC_GEN_WRAP: u32 = 4;
    pub const UNARY_POSITIVE: u32 = 5;
    pub const LIST_TO_TUPLE: u32 = 6;
    pub const TYPEVAR: u32 = 7;
    pub const PARAMSPEC: u32 = 8;
    pub const TYPEVARTUPLE: u32 = 9;
    pub const SUBSCRIPT_GENERIC: u32 = 10;
    pub const TYPEALIAS: u32 = 11;
}

/// What `CALL_INTRINSIC_2` computes, by its argument.
pub mod intrinsic_2 {
    pub const PREP_RERAISE_STAR: u32 = 1;
    pub const TYPEVAR_WITH_BOUND: u32 = 2;
    pub const TYPEVAR_WITH_CONSTRAINTS: u32 = 3;
    pub const SET_FUNCTION_TYPE_PARAMS: u32 = 4;
    pub const SET_TYPEPARAM_DEFAULT: u32 = 5;
}

/// Bits of the argument of `SET_FUNCTION_ATTRIBUTE`.
pub mod function_attribute {
    pub const DEFAULTS: u32 = 1;
    pub const KEYWORD_DEFAULTS: u32 = 2;
    pub const ANNOTATIONS: u32 = 4;
    pub const CLOSURE: u32 = 8;
}

/// The argument of `RESUME`: where execution goes on, and one flag.
pub mod resume {
    pub const AT_FUNCTION_START: u32 = 0;
    pub const AFTER_YIELD: u32 = 1;
    pub const AFTER_YIELD_FROM: u32 = 2;
    pub const AFTER_AWAIT: u32 = 3;

    /// Set where the yield is in exactly one exception handler: the one that turns StopIteration into RuntimeError.
    pub const DEPTH_ONE: u32 = 4;
}
