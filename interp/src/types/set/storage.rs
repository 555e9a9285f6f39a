//! The hash table of sets: open addressing with short linear runs, probed and grown as in CPython's
//! Objects/setobject.c, because the order of iteration follows from it.

use crate::object::{ObjectRef, reserve};
use crate::planted_faults::Fault;
use crate::types::str::Str;

/// How many neighbours are looked at before the next jump (`LINEAR_PROBES`).
const LINEAR_PROBES: usize = 9;
/// The size of the smallest table (`PySet_MINSIZE`).
pub const SMALLEST: usize = 8;
/// The hash in a place whose element was removed; no element has it.
const REMOVED: i64 = -1;

/// A place of the table. Without an element: free for ever if the hash is 0, left by one if it is -1.
#[derive(Clone, Default)]
struct Place {
    element: Option<ObjectRef>,
    hash: i64,
}

/// The table.
pub struct SetStorage {
    places: Vec<Place>,
    /// Places in use or left.
    fill: usize,
    used: usize,
    /// Where the next `pop` begins to search.
    finger: usize,
    /// Changes when the table gets another place in memory.
    shape: u64,
}

/// Where a search is.
pub struct Search {
    /// The beginning of the current run.
    at: usize,
    perturb: u64,
    /// How far into the run.
    offset: usize,
    compared: bool,
    /// The last place on the way that an element left: a new one goes there.
    left: Option<usize>,
}

/// What a search came upon.
pub enum Probe {
    /// The element is not there; here is where it would go.
    Vacant(usize),
    /// The element is at this place.
    Found(usize),
    /// This element has the same hash: the caller compares, and goes on if it is another.
    Compare(usize, ObjectRef),
}

impl Default for SetStorage {
    fn default() -> Self {
        Self { places: vec![Place::default(); SMALLEST], fill: 0, used: 0, finger: 0, shape: 0 }
    }
}

impl SetStorage {
    /// The number of elements.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The length of the table.
    pub fn table_size(&self) -> usize {
        self.places.len()
    }

    /// Changes when the table gets another place in memory: what is found at a place must be looked at as well.
    pub fn shape(&self) -> u64 {
        self.shape
    }

    /// The elements in the order of the table, with their hashes.
    pub fn elements(&self) -> impl Iterator<Item = (&ObjectRef, i64)> {
        self.places.iter().filter_map(|place| Some((place.element.as_ref()?, place.hash)))
    }

    /// The first element at or after a place: the place, the element, its hash.
    #[inline]
    pub fn next(&self, from: usize) -> Option<(usize, &ObjectRef, i64)> {
        self.places
            .get(from..)?
            .iter()
            .enumerate()
            .find_map(|(offset, place)| Some((from + offset, place.element.as_ref()?, place.hash)))
    }

    /// The element at a place.
    pub fn element_at(&self, index: usize) -> Option<&ObjectRef> {
        self.places.get(index)?.element.as_ref()
    }

    /// Begins a search.
    pub fn start(&self, hash: i64) -> Search {
        Search {
            at: hash as usize & (self.places.len() - 1),
            perturb: hash as u64,
            offset: 0,
            compared: false,
            left: None,
        }
    }

    /// Goes on with a search until there is an answer or something to compare.
    #[inline]
    pub fn probe(&self, search: &mut Search, element: &ObjectRef, hash: i64) -> Probe {
        let mask = self.places.len() - 1;
        loop {
            if std::mem::take(&mut search.compared) {
                let run = if search.at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
                if search.offset < run {
                    search.offset += 1;
                } else {
                    search.perturb >>= 5;
                    search.at = next_place(search.at, search.perturb, mask);
                    search.offset = 0;
                }
            }
            search.compared = true;
            let index = search.at + search.offset;
            let place = &self.places[index];
            match &place.element {
                None if place.hash == 0 => return Probe::Vacant(search.left.unwrap_or(index)),
                None => search.left = Some(index),
                Some(candidate) if place.hash == hash => {
                    if candidate.is(element) || same_str(candidate, element) {
                        return Probe::Found(index);
                    }
                    return Probe::Compare(index, candidate.clone());
                }
                _ => {}
            }
        }
    }

