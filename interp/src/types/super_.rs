//! `super`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;

/// The payload of a super object; all `None` until `__init__`.
#[derive(Default)]
pub struct Super {
    /// `__thisclass__`, `__self__`, `__self_class__`
    pub parts: Contents<[Option<ObjectRef>; 3]>,
}

impl Trace for Super {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.parts.get(token).iter().flatten().for_each(visit);
    }
}

/// `super`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "super", ..TypeDefinition::EMPTY };
