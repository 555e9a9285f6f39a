//! `print` and `input`.

use crate::object::{ObjectRef, collector};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

pub(super) fn print(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let values = vm.required(arguments, 0);
    let [separator, end] = [vm.optional(arguments, 1), vm.optional(arguments, 2)];
    let file = match vm.optional(arguments, 3) {
        Some(file) => file,
        None => match vm.sys_attribute("stdout") {
            Some(file) if file.is(&vm.none) => return Ok(file),
            Some(file) => file,
            None => return Err(vm.runtime_error("lost sys.stdout")),
        },
    };
    for (value, name) in [(&separator, "sep"), (&end, "end")] {
        if let Some(value) = value
            && value.payload::<Str>().is_none()
        {
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("{name} must be None or a string, not {class}")));
        }
    }
    let count = values.payload::<Tuple>().map_or(0, |values| values.0.len());
    for index in 0..count {
        if index > 0 {
            let separator = separator.clone().unwrap_or_else(|| vm.new_str(" "));
            write(vm, &file, &separator)?;
        }
        let Some(value) = values.payload::<Tuple>().map(|values| values.0[index].clone()) else { break };
        write(vm, &file, &value)?;
    }
    let end = end.unwrap_or_else(|| vm.new_str("\n"));
    write(vm, &file, &end)?;
    if let Some(flush) = arguments[4].take()
        && vm.truth(&flush)?
    {
        let name = vm.names.flush.clone();
        vm.call_method(&file, &name, [])?;
    }
    Ok(vm.none.clone())
}

/// `file.write(str(value))`, the method looked up first (`PyFile_WriteObject`).
pub(super) fn write(vm: &mut Vm, file: &ObjectRef, value: &ObjectRef) -> Result<()> {
    if vm.is_native_text_stream(file) {
        // The bound method, which is not needed here, is there until all is written.
        collector::count_new();
        let result = vm.str(value).and_then(|text| vm.write_text(file, &text));
        collector::count_gone();
        return result;
    }
    let name = vm.names.write.clone();
    let writer = vm.get_attribute(file, &name)?;
    let text = vm.str(value)?;
    vm.call(&writer, [text])?;
    Ok(())
}
