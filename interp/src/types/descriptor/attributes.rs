//! `getset_descriptor` and `member_descriptor`: attributes that native code reads and writes.

use super::{GetSetDescriptor, MemberDescriptor, MemberPlace, check_instance, described, name, owner, qualified_name};
use crate::object::ObjectRef;
use crate::types::native::{AttributeDefinition, TypeDefinition, getter, member};
use crate::types::slots::Slots;
use crate::vm::{Raised, Result, Vm};

/// `getset_descriptor`
pub static GETSET_DESCRIPTOR: TypeDefinition = TypeDefinition {
    name: "getset_descriptor",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, descriptor| described(vm, descriptor, "attribute"));
        slots.descriptor_get = Some(get);
        slots.descriptor_set = Some(set);
    },
    attributes: ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `member_descriptor`
pub static MEMBER_DESCRIPTOR: TypeDefinition = TypeDefinition {
    name: "member_descriptor",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, descriptor| described(vm, descriptor, "member"));
        slots.descriptor_get = Some(get_member);
        slots.descriptor_set = Some(set_member);
    },
    methods: &[super::calls::REDUCE],
    attributes: ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};

const ATTRIBUTES: &[AttributeDefinition] = &[
    member("__objclass__", owner),
    member("__name__", name),
    getter("__doc__", |vm, _| Ok(vm.none.clone())),
    getter("__qualname__", qualified_name),
];

fn get(vm: &mut Vm, descriptor: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    let (Some(instance), Some(payload)) = (instance, descriptor.payload::<GetSetDescriptor>()) else {
        return Ok(descriptor.clone());
    };
    if !vm.is_instance_of_type(instance, &payload.owner) {
        check_instance(vm, descriptor, instance)?;
    }
    (payload.definition.get)(vm, instance)
}

fn set(vm: &mut Vm, descriptor: &ObjectRef, instance: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(payload) = descriptor.payload::<GetSetDescriptor>() else { return Ok(()) };
    check_instance(vm, descriptor, instance)?;
    match payload.definition.set {
        Some(set) => set(vm, instance, value),
        None => {
            let (name, owner) = (payload.definition.name, vm.type_name(&payload.owner));
            Err(attribute_error(vm, &format!("attribute '{name}' of '{owner}' objects is not writable")))
        }
    }
}

fn attribute_error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.exceptions.attribute_error.clone();
    vm.raise(&class, message)
}

fn get_member(vm: &mut Vm, descriptor: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    let (Some(instance), Some(payload)) = (instance, descriptor.payload::<MemberDescriptor>()) else {
        return Ok(descriptor.clone());
    };
    if !vm.is_instance_of_type(instance, &payload.owner) {
        check_instance(vm, descriptor, instance)?;
    }
    match payload.place {
        MemberPlace::Native(definition) => (definition.get)(vm, instance),
        MemberPlace::Slot(index) => {
            let value = instance.extension().and_then(|extension| extension.slots.get(vm).get(index)?.clone());
            match value {
                Some(value) => Ok(value),
                None => Err(vm.empty_slot_error(instance, &payload.name)),
            }
        }
    }
}

fn set_member(vm: &mut Vm, descriptor: &ObjectRef, instance: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(payload) = descriptor.payload::<MemberDescriptor>() else { return Ok(()) };
    check_instance(vm, descriptor, instance)?;
    match payload.place {
        MemberPlace::Native(AttributeDefinition { set: Some(set), .. }) => set(vm, instance, value),
        MemberPlace::Native(_) => Err(attribute_error(vm, "readonly attribute")),
        MemberPlace::Slot(index) => {
            let deleting = value.is_none();
            let place = instance.extension().and_then(|extension| extension.slots.get_mut(vm).get_mut(index));
            let old = place.and_then(|place| std::mem::replace(place, value));
            if deleting && old.is_none() {
                let message = vm.display_text(&payload.name);
                return Err(attribute_error(vm, &message));
            }
            drop(old);
            Ok(())
        }
    }
}
