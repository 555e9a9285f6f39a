//! `dict`: the payload, look-up, insertion.

mod iterators;
mod methods;
mod operations;
pub(crate) use operations::delete_hashed;
pub mod shared_keys;
pub mod storage;
mod views;

pub use iterators::{
    DictIterator, ITEM_ITERATOR, KEY_ITERATOR, REVERSE_ITEM_ITERATOR, REVERSE_KEY_ITERATOR, REVERSE_VALUE_ITERATOR,
    VALUE_ITERATOR,
};
pub use methods::DEFINITION;
pub use operations::update;
pub use views::{DictView, ITEMS, KEYS, VALUES};

use std::cell::Cell;

use storage::{DictStorage, Probe};

use crate::object::collector;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a dict.
pub struct Dict {
    /// The entries.
    pub storage: Contents<DictStorage>,
    /// The values stand in the object whose attributes these are, and are told to the collector as its own
    /// (`Py_TPFLAGS_INLINE_VALUES`), as long as the names are those that the class shares.
    pub values_in_owner: Cell<bool>,
    /// The object whose attributes these are has died and left the dict to others.
    #[cfg(any(test, feature = "checks"))]
    pub outlived_owner: Cell<bool>,
}

impl Dict {
    /// The payload of a dict with this table.
    pub fn new(storage: DictStorage) -> Self {
        Self {
            storage: Contents::new(storage),
            values_in_owner: Cell::new(false),
            #[cfg(any(test, feature = "checks"))]
            outlived_owner: Cell::new(false),
        }
    }

    /// The object whose attributes these are dies.
    pub fn leave_owner(&self) {
        self.values_in_owner.set(false);
        #[cfg(any(test, feature = "checks"))]
        self.outlived_owner.set(true);
    }

    /// Whether the values are those of the object whose attributes they are.
    pub fn belongs_to_owner(&self, token: &Token) -> bool {
        self.values_in_owner.get() && self.storage.get(token).shares_names()
    }

    /// Calls `visit` for each value, and for the keys that are more than names.
    pub fn trace_values(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let storage = self.storage.get(token);
        if storage.has_str_keys_only() {
            storage.values_by_place().into_iter().for_each(visit);
            return;
        }
        for entry in storage.entries() {
            visit(&entry.value);
            visit(&entry.key);
        }
    }
}

impl Trace for Dict {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        if !self.belongs_to_owner(token) {
            self.trace_values(token, visit);
        }
    }

    #[cfg(any(test, feature = "checks"))]
    fn trace_besides(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let storage = self.storage.get(token);
        storage.entries().filter(|_| storage.has_str_keys_only()).for_each(|entry| visit(&entry.key));
    }

    // Values go in the order of the names that a class shares, wherever they were put in in another order.
    fn dismantle(&mut self) {
        let storage = self.storage.exclusive();
        if storage.is_in_another_order() {
            storage.take_by_place().for_each(drop);
        }
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let storage = self.storage.get_mut(token).take();
        for entry in storage.into_entries() {
            released.push(entry.key);
            released.push(entry.value);
        }
    }
}

/// The value for a str key in a dict's own storage: no Python code runs. Keys that are not exactly str are
/// not looked at (a key with an `__eq__` of its own needs [`Vm::dict_get`]).
#[inline]
pub fn get_str(vm: &Vm, dict: &ObjectRef, key: &ObjectRef) -> Option<ObjectRef> {
    let storage = dict.payload::<Dict>()?.storage.get(vm);
    storage.value_at(storage.find_str(key)?).cloned()
}

/// The place of a str key, for caches; valid until the dict changes.
pub fn index_of_str(vm: &Vm, dict: &ObjectRef, key: &ObjectRef) -> Option<usize> {
    dict.payload::<Dict>()?.storage.get(vm).find_str(key)
}

/// The value at a place.
pub fn value_at(vm: &Vm, dict: &ObjectRef, index: usize) -> Option<ObjectRef> {
    dict.payload::<Dict>()?.storage.get(vm).value_at(index).cloned()
}

/// The payload of a receiver that is known to be a dict.
#[inline(always)]
fn payload(dict: &ObjectRef) -> &Dict {
    dict.payload::<Dict>().expect("the receiver of a dict's method is a dict")
}

/// Whether the collector has to know of an object in a dict or tuple (`_PyObject_GC_MAY_BE_TRACKED`): tuples alone are
/// believed when they are not tracked, and CPython's own types are none of its business.
pub fn may_be_tracked(object: &ObjectRef) -> bool {
    collector::is_watchable(object)
        && (object.payload::<Tuple>().is_none() || object.extension().is_some() || collector::is_tracked(object))
        && (object.payload::<Type>().is_none() || collector::is_tracked(object))
}

