//! Instructions: importing.

use crate::vm::{Result, Vm};

impl Vm {
    pub(super) fn importing_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        let _ = argument;
        let name = crate::compile::opcode::name(opcode);
        Err(self.system_error(format!("{name} is not carried out yet")))
    }

    /// `from module import *`
    pub(super) fn import_star(&mut self, module: &crate::object::ObjectRef) -> Result<()> {
        let _ = module;
        Err(self.system_error("star imports are not carried out yet"))
    }

    /// `sys.displayhook(value)`
    pub(super) fn display_hook(&mut self, value: &crate::object::ObjectRef) -> Result<()> {
        match self.sys_attribute("displayhook") {
            Some(hook) => self.call(&hook, [value.clone()]).map(drop),
            None => Err(self.runtime_error("lost sys.displayhook")),
        }
    }
}
