//! Module `_imp`: what Lib/importlib asks of the interpreter.

use crate::modules::ModuleDefinition;
use crate::modules::importing::byte_code_files;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

fn none(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.none.clone())
}

fn no(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_bool(false))
}

fn is_builtin(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.required(arguments, 0);
    let name = vm.display_text(&name);
    let known = crate::modules::find(&name).is_some();
    // builtins and sys cannot be made a second time: -1, as in CPython.
    Ok(vm.new_int(if matches!(name.as_str(), "builtins" | "sys") { -1 } else { i64::from(known) }))
}

fn create_builtin(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let specification = vm.required(arguments, 0);
    let name = vm.get_attribute_named(&specification, "name")?;
    let name = vm.display_text(&name);
    vm.import_absolute(&name)
}

fn fix_co_filename(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.none.clone())
}

/// The hash of a source file that a hash-based byte code file holds (PEP 552).
fn source_hash(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (key, source) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let key = vm.index_to_isize(&key)? as u64;
    let source = vm.copied_buffer(&source)?;
    Ok(vm.new_bytes(&byte_code_files::source_hash(key, &source)))
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("source_hash", "($module, /, key, source)", source_hash),
    method("acquire_lock", "($module, /)", none),
    method("release_lock", "($module, /)", none),
    method("lock_held", "($module, /)", no),
    method("is_builtin", "($module, name, /)", is_builtin),
    method("is_frozen", "($module, name, /)", no),
    method("is_frozen_package", "($module, name, /)", no),
    method("find_frozen", "($module, name, /, *, withdata=False)", none),
    method("create_builtin", "($module, spec, /)", create_builtin),
    method("exec_builtin", "($module, mod, /)", |vm, _, _| Ok(vm.new_int(0))),
    method("extension_suffixes", "($module, /)", |vm, _, _| Ok(vm.new_list(Vec::new()))),
    method("_fix_co_filename", "($module, code, path, /)", fix_co_filename),
    // Nothing is frozen, whatever is asked for.
    method("_override_frozen_modules_for_tests", "($module, override, /)", none),
    method("_override_multi_interp_extensions_check", "($module, override, /)", |vm, _, _| Ok(vm.new_int(0))),
];

/// `_imp`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_imp",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        let never = vm.new_str("never");
        vm.dict_set_name(namespace, "check_hash_based_pycs", never);
        let token = vm.new_int(vm.profile.bytecode_magic);
        vm.dict_set_name(namespace, "pyc_magic_number_token", token);
        Ok(())
    },
};
