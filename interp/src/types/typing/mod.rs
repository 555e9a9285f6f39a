//! What the native types of type parameters ask module `typing` for, and their smaller companions: the parts of a
//! `ParamSpec`, `Generic` and `NoDefault` (Objects/typevarobject.c).

pub mod construction;

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, class_method, member, method};
use crate::types::object::Instance;
use crate::types::slots::Comparison;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_parameter::TypeParameter;
use crate::vm::{Arguments, Result, Vm};

/// Calls a function of Lib/typing.py.
pub fn call(vm: &mut Vm, function: &str, arguments: impl Into<Arguments>) -> Result {
    let module = vm.import_absolute("typing")?;
    let function = vm.get_attribute_named(&module, function)?;
    vm.call(&function, arguments)
}

/// `typing.Unpack[parameter]`
pub fn unpack(vm: &mut Vm, parameter: &ObjectRef) -> Result {
    let module = vm.import_absolute("typing")?;
    let unpack = vm.get_attribute_named(&module, "Unpack")?;
    vm.get_item(&unpack, parameter)
}

/// Type parameters as they stand in `Generic[...]`: those that stand for several types are unpacked.
pub fn unpack_tuples(vm: &mut Vm, parameters: &ObjectRef) -> Result {
    let items = parameters.payload::<Tuple>().map(|items| items.0.to_vec()).unwrap_or_default();
    let class = vm.types.type_variable_tuple.clone();
    if !items.iter().any(|item| item.class_id() == class.id()) {
        return Ok(parameters.clone());
    }
    let mut unpacked = Vec::with_capacity(items.len());
    for item in items {
        unpacked.push(if item.class_id() == class.id() { unpack(vm, &item)? } else { item });
    }
    Ok(vm.new_tuple(unpacked))
}

/// `__name__` of the module whose code is running (`caller` in Objects/typevarobject.c).
pub fn calling_module(vm: &mut Vm) -> Option<ObjectRef> {
    if vm.frames.is_empty() {
        return None;
    }
    let key = vm.names.__name__.clone();
    let globals = vm.frame().globals().clone();
    crate::types::dict::get_str(vm, &globals, &key)
}

/// Refuses a name that is no str, in the words of Argument Clinic.
pub fn check_name(vm: &mut Vm, function: &str, name: &ObjectRef) -> Result<()> {
    if name.payload::<Str>().is_some() {
        return Ok(());
    }
    let found = vm.class_name(name);
    Err(vm.type_error(format!("{function}() argument 'name' must be str, not {found}")))
}

/// `typing.NoDefault`: the default of a type parameter without one.
pub fn no_default(vm: &mut Vm) -> ObjectRef {
    if let Some(found) = &vm.module_state.no_default {
        return found.clone();
    }
    let made = ObjectRef::new(&vm.types.no_default_type, Instance);
    vm.module_state.no_default = Some(made.clone());
    made
}

/// `NoDefaultType`
pub static NO_DEFAULT_TYPE: TypeDefinition = TypeDefinition {
    name: "NoDefaultType",
    signature: Some("()"),
    slots: |slots| {
        slots.repr = Some(|vm, _| Ok(vm.new_str("typing.NoDefault")));
        slots.new = Some(|vm, _, arguments| {
            if !arguments.is_empty() {
                return Err(vm.type_error("NoDefaultType takes no arguments"));
            }
            Ok(no_default(vm))
        });
    },
    methods: &[method("__reduce__", "($self, /)", |vm, _, _| Ok(vm.new_str("NoDefault")))],
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// The payload of `P.args` and `P.kwargs`.
pub struct SpecificationPart {
    /// `__origin__`
    origin: ObjectRef,
}

impl Trace for SpecificationPart {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.origin);
    }
}

/// Which arguments a part of a `ParamSpec` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Positional,
    Keywords,
}

