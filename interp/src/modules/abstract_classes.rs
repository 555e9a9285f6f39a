//! Module `_abc`: what `abc.ABCMeta` is made of (Modules/_abc.c, PEP 3119).

use rustc_hash::FxHashMap;

use super::ModuleDefinition;
use crate::object::{Contents, Kind, ObjectId, ObjectRef, Token, Trace, WeakHandle};
use crate::types::container::given;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, method};
use crate::types::tuple::Tuple;
use crate::types::type_object::{Type, type_flag};
use crate::vm::{Arguments, Result, Vm};

/// `_abc`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_abc", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("get_cache_token", "($module, /)", cache_token),
    method("_abc_init", "($module, self, /)", init),
    method("_reset_registry", "($module, self, /)", reset_registry),
    method("_reset_caches", "($module, self, /)", reset_caches),
    method("_get_dump", "($module, self, /)", dump),
    method("_abc_register", "($module, self, subclass, /)", register).worded(Wording::UnpackTuple),
    method("_abc_instancecheck", "($module, self, instance, /)", instance_check).worded(Wording::UnpackTuple),
    method("_abc_subclasscheck", "($module, self, subclass, /)", subclass_check).worded(Wording::UnpackTuple),
];

/// What the module keeps for an interpreter.
#[derive(Default)]
pub struct State {
    /// The type of `_abc_impl`.
    data: Option<ObjectRef>,
    /// Counts registrations: negative answers from before one may be wrong.
    registrations: i64,
}

/// The payload of `_abc_impl`: what an abstract class remembers of others.
pub struct Memory(Contents<Classes>);

#[derive(Default)]
struct Classes {
    registry: WeakClasses,
    cache: WeakClasses,
    negative_cache: WeakClasses,
    /// The count of registrations when the negative cache was begun.
    negative_version: i64,
}

/// Classes held weakly, by identity.
#[derive(Default)]
struct WeakClasses(FxHashMap<ObjectId, WeakHandle>);

impl WeakClasses {
    fn contains(&self, class: &ObjectRef) -> bool {
        self.0.get(&class.id()).and_then(WeakHandle::upgrade).is_some_and(|found| found.is(class))
    }

    fn add(&mut self, class: &ObjectRef) {
        if let Some(handle) = WeakHandle::new(class) {
            self.0.insert(class.id(), handle);
        }
    }

    /// Those that are alive.
    fn alive(&self) -> Vec<ObjectRef> {
        self.0.values().filter_map(WeakHandle::upgrade).collect()
    }
}

impl Trace for Memory {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

static DATA: TypeDefinition = TypeDefinition {
    name: "_abc_data",
    module: "_abc",
    base_type: false,
    slots: |slots| {
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Memory(Contents::new(Classes::default())))));
    },
    ..TypeDefinition::EMPTY
};

fn fill(vm: &mut Vm, _: &ObjectRef) -> Result<()> {
    let object = vm.types.object.clone();
    vm.module_state.abstract_classes.data = Some(vm.make_builtin_type(&DATA, &object, Kind::AbstractClassMemory));
    Ok(())
}

/// The memory of an abstract class, kept alive by the object that is returned.
fn memory(vm: &mut Vm, class: &ObjectRef) -> Result {
    let found = vm.get_attribute_named(class, "_abc_impl")?;
    if found.payload::<Memory>().is_none() {
        return Err(vm.type_error("_abc_impl is set to a wrong type"));
    }
    Ok(found)
}

fn classes<'a>(vm: &'a Vm, memory: &'a ObjectRef) -> Option<&'a Classes> {
    memory.payload::<Memory>().map(|memory| memory.0.get(vm))
}

fn classes_mut<'a>(vm: &'a mut Vm, memory: &'a ObjectRef) -> Option<&'a mut Classes> {
    memory.payload::<Memory>().map(|memory| memory.0.get_mut(vm))
}

fn cache_token(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_int(vm.module_state.abstract_classes.registrations))
}

