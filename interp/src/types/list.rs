//! `list`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a list.
pub struct List {
    /// The items.
    pub items: Contents<Vec<ObjectRef>>,
    /// `ob_allocated`: the room that CPython's growth pattern would have, in items; for sizes.
    pub allocated: std::cell::Cell<usize>,
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
        released.extend(self.items.get_mut(token).drain(..).rev());
    }
}

impl List {
    /// Follows CPython's growth pattern after items were added one by one (`list_resize`).
    pub fn note_growth(&self, vm: &Vm) {
        let length = self.items.get(vm).len();
        if length > self.allocated.get() {
            self.allocated.set((length + (length >> 3) + 6) & !3);
        }
    }
}

impl Vm {
    /// `list.extend(iterable)`.
    pub fn list_extend(&mut self, list: &ObjectRef, iterable: &ObjectRef) -> crate::vm::Result<()> {
        let items = self.collect(iterable)?;
        if let Some(payload) = list.payload::<List>() {
            payload.items.get_mut(self).extend(items);
            payload.note_growth(self);
        }
        Ok(())
    }

    /// A list that is exactly as large as its items.
    pub fn new_list(&self, items: Vec<ObjectRef>) -> ObjectRef {
        let allocated = std::cell::Cell::new(items.len());
        ObjectRef::new(&self.types.list, List { items: Contents::new(items), allocated })
    }
}

/// `list`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "list", match_self: true, ..TypeDefinition::EMPTY };
