//! The hash table of a dict: a sparse table of indices over a dense list of entries, probed and grown as
//! in CPython's Objects/dictobject.c, because the order of comparisons and the sizes can be seen.

use std::rc::Rc;

use super::shared_keys::SharedKeys;
use crate::object::{ObjectRef, reserve};
use crate::types::str::Str;

const VACANT: i32 = -1;
const DELETED: i32 = -2;
/// The size of the smallest table (`PyDict_MINSIZE`).
const SMALLEST: usize = 8;

/// One key with its value.
pub struct Entry {
    /// The key's hash.
    pub hash: i64,
    /// The key.
    pub key: ObjectRef,
    /// The value.
    pub value: ObjectRef,
}

/// The table. An empty one has no memory.
#[derive(Default)]
pub struct DictStorage {
    /// Indices into `entries`; the length is zero or a power of two, 8 at least.
    indices: Vec<i32>,
    /// In the order of insertion; removed ones leave a hole.
    entries: Vec<Option<Entry>>,
    used: usize,
    /// How many entries can still be put in before the table is rebuilt (`dk_usable`).
    usable: usize,
    /// Some key is not exactly a str.
    other_keys: bool,
    /// Changes when the table is rebuilt or emptied.
    shape: u64,
    /// The names that the instances of a class share, while all keys are among them.
    shared: Option<Rc<SharedKeys>>,
    /// The entries are not in the order of the shared names.
    other_order: bool,
}

/// Where a search is.
pub struct Search {
    at: usize,
    perturb: u64,
    compared: bool,
}

/// What a search came upon.
pub enum Probe {
    /// The key is not there.
    Vacant,
    /// The key is at this place.
    Found(usize),
    /// This key has the same hash: the caller compares, and goes on if it is another.
    Compare(usize, ObjectRef),
}

impl DictStorage {
    /// An empty table for the attributes of an instance whose class shares names.
    pub fn with_shared_keys(shared: Rc<SharedKeys>) -> Self {
        Self { shared: Some(shared), ..Self::default() }
    }

    /// Whether all keys are among the names that the instances of a class share.
    pub fn shares_names(&self) -> bool {
        self.shared.is_some()
    }

    /// Whether the entries are in another order than the names that the instances of a class share.
    pub fn is_in_another_order(&self) -> bool {
        self.other_order && self.shared.is_some()
    }

    /// The entries with their places among the shared names.
    fn places(&self) -> Vec<(usize, usize)> {
        let Some(shared) = &self.shared else { return Vec::new() };
        let place =
            |(index, entry): (usize, &Option<Entry>)| Some((shared.place_of(&entry.as_ref()?.key, index)?, index));
        let mut places: Vec<_> = self.entries.iter().enumerate().filter_map(place).collect();
        places.sort_unstable();
        places
    }

    /// The values in the order of the shared names.
    pub fn values_by_place(&self) -> Vec<&ObjectRef> {
        if !self.is_in_another_order() {
            return self.entries().map(|entry| &entry.value).collect();
        }
        self.places().into_iter().filter_map(|(_, index)| self.value_at(index)).collect()
    }

    /// Takes the entries out in the order of the shared names.
    pub fn take_by_place(&mut self) -> impl Iterator<Item = Entry> {
        let places = self.places();
        let mut entries = std::mem::take(&mut self.entries);
        places.into_iter().filter_map(move |(_, index)| entries.get_mut(index)?.take())
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The number of entries that were ever put in since the last rebuild, holes included (`dk_nentries`).
    pub fn entries_used(&self) -> usize {
        self.entries.len()
    }

    /// Whether all keys are exactly str, so that no comparison runs Python code (`DICT_KEYS_UNICODE`).
    pub fn has_str_keys_only(&self) -> bool {
        !self.other_keys
    }

    /// Changes when places lose their meaning.
    pub fn shape(&self) -> u64 {
        self.shape
    }

    /// The entries in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    /// The entries in order, by value.
    pub fn into_entries(self) -> impl Iterator<Item = Entry> {
        self.entries.into_iter().flatten()
    }

    /// The first entry at or after a place, with its place.
    pub fn next(&self, position: usize) -> Option<(usize, &Entry)> {
        self.entries
            .get(position..)?
            .iter()
            .enumerate()
            .find_map(|(offset, entry)| Some((position + offset, entry.as_ref()?)))
    }

    /// The last entry before a place, with its place.
    pub fn previous(&self, position: usize) -> Option<(usize, &Entry)> {
        let end = position.min(self.entries.len());
        self.entries[..end].iter().enumerate().rev().find_map(|(index, entry)| Some((index, entry.as_ref()?)))
    }

    /// The key at a place.
    pub fn key_at(&self, index: usize) -> Option<&ObjectRef> {
        Some(&self.entries.get(index)?.as_ref()?.key)
    }

    /// The value at a place.
    #[inline]
    pub fn value_at(&self, index: usize) -> Option<&ObjectRef> {
        Some(&self.entries.get(index)?.as_ref()?.value)
    }

    /// The entry at a place.
    pub fn entry_at(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)?.as_ref()
    }