    /// Puts an element into a vacant place that a search found.
    pub fn fill(&mut self, index: usize, element: ObjectRef, hash: i64) {
        let before = std::mem::replace(&mut self.places[index], Place { element: Some(element), hash });
        self.used += 1;
        if before.hash == REMOVED {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= (self.places.len() - 1) * 3 {
            self.grow();
        }
    }

    /// Takes the element at a place out.
    pub fn remove(&mut self, index: usize) -> Option<ObjectRef> {
        let place = self.places.get_mut(index)?;
        let element = place.element.take()?;
        place.hash = REMOVED;
        self.used -= 1;
        Some(element)
    }

    /// Takes some element out.
    pub fn pop(&mut self) -> Option<ObjectRef> {
        if self.used == 0 {
            return None;
        }
        let mask = self.places.len() - 1;
        let mut index = self.finger & mask;
        while self.places[index].element.is_none() {
            index = (index + 1) & mask;
        }
        self.finger = index + 1;
        self.remove(index)
    }

    /// Takes everything out; the set is then as if new, but for where the next `pop` begins.
    pub fn take(&mut self) -> Self {
        let old = std::mem::take(self);
        self.finger = old.finger;
        self.shape = old.shape + u64::from(!old.is_smallest());
        old
    }

    /// The smallest table is a part of the set: it stays where it is, whatever becomes of what is in it (`smalltable`).
    fn is_smallest(&self) -> bool {
        self.places.len() == SMALLEST
    }

    /// Exchanges all elements with another table (`set_swap_bodies`). Where the next `pop` begins belongs to the set.
    pub fn swap(&mut self, other: &mut Self) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.finger, &mut other.finger);
        let is_moved = !self.is_smallest() || !other.is_smallest();
        let (here, there) = (other.shape + u64::from(is_moved), self.shape + u64::from(is_moved));
        (self.shape, other.shape) = (here, there);
    }

    /// Makes room before so many elements of another set or dict come in.
    pub fn reserve(&mut self, added: usize) {
        if (self.fill + added) * 5 >= (self.places.len() - 1) * 3 {
            self.resize((self.used + added) * 2);
        }
    }

    /// Copies all elements of another table into this one, which is empty, without comparing (`set_merge`);
    /// false if it is not empty.
    pub fn copy_into_empty(&mut self, other: &Self) -> bool {
        if self.fill != 0 {
            return false;
        }
        if self.places.len() == other.places.len() && other.fill == other.used {
            self.places.clone_from(&other.places);
        } else {
            for (element, hash) in other.elements() {
                insert_clean(&mut self.places, element.clone(), hash);
            }
        }
        (self.fill, self.used) = (other.used, other.used);
        true
    }

    /// Gets rid of places that elements left, if those are many (the end of `difference_update`).
    pub fn tidy(&mut self) {
        if self.fill - self.used > (self.places.len() - 1) / 4 {
            self.grow();
        }
    }

    /// Grows or tidies the table. Where memory is short, the table that is there gets a little fuller than usual.
    fn grow(&mut self) {
        let wanted = self.used.saturating_mul(2 * 2 * size_of::<Place>());
        if !reserve::can_have(wanted) && self.fill < self.places.len() - self.places.len() / 8 {
            return reserve::complain();
        }
        self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
    }

    /// Replaces the table by one with more places than `least` (`set_table_resize`).
    fn resize(&mut self, least: usize) {
        let mut size = SMALLEST;
        while size <= least {
            size <<= 1;
        }
        let was_smallest = self.is_smallest();
        let old = std::mem::replace(&mut self.places, vec![Place::default(); size]);
        for place in old {
            if let Some(element) = place.element {
                insert_clean(&mut self.places, element, place.hash);
            }
        }
        self.fill = self.used;
        self.shape += u64::from(!was_smallest || !self.is_smallest());
    }
}

fn next_place(at: usize, perturb: u64, mask: usize) -> usize {
    let step = if Fault::SetOrder.is_planted() { 3 } else { 1 };
    at.wrapping_mul(5).wrapping_add(step).wrapping_add(perturb as usize) & mask
}

fn same_str(first: &ObjectRef, second: &ObjectRef) -> bool {
    first.is_exact_str()
        && second.is_exact_str()
        && matches!((first.payload::<Str>(), second.payload::<Str>()), (Some(first), Some(second)) if first.text == second.text)
}

/// Puts an element that is known to be new into a table without left places (`set_insert_clean`).
fn insert_clean(places: &mut [Place], element: ObjectRef, hash: i64) {
    let mask = places.len() - 1;
    let mut perturb = hash as u64;
    let mut at = hash as usize & mask;
    loop {
        let run = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        if let Some(place) = places[at..=at + run].iter_mut().find(|place| place.element.is_none()) {
            *place = Place { element: Some(element), hash };
            return;
        }
        perturb >>= 5;
        at = next_place(at, perturb, mask);
    }
}
