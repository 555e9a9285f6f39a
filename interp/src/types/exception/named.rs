//! `ImportError`, `NameError` and `AttributeError`: exceptions with keyword arguments that say what was not found.

use super::members::object_member;
use super::{base, field};
use crate::object::ObjectRef;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, method};
use crate::types::str::Str;
use crate::vm::{Arguments, Result, Vm};

/// Takes the keyword arguments away and sets the fields that they name; those not given are emptied.
fn take_keywords(
    vm: &mut Vm,
    exception: &ObjectRef,
    arguments: &mut Arguments,
    function: &str,
    fields: &[(&str, usize)],
) -> Result<()> {
    let keywords = std::mem::take(&mut arguments.keywords);
    base::set_arguments(vm, exception, std::mem::take(arguments));
    if keywords.len() > fields.len() {
        let (most, given) = (fields.len(), keywords.len());
        let plural = if most == 1 { "" } else { "s" };
        return Err(
            vm.type_error(format!("{function}() takes at most {most} keyword argument{plural} ({given} given)"))
        );
    }
    let mut values = vec![None; fields.len()];
    for (name, value) in keywords {
        if name.payload::<Str>().is_none() {
            return Err(vm.type_error("keywords must be strings"));
        }
        let text = vm.display_text(&name);
        match fields.iter().position(|(field, _)| *field == text) {
            Some(place) => values[place] = Some(value),
            None if vm.profile.got_an_unexpected_keyword => {
                let names: Vec<String> = fields.iter().map(|(field, _)| (*field).to_owned()).collect();
                let hint = crate::vm::suggestions::suggestion(&text, &names);
                let hint = hint.map(|name| format!(". Did you mean '{name}'?")).unwrap_or_default();
                let message = format!("{function}() got an unexpected keyword argument '{text}'{hint}");
                return Err(vm.type_error(message));
            }
            None => return Err(vm.type_error(format!("'{text}' is an invalid keyword argument for {function}()"))),
        }
    }
    for ((_, index), value) in fields.iter().zip(values) {
        match value {
            Some(value) => vm.set_exception_field(exception, *index, value),
            None => vm.clear_exception_field(exception, *index),
        }
    }
    Ok(())
}

fn init_import_error(vm: &mut Vm, exception: &ObjectRef, mut arguments: Arguments) -> Result<()> {
    let message = if arguments.positional.len() == 1 { arguments.positional.first().cloned() } else { None };
    let fields = [("name", field::NAME), ("path", field::OBJECT), ("name_from", field::NAME_FROM)];
    let known = if vm.profile.import_error_name_from { 3 } else { 2 };
    take_keywords(vm, exception, &mut arguments, "ImportError", &fields[..known])?;
    match message {
        Some(message) => vm.set_exception_field(exception, field::IMPORT_MESSAGE, message),
        None => vm.clear_exception_field(exception, field::IMPORT_MESSAGE),
    }
    Ok(())
}

fn import_error_str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    match vm.exception_field(exception, field::IMPORT_MESSAGE) {
        Some(message) if message.class_id() == vm.types.str.id() && message.payload::<Str>().is_some() => Ok(message),
        _ => base::str(vm, exception),
    }
}

fn reduce_import_error(vm: &mut Vm, exception: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let fields = [("name", field::NAME), ("path", field::OBJECT), ("name_from", field::NAME_FROM)];
    let state = state_with_fields(vm, exception, &fields)?;
    let arguments = vm.exception_arguments(exception);
    let arguments = vm.new_tuple(arguments);
    Ok(base::reduced(vm, exception, arguments, state))
}

