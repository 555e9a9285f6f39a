//! The second pass: from what each block says about its names to where each name is looked up.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Block, BlockIndex, BlockKind, NameScope, Symbol, SymbolOptions, SymbolTable, usage};
use crate::syntax::failure::{Result, SyntaxFailure};
use crate::syntax::stack::with_stack;
use crate::syntax::tree::Identifier;

type Names = FxHashSet<Identifier>;
type Scopes = FxHashMap<Identifier, NameScope>;

pub(super) fn analyze(table: &mut SymbolTable, options: SymbolOptions) -> Result<()> {
    let mut analysis = Analysis { blocks: &mut table.blocks, options };
    let mut outside = Outside::default();
    analysis.block(0, &mut outside, None)?;
    Ok(())
}

/// What a block sees of those around it.
#[derive(Clone, Default)]
struct Outside {
    /// Names that enclosing functions bind; none around the module.
    bound: Option<Names>,
    /// Names that an enclosing block declares global.
    global: Names,
    /// Names of enclosing type parameters.
    type_parameters: Names,
}

struct Analysis<'a> {
    blocks: &'a mut Vec<Block>,
    options: SymbolOptions,
}

impl Analysis<'_> {
    /// Analyses a block and those inside; gives the names that are free in it.
    fn block(&mut self, index: BlockIndex, outside: &mut Outside, class: Option<BlockIndex>) -> Result<Names> {
        with_stack(|| self.block_inner(index, outside, class))
    }

    fn block_inner(&mut self, index: BlockIndex, outside: &mut Outside, class: Option<BlockIndex>) -> Result<Names> {
        let mut local = Names::default();
        let mut scopes = Scopes::default();
        let mut free = Names::default();
        let mut inside = Outside { bound: Some(Names::default()), ..Outside::default() };
        let is_class = self.blocks[index].kind == BlockKind::Class;
        // A class namespace is not visible in functions: what is known before it passes through.
        if is_class {
            inside.global.clone_from(&outside.global);
            inside.bound = Some(outside.bound.clone().unwrap_or_default());
        }
        let symbols: Vec<(Identifier, u32)> =
            self.blocks[index].symbols.iter().map(|(name, symbol)| (name.clone(), symbol.usage)).collect();
        for (name, flags) in &symbols {
            let scope = self.name(index, name, *flags, &mut local, &mut free, outside, class)?;
            scopes.insert(name.clone(), scope);
        }
        let bound = inside.bound.get_or_insert_default();
        if is_class {
            bound.insert(Identifier::from("__class__"));
            bound.insert(Identifier::from("__classdict__"));
        } else {
            if self.blocks[index].is_function_like() {
                bound.extend(local);
            }
            bound.extend(outside.bound.iter().flatten().cloned());
            inside.global.extend(outside.global.iter().cloned());
        }
        inside.type_parameters.clone_from(&outside.type_parameters);

        let mut free_in_children = Names::default();
        let mut inlined_cells = Names::default();
        for child in self.blocks[index].children.clone() {
            let child_class = match (self.blocks[child].can_see_class_scope, is_class) {
                (true, true) => Some(index),
                (true, false) => class,
                (false, _) => None,
            };
            let inline = self.options.inlined_comprehensions
                && self.blocks[child].comprehension.is_some()
                && !self.blocks[child].generator
                && !self.blocks[index].can_see_class_scope;
            let mut child_free = self.block(child, &mut inside.clone(), child_class)?;
            if inline {
                self.inline(index, child, &mut scopes, &mut child_free, &mut inlined_cells);
                self.blocks[child].inlined = true;
            }
            free_in_children.extend(child_free);
            if self.blocks[child].free || self.blocks[child].child_free {
                self.blocks[index].child_free = true;
            }
        }
        self.splice_inlined_children(index);

        if self.blocks[index].is_function_like() {
            make_cells(&mut scopes, &mut free_in_children, &inlined_cells);
        } else if is_class {
            let block = &mut self.blocks[index];
            block.needs_class_closure |= free_in_children.remove("__class__");
            block.needs_class_dictionary |= free_in_children.remove("__classdict__");
        }
        self.record(index, &scopes, outside.bound.as_ref(), &free_in_children, &inlined_cells);
        free.extend(free_in_children);
        Ok(free)
    }

    #[expect(clippy::too_many_arguments, reason = "the sets are those of the algorithm")]
    fn name(
        &mut self,
        index: BlockIndex,
        name: &Identifier,
        flags: u32,
        local: &mut Names,
        free: &mut Names,
        outside: &mut Outside,
        class: Option<BlockIndex>,
    ) -> Result<NameScope> {
        let error =
            |block: &Block, message: String| Err(Box::new(SyntaxFailure::symbol_table(message, block.directive(name))));
        let block = &mut self.blocks[index];
        if flags & usage::GLOBAL != 0 {
            if flags & usage::NONLOCAL != 0 {
                return error(block, format!("name '{name}' is nonlocal and global"));
            }
            outside.global.insert(name.clone());
            if let Some(bound) = &mut outside.bound {
                bound.remove(name);
            }
            return Ok(NameScope::GlobalExplicit);
        }
        if flags & usage::NONLOCAL != 0 {
            let Some(bound) = &outside.bound else {
                return error(block, "nonlocal declaration not allowed at module level".to_owned());
            };
            if !bound.contains(name) {
                return error(block, format!("no binding for nonlocal '{name}' found"));
            }
            if outside.type_parameters.contains(name) {
                return error(block, format!("nonlocal binding not allowed for type parameter '{name}'"));
            }
            block.free = true;
            free.insert(name.clone());
            return Ok(NameScope::Free);
        }
        if flags & usage::BOUND != 0 {
            local.insert(name.clone());
            outside.global.remove(name);
            if flags & usage::TYPE_PARAMETER != 0 {
                outside.type_parameters.insert(name.clone());
            } else {
                outside.type_parameters.remove(name);
            }
            return Ok(NameScope::Local);
        }
        if let Some(class) = class {
            let in_class = self.blocks[class].usage_of(name);
            if in_class & usage::GLOBAL != 0 {
                return Ok(NameScope::GlobalExplicit);
            }
            if in_class & usage::BOUND != 0 && in_class & usage::NONLOCAL == 0 {
                return Ok(NameScope::GlobalImplicit);
            }
        }
        if outside.bound.as_ref().is_some_and(|bound| bound.contains(name)) {
            self.blocks[index].free = true;
            free.insert(name.clone());
            return Ok(NameScope::Free);
        }
        Ok(NameScope::GlobalImplicit)
    }

    /// Moves the names of a comprehension into the block that it runs in (PEP 709).
    fn inline(
        &mut self,
        index: BlockIndex,
        comprehension: BlockIndex,
        scopes: &mut Scopes,
        free: &mut Names,
        cells: &mut Names,
    ) {
        let mut without_class_cell = false;
        for (name, symbol) in self.blocks[comprehension].symbols.clone() {
            // The outermost iterable is no parameter any more.
            if symbol.usage & usage::PARAMETER != 0 {
                continue;
            }
            if symbol.scope == NameScope::Cell || symbol.usage & usage::COMPREHENSION_CELL != 0 {
                cells.insert(name.clone());
            }
            let block = &self.blocks[index];
            match block.symbols.get(&name) {
                None => {
                    let mut scope = symbol.scope;
                    if scope == NameScope::Free && block.kind == BlockKind::Class && name.as_str() == "__class__" {
                        scope = NameScope::GlobalImplicit;
                        free.remove(&name);
                        without_class_cell = true;
                    }
                    scopes.insert(name.clone(), scope);
                    let moved = Symbol { usage: symbol.usage, scope: NameScope::Unknown };
                    self.blocks[index].symbols.insert(name, moved);
                }
                Some(existing) => {
                    // Free in the comprehension and local here: local now, unless a function inside needs the cell.
                    if existing.usage & usage::BOUND != 0
                        && block.kind != BlockKind::Class
                        && !self.is_free_in_child(comprehension, &name)
                    {
                        free.remove(&name);
                    }
                }
            }
        }
        self.blocks[comprehension].free = !free.is_empty();
        if without_class_cell {
            self.blocks[comprehension].symbols.shift_remove("__class__");
        }
    }

    fn is_free_in_child(&self, index: BlockIndex, name: &Identifier) -> bool {
        self.blocks[index].children.iter().any(|child| self.blocks[*child].scope_of(name) == NameScope::Free)
    }

    fn splice_inlined_children(&mut self, index: BlockIndex) {
        let children = std::mem::take(&mut self.blocks[index].children);
        let mut spliced = Vec::with_capacity(children.len());
        for child in children {
            if self.blocks[child].inlined {
                spliced.extend(self.blocks[child].children.clone());
            } else {
                spliced.push(child);
            }
        }
        self.blocks[index].children = spliced;
    }

    /// Writes the results into the block's symbols and adds those that are free in blocks inside.
    fn record(
        &mut self,
        index: BlockIndex,
        scopes: &Scopes,
        bound: Option<&Names>,
        free: &Names,
        inlined_cells: &Names,
    ) {
        let block = &mut self.blocks[index];
        let in_class = block.kind == BlockKind::Class || block.can_see_class_scope;
        for (name, symbol) in &mut block.symbols {
            if inlined_cells.contains(name) {
                symbol.usage |= usage::COMPREHENSION_CELL;
            }
            if let Some(scope) = scopes.get(name) {
                symbol.scope = *scope;
            }
        }
        // Sorted, so that the table does not depend on the order of a hash set.
        let mut free: Vec<&Identifier> = free.iter().collect();
        free.sort_unstable();
        for name in free {
            if let Some(symbol) = block.symbols.get_mut(name) {
                // A variable that a method needs from outside, with the name of one of the class.
                if in_class {
                    symbol.usage |= usage::FREE_CLASS;
                }
            } else if bound.is_none_or(|bound| bound.contains(name)) {
                block.symbols.insert(name.clone(), Symbol { usage: 0, scope: NameScope::Free });
            }
        }
    }
}

/// Locals that a block inside uses become cells.
fn make_cells(scopes: &mut Scopes, free: &mut Names, inlined_cells: &Names) {
    for (name, scope) in scopes {
        if *scope == NameScope::Local && (free.contains(name) || inlined_cells.contains(name)) {
            *scope = NameScope::Cell;
            free.remove(name);
        }
    }
}
