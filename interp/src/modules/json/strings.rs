//! JSON strings read from a text.

use super::decode_error;
use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::text::{Text, TextBuilder};
use crate::vm::{Result, Vm};

const QUOTE: u32 = '"' as u32;
const BACKSLASH: u32 = '\\' as u32;

/// What is wrong with a string, and where.
struct Fault(&'static str, isize);

const INVALID_ESCAPE: &str = "Invalid \\uXXXX escape";

/// Reads a string from the character behind its opening quote on: its value, and the place behind its closing quote.
///
/// # Errors
/// ValueError where the place is not in the text, JSONDecodeError where it holds no string.
pub fn scan(vm: &mut Vm, string: &ObjectRef, start: isize, strict: bool) -> Result<(ObjectRef, usize)> {
    let empty = Text::empty();
    let text = text_of(string).unwrap_or(&empty);
    let Some(begin) = usize::try_from(start).ok().filter(|start| *start <= text.len()) else {
        return Err(vm.value_error("end is out of bounds"));
    };
    match read(text, begin, strict) {
        Ok((value, end)) => Ok((vm.new_text(value), end)),
        Err(Fault(message, position)) => Err(decode_error(vm, message, string, position)),
    }
}

fn read(text: &Text, start: usize, strict: bool) -> std::result::Result<(Text, usize), Fault> {
    let unterminated = || Fault("Unterminated string starting at", start as isize - 1);
    let mut builder = TextBuilder::new();
    let mut end = start;
    loop {
        let chunk = end;
        let mut stop = None;
        while let Some(code_point) = text.get(end) {
            if code_point == QUOTE || code_point == BACKSLASH {
                stop = Some(code_point);
                break;
            }
            if code_point <= 0x1f && strict {
                return Err(Fault("Invalid control character at", end as isize));
            }
            end += 1;
        }
        match stop {
            Some(QUOTE) if chunk == start => return Ok((text.slice(start..end), end + 1)),
            Some(QUOTE) => {
                builder.push_range(text, chunk..end);
                return Ok((builder.finish(), end + 1));
            }
            None => return Err(unterminated()),
            Some(_) => builder.push_range(text, chunk..end),
        }
        let escape = text.get(end + 1).ok_or_else(unterminated)?;
        let code_point;
        (code_point, end) = match char::from_u32(escape) {
            Some('u') => read_units(text, end + 2)?,
            Some('"' | '\\' | '/') => (escape, end + 2),
            Some('b') => (8, end + 2),
            Some('f') => (12, end + 2),
            Some('n') => (10, end + 2),
            Some('r') => (13, end + 2),
            Some('t') => (9, end + 2),
            _ => return Err(Fault("Invalid \\escape", end as isize)),
        };
        builder.push(code_point);
    }
}

/// Reads four hexadecimal digits, and another escape behind them if both are a pair of surrogates.
fn read_units(text: &Text, digits: usize) -> std::result::Result<(u32, usize), Fault> {
    let end = digits + 4;
    if end >= text.len() {
        return Err(Fault(INVALID_ESCAPE, digits as isize - 1));
    }
    let unit = read_digits(text, digits)?;
    let is = |index: usize, character: char| text.get(index) == Some(u32::from(character));
    if (0xd800..0xdc00).contains(&unit) && end + 6 < text.len() && is(end, '\\') && is(end + 1, 'u') {
        let second = read_digits(text, end + 2)?;
        if (0xdc00..0xe000).contains(&second) {
            return Ok((0x1_0000 + ((unit - 0xd800) << 10) + (second - 0xdc00), end + 6));
        }
    }
    Ok((unit, end))
}

fn read_digits(text: &Text, start: usize) -> std::result::Result<u32, Fault> {
    (start..start + 4).try_fold(0, |value, index| {
        let digit = text.get(index).and_then(char::from_u32).and_then(|character| character.to_digit(16));
        digit.map(|digit| value << 4 | digit).ok_or(Fault(INVALID_ESCAPE, start as isize - 1))
    })
}
