//! Module `_opcode`: what modules dis and opcode ask about instructions.

use crate::compile::opcode::{self, Description, Kind, binary_operation};
use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

/// The description of the opcode in the first argument, those of the compiler alone included.
fn described(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<(i64, Option<&'static Description>)> {
    let number = vm.required(arguments, 0);
    let number = vm.index_to_isize(&number)? as i64;
    let real = u8::try_from(number).ok().and_then(opcode::describe);
    let pseudo = opcode::pseudo::INSTRUCTIONS.iter().find(|(code, _)| i64::from(*code) == number);
    Ok((number, real.or_else(|| pseudo.map(|(_, description)| description))))
}

fn has_kind(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], test: fn(&Kind) -> bool) -> Result {
    let (_, description) = described(vm, arguments)?;
    Ok(vm.new_bool(description.is_some_and(|description| test(&description.kind))))
}

fn has_argument(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (number, description) = described(vm, arguments)?;
    let answer = match u8::try_from(number) {
        Ok(code) => opcode::has_argument(code),
        Err(_) => description.is_some_and(|description| !matches!(description.kind, Kind::Plain)),
    };
    Ok(vm.new_bool(answer))
}

fn has_handler(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (_, description) = described(vm, arguments)?;
    Ok(vm.new_bool(
        description.is_some_and(|description| {
            description.name.starts_with("SETUP_") && description.name != "SETUP_ANNOTATIONS"
        }),
    ))
}

fn is_valid(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (_, description) = described(vm, arguments)?;
    Ok(vm.new_bool(description.is_some()))
}

fn stack_effect(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let argument = match vm.optional(arguments, 1) {
        Some(argument) => vm.index_to_isize(&argument)? as i64,
        None => 0,
    };
    if let Some(jump) = vm.optional(arguments, 2)
        && !jump.is(&vm.true_)
        && !jump.is(&vm.false_)
    {
        return Err(vm.value_error("stack_effect: jump must be False, True or None"));
    }
    let (number, description) = described(vm, arguments)?;
    let effect = match (u8::try_from(number), u32::try_from(argument), description) {
        (Ok(code), Ok(argument), Some(_)) => opcode::stack_effect(code, argument),
        (Err(_), _, Some(description)) => match description.name {
            "SETUP_FINALLY" => 1,
            "SETUP_CLEANUP" => 2,
            "SETUP_WITH" => 1,
            "LOAD_CLOSURE" => 1,
            "STORE_FAST_MAYBE_NULL" => -1,
            "LOAD_METHOD" => 1,
            _ => 0,
        },
        _ => return Err(vm.value_error("invalid opcode or oparg")),
    };
    Ok(vm.new_int(i64::from(effect)))
}

/// The names of the operators of `BINARY_OP` (`NB_…`) with their symbols.
fn binary_operators(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    const NAMES: [&str; 13] = [
        "ADD",
        "AND",
        "FLOOR_DIVIDE",
        "LSHIFT",
        "MATRIX_MULTIPLY",
        "MULTIPLY",
        "REMAINDER",
        "OR",
        "POWER",
        "RSHIFT",
        "SUBTRACT",
        "TRUE_DIVIDE",
        "XOR",
    ];
    let mut entries = Vec::new();
    for (index, symbol) in binary_operation::SYMBOLS.iter().enumerate() {
        let prefix = if index < NAMES.len() { "NB_" } else { "NB_INPLACE_" };
        let name = vm.new_str(&format!("{prefix}{}", NAMES[index % NAMES.len()]));
        let symbol = vm.new_str(symbol);
        entries.push(vm.new_tuple(vec![name, symbol]));
    }
    Ok(vm.new_list(entries))
}

fn names(vm: &mut Vm, names: &[&str]) -> Result {
    let names = names.iter().map(|name| vm.new_str(name)).collect();
    Ok(vm.new_list(names))
}

fn unary_intrinsics(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    names(
        vm,
        &[
            "INTRINSIC_1_INVALID",
            "INTRINSIC_PRINT",
            "INTRINSIC_IMPORT_STAR",
            "INTRINSIC_STOPITERATION_ERROR",
            "INTRINSIC_ASYNC_GEN_WRAP",
            "INTRINSIC_UNARY_POSITIVE",
            "INTRINSIC_LIST_TO_TUPLE",
            "INTRINSIC_TYPEVAR",
            "INTRINSIC_PARAMSPEC",
            "INTRINSIC_TYPEVARTUPLE",
            "INTRINSIC_SUBSCRIPT_GENERIC",
            "INTRINSIC_TYPEALIAS",
        ],
    )
}

fn binary_intrinsics(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    names(
        vm,
        &[
            "INTRINSIC_2_INVALID",
            "INTRINSIC_PREP_RERAISE_STAR",
            "INTRINSIC_TYPEVAR_WITH_BOUND",
            "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
            "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
            "INTRINSIC_SET_TYPEPARAM_DEFAULT",
        ],
    )
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("stack_effect", "($module, opcode, oparg=None, /, *, jump=None)", stack_effect),
    method("is_valid", "($module, /, opcode)", is_valid),
    method("has_arg", "($module, /, opcode)", has_argument),
    method("has_const", "($module, /, opcode)", |vm, _, arguments| {
        has_kind(vm, arguments, |kind| matches!(kind, Kind::Const))
    }),
    method("has_name", "($module, /, opcode)", |vm, _, arguments| {
        has_kind(vm, arguments, |kind| matches!(kind, Kind::Name))
    }),
    method("has_jump", "($module, /, opcode)", |vm, _, arguments| {
        let (number, description) = described(vm, arguments)?;
        let jumps = match u8::try_from(number) {
            Ok(code) => opcode::has_jump(code),
            Err(_) => description.is_some_and(|description| description.name.starts_with("JUMP")),
        };
        Ok(vm.new_bool(jumps))
    }),
    method("has_free", "($module, /, opcode)", |vm, _, arguments| {
        has_kind(vm, arguments, |kind| matches!(kind, Kind::Free))
    }),
    method("has_local", "($module, /, opcode)", |vm, _, arguments| {
        has_kind(vm, arguments, |kind| matches!(kind, Kind::Local))
    }),
    method("has_exc", "($module, /, opcode)", has_handler),
    method("get_specialization_stats", "($module, /)", |vm, _, _| Ok(vm.none.clone())),
    method("get_nb_ops", "($module, /)", binary_operators),
    method("get_intrinsic1_descs", "($module, /)", unary_intrinsics),
    method("get_intrinsic2_descs", "($module, /)", binary_intrinsics),
    method("get_executor", "($module, /, code, offset)", |vm, _, _| Ok(vm.none.clone())),
];

/// `_opcode`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_opcode",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        let enabled = vm.true_.clone();
        vm.dict_set_name(namespace, "ENABLE_SPECIALIZATION", enabled);
        Ok(())
    },
};
