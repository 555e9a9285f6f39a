//! The cache of attribute look-ups on types (`type_cache` in CPython's Objects/typeobject.c).

use crate::object::ObjectRef;

/// How many entries there are at first: touching memory for more is a part of a start that is felt, and many programs
/// look up few names.
const FIRST: usize = 64;
/// How many entries there are once the first ones are used. CPython has 4096.
const FULL: usize = 1024;

/// The place of a value, not the value, so that the cache does not show in its reference count.
#[derive(Default)]
pub struct MethodCacheEntry {
    /// Of the type that was asked.
    pub version: u64,
    /// What was asked for; `None` in an entry that is not used.
    pub name: Option<ObjectRef>,
    /// The index of a class in the MRO, and that of an entry in its namespace; `None` where no class has the name.
    pub place: Option<(u32, u32)>,
}

/// What was looked up last, by the versions of types and names.
pub struct MethodCache {
    /// As many as a power of two.
    entries: Box<[MethodCacheEntry]>,
    /// How often an entry was set, as long as there are few.
    count: usize,
}

impl Default for MethodCache {
    fn default() -> Self {
        Self { entries: entries(FIRST), count: 0 }
    }
}

fn entries(number: usize) -> Box<[MethodCacheEntry]> {
    std::iter::repeat_with(MethodCacheEntry::default).take(number).collect()
}

impl MethodCache {
    #[inline(always)]
    fn index(&self, version: u64, name: &ObjectRef) -> usize {
        ((version as usize).wrapping_mul(31) ^ (name.id().0 >> 4)) & (self.entries.len() - 1)
    }

    /// What is known of a name: nothing (`None`), or its place, or that it has none.
    #[inline(always)]
    pub fn get(&self, version: u64, name: &ObjectRef) -> Option<Option<(u32, u32)>> {
        let entry = &self.entries[self.index(version, name)];
        (entry.version == version && entry.name.as_ref().is_some_and(|cached| cached.is(name))).then_some(entry.place)
    }

    /// Keeps what was found. The name of the entry whose place it takes dies here if that was its last reference.
    pub fn set(&mut self, entry: MethodCacheEntry) {
        if self.entries.len() == FIRST {
            self.count += 1;
            if self.count > FIRST {
                let first = std::mem::replace(&mut self.entries, entries(FULL));
                first.into_iter().for_each(|entry| self.put(entry));
            }
        }
        self.put(entry);
    }

    fn put(&mut self, entry: MethodCacheEntry) {
        if let Some(name) = &entry.name {
            let index = self.index(entry.version, name);
            self.entries[index] = entry;
        }
    }

    /// Forgets everything: builds with checks do before they count references.
    #[cfg(feature = "checks")]
    pub fn clear(&mut self) {
        self.entries.iter_mut().for_each(|entry| *entry = MethodCacheEntry::default());
    }
}
