//! Recursion over trees of any depth without overflowing the thread's stack.

/// Runs a step of a recursive pass, on a new piece of stack where little is left of this one.
pub(crate) fn with_stack<T>(step: impl FnOnce() -> T) -> T {
    const RED_ZONE: usize = 128 * 1024;
    const PIECE: usize = 2 * 1024 * 1024;
    stacker::maybe_grow(RED_ZONE, PIECE, step)
}
