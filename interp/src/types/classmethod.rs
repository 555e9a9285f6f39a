//! `classmethod`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::native::{TypeDefinition, Wording, getter, member, property};
use crate::types::slots::Slots;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a class method.
#[derive(Default)]
pub struct ClassMethod {
    /// `__func__`; `None` until `__init__`.
    pub callable: Contents<Option<ObjectRef>>,
}

impl ClassMethod {
    /// The payload for a callable.
    pub fn new(callable: ObjectRef) -> Self {
        Self { callable: Contents::new(Some(callable)) }
    }
}

impl Trace for ClassMethod {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.callable.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.callable.get_mut(token).take());
    }
}

/// `classmethod`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "classmethod",
    slots,
    attributes: &[
        member("__func__", callable),
        member("__wrapped__", callable),
        getter("__isabstractmethod__", |vm, object| {
            let callable = object.payload::<ClassMethod>().and_then(|payload| payload.callable.cloned(vm));
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
        Ok(vm.new_str(&format!("<classmethod({callable})>")))
    });
    slots.descriptor_get = Some(bind);
    slots.init = Some(|vm, object, arguments| {
        let callable = single_argument(vm, "classmethod", arguments)?;
        if let Some(payload) = object.payload::<ClassMethod>() {
            let old = payload.callable.replace(vm, Some(callable.clone()));
            drop(old);
        }
        copy_attributes(vm, object, &callable)
    });
    slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, ClassMethod::default())));
}

fn callable(vm: &mut Vm, object: &ObjectRef) -> Result {
    let callable = object.payload::<ClassMethod>().and_then(|payload| payload.callable.cloned(vm));
    Ok(callable.unwrap_or_else(|| vm.none.clone()))
}

fn bind(vm: &mut Vm, object: &ObjectRef, instance: Option<&ObjectRef>, owner: Option<&ObjectRef>) -> Result {
    let Some(callable) = object.payload::<ClassMethod>().and_then(|payload| payload.callable.cloned(vm)) else {
        return Err(vm.runtime_error("uninitialized classmethod object"));
    };
    let class = match (owner, instance) {
        (Some(owner), _) => owner.clone(),
        (None, Some(instance)) => instance.class_ref(),
        (None, None) => vm.none.clone(),
    };
    if vm.profile.chained_class_methods
        && let Some(get) = callable.class_payload(vm).slots(vm).descriptor_get
    {
        return get(vm, &callable, Some(&class), Some(&class));
    }
    Ok(vm.new_method(callable, class))
}

/// The one argument of `classmethod` and `staticmethod`.
pub(super) fn single_argument(vm: &mut Vm, name: &'static str, arguments: Arguments) -> Result {
    static CLASS_METHOD: Constructor = argument_of("classmethod");
    static STATIC_METHOD: Constructor = argument_of("staticmethod");
    let constructor = if name == "classmethod" { &CLASS_METHOD } else { &STATIC_METHOD };
    if !arguments.keywords.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let mut bound = constructor.bind(vm, arguments)?;
    Ok(bound[0].take().unwrap_or_else(|| vm.none.clone()))
}

const fn argument_of(name: &'static str) -> Constructor {
    Constructor::new(name, "(function, /)").worded(Wording::UnpackTuple)
}

/// Whether the callable behind a class or static method is abstract.
pub(super) fn is_abstract(vm: &mut Vm, callable: Option<ObjectRef>) -> Result {
    let Some(callable) = callable else { return Ok(vm.false_.clone()) };
    let name = vm.names.__isabstractmethod__.clone();
    let found = match vm.get_optional_attribute(&callable, &name)? {
        Some(found) => vm.truth(&found)?,
        None => false,
    };
    Ok(vm.new_bool(found))
}

/// Takes over what describes the callable (`functools_wraps` in Objects/funcobject.c).
pub(super) fn copy_attributes(vm: &mut Vm, wrapper: &ObjectRef, callable: &ObjectRef) -> Result<()> {
    let names = &vm.names;
    let names = [&names.__module__, &names.__name__, &names.__qualname__, &names.__doc__, &names.__annotations__]
        .map(ObjectRef::clone);
    for name in names {
        if let Some(value) = vm.get_optional_attribute(callable, &name)? {
            vm.set_attribute(wrapper, &name, Some(value))?;
        }
    }
    Ok(())
}
