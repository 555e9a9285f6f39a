//! `set_iterator`.

use std::cell::Cell;

use super::payload;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::vm::{Result, Vm};

/// The payload of an iterator over a set.
pub struct SetIterator {
    /// The set, until the end was seen.
    set: Contents<Option<ObjectRef>>,
    /// The number of elements that the set has to have; `None` once it had another.
    expected: Cell<Option<usize>>,
    /// The next place of the table.
    position: Cell<usize>,
    /// How many elements are still to come.
    remaining: Cell<usize>,
}

impl Trace for SetIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.set.get(token).iter().for_each(visit);
    }
}

fn iterator(object: &ObjectRef) -> &SetIterator {
    object.payload::<SetIterator>().expect("the receiver of an iterator's method is the iterator")
}

impl Vm {
    /// An iterator over a set.
    pub fn new_set_iterator(&self, set: ObjectRef) -> ObjectRef {
        let length = payload(&set).storage.get(self).len();
        let state = SetIterator {
            set: Contents::new(Some(set)),
            expected: Cell::new(Some(length)),
            position: Cell::new(0),
            remaining: Cell::new(length),
        };
        ObjectRef::new(&self.types.set_iterator, state)
    }
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = iterator(object);
    let Some(set) = state.set.get(vm) else { return Ok(None) };
    let storage = payload(set).storage.get(vm);
    if state.expected.get() != Some(storage.len()) {
        state.expected.set(None);
        return Err(vm.runtime_error("Set changed size during iteration"));
    }
    match storage.next(state.position.get()) {
        Some((index, element, _)) => {
            state.position.set(index + 1);
            state.remaining.set(state.remaining.get().saturating_sub(1));
            Ok(Some(element.clone()))
        }
        None => {
            let set = state.set.replace(vm, None);
            drop(set);
            Ok(None)
        }
    }
}

fn length_hint(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = iterator(object);
    let fits = state.set.get(vm).as_ref().is_some_and(|set| Some(vm.set_len(set)) == state.expected.get());
    let length = if fits { state.remaining.get() } else { 0 };
    Ok(vm.new_int(length as i64))
}

/// `iter`, and a list of what is still to come; the iterator itself does not move.
fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = iterator(object);
    let copy = SetIterator {
        set: Contents::new(state.set.cloned(vm)),
        expected: state.expected.clone(),
        position: state.position.clone(),
        remaining: state.remaining.clone(),
    };
    let copy = ObjectRef::new(&object.class_ref(), copy);
    let rest = vm.collect(&copy)?;
    let rest = vm.new_list(rest);
    vm.reduced_as_iter(rest)
}

static METHODS: &[MethodDefinition] =
    &[method("__length_hint__", "($self, /)", length_hint), method("__reduce__", "($self, /)", reduce)];

/// `set_iterator`
pub static ITERATOR: TypeDefinition = TypeDefinition {
    name: "set_iterator",
    base_type: false,
    methods: METHODS,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};
