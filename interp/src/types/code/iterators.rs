//! `line_iterator` and `positions_iterator`: what `co_lines()` and `co_positions()` give.

use std::cell::Cell;

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::types::slots::Slots;
use crate::vm::{Result, Vm};

/// The payload of both: the tuples that are still to come.
pub struct CodeIterator {
    items: Box<[ObjectRef]>,
    position: Cell<usize>,
}

impl Trace for CodeIterator {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.items.iter().for_each(visit);
    }
}

impl CodeIterator {
    /// An iterator of these tuples.
    pub fn new(items: Vec<ObjectRef>) -> Self {
        Self { items: items.into_boxed_slice(), position: Cell::new(0) }
    }
}

fn next(_: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<CodeIterator>() else { return Ok(None) };
    let position = payload.position.get();
    payload.position.set(position + 1);
    Ok(payload.items.get(position).cloned())
}

fn slots(slots: &mut Slots) {
    slots.iter = Some(|_, iterator| Ok(iterator.clone()));
    slots.next = Some(next);
}

/// `line_iterator`
pub static LINES: TypeDefinition = TypeDefinition { name: "line_iterator", slots, ..TypeDefinition::EMPTY };

/// `positions_iterator`
pub static POSITIONS: TypeDefinition = TypeDefinition { name: "positions_iterator", slots, ..TypeDefinition::EMPTY };
