//! `module`.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload of a module. Its namespace is the `__dict__` of its extension.
pub struct Module;

impl Trace for Module {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Vm {
    /// A module with `__name__`, `__doc__`, `__package__`, `__loader__` and `__spec__` (`PyModule_New`), and its namespace.
    pub fn new_module(&mut self, name: &str) -> (ObjectRef, ObjectRef) {
        let module = ObjectRef::new(&self.types.module, Module);
        let dict = self.new_dict();
        let name = self.intern(name);
        let none = self.none.clone();
        let names = [&self.names.__doc__, &self.names.__package__, &self.names.__loader__, &self.names.__spec__]
            .map(ObjectRef::clone);
        let name_key = self.names.__name__.clone();
        self.dict_set_str(&dict, &name_key, name);
        for key in names {
            self.dict_set_str(&dict, &key, none.clone());
        }
        if let Some(extension) = module.extension() {
            extension.dict.replace(self, Some(dict.clone()));
        }
        (module, dict)
    }
}

/// `module`
pub static DEFINITION: TypeDefinition =
    TypeDefinition { name: "module", instance_dict: true, weak_references: true, ..TypeDefinition::EMPTY };
