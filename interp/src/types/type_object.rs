//! `type`: the layout of type objects, and how built-in types are made ready.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use super::dict::shared_keys::SharedKeys;
use super::layout::Layout;
use super::method_cache::MethodCacheEntry;
use super::native::TypeDefinition;
use super::slots::Slots;
use super::subclasses::Subclasses;
use super::tuple::Tuple;
use super::{dict, special_methods};
use crate::object::{Blueprint, Contents, Kind, ObjectRef, Token, Trace, collector};
use crate::planted_faults::Fault;
use crate::vm::Vm;

/// Bits of `__flags__` that the interpreter acts on (Include/object.h).
pub mod type_flag {
    /// Instances have a finalizer, says a type that wants old extensions to know (`Py_TPFLAGS_HAVE_FINALIZE`).
    pub const HAVE_FINALIZE: u64 = 1;
    /// A type of the interpreter itself, not of a module (`_Py_TPFLAGS_STATIC_BUILTIN`).
    pub const CORE: u64 = 1 << 1;
    /// Instances keep the values of their attributes themselves (`Py_TPFLAGS_INLINE_VALUES`).
    pub const INLINE_VALUES: u64 = 1 << 2;
    /// Weak references stand in front of the instance.
    pub const MANAGED_WEAK_REFERENCES: u64 = 1 << 3;
    /// The `__dict__` stands in front of the instance.
    pub const MANAGED_DICT: u64 = 1 << 4;
    /// Instances are sequences for patterns.
    pub const SEQUENCE: u64 = 1 << 5;
    /// Instances are mappings for patterns.
    pub const MAPPING: u64 = 1 << 6;
    /// Calls make no instances (`Py_TPFLAGS_DISALLOW_INSTANTIATION`).
    pub const NOT_CALLABLE: u64 = 1 << 7;
    /// Attributes cannot be set: most built-in types.
    pub const IMMUTABLE: u64 = 1 << 8;
    /// Made by a class statement or a call of `type`.
    pub const HEAP_TYPE: u64 = 1 << 9;
    /// May be derived from.
    pub const BASE_TYPE: u64 = 1 << 10;
    /// A type of a module, made from a specification: CPython has it on its heap.
    pub const OF_MODULE: u64 = HEAP_TYPE;
    /// Instances are called by the vector call protocol.
    pub const VECTOR_CALL: u64 = 1 << 11;
    /// The type is complete.
    pub const READY: u64 = 1 << 12;
    /// The collector watches instances.
    pub const COLLECTED: u64 = 1 << 14;
    /// Instances are called as methods without being bound.
    pub const METHOD: u64 = 1 << 17;
    /// Has abstract methods.
    pub const ABSTRACT: u64 = 1 << 20;
    /// A class pattern with one positional argument matches the subject itself.
    pub const MATCH_SELF: u64 = 1 << 22;
    /// Instances of variable size have their items behind everything else.
    pub const ITEMS_AT_END: u64 = 1 << 23;
    /// Attributes can be set although the type is built in: no bit of CPython's, it stands for one that is missing.
    pub const CHANGEABLE: u64 = 1 << 63;
}

/// Classes of CPython with a `tp_vectorcall`, which takes names and no dict.
#[rustfmt::skip]
const VECTORCALL_CLASSES: &[&str] = &[
    "bool", "dict", "enumerate", "filter", "float", "frozenset", "list", "map", "range", "reversed", "set", "super", "tuple",
    "type",
];

/// The payload of a type object.
pub struct Type {
    /// What instances look like in memory.
    pub blueprint: Cell<Blueprint>,
    /// Instances have a finalizer (`__del__`); read where objects die, without the token.
    pub has_finalizer: Cell<bool>,
    /// Where the `__slots__` of each class in the line begin, the last class first; not set where one class has all.
    pub slot_groups: OnceCell<Box<[u16]>>,
    /// Calls of the type reach a function of its own (`tp_vectorcall`), without a dict for keyword arguments.
    pub has_vectorcall: Cell<bool>,
    /// The namespace of a built-in type is still empty: it is filled when first looked at, for a program looks at few.
    pub unfilled: Cell<bool>,
    /// Changes whenever the type, or one it inherits from, changes: what caches ask.
    pub version: Cell<u64>,
    /// Everything else.
    pub data: Contents<TypeData>,
}

