//! `str`: the payload, interning, and the type.

mod construction;
mod interning;
pub mod iterator;
mod methods;
mod operators;
pub mod percent;
mod searching;
mod template;
mod translation;
pub mod writer;

use std::cell::Cell;

pub use interning::{Interned, is_interned, references_besides_interning};

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::types::text::{Kind, Text};
use crate::vm::Vm;

/// The payload of a str.
pub struct Str {
    /// The value.
    pub text: Text,
    /// The hash, or -1 while it has not been asked for.
    hash: Cell<i64>,
    /// It is the one str of its value that the table of interned strings has.
    interned: Cell<bool>,
    /// Its UTF-8 form was asked for, which CPython's str keeps from then on.
    has_utf8: Cell<bool>,
}

impl Trace for Str {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Str {
    /// The payload for a text.
    pub fn new(text: Text) -> Self {
        Self { text, hash: Cell::new(-1), interned: Cell::new(false), has_utf8: Cell::new(false) }
    }

    /// Notes that CPython would have asked for the UTF-8 form here (`PyUnicode_AsUTF8AndSize`): it counts in the size.
    pub fn keep_utf8(&self) {
        self.has_utf8.set(true);
    }

    /// How many bytes of UTF-8 the str keeps beside its characters, with the null at the end. ASCII is its own UTF-8.
    fn kept_utf8(&self) -> i64 {
        let is_apart = self.has_utf8.get() && self.text.kind() != Kind::Ascii;
        if is_apart { self.text.as_utf8().map_or(0, |text| text.len() as i64 + 1) } else { 0 }
    }

    /// The hash of the value.
    #[inline]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash != -1 {
            return hash;
        }
        let hash = crate::types::hashing::hash_text(&self.text);
        self.hash.set(hash);
        hash
    }
}

impl Vm {
    /// A str of a Rust string; empty and one-character Latin-1 strings exist once.
    pub fn new_str(&self, value: &str) -> ObjectRef {
        self.new_text(Text::from(value))
    }

    /// A str of a text; empty and one-character Latin-1 strings exist once.
    pub fn new_text(&self, text: Text) -> ObjectRef {
        match text.len() {
            0 => self.empty_str.clone(),
            1 => match text.get(0) {
                Some(character) if character < 256 => self.latin1_characters[character as usize].clone(),
                _ => ObjectRef::new(&self.types.str, Str::new(text)),
            },
            _ => ObjectRef::new(&self.types.str, Str::new(text)),
        }
    }

    /// A str that was filled after it was made: of these, only the empty one exists once.
    pub fn new_filled_str(&self, value: &str) -> ObjectRef {
        self.new_filled_text(Text::from(value))
    }

    /// A str of a text that was filled after it was made: of these, only the empty one exists once (`PyUnicode_New`).
    pub fn new_filled_text(&self, text: Text) -> ObjectRef {
        if text.is_empty() { self.empty_str.clone() } else { ObjectRef::new(&self.types.str, Str::new(text)) }
    }

    /// The characters of a str as far as they can be shown: surrogates become replacement characters.
    pub fn display_text(&self, object: &ObjectRef) -> String {
        object.payload::<Str>().map(|payload| payload.text.to_str_lossy().into_owned()).unwrap_or_default()
    }
}

/// `str`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "str",
    slots: |slots| {
        slots.repr = Some(|vm, object| Ok(vm.new_text(methods::text(object).repr())));
        slots.str = Some(|vm, object| Ok(vm.exact_str(object)));
        slots.hash = Some(|_, object| Ok(object.payload::<Str>().map_or(0, Str::hash)));
        slots.iter = Some(iterator::iter);
        slots.new = Some(construction::new);
        slots.vectorcall = Some(construction::vectorcall);
        operators::fill(slots);
    },
    methods: methods::METHODS,
    match_self: true,
    ..TypeDefinition::EMPTY
};
