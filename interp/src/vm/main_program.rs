//! Running a program as `__main__`, from its source to its exit status.

use crate::compile::{Mode, Options, Origin, Stage, SyntaxFailure, SyntaxWarning, WarningKind};
use crate::object::ObjectRef;
use crate::syntax::source;
use crate::types::code_making::TreeConstants;
use crate::types::dict;
use crate::types::function::Function;
use crate::vm::compiled_texts::CompiledText;
use crate::vm::execution::Compiled;
use crate::vm::frame::Frame;
use crate::vm::{Raised, Result, Vm};

impl Vm {
    /// Runs a program as the main module, prints an uncaught exception, finalizes, and gives the exit status. Where there is
    /// `code`, a byte code file, that runs instead of what the source is compiled to.
    pub fn run_main_program(&mut self, source: &[u8], code: Option<&[u8]>, filename: &str) -> i32 {
        if filename != "<string>" || self.profile.traceback_written_in_python {
            self.sources.add(filename, source);
        }
        let result = self.execute_main(source, code, filename);
        let status = match result {
            Ok(_) => 0,
            Err(raised) => self.end_with_exception(raised),
        };
        self.finalize(status)
    }

    /// Runs a module as the main module: module runpy finds it (`pymain_run_module` in Modules/main.c).
    pub fn run_main_module(&mut self, name: &str) -> i32 {
        let status = match self.execute_main_module(name) {
            Ok(_) => 0,
            Err(raised) => self.end_with_exception(raised),
        };
        self.finalize(status)
    }

    fn execute_main_module(&mut self, name: &str) -> Result {
        self.make_main_module("<string>")?;
        let module = self.import_absolute("runpy")?;
        let function = self.get_attribute_named(&module, "_run_module_as_main")?;
        let (name, replaces_argument) = (self.new_str(name), self.true_.clone());
        self.call(&function, [name, replaces_argument])
    }

    /// Runs a program as the main module, after texts that are compiled already, takes its namespace apart, and goes on living:
    /// another program may follow, which finds the modules that were imported, and what programs have changed in them. An
    /// exception that nobody catches is shown nowhere. Tells whether there was none.
    pub fn run_next_program(&mut self, before: &[CompiledText], source: &str, filename: &str) -> bool {
        let Ok(namespace) = self.make_main_module(filename) else { return false };
        let result = self.run_in_namespace(before, source, filename, &namespace);
        let ended_well = result.is_ok();
        drop(result);
        self.bury();
        let clear = self.intern("clear");
        // A dict of its own class: its method does not fail.
        drop(self.call_method(&namespace, &clear, []));
        drop(namespace);
        self.bury();
        self.flush_at_end();
        ended_well
    }

    fn run_in_namespace(
        &mut self,
        before: &[CompiledText],
        source: &str,
        filename: &str,
        namespace: &ObjectRef,
    ) -> Result<()> {
        for text in before {
            let code = self.code_of_text(text)?;
            self.execute_code(&code, namespace.clone(), Some(namespace.clone()))?;
        }
        let options = Options::new(self.profile);
        // As `compile` and `exec` do: the syntax tree is gone when the program begins.
        let (code, _) = self.compile_text(source, filename, None, Mode::Exec, &options)?;
        self.execute_code(&code, namespace.clone(), Some(namespace.clone()))?;
        Ok(())
    }

    fn execute_main(&mut self, source: &[u8], code: Option<&[u8]>, filename: &str) -> Result {
        let namespace = self.make_main_module(filename)?;
        // The path is one object, which is held until the program has ended (`pymain_run_file_obj` in Modules/main.c).
        let file = dict::get_str(self, &namespace, &self.names.__file__.clone());
        let byte_code = code.or_else(|| self.is_byte_code_file(source, filename).then_some(source));
        let (code, tree) = match byte_code {
            Some(contents) => (self.code_of_main_byte_code(contents)?, TreeConstants::default()),
            None => self.compile_source(source, filename, file.as_ref(), Mode::Exec)?,
        };
        let result = self.execute_code(&code, namespace.clone(), Some(namespace));
        drop((tree, file));
        if filename != "<string>" {
            self.flush_after_file();
        }
        result
    }

