//! The attributes of code objects (Objects/codeobject.c).

use super::{Code, CodeVariable, lines, replacing};
use crate::compile::opcode::CACHE;
use crate::object::ObjectRef;
use crate::types::layout::WORD;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method};
use crate::types::slots::Comparison;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// The places of [`super::CodeCache`].
mod cached {
    pub const NAMES: usize = 0;
    pub const VARIABLES: usize = 1;
    pub const CELLS: usize = 2;
    pub const FREE: usize = 3;
    pub const CODE: usize = 4;
    pub const LINES: usize = 5;
    pub const HANDLERS: usize = 6;
}

fn payload<'a>(vm: &mut Vm, code: &'a ObjectRef) -> Result<&'a Code> {
    match code.payload::<Code>() {
        Some(payload) => Ok(payload),
        None => Err(vm.system_error("not a code object")),
    }
}

/// An object that is made once.
fn once(vm: &mut Vm, code: &ObjectRef, place: usize, make: impl FnOnce(&mut Vm, &Code) -> ObjectRef) -> Result {
    let payload = payload(vm, code)?;
    if let Some(found) = &payload.cache.0.get(vm)[place] {
        return Ok(found.clone());
    }
    let object = make(vm, payload);
    payload.cache.0.get_mut(vm)[place] = Some(object.clone());
    Ok(object)
}

fn names_of(vm: &mut Vm, code: &ObjectRef, place: usize, wanted: fn(&CodeVariable) -> bool) -> Result {
    let make = |vm: &mut Vm, code: &Code| {
        let names = code.variables.iter().filter(|variable| wanted(variable)).map(|variable| variable.name.clone());
        vm.new_tuple(names.collect())
    };
    if vm.profile.keeps_names_of_variables {
        return once(vm, code, place, make);
    }
    let payload = payload(vm, code)?;
    Ok(make(vm, payload))
}

fn number(vm: &mut Vm, code: &ObjectRef, get: fn(&Code) -> usize) -> Result {
    let number = get(payload(vm, code)?);
    Ok(vm.new_int(number as i64))
}

fn repr(vm: &mut Vm, code: &ObjectRef) -> Result {
    let payload = payload(vm, code)?;
    let (name, filename) = (vm.display_text(&payload.name), vm.display_text(&payload.filename));
    let line = payload.first_line;
    Ok(vm.new_str(&format!("<code object {name} at {:#x}, file \"{filename}\", line {line}>", code.id().0)))
}

