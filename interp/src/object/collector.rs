//! The lists of the cycle collector: which container objects exist, in which generation.

use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

use super::attention;
use super::header::{Header, IMMORTAL, flag};
use super::reference::ObjectRef;
use super::token::Token;
use crate::planted_faults::Fault;

/// The number of generations, the youngest being 0.
pub const GENERATIONS: usize = 3;
/// The list of what `gc.freeze` took out.
pub const PERMANENT: usize = 3;
/// While a collection runs: the list of what only garbage refers to.
pub const UNREACHABLE: usize = 4;
/// While a collection runs: the list of garbage that has been dealt with.
pub const DONE: usize = 5;
/// The list of what an interpreter starts with. No collection looks at it: these objects live as long as the
/// interpreter, and what they refer to is kept by references that no list explains.
pub const STARTUP: usize = 6;
const LISTS: usize = 7;
/// In [`Header::generation`]: the object takes part in the deduction that runs.
const TAKES_PART: u8 = 0x80;

/// Stand in front of the header of an object that the collector watches; null while it does not.
#[repr(C, align(16))]
pub(super) struct Links {
    previous: Cell<*mut Links>,
    next: Cell<*mut Links>,
}

impl Links {
    pub const fn unlinked() -> Self {
        Self { previous: Cell::new(null_mut()), next: Cell::new(null_mut()) }
    }
}

struct State {
    /// The heads of the circular lists, allocated at first use and kept for the thread's life.
    heads: Cell<*mut [Links; LISTS]>,
    /// Allocations minus deallocations in the young generation since its last collection.
    young: Cell<i32>,
    threshold: Cell<i32>,
    /// The count at which a collection was asked for.
    asked_at: Cell<i32>,
}

thread_local! {
    static STATE: State = const {
        State { heads: Cell::new(null_mut()), young: Cell::new(0), threshold: Cell::new(0), asked_at: Cell::new(0) }
    };
}

/// Whether the young generation has outgrown its threshold since the last collection.
#[inline(always)]
pub fn is_wanted() -> bool {
    attention::has(attention::COLLECTION)
}

/// Says that the wish for a collection has been heard.
pub fn unset_wanted() {
    attention::settle(attention::COLLECTION);
}

/// Sets the number of objects beyond which a collection is wanted; 0 for never.
pub fn set_threshold(threshold: i32) {
    STATE.with(|state| state.threshold.set(threshold));
}

/// Forgets everything, as the objects are gone.
pub(super) fn reset() {
    STATE.with(|state| {
        if let Some(heads) = NonNull::new(state.heads.replace(null_mut())) {
            // SAFETY: the array came from a box, and nothing points to it any more.
            drop(unsafe { Box::from_raw(heads.as_ptr()) });
        }
        state.young.set(0);
        state.threshold.set(0);
        attention::settle(attention::COLLECTION);
    });
}

/// The count of the young generation, as `gc.get_count()[0]` shows it.
pub fn young_count() -> i32 {
    STATE.with(|state| state.young.get())
}

/// Sets the count of the young generation.
pub fn set_young_count(count: i32) {
    STATE.with(|state| state.young.set(count));
}

/// Whether the collector watches an object (`gc.is_tracked`).
pub fn is_tracked(object: &ObjectRef) -> bool {
    // SAFETY: the flag says that links stand there.
    object.header().has(flag::LINKS) && !unsafe { links_of(object.pointer()).as_ref() }.next.get().is_null()
}

/// Whether the collector could watch an object (`PyObject_IS_GC`).
pub fn is_watchable(object: &ObjectRef) -> bool {
    object.header().has(flag::LINKS)
}

/// Has the collector watch an object (`PyObject_GC_Track`); it joins the young generation.
pub fn track(object: &ObjectRef) {
    if object.header().has(flag::LINKS) && !is_tracked(object) {
        append(0, object.pointer());
    }
}

/// Takes an object out of the collector's sight (`PyObject_GC_UnTrack`).
pub fn untrack(object: &ObjectRef) {
    if is_tracked(object) {
        unlink(object.pointer());
    }
}

