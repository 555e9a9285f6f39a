//! What asks for the interpreter's attention at the next safe point.

use std::cell::Cell;

/// Objects wait for their death.
pub(super) const DEATHS: u8 = 1;
/// The young generation has outgrown its threshold.
pub(super) const COLLECTION: u8 = 2;
/// Memory is short.
pub(super) const MEMORY: u8 = 4;
/// There is no reserve of memory.
pub(super) const RESERVE: u8 = 8;

thread_local! {
    static ATTENTION: Cell<u8> = const { Cell::new(0) };
}

/// Whether anything asks for attention: the one question of each safe point.
#[inline(always)]
pub fn is_wanted() -> bool {
    ATTENTION.get() != 0
}

pub(super) fn has(reason: u8) -> bool {
    ATTENTION.get() & reason != 0
}

pub(super) fn ask(reason: u8) {
    ATTENTION.set(ATTENTION.get() | reason);
}

pub(super) fn settle(reason: u8) {
    ATTENTION.set(ATTENTION.get() & !reason);
}
