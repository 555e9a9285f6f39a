//! `dict`.

pub mod storage;

use crate::types::native::TypeDefinition;
use storage::{DictStorage, Probe};

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::str::Str;
use crate::vm::{Result, Vm};

/// The payload of a dict.
pub struct Dict {
    /// The entries.
    pub storage: Contents<DictStorage>,
}

impl Trace for Dict {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        for entry in self.storage.get(token).entries() {
            visit(&entry.value);
            visit(&entry.key);
        }
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let storage = std::mem::take(self.storage.get_mut(token));
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

impl Vm {
    /// An empty dict.
    pub fn new_dict(&self) -> ObjectRef {
        ObjectRef::new(&self.types.dict, Dict { storage: Contents::new(DictStorage::default()) })
    }

    /// An empty dict with room for a number of entries, as `BUILD_MAP` makes it.
    pub fn new_dict_for(&self, count: usize) -> ObjectRef {
        let _ = count;
        self.new_dict()
    }

    /// `dict.update(other)` for a mapping (`PyDict_Update`): a dict is read directly, another object through `keys()`.
    pub fn dict_update_from(&mut self, dict: &ObjectRef, other: &ObjectRef) -> Result<()> {
        if self.is_exact_dict(other) {
            let mut position = 0;
            while let Some((next, key, value)) = self.dict_next(other, position) {
                position = next;
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        let name = self.names.keys.clone();
        let keys = self.call_method(other, &name, crate::vm::Arguments::none())?;
        for key in self.collect(&keys)? {
            let value = self.get_item(other, &key)?;
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// Finds a key: its place, or `None`. Runs `__hash__` and `__eq__` of keys that have their own.
    pub fn dict_find(&mut self, dict: &ObjectRef, key: &ObjectRef, hash: i64) -> Result<Option<usize>> {
        let Some(payload) = dict.payload::<Dict>() else { return Ok(None) };
        'restart: loop {
            let storage = payload.storage.get(self);
            if key.class_id() == self.types.str.id() && storage.has_str_keys_only() {
                return Ok(storage.find_str(key));
            }
            let mut probe = storage.start(hash);
            loop {
                match payload.storage.get(self).probe(&mut probe, key, hash) {
                    Probe::Vacant => return Ok(None),
                    Probe::Found(index) => return Ok(Some(index)),
                    Probe::Compare(index, candidate) => {
                        let version = payload.storage.get(self).shape();
                        let equal = self.compare_equal(&candidate, key)?;
                        let storage = payload.storage.get(self);
                        if storage.shape() != version || !storage.key_at(index).is_some_and(|now| now.is(&candidate)) {
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
    pub fn dict_get(&mut self, dict: &ObjectRef, key: &ObjectRef) -> Result<Option<ObjectRef>> {
        let hash = self.hash(key)?;
        let Some(index) = self.dict_find(dict, key, hash)? else { return Ok(None) };
        Ok(value_at(self, dict, index))
    }

    /// `dict[key] = value`.
    pub fn dict_set(&mut self, dict: &ObjectRef, key: ObjectRef, value: ObjectRef) -> Result<()> {
        let hash = self.hash(&key)?;
        self.dict_set_hashed(dict, key, hash, value)
    }

    /// `dict[key] = value` with the key's hash known.
    pub fn dict_set_hashed(&mut self, dict: &ObjectRef, key: ObjectRef, hash: i64, value: ObjectRef) -> Result<()> {
        let found = self.dict_find(dict, &key, hash)?;
        let Some(payload) = dict.payload::<Dict>() else { return Ok(()) };
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
        let (Some(payload), Some(key)) = (dict.payload::<Dict>(), name.payload::<Str>()) else { return };
        let hash = key.hash();
        let storage = payload.storage.get_mut(self);
        let old = match storage.find_str(name) {
            Some(index) => storage.replace(index, value),
            None => {
                storage.insert(hash, name.clone(), value);
                None
            }
        };
        drop(old);
    }

    /// Removes a str key and gives its value.
    pub fn dict_remove_str(&mut self, dict: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
        let storage = dict.payload::<Dict>()?.storage.get_mut(self);
        let index = storage.find_str(name)?;
        storage.remove(index).map(|entry| entry.value)
    }

    /// `dict[name] = value` with the name as Rust text, interned.
    pub fn dict_set_name(&mut self, dict: &ObjectRef, name: &str, value: ObjectRef) {
        let name = self.intern(name);
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
}

/// `dict`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "dict", match_self: true, ..TypeDefinition::EMPTY };
