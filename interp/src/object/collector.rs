//! The lists of the cycle collector: which container objects exist, in which generation.

use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

use super::header::{Header, flag};
use super::reference::ObjectRef;

/// The number of generations, the youngest being 0; one more list holds what `gc.freeze` took out.
pub const GENERATIONS: usize = 3;
/// The list of frozen objects.
pub const PERMANENT: usize = 3;

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
    heads: Cell<*mut [Links; GENERATIONS + 1]>,
    /// Allocations minus deallocations in the young generation since its last collection.
    young: Cell<i32>,
    threshold: Cell<i32>,
    wanted: Cell<bool>,
}

thread_local! {
    static STATE: State = const {
        State { heads: Cell::new(null_mut()), young: Cell::new(0), threshold: Cell::new(0), wanted: Cell::new(false) }
    };
}

/// Whether the young generation has outgrown its threshold since the last collection.
#[inline(always)]
pub fn is_wanted() -> bool {
    STATE.with(|state| state.wanted.get())
}

/// Says that the wish for a collection has been heard.
pub fn unset_wanted() {
    STATE.with(|state| state.wanted.set(false));
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
        state.wanted.set(false);
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

pub(super) fn link_new(object: &ObjectRef) {
    append(0, object.pointer());
    STATE.with(|state| {
        let count = state.young.get() + 1;
        state.young.set(count);
        if count > state.threshold.get() && state.threshold.get() > 0 {
            state.wanted.set(true);
        }
    });
}

/// # Safety
/// The object has links and is about to be freed.
pub(super) unsafe fn unlink_dead(pointer: NonNull<Header>) {
    // SAFETY: the caller's promise.
    if !unsafe { links_of(pointer).as_ref() }.next.get().is_null() {
        unlink(pointer);
    }
    STATE.with(|state| state.young.set((state.young.get() - 1).max(0)));
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
            let heads = Box::into_raw(Box::new([const { Links::unlinked() }; GENERATIONS + 1]));
            state.heads.set(heads);
            for index in 0..=GENERATIONS {
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
