//! `_ThreadHandle`: a thread to wait for.

use std::cell::Cell;

use super::Bound;
use super::timeout::{deadline, seconds};
use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, getter, method};
use crate::types::weakref::is_callable;
use crate::vm::threads::{Condition, Identity};
use crate::vm::{Arguments, Result, Vm};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotStarted,
    Running,
    Done,
}

/// The payload of a handle.
pub struct ThreadHandle {
    identity: Cell<Identity>,
    progress: Cell<Progress>,
}

impl ThreadHandle {
    fn new(identity: Identity, progress: Progress) -> Self {
        Self { identity: Cell::new(identity), progress: Cell::new(progress) }
    }
}

impl Trace for ThreadHandle {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn payload(object: &ObjectRef) -> &ThreadHandle {
    object.payload::<ThreadHandle>().expect("the receiver is a handle")
}

/// Whether the thread of a handle has ended, or is taken for that.
pub(crate) fn is_done(vm: &Vm, handle: &ObjectRef) -> bool {
    let handle = payload(handle);
    handle.progress.get() == Progress::Done || Condition::Ended(handle.identity.get()).holds(vm)
}

fn new_handle(vm: &Vm, handle: ThreadHandle) -> ObjectRef {
    match &vm.module_state.thread.handle {
        Some(class) => ObjectRef::new(class, handle),
        None => vm.none.clone(),
    }
}

/// `_make_thread_handle`: of a thread that runs.
pub(super) fn make(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let identity = vm.required(arguments, 0);
    match vm.int_value(&identity) {
        Some(identity) => Ok(new_handle(vm, ThreadHandle::new(identity, Progress::Running))),
        None => Err(vm.type_error("ident must be an integer")),
    }
}

/// `start_joinable_thread`
pub(super) fn start(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let function = vm.required(arguments, 0);
    let handle = vm.optional(arguments, 1);
    let is_daemon = match arguments.get_mut(2).and_then(Option::take) {
        Some(daemon) => vm.truth(&daemon)?,
        None => true,
    };
    if !is_callable(vm, &function) {
        return Err(vm.type_error("thread function must be callable"));
    }
    let handle = match handle {
        Some(handle) if handle.payload::<ThreadHandle>().is_none() => {
            return Err(vm.type_error("'handle' must be a _ThreadHandle"));
        }
        Some(handle) => handle,
        None => new_handle(vm, ThreadHandle::new(0, Progress::NotStarted)),
    };
    if payload(&handle).progress.get() != Progress::NotStarted {
        return Err(vm.runtime_error("thread already started"));
    }
    let of_thread = handle.clone();
    let at_end = move |_: &mut Vm| payload(&of_thread).progress.set(Progress::Done);
    let identity = vm.start_thread(function, Arguments::none(), is_daemon, at_end)?;
    payload(&handle).identity.set(identity);
    payload(&handle).progress.set(Progress::Running);
    Ok(handle)
}

/// `_shutdown`: waits for all threads but daemons.
pub(super) fn wait_for_all(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    while let Some(identity) = vm.threads.non_daemon() {
        vm.wait(Condition::Ended(identity), None)?;
    }
    Ok(vm.none.clone())
}

fn join(vm: &mut Vm, handle: &ObjectRef, arguments: Bound<'_>) -> Result {
    let timeout = match vm.optional(arguments, 0) {
        Some(timeout) => seconds(vm, &timeout)?,
        None => -1.0,
    };
    let ThreadHandle { identity, progress } = payload(handle);
    match progress.get() {
        Progress::NotStarted => return Err(vm.runtime_error("thread not started")),
        Progress::Running if identity.get() == vm.threads.current() => {
            return Err(vm.runtime_error("Cannot join current thread"));
        }
        Progress::Running => {
            let deadline = if timeout < 0.0 { None } else { deadline(timeout) };
            vm.wait(Condition::Done(handle.clone()), deadline)?;
        }
        Progress::Done => {}
    }
    Ok(vm.none.clone())
}

fn set_done(vm: &mut Vm, handle: &ObjectRef, _: Bound<'_>) -> Result {
    let progress = &payload(handle).progress;
    if progress.get() == Progress::NotStarted {
        return Err(vm.runtime_error("thread not started"));
    }
    progress.set(Progress::Done);
    Ok(vm.none.clone())
}

/// `_ThreadHandle`
pub(super) static HANDLE: TypeDefinition = TypeDefinition {
    name: "_ThreadHandle",
    module: "_thread",
    base_type: false,
    slots: |slots| {
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, ThreadHandle::new(0, Progress::NotStarted))));
        slots.repr = Some(|vm, object| {
            let identity = payload(object).identity.get();
            Ok(vm.new_str(&format!("<_thread._ThreadHandle object: ident={identity}>")))
        });
    },
    methods: &[
        method("join", "($self, timeout=None, /)", join),
        method("_set_done", "($self, /)", set_done),
        method("is_done", "($self, /)", |vm, object, _| {
            Ok(vm.new_bool(payload(object).progress.get() == Progress::Done))
        }),
    ],
    attributes: &[getter("ident", |vm, object| Ok(vm.new_int(payload(object).identity.get())))],
    ..TypeDefinition::EMPTY
};
