//! The objects that stand for steps of asynchronous code: `coroutine_wrapper`, `async_generator_asend`,
//! `async_generator_athrow`, `async_generator_wrapped_value`, `anext_awaitable` (Objects/genobject.c).

use std::cell::Cell;

use super::{Generator, GeneratorState, control};
use crate::object::{ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, method};
use crate::vm::instructions::generators::Resumed;
use crate::vm::{Arguments, Raised, Result, Vm};

/// What `__await__` of a coroutine gives.
pub struct CoroutineWrapper(ObjectRef);

impl Trace for CoroutineWrapper {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.0);
    }
}

/// A value that an asynchronous generator yields, to tell it from what its `await`s let through.
pub struct AsyncWrappedValue(pub ObjectRef);

impl Trace for AsyncWrappedValue {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.0);
    }
}

/// How far an awaitable step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepState {
    /// Not begun.
    Initial,
    /// Begun.
    Iterating,
    /// Over.
    Closed,
}

/// What a step does to its generator.
enum Action {
    /// `asend(value)`, or `__anext__()` without a value.
    Send(Option<ObjectRef>),
    /// `athrow(…)`
    Throw(Vec<ObjectRef>),
    /// `aclose()`
    Close,
}

/// One step of an asynchronous generator, to be awaited.
pub struct AsyncStep {
    generator: ObjectRef,
    action: Action,
    state: Cell<StepState>,
}

impl Trace for AsyncStep {
    const OBSERVABLE_DEATH: bool = true;

    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.generator);
        match &self.action {
            Action::Send(value) => value.iter().for_each(visit),
            Action::Throw(values) => values.iter().for_each(visit),
            Action::Close => {}
        }
    }
}

/// `anext(iterator, default)`: StopAsyncIteration becomes the default.
pub struct AnextAwaitable {
    wrapped: ObjectRef,
    default: ObjectRef,
}

impl Trace for AnextAwaitable {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.wrapped);
        visit(&self.default);
    }
}

/// `coroutine.__await__()`
pub fn await_coroutine(vm: &mut Vm, coroutine: &ObjectRef) -> Result {
    Ok(ObjectRef::new(&vm.types.coroutine_wrapper, CoroutineWrapper(coroutine.clone())))
}

fn wrapped_coroutine(vm: &Vm, wrapper: &ObjectRef) -> ObjectRef {
    wrapper.payload::<CoroutineWrapper>().map_or_else(|| vm.none.clone(), |wrapper| wrapper.0.clone())
}

static WRAPPER_METHODS: &[MethodDefinition] = &[
    method("send", "($self, object, /)", |vm, wrapper, arguments| {
        let coroutine = wrapped_coroutine(vm, wrapper);
        control::send(vm, &coroutine, arguments)
    }),
    method("throw", "($self, type, value=None, traceback=None, /)", |vm, wrapper, arguments| {
        let coroutine = wrapped_coroutine(vm, wrapper);
        control::throw(vm, &coroutine, arguments)
    })
    .worded(Wording::UnpackTuple),
    method("close", "($self, /)", |vm, wrapper, arguments| {
        let coroutine = wrapped_coroutine(vm, wrapper);
        control::close(vm, &coroutine, arguments)
    }),
];

