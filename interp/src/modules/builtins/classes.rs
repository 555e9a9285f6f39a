//! `id`, `callable`, `isinstance`, `issubclass`.

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

pub(super) fn id(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    Ok(vm.new_int(object.id().0 as i64))
}

pub(super) fn callable(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let callable = object.class_payload(vm).slots(vm).call.is_some();
    Ok(vm.new_bool(callable))
}

pub(super) fn isinstance(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let class = vm.required(arguments, 1);
    let answer = vm.is_instance(&object, &class)?;
    Ok(vm.new_bool(answer))
}

pub(super) fn issubclass(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let class = vm.required(arguments, 0);
    let parent = vm.required(arguments, 1);
    let answer = vm.is_subclass(&class, &parent)?;
    Ok(vm.new_bool(answer))
}
