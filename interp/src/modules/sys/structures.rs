//! The structure sequences of module sys: `version_info`, `flags`, `float_info`, `int_info`, `hash_info`, `thread_info`.

use crate::object::ObjectRef;
use crate::types::native::{TypeDefinition, member};
use crate::types::structure_sequence::{definition, definition_without_constructor, field};
use crate::vm::Vm;

macro_rules! structure {
    ($constant:ident, $name:literal, $definition:expr, $($field:literal $index:literal,)*) => {
        static $constant: TypeDefinition = TypeDefinition {
            name: $name,
            module: "sys",
            attributes: &[$(member($field, field::<$index>),)*],
            ..$definition
        };
    };
}

structure! {
    VERSION_INFO, "version_info", definition_without_constructor(5),
    "major" 0, "minor" 1, "micro" 2, "releaselevel" 3, "serial" 4,
}
structure! {
    FLAGS, "flags", definition_without_constructor(18),
    "debug" 0, "inspect" 1, "interactive" 2, "optimize" 3, "dont_write_bytecode" 4, "no_user_site" 5, "no_site" 6,
    "ignore_environment" 7, "verbose" 8, "bytes_warning" 9, "quiet" 10, "hash_randomization" 11, "isolated" 12,
    "dev_mode" 13, "utf8_mode" 14, "warn_default_encoding" 15, "safe_path" 16, "int_max_str_digits" 17, "gil" 18,
}
structure! {
    FLOAT_INFO, "float_info", definition(11),
    "max" 0, "max_exp" 1, "max_10_exp" 2, "min" 3, "min_exp" 4, "min_10_exp" 5, "dig" 6, "mant_dig" 7, "epsilon" 8,
    "radix" 9, "rounds" 10,
}
structure! {
    INT_INFO, "int_info", definition(4),
    "bits_per_digit" 0, "sizeof_digit" 1, "default_max_str_digits" 2, "str_digits_check_threshold" 3,
}
structure! {
    HASH_INFO, "hash_info", definition(9),
    "width" 0, "modulus" 1, "inf" 2, "nan" 3, "imag" 4, "algorithm" 5, "hash_bits" 6, "seed_bits" 7, "cutoff" 8,
}
structure! { THREAD_INFO, "thread_info", definition(3), "name" 0, "lock" 1, "version" 2, }

fn structure(vm: &mut Vm, definition: &'static TypeDefinition, items: Vec<ObjectRef>) -> ObjectRef {
    let class = vm.structure_sequence_type(definition);
    vm.new_structure_sequence(&class, items)
}

/// `sys.version_info`
pub(super) fn version_info(vm: &mut Vm) -> ObjectRef {
    let minor = vm.profile.version.minor();
    let items = vec![
        vm.new_int(3),
        vm.new_int(i64::from(minor)),
        vm.new_int(i64::from(vm.profile.micro)),
        vm.new_str("final"),
        vm.new_int(0),
    ];
    structure(vm, &VERSION_INFO, items)
}

/// The others, each with its name in module sys.
pub(super) fn others(vm: &mut Vm) -> Vec<(&'static str, ObjectRef)> {
    let ints = |vm: &Vm, values: &[i64]| -> Vec<ObjectRef> { values.iter().map(|value| vm.new_int(*value)).collect() };
    let mut float_info = ints(vm, &[0, 1024, 308, 0, -1021, -307, 15, 53, 0, 2, 1]);
    for (index, value) in [(0, f64::MAX), (3, f64::MIN_POSITIVE), (8, f64::EPSILON)] {
        float_info[index] = vm.new_float(value);
    }
    let mut flags = ints(vm, &[0; 18]);
    if !vm.profile.is_later(FLAGS.name, "gil") {
        flags.push(vm.new_int(1));
    }
    for place in [5, 7, 12] {
        flags[place] = vm.new_int(i64::from(vm.config.isolated));
    }
    flags[4] = vm.new_int(i64::from(!vm.config.writes_byte_code));
    flags[13] = vm.new_bool(false);
    flags[16] = vm.new_bool(vm.config.isolated);
    flags[17] = vm.new_int(vm.profile.flag_of_digits_limit);
    let int_info = ints(vm, &[30, 4, 4300, 640]);
    let mut hash_info = ints(vm, &[64, (1 << 61) - 1, 314_159, 0, 1_000_003, 0, 64, 128, 0]);
    hash_info[5] = vm.new_str("siphash13");
    let thread_info = vec![vm.new_str("pthread"), vm.new_str("semaphore"), vm.none.clone()];
    vec![
        ("float_info", structure(vm, &FLOAT_INFO, float_info)),
        ("int_info", structure(vm, &INT_INFO, int_info)),
        ("hash_info", structure(vm, &HASH_INFO, hash_info)),
        ("flags", structure(vm, &FLAGS, flags)),
        ("thread_info", structure(vm, &THREAD_INFO, thread_info)),
    ]
}
