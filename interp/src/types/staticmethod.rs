//! `staticmethod`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::classmethod::{copy_attributes, is_abstract, single_argument};
use crate::types::native::{TypeDefinition, getter, member, property};
use crate::types::slots::Slots;
use crate::vm::{Result, Vm};

/// The payload of a static method.
#[derive(Default)]
pub struct StaticMethod {
    /// `__func__`; `None` until `__init__`.
    pub callable: Contents<Option<ObjectRef>>,
}

impl StaticMethod {
    /// The payload for a callable.
    pub fn new(callable: ObjectRef) -> Self {
        Self { callable: Contents::new(Some(callable)) }
    }
}

impl Trace for StaticMethod {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.callable.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.callable.get_mut(token).take());
    }
}

/// `staticmethod`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "staticmethod",
    slots,
    attributes: &[
        member("__func__", callable),
        member("__wrapped__", callable),
        getter("__isabstractmethod__", |vm, object| {
            let callable = object.payload::<StaticMethod>().and_then(|payload| payload.callable.cloned(vm));
            is_abstract(vm, callable)
        }),
        property("__dict__", Vm::instance_dict_attribute, crate::types::class_creation::set_generic_dict),
    ],
    instance_dict: true,
    signature: Some("(function, /)"),
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(|vm, object| {
        let callable = callable(vm, object)?;
        let callable = vm.repr_display(&callable)?;
        Ok(vm.new_str(&format!("<staticmethod({callable})>")))
    });
    slots.call = Some(|vm, object, arguments| {
        let callable = unwrapped(vm, object)?;
        vm.call(&callable, arguments)
    });
    slots.descriptor_get = Some(|vm, object, _, _| unwrapped(vm, object));
    slots.init = Some(|vm, object, arguments| {
        let callable = single_argument(vm, "staticmethod", arguments)?;
        if let Some(payload) = object.payload::<StaticMethod>() {
            let old = payload.callable.replace(vm, Some(callable.clone()));
            drop(old);
        }
        copy_attributes(vm, object, &callable)
    });
    slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, StaticMethod::default())));
}

fn callable(vm: &mut Vm, object: &ObjectRef) -> Result {
    let callable = object.payload::<StaticMethod>().and_then(|payload| payload.callable.cloned(vm));
    Ok(callable.unwrap_or_else(|| vm.none.clone()))
}

fn unwrapped(vm: &mut Vm, object: &ObjectRef) -> Result {
    match object.payload::<StaticMethod>().and_then(|payload| payload.callable.cloned(vm)) {
        Some(callable) => Ok(callable),
        None => Err(vm.runtime_error("uninitialized staticmethod object")),
    }
}
