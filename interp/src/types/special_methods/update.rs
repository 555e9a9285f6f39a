//! Keeps the slots of heap types in step with their namespaces (`update_one_slot` in CPython's
//! Objects/typeobject.c).

use std::rc::Rc;

use super::table::{entries_named, entries_of, slots_with_entries};
use super::{SpecialMethod, is_new_wrapper};
use crate::object::{Kind, ObjectRef};
use crate::types::descriptor::{MethodDescriptor, SlotWrapper};
use crate::types::dict::Dict;
use crate::types::slots::{Operator, Slot, SlotFunction};
use crate::types::type_object::Type;
use crate::vm::Vm;

/// Functions in the order of [`slots_with_entries`].
pub type SlotFunctions = Rc<[Option<SlotFunction>]>;

/// Fills all slots of a heap type. Where nothing but its own namespace comes before a base in its MRO, only what the
/// namespace names can differ from what a class without anything would have.
pub fn update_all_slots(vm: &mut Vm, class: &ObjectRef) {
    let Some((base, names)) = base_and_own_names(vm, class) else {
        for (slot, entries) in slots_with_entries() {
            update_one_slot(vm, class, *slot, entries);
        }
        return;
    };
    if vm.is_builtin_type(&base) {
        let functions = functions_of_derived(vm, &base);
        for ((slot, _), function) in slots_with_entries().iter().zip(functions.iter()) {
            set_slot(vm, class, *slot, *function);
        }
    } else {
        for (slot, _) in slots_with_entries() {
            let function = base.payload::<Type>().and_then(|base| base.slots(vm).get(*slot));
            set_slot(vm, class, *slot, function);
        }
    }
    for name in names {
        for entry in entries_named(&vm.display_text(&name)) {
            update_one_slot(vm, class, entry.slot, entries_of(entry.slot));
        }
    }
}

/// The base whose MRO is that of a class without the class itself, and the names in the namespace of the class; `None` where
/// its MRO is another one, or there may be keys that are no names.
fn base_and_own_names(vm: &Vm, class: &ObjectRef) -> Option<(ObjectRef, Vec<ObjectRef>)> {
    let payload = class.payload::<Type>()?;
    let (first, inherited) = payload.mro(vm).split_first()?;
    let base = inherited.first()?;
    let bases = base.payload::<Type>()?.mro(vm);
    let is_inherited = bases.len() == inherited.len() && bases.iter().zip(inherited).all(|(one, other)| one.is(other));
    // A metaclass may have left out the class that instances are made by.
    let makes_instances = payload.data.get(vm).base.as_ref().is_some_and(|maker| maker.is(base));
    let namespace = payload.data.get(vm).dict.payload::<Dict>()?.storage.get(vm);
    if !first.is(class) || !is_inherited || !makes_instances || !namespace.has_str_keys_only() {
        return None;
    }
    Some((base.clone(), namespace.entries().map(|entry| entry.key.clone()).collect()))
}

/// The slots of a class that is derived from a built-in type and adds nothing. The type does not change: they are found out once.
fn functions_of_derived(vm: &mut Vm, base: &ObjectRef) -> SlotFunctions {
    if let Some(known) = vm.slots_of_derived.get(&base.id()) {
        return Rc::clone(known);
    }
    let find =
        |(slot, entries): &(Slot, Vec<&'static SpecialMethod>)| slot_function(vm, base, Some(base), *slot, entries);
    let functions: SlotFunctions = slots_with_entries().iter().map(find).collect();
    vm.slots_of_derived.insert(base.id(), Rc::clone(&functions));
    functions
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
    let base = class.payload::<Type>().and_then(|class| class.mro(vm).get(1).cloned());
    let function = slot_function(vm, class, base.as_ref(), slot, entries);
    set_slot(vm, class, slot, function);
}

fn set_slot(vm: &mut Vm, class: &ObjectRef, slot: Slot, function: Option<SlotFunction>) {
    let Some(payload) = class.payload::<Type>() else { return };
    payload.data.get_mut(vm).slots.set(slot, function);
    if slot == Slot::finalize {
        payload.has_finalizer.set(function.is_some());
    }
}

/// What a slot of a class has to hold, going by what its MRO has under the names; `base` is the first class that it inherits from.
fn slot_function(
    vm: &mut Vm,
    class: &ObjectRef,
    base: Option<&ObjectRef>,
    slot: Slot,
    entries: &[&'static SpecialMethod],
) -> Option<SlotFunction> {
    let payload = class.payload::<Type>()?;
    if !vm.profile.buffer_methods && entries.iter().any(|entry| entry.is_of_buffers()) {
        // Python code has no say in it.
        let mro = payload.mro(vm).iter().skip_while(|inherited| base.is_none_or(|base| !inherited.is(base)));
        return mro.filter_map(|base| base.payload::<Type>()).find_map(|base| base.slots(vm).get(slot));
    }
    let mut specific: Option<SlotFunction> = None;
    let mut generic = None;
    let mut use_generic = false;
    let mut unhashable = false;
    for entry in entries {
        let name = vm.special_method_names[entry.index()].clone();
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
    match specific {
        _ if unhashable => None,
        Some(specific) if !use_generic => Some(specific),
        _ => generic,
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