/// Finds the abstract methods of a new class, gives it its memory and the flags that patterns look at.
fn init(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let class = given(vm, arguments, 0);
    find_abstract_methods(vm, &class)?;
    let Some(data) = vm.module_state.abstract_classes.data.clone() else { return Ok(vm.none.clone()) };
    let memory = ObjectRef::new(&data, Memory(Contents::new(Classes::default())));
    let name = vm.intern("_abc_impl");
    vm.set_attribute(&class, &name, Some(memory))?;
    if let Some(payload) = class.payload::<Type>() {
        let dict = payload.data.get(vm).dict.clone();
        let name = vm.intern("__abc_tpflags__");
        if let Some(flags) = crate::types::dict::get_str(vm, &dict, &name) {
            let flags = vm.int_value(&flags).unwrap_or(0) as u64 & COLLECTION;
            if flags == COLLECTION {
                return Err(vm.type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING"));
            }
            payload.data.get_mut(vm).flags |= flags;
            drop(vm.dict_remove_str(&dict, &name));
            vm.type_modified(&class);
        }
    }
    Ok(vm.none.clone())
}

/// The flags of which a class has at most one.
const COLLECTION: u64 = type_flag::SEQUENCE | type_flag::MAPPING;

fn is_abstract(vm: &mut Vm, value: &ObjectRef) -> Result<bool> {
    let name = vm.names.__isabstractmethod__.clone();
    match vm.get_optional_attribute(value, &name)? {
        Some(found) => vm.truth(&found),
        None => Ok(false),
    }
}

/// `compute_abstract_methods`: those in the class's own namespace, and those of its bases that it leaves abstract.
fn find_abstract_methods(vm: &mut Vm, class: &ObjectRef) -> Result<()> {
    let mut found = Vec::new();
    let namespace = match class.payload::<Type>() {
        Some(payload) => payload.data.get(vm).dict.clone(),
        None => vm.get_attribute_named(class, "__dict__")?,
    };
    let mut entries = Vec::new();
    if namespace.payload::<Dict>().is_some() {
        let mut position = 0;
        while let Some((next, key, value)) = vm.dict_next(&namespace, position) {
            position = next;
            entries.push((key, value));
        }
    }
    for (key, value) in entries {
        if is_abstract(vm, &value)? {
            found.push(key);
        }
    }
    let name = vm.names.__bases__.clone();
    let bases = vm.get_attribute(class, &name)?;
    let Some(bases) = bases.payload::<Tuple>().map(|bases| bases.0.to_vec()) else {
        return Err(vm.type_error("__bases__ is not tuple"));
    };
    let name = vm.names.__abstractmethods__.clone();
    for base in bases {
        let Some(names) = vm.get_optional_attribute(&base, &name)? else { continue };
        for key in vm.collect(&names)? {
            if let Some(value) = vm.get_optional_attribute(class, &key)?
                && is_abstract(vm, &value)?
            {
                found.push(key);
            }
        }
    }
    let found = vm.new_frozenset(found)?;
    vm.set_attribute(class, &name, Some(found))
}

fn reset_registry(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let class = given(vm, arguments, 0);
    let memory = memory(vm, &class)?;
    if let Some(classes) = classes_mut(vm, &memory) {
        classes.registry.0.clear();
    }
    Ok(vm.none.clone())
}

fn reset_caches(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let class = given(vm, arguments, 0);
    let memory = memory(vm, &class)?;
    if let Some(classes) = classes_mut(vm, &memory) {
        classes.cache.0.clear();
        classes.negative_cache.0.clear();
    }
    Ok(vm.none.clone())
}

/// Registry and caches as sets of weak references, for `ABCMeta._dump_registry`.
fn dump(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let class = given(vm, arguments, 0);
    let memory = memory(vm, &class)?;
    let Some(found) = classes(vm, &memory) else { return Ok(vm.none.clone()) };
    let version = found.negative_version;
    let parts = [&found.registry, &found.cache, &found.negative_cache].map(WeakClasses::alive);
    let mut values = Vec::new();
    for part in parts {
        let set = vm.new_set();
        for class in part {
            let kind = vm.types.weak_reference.clone();
            let reference = vm.new_weak_reference(&kind, &class, None)?;
            vm.set_add(&set, reference)?;
        }
        values.push(set);
    }
    values.push(vm.new_int(version));
    Ok(vm.new_tuple(values))
}

fn register(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (class, subclass) = (given(vm, arguments, 0), given(vm, arguments, 1));
    if subclass.payload::<Type>().is_none() {
        return Err(vm.type_error("Can only register classes"));
    }
    if vm.is_subclass(&subclass, &class)? {
        return Ok(subclass);
    }
    if vm.is_subclass(&class, &subclass)? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    let memory = memory(vm, &class)?;
    if let Some(classes) = classes_mut(vm, &memory) {
        classes.registry.add(&subclass);
    }
    vm.module_state.abstract_classes.registrations += 1;
    if let Some(payload) = class.payload::<Type>() {
        let flag = payload.data.get(vm).flags & COLLECTION;
        if flag != 0 {
            set_collection_flag(vm, &subclass, flag);
        }
    }
    Ok(subclass)
}

/// A class and those derived from it match patterns as what they were registered with.
fn set_collection_flag(vm: &mut Vm, class: &ObjectRef, flag: u64) {
    let Some(payload) = class.payload::<Type>() else { return };
    let data = payload.data.get_mut(vm);
    if data.flags & type_flag::IMMUTABLE != 0 || data.flags & COLLECTION == flag {
        return;
    }
    data.flags = data.flags & !COLLECTION | flag;
    let subclasses = data.subclasses.alive();
    for subclass in subclasses {
        set_collection_flag(vm, &subclass, flag);
    }
}

fn ask_subclass_check(vm: &mut Vm, class: &ObjectRef, subclass: ObjectRef) -> Result {
    let name = vm.names.__subclasscheck__.clone();
    vm.call_method(class, &name, [subclass])
}

fn instance_check(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (class, instance) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let memory = memory(vm, &class)?;
    let name = vm.names.__class__.clone();
    let claimed = vm.get_attribute(&instance, &name)?;
    if classes(vm, &memory).is_some_and(|classes| classes.cache.contains(&claimed)) {
        return Ok(vm.true_.clone());
    }
    let real = instance.class_ref();
    if real.is(&claimed) {
        let registrations = vm.module_state.abstract_classes.registrations;
        let known = classes(vm, &memory).is_some_and(|classes| {
            classes.negative_version == registrations && classes.negative_cache.contains(&claimed)
        });
        if known {
            return Ok(vm.false_.clone());
        }
        return ask_subclass_check(vm, &class, claimed);
    }
    let result = ask_subclass_check(vm, &class, claimed)?;
    if vm.truth(&result)? {
        return Ok(result);
    }
    ask_subclass_check(vm, &class, real)
}

fn subclass_check(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (class, subclass) = (given(vm, arguments, 0), given(vm, arguments, 1));
    if subclass.payload::<Type>().is_none() {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    let memory = memory(vm, &class)?;
    let result = is_subclass(vm, &class, &subclass, &memory)?;
    Ok(vm.new_bool(result))
}

fn is_subclass(vm: &mut Vm, class: &ObjectRef, subclass: &ObjectRef, memory: &ObjectRef) -> Result<bool> {
    let registrations = vm.module_state.abstract_classes.registrations;
    if let Some(classes) = classes_mut(vm, memory) {
        if classes.cache.contains(subclass) {
            return Ok(true);
        }
        if classes.negative_version < registrations {
            classes.negative_cache.0.clear();
            classes.negative_version = registrations;
        } else if classes.negative_cache.contains(subclass) {
            return Ok(false);
        }
    }
    let name = vm.names.__subclasshook__.clone();
    let answer = vm.call_method(class, &name, [subclass.clone()])?;
    if answer.is(&vm.true_) {
        return Ok(remember(vm, memory, subclass, true));
    }
    if answer.is(&vm.false_) {
        return Ok(remember(vm, memory, subclass, false));
    }
    if !answer.is(&vm.not_implemented) {
        return Err(vm.assertion_error("__subclasshook__ must return either False, True, or NotImplemented"));
    }
    if subclass.payload::<Type>().is_some_and(|payload| payload.mro(vm).iter().any(|entry| entry.is(class))) {
        return Ok(remember(vm, memory, subclass, true));
    }
    let Some(found) = classes(vm, memory) else { return Ok(false) };
    if found.registry.contains(subclass) {
        return Ok(true);
    }
    for registered in found.registry.alive() {
        if vm.is_subclass(subclass, &registered)? {
            return Ok(remember(vm, memory, subclass, true));
        }
    }
    let name = vm.intern("__subclasses__");
    let derived = vm.call_method(class, &name, Arguments::none())?;
    let Some(derived) = derived.payload::<List>().map(|list| list.items.get(vm).clone()) else {
        return Err(vm.type_error("__subclasses__() must return a list"));
    };
    for other in derived {
        if vm.is_subclass(subclass, &other)? {
            return Ok(remember(vm, memory, subclass, true));
        }
    }
    Ok(remember(vm, memory, subclass, false))
}

/// Notes an answer, and gives it back.
fn remember(vm: &mut Vm, memory: &ObjectRef, subclass: &ObjectRef, answer: bool) -> bool {
    if let Some(classes) = classes_mut(vm, memory) {
        let cache = if answer { &mut classes.cache } else { &mut classes.negative_cache };
        cache.add(subclass);
    }
    answer
}
