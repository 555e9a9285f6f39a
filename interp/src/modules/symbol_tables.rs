//! Module `_symtable`: the compiler's symbol tables for module symtable (Modules/symtablemodule.c).

use crate::compile::{self, Mode, Options, Origin};
use crate::modules::ModuleDefinition;
use crate::modules::builtins::execution::{SourceText, file_name, source_text};
use crate::object::{Kind, ObjectRef, Token, Trace};
use crate::syntax::symbol_table::{Block, BlockKind, NameScope, Symbol, SymbolTable, usage};
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, member, method};
use crate::vm::{Result, Vm};

/// What blocks are called: the constants `TYPE_…` by their numbers.
pub const BLOCK_TYPES: &[&str] = &[
    "TYPE_FUNCTION",
    "TYPE_CLASS",
    "TYPE_MODULE",
    "TYPE_ANNOTATION",
    "TYPE_TYPE_ALIAS",
    "TYPE_TYPE_PARAMETERS",
    "TYPE_TYPE_VARIABLE",
];
/// Those of 3.12.
pub const BLOCK_TYPES_312: &[&str] = &[
    "TYPE_FUNCTION",
    "TYPE_CLASS",
    "TYPE_MODULE",
    "TYPE_ANNOTATION",
    "TYPE_TYPE_VAR_BOUND",
    "TYPE_TYPE_ALIAS",
    "TYPE_TYPE_PARAM",
];
/// Those of 3.11.
pub const BLOCK_TYPES_311: &[&str] = &["TYPE_FUNCTION", "TYPE_CLASS", "TYPE_MODULE"];

/// The other constants.
const CONSTANTS: [(&str, i64); 17] = [
    ("USE", usage::USE as i64),
    ("DEF_GLOBAL", usage::GLOBAL as i64),
    ("DEF_NONLOCAL", usage::NONLOCAL as i64),
    ("DEF_LOCAL", usage::LOCAL as i64),
    ("DEF_PARAM", usage::PARAMETER as i64),
    // No table has it.
    ("DEF_FREE", 1 << 5),
    ("DEF_FREE_CLASS", usage::FREE_CLASS as i64),
    ("DEF_IMPORT", usage::IMPORT as i64),
    ("DEF_BOUND", usage::BOUND as i64),
    ("DEF_ANNOT", usage::ANNOTATED as i64),
    ("LOCAL", number_of(NameScope::Local)),
    ("GLOBAL_EXPLICIT", number_of(NameScope::GlobalExplicit)),
    ("GLOBAL_IMPLICIT", number_of(NameScope::GlobalImplicit)),
    ("FREE", number_of(NameScope::Free)),
    ("CELL", number_of(NameScope::Cell)),
    ("SCOPE_MASK", 15),
    ("SCOPE_OFF", 12),
];

/// How a scope is written in the value of a symbol.
const fn number_of(scope: NameScope) -> i64 {
    match scope {
        NameScope::Unknown => 0,
        NameScope::Local => 1,
        NameScope::GlobalExplicit => 2,
        NameScope::GlobalImplicit => 3,
        NameScope::Free => 4,
        NameScope::Cell => 5,
    }
}

/// The payload of a symbol table entry: what is said of one block.
pub struct SymbolTableEntry {
    name: ObjectRef,
    symbols: ObjectRef,
    parameters: ObjectRef,
    children: ObjectRef,
    nested: bool,
    kind: i64,
    line: i64,
}

impl Trace for SymbolTableEntry {
    // CPython's collector does not know it either.
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        [&self.name, &self.symbols, &self.parameters, &self.children].into_iter().for_each(visit);
    }
}

fn entry<'a>(vm: &mut Vm, object: &'a ObjectRef) -> Result<&'a SymbolTableEntry> {
    match object.payload::<SymbolTableEntry>() {
        Some(entry) => Ok(entry),
        None => Err(vm.system_error("not an entry of a symbol table")),
    }
}

/// What tells the block from others. In CPython it is the address of a node of the syntax tree.
fn identity(vm: &mut Vm, object: &ObjectRef) -> Result {
    let identity = entry(vm, object)?.symbols.id().0;
    Ok(vm.new_int(identity as i64))
}

