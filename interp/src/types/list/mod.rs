//! `list`: the payload, its growth, construction.

mod methods;
mod operations;
mod sort;
mod timsort;

pub use methods::DEFINITION;
pub use operations::repeated_length;

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace, reserve};
use crate::planted_faults::Fault;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a list.
pub struct List {
    /// The items.
    pub items: Contents<Vec<ObjectRef>>,
    /// `ob_allocated`: the room that CPython's growth pattern would have, in items; for sizes.
    pub allocated: Cell<usize>,
}

impl Trace for List {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.items.get(token).iter().rev().for_each(visit);
    }

    // list_dealloc lets go of the last item first.
    fn dismantle(&mut self) {
        while self.items.exclusive().pop().is_some() {}
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        self.allocated.set(0);
        released.extend(self.items.get_mut(token).drain(..).rev());
    }
}

impl List {
    /// The payload of a list that is exactly as large as its items.
    pub fn new(items: Vec<ObjectRef>) -> Self {
        // An empty one has no memory yet.
        let items = if items.is_empty() { Vec::new() } else { items };
        Self { allocated: Cell::new(items.len()), items: Contents::new(items) }
    }

    /// The payload of a list that was made with room for some items and appended to.
    pub fn appended(items: Vec<ObjectRef>, room: usize) -> Self {
        let mut allocated = room;
        while allocated < items.len() {
            allocated = (allocated + 1 + ((allocated + 1) >> 3) + 6) & !3;
        }
        Self { allocated: Cell::new(allocated), items: Contents::new(items) }
    }

    /// Follows CPython's growth pattern after an item was added (`list_resize`).
    #[inline]
    pub fn note_growth(&self, vm: &Vm) {
        let length = self.items.get(vm).len();
        if length > self.allocated.get() {
            self.allocated.set((length + (length >> 3) + 6) & !3);
        }
    }

    /// Follows CPython's growth pattern where one item goes from so many; with the last one, all the room goes.
    pub fn note_removal(&self, vm: &mut Vm, length: usize) {
        if length == 1 { self.give_up_room(vm) } else { self.note_resize(length, length - 1) }
    }

    /// The room of an empty list goes, and its memory with it (`list_clear`). One that was made smaller until nothing was
    /// left still has memory, of size 0, and grows otherwise than one that has none.
    fn give_up_room(&self, vm: &mut Vm) {
        self.allocated.set(0);
        *self.items.get_mut(vm) = Vec::new();
    }

    /// Whether it has no memory for items (`ob_item` is NULL).
    fn has_no_room(&self, vm: &Vm) -> bool {
        self.allocated.get() == 0 && self.items.get(vm).capacity() == 0
    }

    /// Follows CPython's growth pattern where the length goes from `old` to `new` (`list_resize`).
    pub fn note_resize(&self, old: usize, new: usize) {
        let allocated = self.allocated.get();
        if allocated >= new && new >= allocated >> 1 {
            return;
        }
        let mut room = (new + (new >> 3) + 6) & !3;
        // An extension by much gets no more than it needs.
        if new > old && new - old > room - new {
            room = (new + 3) & !3;
        }
        self.allocated.set(if new == 0 { 0 } else { room });
    }
}

impl Vm {
    /// A list that was made with room for some items and appended to.
    pub fn new_appended_list(&self, items: Vec<ObjectRef>, room: usize) -> ObjectRef {
        ObjectRef::new(&self.types.list, List::appended(items, room))
    }

    /// The parts of a text that was split, at most `most` of them as was known beforehand
    /// (`PREALLOC_SIZE` in Objects/stringlib/split.h).
    pub fn new_list_of_parts(&self, parts: Vec<ObjectRef>, most: usize) -> ObjectRef {
        const LARGEST: usize = 12;
        self.new_appended_list(parts, most.saturating_add(1).min(LARGEST))
    }

    /// A list that is exactly as large as its items.
    pub fn new_list(&self, items: Vec<ObjectRef>) -> ObjectRef {
        ObjectRef::new(&self.types.list, List::new(items))
    }