    /// Finds a str among keys that are str.
    #[inline]
    pub fn find_str(&self, key: &ObjectRef) -> Option<usize> {
        if self.used == 0 {
            return None;
        }
        let payload = key.payload::<Str>()?;
        let hash = payload.hash();
        let mask = self.indices.len() - 1;
        let mut at = hash as usize & mask;
        let mut perturb = hash as u64;
        loop {
            let index = self.indices[at];
            if index >= 0
                && let Some(entry) = &self.entries[index as usize]
                && (entry.key.is(key)
                    || entry.hash == hash
                        && entry.key.payload::<Str>().is_some_and(|candidate| candidate.text == payload.text))
            {
                return Some(index as usize);
            }
            if index == VACANT {
                return None;
            }
            perturb >>= 5;
            at = (at.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
    }

    /// Begins a search.
    pub fn start(&self, hash: i64) -> Search {
        let mask = self.indices.len().wrapping_sub(1);
        Search { at: hash as usize & mask, perturb: hash as u64, compared: false }
    }

    /// Goes on with a search until there is an answer or something to compare.
    pub fn probe(&self, search: &mut Search, key: &ObjectRef, hash: i64) -> Probe {
        if self.indices.is_empty() {
            return Probe::Vacant;
        }
        let mask = self.indices.len() - 1;
        loop {
            if std::mem::take(&mut search.compared) {
                search.perturb >>= 5;
                search.at = (search.at.wrapping_mul(5).wrapping_add(search.perturb as usize).wrapping_add(1)) & mask;
            }
            let index = self.indices[search.at & mask];
            search.compared = true;
            if index == VACANT {
                return Probe::Vacant;
            }
            if index >= 0
                && let Some(entry) = &self.entries[index as usize]
            {
                if entry.key.is(key) {
                    return Probe::Found(index as usize);
                }
                if entry.hash == hash {
                    return Probe::Compare(index as usize, entry.key.clone());
                }
            }
        }
    }

    /// Puts a value in the place of another, which it gives back.
    #[inline]
    pub fn replace(&mut self, index: usize, value: ObjectRef) -> Option<ObjectRef> {
        let entry = self.entries.get_mut(index)?.as_mut()?;
        Some(std::mem::replace(&mut entry.value, value))
    }

    /// Adds a key that is not there yet.
    pub fn insert(&mut self, hash: i64, key: ObjectRef, value: ObjectRef) {
        if let Some(shared) = self.shared.take() {
            let place = if key.is_exact_str() { shared.admit(&key, self.entries.len()) } else { None };
            if let Some(place) = place {
                self.other_order |= place != self.entries.len();
                self.shared = Some(shared);
            } else {
                // The dict gets a table of its own.
                self.resize(self.used * 3);
            }
        }
        // A table for str keys is rebuilt when another key comes.
        let first_other = !self.other_keys && !key.is_exact_str();
        if first_other {
            self.other_keys = true;
        }
        if self.usable == 0 || first_other && !self.indices.is_empty() {
            // `GROWTH_RATE`
            self.grow(self.used * 3);
        }
        self.usable -= 1;
        let index = self.entries.len() as i32;
        self.place(hash, index);
        self.entries.push(Some(Entry { hash, key, value }));
        self.used += 1;
    }

    /// Takes an entry out.
    pub fn remove(&mut self, index: usize) -> Option<Entry> {
        let entry = self.entries.get_mut(index)?.take()?;
        let mask = self.indices.len() - 1;
        let mut at = entry.hash as usize & mask;
        let mut perturb = entry.hash as u64;
        while self.indices[at] != index as i32 {
            perturb >>= 5;
            at = (at.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
        self.indices[at] = DELETED;
        self.used -= 1;
        Some(entry)
    }

    /// Takes out what was put in after the first `count` entries.
    pub fn remove_added(&mut self, count: usize) -> Vec<Entry> {
        let mut added = Vec::new();
        while self.used > count {
            added.extend(self.pop());
        }
        added.reverse();
        added
    }

    /// Takes the last entry out (`dict.popitem`).
    pub fn pop(&mut self) -> Option<Entry> {
        let (index, _) = self.previous(usize::MAX)?;
        let entry = self.remove(index);
        // The entry's room is used again, but not counted as usable.
        self.entries.truncate(index);
        entry
    }

    /// Takes everything out; the dict is then as if new.
    pub fn take(&mut self) -> Self {
        let shape = self.shape + 1;
        let old = std::mem::take(self);
        self.shape = shape;
        old
    }

    /// A copy with the same table, holes included (`clone_combined_dict_keys`).
    pub fn duplicate(&self) -> Self {
        let entries = self.entries.iter().map(|entry| {
            entry.as_ref().map(|entry| Entry { hash: entry.hash, key: entry.key.clone(), value: entry.value.clone() })
        });
        Self {
            indices: self.indices.clone(),
            entries: entries.collect(),
            used: self.used,
            usable: self.usable,
            other_keys: self.other_keys,
            shape: self.shape,
            shared: self.shared.clone(),
            other_order: self.other_order,
        }
    }

    /// The names that the instances of a class share, where all keys are among them.
    pub fn shared_names(&self) -> Option<Rc<SharedKeys>> {
        self.shared.clone()
    }

    /// Makes an empty table large enough for so many entries (`dict_new_presized`): for str keys alone, or any.
    pub fn presized(count: usize, other_keys: bool) -> Self {
        let mut storage = Self { other_keys, ..Self::default() };
        if count > usable(SMALLEST) {
            storage.resize(estimated_size(count));
        } else {
            storage.other_keys = false;
        }
        storage
    }

    /// Makes an empty table for the keys of another container, as `dict.fromkeys` does.
    pub fn presized_as(count: usize, other_keys: bool) -> Self {
        let mut storage = Self { other_keys, ..Self::default() };
        storage.resize(estimated_size(count));
        storage
    }

    /// Whether a copy of the table is as good as a new one: no holes, and not larger than needed.
    pub fn is_dense(&self) -> bool {
        self.used == self.entries.len()
            && (self.indices.len() == SMALLEST || usable(self.indices.len() / 2) < self.used)
    }

    /// Puts another table in the place of this one, which it gives back.
    pub fn swap_in(&mut self, mut other: Self) -> Self {
        other.shape = self.shape.max(other.shape) + 1;
        std::mem::replace(self, other)
    }

    /// Makes room at once for the entries of another dict that is merged into this one.
    pub fn reserve(&mut self, other: &Self) {
        if usable(self.indices.len()) < other.used {
            self.other_keys |= other.other_keys;
            self.resize(estimated_size(self.used + other.used));
        }
    }

    /// The length of the sparse table.
    pub fn table_length(&self) -> usize {
        self.indices.len()
    }

    /// The bytes that the table takes in CPython (`_PyDict_KeysSize`); an empty dict shares one that counts for nothing.
    pub fn table_bytes(&self) -> usize {
        if let Some(shared) = &self.shared {
            return shared.value_bytes();
        }
        let size = self.indices.len();
        if size == 0 {
            return 0;
        }
        let index_width = if size <= 0x80 {
            1
        } else if size <= 0x8000 {
            2
        } else {
            4
        };
        let entry_width = if self.other_keys { 24 } else { 16 };
        32 + size * index_width + usable(size) * entry_width
    }

    /// Makes room for so many entries in a table that is empty still.
    pub fn reserve_first(&mut self, count: usize) {
        if self.entries.is_empty() {
            self.resize(estimated_size(count));
        }
    }

    fn place(&mut self, hash: i64, index: i32) {
        let mask = self.indices.len() - 1;
        let mut at = hash as usize & mask;
        let mut perturb = hash as u64;
        while self.indices[at] >= 0 {
            perturb >>= 5;
            at = (at.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
        self.indices[at] = index;
    }

    /// Grows the table. Where memory is short, the table that is there gets a little fuller than usual.
    fn grow(&mut self, least: usize) {
        let size = self.indices.len();
        let wanted = least.saturating_mul(2 * size_of::<i32>() + 2 * size_of::<Option<Entry>>());
        if self.usable == 0 && !reserve::can_have(wanted) && self.entries.len() < size - size / 8 {
            reserve::complain();
            self.usable = size / 16;
            self.entries.reserve_exact(self.usable);
            return;
        }
        self.resize(least);
    }

    /// Grows (or tidies) the table: room for at least so many indices.
    fn resize(&mut self, least: usize) {
        // `calculate_log2_keysize`: sizes below the smallest come out as the next larger one.
        let size = ((((least | SMALLEST) - 1) | (SMALLEST - 1)) + 1).next_power_of_two();
        self.indices.clear();
        self.indices.resize(size, VACANT);
        self.entries.retain(Option::is_some);
        self.usable = usable(size) - self.entries.len();
        self.entries.reserve_exact(self.usable);
        self.shape += 1;
        for index in 0..self.entries.len() {
            let hash = self.entries[index].as_ref().map_or(0, |entry| entry.hash);
            self.place(hash, index as i32);
        }
    }
}

/// The table size for a number of entries (`estimate_log2_keysize`).
fn estimated_size(count: usize) -> usize {
    (count * 3).div_ceil(2)
}

/// How many entries a table of this size takes (`USABLE_FRACTION`).
pub fn usable(table_size: usize) -> usize {
    table_size * 2 / 3
}