/// The instance's dictionary with the fields that are set added to a copy of it; `None` where there is neither.
fn state_with_fields(
    vm: &mut Vm,
    exception: &ObjectRef,
    fields: &[(&'static str, usize)],
) -> Result<Option<ObjectRef>> {
    let dict = exception.extension().and_then(|extension| extension.dict.cloned(vm));
    let values: Vec<_> =
        fields.iter().filter_map(|(name, index)| Some((*name, vm.exception_field(exception, *index)?))).collect();
    if values.is_empty() {
        return Ok(dict);
    }
    let state = vm.new_dict();
    if let Some(dict) = dict {
        vm.dict_update_from(&state, &dict)?;
    }
    for (name, value) in values {
        vm.dict_set_name(&state, name, value);
    }
    Ok(Some(state))
}

static IMPORT_ERROR_METHODS: &[MethodDefinition] = &[method("__reduce__", "($self, /)", reduce_import_error)];

static IMPORT_ERROR_ATTRIBUTES: &[AttributeDefinition] = &[
    object_member::<{ field::IMPORT_MESSAGE }>("msg"),
    object_member::<{ field::NAME }>("name"),
    object_member::<{ field::OBJECT }>("path"),
    object_member::<{ field::NAME_FROM }>("name_from"),
];

static OLDER_IMPORT_ERROR_ATTRIBUTES: &[AttributeDefinition] = &[
    object_member::<{ field::IMPORT_MESSAGE }>("msg"),
    object_member::<{ field::NAME }>("name"),
    object_member::<{ field::OBJECT }>("path"),
];

/// `ImportError`
pub const IMPORT_ERROR: TypeDefinition = TypeDefinition {
    name: "ImportError",
    slots: |slots| {
        slots.init = Some(init_import_error);
        slots.str = Some(import_error_str);
    },
    methods: IMPORT_ERROR_METHODS,
    attributes: IMPORT_ERROR_ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// `ImportError` without `name_from`.
pub const OLDER_IMPORT_ERROR: TypeDefinition =
    TypeDefinition { attributes: OLDER_IMPORT_ERROR_ATTRIBUTES, ..IMPORT_ERROR };

/// `ModuleNotFoundError`
pub const MODULE_NOT_FOUND_ERROR: TypeDefinition = TypeDefinition {
    name: "ModuleNotFoundError",
    slots: |slots| slots.init = Some(init_import_error),
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

fn init_name_error(vm: &mut Vm, exception: &ObjectRef, mut arguments: Arguments) -> Result<()> {
    take_keywords(vm, exception, &mut arguments, "NameError", &[("name", field::NAME)])
}

static NAME_ERROR_ATTRIBUTES: &[AttributeDefinition] = &[object_member::<{ field::NAME }>("name")];

/// `NameError`
pub const NAME_ERROR: TypeDefinition = TypeDefinition {
    name: "NameError",
    slots: |slots| {
        slots.init = Some(init_name_error);
        slots.str = Some(base::str);
    },
    attributes: NAME_ERROR_ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// `UnboundLocalError`
pub const UNBOUND_LOCAL_ERROR: TypeDefinition = TypeDefinition {
    name: "UnboundLocalError",
    slots: |slots| slots.init = Some(init_name_error),
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

fn init_attribute_error(vm: &mut Vm, exception: &ObjectRef, mut arguments: Arguments) -> Result<()> {
    let fields = [("name", field::NAME), ("obj", field::OBJECT)];
    take_keywords(vm, exception, &mut arguments, "AttributeError", &fields)
}

/// The object is left out on purpose: most cannot be pickled.
fn attribute_error_state(vm: &mut Vm, exception: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = state_with_fields(vm, exception, &[("name", field::NAME)])?;
    let copy = vm.new_dict();
    if let Some(state) = state {
        vm.dict_update_from(&copy, &state)?;
    }
    let arguments = vm.exception_arguments(exception);
    let arguments = vm.new_tuple(arguments);
    vm.dict_set_name(&copy, "args", arguments);
    Ok(copy)
}

fn reduce_attribute_error(vm: &mut Vm, exception: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let state = attribute_error_state(vm, exception, arguments)?;
    let arguments = vm.exception_arguments(exception);
    let arguments = vm.new_tuple(arguments);
    Ok(base::reduced(vm, exception, arguments, Some(state)))
}

static ATTRIBUTE_ERROR_METHODS: &[MethodDefinition] = &[
    method("__getstate__", "($self, /)", attribute_error_state),
    method("__reduce__", "($self, /)", reduce_attribute_error),
];

static ATTRIBUTE_ERROR_ATTRIBUTES: &[AttributeDefinition] =
    &[object_member::<{ field::NAME }>("name"), object_member::<{ field::OBJECT }>("obj")];

/// `AttributeError`
pub const ATTRIBUTE_ERROR: TypeDefinition = TypeDefinition {
    name: "AttributeError",
    slots: |slots| {
        slots.init = Some(init_attribute_error);
        slots.str = Some(base::str);
    },
    methods: ATTRIBUTE_ERROR_METHODS,
    attributes: ATTRIBUTE_ERROR_ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// `AttributeError` without pickling of its own.
pub const OLDER_ATTRIBUTE_ERROR: TypeDefinition = TypeDefinition { methods: &[], ..ATTRIBUTE_ERROR };
