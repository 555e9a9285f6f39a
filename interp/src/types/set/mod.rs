//! `set` and `frozenset`: the payload, look-up, construction.

mod iterator;
mod methods;
mod operations;
pub mod storage;

pub use iterator::{ITERATOR, SetIterator};
pub use methods::{DEFINITION, FROZENSET};
pub use operations::is_exact_set;

use std::cell::Cell;

use storage::{Probe, SetStorage};

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::dict::Dict;
use crate::vm::{Result, Vm};

/// The payload of a set or frozenset.
#[derive(Default)]
pub struct Set {
    /// The elements.
    pub storage: Contents<SetStorage>,
    /// The hash of a frozenset, `None` while it has not been asked for.
    pub hash: Cell<Option<i64>>,
}

impl Trace for Set {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.storage.get(token).elements().for_each(|(element, _)| visit(element));
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let old = self.storage.get_mut(token).take();
        released.extend(old.elements().map(|(element, _)| element.clone()));
    }
}

/// The payload of a receiver that is known to be a set.
#[inline(always)]
fn payload(set: &ObjectRef) -> &Set {
    set.payload::<Set>().expect("the receiver of a set's method is a set")
}

impl Vm {
    /// An empty set.
    pub fn new_set(&self) -> ObjectRef {
        ObjectRef::new(&self.types.set, Set::default())
    }

    /// A frozenset of these elements.
    ///
    /// # Errors
    /// TypeError for an element that has no hash.
    pub fn new_frozenset(&mut self, items: Vec<ObjectRef>) -> Result {
        let set = ObjectRef::new(&self.types.frozenset, Set::default());
        for item in items {
            self.set_add(&set, item)?;
        }
        Ok(set)
    }

    /// An empty set or frozenset: the built-in type that `set` is an instance of (`make_new_set_basetype`).
    fn new_set_like(&self, set: &ObjectRef) -> ObjectRef {
        let class =
            if self.is_instance_of_type(set, &self.types.frozenset) { &self.types.frozenset } else { &self.types.set };
        ObjectRef::new(class, Set::default())
    }

