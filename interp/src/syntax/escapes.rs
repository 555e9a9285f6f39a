//! Escapes of string literals that have no value, in the words of the codecs that decode them.

/// How long the escape is that stands for a character beyond ASCII before a literal is decoded.
const LONG_ESCAPE: usize = 10;
/// How long the escape is that stands for a backslash before such a character.
const SHORT_ESCAPE: usize = 6;

/// The first escape of a literal's contents that cannot be decoded.
pub fn first_undecodable(contents: &str, is_bytes: bool) -> Option<String> {
    let bytes = contents.as_bytes();
    let place = |at: usize| place_in_escaped(contents, at);
    let unicode_error = |start: usize, end: usize, reason: &str| {
        let (start, end) = (place(start), place(end));
        let positions = format!("{start}-{}", end - 1);
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {positions}: {reason}")
    };
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] != b'\\' {
            index += 1;
            continue;
        }
        let start = index;
        // Only before a brace of an f-string is a backslash the last character.
        let kind = bytes.get(index + 1).copied()?;
        index += 2;
        let (wanted, form) = match kind {
            b'x' => (2, "\\xXX"),
            b'u' if !is_bytes => (4, "\\uXXXX"),
            b'U' if !is_bytes => (8, "\\UXXXXXXXX"),
            b'N' if !is_bytes => {
                let rest = contents.get(index..).unwrap_or_default();
                let malformed = "malformed \\N character escape";
                let Some(inner) = rest.strip_prefix('{') else { return Some(unicode_error(start, index, malformed)) };
                let Some(length) = inner.find('}') else {
                    return Some(unicode_error(start, contents.len(), malformed));
                };
                if length == 0 {
                    return Some(unicode_error(start, index + 1, malformed));
                }
                index += length + 2;
                if crate::types::text::names::named(&inner[..length]).is_none() {
                    return Some(unicode_error(start, index, "unknown Unicode character name"));
                }
                continue;
            }
            _ => continue,
        };
        let digits = bytes[index..].iter().take(wanted).take_while(|byte| byte.is_ascii_hexdigit()).count();
        if digits < wanted {
            return Some(if is_bytes {
                format!("(value error) invalid \\x escape at position {start}")
            } else {
                unicode_error(start, index + digits, &format!("truncated {form} escape"))
            });
        }
        let value = u32::from_str_radix(&contents[index..index + digits], 16).unwrap_or(0);
        index += digits;
        if value > 0x10_FFFF {
            return Some(unicode_error(start, index, "illegal Unicode character"));
        }
    }
    None
}

/// A position in a literal whose characters beyond ASCII have been written as escapes, and so has a backslash before
/// one of them.
fn place_in_escaped(contents: &str, at: usize) -> usize {
    let mut place = 0;
    let mut escaped = false;
    for (index, character) in contents.char_indices().take_while(|(index, _)| *index < at) {
        place += if character.is_ascii() { 1 } else { LONG_ESCAPE };
        escaped = character == '\\' && !escaped;
        let next = contents.as_bytes().get(index + 1);
        if escaped && next.is_some_and(|byte| !byte.is_ascii()) {
            place += SHORT_ESCAPE - 1;
            escaped = false;
        }
    }
    place
}

/// Who reads escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The parser, in a literal.
    Literal,
    /// A codec, in bytes.
    Codec,
}

/// What is said of the first escape of a literal's contents that is none, or is too large an octal one.
pub fn first_invalid(contents: &str, is_bytes: bool, reader: Reader) -> Option<String> {
    let bytes = contents.as_bytes();
    let mut index = 0;
    while let Some(found) = memchr::memchr(b'\\', bytes.get(index..)?) {
        let escape = index + found + 1;
        match bytes.get(escape)? {
            b'\n' | b'\\' | b'\'' | b'"' | b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'x' => {}
            b'N' | b'u' | b'U' if !is_bytes => {}
            b'0'..=b'7' => {
                let digits = bytes[escape..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
                if digits == 3 && bytes[escape] > b'3' {
                    return Some(format!("invalid octal escape sequence '\\{}'", &contents[escape..escape + 3]));
                }
            }
            byte if byte.is_ascii() => return Some(invalid(char::from(*byte))),
            // In a literal, such a backslash is doubled before the codec sees it (`decode_unicode_with_escapes`).
            _ if reader == Reader::Literal => {}
            _ => return contents[escape..].chars().next().map(invalid),
        }
        index = escape + 1;
    }
    None
}

/// What is said of an escape that is none.
pub fn invalid(character: char) -> String {
    format!("invalid escape sequence '\\{character}'")
}
