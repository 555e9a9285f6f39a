//! Codecs of backslash escapes: `unicode_escape`, `raw_unicode_escape` and the bytes literals' `escape`.

use super::Bound;
use super::builtin::{data, data_or_text, errors, pair};
use super::handlers::{Attempt, escaped};
use crate::object::ObjectRef;
use crate::syntax::escapes;
use crate::types::bytes::{Bytes, bytes_of};
use crate::types::converters::text_of;
use crate::types::text::codec::CodecError;
use crate::types::text::names;
use crate::types::text::{Text, TextBuilder};
use crate::vm::{Result, Vm};

/// What a simple escape stands for.
fn simple_escape(byte: u8) -> Option<u8> {
    Some(match byte {
        b'\\' | b'\'' | b'"' => byte,
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        _ => return None,
    })
}

/// The number that hexadecimal digits give, and how many of those wanted are there.
fn hexadecimal(bytes: &[u8], wanted: usize) -> (u32, usize) {
    let digits = bytes.iter().take(wanted).map_while(|byte| char::from(*byte).to_digit(16));
    digits.fold((0, 0), |(value, count), digit| (value << 4 | digit, count + 1))
}

/// The number that up to three octal digits give, and how many there are.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let digits = bytes.iter().take(3).map_while(|byte| char::from(*byte).to_digit(8));
    digits.fold((0, 0), |(value, count), digit| (value << 3 | digit, count + 1))
}

