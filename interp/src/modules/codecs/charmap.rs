//! Codecs by a mapping: `charmap_encode`, `charmap_decode`, `charmap_build`.

use super::Bound;
use super::builtin::{data, errors, pair};
use super::handlers::Attempt;
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::converters::text_of;
use crate::types::text::codec::{CodecError, Encoding};
use crate::types::text::{Text, TextBuilder};
use crate::vm::{Result, Vm};

/// What mappings have where a byte has no character.
const UNDEFINED: u32 = 0xFFFE;

fn undefined(start: usize, end: usize) -> CodecError {
    let reason = "character maps to <undefined>";
    CodecError { encoding: "charmap", start, end, reason, handler_refuses: false }
}

/// An item of a mapping, `None` where it has none or has None.
fn item(vm: &mut Vm, mapping: &ObjectRef, key: u32) -> Result<Option<ObjectRef>> {
    let key = vm.new_int(key.into());
    let found = vm.get_item(mapping, &key);
    let class = vm.exceptions.lookup_error.clone();
    let found = vm.catch(found, &class)?;
    Ok(found.filter(|value| !value.is(&vm.none)))
}

fn decode_piece(vm: &mut Vm, mapping: &ObjectRef, bytes: &[u8]) -> Attempt<Text> {
    let mut output = TextBuilder::new();
    for (index, byte) in bytes.iter().enumerate() {
        if let Some(table) = text_of(mapping) {
            match table.get((*byte).into()) {
                Some(code_point) if code_point != UNDEFINED => output.push(code_point),
                _ => return Ok(Err(undefined(index, index + 1))),
            }
            continue;
        }
        let Some(value) = item(vm, mapping, (*byte).into())? else {
            return Ok(Err(undefined(index, index + 1)));
        };
        if let Some(text) = text_of(&value) {
            if text.len() == 1 && text.get(0) == Some(UNDEFINED) {
                return Ok(Err(undefined(index, index + 1)));
            }
            output.push_text(text);
        } else if let Some(number) = vm.int_value(&value) {
            match u32::try_from(number) {
                Ok(UNDEFINED) => return Ok(Err(undefined(index, index + 1))),
                Ok(code_point @ 0..0x11_0000) => output.push(code_point),
                _ => return Err(vm.type_error("character mapping must be in range(0x110000)")),
            }
        } else {
            return Err(vm.type_error("character mapping must return integer, None or str"));
        }
    }
    Ok(Ok(output.finish()))
}

/// `charmap_decode`
pub fn decode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let bytes = data(vm, given)?;
    let errors = errors(vm, given, "charmap_decode")?;
    let text = match vm.optional(given, 2) {
        None => vm.decode_builtin(&bytes, Encoding::Latin1, errors.as_ref())?,
        Some(mapping) => vm.decode_with(&bytes, 0, errors.as_ref(), |vm, part| decode_piece(vm, &mapping, part))?,
    };
    pair(vm, text, bytes.len())
}

/// The bytes of one character, `None` where it has none.
fn encoded(vm: &mut Vm, mapping: &ObjectRef, code_point: u32) -> Result<Option<Vec<u8>>> {
    let Some(value) = item(vm, mapping, code_point)? else { return Ok(None) };
    if let Some(bytes) = value.payload::<Bytes>() {
        return Ok(Some(bytes.value.to_vec()));
    }
    match vm.int_value(&value).map(u8::try_from) {
        Some(Ok(byte)) => Ok(Some(vec![byte])),
        Some(Err(_)) => Err(vm.type_error("character mapping must be in range(256)")),
        None => {
            let name = vm.class_name(&value);
            Err(vm.type_error(format!("character mapping must return integer, bytes or None, not {name}")))
        }
    }
}

fn encode_piece(vm: &mut Vm, mapping: &ObjectRef, text: &Text) -> Attempt<Vec<u8>> {
    let mut output = Vec::with_capacity(text.len());
    for (start, code_point) in text.code_points().enumerate() {
        if let Some(bytes) = encoded(vm, mapping, code_point)? {
            output.extend_from_slice(&bytes);
            continue;
        }
        // The error covers all that follows and has no bytes either.
        let mut end = start + 1;
        while let Some(next) = text.get(end) {
            if encoded(vm, mapping, next)?.is_some() {
                break;
            }
            end += 1;
        }
        return Ok(Err(undefined(start, end)));
    }
    Ok(Ok(output))
}

/// `charmap_encode`
pub fn encode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let object = vm.required(given, 0);
    vm.expect_text("charmap_encode", "argument 1", &object)?;
    let errors = errors(vm, given, "charmap_encode")?;
    let bytes = match vm.optional(given, 2) {
        None => vm.encode_builtin(&object, Encoding::Latin1, errors.as_ref())?,
        Some(mapping) => {
            let bytes = vm.encode_with(&object, errors.as_ref(), |vm, part| encode_piece(vm, &mapping, part))?;
            // They were filled in place: a single byte is an object of its own.
            match bytes.payload::<Bytes>() {
                Some(bytes) => vm.new_filled_bytes(bytes.value.to_vec()),
                None => bytes,
            }
        }
    };
    let length = text_of(&object).map_or(0, |text| text.len());
    pair(vm, bytes, length)
}

/// `charmap_build`: the mapping for encoding that belongs to a decoding table.
pub fn build(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let table = vm.required(given, 0);
    vm.expect_text("charmap_build", "argument", &table)?;
    let mapping = vm.new_dict();
    let code_points: Vec<u32> = text_of(&table).map(|text| text.code_points().collect()).unwrap_or_default();
    for (byte, code_point) in code_points.into_iter().enumerate().take(256) {
        if code_point != UNDEFINED {
            let (key, value) = (vm.new_int(code_point.into()), vm.new_int(byte as i64));
            vm.dict_set(&mapping, key, value)?;
        }
    }
    Ok(mapping)
}
