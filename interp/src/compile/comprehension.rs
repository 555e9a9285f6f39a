//! Code of comprehensions and generator expressions, inlined or as functions of their own (PEP 709).

use super::code::Constant;
use super::instruction::Label;
use super::opcode::{self, pseudo};
use super::unit::{Compiler, FrameBlockKind, UnitKind};
use crate::syntax::failure::Result;
use crate::syntax::symbol_table::{BlockIndex, BlockKind, NameScope, Symbol, usage};
use crate::syntax::tree::{
    Comprehension, ComprehensionKind, Expression, ExpressionKind, Generator, Identifier, Location,
};

/// What an inlined comprehension has changed around it.
struct Inlining {
    /// Names whose values wait on the stack.
    pushed: Vec<Identifier>,
    /// Symbols of the block as they were.
    symbols: Vec<(Identifier, Option<Symbol>)>,
    /// Names that are fast locals for the time being.
    hidden: Vec<Identifier>,
    cleanup: Option<Label>,
    end: Option<Label>,
}

impl Compiler<'_> {
    pub(super) fn comprehension(&mut self, node: &Comprehension, location: Location) -> Result<()> {
        let Some(outermost) = node.generators.first() else { return Ok(()) };
        let index = self.table.block_of(node.scope).unwrap_or_default();
        let block = &self.table.blocks[index];
        let inlined = block.inlined;
        let is_async = block.coroutine;
        let outer_kind = self.unit.kind;
        let top_level_await = self.is_top_level_await();
        let is_generator = node.kind == ComprehensionKind::Generator;
        let mut inlining = None;
        if inlined {
            self.outermost_iterator(outermost, location)?;
            inlining = Some(self.begin_inlined(index, location));
        } else {
            let name = match node.kind {
                ComprehensionKind::List => "<listcomp>",
                ComprehensionKind::Set => "<setcomp>",
                ComprehensionKind::Dict => "<dictcomp>",
                ComprehensionKind::Generator => "<genexpr>",
            };
            self.enter_scope(name, UnitKind::Comprehension, node.scope, location.line);
            self.unit.visited = location;
        }
        if is_async
            && !is_generator
            && !matches!(outer_kind, UnitKind::AsyncFunction | UnitKind::Comprehension)
            && !top_level_await
        {
            return self.error("asynchronous comprehension outside of an asynchronous function", location);
        }
        if !is_generator {
            let build = match node.kind {
                ComprehensionKind::List => opcode::BUILD_LIST,
                ComprehensionKind::Set => opcode::BUILD_SET,
                _ => opcode::BUILD_MAP,
            };
            self.emit_with(build, 0, location);
            if inlined {
                self.emit_with(opcode::SWAP, 2, location);
            }
        }
        self.generator(node, 0, 0, inlined, location)?;
        if let Some(inlining) = inlining {
            self.end_inlined(inlining, location);
            return Ok(());
        }
        if is_generator {
            self.wrap_in_stop_iteration_handler();
        } else {
            self.emit(opcode::RETURN_VALUE, location);
        }
        let code = self.exit_scope(true)?;
        if top_level_await && is_async {
            self.table.blocks[self.unit.block].coroutine = true;
        }
        self.make_closure(code, 0, location);
        self.outermost_iterator(outermost, location)?;
        self.emit_with(opcode::CALL, 0, location);
        if is_async && !is_generator {
            self.await_value(0, location);
        }
        Ok(())
    }

    fn outermost_iterator(&mut self, outermost: &Generator, location: Location) -> Result<()> {
        self.expression(&outermost.iterable)?;
        let opcode = if outermost.is_async { opcode::GET_AITER } else { opcode::GET_ITER };
        self.emit(opcode, self.comprehension_place(outermost.iterable.location, location));
        Ok(())
    }

    fn generator(
        &mut self,
        node: &Comprehension,
        index: usize,
        depth: u32,
        iterator_on_stack: bool,
        location: Location,
    ) -> Result<()> {
        if node.generators[index].is_async {
            self.async_generator(node, index, depth, iterator_on_stack, location)
        } else {
            self.sync_generator(node, index, depth, iterator_on_stack, location)
        }
    }

    fn sync_generator(
        &mut self,
        node: &Comprehension,
        index: usize,
        mut depth: u32,
        iterator_on_stack: bool,
        location: Location,
    ) -> Result<()> {
        let generator = &node.generators[index];
        let start = self.new_label();
        let condition_failed = self.new_label();
        let anchor = self.new_label();
        let mut loops = true;
        if !iterator_on_stack {
            if index == 0 {
                self.unit.argument_count = 1;
                self.emit_with(opcode::LOAD_FAST, 0, location);
            } else if let Some(only) = only_element(&generator.iterable) {
                // `for y in [f(x)]` is an assignment.
                self.expression(only)?;
                loops = false;
            } else {
                self.expression(&generator.iterable)?;
                self.emit(opcode::GET_ITER, self.comprehension_place(generator.iterable.location, location));
            }
        }
        if loops {
            depth += 1;
            self.use_label(start);
            let place = self.comprehension_place(generator.iterable.location, location);
            self.jump(opcode::FOR_ITER, anchor, place);
        }
        self.expression(&generator.target)?;
        for condition in &generator.conditions {
            self.jump_if(condition, condition_failed, false)?;
        }
        let element_location = self.next_generator_or_element(node, index, depth, location)?;
        self.use_label(condition_failed);
        if loops {
            self.jump(pseudo::JUMP, start, element_location);
            self.use_label(anchor);
            self.emit(opcode::END_FOR, Location::NONE);
            self.emit(opcode::POP_TOP, Location::NONE);
        }
        Ok(())
    }

    fn async_generator(
        &mut self,
        node: &Comprehension,
        index: usize,
        depth: u32,
        iterator_on_stack: bool,
        location: Location,
    ) -> Result<()> {
        let generator = &node.generators[index];
        let start = self.new_label();
        let except = self.new_label();
        let condition_failed = self.new_label();
        if !iterator_on_stack {
            if index == 0 {
                self.unit.argument_count = 1;
                self.emit_with(opcode::LOAD_FAST, 0, location);
            } else {
                self.expression(&generator.iterable)?;
                self.emit(opcode::GET_AITER, self.comprehension_place(generator.iterable.location, location));
            }
        }
        self.use_label(start);
        self.push_frame_block(FrameBlockKind::AsyncComprehensionGenerator, Some(start), None, location)?;
        self.jump(pseudo::SETUP_FINALLY, except, location);
        self.emit(opcode::GET_ANEXT, location);
        self.load_constant(Constant::None, location);
        self.yield_from(true, location);
        self.emit(pseudo::POP_BLOCK, location);
        self.expression(&generator.target)?;
        for condition in &generator.conditions {
            self.jump_if(condition, condition_failed, false)?;
        }
        let element_location = self.next_generator_or_element(node, index, depth + 1, location)?;
        self.use_label(condition_failed);
        self.jump(pseudo::JUMP, start, element_location);
        self.pop_frame_block();
        self.use_label(except);
        self.emit(opcode::END_ASYNC_FOR, location);
        Ok(())
    }

    fn next_generator_or_element(
        &mut self,
        node: &Comprehension,
        index: usize,
        depth: u32,
        location: Location,
    ) -> Result<Location> {
        let mut element_location = node.element.location;
        if index + 1 < node.generators.len() {
            self.generator(node, index + 1, depth, false, location)?;
            return Ok(element_location);
        }
        self.expression(&node.element)?;
        match node.kind {
            ComprehensionKind::Generator => {
                self.yield_value(self.visited_place(element_location));
                self.emit(opcode::POP_TOP, element_location);
            }
            ComprehensionKind::List => self.emit_with(opcode::LIST_APPEND, depth + 1, element_location),
            ComprehensionKind::Set => {
                self.emit_with(opcode::SET_ADD, depth + 1, self.visited_place(element_location));
            }
            ComprehensionKind::Dict => {
                if let Some(value) = &node.value {
                    self.expression(value)?;
                    element_location.end_line = value.location.end_line;
                    element_location.end_column = value.location.end_column;
                }
                self.emit_with(opcode::MAP_ADD, depth + 1, self.visited_place(element_location));
            }
        }
        Ok(element_location)
    }

    /// Puts the values of names that the comprehension binds aside, under the iterator on the stack.
    fn begin_inlined(&mut self, comprehension: BlockIndex, location: Location) -> Inlining {
        let outer = self.unit.block;
        let in_class = self.table.blocks[outer].kind == BlockKind::Class && self.unit.inlined_comprehensions == 0;
        let function_like = self.table.blocks[outer].is_function_like();
        self.unit.inlined_comprehensions += 1;
        let mut inlining =
            Inlining { pushed: Vec::new(), symbols: Vec::new(), hidden: Vec::new(), cleanup: None, end: None };
        for (name, symbol) in self.table.blocks[comprehension].symbols.clone() {
            let outer_symbol = self.table.blocks[outer].symbols.get(&name).copied();
            let outer_scope = outer_symbol.unwrap_or_default().scope;
            let differs = symbol.scope != outer_scope
                && symbol.scope != NameScope::Free
                // Free outside and a cell inside is one variable: it stays free.
                && !(symbol.scope == NameScope::Cell && outer_scope == NameScope::Free);
            if differs || in_class {
                self.table.blocks[outer].symbols.insert(name.clone(), symbol);
                inlining.symbols.push((name.clone(), outer_symbol));
            }
            let bound_here = symbol.usage & usage::LOCAL != 0 && symbol.usage & usage::NONLOCAL == 0;
            if !bound_here && !in_class {
                continue;
            }
            if !function_like && self.unit.hidden.get(&name) != Some(&true) {
                self.unit.hidden.insert(name.clone(), true);
                inlining.hidden.push(name.clone());
            }
            let index = self.unit.variables.insert_full(name.clone()).0 as u32;
            self.emit_with(opcode::LOAD_FAST_AND_CLEAR, index, location);
            if symbol.scope == NameScope::Cell {
                let index = if outer_scope == NameScope::Free {
                    self.unit.cells.len() + self.unit.free.insert_full(name.clone()).0
                } else {
                    self.unit.cells.insert_full(name.clone()).0
                };
                self.emit_with(opcode::MAKE_CELL, index as u32, location);
            }
            inlining.pushed.push(name);
        }
        if !inlining.pushed.is_empty() {
            self.emit_with(opcode::SWAP, inlining.pushed.len() as u32 + 1, location);
            let cleanup = self.new_label();
            inlining.cleanup = Some(cleanup);
            inlining.end = Some(self.new_label());
            self.jump(pseudo::SETUP_FINALLY, cleanup, location);
        }
        inlining
    }

    fn end_inlined(&mut self, inlining: Inlining, location: Location) {
        self.unit.inlined_comprehensions -= 1;
        let outer = self.unit.block;
        for (name, symbol) in inlining.symbols {
            // A name that the block did not have stays there with no scope, as CPython leaves it.
            self.table.blocks[outer].symbols.insert(name, symbol.unwrap_or_default());
        }
        if let (Some(cleanup), Some(end)) = (inlining.cleanup, inlining.end) {
            self.emit(pseudo::POP_BLOCK, Location::NONE);
            self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
            self.use_label(cleanup);
            // The unfinished result, under the exception.
            self.emit_with(opcode::SWAP, 2, Location::NONE);
            self.emit(opcode::POP_TOP, Location::NONE);
            self.restore(&inlining.pushed, location);
            self.emit_with(opcode::RERAISE, 0, Location::NONE);
            self.use_label(end);
            self.restore(&inlining.pushed, location);
        }
        for name in inlining.hidden {
            self.unit.hidden.insert(name, false);
        }
    }

    fn restore(&mut self, names: &[Identifier], location: Location) {
        self.emit_with(opcode::SWAP, names.len() as u32 + 1, location);
        for name in names.iter().rev() {
            let index = self.unit.variables.insert_full(name.clone()).0 as u32;
            self.emit_with(pseudo::STORE_FAST_MAYBE_NULL, index, location);
        }
    }
}

fn only_element(iterable: &Expression) -> Option<&Expression> {
    match &iterable.kind {
        ExpressionKind::List { elements, .. } | ExpressionKind::Tuple { elements, .. } => match elements.as_slice() {
            [only] if only.starred().is_none() => Some(only),
            _ => None,
        },
        _ => None,
    }
}
