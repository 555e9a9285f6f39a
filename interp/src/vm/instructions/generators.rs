//! Instructions of loops and generators: iteration, `yield`, `yield from`.

use crate::compile::code::flags;
use crate::compile::opcode::*;
use crate::object::{Contents, Kind, ObjectRef};
use crate::planted_faults::Fault;
use crate::types::function::Function;
use crate::types::generator::{Generator, GeneratorData, GeneratorState};
use crate::vm::eval::Flow;
use crate::vm::{Raised, Result, Vm};

/// How a resumed generator gave control back.
pub enum Resumed {
    /// It yielded.
    Yielded(ObjectRef),
    /// It returned.
    Returned(ObjectRef),
}

impl Vm {
    /// `FOR_ITER`: pushes the next item, or leaves the loop.
    pub(crate) fn for_iter(&mut self, argument: u32) -> Result<()> {
        if let Some(item) = self.next_directly(self.peek(1)) {
            self.push(item);
            return Ok(());
        }
        let iterator = self.peek(1).clone();
        if iterator.class_id() == self.types.generator.id() && self.is_suspended(&iterator) {
            // The generator's frame runs in this loop; its `yield` pushes the item, its `return` ends the loop.
            let none = self.none.clone();
            return self.push_generator_frame(&iterator, Some(none), false);
        }
        match self.next(&iterator)? {
            Some(item) => {
                drop(iterator);
                self.push(item);
            }
            None => {
                drop(iterator);
                self.leave_loop(argument);
            }
        }
        Ok(())
    }

    fn leave_loop(&mut self, argument: u32) {
        drop(self.stack.pop());
        // Behind the loop's end stand END_FOR and POP_TOP, which an exhausted iterator does not need.
        self.ip += argument as usize + 2;
    }

