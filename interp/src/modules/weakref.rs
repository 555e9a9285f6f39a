//! Module `_weakref` (Modules/_weakref.c): what `weakref` stands on.

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::dict::Dict;
use crate::types::native::{MethodDefinition, method};
use crate::types::weakref::{WeakReference, is_callable};
use crate::vm::{Result, Vm};

/// `_weakref`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_weakref", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("getweakrefcount", "($module, object, /)", count),
    method("_remove_dead_weakref", "($module, dct, key, /)", remove_dead),
    method("getweakrefs", "($module, object, /)", all),
    method("proxy", "($module, object, callback=None, /)", proxy),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let types = &vm.types;
    for (name, class) in [
        ("ref", types.weak_reference.clone()),
        ("ReferenceType", types.weak_reference.clone()),
        ("ProxyType", types.weak_proxy.clone()),
        ("CallableProxyType", types.weak_callable_proxy.clone()),
    ] {
        vm.dict_set_name(namespace, name, class);
    }
    Ok(())
}

fn count(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let count = vm.weak_references_to(&object).len();
    Ok(vm.new_int(count as i64))
}

fn all(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let references = vm.weak_references_to(&object);
    let is_appended = vm.profile.weak_references_are_appended;
    Ok(if is_appended { vm.new_appended_list(references, 0) } else { vm.new_list(references) })
}

fn proxy(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let callback = vm.optional(arguments, 1);
    let class = if is_callable(vm, &object) { &vm.types.weak_callable_proxy } else { &vm.types.weak_proxy }.clone();
    vm.new_weak_reference(&class, &object, callback)
}

/// Removes an entry whose value is a dead weak reference.
fn remove_dead(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let dict = vm.required(arguments, 0);
    let key = vm.required(arguments, 1);
    if dict.payload::<Dict>().is_none() {
        let class = vm.class_name(&dict);
        return Err(vm.type_error(format!("_remove_dead_weakref() argument 1 must be dict, not {class}")));
    }
    if let Some(value) = vm.dict_get(&dict, &key)? {
        match value.payload::<WeakReference>() {
            Some(reference) if reference.handle.upgrade().is_none() => drop(vm.dict_remove(&dict, &key)?),
            Some(_) => {}
            None => return Err(vm.type_error("not a weakref")),
        }
    }
    Ok(vm.none.clone())
}
