//! The types of `None`, `NotImplemented` and `...`. Their texts are made anew each time.

use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::object::hash_of_address;
use crate::types::slots::{Comparison, Slots};
use crate::vm::{Arguments, Result, Vm};

/// `NoneType`
pub static NONE: TypeDefinition = TypeDefinition {
    name: "NoneType",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, _| Ok(vm.new_str("None")));
        slots.hash = Some(|vm, none| Ok(vm.profile.hash_of_none.unwrap_or_else(|| hash_of_address(none))));
        slots.compare = Some(|vm, none, other, comparison| match comparison {
            Comparison::Equal if none.is(other) => Ok(vm.true_.clone()),
            Comparison::NotEqual if none.is(other) => Ok(vm.false_.clone()),
            _ => Ok(vm.not_implemented.clone()),
        });
        slots.truth = Some(|_, _| Ok(false));
        slots.new = Some(|vm, _, arguments| the_one(vm, vm.none.clone(), "NoneType", &arguments));
    },
    base_type: false,
    signature: Some("()"),
    ..TypeDefinition::EMPTY
};

/// `NotImplementedType`
pub static NOT_IMPLEMENTED: TypeDefinition = TypeDefinition {
    name: "NotImplementedType",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, _| Ok(vm.new_str("NotImplemented")));
        slots.truth = Some(|vm, _| {
            vm.warn_deprecated("NotImplemented should not be used in a boolean context")?;
            Ok(true)
        });
        slots.new = Some(|vm, _, arguments| the_one(vm, vm.not_implemented.clone(), "NotImplementedType", &arguments));
    },
    methods: &[REDUCE],
    base_type: false,
    signature: Some("()"),
    ..TypeDefinition::EMPTY
};

/// `ellipsis`
pub static ELLIPSIS: TypeDefinition = TypeDefinition {
    name: "ellipsis",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, _| Ok(vm.new_str("Ellipsis")));
        slots.new = Some(|vm, _, arguments| the_one(vm, vm.ellipsis.clone(), "EllipsisType", &arguments));
    },
    methods: &[REDUCE],
    base_type: false,
    signature: Some("()"),
    ..TypeDefinition::EMPTY
};

/// The name under which unpickling finds the object.
const REDUCE: MethodDefinition = method("__reduce__", "($self, /)", |vm, object, _| vm.repr(object));

fn the_one(vm: &mut Vm, object: ObjectRef, name: &str, arguments: &Arguments) -> Result {
    if arguments.is_empty() { Ok(object) } else { Err(vm.type_error(format!("{name} takes no arguments"))) }
}
