//! Instructions that raise and handle exceptions, and `with`.

use crate::compile::opcode::*;
use crate::object::ObjectRef;
use crate::types::exception::Exception;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Raised, Result, Vm};

impl Vm {
    pub(super) fn handling_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        match opcode {
            RAISE_VARARGS => Err(self.raise_statement(argument)),
            RERAISE => {
                let exception = self.pop();
                if argument > 0 {
                    let first = self.int_value(self.peek(argument as usize));
                    self.reraised_at = first.and_then(|first| usize::try_from(first).ok());
                }
                Err(self.raise_again(exception))
            }
            PUSH_EXC_INFO => {
                let exception = self.pop();
                if exception.payload::<Exception>().is_none() {
                    return Err(self.not_handled("PUSH_EXC_INFO"));
                }
                let current = self.handled.last_mut().and_then(|current| current.replace(exception.clone()));
                let previous = current.unwrap_or_else(|| self.none.clone());
                self.push(previous);
                self.push(exception);
                Ok(())
            }
            POP_EXCEPT => {
                let previous = self.pop();
                let restored = if previous.is(&self.none) { None } else { Some(previous) };
                if restored.as_ref().is_some_and(|restored| restored.payload::<Exception>().is_none()) {
                    return Err(self.not_handled("POP_EXCEPT"));
                }
                let old = self.handled.last_mut().and_then(|current| std::mem::replace(current, restored));
                drop(old);
                Ok(())
            }
            CHECK_EXC_MATCH => {
                let class = self.pop();
                let exception = self.peek(1).clone();
                let matches = self.exception_matches(&exception, &class)?;
                let result = self.new_bool(matches);
                self.push(result);
                Ok(())
            }
            CHECK_EG_MATCH => {
                let class = self.pop();
                let exception = self.pop();
                let (rest, matched) = self.exception_group_match(exception, &class)?;
                if matched.payload::<Exception>().is_some()
                    && let Some(current) = self.handled.last_mut()
                {
                    let old = current.replace(matched.clone());
                    drop(old);
                }
                self.push(rest);
                self.push(matched);
                Ok(())
            }
            BEFORE_WITH => {
                let manager = self.pop();
                let (enter_name, exit_name) = (self.names.__enter__.clone(), self.names.__exit__.clone());
                let Some(enter) = self.lookup_special(&manager, &enter_name)? else {
                    let name = self.class_name(&manager);
                    return Err(
                        self.type_error(format!("'{name}' object does not support the context manager protocol"))
                    );
                };
                let Some(exit) = self.lookup_special(&manager, &exit_name)? else {
                    let name = self.class_name(&manager);
                    return Err(self.type_error(format!(
                        "'{name}' object does not support the context manager protocol (missed __exit__ method)"
                    )));
                };
                drop(manager);
                let value = self.call(&enter, Arguments::none())?;
                self.push(exit);
                self.push(value);
                Ok(())
            }
            // The stack: exit, lasti, previous exception, exception.
            WITH_EXCEPT_START => {
                let exception = self.peek(1).clone();
                let exit = self.peek(4).clone();
                let class = exception.class_ref();
                let traceback = exception
                    .payload::<Exception>()
                    .and_then(|payload| payload.data.get(self).traceback.clone())
                    .unwrap_or_else(|| self.none.clone());
                let result = self.call(&exit, [class, exception, traceback])?;
                self.push(result);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Made-up code has a value on the stack where the exception that is handled stands in compiled code.
    fn not_handled(&mut self, instruction: &str) -> Raised {
        self.system_error(format!("{instruction} needs an exception"))
    }

    /// Raises what the stack says is an exception. In code that a program made up it may be anything.
    pub(super) fn raise_again(&mut self, exception: ObjectRef) -> Raised {
        if exception.payload::<Exception>().is_some() {
            self.reraising = true;
            return Raised(exception);
        }
        self.reraised_at = None;
        self.type_error("exceptions must derive from BaseException")
    }

    /// `raise`, `raise exception`, `raise exception from cause` (`do_raise`).
    fn raise_statement(&mut self, argument: u32) -> Raised {
        let cause = (argument == 2).then(|| self.pop());
        if argument == 0 {
            return match self.handled_exception() {
                Some(exception) => {
                    self.reraising = true;
                    Raised(exception)
                }
                None => self.runtime_error("No active exception to reraise"),
            };
        }
        let value = self.pop();
        let exception = if self.is_exception_class(&value) {
            match self.make_exception(&value).and_then(|instance| self.fit_exception(&value, instance)) {
                Ok(instance) => instance,
                Err(raised) => return raised,
            }
        } else if self.is_exception(&value) {
            value
        } else {
            return self.type_error("exceptions must derive from BaseException");
        };
        if let Some(cause) = cause {
            let cause = if self.is_exception_class(&cause) {
                match self.make_exception(&cause) {
                    Ok(instance) => Some(instance),
                    Err(raised) => return raised,
                }
            } else if self.is_exception(&cause) {
                Some(cause)
            } else if cause.is(&self.none) {
                None
            } else {
                return self.type_error("exception causes must derive from BaseException");
            };
            if let Some(payload) = exception.payload::<Exception>() {
                let data = payload.data.get_mut(self);
                data.suppress_context = true;
                let old = std::mem::replace(&mut data.cause, cause);
                drop(old);
            }
        }
        self.set_implicit_context(&exception);
        Raised(exception)
    }

    /// Calls the class of an exception: TypeError where that makes something else.
    fn make_exception(&mut self, class: &ObjectRef) -> Result {
        let instance = self.call(class, Arguments::none())?;
        if self.is_exception(&instance) {
            return Ok(instance);
        }
        let (class, found) = (self.repr_display(class)?, self.class_repr(&instance)?);
        Err(self.type_error(format!("calling {class} should have returned an instance of BaseException, not {found}")))
    }

    /// An exception of another class than the one that made it is an argument for the latter (`_PyErr_SetObject`).
    pub fn fit_exception(&mut self, class: &ObjectRef, instance: ObjectRef) -> Result {
        if self.is_instance_of_type(&instance, class) {
            return Ok(instance);
        }
        let instance = self.call(class, [instance])?;
        if self.is_exception(&instance) {
            return Ok(instance);
        }
        let (class, found) = (self.repr_display(class)?, self.class_name(&instance));
        Err(self.type_error(format!("calling {class} should have returned an instance of BaseException, not {found}")))
    }

    fn class_repr(&mut self, object: &ObjectRef) -> Result<String> {
        let class = object.class_ref();
        self.repr_display(&class)
    }

    /// Whether an object is a class that derives from BaseException.
    pub fn is_exception_class(&self, object: &ObjectRef) -> bool {
        object.payload::<crate::types::type_object::Type>().is_some()
            && self.is_subtype(object, &self.exceptions.base_exception)
    }

    /// Whether `except class:` takes an exception.
    fn exception_matches(&mut self, exception: &ObjectRef, class: &ObjectRef) -> Result<bool> {
        let classes = match class.payload::<Tuple>() {
            Some(classes) => classes.0.to_vec(),
            None => vec![class.clone()],
        };
        if !classes.iter().all(|class| self.is_exception_class(class)) {
            return Err(self.type_error("catching classes that do not inherit from BaseException is not allowed"));
        }
        Ok(classes.iter().any(|class| self.is_instance_of_type(exception, class)))
    }
}
