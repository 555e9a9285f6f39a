//! `repr`, `ascii`, `format`, `chr`, `ord`.

use crate::object::ObjectRef;
use crate::types::buffer::bytes_of;
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::types::text::Text;
use crate::vm::{Result, Vm};

pub(super) fn repr(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    vm.repr(&object)
}

pub(super) fn ascii(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    vm.ascii(&object)
}

pub(super) fn format(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let specification = arguments[1].take();
    if let Some(specification) = &specification
        && specification.payload::<Str>().is_none()
    {
        let class = if specification.is(&vm.none) { "None".to_owned() } else { vm.class_name(specification) };
        return Err(vm.type_error(format!("format() argument 2 must be str, not {class}")));
    }
    vm.format(&object, specification.as_ref())
}

pub(super) fn chr(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = vm.required(arguments, 0);
    let index = vm.index(&number)?;
    let number = vm.int_value(&index);
    match number.map(u32::try_from) {
        Some(Ok(code_point)) if code_point <= 0x10_ffff => Ok(vm.new_text(Text::from_code_point(code_point))),
        _ if vm.profile.chr_takes_any_size || number.is_some_and(|number| i32::try_from(number).is_ok()) => {
            Err(vm.value_error("chr() arg not in range(0x110000)"))
        }
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

pub(super) fn ord(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let character = vm.required(arguments, 0);
    let length = if let Some(text) = character.payload::<Str>() {
        if let (1, Some(code_point)) = (text.text.len(), text.text.get(0)) {
            return Ok(vm.new_int(i64::from(code_point)));
        }
        text.text.len()
    } else if character.payload::<Bytes>().is_some() || vm.is_bytearray(&character) {
        let bytes = bytes_of(vm, &character);
        if let [byte] = *bytes {
            return Ok(vm.new_int(i64::from(byte)));
        }
        bytes.len()
    } else {
        let class = vm.class_name(&character);
        return Err(vm.type_error(format!("ord() expected string of length 1, but {class} found")));
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {length} found")))
}
