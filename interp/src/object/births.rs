//! Which objects are made, told to whoever traces memory.

use std::cell::{Cell, RefCell};

use super::allocation::live_objects;
use super::attention;
use super::reference::{ObjectId, ObjectRef};

thread_local! {
    static ARE_NOTED: Cell<bool> = const { Cell::new(false) };
    /// Objects that were made since they were last taken from here; some may have died.
    static NOTED: RefCell<Vec<ObjectId>> = const { RefCell::new(Vec::new()) };
}

/// Notes each object that is made from now on, and asks for attention at each safe point; or does so no longer.
pub fn note(are_noted: bool) {
    ARE_NOTED.set(are_noted);
    attention::ask_for_births(are_noted);
    drop(take_noted());
}

/// Whether objects are noted.
#[inline(always)]
pub fn are_noted() -> bool {
    ARE_NOTED.get()
}

/// An object was made.
#[cold]
pub(super) fn note_one(object: &ObjectRef) {
    let id = object.id();
    // Nobody notes objects while the list is borrowed, for nothing makes objects then.
    NOTED.with(|noted| noted.borrow_mut().push(id));
}

/// The objects that were made since this was last asked, the oldest first.
pub fn take_noted() -> Vec<ObjectId> {
    NOTED.take()
}

/// The objects that live of those that `is_wanted` says yes to.
pub fn living(is_wanted: impl Fn(ObjectId) -> bool) -> Vec<ObjectRef> {
    let mut found = Vec::new();
    for pointer in live_objects() {
        // SAFETY: what is live is whole; the reference that is made at once keeps it alive, and one that waits for its
        // death is left alone.
        unsafe {
            if pointer.as_ref().references.get() > 0 {
                let object = ObjectRef::from_borrowed(pointer);
                if is_wanted(object.id()) {
                    found.push(object);
                }
            }
        }
    }
    found
}
