//! Code of `try` statements.

use super::code::Constant;
use super::opcode::{self, intrinsic_2, pseudo};
use super::unit::{Compiler, FrameBlockKind};
use crate::syntax::failure::Result;
use crate::syntax::tree::{Context, Identifier, Location, Try};

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(&mut self, node: &'a Try, location: Location) -> Result<()> {
        if !node.finalbody.is_empty() {
            self.try_finally(node, location)
        } else if node.is_star {
            self.try_except_star(node, location)
        } else {
            self.try_except(node, location)
        }
    }

    /// The `finally` body twice: for the way out and for an exception.
    fn try_finally(&mut self, node: &'a Try, location: Location) -> Result<()> {
        let body = self.new_label();
        let end = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.jump(pseudo::SETUP_FINALLY, end, location);
        self.use_label(body);
        self.push_frame_block(FrameBlockKind::FinallyTry(&node.finalbody), Some(body), Some(end), location)?;
        if node.handlers.is_empty() {
            self.statements(&node.body)?;
        } else if node.is_star {
            self.try_except_star(node, location)?;
        } else {
            self.try_except(node, location)?;
        }
        self.emit(pseudo::POP_BLOCK, Location::NONE);
        self.pop_frame_block();
        self.statements(&node.finalbody)?;
        self.jump(pseudo::JUMP_NO_INTERRUPT, exit, Location::NONE);

        self.use_label(end);
        self.jump(pseudo::SETUP_CLEANUP, cleanup, Location::NONE);
        self.emit(opcode::PUSH_EXC_INFO, Location::NONE);
        self.push_frame_block(FrameBlockKind::FinallyEnd, Some(end), None, Location::NONE)?;
        self.statements(&node.finalbody)?;
        self.pop_frame_block();
        self.emit_with(opcode::RERAISE, 0, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.use_label(exit);
        Ok(())
    }

    fn try_except(&mut self, node: &'a Try, location: Location) -> Result<()> {
        let body = self.new_label();
        let first_except = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        self.jump(pseudo::SETUP_FINALLY, first_except, location);
        self.use_label(body);
        self.push_frame_block(FrameBlockKind::TryExcept, Some(body), None, location)?;
        self.statements(&node.body)?;
        self.pop_frame_block();
        self.emit(pseudo::POP_BLOCK, Location::NONE);
        self.statements(&node.orelse)?;
        self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);

        self.use_label(first_except);
        self.jump(pseudo::SETUP_CLEANUP, cleanup, Location::NONE);
        self.emit(opcode::PUSH_EXC_INFO, Location::NONE);
        self.push_frame_block(FrameBlockKind::ExceptionHandler, None, None, location)?;
        let count = node.handlers.len();
        for (index, handler) in node.handlers.iter().enumerate() {
            let location = handler.location;
            if handler.kind.is_none() && index + 1 < count {
                return self.error("default 'except:' must be last", location);
            }
            let next_except = self.new_label();
            if let Some(kind) = &handler.kind {
                self.expression(kind)?;
                self.emit(opcode::CHECK_EXC_MATCH, location);
                self.jump(opcode::POP_JUMP_IF_FALSE, next_except, location);
            }
            match &handler.name {
                Some(name) => {
                    let cleanup_end = self.new_label();
                    let cleanup_body = self.new_label();
                    self.name(name, Context::Store, location);
                    // The name is unbound at the end, however the handler ends.
                    self.jump(pseudo::SETUP_CLEANUP, cleanup_end, location);
                    self.use_label(cleanup_body);
                    self.push_frame_block(
                        FrameBlockKind::HandlerCleanup(Some(name)),
                        Some(cleanup_body),
                        None,
                        location,
                    )?;
                    self.statements(&handler.body)?;
                    self.pop_frame_block();
                    self.emit(pseudo::POP_BLOCK, Location::NONE);
                    self.emit(pseudo::POP_BLOCK, Location::NONE);
                    self.emit(opcode::POP_EXCEPT, Location::NONE);
                    self.unbind(name);
                    self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
                    self.use_label(cleanup_end);
                    self.unbind(name);
                    self.emit_with(opcode::RERAISE, 1, Location::NONE);
                }
                None => {
                    let cleanup_body = self.new_label();
                    self.emit(opcode::POP_TOP, location);
                    self.use_label(cleanup_body);
                    self.push_frame_block(FrameBlockKind::HandlerCleanup(None), Some(cleanup_body), None, location)?;
                    self.statements(&handler.body)?;
                    self.pop_frame_block();
                    self.emit(pseudo::POP_BLOCK, Location::NONE);
                    self.emit(opcode::POP_EXCEPT, Location::NONE);
                    self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
                }
            }
            self.use_label(next_except);
        }
        self.pop_frame_block();
        self.emit_with(opcode::RERAISE, 0, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.use_label(end);
        Ok(())
    }

    fn unbind(&mut self, name: &Identifier) {
        self.load_constant(Constant::None, Location::NONE);
        self.name(name, Context::Store, Location::NONE);
        self.name(name, Context::Delete, Location::NONE);
    }

    /// `except*`: every handler takes its part of the group; what they raise is collected in a list.
    fn try_except_star(&mut self, node: &'a Try, location: Location) -> Result<()> {
        let body = self.new_label();
        let first_except = self.new_label();
        let orelse = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        let reraise_star = self.new_label();
        self.jump(pseudo::SETUP_FINALLY, first_except, location);
        self.use_label(body);
        self.push_frame_block(FrameBlockKind::TryExcept, Some(body), None, location)?;
        self.statements(&node.body)?;
        self.pop_frame_block();
        self.emit(pseudo::POP_BLOCK, Location::NONE);
        self.jump(pseudo::JUMP_NO_INTERRUPT, orelse, Location::NONE);

        self.use_label(first_except);
        self.jump(pseudo::SETUP_CLEANUP, cleanup, Location::NONE);
        self.emit(opcode::PUSH_EXC_INFO, Location::NONE);
        self.push_frame_block(FrameBlockKind::ExceptionGroupHandler, None, None, location)?;
        let count = node.handlers.len();
        for (index, handler) in node.handlers.iter().enumerate() {
            let location = handler.location;
            let next_except = self.new_label();
            let except_with_error = self.new_label();
            let no_match = self.new_label();
            if index == 0 {
                self.emit_with(opcode::BUILD_LIST, 0, location);
                self.emit_with(opcode::COPY, 2, location);
            }
            if let Some(kind) = &handler.kind {
                self.expression(kind)?;
                self.emit(opcode::CHECK_EG_MATCH, location);
                self.emit_with(opcode::COPY, 1, location);
                self.jump(opcode::POP_JUMP_IF_NONE, no_match, location);
            }
            let cleanup_end = self.new_label();
            let cleanup_body = self.new_label();
            match &handler.name {
                Some(name) => self.name(name, Context::Store, location),
                None => self.emit(opcode::POP_TOP, location),
            }
            self.jump(pseudo::SETUP_CLEANUP, cleanup_end, location);
            self.use_label(cleanup_body);
            self.push_frame_block(
                FrameBlockKind::HandlerCleanup(handler.name.as_ref()),
                Some(cleanup_body),
                None,
                location,
            )?;
            self.statements(&handler.body)?;
            self.pop_frame_block();
            self.emit(pseudo::POP_BLOCK, Location::NONE);
            if let Some(name) = &handler.name {
                self.unbind(name);
            }
            self.jump(pseudo::JUMP_NO_INTERRUPT, next_except, Location::NONE);

            self.use_label(cleanup_end);
            if let Some(name) = &handler.name {
                self.unbind(name);
            }
            // The exception to the list, the offset of the raising instruction away.
            self.emit_with(opcode::LIST_APPEND, 3, Location::NONE);
            self.emit(opcode::POP_TOP, Location::NONE);
            self.jump(pseudo::JUMP_NO_INTERRUPT, except_with_error, Location::NONE);

            self.use_label(next_except);
            self.emit(opcode::NOP, Location::NONE);
            self.jump(pseudo::JUMP_NO_INTERRUPT, except_with_error, Location::NONE);

            self.use_label(no_match);
            self.emit(opcode::POP_TOP, location);

            self.use_label(except_with_error);
            if index + 1 == count {
                // What no handler took, or None.
                self.emit_with(opcode::LIST_APPEND, 1, Location::NONE);
                self.jump(pseudo::JUMP_NO_INTERRUPT, reraise_star, Location::NONE);
            }
        }
        self.pop_frame_block();
        let reraise = self.new_label();
        self.use_label(reraise_star);
        self.emit_with(opcode::CALL_INTRINSIC_2, intrinsic_2::PREP_RERAISE_STAR, Location::NONE);
        self.emit_with(opcode::COPY, 1, Location::NONE);
        self.jump(opcode::POP_JUMP_IF_NOT_NONE, reraise, Location::NONE);
        self.emit(opcode::POP_TOP, Location::NONE);
        self.emit(pseudo::POP_BLOCK, Location::NONE);
        self.emit(opcode::POP_EXCEPT, Location::NONE);
        self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);

        self.use_label(reraise);
        self.emit(pseudo::POP_BLOCK, Location::NONE);
        self.emit_with(opcode::SWAP, 2, Location::NONE);
        self.emit(opcode::POP_EXCEPT, Location::NONE);
        self.emit_with(opcode::RERAISE, 0, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);

        self.use_label(orelse);
        self.statements(&node.orelse)?;
        self.use_label(end);
        Ok(())
    }
}
