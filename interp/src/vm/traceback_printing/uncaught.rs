//! What happens with an exception that nobody caught: the exit status, `sys.excepthook`, the display.

use std::io::Write;

use crate::object::ObjectRef;
use crate::types::exception::field;
use crate::types::int::Int;
use crate::vm::{Raised, Vm};

impl Vm {
    /// Displays an exception with its traceback on `sys.stderr`, as `sys.__excepthook__` does.
    pub fn print_exception(&mut self, exception: &ObjectRef) {
        let report = self.report(exception);
        let text = self.format_report(&report);
        self.write_to_stderr(&text);
    }

    /// Ends a program with an exception that it did not catch: runs `sys.excepthook`, or for SystemExit says
    /// what there is to say. Gives the exit status (`PyErr_PrintEx`, `handle_system_exit`).
    pub fn end_with_exception(&mut self, raised: Raised) -> i32 {
        let exception = raised.0;
        if self.is_instance_of_type(&exception, &self.exceptions.system_exit) {
            return self.system_exit_status(&exception);
        }
        self.set_sys_attribute("last_exc", exception.clone());
        let (class, traceback) = (exception.class_ref(), self.exception_traceback(&exception));
        let traceback = traceback.unwrap_or_else(|| self.none.clone());
        self.set_sys_attribute("last_type", class.clone());
        self.set_sys_attribute("last_value", exception.clone());
        self.set_sys_attribute("last_traceback", traceback.clone());
        self.interrupted = self.is_instance_of_type(&exception, &self.exceptions.keyboard_interrupt);
        let status = if self.interrupted { 130 } else { 1 };
        let Some(hook) = self.sys_attribute("excepthook") else {
            self.write_to_stderr("sys.excepthook is missing\n");
            self.print_exception(&exception);
            return status;
        };
        match self.call(&hook, [class, exception.clone(), traceback]) {
            Ok(_) => status,
            Err(raised) if self.is_instance_of_type(&raised.0, &self.exceptions.system_exit) => {
                self.system_exit_status(&raised.0)
            }
            Err(raised) => {
                self.write_to_stderr("Error in sys.excepthook:\n");
                self.print_exception(&raised.0);
                self.write_to_stderr("\nOriginal exception was:\n");
                self.print_exception(&exception);
                status
            }
        }
    }

    fn system_exit_status(&mut self, exception: &ObjectRef) -> i32 {
        let code = self.exception_field(exception, field::VALUE).unwrap_or_else(|| self.none.clone());
        if code.is(&self.none) {
            return 0;
        }
        if let Some(number) = code.payload::<Int>() {
            // The system keeps the lowest byte; CPython converts through a C long.
            return number.to_i64().unwrap_or(-1) as i32;
        }
        let text = self.safe_string(&code, "exception", false);
        self.write_to_stderr(&format!("{text}\n"));
        1
    }

    /// Writes to `sys.stderr`; to the configured stream where the program has taken that away or broken it.
    pub fn write_to_stderr(&mut self, text: &str) {
        if let Some(stream) = self.sys_attribute("stderr") {
            if stream.is(&self.none) {
                return;
            }
            let name = self.names.write.clone();
            let argument = self.new_str(text);
            if self.call_method(&stream, &name, [argument]).is_ok() {
                return;
            }
        }
        // Nothing can be said where standard error itself is gone.
        let _ = self.config.standard_error.write_all(text.as_bytes());
        let _ = self.config.standard_error.flush();
    }
}
