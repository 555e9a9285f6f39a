//! Warnings of what was never awaited.

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

impl Vm {
    /// Warns of a coroutine that was never awaited (`_PyErr_WarnUnawaitedCoroutine`): module warnings words it.
    pub fn warn_never_awaited(&mut self, coroutine: &ObjectRef) {
        let result = self.import_absolute("warnings").and_then(|module| {
            let function = self.get_attribute_named(&module, "_warn_unawaited_coroutine")?;
            self.call(&function, [coroutine.clone()]).map(drop)
        });
        self.report_failed_warning(result, coroutine);
    }

    /// Warns of a step of an asynchronous generator that was never awaited (`_PyErr_WarnUnawaitedAgenMethod`).
    pub fn warn_step_never_awaited(&mut self, generator: &ObjectRef, method: &str, name: &ObjectRef) {
        let result = self.import_absolute("warnings").and_then(|module| {
            let function = self.get_attribute_named(&module, "warn")?;
            let name = self.repr_display(name)?;
            let message = self.new_str(&format!("coroutine method '{method}' of {name} was never awaited"));
            let (category, stack_level) = (self.exceptions.runtime_warning.clone(), self.new_int(1));
            self.call(&function, [message, category, stack_level, generator.clone()]).map(drop)
        });
        self.report_failed_warning(result, generator);
    }

    fn report_failed_warning(&mut self, result: Result<()>, object: &ObjectRef) {
        if let Err(raised) = result {
            self.report_unraisable(raised, None, Some(object));
        }
    }
}
