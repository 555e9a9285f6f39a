//! The methods and attributes of a view.

use super::{Geometry, casting, items, release, view};
use crate::object::ObjectRef;
use crate::types::bytes::methods::hex_separator;
use crate::types::native::{AttributeDefinition, MethodDefinition, class_method, getter, method};
use crate::types::text::bytes::to_hex;
use crate::vm::{Result, Vm};

fn hex(vm: &mut Vm, object: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let group = match &given[1] {
        Some(group) => vm.argument_c_int(group)?,
        None => 1,
    };
    vm.check_released(object)?;
    let separator = hex_separator(vm, given[0].as_ref())?;
    let text = to_hex(&view(object).copied(vm, false), separator, group as isize);
    Ok(vm.new_str(&text))
}

fn to_readonly(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.check_released(object)?;
    let geometry = Geometry { readonly: true, ..view(object).geometry.clone() };
    vm.new_view_of_same(object, geometry)
}

pub(super) static METHODS: &[MethodDefinition] = &[
    method("release", "($self, /)", release),
    method("tobytes", "($self, /, order='C')", items::to_bytes),
    method("hex", "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", hex),
    method("tolist", "($self, /)", items::to_list),
    method("cast", "($self, /, format, shape=<unrepresentable>)", casting::cast),
    method("toreadonly", "($self, /)", to_readonly),
    class_method("_from_flags", "($type, /, object, flags)", |vm, _, given| {
        let (object, flags) = (vm.required(given, 0), vm.required(given, 1));
        let flags = vm.argument_c_int(&flags)?;
        vm.view_by(&object, flags)
    }),
    method("__enter__", "($self, /)", |vm, object, _| {
        vm.check_released(object)?;
        Ok(object.clone())
    }),
    method("__exit__", "($self, /, *exc_info)", release).worded(crate::types::native::Wording::VarArgs),
];

/// The getter of an attribute that a released view does not have.
macro_rules! of_view {
    ($name:literal, |$vm:ident, $geometry:ident| $value:expr) => {
        getter($name, |$vm, object| {
            $vm.check_released(object)?;
            let $geometry = &view(object).geometry;
            Ok($value)
        })
    };
}

fn numbers(vm: &Vm, values: impl Iterator<Item = i64>) -> ObjectRef {
    vm.new_tuple(values.map(|value| vm.new_int(value)).collect())
}

pub(super) static ATTRIBUTES: &[AttributeDefinition] = &[
    getter("obj", |vm, object| {
        vm.check_released(object)?;
        // Of memory that is being released, nobody is shown as the owner.
        let owner = view(object).owner(vm).filter(|owner| view(object).is_of(owner));
        Ok(owner.unwrap_or(&vm.none).clone())
    }),
    of_view!("nbytes", |vm, geometry| vm.new_int(geometry.size() as i64)),
    of_view!("readonly", |vm, geometry| vm.new_bool(geometry.readonly)),
    of_view!("itemsize", |vm, geometry| vm.new_int(geometry.element.size() as i64)),
    of_view!("format", |vm, geometry| vm.new_str(&geometry.element.format())),
    of_view!("ndim", |vm, geometry| vm.new_int(geometry.shape.len() as i64)),
    of_view!("shape", |vm, geometry| numbers(vm, geometry.shape.iter().map(|length| *length as i64))),
    of_view!("strides", |vm, geometry| numbers(vm, geometry.strides.iter().map(|stride| *stride as i64))),
    of_view!("suboffsets", |vm, _geometry| vm.empty_tuple.clone()),
    of_view!("c_contiguous", |vm, geometry| vm.new_bool(geometry.is_contiguous(false))),
    of_view!("f_contiguous", |vm, geometry| vm.new_bool(geometry.is_contiguous(true))),
    of_view!("contiguous", |vm, geometry| {
        vm.new_bool(geometry.is_contiguous(false) || geometry.is_contiguous(true))
    }),
];
