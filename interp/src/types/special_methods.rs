//! The table that ties special methods to slots (`slotdefs` in CPython's Objects/typeobject.c).

use super::native::{MethodDefinition, TypeDefinition};
use super::slots::{Slot, SlotFunction, Slots};
use crate::object::ObjectRef;
use crate::vm::Vm;

/// One special method and the slot behind it.
pub struct SpecialMethod {
    /// The name, as `__add__`.
    pub name: &'static str,
    /// The slot.
    pub slot: Slot,
    /// Calls the slot's function with the arguments of the method, and how errors are worded (`wrap_…`).
    pub wrapper: Wrapper,
    /// The function that fills the slot of a class which defines the method in Python (`slot_…`).
    pub generic: SlotFunction,
    /// `__text_signature__`
    pub signature: &'static str,
}

/// How a slot wrapper calls its function; named after CPython's `wrap_…` functions.
pub type Wrapper = fn(&mut Vm, SlotFunction, &ObjectRef, crate::vm::Arguments) -> crate::vm::Result;

/// Fills the namespace of a built-in type: slot wrappers, methods, attributes.
pub fn fill_builtin_namespace(vm: &mut Vm, class: &ObjectRef, definition: &'static TypeDefinition, own: &Slots) {
    let _ = (vm, class, definition, own);
    let _: Option<&'static MethodDefinition> = None;
}