/// `coroutine_wrapper`
pub static COROUTINE_WRAPPER: TypeDefinition = TypeDefinition {
    name: "coroutine_wrapper",
    slots: |slots| {
        slots.iter = Some(|_, wrapper| Ok(wrapper.clone()));
        slots.next = Some(|vm, wrapper| {
            let coroutine = wrapped_coroutine(vm, wrapper);
            control::next(vm, &coroutine)
        });
    },
    methods: WRAPPER_METHODS,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `async_generator_wrapped_value`
pub static WRAPPED_VALUE: TypeDefinition =
    TypeDefinition { name: "async_generator_wrapped_value", base_type: false, ..TypeDefinition::EMPTY };

fn new_step(vm: &mut Vm, generator: &ObjectRef, action: Action) -> Result {
    vm.initialise_async_hooks(generator)?;
    let class = match action {
        Action::Send(_) => &vm.types.async_generator_asend,
        Action::Throw(_) | Action::Close => &vm.types.async_generator_athrow,
    };
    let step = AsyncStep { generator: generator.clone(), action, state: Cell::new(StepState::Initial) };
    Ok(ObjectRef::new(class, step))
}

/// `async_generator.__anext__()`
pub fn anext(vm: &mut Vm, generator: &ObjectRef) -> Result {
    new_step(vm, generator, Action::Send(None))
}

/// `async_generator.asend(value)`
pub fn asend(vm: &mut Vm, generator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = arguments[0].take();
    new_step(vm, generator, Action::Send(value))
}

/// `async_generator.athrow(…)`
pub fn athrow(vm: &mut Vm, generator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let values = given(vm, arguments, 0);
    let values = vm.collect(&values)?;
    control::warn_of_old_signature(vm, "athrow", values.len())?;
    new_step(vm, generator, Action::Throw(values))
}

/// `async_generator.aclose()`
pub fn aclose(vm: &mut Vm, generator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    new_step(vm, generator, Action::Close)
}

fn reused(vm: &mut Vm, step: &AsyncStep) -> Raised {
    vm.runtime_error(match step.action {
        Action::Send(_) => "cannot reuse already awaited __anext__()/asend()",
        Action::Throw(_) | Action::Close => "cannot reuse already awaited aclose()/athrow()",
    })
}

fn set_running(vm: &mut Vm, generator: &ObjectRef, running: bool) {
    if let Some(payload) = generator.payload::<Generator>() {
        payload.data.get_mut(vm).running_asynchronously = running;
    }
}

fn set_closed(vm: &mut Vm, generator: &ObjectRef) {
    if let Some(payload) = generator.payload::<Generator>() {
        payload.data.get_mut(vm).closed = true;
    }
}

/// Turns what an asynchronous generator gave into what its step gives: a value that it yielded ends the
/// step (`async_gen_unwrap_value`).
fn unwrap(vm: &mut Vm, generator: &ObjectRef, result: Result<Resumed>) -> Result {
    let raised = match result {
        Ok(Resumed::Yielded(value)) => match value.payload::<AsyncWrappedValue>() {
            Some(wrapped) => {
                let yielded = wrapped.0.clone();
                drop(value);
                set_running(vm, generator, false);
                return Err(vm.stop_iteration(yielded));
            }
            None => return Ok(value),
        },
        Ok(Resumed::Returned(_)) => {
            let class = vm.exceptions.stop_async_iteration.clone();
            vm.raise_with(&class, Vec::new())
        }
        Err(raised) => raised,
    };
    if vm.is_raised(&raised, &vm.exceptions.stop_async_iteration)
        || vm.is_raised(&raised, &vm.exceptions.generator_exit)
    {
        set_closed(vm, generator);
    }
    set_running(vm, generator, false);
    Err(raised)
}

/// Marks a step as begun; only one of a generator's steps may be under way.
fn begin(vm: &mut Vm, step: &AsyncStep) -> Result<()> {
    let running =
        step.generator.payload::<Generator>().is_some_and(|payload| payload.data.get(vm).running_asynchronously);
    if running {
        step.state.set(StepState::Closed);
        let name = match step.action {
            Action::Send(_) => "anext()",
            Action::Throw(_) => "athrow()",
            Action::Close => "aclose()",
        };
        return Err(vm.runtime_error(format!("{name}: asynchronous generator is already running")));
    }
    Ok(())
}

fn step_send(vm: &mut Vm, object: &ObjectRef, value: ObjectRef) -> Result {
    let Some(step) = object.payload::<AsyncStep>() else { return Ok(vm.none.clone()) };
    if step.state.get() == StepState::Closed {
        return Err(reused(vm, step));
    }
    let generator = step.generator.clone();
    let result = match &step.action {
        Action::Send(sent) => {
            let mut value = value;
            if step.state.get() == StepState::Initial {
                begin(vm, step)?;
                if value.is(&vm.none)
                    && let Some(sent) = sent
                {
                    value = sent.clone();
                }
                step.state.set(StepState::Iterating);
            }
            set_running(vm, &generator, true);
            let resumed = vm.resume_generator(&generator, Ok(value));
            unwrap(vm, &generator, resumed)
        }
        Action::Throw(arguments) => {
            let resumed = if step.state.get() == StepState::Initial {
                let mut arguments: Vec<_> = arguments.iter().cloned().map(Some).collect();
                begin_throwing(vm, step, &value)?;
                match control::thrown(vm, &mut arguments) {
                    Ok(exception) => vm.throw_into(&generator, exception, None, false),
                    Err(raised) => Err(raised),
                }
            } else if is_finished(vm, &generator) {
                step.state.set(StepState::Closed);
                let none = vm.none.clone();
                return Err(vm.stop_iteration(none));
            } else {
                // What ends the step here leaves it as it is: it could be awaited again.
                let resumed = vm.resume_generator(&generator, Ok(value));
                return unwrap(vm, &generator, resumed);
            };
            unwrap(vm, &generator, resumed)
        }
        Action::Close => {
            let resumed = if step.state.get() == StepState::Initial {
                begin_throwing(vm, step, &value)?;
                set_closed(vm, &generator);
                let class = vm.exceptions.generator_exit.clone();
                let exception = vm.raise_with(&class, Vec::new());
                vm.throw_into(&generator, exception, None, false)
            } else {
                vm.resume_generator(&generator, Ok(value))
            };
            closing(vm, step, resumed)
        }
    };
    if result.is_err() {
        step.state.set(StepState::Closed);
    }
    result
}

fn is_finished(vm: &Vm, generator: &ObjectRef) -> bool {
    generator
        .payload::<Generator>()
        .is_some_and(|payload| matches!(payload.data.get(vm).state, GeneratorState::Finished))
}

/// The checks at the beginning of `athrow` and `aclose`.
fn begin_throwing(vm: &mut Vm, step: &AsyncStep, value: &ObjectRef) -> Result<()> {
    let Some(payload) = step.generator.payload::<Generator>() else { return Ok(()) };
    if matches!(payload.data.get(vm).state, GeneratorState::Finished) {
        step.state.set(StepState::Closed);
        let none = vm.none.clone();
        return Err(vm.stop_iteration(none));
    }
    begin(vm, step)?;
    if payload.data.get(vm).closed {
        step.state.set(StepState::Closed);
        let class = vm.exceptions.stop_async_iteration.clone();
        return Err(vm.raise_with(&class, Vec::new()));
    }
    if !value.is(&vm.none) {
        return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
    }
    step.state.set(StepState::Iterating);
    set_running(vm, &step.generator, true);
    Ok(())
}

/// What a step of `aclose()` gives: StopIteration once the generator has ended.
fn closing(vm: &mut Vm, step: &AsyncStep, resumed: Result<Resumed>) -> Result {
    let raised = match resumed {
        Ok(Resumed::Yielded(value)) if value.payload::<AsyncWrappedValue>().is_some() => {
            vm.runtime_error("async generator ignored GeneratorExit")
        }
        Ok(Resumed::Yielded(value)) => return Ok(value),
        Ok(Resumed::Returned(_)) => {
            let none = vm.none.clone();
            vm.stop_iteration(none)
        }
        Err(raised)
            if vm.is_raised(&raised, &vm.exceptions.stop_async_iteration)
                || vm.is_raised(&raised, &vm.exceptions.generator_exit) =>
        {
            let none = vm.none.clone();
            vm.stop_iteration(none)
        }
        Err(raised) => raised,
    };
    set_running(vm, &step.generator, false);
    Err(raised)
}

fn step_throw(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let Some(step) = object.payload::<AsyncStep>() else { return Ok(vm.none.clone()) };
    if step.state.get() == StepState::Closed {
        return Err(reused(vm, step));
    }
    let generator = step.generator.clone();
    control::warn_of_old_signature(vm, "throw", arguments.iter().flatten().count())?;
    if step.state.get() == StepState::Initial && vm.profile.thrown_steps_wait {
        begin(vm, step)?;
        step.state.set(StepState::Iterating);
        set_running(vm, &generator, true);
    }
    let resumed = match control::thrown(vm, arguments) {
        Ok(exception) => vm.throw_into(&generator, exception, None, false),
        Err(raised) => Err(raised),
    };
    let result = match step.action {
        Action::Close => closing(vm, step, resumed),
        Action::Send(_) | Action::Throw(_) => unwrap(vm, &generator, resumed),
    };
    if result.is_err() {
        step.state.set(StepState::Closed);
    }
    result
}

fn step_close(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let Some(step) = object.payload::<AsyncStep>() else { return Ok(vm.none.clone()) };
    let none = vm.none.clone();
    if step.state.get() == StepState::Closed {
        return Ok(none);
    }
    if !vm.profile.async_steps_close_generators {
        step.state.set(StepState::Closed);
        return Ok(none);
    }
    let class = vm.exceptions.generator_exit.clone();
    match step_throw(vm, object, &mut [Some(class)]) {
        Ok(_) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Err(raised)
            if vm.is_raised(&raised, &vm.exceptions.stop_iteration)
                || vm.is_raised(&raised, &vm.exceptions.stop_async_iteration)
                || vm.is_raised(&raised, &vm.exceptions.generator_exit) =>
        {
            Ok(none)
        }
        Err(raised) => Err(raised),
    }
}

/// Turns StopIteration into the end that loops know.
fn as_next(vm: &mut Vm, result: Result) -> Result<Option<ObjectRef>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            let value = vm.stop_iteration_value(raised)?;
            vm.iterator_result = (!value.is(&vm.none)).then_some(value);
            Ok(None)
        }
    }
}

