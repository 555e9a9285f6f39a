//! The views of an `OrderedDict` and the iterator over it, which notices every change of the order.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::LastResult;
use crate::types::dict::{Dict, DictView, value_at};
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::vm::{Result, Vm};

/// What an iterator gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Key,
    Value,
    Item,
}

/// What changes with the order of a dict: the number of entries, that of used places, and the table's shape.
type Order = (usize, usize, u64);

/// The payload of `odict_iterator`.
pub struct OrderedIterator {
    /// The dict, until the end was seen.
    dict: Contents<Option<ObjectRef>>,
    part: Part,
    backwards: bool,
    /// The order that the dict has to have; `None` once it had another.
    order: Cell<Option<Order>>,
    /// The key that comes next, until there is none: then it no longer matters what becomes of the dict (`di_current`).
    current: Contents<Option<ObjectRef>>,
    last: LastResult,
}

impl Trace for OrderedIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.dict.get(token).iter().for_each(&mut *visit);
        self.current.get(token).iter().for_each(&mut *visit);
        self.last.get(token).into_iter().for_each(visit);
    }
}

fn order_of(vm: &Vm, dict: &ObjectRef) -> Order {
    dict.payload::<Dict>().map_or((0, 0, 0), |dict| {
        let storage = dict.storage.get(vm);
        (storage.len(), storage.entries_used(), storage.shape())
    })
}

/// The first key from a place on; backwards, the last before it.
fn key_at(vm: &Vm, dict: &ObjectRef, position: usize, backwards: bool) -> Option<ObjectRef> {
    let storage = dict.payload::<Dict>()?.storage.get(vm);
    let found = if backwards { storage.previous(position) } else { storage.next(position) };
    found.map(|(_, entry)| entry.key.clone())
}

/// An iterator over an ordered dict.
pub fn new_iterator(vm: &mut Vm, dict: &ObjectRef, part: Part, backwards: bool) -> Result {
    let Some(class) = vm.module_state.collections.ordered_iterator.clone() else { return Ok(vm.none.clone()) };
    let order = order_of(vm, dict);
    let position = if backwards { order.1 } else { 0 };
    let last = if matches!(part, Part::Item) { LastResult::begin(vm, 2) } else { LastResult::default() };
    let iterator = OrderedIterator {
        dict: Contents::new(Some(dict.clone())),
        part,
        backwards,
        order: Cell::new(Some(order)),
        current: Contents::new(key_at(vm, dict, position, backwards)),
        last,
    };
    Ok(ObjectRef::new(&class, iterator))
}

/// Where a key stands. Nothing is in an empty dict, whatever the key's hash.
fn place_of(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef) -> Result<Option<usize>> {
    if vm.dict_len(dict) == 0 {
        return Ok(None);
    }
    let hash = vm.hash(key)?;
    vm.dict_find(dict, key, hash)
}

fn finish(vm: &mut Vm, iterator: &OrderedIterator) {
    let dict = iterator.dict.replace(vm, None);
    drop(dict);
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(iterator) = object.payload::<OrderedIterator>() else { return Ok(None) };
    let Some(dict) = iterator.dict.cloned(vm) else { return Ok(None) };
    if iterator.current.get(vm).is_none() {
        finish(vm, iterator);
        return Ok(None);
    }
    let now = order_of(vm, &dict);
    if iterator.order.get() != Some(now) {
        if now.1 == 0 && vm.profile.cleared_order_changes_size {
            iterator.order.set(None);
            return Err(vm.runtime_error("OrderedDict changed size during iteration"));
        }
        finish(vm, iterator);
        return Err(vm.runtime_error("OrderedDict mutated during iteration"));
    }
    let Some(key) = iterator.current.cloned(vm) else { return Ok(None) };
    // The order has a node for each key, which is found as a key is (`_odict_find_node`).
    let found = place_of(vm, &dict, &key);
    let Ok(Some(index)) = found else {
        let given = iterator.current.replace(vm, None);
        drop(given);
        return Err(found.err().unwrap_or_else(|| vm.key_error(key)));
    };
    let position = if iterator.backwards { index } else { index + 1 };
    let further = key_at(vm, &dict, position, iterator.backwards);
    let given = iterator.current.replace(vm, further);
    drop(given);
    if iterator.part == Part::Key {
        return Ok(Some(key));
    }
    let found = place_of(vm, &dict, &key);
    let found = found.unwrap_or(None).and_then(|index| value_at(vm, &dict, index));
    let Some(value) = found else {
        finish(vm, iterator);
        return Err(vm.key_error(key));
    };
    Ok(Some(match iterator.part {
        Part::Value => value,
        _ => iterator.last.renew(vm, vec![key, value]),
    }))
}

/// `iter`, and a list of what is still to come; the iterator itself does not move.
fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let Some(iterator) = object.payload::<OrderedIterator>() else { return Ok(vm.none.clone()) };
    let copy = OrderedIterator {
        dict: Contents::new(iterator.dict.cloned(vm)),
        part: iterator.part,
        backwards: iterator.backwards,
        order: iterator.order.clone(),
        current: Contents::new(iterator.current.cloned(vm)),
        last: LastResult::default(),
    };
    let copy = ObjectRef::new(&object.class_ref(), copy);
    let rest = vm.collect(&copy)?;
    let rest = vm.new_list(rest);
    vm.reduced_as_iter(rest)
}

/// `odict_iterator`
pub static ITERATOR: TypeDefinition = TypeDefinition {
    name: "odict_iterator",
    base_type: false,
    methods: &[method("__reduce__", "($self, /)", reduce)],
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};

fn iterator_of_view(vm: &mut Vm, view: &ObjectRef, part: Part, backwards: bool) -> Result {
    match view.payload::<DictView>().map(|view| view.dict.clone()) {
        Some(dict) => new_iterator(vm, &dict, part, backwards),
        None => Ok(vm.none.clone()),
    }
}

const fn reversed(body: crate::types::native::NativeBody) -> MethodDefinition {
    method("__reversed__", "($self, /)", body)
}

/// `odict_keys`
pub static KEYS: TypeDefinition = TypeDefinition {
    name: "odict_keys",
    base_type: false,
    methods: &[reversed(|vm, view, _| iterator_of_view(vm, view, Part::Key, true))],
    slots: |slots| slots.iter = Some(|vm, view| iterator_of_view(vm, view, Part::Key, false)),
    ..TypeDefinition::EMPTY
};

/// `odict_values`
pub static VALUES: TypeDefinition = TypeDefinition {
    name: "odict_values",
    base_type: false,
    methods: &[reversed(|vm, view, _| iterator_of_view(vm, view, Part::Value, true))],
    slots: |slots| slots.iter = Some(|vm, view| iterator_of_view(vm, view, Part::Value, false)),
    ..TypeDefinition::EMPTY
};

/// `odict_items`
pub static ITEMS: TypeDefinition = TypeDefinition {
    name: "odict_items",
    base_type: false,
    methods: &[reversed(|vm, view, _| iterator_of_view(vm, view, Part::Item, true))],
    slots: |slots| slots.iter = Some(|vm, view| iterator_of_view(vm, view, Part::Item, false)),
    ..TypeDefinition::EMPTY
};
