//! `sys.displayhook`, `sys.excepthook` and `sys.unraisablehook`.

use crate::object::ObjectRef;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::traceback_printing::unraisable::UNRAISABLE;
use crate::vm::{Raised, Result, Vm};

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
    } else {
        let found = vm.class_name(&value);
        vm.write_to_stderr(&format!("TypeError: print_exception(): Exception expected for value, {found} found\n"));
    }
    Ok(vm.none.clone())
}

/// Reports an exception that nobody can catch.
pub(super) fn unraisable_hook(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let information = vm.required(arguments, 0);
    let definition = information.class(vm).payload::<Type>().and_then(|class| class.data.get(vm).definition);
    let parts =
        information.payload::<Tuple>().filter(|_| definition.is_some_and(|found| std::ptr::eq(found, &UNRAISABLE)));
    let Some([_, exception, _, message, object]) = parts.map(|parts| &*parts.0) else {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    };
    let message = (!message.is(&vm.none)).then(|| vm.display_text(message));
    let object = Some(object.clone()).filter(|object| !object.is(&vm.none));
    let raised = Raised(exception.clone());
    vm.display_unraisable(raised, message.as_deref(), object.as_ref());
    Ok(vm.none.clone())
}
