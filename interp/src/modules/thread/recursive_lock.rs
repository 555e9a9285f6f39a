//! `RLock`: a lock that its owner can take again.

use super::Bound;
use super::lock::{Lock, payload, reset, state, take};
use super::timeout::Patience;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::vm::{Result, Vm};

fn is_owned(vm: &Vm, lock: &ObjectRef) -> bool {
    let lock = payload(lock);
    lock.held.get() > 0 && lock.owner.get() == vm.threads.current()
}

fn acquire_with(vm: &mut Vm, lock: &ObjectRef, patience: &Patience) -> Result {
    let is_taken = if is_owned(vm, lock) {
        payload(lock).held.set(payload(lock).held.get() + 1);
        true
    } else {
        take(vm, lock, patience)?
    };
    Ok(vm.new_bool(is_taken))
}

fn acquire(vm: &mut Vm, lock: &ObjectRef, arguments: Bound<'_>) -> Result {
    let patience = Patience::of(vm, arguments)?;
    acquire_with(vm, lock, &patience)
}

fn enter(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    acquire_with(vm, lock, &Patience::Until(None))
}

fn release(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    if !is_owned(vm, lock) {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    payload(lock).held.set(payload(lock).held.get() - 1);
    Ok(vm.none.clone())
}

/// Releases it whatever its count; gives what `_acquire_restore` takes.
fn release_save(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    let count = payload(lock).held.replace(0);
    if count == 0 {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    let items = vec![vm.new_int(count as i64), vm.new_int(payload(lock).owner.get())];
    Ok(vm.new_tuple(items))
}

const RESTORE: MethodDefinition = method("_acquire_restore", "($self, state, /)", |vm, lock, arguments| {
    let state = vm.required(arguments, 0);
    let state = vm.collect(&state)?;
    let count = state.first().and_then(|count| vm.int_value(count)).unwrap_or(0);
    take(vm, lock, &Patience::Until(None))?;
    payload(lock).held.set(count.max(0) as u64);
    Ok(vm.none.clone())
});

fn repr(vm: &mut Vm, lock: &ObjectRef) -> Result {
    let (name, address, count) = (vm.class_name(lock), lock.id().0, payload(lock).held.get());
    let owner = if count > 0 { payload(lock).owner.get() } else { 0 };
    Ok(vm.new_str(&format!("<{} {name} object owner={owner} count={count} at {address:#x}>", state(lock))))
}

/// `RLock`
pub(super) static RECURSIVE_LOCK: TypeDefinition = TypeDefinition {
    name: "RLock",
    module: "_thread",
    weak_references: true,
    methods: &[
        method("acquire", "($self, /, blocking=True, timeout=-1)", acquire),
        method("release", "($self, /)", release),
        method("_is_owned", "($self, /)", |vm, lock, _| Ok(vm.new_bool(is_owned(vm, lock)))),
        RESTORE,
        method("_release_save", "($self, /)", release_save),
        method("_recursion_count", "($self, /)", |vm, lock, _| {
            let count = if is_owned(vm, lock) { payload(lock).held.get() } else { 0 };
            Ok(vm.new_int(count as i64))
        }),
        method("__enter__", "($self, /)", enter),
        method("__exit__", "($self, /, *exc_info)", release),
        method("_at_fork_reinit", "($self, /)", reset),
    ],
    slots: |slots| {
        // It takes what it is given and does not look.
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Lock::default())));
        slots.repr = Some(repr);
    },
    ..TypeDefinition::EMPTY
};
