//! What the display of NameError, AttributeError and ImportError advises: "Did you mean: 'name'?".

use crate::object::ObjectRef;
use crate::types::code::Code;
use crate::types::exception::field;
use crate::types::frame::FrameObject;
use crate::types::function::Function;
use crate::types::str::Str;
use crate::types::traceback::Traceback;
use crate::vm::suggestions::suggestion;
use crate::vm::{Result, Vm};

impl Vm {
    /// The advice behind an exception's message, `None` where there is nothing to say.
    pub fn advice(&mut self, exception: &ObjectRef, traceback: Option<&ObjectRef>) -> Option<String> {
        let exceptions = &self.exceptions;
        let is_name_error = self.is_instance_of_type(exception, &exceptions.name_error);
        let is_attribute_error = self.is_instance_of_type(exception, &exceptions.attribute_error);
        let is_import_error = self.is_instance_of_type(exception, &exceptions.import_error);
        let wrong = match () {
            () if is_import_error => self.exception_field(exception, field::NAME_FROM)?,
            () if is_name_error || is_attribute_error => self.exception_field(exception, field::NAME)?,
            () => return None,
        };
        wrong.payload::<Str>()?;
        let wrong_text = self.display_text(&wrong);
        let found = if is_import_error {
            self.import_advice(exception, &wrong_text)
        } else if is_attribute_error {
            self.attribute_advice(exception, traceback, &wrong_text)
        } else {
            self.name_advice(traceback, &wrong, &wrong_text)
        };
        let found = found.unwrap_or_default();
        let is_module = is_name_error && self.profile.suggests_imports && self.is_standard_module(&wrong);
        match (found, is_module) {
            (Some(found), false) => Some(format!(". Did you mean: '{found}'?")),
            (Some(found), true) => {
                Some(format!(". Did you mean: '{found}'? Or did you forget to import '{wrong_text}'?"))
            }
            (None, true) => Some(format!(". Did you forget to import '{wrong_text}'?")),
            (None, false) => None,
        }
    }

    fn is_standard_module(&mut self, name: &ObjectRef) -> bool {
        // A program that has imported nothing has seen no module sys.
        if self.complete_sys().is_err() {
            return false;
        }
        let Some(modules) = self.sys_attribute("stdlib_module_names") else { return false };
        self.contains(&modules, name).unwrap_or(false)
    }

    fn attribute_advice(
        &mut self,
        exception: &ObjectRef,
        traceback: Option<&ObjectRef>,
        wrong: &str,
    ) -> Result<Option<String>> {
        let Some(object) = self.exception_field(exception, field::OBJECT) else { return Ok(None) };
        let mut candidates = self.attribute_names(&object)?;
        if self.profile.suggestions_hide_underscored && !wrong.starts_with('_') {
            let is_self = match traceback {
                Some(traceback) => self.innermost_self(traceback)?.is_some_and(|own| own.is(&object)),
                None => false,
            };
            if !is_self {
                candidates.retain(|candidate| !candidate.starts_with('_'));
            }
        }
        Ok(suggestion(wrong, &candidates))
    }

    fn import_advice(&mut self, exception: &ObjectRef, wrong: &str) -> Result<Option<String>> {
        let Some(name) = self.exception_field(exception, field::NAME) else { return Ok(None) };
        let Some(module) = crate::types::dict::get_str(self, &self.modules, &name) else { return Ok(None) };
        let mut candidates = self.attribute_names(&module)?;
        if self.profile.suggestions_hide_underscored && !wrong.starts_with('_') {
            candidates.retain(|candidate| !candidate.starts_with('_'));
        }
        Ok(suggestion(wrong, &candidates))
    }

    fn name_advice(&mut self, traceback: Option<&ObjectRef>, wrong: &ObjectRef, text: &str) -> Result<Option<String>> {
        let Some(frame) = traceback.and_then(|traceback| self.innermost_frame(traceback)) else { return Ok(None) };
        let Some(payload) = frame.payload::<FrameObject>() else { return Ok(None) };
        let function = self.frame_object_function(payload);
        let Some(function) = function.as_ref().and_then(|function| function.payload::<Function>()) else {
            return Ok(None);
        };
        let (globals, builtins) = (function.globals.clone(), function.builtins.clone());
        let code = payload.code.clone();
        if self.profile.suggests_imports
            && let Some(own) = self.frame_local(&frame, "self")?
            && self.get_optional_attribute(&own, wrong)?.is_some()
        {
            return Ok(Some(format!("self.{text}")));
        }
        let locals: Vec<String> = if self.profile.suggestions_hide_underscored {
            let names = self.frame_object_snapshot(&frame);
            self.mapping_names(&names)?
        } else {
            let code = code.payload::<Code>();
            code.map_or(&[][..], |code| &code.variables)
                .iter()
                .filter(|variable| variable.local)
                .map(|variable| self.display_text(&variable.name))
                .collect()
        };
        let (globals, mut builtins) = (self.mapping_names(&globals)?, self.mapping_names(&builtins)?);
        if !self.module_state.site_is_done {
            builtins.extend(crate::modules::builtins::site::NAMES.map(str::to_owned));
        }
        if self.profile.suggestions_hide_underscored {
            return Ok(suggestion(text, &[locals, globals, builtins].concat()));
        }
        // Before 3.13 the nearest scope with something close wins.
        Ok([locals, globals, builtins].iter().find_map(|names| suggestion(text, names)))
    }

    fn innermost_frame(&self, traceback: &ObjectRef) -> Option<ObjectRef> {
        let mut at = traceback.clone();
        while let Some(next) = at.payload::<Traceback>()?.next.get(self).clone() {
            at = next;
        }
        Some(at.payload::<Traceback>()?.frame.clone())
    }

    fn innermost_self(&mut self, traceback: &ObjectRef) -> Result<Option<ObjectRef>> {
        match self.innermost_frame(traceback) {
            Some(frame) => self.frame_local(&frame, "self"),
            None => Ok(None),
        }
    }

    /// A variable in a frame object's `f_locals`.
    fn frame_local(&mut self, frame: &ObjectRef, name: &str) -> Result<Option<ObjectRef>> {
        let locals = self.frame_object_snapshot(frame);
        let name = self.intern(name);
        let found = self.get_item(&locals, &name);
        self.catch(found, &self.exceptions.key_error)
    }

    fn mapping_names(&mut self, mapping: &ObjectRef) -> Result<Vec<String>> {
        let keys = self.collect(mapping)?;
        Ok(keys.iter().filter(|key| key.payload::<Str>().is_some()).map(|key| self.display_text(key)).collect())
    }

    /// The names that `dir(object)` gives.
    fn attribute_names(&mut self, object: &ObjectRef) -> Result<Vec<String>> {
        let key = self.intern("dir");
        let Some(function) = crate::types::dict::get_str(self, &self.builtins, &key) else { return Ok(Vec::new()) };
        let names = self.call(&function, [object.clone()])?;
        self.mapping_names(&names)
    }
}
