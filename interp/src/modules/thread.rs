//! Module `_thread` for an interpreter with one thread: locks that nobody else can hold (Modules/_threadmodule.c).

use std::cell::Cell;

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::native::{MethodDefinition, TypeDefinition, getter, method};
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The identity of the one thread.
const IDENTITY: i64 = 1;
/// `TIMEOUT_MAX`, in seconds.
const LONGEST_TIMEOUT: f64 = 9_223_372_036.0;

/// Types that this module's functions make instances of, once the module exists.
#[derive(Default)]
pub struct Types {
    /// `_thread.lock`
    pub lock: Option<ObjectRef>,
    /// `_thread._ThreadHandle`
    pub handle: Option<ObjectRef>,
}

/// `_thread`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_thread", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("start_new_thread", "($module, function, args, kwargs={}, /)", start_new_thread),
    method("start_new", "($module, function, args, kwargs={}, /)", start_new_thread),
    method("allocate_lock", "($module, /)", allocate_lock),
    method("allocate", "($module, /)", allocate_lock),
    method("get_ident", "($module, /)", get_ident),
    method("get_native_id", "($module, /)", get_ident),
    method("_count", "($module, /)", count),
    method("start_joinable_thread", "($module, /, function, handle=None, daemon=True)", start_new_thread),
    method("daemon_threads_allowed", "($module, /)", |vm, _, _| Ok(vm.true_.clone())),
    method("_is_main_interpreter", "($module, /)", |vm, _, _| Ok(vm.true_.clone())),
    method("_get_main_thread_ident", "($module, /)", get_ident),
    method("_make_thread_handle", "($module, ident, /)", make_handle),
    method("_shutdown", "($module, /)", |vm, _, _| Ok(vm.none.clone())),
    method("_set_sentinel", "($module, /)", allocate_lock),
    method("exit", "($module, /)", exit),
    method("exit_thread", "($module, /)", exit),
    method("interrupt_main", "($module, signum=signal.SIGINT, /)", |vm, _, _| {
        let class = vm.exceptions.keyboard_interrupt.clone();
        Err(vm.raise_with(&class, Vec::new()))
    }),
    method("stack_size", "($module, size=0, /)", |vm, _, _| Ok(vm.new_int(0))),
];

fn exit(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    let class = vm.exceptions.system_exit.clone();
    Err(vm.raise_with(&class, Vec::new()))
}

/// The payload of a handle: of the one thread, or of one that was never started.
pub struct ThreadHandle {
    identity: Cell<i64>,
    done: Cell<bool>,
}

