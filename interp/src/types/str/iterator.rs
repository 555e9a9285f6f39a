//! `str_iterator` and `str_ascii_iterator`.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::text_of;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::text::Text;
use crate::vm::{Result, Vm};

/// The payload of both.
pub struct StrIterator {
    /// The str, until its end was seen.
    pub string: Contents<Option<ObjectRef>>,
    /// The next index.
    pub position: Cell<usize>,
}

impl Trace for StrIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.string.get(token).iter().for_each(visit);
    }
}

pub(super) fn iter(vm: &mut Vm, object: &ObjectRef) -> Result {
    // What an instance of a subclass stores does not follow it directly (`PyUnicode_IS_COMPACT_ASCII`).
    let ascii = object.class_id() == vm.types.str.id() && text_of(object).is_some_and(Text::is_ascii);
    let class = if ascii { &vm.types.str_ascii_iterator } else { &vm.types.str_iterator };
    let payload = StrIterator { string: Contents::new(Some(object.clone())), position: Cell::new(0) };
    Ok(ObjectRef::new(class, payload))
}

fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<StrIterator>() else { return Ok(None) };
    let Some(text) = payload.string.get(vm).as_ref().and_then(text_of) else { return Ok(None) };
    let position = payload.position.get();
    match text.get(position) {
        Some(character) => {
            payload.position.set(position + 1);
            Ok(Some(vm.new_character(character)))
        }
        None => {
            drop(payload.string.replace(vm, None));
            Ok(None)
        }
    }
}

fn length_hint(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let left = iterator.payload::<StrIterator>().map_or(0, |payload| {
        let length = payload.string.get(vm).as_ref().and_then(text_of).map_or(0, Text::len);
        length.saturating_sub(payload.position.get())
    });
    Ok(vm.new_int(left as i64))
}

fn reduce(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let iter = vm.builtin_named("iter")?;
    let (string, position) = iterator
        .payload::<StrIterator>()
        .map_or((None, 0), |payload| (payload.string.cloned(vm), payload.position.get()));
    Ok(match string {
        Some(string) => {
            let arguments = vm.new_tuple(vec![string]);
            vm.new_tuple(vec![iter, arguments, vm.new_int(position as i64)])
        }
        None => {
            let arguments = vm.new_tuple(vec![vm.empty_str.clone()]);
            vm.new_tuple(vec![iter, arguments])
        }
    })
}

fn set_state(vm: &mut Vm, iterator: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let state = vm.required(given, 0);
    let position = vm.size_of_int(&state)?;
    if let Some(payload) = iterator.payload::<StrIterator>()
        && let Some(text) = payload.string.get(vm).as_ref().and_then(text_of)
    {
        payload.position.set((position.max(0) as usize).min(text.len()));
    }
    Ok(vm.none.clone())
}

static METHODS: &[MethodDefinition] = &[
    method("__length_hint__", "($self, /)", length_hint),
    method("__reduce__", "($self, /)", reduce),
    method("__setstate__", "($self, object, /)", set_state),
];

/// `str_iterator`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "str_iterator",
    slots: |slots| {
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.next = Some(next);
    },
    methods: METHODS,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `str_ascii_iterator`
pub static ASCII: TypeDefinition = TypeDefinition {
    name: "str_ascii_iterator",
    slots: |slots| {
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.next = Some(next);
    },
    methods: METHODS,
    base_type: false,
    ..TypeDefinition::EMPTY
};

impl Vm {
    /// A name of module builtins as it is now (`_PyEval_GetBuiltin`).
    pub fn builtin_named(&mut self, name: &str) -> Result {
        let key = self.intern(name);
        let builtins = self.builtins.clone();
        match self.dict_get(&builtins, &key)? {
            Some(value) => Ok(value),
            None => {
                let class = self.exceptions.attribute_error.clone();
                Err(self.raise(&class, name))
            }
        }
    }
}
