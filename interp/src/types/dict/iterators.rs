//! The iterators over dicts: keys, values and items, forwards and backwards.

use std::cell::Cell;

use super::payload;
use super::storage::Entry;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::LastResult;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::vm::{Result, Vm};

/// The payload of all six; the type tells what comes out.
pub struct DictIterator {
    /// The dict, until the end was seen.
    dict: Contents<Option<ObjectRef>>,
    /// The number of entries that the dict has to have; `None` once it had another.
    expected: Cell<Option<usize>>,
    /// The next place; backwards, the one behind it.
    position: Cell<usize>,
    /// How many entries are still to come.
    remaining: Cell<usize>,
    /// For iterators over items.
    last: LastResult,
}

impl Trace for DictIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.dict.get(token).iter().for_each(&mut *visit);
        self.last.get(token).into_iter().for_each(visit);
    }
}

#[inline(always)]
fn iterator(object: &ObjectRef) -> &DictIterator {
    object.payload::<DictIterator>().expect("the receiver of an iterator's method is the iterator")
}

impl Vm {
    /// An iterator over a dict; `class` is one of the six types.
    pub fn new_dict_iterator(&self, class: &ObjectRef, dict: &ObjectRef) -> ObjectRef {
        let storage = payload(dict).storage.get(self);
        let types = &self.types;
        let backwards =
            [&types.dict_reverse_key_iterator, &types.dict_reverse_value_iterator, &types.dict_reverse_item_iterator]
                .into_iter()
                .any(|candidate| candidate.is(class));
        let gives_pairs = [&types.dict_item_iterator, &types.dict_reverse_item_iterator];
        let last = if gives_pairs.into_iter().any(|candidate| candidate.is(class)) {
            LastResult::begin(self, 2)
        } else {
            LastResult::default()
        };
        let position = if backwards { storage.entries_used() } else { 0 };
        let state = DictIterator {
            dict: Contents::new(Some(dict.clone())),
            expected: Cell::new(Some(storage.len())),
            position: Cell::new(position),
            remaining: Cell::new(storage.len()),
            last,
        };
        ObjectRef::new(class, state)
    }
}

/// What comes out of an entry.
type Choice = fn(&mut Vm, &DictIterator, usize) -> Option<ObjectRef>;

fn advance(vm: &mut Vm, object: &ObjectRef, backwards: bool, choose: Choice) -> Result<Option<ObjectRef>> {
    let state = iterator(object);
    let Some(dict) = state.dict.get(vm) else { return Ok(None) };
    let storage = payload(dict).storage.get(vm);
    if state.expected.get() != Some(storage.len()) {
        state.expected.set(None);
        return Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    let found = if backwards { storage.previous(state.position.get()) } else { storage.next(state.position.get()) };
    let Some((index, _)) = found else {
        let dict = state.dict.replace(vm, None);
        drop(dict);
        return Ok(None);
    };
    if state.remaining.get() == 0 {
        let dict = state.dict.replace(vm, None);
        drop(dict);
        return Err(vm.runtime_error("dictionary keys changed during iteration"));
    }
    state.position.set(if backwards { index } else { index + 1 });
    state.remaining.set(state.remaining.get() - 1);
    Ok(choose(vm, state, index))
}

fn entry<'a>(vm: &'a Vm, state: &'a DictIterator, index: usize) -> Option<&'a Entry> {
    payload(state.dict.get(vm).as_ref()?).storage.get(vm).entry_at(index)
}

fn key(vm: &mut Vm, state: &DictIterator, index: usize) -> Option<ObjectRef> {
    entry(vm, state, index).map(|entry| entry.key.clone())
}

fn value(vm: &mut Vm, state: &DictIterator, index: usize) -> Option<ObjectRef> {
    entry(vm, state, index).map(|entry| entry.value.clone())
}

fn item(vm: &mut Vm, state: &DictIterator, index: usize) -> Option<ObjectRef> {
    let entry = entry(vm, state, index)?;
    let items = vec![entry.key.clone(), entry.value.clone()];
    Some(state.last.renew(vm, items))
}

fn length_hint(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = iterator(object);
    let fits = state.dict.get(vm).as_ref().is_some_and(|dict| Some(vm.dict_len(dict)) == state.expected.get());
    let length = if fits { state.remaining.get() } else { 0 };
    Ok(vm.new_int(length as i64))
}

/// `iter`, and a list of what is still to come; the iterator itself does not move.
fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = iterator(object);
    let dict = state.dict.cloned(vm);
    let copy = DictIterator {
        dict: Contents::new(dict),
        expected: state.expected.clone(),
        position: state.position.clone(),
        remaining: state.remaining.clone(),
        last: LastResult::default(),
    };
    let copy = ObjectRef::new(&object.class_ref(), copy);
    let rest = vm.collect(&copy)?;
    let rest = vm.new_list(rest);
    vm.reduced_as_iter(rest)
}

static METHODS: &[MethodDefinition] =
    &[method("__length_hint__", "($self, /)", length_hint), method("__reduce__", "($self, /)", reduce)];

macro_rules! iterators {
    ($($(#[$doc:meta])* $definition:ident: $name:literal, $backwards:literal, $choose:ident;)*) => {
        $($(#[$doc])*
        pub static $definition: TypeDefinition = TypeDefinition {
            name: $name,
            base_type: false,
            methods: METHODS,
            slots: |slots| {
                slots.iter = Some(|_, iterator| Ok(iterator.clone()));
                slots.next = Some(|vm, iterator| advance(vm, iterator, $backwards, $choose));
            },
            ..TypeDefinition::EMPTY
        };)*
    };
}

iterators! {
    /// `dict_keyiterator`
    KEY_ITERATOR: "dict_keyiterator", false, key;
    /// `dict_valueiterator`
    VALUE_ITERATOR: "dict_valueiterator", false, value;
    /// `dict_itemiterator`
    ITEM_ITERATOR: "dict_itemiterator", false, item;
    /// `dict_reversekeyiterator`
    REVERSE_KEY_ITERATOR: "dict_reversekeyiterator", true, key;
    /// `dict_reversevalueiterator`
    REVERSE_VALUE_ITERATOR: "dict_reversevalueiterator", true, value;
    /// `dict_reverseitemiterator`
    REVERSE_ITEM_ITERATOR: "dict_reverseitemiterator", true, item;
}