impl Trace for ThreadHandle {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn handle(object: &ObjectRef) -> &ThreadHandle {
    object.payload::<ThreadHandle>().expect("the receiver is a handle")
}

fn make_handle(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let identity = vm.required(arguments, 0);
    let Some(identity) = vm.int_value(&identity) else { return Err(vm.type_error("ident must be an integer")) };
    match &vm.module_state.thread.handle {
        Some(class) => {
            Ok(ObjectRef::new(class, ThreadHandle { identity: Cell::new(identity), done: Cell::new(false) }))
        }
        None => Ok(vm.none.clone()),
    }
}

/// `_ThreadHandle`
static HANDLE: TypeDefinition = TypeDefinition {
    name: "_ThreadHandle",
    module: "_thread",
    base_type: false,
    slots: |slots| {
        slots.new = Some(|_, class, _| {
            Ok(ObjectRef::new(class, ThreadHandle { identity: Cell::new(0), done: Cell::new(false) }))
        });
        slots.repr = Some(|vm, object| {
            let identity = handle(object).identity.get();
            Ok(vm.new_str(&format!("<_thread._ThreadHandle object: ident={identity}>")))
        });
    },
    methods: &[
        method("join", "($self, timeout=None, /)", |vm, object, _| {
            if handle(object).identity.get() == 0 {
                return Err(vm.runtime_error("thread not started"));
            }
            if !handle(object).done.get() {
                return Err(vm.runtime_error("Cannot join current thread"));
            }
            Ok(vm.none.clone())
        }),
        method("_set_done", "($self, /)", |vm, object, _| {
            handle(object).done.set(true);
            Ok(vm.none.clone())
        }),
        method("is_done", "($self, /)", |vm, object, _| Ok(vm.new_bool(handle(object).done.get()))),
    ],
    attributes: &[getter("ident", |vm, object| Ok(vm.new_int(handle(object).identity.get())))],
    ..TypeDefinition::EMPTY
};

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let object = vm.types.object.clone();
    let lock = vm.make_builtin_type(&LOCK, &object, Kind::Lock);
    let recursive = vm.make_builtin_type(&RECURSIVE_LOCK, &object, Kind::Lock);
    let local = vm.make_builtin_type(&LOCAL, &object, Kind::Instance);
    vm.module_state.thread.lock = Some(lock.clone());
    let handle = vm.make_builtin_type(&HANDLE, &object, Kind::ThreadHandle);
    vm.module_state.thread.handle = Some(handle.clone());
    let longest = vm.new_float(LONGEST_TIMEOUT);
    let error = vm.exceptions.runtime_error.clone();
    for (name, value) in [
        ("lock", lock.clone()),
        ("LockType", lock),
        ("RLock", recursive),
        ("_local", local),
        ("_ThreadHandle", handle),
        ("error", error),
        ("TIMEOUT_MAX", longest),
    ] {
        if !vm.profile.is_later("module _thread", name) {
            vm.dict_set_name(namespace, name, value);
        }
    }
    Ok(())
}

fn start_new_thread(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    Err(vm.runtime_error("can't start new thread"))
}

fn get_ident(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.new_int(IDENTITY))
}

fn count(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.new_int(0))
}

fn allocate_lock(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    match &vm.module_state.thread.lock {
        Some(class) => Ok(ObjectRef::new(class, Lock { held: Cell::new(0) })),
        None => Ok(vm.none.clone()),
    }
}

/// The payload of both kinds of locks.
pub struct Lock {
    /// How often it is held: a lock once at most, a recursive one as often as one likes.
    held: Cell<u64>,
}

// It refers to its type alone, a heap type, for which the collector knows of it.
impl Trace for Lock {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn held(lock: &ObjectRef) -> &Cell<u64> {
    &lock.payload::<Lock>().expect("the receiver is a lock").held
}

fn new(_: &mut Vm, class: &ObjectRef, _: Arguments) -> Result {
    Ok(ObjectRef::new(class, Lock { held: Cell::new(0) }))
}

/// `lock()`, which takes nothing; `RLock()` does not look.
fn new_lock(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("lock", &arguments)?;
    match arguments.positional.len() {
        0 => new(vm, class, arguments),
        given => Err(vm.type_error(format!("lock expected 0 arguments, got {given}"))),
    }
}

static LOCAL_ARGUMENTS: Constructor = Constructor::new("_local", "()");

fn acquire(vm: &mut Vm, lock: &ObjectRef, arguments: Bound<'_>) -> Result {
    let held = held(lock);
    if held.replace(1) == 0 {
        return Ok(vm.true_.clone());
    }
    let blocking = match arguments.first_mut().and_then(Option::take) {
        Some(blocking) => vm.truth(&blocking)?,
        None => true,
    };
    if blocking && arguments.get(1).is_none_or(Option::is_none) {
        return Err(vm.runtime_error("the lock is held, and no other thread can release it"));
    }
    Ok(vm.false_.clone())
}

fn acquire_again(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    let held = held(lock);
    held.set(held.get() + 1);
    Ok(vm.true_.clone())
}

fn release(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    if held(lock).replace(0) == 0 {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    Ok(vm.none.clone())
}

fn release_once(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    let held = held(lock);
    match held.get() {
        0 => Err(vm.runtime_error("cannot release un-acquired lock")),
        count => {
            held.set(count - 1);
            Ok(vm.none.clone())
        }
    }
}

fn locked(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.new_bool(held(lock).get() > 0))
}

fn reset(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    held(lock).set(0);
    Ok(vm.none.clone())
}

fn recursion_count(vm: &mut Vm, lock: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.new_int(held(lock).get() as i64))
}

