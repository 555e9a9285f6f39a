//! `send`, `throw` and `close` of generators and coroutines (Objects/genobject.c).

use super::{Generator, GeneratorState};
use crate::compile::opcode::RESUME;
use crate::object::{Kind, ObjectRef};
use crate::types::code::Code;
use crate::types::exception::field;
use crate::types::traceback::Traceback;
use crate::types::tuple::Tuple;
use crate::vm::instructions::generators::Resumed;
use crate::vm::{Arguments, Raised, Result, Vm};

/// The argument of `RESUME` behind a `yield from`; behind an `await` it is one more.
const RESUME_AFTER_YIELD_FROM: u32 = 2;
/// The bit of a `RESUME`'s argument that says that no handler is around the `yield` but that of the whole body.
const RESUME_OUTSIDE_OF_HANDLERS: u32 = 4;

/// `__next__`: the value that a generator returns goes where the loop's instruction finds it.
pub fn next(vm: &mut Vm, generator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let none = vm.none.clone();
    match vm.resume_generator(generator, Ok(none))? {
        Resumed::Yielded(value) => Ok(Some(value)),
        Resumed::Returned(value) => {
            vm.iterator_result = (!value.is(&vm.none)).then_some(value);
            Ok(None)
        }
    }
}

/// `send(value)`
pub fn send(vm: &mut Vm, generator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = arguments[0].clone().unwrap_or_else(|| vm.none.clone());
    let resumed = vm.resume_generator(generator, Ok(value))?;
    finished_or(vm, resumed)
}

/// `throw(exception)`, or `throw(type, value, traceback)` as it was of old.
pub fn throw(vm: &mut Vm, generator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    warn_of_old_signature(vm, "throw", arguments.iter().flatten().count())?;
    let given: Vec<ObjectRef> = arguments.iter().flatten().cloned().collect();
    let exception = thrown(vm, arguments)?;
    let resumed = vm.throw_into(generator, exception, Some(&given), true)?;
    finished_or(vm, resumed)
}

/// Several arguments are a thing of the past.
pub fn warn_of_old_signature(vm: &mut Vm, method: &str, given: usize) -> Result<()> {
    if !vm.profile.throw_takes_one_argument || given < 2 {
        return Ok(());
    }
    vm.warn_deprecated(&format!(
        "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
    ))
}

/// `close()`
pub fn close(vm: &mut Vm, generator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.close_generator(generator)
}

