//! `quit`, `exit`, `copyright`, `credits`, `license` and `help`, which the library's module site adds to builtins.
//!
//! They are made when first asked for: most programs use none of them, and a start should not pay for them.

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

/// What module site adds, in its order.
pub const NAMES: [&str; 6] = ["quit", "exit", "copyright", "credits", "license", "help"];

impl Vm {
    /// Adds what module site adds to builtins, unless it was done or there is no library.
    ///
    /// # Errors
    /// What importing the library's part of it raises.
    pub fn add_site_builtins(&mut self) -> Result<()> {
        if std::mem::replace(&mut self.module_state.site_is_done, true) {
            return Ok(());
        }
        let imported = self.import_absolute("_sitebuiltins");
        let Some(site) = self.catch(imported, &self.exceptions.import_error)? else { return Ok(()) };
        let builtins = self.builtins.clone();
        let quitter = self.get_attribute_named(&site, "Quitter")?;
        let printer = self.get_attribute_named(&site, "_Printer")?;
        let helper = self.get_attribute_named(&site, "_Helper")?;
        for name in NAMES {
            let object = match name {
                "help" => self.call(&helper, [])?,
                "quit" | "exit" => self.call(&quitter, [self.new_str(name), self.new_str("Ctrl-D (i.e. EOF)")])?,
                _ => {
                    let text = self.sys_attribute(name).unwrap_or_else(|| self.new_str(""));
                    self.call(&printer, [self.new_str(name), text])?
                }
            };
            self.dict_set_name(&builtins, name, object);
        }
        Ok(())
    }

    /// One of these builtins, made now if need be.
    ///
    /// # Errors
    /// As [`Vm::add_site_builtins`].
    #[cold]
    pub fn site_builtin(&mut self, name: &ObjectRef) -> Result<Option<ObjectRef>> {
        if self.module_state.site_is_done || !NAMES.contains(&self.display_text(name).as_str()) {
            return Ok(None);
        }
        self.add_site_builtins()?;
        let builtins = self.builtins.clone();
        Ok(crate::types::dict::get_str(self, &builtins, name))
    }
}
