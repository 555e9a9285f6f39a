//! What bases decide: the metaclass, the layout and the method resolution order.

use crate::object::ObjectRef;
use crate::planted_faults::Fault;
use crate::types::mro;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Result, Vm};

/// The most derived of `metaclass` and the types of all bases (`_PyType_CalculateMetaclass`).
pub fn metaclass_of(vm: &mut Vm, metaclass: &ObjectRef, bases: &ObjectRef) -> Result {
    let mut winner = metaclass.clone();
    let Some(bases) = bases.payload::<Tuple>() else { return Ok(winner) };
    for base in &bases.0 {
        let candidate = base.class_ref();
        if vm.is_subtype(&winner, &candidate) {
            continue;
        }
        if !vm.is_subtype(&candidate, &winner) && !Fault::MetaclassConflictAccepted.is_planted() {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        winner = candidate;
    }
    Ok(winner)
}

/// The base whose layout instances extend; TypeError where the bases' layouts exclude each other.
pub fn best_base(vm: &mut Vm, bases: &[ObjectRef]) -> Result {
    let mut best: Option<(ObjectRef, ObjectRef)> = None;
    for base in bases {
        let Some(payload) = base.payload::<Type>() else { return Err(vm.type_error("bases must be types")) };
        if !payload.has_flag(vm, crate::types::type_object::type_flag::BASE_TYPE) {
            let name = vm.type_name(base);
            return Err(vm.type_error(format!("type '{name}' is not an acceptable base type")));
        }
        let candidate = solid_base(vm, base);
        match &best {
            Some((_, winner)) if vm.is_subtype(winner, &candidate) => {}
            Some((_, winner)) if !vm.is_subtype(&candidate, winner) => {
                return Err(vm.type_error("multiple bases have instance lay-out conflict"));
            }
            _ => best = Some((base.clone(), candidate)),
        }
    }
    Ok(best.map_or_else(|| vm.types.object.clone(), |(base, _)| base))
}

/// The nearest base that adds something to the layout of instances.
fn solid_base(vm: &Vm, class: &ObjectRef) -> ObjectRef {
    let mut current = class.clone();
    while let Some(payload) = current.payload::<Type>() {
        let data = payload.data.get(vm);
        let Some(base) = &data.base else { break };
        let Some(base_data) = base.payload::<Type>().map(|base| base.data.get(vm)) else { break };
        if data.kind != base_data.kind || data.layout.adds_to(vm.profile, base_data.layout) {
            break;
        }
        let base = base.clone();
        current = base;
    }
    current
}

/// The MRO of a class as a tuple: by the `mro()` of its metaclass if that has one of its own (`mro_invoke`).
pub fn resolve_mro(vm: &mut Vm, class: &ObjectRef) -> Result {
    let metaclass = class.class_ref();
    if !metaclass.is(&vm.types.type_) {
        let name = vm.intern("mro");
        let own = vm.lookup_type_attribute(&metaclass, &name);
        let type_ = vm.types.type_.clone();
        let inherited = vm.lookup_type_attribute(&type_, &name);
        if let (Some(own), Some(inherited)) = (own, inherited)
            && !own.is(&inherited)
        {
            let method = vm.bind_descriptor(own, Some(class), &metaclass)?;
            let entries = vm.call(&method, [])?;
            let entries = vm.collect(&entries)?;
            if entries.is_empty() {
                return Err(vm.type_error("type MRO must not be empty"));
            }
            check_custom_mro(vm, class, &entries)?;
            return Ok(vm.new_tuple(entries));
        }
    }
    let mro = compute_mro(vm, class)?;
    Ok(vm.new_tuple(mro))
}

fn check_custom_mro(vm: &mut Vm, class: &ObjectRef, entries: &[ObjectRef]) -> Result<()> {
    let solid = solid_base(vm, class);
    for entry in entries {
        if entry.payload::<Type>().is_none() {
            let found = vm.class_name(entry);
            return Err(vm.type_error(format!("mro() returned a non-class ('{found}')")));
        }
        if !vm.is_subtype(&solid, &solid_base(vm, entry)) {
            let name = vm.type_name(entry);
            return Err(vm.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
        }
    }
    Ok(())
}

/// The C3 linearisation of a class (`mro_implementation`).
pub fn compute_mro(vm: &mut Vm, class: &ObjectRef) -> Result<Vec<ObjectRef>> {
    let bases = class.payload::<Type>().map(|class| class.data.get(vm).bases.clone());
    let bases: Vec<ObjectRef> =
        bases.as_ref().and_then(|bases| bases.payload::<Tuple>()).map(|bases| bases.0.to_vec()).unwrap_or_default();
    let mro_of = |base: &ObjectRef| base.payload::<Type>().map(|base| base.mro(vm).to_vec()).unwrap_or_default();
    let mut result = vec![class.clone()];
    if let [base] = bases.as_slice() {
        result.extend(mro_of(base));
        return Ok(result);
    }
    for (index, base) in bases.iter().enumerate() {
        if bases[index + 1..].iter().any(|other| other.is(base)) {
            let message = match class_display(vm, base)? {
                Some(name) => format!("duplicate base class {name}"),
                None => "duplicate base class".to_owned(),
            };
            return Err(vm.type_error(message));
        }
    }
    let mut sequences: Vec<Vec<ObjectRef>> = bases.iter().map(mro_of).collect();
    sequences.push(bases);
    match mro::merge(sequences, ObjectRef::is) {
        Ok(merged) => {
            result.extend(merged);
            Ok(result)
        }
        Err(conflict) => {
            let mut names = Vec::new();
            for class in &conflict {
                names.push(class_display(vm, class)?.unwrap_or_else(|| "?".to_owned()));
            }
            let names = names.join(", ");
            let conflict = vm.profile.mro_conflict;
            Err(vm.type_error(format!("{conflict} {names}")))
        }
    }
}

/// The `__name__` of a class for messages, or how it is shown if it has none; `None` where the name is no str.
fn class_display(vm: &mut Vm, class: &ObjectRef) -> Result<Option<String>> {
    let name = vm.names.__name__.clone();
    match vm.get_optional_attribute(class, &name)? {
        Some(name) => Ok(name.payload::<Str>().map(|_| vm.display_text(&name))),
        None => vm.repr_display(class).map(Some),
    }
}

/// Enters a class in the lists of subclasses of its bases.
pub fn join_bases(vm: &mut Vm, class: &ObjectRef, bases: &ObjectRef) {
    let Some(bases) = bases.payload::<Tuple>() else { return };
    for base in &bases.0 {
        vm.add_subclass(base, class);
    }
}

/// Takes a class from the lists of subclasses of its former bases.
pub fn leave_bases(vm: &mut Vm, class: &ObjectRef, bases: &ObjectRef) {
    let Some(bases) = bases.payload::<Tuple>() else { return };
    for base in &bases.0 {
        vm.remove_subclass(base, class);
    }
}
