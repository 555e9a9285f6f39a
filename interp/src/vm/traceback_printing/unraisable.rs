//! Exceptions that nobody can catch, in finalizers and callbacks: "Exception ignored in: …".

use crate::object::ObjectRef;
use crate::types::exception::Exception;
use crate::types::native::{TypeDefinition, member};
use crate::types::structure_sequence::{definition, field};
use crate::vm::{Raised, Vm};

/// `UnraisableHookArgs`: what `sys.unraisablehook` is given.
pub static UNRAISABLE: TypeDefinition = TypeDefinition {
    name: "UnraisableHookArgs",
    attributes: &[
        member("exc_type", field::<0>),
        member("exc_value", field::<1>),
        member("exc_traceback", field::<2>),
        member("err_msg", field::<3>),
        member("object", field::<4>),
    ],
    ..definition(5)
};

impl Vm {
    /// Reports an exception that nobody can catch on `sys.stderr` (`_PyErr_WriteUnraisableMsg`, `sys.unraisablehook`).
    ///
    /// `object` is the function or object in which it was raised; `message` stands in for "Exception ignored in".
    #[cold]
    pub fn report_unraisable(&mut self, raised: Raised, message: Option<&str>, object: Option<&ObjectRef>) {
        let exception = raised.0;
        if self.exception_traceback(&exception).is_none() && !self.frames.is_empty() {
            let index = self.current_instruction();
            self.add_traceback(&exception, index);
        }
        let own = self.sys_attribute("__unraisablehook__");
        let hook = self.sys_attribute("unraisablehook").filter(|hook| !own.is_some_and(|own| own.is(hook)));
        let Some(hook) = hook.filter(|hook| !hook.is(&self.none)) else {
            return self.display_unraisable(Raised(exception), message, object);
        };
        let none = self.none.clone();
        let parts = vec![
            exception.class_ref(),
            exception.clone(),
            self.exception_traceback(&exception).unwrap_or_else(|| none.clone()),
            message.map_or_else(|| none.clone(), |message| self.new_str(message)),
            object.cloned().unwrap_or(none),
        ];
        let class = self.structure_sequence_type(&UNRAISABLE);
        let information = self.new_structure_sequence(&class, parts);
        if let Err(raised) = self.call(&hook, [information]) {
            self.display_unraisable(raised, Some("Exception ignored in sys.unraisablehook"), Some(&hook));
        }
    }

    /// What `sys.__unraisablehook__` does.
    #[cold]
    pub fn display_unraisable(&mut self, raised: Raised, message: Option<&str>, object: Option<&ObjectRef>) {
        let exception = raised.0;
        let mut text = String::new();
        match object.filter(|object| !object.is(&self.none)) {
            Some(object) => {
                text.push_str(message.unwrap_or("Exception ignored in"));
                text.push_str(": ");
                text.push_str(&self.safe_string(object, "object", true));
                text.push('\n');
            }
            None => text.extend(message.map(|message| format!("{message}:\n"))),
        }
        let traceback = self.exception_traceback(&exception);
        let entries = self.frame_entries(traceback.as_ref());
        if !entries.is_empty() {
            text.push_str("Traceback (most recent call last):\n");
            text.push_str(&self.format_frames_plainly(&entries));
        }
        text.push_str(&self.class_for_display(&exception));
        text.push_str(": ");
        text.push_str(&self.safe_string(&exception, "exception", false));
        text.push('\n');
        self.write_to_stderr(&text);
    }

    /// Links the exception being handled behind one that replaces it (`_PyErr_ChainExceptions`).
    pub fn chain_exceptions(&mut self, later: &Raised, earlier: Raised) {
        if later.0.is(&earlier.0) {
            return;
        }
        if let Some(payload) = later.0.payload::<Exception>() {
            let old = payload.data.get_mut(self).context.replace(earlier.0);
            drop(old);
        }
    }
}
