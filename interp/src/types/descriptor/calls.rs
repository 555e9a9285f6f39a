//! The descriptors of native methods and slots, and what they bind to.

use super::{MethodDescriptor, MethodWrapper, SlotWrapper, check_instance, described, name, owner, qualified_name};
use crate::object::{Contents, ObjectRef};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method};
use crate::types::native_function::NativeFunction;
use crate::types::object::hash_of_address;
use crate::types::slots::{Comparison, Slots};
use crate::types::text_signatures::shown_signature;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// `method_descriptor`
pub static METHOD_DESCRIPTOR: TypeDefinition = TypeDefinition {
    name: "method_descriptor",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, descriptor| described(vm, descriptor, "method"));
        slots.call = Some(Vm::call_method_descriptor);
        slots.descriptor_get = Some(bind_method);
    },
    methods: &[REDUCE],
    attributes: ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `classmethod_descriptor`
pub static CLASSMETHOD_DESCRIPTOR: TypeDefinition = TypeDefinition {
    name: "classmethod_descriptor",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, descriptor| described(vm, descriptor, "method"));
        slots.call = Some(call_class_method);
        slots.descriptor_get = Some(bind_class_method);
    },
    attributes: ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `wrapper_descriptor`
pub static SLOT_WRAPPER: TypeDefinition = TypeDefinition {
    name: "wrapper_descriptor",
    slots: |slots: &mut Slots| {
        slots.repr = Some(|vm, descriptor| described(vm, descriptor, "slot wrapper"));
        slots.call = Some(Vm::call_slot_wrapper);
        slots.descriptor_get = Some(bind_slot_wrapper);
    },
    methods: &[REDUCE],
    attributes: ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `method-wrapper`
pub static METHOD_WRAPPER: TypeDefinition = TypeDefinition {
    name: "method-wrapper",
    slots: |slots: &mut Slots| {
        slots.repr = Some(repr_of_bound);
        slots.hash = Some(hash_of_bound);
        slots.call = Some(Vm::call_method_wrapper);
        slots.compare = Some(compare_bound);
    },
    methods: &[method("__reduce__", "($self, /)", |vm, bound, _| {
        let Some(payload) = bound.payload::<MethodWrapper>() else { return Ok(vm.none.clone()) };
        let (wrapper, instance) = (payload.wrapper.clone(), payload.instance.clone());
        let name = name(vm, &wrapper)?;
        reduce_to_getattr(vm, instance, name)
    })],
    attributes: &[
        member("__self__", |vm, bound| {
            let instance = bound.payload::<MethodWrapper>().map(|bound| bound.instance.clone());
            Ok(instance.unwrap_or_else(|| vm.none.clone()))
        }),
        getter("__objclass__", |vm, bound| of_wrapper(vm, bound, owner)),
        getter("__name__", |vm, bound| of_wrapper(vm, bound, name)),
        getter("__qualname__", |vm, bound| of_wrapper(vm, bound, qualified_name)),
        getter("__doc__", |vm, bound| of_wrapper(vm, bound, doc)),
        getter("__text_signature__", |vm, bound| of_wrapper(vm, bound, text_signature)),
    ],
    base_type: false,
    ..TypeDefinition::EMPTY
};

pub(super) const REDUCE: MethodDefinition = method("__reduce__", "($self, /)", |vm, descriptor, _| {
    let (owner, name) = (owner(vm, descriptor)?, name(vm, descriptor)?);
    reduce_to_getattr(vm, owner, name)
});

const ATTRIBUTES: &[AttributeDefinition] = &[
    member("__objclass__", owner),
    member("__name__", name),
    getter("__doc__", doc),
    getter("__qualname__", qualified_name),
    getter("__text_signature__", text_signature),
];

/// `(getattr, (object, name))`: how methods are pickled.
pub(crate) fn reduce_to_getattr(vm: &mut Vm, object: ObjectRef, name: ObjectRef) -> Result {
    let getattr = vm.intern("getattr");
    let function = crate::types::dict::get_str(vm, &vm.builtins, &getattr).unwrap_or_else(|| vm.none.clone());
    let arguments = vm.new_tuple(vec![object, name]);
    Ok(vm.new_tuple(vec![function, arguments]))
}

fn doc(vm: &mut Vm, descriptor: &ObjectRef) -> Result {
    let doc = descriptor.payload::<SlotWrapper>().map(|wrapper| wrapper.special.doc);
    Ok(doc.map_or_else(|| vm.none.clone(), |doc| vm.new_str(doc)))
}

fn text_signature(vm: &mut Vm, descriptor: &ObjectRef) -> Result {
    let found = match (descriptor.payload::<MethodDescriptor>(), descriptor.payload::<SlotWrapper>()) {
        (Some(method), _) => Some((&method.owner, method.definition.name, method.signature.text())),
        (None, Some(wrapper)) => Some((&wrapper.owner, wrapper.special.name, wrapper.special.signature)),
        (None, None) => None,
    };
    let shown = found.and_then(|(owner, name, signature)| {
        shown_signature(vm, &vm.type_qualified_name(owner), name, Some(signature))
    });
    Ok(shown.map_or_else(|| vm.none.clone(), |signature| vm.new_str(signature)))
}

fn of_wrapper(vm: &mut Vm, bound: &ObjectRef, read: fn(&mut Vm, &ObjectRef) -> Result) -> Result {
    match bound.payload::<MethodWrapper>() {
        Some(payload) => read(vm, &payload.wrapper),
        None => Ok(vm.none.clone()),
    }
}

fn bind_method(vm: &mut Vm, descriptor: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    let (Some(instance), Some(payload)) = (instance, descriptor.payload::<MethodDescriptor>()) else {
        return Ok(descriptor.clone());
    };
    check_instance(vm, descriptor, instance)?;
    Ok(bound(vm, payload, instance))
}

fn bound(vm: &Vm, descriptor: &MethodDescriptor, receiver: &ObjectRef) -> ObjectRef {
    let function = NativeFunction {
        definition: descriptor.definition,
        signature: descriptor.signature.shared(),
        receiver: receiver.clone(),
        module: None,
        module_name: Contents::default(),
        owner: Some(descriptor.owner.clone()),
    };
    ObjectRef::new(&vm.types.native_function, function)
}

fn bind_class_method(
    vm: &mut Vm,
    descriptor: &ObjectRef,
    instance: Option<&ObjectRef>,
    owner: Option<&ObjectRef>,
) -> Result {
    let Some(payload) = descriptor.payload::<MethodDescriptor>() else { return Ok(descriptor.clone()) };
    let (name, base) = (payload.definition.name, vm.type_name(&payload.owner));
    let class = match (owner, instance) {
        (Some(owner), _) => owner.clone(),
        (None, Some(instance)) => instance.class_ref(),
        (None, None) => {
            return Err(
                vm.type_error(format!("descriptor '{name}' for type '{base}' needs either an object or a type"))
            );
        }
    };
    if class.payload::<Type>().is_none() {
        let found = vm.class_name(&class);
        return Err(
            vm.type_error(format!("descriptor '{name}' for type '{base}' needs a type, not a '{found}' as arg 2"))
        );
    }
    if !vm.is_subtype(&class, &payload.owner) {
        let found = vm.type_name(&class);
        return Err(vm.type_error(format!("descriptor '{name}' requires a subtype of '{base}' but received '{found}'")));
    }
    Ok(bound(vm, payload, &class))
}

fn call_class_method(vm: &mut Vm, descriptor: &ObjectRef, mut arguments: Arguments) -> Result {
    if arguments.positional.is_empty() {
        let Some(payload) = descriptor.payload::<MethodDescriptor>() else { return Ok(vm.none.clone()) };
        let (name, owner) = (payload.definition.name, vm.type_name(&payload.owner));
        return Err(vm.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument")));
    }
    let class = arguments.positional.remove(0);
    let method = bind_class_method(vm, descriptor, None, Some(&class))?;
    vm.call(&method, arguments)
}

fn bind_slot_wrapper(
    vm: &mut Vm,
    descriptor: &ObjectRef,
    instance: Option<&ObjectRef>,
    _: Option<&ObjectRef>,
) -> Result {
    let Some(instance) = instance else { return Ok(descriptor.clone()) };
    check_instance(vm, descriptor, instance)?;
    let payload = MethodWrapper { wrapper: descriptor.clone(), instance: instance.clone() };
    Ok(ObjectRef::new(&vm.types.method_wrapper, payload))
}

fn repr_of_bound(vm: &mut Vm, object: &ObjectRef) -> Result {
    let Some(payload) = object.payload::<MethodWrapper>() else { return Ok(vm.none.clone()) };
    let name = payload.wrapper.payload::<SlotWrapper>().map_or("", |wrapper| wrapper.special.name);
    let (class, address) = (vm.class_name(&payload.instance), payload.instance.id().0);
    Ok(vm.new_str(&format!("<method-wrapper '{name}' of {class} object at {address:#x}>")))
}

fn hash_of_bound(_: &mut Vm, object: &ObjectRef) -> Result<i64> {
    let hash = object
        .payload::<MethodWrapper>()
        .map_or(0, |payload| hash_of_address(&payload.instance) ^ hash_of_address(&payload.wrapper));
    Ok(if hash == -1 { -2 } else { hash })
}

fn compare_bound(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    let (Some(first), Some(second)) = (object.payload::<MethodWrapper>(), other.payload::<MethodWrapper>()) else {
        return Ok(vm.not_implemented.clone());
    };
    let equal = first.wrapper.is(&second.wrapper) && first.instance.is(&second.instance);
    match comparison {
        Comparison::Equal => Ok(vm.new_bool(equal)),
        Comparison::NotEqual => Ok(vm.new_bool(!equal)),
        _ => Ok(vm.not_implemented.clone()),
    }
}
