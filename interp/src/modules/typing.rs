//! Module `_typing`: the native part of module typing (Modules/_typingmodule.c).

use super::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::native::method;
use crate::types::typing;
use crate::vm::{Result, Vm};

/// `_typing`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_typing",
    functions: &[method("_idfunc", "($module, x, /)", |vm, _, arguments| Ok(given(vm, arguments, 0)))],
    fill,
};

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    if !vm.profile.type_parameters {
        return Ok(());
    }
    let types = &vm.types;
    let mut values = vec![
        ("TypeVar", types.type_variable.clone()),
        ("TypeVarTuple", types.type_variable_tuple.clone()),
        ("ParamSpec", types.parameter_specification.clone()),
        ("ParamSpecArgs", types.parameter_arguments.clone()),
        ("ParamSpecKwargs", types.parameter_keywords.clone()),
        ("TypeAliasType", types.type_alias.clone()),
        ("Generic", types.generic.clone()),
    ];
    if vm.profile.type_parameter_defaults {
        values.push(("NoDefault", typing::no_default(vm)));
    }
    for (name, value) in values {
        vm.dict_set_name(namespace, name, value);
    }
    Ok(())
}
