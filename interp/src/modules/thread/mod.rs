//! Module `_thread` (Modules/_threadmodule.c): threads that take turns, and their locks.

mod except_hook;
mod handle;
mod local;
mod lock;
mod recursive_lock;
mod timeout;

pub use handle::ThreadHandle;
pub(crate) use handle::is_done;
pub use local::{ThreadLocal, forget_thread};
pub use lock::{Lock, is_free, release_sentinel};
pub use timeout::deadline;

use crate::modules::{ModuleDefinition, signals};
use crate::object::{Kind, ObjectRef, WeakHandle};
use crate::types::dict::Dict;
use crate::types::native::{MethodDefinition, method};
use crate::types::tuple::Tuple;
use crate::types::weakref::is_callable;
use crate::vm::threads::MAIN;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `TIMEOUT_MAX`, in seconds.
const LONGEST_TIMEOUT: f64 = 9_223_372_036.0;

/// The least that `stack_size` takes, in bytes.
const SMALLEST_STACK: isize = 32 << 10;

/// What the module keeps, once it exists.
#[derive(Default)]
pub struct State {
    /// `_thread.lock`
    pub lock: Option<ObjectRef>,
    /// `_thread._ThreadHandle`
    pub handle: Option<ObjectRef>,
    /// The locals that more than one thread has looked at.
    pub locals: Vec<WeakHandle>,
}

/// `_thread`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_thread", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("start_new_thread", "($module, /, *args)", start_new_thread),
    method("start_new", "($module, /, *args)", start_new_thread),
    method("allocate_lock", "($module, /)", lock::allocate),
    method("allocate", "($module, /)", lock::allocate),
    method("get_ident", "($module, /)", |vm, _, _| Ok(vm.new_int(vm.threads.current()))),
    method("get_native_id", "($module, /)", native_id),
    method("_count", "($module, /)", |vm, _, _| Ok(vm.new_int(vm.threads.count() as i64))),
    method("start_joinable_thread", "($module, /, function, handle=None, daemon=True)", handle::start),
    method("daemon_threads_allowed", "($module, /)", |vm, _, _| Ok(vm.true_.clone())),
    method("_excepthook", "($module, args, /)", except_hook::except_hook),
    method("_is_main_interpreter", "($module, /)", |vm, _, _| Ok(vm.true_.clone())),
    method("_get_main_thread_ident", "($module, /)", |vm, _, _| Ok(vm.new_int(MAIN))),
    method("_make_thread_handle", "($module, ident, /)", handle::make),
    method("_shutdown", "($module, /)", handle::wait_for_all),
    method("_set_sentinel", "($module, /)", lock::set_sentinel),
    method("exit", "($module, /)", exit),
    method("exit_thread", "($module, /)", exit),
    method("interrupt_main", "($module, signum=signal.SIGINT, /)", signals::interrupt_main),
    method("stack_size", "($module, size=0, /)", stack_size),
];

fn exit(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    let class = vm.exceptions.system_exit.clone();
    Err(vm.raise_with(&class, Vec::new()))
}

/// The number of the process, as the main thread's is on Linux, and those that follow.
fn native_id(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.new_int(i64::from(std::process::id()) + vm.threads.current() - MAIN))
}

fn start_new_thread(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let given = vm.required(arguments, 0);
    let given = vm.collect(&given)?;
    let (function, positional, keywords) = match given.as_slice() {
        [function, positional] => (function, positional, None),
        [function, positional, keywords] => (function, positional, Some(keywords)),
        given => {
            let (bound, count) = if given.len() < 2 { ("at least 2", given.len()) } else { ("at most 3", given.len()) };
            return Err(vm.type_error(format!("start_new_thread expected {bound} arguments, got {count}")));
        }
    };
    if !is_callable(vm, function) {
        return Err(vm.type_error("first arg must be callable"));
    }
    let Some(positional) = positional.payload::<Tuple>().map(|tuple| tuple.0.to_vec()) else {
        return Err(vm.type_error("2nd arg must be a tuple"));
    };
    let mut call = Arguments::positional(positional);
    if let Some(keywords) = keywords {
        if keywords.payload::<Dict>().is_none() {
            return Err(vm.type_error("optional 3rd arg must be a dictionary"));
        }
        let mut position = 0;
        while let Some((next, name, value)) = vm.dict_next(keywords, position) {
            position = next;
            call.keywords.push((name, value));
        }
    }
    let identity = vm.start_thread(function.clone(), call, true, |_| ())?;
    Ok(vm.new_int(identity))
}

fn stack_size(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let before = vm.new_int(vm.threads.stack_size as i64);
    let size = match arguments.first_mut().and_then(Option::take) {
        Some(size) => vm.index_to_isize(&size)?,
        None => return Ok(before),
    };
    match usize::try_from(size) {
        Err(_) => Err(vm.value_error("size must be 0 or a positive value")),
        Ok(_) if size != 0 && size < SMALLEST_STACK => Err(vm.value_error(format!("size not valid: {size} bytes"))),
        Ok(size) => {
            vm.threads.stack_size = size;
            Ok(before)
        }
    }
}

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let object = vm.types.object.clone();
    let lock = vm.make_builtin_type(&lock::LOCK, &object, Kind::Lock);
    let recursive = vm.make_builtin_type(&recursive_lock::RECURSIVE_LOCK, &object, Kind::Lock);
    let local = vm.make_builtin_type(&local::LOCAL, &object, Kind::ThreadLocal);
    vm.module_state.thread.lock = Some(lock.clone());
    let handle = vm.make_builtin_type(&handle::HANDLE, &object, Kind::ThreadHandle);
    vm.module_state.thread.handle = Some(handle.clone());
    let longest = vm.new_float(LONGEST_TIMEOUT);
    let error = vm.exceptions.runtime_error.clone();
    for (name, value) in [
        ("lock", lock.clone()),
        ("LockType", lock),
        ("RLock", recursive),
        ("_local", local),
        ("_ThreadHandle", handle),
        ("_ExceptHookArgs", vm.structure_sequence_type(&except_hook::ARGUMENTS)),
        ("error", error),
        ("TIMEOUT_MAX", longest),
    ] {
        if !vm.profile.is_later("module _thread", name) {
            vm.dict_set_name(namespace, name, value);
        }
    }
    Ok(())
}
