//! The code object in the making, and the instructions that go into it (Python/compile.c).

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

use super::code::{CodeUnit, Constant, flags};
use super::constants::ConstantTable;
use super::flow_graph::FlowGraph;
use super::instruction::{Instruction, InstructionSequence, Label};
use super::opcode::{self, function_attribute, pseudo};
use super::{Options, assemble};
use crate::syntax::failure::{Result, SyntaxFailure};
use crate::syntax::symbol_table::{BlockIndex, BlockKind, NameScope, SymbolTable, mangle, usage};
use crate::syntax::tree::{Context, Identifier, Location, ScopeId, Statement};
use crate::syntax::warning::SyntaxWarning;

/// Names in the order in which they got their index.
pub type NameTable = IndexSet<Identifier, FxBuildHasher>;

/// How many values the compiler likes to have on the stack at most.
pub const STACK_USE_GUIDELINE: usize = 30;

/// What a unit is the code of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    TypeParameters,
}

/// What `return`, `break` and `continue` have to undo on their way out.
#[derive(Clone, Copy, Debug)]
pub enum FrameBlockKind<'a> {
    WhileLoop,
    ForLoop,
    TryExcept,
    FinallyTry(&'a [Statement]),
    FinallyEnd,
    With(Location),
    AsyncWith(Location),
    HandlerCleanup(Option<&'a Identifier>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
}

/// An entry of the stack of frame blocks.
#[derive(Clone, Copy, Debug)]
pub struct FrameBlock<'a> {
    /// What it is.
    pub kind: FrameBlockKind<'a>,
    /// Where `continue` goes.
    pub block: Option<Label>,
    /// Where `break` goes.
    pub exit: Option<Label>,
}

/// A code object in the making.
pub struct Unit<'a> {
    pub(super) kind: UnitKind,
    pub(super) block: BlockIndex,
    pub(super) name: Identifier,
    pub(super) qualified_name: String,
    pub(super) constants: ConstantTable,
    pub(super) names: NameTable,
    pub(super) variables: NameTable,
    pub(super) cells: NameTable,
    pub(super) free: NameTable,
    /// Names that an inlined comprehension makes fast locals where locals are not fast; true while it does.
    pub(super) hidden: IndexMap<Identifier, bool, FxBuildHasher>,
    pub(super) instructions: InstructionSequence,
    pub(super) frame_blocks: Vec<FrameBlock<'a>>,
    pub(super) first_line: u32,
    pub(super) argument_count: u32,
    pub(super) positional_only_count: u32,
    pub(super) keyword_only_count: u32,
    /// The class whose private names are mangled.
    pub(super) class: Option<Identifier>,
    pub(super) inlined_comprehensions: u32,
    pub(super) static_attributes: NameTable,
    /// The expression or statement that is being visited.
    pub(super) visited: Location,
}