/// One escape: a code point, if it stands for one, and its length; or how far the error reaches, and the reason.
type Step = std::result::Result<(Option<u32>, usize), (usize, &'static str)>;

fn hexadecimal_escape(rest: &[u8], kind: u8, beyond: &'static str) -> Step {
    let (wanted, truncated) = match kind {
        b'x' => (2, "truncated \\xXX escape"),
        b'u' => (4, "truncated \\uXXXX escape"),
        _ => (8, "truncated \\UXXXXXXXX escape"),
    };
    match hexadecimal(&rest[2..], wanted) {
        (_, count) if count < wanted => Err((2 + count, truncated)),
        (0x11_0000.., _) => Err((2 + wanted, beyond)),
        (code_point, _) => Ok((Some(code_point), 2 + wanted)),
    }
}

fn named_escape(rest: &[u8]) -> Step {
    if rest.get(2) != Some(&b'{') {
        return Err((2, "malformed \\N character escape"));
    }
    let Some(length) = rest[3..].iter().position(|byte| *byte == b'}') else {
        return Err((rest.len(), "malformed \\N character escape"));
    };
    if length == 0 {
        return Err((3, "malformed \\N character escape"));
    }
    let name = std::str::from_utf8(&rest[3..3 + length]).ok();
    match name.and_then(names::named) {
        Some(code_point) => Ok((Some(code_point), length + 4)),
        None => Err((length + 4, "unknown Unicode character name")),
    }
}

/// The escape at the start of `rest`, which begins with a backslash. What is no escape stands for its backslash.
fn unicode_escape(rest: &[u8]) -> Step {
    let Some(kind) = rest.get(1) else { return Err((1, "\\ at end of string")) };
    match kind {
        b'\n' => Ok((None, 2)),
        b'0'..=b'7' => {
            let (code_point, count) = octal(&rest[1..]);
            Ok((Some(code_point), 1 + count))
        }
        b'x' | b'u' | b'U' => hexadecimal_escape(rest, *kind, "illegal Unicode character"),
        b'N' => named_escape(rest),
        _ => Ok(match simple_escape(*kind) {
            Some(byte) => (Some(byte.into()), 2),
            None => (Some(u32::from(b'\\')), 1),
        }),
    }
}

/// The raw escape at the start of `rest`: only `\u` and `\U` count, and not after a backslash.
fn raw_escape(rest: &[u8]) -> Step {
    match rest.get(1) {
        Some(kind @ (b'u' | b'U')) => hexadecimal_escape(rest, *kind, "\\Uxxxxxxxx out of range"),
        _ => Ok((Some(u32::from(b'\\')), 1)),
    }
}

fn decode_piece(bytes: &[u8], encoding: &'static str, raw: bool) -> Attempt<Text> {
    let mut output = TextBuilder::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(byte) = bytes.get(position) {
        if *byte != b'\\' {
            output.push((*byte).into());
            position += 1;
            continue;
        }
        let rest = &bytes[position..];
        match if raw { raw_escape(rest) } else { unicode_escape(rest) } {
            Ok((code_point, length)) => {
                output.extend(code_point);
                position += length;
                // In the raw form a backslash takes the next one along.
                if raw && length == 1 && rest.get(1) == Some(&b'\\') {
                    output.push(u32::from(b'\\'));
                    position += 1;
                }
            }
            Err((length, reason)) => {
                let (start, end) = (position, position + length);
                return Ok(Err(CodecError { encoding, start, end, reason, handler_refuses: false }));
            }
        }
    }
    Ok(Ok(output.finish()))
}

/// Where an escape begins whose rest is still to come.
fn whole_length(bytes: &[u8], raw: bool) -> usize {
    let mut position = 0;
    while position < bytes.len() {
        let rest = &bytes[position..];
        if rest[0] != b'\\' {
            position += 1;
            continue;
        }
        if rest.len() == 1 {
            return position;
        }
        let octal_open = !raw && octal(&rest[1..]).1 + 1 == rest.len() && rest.len() < 4;
        match if raw { raw_escape(rest) } else { unicode_escape(rest) } {
            Err((length, _)) if length == rest.len() => return position,
            Ok(_) if octal_open => return position,
            Ok((_, 1)) => position += 2,
            Ok((_, length)) | Err((length, _)) => position += length,
        }
    }
    bytes.len()
}

fn decode(vm: &mut Vm, given: Bound<'_>, encoding: &'static str, function: &str, raw: bool) -> Result {
    let bytes = data_or_text(vm, given)?;
    let errors = errors(vm, given, function)?;
    let whole = match given.get_mut(2).and_then(Option::take) {
        Some(flag) => vm.truth(&flag)?,
        None => true,
    };
    let length = if whole { bytes.len() } else { whole_length(&bytes, raw) };
    let text = vm.decode_with(&bytes[..length], 0, errors.as_ref(), |_, part| decode_piece(part, encoding, raw))?;
    if !raw {
        warn_of_invalid(vm, &bytes[..length], false)?;
    }
    pair(vm, text, length)
}

/// Warns of the first escape that is none, or is too large an octal one.
fn warn_of_invalid(vm: &mut Vm, bytes: &[u8], is_bytes: bool) -> Result<()> {
    let contents: String = bytes.iter().copied().map(char::from).collect();
    let message = escapes::first_invalid(&contents, is_bytes, escapes::Reader::Codec);
    message.map_or(Ok(()), |message| vm.warn_deprecated(&message))
}

/// `unicode_escape_decode`
pub fn unicode_escape_decode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    decode(vm, given, "unicodeescape", "unicode_escape_decode", false)
}

/// `raw_unicode_escape_decode`
pub fn raw_unicode_escape_decode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    decode(vm, given, "rawunicodeescape", "raw_unicode_escape_decode", true)
}

/// How the bytes of an encoding come to be: filled in place, or copied, so that a single byte is the one that exists once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Making {
    Filled,
    Copied,
}

fn encode(vm: &mut Vm, given: Bound<'_>, function: &str, making: Making, write: fn(&mut Vec<u8>, u32)) -> Result {
    let object = vm.required(given, 0);
    vm.expect_text(function, "argument 1", &object)?;
    errors(vm, given, function)?;
    let mut output = Vec::new();
    let text = text_of(&object).cloned().unwrap_or_else(Text::empty);
    text.code_points().for_each(|code_point| write(&mut output, code_point));
    let bytes = match making {
        Making::Filled => vm.new_filled_bytes(output),
        Making::Copied => vm.new_bytes(&output),
    };
    pair(vm, bytes, text.len())
}

