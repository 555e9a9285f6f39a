//! `list`.

use crate::object::{Contents, ObjectRef, Token, Trace};
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

impl Vm {
    /// A list that is exactly as large as its items.
    pub fn new_list(&self, items: Vec<ObjectRef>) -> ObjectRef {
        let allocated = std::cell::Cell::new(items.len());
        ObjectRef::new(&self.types.list, List { items: Contents::new(items), allocated })
    }
}