/// All objects of one generation, oldest first.
pub fn members(generation: usize) -> Vec<ObjectRef> {
    let mut found = Vec::new();
    let head = head(generation);
    // SAFETY: the list holds live objects only: an object leaves it before it is freed. A dying one is skipped.
    unsafe {
        let mut at = head.as_ref().next.get();
        while at != head.as_ptr() {
            let header = NonNull::new_unchecked(at).add(1).cast::<Header>();
            if header.as_ref().references.get() != 0 {
                found.push(ObjectRef::from_borrowed(header));
            }
            at = (*at).next.get();
        }
    }
    found
}

/// Moves all objects to the list of what an interpreter starts with.
pub fn end_of_startup() {
    for generation in 0..GENERATIONS {
        merge(generation, STARTUP);
    }
    set_young_count(0);
    unset_wanted();
}

/// Makes objects as if the interpreter had started with them: neither the counts of the collector nor the reuse of
/// freed memory show a program that they were made later.
pub fn as_at_start<T>(make: impl FnOnce() -> T) -> T {
    let (count, wanted) = (young_count(), is_wanted());
    let young = Aside::take();
    let made = super::allocation::beside_free_blocks(make);
    merge(0, STARTUP);
    drop(young);
    set_young_count(count);
    if !wanted {
        unset_wanted();
    }
    made
}

/// The young generation, put aside until this is dropped. Objects may die meanwhile: whatever stands in a list takes itself
/// out of it.
struct Aside(NonNull<Links>);

impl Aside {
    fn take() -> Self {
        let aside = NonNull::from(Box::leak(Box::new(Links::unlinked())));
        // SAFETY: the head has just been made, and both are heads of lists once it refers to itself.
        unsafe {
            aside.as_ref().previous.set(aside.as_ptr());
            aside.as_ref().next.set(aside.as_ptr());
            splice(head(0), aside);
        }
        Self(aside)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // SAFETY: both are heads of lists; that of this one came from a box, and nothing is in the list any more.
        unsafe {
            splice(self.0, head(0));
            drop(Box::from_raw(self.0.as_ptr()));
        }
    }
}

/// Moves all objects of one list to the end of another, without telling them.
///
/// # Safety
/// Both are heads of lists.
unsafe fn splice(from: NonNull<Links>, to: NonNull<Links>) {
    // SAFETY: the caller's heads, whose neighbours are live links or the heads themselves.
    unsafe {
        let (first, last) = (from.as_ref().next.get(), from.as_ref().previous.get());
        if first == from.as_ptr() {
            return;
        }
        let before = to.as_ref().previous.get();
        (*before).next.set(first);
        (*first).previous.set(before);
        (*last).next.set(to.as_ptr());
        to.as_ref().previous.set(last);
        from.as_ref().next.set(from.as_ptr());
        from.as_ref().previous.set(from.as_ptr());
    }
}

/// Moves a tracked object to the end of another generation.
pub fn move_to(object: &ObjectRef, generation: usize) {
    if is_tracked(object) {
        unlink(object.pointer());
        append(generation, object.pointer());
    }
}

/// The generation that a tracked object is in.
pub fn generation_of(object: &ObjectRef) -> usize {
    object.header().generation.get() as usize
}

/// The number of objects in a list.
pub fn length(list: usize) -> usize {
    let head = head(list);
    let mut count = 0;
    // SAFETY: the list links live blocks and ends at its head.
    unsafe {
        let mut at = head.as_ref().next.get();
        while at != head.as_ptr() {
            count += 1;
            at = (*at).next.get();
        }
    }
    count
}

/// The first object of a list that is not dying.
pub fn first(list: usize) -> Option<ObjectRef> {
    let head = head(list);
    // SAFETY: as in `members`.
    unsafe {
        let mut at = head.as_ref().next.get();
        while at != head.as_ptr() {
            let header = NonNull::new_unchecked(at).add(1).cast::<Header>();
            if header.as_ref().references.get() != 0 {
                return Some(ObjectRef::from_borrowed(header));
            }
            at = (*at).next.get();
        }
    }
    None
}

