//! What asks for the interpreter's attention at the next safe point.

use std::sync::atomic::{AtomicU8, Ordering, compiler_fence};

use super::system_signals;

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
    /// Atomic for the sake of the handler of signals, which interrupts this thread.
    static ATTENTION: AtomicU8 = const { AtomicU8::new(0) };
}

fn reasons() -> u8 {
    ATTENTION.with(|reasons| reasons.load(Ordering::Relaxed))
}

/// Writes what was read before and changed. A signal that came in between would be forgotten: what it has noted is looked
/// at once more, which is cheaper than a change in one step of the processor.
fn set_reasons(new: u8) {
    ATTENTION.with(|reasons| {
        reasons.store(new, Ordering::Relaxed);
        compiler_fence(Ordering::SeqCst);
        if system_signals::any_arrived() {
            reasons.store(reasons.load(Ordering::Relaxed) | SIGNALS, Ordering::Relaxed);
        }
    });
}

/// Whether anything asks for attention: the one question of each safe point.
#[inline(always)]
pub fn is_wanted() -> bool {
    reasons() != 0
}

pub(super) fn has(reason: u8) -> bool {
    reasons() & reason != 0
}

pub(super) fn ask(reason: u8) {
    set_reasons(reasons() | reason);
}

pub(super) fn settle(reason: u8) {
    set_reasons(reasons() & !reason);
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

/// Whether signals wait for the main thread.
pub fn signals_are_wanted() -> bool {
    has(SIGNALS)
}

/// The signals that wait are taken next.
pub fn settle_signals() {
    // Those that the system has sent would ask again at once.
    ATTENTION.with(|reasons| reasons.store(reasons.load(Ordering::Relaxed) & !SIGNALS, Ordering::Relaxed));
}
