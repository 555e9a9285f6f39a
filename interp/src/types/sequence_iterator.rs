//! `iterator`: what `iter()` makes of an object that has only `__getitem__`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload.
pub struct SequenceIterator {
    /// The sequence, until its end was seen.
    pub sequence: Contents<Option<ObjectRef>>,
    /// The next index.
    pub position: std::cell::Cell<isize>,
}

impl Trace for SequenceIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.sequence.get(token).iter().for_each(visit);
    }
}

/// `iterator`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "iterator", base_type: false, ..TypeDefinition::EMPTY };

impl Vm {
    /// An iterator over `sequence[0]`, `sequence[1]`, … until IndexError.
    pub fn new_sequence_iterator(&self, sequence: ObjectRef) -> ObjectRef {
        let payload = SequenceIterator { sequence: Contents::new(Some(sequence)), position: std::cell::Cell::new(0) };
        ObjectRef::new(&self.types.sequence_iterator, payload)
    }
}
