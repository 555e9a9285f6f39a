//! `lock`, what both kinds of locks have in common, and the lock that the end of a thread releases.

use std::cell::Cell;

use super::Bound;
use super::timeout::Patience;
use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, method};
use crate::vm::threads::{Condition, Identity};
use crate::vm::{Arguments, Result, Vm};

/// The payload of both kinds of locks.
#[derive(Default)]
pub struct Lock {
    /// How often it is held: a lock once at most, a recursive one as often as one likes.
    pub held: Cell<u64>,
    /// Who took it; of no interest while it is not held.
    pub owner: Cell<Identity>,
}

// It refers to its type alone, a heap type, for which the collector knows of it.
impl Trace for Lock {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

pub(super) fn payload(lock: &ObjectRef) -> &Lock {
    lock.payload::<Lock>().expect("the receiver is a lock")
}

/// Whether nobody holds it.
pub fn is_free(lock: &ObjectRef) -> bool {
    payload(lock).held.get() == 0
}

/// Releases the lock of `_set_sentinel`, as its thread has ended (`release_sentinel`).
pub fn release_sentinel(lock: &ObjectRef) {
    payload(lock).held.set(0);
}

/// Takes a lock once it is free. Whether it was taken.
pub(super) fn take(vm: &mut Vm, lock: &ObjectRef, patience: &Patience) -> Result<bool> {
    if !is_free(lock) {
        let has_waited = match patience {
            Patience::None => false,
            Patience::Until(deadline) => vm.wait(Condition::Free(lock.clone()), *deadline)?,
        };
        if !has_waited {
            return Ok(false);
        }
    }
    payload(lock).held.set(1);
    payload(lock).owner.set(vm.threads.current());
    Ok(true)
}

pub(super) fn allocate(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    match &vm.module_state.thread.lock {
        Some(class) => Ok(ObjectRef::new(class, Lock::default())),
        None => Ok(vm.none.clone()),
    }
}

/// A lock that is released when the running thread ends.
pub(super) fn set_sentinel(vm: &mut Vm, module: &ObjectRef, arguments: Bound<'_>) -> Result {
    let lock = allocate(vm, module, arguments)?;
    vm.threads.set_sentinel(&lock);
    Ok(lock)
}

/// `lock()`, which takes nothing.
fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("lock", &arguments)?;
    match arguments.positional.len() {
        0 => Ok(ObjectRef::new(class, Lock::default())),
        given => Err(vm.type_error(format!("lock expected 0 arguments, got {given}"))),
    }
}

fn acquire(vm: &mut Vm, lock: &ObjectRef, arguments: Bound<'_>) -> Result {
    let patience = Patience::of(vm, arguments)?;
    let is_taken = take(vm, lock, &patience)?;
    Ok(vm.new_bool(is_taken))
}

fn enter(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    let is_taken = take(vm, lock, &Patience::Until(None))?;
    Ok(vm.new_bool(is_taken))
}

fn release(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    if payload(lock).held.replace(0) == 0 {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    Ok(vm.none.clone())
}

fn locked(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.new_bool(!is_free(lock)))
}

/// Releases it whoever holds it: what a process does that was forked.
pub(super) fn reset(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    payload(lock).held.set(0);
    Ok(vm.none.clone())
}

/// The first word of a lock's repr.
pub(super) fn state(lock: &ObjectRef) -> &'static str {
    if is_free(lock) { "unlocked" } else { "locked" }
}

fn repr(vm: &mut Vm, lock: &ObjectRef) -> Result {
    let (name, address) = (vm.class_name(lock), lock.id().0);
    Ok(vm.new_str(&format!("<{} {name} object at {address:#x}>", state(lock))))
}

/// `lock`
pub(super) static LOCK: TypeDefinition = TypeDefinition {
    name: "lock",
    module: "_thread",
    signature: Some("()"),
    base_type: false,
    weak_references: true,
    methods: &[
        method("acquire_lock", "($self, /, blocking=True, timeout=-1)", acquire),
        method("acquire", "($self, /, blocking=True, timeout=-1)", acquire),
        method("release_lock", "($self, /)", release),
        method("release", "($self, /)", release),
        method("locked_lock", "($self, /)", locked),
        method("locked", "($self, /)", locked),
        method("__enter__", "($self, /)", enter),
        method("__exit__", "($self, /, *exc_info)", release),
        method("_at_fork_reinit", "($self, /)", reset),
    ],
    slots: |slots| {
        slots.new = Some(new);
        slots.repr = Some(repr);
    },
    ..TypeDefinition::EMPTY
};