/// Appends all objects of one list to another (`gc_list_merge`).
pub fn merge(from: usize, to: usize) {
    for header in pointers(from) {
        unlink(header);
        append(to, header);
    }
}

fn pointers(list: usize) -> Vec<NonNull<Header>> {
    let mut found = Vec::new();
    let head = head(list);
    // SAFETY: the list links live blocks and ends at its head.
    unsafe {
        let mut at = head.as_ref().next.get();
        while at != head.as_ptr() {
            found.push(NonNull::new_unchecked(at).add(1).cast::<Header>());
            at = (*at).next.get();
        }
    }
    found
}

/// Moves the objects of a list that nothing outside of the list keeps alive to the end of another list
/// (`deduce_unreachable`): references among the list's own objects are taken from their counts; what has
/// none left, and is not referred to by an object that has, is unreachable. The order is that of CPython.
pub fn deduce_unreachable(token: &Token, list: usize, unreachable: usize) {
    let candidates = pointers(list);
    let mut outside: Vec<u32> = Vec::with_capacity(candidates.len());
    for (index, header) in candidates.iter().enumerate() {
        // SAFETY: the objects stand in the list, so they are whole and have links. No Python code runs and
        // nothing is freed in this function. The links are put back below: until then `previous` holds the
        // object's index.
        unsafe {
            let header = header.as_ref();
            header.generation.set(header.generation.get() | TAKES_PART);
            let count = header.references.get();
            // What waits for its death is not for the collector.
            outside.push(if header.has(flag::DYING) || count == 0 { IMMORTAL } else { count });
        }
        // SAFETY: as above.
        unsafe { links_of(*header).as_ref() }.previous.set(std::ptr::without_provenance_mut(index));
    }
    let index_of = |object: &ObjectRef| -> Option<usize> {
        let header = object.header();
        if header.generation.get() & TAKES_PART == 0 || !header.has(flag::LINKS) {
            return None;
        }
        // SAFETY: the object takes part, so it has links, and they hold its index.
        Some(unsafe { links_of(object.pointer()).as_ref() }.previous.get().addr())
    };
    for header in &candidates {
        // SAFETY: the object is whole; the borrowed reference is not dropped.
        let object = std::mem::ManuallyDrop::new(unsafe { ObjectRef::from_owned(*header) });
        object.trace(token, &mut |child| {
            if let Some(index) = index_of(child)
                && outside[index] != IMMORTAL
            {
                outside[index] = outside[index].saturating_sub(1);
            }
        });
    }
    let mut state = vec![Standing::Waiting; candidates.len()];
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let mut reachable = Vec::with_capacity(candidates.len());
    let mut at = 0;
    while at < order.len() {
        let index = order[at];
        at += 1;
        if outside[index] == 0 {
            state[index] = Standing::Unreachable;
            continue;
        }
        state[index] = Standing::Reachable;
        reachable.push(index);
        // SAFETY: as above.
        let object = std::mem::ManuallyDrop::new(unsafe { ObjectRef::from_owned(candidates[index]) });
        object.trace(token, &mut |child| {
            let Some(child) = index_of(child) else { return };
            match state[child] {
                Standing::Waiting if outside[child] == 0 => outside[child] = 1,
                Standing::Unreachable => {
                    // Declared unreachable too early: it comes back, behind all others.
                    outside[child] = 1;
                    state[child] = Standing::Waiting;
                    order.push(child);
                }
                _ => {}
            }
        });
    }
    let end = head(list);
    // SAFETY: the list's head is valid; it becomes empty and is filled again.
    unsafe {
        end.as_ref().next.set(end.as_ptr());
        end.as_ref().previous.set(end.as_ptr());
    }
    for index in reachable {
        append(list, candidates[index]);
    }
    for (index, header) in candidates.iter().enumerate() {
        if state[index] == Standing::Unreachable {
            append(unreachable, *header);
        }
    }
}

