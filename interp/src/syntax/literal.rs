//! The values of literals that the parser's tree cannot hold: ints of any size and lone surrogates.

use num_bigint::BigInt;

use crate::compile::code::Constant;

/// How many digits a decimal int literal may have (`sys.int_info.default_max_str_digits`).
const MAXIMUM_DIGITS: usize = 4300;

/// The value of an int literal as the source text writes it.
///
/// # Errors
/// The number of digits, where a decimal literal is too long.
pub fn integer(text: &str) -> Result<BigInt, usize> {
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'_').collect();
    let (radix, digits) = match digits.get(..2) {
        Some(b"0x" | b"0X") => (16, &digits[2..]),
        Some(b"0o" | b"0O") => (8, &digits[2..]),
        Some(b"0b" | b"0B") => (2, &digits[2..]),
        _ => (10, &digits[..]),
    };
    if radix == 10 && digits.len() > MAXIMUM_DIGITS {
        return Err(digits.len());
    }
    Ok(BigInt::parse_bytes(digits, radix).unwrap_or_default())
}

/// A str from code points, which may be lone surrogates.
pub fn string_from_code_points(points: Vec<u32>) -> Constant {
    match points.iter().map(|point| char::from_u32(*point)).collect::<Option<String>>() {
        Some(text) => Constant::Str(text),
        None => Constant::SurrogateStr(points),
    }
}

/// The code points of a str.
pub fn code_points(constant: &Constant) -> Vec<u32> {
    match constant {
        Constant::Str(text) => text.chars().map(u32::from).collect(),
        Constant::SurrogateStr(points) => points.clone(),
        _ => Vec::new(),
    }
}

/// Decodes the escapes of a str literal's contents, between its quotes.
///
/// The parser has checked the escapes already; what is malformed stays as it stands.
pub fn decode_escapes(contents: &str) -> Vec<u32> {
    let mut points = Vec::with_capacity(contents.len());
    let mut rest = contents;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        if character != '\\' {
            points.push(u32::from(character));
            continue;
        }
        let Some(escape) = rest.chars().next() else {
            points.push(u32::from('\\'));
            break;
        };
        rest = &rest[escape.len_utf8()..];
        let simple = match escape {
            '\n' => continue,
            '\\' | '\'' | '"' => u32::from(escape),
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            'x' => number(&mut rest, 2),
            'u' => number(&mut rest, 4),
            'U' => number(&mut rest, 8),
            '0'..='7' => {
                let more = rest.bytes().take(2).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                let value = rest
                    .bytes()
                    .take(more)
                    .fold(u32::from(escape) - 48, |value, byte| value * 8 + u32::from(byte) - 48);
                rest = &rest[more..];
                value
            }
            'N' => match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
                Some((name, after)) => {
                    rest = after;
                    crate::types::text::names::named(name).unwrap_or(0xFFFD)
                }
                None => u32::from('N'),
            },
            _ => {
                points.push(u32::from('\\'));
                u32::from(escape)
            }
        };
        points.push(simple);
    }
    points
}

/// Takes so many hexadecimal digits off the front.
fn number(rest: &mut &str, digits: usize) -> u32 {
    let Some(text) = rest.get(..digits) else { return 0xFFFD };
    let value = u32::from_str_radix(text, 16).unwrap_or(0xFFFD);
    *rest = &rest[digits..];
    value
}