    /// Compiles source text to a code object, which has `name` as its `co_filename` where one is given; a failure becomes
    /// the exception that CPython raises.
    pub fn compile_source(
        &mut self,
        source: &[u8],
        filename: &str,
        name: Option<&ObjectRef>,
        mode: Mode,
    ) -> Result<Compiled> {
        let options = Options::of_file(source, self.profile);
        let text = self.decode_source(source, filename, options.origin)?;
        self.compile_text(&text, filename, name, mode, &options)
    }

    /// Flushes the standard streams after a file has run, whatever came of it (`flush_io` in Python/pythonrun.c).
    fn flush_after_file(&mut self) {
        for name in ["stderr", "stdout"] {
            let Some(stream) = self.sys_attribute(name) else { continue };
            let flush = self.names.flush.clone();
            // Nobody asks how that went: the end of the interpreter tries again.
            drop(self.call_method(&stream, &flush, []));
        }
    }

    /// Runs a code object with these namespaces to its end (`PyEval_EvalCode`).
    pub fn execute_code(&mut self, code: &ObjectRef, globals: ObjectRef, locals: Option<ObjectRef>) -> Result {
        self.execute_code_with_closure(code, globals, locals, None)
    }

    /// Runs a code object with these namespaces and cells to its end.
    pub fn execute_code_with_closure(
        &mut self,
        code: &ObjectRef,
        globals: ObjectRef,
        locals: Option<ObjectRef>,
        closure: Option<ObjectRef>,
    ) -> Result {
        let function = self.new_function(code, globals)?;
        if let Some(payload) = function.payload::<Function>() {
            let old = std::mem::replace(&mut payload.data.get_mut(self).closure, closure);
            drop(old);
        }
        self.run_frame(code, function, locals)
    }

    fn run_frame(&mut self, code: &ObjectRef, function: ObjectRef, locals: Option<ObjectRef>) -> Result {
        let variables = code.payload::<crate::types::code::Code>().map_or(0, |code| code.variables.len());
        self.check_recursion()?;
        self.enter_native()?;
        let base = self.stack.len();
        self.stack.resize(base + variables, None);
        self.enter_frame(Frame {
            code: code.clone(),
            function,
            locals,
            base,
            floor: base,
            ip: 0,
            object: None,
            generator: None,
            is_entry: true,
            is_init: false,
        });
        let result = self.run();
        self.leave_native();
        result
    }

    /// The exception for a program that cannot be compiled.
    pub fn syntax_failure(&mut self, failure: SyntaxFailure, filename: &str) -> Raised {
        use crate::compile::FailureKind;
        let class = match failure.kind {
            FailureKind::IncompleteInput if !self.profile.later_exceptions.contains(&"_IncompleteInputError") => {
                &self.exceptions.incomplete_input_error
            }
            FailureKind::SyntaxError | FailureKind::IncompleteInput => &self.exceptions.syntax_error,
            FailureKind::IndentationError => &self.exceptions.indentation_error,
            FailureKind::TabError => &self.exceptions.tab_error,
            FailureKind::RecursionError => &self.exceptions.recursion_error,
            FailureKind::MemoryError => &self.exceptions.memory_error,
        }
        .clone();
        let message = self.new_str(&failure.message);
        let Some(line) = failure.line else { return self.raise_called(&class, [message]) };
        if failure.stage == Stage::Decoding {
            let place = vec![self.new_str(filename), self.new_int(0), self.new_int(-1), self.none.clone()];
            let place = self.new_tuple(place);
            return self.raise_called(&class, [message, place]);
        }
        let text = failure.text.as_ref().map_or_else(|| self.none.clone(), |text| self.new_str(text));
        let place = vec![
            self.new_str(filename),
            self.new_int(i64::from(line)),
            self.new_int(i64::from(failure.column)),
            text,
            self.new_int(i64::from(failure.end_line)),
            match failure.stage {
                Stage::SymbolTable if failure.end_column < 0 => self.none.clone(),
                _ => self.new_int(i64::from(failure.end_column)),
            },
        ];
        if failure.stage == Stage::SymbolTable {
            return self.place_later(&class, message, place);
        }
        let place = self.new_tuple(place);
        self.raise_called(&class, [message, place])
    }

