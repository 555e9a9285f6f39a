//! Instructions that read and write names: locals, globals, cells, attributes.

use crate::compile::opcode::*;
use crate::object::ObjectRef;
use crate::planted_faults::Fault;
use crate::types::cell::Cell;
use crate::types::dict;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Raised, Result, Vm};

/// How much of a name an error shows, in bytes (`%.200s`).
const LONGEST_SHOWN_NAME: usize = 200;

impl Vm {
    /// `LOAD_ATTR`: the lowest bit asks for a method, which comes apart into function and `self`.
    pub(crate) fn load_attribute(&mut self, argument: u32) -> Result<()> {
        let name = self.name(argument >> 1);
        let owner = self.pop();
        let hint = self.hint();
        if argument & 1 == 0 {
            let value = match self.instance_value_directly(&owner, &name, hint) {
                Some((value, place)) => {
                    self.set_hint(hint, place);
                    value
                }
                None => self.get_attribute(&owner, &name)?,
            };
            self.push(value);
            return Ok(());
        }
        if let Some(function) = self.method_directly(&owner, &name) {
            self.push(function);
            self.push(owner);
            return Ok(());
        }
        let (callable, receiver) = self.load_method(owner, &name)?;
        self.push(callable);
        self.stack.push(receiver);
        Ok(())
    }

    /// Where the current instruction found its name last time. It is kept with the instruction's last unit.
    fn hint(&self) -> u32 {
        self.instructions[self.ip - 1].hint.get()
    }

    fn set_hint(&self, old: u32, place: u32) {
        if old != place {
            self.instructions[self.ip - 1].hint.set(place);
        }
    }

    /// `LOAD_GLOBAL`: the lowest bit asks for a NULL behind the value.
    pub(crate) fn load_global(&mut self, argument: u32) -> Result<()> {
        let name = self.name(argument >> 1);
        let hint = self.hint();
        let frame = self.frame();
        let found = if !self.is_exact_dict(frame.globals()) {
            None
        } else {
            self.dict_value_near(frame.globals(), &name, hint).or_else(|| {
                // Among keys of other types one may be equal to the name, as its `__eq__` says.
                let is_missing = frame.globals().payload::<dict::Dict>()?.storage.get(self).has_str_keys_only();
                if is_missing && self.is_exact_dict(frame.builtins()) {
                    self.dict_value_near(frame.builtins(), &name, hint)
                } else {
                    None
                }
            })
        };
        let value = match found {
            Some((value, place)) => {
                self.set_hint(hint, place);
                value
            }
            None => self.load_global_slowly(&name)?,
        };
        self.push(value);
        if argument & 1 != 0 {
            self.push_null();
        }
        Ok(())
    }

    /// `LOAD_GLOBAL` asks a namespace that is no exact dict by its own `__getitem__`, and then the built-in names as well.
    fn load_global_slowly(&mut self, name: &ObjectRef) -> Result {
        let globals = self.frame().globals().clone();
        if self.is_exact_dict(&globals) {
            return self.load_global_value(name);
        }
        let builtins = self.frame().builtins().clone();
        for namespace in [globals, builtins] {
            let found = self.get_item(&namespace, name);
            if let Some(value) = self.catch(found, &self.exceptions.key_error)? {
                return Ok(value);
            }
        }
        match self.site_builtin(name)? {
            Some(value) => Ok(value),
            None => Err(self.undefined_name(name)),
        }
    }

    fn load_global_value(&mut self, name: &ObjectRef) -> Result {
        let globals = self.frame().globals().clone();
        if let Some(value) = self.dict_get(&globals, name)? {
            return Ok(value);
        }
        let builtins = self.frame().builtins().clone();
        if self.is_exact_dict(&builtins) {
            if let Some(value) = self.dict_get(&builtins, name)? {
                return Ok(value);
            }
        } else {
            let found = self.get_item(&builtins, name);
            if let Some(value) = self.catch(found, &self.exceptions.key_error)? {
                return Ok(value);
            }
        }
        match self.site_builtin(name)? {
            Some(value) => Ok(value),
            None => Err(self.undefined_name(name)),
        }
    }

    #[cold]
    fn undefined_name(&mut self, name: &ObjectRef) -> Raised {
        let text = self.display_text(name);
        let shown = String::from_utf8_lossy(&text.as_bytes()[..text.len().min(LONGEST_SHOWN_NAME)]);
        self.name_error(format!("name '{shown}' is not defined"), name)
    }

    /// The error for a local variable without a value.
    #[cold]
    pub(crate) fn unbound_variable(&mut self, index: u32) -> Raised {
        let name = self.frame().code_payload().map(|code| code.variables[index as usize].name.clone());
        let text = name.map(|name| self.display_text(&name)).unwrap_or_default();
        self.unbound_local_error(format!(
            "cannot access local variable '{text}' where it is not associated with a value"
        ))
    }

