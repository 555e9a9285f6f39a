//! Frames of threads, the trace function, and the debugger.

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `sys._current_frames`: the innermost frame of each thread by the thread's number.
pub(super) fn current_frames(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    let frames = vm.new_dict();
    for identity in vm.threads.identities() {
        let innermost = |vm: &mut Vm| vm.frames.len().checked_sub(1).and_then(|index| vm.frame_object(index));
        if let Some(frame) = vm.on_behalf_of(identity, innermost) {
            let number = vm.new_int(identity);
            vm.dict_set(&frames, number, frame)?;
        }
    }
    Ok(frames)
}

/// `sys.breakpointhook`: the debugger of the library.
pub(super) fn breakpoint_hook(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (positional, keywords) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let module = vm.import_absolute("pdb")?;
    let function = vm.get_attribute_named(&module, "set_trace")?;
    let mut call = crate::vm::Arguments::positional(vm.collect(&positional)?);
    let mut position = 0;
    while let Some((next, name, value)) = vm.dict_next(&keywords, position) {
        position = next;
        call.keywords.push((name, value));
    }
    vm.call(&function, call)
}

/// `sys.settrace`
pub(super) fn set_trace(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let function = vm.optional(arguments, 0);
    vm.set_trace_function(function);
    Ok(vm.none.clone())
}

/// `sys.gettrace`
pub(super) fn trace_function(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.tracing.function.clone().unwrap_or_else(|| vm.none.clone()))
}
