//! `float`.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a float.
pub struct Float(pub f64);

impl Trace for Float {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Vm {
    /// A float.
    #[inline]
    pub fn new_float(&self, value: f64) -> ObjectRef {
        ObjectRef::new(&self.types.float, Float(value))
    }
}

/// `float`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "float", match_self: true, ..TypeDefinition::EMPTY };