    #[cold]
    fn unbound_cell(&mut self, index: u32) -> Raised {
        let found = self.frame().code_payload().map(|code| {
            let variable = &code.variables[index as usize];
            (variable.name.clone(), (index as usize) < code.first_free)
        });
        let Some((name, is_own)) = found else { return self.system_error("a frame runs a code object") };
        if is_own {
            return self.unbound_variable(index);
        }
        let text = self.display_text(&name);
        self.name_error(
            format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope"),
            &name,
        )
    }

    fn cell(&self, index: u32) -> Option<ObjectRef> {
        self.stack[self.base + index as usize].clone()
    }

    fn cell_value(&self, index: u32) -> Option<ObjectRef> {
        self.stack[self.base + index as usize].as_ref()?.payload::<Cell>()?.value.get(self).clone()
    }

    fn set_cell_value(&mut self, index: u32, value: Option<ObjectRef>) -> Option<ObjectRef> {
        let cell = self.cell(index)?;
        cell.payload::<Cell>()?.value.replace(self, value)
    }

    /// The value under a name in the namespace of a class body or module, `None` where there is none.
    fn namespace_value(&mut self, namespace: &ObjectRef, name: &ObjectRef) -> Result<Option<ObjectRef>> {
        if self.is_exact_dict(namespace) {
            return self.dict_get(namespace, name);
        }
        let found = self.get_item(namespace, name);
        self.catch(found, &self.exceptions.key_error)
    }

    fn set_namespace_value(&mut self, namespace: &ObjectRef, name: &ObjectRef, value: ObjectRef) -> Result<()> {
        if self.is_exact_dict(namespace) {
            let hint = self.hint();
            let place = self.dict_set_str_near(namespace, name, value, hint as usize);
            self.set_hint(hint, place as u32);
            return Ok(());
        }
        self.set_item(namespace, name, Some(value))
    }

    fn own_namespace(&mut self, action: &str, name: &ObjectRef) -> Result {
        match self.frame().locals.clone() {
            Some(locals) => Ok(locals),
            None => {
                let name = self.display_text(name);
                Err(self.system_error(format!("no locals {action} '{name}'")))
            }
        }
    }

