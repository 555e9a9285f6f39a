//! Code of `with` statements (PEP 343).

use super::opcode::{self, pseudo};
use super::unit::{Compiler, FrameBlockKind};
use crate::syntax::failure::Result;
use crate::syntax::tree::{Location, Statement, WithItem};

impl<'a> Compiler<'a> {
    pub(super) fn with_statement(
        &mut self,
        items: &'a [WithItem],
        body: &'a [Statement],
        is_async: bool,
        statement: Location,
    ) -> Result<()> {
        let Some((item, others)) = items.split_first() else { return self.statements(body) };
        let location = self.statement_place(item.context.location, statement);
        if is_async {
            self.check_async("'async with' outside async function", statement)?;
        }
        let block = self.new_label();
        let handler = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.expression(&item.context)?;
        if is_async {
            self.emit(opcode::BEFORE_ASYNC_WITH, location);
            self.await_value(1, location);
        } else {
            self.emit(opcode::BEFORE_WITH, location);
        }
        self.jump(pseudo::SETUP_WITH, handler, location);

        self.use_label(block);
        let kind = if is_async { FrameBlockKind::AsyncWith(location) } else { FrameBlockKind::With(location) };
        self.push_frame_block(kind, Some(block), Some(handler), location)?;
        match &item.target {
            Some(target) => self.expression(target)?,
            None => self.emit(opcode::POP_TOP, location),
        }
        self.with_statement(others, body, is_async, statement)?;
        if is_async {
            self.pop_frame_block();
            self.emit(pseudo::POP_BLOCK, location);
        } else {
            self.emit(pseudo::POP_BLOCK, Location::NONE);
            self.pop_frame_block();
        }
        self.call_exit_with_nones(location);
        if is_async {
            self.await_value(2, location);
        }
        self.emit(opcode::POP_TOP, location);
        self.jump(pseudo::JUMP, exit, location);

        self.use_label(handler);
        self.jump(pseudo::SETUP_CLEANUP, cleanup, location);
        self.emit(opcode::PUSH_EXC_INFO, location);
        self.emit(opcode::WITH_EXCEPT_START, location);
        if is_async {
            self.await_value(2, location);
        }
        // A true result swallows the exception.
        let suppress = self.new_label();
        self.emit(opcode::TO_BOOL, Location::NONE);
        self.jump(opcode::POP_JUMP_IF_TRUE, suppress, Location::NONE);
        self.emit_with(opcode::RERAISE, 2, Location::NONE);
        self.use_label(suppress);
        self.emit(opcode::POP_TOP, Location::NONE);
        self.emit(pseudo::POP_BLOCK, Location::NONE);
        self.emit(opcode::POP_EXCEPT, Location::NONE);
        self.emit(opcode::POP_TOP, Location::NONE);
        self.emit(opcode::POP_TOP, Location::NONE);
        let exit_after_suppressing = self.new_label();
        self.jump(pseudo::JUMP_NO_INTERRUPT, exit_after_suppressing, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.use_label(exit_after_suppressing);
        self.use_label(exit);
        Ok(())
    }
}
