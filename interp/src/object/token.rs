//! The permission to look into objects, one a thread.

use std::cell::Cell;
use std::marker::PhantomData;

use super::{allocation, collector, death};

thread_local! {
    static TAKEN: Cell<bool> = const { Cell::new(false) };
}

/// Shared, it lends the contents of objects for reading; exclusive, for writing.
///
/// There is at most one on a thread and objects do not leave their thread, so the borrow checker's
/// rules for the token are the rules for the contents of all objects: while a list's items are
/// borrowed, nothing that takes the interpreter by `&mut`, and so no Python code, can run.
#[derive(Debug)]
pub struct Token {
    not_send: PhantomData<*mut ()>,
}

impl Token {
    /// Takes this thread's token, or `None` while it is taken.
    pub fn acquire() -> Option<Self> {
        if TAKEN.replace(true) { None } else { Some(Self { not_send: PhantomData }) }
    }
}

impl Token {
    /// Destroys all objects of the thread: what an interpreter does first of all when it is dropped. Its own
    /// references are dropped after this, the token last.
    pub(crate) fn destroy_all_objects(&mut self) {
        drop(death::take_waiting());
        // SAFETY: objects are reached through the interpreter alone, which does nothing but drop from here on.
        unsafe { allocation::destroy_all() };
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        collector::reset();
        // SAFETY: the token is the last part of the interpreter to be dropped, and no reference leaves the
        // crate: what can be had from outside (`Interpreter`, `Outcome`) holds no object.
        unsafe { allocation::release() };
        TAKEN.set(false);
    }
}

/// Whatever holds the token: the token itself, or the interpreter that owns it.
pub trait Lender {
    /// The token, for reading.
    fn token(&self) -> &Token;
    /// The token, for writing.
    fn token_mut(&mut self) -> &mut Token;
}

impl Lender for Token {
    #[inline(always)]
    fn token(&self) -> &Token {
        self
    }
    #[inline(always)]
    fn token_mut(&mut self) -> &mut Token {
        self
    }
}
