//! Compiling source text to code objects, and running code that is no function's: modules, `exec`, `eval`.

use crate::compile::{self, FailureKind, Mode, Options, SyntaxFailure};
use crate::object::ObjectRef;
use crate::syntax::source;
use crate::types::code::Code;
use crate::types::dict;
use crate::types::function::Function;
use crate::vm::frame::Frame;
use crate::vm::{Raised, Result, Vm};

impl Vm {
    /// A code object of source text.
    ///
    /// # Errors
    /// SyntaxError and what else the compiler raises.
    pub fn compile_text(&mut self, text: &str, filename: &str, mode: Mode, options: &Options) -> Result {
        match compile::compile(text, filename, mode, options) {
            Ok(unit) => self.make_code(&unit),
            Err(failure) => Err(self.syntax_failure(&failure, filename)),
        }
    }

    /// A code object of the bytes of a source file, decoded as PEP 263 says.
    ///
    /// # Errors
    /// SyntaxError and what else the compiler raises.
    pub fn compile_bytes(&mut self, bytes: &[u8], filename: &str, mode: Mode, options: &Options) -> Result {
        match source::decode(bytes, filename) {
            Ok(text) => self.compile_text(&text, filename, mode, options),
            Err(failure) => Err(self.syntax_failure(&failure, filename)),
        }
    }

    /// The exception for a program that the compiler rejects.
    #[cold]
    pub fn syntax_failure(&mut self, failure: &SyntaxFailure, filename: &str) -> Raised {
        let class = match failure.kind {
            FailureKind::SyntaxError => &self.exceptions.syntax_error,
            FailureKind::IndentationError => &self.exceptions.indentation_error,
            FailureKind::TabError => &self.exceptions.tab_error,
            FailureKind::RecursionError => &self.exceptions.recursion_error,
            FailureKind::MemoryError => &self.exceptions.memory_error,
        }
        .clone();
        let message = self.new_str(&failure.message);
        let mut arguments = vec![message];
        if let Some(line) = failure.line {
            let text = match &failure.text {
                Some(text) => self.new_str(text),
                None => self.none.clone(),
            };
            let place = vec![
                self.new_str(filename),
                self.new_int(i64::from(line)),
                self.new_int(i64::from(failure.column)),
                text,
                self.new_int(i64::from(failure.end_line)),
                self.new_int(i64::from(failure.end_column)),
            ];
            arguments.push(self.new_tuple(place));
        }
        if failure.message.is_empty() {
            arguments.clear();
        }
        match self.call(&class, crate::vm::Arguments::positional(arguments)) {
            Ok(exception) => {
                self.set_implicit_context(&exception);
                Raised(exception)
            }
            Err(raised) => raised,
        }
    }

    /// Runs a code object in the given namespaces (`PyEval_EvalCode`). `closure` is a tuple of cells for code
    /// with free variables.
    ///
    /// # Errors
    /// What the code raises.
    pub fn run_code(
        &mut self,
        code_object: &ObjectRef,
        globals: ObjectRef,
        locals: Option<ObjectRef>,
        closure: Option<ObjectRef>,
    ) -> Result {
        self.enter_native()?;
        let result = self.push_code_frame(code_object, globals, locals, closure).and_then(|()| self.run());
        self.native_depth -= 1;
        result
    }

    fn push_code_frame(
        &mut self,
        code_object: &ObjectRef,
        globals: ObjectRef,
        locals: Option<ObjectRef>,
        closure: Option<ObjectRef>,
    ) -> Result<()> {
        self.check_recursion()?;
        let function = self.new_function(code_object, globals)?;
        if let Some(payload) = function.payload::<Function>() {
            payload.data.get_mut(self).closure = closure;
        }
        let Some(code) = code_object.payload::<Code>() else {
            return Err(self.system_error("only code objects run"));
        };
        let base = self.stack.len();
        self.stack.resize(base + code.variables.len(), None);
        let optimized = code.has_flag(compile::code::flags::OPTIMIZED);
        self.enter_frame(Frame {
            code: code_object.clone(),
            function,
            locals: if optimized { None } else { locals },
            base,
            floor: base,
            ip: 0,
            object: None,
            generator: None,
            is_entry: true,
            is_init: false,
        });
        Ok(())
    }

    /// Puts `__builtins__` into a namespace that code is going to run in, where there is none.
    pub fn provide_builtins(&mut self, globals: &ObjectRef) {
        let name = self.names.__builtins__.clone();
        if dict::get_str(self, globals, &name).is_none() {
            let builtins = match self.frames.last() {
                Some(frame) => frame.builtins().clone(),
                None => self.builtins.clone(),
            };
            self.dict_set_str(globals, &name, builtins);
        }
    }
}
