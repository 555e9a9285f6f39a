//! Exceptions that nobody can catch, in finalizers and callbacks: "Exception ignored in: …".

use crate::object::ObjectRef;
use crate::types::exception::Exception;
use crate::vm::{Raised, Vm};

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