fn state(lock: &ObjectRef) -> &'static str {
    if held(lock).get() > 0 { "locked" } else { "unlocked" }
}

fn repr(vm: &mut Vm, lock: &ObjectRef) -> Result {
    let (name, address) = (vm.class_name(lock), lock.id().0);
    Ok(vm.new_str(&format!("<{} {name} object at {address:#x}>", state(lock))))
}

fn repr_recursive(vm: &mut Vm, lock: &ObjectRef) -> Result {
    let (name, address, count) = (vm.class_name(lock), lock.id().0, held(lock).get());
    let owner = if count > 0 { IDENTITY } else { 0 };
    Ok(vm.new_str(&format!("<{} {name} object owner={owner} count={count} at {address:#x}>", state(lock))))
}

/// `lock`
static LOCK: TypeDefinition = TypeDefinition {
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
        method("__enter__", "($self, /)", acquire),
        method("__exit__", "($self, /, *exc_info)", release),
        method("_at_fork_reinit", "($self, /)", reset),
    ],
    slots: |slots| {
        slots.new = Some(new_lock);
        slots.repr = Some(repr);
    },
    ..TypeDefinition::EMPTY
};

const RESTORE: MethodDefinition = method("_acquire_restore", "($self, state, /)", |vm, lock, arguments| {
    let state = vm.required(arguments, 0);
    let state = vm.collect(&state)?;
    let count = state.first().and_then(|count| vm.int_value(count)).unwrap_or(0);
    held(lock).set(count.max(0) as u64);
    Ok(vm.none.clone())
});

/// `RLock`
static RECURSIVE_LOCK: TypeDefinition = TypeDefinition {
    name: "RLock",
    module: "_thread",
    weak_references: true,
    methods: &[
        method("acquire", "($self, /, blocking=True, timeout=-1)", acquire_again),
        method("release", "($self, /)", release_once),
        method("_is_owned", "($self, /)", locked),
        RESTORE,
        method("_release_save", "($self, /)", |vm, lock, _| {
            let count = held(lock).replace(0);
            if count == 0 {
                return Err(vm.runtime_error("cannot release un-acquired lock"));
            }
            let items = vec![vm.new_int(count as i64), vm.new_int(IDENTITY)];
            Ok(vm.new_tuple(items))
        }),
        method("_recursion_count", "($self, /)", recursion_count),
        method("__enter__", "($self, /)", acquire_again),
        method("__exit__", "($self, /, *exc_info)", release_once),
        method("_at_fork_reinit", "($self, /)", reset),
    ],
    slots: |slots| {
        slots.new = Some(new);
        slots.repr = Some(repr_recursive);
    },
    ..TypeDefinition::EMPTY
};

/// `_local`: with one thread, an object with attributes.
static LOCAL: TypeDefinition = TypeDefinition {
    name: "_local",
    module: "_thread",
    signature: Some("()"),
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        // The dictionary is that of the thread, no attribute of the object.
        slots.get_attribute = Some(|vm, local, name| {
            if vm.display_text(name) == "__dict__" {
                return vm.instance_dict(local);
            }
            vm.generic_get_attribute(local, name)
        });
        slots.set_attribute = Some(|vm, local, name, value| {
            if vm.display_text(name) == "__dict__" {
                let class = vm.class_name(local);
                let message = format!("'{class}' object attribute '__dict__' is read-only");
                return Err(vm.attribute_error(message, local, name));
            }
            vm.generic_set_attribute(local, name, value)
        });
        slots.new = Some(|vm, class, arguments| {
            if class.class_payload(vm).slots(vm).init.is_none() {
                LOCAL_ARGUMENTS.bind(vm, arguments)?;
            }
            Ok(ObjectRef::new(class, crate::types::object::Instance))
        });
    },
    ..TypeDefinition::EMPTY
};