/// The code generator.
pub struct Compiler<'a> {
    pub(super) table: SymbolTable,
    pub(super) options: &'a Options,
    pub(super) filename: &'a str,
    /// Bits of `co_flags` that all code of the module gets.
    pub(super) inherited_flags: u32,
    /// The place of the last `from __future__ import`.
    pub(super) future_location: Option<Location>,
    pub(super) interactive: bool,
    /// The first use of `__debug__` that is refused.
    pub(super) refused: Option<Box<SyntaxFailure>>,
    /// What is warned of.
    pub(super) warnings: Vec<SyntaxWarning>,
    /// The pattern that was compiled last.
    pub(super) last_pattern: Location,
    pub(super) units: Vec<Unit<'a>>,
    pub(super) unit: Unit<'a>,
    /// The f-string whose replacement fields are being visited, where its place is theirs.
    pub(super) formatted_string: Option<Location>,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(
        table: SymbolTable,
        options: &'a Options,
        filename: &'a str,
        inherited_flags: u32,
        future_location: Option<Location>,
    ) -> Self {
        let unit = new_unit(&table, 0, UnitKind::Module, Identifier::from("<module>"), 1);
        let mut compiler = Self {
            table,
            options,
            filename,
            inherited_flags,
            future_location,
            interactive: false,
            refused: None,
            warnings: Vec::new(),
            last_pattern: Location::NONE,
            units: Vec::new(),
            unit,
            formatted_string: None,
        };
        compiler.unit.qualified_name = "<module>".to_owned();
        let location = Location { line: 0, end_line: 1, column: 0, end_column: 0 };
        compiler.emit_with(opcode::RESUME, opcode::resume::AT_FUNCTION_START, location);
        compiler
    }

    pub(super) fn error<T>(&self, message: impl Into<String>, location: Location) -> Result<T> {
        Err(Box::new(SyntaxFailure::compiler(message, location)))
    }

    pub(super) fn future_annotations(&self) -> bool {
        self.inherited_flags & flags::FUTURE_ANNOTATIONS != 0
    }

    // Scopes.

    /// Begins the code of a node that opens a scope.
    pub(super) fn enter_scope(&mut self, name: &str, kind: UnitKind, scope: ScopeId, line: i32) {
        let block = self.table.block_of(scope).unwrap_or_default();
        let mut unit = new_unit(&self.table, block, kind, Identifier::from(name), line.max(1) as u32);
        unit.class.clone_from(&self.unit.class);
        let outer = std::mem::replace(&mut self.unit, unit);
        self.units.push(outer);
        self.unit.qualified_name = self.qualified_name();
        self.emit_with(opcode::RESUME, opcode::resume::AT_FUNCTION_START, Location::line_start(line));
    }

    fn qualified_name(&self) -> String {
        let name = &self.unit.name;
        let mut depth = self.units.len();
        let Some(mut parent) = self.units.last() else { return name.to_string() };
        if parent.kind == UnitKind::TypeParameters {
            // What is generic is named as if it stood where its type parameters stand.
            depth -= 1;
            match depth.checked_sub(1).and_then(|index| self.units.get(index)) {
                Some(grandparent) => parent = grandparent,
                None => return name.to_string(),
            }
        }
        if depth <= 1 && parent.kind == UnitKind::Module {
            return name.to_string();
        }
        if matches!(self.unit.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class) {
            let mangled = mangle(parent.class.as_ref(), name);
            if self.table.blocks[parent.block].scope_of(&mangled) == NameScope::GlobalExplicit {
                return name.to_string();
            }
        }
        match parent.kind {
            UnitKind::Module => name.to_string(),
            UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda => {
                format!("{}.<locals>.{name}", parent.qualified_name)
            }
            _ => format!("{}.{name}", parent.qualified_name),
        }
    }

    /// Ends the code of the current scope, which goes on to the one around it.
    pub(super) fn exit_scope(&mut self, add_none: bool) -> Result<CodeUnit> {
        self.add_return_at_end(add_none);
        let Some(outer) = self.units.pop() else { return self.error("no enclosing scope", Location::NONE) };
        let unit = std::mem::replace(&mut self.unit, outer);
        self.assemble(unit)
    }

    /// Ends the module's code.
    pub(super) fn finish(mut self, add_none: bool) -> Result<CodeUnit> {
        self.add_return_at_end(add_none);
        let block = self.unit.block;
        let unit = new_unit(&self.table, block, UnitKind::Module, Identifier::from(""), 1);
        let unit = std::mem::replace(&mut self.unit, unit);
        self.assemble(unit)
    }

    fn add_return_at_end(&mut self, add_none: bool) {
        if self.options.profile.last_return_ends_code && self.unit.instructions.ends_with(opcode::RETURN_VALUE) {
            return;
        }
        if add_none {
            self.load_constant(Constant::None, Location::NONE);
        }
        self.emit(opcode::RETURN_VALUE, Location::NONE);
    }

    fn assemble(&self, mut unit: Unit<'a>) -> Result<CodeUnit> {
        let code_flags = self.code_flags(&unit);
        let parameters = self.table.blocks[unit.block].parameters.len();
        let sequence = std::mem::take(&mut unit.instructions);
        let mut graph = FlowGraph::new(&sequence);
        let constants = std::mem::take(&mut unit.constants);
        let constants =
            graph.optimize(constants, unit.variables.len(), parameters, self.options.profile.removes_unused_constants);
        let handlers_count = self.options.profile.generator_handlers_count;
        Ok(assemble::assemble(graph, constants, &unit, code_flags, self.filename, handlers_count))
    }

    fn code_flags(&self, unit: &Unit<'_>) -> u32 {
        let block = &self.table.blocks[unit.block];
        let mut code_flags = 0;
        if block.is_function_like() {
            code_flags |= flags::NEWLOCALS | flags::OPTIMIZED;
            for (set, flag) in [
                (block.nested, flags::NESTED),
                (block.generator && !block.coroutine, flags::GENERATOR),
                (!block.generator && block.coroutine, flags::COROUTINE),
                (block.generator && block.coroutine, flags::ASYNC_GENERATOR),
                (block.variadic, flags::VARARGS),
                (block.variadic_keywords, flags::VARKEYWORDS),
            ] {
                if set {
                    code_flags |= flag;
                }
            }
        } else if self.is_top_level_await() && block.coroutine && !block.generator && unit.kind == UnitKind::Module {
            code_flags |= flags::COROUTINE;
        }
        code_flags | self.inherited_flags
    }

    /// `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT` in force, here.
    pub(super) fn is_top_level_await(&self) -> bool {
        self.options.top_level_await && self.unit.kind == UnitKind::Module
    }

    // Instructions.

    pub(super) fn new_label(&mut self) -> Label {
        self.unit.instructions.new_label()
    }

    pub(super) fn use_label(&mut self, label: Label) {
        self.unit.instructions.use_label(label);
    }

    pub(super) fn emit(&mut self, opcode: impl Into<u16>, location: Location) {
        self.emit_with(opcode, 0, location);
    }

    pub(super) fn emit_with(&mut self, opcode: impl Into<u16>, argument: u32, location: Location) {
        self.unit.instructions.instructions.push(Instruction::new(opcode.into(), argument, location));
    }

    pub(super) fn jump(&mut self, opcode: impl Into<u16>, target: Label, location: Location) {
        self.emit_with(opcode, target.0, location);
    }

    pub(super) fn load_constant(&mut self, constant: Constant, location: Location) {
        let index = self.unit.constants.add(constant);
        self.emit_with(opcode::LOAD_CONST, index, location);
    }

    /// An instruction on an attribute or an imported name.
    pub(super) fn emit_name(&mut self, opcode: impl Into<u16>, name: &Identifier, location: Location) {
        let mangled = self.mangle(name);
        let index = self.unit.names.insert_full(mangled).0 as u32;
        let super_attribute = u16::from(opcode::LOAD_SUPER_ATTR);
        let (opcode, argument) = match opcode.into() {
            opcode if opcode == u16::from(opcode::LOAD_ATTR) => (opcode, index << 1),
            pseudo::LOAD_METHOD => (u16::from(opcode::LOAD_ATTR), index << 1 | 1),
            // Bit 0: a method; bit 1: `super` with two arguments.
            opcode if opcode == super_attribute => (opcode, index << 2 | 2),
            pseudo::LOAD_SUPER_METHOD => (super_attribute, index << 2 | 3),
            pseudo::LOAD_ZERO_SUPER_ATTR => (super_attribute, index << 2),
            pseudo::LOAD_ZERO_SUPER_METHOD => (super_attribute, index << 2 | 1),
            opcode => (opcode, index),
        };
        self.emit_with(opcode, argument, location);
    }

    /// The name as this scope knows it.
    pub(super) fn mangle(&self, name: &Identifier) -> Identifier {
        self.table.blocks[self.unit.block].mangle(self.unit.class.as_ref(), name)
    }

    /// The index of a cell or free variable before the assembler fixes it: cells first.
    pub(super) fn cell_index(&self, name: &str) -> Option<u32> {
        let cells = self.unit.cells.len();
        let cell = self.unit.cells.get_index_of(name);
        cell.or_else(|| self.unit.free.get_index_of(name).map(|index| cells + index)).map(|index| index as u32)
    }

    fn free_index(&mut self, name: &str) -> u32 {
        let index = self.unit.free.insert_full(Identifier::from(name)).0;
        (self.unit.cells.len() + index) as u32
    }

    /// Refuses to bind or delete `__debug__`. What is refused is kept until the module is done, or the first error of
    /// another kind.
    pub(super) fn refuse_debug(&mut self, name: &Identifier, context: Context, location: Location) {
        if name.as_str() != "__debug__" || self.refused.is_some() {
            return;
        }
        let message = match context {
            Context::Load => return,
            Context::Store => "cannot assign to __debug__",
            Context::Delete => "cannot delete __debug__",
        };
        self.refused = Some(Box::new(SyntaxFailure::compiler(message, location)));
    }

    /// Loads, stores or deletes a name.
    pub(super) fn name(&mut self, name: &Identifier, context: Context, location: Location) {
        self.refuse_debug(name, context, location);
        let name = self.mangle(name);
        let block = &self.table.blocks[self.unit.block];
        let function_like = block.is_function_like();
        let in_class = block.kind == BlockKind::Class;
        let can_see_class_scope = block.can_see_class_scope;
        let scope = block.scope_of(&name);
        let in_inlined_comprehension = self.unit.inlined_comprehensions > 0;
        match scope {
            NameScope::Free | NameScope::Cell => {
                let opcode = match context {
                    Context::Load if in_class && !in_inlined_comprehension => {
                        self.emit(opcode::LOAD_LOCALS, location);
                        opcode::LOAD_FROM_DICT_OR_DEREF
                    }
                    Context::Load if can_see_class_scope => {
                        let index = self.free_index("__classdict__");
                        self.emit_with(opcode::LOAD_DEREF, index, location);
                        opcode::LOAD_FROM_DICT_OR_DEREF
                    }
                    Context::Load => opcode::LOAD_DEREF,
                    Context::Store => opcode::STORE_DEREF,
                    Context::Delete => opcode::DELETE_DEREF,
                };
                let index = if scope == NameScope::Free {
                    self.free_index(&name)
                } else {
                    self.unit.cells.insert_full(name).0 as u32
                };
                self.emit_with(opcode, index, location);
                return;
            }
            NameScope::Local if function_like || self.unit.hidden.get(&name) == Some(&true) => {
                let opcode = match context {
                    Context::Load => opcode::LOAD_FAST,
                    Context::Store => opcode::STORE_FAST,
                    Context::Delete => opcode::DELETE_FAST,
                };
                let index = self.unit.variables.insert_full(name).0 as u32;
                self.emit_with(opcode, index, location);
                return;
            }
            _ => {}
        }
        let global = scope == NameScope::GlobalExplicit || scope == NameScope::GlobalImplicit && function_like;
        let opcode = match (global, context) {
            (true, Context::Load) if can_see_class_scope && scope == NameScope::GlobalImplicit => {
                let index = self.free_index("__classdict__");
                self.emit_with(opcode::LOAD_DEREF, index, location);
                opcode::LOAD_FROM_DICT_OR_GLOBALS
            }
            (true, Context::Load) => opcode::LOAD_GLOBAL,
            (true, Context::Store) => opcode::STORE_GLOBAL,
            (true, Context::Delete) => opcode::DELETE_GLOBAL,
            (false, Context::Load) if in_class && in_inlined_comprehension => opcode::LOAD_GLOBAL,
            (false, Context::Load) => opcode::LOAD_NAME,
            (false, Context::Store) => opcode::STORE_NAME,
            (false, Context::Delete) => opcode::DELETE_NAME,
        };
        let index = self.unit.names.insert_full(name).0 as u32;
        let argument = if opcode == opcode::LOAD_GLOBAL { index << 1 } else { index };
        self.emit_with(opcode, argument, location);
    }

    pub(super) fn store_name(&mut self, name: &str, location: Location) {
        self.name(&Identifier::from(name), Context::Store, location);
    }

    pub(super) fn load_name(&mut self, name: &str, location: Location) {
        self.name(&Identifier::from(name), Context::Load, location);
    }

    /// Loads code and makes a function of it, with its closure and the attributes that are on the stack.
    pub(super) fn make_closure(&mut self, code: CodeUnit, mut attributes: u32, location: Location) {
        let free: Vec<String> =
            code.variables.iter().filter(|variable| variable.free).map(|variable| variable.name.clone()).collect();
        if !free.is_empty() {
            for name in &free {
                let index = self.cell_index_for_closure(name);
                self.emit_with(pseudo::LOAD_CLOSURE, index, location);
            }
            attributes |= function_attribute::CLOSURE;
            self.emit_with(opcode::BUILD_TUPLE, free.len() as u32, location);
        }
        self.load_constant(Constant::Code(Box::new(code)), location);
        self.emit(opcode::MAKE_FUNCTION, location);
        for attribute in [
            function_attribute::CLOSURE,
            function_attribute::ANNOTATIONS,
            function_attribute::KEYWORD_DEFAULTS,
            function_attribute::DEFAULTS,
        ] {
            if attributes & attribute != 0 {
                self.emit_with(opcode::SET_FUNCTION_ATTRIBUTE, attribute, location);
            }
        }
    }

    /// A class may have a name both as its own and as a free one that its methods use: the cell counts.
    fn cell_index_for_closure(&mut self, name: &str) -> u32 {
        match self.reference_scope(name) {
            NameScope::Cell => self.cell_index(name).unwrap_or_default(),
            _ => self.free_index(name),
        }
    }

    pub(super) fn reference_scope(&self, name: &str) -> NameScope {
        if self.unit.kind == UnitKind::Class && matches!(name, "__class__" | "__classdict__") {
            return NameScope::Cell;
        }
        self.table.blocks[self.unit.block].scope_of(name)
    }

    // Frame blocks.

    pub(super) fn push_frame_block(
        &mut self,
        kind: FrameBlockKind<'a>,
        block: Option<Label>,
        exit: Option<Label>,
        location: Location,
    ) -> Result<()> {
        // The handler that generators have around them is one, too.
        let block_of_unit = &self.table.blocks[self.unit.block];
        let has_handler = matches!(self.unit.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda)
            && self.options.profile.generator_handlers_count
            && (block_of_unit.generator || block_of_unit.coroutine);
        let nested = self.unit.frame_blocks.len() + usize::from(has_handler);
        if nested >= self.options.profile.maximum_nested_blocks {
            return self.error("too many statically nested blocks", location);
        }
        self.unit.frame_blocks.push(FrameBlock { kind, block, exit });
        Ok(())
    }

    pub(super) fn pop_frame_block(&mut self) {
        self.unit.frame_blocks.pop();
    }
}

