//! `object`: the payload of plain instances.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;

/// The payload of an object that has nothing but its type and, perhaps, an extension.
pub struct Instance;

impl Trace for Instance {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

/// `object`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "object", ..TypeDefinition::EMPTY };
