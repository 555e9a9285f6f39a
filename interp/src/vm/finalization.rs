//! How an interpreter ends: `atexit`, then module after module (`finalize_modules` in Python/pylifecycle.c).

use crate::object::{ObjectRef, WeakHandle};
use crate::types::dict::Dict;
use crate::vm::Vm;

/// Attributes of module sys that are emptied first: they may hold a program's objects.
const SYS_ATTRIBUTES: &[&str] = &[
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_importer_cache",
    "meta_path",
    "path_hooks",
];

impl Vm {
    /// Ends the interpreter: exit functions run, modules are taken apart, what is left dies. Gives the exit
    /// status.
    pub fn finalize(&mut self, status: i32) -> i32 {
        self.bury();
        self.run_exit_calls();
        self.flush_standard_streams();
        self.module_state.finalizing = true;
        let streams: Vec<ObjectRef> =
            ["__stdout__", "__stderr__"].iter().filter_map(|name| self.sys_attribute(name)).collect();
        self.finalize_modules();
        for stream in streams {
            // Nobody is left who could be told.
            let _ = self.flush_text_stream(&stream);
        }
        status
    }

    fn finalize_modules(&mut self) {
        let none = self.none.clone();
        for name in SYS_ATTRIBUTES {
            if self.sys_attribute(name).is_some() {
                self.set_sys_attribute(name, none.clone());
            }
        }
        for name in ["stdin", "stdout", "stderr"] {
            let original = self.sys_attribute(&format!("__{name}__")).unwrap_or_else(|| none.clone());
            self.set_sys_attribute(name, original);
        }
        let builtins = self.builtins.clone();
        self.dict_set_name(&builtins, "_", none.clone());
        self.bury();
        // Modules die here, unless something else holds them.
        let table = self.modules.clone();
        let mut remembered = Vec::new();
        let mut position = 0;
        while let Some((next, name, module)) = self.dict_next(&table, position) {
            position = next;
            if let Some(handle) = WeakHandle::new(&module) {
                remembered.push(handle);
            }
            drop(module);
            self.dict_set_str(&table, &name, none.clone());
            self.bury();
        }
        if let Some(payload) = table.payload::<Dict>() {
            let entries = std::mem::take(payload.storage.get_mut(self));
            drop(entries);
        }
        self.bury();
        self.collect_cycles(2);
        for handle in remembered.into_iter().rev() {
            let Some(module) = handle.upgrade() else { continue };
            let Some(namespace) = module.extension().and_then(|extension| extension.dict.cloned(self)) else {
                continue;
            };
            if namespace.is(&self.builtins) || self.module_state.sys.as_ref().is_some_and(|sys| sys.is(&namespace)) {
                continue;
            }
            self.empty_namespace(&namespace);
        }
        self.collect_cycles(2);
    }

    /// Sets names to `None` one after the other, those with one leading underscore first (`_PyModule_ClearDict`).
    fn empty_namespace(&mut self, namespace: &ObjectRef) {
        let none = self.none.clone();
        for private in [true, false] {
            let mut position = 0;
            while let Some((next, name, value)) = self.dict_next(namespace, position) {
                position = next;
                let text = self.display_text(&name);
                let is_private = text.starts_with('_') && !text.starts_with("__");
                if value.is(&none) || is_private != private || text == "__builtins__" {
                    continue;
                }
                drop(value);
                self.dict_set_str(namespace, &name, none.clone());
                self.bury();
            }
        }
    }
}
