//! `float(...)`

use crate::object::ObjectRef;
use crate::types::bytes::buffer_of;
use crate::types::converters::text_of;
use crate::types::float::Float;
use crate::types::numeric::{parse_float, parse_float_text};
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// `float.__new__`
pub(super) fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let exact = class.is(&vm.types.float);
    if !arguments.keywords.is_empty() {
        return Err(vm.type_error("float() takes no keyword arguments"));
    }
    let given = arguments.positional.len();
    if given > 1 {
        return Err(vm.type_error(format!("float expected at most 1 argument, got {given}")));
    }
    let value = match arguments.positional.first() {
        None => vm.new_float(0.0),
        Some(object) => float_of(vm, object)?,
    };
    if exact {
        return Ok(value);
    }
    Ok(ObjectRef::new(class, Float(super::value(&value))))
}

/// `float(object)` (`PyNumber_Float`, and `PyFloat_FromString` for text).
fn float_of(vm: &mut Vm, object: &ObjectRef) -> Result {
    if object.class_id() == vm.types.float.id() {
        return Ok(object.clone());
    }
    if let Some(text) = text_of(object) {
        return match parse_float_text(text) {
            Some(value) => Ok(vm.new_float(value)),
            None => {
                let shown = vm.repr_text(object)?;
                Err(invalid(vm, &shown))
            }
        };
    }
    let slots = object.class_payload(vm).slots(vm);
    if slots.float.is_some() || slots.index.is_some() {
        let value = vm.float_value(object)?;
        return Ok(vm.new_float(value));
    }
    if let Some(value) = object.payload::<Float>() {
        return Ok(vm.new_float(value.0));
    }
    if let Some(bytes) = buffer_of(vm, object).map(<[u8]>::to_vec) {
        return match std::str::from_utf8(&bytes).ok().filter(|text| text.is_ascii()).and_then(parse_float) {
            Some(value) => Ok(vm.new_float(value)),
            None => {
                let shown = vm.repr_text(object)?;
                Err(invalid(vm, &shown))
            }
        };
    }
    let name = vm.class_name(object);
    Err(vm.type_error(format!("float() argument must be a string or a real number, not '{name}'")))
}

fn invalid(vm: &mut Vm, shown: &Text) -> crate::vm::Raised {
    let class = vm.exceptions.value_error.clone();
    vm.raise_text(&class, Text::from("could not convert string to float: ").concat(shown))
}
