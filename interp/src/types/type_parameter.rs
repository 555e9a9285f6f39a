//! `TypeVar`, `ParamSpec` and `TypeVarTuple` (Objects/typevarobject.c): bounds, constraints and defaults that the
//! syntax of PEP 695 gives are computed when first asked for.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method};
use crate::types::slots::{Operator, Slots};
use crate::types::typing;
use crate::vm::{Arguments, Result, Vm};

/// What is computed when first asked for.
#[derive(Clone, Default)]
pub enum Lazy {
    /// Nothing was written.
    #[default]
    Absent,
    /// The function that computes it.
    Pending(ObjectRef),
    /// What was given at once.
    Ready(ObjectRef),
    /// What the function gave; it is kept.
    Computed { function: ObjectRef, value: ObjectRef },
}

impl Lazy {
    pub(super) fn trace(&self, visit: &mut dyn FnMut(&ObjectRef)) {
        match self {
            Self::Absent => {}
            Self::Pending(object) | Self::Ready(object) => visit(object),
            Self::Computed { function, value } => [function, value].into_iter().for_each(visit),
        }
    }

    pub(super) fn clear(&mut self, released: &mut Vec<ObjectRef>) {
        match std::mem::take(self) {
            Self::Absent => {}
            Self::Pending(object) | Self::Ready(object) => released.push(object),
            Self::Computed { function, value } => released.extend([function, value]),
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
    /// `__covariant__`, `__contravariant__` and `__infer_variance__`
    pub variance: Variance,
}

/// How a generic class may vary with a type parameter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Variance {
    pub(super) covariant: bool,
    pub(super) contravariant: bool,
    pub(super) inferred: bool,
}

impl Variance {
    /// That of what the syntax makes.
    pub const INFERRED: Self = Self { covariant: false, contravariant: false, inferred: true };
}

impl Trace for TypeParameter {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.name);
        self.bound.get(token).trace(visit);
        self.constraints.get(token).trace(visit);
        self.default.get(token).trace(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        for part in [&self.bound, &self.constraints, &self.default] {
            part.get_mut(token).clear(released);
        }
    }
}

/// The value of a lazy part; computed now where it was not before.
pub(super) fn force(vm: &mut Vm, part: &Contents<Lazy>) -> Result<Option<ObjectRef>> {
    let function = match part.get(vm) {
        Lazy::Absent => return Ok(None),
        Lazy::Ready(value) | Lazy::Computed { value, .. } => return Ok(Some(value.clone())),
        Lazy::Pending(function) => function.clone(),
    };
    let value = vm.call(&function, Arguments::none())?;
    let old = part.replace(vm, Lazy::Computed { function, value: value.clone() });
    drop(old);
    Ok(Some(value))
}

pub(super) fn parameter<'a>(vm: &mut Vm, object: &'a ObjectRef) -> Result<&'a TypeParameter> {
    match object.payload::<TypeParameter>() {
        Some(payload) => Ok(payload),
        None => Err(vm.system_error("not a type parameter")),
    }
}

fn has_default(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let absent = matches!(parameter(vm, object)?.default.get(vm), Lazy::Absent);
    Ok(vm.new_bool(!absent))
}

fn get_default(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = parameter(vm, object)?;
    match force(vm, &payload.default)? {
        Some(default) => Ok(default),
        None => Ok(typing::no_default(vm)),
    }
}

fn get_bound(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = parameter(vm, object)?;
    Ok(force(vm, &payload.bound)?.unwrap_or_else(|| vm.none.clone()))
}

fn get_constraints(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = parameter(vm, object)?;
    Ok(force(vm, &payload.constraints)?.unwrap_or_else(|| vm.empty_tuple.clone()))
}

fn get_name(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(parameter(vm, object)?.name.clone())
}

fn get_covariant(vm: &mut Vm, object: &ObjectRef) -> Result {
    let holds = parameter(vm, object)?.variance.covariant;
    Ok(vm.new_bool(holds))
}

fn get_contravariant(vm: &mut Vm, object: &ObjectRef) -> Result {
    let holds = parameter(vm, object)?.variance.contravariant;
    Ok(vm.new_bool(holds))
}

fn get_inferred(vm: &mut Vm, object: &ObjectRef) -> Result {
    let holds = parameter(vm, object)?.variance.inferred;
    Ok(vm.new_bool(holds))
}

/// The name, with a sign for the variance unless it is inferred.
fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = parameter(vm, object)?;
    let (name, variance) = (payload.name.clone(), payload.variance);
    if variance.inferred {
        return Ok(name);
    }
    let sign = match variance {
        Variance { covariant: true, .. } => '+',
        Variance { contravariant: true, .. } => '-',
        _ => '~',
    };
    let name = vm.display_text(&name);
    Ok(vm.new_str(&format!("{sign}{name}")))
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    get_name(vm, object)
}

fn not_a_base(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.class_name(object);
    let name = name.rsplit('.').next().unwrap_or_default();
    Err(vm.type_error(format!("Cannot subclass an instance of {name}")))
}

/// `X | Y` with a type variable is a `typing.Union`.
fn union_slot(slots: &mut Slots) {
    slots.binary[Operator::Or as usize] =
        Some(|vm, left, right| typing::call(vm, "_make_union", [left.clone(), right.clone()]));
}

