//! Compiling source text with the options of `compile()`, and running what was compiled for `exec` and `eval`.

use crate::compile::code::flags::OPTIMIZED;
use crate::compile::{self, Mode, Options, Origin, SyntaxFailure, SyntaxWarning};
use crate::object::ObjectRef;
use crate::syntax::source;
use crate::types::code::Code;
use crate::types::code_making::TreeConstants;
use crate::types::dict;
use crate::vm::{Result, Vm};

/// A code object, and what has to be dropped once it has run.
pub type Compiled = (ObjectRef, TreeConstants);

impl Vm {
    /// A code object of source text, and what its syntax tree holds for as long as it is kept.
    ///
    /// # Errors
    /// SyntaxError and what else the compiler raises.
    pub fn compile_text(
        &mut self,
        text: &str,
        filename: &str,
        name: Option<&ObjectRef>,
        mode: Mode,
        options: &Options,
    ) -> Result<Compiled> {
        let (unit, constants) = self.compile_with_warnings(filename, options, |options, warnings| {
            let mut constants = Vec::new();
            let unit = compile::compile_collecting(text, filename, mode, options, warnings, Some(&mut constants))?;
            Ok((unit, constants))
        })?;
        let name = name.cloned().unwrap_or_else(|| self.intern(&unit.filename));
        self.make_code_with_tree(&unit, &constants, &name)
    }

    /// Compiles, and gives the warnings. Where one of folding constants is an error, the program is compiled once
    /// more with the operation left in it.
    ///
    /// # Errors
    /// SyntaxError and what else the compiler raises.
    pub fn compile_with_warnings<T>(
        &mut self,
        filename: &str,
        options: &Options,
        compile: impl Fn(&Options, &mut Vec<SyntaxWarning>) -> std::result::Result<T, SyntaxFailure>,
    ) -> Result<T> {
        let mut warnings = Vec::new();
        let mut unit = compile(options, &mut warnings);
        if !self.give_syntax_warnings(warnings, filename)? {
            let options = Options { inverts_bools: false, ..options.clone() };
            unit = compile(&options, &mut Vec::new());
        }
        unit.map_err(|failure| self.syntax_failure(failure, filename))
    }

    /// A code object of the bytes of a source file, decoded as PEP 263 says.
    ///
    /// # Errors
    /// SyntaxError and what else the compiler raises.
    pub fn compile_bytes(
        &mut self,
        bytes: &[u8],
        filename: &str,
        name: Option<&ObjectRef>,
        mode: Mode,
        options: &Options,
    ) -> Result<Compiled> {
        let mut options = options.clone();
        options.origin = if source::is_declared(bytes) { Origin::DeclaredBytes } else { Origin::Bytes };
        let text = self.decode_source(bytes, filename, options.origin)?;
        self.compile_text(&text, filename, name, mode, &options)
    }

    /// Runs a code object in the given namespaces (`PyEval_EvalCode`). `closure` is a tuple of cells for code
    /// with free variables. The code of a function has its own variables and leaves `locals` alone.
    ///
    /// # Errors
    /// What the code raises.
    pub fn run_code(
        &mut self,
        code: &ObjectRef,
        globals: ObjectRef,
        locals: Option<ObjectRef>,
        closure: Option<ObjectRef>,
    ) -> Result {
        let takes_arguments =
            code.payload::<Code>().is_some_and(|code| code.argument_count + code.keyword_only_count > 0);
        if takes_arguments {
            // None are given: the function that it is the code of says which are missing.
            let function = self.new_function(code, globals)?;
            return self.call(&function, crate::vm::Arguments::none());
        }
        let has_own = code.payload::<Code>().is_some_and(|code| code.has_flag(OPTIMIZED));
        self.execute_code_with_closure(code, globals, locals.filter(|_| !has_own), closure)
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
