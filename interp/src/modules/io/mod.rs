//! Module `_io`: text streams.

pub mod text_stream;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

/// `_io`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_io", doc: None, functions: &[], fill };

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let size = vm.new_int(8192);
    vm.dict_set_name(namespace, "DEFAULT_BUFFER_SIZE", size);
    let class = vm.types.text_stream.clone();
    vm.dict_set_name(namespace, "TextIOWrapper", class);
    Ok(())
}