static STEP_METHODS: &[MethodDefinition] = &[
    method("send", "($self, object, /)", |vm, step, arguments| {
        let value = arguments[0].take().unwrap_or_else(|| vm.none.clone());
        step_send(vm, step, value)
    }),
    method("throw", "($self, type, value=None, traceback=None, /)", step_throw).worded(Wording::UnpackTuple),
    method("close", "($self, /)", step_close),
];

fn step_next(vm: &mut Vm, step: &ObjectRef) -> Result<Option<ObjectRef>> {
    let none = vm.none.clone();
    let result = step_send(vm, step, none);
    as_next(vm, result)
}

/// Warns of a step that nobody has awaited.
fn finalize_step(vm: &mut Vm, object: &ObjectRef) -> Result<()> {
    let Some(step) = object.payload::<AsyncStep>() else { return Ok(()) };
    if step.state.get() != StepState::Initial || !vm.profile.warns_of_unawaited_steps {
        return Ok(());
    }
    let method = match step.action {
        Action::Send(_) => "asend",
        Action::Throw(_) => "athrow",
        Action::Close => "aclose",
    };
    if let Some(payload) = step.generator.payload::<Generator>() {
        let name = payload.data.get(vm).qualified_name.clone();
        vm.warn_step_never_awaited(&step.generator, method, &name);
    }
    Ok(())
}

