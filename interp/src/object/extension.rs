//! The part of an object that only some have: `__dict__`, slots, weak references.

use std::cell::Cell;
use std::rc::Rc;

use super::collector;
use super::contents::Contents;
use super::reference::ObjectRef;
use super::token::Token;
use super::weak::WeakCell;
use crate::types::dict::Dict;

/// Stands in front of the header where the type says so.
#[repr(C, align(16))]
#[derive(Default)]
pub struct Extension {
    /// The instance dictionary, once it exists.
    pub dict: Contents<Option<ObjectRef>>,
    /// The values of `__slots__`, in the order of the type's layout.
    pub slots: Contents<Box<[Option<ObjectRef>]>>,
    pub(super) weak: Cell<Option<Rc<WeakCell>>>,
}

impl Extension {
    pub(super) fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        for value in self.slots.get(token).iter().flatten() {
            visit(value);
        }
        if let Some(dict) = self.dict.get(token) {
            match dict.payload::<Dict>() {
                Some(own) if own.belongs_to_owner(token) || !collector::is_watchable(dict) => {
                    own.trace_values(token, visit);
                }
                _ => visit(dict),
            }
        }
    }

    /// Calls `visit` for the dict whose values the object tells as its own.
    #[cfg(any(test, feature = "checks"))]
    pub(super) fn trace_besides(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let dict = self.dict.get(token).iter();
        dict.filter(|dict| dict.payload::<Dict>().is_some_and(|own| own.belongs_to_owner(token))).for_each(visit);
    }

    pub(super) fn has_weak_references(&self) -> bool {
        let cell = self.weak.take();
        let found = cell.as_ref().is_some_and(|cell| cell.is_referenced());
        self.weak.set(cell);
        found
    }
}
