//! `set` and `frozenset`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::{Result, Vm};

/// The payload of a set or frozenset.
pub struct Set {
    /// The members.
    pub members: Contents<Vec<ObjectRef>>,
}

impl Trace for Set {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.members.get(token).iter().for_each(visit);
    }
}

/// `set`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "set", weak_references: true, ..TypeDefinition::EMPTY };
/// `frozenset`
pub static FROZENSET: TypeDefinition =
    TypeDefinition { name: "frozenset", weak_references: true, ..TypeDefinition::EMPTY };

impl Vm {
    /// An empty set.
    pub fn new_set(&self) -> ObjectRef {
        ObjectRef::new(&self.types.set, Set { members: Contents::default() })
    }

    /// A frozenset of hashable constants.
    pub fn new_frozenset(&mut self, items: Vec<ObjectRef>) -> Result {
        Ok(ObjectRef::new(&self.types.frozenset, Set { members: Contents::new(items) }))
    }

    /// `set.add`.
    pub fn set_add(&mut self, set: &ObjectRef, item: ObjectRef) -> Result<()> {
        if let Some(payload) = set.payload::<Set>() {
            payload.members.get_mut(self).push(item);
        }
        Ok(())
    }

    /// `set.update(iterable)`.
    pub fn set_update(&mut self, set: &ObjectRef, iterable: &ObjectRef) -> Result<()> {
        for item in self.collect(iterable)? {
            self.set_add(set, item)?;
        }
        Ok(())
    }
}
