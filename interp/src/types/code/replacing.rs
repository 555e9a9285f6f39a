//! Making code objects from their attributes: `code(…)` and `code.replace(…)`.

use super::{Code, CodeVariable};
use crate::compile::code::flags;
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::code_making::{decode, decode_exception_table};
use crate::types::converters::Constructor;
use crate::types::native::{MethodDefinition, method};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

const SIGNATURE: &str = "($self, /, *, co_argcount=-1, co_posonlyargcount=-1, co_kwonlyargcount=-1, co_nlocals=-1, \
    co_stacksize=-1, co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None, co_names=None, co_varnames=None, \
    co_freevars=None, co_cellvars=None, co_filename=None, co_name=None, co_qualname=None, co_linetable=None, \
    co_exceptiontable=None)";

/// `code.replace(…)`
pub const REPLACE: MethodDefinition = method("replace", SIGNATURE, replace);

/// `copy.replace(code, …)`
pub const COPY_REPLACE: MethodDefinition =
    method("__replace__", "($self, /, *args, **changes)", |vm, code, arguments| {
        let (positional, changes) = (vm.required(arguments, 0), vm.required(arguments, 1));
        let mut call = Arguments::positional(vm.collect(&positional)?);
        let mut position = 0;
        while let Some((next, name, value)) = vm.dict_next(&changes, position) {
            position = next;
            call.keywords.push((name, value));
        }
        let method = vm.get_attribute_named(code, "replace")?;
        vm.call(&method, call)
    });

static NEW: Constructor = Constructor::new(
    "code",
    "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, \
     filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)",
);

/// The attributes in the order of `replace`'s signature, each with its name there.
const NAMES: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_firstlineno",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_linetable",
    "co_exceptiontable",
];

/// Where the arguments of `code(…)` stand in the order of `replace`.
const ORDER_OF_NEW: [usize; 18] = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 13, 14, 15, 6, 16, 17, 11, 12];

/// `code(…)`
pub fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    let bound = NEW.bind(vm, arguments)?;
    let mut values = vec![None; NAMES.len()];
    for (place, value) in ORDER_OF_NEW.into_iter().zip(bound) {
        values[place] = value;
    }
    for place in [11, 12] {
        values[place].get_or_insert_with(|| vm.empty_tuple.clone());
    }
    let empty = Code {
        name: vm.empty_str.clone(),
        qualified_name: vm.empty_str.clone(),
        filename: vm.empty_str.clone(),
        first_line: 0,
        flags: 0,
        argument_count: 0,
        positional_only_count: 0,
        keyword_only_count: 0,
        stack_size: 0,
        code: Box::default(),
        constants: vm.empty_tuple.clone(),
        names: Box::default(),
        variables: Box::default(),
        line_table: Box::default(),
        exception_table: Box::default(),
        instructions: decode(&[]),
        handlers: Box::default(),
        first_free: 0,
        cache: Default::default(),
        shared_names: Default::default(),
        shared_variables: Default::default(),
        traced: Default::default(),
        merged: Default::default(),
    };
    change(vm, empty, &values, "code")
}

fn replace(vm: &mut Vm, code: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let Some(payload) = code.payload::<Code>() else { return Ok(vm.none.clone()) };
    change(vm, payload.clone(), arguments, "replace")
}

