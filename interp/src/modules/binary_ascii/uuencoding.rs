//! A line of uuencoded data.

use super::Converted;

/// The most bytes in a line.
const LONGEST: usize = 45;

/// The line of some bytes: their number, and six bits a character. A zero is a space or a backtick.
pub(super) fn encode(bytes: &[u8], backtick: bool) -> Converted {
    if bytes.len() > LONGEST {
        return Err("At most 45 bytes at once".to_owned());
    }
    let character = |value: u32| if value == 0 && backtick { b'`' } else { b' ' + value as u8 };
    let mut line = vec![character(bytes.len() as u32)];
    for group in bytes.chunks(3) {
        let number =
            group.iter().enumerate().fold(0_u32, |number, (place, byte)| number | u32::from(*byte) << (16 - 8 * place));
        line.extend((0..4).map(|place| character(number >> (18 - 6 * place) & 63)));
    }
    line.push(b'\n');
    Ok(line)
}

/// The bytes of a line. Spaces at its end may be missing.
pub(super) fn decode(line: &[u8]) -> Converted {
    let wanted = usize::from(line.first().copied().unwrap_or(0).wrapping_sub(b' ') & 0o77);
    let mut characters = line.get(1..).unwrap_or_default().iter().copied();
    let mut output = Vec::with_capacity(wanted);
    let (mut left, mut bits) = (0_u32, 0);
    while output.len() < wanted {
        let value = match characters.next() {
            None | Some(b'\n' | b'\r') => 0,
            Some(character @ b' '..=b'`') => (character - b' ') & 0o77,
            Some(_) => return Err("Illegal char".to_owned()),
        };
        left = left << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            output.push((left >> bits) as u8);
            left &= (1 << bits) - 1;
        }
    }
    match characters.all(|character| matches!(character, b' ' | b'`' | b'\n' | b'\r')) {
        true => Ok(output),
        false => Err("Trailing garbage".to_owned()),
    }
}
