//! Quoted-printable data (RFC 1521).

/// The longest line, in characters.
const LONGEST: usize = 76;

fn hexadecimal(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]
}

/// Whether a byte has to be written in hexadecimal digits.
fn is_quoted(data: &[u8], place: usize, line: usize, tabs: bool, text: bool, header: bool) -> bool {
    let byte = data[place];
    let next = data.get(place + 1);
    match byte {
        127.. | b'=' => true,
        b'_' => header,
        // A dot alone on a line would end a mail.
        b'.' if line == 0 => matches!(next, None | Some(b'\n' | b'\r' | 0)),
        b'\n' | b'\r' => !text,
        b' ' | b'\t' => tabs || next.is_none(),
        _ => byte < b'!',
    }
}

/// Encodes data: tabs and spaces everywhere or only at ends of lines, line breaks too where it is no text, and
/// spaces as underscores for a header.
pub(super) fn encode(data: &[u8], tabs: bool, text: bool, header: bool) -> Vec<u8> {
    let feed = data.iter().position(|byte| *byte == b'\n');
    let line_break: &[u8] = if feed.is_some_and(|feed| feed > 0 && data[feed - 1] == b'\r') { b"\r\n" } else { b"\n" };
    let mut output = Vec::with_capacity(data.len());
    let (mut place, mut line) = (0, 0);
    while place < data.len() {
        let byte = data[place];
        let next = data.get(place + 1).copied();
        if is_quoted(data, place, line, tabs, text, header) {
            if line + 3 >= LONGEST {
                output.push(b'=');
                output.extend_from_slice(line_break);
                line = 0;
            }
            output.push(b'=');
            output.extend(hexadecimal(byte));
            place += 1;
            line += 3;
        } else if text && (byte == b'\n' || byte == b'\r' && next == Some(b'\n')) {
            line = 0;
            // White space at the end of a line would be lost.
            if let Some(last @ (b' ' | b'\t')) = output.last().copied() {
                output.pop();
                output.push(b'=');
                output.extend(hexadecimal(last));
            }
            output.extend_from_slice(line_break);
            place += if byte == b'\r' { 2 } else { 1 };
        } else {
            if next.is_some() && next != Some(b'\n') && line + 1 >= LONGEST {
                output.push(b'=');
                output.extend_from_slice(line_break);
                line = 0;
            }
            line += 1;
            output.push(if header && byte == b' ' { b'_' } else { byte });
            place += 1;
        }
    }
    output
}

/// Decodes data; in a header, underscores are spaces.
pub(super) fn decode(data: &[u8], header: bool) -> Vec<u8> {
    let mut output = Vec::with_capacity(data.len());
    let mut place = 0;
    let digit = |place: usize| data.get(place).and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8);
    while place < data.len() {
        let byte = data[place];
        place += 1;
        match byte {
            b'=' => match data.get(place) {
                None => break,
                Some(b'\n' | b'\r') => {
                    let feed = data[place..].iter().position(|byte| *byte == b'\n');
                    place = feed.map_or(data.len(), |feed| place + feed + 1);
                }
                Some(b'=') => {
                    output.push(b'=');
                    place += 1;
                }
                Some(_) => match (digit(place), digit(place + 1)) {
                    (Some(high), Some(low)) => {
                        output.push(high << 4 | low);
                        place += 2;
                    }
                    _ => output.push(b'='),
                },
            },
            b'_' if header => output.push(b' '),
            _ => output.push(byte),
        }
    }
    output
}
