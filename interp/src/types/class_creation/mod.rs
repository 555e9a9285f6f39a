//! How classes come into being: the class statement and `type(name, bases, namespace)`.

mod bases;
mod build;
mod new;
mod slot_names;

pub use bases::{best_base, compute_mro, join_bases, leave_bases, metaclass_of, resolve_mro};
pub use build::BUILD_CLASS;
pub use new::new_type;
pub(crate) use new::{finish_namespace, set_dict, set_generic_dict};

use crate::object::ObjectRef;
use crate::types::type_object::{Type, type_flag};
use crate::vm::Vm;

/// `__flags__` as CPython shows it (Include/object.h).
pub fn visible_flags(vm: &mut Vm, class: &ObjectRef) -> u64 {
    let vector_call = vm.profile.classes_inherit_vector_calls && is_called_as_its_base(vm, class);
    let Some(payload) = class.payload::<Type>() else { return 0 };
    let data = payload.data.get(vm);
    let mut flags = data.flags | type_flag::READY;
    if !vm.profile.marks_core_types {
        flags &= !type_flag::CORE;
    }
    if data.layout.has_managed_dict() {
        flags |= type_flag::MANAGED_DICT;
        if vm.profile.embeds_values && data.layout.has_inline_values() {
            flags |= type_flag::INLINE_VALUES;
        }
    }
    if data.layout.weak_offset < 0 {
        flags |= type_flag::MANAGED_WEAK_REFERENCES;
    }
    if payload.is_heap_type() {
        flags |= type_flag::HEAP_TYPE | type_flag::COLLECTED;
        if vector_call {
            flags |= type_flag::VECTOR_CALL;
        }
    }
    let types = &vm.types;
    let families = [
        (&types.int, 24),
        (&types.list, 25),
        (&types.tuple, 26),
        (&types.bytes, 27),
        (&types.str, 28),
        (&types.dict, 29),
        (&vm.exceptions.base_exception, 30),
        (&types.type_, 31),
    ];
    families.iter().filter(|(family, _)| vm.is_subtype(class, family)).fold(flags, |flags, (_, bit)| flags | 1 << bit)
}

/// Whether instances of a class made in Python are called as those of a built-in base are that knows the vector
/// call protocol: no `__call__` stands in between (`inherit_slots`).
fn is_called_as_its_base(vm: &mut Vm, class: &ObjectRef) -> bool {
    let name = vm.intern("__call__");
    let Some(payload) = class.payload::<Type>() else { return false };
    let entries = payload.mro(vm).to_vec();
    for entry in entries {
        let Some(data) = entry.payload::<Type>().map(|entry| entry.data.get(vm)) else { return false };
        if data.flags & type_flag::VECTOR_CALL != 0 {
            return true;
        }
        if build::entry(vm, &data.dict.clone(), &name).is_some() {
            return false;
        }
    }
    false
}

/// `type.__sizeof__(class)`: a class made by Python code has room for the names that its
/// instances share.
pub fn size_of_type(vm: &Vm, class: &ObjectRef) -> i64 {
    /// The table of attribute names that the dictionaries of the instances share (`ht_cached_keys`).
    const SHARED_KEYS: i64 = 768;
    let metaclass = class.class_payload(vm).data.get(vm).layout;
    match class.payload::<Type>() {
        Some(payload) if payload.has_flag(vm, type_flag::HEAP_TYPE) => {
            let data = payload.data.get(vm);
            let keys = if data.layout.has_managed_dict() { SHARED_KEYS } else { 0 };
            metaclass.basic_size + keys
        }
        _ => vm.profile.static_type_size,
    }
}
