//! Warnings from native code.

use crate::object::ObjectRef;
use crate::types::code::Code;
use crate::types::dict;
use crate::vm::{Result, Vm};

impl Vm {
    /// `warnings.warn(message, category)`, seen from the running Python frame (`PyErr_WarnEx` with a level of 1).
    ///
    /// # Errors
    /// The warning itself where a filter makes it an exception.
    pub fn warn(&mut self, category: &ObjectRef, message: &str) -> Result<()> {
        let name = self.intern("warnings");
        if let Some(module) = dict::get_str(self, &self.modules, &name) {
            let function = self.get_attribute_named(&module, "warn")?;
            let message = self.new_str(message);
            return self.call(&function, [message, category.clone()]).map(drop);
        }
        self.warn_by_default(category, message)
    }

    /// What becomes of a warning while module warnings is not loaded: shown once a line, unless it is for
    /// developers and the code is not that of `__main__` (`warn_explicit` with the default filters).
    fn warn_by_default(&mut self, category: &ObjectRef, message: &str) -> Result<()> {
        let Some(frame) = self.frames.last() else { return Ok(()) };
        let (globals, code) = (frame.globals().clone(), frame.code.clone());
        let Some(code) = code.payload::<Code>() else { return Ok(()) };
        let line = code.line_of(self.current_instruction()).unwrap_or(0);
        let filename = self.display_escaped(&code.filename);
        let exceptions = &self.exceptions;
        let is_for_developers =
            [&exceptions.pending_deprecation_warning, &exceptions.import_warning, &exceptions.resource_warning]
                .iter()
                .any(|ignored| self.is_subtype(category, ignored));
        let is_deprecation = self.is_subtype(category, &exceptions.deprecation_warning);
        let name = self.names.__name__.clone();
        let module = dict::get_str(self, &globals, &name).map(|module| self.display_text(&module));
        if is_for_developers || is_deprecation && module.as_deref() != Some("__main__") {
            return Ok(());
        }
        if self.is_already_warned(&globals, category, message, line)? {
            return Ok(());
        }
        let category = self.type_name(category);
        let mut text = format!("{filename}:{line}: {category}: {message}\n");
        let lines = self.sources.lines(&filename, self.config.files);
        if let Some(source) = (line as usize).checked_sub(1).and_then(|index| lines.as_ref()?.get(index)) {
            text.push_str(&format!("  {}\n", source.trim_start_matches([' ', '\t', '\x0c'])));
        }
        self.write_to_stderr(&text);
        Ok(())
    }

    /// Whether the module's `__warningregistry__` knows a warning; from now on it does.
    fn is_already_warned(&mut self, globals: &ObjectRef, category: &ObjectRef, message: &str, line: u32) -> Result<bool> {
        let name = self.intern("__warningregistry__");
        let registry = match dict::get_str(self, globals, &name) {
            Some(registry) => registry,
            None => {
                let registry = self.new_dict();
                self.dict_set_str(globals, &name, registry.clone());
                let version = self.new_int(0);
                self.dict_set_name(&registry, "version", version);
                registry
            }
        };
        let key = vec![self.new_str(message), category.clone(), self.new_int(i64::from(line))];
        let key = self.new_tuple(key);
        if self.dict_get(&registry, &key)?.is_some() {
            return Ok(true);
        }
        let shown = self.true_.clone();
        self.dict_set(&registry, key, shown)?;
        Ok(false)
    }

    /// A DeprecationWarning.
    ///
    /// # Errors
    /// As of [`Vm::warn`].
    pub fn warn_deprecated(&mut self, message: &str) -> Result<()> {
        let category = self.exceptions.deprecation_warning.clone();
        self.warn(&category, message)
    }

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
