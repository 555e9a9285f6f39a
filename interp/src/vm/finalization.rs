//! How an interpreter ends: `atexit`, then module after module (`finalize_modules` in Python/pylifecycle.c).

use crate::object::{ObjectRef, WeakHandle};
use crate::types::dict::Dict;
use crate::vm::Vm;

/// The exit status where what a program had written last could not be flushed (`Py_RunMain`).
const FLUSH_FAILED: i32 = 120;

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
    /// Ends the interpreter: threads end, exit functions run, modules are taken apart, what is left dies. Gives the exit
    /// status.
    pub fn finalize(&mut self, status: i32) -> i32 {
        self.bury();
        self.shut_threads_down();
        self.run_exit_calls();
        let mut is_flushed = self.flush_at_end();
        self.module_state.finalizing = true;
        if self.module_state.collector.enabled {
            self.collect_cycles(2);
        }
        self.finalize_modules();
        self.module_state.representing = None;
        // By now the streams of the beginning stand in the place of those that a program had put there.
        is_flushed &= self.flush_at_end();
        if is_flushed { status } else { FLUSH_FAILED }
    }

    /// Flushes `sys.stdout` and `sys.stderr`, whatever a program has put there (`flush_std_files`). Tells whether
    /// that went well.
    pub fn flush_at_end(&mut self) -> bool {
        let mut is_good = true;
        for name in ["stdout", "stderr"] {
            let Some(stream) = self.sys_attribute(name).filter(|stream| !stream.is(&self.none)) else { continue };
            if self.is_closed_stream(&stream) {
                continue;
            }
            let flush = self.names.flush.clone();
            if let Err(raised) = self.call_method(&stream, &flush, []) {
                is_good = false;
                if name == "stdout" {
                    let message =
                        self.profile.unraisable_is_all_message.then_some("Exception ignored on flushing sys.stdout");
                    let object = message.is_none().then_some(&stream);
                    self.report_unraisable(raised, message, object);
                }
            }
        }
        self.bury();
        is_good
    }

    fn is_closed_stream(&mut self, stream: &ObjectRef) -> bool {
        let closed = self.intern("closed");
        let answer = self.get_optional_attribute(stream, &closed);
        matches!(answer, Ok(Some(closed)) if self.truth(&closed).unwrap_or(false))
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
        self.restore_builtins();
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

    /// Drops what a program has put into builtins (`finalize_restore_builtins_dict`).
    fn restore_builtins(&mut self) {
        let builtins = self.builtins.clone();
        let count = self.module_state.builtins_at_start;
        let Some(payload) = builtins.payload::<Dict>() else { return };
        for entry in payload.storage.get_mut(self).remove_added(count) {
            drop(entry);
            self.bury();
        }
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