/// A yielded value, or StopIteration with the value returned.
pub fn finished_or(vm: &mut Vm, resumed: Resumed) -> Result {
    match resumed {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

/// The exception that the arguments of `throw` describe.
pub fn thrown(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<Raised> {
    let mut take = |index: usize| arguments.get_mut(index).and_then(Option::take);
    let (Some(class), value, traceback) = (take(0), take(1), take(2)) else {
        return Err(vm.type_error("throw expected at least 1 argument, got 0"));
    };
    let traceback = traceback.filter(|traceback| !traceback.is(&vm.none));
    if traceback.as_ref().is_some_and(|traceback| traceback.payload::<Traceback>().is_none()) {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let exception = if vm.is_exception_class(&class) {
        let made = match value {
            Some(value) if vm.is_exception(&value) && vm.is_instance_of_type(&value, &class) => Ok(value),
            Some(value) if value.payload::<Tuple>().is_some() => {
                let items = value.payload::<Tuple>().map(|tuple| tuple.0.to_vec()).unwrap_or_default();
                vm.call(&class, Arguments::positional(items))
            }
            Some(value) if !value.is(&vm.none) => vm.call(&class, [value]),
            _ => vm.call(&class, Arguments::none()),
        };
        match made.and_then(|made| if vm.is_exception(&made) { vm.fit_exception(&class, made) } else { Ok(made) }) {
            Ok(made) if vm.is_exception(&made) => made,
            Ok(other) => {
                let (class, found) = (vm.repr_display(&class)?, vm.class_name(&other));
                let message = format!("calling {class} should have returned an instance of BaseException, not {found}");
                return Ok(vm.type_error(message));
            }
            // What prevents the exception from being made is thrown in its place.
            Err(raised) => return Ok(raised),
        }
    } else if vm.is_exception(&class) {
        if value.is_some_and(|value| !value.is(&vm.none)) {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        class
    } else {
        let name = vm.class_name(&class);
        return Err(
            vm.type_error(format!("exceptions must be classes or instances deriving from BaseException, not {name}"))
        );
    };
    if traceback.is_some() {
        vm.set_exception_traceback(&exception, traceback);
    }
    Ok(Raised(exception))
}

/// `__del__`: closes a suspended generator; a coroutine that never ran is warned of (`_PyGen_Finalize`).
pub fn finalize(vm: &mut Vm, generator: &ObjectRef) -> Result<()> {
    let Some(payload) = generator.payload::<Generator>() else { return Ok(()) };
    let data = payload.data.get(vm);
    let GeneratorState::Suspended { fresh, .. } = data.state else { return Ok(()) };
    if let Some(finalizer) = data.finalizer.clone()
        && !data.closed
    {
        if let Err(raised) = vm.call(&finalizer, [generator.clone()]) {
            vm.report_unraisable(raised, None, Some(generator));
        }
        return Ok(());
    }
    if fresh && generator.class_id() == vm.types.coroutine.id() {
        vm.warn_never_awaited(generator);
        return Ok(());
    }
    if let Err(raised) = vm.close_generator(generator) {
        vm.report_unraisable(raised, None, Some(generator));
    }
    Ok(())
}

impl Vm {
    /// What a suspended generator delegates to by `yield from` or `await` (`_PyGen_yf`).
    pub fn delegate(&self, generator: &ObjectRef) -> Option<ObjectRef> {
        let payload = generator.payload::<Generator>()?;
        let GeneratorState::Suspended { frame, values, fresh: false } = &payload.data.get(self).state else {
            return None;
        };
        let instruction = payload.code.payload::<Code>()?.instructions.get(frame.ip)?;
        if instruction.opcode.get() != RESUME || instruction.argument & 3 < RESUME_AFTER_YIELD_FROM {
            return None;
        }
        values.last()?.clone()
    }

    /// Does something to what a generator delegates to, during which the generator counts as running.
    fn with_delegate<T>(&mut self, generator: &ObjectRef, action: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let Some(payload) = generator.payload::<Generator>() else { return action(self) };
        let state = std::mem::replace(&mut payload.data.get_mut(self).state, GeneratorState::Running);
        let result = action(self);
        let running = std::mem::replace(&mut payload.data.get_mut(self).state, state);
        drop(running);
        result
    }

    /// Raises an exception where a generator is suspended, or in what it delegates to (`_gen_throw`).
    ///
    /// GeneratorExit closes what it delegates to first, if `closes_delegate`. An iterator with a `throw` of its own
    /// gets the arguments as they were `given`.
    pub fn throw_into(
        &mut self,
        generator: &ObjectRef,
        exception: Raised,
        given: Option<&[ObjectRef]>,
        closes_delegate: bool,
    ) -> Result<Resumed> {
        let Some(delegate) = self.delegate(generator) else {
            return self.resume_generator(generator, Err(exception));
        };
        if closes_delegate && self.is_raised(&exception, &self.exceptions.generator_exit) {
            return match self.with_delegate(generator, |vm| vm.close_iterator(&delegate)) {
                Ok(()) => self.resume_generator(generator, Err(exception)),
                Err(raised) => self.resume_generator(generator, Err(raised)),
            };
        }
        let is_generator = delegate.kind() == Kind::Generator && delegate.class_id() != self.types.async_generator.id();
        let result = if is_generator {
            self.enter_native()?;
            let result = self.with_delegate(generator, |vm| {
                let resumed = vm.throw_into(&delegate, exception, given, closes_delegate)?;
                finished_or(vm, resumed)
            });
            self.leave_native();
            result
        } else {
            let name = self.names.throw.clone();
            match self.get_optional_attribute(&delegate, &name)? {
                None => return self.resume_generator(generator, Err(exception)),
                Some(method) => {
                    let arguments = match given {
                        Some(given) => Arguments::positional(given.iter().cloned()),
                        None => Arguments::from([exception.0]),
                    };
                    self.with_delegate(generator, |vm| vm.call(&method, arguments))
                }
            }
        };
        match result {
            Ok(value) => Ok(Resumed::Yielded(value)),
            // What ends the delegate, be it StopIteration, is for the generator to handle.
            Err(raised) => self.resume_generator(generator, Err(raised)),
        }
    }

    /// Closes what a generator delegates to (`gen_close_iter`).
    fn close_iterator(&mut self, iterator: &ObjectRef) -> Result<()> {
        if iterator.kind() == Kind::Generator && iterator.class_id() != self.types.async_generator.id() {
            return self.close_generator(iterator).map(drop);
        }
        let name = self.names.close.clone();
        match self.get_optional_attribute(iterator, &name) {
            Ok(Some(method)) => self.call(&method, Arguments::none()).map(drop),
            Ok(None) => Ok(()),
            Err(raised) => {
                self.report_unraisable(raised, None, Some(iterator));
                Ok(())
            }
        }
    }

    /// `close()`: raises GeneratorExit where a generator is suspended (`gen_close`). Since 3.13 the value that
    /// it returns is the result.
    pub fn close_generator(&mut self, generator: &ObjectRef) -> Result {
        let none = self.none.clone();
        let Some(payload) = generator.payload::<Generator>() else { return Ok(none) };
        match payload.data.get(self).state {
            GeneratorState::Finished => return Ok(none),
            GeneratorState::Suspended { fresh: true, .. } => {
                self.end_unstarted(generator);
                return Ok(none);
            }
            GeneratorState::Suspended { .. } | GeneratorState::Running => {}
        }
        let closed = match self.delegate(generator) {
            Some(delegate) => self.with_delegate(generator, |vm| vm.close_iterator(&delegate)),
            None => Ok(()),
        };
        if closed.is_ok() && self.profile.closing_clears_variables && self.is_outside_of_handlers(generator) {
            self.end_unhandled(generator);
            return Ok(none);
        }
        let exception = match closed {
            Ok(()) => {
                let class = self.exceptions.generator_exit.clone();
                Raised(self.raise_with(&class, Vec::new()).0)
            }
            Err(raised) => raised,
        };
        match self.resume_generator(generator, Err(exception)) {
            Ok(Resumed::Yielded(value)) => {
                drop(value);
                let noun = self.generator_noun(generator);
                Err(self.runtime_error(format!("{noun} ignored GeneratorExit")))
            }
            Ok(Resumed::Returned(value)) => Ok(if self.profile.generator_close_returns_value { value } else { none }),
            Err(raised) if self.is_raised(&raised, &self.exceptions.generator_exit) => Ok(none),
            Err(raised) if self.is_raised(&raised, &self.exceptions.stop_iteration) => {
                let value = self.exception_field(&raised.0, field::VALUE);
                Ok(value.filter(|_| self.profile.generator_close_returns_value).unwrap_or(none))
            }
            Err(raised) => Err(raised),
        }
    }

    /// Whether a generator is suspended where no handler would see it close.
    fn is_outside_of_handlers(&self, generator: &ObjectRef) -> bool {
        let Some(payload) = generator.payload::<Generator>() else { return false };
        let GeneratorState::Suspended { frame, fresh: false, .. } = &payload.data.get(self).state else { return false };
        let instruction = payload.code.payload::<Code>().and_then(|code| code.instructions.get(frame.ip));
        instruction.is_some_and(|next| next.opcode.get() == RESUME && next.argument & RESUME_OUTSIDE_OF_HANDLERS != 0)
    }

    /// Ends a suspended generator that no handler can keep from ending: its variables go, nothing runs.
    fn end_unhandled(&mut self, generator: &ObjectRef) {
        let Some(payload) = generator.payload::<Generator>() else { return };
        let state = std::mem::replace(&mut payload.data.get_mut(self).state, GeneratorState::Finished);
        generator.set_finalized();
        if let GeneratorState::Suspended { frame, values, .. } = state {
            values.into_iter().for_each(drop);
            // Only the variables are cleared (`_PyFrame_ClearLocals`): the function stays as long as the generator.
            match frame.object.clone() {
                Some(object) => self.keep_frame_object(generator, object, &frame, Vec::new()),
                None => payload.data.get_mut(self).unused = Some((frame, Vec::new())),
            }
        }
    }

    /// Ends a generator whose body has not begun: its frame goes, nothing runs.
    fn end_unstarted(&mut self, generator: &ObjectRef) {
        let Some(payload) = generator.payload::<Generator>() else { return };
        let state = std::mem::replace(&mut payload.data.get_mut(self).state, GeneratorState::Finished);
        generator.set_finalized();
        if let GeneratorState::Suspended { mut frame, values, .. } = state {
            if self.profile.unstarted_generators_keep_variables {
                match frame.object.take() {
                    Some(object) => self.keep_frame_object(generator, object, &frame, values),
                    None => payload.data.get_mut(self).unused = Some((frame, values)),
                }
                return;
            }
            frame.base = self.stack.len();
            frame.floor = frame.base;
            self.stack.extend(values);
            self.clear_frame(*frame);
        }
    }
}
