//! `sys.displayhook` and `sys.excepthook`.

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

/// Prints the value of an interactive expression and keeps it as `builtins._`.
pub(super) fn display_hook(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = vm.required(arguments, 0);
    if value.is(&vm.none) {
        return Ok(value);
    }
    let builtins = vm.builtins.clone();
    let none = vm.none.clone();
    vm.dict_set_name(&builtins, "_", none);
    let Some(output) = vm.sys_attribute("stdout").filter(|output| !output.is(&vm.none)) else {
        return Err(vm.runtime_error("lost sys.stdout"));
    };
    let text = vm.repr(&value)?;
    let write = vm.names.write.clone();
    vm.call_method(&output, &write, [text])?;
    let end = vm.new_str("\n");
    vm.call_method(&output, &write, [end])?;
    vm.dict_set_name(&builtins, "_", value);
    Ok(vm.none.clone())
}

/// Displays an exception with its traceback.
pub(super) fn except_hook(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = vm.required(arguments, 1);
    let traceback = vm.optional(arguments, 2);
    if vm.is_exception(&value) {
        if traceback.is_some() && vm.exception_traceback(&value).is_none() {
            vm.set_exception_traceback(&value, traceback);
        }
        vm.print_exception(&value);
    }
    Ok(vm.none.clone())
}
