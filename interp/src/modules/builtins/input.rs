//! `input` and `breakpoint`.

use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
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
    vm.complete_sys()?;
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
    if let Some(text) = line.payload::<Str>().map(|line| &line.text) {
        return match text.len() {
            0 => Err(end_of_file(vm)),
            length if text.get(length - 1) == Some(u32::from(b'\n')) => Ok(vm.new_text(text.slice(0..length - 1))),
            _ => Ok(line.clone()),
        };
    }
    match line.payload::<Bytes>().map(|bytes| &*bytes.value) {
        Some([]) => Err(end_of_file(vm)),
        Some([start @ .., b'\n']) => Ok(vm.new_bytes(start)),
        Some(_) => Ok(line.clone()),
        None => Err(vm.type_error("object.readline() returned non-string")),
    }
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
