//! `code`: the payload of code objects.

mod attributes;
pub mod iterators;
mod lines;
mod replacing;
pub mod stored;
mod verifying;

pub use attributes::DEFINITION;

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::vm::tracing::TracedCode;

/// One code unit, decoded: an instruction with its whole argument, or the room of an inline cache.
#[derive(Clone, Debug)]
pub struct Instruction {
    /// The opcode, see [`crate::compile::opcode`].
    pub opcode: Cell<u8>,
    /// How many code units it takes, inline caches included.
    pub length: u8,
    /// The argument, `EXTENDED_ARG` prefixes included.
    pub argument: u32,
    /// Where the instruction that ends with this unit found its name last time: a place in a dict.
    pub hint: Cell<u32>,
}

/// A place in the source: lines from 1, columns in bytes from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The first line.
    pub line: Option<u32>,
    /// The last line.
    pub end_line: Option<u32>,
    /// The first column.
    pub column: Option<u32>,
    /// The column behind the last one.
    pub end_column: Option<u32>,
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
#[derive(Clone)]
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
    /// Objects made when first asked for.
    pub cache: CodeCache,
    /// The constant of the program that is also the tuple of its `names`.
    pub shared_names: OnceCell<ObjectRef>,
    /// The constant of the program that is also the tuple of the names of its `variables`, which no attribute shows.
    pub shared_variables: OnceCell<ObjectRef>,
    /// What it runs while it is traced.
    pub traced: TracedCode,
    /// Which of its parts another code object of its compilation has too.
    pub merged: Cell<MergedParts>,
}

/// Parts of a code object that are equal to those of another one of the same compilation: in CPython one object
/// (`merge_const_one` in Python/compile.c), which `marshal` shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct MergedParts {
    /// The tuple of names.
    pub names: bool,
    /// The tuple of the names of variables.
    pub variables: bool,
    /// `co_linetable`.
    pub line_table: bool,
    /// `co_exceptiontable`.
    pub exception_table: bool,
}

impl Code {
    /// The words that its frames take for variables and stack.
    pub fn frame_words(&self) -> usize {
        self.variables.len() + self.stack_size
    }
}

/// The objects that attributes of a code object give, each made once (`_PyCoCached`).
#[derive(Default)]
pub struct CodeCache(Contents<[Option<ObjectRef>; 7]>);

/// A changed copy makes its own.
impl Clone for CodeCache {
    fn clone(&self) -> Self {
        Self::default()
    }
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
        self.shared_names.get().into_iter().chain(self.shared_variables.get()).for_each(visit);
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

    /// The line of an instruction, by its index in code units; `None` where the table gives none.
    pub fn line_of(&self, index: usize) -> Option<u32> {
        self.positions(index)?.line
    }

    /// The place in the source of an instruction, by its index in code units (Objects/locations.md in CPython).
    pub fn positions(&self, index: usize) -> Option<Position> {
        let mut line = i64::from(self.first_line);
        let mut unit = 0;
        let mut bytes = self.line_table.iter().copied().peekable();
        while let Some(first) = bytes.next() {
            let code = first >> 3 & 15;
            let length = usize::from(first & 7) + 1;
            let mut position = Position::default();
            let mut varint = || {
                let mut value = 0u64;
                let mut shift = 0;
                loop {
                    let byte = bytes.next()?;
                    value |= u64::from(byte & 63) << shift;
                    shift += 6;
                    if byte & 64 == 0 || shift > 60 {
                        return Some(value);
                    }
                }
            };
            let signed = |value: u64| if value & 1 != 0 { -((value >> 1) as i64) } else { (value >> 1) as i64 };
            match code {
                15 => {}
                14 => {
                    line = line.wrapping_add(signed(varint()?));
                    let end_line = line.wrapping_add(varint()? as i64);
                    let column = varint()?;
                    let end_column = varint()?;
                    position = Position {
                        line: u32::try_from(line).ok(),
                        end_line: u32::try_from(end_line).ok(),
                        column: column.checked_sub(1).map(|column| column as u32),
                        end_column: end_column.checked_sub(1).map(|column| column as u32),
                    };
                }
                13 => {
                    line = line.wrapping_add(signed(varint()?));
                    position.line = u32::try_from(line).ok();
                    position.end_line = position.line;
                }
                10..=12 => {
                    line += i64::from(code - 10);
                    position.line = u32::try_from(line).ok();
                    position.end_line = position.line;
                    position.column = bytes.next().map(u32::from);
                    position.end_column = bytes.next().map(u32::from);
                }
                _ => {
                    let second = bytes.next()?;
                    let column = u32::from(code) << 3 | u32::from(second >> 4);
                    position.line = u32::try_from(line).ok();
                    position.end_line = position.line;
                    position.column = Some(column);
                    position.end_column = Some(column + u32::from(second & 15));
                }
            }
            if index < unit + length {
                return Some(position);
            }
            unit += length;
        }
        None
    }

    /// The innermost handler for an instruction, by its index in code units.
    pub fn handler(&self, index: usize) -> Option<Handler> {
        self.handlers.iter().find(|handler| handler.covers(index)).copied()
    }
}