const STEP: TypeDefinition = TypeDefinition {
    slots: |slots| {
        slots.iter = Some(|_, step| Ok(step.clone()));
        slots.await_ = Some(|_, step| Ok(step.clone()));
        slots.next = Some(step_next);
        slots.finalize = Some(finalize_step);
    },
    methods: STEP_METHODS,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `async_generator_asend`
pub static ASEND: TypeDefinition = TypeDefinition { name: "async_generator_asend", ..STEP };

/// `async_generator_athrow`
pub static ATHROW: TypeDefinition = TypeDefinition { name: "async_generator_athrow", ..STEP };

/// The iterator of what `anext` wraps (`anextawaitable_getiter`).
fn anext_iterator(vm: &mut Vm, object: &ObjectRef) -> Result<(ObjectRef, ObjectRef)> {
    let Some(payload) = object.payload::<AnextAwaitable>() else {
        return Err(vm.system_error("not an anext_awaitable"));
    };
    let (wrapped, default) = (payload.wrapped.clone(), payload.default.clone());
    let awaitable = vm.awaitable_iterator(&wrapped)?;
    if awaitable.class_payload(vm).slots(vm).next.is_none() {
        // A coroutine is no iterator, what it gives for `await` is.
        let iterator = match awaitable.class_payload(vm).slots(vm).await_ {
            Some(await_) => await_(vm, &awaitable)?,
            None => awaitable,
        };
        return Ok((iterator, default));
    }
    Ok((awaitable, default))
}

fn anext_result(vm: &mut Vm, default: ObjectRef, result: Result) -> Result {
    match result {
        Err(raised) if vm.is_raised(&raised, &vm.exceptions.stop_async_iteration) => Err(vm.stop_iteration(default)),
        result => result,
    }
}

fn anext_call(vm: &mut Vm, object: &ObjectRef, name: &str, arguments: Vec<ObjectRef>) -> Result {
    let (iterator, default) = anext_iterator(vm, object)?;
    let method = vm.get_attribute_named(&iterator, name)?;
    let result = vm.call(&method, Arguments::positional(arguments));
    anext_result(vm, default, result)
}

fn anext_next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let (iterator, default) = anext_iterator(vm, object)?;
    match vm.next(&iterator) {
        Err(raised) => {
            let result = anext_result(vm, default, Err(raised));
            as_next(vm, result)
        }
        found => found,
    }
}

