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

    /// Whether the values of instances stand in the instances themselves.
    pub fn has_inline_values(&self) -> bool {
        self.inline_values
    }

    /// Says that an instance was made: room that instances have not used shrinks (`init_inline_values`).
    pub fn note_instance(&self) {
        let usable = self.usable.get();
        if self.inline_values && usable > 1 {
            self.usable.set(usable - 1);
        }
    }

    /// The place of a name in the table; it is looked for at `likely` first.
    pub fn place_of(&self, name: &ObjectRef, likely: usize) -> Option<usize> {
        let names = self.names.borrow();
        if names.get(likely).is_some_and(|known| known.is(name)) {
            return Some(likely);
        }
        let text = name.payload::<Str>()?;
        names
            .iter()
            .position(|known| known.is(name) || known.payload::<Str>().is_some_and(|known| known.text == text.text))
    }

    /// The place of a name in the table, after it was added where there was room.
    pub fn admit(&self, name: &ObjectRef, likely: usize) -> Option<usize> {
        if let Some(place) = self.place_of(name, likely) {
            return Some(place);
        }
        let usable = self.usable.get();
        if usable == 0 {
            return None;
        }
        let mut names = self.names.borrow_mut();
        names.push(name.clone());
        self.usable.set(usable - 1);
        Some(names.len() - 1)
    }

    /// Tells apart the sizes of instances that have their values behind them, as many as there is room for now
    /// (`_PyInlineValuesSize`); 0 where all instances are of one size.
    pub fn size_class(&self) -> u8 {
        if !self.inline_values {
            return 0;
        }
        let values = self.names.borrow().len() + self.usable.get();
        // The headers, a byte a value for the order of insertion, a word that says how many, and the values.
        let bytes = 48 + values.next_multiple_of(8) + (values + 1) * WORD as usize;
        bytes.div_ceil(16) as u8
    }

    /// The bytes that the values of one instance take (`shared_keys_usable_size`).
    pub fn value_bytes(&self) -> usize {
        WORD as usize * (self.names.borrow().len() + self.usable.get())
    }
}