    /// The text of a source file, which a codec decodes if the file declares its encoding.
    ///
    /// # Errors
    /// SyntaxError where there is no such codec, or the bytes are not in its encoding.
    pub fn decode_source(&mut self, bytes: &[u8], filename: &str, origin: Origin) -> Result<String> {
        let Some(encoding) = source::foreign_encoding(bytes) else {
            return source::decode(bytes, filename, origin, self.profile)
                .map_err(|failure| self.syntax_failure(failure, filename));
        };
        let (object, name) = (self.new_bytes(bytes), self.new_str(&encoding));
        let decode = self.intern("decode");
        match self.call_method(&object, &decode, [name]) {
            Ok(text) => Ok(self.display_text(&text)),
            Err(raised) => {
                let message = if origin.is_file() {
                    format!("encoding problem: {encoding}")
                } else {
                    self.str_display(&raised.0)?
                };
                Err(self.syntax_failure(source::undecodable(message), filename))
            }
        }
    }

    /// Gives the warnings of the compiler. Where a filter makes one an error, the program is rejected; not for one of
    /// folding constants: then the answer is no, and the program is to be compiled without that.
    ///
    /// # Errors
    /// SyntaxError, or what a program's own way of showing warnings raises.
    pub fn give_syntax_warnings(&mut self, warnings: Vec<SyntaxWarning>, filename: &str) -> Result<bool> {
        let mut may_fold = true;
        for warning in warnings {
            let category = match warning.kind {
                WarningKind::Syntax => self.exceptions.syntax_warning.clone(),
                WarningKind::Deprecation => self.exceptions.deprecation_warning.clone(),
                WarningKind::Folding => {
                    // Whatever goes wrong is forgotten (`make_const` in Python/ast_opt.c).
                    may_fold &= self.warn_deprecated(&warning.message).is_ok();
                    continue;
                }
            };
            match self.warn_explicitly(&category, &warning.message, filename, i64::from(warning.line)) {
                Err(raised) if self.is_instance_of_type(&raised.0, &category) => {
                    return Err(self.syntax_failure(warning.failure, filename));
                }
                result => result?,
            }
        }
        Ok(may_fold)
    }

    /// An exception that gets its place as attributes.
    fn place_later(&mut self, class: &ObjectRef, message: ObjectRef, place: Vec<ObjectRef>) -> Raised {
        const ATTRIBUTES: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
        let Raised(exception) = self.raise_called(class, [message]);
        for (name, value) in ATTRIBUTES.iter().zip(place) {
            let name = self.intern(name);
            if let Err(raised) = self.set_attribute(&exception, &name, Some(value)) {
                return raised;
            }
        }
        Raised(exception)
    }

    /// The module `__main__` and its namespace, as for a script.
    fn make_main_module(&mut self, filename: &str) -> Result {
        let (module, namespace) = self.new_module("__main__");
        if !self.profile.main_name_is_interned {
            let name = self.new_str("__main__");
            self.dict_set_name(&namespace, "__name__", name);
        }
        let annotations = self.new_dict();
        self.dict_set_name(&namespace, "__annotations__", annotations);
        let builtins = self.names.builtins.clone();
        if let Some(module) = dict::get_str(self, &self.modules, &builtins) {
            self.dict_set_name(&namespace, "__builtins__", module);
        }
        if filename != "<string>" && filename != "<stdin>" {
            let file = self.new_str(filename);
            let loader = self.new_source_loader("__main__", file.clone())?;
            self.dict_set_name(&namespace, "__loader__", loader);
            self.dict_set_name(&namespace, "__file__", file);
            let none = self.none.clone();
            self.dict_set_name(&namespace, "__cached__", none);
        }
        let modules = self.modules.clone();
        self.dict_set_name(&modules, "__main__", module);
        Ok(namespace)
    }
}
