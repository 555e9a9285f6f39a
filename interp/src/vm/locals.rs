//! The local variables of a running frame as a mapping: `locals()`.

use crate::object::ObjectRef;
use crate::types::cell::Cell;
use crate::types::code::Code;
use crate::types::frame::FrameObject;
use crate::vm::{Result, Vm};

impl Vm {
    /// `locals()` in the frame with this index: the namespace itself for a module or class body; for a
    /// function a dict of its variables, fresh where PEP 667 holds, else the one dict that the frame keeps.
    ///
    /// # Errors
    /// Those of a namespace that is no dict.
    pub fn frame_locals(&mut self, index: usize) -> Result {
        if self.profile.inlined_comprehensions && !self.profile.snapshot_locals {
            // A dict is made for the variables of comprehensions, whether there are any or not.
            drop(self.new_dict());
        }
        let Some(frame) = self.frames.get(index) else { return Err(self.system_error("frame does not exist")) };
        if let Some(namespace) = &frame.locals {
            let namespace = namespace.clone();
            if !self.profile.snapshot_locals {
                let code = frame.code.clone();
                let variables = self.frame_variables(index);
                self.show_cells(&namespace, &code, variables)?;
            }
            let hidden = self.hidden_variables(index);
            if hidden.is_empty() {
                return Ok(namespace);
            }
            // In an inlined comprehension its variables are shown: beside the names around it, or since PEP 667
            // in their place.
            let dict = self.new_dict();
            if !self.profile.snapshot_locals {
                self.dict_update_from(&dict, &namespace)?;
            }
            for (name, value) in hidden {
                self.dict_set_str(&dict, &name, value);
            }
            return Ok(dict);
        }
        let variables = self.frame_variables(index);
        if self.profile.snapshot_locals {
            let dict = self.new_dict();
            // The names come from a proxy of the frame, by two lists.
            drop([self.new_list(Vec::new()), self.new_list(Vec::new())]);
            for (name, value) in variables {
                if let Some(value) = value {
                    self.dict_set_str(&dict, &name, value);
                }
            }
            // What was assigned to `f_locals` and is no variable.
            let object = self.frames.get(index).and_then(|frame| frame.object.clone());
            let payload = object.as_ref().and_then(|object| object.payload::<FrameObject>());
            if let Some(extra) = payload.and_then(|payload| payload.data.get(self).snapshot.clone()) {
                self.dict_update_from(&dict, &extra)?;
            }
            return Ok(dict);
        }
        let Some(object) = self.frame_object(index) else { return Ok(self.new_dict()) };
        let Some(payload) = object.payload::<FrameObject>() else { return Ok(self.new_dict()) };
        let dict = match payload.data.get(self).snapshot.clone() {
            Some(dict) => dict,
            None => {
                let dict = self.new_dict();
                payload.data.get_mut(self).snapshot = Some(dict.clone());
                dict
            }
        };
        for (name, value) in variables {
            match value {
                Some(value) => self.dict_set_str(&dict, &name, value),
                None => drop(self.dict_remove_str(&dict, &name)),
            }
        }
        Ok(dict)
    }

    /// Before PEP 667, whoever looks at the namespace of a class body puts what its cells hold into it, and takes out the
    /// names of those that are empty, as `__class__` is then (`PyFrame_FastToLocalsWithError`).
    ///
    /// # Errors
    /// Those of a namespace that is no dict, but KeyError.
    pub fn show_cells(
        &mut self,
        namespace: &ObjectRef,
        code: &ObjectRef,
        variables: Vec<(ObjectRef, Option<ObjectRef>)>,
    ) -> Result<()> {
        let Some(code) = code.payload::<Code>() else { return Ok(()) };
        let is_cell = |name: &ObjectRef| {
            code.variables.iter().any(|variable| variable.cell && !variable.hidden && variable.name.is(name))
        };
        for (name, value) in variables.into_iter().filter(|(name, _)| is_cell(name)) {
            let is_empty = value.is_none();
            let set = self.set_item(namespace, &name, value);
            if is_empty {
                self.catch(set, &self.exceptions.key_error)?;
            } else {
                set?;
            }
        }
        Ok(())
    }

    /// Those variables of inlined comprehensions in a module or class body that have a value now.
    fn hidden_variables(&self, index: usize) -> Vec<(ObjectRef, ObjectRef)> {
        let Some(frame) = self.frames.get(index) else { return Vec::new() };
        let Some(code) = frame.code_payload() else { return Vec::new() };
        let mut found = Vec::new();
        for (offset, variable) in code.variables.iter().enumerate().filter(|(_, variable)| variable.hidden) {
            let mut value = self.stack.get(frame.base + offset).cloned().flatten();
            if let Some(cell) = value.as_ref().and_then(|value| value.payload::<Cell>()).filter(|_| variable.cell) {
                value = cell.value.get(self).clone();
            }
            found.extend(value.map(|value| (variable.name.clone(), value)));
        }
        found
    }

    /// Names and values of a running frame's variables, in the order of `co_localsplusnames`; cells are
    /// looked into, hidden variables of comprehensions left out.
    pub fn frame_variables(&self, index: usize) -> Vec<(ObjectRef, Option<ObjectRef>)> {
        let Some(frame) = self.frames.get(index) else { return Vec::new() };
        let Some(code) = frame.code_payload() else { return Vec::new() };
        let mut found = Vec::with_capacity(code.variables.len());
        for (offset, variable) in code.variables.iter().enumerate() {
            if variable.hidden {
                continue;
            }
            let mut value = self.stack.get(frame.base + offset).cloned().flatten();
            if variable.cell || variable.free {
                // Before MAKE_CELL has run, an argument stands there bare.
                if let Some(cell) = value.as_ref().and_then(|value| value.payload::<Cell>()) {
                    value = cell.value.get(self).clone();
                }
            }
            found.push((variable.name.clone(), value));
        }
        found
    }
}