/// Has the collector watch a dict from the time on when something goes in that it watches (`MAINTAIN_TRACKING`).
#[inline]
fn maintain_tracking(dict: &ObjectRef, key: &ObjectRef, value: &ObjectRef) {
    if (may_be_tracked(value) || may_be_tracked(key)) && !collector::is_tracked(dict) {
        collector::track(dict);
    }
}

impl Vm {
    /// An empty dict; the collector does not watch it yet.
    #[inline]
    pub fn new_dict(&self) -> ObjectRef {
        self.new_dict_of(DictStorage::default())
    }

    /// A dict of a table without anything that the collector watches.
    pub fn new_dict_of(&self, storage: DictStorage) -> ObjectRef {
        let dict = ObjectRef::new(&self.types.dict, Dict::new(storage));
        collector::untrack(&dict);
        dict
    }

    /// An empty dict with room for a number of entries, as `BUILD_MAP` makes it for these keys.
    pub fn new_dict_for<'a>(&self, count: usize, keys: impl IntoIterator<Item = &'a ObjectRef>) -> ObjectRef {
        let other_keys = keys.into_iter().any(|key| !key.is_exact_str());
        self.new_dict_of(DictStorage::presized(count, other_keys))
    }

    /// `dict.update(other)` for a mapping (`PyDict_Update`): a dict is read directly, another object through `keys()`.
    pub fn dict_update_from(&mut self, dict: &ObjectRef, other: &ObjectRef) -> Result<()> {
        if operations::is_plain_dict(self, other) {
            return operations::merge_dict(self, dict, other);
        }
        let keys = self.iterate_mapping_keys(other)?;
        while let Some(key) = self.next(&keys)? {
            let value = self.get_item(other, &key)?;
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// What `keys()` of a mapping gives, as a list (`PyMapping_Keys`).
    pub fn mapping_keys(&mut self, mapping: &ObjectRef) -> Result {
        if self.is_exact_dict(mapping)
            && let Some(dict) = mapping.payload::<Dict>()
        {
            let keys = dict.storage.get(self).entries().map(|entry| entry.key.clone()).collect();
            return Ok(self.new_list(keys));
        }
        let name = self.names.keys.clone();
        self.mapping_list(mapping, &name)
    }

    /// What `items()` of a mapping gives, as a list (`PyMapping_Items`).
    pub fn mapping_items(&mut self, mapping: &ObjectRef) -> Result {
        let name = self.intern_static("items");
        self.mapping_list(mapping, &name)
    }

    fn mapping_list(&mut self, mapping: &ObjectRef, name: &ObjectRef) -> Result {
        let parts = self.call_method(mapping, name, Arguments::none())?;
        let iterator = self.iter(&parts);
        let Some(iterator) = self.catch(iterator, &self.exceptions.type_error)? else {
            let (class, found) = (self.class_name(mapping), self.class_name(&parts));
            let name = self.display_text(name);
            return Err(self.type_error(format!("{class}.{name}() returned a non-iterable (type {found})")));
        };
        drop(parts);
        let list = self.new_list(Vec::new());
        self.list_extend(&list, &iterator)?;
        Ok(list)
    }

    /// An iterator over the list of what `keys()` of a mapping gives.
    pub(super) fn iterate_mapping_keys(&mut self, mapping: &ObjectRef) -> Result {
        let keys = self.mapping_keys(mapping)?;
        self.iter(&keys)
    }

    /// Finds a key: its place, or `None`. Runs `__hash__` and `__eq__` of keys that have their own.
    #[inline]
    pub fn dict_find(&mut self, dict: &ObjectRef, key: &ObjectRef, hash: i64) -> Result<Option<usize>> {
        let Some(payload) = dict.payload::<Dict>() else { return Ok(None) };
        let storage = payload.storage.get(self);
        if storage.has_str_keys_only() && key.is_exact_str() {
            return Ok(storage.find_str(key));
        }
        self.dict_find_comparing(payload, key, hash)
    }

    fn dict_find_comparing(&mut self, payload: &Dict, key: &ObjectRef, hash: i64) -> Result<Option<usize>> {
        'restart: loop {
            let storage = payload.storage.get(self);
            let shape = storage.shape();
            let mut probe = storage.start(hash);
            loop {
                match payload.storage.get(self).probe(&mut probe, key, hash) {
                    Probe::Vacant => return Ok(None),
                    Probe::Found(index) => return Ok(Some(index)),
                    Probe::Compare(index, candidate) => {
                        let equal = self.compare_equal(&candidate, key)?;
                        let storage = payload.storage.get(self);
                        if storage.shape() != shape || !storage.key_at(index).is_some_and(|now| now.is(&candidate)) {
                            continue 'restart;
                        }
                        if equal {
                            return Ok(Some(index));
                        }
                    }
                }
            }
        }
    }

    /// `dict.get(key)`: hashes the key, compares where needed.
    #[inline]
    pub fn dict_get(&mut self, dict: &ObjectRef, key: &ObjectRef) -> Result<Option<ObjectRef>> {
        let hash = self.hash(key)?;
        let Some(index) = self.dict_find(dict, key, hash)? else { return Ok(None) };
        Ok(value_at(self, dict, index))
    }

    /// `dict[key] = value`.
    #[inline]
    pub fn dict_set(&mut self, dict: &ObjectRef, key: ObjectRef, value: ObjectRef) -> Result<()> {
        let hash = self.hash(&key)?;
        self.dict_set_hashed(dict, key, hash, value)
    }

    /// `dict[key] = value` with the key's hash known.
    pub fn dict_set_hashed(&mut self, dict: &ObjectRef, key: ObjectRef, hash: i64, value: ObjectRef) -> Result<()> {
        let found = self.dict_find(dict, &key, hash)?;
        let Some(payload) = dict.payload::<Dict>() else { return Ok(()) };
        maintain_tracking(dict, &key, &value);
        let storage = payload.storage.get_mut(self);
        let old = match found {
            Some(index) => storage.replace(index, value),
            None => {
                storage.insert(hash, key, value);
                None
            }
        };
        drop(old);
        Ok(())
    }

    /// Removes a key and gives its value.
    pub fn dict_remove(&mut self, dict: &ObjectRef, key: &ObjectRef) -> Result<Option<ObjectRef>> {
        let hash = self.hash(key)?;
        let Some(index) = self.dict_find(dict, key, hash)? else { return Ok(None) };
        let Some(payload) = dict.payload::<Dict>() else { return Ok(None) };
        Ok(payload.storage.get_mut(self).remove(index).map(|entry| entry.value))
    }

    /// `dict[name] = value` for a str that is known to be exactly a str.
    pub fn dict_set_str(&mut self, dict: &ObjectRef, name: &ObjectRef, value: ObjectRef) {
        self.dict_set_str_near(dict, name, value, usize::MAX);
    }

    /// The same, with the place where the name is likely to be looked at first. Gives the place where it is.
    pub fn dict_set_str_near(&mut self, dict: &ObjectRef, name: &ObjectRef, value: ObjectRef, hint: usize) -> usize {
        let (Some(payload), Some(key)) = (dict.payload::<Dict>(), name.payload::<Str>()) else { return hint };
        maintain_tracking(dict, name, &value);
        let storage = payload.storage.get_mut(self);
        let found =
            if storage.key_at(hint).is_some_and(|key| key.is(name)) { Some(hint) } else { storage.find_str(name) };
        match found {
            Some(place) => {
                let old = storage.replace(place, value);
                drop(old);
                place
            }
            None => {
                storage.insert(key.hash(), name.clone(), value);
                storage.entries_used() - 1
            }
        }
    }

    /// Removes a str key and gives its value.
    pub fn dict_remove_str(&mut self, dict: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
        let storage = dict.payload::<Dict>()?.storage.get_mut(self);
        let index = storage.find_str(name)?;
        storage.remove(index).map(|entry| entry.value)
    }

    /// `dict[name] = value` with a name that the interpreter itself gives, interned.
    pub fn dict_set_name(&mut self, dict: &ObjectRef, name: &'static str, value: ObjectRef) {
        let name = self.intern_static(name);
        self.dict_set_str(dict, &name, value);
    }

    /// The number of entries.
    pub fn dict_len(&self, dict: &ObjectRef) -> usize {
        dict.payload::<Dict>().map_or(0, |dict| dict.storage.get(self).len())
    }

    /// The entry at or after a place, and the place after it; for iteration that allows changes.
    pub fn dict_next(&self, dict: &ObjectRef, position: usize) -> Option<(usize, ObjectRef, ObjectRef)> {
        let storage = dict.payload::<Dict>()?.storage.get(self);
        let (index, entry) = storage.next(position)?;
        Some((index + 1, entry.key.clone(), entry.value.clone()))
    }

    /// The key at or after a place with its hash, and the place after it; for iteration that allows changes.
    pub fn dict_next_key(&self, dict: &ObjectRef, position: usize) -> Option<(usize, ObjectRef, i64)> {
        let storage = dict.payload::<Dict>()?.storage.get(self);
        let (index, entry) = storage.next(position)?;
        Some((index + 1, entry.key.clone(), entry.hash))
    }
}
