//! Texts that many programs begin with, compiled once for all interpreters of a thread.

use std::rc::Rc;

use crate::Version;
use crate::compile::code::CodeUnit;
use crate::compile::{self, Mode, Options};
use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

/// A text of statements, compiled for interpreters of one version. A clone is the same text.
#[derive(Clone)]
pub struct CompiledText(Rc<CodeUnit>);

impl CompiledText {
    /// Compiles a text. None if it is rejected, or the compiler warns of something: that has to be shown each time.
    ///
    /// `filename` is what tracebacks show.
    pub fn new(text: &str, filename: &str, version: Version) -> Option<Self> {
        let mut warnings = Vec::new();
        let options = Options::new(version.profile());
        let unit = compile::compile(text, filename, Mode::Exec, &options, &mut warnings).ok()?;
        warnings.is_empty().then(|| Self(Rc::new(unit)))
    }
}

/// The texts that an interpreter has run, each with its code object.
#[derive(Default)]
pub struct CompiledTexts(Vec<(CompiledText, ObjectRef)>);

impl Vm {
    /// The code object of a text: the same each time, as it would be of a module that stays imported.
    ///
    /// # Errors
    /// What making its constants raises.
    pub(super) fn code_of_text(&mut self, text: &CompiledText) -> Result {
        let known = self.compiled_texts.0.iter().find(|(known, _)| Rc::ptr_eq(&known.0, &text.0));
        if let Some((_, code)) = known {
            return Ok(code.clone());
        }
        let code = self.make_code(&text.0)?;
        self.compiled_texts.0.push((text.clone(), code.clone()));
        Ok(code)
    }
}
