//! Limits, exceptions being handled, frames, exit.

use crate::object::ObjectRef;
use crate::types::exception::Exception;
use crate::types::float::Float;
use crate::types::numeric::STR_DIGITS_CHECK_THRESHOLD;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Raised, Result, Vm};

pub(super) fn exception(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.handled_exception().unwrap_or_else(|| vm.none.clone()))
}

pub(super) fn exc_info(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let none = vm.none.clone();
    let items = match vm.handled_exception() {
        Some(exception) => {
            let traceback = exception.payload::<Exception>().and_then(|payload| payload.data.get(vm).traceback.clone());
            vec![exception.class_ref(), exception, traceback.unwrap_or(none)]
        }
        None => vec![none.clone(), none.clone(), none],
    };
    Ok(vm.new_tuple(items))
}

pub(super) fn exit(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let class = vm.exceptions.system_exit.clone();
    // A tuple gives all arguments of the exception (`PyErr_SetObject`).
    let status = vm.optional(arguments, 0);
    let positional = match status.as_ref().and_then(|status| status.payload::<Tuple>()) {
        Some(items) => Arguments::positional(items.0.to_vec()),
        None => Arguments::positional(status),
    };
    let exception = vm.call(&class, positional)?;
    vm.set_implicit_context(&exception);
    Err(Raised(exception))
}

pub(super) fn default_encoding(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.intern("utf-8"))
}

pub(super) fn file_system_errors(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.intern("surrogateescape"))
}

pub(super) fn recursion_limit(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_int(vm.recursion_limit as i64))
}

pub(super) fn set_recursion_limit(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let limit = vm.required(arguments, 0);
    let index = vm.index(&limit)?;
    let Some(limit) = vm.int_value(&index).and_then(|value| i32::try_from(value).ok()) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    // Where native calls count, the one that asks does.
    let depth = vm.frames.len() + usize::from(vm.profile.native_recursion_limit.is_none());
    if depth >= limit as usize {
        return Err(vm.recursion_error(format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )));
    }
    vm.recursion_limit = limit as usize;
    Ok(vm.none.clone())
}

pub(super) fn frame(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let depth = match arguments[0].take() {
        Some(depth) => vm.argument_c_int(&depth)?.max(0) as usize,
        None => 0,
    };
    let found = vm.frames.len().checked_sub(depth + 1).and_then(|index| vm.frame_object(index));
    found.ok_or_else(|| vm.value_error("call stack is not deep enough"))
}

/// `__module__` of the function of a frame, `None` where there is none (`sys._getframemodulename`).
pub(super) fn frame_module_name(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let depth = match arguments[0].take() {
        Some(depth) => vm.index_to_isize(&depth)?.max(0) as usize,
        None => 0,
    };
    let function = vm.frames.len().checked_sub(depth + 1).map(|index| vm.frames[index].function.clone());
    let Some(function) = function else { return Ok(vm.none.clone()) };
    let name = vm.names.__module__.clone();
    Ok(vm.get_optional_attribute(&function, &name)?.unwrap_or_else(|| vm.none.clone()))
}

pub(super) fn is_finalizing(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_bool(vm.module_state.finalizing))
}

pub(super) fn switch_interval(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_float(vm.module_state.switch_interval))
}

pub(super) fn set_switch_interval(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let interval = vm.required(arguments, 0);
    let seconds = match (interval.payload::<Float>(), vm.int_value(&interval)) {
        (Some(seconds), _) => seconds.0,
        (None, Some(seconds)) => seconds as f64,
        (None, None) => {
            let class = vm.class_name(&interval);
            return Err(vm.type_error(format!("must be real number, not {class}")));
        }
    };
    if seconds <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    // Kept in microseconds, as CPython does.
    vm.module_state.switch_interval = (seconds * 1e6).floor() * 1e-6;
    Ok(vm.none.clone())
}

pub(super) fn digits_limit(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_int(vm.digits_limit as i64))
}

pub(super) fn set_digits_limit(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let limit = vm.required(arguments, 0);
    let limit = vm.argument_c_int(&limit)?;
    match usize::try_from(limit) {
        Ok(limit) if limit == 0 || limit >= STR_DIGITS_CHECK_THRESHOLD => vm.digits_limit = limit,
        _ => {
            return Err(vm.value_error(format!("maxdigits must be 0 or larger than {STR_DIGITS_CHECK_THRESHOLD}")));
        }
    }
    Ok(vm.none.clone())
}

pub(super) fn is_lock_enabled(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_bool(true))
}

/// `sys.audit`: no hook can be set, so nobody is told, and CPython looks at the arguments for hooks alone.
pub(super) fn audit(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let given = vm.required(arguments, 0);
    if vm.len(&given)? == 0 {
        return Err(vm.type_error("audit() missing 1 required positional argument: 'event'"));
    }
    Ok(vm.none.clone())
}
