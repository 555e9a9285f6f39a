//! The table of interned strings: the one str of each value that names are (`interned` in CPython's Objects/unicodeobject.c).

use hashbrown::HashTable;

use super::Str;
use crate::object::{IMMORTAL, ObjectRef};
use crate::planted_faults::Fault;
use crate::types::hashing::hash_bytes;
use crate::types::text::Text;
use crate::vm::Vm;

/// The interned strings, found by the hash that each str keeps anyway.
pub struct Interned(HashTable<ObjectRef>);

impl Interned {
    /// An empty table with room for a number of strings.
    pub fn with_capacity(capacity: usize) -> Self {
        Self(HashTable::with_capacity(capacity))
    }

    fn find(&self, hash: i64, is_equal: impl Fn(&Text) -> bool) -> Option<&ObjectRef> {
        self.0.find(hash.cast_unsigned(), |entry| entry.payload::<Str>().is_some_and(|payload| is_equal(&payload.text)))
    }

    fn remove(&mut self, hash: i64, text: &Text) {
        let is_equal = |entry: &ObjectRef| entry.payload::<Str>().is_some_and(|payload| payload.text == *text);
        if let Ok(entry) = self.0.find_entry(hash.cast_unsigned(), is_equal) {
            drop(entry.remove());
        }
    }

    fn insert(&mut self, hash: i64, object: ObjectRef) {
        let hash_of = |entry: &ObjectRef| entry.payload::<Str>().map_or(0, |payload| payload.hash().cast_unsigned());
        self.0.insert_unique(hash.cast_unsigned(), object, hash_of);
    }
}

/// Whether an object is an interned str.
pub fn is_interned(object: &ObjectRef) -> bool {
    object.payload::<Str>().is_some_and(|payload| payload.interned.get())
}

/// The references that a program can know of, [`IMMORTAL`] for an object that never dies: the table of interned strings
/// does not count its own.
pub fn references_besides_interning(object: &ObjectRef) -> u32 {
    match object.reference_count() {
        IMMORTAL => IMMORTAL,
        count => count - u32::from(is_interned(object)),
    }
}

impl Vm {
    /// The interned str of a value (`PyUnicode_InternFromString`).
    pub fn intern(&mut self, value: &str) -> ObjectRef {
        self.intern_text(value, |value| Text::from(value))
    }

    /// The interned str of a name that the interpreter itself gives (`_Py_ID`).
    pub fn intern_static(&mut self, value: &'static str) -> ObjectRef {
        self.intern_text(value, |_| Text::from_static(value))
    }

    fn intern_text(&mut self, value: &str, make_text: impl FnOnce(&str) -> Text) -> ObjectRef {
        if !value.is_ascii() {
            let object = self.new_text(make_text(value));
            return self.intern_object(object);
        }
        let hash = hash_bytes(value.as_bytes());
        if let Some(found) = self.interned.find(hash, |text| text.as_ascii() == Some(value)) {
            return found.clone();
        }
        let object = self.new_text(make_text(value));
        if let Some(payload) = object.payload::<Str>() {
            payload.hash.set(hash);
        }
        self.intern_object(object)
    }

    /// A text of the interpreter's own that exists once and is not interned.
    pub fn own_text(&mut self, text: &str) -> ObjectRef {
        let is_it = |object: &&ObjectRef| object.payload::<Str>().is_some_and(|payload| payload.text.equals_str(text));
        if let Some(found) = self.own_texts.iter().find(is_it) {
            return found.clone();
        }
        let object = self.new_filled_str(text);
        self.own_texts.push(object.clone());
        object
    }

    /// The interned str equal to this one, or this one where there is none.
    pub fn interned_or_itself(&self, object: ObjectRef) -> ObjectRef {
        let Some(payload) = object.payload::<Str>().filter(|payload| !payload.interned.get()) else { return object };
        self.interned.find(payload.hash(), |text| *text == payload.text).cloned().unwrap_or_else(|| object.clone())
    }

    /// The interned str equal to this one, which becomes it if there is none (`PyUnicode_InternInPlace`); it lives for
    /// ever where objects may.
    pub fn intern_object(&mut self, object: ObjectRef) -> ObjectRef {
        let interned = self.intern_mortal_object(object);
        if self.profile.immortal_objects && is_interned(&interned) && !Fault::InternedNotImmortal.is_planted() {
            interned.make_immortal();
        }
        interned
    }

    /// The interned str for a name that the program made, which may die again where the version lets it.
    pub fn intern_made_object(&mut self, object: ObjectRef) -> ObjectRef {
        if self.profile.made_names_die { self.intern_mortal_object(object) } else { self.intern_object(object) }
    }

    fn intern_mortal_object(&mut self, object: ObjectRef) -> ObjectRef {
        let Some(payload) = object.payload::<Str>() else { return object };
        if payload.interned.get() {
            return object;
        }
        let hash = payload.hash();
        if let Some(found) = self.interned.find(hash, |text| *text == payload.text) {
            if found.reference_count() > 1 {
                return found.clone();
            }
            // Nobody but the table has it: to a program it died when the last other reference went.
            self.interned.remove(hash, &payload.text);
        }
        payload.interned.set(true);
        self.interned.insert(hash, object.clone());
        object
    }
}
