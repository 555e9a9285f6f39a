//! What every object begins with.

use std::cell::Cell;
use std::ptr::NonNull;

use super::kinds::Kind;

/// The reference count of an object that never dies (PEP 683); as `sys.getrefcount` shows it from 3.12 on.
pub const IMMORTAL: u32 = u32::MAX;

/// Bits of [`Header::flags`].
pub(super) mod flag {
    /// An `Extension` stands in front of the object.
    pub const EXTENSION: u8 = 1;
    /// Links of the cycle collector stand in front of the object.
    pub const LINKS: u8 = 2;
    /// The type is a heap type, which the object keeps alive.
    pub const HEAP_TYPE: u8 = 4;
    /// The finalizer has been called (PEP 442).
    pub const FINALIZED: u8 = 8;
    /// The payload's death always needs the interpreter.
    pub const OBSERVABLE: u8 = 16;
    /// The object stands in the queue of the dying.
    pub const DYING: u8 = 32;
}

/// The header of an object; `#[repr(C)]`, in front of the payload.
#[repr(C)]
pub(super) struct Header {
    pub references: Cell<u32>,
    pub kind: Kind,
    pub flags: Cell<u8>,
    /// For the collector's own use.
    pub generation: Cell<u8>,
    /// Tells blocks of different sizes in CPython's memory apart, where that differs between objects of one kind.
    pub size_class: u8,
    /// The type; a type object's header. Changed only with the token held exclusively.
    pub class: Cell<NonNull<Header>>,
}

impl Header {
    #[inline(always)]
    pub fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    pub fn set(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }

    pub fn unset(&self, flag: u8) {
        self.flags.set(self.flags.get() & !flag);
    }
}

/// An object with its payload.
#[repr(C)]
pub(super) struct Block<P> {
    pub header: Header,
    pub payload: P,
}
