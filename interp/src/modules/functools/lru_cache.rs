//! `_lru_cache_wrapper`: what `functools.lru_cache` puts around a function.

use std::cell::Cell;

use crate::object::{ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::dict::Dict;
use crate::types::native::{TypeDefinition, method, property};
use crate::vm::{Arguments, Result, Vm};

/// The payload.
pub struct LruCache {
    function: ObjectRef,
    /// Results by key, the least recently used first; a dict.
    cache: ObjectRef,
    /// The most results that are kept; `None` for all.
    most: Option<usize>,
    typed: bool,
    /// The type of what `cache_info` gives.
    info: ObjectRef,
    /// Separates positional from keyword arguments in keys.
    mark: ObjectRef,
    hits: Cell<u64>,
    misses: Cell<u64>,
}

impl Trace for LruCache {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        [&self.function, &self.cache, &self.info, &self.mark].into_iter().for_each(visit);
    }
}

fn payload(object: &ObjectRef) -> &LruCache {
    object.payload::<LruCache>().expect("the receiver is an _lru_cache_wrapper")
}

static ARGUMENTS: Constructor = Constructor::new("lru_cache", "(user_function, maxsize, typed, cache_info_type)");

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = ARGUMENTS.bind(vm, arguments)?;
    let [function, most, typed, info] =
        [0, 1, 2, 3].map(|index| bound[index].take().unwrap_or_else(|| vm.none.clone()));
    if function.class_payload(vm).slots(vm).call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let most = if most.is(&vm.none) {
        None
    } else if vm.has_index(&most) {
        Some(vm.size_argument(&most)?.max(0) as usize)
    } else {
        return Err(vm.type_error("maxsize should be integer or None"));
    };
    let typed = vm.truth(&typed)?;
    let mark = ObjectRef::new(&vm.types.object, crate::types::object::Instance);
    let cache = vm.new_dict();
    let (hits, misses) = (Cell::new(0), Cell::new(0));
    Ok(ObjectRef::new(class, LruCache { function, cache, most, typed, info, mark, hits, misses }))
}

/// The key for the arguments of a call; a single int or str stands for itself (`lru_cache_make_key`).
fn make_key(vm: &Vm, cache: &LruCache, arguments: &Arguments) -> ObjectRef {
    if !cache.typed && arguments.keywords.is_empty() {
        if let [only] = &arguments.positional[..]
            && (only.is_exact_str() || only.class_id() == vm.types.int.id())
        {
            return only.clone();
        }
        return vm.new_tuple(arguments.positional.to_vec());
    }
    let mut parts = arguments.positional.to_vec();
    if !arguments.keywords.is_empty() {
        parts.push(cache.mark.clone());
        for (name, value) in &arguments.keywords {
            parts.push(name.clone());
            parts.push(value.clone());
        }
    }
    if cache.typed {
        parts.extend(arguments.positional.iter().map(ObjectRef::class_ref));
        parts.extend(arguments.keywords.iter().map(|(_, value)| value.class_ref()));
    }
    vm.new_tuple(parts)
}

fn call(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result {
    let cache = payload(object);
    if cache.most == Some(0) {
        cache.misses.set(cache.misses.get() + 1);
        return vm.call(&cache.function, arguments);
    }
    let key = make_key(vm, cache, &arguments);
    let hash = vm.hash(&key)?;
    if let Some(index) = vm.dict_find(&cache.cache, &key, hash)? {
        cache.hits.set(cache.hits.get() + 1);
        let found = if cache.most.is_none() {
            crate::types::dict::value_at(vm, &cache.cache, index)
        } else {
            touch(vm, cache, index)
        };
        if let Some(found) = found {
            return Ok(found);
        }
    }
    cache.misses.set(cache.misses.get() + 1);
    let result = vm.call(&cache.function, arguments)?;
    if vm.dict_find(&cache.cache, &key, hash)?.is_some() {
        // A call further in has stored it meanwhile.
        return Ok(result);
    }
    let full = cache.most.is_some_and(|most| vm.dict_len(&cache.cache) >= most);
    if full && let Some(storage) = cache.cache.payload::<Dict>() {
        let storage = storage.storage.get_mut(vm);
        let oldest = storage.next(0).map(|(index, _)| index);
        let removed = oldest.and_then(|index| storage.remove(index));
        drop(removed);
    }
    vm.dict_set_hashed(&cache.cache, key, hash, result.clone())?;
    Ok(result)
}

/// Makes an entry the most recently used one and gives its value.
fn touch(vm: &mut Vm, cache: &LruCache, index: usize) -> Option<ObjectRef> {
    let storage = cache.cache.payload::<Dict>()?.storage.get_mut(vm);
    let entry = storage.remove(index)?;
    let value = entry.value.clone();
    storage.insert(entry.hash, entry.key, entry.value);
    Some(value)
}

fn cache_info(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let cache = payload(object);
    let most = match cache.most {
        Some(most) => vm.new_int(most as i64),
        None => vm.none.clone(),
    };
    let numbers = [cache.hits.get() as i64, cache.misses.get() as i64, vm.dict_len(&cache.cache) as i64];
    let [hits, misses, size] = numbers.map(|number| vm.new_int(number));
    vm.call(&cache.info, [hits, misses, most, size])
}

fn cache_clear(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let cache = payload(object);
    cache.hits.set(0);
    cache.misses.set(0);
    if let Some(dict) = cache.cache.payload::<Dict>() {
        let old = dict.storage.get_mut(vm).take();
        drop(old);
    }
    Ok(vm.none.clone())
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.names.__qualname__.clone();
    vm.get_attribute(object, &name)
}

fn itself(_: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(object.clone())
}

/// Binds like a function does.
fn get(vm: &mut Vm, object: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    match instance.filter(|instance| !instance.is(&vm.none)) {
        Some(instance) => Ok(vm.new_method(object.clone(), instance.clone())),
        None => Ok(object.clone()),
    }
}

/// `_lru_cache_wrapper`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    base_type: false,
    name: "_lru_cache_wrapper",
    module: "functools",
    instance_dict: true,
    weak_references: true,
    methods: &[
        method("cache_info", "($self, /)", cache_info),
        method("cache_clear", "($self, /)", cache_clear),
        method("__reduce__", "($self, /)", reduce),
        method("__copy__", "($self, /)", itself),
        method("__deepcopy__", "($self, memo, /)", itself),
    ],
    attributes: &[property("__dict__", Vm::instance_dict_attribute, crate::types::class_creation::set_dict)],
    slots: |slots| {
        slots.new = Some(new);
        slots.call = Some(call);
        slots.descriptor_get = Some(get);
    },
    ..TypeDefinition::EMPTY
};
