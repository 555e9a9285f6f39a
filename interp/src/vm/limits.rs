//! The limits of the machine: the native stack, and memory.

use crate::object::{attention, reserve};
use crate::types::text::Text;
use crate::vm::{Raised, Result, Vm};

/// How much native stack must be left, in bytes: enough for what does not recurse.
const LEAST_STACK: usize = 1 << 20;

impl Vm {
    /// To be asked wherever native code may go around or call itself without end.
    ///
    /// # Errors
    /// RecursionError where little native stack is left, MemoryError where the last memory was used.
    #[inline]
    pub fn check_limits(&mut self) -> Result<()> {
        if attention::is_wanted() {
            self.check_memory()?;
        }
        self.check_native_stack()
    }

    /// RecursionError where little native stack is left.
    #[inline]
    pub fn check_native_stack(&mut self) -> Result<()> {
        if self.native_stack_is_short() {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }

    /// Whether little native stack is left.
    #[inline]
    pub fn native_stack_is_short(&self) -> bool {
        match self.threads.stack_limit() {
            None => stacker::remaining_stack().is_some_and(|left| left < LEAST_STACK),
            Some(limit) => {
                let here = 0u8;
                (&raw const here).addr() < limit + LEAST_STACK
            }
        }
    }

    /// MemoryError where the last memory was used since this was last asked.
    #[cold]
    pub fn check_memory(&mut self) -> Result<()> {
        if reserve::was_given_up() {
            return Err(self.raise_memory_error());
        }
        if !reserve::is_there() {
            self.give_back_frames();
            reserve::set_aside();
        }
        Ok(())
    }

    /// Gives back the room of frames that have ended, where there were very many.
    fn give_back_frames(&mut self) {
        const USUAL: usize = 1 << 16;
        let (frames, values) = (self.frames.len() * 2, self.stack.len() * 2);
        self.frames.shrink_to(frames.max(USUAL));
        self.stack.shrink_to(values.max(USUAL));
    }

    /// Whether so many bytes can be had in one piece.
    #[inline]
    pub fn may_allocate(&self, bytes: usize) -> bool {
        reserve::can_have(bytes)
    }

    /// Makes sure that so many bytes can be had in one piece.
    ///
    /// # Errors
    /// MemoryError where the system has not got them.
    #[inline]
    pub fn request_memory(&mut self, bytes: usize) -> Result<()> {
        if self.may_allocate(bytes) { Ok(()) } else { Err(self.raise_memory_error()) }
    }

    /// Makes sure that a text of this length can be had that is made of these parts, and what it is made from.
    ///
    /// # Errors
    /// OverflowError where no text is so long, MemoryError where the system has not got the room.
    pub fn request_text<'a>(&mut self, length: usize, parts: impl IntoIterator<Item = &'a Text>) -> Result<()> {
        const SMALL: usize = 1 << 16;
        if length < SMALL {
            return Ok(());
        }
        let width = parts.into_iter().map(|part| part.kind().width()).max().unwrap_or(1);
        // Whoever builds it may double its room at the last step.
        self.request_memory(length.saturating_mul(2 * width))
    }

    /// `MemoryError()`
    #[cold]
    pub fn raise_memory_error(&mut self) -> Raised {
        let class = self.exceptions.memory_error.clone();
        self.raise_with(&class, Vec::new())
    }
}
