//! Keeps the slots of heap types in step with their namespaces (`update_one_slot` in CPython's
//! Objects/typeobject.c).

use super::table::{entries_named, entries_of, slots_with_entries};
use super::{SpecialMethod, is_new_wrapper};
use crate::object::{Kind, ObjectRef};
use crate::types::descriptor::{MethodDescriptor, SlotWrapper};
use crate::types::slots::{Operator, Slot, SlotFunction};
use crate::types::type_object::Type;
use crate::vm::Vm;

/// Fills all slots of a heap type. With a single base, whose slots it starts from, only what its own
/// namespace names can differ.
pub fn update_all_slots(vm: &mut Vm, class: &ObjectRef) {
    for (slot, entries) in slots_with_entries() {
        update_one_slot(vm, class, *slot, entries);
    }
}

/// Says that the attribute `name` of a heap type was assigned or deleted: its slots, and those of the
/// subclasses that inherit the attribute, follow.
pub fn update_slots_for_name(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef) {
    let text = vm.display_text(name);
    let entries = entries_named(&text);
    if !entries.is_empty() {
        update_named(vm, class, name, entries);
    }
}

fn update_named(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef, named: &[&'static SpecialMethod]) {
    for entry in named {
        update_one_slot(vm, class, entry.slot, entries_of(entry.slot));
    }
    let Some(payload) = class.payload::<Type>() else { return };
    let subclasses = payload.data.get(vm).subclasses.alive();
    for subclass in subclasses {
        let overrides = subclass
            .payload::<Type>()
            .is_some_and(|subclass| crate::types::dict::index_of_str(vm, &subclass.data.get(vm).dict, name).is_some());
        if !overrides {
            update_named(vm, &subclass, name, named);
        }
    }
}

fn update_one_slot(vm: &mut Vm, class: &ObjectRef, slot: Slot, entries: &[&'static SpecialMethod]) {
    let Some(payload) = class.payload::<Type>() else { return };
    if !vm.profile.buffer_methods && entries.iter().any(|entry| entry.is_of_buffers()) {
        // Python code has no say in it.
        let mro = payload.mro(vm).iter().skip(1);
        let inherited = mro.filter_map(|base| base.payload::<Type>()).find_map(|base| base.slots(vm).get(slot));
        payload.data.get_mut(vm).slots.set(slot, inherited);
        return;
    }
    let mut specific: Option<SlotFunction> = None;
    let mut generic = None;
    let mut use_generic = false;
    let mut unhashable = false;
    for entry in entries {
        let name = vm.intern(entry.name);
        let Some(found) = vm.lookup_type_attribute(class, &name) else { continue };
        match native_function(vm, class, &found, entry) {
            Native::Function(function) => {
                generic = entry.generic;
                if specific.is_some_and(|other| other.address() != function.address()) {
                    use_generic = true;
                } else {
                    specific = Some(function);
                }
            }
            Native::OfAnotherSlot => {}
            Native::None if slot == Slot::new && is_new_wrapper(&found) => {
                specific = payload.slots(vm).new.map(SlotFunction::New);
            }
            Native::None if slot == Slot::hash && found.is(&vm.none) => unhashable = true,
            Native::None => {
                use_generic = true;
                generic = entry.generic;
            }
        }
    }
    let function = match specific {
        _ if unhashable => None,
        Some(specific) if !use_generic => Some(specific),
        _ => generic,
    };
    payload.data.get_mut(vm).slots.set(slot, function);
    if slot == Slot::finalize {
        payload.has_finalizer.set(function.is_some());
    }
}

/// Whether a method of one slot fills the other one too: the name is the same, and CPython calls both by the same
/// `wrap_…` function. So `list.__iadd__` of a subclass is found before the operator asks for `__add__`.
fn are_wrapped_alike(slot: Slot, other: Slot) -> bool {
    const IN_PLACE_ADD: Slot = Slot::in_place(Operator::Add as u8);
    matches!((slot, other), (Slot::in_place_concatenate, IN_PLACE_ADD) | (IN_PLACE_ADD, Slot::in_place_concatenate))
}

/// What a class attribute under the name of a special method says about the slot.
enum Native {
    /// The function of a built-in type that the class derives from.
    Function(SlotFunction),
    /// It belongs to another slot of the same name, as `list.__add__` does not fill `nb_add`.
    OfAnotherSlot,
    /// It says nothing.
    None,
}

fn native_function(vm: &Vm, class: &ObjectRef, found: &ObjectRef, entry: &SpecialMethod) -> Native {
    let owner = match found.kind() {
        Kind::SlotWrapper => match found.payload::<SlotWrapper>() {
            Some(wrapper) if wrapper.special.name == entry.name && vm.is_subtype(class, &wrapper.owner) => {
                if wrapper.special.slot == entry.slot || are_wrapped_alike(wrapper.special.slot, entry.slot) {
                    return Native::Function(wrapper.function);
                }
                &wrapper.owner
            }
            _ => return Native::None,
        },
        // `list.__getitem__` and its like are methods for speed (METH_COEXIST); the slot does the same.
        Kind::MethodDescriptor => match found.payload::<MethodDescriptor>() {
            Some(method)
                if found.class_id() == vm.types.method_descriptor.id()
                    && method.definition.name == entry.name
                    && vm.is_subtype(class, &method.owner) =>
            {
                &method.owner
            }
            _ => return Native::None,
        },
        _ => return Native::None,
    };
    match owner.payload::<Type>().and_then(|owner| owner.slots(vm).get(entry.slot)) {
        Some(function) => Native::Function(function),
        None if found.kind() == Kind::SlotWrapper => Native::OfAnotherSlot,
        None => Native::None,
    }
}
