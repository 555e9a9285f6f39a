//! `__build_class__`, which the class statement calls (`builtin___build_class__` in Python/bltinmodule.c).

use super::metaclass_of;
use crate::object::ObjectRef;
use crate::planted_faults::Fault;
use crate::types::cell::Cell;
use crate::types::dict::{self, Dict};
use crate::types::function::Function;
use crate::types::native::{MethodDefinition, method};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// `builtins.__build_class__`
pub const BUILD_CLASS: MethodDefinition = method("__build_class__", "($module, /, *args, **kwds)", build_class);

fn build_class(vm: &mut Vm, _: &ObjectRef, bound: &mut [Option<ObjectRef>]) -> Result {
    let given = bound[0].take().unwrap_or_else(|| vm.empty_tuple.clone());
    let keywords = bound[1].take().unwrap_or_else(|| vm.new_dict());
    let given = given.payload::<Tuple>().map(|given| given.0.to_vec()).unwrap_or_default();
    let [function, name, original_bases @ ..] = given.as_slice() else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    if function.payload::<Function>().is_none() {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    if name.payload::<Str>().is_none() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let original_bases = vm.new_tuple(original_bases.to_vec());
    let bases = resolve_bases(vm, &original_bases)?;
    let metaclass_name = vm.intern("metaclass");
    let explicit = vm.dict_remove_str(&keywords, &metaclass_name);
    let mut metaclass = match explicit {
        Some(explicit) => explicit,
        None => match bases.payload::<Tuple>().and_then(|bases| bases.0.first()) {
            Some(first) => first.class_ref(),
            None => vm.types.type_.clone(),
        },
    };
    let is_class = metaclass.payload::<Type>().is_some();
    if is_class {
        metaclass = metaclass_of(vm, &metaclass, &bases)?;
    }
    let keywords = keyword_pairs(vm, &keywords);
    let namespace = prepare(vm, &metaclass, is_class, name, &bases, &keywords)?;
    let cell = run_body(vm, function, &namespace)?;
    if !bases.is(&original_bases) {
        let key = vm.names.__orig_bases__.clone();
        vm.set_item(&namespace, &key, Some(original_bases))?;
    }
    // `type` is called with a tuple.
    let tuple = vm.new_tuple(vec![name.clone(), bases.clone(), namespace.clone()]);
    let arguments = Arguments { keywords, ..Arguments::positional([name.clone(), bases, namespace]) };
    let class = vm.call(&metaclass, arguments)?;
    drop(tuple);
    if class.payload::<Type>().is_some()
        && let Some(cell) = cell.payload::<Cell>()
    {
        check_class_cell(vm, cell, name, &class)?;
    }
    Ok(class)
}

fn keyword_pairs(vm: &Vm, keywords: &ObjectRef) -> Vec<(ObjectRef, ObjectRef)> {
    let mut pairs = Vec::new();
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(keywords, position) {
        position = next;
        pairs.push((key, value));
    }
    pairs
}

/// Replaces bases that are no classes by what their `__mro_entries__` says (PEP 560); the same tuple where
/// there are none.
fn resolve_bases(vm: &mut Vm, bases: &ObjectRef) -> Result {
    let Some(given) = bases.payload::<Tuple>() else { return Ok(bases.clone()) };
    let mut resolved = Vec::new();
    let mut changed = false;
    for base in &given.0 {
        let name = vm.names.__mro_entries__.clone();
        let method = if base.payload::<Type>().is_some() { None } else { vm.get_optional_attribute(base, &name)? };
        let Some(method) = method else {
            resolved.push(base.clone());
            continue;
        };
        let entries = vm.call(&method, [bases.clone()])?;
        let Some(entries) = entries.payload::<Tuple>() else {
            return Err(vm.type_error("__mro_entries__ must return a tuple"));
        };
        changed = true;
        resolved.extend(entries.0.iter().cloned());
    }
    Ok(if changed { vm.new_tuple(resolved) } else { bases.clone() })
}

/// The namespace that the body fills: what `__prepare__` of the metaclass gives, or a dict.
fn prepare(
    vm: &mut Vm,
    metaclass: &ObjectRef,
    is_class: bool,
    name: &ObjectRef,
    bases: &ObjectRef,
    keywords: &[(ObjectRef, ObjectRef)],
) -> Result {
    if Fault::PrepareNotCalled.is_planted() {
        return Ok(vm.new_dict());
    }
    let prepare = vm.names.__prepare__.clone();
    let Some(prepare) = vm.get_optional_attribute(metaclass, &prepare)? else { return Ok(vm.new_dict()) };
    let arguments = Arguments { keywords: keywords.to_vec(), ..Arguments::positional([name.clone(), bases.clone()]) };
    let namespace = vm.call(&prepare, arguments)?;
    if namespace.payload::<Dict>().is_none() && namespace.class_payload(vm).slots(vm).subscript.is_none() {
        let metaclass = if is_class { vm.type_name(metaclass) } else { "<metaclass>".to_owned() };
        let found = vm.class_name(&namespace);
        return Err(vm.type_error(format!("{metaclass}.__prepare__() must return a mapping, not {found}")));
    }
    Ok(namespace)
}

/// Runs a class body in its namespace; it gives the cell of `__class__`, or None.
fn run_body(vm: &mut Vm, function: &ObjectRef, namespace: &ObjectRef) -> Result {
    vm.enter_native()?;
    let result = match vm.push_function_frame(function, Arguments::none()) {
        Ok(()) => {
            let frame = vm.frame_mut();
            frame.locals = Some(namespace.clone());
            frame.is_entry = true;
            vm.run()
        }
        Err(raised) => Err(raised),
    };
    vm.leave_native();
    result
}

fn check_class_cell(vm: &mut Vm, cell: &Cell, name: &ObjectRef, class: &ObjectRef) -> Result<()> {
    match cell.value.cloned(vm) {
        Some(found) if found.is(class) => Ok(()),
        Some(found) => {
            let [found, name, class] = [vm.repr_display(&found)?, vm.repr_display(name)?, vm.repr_display(class)?];
            Err(vm.type_error(format!("__class__ set to {found} defining {name} as {class}")))
        }
        None => {
            let [name, class] = [vm.repr_display(name)?, vm.repr_display(class)?];
            Err(vm.runtime_error(format!(
                "__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"
            )))
        }
    }
}

/// The value of a name in a namespace that is known to be a dict.
pub(super) fn entry(vm: &Vm, namespace: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
    dict::get_str(vm, namespace, name)
}
