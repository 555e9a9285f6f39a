//! `method`: a function bound to an instance.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a bound method.
pub struct Method {
    /// `__func__`.
    pub function: ObjectRef,
    /// `__self__`.
    pub instance: ObjectRef,
}

impl Trace for Method {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.function);
        visit(&self.instance);
    }
}

impl Vm {
    /// A method that calls `function` with `instance` first (`PyMethod_New`).
    pub fn new_method(&self, function: ObjectRef, instance: ObjectRef) -> ObjectRef {
        ObjectRef::new(&self.types.method, Method { function, instance })
    }
}

/// `method`
pub static DEFINITION: TypeDefinition =
    TypeDefinition { name: "method", base_type: false, weak_references: true, ..TypeDefinition::EMPTY };