    pub(super) fn generator_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        match opcode {
            GET_ITER => {
                let iterable = self.pop();
                let iterator = self.iter(&iterable)?;
                self.push(iterator);
            }
            GET_YIELD_FROM_ITER => {
                let iterable = self.pop();
                let is_coroutine = iterable.class_id() == self.types.coroutine.id();
                if is_coroutine {
                    let allowed = self.frame().code_payload().is_some_and(|code| {
                        code.has_flag(flags::COROUTINE) || code.has_flag(flags::ITERABLE_COROUTINE)
                    });
                    if !allowed {
                        return Err(
                            self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator")
                        );
                    }
                    self.push(iterable);
                } else if iterable.class_id() == self.types.generator.id() {
                    self.push(iterable);
                } else {
                    let iterator = self.iter(&iterable)?;
                    self.push(iterator);
                }
            }
            SEND => {
                let value = self.pop();
                let receiver = self.peek(1).clone();
                let is_generator =
                    receiver.kind() == Kind::Generator && receiver.class_id() != self.types.async_generator.id();
                if is_generator && self.is_suspended(&receiver) && (value.is(&self.none) || !self.is_fresh(&receiver)) {
                    // Its frame runs in this loop: `generator_returned` does the rest when it returns.
                    return self.push_generator_frame(&receiver, Some(value), false);
                }
                let resumed = if is_generator {
                    self.resume_generator(&receiver, Ok(value))?
                } else if value.is(&self.none) && receiver.class_payload(self).slots(self).next.is_some() {
                    match self.next(&receiver) {
                        Ok(Some(value)) => Resumed::Yielded(value),
                        Ok(None) => Resumed::Returned(self.take_iterator_result(&receiver)),
                        Err(raised) => Resumed::Returned(self.stop_iteration_value(raised)?),
                    }
                } else {
                    let name = self.names.send.clone();
                    match self.call_method(&receiver, &name, [value]) {
                        Ok(value) => Resumed::Yielded(value),
                        Err(raised) => Resumed::Returned(self.stop_iteration_value(raised)?),
                    }
                };
                match resumed {
                    Resumed::Yielded(value) => self.push(value),
                    Resumed::Returned(value) => {
                        if self.is_tracing {
                            self.trace_end_of_iteration(value.clone())?;
                        }
                        self.push(value);
                        self.ip += argument as usize;
                    }
                }
            }
            END_SEND => {
                let value = self.pop();
                drop(self.pop_nullable());
                self.push(value);
            }
            CLEANUP_THROW => {
                let exception = self.pop();
                if !self.is_instance_of_type(&exception, &self.exceptions.stop_iteration) {
                    return Err(self.raise_again(exception));
                }
                let value = self.stop_iteration_value(Raised(exception))?;
                drop(self.pop());
                drop(self.pop());
                let none = self.none.clone();
                self.push(none);
                self.push(value);
            }
            _ => {}
        }
        Ok(())
    }

    /// The value of a StopIteration; any other exception is passed on.
    pub fn stop_iteration_value(&mut self, raised: Raised) -> Result {
        if !self.is_raised(&raised, &self.exceptions.stop_iteration) {
            return Err(raised);
        }
        let value = self.exception_field(&raised.0, crate::types::exception::field::VALUE);
        Ok(value.unwrap_or_else(|| self.none.clone()))
    }

    /// The value that an iterator returned with its end (the argument of its StopIteration).
    fn take_iterator_result(&mut self, iterator: &ObjectRef) -> ObjectRef {
        let _ = iterator;
        self.iterator_result.take().unwrap_or_else(|| self.none.clone())
    }

    /// StopIteration that leaves a generator becomes RuntimeError (PEP 479; `INTRINSIC_STOPITERATION_ERROR`).
    pub(super) fn stop_iteration_error(&mut self, exception: ObjectRef) -> Result {
        let flags = self.frame().code_payload().map_or(0, |code| code.flags);
        let is_stop = self.is_instance_of_type(&exception, &self.exceptions.stop_iteration);
        let is_async_stop = flags & flags::ASYNC_GENERATOR != 0
            && self.is_instance_of_type(&exception, &self.exceptions.stop_async_iteration);
        let message = if Fault::StopIterationEscapes.is_planted() {
            return Ok(exception);
        } else if is_stop && flags & flags::ASYNC_GENERATOR != 0 {
            "async generator raised StopIteration"
        } else if is_async_stop {
            "async generator raised StopAsyncIteration"
        } else if is_stop && flags & flags::COROUTINE != 0 {
            "coroutine raised StopIteration"
        } else if is_stop {
            "generator raised StopIteration"
        } else {
            return Ok(exception);
        };
        Ok(self.caused_runtime_error(message, exception).0)
    }

    /// A RuntimeError that an exception is the cause of.
    fn caused_runtime_error(&mut self, message: impl AsRef<str>, cause: ObjectRef) -> Raised {
        let raised = self.runtime_error(message);
        if let Some(payload) = raised.0.payload::<crate::types::exception::Exception>() {
            let data = payload.data.get_mut(self);
            data.suppress_context = true;
            let old = (data.cause.replace(cause.clone()), data.context.replace(cause));
            drop(old);
        }
        raised
    }

    /// `RETURN_GENERATOR`: the frame becomes a generator, which the caller gets.
    pub(crate) fn return_generator(&mut self) -> Flow {
        let mut frame = self.leave_current_frame();
        let values = self.stack.split_off(frame.base);
        self.stack.truncate(frame.floor);
        let code = frame.code_payload().map_or(0, |code| code.flags);
        let class = if code & flags::COROUTINE != 0 {
            self.types.coroutine.clone()
        } else if code & flags::ASYNC_GENERATOR != 0 {
            self.types.async_generator.clone()
        } else {
            self.types.generator.clone()
        };
        let names = frame.function.payload::<Function>().map(|function| {
            let data = function.data.get(self);
            (data.name.clone(), data.qualified_name.clone())
        });
        let (name, qualified_name) = names.unwrap_or_else(|| (self.empty_str.clone(), self.empty_str.clone()));
        let is_entry = std::mem::take(&mut frame.is_entry);
        let origin = if class.is(&self.types.coroutine) { self.coroutine_origin() } else { None };
        let code = frame.code.clone();
        let payload = Generator {
            code,
            data: Contents::new(GeneratorData {
                name,
                qualified_name,
                state: GeneratorState::Suspended { frame: Box::new(frame), values, fresh: true },
                handled: None,
                hooks_initialised: false,
                running_asynchronously: false,
                closed: false,
                unused: None,
                unused_frame_object: None,
                origin,
                finalizer: None,
            }),
        };
        let generator = ObjectRef::new(&class, payload);
        if is_entry {
            return Flow::Leave(generator);
        }
        self.push(generator);
        Flow::Continue
    }

    /// `YIELD_VALUE`: the frame moves from the stack into its generator; whoever resumed it gets the value.
    pub(crate) fn yield_value(&mut self, value: ObjectRef) -> Flow {
        let mut frame = self.leave_current_frame();
        let values = self.stack.split_off(frame.base);
        self.stack.truncate(frame.floor);
        let is_entry = std::mem::take(&mut frame.is_entry);
        let handled = self.handled.pop().flatten();
        if let Some(generator) = frame.generator.take()
            && let Some(payload) = generator.payload::<Generator>()
        {
            self.suspend_frame_object(&frame, &generator);
            let data = payload.data.get_mut(self);
            data.handled = handled;
            data.state = GeneratorState::Suspended { frame: Box::new(frame), values, fresh: false };
        }
        if is_entry {
            self.yielded = true;
            return Flow::Leave(value);
        }
        self.push(value);
        Flow::Continue
    }

    /// Says that a generator's frame has ended; its state of handled exceptions goes.
    pub fn generator_finished(&mut self, generator: &ObjectRef) {
        drop(self.handled.pop());
        if let Some(payload) = generator.payload::<Generator>() {
            payload.data.get_mut(self).state = GeneratorState::Finished;
        }
        generator.set_finalized();
    }

    /// What the return of a generator does that `FOR_ITER` or `SEND` of the now current frame had resumed.
    ///
    /// # Errors
    /// What the trace function raises, who is told of a StopIteration.
    pub(crate) fn generator_returned(&mut self, value: ObjectRef) -> Result<()> {
        let told = if self.is_tracing { self.trace_end_of_iteration(value.clone()) } else { Ok(()) };
        let index = self.current_instruction();
        let unit = self.frame().code_payload().and_then(|code| code.instructions.get(index));
        let (opcode, argument) = unit.map_or((FOR_ITER, 0), |unit| (unit.opcode.get(), unit.argument));
        if opcode == FOR_ITER {
            // A loop takes whatever comes of it for the end.
            drop((told, value));
            self.leave_loop(argument);
        } else {
            told?;
            self.push(value);
            self.ip += argument as usize;
        }
        Ok(())
    }

    fn is_suspended(&self, generator: &ObjectRef) -> bool {
        generator
            .payload::<Generator>()
            .is_some_and(|payload| matches!(payload.data.get(self).state, GeneratorState::Suspended { .. }))
    }

    /// Whether no instruction of a suspended generator has run.
    pub fn is_fresh(&self, generator: &ObjectRef) -> bool {
        generator.payload::<Generator>().is_some_and(|payload| {
            matches!(payload.data.get(self).state, GeneratorState::Suspended { fresh: true, .. })
        })
    }

    /// Puts the frame of a suspended generator on the stack, with the value that its `yield` gives (none
    /// where an exception is to be raised there).
    fn push_generator_frame(&mut self, generator: &ObjectRef, sent: Option<ObjectRef>, is_entry: bool) -> Result<()> {
        self.check_recursion()?;
        let Some(payload) = generator.payload::<Generator>() else {
            return Err(self.system_error("only generators can be resumed"));
        };
        let data = payload.data.get_mut(self);
        let handled = data.handled.take();
        let GeneratorState::Suspended { mut frame, values, .. } =
            std::mem::replace(&mut data.state, GeneratorState::Running)
        else {
            return Err(self.system_error("only a suspended generator can be resumed"));
        };
        frame.base = self.stack.len();
        frame.floor = frame.base;
        frame.is_entry = is_entry;
        frame.generator = Some(generator.clone());
        self.stack.extend(values);
        self.stack.extend(sent.map(Some));
        self.handled.push(handled);
        self.resume_frame_object(&frame);
        self.enter_frame(*frame);
        Ok(())
    }

    /// Resumes a suspended generator with a value or an exception (`gen_send_ex2`). A finished one gives
    /// `Returned(None)`; the caller words errors for that.
    pub fn resume_generator(&mut self, generator: &ObjectRef, sent: Result) -> Result<Resumed> {
        let Some(payload) = generator.payload::<Generator>() else {
            return Err(self.system_error("only generators can be resumed"));
        };
        let kind = self.generator_noun(generator);
        match &payload.data.get(self).state {
            GeneratorState::Running => return Err(self.value_error(format!("{kind} already executing"))),
            GeneratorState::Suspended { fresh: true, .. } => {
                if let Ok(value) = &sent
                    && !value.is(&self.none)
                {
                    return Err(self.type_error(format!("can't send non-None value to a just-started {kind}")));
                }
            }
            GeneratorState::Suspended { .. } => {}
            GeneratorState::Finished => {
                return match sent {
                    Ok(_) if generator.class_id() == self.types.coroutine.id() => {
                        Err(self.reuse_error(generator).unwrap_or_else(|| self.system_error("no coroutine")))
                    }
                    Ok(_) => Ok(Resumed::Returned(self.none.clone())),
                    Err(raised) => Err(self.reuse_error(generator).unwrap_or(raised)),
                };
            }
        }
        let replaces = self.profile.replaces_early_stop_iteration && sent.is_err() && self.is_fresh(generator);
        self.enter_native()?;
        let result = match sent {
            Ok(value) => self.push_generator_frame(generator, Some(value), true).and_then(|()| self.run()),
            // The place of a sent value is taken, as the exception table expects.
            Err(raised) => self.push_generator_frame(generator, Some(self.none.clone()), true).and_then(|()| {
                // The context is what the generator itself handles, not what its caller does.
                if self.handled.last().is_some_and(Option::is_some) {
                    self.set_implicit_context(&raised.0);
                }
                if self.is_tracing {
                    self.trace_entry()?;
                }
                self.unwind(raised)?;
                self.run()
            }),
        };
        self.leave_native();
        let value = match result {
            Err(raised) if replaces && self.is_raised(&raised, &self.exceptions.stop_iteration) => {
                return Err(self.caused_runtime_error(format!("{kind} raised StopIteration"), raised.0));
            }
            result => result?,
        };
        Ok(if std::mem::take(&mut self.yielded) { Resumed::Yielded(value) } else { Resumed::Returned(value) })
    }

    /// What is said of a finished coroutine that is to run again.
    fn reuse_error(&mut self, generator: &ObjectRef) -> Option<Raised> {
        let is_coroutine = generator.class_id() == self.types.coroutine.id();
        is_coroutine.then(|| self.runtime_error("cannot reuse already awaited coroutine"))
    }

    /// File, line and function of the callers of a new coroutine, as many as are asked for
    /// (`compute_cr_origin`).
    fn coroutine_origin(&mut self) -> Option<ObjectRef> {
        let depth = self.coroutine_origin_depth;
        if depth == 0 {
            return None;
        }
        let mut entries = Vec::new();
        for index in (0..self.frames.len()).rev().take(depth) {
            let frame = self.frame_object(index)?;
            let code = self.get_attribute_named(&frame, "f_code").ok()?;
            let file = self.get_attribute_named(&code, "co_filename").ok()?;
            let line = self.get_attribute_named(&frame, "f_lineno").ok()?;
            let function = self.get_attribute_named(&code, "co_name").ok()?;
            entries.push(self.new_tuple(vec![file, line, function]));
        }
        Some(self.new_tuple(entries))
    }

    /// What messages call a generator.
    pub fn generator_noun(&self, generator: &ObjectRef) -> &'static str {
        if generator.class_id() == self.types.coroutine.id() {
            "coroutine"
        } else if generator.class_id() == self.types.async_generator.id() {
            "async generator"
        } else {
            "generator"
        }
    }
}
