//! Instructions: matching.

use crate::vm::{Result, Vm};

impl Vm {
    pub(super) fn matching_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        let _ = argument;
        let name = crate::compile::opcode::name(opcode);
        Err(self.system_error(format!("{name} is not carried out yet")))
    }
}
