//! Texts as JSON strings, in quotes.

use crate::types::text::{Text, TextBuilder};

/// What stands behind the backslash for a character that has a short escape.
fn short_escape(code_point: u32) -> Option<u32> {
    let letter = match char::from_u32(code_point)? {
        '\\' => '\\',
        '"' => '"',
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => return None,
    };
    Some(u32::from(letter))
}

fn push_unit(builder: &mut TextBuilder, unit: u32) {
    builder.push_str(&format!("\\u{unit:04x}"));
}

fn quoted(text: &Text, is_plain: fn(u32) -> bool) -> Text {
    let mut builder = TextBuilder::with_capacity(text.len() + 2);
    builder.push(u32::from('"'));
    for code_point in text.code_points() {
        if let Some(letter) = short_escape(code_point) {
            builder.push(u32::from('\\'));
            builder.push(letter);
        } else if is_plain(code_point) {
            builder.push(code_point);
        } else if let Some(beyond) = code_point.checked_sub(0x1_0000) {
            push_unit(&mut builder, 0xd800 + (beyond >> 10));
            push_unit(&mut builder, 0xdc00 + (beyond & 0x3ff));
        } else {
            push_unit(&mut builder, code_point);
        }
    }
    builder.push(u32::from('"'));
    builder.finish()
}

/// With all escaped that is not a printable ASCII character.
pub fn ascii(text: &Text) -> Text {
    quoted(text, |code_point| (0x20..0x7f).contains(&code_point))
}

/// With control characters, quotes and backslashes escaped alone.
pub fn plain(text: &Text) -> Text {
    quoted(text, |code_point| code_point >= 0x20)
}
