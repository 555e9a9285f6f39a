//! `getattr`, `setattr`, `delattr`, `hasattr`.

use crate::object::ObjectRef;
use crate::types::str::Str;
use crate::vm::{Result, Vm};

/// The name of an attribute: a str, interned where it is exactly one, as CPython's `setattr` does.
fn attribute_name(vm: &mut Vm, name: ObjectRef) -> Result {
    if name.payload::<Str>().is_none() {
        let class = vm.class_name(&name);
        return Err(vm.type_error(format!("attribute name must be string, not '{class}'")));
    }
    if name.class_id() == vm.types.str.id() { Ok(vm.intern_made_object(name)) } else { Ok(name) }
}

/// The name of an attribute that is only read: the interned str if there is one, else itself.
fn read_name(vm: &mut Vm, name: ObjectRef) -> Result {
    if name.class_id() == vm.types.str.id() { Ok(vm.interned_or_itself(name)) } else { attribute_name(vm, name) }
}

pub(super) fn getattr(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let name = vm.required(arguments, 1);
    let name = read_name(vm, name)?;
    match arguments[2].take() {
        None => vm.get_attribute(&object, &name),
        Some(default) => Ok(vm.get_optional_attribute(&object, &name)?.unwrap_or(default)),
    }
}

pub(super) fn hasattr(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let name = vm.required(arguments, 1);
    let name = read_name(vm, name)?;
    let found = vm.get_optional_attribute(&object, &name)?;
    Ok(vm.new_bool(found.is_some()))
}

pub(super) fn setattr(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let name = vm.required(arguments, 1);
    let name = attribute_name(vm, name)?;
    let value = vm.required(arguments, 2);
    vm.set_attribute(&object, &name, Some(value))?;
    Ok(vm.none.clone())
}

pub(super) fn delattr(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let name = vm.required(arguments, 1);
    let name = attribute_name(vm, name)?;
    vm.set_attribute(&object, &name, None)?;
    Ok(vm.none.clone())
}
