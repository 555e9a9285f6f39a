//! Attributes of exceptions that are fields: `_Py_T_OBJECT` members in CPython.

use crate::object::ObjectRef;
use crate::types::native::AttributeDefinition;
use crate::vm::{Result, Vm};

/// A writable member: empty reads as `None`, deletion empties it.
pub const fn object_member<const INDEX: usize>(name: &'static str) -> AttributeDefinition {
    AttributeDefinition { name, get: get_object::<INDEX>, set: Some(set_object::<INDEX>), member: true }
}

/// A read-only member.
pub const fn read_only_member<const INDEX: usize>(name: &'static str) -> AttributeDefinition {
    AttributeDefinition { name, get: get_object::<INDEX>, set: None, member: true }
}

/// A writable member that holds a size (`Py_T_PYSSIZET`); 0 at first.
pub const fn size_member<const INDEX: usize>(name: &'static str) -> AttributeDefinition {
    AttributeDefinition { name, get: get_size::<INDEX>, set: Some(set_size::<INDEX>), member: true }
}

fn get_object<const INDEX: usize>(vm: &mut Vm, exception: &ObjectRef) -> Result {
    Ok(vm.exception_field(exception, INDEX).unwrap_or_else(|| vm.none.clone()))
}

fn set_object<const INDEX: usize>(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    match value {
        Some(value) => vm.set_exception_field(exception, INDEX, value),
        None => vm.clear_exception_field(exception, INDEX),
    }
    Ok(())
}

fn get_size<const INDEX: usize>(vm: &mut Vm, exception: &ObjectRef) -> Result {
    Ok(vm.exception_field(exception, INDEX).unwrap_or_else(|| vm.new_int(0)))
}

fn set_size<const INDEX: usize>(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    if value.payload::<crate::types::int::Int>().is_none() {
        // The C code has written its mark of failure by then.
        let mark = vm.new_int(-1);
        vm.set_exception_field(exception, INDEX, mark);
        return Err(vm.type_error("an integer is required"));
    }
    let Some(size) = vm.int_value(&value) else {
        let mark = vm.new_int(-1);
        vm.set_exception_field(exception, INDEX, mark);
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    };
    let size = vm.new_int(size);
    vm.set_exception_field(exception, INDEX, size);
    Ok(())
}
