//! Code of modules and statements.

use super::code::Constant;
use super::fold::docstring;
use super::opcode::{self, intrinsic_1, pseudo};
use super::unit::{Compiler, FrameBlockKind, UnitKind};
use crate::syntax::failure::Result;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{Expression, Location, Module, Statement, StatementKind};

impl<'a> Compiler<'a> {
    pub(super) fn module(&mut self, module: &'a Module) -> Result<()> {
        let location = Location::line_start(1);
        match module {
            Module::Module(body) => self.body(body, location),
            Module::Interactive(body) => {
                if has_annotations(body) {
                    self.emit(opcode::SETUP_ANNOTATIONS, location);
                }
                self.interactive = true;
                self.statements(body)
            }
            Module::Expression(expression) => self.expression(expression),
        }
    }

    /// The body of a module or class: annotations and docstring first.
    pub(super) fn body(&mut self, body: &'a [Statement], mut location: Location) -> Result<()> {
        if self.unit.kind == UnitKind::Module
            && let Some(first) = body.first()
        {
            location = first.location;
        }
        if has_annotations(body) {
            self.emit(opcode::SETUP_ANNOTATIONS, location);
        }
        let mut body = body;
        if let Some(text) = docstring(body)
            && let Some((Statement { kind: StatementKind::Expression(value), .. }, rest)) = body.split_first()
        {
            if self.options.optimize < 2 {
                self.load_constant(self.docstring_constant(text), value.location);
                self.store_name("__doc__", Location::NONE);
            }
            body = rest;
        }
        self.statements(body)
    }

    pub(super) fn statements(&mut self, statements: &'a [Statement]) -> Result<()> {
        statements.iter().try_for_each(|statement| with_stack(|| self.statement(statement)))
    }

