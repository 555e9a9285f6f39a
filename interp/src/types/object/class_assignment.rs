//! Assignment to `__class__` and `__bases__`: which layouts can stand for each other
//! (`compatible_for_assignment` in CPython's Objects/typeobject.c).

use crate::object::ObjectRef;
use crate::types::layout::WORD;
use crate::types::type_object::{Type, type_flag};
use crate::vm::{Result, Vm};

pub(super) fn set_class(vm: &mut Vm, object: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(class) = value else { return Err(vm.type_error("can't delete __class__ attribute")) };
    let Some(payload) = class.payload::<Type>() else {
        let found = vm.class_name(&class);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{found}' object")));
    };
    let old = object.class_ref();
    let is_module = |class: &ObjectRef| vm.is_subtype(class, &vm.types.module);
    let immutable =
        payload.has_flag(vm, type_flag::IMMUTABLE) || object.class_payload(vm).has_flag(vm, type_flag::IMMUTABLE);
    if immutable && !(is_module(&class) && is_module(&old)) {
        return Err(vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    check_layouts(vm, &old, &class, "__class__")?;
    vm.take_values_out(object)?;
    let released = object.set_class(vm, &class);
    drop(released);
    Ok(())
}

/// TypeError where instances of `old` cannot become instances of `new`.
pub fn check_layouts(vm: &mut Vm, old: &ObjectRef, new: &ObjectRef, attribute: &str) -> Result<()> {
    if is_collected(vm, old) != is_collected(vm, new) {
        let (old, new) = (vm.type_name(old), vm.type_name(new));
        return Err(vm.type_error(format!("{attribute} assignment: '{new}' deallocator differs from '{old}'")));
    }
    let (old_end, new_end) = (end_of_layout(vm, old), end_of_layout(vm, new));
    if old_end.is(&new_end) || same_parent(vm, &old_end, &new_end) && same_additions(vm, &old_end, &new_end) {
        return Ok(());
    }
    let (old, new) = (vm.type_name(old), vm.type_name(new));
    Err(vm.type_error(format!("{attribute} assignment: '{new}' object layout differs from '{old}'")))
}

/// Whether instances are freed through the cycle collector (`tp_free`).
fn is_collected(vm: &Vm, class: &ObjectRef) -> bool {
    class.payload::<Type>().is_some_and(|class| class.is_heap_type() || class.has_flag(vm, type_flag::COLLECTED))
}

/// The base whose layout the class still has: nothing was added on the way.
fn end_of_layout(vm: &Vm, class: &ObjectRef) -> ObjectRef {
    let mut current = class.clone();
    while let Some(payload) = current.payload::<Type>() {
        let data = payload.data.get(vm);
        match &data.base {
            Some(base) if base.payload::<Type>().is_some_and(|base| base.data.get(vm).layout == data.layout) => {
                let base = base.clone();
                current = base;
            }
            _ => break,
        }
    }
    current
}

fn same_parent(vm: &Vm, first: &ObjectRef, second: &ObjectRef) -> bool {
    let base = |class: &ObjectRef| class.payload::<Type>().and_then(|class| class.data.get(vm).base.clone());
    matches!((base(first), base(second)), (Some(first), Some(second)) if first.is(&second))
}

fn same_additions(vm: &Vm, first: &ObjectRef, second: &ObjectRef) -> bool {
    let (Some(first), Some(second)) = (first.payload::<Type>(), second.payload::<Type>()) else { return false };
    if !first.is_heap_type() || !second.is_heap_type() {
        return false;
    }
    let (first, second) = (first.data.get(vm), second.data.get(vm));
    // A `__dict__` behind the items of variable size is in no place that both can have.
    if first.layout.item_size != 0 && first.layout.dict_offset == -WORD {
        return false;
    }
    let names = |data: &crate::types::type_object::TypeData| {
        data.slot_names.iter().map(|name| vm.display_text(name)).collect::<Vec<_>>()
    };
    first.layout == second.layout && names(first) == names(second)
}
