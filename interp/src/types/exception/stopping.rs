//! `StopIteration`, `SystemExit` and `KeyError`: exceptions whose argument has a meaning of its own.

use super::members::object_member;
use super::{base, field};
use crate::object::ObjectRef;
use crate::types::native::{AttributeDefinition, TypeDefinition};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

fn init_stop_iteration(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    let value = arguments.positional.first().cloned().unwrap_or_else(|| vm.none.clone());
    base::init(vm, exception, arguments)?;
    vm.set_exception_field(exception, field::VALUE, value);
    Ok(())
}

static STOP_ITERATION_ATTRIBUTES: &[AttributeDefinition] = &[object_member::<{ field::VALUE }>("value")];

/// `StopIteration`
pub const STOP_ITERATION: TypeDefinition = TypeDefinition {
    name: "StopIteration",
    slots: |slots| slots.init = Some(init_stop_iteration),
    attributes: STOP_ITERATION_ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

fn init_system_exit(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    base::init(vm, exception, arguments)?;
    let Some(payload) = exception.payload::<super::Exception>() else { return Ok(()) };
    let given = payload.data.get(vm).arguments.clone().unwrap_or_else(|| vm.empty_tuple.clone());
    let code = match given.payload::<Tuple>().map_or(&[][..], |tuple| &tuple.0) {
        [] => return Ok(()),
        [only] => only.clone(),
        _ => given.clone(),
    };
    vm.set_exception_field(exception, field::VALUE, code);
    Ok(())
}

static SYSTEM_EXIT_ATTRIBUTES: &[AttributeDefinition] = &[object_member::<{ field::VALUE }>("code")];

/// `SystemExit`
pub const SYSTEM_EXIT: TypeDefinition = TypeDefinition {
    name: "SystemExit",
    slots: |slots| slots.init = Some(init_system_exit),
    attributes: SYSTEM_EXIT_ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// With one argument its repr: an empty string would not show otherwise.
fn key_error_str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    match vm.exception_arguments(exception).as_slice() {
        [only] => vm.repr(only),
        _ => base::str(vm, exception),
    }
}

/// `KeyError`
pub const KEY_ERROR: TypeDefinition = TypeDefinition {
    name: "KeyError",
    slots: |slots| {
        slots.init = Some(base::init);
        slots.str = Some(key_error_str);
    },
    instance_dict: true,
    ..TypeDefinition::EMPTY
};
