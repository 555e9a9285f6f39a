//! Leaving loops, `try` and `with` by `return`, `break` and `continue`.

use super::code::Constant;
use super::opcode::{self, intrinsic_1, pseudo, resume};
use super::unit::{Compiler, FrameBlock, FrameBlockKind};
use crate::syntax::failure::Result;
use crate::syntax::tree::{Context, Location};

impl<'a> Compiler<'a> {
    /// Undoes frame blocks from the innermost on, up to a loop where one is asked for.
    ///
    /// The location becomes none once code of another statement has run. Gives the loop.
    pub(super) fn unwind(
        &mut self,
        location: &mut Location,
        preserve_top: bool,
        to_loop: bool,
    ) -> Result<Option<FrameBlock<'a>>> {
        let Some(top) = self.unit.frame_blocks.last().copied() else { return Ok(None) };
        match top.kind {
            FrameBlockKind::ExceptionGroupHandler => {
                return self.error("'break', 'continue' and 'return' cannot appear in an except* block", *location);
            }
            FrameBlockKind::WhileLoop | FrameBlockKind::ForLoop if to_loop => return Ok(Some(top)),
            _ => {}
        }
        self.unit.frame_blocks.pop();
        self.unwind_one(top, location, preserve_top)?;
        let found = self.unwind(location, preserve_top, to_loop)?;
        self.unit.frame_blocks.push(top);
        Ok(found)
    }

    pub(super) fn unwind_one(
        &mut self,
        block: FrameBlock<'a>,
        location: &mut Location,
        preserve_top: bool,
    ) -> Result<()> {
        match block.kind {
            FrameBlockKind::WhileLoop
            | FrameBlockKind::ExceptionHandler
            | FrameBlockKind::ExceptionGroupHandler
            | FrameBlockKind::AsyncComprehensionGenerator => {}
            // The iterator, or a value that waits below.
            FrameBlockKind::ForLoop | FrameBlockKind::PopValue => {
                self.swap_if(preserve_top, *location);
                self.emit(opcode::POP_TOP, *location);
            }
            FrameBlockKind::TryExcept => self.emit(pseudo::POP_BLOCK, *location),
            FrameBlockKind::FinallyTry(body) => {
                self.emit(pseudo::POP_BLOCK, *location);
                if preserve_top {
                    self.push_frame_block(FrameBlockKind::PopValue, None, None, *location)?;
                }
                self.statements(body)?;
                if preserve_top {
                    self.pop_frame_block();
                }
                // What follows seems to run after the `finally`, so it has no line of its own.
                *location = Location::NONE;
            }
            FrameBlockKind::FinallyEnd => {
                self.swap_if(preserve_top, *location);
                self.emit(opcode::POP_TOP, *location);
                self.swap_if(preserve_top, *location);
                self.emit(pseudo::POP_BLOCK, *location);
                self.emit(opcode::POP_EXCEPT, *location);
            }
            FrameBlockKind::With(with_location) | FrameBlockKind::AsyncWith(with_location) => {
                *location = with_location;
                self.emit(pseudo::POP_BLOCK, *location);
                self.swap_if(preserve_top, *location);
                self.call_exit_with_nones(*location);
                if matches!(block.kind, FrameBlockKind::AsyncWith(_)) {
                    self.await_value(2, *location);
                }
                self.emit(opcode::POP_TOP, *location);
                *location = Location::NONE;
            }
            FrameBlockKind::HandlerCleanup(name) => {
                if name.is_some() {
                    self.emit(pseudo::POP_BLOCK, *location);
                }
                self.swap_if(preserve_top, *location);
                self.emit(pseudo::POP_BLOCK, *location);
                self.emit(opcode::POP_EXCEPT, *location);
                if let Some(name) = name {
                    self.load_constant(Constant::None, *location);
                    self.name(name, Context::Store, *location);
                    self.name(name, Context::Delete, *location);
                }
            }
        }
        Ok(())
    }

    fn swap_if(&mut self, preserve_top: bool, location: Location) {
        if preserve_top {
            self.emit_with(opcode::SWAP, 2, location);
        }
    }

    /// Calls `__exit__(None, None, None)`.
    pub(super) fn call_exit_with_nones(&mut self, location: Location) {
        for _ in 0..3 {
            self.load_constant(Constant::None, location);
        }
        self.emit_with(opcode::CALL, 2, location);
    }

    /// Awaits the value on the stack. What it comes from (0: an expression, 1: `__aenter__`, 2: `__aexit__`)
    /// only serves the message where it cannot be awaited.
    pub(super) fn await_value(&mut self, origin: u32, location: Location) {
        self.emit_with(opcode::GET_AWAITABLE, origin, location);
        self.load_constant(Constant::None, location);
        self.yield_from(true, location);
    }

    /// Delegates to the iterator below the value to send.
    pub(super) fn yield_from(&mut self, awaits: bool, location: Location) {
        let send = self.new_label();
        let fail = self.new_label();
        let exit = self.new_label();
        self.use_label(send);
        self.jump(opcode::SEND, exit, location);
        // StopIteration out of close() or throw() ends the delegation as well.
        self.jump(pseudo::SETUP_FINALLY, fail, location);
        self.emit_with(opcode::YIELD_VALUE, 1, location);
        self.emit(pseudo::POP_BLOCK, Location::NONE);
        let after = if awaits { resume::AFTER_AWAIT } else { resume::AFTER_YIELD_FROM };
        self.emit_with(opcode::RESUME, after, location);
        self.jump(pseudo::JUMP_NO_INTERRUPT, send, location);
        self.use_label(fail);
        self.emit(opcode::CLEANUP_THROW, location);
        self.use_label(exit);
        self.emit(opcode::END_SEND, location);
    }

    /// Yields the value on the stack.
    pub(super) fn yield_value(&mut self, location: Location) {
        let block = &self.table.blocks[self.unit.block];
        if block.generator && block.coroutine {
            self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::ASYNC_GEN_WRAP, location);
        }
        self.emit_with(opcode::YIELD_VALUE, 0, location);
        self.emit_with(opcode::RESUME, resume::AFTER_YIELD, location);
    }

    /// Ends a handler that an exception has interrupted: restores what was handled before, and raises again.
    pub(super) fn pop_except_and_reraise(&mut self, location: Location) {
        self.emit_with(opcode::COPY, 3, location);
        self.emit(opcode::POP_EXCEPT, location);
        self.emit_with(opcode::RERAISE, 1, location);
    }

    /// StopIteration must not leave a generator (PEP 479): all of it is in a handler.
    pub(super) fn wrap_in_stop_iteration_handler(&mut self) {
        let handler = self.new_label();
        self.unit
            .instructions
            .insert(0, super::instruction::Instruction::new(pseudo::SETUP_CLEANUP, handler.0, Location::NONE));
        self.load_constant(Constant::None, Location::NONE);
        self.emit(opcode::RETURN_VALUE, Location::NONE);
        self.use_label(handler);
        self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::STOPITERATION_ERROR, Location::NONE);
        self.emit_with(opcode::RERAISE, 1, Location::NONE);
    }
}
