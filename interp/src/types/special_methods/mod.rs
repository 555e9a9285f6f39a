//! The table that ties special methods to slots (`slotdefs` in CPython's Objects/typeobject.c).

mod generic;
mod namespace;
mod operators;
mod table;
mod update;
mod wrappers;

pub(crate) use generic::call_method;
pub use generic::{next as generic_next, unhashable};
pub use namespace::{fill_builtin_namespace, is_new_wrapper};
pub use table::{SPECIAL_METHODS, is_generic};
pub use update::{SlotFunctions, update_all_slots, update_slots_for_name};

use super::slots::{Slot, SlotFunction};
use crate::object::ObjectRef;
use crate::vm::{Arguments, Result, Vm};

/// One special method and the slot behind it.
pub struct SpecialMethod {
    /// The name, as `__add__`.
    pub name: &'static str,
    /// The slot.
    pub slot: Slot,
    /// [`Slot::bit`] of the slot.
    pub bit: u128,
    /// Calls the slot's function with the arguments of the method, and how errors are worded (`wrap_…`).
    /// Without one the method is not shown in namespaces.
    pub wrapper: Option<Wrapper>,
    /// The function that fills the slot of a class which defines the method in Python (`slot_…`).
    pub generic: Option<SlotFunction>,
    /// `__text_signature__`
    pub signature: &'static str,
    /// `__doc__`
    pub doc: &'static str,
}

/// How a slot wrapper calls its function; named after CPython's `wrap_…` functions.
pub type Wrapper = fn(&mut Vm, SlotFunction, &ObjectRef, Arguments) -> Result;

impl SpecialMethod {
    /// Its place in the table.
    pub fn index(&self) -> usize {
        (std::ptr::from_ref(self).addr() - SPECIAL_METHODS.as_ptr().addr()) / size_of::<Self>()
    }

    /// Whether the method belongs to the buffer protocol, which Python code has from 3.12 on (PEP 688).
    pub fn is_of_buffers(&self) -> bool {
        matches!(self.slot, Slot::get_buffer | Slot::release_buffer)
    }

    /// Whether the slot takes keyword arguments (`PyWrapperFlag_KEYWORDS`).
    pub fn takes_keywords(&self) -> bool {
        matches!(self.slot, Slot::call | Slot::init)
    }
}
