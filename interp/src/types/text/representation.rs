//! `repr` and `ascii` of text.

use std::fmt::Write;

use super::storage::{Text, TextBuilder};
use super::unicode;

/// The quote of a representation: double only where that saves escaping.
pub(super) fn quote(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// Writes a character as the escape that `repr` uses for what cannot be printed.
pub(super) fn write_escape(output: &mut TextBuilder, code_point: u32) {
    // Writing to a builder cannot fail.
    let _ = match code_point {
        0x09 => output.write_str("\\t"),
        0x0A => output.write_str("\\n"),
        0x0D => output.write_str("\\r"),
        0..0x100 => write!(output, "\\x{code_point:02x}"),
        0x100..0x1_0000 => write!(output, "\\u{code_point:04x}"),
        _ => write!(output, "\\U{code_point:08x}"),
    };
}

impl Text {
    /// `repr` of the text, with its quotes.
    pub fn repr(&self) -> Self {
        self.represented(unicode::is_printable)
    }

    /// `ascii` of the text: as `repr`, with everything beyond ASCII escaped.
    pub fn ascii(&self) -> Self {
        self.represented(|code_point| (0x20..0x7F).contains(&code_point))
    }

    fn represented(&self, shows: fn(u32) -> bool) -> Self {
        let (mut single, mut double) = (false, false);
        for code_point in self.code_points() {
            single |= code_point == u32::from('\'');
            double |= code_point == u32::from('"');
        }
        let quote = u32::from(quote(single, double));
        let mut output = TextBuilder::with_capacity(self.len() + 2);
        output.push(quote);
        for code_point in self.code_points() {
            if code_point == quote || code_point == u32::from('\\') {
                output.push(u32::from('\\'));
                output.push(code_point);
            } else if shows(code_point) {
                output.push(code_point);
            } else {
                write_escape(&mut output, code_point);
            }
        }
        output.push(quote);
        output.finish()
    }
}
