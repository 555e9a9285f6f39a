//! `tuple`.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a tuple.
pub struct Tuple(pub Box<[ObjectRef]>);

impl Trace for Tuple {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.0.iter().rev().for_each(visit);
    }

    // tupledealloc lets go of the last item first.
    fn dismantle(&mut self) {
        let mut items = std::mem::take(&mut self.0).into_vec();
        while items.pop().is_some() {}
    }
}

impl Vm {
    /// A tuple; the empty one exists once.
    pub fn new_tuple(&self, items: Vec<ObjectRef>) -> ObjectRef {
        if items.is_empty() {
            return self.empty_tuple.clone();
        }
        ObjectRef::new(&self.types.tuple, Tuple(items.into_boxed_slice()))
    }
}

/// `tuple`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "tuple", match_self: true, ..TypeDefinition::EMPTY };