/// The changeable part of a type object.
pub struct TypeData {
    /// `__name__`, a str.
    pub name: ObjectRef,
    /// `__qualname__`, a str.
    pub qualified_name: ObjectRef,
    /// `__base__`; `None` for object alone.
    pub base: Option<ObjectRef>,
    /// `__bases__`, a tuple.
    pub bases: ObjectRef,
    /// `__mro__`, a tuple that begins with the type itself.
    pub mro: ObjectRef,
    /// The namespace behind `__dict__`, a dict; see [`Vm::type_namespace`].
    pub dict: ObjectRef,
    /// The functions behind special methods, inherited ones included.
    pub slots: Slots,
    /// The direct subclasses, oldest first.
    pub subclasses: Subclasses,
    /// The payload of instances.
    pub kind: Kind,
    /// Instances have a `__dict__`.
    pub instance_dict: bool,
    /// Instances can be referenced weakly.
    pub weak_references: bool,
    /// The sizes and offsets that the type shows.
    pub layout: Layout,
    /// The names that the dictionaries of instances share.
    pub shared_keys: Option<Rc<SharedKeys>>,
    /// The names of this type's own `__slots__`, mangled, in their order.
    pub slot_names: Vec<ObjectRef>,
    /// See [`type_flag`].
    pub flags: u64,
    /// The declaration of a built-in type.
    pub definition: Option<&'static TypeDefinition>,
}

impl TypeData {
    /// The method resolution order, the type itself first.
    #[inline]
    pub fn mro_entries(&self) -> &[ObjectRef] {
        self.mro.payload::<Tuple>().map_or(&[], |mro| &mro.0)
    }
}

impl Trace for Type {
    // The bases of a class that dies forget it.
    const OBSERVABLE_DEATH: bool = true;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        visit(&data.dict);
        visit(&data.mro);
        visit(&data.bases);
        data.base.iter().for_each(&mut *visit);
    }

    #[cfg(any(test, feature = "checks"))]
    fn trace_besides(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        let names = [&data.name, &data.qualified_name].into_iter().chain(&data.slot_names);
        names.chain(data.subclasses.references()).for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        // The MRO holds the type itself: the one cycle that every class is part of. The name takes its place,
        // for nothing asks a dead class for its MRO.
        let data = self.data.get_mut(token);
        let nothing = data.name.clone();
        released.push(std::mem::replace(&mut data.mro, nothing));
    }
}

impl Type {
    /// The payload of a type without name, bases or namespace: another object takes their place for now.
    pub fn bare(placeholder: &ObjectRef, kind: Kind, version: u64) -> Self {
        let data = TypeData {
            name: placeholder.clone(),
            qualified_name: placeholder.clone(),
            base: None,
            bases: placeholder.clone(),
            mro: placeholder.clone(),
            dict: placeholder.clone(),
            slots: Slots::default(),
            subclasses: Subclasses::default(),
            kind,
            instance_dict: false,
            weak_references: false,
            slot_names: Vec::new(),
            layout: Default::default(),
            shared_keys: None,
            flags: 0,
            definition: None,
        };
        Self {
            blueprint: Cell::default(),
            has_finalizer: Cell::new(false),
            slot_groups: OnceCell::new(),
            has_vectorcall: Cell::new(false),
            unfilled: Cell::new(false),
            version: Cell::new(version),
            data: Contents::new(data),
        }
    }

    /// The functions behind special methods.
    #[inline(always)]
    pub fn slots<'a>(&'a self, vm: &'a Vm) -> &'a Slots {
        &self.data.get(vm).slots
    }

    /// The method resolution order, the type itself first.
    #[inline]
    pub fn mro<'a>(&'a self, vm: &'a Vm) -> &'a [ObjectRef] {
        self.data.get(vm).mro_entries()
    }

    /// Whether CPython's type has functions of sequences (`tp_as_sequence`), as every class made in Python does.
    pub fn is_sequence(&self, vm: &Vm) -> bool {
        let slots = self.slots(vm);
        self.has_flag(vm, type_flag::HEAP_TYPE)
            || slots.contains.is_some()
            || slots.item.is_some()
            || slots.concatenate.is_some()
            || slots.repeat.is_some()
    }

