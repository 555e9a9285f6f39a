//! How classes come into being: the class statement and `type(name, bases, namespace)`.

mod bases;
mod build;
mod new;
mod slot_names;

pub use bases::{best_base, compute_mro, join_bases, leave_bases, metaclass_of, resolve_mro};
pub use build::BUILD_CLASS;
pub use new::new_type;
pub(crate) use new::{set_dict, set_generic_dict};

use crate::object::ObjectRef;
use crate::types::type_object::{Type, type_flag};
use crate::vm::Vm;

/// `__flags__` as CPython shows it (Include/object.h).
pub fn visible_flags(vm: &Vm, class: &ObjectRef) -> u64 {
    const MANAGED_WEAK_REFERENCES: u64 = 1 << 3;
    const MANAGED_DICT: u64 = 1 << 4;
    const READY: u64 = 1 << 12;
    const COLLECTED: u64 = 1 << 14;
    let Some(payload) = class.payload::<Type>() else { return 0 };
    let data = payload.data.get(vm);
    let mut flags = data.flags | READY;
    if payload.is_heap_type() {
        flags |= type_flag::HEAP_TYPE | COLLECTED;
        if data.layout.has_managed_dict() {
            flags |= MANAGED_DICT;
        }
        if data.layout.weak_offset < 0 {
            flags |= MANAGED_WEAK_REFERENCES;
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

/// `type.__sizeof__(class)`: a class made by Python code has room for the names that its
/// instances share.
pub fn size_of_type(vm: &Vm, class: &ObjectRef) -> i64 {
    /// The table of attribute names that the dictionaries of the instances share (`ht_cached_keys`).
    const SHARED_KEYS: i64 = 768;
    let metaclass = class.class_payload(vm).data.get(vm).layout;
    match class.payload::<Type>() {
        Some(payload) if payload.is_heap_type() => {
            let data = payload.data.get(vm);
            let keys = if data.layout.has_managed_dict() { SHARED_KEYS } else { 0 };
            metaclass.basic_size + keys
        }
        _ => vm.profile.static_type_size,
    }
}
