//! `type.__new__`: the class object from name, bases and namespace (`type_new` in CPython's Objects/typeobject.c).

use super::build::entry;
use super::slot_names::{Additions, additions};
use super::{best_base, join_bases, metaclass_of, resolve_mro};
use std::rc::Rc;

use crate::object::{Blueprint, Contents, ObjectRef, references_to};
use crate::planted_faults::Fault;
use crate::types::cell::Cell as CellPayload;
use crate::types::classmethod::ClassMethod;
use crate::types::descriptor::{GetSetDescriptor, MemberDescriptor, MemberPlace};
use crate::types::dict::Dict;
use crate::types::dict::shared_keys::SharedKeys;
use crate::types::native::{AttributeDefinition, property};
use crate::types::slots::Slots;
use crate::types::special_methods::update_all_slots;
use crate::types::staticmethod::StaticMethod;
use crate::types::str::Str;
use crate::types::subclasses::Subclasses;
use crate::types::tuple::Tuple;
use crate::types::type_object::{Type, TypeData, type_flag};
use crate::vm::{Arguments, Raised, Result, Vm};

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`
pub fn new_type(vm: &mut Vm, metaclass: &ObjectRef, arguments: Arguments) -> Result {
    let given = arguments.positional.len();
    let [name, bases, namespace] = arguments.positional.as_slice() else {
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
    };
    let expected = [
        (name, "str", name.payload::<Str>().is_some()),
        (bases, "tuple", bases.payload::<Tuple>().is_some()),
        (namespace, "dict", namespace.payload::<Dict>().is_some()),
    ];
    for (index, (value, kind, fits)) in expected.into_iter().enumerate() {
        if !fits {
            let found = if value.is(&vm.none) { "None".to_owned() } else { vm.class_name(value) };
            return Err(vm.type_error(format!("type.__new__() argument {} must be {kind}, not {found}", index + 1)));
        }
    }
    let (name, namespace) = (name.clone(), namespace.clone());
    let mut bases = bases.clone();
    let mut metaclass = metaclass.clone();
    let mut base = vm.types.object.clone();
    match bases.payload::<Tuple>().map(|bases| bases.0.to_vec()) {
        Some(given) if !given.is_empty() => {
            refuse_bases_without_class(vm, &given)?;
            let winner = metaclass_of(vm, &metaclass, &bases)?;
            if !winner.is(&metaclass) {
                let new = winner.payload::<Type>().and_then(|winner| winner.slots(vm).new);
                if let Some(new) = new
                    && !std::ptr::fn_addr_eq(new, new_type as crate::types::slots::New)
                {
                    return new(vm, &winner, arguments);
                }
                metaclass = winner;
            }
            base = best_base(vm, &given)?;
        }
        _ => bases = vm.new_tuple(vec![base.clone()]),
    }
    let keywords = arguments.keywords;
    let class = make(vm, &metaclass, name, bases, base, &namespace)?;
    set_names(vm, &class)?;
    init_subclass(vm, &class, keywords)?;
    Ok(class)
}

fn refuse_bases_without_class(vm: &mut Vm, bases: &[ObjectRef]) -> Result<()> {
    for base in bases {
        if base.payload::<Type>().is_some() {
            continue;
        }
        let name = vm.names.__mro_entries__.clone();
        if vm.get_optional_attribute(base, &name)?.is_some() {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    Ok(())
}

fn make(
    vm: &mut Vm,
    metaclass: &ObjectRef,
    name: ObjectRef,
    bases: ObjectRef,
    base: ObjectRef,
    given_namespace: &ObjectRef,
) -> Result {
    if name.payload::<Str>().is_some_and(|name| name.text.code_points().any(|character| character == 0)) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    // The name is kept as UTF-8 too.
    vm.keep_utf8(&name)?;
    let base_list = bases.payload::<Tuple>().map(|bases| bases.0.to_vec()).unwrap_or_default();
    let added = additions(vm, &name, given_namespace, &base, &base_list)?;
    let namespace = vm.new_dict();
    vm.dict_update_from(&namespace, given_namespace)?;
    let qualified_name = match remove(vm, &namespace, |names| &names.__qualname__) {
        Some(found) if found.payload::<Str>().is_none() => {
            let found = vm.class_name(&found);
            return Err(vm.type_error(format!("type __qualname__ must be a str, not {found}")));
        }
        Some(found) => found,
        None => name.clone(),
    };
    // The documentation is copied as UTF-8.
    let doc = vm.names.__doc__.clone();
    if let Some(doc) = entry(vm, &namespace, &doc) {
        vm.keep_utf8(&doc)?;
    }
    let class = allocate(vm, metaclass, name, qualified_name, bases.clone(), &base, namespace.clone(), &added)?;
    fill_namespace(vm, &class, &namespace, &added)?;
    let mro = resolve_mro(vm, &class)?;
    if let Some(payload) = class.payload::<Type>() {
        let old = std::mem::replace(&mut payload.data.get_mut(vm).mro, mro);
        drop(old);
    }
    inherit_kind_of_collection(vm, &class);
    vm.type_modified(&class);
    finish_namespace(vm, &class, &namespace, added.dict, added.weak_references);
    join_bases(vm, &class, &bases);
    update_all_slots(vm, &class);
    refuse_hashing(vm, &class, &namespace);
    if vm.profile.warns_of_keys_that_are_no_names
        && vm.collect(&namespace)?.iter().any(|key| key.payload::<Str>().is_none())
    {
        let category = vm.exceptions.runtime_warning.clone();
        let name = vm.type_name(&class);
        vm.warn(&category, &format!("non-string key in the __dict__ of class {name}"))?;
    }
    Ok(class)
}

/// A class that neither has nor inherits a hash, as its order leaves out `object`, says so (`type_ready_set_hash`).
fn refuse_hashing(vm: &mut Vm, class: &ObjectRef, namespace: &ObjectRef) {
    let Some(payload) = class.payload::<Type>() else { return };
    let object = vm.types.object.clone();
    let name = vm.intern("__hash__");
    if payload.slots(vm).hash.is_none()
        && !payload.mro(vm).iter().any(|entry| entry.is(&object))
        && entry(vm, namespace, &name).is_none()
    {
        let none = vm.none.clone();
        vm.dict_set_str(namespace, &name, none);
    }
}

fn remove(vm: &mut Vm, namespace: &ObjectRef, name: fn(&crate::vm::names::Names) -> &ObjectRef) -> Option<ObjectRef> {
    let name = name(&vm.names).clone();
    vm.dict_remove_str(namespace, &name)
}

/// Patterns take the instances of a class for what the first class of its MRO is that is a sequence or a mapping
/// (`inherit_patma_flags`).
fn inherit_kind_of_collection(vm: &mut Vm, class: &ObjectRef) {
    const KINDS: u64 = type_flag::SEQUENCE | type_flag::MAPPING;
    let Some(payload) = class.payload::<Type>() else { return };
    let mro = payload.data.get(vm).mro.clone();
    let Some(mro) = mro.payload::<Tuple>() else { return };
    let flags = |base: &ObjectRef| base.payload::<Type>().map_or(0, |base| base.data.get(vm).flags & KINDS);
    let inherited = mro.0.iter().skip(1).map(flags).find(|flags| *flags != 0).unwrap_or_default();
    payload.data.get_mut(vm).flags |= inherited;
}

#[expect(clippy::too_many_arguments, reason = "they are the parts of a class")]
fn allocate(
    vm: &mut Vm,
    metaclass: &ObjectRef,
    name: ObjectRef,
    qualified_name: ObjectRef,
    bases: ObjectRef,
    base: &ObjectRef,
    dict: ObjectRef,
    added: &Additions,
) -> Result {
    let Some(base_payload) = base.payload::<Type>() else { return Err(vm.type_error("bases must be types")) };
    let blueprint = base_payload.blueprint.get();
    let data = base_payload.data.get(vm);
    let slot_count = usize::from(blueprint.slots) + added.names.len();
    let Ok(slots) = u16::try_from(slot_count) else {
        return Err(vm.type_error("too many slots"));
    };
    let inherited_flags = type_flag::MATCH_SELF | type_flag::ITEMS_AT_END;
    let layout = data.layout.extended(vm.profile, added.names.len(), added.dict, added.weak_references);
    let shared_keys = layout.has_managed_dict().then(|| Rc::new(SharedKeys::new(layout.has_inline_values())));
    let type_data = TypeData {
        name,
        qualified_name,
        base: Some(base.clone()),
        bases,
        mro: vm.empty_tuple.clone(),
        dict,
        slots: Slots { new: data.slots.new, ..Slots::default() },
        subclasses: Subclasses::default(),
        kind: data.kind,
        instance_dict: data.instance_dict || added.dict,
        weak_references: data.weak_references || added.weak_references,
        layout,
        shared_keys,
        slot_names: added.kept_names.clone(),
        flags: type_flag::HEAP_TYPE | type_flag::BASE_TYPE | data.flags & inherited_flags,
        definition: None,
    };
    let slot_groups = std::cell::OnceCell::new();
    if blueprint.slots > 0 && slots > blueprint.slots {
        let own = std::iter::once(blueprint.slots);
        let groups = match base_payload.slot_groups.get() {
            Some(groups) => own.chain(groups.iter().copied()).collect(),
            None => own.chain([0]).collect(),
        };
        // The cell is new.
        let _ = slot_groups.set(groups);
    } else if let Some(groups) = base_payload.slot_groups.get() {
        let _ = slot_groups.set(groups.clone());
    }
    let payload = Type {
        blueprint: std::cell::Cell::new(Blueprint {
            heap_type: true,
            extension: blueprint.extension || added.dict || added.weak_references || slots > 0,
            slots,
            collected: true,
        }),
        has_finalizer: std::cell::Cell::new(false),
        slot_groups,
        has_vectorcall: std::cell::Cell::new(false),
        unfilled: std::cell::Cell::new(false),
        version: std::cell::Cell::new(vm.next_type_version()),
        data: Contents::new(type_data),
    };
    Ok(ObjectRef::new(metaclass, payload))
}

/// What the namespace gets before the MRO is known: module, implicit static and class methods, slots.
fn fill_namespace(vm: &mut Vm, class: &ObjectRef, namespace: &ObjectRef, added: &Additions) -> Result<()> {
    let module = vm.names.__module__.clone();
    if entry(vm, namespace, &module).is_none()
        && let Some(frame) = vm.frames.last()
    {
        let globals = frame.globals().clone();
        let name = vm.names.__name__.clone();
        if let Some(value) = entry(vm, &globals, &name) {
            vm.dict_set_str(namespace, &module, value);
        }
    }
    let new = vm.names.__new__.clone();
    if let Some(function) = entry(vm, namespace, &new).filter(|new| new.class_id() == vm.types.function.id()) {
        let wrapped = ObjectRef::new(&vm.types.staticmethod, StaticMethod::new(function));
        vm.dict_set_str(namespace, &new, wrapped);
    }
    for name in [vm.names.__init_subclass__.clone(), vm.names.__class_getitem__.clone()] {
        if let Some(function) = entry(vm, namespace, &name).filter(|found| found.class_id() == vm.types.function.id()) {
            let wrapped = ObjectRef::new(&vm.types.classmethod, ClassMethod::new(function));
            vm.dict_set_str(namespace, &name, wrapped);
        }
    }
    for name in ["__classcell__", "__classdictcell__"] {
        let name = vm.intern(name);
        let Some(cell) = entry(vm, namespace, &name) else { continue };
        let value = if name.is(&vm.names.__classcell__) { class } else { namespace };
        match cell.payload::<CellPayload>() {
            Some(payload) => {
                let old = payload.value.replace(vm, Some(value.clone()));
                drop(old);
            }
            None => {
                let (name, found) = (vm.display_text(&name), vm.class_name(&cell));
                return Err(vm.type_error(format!("{name} must be a nonlocal cell, not <class '{found}'>")));
            }
        }
        let cell = vm.dict_remove_str(namespace, &name);
        drop(cell);
    }
    let first =
        class.payload::<Type>().map_or(0, |payload| usize::from(payload.blueprint.get().slots)) - added.names.len();
    for (offset, name) in added.names.iter().enumerate() {
        let descriptor =
            MemberDescriptor { place: MemberPlace::Slot(first + offset), name: name.clone(), owner: class.clone() };
        let descriptor = ObjectRef::new(&vm.types.member_descriptor, descriptor);
        vm.dict_set_str(namespace, name, descriptor);
    }
    Ok(())
}

/// What the namespace gets last: `__dict__`, `__weakref__`, `__doc__`, and `__hash__` where `__eq__` is alone.
pub(crate) fn finish_namespace(
    vm: &mut Vm,
    class: &ObjectRef,
    namespace: &ObjectRef,
    adds_dict: bool,
    adds_weak_references: bool,
) {
    for (wanted, definition) in [(adds_dict, &DICT), (adds_weak_references, &WEAK_REFERENCES)] {
        let name = vm.intern(definition.name);
        if wanted && entry(vm, namespace, &name).is_none() {
            let descriptor = GetSetDescriptor { definition, owner: class.clone() };
            let descriptor = ObjectRef::new(&vm.types.getset_descriptor, descriptor);
            vm.dict_set_str(namespace, &name, descriptor);
        }
    }
    let none = vm.none.clone();
    let doc = vm.names.__doc__.clone();
    if entry(vm, namespace, &doc).is_none() {
        vm.dict_set_str(namespace, &doc, none.clone());
    }
    let (eq, hash) = (vm.names.__eq__.clone(), vm.names.__hash__.clone());
    if entry(vm, namespace, &eq).is_some() && entry(vm, namespace, &hash).is_none() {
        vm.dict_set_str(namespace, &hash, none);
    }
    vm.type_modified(class);
}

/// `__dict__` of instances of classes.
static DICT: AttributeDefinition = property("__dict__", Vm::instance_dict_attribute, set_dict);

/// `__weakref__` of instances of classes.
static WEAK_REFERENCES: AttributeDefinition = AttributeDefinition {
    name: "__weakref__",
    get: |vm, object| Ok(references_to(object).into_iter().next_back().unwrap_or_else(|| vm.none.clone())),
    set: None,
    member: false,
};

impl Vm {
    /// `object.__dict__` for an object that has one.
    pub fn instance_dict_attribute(&mut self, object: &ObjectRef) -> Result {
        self.instance_dict(object)
    }
}

/// `object.__dict__ = value`; deleting it leaves an empty one.
pub(crate) fn set_dict(vm: &mut Vm, object: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    if let Some(value) = &value
        && value.payload::<Dict>().is_none()
    {
        let found = vm.class_name(value);
        return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{found}'")));
    }
    let Some(extension) = object.extension() else {
        let message = "This object has no __dict__";
        let name = vm.names.__dict__.clone();
        return Err(vm.attribute_error(message, object, &name));
    };
    let value = value.or_else(|| vm.without_values(object));
    let old = extension.dict.replace(vm, value);
    if let Some(old) = old.as_ref().and_then(|old| old.payload::<Dict>()) {
        old.values_in_owner.set(false);
    }
    drop(old);
    Ok(())
}

/// `object.__dict__ = value` of types that keep their dict themselves (`PyObject_GenericSetDict`).
pub(crate) fn set_generic_dict(vm: &mut Vm, object: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    match value {
        Some(_) => set_dict(vm, object, value),
        None => Err(vm.type_error("cannot delete __dict__")),
    }
}

/// Calls `__set_name__` of all values in the namespace that have one (PEP 487).
fn set_names(vm: &mut Vm, class: &ObjectRef) -> Result<()> {
    if Fault::SetNameNotCalled.is_planted() {
        return Ok(());
    }
    let namespace = vm.type_namespace(class);
    let mut entries = Vec::new();
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(&namespace, position) {
        position = next;
        entries.push((key, value));
    }
    let name = vm.names.__set_name__.clone();
    for (key, value) in entries {
        let Err(raised) = vm.call_special(&value, &name, [class.clone(), key.clone()]) else { continue };
        let [kind, key, class] = [vm.class_name(&value), vm.repr_display(&key)?, vm.type_name(class)];
        let text = format!("Error calling __set_name__ on '{kind}' instance {key} in '{class}'");
        return Err(explain(vm, raised, &text)?);
    }
    Ok(())
}

/// Says where an exception came from: in a note, or as the cause of a RuntimeError.
fn explain(vm: &mut Vm, raised: Raised, text: &str) -> Result<Raised> {
    if vm.profile.set_name_notes {
        let name = vm.intern("add_note");
        let note = vm.new_str(text);
        vm.call_method(&raised.0, &name, [note])?;
        return Ok(raised);
    }
    let error = vm.runtime_error(text);
    if let Some(payload) = error.0.payload::<crate::types::exception::Exception>() {
        let data = payload.data.get_mut(vm);
        data.suppress_context = true;
        let old = (data.cause.replace(raised.0.clone()), data.context.replace(raised.0));
        drop(old);
    }
    Ok(error)
}

/// `super(C, C).__init_subclass__(**keywords)`
fn init_subclass(vm: &mut Vm, class: &ObjectRef, keywords: Vec<(ObjectRef, ObjectRef)>) -> Result<()> {
    if Fault::InitSubclassNotCalled.is_planted() {
        return Ok(());
    }
    let name = vm.names.__init_subclass__.clone();
    // A metaclass may leave the class out of its own order.
    if !class.payload::<Type>().is_some_and(|payload| payload.mro(vm).iter().any(|entry| entry.is(class))) {
        return Err(vm.no_super_owner(class, class));
    }
    let bases: Vec<ObjectRef> =
        class.payload::<Type>().map_or(&[][..], |class| class.mro(vm)).iter().skip(1).cloned().collect();
    let found = bases.iter().find_map(|base| {
        let namespace = vm.type_namespace(base);
        entry(vm, &namespace, &name)
    });
    let method = match found {
        Some(found) => vm.bind_descriptor(found, None, class)?,
        // Where a metaclass has left `object` out of the order, the super object has the method as any object has.
        None => {
            let owner = vm.types.super_.clone();
            vm.get_attribute(&owner, &name)?
        }
    };
    vm.call(&method, Arguments { keywords, ..Arguments::none() })?;
    Ok(())
}
