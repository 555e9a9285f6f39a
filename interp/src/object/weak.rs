//! Weak references: a cell that the referent and all its weak references share.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::rc::Rc;

use super::header::Header;
use super::reference::ObjectRef;

/// Shared by an object and the weak references to it.
pub(super) struct WeakCell {
    target: Cell<Option<NonNull<Header>>>,
    /// The weak reference objects, oldest first; each removes itself when it dies.
    references: RefCell<Vec<NonNull<Header>>>,
}

impl WeakCell {
    pub fn is_referenced(&self) -> bool {
        !self.references.borrow().is_empty()
    }

    pub fn forget_target(&self) {
        self.target.set(None);
    }
}

/// A weak hold on an object, owned by a weak reference object.
pub struct WeakHandle {
    cell: Rc<WeakCell>,
    owner: Cell<Option<NonNull<Header>>>,
    cleared: Cell<bool>,
}

impl WeakHandle {
    /// A weak hold on `target`, or `None` if objects like it have no room for weak references.
    pub fn new(target: &ObjectRef) -> Option<Self> {
        let extension = target.extension()?;
        let cell = extension.weak.take().unwrap_or_else(|| {
            Rc::new(WeakCell { target: Cell::new(Some(target.pointer())), references: RefCell::new(Vec::new()) })
        });
        extension.weak.set(Some(Rc::clone(&cell)));
        Some(Self { cell, owner: Cell::new(None), cleared: Cell::new(false) })
    }

    /// Says which weak reference object owns the handle: it stands in the target's list from now on.
    pub fn register(&self, owner: &ObjectRef) {
        if self.owner.replace(Some(owner.pointer())).is_none() {
            self.cell.references.borrow_mut().push(owner.pointer());
        }
    }

    /// The object, unless it is dead or dying.
    pub fn upgrade(&self) -> Option<ObjectRef> {
        if self.cleared.get() {
            return None;
        }
        let target = self.cell.target.get()?;
        // SAFETY: `target` is emptied before the object's memory is freed.
        let header = unsafe { target.as_ref() };
        if header.references.get() == 0 {
            return None;
        }
        // SAFETY: the object is alive, see above.
        Some(unsafe { ObjectRef::from_borrowed(target) })
    }

    /// Forgets the target, as the cycle collector makes references to garbage do.
    pub fn clear(&self) {
        self.cleared.set(true);
        self.unregister();
    }

    fn unregister(&self) {
        if let Some(owner) = self.owner.take() {
            self.cell.references.borrow_mut().retain(|other| *other != owner);
        }
    }
}

impl Drop for WeakHandle {
    fn drop(&mut self) {
        self.unregister();
    }
}

/// The live weak reference objects to `target`, newest first, as CPython keeps them.
pub fn references_to(target: &ObjectRef) -> Vec<ObjectRef> {
    let Some(extension) = target.extension() else { return Vec::new() };
    let Some(cell) = extension.weak.take() else { return Vec::new() };
    let found = cell
        .references
        .borrow()
        .iter()
        .rev()
        // SAFETY: a weak reference object leaves the list before its memory is freed; a dying one is skipped.
        .filter(|owner| unsafe { owner.as_ref() }.references.get() != 0)
        // SAFETY: as above.
        .map(|owner| unsafe { ObjectRef::from_borrowed(*owner) })
        .collect();
    extension.weak.set(Some(cell));
    found
}

/// Takes the target from all its weak references and gives them, newest first.
pub(super) fn sever(target: &ObjectRef) -> Vec<ObjectRef> {
    let found = references_to(target);
    if let Some(extension) = target.extension()
        && let Some(cell) = extension.weak.take()
    {
        cell.forget_target();
        cell.references.borrow_mut().clear();
    }
    found
}
