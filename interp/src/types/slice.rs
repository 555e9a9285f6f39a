//! `slice`.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a slice.
pub struct Slice {
    /// `start`
    pub start: ObjectRef,
    /// `stop`
    pub stop: ObjectRef,
    /// `step`
    pub step: ObjectRef,
}

impl Trace for Slice {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

/// `slice`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "slice", base_type: false, ..TypeDefinition::EMPTY };

impl Vm {
    /// A slice.
    pub fn new_slice(&self, start: ObjectRef, stop: ObjectRef, step: ObjectRef) -> ObjectRef {
        ObjectRef::new(&self.types.slice, Slice { start, stop, step })
    }
}
