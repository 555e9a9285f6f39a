//! Reference counts, sizes, interned strings.

use crate::object::{IMMORTAL, ObjectRef};
use crate::planted_faults::Fault;
use crate::types::str::{Str, references_besides_interning};
use crate::vm::{Result, Vm};

pub(super) fn reference_count(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    // The argument's own reference counts, as in CPython.
    let object = arguments[0].as_ref();
    let mut count = object.map_or(0, references_besides_interning);
    if count != IMMORTAL
        && let Some(object) = object
    {
        let lent = vm.lent.iter().filter(|lent| **lent == object.id()).count();
        count = count.saturating_sub(lent as u32);
    }
    Ok(vm.new_int(i64::from(if count == IMMORTAL { u32::MAX } else { count })))
}

pub(super) fn size_of(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let default = arguments[1].take();
    match (size(vm, &object), default) {
        (Ok(size), _) => Ok(size),
        (Err(raised), Some(default)) if vm.is_raised(&raised, &vm.exceptions.type_error) => Ok(default),
        (Err(raised), _) => Err(raised),
    }
}

/// `_PySys_GetSizeOf`: `__sizeof__()` and what stands in front of the object.
pub(crate) fn size(vm: &mut Vm, object: &ObjectRef) -> Result {
    let name = vm.names.__sizeof__.clone();
    let Some(size) = vm.call_bound_special(object, &name, [])? else {
        let class = vm.class_name(object);
        return Err(vm.type_error(format!("Type {class} doesn't define __sizeof__")));
    };
    let size = vm.size_of_int(&size)?;
    if size < 0 {
        return Err(vm.value_error("__sizeof__() should return >= 0"));
    }
    let excess = if Fault::SizeOffByEight.is_planted() { 8 } else { 0 };
    Ok(vm.new_big_int((size as u64 + vm.size_before_object(object) as u64 + excess).into()))
}

pub(super) fn intern(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let string = vm.required(arguments, 0);
    if string.payload::<Str>().is_none() {
        return Err(vm.bad_argument("intern", "argument", "str", &string));
    }
    if string.class_id() != vm.types.str.id() {
        let class = vm.class_name(&string);
        return Err(vm.type_error(format!("can't intern {class}")));
    }
    Ok(vm.intern_made_object(string))
}

pub(super) fn is_interned(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let string = vm.required(arguments, 0);
    if string.payload::<Str>().is_none() {
        let class = vm.class_name(&string);
        return Err(vm.type_error(format!("_is_interned() argument must be str, not {class}")));
    }
    Ok(vm.new_bool(crate::types::str::is_interned(&string)))
}

pub(super) fn allocated_blocks(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let tracked: usize = (0..=crate::object::collector::PERMANENT)
        .chain([crate::object::collector::STARTUP])
        .map(|generation| crate::object::collector::members(generation).len())
        .sum();
    Ok(vm.new_int(tracked as i64))
}
