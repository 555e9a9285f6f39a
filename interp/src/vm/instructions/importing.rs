//! Instructions: importing.

use crate::compile::opcode::IMPORT_NAME;
use crate::object::ObjectRef;
use crate::types::dict;
use crate::vm::{Result, Vm};

impl Vm {
    pub(super) fn importing_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        let name = self.name(argument);
        if opcode == IMPORT_NAME {
            let from_list = self.pop();
            let level = self.pop();
            let module = self.import_name(&name, &from_list, &level)?;
            self.push(module);
        } else {
            let module = self.peek(1).clone();
            let value = self.import_from(&module, &name)?;
            self.push(value);
        }
        Ok(())
    }

    /// `IMPORT_NAME`: `__import__` as the frame's builtins have it (`import_name` in Python/ceval.c).
    fn import_name(&mut self, name: &ObjectRef, from_list: &ObjectRef, level: &ObjectRef) -> Result {
        let frame = self.frame();
        let (globals, builtins, locals) = (frame.globals().clone(), frame.builtins().clone(), frame.locals.clone());
        let key = self.names.__import__.clone();
        let Some(function) = dict::get_str(self, &builtins, &key) else {
            let class = self.exceptions.import_error.clone();
            return Err(self.raise(&class, "__import__ not found"));
        };
        if self.module_state.import_function.as_ref().is_some_and(|own| own.is(&function)) {
            let level = self.int_value(level).unwrap_or(0);
            return self.import_module_level(name, Some(&globals), Some(from_list), level);
        }
        let locals = locals.unwrap_or_else(|| self.none.clone());
        self.call(&function, [name.clone(), globals, locals, from_list.clone(), level.clone()])
    }

    /// `from module import *`
    pub(super) fn import_star(&mut self, module: &ObjectRef) -> Result<()> {
        let Some(namespace) = self.frame().locals.clone() else {
            return Err(self.system_error("no locals found during 'import *'"));
        };
        self.import_all(module, &namespace)
    }

    /// `sys.displayhook(value)`
    pub(super) fn display_hook(&mut self, value: &ObjectRef) -> Result<()> {
        match self.sys_attribute("displayhook") {
            Some(hook) => self.call(&hook, [value.clone()]).map(drop),
            None => Err(self.runtime_error("lost sys.displayhook")),
        }
    }
}
