//! `os.terminal_size` and `os.get_terminal_size`.

use super::posix::check_allowed;
use crate::object::ObjectRef;
use crate::types::native::{TypeDefinition, member};
use crate::types::structure_sequence::{definition, field};
use crate::vm::{Result, Vm};

static TERMINAL_SIZE: TypeDefinition = TypeDefinition {
    name: "terminal_size",
    module: "os",
    attributes: &[member("columns", field::<0>), member("lines", field::<1>)],
    ..definition(2)
};

/// The type `os.terminal_size`.
pub(super) fn class(vm: &mut Vm) -> ObjectRef {
    vm.structure_sequence_type(&TERMINAL_SIZE)
}

/// `os.get_terminal_size`
pub(super) fn size(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    check_allowed(vm)?;
    let descriptor = match vm.optional(arguments, 0) {
        Some(descriptor) => vm.argument_c_int(&descriptor)?,
        None => 1,
    };
    let file = vm.module_state.descriptors.copy(descriptor);
    let size = file.and_then(|file| rustix::termios::tcgetwinsize(&file).map_err(std::io::Error::from));
    match size {
        Ok(size) => {
            let numbers = [size.ws_col, size.ws_row].map(|number| vm.new_int(i64::from(number)));
            let class = class(vm);
            Ok(vm.new_structure_sequence(&class, numbers.to_vec()))
        }
        Err(error) => Err(vm.io_error(&error)),
    }
}
