//! The functions of the built-in encodings: UTF-8, UTF-16, UTF-32, Latin-1 and ASCII, whole or piece by piece.

use super::Bound;
use crate::object::ObjectRef;
use crate::types::bytes::bytes_of;
use crate::types::converters::text_of;
use crate::types::numeric::ByteOrder;
use crate::types::text::codec::Encoding;
use crate::vm::{Result, Vm};

/// The `errors` argument of a function.
pub fn errors(vm: &mut Vm, given: Bound<'_>, function: &str) -> Result<Option<ObjectRef>> {
    let errors = vm.optional(given, 1);
    if let Some(errors) = &errors
        && text_of(errors).is_none()
    {
        return Err(vm.bad_argument(function, "argument 2", "str or None", errors));
    }
    Ok(errors)
}

/// The bytes of the first argument.
pub fn data(vm: &mut Vm, given: Bound<'_>) -> Result<Vec<u8>> {
    let data = vm.required(given, 0);
    vm.copied_buffer(&data)
}

/// The bytes of the first argument, a str standing for its UTF-8 form.
pub fn data_or_text(vm: &mut Vm, given: Bound<'_>) -> Result<Vec<u8>> {
    match given.first().and_then(Option::as_ref) {
        Some(object) if text_of(object).is_some() => {
            let encoded = vm.encode_str(&object.clone(), None, None)?;
            Ok(bytes_of(vm, &encoded).to_vec())
        }
        _ => data(vm, given),
    }
}

/// What codec functions give: the result and how much of the input it took.
pub fn pair(vm: &mut Vm, value: ObjectRef, consumed: usize) -> Result {
    let consumed = vm.new_int(consumed as i64);
    Ok(vm.new_tuple(vec![value, consumed]))
}

/// The argument `byteorder`: below, above or at zero.
pub fn byte_order(vm: &mut Vm, given: Bound<'_>) -> Result<Option<ByteOrder>> {
    let Some(order) = given.get_mut(2).and_then(Option::take) else { return Ok(None) };
    Ok(match vm.argument_c_int(&order)? {
        ..0 => Some(ByteOrder::Little),
        0 => None,
        1.. => Some(ByteOrder::Big),
    })
}

/// How many bytes at the end begin a character whose rest is still to come.
fn unfinished(bytes: &[u8], encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => (1..=3.min(bytes.len()))
            .find(|width| {
                let tail = &bytes[bytes.len() - width..];
                let begins = tail[0] >= 0xC2;
                begins && std::str::from_utf8(tail).is_err_and(|error| error.error_len().is_none())
            })
            .unwrap_or(0),
        Encoding::Utf16(order) => {
            let odd = bytes.len() % 2;
            let whole = &bytes[..bytes.len() - odd];
            let high = if order == Some(ByteOrder::Big) { 2 } else { 1 };
            let surrogate =
                whole.len() >= 2 && whole.get(whole.len() - high).is_some_and(|byte| (0xD8..0xDC).contains(byte));
            odd + if surrogate { 2 } else { 0 }
        }
        Encoding::Utf32(_) => bytes.len() % 4,
        _ => 0,
    }
}

fn decode_piece(
    vm: &mut Vm,
    given: Bound<'_>,
    encoding: Encoding,
    function: &str,
) -> Result<(ObjectRef, usize, Encoding)> {
    let bytes = data(vm, given)?;
    let errors = errors(vm, given, function)?;
    let last = given.last_mut().and_then(Option::take);
    let whole = vm.argument_truth(last.as_ref())?;
    let (ordered, mark) = encoding.after_mark(&bytes);
    let rest = if whole { 0 } else { unfinished(&bytes[mark..], ordered) };
    let consumed = bytes.len() - rest;
    let text = vm.decode_builtin_until(&bytes, consumed, encoding, errors.as_ref())?;
    // Without a mark and without a whole unit, the order is not settled yet.
    let told = if mark == 0 { encoding } else { ordered };
    Ok((text, consumed, told))
}

/// `utf_8_decode` and its like; a last argument beyond `errors` is `final`.
pub fn decode(vm: &mut Vm, given: Bound<'_>, encoding: Encoding, function: &str) -> Result {
    let (text, consumed, _) = decode_piece(vm, given, encoding, function)?;
    pair(vm, text, consumed)
}

/// `utf_16_ex_decode` and `utf_32_ex_decode`: they also give the byte order that the mark told.
pub fn decode_telling_order(vm: &mut Vm, given: Bound<'_>, encoding: Encoding, function: &str) -> Result {
    let (text, consumed, told) = decode_piece(vm, given, encoding, function)?;
    let order = match told {
        Encoding::Utf16(Some(ByteOrder::Big)) | Encoding::Utf32(Some(ByteOrder::Big)) => 1,
        Encoding::Utf16(Some(ByteOrder::Little)) | Encoding::Utf32(Some(ByteOrder::Little)) => -1,
        _ => 0,
    };
    let (consumed, order) = (vm.new_int(consumed as i64), vm.new_int(order));
    Ok(vm.new_tuple(vec![text, consumed, order]))
}

/// `utf_8_encode` and its like.
pub fn encode(vm: &mut Vm, given: Bound<'_>, encoding: Encoding, function: &str) -> Result {
    let object = vm.required(given, 0);
    vm.expect_text(function, "argument 1", &object)?;
    let errors = errors(vm, given, function)?;
    let length = text_of(&object).map_or(0, |text| text.len());
    let bytes = vm.encode_builtin(&object, encoding, errors.as_ref())?;
    pair(vm, bytes, length)
}

/// `readbuffer_encode`
pub fn read_buffer(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let bytes = data_or_text(vm, given)?;
    let value = vm.new_bytes(&bytes);
    pair(vm, value, bytes.len())
}