/// Deduces again after finalizers have run: what of a list is reachable by now goes to another list
/// (`handle_resurrected_objects`).
pub fn deduce_unreachable_again(token: &Token, list: usize, survivors: usize) {
    deduce_unreachable(token, list, DONE);
    merge(list, survivors);
    merge(DONE, list);
}

/// The list that a tracked object stands in.
pub fn list_of(object: &ObjectRef) -> Option<usize> {
    is_tracked(object).then(|| generation_of(object))
}

/// What a deduction knows of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Waiting,
    Reachable,
    Unreachable,
}

pub(super) fn link_new(object: &ObjectRef) {
    append(0, object.pointer());
    count_new();
}

/// Counts an object of the young generation. CPython makes some that the interpreter can do without: they count for as long as
/// they would live, and [`count_gone`] ends that.
pub fn count_new() {
    STATE.with(|state| {
        let count = state.young.get() + 1;
        state.young.set(count);
        let late = i32::from(Fault::ThresholdTooHigh.is_planted());
        if count > state.threshold.get() + late && state.threshold.get() > 0 {
            if !is_wanted() {
                state.asked_at.set(count);
            }
            attention::ask(attention::COLLECTION);
        }
    });
}

/// How many objects were made since a collection was asked for.
pub fn made_since_asked() -> i32 {
    STATE.with(|state| (state.young.get() - state.asked_at.get()).max(0))
}

/// # Safety
/// The object has links and is about to be freed, or kept without being counted.
pub(super) unsafe fn unlink_dead(pointer: NonNull<Header>, counted: bool) {
    // SAFETY: the caller's promise.
    if !unsafe { links_of(pointer).as_ref() }.next.get().is_null() {
        unlink(pointer);
    }
    if counted {
        count_dead(1);
    }
}

/// An object that was counted alone is gone.
pub fn count_gone() {
    count_dead(1);
}

fn count_dead(number: i32) {
    STATE.with(|state| state.young.set((state.young.get() - number).max(0)));
}

/// Gives up the memory that is kept for lists, dicts and tuples, as a full collection does.
pub fn give_up_kept_memory() {
    count_dead(super::allocation::give_up_kept() as i32);
}

/// # Safety
/// The header's flags say that links stand there.
unsafe fn links_of(header: NonNull<Header>) -> NonNull<Links> {
    // SAFETY: links stand directly in front of the header.
    unsafe { header.cast::<Links>().sub(1) }
}

fn head(generation: usize) -> NonNull<Links> {
    STATE.with(|state| {
        if state.heads.get().is_null() {
            let heads = Box::into_raw(Box::new([const { Links::unlinked() }; LISTS]));
            state.heads.set(heads);
            for index in 0..LISTS {
                // SAFETY: the array was just made.
                let head: *mut Links = unsafe { &raw mut (*heads)[index] };
                // SAFETY: as above.
                unsafe {
                    (*head).previous.set(head);
                    (*head).next.set(head);
                }
            }
        }
        // SAFETY: the array lives as long as the thread.
        unsafe { NonNull::new_unchecked(&raw mut (*state.heads.get())[generation]) }
    })
}

fn append(generation: usize, header: NonNull<Header>) {
    let head = head(generation);
    // SAFETY: the object has links (the callers checked) and stands in no list.
    unsafe {
        header.as_ref().generation.set(generation as u8);
        let links = links_of(header);
        let last = head.as_ref().previous.get();
        links.as_ref().previous.set(last);
        links.as_ref().next.set(head.as_ptr());
        (*last).next.set(links.as_ptr());
        head.as_ref().previous.set(links.as_ptr());
    }
}

fn unlink(header: NonNull<Header>) {
    // SAFETY: the object stands in a list, so its neighbours are live links.
    unsafe {
        let links = links_of(header);
        let (previous, next) = (links.as_ref().previous.get(), links.as_ref().next.get());
        (*previous).next.set(next);
        (*next).previous.set(previous);
        links.as_ref().previous.set(null_mut());
        links.as_ref().next.set(null_mut());
    }
}
