//! `method`: a function bound to an instance.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::descriptor::reduce_to_getattr;
use crate::types::native::{TypeDefinition, getter, member, method};
use crate::types::object::hash_of_address;
use crate::types::slots::{Comparison, Slots};
use crate::types::str::Str;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a bound method.
pub struct Method {
    /// `__func__`.
    pub function: ObjectRef,
    /// `__self__`.
    pub instance: ObjectRef,
}

impl Trace for Method {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.function);
        visit(&self.instance);
    }
}

impl Vm {
    /// A method that calls `function` with `instance` first (`PyMethod_New`).
    pub fn new_method(&self, function: ObjectRef, instance: ObjectRef) -> ObjectRef {
        ObjectRef::new(&self.types.method, Method { function, instance })
    }
}

/// `method`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "method",
    slots,
    methods: &[method("__reduce__", "($self, /)", |vm, object, _| {
        let (function, instance) = parts(vm, object);
        let name = vm.names.__name__.clone();
        let name = vm.get_attribute(&function, &name)?;
        reduce_to_getattr(vm, instance, name)
    })],
    attributes: &[
        member("__func__", |vm, object| Ok(parts(vm, object).0)),
        member("__self__", |vm, object| Ok(parts(vm, object).1)),
        getter("__doc__", |vm, object| {
            let (function, _) = parts(vm, object);
            let name = vm.names.__doc__.clone();
            Ok(vm.get_optional_attribute(&function, &name)?.unwrap_or_else(|| vm.none.clone()))
        }),
    ],
    base_type: false,
    weak_references: true,
    signature: Some("(function, instance, /)"),
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(repr);
    slots.hash = Some(|vm, object| {
        let (function, instance) = parts(vm, object);
        let hash = hash_of_address(&instance) ^ vm.hash(&function)?;
        Ok(if hash == -1 { -2 } else { hash })
    });
    slots.call = Some(|vm, object, arguments| {
        let (function, instance) = parts(vm, object);
        vm.call(&function, arguments.with_first(instance))
    });
    slots.get_attribute = Some(get_attribute);
    slots.compare = Some(compare);
    slots.descriptor_get = Some(|_, object, _, _| Ok(object.clone()));
    slots.new = Some(new);
}

fn parts(vm: &Vm, object: &ObjectRef) -> (ObjectRef, ObjectRef) {
    match object.payload::<Method>() {
        Some(payload) => (payload.function.clone(), payload.instance.clone()),
        None => (vm.none.clone(), vm.none.clone()),
    }
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let (function, instance) = parts(vm, object);
    let (qualified_name, name) = (vm.names.__qualname__.clone(), vm.names.__name__.clone());
    let found = match vm.get_optional_attribute(&function, &qualified_name)? {
        Some(found) => Some(found),
        None => vm.get_optional_attribute(&function, &name)?,
    };
    let shown = found.filter(|found| found.payload::<Str>().is_some());
    let shown = shown.map_or_else(|| "?".to_owned(), |shown| vm.display_text(&shown));
    let instance = vm.repr_display(&instance)?;
    Ok(vm.new_str(&format!("<bound method {shown} of {instance}>")))
}

/// Attributes of the type first, then those of the function (`method_getattro`).
fn get_attribute(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef) -> Result {
    let class = object.class_ref();
    if let Some(found) = vm.lookup_type_attribute(&class, name) {
        return vm.bind_descriptor(found, Some(object), &class);
    }
    let (function, _) = parts(vm, object);
    vm.get_attribute(&function, name)
}

fn compare(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    let wanted = match comparison {
        Comparison::Equal => true,
        Comparison::NotEqual => false,
        _ => return Ok(vm.not_implemented.clone()),
    };
    if other.payload::<Method>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let ((function, instance), (other_function, other_instance)) = (parts(vm, object), parts(vm, other));
    let equal = vm.identical_or_equal(&function, &other_function)? && instance.is(&other_instance);
    Ok(vm.new_bool(equal == wanted))
}

/// `MethodType(function, instance)`
fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    if !arguments.keywords.is_empty() {
        return Err(vm.type_error("method() takes no keyword arguments"));
    }
    let given = arguments.positional.len();
    let [function, instance] = arguments.positional.as_slice() else {
        return Err(vm.type_error(format!("method expected 2 arguments, got {given}")));
    };
    if function.class_payload(vm).slots(vm).call.is_none() {
        return Err(vm.type_error("first argument must be callable"));
    }
    if instance.is(&vm.none) {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.new_method(function.clone(), instance.clone()))
}