    fn statement(&mut self, statement: &'a Statement) -> Result<()> {
        let location = statement.location;
        self.unit.visited = location;
        match &statement.kind {
            StatementKind::FunctionDef(node) => self.function(node, location),
            StatementKind::ClassDef(node) => self.class(node, location),
            StatementKind::TypeAlias(node) => self.type_alias(node, location),
            StatementKind::Return(value) => self.return_statement(value.as_ref(), location),
            StatementKind::Delete(targets) => self.expressions(targets),
            StatementKind::Assign { targets, value } => {
                self.expression(value)?;
                for (index, target) in targets.iter().enumerate() {
                    if index + 1 < targets.len() {
                        self.emit_with(opcode::COPY, 1, location);
                    }
                    self.expression(target)?;
                }
                Ok(())
            }
            StatementKind::AugAssign { target, operator, value } => {
                self.augmented_assignment(target, *operator, value, location)
            }
            StatementKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated_assignment(target, annotation, value.as_ref(), *simple, location)
            }
            StatementKind::For { target, iterable, body, orelse, is_async: false } => {
                self.for_loop(target, iterable, body, orelse, location)
            }
            StatementKind::For { target, iterable, body, orelse, is_async: true } => {
                self.async_for_loop(target, iterable, body, orelse, location)
            }
            StatementKind::While { test, body, orelse } => self.while_loop(test, body, orelse, location),
            StatementKind::If { test, body, orelse } => self.if_statement(test, body, orelse),
            StatementKind::With { items, body, is_async } => self.with_statement(items, body, *is_async, location),
            StatementKind::Match { subject, cases } => self.match_statement(subject, cases),
            StatementKind::Raise { exception, cause } => {
                let mut count = 0;
                for value in exception.iter().chain(cause) {
                    self.expression(value)?;
                    count += 1;
                }
                self.emit_with(opcode::RAISE_VARARGS, count, location);
                Ok(())
            }
            StatementKind::Try(node) => self.try_statement(node, location),
            StatementKind::Assert { test, message } => self.assert_statement(test, message.as_ref(), location),
            StatementKind::Import(names) => {
                self.import(names, location);
                Ok(())
            }
            StatementKind::ImportFrom { module, names, level } => {
                self.import_from(module.as_ref(), names, *level, location)
            }
            StatementKind::Expression(value) => self.expression_statement(value, location),
            StatementKind::Global(_) | StatementKind::Nonlocal(_) => Ok(()),
            StatementKind::Pass => {
                self.emit(opcode::NOP, location);
                Ok(())
            }
            StatementKind::Break => {
                let mut place = location;
                self.emit(opcode::NOP, location);
                let Some(found) = self.unwind(&mut place, false, true)? else {
                    return self.error("'break' outside loop", location);
                };
                self.unwind_one(found, &mut place, false)?;
                if let Some(exit) = found.exit {
                    self.jump(pseudo::JUMP, exit, place);
                }
                Ok(())
            }
            StatementKind::Continue => {
                let mut place = location;
                self.emit(opcode::NOP, location);
                let Some(found) = self.unwind(&mut place, false, true)? else {
                    return self.error("'continue' not properly in loop", location);
                };
                if let Some(block) = found.block {
                    self.jump(pseudo::JUMP, block, place);
                }
                Ok(())
            }
        }
    }

    fn expression_statement(&mut self, value: &Expression, location: Location) -> Result<()> {
        if self.interactive && self.units.is_empty() {
            self.expression(value)?;
            self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::PRINT, location);
            self.emit(opcode::POP_TOP, Location::NONE);
        } else if value.constant().is_some() {
            self.emit(opcode::NOP, location);
        } else {
            self.expression(value)?;
            self.emit(opcode::POP_TOP, Location::NONE);
        }
        Ok(())
    }

    fn return_statement(&mut self, value: Option<&Expression>, statement: Location) -> Result<()> {
        let block = &self.table.blocks[self.unit.block];
        if !block.is_function_like() {
            return self.error("'return' outside function", statement);
        }
        if value.is_some() && block.coroutine && block.generator {
            return self.error("'return' with value in async generator", statement);
        }
        let mut location = statement;
        let preserve_top = value.is_some_and(|value| value.constant().is_none());
        if let Some(value) = value {
            if preserve_top {
                self.expression(value)?;
            } else {
                location = value.location;
                self.emit(opcode::NOP, location);
            }
        }
        if value.is_none_or(|value| value.location.line != statement.line) {
            location = statement;
            self.emit(opcode::NOP, location);
        }
        self.unwind(&mut location, preserve_top, false)?;
        match value.map(Expression::constant) {
            None => self.load_constant(Constant::None, location),
            Some(Some(constant)) => self.load_constant(constant.clone(), location),
            Some(None) => {}
        }
        self.emit(opcode::RETURN_VALUE, location);
        Ok(())
    }

    fn if_statement(&mut self, test: &Expression, body: &'a [Statement], orelse: &'a [Statement]) -> Result<()> {
        let end = self.new_label();
        let next = if orelse.is_empty() { end } else { self.new_label() };
        self.jump_if(test, next, false)?;
        self.statements(body)?;
        if !orelse.is_empty() {
            self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
            self.use_label(next);
            self.statements(orelse)?;
        }
        self.use_label(end);
        Ok(())
    }

    fn for_loop(
        &mut self,
        target: &Expression,
        iterable: &Expression,
        body: &'a [Statement],
        orelse: &'a [Statement],
        statement: Location,
    ) -> Result<()> {
        let start = self.new_label();
        let body_label = self.new_label();
        let cleanup = self.new_label();
        let end = self.new_label();
        self.push_frame_block(FrameBlockKind::ForLoop, Some(start), Some(end), statement)?;
        self.expression(iterable)?;
        let location = self.statement_place(iterable.location, statement);
        self.emit(opcode::GET_ITER, location);
        self.use_label(start);
        self.jump(opcode::FOR_ITER, cleanup, location);
        self.use_label(body_label);
        self.expression(target)?;
        self.statements(body)?;
        self.jump(pseudo::JUMP, start, Location::NONE);
        self.use_label(cleanup);
        self.emit(opcode::END_FOR, Location::NONE);
        self.emit(opcode::POP_TOP, Location::NONE);
        self.pop_frame_block();
        self.statements(orelse)?;
        self.use_label(end);
        Ok(())
    }

    fn async_for_loop(
        &mut self,
        target: &Expression,
        iterable: &Expression,
        body: &'a [Statement],
        orelse: &'a [Statement],
        statement: Location,
    ) -> Result<()> {
        self.check_async("'async for' outside async function", statement)?;
        let start = self.new_label();
        let except = self.new_label();
        let end = self.new_label();
        self.expression(iterable)?;
        let location = iterable.location;
        self.emit(opcode::GET_AITER, self.statement_place(location, statement));
        self.use_label(start);
        self.push_frame_block(FrameBlockKind::ForLoop, Some(start), Some(end), statement)?;
        self.jump(pseudo::SETUP_FINALLY, except, statement);
        self.emit(opcode::GET_ANEXT, statement);
        self.load_constant(Constant::None, statement);
        self.yield_from(true, statement);
        self.emit(pseudo::POP_BLOCK, statement);
        self.expression(target)?;
        self.statements(body)?;
        self.jump(pseudo::JUMP, start, Location::NONE);
        self.pop_frame_block();
        self.use_label(except);
        self.emit(opcode::END_ASYNC_FOR, location);
        self.statements(orelse)?;
        self.use_label(end);
        Ok(())
    }

    /// Refuses an `async` statement outside of an `async def`.
    pub(super) fn check_async(&mut self, message: &str, location: Location) -> Result<()> {
        if self.is_top_level_await() {
            self.table.blocks[self.unit.block].coroutine = true;
        } else if self.unit.kind != UnitKind::AsyncFunction {
            return self.error(message, location);
        }
        Ok(())
    }

    fn while_loop(
        &mut self,
        test: &Expression,
        body: &'a [Statement],
        orelse: &'a [Statement],
        location: Location,
    ) -> Result<()> {
        let start = self.new_label();
        let body_label = self.new_label();
        let end = self.new_label();
        let anchor = self.new_label();
        self.use_label(start);
        self.push_frame_block(FrameBlockKind::WhileLoop, Some(start), Some(end), location)?;
        self.jump_if(test, anchor, false)?;
        self.use_label(body_label);
        self.statements(body)?;
        self.unit.visited = location;
        self.jump_if(test, body_label, true)?;
        self.pop_frame_block();
        self.use_label(anchor);
        self.statements(orelse)?;
        self.use_label(end);
        Ok(())
    }

    /// A docstring as it is kept: since 3.13 without the indentation that its lines share.
    pub(super) fn docstring_constant(&self, text: &Constant) -> Constant {
        if self.options.profile.cleans_docstrings { clean_docstring(text) } else { text.clone() }
    }

    fn assert_statement(&mut self, test: &Expression, message: Option<&Expression>, location: Location) -> Result<()> {
        self.check_assertion(test, location);
        if self.options.optimize > 0 {
            return Ok(());
        }
        let end = self.new_label();
        self.jump_if(test, end, true)?;
        self.emit(opcode::LOAD_ASSERTION_ERROR, location);
        if let Some(message) = message {
            self.expression(message)?;
            self.emit_with(opcode::CALL, 0, location);
        }
        let place = self.statement_place(test.location, self.visited_place(location));
        self.emit_with(opcode::RAISE_VARARGS, 1, place);
        self.use_label(end);
        Ok(())
    }
}