    /// Whether it was made by a class statement or a call of `type`.
    pub fn is_heap_type(&self) -> bool {
        self.blueprint.get().heap_type
    }

    /// Whether a bit of `__flags__` is set, see [`type_flag`].
    pub fn has_flag(&self, vm: &Vm, flag: u64) -> bool {
        self.data.get(vm).flags & flag != 0
    }
}

impl Vm {
    /// Makes a built-in type from its declaration, with `base` and (but for the first types) its namespace filled.
    pub fn make_builtin_type(
        &mut self,
        definition: &'static TypeDefinition,
        base: &ObjectRef,
        kind: Kind,
    ) -> ObjectRef {
        let class = self.new_bare_type(definition.name, Some(base.clone()), kind);
        self.ready_builtin_type(&class, definition);
        class
    }

    /// A type object without slots or namespace entries; [`Vm::ready_builtin_type`] completes it.
    pub fn new_bare_type(&mut self, name: &'static str, base: Option<ObjectRef>, kind: Kind) -> ObjectRef {
        let name = self.intern_static(name);
        let bases = self.new_tuple(base.iter().cloned().collect());
        let dict = self.new_dict();
        let payload = Type {
            blueprint: Cell::default(),
            has_finalizer: Cell::new(false),
            slot_groups: OnceCell::new(),
            has_vectorcall: Cell::new(false),
            unfilled: Cell::new(false),
            version: Cell::new(self.next_type_version()),
            data: Contents::new(TypeData {
                qualified_name: name.clone(),
                name,
                base,
                bases,
                mro: self.empty_tuple.clone(),
                dict,
                slots: Slots::default(),
                subclasses: Subclasses::default(),
                kind,
                instance_dict: false,
                weak_references: false,
                slot_names: Vec::new(),
                layout: Layout::default(),
                shared_keys: None,
                flags: 0,
                definition: None,
            }),
        };
        ObjectRef::new(&self.types.type_, payload)
    }