fn new_unit<'a>(table: &SymbolTable, index: BlockIndex, kind: UnitKind, name: Identifier, first_line: u32) -> Unit<'a> {
    let block = &table.blocks[index];
    let by_scope = |scope: NameScope, flag: u32| {
        let matches = block.symbols.iter().filter(|(_, symbol)| symbol.scope == scope || symbol.usage & flag != 0);
        let mut names: Vec<Identifier> = matches.map(|(name, _)| name.clone()).collect();
        names.sort_unstable();
        names.into_iter().collect::<NameTable>()
    };
    let mut cells = by_scope(NameScope::Cell, usage::COMPREHENSION_CELL);
    if block.needs_class_closure {
        cells.insert(Identifier::from("__class__"));
    }
    if block.needs_class_dictionary {
        cells.insert(Identifier::from("__classdict__"));
    }
    Unit {
        kind,
        block: index,
        name,
        qualified_name: String::new(),
        constants: ConstantTable::default(),
        names: NameTable::default(),
        variables: block.parameters.iter().cloned().collect(),
        cells,
        free: by_scope(NameScope::Free, usage::FREE_CLASS),
        hidden: IndexMap::default(),
        instructions: InstructionSequence::default(),
        frame_blocks: Vec::new(),
        first_line,
        argument_count: 0,
        positional_only_count: 0,
        keyword_only_count: 0,
        class: None,
        inlined_comprehensions: 0,
        static_attributes: NameTable::default(),
        visited: Location::NONE,
    }
}
