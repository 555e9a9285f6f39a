//! The intrinsics of type parameters (PEP 695).

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

impl Vm {
    /// The intrinsics of PEP 695 with one operand.
    pub(super) fn type_parameter_intrinsic(&mut self, argument: u32, value: ObjectRef) -> Result {
        let _ = value;
        Err(self.system_error(format!("intrinsic {argument} is not carried out yet")))
    }

    /// The intrinsics of PEP 695 with two operands.
    pub(super) fn type_variable_intrinsic(&mut self, argument: u32, first: ObjectRef, second: ObjectRef) -> Result {
        let _ = (first, second);
        Err(self.system_error(format!("intrinsic {argument} is not carried out yet")))
    }
}
