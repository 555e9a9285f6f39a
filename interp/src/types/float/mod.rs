//! `float`: the payload and the type.

mod construction;
mod methods;
mod operators;

use crate::object::{ObjectRef, Token, Trace};
use crate::types::hashing::{hash_address, hash_float};
use crate::types::native::TypeDefinition;
use crate::types::numeric::float_repr;
use crate::vm::Vm;

pub use operators::power;

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

    /// The object itself where it is exactly a float, else a float of its value.
    pub fn exact_float(&self, object: &ObjectRef) -> ObjectRef {
        if object.class_id() == self.types.float.id() {
            return object.clone();
        }
        self.new_float(value(object))
    }
}

/// The receiver's value.
fn value(object: &ObjectRef) -> f64 {
    object.payload::<Float>().map_or(f64::NAN, |float| float.0)
}

/// `hash` of a float; a NaN has that of the object.
pub fn hash(value: f64, object: &ObjectRef) -> i64 {
    hash_float(value).unwrap_or_else(|| hash_address(object.id().0))
}

/// `float`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "float",
    slots: |slots| {
        slots.repr = Some(|vm, object| Ok(vm.new_str(&float_repr(value(object)))));
        slots.hash = Some(|_, object| Ok(hash(value(object), object)));
        slots.new = Some(construction::new);
        operators::fill(slots);
    },
    methods: methods::METHODS,
    attributes: methods::ATTRIBUTES,
    match_self: true,
    signature: Some("(x=0, /)"),
    ..TypeDefinition::EMPTY
};