/// `P.args` or `P.kwargs`.
pub fn new_part(vm: &Vm, specification: &ObjectRef, part: Part) -> ObjectRef {
    let class = match part {
        Part::Positional => &vm.types.parameter_arguments,
        Part::Keywords => &vm.types.parameter_keywords,
    };
    ObjectRef::new(class, SpecificationPart { origin: specification.clone() })
}

fn origin(vm: &mut Vm, object: &ObjectRef) -> Result {
    match object.payload::<SpecificationPart>() {
        Some(part) => Ok(part.origin.clone()),
        None => Err(vm.system_error("not a part of a ParamSpec")),
    }
}

fn new_by_call(vm: &mut Vm, class: &ObjectRef, arguments: Arguments, function: &str) -> Result {
    let mut given = arguments.positional.into_iter().chain(arguments.keywords.into_iter().map(|(_, value)| value));
    match given.next() {
        Some(origin) => Ok(ObjectRef::new(class, SpecificationPart { origin })),
        None => Err(vm.type_error(format!("{function}() missing required argument 'origin' (pos 1)"))),
    }
}

fn part_repr(vm: &mut Vm, object: &ObjectRef, suffix: &str) -> Result {
    let origin = origin(vm, object)?;
    let is_specification = origin.class_id() == vm.types.parameter_specification.id();
    let shown = match origin.payload::<TypeParameter>().filter(|_| is_specification) {
        Some(payload) => vm.display_text(&payload.name),
        None => vm.repr_display(&origin)?,
    };
    Ok(vm.new_str(&format!("{shown}.{suffix}")))
}

fn compare(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    if object.class_id() != other.class_id() || !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.not_implemented.clone());
    }
    let (first, second) = (origin(vm, object)?, origin(vm, other)?);
    vm.compare(&first, &second, comparison)
}

fn not_a_base(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.class_name(object);
    let name = name.rsplit('.').next().unwrap_or_default();
    Err(vm.type_error(format!("Cannot subclass an instance of {name}")))
}

const PART: TypeDefinition = TypeDefinition {
    module: "typing",
    methods: &[method("__mro_entries__", "($self, object, /)", not_a_base)],
    attributes: &[member("__origin__", origin)],
    base_type: false,
    weak_references: true,
    ..TypeDefinition::EMPTY
};

/// `ParamSpecArgs`
pub static PARAMETER_ARGUMENTS: TypeDefinition = TypeDefinition {
    name: "ParamSpecArgs",
    slots: |slots| {
        slots.repr = Some(|vm, object| part_repr(vm, object, "args"));
        slots.new = Some(|vm, class, arguments| new_by_call(vm, class, arguments, "paramspecargs"));
        slots.compare = Some(compare);
    },
    ..PART
};

/// `ParamSpecKwargs`
pub static PARAMETER_KEYWORDS: TypeDefinition = TypeDefinition {
    name: "ParamSpecKwargs",
    slots: |slots| {
        slots.repr = Some(|vm, object| part_repr(vm, object, "kwargs"));
        slots.new = Some(|vm, class, arguments| new_by_call(vm, class, arguments, "paramspeckwargs"));
        slots.compare = Some(compare);
    },
    ..PART
};

/// Hands a class method of `Generic` on to module `typing`, with all its arguments.
fn hand_on(vm: &mut Vm, class: &ObjectRef, arguments: &mut [Option<ObjectRef>], function: &str) -> Result {
    let positional = vm.required(arguments, 0);
    let keywords = vm.required(arguments, 1);
    let arguments = vm.arguments_of(&positional, &keywords).with_first(class.clone());
    call(vm, function, arguments)
}

/// `Generic`
pub static GENERIC: TypeDefinition = TypeDefinition {
    name: "Generic",
    module: "typing",
    methods: &[
        class_method("__class_getitem__", "($type, *args, **kwargs)", |vm, class, arguments| {
            hand_on(vm, class, arguments, "_generic_class_getitem")
        }),
        class_method("__init_subclass__", "($type, *args, **kwargs)", |vm, class, arguments| {
            hand_on(vm, class, arguments, "_generic_init_subclass")
        }),
    ],
    ..TypeDefinition::EMPTY
};
