//! Instructions: asynchronous.

use crate::vm::{Result, Vm};

impl Vm {
    pub(super) fn asynchronous_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        let _ = argument;
        let name = crate::compile::opcode::name(opcode);
        Err(self.system_error(format!("{name} is not carried out yet")))
    }

    /// `INTRINSIC_ASYNC_GEN_WRAP`
    pub(super) fn wrap_async_value(&mut self, value: crate::object::ObjectRef) -> crate::object::ObjectRef {
        value
    }

    /// The intrinsics of PEP 695 with one operand.
    pub(super) fn type_parameter_intrinsic(&mut self, argument: u32, value: crate::object::ObjectRef) -> Result {
        let _ = value;
        Err(self.system_error(format!("intrinsic {argument} is not carried out yet")))
    }

    /// The intrinsics of PEP 695 with two operands.
    pub(super) fn type_variable_intrinsic(
        &mut self,
        argument: u32,
        first: crate::object::ObjectRef,
        second: crate::object::ObjectRef,
    ) -> Result {
        let _ = (first, second);
        Err(self.system_error(format!("intrinsic {argument} is not carried out yet")))
    }
}
