//! `bool`.

use crate::object::ObjectRef;
use crate::types::int::{Int, operators};
use crate::types::native::TypeDefinition;
use crate::types::slots::{Binary, Operator};
use crate::vm::{Arguments, Result, Vm};

/// The operator on two bools, a bool; anything else is int's affair.
fn logical(
    vm: &mut Vm,
    left: &ObjectRef,
    right: &ObjectRef,
    operator: fn(bool, bool) -> bool,
    of_ints: Binary,
) -> Result {
    let class = vm.types.bool.id();
    if left.class_id() == class && right.class_id() == class {
        return Ok(vm.new_bool(operator(left.is(&vm.true_), right.is(&vm.true_))));
    }
    of_ints(vm, left, right)
}

fn and(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    logical(vm, left, right, |left, right| left & right, operators::and)
}

fn or(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    logical(vm, left, right, |left, right| left | right, operators::or)
}

fn xor(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    logical(vm, left, right, |left, right| left ^ right, operators::xor)
}

fn invert(vm: &mut Vm, object: &ObjectRef) -> Result {
    if let Some(message) = vm.profile.bool_inversion_warning {
        vm.warn_deprecated(message)?;
    }
    Ok(object.payload::<Int>().map_or_else(|| object.clone(), |value| vm.new_integer(!value)))
}

fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    if !arguments.keywords.is_empty() {
        return Err(vm.type_error("bool() takes no keyword arguments"));
    }
    let given = arguments.positional.len();
    if given > 1 {
        return Err(vm.type_error(format!("bool expected at most 1 argument, got {given}")));
    }
    match arguments.positional.first() {
        Some(object) => {
            let truth = vm.truth(object)?;
            Ok(vm.new_bool(truth))
        }
        None => Ok(vm.false_.clone()),
    }
}

/// `bool`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "bool",
    signature: Some("(object=False, /)"),
    slots: |slots| {
        slots.repr = Some(|vm, object| {
            let name = if object.is(&vm.true_) { "True" } else { "False" };
            Ok(if vm.profile.texts_of_bools_are_interned { vm.intern(name) } else { vm.own_text(name) })
        });
        slots.new = Some(new);
        slots.invert = Some(invert);
        slots.binary[Operator::And as usize] = Some(and);
        slots.binary[Operator::Or as usize] = Some(or);
        slots.binary[Operator::Xor as usize] = Some(xor);
    },
    base_type: false,
    match_self: true,
    ..TypeDefinition::EMPTY
};
