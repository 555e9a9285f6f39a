//! What `bytes` and `bytearray` do that is not the same on all units: ASCII classes and case, hexadecimal, `repr`.
//!
//! Searching, splitting, stripping and replacing are in [`super::sequence`], tabs in [`super::layout`].

use super::representation::quote;
use super::sequence::Ends;

/// White space as `bytes` methods see it: that of ASCII with the vertical tab.
pub fn is_space(code_point: u32) -> bool {
    matches!(code_point, 0x09..=0x0D | 0x20)
}

/// Whether `bytes.splitlines` cuts here: only at `\n` and `\r`.
pub fn is_line_break(code_point: u32) -> bool {
    matches!(code_point, 0x0A | 0x0D)
}

/// What `bytes.strip` and its like leave: without white space, or without the bytes given.
pub fn strip(bytes: &[u8], ends: Ends, set: Option<&[u8]>) -> std::ops::Range<usize> {
    match set {
        None => super::sequence::strip(bytes, ends, is_space),
        Some(set) => super::sequence::strip(bytes, ends, |unit| set.iter().any(|&member| u32::from(member) == unit)),
    }
}

/// A property of bytes: `bytes.isalpha` and its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteClass {
    /// `isalnum`
    Alphanumeric,
    /// `isalpha`
    Alphabetic,
    /// `isdigit`
    Digit,
    /// `isspace`
    Space,
}

impl ByteClass {
    /// Whether there are bytes and all of them have the property.
    pub fn holds(self, bytes: &[u8]) -> bool {
        let class = match self {
            Self::Alphanumeric => u8::is_ascii_alphanumeric,
            Self::Alphabetic => u8::is_ascii_alphabetic,
            Self::Digit => u8::is_ascii_digit,
            Self::Space => |byte: &u8| is_space((*byte).into()),
        };
        !bytes.is_empty() && bytes.iter().all(class)
    }
}

/// `bytes.isupper`
pub fn is_uppercase(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.islower`
pub fn is_lowercase(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.istitle`: capitals only where no letter precedes, small letters only after a letter.
pub fn is_titlecase(bytes: &[u8]) -> bool {
    let (mut any, mut after_letter) = (false, false);
    for byte in bytes {
        if byte.is_ascii_alphabetic() {
            if byte.is_ascii_uppercase() == after_letter {
                return false;
            }
            (any, after_letter) = (true, true);
        } else {
            after_letter = false;
        }
    }
    any
}

/// `bytes.capitalize`
pub fn to_capitalized(bytes: &[u8]) -> Vec<u8> {
    let mut capitalized = bytes.to_ascii_lowercase();
    if let Some(first) = capitalized.first_mut() {
        first.make_ascii_uppercase();
    }
    capitalized
}

/// `bytes.title`
pub fn to_titlecase(bytes: &[u8]) -> Vec<u8> {
    let mut after_letter = false;
    let title = |byte: &u8| {
        let mapped = if after_letter { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        after_letter = byte.is_ascii_alphabetic();
        mapped
    };
    bytes.iter().map(title).collect()
}

/// `bytes.swapcase`
pub fn to_swapped_case(bytes: &[u8]) -> Vec<u8> {
    let swap =
        |byte: &u8| if byte.is_ascii_uppercase() { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
    bytes.iter().map(swap).collect()
}

/// Bytes with fill before and behind them: `center`, `ljust` and `rjust`, by [`super::layout::centred_margins`].
pub fn padded(bytes: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    let mut padded = Vec::with_capacity(left + bytes.len() + right);
    padded.resize(left, fill);
    padded.extend_from_slice(bytes);
    padded.resize(left + bytes.len() + right, fill);
    padded
}

/// `bytes.zfill`
pub fn zero_fill(bytes: &[u8], width: usize) -> Vec<u8> {
    let zeros = width.saturating_sub(bytes.len());
    let signed = usize::from(zeros > 0 && matches!(bytes.first(), Some(b'+' | b'-')));
    let mut filled = bytes[..signed].to_vec();
    filled.resize(signed + zeros, b'0');
    filled.extend_from_slice(&bytes[signed..]);
    filled
}

/// `bytes.translate`: without the bytes to delete, the rest by a table of 256.
pub fn translate(bytes: &[u8], table: Option<&[u8; 256]>, delete: &[u8]) -> Vec<u8> {
    let mut deleted = [false; 256];
    delete.iter().for_each(|&byte| deleted[usize::from(byte)] = true);
    let kept = bytes.iter().filter(|&&byte| !deleted[usize::from(byte)]);
    match table {
        Some(table) => kept.map(|&byte| table[usize::from(byte)]).collect(),
        None => kept.copied().collect(),
    }
}

/// Bytes with others between them: `bytes.join`.
pub fn join<'a>(separator: &[u8], parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut joined = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            joined.extend_from_slice(separator);
        }
        joined.extend_from_slice(part);
    }
    joined
}

/// `bytes.hex`. The separator stands between groups of bytes, which are counted from the right, with a negative
/// size from the left; a size of zero means no separator.
pub fn to_hex(bytes: &[u8], separator: Option<char>, group_size: isize) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = group_size.unsigned_abs();
    // How many bytes the first group takes beyond whole ones.
    let offset = if group_size > 0 && size > 0 { bytes.len() % size } else { 0 };
    let mut text = String::with_capacity(bytes.len() * 2);
    for (index, byte) in bytes.iter().enumerate() {
        if let Some(separator) = separator
            && index > 0
            && size > 0
            && (index + size - offset).is_multiple_of(size)
        {
            text.push(separator);
        }
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 0xF)]));
    }
    text
}

/// `bytes.fromhex`: pairs of digits, white space of ASCII between them. The error is the position of what does not
/// belong: `ValueError: non-hexadecimal number found in fromhex() arg at position …`.
///
/// # Errors
/// The position.
pub fn from_hex(text: &super::Text) -> Result<Vec<u8>, usize> {
    let digit = |index: usize| text.get(index).and_then(char::from_u32).and_then(|character| character.to_digit(16));
    // What is not ASCII is looked for first, whatever stands before it.
    if let Some(position) = (0..text.len()).find(|index| text.get(*index).is_some_and(|code_point| code_point >= 0x80))
    {
        return Err(position);
    }
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut index = 0;
    while let Some(code_point) = text.get(index) {
        if is_space(code_point) {
            index += 1;
            continue;
        }
        let high = digit(index).ok_or(index)?;
        let low = digit(index + 1).ok_or(index + 1)?;
        bytes.push((high << 4 | low) as u8);
        index += 2;
    }
    Ok(bytes)
}

/// `repr` of bytes, with prefix and quotes.
pub fn repr(bytes: &[u8]) -> String {
    let quote = quote(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut text = String::with_capacity(bytes.len() + 3);
    text.push('b');
    text.push(quote);
    for &byte in bytes {
        match byte {
            b'\t' => text.push_str("\\t"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\\' => text.push_str("\\\\"),
            0x20..0x7F if char::from(byte) == quote => {
                text.push('\\');
                text.push(quote);
            }
            0x20..0x7F => text.push(byte.into()),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push(quote);
    text
}

#[cfg(test)]
mod tests;
