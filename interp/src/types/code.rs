//! `code`: the payload of code objects, and how they are made from the compiler's data.

use std::rc::Rc;

use crate::object::{ObjectRef, Token, Trace};

/// One code unit, decoded: an instruction with its whole argument, or the room of an inline cache.
#[derive(Clone, Copy, Debug)]
pub struct Instruction {
    /// The opcode, see [`crate::compile::opcode`].
    pub opcode: u8,
    /// The argument, `EXTENDED_ARG` prefixes included.
    pub argument: u32,
}

/// One line of the exception table, in code units.
#[derive(Clone, Copy, Debug)]
pub struct Handler {
    /// The first instruction that it protects.
    pub start: u32,
    /// The first one after.
    pub end: u32,
    /// Where to go on.
    pub target: u32,
    /// How many values stay on the stack.
    pub depth: u32,
    /// Whether the index of the instruction that raised is pushed too.
    pub push_last_instruction: bool,
}

/// One entry of `co_localsplusnames`.
#[derive(Clone, Debug)]
pub struct CodeVariable {
    /// The name, an interned str.
    pub name: ObjectRef,
    /// A parameter or other local.
    pub local: bool,
    /// A cell of this code.
    pub cell: bool,
    /// A free variable.
    pub free: bool,
    /// Hidden from `locals()` outside of an inlined comprehension.
    pub hidden: bool,
}

/// The payload of a code object.
pub struct Code {
    /// `co_name`, a str.
    pub name: ObjectRef,
    /// `co_qualname`, a str.
    pub qualified_name: ObjectRef,
    /// `co_filename`, a str.
    pub filename: ObjectRef,
    /// `co_firstlineno`.
    pub first_line: u32,
    /// `co_flags`.
    pub flags: u32,
    /// `co_argcount`.
    pub argument_count: usize,
    /// `co_posonlyargcount`.
    pub positional_only_count: usize,
    /// `co_kwonlyargcount`.
    pub keyword_only_count: usize,
    /// `co_stacksize`.
    pub stack_size: usize,
    /// `co_code`.
    pub code: Box<[u8]>,
    /// `co_consts`, a tuple.
    pub constants: ObjectRef,
    /// `co_names`.
    pub names: Box<[ObjectRef]>,
    /// `co_localsplusnames`.
    pub variables: Box<[CodeVariable]>,
    /// `co_linetable`.
    pub line_table: Box<[u8]>,
    /// `co_exceptiontable`.
    pub exception_table: Box<[u8]>,
    /// `code`, decoded: one entry a code unit.
    pub instructions: Rc<[Instruction]>,
    /// `exception_table`, decoded.
    pub handlers: Box<[Handler]>,
    /// The index of the first free variable in `variables`.
    pub first_free: usize,
}

impl Trace for Code {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.name);
        visit(&self.qualified_name);
        visit(&self.filename);
        visit(&self.constants);
        self.names.iter().for_each(&mut *visit);
        self.variables.iter().for_each(|variable| visit(&variable.name));
    }
}

impl Code {
    /// Whether a bit of `co_flags` is set.
    #[inline]
    pub fn has_flag(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// The number of parameters, `*args` and `**kwargs` included.
    pub fn parameter_count(&self) -> usize {
        use crate::compile::code::flags::{VARARGS, VARKEYWORDS};
        self.argument_count
            + self.keyword_only_count
            + usize::from(self.has_flag(VARARGS))
            + usize::from(self.has_flag(VARKEYWORDS))
    }

    /// The innermost handler for an instruction, by its index in code units.
    pub fn handler(&self, index: usize) -> Option<Handler> {
        self.handlers.iter().find(|handler| (handler.start as usize..handler.end as usize).contains(&index)).copied()
    }
}