    /// Completes a built-in type: inheritance, slots, namespace (`PyType_Ready`).
    pub fn ready_builtin_type(&mut self, class: &ObjectRef, definition: &'static TypeDefinition) {
        let Some(payload) = class.payload::<Type>() else { return };
        let base = payload.data.get(self).base.clone();
        let mut mro = vec![class.clone()];
        let mut inherited = Slots::default();
        let mut inherited_layout = Layout::default();
        let mut blueprint = Blueprint::default();
        if let Some(base) = base.as_ref().and_then(|base| base.payload::<Type>()) {
            let data = base.data.get(self);
            mro.extend(data.mro_entries().iter().cloned());
            inherited = data.slots.clone();
            inherited_layout = data.layout;
            blueprint = base.blueprint.get();
        }
        blueprint.heap_type = false;
        blueprint.extension |= definition.instance_dict || definition.weak_references;
        // A dictionary can lead back to its owner.
        blueprint.collected |= definition.instance_dict;
        payload.blueprint.set(blueprint);
        let mut own = Slots::default();
        (definition.slots)(&mut own);
        // A type that says how to compare and not how to hash is unhashable (`inherit_slots`).
        let declares_no_hash = self.profile.declared_unhashable.contains(&definition.name);
        if (own.compare.is_some() || declares_no_hash) && own.hash.is_none() {
            inherited.hash = None;
        }
        inherited.vectorcall = None;
        let mro = self.new_tuple(mro);
        let parent = base.as_ref().and_then(|base| base.payload::<Type>());
        let parent_flags = parent.map_or(0, |base| base.data.get(self).flags);
        let (layout, own_flags) = Layout::of_builtin(self.profile, definition.name, inherited_layout, parent_flags);
        let is_heap_type = own_flags & type_flag::HEAP_TYPE != 0;
        // Instances of a static type that says nothing of `__new__` cannot be made by calls, unless its base is made
        // so (`type_ready_set_new`).
        let is_first = base.as_ref().is_some_and(|base| base.is(&self.types.object));
        if is_first && own.new.is_none() && !is_heap_type {
            inherited.new =
                definition.generic_new.then_some(|_, class, _| Ok(ObjectRef::new(class, super::object::Instance)));
        }
        if is_heap_type && own_flags & type_flag::COLLECTED != 0 {
            // Instances refer to their type.
            blueprint.collected = true;
            payload.blueprint.set(blueprint);
        }
        let mut slots = inherited;
        (definition.slots)(&mut slots);
        if own_flags & type_flag::NOT_CALLABLE != 0 {
            slots.new = None;
        }
        payload.has_finalizer.set(slots.finalize.is_some() && !definition.skips_finalizer);
        let calls_int_directly = slots.vectorcall.is_some() && self.profile.int_counts_as_vectorcall;
        payload.has_vectorcall.set(VECTORCALL_CLASSES.contains(&definition.name) || calls_int_directly);
        let (parent_dict, parent_weak) = parent
            .map_or((false, false), |base| (base.data.get(self).instance_dict, base.data.get(self).weak_references));
        let inherited_flags = parent_flags & (type_flag::SEQUENCE | type_flag::MAPPING | type_flag::MATCH_SELF);
        let data = payload.data.get_mut(self);
        data.mro = mro;
        data.slots = slots;
        data.layout = layout;
        data.instance_dict = definition.instance_dict || parent_dict;
        data.weak_references = definition.weak_references || parent_weak;
        data.flags |= own_flags & !type_flag::CHANGEABLE | inherited_flags;
        if own_flags & type_flag::CHANGEABLE == 0 {
            data.flags |= type_flag::IMMUTABLE;
        }
        if definition.base_type {
            data.flags |= type_flag::BASE_TYPE;
        }
        if definition.match_self {
            data.flags |= type_flag::MATCH_SELF;
        }
        if definition.mapping {
            data.flags |= type_flag::MAPPING;
        }
        if definition.sequence {
            data.flags |= type_flag::SEQUENCE;
        }
        data.definition = Some(definition);
        // What only later versions have is there, and is not seen.
        if let Some(parent) = parent
            && !self.profile.later_exceptions.contains(&definition.name)
        {
            parent.data.get_mut(self).subclasses.push(class);
        }
        payload.unfilled.set(true);
        if !self.profile.immortal_objects {
            // Where strings can die, references to the names that are filled in show.
            self.fill_type_namespace(class);
        }
        class.make_immortal();
        if own_flags & type_flag::HEAP_TYPE != 0 {
            collector::move_to(class, collector::STARTUP);
        } else {
            // The collector has nothing to do with static types (`type_is_gc`).
            collector::untrack(class);
        }
    }

    /// The namespace behind a type's `__dict__`.
    pub fn type_namespace(&mut self, class: &ObjectRef) -> ObjectRef {
        self.fill_type_namespace(class);
        class.payload::<Type>().map_or_else(|| self.new_dict(), |class| class.data.get(self).dict.clone())
    }

    /// Fills the namespace of a built-in type if that has not been done.
    #[inline]
    fn fill_type_namespace(&mut self, class: &ObjectRef) {
        if let Some(payload) = class.payload::<Type>()
            && payload.unfilled.replace(false)
            && let Some(definition) = payload.data.get(self).definition
        {
            collector::as_at_start(|| special_methods::fill_builtin_namespace(self, class, definition));
        }
    }

    /// Looks a name up along the MRO of a type (`_PyType_Lookup`); the name is an interned str.
    #[inline]
    pub fn lookup_type_attribute(&mut self, class: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
        let payload = class.payload::<Type>()?;
        let version = payload.version.get();
        if let Some(place) = self.cached_place(payload, name) {
            let (class_index, entry_index) = place?;
            let class = payload.mro(self).get(class_index as usize)?;
            return dict::value_at(self, &class.payload::<Type>()?.data.get(self).dict, entry_index as usize);
        }
        let place = self.search_mro(class, name);
        if self.is_cacheable_name(name) {
            self.method_cache.set(MethodCacheEntry { version, name: Some(name.clone()), place });
        }
        let (class_index, entry_index) = place?;
        let class = payload.mro(self).get(class_index as usize)?;
        dict::value_at(self, &class.payload::<Type>()?.data.get(self).dict, entry_index as usize)
    }

