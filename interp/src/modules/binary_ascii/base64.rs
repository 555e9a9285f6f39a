//! Base64 (RFC 4648).

use super::Converted;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn value(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// The characters of some bytes, with a line feed behind them.
pub(super) fn encode(bytes: &[u8], newline: bool) -> Vec<u8> {
    let mut output = Vec::with_capacity(bytes.len().div_ceil(3) * 4 + 1);
    for group in bytes.chunks(3) {
        let number =
            group.iter().enumerate().fold(0_u32, |number, (place, byte)| number | u32::from(*byte) << (16 - 8 * place));
        for place in 0..4 {
            let digit = ALPHABET[(number >> (18 - 6 * place) & 63) as usize];
            output.push(if place <= group.len() { digit } else { b'=' });
        }
    }
    if newline {
        output.push(b'\n');
    }
    output
}

/// The bytes of some characters. What is not of the alphabet is passed over, unless the mode is strict.
pub(super) fn decode(characters: &[u8], strict: bool, counts_padding: bool) -> Converted {
    if strict && characters.first() == Some(&b'=') {
        return Err("Leading padding not allowed".to_owned());
    }
    let mut output = Vec::with_capacity(characters.len() / 4 * 3);
    let (mut place, mut left, mut padding, mut padded) = (0, 0_u8, 0, false);
    for (index, character) in characters.iter().enumerate() {
        if *character == b'=' {
            padded = true;
            if strict && counts_padding && place == 0 {
                return Err("Excess padding not allowed".to_owned());
            }
            if place >= 2 {
                padding += 1;
                if place + padding >= 4 {
                    if strict && index + 1 < characters.len() {
                        return Err("Excess data after padding".to_owned());
                    }
                    return Ok(output);
                }
            }
            continue;
        }
        let Some(value) = value(*character) else {
            if strict {
                return Err("Only base64 data is allowed".to_owned());
            }
            continue;
        };
        if strict && padded {
            return Err("Discontinuous padding not allowed".to_owned());
        }
        padding = 0;
        match place {
            0 => left = value,
            1 => {
                output.push(left << 2 | value >> 4);
                left = value & 0x0F;
            }
            2 => {
                output.push(left << 4 | value >> 2);
                left = value & 0x03;
            }
            _ => output.push(left << 6 | value),
        }
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(output),
        1 => {
            let count = output.len() / 3 * 4 + 1;
            Err(format!(
                "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
            ))
        }
        _ => Err("Incorrect padding".to_owned()),
    }
}
