//! Symbol tables: which scope each name of each block belongs to (Python/symtable.c).

mod analyze;
mod build;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::failure::Result;
use super::tree::{ComprehensionKind, Identifier, Location, Module, ScopeId};
use crate::compile::code::Constant;
use crate::planted_faults::Fault;
use crate::version::Profile;

/// A map that keeps the order of insertion, as Python's dict does.
pub type OrderedMap<V> = IndexMap<Identifier, V, FxBuildHasher>;

/// What a program says about a name in one block: the `DEF_…` bits of CPython.
pub mod usage {
    /// `global`.
    pub const GLOBAL: u32 = 1;
    /// Bound by assignment or the like.
    pub const LOCAL: u32 = 1 << 1;
    /// A parameter.
    pub const PARAMETER: u32 = 1 << 2;
    /// `nonlocal`.
    pub const NONLOCAL: u32 = 1 << 3;
    /// Used.
    pub const USE: u32 = 1 << 4;
    /// Free in a method and bound in the class.
    pub const FREE_CLASS: u32 = 1 << 6;
    /// Bound by `import`.
    pub const IMPORT: u32 = 1 << 7;
    /// Annotated.
    pub const ANNOTATED: u32 = 1 << 8;
    /// A variable of a comprehension's `for`.
    pub const COMPREHENSION_ITERATION: u32 = 1 << 9;
    /// A type parameter.
    pub const TYPE_PARAMETER: u32 = 1 << 10;
    /// A cell in an inlined comprehension.
    pub const COMPREHENSION_CELL: u32 = 1 << 11;

    /// Bound in whatever way.
    pub const BOUND: u32 = LOCAL | PARAMETER | IMPORT;
}

/// Where a name is looked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameScope {
    /// Nothing is known: the name does not occur in the block.
    #[default]
    Unknown,
    /// A local of the block.
    Local,
    /// Global by declaration.
    GlobalExplicit,
    /// Global because no enclosing function binds it.
    GlobalImplicit,
    /// A variable of an enclosing function.
    Free,
    /// A local that an inner block uses.
    Cell,
}

/// A name of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Symbol {
    /// Bits of [`usage`].
    pub usage: u32,
    /// Where it is looked up, once the table is analysed.
    pub scope: NameScope,
}

/// What kind of source a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A module, an expression or an interactive statement.
    Module,
    /// A function, a lambda or a comprehension.
    Function,
    /// A class body.
    Class,
    /// An annotation that is never evaluated (`from __future__ import annotations`).
    Annotation,
    /// The value of a `type` statement.
    TypeAlias,
    /// The type parameters of a definition (PEP 695).
    TypeParameters,
    /// The bound, constraints or default of a type parameter.
    TypeVariable,
}

/// The index of a block in its table.
pub type BlockIndex = usize;

/// One block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The name of the function or class.
    pub name: Identifier,
    /// Its names, in order of appearance.
    pub symbols: OrderedMap<Symbol>,
    /// Its parameters, in the order of `co_varnames`.
    pub parameters: Vec<Identifier>,
    /// The blocks inside.
    pub children: Vec<BlockIndex>,
    /// Inside a function, however deep.
    pub nested: bool,
    /// Has free variables.
    pub free: bool,
    /// A block inside has free variables.
    pub child_free: bool,
    /// Contains `yield`, or is a generator expression.
    pub generator: bool,
    /// Is `async`, or awaits.
    pub coroutine: bool,
    /// Which comprehension it is, if it is one.
    pub comprehension: Option<ComprehensionKind>,
    /// Has `*args`.
    pub variadic: bool,
    /// Has `**kwargs`.
    pub variadic_keywords: bool,
    /// A class one of whose functions uses `__class__` or `super`.
    pub needs_class_closure: bool,
    /// A class one of whose annotation scopes looks names up in the class namespace.
    pub needs_class_dictionary: bool,
    /// A comprehension that runs in the enclosing frame (PEP 709).
    pub inlined: bool,
    /// Sees the names that an enclosing class binds.
    pub can_see_class_scope: bool,
    /// Where it is.
    pub location: Location,
    directives: Vec<(Identifier, Location)>,
    mangled_names: Option<FxHashSet<Identifier>>,
    description: Option<&'static str>,
    iteration_target: bool,
    iterable_depth: u32,
}

impl Block {
    /// Whether names are fast locals, as in a function.
    pub fn is_function_like(&self) -> bool {
        matches!(
            self.kind,
            BlockKind::Function | BlockKind::TypeVariable | BlockKind::TypeAlias | BlockKind::TypeParameters
        )
    }

    /// Where a mangled name is looked up.
    pub fn scope_of(&self, name: &str) -> NameScope {
        self.symbols.get(name).map_or(NameScope::Unknown, |symbol| symbol.scope)
    }

    /// What the block says about a mangled name.
    pub fn usage_of(&self, name: &str) -> u32 {
        self.symbols.get(name).map_or(0, |symbol| symbol.usage)
    }

    /// The name with the class's name in front where it is private.
    pub fn mangle(&self, class: Option<&Identifier>, name: &Identifier) -> Identifier {
        match &self.mangled_names {
            Some(names) if !names.contains(name) => name.clone(),
            _ => mangle(class, name),
        }
    }
}

/// The blocks of a program.
#[derive(Debug)]
pub struct SymbolTable {
    /// All blocks; the first is the module's.
    pub blocks: Vec<Block>,
    by_scope: FxHashMap<ScopeId, BlockIndex>,
    /// The constants of the program, as often as they occur, where [`SymbolOptions::collects_constants`] asks for them.
    pub constants: Vec<Constant>,
}

impl SymbolTable {
    /// Builds and analyses the table of a program.
    ///
    /// # Errors
    /// What Python/symtable.c rejects: contradicting declarations, duplicate parameters and the like.
    pub fn build(module: &Module, options: SymbolOptions) -> Result<Self> {
        let mut table = build::build(module, options)?;
        analyze::analyze(&mut table, options)?;
        Ok(table)
    }

    /// The block that a node opens.
    pub fn block_of(&self, scope: ScopeId) -> Option<BlockIndex> {
        self.by_scope.get(&scope).copied()
    }

    /// The module's block.
    pub fn top(&self) -> &Block {
        &self.blocks[0]
    }
}

/// What the table depends on besides the program.
#[derive(Clone, Copy, Debug)]
pub struct SymbolOptions {
    /// `from __future__ import annotations`.
    pub future_annotations: bool,
    /// PEP 709.
    pub inlined_comprehensions: bool,
    /// Whether [`SymbolTable::constants`] are wanted.
    pub collects_constants: bool,
    /// The version whose rules hold.
    pub profile: &'static Profile,
}

/// The name with the class's name in front where it is private to a class (reference manual, 6.2.1).
pub fn mangle(class: Option<&Identifier>, name: &Identifier) -> Identifier {
    let Some(class) = class.filter(|_| !Fault::NamesNotMangled.is_planted()) else { return name.clone() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return name.clone();
    }
    Identifier::from(format!("_{class}{name}"))
}
