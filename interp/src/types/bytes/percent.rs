//! `format % arguments` for `bytes` and `bytearray`.

use crate::object::ObjectRef;
use crate::types::bytes::{Bytes, bytes_of};
use crate::types::converters::text_of;
use crate::types::formatting::percent::{ConversionSpecification, PercentPiece, PercentPieces};
use crate::types::int::Int;
use crate::types::str::percent::PercentArguments;
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// `bytes % arguments`
pub fn remainder(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    if left.payload::<Bytes>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    format_bytes(vm, left, right)
}

/// `bytearray % arguments`
pub fn remainder_of_bytearray(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    if !vm.is_bytearray(left) {
        return Ok(vm.not_implemented.clone());
    }
    format_bytes(vm, left, right)
}

fn format_bytes(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    // A format is read as the text that has one character for each byte.
    let format = Text::from_latin1(bytes_of(vm, left));
    let mut arguments = PercentArguments::new(vm, right, true);
    let mut value = Vec::new();
    for piece in PercentPieces::new(&format, arguments.is_mapping()) {
        match piece.map_err(|error| vm.format_error(error))? {
            PercentPiece::Literal(range) => value.extend_from_slice(&bytes_of(vm, left)[range]),
            PercentPiece::Conversion(specification) => {
                convert(vm, &format, &specification, &mut arguments, &mut value)?;
            }
        }
    }
    if arguments.is_left_over() {
        return Err(vm.type_error("not all arguments converted during bytes formatting"));
    }
    Ok(if vm.is_bytearray(left) { vm.new_bytearray(value) } else { vm.new_bytes(&value) })
}

fn convert(
    vm: &mut Vm,
    format: &Text,
    specification: &ConversionSpecification,
    arguments: &mut PercentArguments,
    result: &mut Vec<u8>,
) -> Result<()> {
    if let Some(key) = &specification.key {
        let key: Vec<u8> = format.slice(key.clone()).code_points().map(|code| code as u8).collect();
        let key = vm.new_bytes(&key);
        arguments.take_key(vm, &key)?;
    }
    if specification.percent_sign {
        result.push(b'%');
        return Ok(());
    }
    let layout = arguments.layout(vm, specification)?;
    if specification.incomplete {
        return Err(vm.value_error("incomplete format"));
    }
    let code = char::from_u32(specification.code).unwrap_or(char::REPLACEMENT_CHARACTER);
    let value = arguments.take(vm)?;
    let text = match code {
        'r' | 'a' => {
            let shown = vm.ascii(&value)?;
            layout.format_text(text_of(&shown).unwrap_or(&Text::empty()), true)
        }
        's' | 'b' => {
            let bytes = bytes_to_show(vm, &value)?;
            layout.format_text(&Text::from_latin1(&bytes), true)
        }
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            // `%i` calls itself `%d`.
            let integer = vm.percent_integer(&value, if code == 'i' { 'd' } else { code })?;
            let limit = vm.digits_limit;
            match integer.payload::<Int>() {
                Some(integer) => layout.format_integer(integer, code, limit),
                None => return Ok(()),
            }
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let float = vm.float_value(&value);
            match vm.catch(float, &vm.exceptions.type_error)? {
                Some(float) => layout.format_float(float, code),
                None => {
                    let name = vm.class_name(&value);
                    return Err(vm.type_error(format!("float argument required, not {name}")));
                }
            }
        }
        'c' => {
            let byte = single_byte(vm, &value)?;
            layout.format_text(&Text::from_latin1(&[byte]), false)
        }
        // Such a byte is a negative C char, which the message cannot show.
        '\u{80}'.. => return Err(vm.overflow_error("character argument not in range(0x110000)")),
        _ => Err(specification.unsupported()),
    };
    let text = text.map_err(|error| vm.format_error(error))?;
    result.extend(text.code_points().map(|code| code as u8));
    Ok(())
}

fn bytes_to_show(vm: &mut Vm, value: &ObjectRef) -> Result<Vec<u8>> {
    if value.payload::<Bytes>().is_some() || vm.is_bytearray(value) {
        return Ok(bytes_of(vm, value).to_vec());
    }
    let name = vm.names.__bytes__.clone();
    if let Some(result) = vm.call_bound_special(value, &name, Arguments::none())? {
        if result.payload::<Bytes>().is_some() {
            return Ok(bytes_of(vm, &result).to_vec());
        }
        let name = vm.class_name(&result);
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")));
    }
    if vm.has_buffer(value) {
        return vm.copied_items(value);
    }
    let name = vm.class_name(value);
    Err(vm.type_error(format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'")))
}

fn single_byte(vm: &mut Vm, value: &ObjectRef) -> Result<u8> {
    if value.payload::<Bytes>().is_some() || vm.is_bytearray(value) {
        if let [byte] = bytes_of(vm, value) {
            return Ok(*byte);
        }
    } else if vm.has_index(value) {
        let index = vm.index(value)?;
        return match index.payload::<Int>().and_then(Int::to_i64).map(u8::try_from) {
            Some(Ok(byte)) => Ok(byte),
            _ => Err(vm.overflow_error("%c arg not in range(256)")),
        };
    }
    Err(vm.type_error("%c requires an integer in range(256) or a single byte"))
}