/// `unicode_escape_encode`
pub fn unicode_escape_encode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    encode(vm, given, "unicode_escape_encode", Making::Filled, |output, code_point| match code_point {
        0x09 => output.extend_from_slice(b"\\t"),
        0x0A => output.extend_from_slice(b"\\n"),
        0x0D => output.extend_from_slice(b"\\r"),
        0x5C => output.extend_from_slice(b"\\\\"),
        0x20..0x7F => output.push(code_point as u8),
        _ => output.extend_from_slice(escaped(code_point).as_bytes()),
    })
}

/// `raw_unicode_escape_encode`
pub fn raw_unicode_escape_encode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    encode(vm, given, "raw_unicode_escape_encode", Making::Copied, |output, code_point| match code_point {
        0..0x100 => output.push(code_point as u8),
        _ => output.extend_from_slice(escaped(code_point).as_bytes()),
    })
}

/// `escape_encode`: bytes as the inside of a bytes literal.
pub fn escape_encode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let object = vm.required(given, 0);
    if object.payload::<Bytes>().is_none() {
        return Err(vm.bad_argument("escape_encode", "argument 1", "bytes", &object));
    }
    let bytes = bytes_of(vm, &object).to_vec();
    let mut output = Vec::new();
    for byte in &bytes {
        match byte {
            b'\'' | b'\\' => output.extend_from_slice(&[b'\\', *byte]),
            b'\t' => output.extend_from_slice(b"\\t"),
            b'\n' => output.extend_from_slice(b"\\n"),
            b'\r' => output.extend_from_slice(b"\\r"),
            0x20..0x7F => output.push(*byte),
            _ => output.extend_from_slice(escaped((*byte).into()).as_bytes()),
        }
    }
    let value = vm.new_filled_bytes(output);
    pair(vm, value, bytes.len())
}

/// `escape_decode`: what a bytes literal with this inside stands for.
pub fn escape_decode(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let bytes = if given.first().and_then(Option::as_ref).is_some_and(|object| text_of(object).is_some()) {
        data_or_text(vm, given)?
    } else {
        data(vm, given)?
    };
    let errors = errors(vm, given, "escape_decode")?;
    let handler = errors.map_or_else(|| "strict".to_owned(), |errors| vm.display_text(&errors));
    let mut output = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(byte) = bytes.get(position).copied() {
        position += 1;
        if byte != b'\\' {
            output.push(byte);
            continue;
        }
        let Some(kind) = bytes.get(position).copied() else {
            return Err(vm.value_error("Trailing \\ in string"));
        };
        position += 1;
        match kind {
            b'\n' => {}
            b'0'..=b'7' => {
                let (value, count) = octal(&bytes[position - 1..]);
                // Above 0o377 the high bits are lost.
                output.push(value as u8);
                position += count - 1;
            }
            b'x' => match hexadecimal(&bytes[position..], 2) {
                (value, 2) => {
                    output.push(value as u8);
                    position += 2;
                }
                (_, count) => {
                    match handler.as_str() {
                        "strict" => {
                            let place = position - 2;
                            return Err(vm.value_error(format!("invalid \\x escape at position {place}")));
                        }
                        "replace" => output.push(b'?'),
                        "ignore" => {}
                        _ => {
                            return Err(
                                vm.value_error(format!("decoding error; unknown error handling code: {handler}"))
                            );
                        }
                    }
                    position += count;
                }
            },
            _ => match simple_escape(kind) {
                Some(value) => output.push(value),
                None => output.extend_from_slice(&[b'\\', kind]),
            },
        }
    }
    warn_of_invalid(vm, &bytes, true)?;
    let value = vm.new_bytes(&output);
    pair(vm, value, bytes.len())
}