    /// Whether the cache takes a name: exactly a str, and not a long one (`MCACHE_CACHEABLE_NAME`).
    fn is_cacheable_name(&self, name: &ObjectRef) -> bool {
        const LONGEST: usize = 100;
        name.class_id() == self.types.str.id()
            && name.payload::<crate::types::str::Str>().is_some_and(|name| name.text.len() <= LONGEST)
    }

    /// What the cache knows of a name: nothing (`None`), or its place, or that it has none.
    #[inline(always)]
    pub fn cached_place(&self, class: &Type, name: &ObjectRef) -> Option<Option<(u32, u32)>> {
        self.method_cache.get(class.version.get(), name)
    }

    /// Where in the MRO, and where in that type's namespace, a name is.
    fn search_mro(&mut self, class: &ObjectRef, name: &ObjectRef) -> Option<(u32, u32)> {
        let mro = class.payload::<Type>()?.data.get(self).mro.clone();
        (0..).zip(&mro.payload::<Tuple>()?.0).find_map(|(index, class)| {
            self.fill_type_namespace(class);
            let dict = &class.payload::<Type>()?.data.get(self).dict;
            let has_names_alone =
                dict.payload::<dict::Dict>().is_some_and(|dict| dict.storage.get(self).has_str_keys_only());
            if has_names_alone && name.is_exact_str() {
                return Some((index, dict::index_of_str(self, dict, name)? as u32));
            }
            // A name of a class of its own compares with Python code; what that raises, nobody hears of (`_PyType_Lookup`).
            let dict = dict.clone();
            let hash = self.hash(name).ok()?;
            Some((index, self.dict_find(&dict, name, hash).ok().flatten()? as u32))
        })
    }

    /// A version that no type has had before.
    pub fn next_type_version(&mut self) -> u64 {
        self.type_version += 1;
        self.type_version
    }

    /// Says that a type has changed: it and all its subclasses get a new version (`PyType_Modified`).
    pub fn type_modified(&mut self, class: &ObjectRef) {
        let Some(payload) = class.payload::<Type>() else { return };
        payload.version.set(self.next_type_version());
        let subclasses = payload.data.get(self).subclasses.alive();
        if Fault::StaleMethodCache.is_planted() {
            return;
        }
        for subclass in subclasses {
            self.type_modified(&subclass);
        }
    }

    /// `issubclass` for real types, by the MRO (`PyType_IsSubtype`).
    pub fn is_subtype(&self, class: &ObjectRef, other: &ObjectRef) -> bool {
        if class.is(other) {
            return true;
        }
        let Some(payload) = class.payload::<Type>() else { return false };
        let mro = payload.mro(self);
        if !mro.is_empty() {
            return mro.iter().any(|entry| entry.is(other));
        }
        // A class that is being made has no order yet: its bases stand for it (`type_is_subtype_base_chain`).
        let mut base = payload.data.get(self).base.as_ref();
        while let Some(class) = base {
            if class.is(other) {
                return true;
            }
            base = class.payload::<Type>().and_then(|class| class.data.get(self).base.as_ref());
        }
        other.is(&self.types.object)
    }

    /// Whether an object's type is `class` or derives from it (`PyObject_TypeCheck`); asks no `__instancecheck__`.
    #[inline]
    pub fn is_instance_of_type(&self, object: &ObjectRef, class: &ObjectRef) -> bool {
        object.class_id() == class.id() || self.is_subtype(object.class(self), class)
    }

    /// `__name__` of an object's type, for messages.
    pub fn class_name(&self, object: &ObjectRef) -> String {
        self.type_name(object.class(self))
    }

    /// The name of a type for messages (`tp_name`): `__name__`, behind its module for a built-in type of
    /// another module than builtins.
    pub fn type_name(&self, class: &ObjectRef) -> String {
        let Some(class) = class.payload::<Type>() else { return String::new() };
        let data = class.data.get(self);
        match data.definition {
            Some(definition) if definition.module != "builtins" => format!("{}.{}", definition.module, definition.name),
            _ => self.display_text(&data.name),
        }
    }
}
