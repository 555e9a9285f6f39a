//! `TypeAliasType`: what a `type` statement makes (PEP 695, Objects/typevarobject.c).

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method};
use crate::types::slots::Operator;
use crate::types::tuple::Tuple;
use crate::types::type_parameter::{Lazy, force};
use crate::types::typing;
use crate::types::union_type::union_of_operands;
use crate::vm::native_call::Signature;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a type alias.
pub struct TypeAlias {
    /// `__name__`
    pub name: ObjectRef,
    /// `__type_params__`, a tuple; `None` where there are none.
    pub parameters: Option<ObjectRef>,
    /// `__value__`
    pub value: Contents<Lazy>,
    /// `__module__`
    pub module: ObjectRef,
}

impl Trace for TypeAlias {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.name);
        self.parameters.iter().for_each(&mut *visit);
        self.value.get(token).trace(visit);
        visit(&self.module);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        self.value.get_mut(token).clear(released);
    }
}

fn alias<'a>(vm: &mut Vm, object: &'a ObjectRef) -> Result<&'a TypeAlias> {
    match object.payload::<TypeAlias>() {
        Some(payload) => Ok(payload),
        None => Err(vm.system_error("not a type alias")),
    }
}

fn get_name(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(alias(vm, object)?.name.clone())
}

fn get_parameters(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(alias(vm, object)?.parameters.clone().unwrap_or_else(|| vm.empty_tuple.clone()))
}

static ATTRIBUTES: &[AttributeDefinition] = &[
    member("__name__", get_name),
    getter("__parameters__", |vm, object| {
        let parameters = get_parameters(vm, object)?;
        typing::unpack_tuples(vm, &parameters)
    }),
    getter("__type_params__", get_parameters),
    getter("__value__", |vm, object| {
        let payload = alias(vm, object)?;
        Ok(force(vm, &payload.value)?.unwrap_or_else(|| vm.none.clone()))
    }),
    getter("__module__", |vm, object| Ok(alias(vm, object)?.module.clone())),
];

static CALL: MethodDefinition = method("typealias", "(name, value, *, type_params=())", |vm, _, _| Ok(vm.none.clone()));

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = vm.bind_native(&CALL, &Signature::parse(&CALL), None, arguments)?;
    let name = vm.required(&mut bound, 0);
    typing::check_name(vm, "typealias", &name)?;
    let value = vm.required(&mut bound, 1);
    let parameters = vm.optional(&mut bound, 2);
    if parameters.as_ref().is_some_and(|parameters| parameters.payload::<Tuple>().is_none()) {
        return Err(vm.type_error("type_params must be a tuple"));
    }
    let parameters = parameters.filter(|parameters| !parameters.is(&vm.empty_tuple));
    let module = typing::calling_module(vm).unwrap_or_else(|| vm.none.clone());
    let payload = TypeAlias { name, parameters, value: Contents::new(Lazy::Ready(value)), module };
    Ok(ObjectRef::new(class, payload))
}

fn subscript(vm: &mut Vm, object: &ObjectRef, item: &ObjectRef) -> Result {
    if alias(vm, object)?.parameters.is_none() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    Ok(vm.new_generic_alias(object.clone(), item.clone()))
}

/// `TypeAliasType`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "TypeAliasType",
    module: "typing",
    slots: |slots| {
        slots.repr = Some(get_name);
        slots.new = Some(new);
        slots.subscript = Some(subscript);
        slots.binary[Operator::Or as usize] = Some(union_of_operands);
    },
    methods: &[method("__reduce__", "($self, /)", |vm, object, _| get_name(vm, object))],
    attributes: ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};
