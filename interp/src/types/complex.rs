//! `complex`.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a complex number.
pub struct Complex {
    /// `real`
    pub real: f64,
    /// `imag`
    pub imaginary: f64,
}

impl Trace for Complex {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

/// `complex`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "complex", ..TypeDefinition::EMPTY };

impl Vm {
    /// A complex number.
    pub fn new_complex(&self, real: f64, imaginary: f64) -> ObjectRef {
        ObjectRef::new(&self.types.complex, Complex { real, imaginary })
    }
}