/// Whether two constants are the same for a code object: by type and value, the sign of zero included.
fn same_constant(vm: &mut Vm, first: &ObjectRef, second: &ObjectRef) -> Result<bool> {
    if first.is(second) {
        return Ok(true);
    }
    if first.class_id() != second.class_id() {
        return Ok(false);
    }
    if let (Some(first), Some(second)) = (first.payload::<Tuple>(), second.payload::<Tuple>()) {
        if first.0.len() != second.0.len() {
            return Ok(false);
        }
        for (first, second) in first.0.iter().zip(&second.0) {
            if !same_constant(vm, first, second)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    if first.payload::<Code>().is_some() {
        return same_code(vm, first, second);
    }
    if first.class_id() == vm.types.float.id() || first.class_id() == vm.types.complex.id() {
        return Ok(vm.repr_text(first)? == vm.repr_text(second)?);
    }
    vm.compare_equal(first, second)
}

fn same_code(vm: &mut Vm, first: &ObjectRef, second: &ObjectRef) -> Result<bool> {
    let (a, b) = (payload(vm, first)?, payload(vm, second)?);
    let numbers = |code: &Code| {
        [
            code.argument_count,
            code.positional_only_count,
            code.keyword_only_count,
            code.first_line as usize,
            code.flags as usize,
        ]
    };
    if numbers(a) != numbers(b)
        || a.code != b.code
        || a.line_table != b.line_table
        || a.exception_table != b.exception_table
        || a.names.len() != b.names.len()
        || a.variables.len() != b.variables.len()
    {
        return Ok(false);
    }
    let text = |object: &ObjectRef| object.payload::<crate::types::str::Str>().map(|payload| payload.text.clone());
    let same_names = text(&a.name) == text(&b.name)
        && a.names.iter().zip(&b.names).all(|(a, b)| text(a) == text(b))
        && a.variables.iter().zip(&b.variables).all(|(a, b)| text(&a.name) == text(&b.name));
    Ok(same_names && same_constant(vm, &a.constants, &b.constants)?)
}

fn compare(vm: &mut Vm, code: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) || other.payload::<Code>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let equal = code.is(other) || same_code(vm, code, other)?;
    Ok(vm.new_bool(equal == (comparison == Comparison::Equal)))
}

/// What `code_hash` in Objects/codeobject.c begins with.
const START_OF_HASH: i64 = 20_221_211;

fn hash(vm: &mut Vm, code: &ObjectRef) -> Result<i64> {
    let payload = payload(vm, code)?;
    let variables = payload.variables.iter().map(|variable| variable.name.clone()).collect();
    let mut parts = Vec::with_capacity(payload.code.len() + 12);
    for object in [
        payload.name.clone(),
        payload.constants.clone(),
        vm.new_tuple(payload.names.to_vec()),
        vm.new_tuple(variables),
        vm.new_bytes(&payload.line_table),
        vm.new_bytes(&payload.exception_table),
    ] {
        parts.push(vm.hash(&object)?);
    }
    let counts = [payload.argument_count, payload.positional_only_count, payload.keyword_only_count];
    parts.extend(counts.map(|count| count as i64));
    parts.extend([i64::from(payload.flags), i64::from(payload.first_line), (payload.code.len() / 2) as i64]);
    // Each instruction with its argument, without the room behind it.
    let units = payload.code.chunks_exact(2).zip(payload.instructions.iter());
    for (unit, _) in units.filter(|(_, instruction)| instruction.opcode.get() != CACHE) {
        parts.extend(unit.iter().map(|byte| i64::from(*byte)));
    }
    let hash = parts.iter().fold(START_OF_HASH, |hash, part| (hash ^ part).wrapping_mul(1_000_003));
    Ok(if hash == -1 { -2 } else { hash })
}

fn variable_name(vm: &mut Vm, code: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let index = arguments[0].take().unwrap_or_else(|| vm.none.clone());
    let index = vm.index_to_isize(&index)?;
    let found = usize::try_from(index).ok().and_then(|index| code.payload::<Code>()?.variables.get(index));
    match found {
        Some(variable) => Ok(variable.name.clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

/// The object and its instructions, in whole words (`code_sizeof`).
fn size_of(vm: &mut Vm, code: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let instructions = code.payload::<Code>().map_or(0, |code| code.code.len());
    let size = (vm.basic_size(code) + instructions).next_multiple_of(WORD as usize);
    Ok(vm.new_int(size as i64))
}

static METHODS: &[MethodDefinition] = &[
    method("__sizeof__", "($self, /)", size_of),
    method("co_lines", "($self, /)", lines::co_lines),
    method("co_positions", "($self, /)", lines::co_positions),
    replacing::REPLACE,
    method("_varname_from_oparg", "($self, /, oparg)", variable_name),
    replacing::COPY_REPLACE,
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    member("co_argcount", |vm, code| number(vm, code, |code| code.argument_count)),
    member("co_posonlyargcount", |vm, code| number(vm, code, |code| code.positional_only_count)),
    member("co_kwonlyargcount", |vm, code| number(vm, code, |code| code.keyword_only_count)),
    member("co_stacksize", |vm, code| number(vm, code, |code| code.stack_size)),
    member("co_flags", |vm, code| number(vm, code, |code| code.flags as usize)),
    member("co_nlocals", |vm, code| {
        number(vm, code, |code| code.variables.iter().filter(|variable| variable.local).count())
    }),
    member("co_consts", |vm, code| Ok(payload(vm, code)?.constants.clone())),
    member("co_names", |vm, code| match payload(vm, code)?.shared_names.get() {
        Some(shared) => Ok(shared.clone()),
        None => once(vm, code, cached::NAMES, |vm, code| vm.new_tuple(code.names.to_vec())),
    }),
    member("co_filename", |vm, code| Ok(payload(vm, code)?.filename.clone())),
    member("co_name", |vm, code| Ok(payload(vm, code)?.name.clone())),
    member("co_qualname", |vm, code| Ok(payload(vm, code)?.qualified_name.clone())),
    member("co_firstlineno", |vm, code| number(vm, code, |code| code.first_line as usize)),
    member("co_linetable", |vm, code| once(vm, code, cached::LINES, |vm, code| vm.new_bytes(&code.line_table))),
    member("co_exceptiontable", |vm, code| {
        once(vm, code, cached::HANDLERS, |vm, code| vm.new_bytes(&code.exception_table))
    }),
    getter("co_lnotab", lines::old_line_table),
    getter("_co_code_adaptive", |vm, code| once(vm, code, cached::CODE, |vm, code| vm.new_bytes(&code.code))),
    getter("co_varnames", |vm, code| names_of(vm, code, cached::VARIABLES, |variable| variable.local)),
    getter("co_cellvars", |vm, code| names_of(vm, code, cached::CELLS, |variable| variable.cell)),
    getter("co_freevars", |vm, code| names_of(vm, code, cached::FREE, |variable| variable.free)),
    getter("co_code", |vm, code| once(vm, code, cached::CODE, |vm, code| vm.new_bytes(&code.code))),
];

/// `code`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "code",
    slots: |slots| {
        slots.new = Some(replacing::new);
        slots.repr = Some(repr);
        slots.compare = Some(compare);
        slots.hash = Some(hash);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    base_type: false,
    weak_references: true,
    signature: Some(
        "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, \
         varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     \
         cellvars=(), /)",
    ),
    ..TypeDefinition::EMPTY
};
