//! Module `marshal`, as far as Lib/importlib wants it to exist: compiled files are neither read nor written
//! by this interpreter, so there is nothing in it but the version of the format.

use crate::modules::ModuleDefinition;

/// `marshal`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "marshal",
    functions: &[],
    fill: |vm, namespace| {
        let version = vm.new_int(4);
        vm.dict_set_name(namespace, "version", version);
        Ok(())
    },
};
