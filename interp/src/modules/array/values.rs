//! Values of arrays as objects and back.

use super::element;
use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::int::Int;
use crate::types::numeric::ByteOrder;
use crate::types::text::Text;
use crate::vm::{Raised, Result, Vm};

/// The object of a value.
pub(super) fn read(vm: &Vm, code: u8, bytes: &[u8]) -> ObjectRef {
    if matches!(code, b'u' | b'w') {
        let code_point = bytes.try_into().map_or(0, u32::from_ne_bytes);
        return vm.new_text(Text::from_code_point(code_point));
    }
    element(code).read(vm, bytes)
}

/// The bytes of an object as a value.
///
/// # Errors
/// TypeError for an object of another type, OverflowError for a number out of range.
pub(super) fn write(vm: &mut Vm, code: u8, object: &ObjectRef) -> Result<Vec<u8>> {
    match code {
        b'u' | b'w' => match text_of(object).map(|text| (text.len(), text.get(0))) {
            Some((1, Some(code_point))) => Ok(code_point.to_ne_bytes().to_vec()),
            Some(_) | None if !vm.profile.array_names_characters => {
                let found = match text_of(object) {
                    Some(_) => return Err(vm.type_error("array item must be unicode character")),
                    None => vm.class_name(object),
                };
                Err(vm.type_error(format!("array item must be a unicode character, not {found}")))
            }
            _ => Err(vm.type_error("array item must be unicode character")),
        },
        b'f' => Ok((vm.float_value(object)? as f32).to_ne_bytes().to_vec()),
        b'd' => Ok(vm.float_value(object)?.to_ne_bytes().to_vec()),
        _ => {
            let index = vm.index(object)?;
            let Some(number) = index.payload::<Int>() else { return Ok(Vec::new()) };
            let signed = code.is_ascii_lowercase();
            match number.to_bytes(element(code).size(), ByteOrder::Little, signed) {
                Ok(bytes) => Ok(bytes),
                Err(_) => Err(out_of_range(vm, code, number)),
            }
        }
    }
}

/// CPython words this as the C function does that converts for each code.
#[cold]
fn out_of_range(vm: &mut Vm, code: u8, number: &Int) -> Raised {
    let kind = match code {
        b'b' => "signed char",
        b'B' => "unsigned byte integer",
        b'h' => "signed short integer",
        b'H' => "unsigned short",
        b'i' => "signed integer",
        b'I' if !number.is_negative() && number.to_u64().is_some() => "unsigned int",
        b'l' => return vm.overflow_error("Python int too large to convert to C long"),
        b'I' | b'L' if number.is_negative() => {
            return vm.overflow_error("can't convert negative value to unsigned int");
        }
        b'I' | b'L' => return vm.overflow_error("Python int too large to convert to C unsigned long"),
        b'Q' if number.is_negative() => return vm.overflow_error("can't convert negative int to unsigned"),
        _ => return vm.overflow_error("int too big to convert"),
    };
    // What no C long holds fails before the code's own limits are looked at.
    if number.to_i64().is_none() && code != b'I' {
        return vm.overflow_error("Python int too large to convert to C long");
    }
    let limit = if number.is_negative() { "less than minimum" } else { "greater than maximum" };
    vm.overflow_error(format!("{kind} is {limit}"))
}
