//! UTF-7: ASCII for most characters, base64 between `+` and `-` for the others (RFC 2152).

use super::Bound;
use super::builtin::{data, errors, pair};
use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::text::codec::CodecError;
use crate::types::text::{Text, TextBuilder};
use crate::vm::{Result, Vm};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64_value(byte: u32) -> Option<u32> {
    let byte = u8::try_from(byte).ok()?;
    ALPHABET.iter().position(|known| *known == byte).map(|value| value as u32)
}

/// Whether a character stands for itself where it is written.
fn is_direct(code_point: u32) -> bool {
    let Ok(byte) = u8::try_from(code_point) else { return false };
    byte.is_ascii_alphanumeric()
        || b"'(),-./:? \t\n\r".contains(&byte)
        || byte.is_ascii_punctuation() && !b"+\\~".contains(&byte)
}

/// Bits that wait to be written as base64.
#[derive(Default)]
struct Bits {
    value: u64,
    count: u32,
}

impl Bits {
    fn add(&mut self, unit: u32, output: &mut Vec<u8>) {
        self.value = self.value << 16 | u64::from(unit);
        self.count += 16;
        while self.count >= 6 {
            self.count -= 6;
            output.push(ALPHABET[(self.value >> self.count & 63) as usize]);
        }
    }

    fn finish(&mut self, output: &mut Vec<u8>) {
        if self.count > 0 {
            output.push(ALPHABET[(self.value << (6 - self.count) & 63) as usize]);
        }
        *self = Self::default();
    }
}

fn encoded(text: &Text) -> Vec<u8> {
    let mut output = Vec::with_capacity(text.len());
    let mut bits = Bits::default();
    let mut shifted = false;
    for code_point in text.code_points() {
        if is_direct(code_point) {
            if std::mem::take(&mut shifted) {
                bits.finish(&mut output);
                // What is no base64 ends it by itself, but for the sign that ends it.
                if base64_value(code_point).is_some() || code_point == u32::from(b'-') {
                    output.push(b'-');
                }
            }
            output.push(code_point as u8);
            continue;
        }
        if !shifted && code_point == u32::from(b'+') {
            output.extend_from_slice(b"+-");
            continue;
        }
        if !std::mem::replace(&mut shifted, true) {
            output.push(b'+');
        }
        match code_point.checked_sub(0x1_0000) {
            Some(beyond) => {
                bits.add(0xD800 | beyond >> 10, &mut output);
                bits.add(0xDC00 | beyond & 0x3FF, &mut output);
            }
            None => bits.add(code_point, &mut output),
        }
    }
    bits.finish(&mut output);
    if shifted {
        output.push(b'-');
    }
    output
}

fn failure(start: usize, end: usize, reason: &'static str) -> CodecError {
    CodecError { encoding: "utf7", start, end, reason, handler_refuses: false }
}

/// The decoded text, and how many bytes it took: fewer than there are where a sequence is not at its end yet. On
/// error, what was decoded before.
fn decoded(bytes: &[u8], whole: bool) -> std::result::Result<(Text, usize), (CodecError, Text)> {
    let mut output = TextBuilder::with_capacity(bytes.len());
    let (mut value, mut count, mut high) = (0_u32, 0_u32, None::<u32>);
    // Where the sequence of base64 began, and how long the text was then.
    let mut shift: Option<(usize, usize)> = None;
    let mut position = 0;
    while let Some(byte) = bytes.get(position).copied() {
        let code_point = u32::from(byte);
        if let Some((start, _)) = &shift {
            if let Some(six) = base64_value(code_point) {
                value = value << 6 | six;
                count += 6;
                position += 1;
                if count < 16 {
                    continue;
                }
                count -= 16;
                let unit = value >> count & 0xFFFF;
                value &= (1 << count) - 1;
                match (high.take(), unit) {
                    (Some(first), 0xDC00..0xE000) => {
                        output.push(0x1_0000 + ((first & 0x3FF) << 10 | unit & 0x3FF));
                        continue;
                    }
                    (Some(first), _) => output.push(first),
                    (None, _) => {}
                }
                match unit {
                    0xD800..0xDC00 => high = Some(unit),
                    _ => output.push(unit),
                }
                continue;
            }
            if count >= 6 {
                let error = failure(*start, position + 1, "partial character in shift sequence");
                return Err((error, output.finish()));
            }
            if count > 0 && value != 0 {
                let error = failure(*start, position + 1, "non-zero padding bits in shift sequence");
                return Err((error, output.finish()));
            }
            if let Some(first) = high.take().filter(|_| byte.is_ascii() && byte != b'+') {
                output.push(first);
            }
            shift = None;
            if byte == b'-' {
                position += 1;
            }
        } else if byte == b'+' {
            position += 1;
            match bytes.get(position) {
                Some(b'-') => {
                    position += 1;
                    output.push(code_point);
                }
                Some(next) if base64_value(u32::from(*next)).is_none() => {
                    let error = failure(position - 1, position + 1, "ill-formed sequence");
                    return Err((error, output.finish()));
                }
                _ => {
                    (value, count, high) = (0, 0, None);
                    shift = Some((position - 1, output.len()));
                }
            }
        } else if byte.is_ascii() {
            position += 1;
            output.push(code_point);
        } else {
            return Err((failure(position, position + 1, "unexpected special character"), output.finish()));
        }
    }
    let Some((start, before)) = shift else { return Ok((output.finish(), position)) };
    if !whole {
        return Ok((output.finish().slice(0..before), start));
    }
    if high.is_some() || count >= 6 || count > 0 && value != 0 {
        return Err((failure(start, bytes.len(), "unterminated shift sequence"), output.finish()));
    }
    Ok((output.finish(), position))
}

/// `utf_7_encode`
pub fn encode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let object = vm.required(given, 0);
    vm.expect_text("utf_7_encode", "argument 1", &object)?;
    errors(vm, given, "utf_7_encode")?;
    let Some(text) = text_of(&object) else { return Ok(object) };
    let value = vm.new_filled_bytes(encoded(text));
    pair(vm, value, text.len())
}

/// `utf_7_decode`
pub fn decode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let bytes = data(vm, given)?;
    let errors = errors(vm, given, "utf_7_decode")?;
    let last = given[2].take();
    let whole = vm.argument_truth(last.as_ref())?;
    let mut consumed = bytes.len();
    // What was decoded before an error is asked for right after it.
    let mut before = None;
    let text = vm.decode_with(&bytes, 0, errors.as_ref(), |_, part| {
        if let Some(text) = before.take() {
            return Ok(Ok(text));
        }
        Ok(match decoded(part, whole) {
            Ok((text, taken)) => {
                consumed = bytes.len() - part.len() + taken;
                Ok(text)
            }
            Err((error, text)) => {
                before = Some(text);
                Err(error)
            }
        })
    })?;
    pair(vm, text, consumed)
}
