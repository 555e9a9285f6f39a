//! `_excepthook`: what an exception that ends a thread of module threading is reported by.

use super::Bound;
use crate::object::ObjectRef;
use crate::types::native::{TypeDefinition, member};
use crate::types::structure_sequence::{definition, field};
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Result, Vm};

/// `_ExceptHookArgs`
pub(super) static ARGUMENTS: TypeDefinition = TypeDefinition {
    name: "_ExceptHookArgs",
    module: "_thread",
    attributes: &[
        member("exc_type", field::<0>),
        member("exc_value", field::<1>),
        member("exc_traceback", field::<2>),
        member("thread", field::<3>),
    ],
    ..definition(4)
};

/// Prints the exception to `sys.stderr`, or to what it was when the thread was made; SystemExit is none
/// (`thread_excepthook`).
pub(super) fn except_hook(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let given = vm.required(arguments, 0);
    let definition = given.class(vm).payload::<Type>().and_then(|class| class.data.get(vm).definition);
    let is_right = definition.is_some_and(|found| std::ptr::eq(found, &ARGUMENTS));
    let parts = given.payload::<Tuple>().filter(|_| is_right);
    let Some([class, exception, traceback, thread]) = parts.map(|parts| &*parts.0) else {
        return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
    };
    if class.is(&vm.exceptions.system_exit) {
        return Ok(vm.none.clone());
    }
    let is_there = |vm: &Vm, object: &ObjectRef| !object.is(&vm.none);
    let mut stream = vm.sys_attribute("stderr").filter(|stream| is_there(vm, stream));
    if stream.is_none() {
        if !is_there(vm, thread) {
            return Ok(vm.none.clone());
        }
        let kept = vm.get_attribute_named(thread, "_stderr")?;
        stream = Some(kept).filter(|stream| is_there(vm, stream));
    }
    let Some(stream) = stream else { return Ok(vm.none.clone()) };
    let name = vm.intern("name");
    let name = match vm.get_optional_attribute(thread, &name)? {
        Some(name) => vm.str_display(&name)?,
        None => vm.threads.current().to_string(),
    };
    let write = vm.names.write.clone();
    let text = vm.new_str(&format!("Exception in thread {name}:\n"));
    vm.call_method(&stream, &write, [text])?;
    if vm.is_exception(exception) {
        if is_there(vm, traceback) && vm.exception_traceback(exception).is_none() {
            vm.set_exception_traceback(exception, Some(traceback.clone()));
        }
        let exception = exception.clone();
        let report = vm.report(&exception);
        let text = vm.format_report(&report);
        let text = vm.new_str(&text);
        vm.call_method(&stream, &write, [text])?;
    }
    Ok(vm.none.clone())
}