static ANEXT_METHODS: &[MethodDefinition] = &[
    method("send", "($self, object, /)", |vm, object, arguments| {
        let arguments = arguments.iter_mut().filter_map(Option::take).collect();
        anext_call(vm, object, "send", arguments)
    }),
    method("throw", "($self, /, *args)", |vm, object, arguments| {
        let arguments = given(vm, arguments, 0);
        let arguments = vm.collect(&arguments)?;
        anext_call(vm, object, "throw", arguments)
    })
    .worded(Wording::VarArgs),
    method("close", "($self, /, *args)", |vm, object, arguments| {
        let arguments = given(vm, arguments, 0);
        let arguments = vm.collect(&arguments)?;
        anext_call(vm, object, "close", arguments)
    })
    .worded(Wording::VarArgs),
];

/// `anext_awaitable`
pub static ANEXT_AWAITABLE: TypeDefinition = TypeDefinition {
    name: "anext_awaitable",
    slots: |slots| {
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.await_ = Some(|_, object| Ok(object.clone()));
        slots.next = Some(anext_next);
    },
    methods: ANEXT_METHODS,
    base_type: false,
    ..TypeDefinition::EMPTY
};

impl Vm {
    /// `aiter(iterable)`
    ///
    /// # Errors
    /// TypeError where the object is not an asynchronous iterable.
    pub fn async_iter(&mut self, iterable: &ObjectRef) -> Result {
        let Some(function) = iterable.class_payload(self).slots(self).async_iter else {
            let name = self.class_name(iterable);
            return Err(self.type_error(format!("'{name}' object is not an async iterable")));
        };
        let iterator = function(self, iterable)?;
        if iterator.class_payload(self).slots(self).async_next.is_none() {
            let name = self.class_name(&iterator);
            return Err(self.type_error(format!("aiter() returned not an async iterator of type '{name}'")));
        }
        Ok(iterator)
    }

    /// `anext(iterator)` or `anext(iterator, default)`: an awaitable.
    ///
    /// # Errors
    /// TypeError where the object is not an asynchronous iterator.
    pub fn async_next(&mut self, iterator: &ObjectRef, default: Option<ObjectRef>) -> Result {
        let Some(function) = iterator.class_payload(self).slots(self).async_next else {
            let name = self.class_name(iterator);
            return Err(self.type_error(format!("'{name}' object is not an async iterator")));
        };
        let wrapped = function(self, iterator)?;
        Ok(match default {
            Some(default) => ObjectRef::new(&self.types.anext_awaitable, AnextAwaitable { wrapped, default }),
            None => wrapped,
        })
    }

    /// Asks once in a generator's life for the hooks that `sys.set_asyncgen_hooks` has set.
    fn initialise_async_hooks(&mut self, generator: &ObjectRef) -> Result<()> {
        let Some(payload) = generator.payload::<Generator>() else { return Ok(()) };
        let data = payload.data.get_mut(self);
        if std::mem::replace(&mut data.hooks_initialised, true) {
            return Ok(());
        }
        let (first, finalizer) = self.async_generator_hooks.clone();
        payload.data.get_mut(self).finalizer = finalizer;
        match first {
            Some(first) => self.call(&first, [generator.clone()]).map(drop),
            None => Ok(()),
        }
    }
}