/// A code object like another, with the attributes that are given changed.
fn change(vm: &mut Vm, mut code: Code, values: &[Option<ObjectRef>], function: &str) -> Result {
    let mut numbers = [None; 7];
    for (place, number) in numbers.iter_mut().enumerate() {
        let Some(value) = &values[place] else { continue };
        let found = vm.index_to_isize(value)?;
        let Ok(found) = u32::try_from(found) else {
            let name = NAMES[place];
            return Err(vm.value_error(if function == "code" {
                format!("code: {} must not be negative", &name[3..])
            } else {
                format!("{name} must be a positive integer")
            }));
        };
        *number = Some(found);
    }
    let set = |target: &mut usize, number: Option<u32>| *target = number.map_or(*target, |number| number as usize);
    set(&mut code.argument_count, numbers[0]);
    set(&mut code.positional_only_count, numbers[1]);
    set(&mut code.keyword_only_count, numbers[2]);
    set(&mut code.stack_size, numbers[4]);
    code.flags = numbers[5].unwrap_or(code.flags);
    code.first_line = numbers[6].unwrap_or(code.first_line);

    let is_type = |place: usize, value: &ObjectRef| match place {
        7 | 16 | 17 => value.payload::<Bytes>().is_some(),
        8..=12 => value.payload::<Tuple>().is_some(),
        _ => value.payload::<Str>().is_some(),
    };
    for place in 7..NAMES.len() {
        if let Some(value) = values[place].as_ref().filter(|value| !is_type(place, value)) {
            let found = vm.name_in_message(value);
            let wanted = match place {
                7 | 16 | 17 => "bytes",
                8..=12 => "tuple",
                _ => "str",
            };
            // `code(…)` has no names for its arguments.
            let name = match ORDER_OF_NEW.iter().position(|listed| *listed == place) {
                Some(index) if function == "code" => (index + 1).to_string(),
                _ => format!("'{}'", NAMES[place]),
            };
            return Err(vm.type_error(format!("{function}() argument {name} must be {wanted}, not {found}")));
        }
    }
    let bytes = |place: usize| {
        values[place].as_ref().and_then(|value| value.payload::<Bytes>()).map(|bytes| bytes.value.clone())
    };
    let tuple =
        |place: usize| values[place].as_ref().and_then(|value| value.payload::<Tuple>()).map(|tuple| tuple.0.clone());
    for place in 9..=12 {
        let names = tuple(place).unwrap_or_default();
        if names.iter().any(|name| name.payload::<Str>().is_none()) {
            return Err(vm.system_error("non-string found in code slot"));
        }
    }
    if let Some(bytes) = bytes(7) {
        if bytes.len() % 2 != 0 {
            return Err(vm.value_error("code: co_code is malformed"));
        }
        code.code = bytes;
    }
    code.instructions = decode(&code.code);
    if let Some(constants) = &values[8] {
        code.constants = interned_constants(vm, constants);
    }
    if let Some(names) = tuple(9) {
        code.names = names.iter().map(|name| vm.intern_object(name.clone())).collect();
    }
    for (place, target) in [(13, &mut code.filename), (14, &mut code.name), (15, &mut code.qualified_name)] {
        if let Some(text) = &values[place] {
            *target = vm.text_of_code(text);
        }
    }
    code.line_table = bytes(16).unwrap_or(code.line_table);
    code.exception_table = bytes(17).unwrap_or(code.exception_table);
    code.handlers = decode_exception_table(&code.exception_table);
    if values[10].is_some() || values[11].is_some() || values[12].is_some() {
        replace_variables(vm, &mut code, tuple(10), tuple(11), tuple(12));
    }
    let locals = code.variables.iter().filter(|variable| variable.local).count();
    let parameters = code.argument_count
        + code.keyword_only_count
        + usize::from(code.has_flag(flags::VARARGS))
        + usize::from(code.has_flag(flags::VARKEYWORDS));
    if numbers[3].is_some_and(|given| given as usize != locals) {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    if parameters > locals {
        return Err(vm.value_error("code: co_varnames is too small"));
    }
    code.disarm_invalid_instructions();
    Ok(ObjectRef::new(&vm.types.code, code))
}

/// Locals first, then cells that are none of them, then free variables.
fn replace_variables(
    vm: &mut Vm,
    code: &mut Code,
    locals: Option<Box<[ObjectRef]>>,
    free: Option<Box<[ObjectRef]>>,
    cells: Option<Box<[ObjectRef]>>,
) {
    let own = |wanted: fn(&CodeVariable) -> bool| -> Box<[ObjectRef]> {
        code.variables.iter().filter(|variable| wanted(variable)).map(|variable| variable.name.clone()).collect()
    };
    let locals = locals.unwrap_or_else(|| own(|variable| variable.local));
    let free = free.unwrap_or_else(|| own(|variable| variable.free));
    let cells = cells.unwrap_or_else(|| own(|variable| variable.cell));
    let text = |object: &ObjectRef| object.payload::<Str>().map(|payload| payload.text.clone());
    let contains = |names: &[ObjectRef], name: &ObjectRef| names.iter().any(|other| text(other) == text(name));
    let mut variables = Vec::new();
    let mut add = |name: &ObjectRef, local: bool, cell: bool, free: bool| {
        variables.push(CodeVariable { name: vm.intern_object(name.clone()), local, cell, free, hidden: false });
    };
    locals.iter().for_each(|name| add(name, true, contains(&cells, name), false));
    cells.iter().filter(|name| !contains(&locals, name)).for_each(|name| add(name, false, true, false));
    free.iter().for_each(|name| add(name, false, false, true));
    code.first_free = variables.len() - free.len();
    code.variables = variables.into_boxed_slice();
}

/// The constants of a new code object: a str that looks like a name is interned, in tuples and frozensets too
/// (`intern_constants`).
pub(super) fn interned_constants(vm: &mut Vm, constants: &ObjectRef) -> ObjectRef {
    let Some(tuple) = constants.payload::<Tuple>() else { return constants.clone() };
    let interned: Vec<_> = tuple.0.iter().map(|constant| interned_constant(vm, constant)).collect();
    if interned.iter().zip(tuple.0.iter()).all(|(interned, constant)| interned.is(constant)) {
        return constants.clone();
    }
    vm.new_tuple(interned)
}

fn interned_constant(vm: &mut Vm, constant: &ObjectRef) -> ObjectRef {
    if constant.class_id() == vm.types.tuple.id() {
        return interned_constants(vm, constant);
    }
    let is_name = |text: &Text| text.code_points().all(|point| point < 128 && is_name_character(point as u8));
    match constant.payload::<Str>() {
        Some(payload) if constant.class_id() == vm.types.str.id() && is_name(&payload.text) => {
            vm.intern_object(constant.clone())
        }
        _ => constant.clone(),
    }
}

fn is_name_character(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