fn substitute_variable(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let argument = vm.required(arguments, 0);
    typing::call(vm, "_typevar_subst", [object.clone(), argument])
}

fn substitute_specification(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let argument = vm.required(arguments, 0);
    typing::call(vm, "_paramspec_subst", [object.clone(), argument])
}

fn substitute_tuple(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
}

fn prepare_specification(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (alias, given) = (vm.required(arguments, 0), vm.required(arguments, 1));
    typing::call(vm, "_paramspec_prepare_subst", [object.clone(), alias, given])
}

fn prepare_tuple(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (alias, given) = (vm.required(arguments, 0), vm.required(arguments, 1));
    typing::call(vm, "_typevartuple_prepare_subst", [object.clone(), alias, given])
}

/// Puts the default in where there are too few arguments (`typevar_typing_prepare_subst`).
fn prepare_variable(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (alias, given) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let parameters = vm.get_attribute_named(&alias, "__parameters__")?;
    let parameters = vm.collect(&parameters)?;
    let mut given_items = vm.collect(&given)?;
    let index = parameters.iter().position(|parameter| parameter.is(object)).unwrap_or(parameters.len());
    if index < given_items.len() {
        return Ok(given);
    }
    if index == given_items.len() {
        let default = get_default(vm, object)?;
        if !default.is(&typing::no_default(vm)) {
            given_items.push(default);
            return Ok(vm.new_tuple(given_items));
        }
    }
    // Module typing says what is missing.
    Ok(given)
}

const HAS_DEFAULT: MethodDefinition = method("has_default", "($self, /)", has_default);
const REDUCE: MethodDefinition = method("__reduce__", "($self, /)", reduce);
const NOT_A_BASE: MethodDefinition = method("__mro_entries__", "($self, object, /)", not_a_base);
const DEFAULT: AttributeDefinition = getter("__default__", get_default);

const PARAMETER: TypeDefinition = TypeDefinition {
    module: "typing",
    base_type: false,
    instance_dict: true,
    weak_references: true,
    ..TypeDefinition::EMPTY
};

/// `TypeVar`
pub static TYPE_VARIABLE: TypeDefinition = TypeDefinition {
    name: "TypeVar",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.new = Some(typing::construction::new_variable);
        union_slot(slots);
    },
    methods: &[
        method("__typing_subst__", "($self, arg, /)", substitute_variable),
        method("__typing_prepare_subst__", "($self, alias, args, /)", prepare_variable),
        REDUCE,
        HAS_DEFAULT,
        NOT_A_BASE,
    ],
    attributes: &[
        member("__name__", get_name),
        member("__covariant__", get_covariant),
        member("__contravariant__", get_contravariant),
        member("__infer_variance__", get_inferred),
        getter("__bound__", get_bound),
        getter("__constraints__", get_constraints),
        DEFAULT,
    ],
    ..PARAMETER
};

/// `ParamSpec`
pub static PARAMETER_SPECIFICATION: TypeDefinition = TypeDefinition {
    name: "ParamSpec",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.new = Some(typing::construction::new_specification);
        union_slot(slots);
    },
    methods: &[
        method("__typing_subst__", "($self, arg, /)", substitute_specification),
        method("__typing_prepare_subst__", "($self, alias, args, /)", prepare_specification),
        HAS_DEFAULT,
        REDUCE,
        NOT_A_BASE,
    ],
    attributes: &[
        member("__name__", get_name),
        member("__bound__", get_bound),
        member("__covariant__", get_covariant),
        member("__contravariant__", get_contravariant),
        member("__infer_variance__", get_inferred),
        getter("args", |vm, object| Ok(typing::new_part(vm, object, typing::Part::Positional))),
        getter("kwargs", |vm, object| Ok(typing::new_part(vm, object, typing::Part::Keywords))),
        DEFAULT,
    ],
    ..PARAMETER
};

/// `TypeVarTuple`
pub static TYPE_VARIABLE_TUPLE: TypeDefinition = TypeDefinition {
    name: "TypeVarTuple",
    slots: |slots| {
        slots.repr = Some(get_name);
        slots.new = Some(typing::construction::new_tuple);
        slots.iter = Some(|vm, object| {
            let unpacked = typing::unpack(vm, object)?;
            let single = vm.new_tuple(vec![unpacked]);
            vm.iter(&single)
        });
    },
    methods: &[
        method("__typing_subst__", "($self, arg, /)", substitute_tuple),
        method("__typing_prepare_subst__", "($self, alias, args, /)", prepare_tuple),
        REDUCE,
        HAS_DEFAULT,
        NOT_A_BASE,
    ],
    attributes: &[member("__name__", get_name), DEFAULT],
    ..PARAMETER
};

impl Vm {
    /// A type parameter of one of the three types, as the syntax makes it.
    pub fn new_type_parameter(&self, class: &ObjectRef, name: ObjectRef, bound: Lazy, constraints: Lazy) -> ObjectRef {
        let payload = TypeParameter {
            name,
            bound: Contents::new(bound),
            constraints: Contents::new(constraints),
            default: Contents::default(),
            variance: Variance::INFERRED,
        };
        ObjectRef::new(class, payload)
    }
}