static ENTRY: TypeDefinition = TypeDefinition {
    name: "symtable entry",
    slots: |slots| {
        slots.repr = Some(|vm, object| {
            let entry = entry(vm, object)?;
            let name = vm.display_text(&entry.name);
            let text = format!("<symtable entry {name}({}), line {}>", entry.symbols.id().0, entry.line);
            Ok(vm.new_str(&text))
        });
    },
    attributes: &[
        member("id", identity),
        member("name", |vm, object| Ok(entry(vm, object)?.name.clone())),
        member("symbols", |vm, object| Ok(entry(vm, object)?.symbols.clone())),
        member("varnames", |vm, object| Ok(entry(vm, object)?.parameters.clone())),
        member("children", |vm, object| Ok(entry(vm, object)?.children.clone())),
        member("nested", |vm, object| {
            let nested = entry(vm, object)?.nested;
            Ok(vm.new_int(i64::from(nested)))
        }),
        member("type", |vm, object| {
            let kind = entry(vm, object)?.kind;
            Ok(vm.new_int(kind))
        }),
        member("lineno", |vm, object| {
            let line = entry(vm, object)?.line;
            Ok(vm.new_int(line))
        }),
    ],
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// The type of entries, made when it is first needed.
fn entry_type(vm: &mut Vm) -> ObjectRef {
    let key = ("_symtable", ENTRY.name);
    if let Some(class) = vm.module_state.module_types.get(&key) {
        return class.clone();
    }
    let object = vm.types.object.clone();
    let class = vm.make_builtin_type(&ENTRY, &object, Kind::SymbolTableEntry);
    vm.module_state.module_types.insert(key, class.clone());
    class
}

/// How far the scope is shifted in the value of a symbol: there is one more usage where comprehensions are inlined.
fn scope_shift(vm: &Vm) -> i64 {
    if vm.profile.inlined_comprehensions { 12 } else { 11 }
}

/// `_symtable.symtable`
fn symtable(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (source, filename, mode) = (vm.required(arguments, 0), vm.required(arguments, 1), vm.required(arguments, 2));
    let filename = file_name(vm, &filename)?;
    vm.expect_text("symtable", "argument 3", &mode)?;
    vm.check_c_string(&mode)?;
    let source = source_text(vm, &source, "symtable", "string or bytes")?;
    let mode = match vm.display_text(&mode).as_str() {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'")),
    };
    let text = match source {
        SourceText::Text(text) => text,
        SourceText::Bytes(bytes) => vm.decode_source(&bytes, &filename, Origin::Bytes)?,
    };
    let options = Options::new(vm.profile);
    let table = vm.compile_with_warnings(&filename, &options, |options, warnings| {
        compile::symbol_table(&text, mode, options, warnings)
    })?;
    Ok(write(vm, &table))
}

/// The entry of the whole program. A block stands behind the one that it is in, so that the last can be made first.
fn write(vm: &mut Vm, table: &SymbolTable) -> ObjectRef {
    let class = entry_type(vm);
    let mut entries: Vec<Option<ObjectRef>> = vec![None; table.blocks.len()];
    for (index, block) in table.blocks.iter().enumerate().rev() {
        let children = block.children.iter().filter_map(|child| entries.get(*child)?.clone()).collect();
        entries[index] = Some(write_block(vm, &class, block, children));
    }
    entries.swap_remove(0).unwrap_or_else(|| vm.none.clone())
}

fn write_block(vm: &mut Vm, class: &ObjectRef, block: &Block, children: Vec<ObjectRef>) -> ObjectRef {
    let symbols = vm.new_dict();
    let shift = scope_shift(vm);
    for (name, Symbol { usage, scope }) in &block.symbols {
        let name = vm.intern(name);
        let value = vm.new_int(number_of(*scope) << shift | i64::from(*usage));
        vm.dict_set_str(&symbols, &name, value);
    }
    let parameters = block.parameters.iter().map(|name| vm.intern(name)).collect();
    let name = match block.kind {
        BlockKind::Function => "TYPE_FUNCTION",
        BlockKind::Class => "TYPE_CLASS",
        BlockKind::Module => "TYPE_MODULE",
        BlockKind::Annotation => "TYPE_ANNOTATION",
        BlockKind::TypeAlias => "TYPE_TYPE_ALIAS",
        BlockKind::TypeParameters => "TYPE_TYPE_PARAM",
        BlockKind::TypeVariable => "TYPE_TYPE_VAR",
    };
    let kind = vm.profile.block_types.iter().position(|kind| kind.starts_with(name)).unwrap_or_default();
    let entry = SymbolTableEntry {
        name: vm.intern(&block.name),
        symbols,
        parameters: vm.new_list(parameters),
        children: vm.new_list(children),
        nested: block.nested,
        kind: kind as i64,
        line: i64::from(block.location.line),
    };
    ObjectRef::new(class, entry)
}

static FUNCTIONS: &[MethodDefinition] =
    &[method("symtable", "($module, source, filename, startstr, /)", symtable).worded(Wording::UnpackTuple)];

/// `_symtable`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_symtable",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        let shift = scope_shift(vm);
        for (name, value) in CONSTANTS {
            let value = vm.new_int(if name == "SCOPE_OFF" { shift } else { value });
            vm.dict_set_name(namespace, name, value);
        }
        for (number, name) in vm.profile.block_types.iter().enumerate() {
            let value = vm.new_int(number as i64);
            vm.dict_set_name(namespace, name, value);
        }
        Ok(())
    },
};
