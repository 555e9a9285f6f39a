//! Instructions of coroutines: `await`, `async for`, `async with`.

use crate::compile::code::flags;
use crate::compile::opcode::*;
use crate::object::{Kind, ObjectRef};
use crate::types::code::Code;
use crate::types::generator::Generator;
use crate::types::generator::asynchronous::AsyncWrappedValue;
use crate::vm::{Arguments, Result, Vm};

/// `GET_AWAITABLE` asks for what `__aenter__` gave.
const AFTER_ENTER: u32 = 1;
/// `GET_AWAITABLE` asks for what `__aexit__` gave.
const AFTER_EXIT: u32 = 2;

impl Vm {
    pub(super) fn asynchronous_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        match opcode {
            GET_AWAITABLE => {
                let iterable = self.pop();
                let iterator = self.get_awaitable(&iterable, argument)?;
                self.push(iterator);
            }
            GET_AITER => {
                let iterable = self.pop();
                let iterator = self.get_async_iterator(&iterable)?;
                self.push(iterator);
            }
            GET_ANEXT => {
                let iterator = self.peek(1).clone();
                let awaitable = self.get_async_next(&iterator)?;
                self.push(awaitable);
            }
            END_ASYNC_FOR => {
                let exception = self.pop();
                drop(self.pop());
                if !self.is_instance_of_type(&exception, &self.exceptions.stop_async_iteration) {
                    return Err(self.raise_again(exception));
                }
            }
            BEFORE_ASYNC_WITH => {
                let manager = self.pop();
                let (enter_name, exit_name) = (self.names.__aenter__.clone(), self.names.__aexit__.clone());
                let name = self.class_name(&manager);
                let refusal = format!("'{name}' object does not support the asynchronous context manager protocol");
                let Some(enter) = self.lookup_special(&manager, &enter_name)? else {
                    return Err(self.type_error(refusal));
                };
                let Some(exit) = self.lookup_special(&manager, &exit_name)? else {
                    return Err(self.type_error(format!("{refusal} (missed __aexit__ method)")));
                };
                let value = self.call(&enter, Arguments::none())?;
                self.push(exit);
                self.push(value);
            }
            _ => {}
        }
        Ok(())
    }

    /// `INTRINSIC_ASYNC_GEN_WRAP`: marks a value as yielded by an asynchronous generator.
    pub(super) fn wrap_async_value(&mut self, value: ObjectRef) -> ObjectRef {
        ObjectRef::new(&self.types.async_generator_wrapped_value, AsyncWrappedValue(value))
    }

    fn get_awaitable(&mut self, iterable: &ObjectRef, argument: u32) -> Result {
        let is_awaitable =
            iterable.class_payload(self).slots(self).await_.is_some() || self.is_generator_coroutine(iterable);
        if !is_awaitable && (argument == AFTER_ENTER || argument == AFTER_EXIT) {
            let method = if argument == AFTER_ENTER { "__aenter__" } else { "__aexit__" };
            let name = self.class_name(iterable);
            return Err(self.type_error(format!(
                "'async with' received an object from {method} that does not implement __await__: {name}"
            )));
        }
        let iterator = self.awaitable_iterator(iterable)?;
        if iterator.class_id() == self.types.coroutine.id() && self.delegate(&iterator).is_some() {
            return Err(self.runtime_error("coroutine is being awaited already"));
        }
        Ok(iterator)
    }

    /// Whether an object is a generator that `types.coroutine` has made awaitable.
    fn is_generator_coroutine(&self, object: &ObjectRef) -> bool {
        object.class_id() == self.types.generator.id()
            && object
                .payload::<Generator>()
                .and_then(|generator| generator.code.payload::<Code>())
                .is_some_and(|code| code.has_flag(flags::ITERABLE_COROUTINE))
    }

    /// The iterator that `await` runs (`_PyCoro_GetAwaitableIter`).
    pub fn awaitable_iterator(&mut self, object: &ObjectRef) -> Result {
        if object.class_id() == self.types.coroutine.id() || self.is_generator_coroutine(object) {
            return Ok(object.clone());
        }
        let name = self.class_name(object);
        let Some(function) = object.class_payload(self).slots(self).await_ else {
            return Err(self.type_error(format!("object {name} can't be used in 'await' expression")));
        };
        let iterator = function(self, object)?;
        if iterator.class_id() == self.types.coroutine.id() || self.is_generator_coroutine(&iterator) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        if iterator.class_payload(self).slots(self).next.is_none() {
            let found = self.class_name(&iterator);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{found}'")));
        }
        Ok(iterator)
    }

    fn get_async_iterator(&mut self, iterable: &ObjectRef) -> Result {
        let Some(function) = iterable.class_payload(self).slots(self).async_iter else {
            let name = self.class_name(iterable);
            return Err(self.type_error(format!("'async for' requires an object with __aiter__ method, got {name}")));
        };
        let iterator = function(self, iterable)?;
        if iterator.class_payload(self).slots(self).async_next.is_none() {
            let name = self.class_name(&iterator);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
            )));
        }
        Ok(iterator)
    }

    fn get_async_next(&mut self, iterator: &ObjectRef) -> Result {
        let Some(function) = iterator.class_payload(self).slots(self).async_next else {
            let name = self.class_name(iterator);
            return Err(self.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}")));
        };
        let awaitable = function(self, iterator)?;
        if iterator.kind() == Kind::Generator {
            return Ok(awaitable);
        }
        match self.awaitable_iterator(&awaitable) {
            Ok(iterator) => Ok(iterator),
            Err(raised) => {
                let name = self.class_name(&awaitable);
                let error = self.type_error(format!("'async for' received an invalid object from __anext__: {name}"));
                self.set_exception_cause(&error.0, Some(raised.0.clone()));
                self.chain_exceptions(&error, raised);
                Err(error)
            }
        }
    }
}
