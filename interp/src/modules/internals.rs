//! Module `_testinternalcapi`: what CPython's own tests, and the helpers of package test, ask of the inside.
//!
//! It has what there is in this interpreter too; whatever else a test wants of it is missing.

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `_testinternalcapi`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_testinternalcapi",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        // Two words in front of what the collector tracks.
        let size = vm.new_int(16);
        vm.dict_set_name(namespace, "SIZEOF_PYGC_HEAD", size);
        Ok(())
    },
};

static FUNCTIONS: &[MethodDefinition] = &[
    method("get_config", "($module, /)", configuration),
    method("get_recursion_depth", "($module, /)", |vm, _, _| {
        let depth = vm.frames.len();
        Ok(vm.new_int(depth as i64))
    }),
    // Nothing becomes immortal because threads share it: there is the one lock.
    method("suppress_immortalization", "($module, suppress, /)", |vm, _, arguments| {
        let suppress = vm.required(arguments, 0);
        vm.truth(&suppress)?;
        Ok(vm.none.clone())
    }),
    method("get_immortalize_deferred", "($module, /)", |vm, _, _| Ok(vm.new_bool(false))),
];

/// What of `PyConfig` there is.
fn configuration(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    let configuration = vm.new_dict();
    let isolated = i64::from(vm.config.isolated);
    for (name, value) in [
        ("isolated", isolated),
        ("use_environment", 0),
        ("dev_mode", 0),
        ("code_debug_ranges", 1),
        ("write_bytecode", i64::from(vm.config.writes_byte_code)),
        ("optimization_level", 0),
        ("safe_path", isolated),
    ] {
        let value = vm.new_int(value);
        vm.dict_set_name(&configuration, name, value);
    }
    Ok(configuration)
}