/// Whether a block annotates a variable, at any depth of statements but not in inner scopes.
fn has_annotations(body: &[Statement]) -> bool {
    body.iter().any(|statement| match &statement.kind {
        StatementKind::AnnAssign { .. } => true,
        StatementKind::For { body, orelse, .. }
        | StatementKind::While { body, orelse, .. }
        | StatementKind::If { body, orelse, .. } => has_annotations(body) || has_annotations(orelse),
        StatementKind::With { body, .. } => has_annotations(body),
        StatementKind::Try(node) => {
            node.handlers.iter().any(|handler| has_annotations(&handler.body))
                || has_annotations(&node.body)
                || has_annotations(&node.finalbody)
                || has_annotations(&node.orelse)
        }
        StatementKind::Match { cases, .. } => cases.iter().any(|case| has_annotations(&case.body)),
        _ => false,
    })
}

/// A docstring without the indentation that its lines share.
pub(super) fn clean_docstring(constant: &Constant) -> Constant {
    let Constant::Str(text) = constant else { return constant.clone() };
    let text = expand_tabs(text);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().trim_start_matches(' ');
    let margin = text
        .split('\n')
        .skip(1)
        .filter(|line| line.bytes().any(|byte| byte != b' '))
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut cleaned = first.to_owned();
    for line in lines {
        cleaned.push('\n');
        let indentation = line.len() - line.trim_start_matches(' ').len();
        cleaned.push_str(&line[indentation.min(margin)..]);
    }
    Constant::Str(cleaned)
}

/// `str.expandtabs()`: columns of eight.
fn expand_tabs(text: &str) -> String {
    const TAB: usize = 8;
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let spaces = TAB - column % TAB;
                expanded.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\n' | '\r' => {
                expanded.push(character);
                column = 0;
            }
            _ => {
                expanded.push(character);
                column += 1;
            }
        }
    }
    expanded
}
