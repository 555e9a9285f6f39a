//! Module `_csv` (Modules/_csv.c): rows of fields read from lines and written to them.

mod dialect;
mod reader;
mod writer;

pub use dialect::Dialect;
pub use reader::Reader;
pub use writer::Writer;

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef};
use crate::types::converters::text_of;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Raised, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// What the module keeps.
pub struct State {
    /// Dialects by name, once the module is there.
    dialects: Option<ObjectRef>,
    error: Option<ObjectRef>,
    /// How many characters a field may have when it is read.
    field_limit: i64,
}

impl Default for State {
    fn default() -> Self {
        Self { dialects: None, error: None, field_limit: 128 * 1024 }
    }
}

/// `_csv`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_csv", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("reader", "($module, /, *args, **kwds)", |vm, _, given| {
        let (lines, dialect, options) = two_arguments(vm, given)?;
        reader::new(vm, &lines, dialect, options)
    }),
    method("writer", "($module, /, *args, **kwds)", |vm, _, given| {
        let (file, dialect, options) = two_arguments(vm, given)?;
        writer::new(vm, &file, dialect, options)
    }),
    method("list_dialects", "($module, /)", |vm, _, _| {
        let dialects = dialects(vm);
        vm.mapping_keys(&dialects)
    }),
    method("register_dialect", "($module, /, *args, **kwds)", register),
    method("unregister_dialect", "($module, /, name)", |vm, _, given| {
        let (dialects, name) = (dialects(vm), vm.required(given, 0));
        match vm.dict_remove(&dialects, &name)? {
            Some(_) => Ok(vm.none.clone()),
            None => Err(error(vm, "unknown dialect")),
        }
    }),
    method("get_dialect", "($module, /, name)", |vm, _, given| {
        let name = vm.required(given, 0);
        registered(vm, &name)
    }),
    method("field_size_limit", "($module, /, new_limit=<unrepresentable>)", limit),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    for (name, value) in [("QUOTE_MINIMAL", 0), ("QUOTE_ALL", 1), ("QUOTE_NONNUMERIC", 2), ("QUOTE_NONE", 3)] {
        let value = vm.new_int(value);
        vm.dict_set_name(namespace, name, value);
    }
    if let Some(version) = vm.profile.csv_version {
        let version = vm.new_str(version);
        vm.dict_set_name(namespace, "__version__", version);
    }
    if vm.profile.csv_quotes_by_type {
        for (name, value) in [("QUOTE_STRINGS", 4), ("QUOTE_NOTNULL", 5)] {
            let value = vm.new_int(value);
            vm.dict_set_name(namespace, name, value);
        }
    }
    let dialects = vm.new_dict();
    vm.module_state.csv.dialects = Some(dialects);
    for (name, definition, kind) in [
        ("Dialect", &dialect::DIALECT, Kind::CsvDialect),
        ("Reader", &reader::READER, Kind::CsvReader),
        ("Writer", &writer::WRITER, Kind::CsvWriter),
    ] {
        let class = class(vm, definition, kind);
        vm.dict_set_name(namespace, name, class);
    }
    let attributes = vm.new_dict();
    let module = vm.new_str("_csv");
    vm.dict_set_name(&attributes, "__module__", module);
    let bases = vm.new_tuple(vec![vm.exceptions.exception.clone()]);
    let (metaclass, name) = (vm.types.type_.clone(), vm.new_str("Error"));
    let error = vm.call(&metaclass, [name, bases, attributes])?;
    vm.module_state.csv.error = Some(error.clone());
    vm.dict_set_name(namespace, "Error", error);
    Ok(())
}

/// One of the module's types, made when it is first needed.
fn class(vm: &mut Vm, definition: &'static TypeDefinition, kind: Kind) -> ObjectRef {
    let key = (definition.module, definition.name);
    if let Some(class) = vm.module_state.module_types.get(&key) {
        return class.clone();
    }
    let object = vm.types.object.clone();
    let class = vm.make_builtin_type(definition, &object, kind);
    vm.module_state.module_types.insert(key, class.clone());
    class
}

/// `_csv.Error(message)`
fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.module_state.csv.error.clone().unwrap_or_else(|| vm.exceptions.exception.clone());
    vm.raise(&class, message)
}

fn dialects(vm: &mut Vm) -> ObjectRef {
    match &vm.module_state.csv.dialects {
        Some(dialects) => dialects.clone(),
        None => vm.new_dict(),
    }
}

/// The dialect of a name.
fn registered(vm: &mut Vm, name: &ObjectRef) -> Result {
    let dialects = dialects(vm);
    match vm.dict_get(&dialects, name)? {
        Some(dialect) => Ok(dialect),
        None => Err(error(vm, "unknown dialect")),
    }
}

/// One argument, perhaps a dialect, and the options by keyword (`PyArg_UnpackTuple` without a name).
fn two_arguments(vm: &mut Vm, given: Given<'_>) -> Result<(ObjectRef, Option<ObjectRef>, Arguments)> {
    let positional = vm.required(given, 0);
    let positional = positional.payload::<Tuple>().map(|tuple| &tuple.0[..]).unwrap_or_default();
    let (first, dialect) = match positional {
        [first] => (first.clone(), None),
        [first, dialect] => (first.clone(), Some(dialect.clone())),
        [] => return Err(vm.type_error(" expected at least 1 argument, got 0")),
        more => return Err(vm.type_error(format!(" expected at most 2 arguments, got {}", more.len()))),
    };
    let mut keywords = Vec::new();
    let mut position = 0;
    let options = given[1].take();
    while let Some((next, name, value)) = options.as_ref().and_then(|options| vm.dict_next(options, position)) {
        position = next;
        keywords.push((name, value));
    }
    Ok((first, dialect, Arguments { keywords, ..Arguments::none() }))
}

/// The dialect that a reader or writer is to use.
fn call_dialect(vm: &mut Vm, dialect: Option<ObjectRef>, mut options: Arguments) -> Result {
    options.positional.extend(dialect);
    let class = class(vm, &dialect::DIALECT, Kind::CsvDialect);
    vm.call(&class, options)
}

fn register(vm: &mut Vm, _: &ObjectRef, given: Given<'_>) -> Result {
    let (name, dialect, options) = two_arguments(vm, given)?;
    if text_of(&name).is_none() {
        return Err(vm.type_error("dialect name must be a string"));
    }
    let dialect = call_dialect(vm, dialect, options)?;
    let dialects = dialects(vm);
    vm.dict_set(&dialects, name, dialect)?;
    Ok(vm.none.clone())
}

fn limit(vm: &mut Vm, _: &ObjectRef, given: Given<'_>) -> Result {
    let old = vm.module_state.csv.field_limit;
    if let Some(limit) = given[0].take() {
        let value = limit.payload::<Int>().filter(|_| limit.class_id() == vm.types.int.id());
        let Some(value) = value else { return Err(vm.type_error("limit must be an integer")) };
        let Some(value) = value.to_i64() else {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        };
        vm.module_state.csv.field_limit = value;
    }
    Ok(vm.new_int(old))
}