    pub(super) fn name_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        match opcode {
            LOAD_NAME => {
                let name = self.name(argument);
                let namespace = self.own_namespace("when loading", &name)?;
                let hint = self.hint();
                let near =
                    if self.is_exact_dict(&namespace) { self.dict_value_near(&namespace, &name, hint) } else { None };
                if let Some((value, place)) = near {
                    self.set_hint(hint, place);
                    self.push(value);
                    return Ok(());
                }
                let value = match self.namespace_value(&namespace, &name)? {
                    Some(value) => value,
                    None => self.load_global_value(&name)?,
                };
                self.push(value);
            }
            STORE_NAME => {
                let name = self.name(argument);
                let namespace = self.own_namespace("found when storing", &name)?;
                let value = self.pop();
                self.set_namespace_value(&namespace, &name, value)?;
            }
            DELETE_NAME => {
                let name = self.name(argument);
                let namespace = self.own_namespace("when deleting", &name)?;
                let removed = if self.is_exact_dict(&namespace) {
                    self.dict_remove_str(&namespace, &name)
                } else {
                    // Whatever a mapping answers, the name is missing.
                    self.set_item(&namespace, &name, None).is_ok().then(|| self.none.clone())
                };
                if removed.is_none() {
                    return Err(self.undefined_name(&name));
                }
                if Fault::ForgottenDecrement.is_planted() {
                    std::mem::forget(removed);
                }
            }
            STORE_GLOBAL => {
                let name = self.name(argument);
                let globals = self.frame().globals().clone();
                let value = self.pop();
                self.dict_set_str(&globals, &name, value);
            }
            DELETE_GLOBAL => {
                let name = self.name(argument);
                let globals = self.frame().globals().clone();
                if self.dict_remove_str(&globals, &name).is_none() {
                    return Err(self.undefined_name(&name));
                }
            }
            LOAD_LOCALS => {
                let Some(locals) = self.frame().locals.clone() else { return Err(self.system_error("no locals")) };
                self.push(locals);
            }
            LOAD_FROM_DICT_OR_GLOBALS => {
                let name = self.name(argument);
                let namespace = self.pop();
                let value = match self.namespace_value(&namespace, &name)? {
                    Some(value) => value,
                    None => self.load_global_value(&name)?,
                };
                self.push(value);
            }
            DELETE_FAST => {
                let old = self.stack[self.base + argument as usize].take();
                if old.is_none() {
                    return Err(self.unbound_variable(argument));
                }
            }
            MAKE_CELL => {
                let index = self.base + argument as usize;
                let value = self.stack[index].take();
                let cell = self.new_cell(value);
                self.stack[index] = Some(cell);
            }
            LOAD_DEREF => match self.cell_value(argument) {
                Some(value) => self.push(value),
                None => return Err(self.unbound_cell(argument)),
            },
            STORE_DEREF => {
                let value = self.pop();
                let old = self.set_cell_value(argument, Some(value));
                drop(old);
            }
            DELETE_DEREF => {
                let old = self.set_cell_value(argument, None);
                if old.is_none() {
                    return Err(self.unbound_cell(argument));
                }
            }
            LOAD_FROM_DICT_OR_DEREF => {
                let namespace = self.pop();
                let name = self.frame().code_payload().map(|code| code.variables[argument as usize].name.clone());
                let found = match name {
                    Some(name) => self.namespace_value(&namespace, &name)?,
                    None => None,
                };
                match found.or_else(|| self.cell_value(argument)) {
                    Some(value) => self.push(value),
                    None => return Err(self.unbound_cell(argument)),
                }
            }
            COPY_FREE_VARS => {
                let frame = self.frame();
                let closure = frame.function.payload::<Function>();
                let closure = closure.and_then(|function| function.data.get(self).closure.clone());
                let free = frame.code_payload().map_or(0..0, |code| code.first_free..code.variables.len());
                if let Some(cells) = closure.as_ref().and_then(|closure| closure.payload::<Tuple>()) {
                    // Made-up code may have given the function more cells than it has variables for.
                    for (variable, cell) in free.zip(cells.0.iter()) {
                        self.stack[self.base + variable] = Some(match cell.payload::<Cell>() {
                            Some(cell) if Fault::CellsCopied.is_planted() => self.new_cell(cell.value.cloned(self)),
                            _ => cell.clone(),
                        });
                    }
                }
            }
            LOAD_BUILD_CLASS => {
                let name = self.names.__build_class__.clone();
                let builtins = self.frame().builtins().clone();
                match self.namespace_value(&builtins, &name)? {
                    Some(value) => self.push(value),
                    None => {
                        let class = self.exceptions.name_error.clone();
                        return Err(self.raise(&class, "__build_class__ not found"));
                    }
                }
            }
            LOAD_ASSERTION_ERROR => {
                let class = self.exceptions.assertion_error.clone();
                self.push(class);
            }
            SETUP_ANNOTATIONS => {
                let name = self.names.__annotations__.clone();
                let namespace = self.own_namespace("found when setting up annotations", &name)?;
                if self.namespace_value(&namespace, &name)?.is_none() {
                    let annotations = self.new_dict();
                    self.set_namespace_value(&namespace, &name, annotations)?;
                }
            }
            STORE_ATTR => {
                let name = self.name(argument);
                let owner = self.pop();
                let value = self.pop();
                let hint = self.hint();
                match self.set_instance_value_directly(&owner, &name, value, hint) {
                    Ok((place, old)) => {
                        self.set_hint(hint, place);
                        drop(old);
                    }
                    Err(value) => self.set_attribute(&owner, &name, Some(value))?,
                }
            }
            DELETE_ATTR => {
                let name = self.name(argument);
                let owner = self.pop();
                self.set_attribute(&owner, &name, None)?;
            }
            LOAD_SUPER_ATTR => self.load_super_attribute(argument)?,
            _ => {}
        }
        Ok(())
    }

    /// `LOAD_SUPER_ATTR`: stack is `super`, class, self. Bit 0 asks for a method, bit 1 says that `super`
    /// was called with two arguments.
    fn load_super_attribute(&mut self, argument: u32) -> Result<()> {
        let name = self.name(argument >> 2);
        let instance = self.pop();
        let class = self.pop();
        let global_super = self.pop();
        let is_method = argument & 1 != 0;
        if global_super.is(&self.types.super_) && class.payload::<Type>().is_some() && !instance.is(&self.none) {
            let owner = self.super_owner(&class, &instance)?;
            if is_method && let Some(function) = self.super_function(&class, &instance, &owner, &name) {
                self.push(function);
                self.push(instance);
                return Ok(());
            }
            if let Some(value) = self.super_attribute(&class, &instance, &owner, &name)? {
                self.push(value);
                if is_method {
                    self.push_null();
                }
                return Ok(());
            }
        }
        let proxy = if argument & 2 == 0 && !global_super.is(&self.types.super_) {
            self.call(&global_super, crate::vm::Arguments::none())?
        } else {
            self.call(&global_super, [class, instance])?
        };
        let value = self.get_attribute(&proxy, &name)?;
        // A bound method comes apart again: the counts are those of a method call.
        if is_method {
            if let Some(method) = value.payload::<crate::types::method::Method>()
                && value.reference_count() == 1
            {
                let (function, receiver) = (method.function.clone(), method.instance.clone());
                self.push(function);
                self.push(receiver);
            } else {
                self.push(value);
                self.push_null();
            }
            return Ok(());
        }
        self.push(value);
        Ok(())
    }
}
