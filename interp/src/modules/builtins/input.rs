//! `input` and `breakpoint`.

use crate::object::ObjectRef;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Raised, Result, Vm};

/// A stream of module sys that must be there.
fn stream(vm: &mut Vm, name: &str) -> Result {
    match vm.sys_attribute(name).filter(|stream| !stream.is(&vm.none)) {
        Some(stream) => Ok(stream),
        None => Err(vm.runtime_error(format!("input(): lost sys.{name}"))),
    }
}

fn end_of_file(vm: &mut Vm) -> Raised {
    let class = vm.exceptions.eof_error.clone();
    vm.raise(&class, "EOF when reading a line")
}

/// `input(prompt)` where the streams are no terminals: the prompt is written, a line is read.
pub(super) fn input(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let prompt = arguments[0].take();
    let (source, output, error) = (stream(vm, "stdin")?, stream(vm, "stdout")?, stream(vm, "stderr")?);
    let flush = vm.names.flush.clone();
    // Whether the error stream can be flushed does not matter.
    drop(vm.call_method(&error, &flush, []));
    if let Some(prompt) = prompt {
        super::output::write(vm, &output, &prompt)?;
    }
    drop(vm.call_method(&output, &flush, []));
    let reader = vm.get_attribute_named(&source, "readline")?;
    let line = vm.call(&reader, [])?;
    let Some(payload) = line.payload::<Str>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    let length = payload.text.len();
    if length == 0 {
        return Err(end_of_file(vm));
    }
    if payload.text.code_points().next_back() != Some(u32::from(b'\n')) {
        return Ok(line);
    }
    let line = payload.text.slice(0..length - 1);
    Ok(vm.new_text(line))
}

/// `breakpoint(*args, **kws)` calls `sys.breakpointhook`.
pub(super) fn breakpoint(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let Some(hook) = vm.sys_attribute("breakpointhook") else {
        return Err(vm.runtime_error("lost sys.breakpointhook"));
    };
    let positional = vm.required(arguments, 0);
    let positional = positional.payload::<Tuple>().map(|positional| positional.0.to_vec()).unwrap_or_default();
    let keywords = super::iteration::keywords_of(vm, arguments[1].take());
    vm.call(&hook, Arguments { keywords, ..Arguments::positional(positional) })
}
