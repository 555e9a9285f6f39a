//! `cell`: a variable that functions share.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a cell.
pub struct Cell {
    /// The value, `None` while the variable is unbound.
    pub value: Contents<Option<ObjectRef>>,
}

impl Trace for Cell {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.value.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.value.get_mut(token).take());
    }
}

impl Vm {
    /// A cell.
    pub fn new_cell(&self, value: Option<ObjectRef>) -> ObjectRef {
        ObjectRef::new(&self.types.cell, Cell { value: Contents::new(value) })
    }
}

/// `cell`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "cell", base_type: false, ..TypeDefinition::EMPTY };
