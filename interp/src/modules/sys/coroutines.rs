//! What module sys says to coroutines and asynchronous generators: hooks, and where coroutines come from.

use crate::object::ObjectRef;
use crate::types::native::{TypeDefinition, member};
use crate::types::structure_sequence::{definition, field};
use crate::vm::{Result, Vm};

static HOOKS: TypeDefinition = TypeDefinition {
    name: "asyncgen_hooks",
    attributes: &[member("firstiter", field::<0>), member("finalizer", field::<1>)],
    ..definition(2)
};

/// `sys.get_asyncgen_hooks()`
pub(super) fn generator_hooks(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let (first, finalizer) = vm.async_generator_hooks.clone();
    let none = vm.none.clone();
    let class = vm.structure_sequence_type(&HOOKS);
    Ok(vm.new_structure_sequence(&class, vec![first.unwrap_or_else(|| none.clone()), finalizer.unwrap_or(none)]))
}

/// `sys.set_asyncgen_hooks(firstiter, finalizer)`
pub(super) fn set_generator_hooks(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (first, finalizer) = (arguments[0].take(), arguments[1].take());
    for (name, hook) in [("finalizer", &finalizer), ("firstiter", &first)] {
        if let Some(hook) = hook
            && !hook.is(&vm.none)
            && hook.class_payload(vm).slots(vm).call.is_none()
        {
            let found = vm.class_name(hook);
            return Err(vm.type_error(format!("callable {name} expected, got {found}")));
        }
    }
    let none = vm.none.clone();
    let set = |hook: Option<ObjectRef>, old: Option<ObjectRef>| match hook {
        Some(hook) => Some(hook).filter(|hook| !hook.is(&none)),
        None => old,
    };
    let (old_first, old_finalizer) = vm.async_generator_hooks.clone();
    vm.async_generator_hooks = (set(first, old_first), set(finalizer, old_finalizer));
    Ok(none)
}

/// `sys.get_coroutine_origin_tracking_depth()`
pub(super) fn origin_depth(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_int(vm.coroutine_origin_depth as i64))
}

/// `sys.set_coroutine_origin_tracking_depth(depth)`
pub(super) fn set_origin_depth(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let depth = vm.required(arguments, 0);
    let index = vm.index(&depth)?;
    let Some(depth) = vm.int_value(&index).and_then(|depth| i32::try_from(depth).ok()) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    match usize::try_from(depth) {
        Ok(depth) => vm.coroutine_origin_depth = depth,
        Err(_) => return Err(vm.value_error("depth must be >= 0")),
    }
    Ok(vm.none.clone())
}
