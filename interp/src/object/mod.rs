//! Objects in memory: headers, reference counts, allocation, death, weak references and the lists of
//! the cycle collector, the native stacks of threads, and the signals of the system. All the `unsafe` code of the interpreter is in this folder.
//!
//! A block of memory is laid out as `[Extension?][Links?][Header][payload]`; an [`ObjectRef`]
//! points to the header. What is in front of the header is told by the header's flags.

mod allocation;
pub mod attention;
pub mod births;
#[cfg(any(test, feature = "checks"))]
pub mod census;
pub mod collector;
mod contents;
#[cfg(test)]
pub mod counting;
pub mod death;
mod extension;
mod header;
mod kinds;
pub mod native_stack;
mod reference;
pub mod reserve;
pub mod system_signals;
#[cfg(test)]
mod tests;
mod token;
mod weak;

pub use contents::Contents;
pub use header::IMMORTAL;
pub use kinds::{Kind, Payload};
pub use reference::{Blueprint, ObjectId, ObjectRef};
pub use token::{Lender, Token};
pub use weak::{WeakHandle, references_to};

/// What an object owns, told to the cycle collector and to deallocation.
pub trait Trace {
    /// Whether the cycle collector watches objects with this payload from their creation on.
    const COLLECTED: bool = true;

    /// Whether the death of such an object needs the interpreter (a suspended generator runs its `finally` blocks).
    const OBSERVABLE_DEATH: bool = false;

    /// Calls `visit` for each reference that the payload owns, in the order of CPython's `tp_traverse`.
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef));

    /// Calls `visit` for each reference that the payload owns and CPython's `tp_traverse` keeps to itself, as the object
    /// that it leads to is in no cycle.
    #[cfg(any(test, feature = "checks"))]
    fn trace_besides(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let _ = (token, visit);
    }

    /// Lets go of everything it owns, in the order of CPython's `tp_dealloc` where that differs from the
    /// order of the fields. The default leaves it to the fields' own drop.
    fn dismantle(&mut self) {}

    /// Lets go of what goes before the object's attributes, where they do not go first.
    fn begin_to_dismantle(&mut self) {}

    /// A number that tells apart the sizes of such objects in CPython's memory; 0 if they are all the same.
    fn size_class(&self) -> u8 {
        0
    }

    /// Breaks reference cycles as CPython's `tp_clear` does. What was owned goes into `released`: it is
    /// dropped when no contents are borrowed any more.
    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let _ = (token, released);
    }
}