    /// Finds an element: its place, or where it would go. Runs `__eq__` of elements that have their own.
    ///
    /// One that was found equal counts although `__eq__` has changed the set if it is to be added (`set_add_entry`), and
    /// not if it is looked up (`set_lookkey`).
    fn set_find(&mut self, set: &ObjectRef, element: &ObjectRef, hash: i64, to_add: bool) -> Result<Probe> {
        let payload = payload(set);
        'restart: loop {
            let storage = payload.storage.get(self);
            let shape = storage.shape();
            let mut search = storage.start(hash);
            loop {
                match payload.storage.get(self).probe(&mut search, element, hash) {
                    Probe::Compare(index, candidate) => {
                        let equal = self.compare_equal(&candidate, element)?;
                        let storage = payload.storage.get(self);
                        let is_same = || {
                            storage.shape() == shape && storage.element_at(index).is_some_and(|now| now.is(&candidate))
                        };
                        match (equal, to_add || is_same()) {
                            (true, true) => return Ok(Probe::Found(index)),
                            _ if !is_same() => continue 'restart,
                            _ => {}
                        }
                    }
                    answer => return Ok(answer),
                }
            }
        }
    }

    /// `set.add` with the element's hash known; whether it was new.
    pub fn set_add_hashed(&mut self, set: &ObjectRef, element: ObjectRef, hash: i64) -> Result<bool> {
        let Probe::Vacant(index) = self.set_find(set, &element, hash, true)? else { return Ok(false) };
        payload(set).storage.get_mut(self).fill(index, element, hash);
        Ok(true)
    }

    /// `set.add`.
    #[inline]
    pub fn set_add(&mut self, set: &ObjectRef, element: ObjectRef) -> Result<()> {
        let hash = self.hash(&element)?;
        self.set_add_hashed(set, element, hash)?;
        Ok(())
    }

    /// `element in set` with the hash known.
    pub fn set_contains_hashed(&mut self, set: &ObjectRef, element: &ObjectRef, hash: i64) -> Result<bool> {
        Ok(matches!(self.set_find(set, element, hash, false)?, Probe::Found(_)))
    }

    /// Takes an element out whose hash is known; whether it was there.
    pub fn set_discard_hashed(&mut self, set: &ObjectRef, element: &ObjectRef, hash: i64) -> Result<bool> {
        let Probe::Found(index) = self.set_find(set, element, hash, false)? else { return Ok(false) };
        let removed = payload(set).storage.get_mut(self).remove(index);
        Ok(removed.is_some())
    }

    /// The hash with which an element is looked for: a set is looked for as the frozenset of its elements.
    fn set_search_hash(&mut self, element: &ObjectRef) -> Result<i64> {
        let result = self.hash(element);
        match result {
            Err(raised)
                if element.payload::<Set>().is_some() && self.is_raised(&raised, &self.exceptions.type_error) =>
            {
                Ok(operations::hash_of_elements(self, element))
            }
            result => result,
        }
    }

    /// `element in set`.
    pub fn set_contains(&mut self, set: &ObjectRef, element: &ObjectRef) -> Result<bool> {
        let hash = self.set_search_hash(element)?;
        self.set_contains_hashed(set, element, hash)
    }

    /// `set.discard(element)`; whether it was there.
    pub fn set_discard(&mut self, set: &ObjectRef, element: &ObjectRef) -> Result<bool> {
        let hash = self.set_search_hash(element)?;
        self.set_discard_hashed(set, element, hash)
    }

    /// The number of elements of a set.
    pub fn set_len(&self, set: &ObjectRef) -> usize {
        set.payload::<Set>().map_or(0, |set| set.storage.get(self).len())
    }

    /// The first element of a set at or after a place of its table, for iteration that allows changes.
    fn set_next(&self, set: &ObjectRef, position: usize) -> Option<(usize, ObjectRef, i64)> {
        let (index, element, hash) = payload(set).storage.get(self).next(position)?;
        Some((index + 1, element.clone(), hash))
    }

    /// The first key of a dict or element of a set at or after a place of its table, with its hash.
    pub fn next_hashed(&self, container: &ObjectRef, position: usize) -> Option<(usize, ObjectRef, i64)> {
        match container.payload::<Set>() {
            Some(_) => self.set_next(container, position),
            None => self.dict_next_key(container, position),
        }
    }

    /// `set.update(iterable)`.
    pub fn set_update(&mut self, set: &ObjectRef, iterable: &ObjectRef) -> Result<()> {
        if iterable.payload::<Set>().is_some() {
            return self.set_merge(set, iterable);
        }
        if self.is_exact_dict(iterable)
            && let Some(dict) = iterable.payload::<Dict>()
        {
            let count = dict.storage.get(self).len();
            payload(set).storage.get_mut(self).reserve(count);
            let mut position = 0;
            while let Some((next, key, hash)) = self.dict_next_key(iterable, position) {
                position = next;
                self.set_add_hashed(set, key, hash)?;
            }
            return Ok(());
        }
        let iterator = self.iter(iterable)?;
        while let Some(element) = self.next(&iterator)? {
            self.set_add(set, element)?;
        }
        Ok(())
    }

    /// Adds the elements of another set (`set_merge`).
    fn set_merge(&mut self, set: &ObjectRef, other: &ObjectRef) -> Result<()> {
        let count = self.set_len(other);
        if set.is(other) || count == 0 {
            return Ok(());
        }
        let target = payload(set).storage.get_mut(self);
        target.reserve(count);
        if target.is_empty() {
            // The table is taken out while the other one is read.
            let mut table = SetStorage::default();
            target.swap(&mut table);
            let copied = table.copy_into_empty(payload(other).storage.get(self));
            payload(set).storage.get_mut(self).swap(&mut table);
            if copied {
                return Ok(());
            }
        }
        let mut position = 0;
        while let Some((next, element, hash)) = self.set_next(other, position) {
            position = next;
            self.set_add_hashed(set, element, hash)?;
        }
        Ok(())
    }
}
