//! The changeable part of an object, reached through the token.

use std::cell::UnsafeCell;

use super::token::Lender;

/// A value inside an object that only the holder of the token can reach.
#[derive(Default)]
pub struct Contents<T>(UnsafeCell<T>);

impl<T> Contents<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(UnsafeCell::new(value))
    }

    /// The value, for as long as the token is lent for reading.
    #[inline(always)]
    pub fn get<'a, L: Lender>(&'a self, lender: &'a L) -> &'a T {
        let _ = lender.token();
        // SAFETY: a `&mut T` exists only while the thread's one token is borrowed exclusively, which the
        // shared borrow of it for 'a rules out.
        unsafe { &*self.0.get() }
    }

    /// The value, for as long as the token is lent for writing.
    #[inline(always)]
    pub fn get_mut<'a, L: Lender>(&'a self, lender: &'a mut L) -> &'a mut T {
        let _ = lender.token_mut();
        // SAFETY: the thread's one token is borrowed exclusively for 'a, so no other borrow of any
        // contents exists.
        unsafe { &mut *self.0.get() }
    }

    /// The value, where the object itself is held exclusively (while it dies).
    pub fn exclusive(&mut self) -> &mut T {
        self.0.get_mut()
    }

    /// Puts a value in and gives back the old one.
    #[inline]
    pub fn replace<L: Lender>(&self, lender: &mut L, value: T) -> T {
        std::mem::replace(self.get_mut(lender), value)
    }
}
