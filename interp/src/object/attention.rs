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

/// Several threads take turns.
pub(super) const TURNS: u8 = 16;

/// Signals wait for the main thread.
pub(super) const SIGNALS: u8 = 32;

/// Whoever traces memory wants to hear of each instruction.
pub(super) const BIRTHS: u8 = 64;

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

/// From now on, memory is traced, or no longer.
pub(super) fn ask_for_births(are_noted: bool) {
    if are_noted { ask(BIRTHS) } else { settle(BIRTHS) }
}

/// From now on, several threads take turns.
pub fn ask_for_turns() {
    ask(TURNS);
}

/// From now on, there is one thread.
pub fn settle_turns() {
    settle(TURNS);
}

/// Whether several threads take turns.
pub fn turns_are_wanted() -> bool {
    has(TURNS)
}

/// Signals wait for the main thread.
pub fn ask_for_signals() {
    ask(SIGNALS);
}

/// Whether signals wait for the main thread; they do not any more.
pub fn take_signals() -> bool {
    let are_there = has(SIGNALS);
    settle(SIGNALS);
    are_there
}
