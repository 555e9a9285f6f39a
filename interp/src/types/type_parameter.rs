//! `TypeVar`, `ParamSpec`, `TypeVarTuple` and `TypeAliasType` as the syntax of PEP 695 makes them
//! (Objects/typevarobject.c): bounds, constraints, defaults and values are computed when first asked for.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method};
use crate::vm::{Arguments, Result, Vm};

/// What is computed when first asked for.
#[derive(Clone, Default)]
pub enum Lazy {
    /// Nothing was written.
    #[default]
    Absent,
    /// The function that computes it.
    Pending(ObjectRef),
    /// What it gave.
    Ready(ObjectRef),
}

impl Lazy {
    fn trace(&self, visit: &mut dyn FnMut(&ObjectRef)) {
        match self {
            Self::Absent => {}
            Self::Pending(object) | Self::Ready(object) => visit(object),
        }
    }
}

/// The payload of a type parameter.
pub struct TypeParameter {
    /// `__name__`
    pub name: ObjectRef,
    /// `__bound__`
    pub bound: Contents<Lazy>,
    /// `__constraints__`
    pub constraints: Contents<Lazy>,
    /// `__default__`
    pub default: Contents<Lazy>,
}

impl Trace for TypeParameter {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.name);
        self.bound.get(token).trace(visit);
        self.constraints.get(token).trace(visit);
        self.default.get(token).trace(visit);
    }
}

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
}

/// The value of a lazy part; computed now where it was not before.
fn force(vm: &mut Vm, part: &Contents<Lazy>) -> Result<Option<ObjectRef>> {
    let function = match part.get(vm) {
        Lazy::Absent => return Ok(None),
        Lazy::Ready(value) => return Ok(Some(value.clone())),
        Lazy::Pending(function) => function.clone(),
    };
    let value = vm.call(&function, Arguments::none())?;
    let old = part.replace(vm, Lazy::Ready(value.clone()));
    drop(old);
    Ok(Some(value))
}

fn parameter<'a>(vm: &mut Vm, object: &'a ObjectRef) -> Result<&'a TypeParameter> {
    match object.payload::<TypeParameter>() {
        Some(payload) => Ok(payload),
        None => Err(vm.system_error("not a type parameter")),
    }
}

fn alias<'a>(vm: &mut Vm, object: &'a ObjectRef) -> Result<&'a TypeAlias> {
    match object.payload::<TypeAlias>() {
        Some(payload) => Ok(payload),
        None => Err(vm.system_error("not a type alias")),
    }
}

fn has_default(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let absent = matches!(parameter(vm, object)?.default.get(vm), Lazy::Absent);
    Ok(vm.new_bool(!absent))
}

fn get_bound(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = parameter(vm, object)?;
    Ok(force(vm, &payload.bound)?.unwrap_or_else(|| vm.none.clone()))
}

fn get_constraints(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = parameter(vm, object)?;
    Ok(force(vm, &payload.constraints)?.unwrap_or_else(|| vm.empty_tuple.clone()))
}

fn no(vm: &mut Vm, _: &ObjectRef) -> Result {
    Ok(vm.new_bool(false))
}

fn yes(vm: &mut Vm, _: &ObjectRef) -> Result {
    Ok(vm.new_bool(true))
}

fn get_name(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(parameter(vm, object)?.name.clone())
}

static METHODS: &[MethodDefinition] = &[method("has_default", "($self, /)", has_default)];

static VARIABLE_ATTRIBUTES: &[AttributeDefinition] = &[
    member("__name__", get_name),
    member("__covariant__", no),
    member("__contravariant__", no),
    member("__infer_variance__", yes),
    getter("__bound__", get_bound),
    getter("__constraints__", get_constraints),
];

const PARAMETER: TypeDefinition = TypeDefinition {
    module: "typing",
    slots: |slots| slots.repr = Some(get_name),
    methods: METHODS,
    base_type: false,
    instance_dict: true,
    weak_references: true,
    ..TypeDefinition::EMPTY
};

/// `TypeVar`
pub static TYPE_VARIABLE: TypeDefinition =
    TypeDefinition { name: "TypeVar", attributes: VARIABLE_ATTRIBUTES, ..PARAMETER };

static SPECIFICATION_ATTRIBUTES: &[AttributeDefinition] = &[
    member("__name__", get_name),
    member("__covariant__", no),
    member("__contravariant__", no),
    member("__infer_variance__", yes),
    getter("__bound__", get_bound),
];

/// `ParamSpec`
pub static PARAMETER_SPECIFICATION: TypeDefinition =
    TypeDefinition { name: "ParamSpec", attributes: SPECIFICATION_ATTRIBUTES, ..PARAMETER };

static TUPLE_ATTRIBUTES: &[AttributeDefinition] = &[member("__name__", get_name)];

/// `TypeVarTuple`
pub static TYPE_VARIABLE_TUPLE: TypeDefinition =
    TypeDefinition { name: "TypeVarTuple", attributes: TUPLE_ATTRIBUTES, ..PARAMETER };

fn get_alias_name(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(alias(vm, object)?.name.clone())
}

static ALIAS_ATTRIBUTES: &[AttributeDefinition] = &[
    member("__name__", get_alias_name),
    getter("__parameters__", |vm, object| {
        Ok(alias(vm, object)?.parameters.clone().unwrap_or_else(|| vm.empty_tuple.clone()))
    }),
    getter("__type_params__", |vm, object| {
        Ok(alias(vm, object)?.parameters.clone().unwrap_or_else(|| vm.empty_tuple.clone()))
    }),
    getter("__value__", |vm, object| {
        let payload = alias(vm, object)?;
        Ok(force(vm, &payload.value)?.unwrap_or_else(|| vm.none.clone()))
    }),
    getter("__module__", |vm, object| Ok(alias(vm, object)?.module.clone())),
];

/// `TypeAliasType`
pub static TYPE_ALIAS: TypeDefinition = TypeDefinition {
    name: "TypeAliasType",
    module: "typing",
    slots: |slots| slots.repr = Some(get_alias_name),
    attributes: ALIAS_ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};

impl Vm {
    /// A type parameter of one of the three types.
    pub fn new_type_parameter(&self, class: &ObjectRef, name: ObjectRef, bound: Lazy, constraints: Lazy) -> ObjectRef {
        let payload = TypeParameter {
            name,
            bound: Contents::new(bound),
            constraints: Contents::new(constraints),
            default: Contents::default(),
        };
        ObjectRef::new(class, payload)
    }
}
