//! The table of attribute names that the instances of a class share (PEP 412). Here it decides nothing but
//! the sizes of instance dictionaries: CPython keeps only the values in each.

use std::cell::{Cell, RefCell};

use crate::object::ObjectRef;
use crate::types::layout::WORD;
use crate::types::str::Str;

/// The largest number of names (`SHARED_KEYS_MAX_SIZE`).
const LARGEST: usize = 30;

/// One table a class.
pub struct SharedKeys {
    names: RefCell<Vec<ObjectRef>>,
    usable: Cell<usize>,
    /// The values of instances stand in the instances themselves, for which each of them takes a place away.
    inline_values: bool,
}

impl SharedKeys {
    /// The table of a new class.
    pub fn new(inline_values: bool) -> Self {
        Self { names: RefCell::default(), usable: Cell::new(LARGEST), inline_values }
    }

    /// Says that an instance was made: room that instances have not used shrinks (`init_inline_values`).
    pub fn note_instance(&self) {
        let usable = self.usable.get();
        if self.inline_values && usable > 1 {
            self.usable.set(usable - 1);
        }
    }

    /// Whether a name stands in the table, after it was added where there was room.
    pub fn admits(&self, name: &ObjectRef) -> bool {
        let Some(text) = name.payload::<Str>() else { return false };
        let mut names = self.names.borrow_mut();
        let is_same =
            |known: &ObjectRef| known.is(name) || known.payload::<Str>().is_some_and(|known| known.text == text.text);
        if names.iter().any(is_same) {
            return true;
        }
        let usable = self.usable.get();
        if usable == 0 {
            return false;
        }
        names.push(name.clone());
        self.usable.set(usable - 1);
        true
    }

    /// The bytes that the values of one instance take (`shared_keys_usable_size`).
    pub fn value_bytes(&self) -> usize {
        WORD as usize * (self.names.borrow().len() + self.usable.get())
    }
}
