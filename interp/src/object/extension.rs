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
            match values_told_by_owner(dict, token) {
                Some(own) => own.trace_values(token, visit),
                None => visit(dict),
            }
        }
    }

    /// Calls `visit` for the dict whose values the object tells as its own.
    #[cfg(any(test, feature = "checks"))]
    pub(super) fn trace_besides(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.dict.get(token).iter().filter(|dict| values_told_by_owner(dict, token).is_some()).for_each(visit);
    }

    pub(super) fn has_weak_references(&self) -> bool {
        let cell = self.weak.take();
        let found = cell.as_ref().is_some_and(|cell| cell.is_referenced());
        self.weak.set(cell);
        found
    }
}

/// The payload of an object's dict where the values are told to the collector as the object's own: they stand in the
/// object, or the dict is a part of it.
fn values_told_by_owner<'a>(dict: &'a ObjectRef, token: &Token) -> Option<&'a Dict> {
    dict.payload::<Dict>().filter(|own| own.belongs_to_owner(token) || !collector::is_watchable(dict))
}
