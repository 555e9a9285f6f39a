//! Code objects as `.pyc` files hold them (Objects/codeobject.c, `_PyCode_Validate` and `_PyCode_New`).

use std::cell::{Cell, OnceCell};

use super::replacing::interned_constants;
use super::{Code, CodeVariable, MergedParts};
use crate::compile::code::flags;
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::code_making::{decode, decode_exception_table};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// Bits of `co_localspluskinds` (`CO_FAST_…`).
mod variable_kind {
    pub const HIDDEN: u8 = 0x10;
    pub const LOCAL: u8 = 0x20;
    pub const CELL: u8 = 0x40;
    pub const FREE: u8 = 0x80;
}

/// The entry of `co_localspluskinds` for a variable.
pub fn kind_of_variable(variable: &CodeVariable) -> u8 {
    let bit = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
    bit(variable.hidden, variable_kind::HIDDEN)
        | bit(variable.local, variable_kind::LOCAL)
        | bit(variable.cell, variable_kind::CELL)
        | bit(variable.free, variable_kind::FREE)
}

/// What is stored of a code object, in the order of the file (`struct _PyCodeConstructor`).
pub struct StoredCode {
    pub argument_count: i32,
    pub positional_only_count: i32,
    pub keyword_only_count: i32,
    pub stack_size: i32,
    pub flags: i32,
    pub code: ObjectRef,
    pub constants: ObjectRef,
    pub names: ObjectRef,
    pub variables: ObjectRef,
    pub variable_kinds: ObjectRef,
    pub filename: ObjectRef,
    pub name: ObjectRef,
    pub qualified_name: ObjectRef,
    pub first_line: i32,
    pub line_table: ObjectRef,
    pub exception_table: ObjectRef,
    pub merged: MergedParts,
}

impl Vm {
    /// Makes a code object of what a file holds. Instructions that would leave it are disarmed, for a file may hold
    /// anything.
    ///
    /// # Errors
    /// SystemError for parts of the wrong type, ValueError for parts that do not fit together.
    pub fn code_of_stored(&mut self, stored: &StoredCode) -> Result {
        let texts = [&stored.filename, &stored.name, &stored.qualified_name];
        let are_texts = texts.into_iter().all(|text| text.payload::<Str>().is_some());
        let counts = [stored.argument_count - stored.positional_only_count.max(0), stored.positional_only_count];
        let numbers = [stored.keyword_only_count, stored.stack_size, stored.flags];
        let (Some(code), Some(line_table), Some(exception_table), Some(kinds)) = (
            stored.code.payload::<Bytes>(),
            stored.line_table.payload::<Bytes>(),
            stored.exception_table.payload::<Bytes>(),
            stored.variable_kinds.payload::<Bytes>(),
        ) else {
            return Err(self.bad_stored_code());
        };
        let (Some(_), Some(names), Some(variables)) =
            (stored.constants.payload::<Tuple>(), stored.names.payload::<Tuple>(), stored.variables.payload::<Tuple>())
        else {
            return Err(self.bad_stored_code());
        };
        let are_names = names.0.iter().chain(&variables.0).all(|name| name.payload::<Str>().is_some());
        let is_negative = counts.into_iter().chain(numbers).any(|number| number < 0);
        if !are_texts || !are_names || is_negative || kinds.value.len() != variables.0.len() {
            return Err(self.bad_stored_code());
        }
        if code.value.len() % 2 != 0 {
            return Err(self.value_error("code: co_code is malformed"));
        }
        let variables: Box<[CodeVariable]> = variables
            .0
            .iter()
            .zip(&kinds.value)
            .map(|(name, kind)| CodeVariable {
                name: self.intern_object(name.clone()),
                local: kind & variable_kind::LOCAL != 0,
                cell: kind & variable_kind::CELL != 0,
                free: kind & variable_kind::FREE != 0,
                hidden: kind & variable_kind::HIDDEN != 0,
            })
            .collect();
        let first_free = variables.iter().position(|variable| variable.free).unwrap_or(variables.len());
        // Frames count on this order.
        if variables[first_free..].iter().any(|variable| !variable.free) {
            return Err(self.bad_stored_code());
        }
        let locals = variables.iter().filter(|variable| variable.local).count();
        let flags = stored.flags as u32;
        let further = usize::from(flags & flags::VARARGS != 0) + usize::from(flags & flags::VARKEYWORDS != 0);
        if stored.argument_count as usize + stored.keyword_only_count as usize + further > locals {
            return Err(self.value_error("code: co_varnames is too small"));
        }
        let own_names: Box<[ObjectRef]> = names.0.iter().map(|name| self.intern_object(name.clone())).collect();
        let are_same = |mine: &mut dyn Iterator<Item = &ObjectRef>, stored: &ObjectRef| {
            let stored = stored.payload::<Tuple>().map_or(&[][..], |tuple| &tuple.0);
            !stored.is_empty() && mine.zip(stored).all(|(one, other)| one.id() == other.id())
        };
        // A tuple that other code objects, or the constants, have as well.
        let shared = |is_merged: bool, tuple: &ObjectRef, mine: &mut dyn Iterator<Item = &ObjectRef>| match is_merged
            && are_same(mine, tuple)
        {
            true => OnceCell::from(tuple.clone()),
            false => OnceCell::new(),
        };
        let shared_names = shared(stored.merged.names, &stored.names, &mut own_names.iter());
        let mut variable_names = variables.iter().map(|variable| &variable.name);
        let shared_variables = shared(stored.merged.variables, &stored.variables, &mut variable_names);
        let constants = interned_constants(self, &stored.constants);
        let mut made = Code {
            name: self.text_of_code(&stored.name),
            qualified_name: self.text_of_code(&stored.qualified_name),
            filename: self.text_of_code(&stored.filename),
            first_line: stored.first_line as u32,
            flags,
            argument_count: stored.argument_count as usize,
            positional_only_count: stored.positional_only_count as usize,
            keyword_only_count: stored.keyword_only_count as usize,
            stack_size: stored.stack_size as usize,
            constants,
            names: own_names,
            variables,
            line_table: line_table.value.clone(),
            instructions: decode(&code.value),
            handlers: decode_exception_table(&exception_table.value),
            exception_table: exception_table.value.clone(),
            code: code.value.clone(),
            first_free,
            cache: Default::default(),
            shared_names,
            shared_variables,
            traced: Default::default(),
            merged: Cell::new(stored.merged),
        };
        made.disarm_invalid_instructions();
        Ok(ObjectRef::new(&self.types.code, made))
    }

    #[cold]
    fn bad_stored_code(&mut self) -> crate::vm::Raised {
        let place = self.profile.place_of_code_check;
        self.system_error(format!("{place}: bad argument to internal function"))
    }
}
