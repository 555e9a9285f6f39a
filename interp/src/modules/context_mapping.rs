//! The mapping behind contexts (Python/hamt.c): immutable objects of which each change makes new ones, so that copies
//! share them. Programs meet them through the collector, and as the iterators over a context.
//!
//! CPython's mapping is a tree that branches by hash, where up to sixteen variables usually share the first node. Here
//! all of them do: what the collector sees and counts is the same for that many.

use std::cell::Cell;

use crate::object::{Contents, Kind, ObjectRef, Token, Trace, collector};
use crate::types::native::TypeDefinition;
use crate::vm::{Result, Vm};

/// The types, and the one mapping without anything in it.
#[derive(Clone)]
pub(super) struct Types {
    mapping: ObjectRef,
    node: ObjectRef,
    iterators: [ObjectRef; 3],
    pub empty: ObjectRef,
}

impl Types {
    pub(super) fn new(vm: &mut Vm) -> Self {
        let object = vm.types.object.clone();
        let mapping = vm.make_builtin_type(&MAPPING, &object, Kind::ContextMapping);
        let node = vm.make_builtin_type(&NODE, &object, Kind::ContextNode);
        let iterators =
            [&KEYS, &VALUES, &ITEMS].map(|definition| vm.make_builtin_type(definition, &object, Kind::ContextIterator));
        let root = ObjectRef::new(&node, ContextNode { entries: Contents::new(Vec::new()) });
        collector::untrack(&root);
        let empty = ObjectRef::new(&mapping, ContextMapping { root: Contents::new(Some(root)) });
        collector::untrack(&empty);
        Self { mapping, node, iterators, empty }
    }

    /// A mapping with these entries.
    pub(super) fn mapping_of(&self, entries: Vec<(ObjectRef, ObjectRef)>) -> ObjectRef {
        if entries.is_empty() {
            return self.empty.clone();
        }
        let root = ObjectRef::new(&self.node, ContextNode { entries: Contents::new(entries) });
        ObjectRef::new(&self.mapping, ContextMapping { root: Contents::new(Some(root)) })
    }

    /// An iterator over a mapping.
    pub(super) fn iterator(&self, mapping: ObjectRef, part: Part) -> ObjectRef {
        let payload = ContextIterator { mapping, part, position: Cell::new(0) };
        let iterator = ObjectRef::new(&self.iterators[part as usize], payload);
        // CPython's collector never hears of them.
        collector::untrack(&iterator);
        iterator
    }
}

/// What an iterator gives.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Keys,
    Values,
    Items,
}

/// The payload of `hamt`.
pub struct ContextMapping {
    /// None once the collector has cleared it.
    root: Contents<Option<ObjectRef>>,
}

impl Trace for ContextMapping {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.root.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.root.get_mut(token).take());
    }
}

/// The payload of `hamt_bitmap_node`: variables and their values.
pub struct ContextNode {
    entries: Contents<Vec<(ObjectRef, ObjectRef)>>,
}

impl ContextNode {
    /// How many places the node has: two for each variable.
    pub fn places(&self, vm: &Vm) -> usize {
        2 * self.entries.get(vm).len()
    }
}

impl Trace for ContextNode {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        for (variable, value) in self.entries.get(token).iter().rev() {
            visit(value);
            visit(variable);
        }
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let entries = std::mem::take(self.entries.get_mut(token));
        released.extend(entries.into_iter().flat_map(|(variable, value)| [variable, value]));
    }
}

/// The payload of `keys`, `values` and `items`.
pub struct ContextIterator {
    mapping: ObjectRef,
    part: Part,
    position: Cell<usize>,
}

impl Trace for ContextIterator {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.mapping);
    }
}

/// The variables of a mapping with their values.
pub(super) fn entries<'vm>(vm: &'vm Vm, mapping: &'vm ObjectRef) -> &'vm [(ObjectRef, ObjectRef)] {
    let root = mapping.payload::<ContextMapping>().and_then(|mapping| mapping.root.get(vm).as_ref());
    root.and_then(|root| root.payload::<ContextNode>()).map_or(&[], |node| node.entries.get(vm))
}

/// The value of a variable: variables are equal to themselves alone.
pub(super) fn value(vm: &Vm, mapping: &ObjectRef, variable: &ObjectRef) -> Option<ObjectRef> {
    entries(vm, mapping).iter().find(|(key, _)| key.is(variable)).map(|(_, value)| value.clone())
}

/// Whether two mappings have the same variables with equal values (`_PyHamt_Eq`).
pub(super) fn are_equal(vm: &mut Vm, one: &ObjectRef, other: &ObjectRef) -> Result<bool> {
    if one.is(other) {
        return Ok(true);
    }
    if entries(vm, one).len() != entries(vm, other).len() {
        return Ok(false);
    }
    for (variable, own) in entries(vm, one).to_vec() {
        let Some(found) = value(vm, other, &variable) else { return Ok(false) };
        if !vm.identical_or_equal(&own, &found)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(iterator) = object.payload::<ContextIterator>() else { return Ok(None) };
    let position = iterator.position.get();
    let Some((variable, value)) = entries(vm, &iterator.mapping).get(position).cloned() else { return Ok(None) };
    iterator.position.set(position + 1);
    Ok(Some(match iterator.part {
        Part::Keys => variable,
        Part::Values => value,
        Part::Items => vm.new_tuple(vec![variable, value]),
    }))
}

const ITERATOR: TypeDefinition = TypeDefinition {
    base_type: false,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
        slots.length = Some(|vm, iterator| {
            Ok(iterator.payload::<ContextIterator>().map_or(0, |iterator| entries(vm, &iterator.mapping).len()))
        });
    },
    ..TypeDefinition::EMPTY
};

static KEYS: TypeDefinition = TypeDefinition { name: "keys", ..ITERATOR };
static VALUES: TypeDefinition = TypeDefinition { name: "values", ..ITERATOR };
static ITEMS: TypeDefinition = TypeDefinition { name: "items", ..ITERATOR };
static MAPPING: TypeDefinition =
    TypeDefinition { name: "hamt", base_type: false, weak_references: true, ..TypeDefinition::EMPTY };
static NODE: TypeDefinition = TypeDefinition { name: "hamt_bitmap_node", base_type: false, ..TypeDefinition::EMPTY };
