//! `__slots__`: which names it asks for, and whether it may (`type_new_slots` in CPython's Objects/typeobject.c).

use super::build::entry;
use crate::object::ObjectRef;
use crate::types::str::Str;
use crate::types::type_object::{Type, TypeData};
use crate::vm::{Result, Vm};

/// What a new class adds to its base.
pub(super) struct Additions {
    /// A `__dict__`.
    pub dict: bool,
    /// Room for weak references.
    pub weak_references: bool,
    /// The names of slots, mangled and sorted.
    pub names: Vec<ObjectRef>,
    /// The same, as they were given where mangling changes nothing: these are what the class keeps (`ht_slots`).
    pub kept_names: Vec<ObjectRef>,
}

pub(super) fn additions(
    vm: &mut Vm,
    class_name: &ObjectRef,
    namespace: &ObjectRef,
    base: &ObjectRef,
    bases: &[ObjectRef],
) -> Result<Additions> {
    let data = |class: &ObjectRef| -> (bool, bool) {
        class.payload::<Type>().map_or((false, false), |class| {
            let layout = class.data.get(vm).layout;
            (layout.dict_offset != 0, layout.weak_offset != 0)
        })
    };
    let (base_dict, base_weak) = data(base);
    let item_size = base.payload::<Type>().map_or(0, |base| -> i64 {
        let data: &TypeData = base.data.get(vm);
        data.layout.item_size
    });
    let (may_add_dict, may_add_weak) = (!base_dict, !base_weak && item_size == 0);
    let slots_name = vm.names.__slots__.clone();
    let Some(slots) = entry(vm, namespace, &slots_name) else {
        return Ok(Additions {
            dict: may_add_dict,
            weak_references: may_add_weak,
            names: Vec::new(),
            kept_names: Vec::new(),
        });
    };
    let given = if slots.payload::<Str>().is_some() { vec![slots] } else { vm.items_of_new_tuple(&slots)? };
    if !given.is_empty() && item_size != 0 {
        let name = vm.type_name(base);
        return Err(vm.type_error(format!("nonempty __slots__ not supported for subtype of '{name}'")));
    }
    let mut added = Additions { dict: false, weak_references: false, names: Vec::new(), kept_names: Vec::new() };
    let mut wanted = Vec::new();
    for name in given {
        match slot_text(vm, &name)?.as_str() {
            "__dict__" if !may_add_dict || added.dict => {
                return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
            }
            "__dict__" => added.dict = true,
            "__weakref__" if !may_add_weak || added.weak_references => {
                let message = vm.profile.second_weakref_slot;
                return Err(vm.type_error(message));
            }
            "__weakref__" => added.weak_references = true,
            _ => wanted.push(name),
        }
    }
    for name in wanted {
        let text = vm.display_text(&name);
        let mangled = mangle(&vm.display_text(class_name), &text);
        let mangled = vm.intern(&mangled);
        let filled_by_the_compiler = matches!(text.as_str(), "__qualname__" | "__classcell__" | "__classdictcell__");
        if !filled_by_the_compiler && entry(vm, namespace, &mangled).is_some() {
            let name = vm.repr_display(&mangled)?;
            return Err(vm.value_error(format!("{name} in __slots__ conflicts with class variable")));
        }
        let kept = if vm.display_text(&mangled) == text { name } else { mangled.clone() };
        added.names.push(mangled);
        added.kept_names.push(kept);
    }
    added.names.sort_by_cached_key(|name| vm.display_text(name));
    added.kept_names.sort_by_cached_key(|name| vm.display_text(name));
    // Bases after the first may bring a dict or weak references that the slots did not ask for.
    for other in bases.iter().filter(|other| !other.is(base)) {
        let (dict, weak) = other.payload::<Type>().map_or((false, false), |class| {
            let layout = class.data.get(vm).layout;
            (layout.dict_offset != 0, layout.weak_offset != 0)
        });
        added.dict |= may_add_dict && dict;
        added.weak_references |= may_add_weak && weak;
    }
    Ok(added)
}

fn slot_text(vm: &mut Vm, name: &ObjectRef) -> Result<String> {
    if name.payload::<Str>().is_none() {
        let found = vm.class_name(name);
        return Err(vm.type_error(format!("__slots__ items must be strings, not '{found}'")));
    }
    let text = vm.display_text(name);
    let is_identifier = name.payload::<Str>().is_some_and(|payload| payload.text.is_identifier());
    if is_identifier { Ok(text) } else { Err(vm.type_error("__slots__ must be identifiers")) }
}

/// `_Class__name` for a private name (Language reference, "Private name mangling").
fn mangle(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
        return name.to_owned();
    }
    format!("_{class}{name}")
}
