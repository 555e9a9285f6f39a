//! How objects die.
//!
//! An object whose death a program can observe (a finalizer, a weak reference, a suspended generator)
//! waits in a queue until the interpreter comes to a safe point: the end of an instruction or of a native
//! call. All others are freed at once. The order is that of CPython; the recursion is gone.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use super::allocation::{self, Keeping, Prefix, Slot};
use super::attention;
use super::collector;
use super::extension::Extension;
use super::header::{Header, flag};
use super::reference::{ObjectRef, extension_of};
use super::weak;
use crate::types::dict::Dict;
use crate::types::type_object::Type;

/// How deep objects free each other before the rest waits in the queue.
const DEEPEST: u32 = 100;

thread_local! {
    static WAITING: RefCell<Vec<Dying>> = const { RefCell::new(Vec::new()) };
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// An object without references that has not been freed yet.
pub struct Dying(NonNull<Header>);

/// Whether objects wait for their death.
#[inline(always)]
pub fn any_waiting() -> bool {
    attention::has(attention::DEATHS)
}

/// Takes all that wait, first come first.
pub fn take_waiting() -> Vec<Dying> {
    attention::settle(attention::DEATHS);
    WAITING.with(|waiting| waiting.take())
}

impl Dying {
    /// The object with one reference again: for its finalizer and the callbacks of its weak references.
    pub fn revive(self) -> ObjectRef {
        // SAFETY: the object is whole; its count is set to the one reference made here.
        unsafe {
            let header = self.0.as_ref();
            header.unset(flag::DYING);
            header.references.set(1);
            ObjectRef::from_owned(self.0)
        }
    }
}

/// Empties the weak references to an object and gives them, newest first, for their callbacks.
pub fn sever_weak_references(object: &ObjectRef) -> Vec<ObjectRef> {
    weak::sever(object)
}

/// Frees a revived object if no reference was added to it meanwhile; otherwise it lives on.
pub fn finish(object: ObjectRef) {
    let pointer = object.pointer();
    if object.reference_count() != 1 {
        return;
    }
    std::mem::forget(object);
    // SAFETY: the only reference was just forgotten.
    unsafe {
        pointer.as_ref().references.set(0);
        deallocate(pointer);
    }
}

/// Called by the drop of the last reference.
#[cold]
#[inline(never)]
pub(super) fn last_reference_gone(pointer: NonNull<Header>) {
    // SAFETY: the object is whole until it is deallocated.
    let header = unsafe { pointer.as_ref() };
    if header.flags.get() == 0 {
        // It owns nothing that a program could see die: an int, a str, a float.
        // SAFETY: no reference is left, and nothing stands in front of the header.
        unsafe {
            let table = header.kind.table();
            (table.destroy)(pointer);
            let prefix = Prefix { links: false, extension: false };
            allocation::give(pointer.cast(), Slot::of(header.kind, prefix, header.size_class));
        }
        return;
    }
    let deep = DEPTH.get();
    if deep >= DEEPEST || is_observable(pointer, header) {
        header.set(flag::DYING);
        attention::ask(attention::DEATHS);
        WAITING.with(|waiting| waiting.borrow_mut().push(Dying(pointer)));
        return;
    }
    DEPTH.set(deep + 1);
    // SAFETY: no reference is left.
    unsafe { deallocate(pointer) };
    DEPTH.set(deep);
}

#[inline]
fn is_observable(pointer: NonNull<Header>, header: &Header) -> bool {
    if header.has(flag::EXTENSION) {
        // SAFETY: the flag says so.
        let extension: &Extension = unsafe { extension_of(pointer).as_ref() };
        if extension.has_weak_references() {
            return true;
        }
    }
    if header.has(flag::FINALIZED) {
        return false;
    }
    header.has(flag::OBSERVABLE) || header.has(flag::HEAP_TYPE) && has_finalizer(header)
}

fn has_finalizer(header: &Header) -> bool {
    // SAFETY: the object holds a reference to its heap type.
    let class = std::mem::ManuallyDrop::new(unsafe { ObjectRef::from_owned(header.class.get()) });
    class.payload::<Type>().is_some_and(|class| class.has_finalizer.get())
}

/// # Safety
/// No reference to the object is left, and none is made any more.
unsafe fn deallocate(pointer: NonNull<Header>) {
    // SAFETY: the parts are where the flags say; each is given up once.
    unsafe {
        let header = pointer.as_ref();
        debug_assert_eq!(header.references.get(), 0);
        let kind = header.kind;
        let prefix = Prefix::of(header);
        // Exact lists, dicts, tuples and slices have links alone.
        let keeping = if header.flags.get() & !(flag::FINALIZED | flag::DYING) == flag::LINKS {
            Keeping::of(kind, header.size_class).filter(|keeping| allocation::has_room(*keeping))
        } else {
            None
        };
        if prefix.links {
            collector::unlink_dead(pointer, keeping.is_none());
        }
        if prefix.extension {
            let mut extension = extension_of(pointer).read();
            if let Some(cell) = extension.weak.take() {
                cell.forget_target();
            }
            let mut slots = std::mem::take(extension.slots.exclusive()).into_vec();
            if header.has(flag::HEAP_TYPE) && !slots.is_empty() {
                let class = std::mem::ManuallyDrop::new(ObjectRef::from_owned(header.class.get()));
                let groups = class.payload::<Type>().and_then(|class| class.slot_groups.get());
                for start in groups.into_iter().flatten() {
                    // The slots of a class go before those of its base (`clear_slots`).
                    let start = usize::from(*start).min(slots.len());
                    slots.drain(start..).for_each(drop);
                }
            }
            slots.into_iter().for_each(drop);
            (kind.table().begin)(pointer);
            if let Some(dict) = extension.dict.exclusive().take() {
                if let Some(dict) = dict.payload::<Dict>() {
                    dict.leave_owner();
                }
                drop(dict);
            }
        }
        (kind.table().destroy)(pointer);
        let class = header.has(flag::HEAP_TYPE).then(|| ObjectRef::from_owned(header.class.get()));
        let start = pointer.cast::<u8>().sub(prefix.size());
        match keeping {
            Some(keeping) => allocation::keep(start, keeping),
            None => allocation::give(start, Slot::of(kind, prefix, header.size_class)),
        }
        drop(class);
    }
}