    /// `list.append` for a list.
    #[inline]
    pub fn list_append(&mut self, list: &ObjectRef, item: ObjectRef) {
        if let Some(payload) = list.payload::<List>() {
            let items = payload.items.get_mut(self);
            reserve::make_room(items, 1);
            items.push(item);
            let length = items.len();
            if length > payload.allocated.get() {
                let excess = if Fault::ListGrowsTooMuch.is_planted() { 4 } else { 0 };
                payload.allocated.set((length + (length >> 3) + 6 + excess) & !3);
            }
        }
    }

    /// `list.extend(iterable)`.
    pub fn list_extend(&mut self, list: &ObjectRef, iterable: &ObjectRef) -> Result<()> {
        let Some(payload) = list.payload::<List>() else { return Ok(()) };
        let class = iterable.class_id();
        let sequence = class == self.types.list.id() || class == self.types.tuple.id() || list.is(iterable);
        if sequence || self.profile.lists_take_sets_directly && self.is_set_or_dict_part(iterable) {
            let added = self.collect(iterable)?;
            let old = payload.items.get(self).len();
            if added.is_empty() {
                if !sequence {
                    payload.note_resize(old, old);
                }
                return Ok(());
            }
            if sequence && payload.has_no_room(self) {
                preallocate(payload, added.len());
            } else {
                payload.note_resize(old, old + added.len());
            }
            let items = payload.items.get_mut(self);
            reserve::make_room(items, added.len());
            items.extend(added);
            return Ok(());
        }
        let iterator = self.iter(iterable)?;
        let hint = self.length_hint(iterable, 8)?;
        if payload.allocated.get() == 0 {
            self.request_memory(hint.saturating_mul(size_of::<ObjectRef>()))?;
        }
        let old = payload.items.get(self).len();
        if !self.may_allocate(hint.saturating_add(old).saturating_mul(size_of::<ObjectRef>())) {
            return Err(self.raise_memory_error());
        }
        if payload.has_no_room(self) {
            if hint > 0 {
                preallocate(payload, hint);
            }
        } else {
            payload.note_resize(old, old.saturating_add(hint).min(isize::MAX as usize >> 4));
        }
        let result = loop {
            match self.next(&iterator) {
                Ok(Some(item)) => self.list_append(list, item),
                Ok(None) => break Ok(()),
                Err(raised) => break Err(raised),
            }
        };
        result?;
        let length = payload.items.get(self).len();
        if length < payload.allocated.get() {
            payload.note_resize(length, length);
        }
        Ok(())
    }

    fn is_set_or_dict_part(&self, iterable: &ObjectRef) -> bool {
        let class = iterable.class_id();
        let types = &self.types;
        [&types.set, &types.frozenset, &types.dict, &types.dict_keys, &types.dict_values, &types.dict_items]
            .into_iter()
            .any(|candidate| candidate.id() == class)
    }
}

/// Room for the first items of an empty list: an odd number gets one more (`list_preallocate_exact`).
fn preallocate(payload: &List, size: usize) {
    payload.allocated.set((size + 1) & !1);
}

/// `list.__init__`
pub(super) fn list_init(vm: &mut Vm, list: &ObjectRef, arguments: Arguments) -> Result<()> {
    if !arguments.keywords.is_empty() {
        let new: Option<crate::types::slots::New> = Some(list_new);
        let own_new = list.class_payload(vm).slots(vm).new;
        let same = matches!((own_new, new), (Some(own), Some(list)) if std::ptr::fn_addr_eq(own, list));
        if same {
            vm.reject_keywords("list", &arguments)?;
        }
    }
    let iterable = vm.optional_argument("list", arguments)?;
    methods::empty(vm, list);
    // What dies finds the list empty.
    vm.bury();
    match iterable {
        Some(iterable) => vm.list_extend(list, &iterable),
        None => Ok(()),
    }
}

/// `list.__new__`
pub(super) fn list_new(_: &mut Vm, class: &ObjectRef, _: Arguments) -> Result {
    Ok(ObjectRef::afresh(class, List::new(Vec::new())))
}
