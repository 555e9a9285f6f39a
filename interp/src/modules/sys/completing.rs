//! What of module sys is made when a program imports its first module: until then no program can see it, and most short
//! ones never do.

use crate::modules::io::text_wrapper::standard_input;
use crate::object::{ObjectRef, collector};
use crate::standard_library;
use crate::types::text::Text;
use crate::vm::{Result, Vm};

impl Vm {
    /// Gives `sys.path`, `sys.stdlib_module_names` and `sys.stdin` their values, as if they had had them from the start. To be called
    /// before module sys or its path is looked at for a program.
    ///
    /// # Errors
    /// What making a set raises.
    #[inline]
    pub(crate) fn complete_sys(&mut self) -> Result<()> {
        if std::mem::replace(&mut self.module_state.sys_is_complete, true) { Ok(()) } else { self.fill_rest_of_sys() }
    }

    #[cold]
    fn fill_rest_of_sys(&mut self) -> Result<()> {
        if self.config.finds_standard_library {
            let folder = standard_library::find(self.config.version);
            self.config.module_search_path.extend(folder);
        }
        collector::as_at_start(|| {
            let path = self.module_search_path();
            self.set_sys_attribute("path", path);
            let names = self.names_of_library()?;
            self.set_sys_attribute("stdlib_module_names", names);
            if self.config.standard_input {
                let stream = standard_input(self)?;
                self.set_sys_attribute("__stdin__", stream.clone());
                self.set_sys_attribute("stdin", stream);
            }
            Ok(())
        })
    }

    fn module_search_path(&mut self) -> ObjectRef {
        let mut entries: Vec<ObjectRef> =
            self.config.module_search_path.iter().map(|entry| self.new_str(entry)).collect();
        // The last entry is the one that module site appends: there is room for more from then on.
        let appended = entries.pop();
        let path = self.new_list(entries);
        if let Some(entry) = appended {
            self.list_append(&path, entry);
        }
        path
    }

    fn names_of_library(&mut self) -> Result {
        let modules = [crate::standard_modules::COMMON, self.profile.particular_modules];
        let names = modules.iter().flat_map(|names| names.split_whitespace());
        let names = names.map(|name| self.new_text(Text::from_static(name))).collect();
        self.new_frozenset(names)
    }
}
