//! Numbers laid out in a width: sign, prefix, grouped digits, the rest, and fill around or inside.

use super::error::FormatError;
use super::specification::{Alignment, FormatSpecification, SignOption};
use crate::types::text::TextBuilder;

/// The pieces of a number, without its sign.
pub(super) struct NumberPieces<'a> {
    /// Whether a minus belongs before it.
    pub negative: bool,
    /// `0x` and its like.
    pub prefix: &'a str,
    /// The digits before the point; empty for `inf`, `nan` and characters.
    pub digits: &'a str,
    /// The point and what follows.
    pub rest: &'a str,
    /// The separator and how many digits stand between two of them.
    pub separator: Option<(char, usize)>,
}

/// The digits with zeros before them up to a least width, and with separators, which count to the width.
///
/// Source: `_PyUnicode_InsertThousandsGrouping` in CPython's `Objects/unicodeobject.c`.
fn group(digits: &str, separator: Option<(char, usize)>, width: usize) -> String {
    let Some((separator, size)) = separator else {
        let zeros = width.max(1).saturating_sub(digits.len());
        return std::iter::repeat_n('0', zeros).chain(digits.chars()).collect();
    };
    // Built from the right, in reverse.
    let mut reversed = String::new();
    let mut remaining = digits.bytes().rev().peekable();
    let mut left = width;
    loop {
        let length = size.min(remaining.len().max(left).max(1));
        for _ in 0..length {
            reversed.push(remaining.next().map_or('0', char::from));
        }
        left = left.saturating_sub(length);
        if remaining.len() == 0 && left == 0 {
            return reversed.chars().rev().collect();
        }
        reversed.push(separator);
        left = left.saturating_sub(1);
        if remaining.len() == 0 && left == 0 {
            // The separator alone reaches the width, but a digit has to stand before it.
            left = 1;
        }
    }
}

/// Lays out a number.
///
/// Source: `calc_number_widths` and `fill_number` in CPython's `Python/formatter_unicode.c`.
///
/// # Errors
/// `MemoryError` for a width beyond all memory.
pub(super) fn write_number(
    output: &mut TextBuilder,
    pieces: &NumberPieces<'_>,
    specification: &FormatSpecification,
) -> Result<(), FormatError> {
    let width = specification.width.unwrap_or(0);
    FormatError::check_memory(width)?;
    let sign = match (pieces.negative, specification.sign) {
        (true, _) => "-",
        (false, Some(SignOption::Plus)) => "+",
        (false, Some(SignOption::Space)) => " ",
        _ => "",
    };
    let fixed = sign.len() + pieces.prefix.len() + pieces.rest.len();
    let zero_filled = specification.fill == u32::from('0') && specification.alignment == Alignment::AfterSign;
    let grouped = match (pieces.digits.is_empty(), zero_filled) {
        (true, _) => String::new(),
        (false, true) => group(pieces.digits, pieces.separator, width.saturating_sub(fixed)),
        (false, false) => group(pieces.digits, pieces.separator, 0),
    };
    let padding = width.saturating_sub(fixed + grouped.len());
    let (before, inside, after) = match specification.alignment {
        Alignment::Left => (0, 0, padding),
        Alignment::Right => (padding, 0, 0),
        Alignment::Center => (padding / 2, 0, padding - padding / 2),
        Alignment::AfterSign => (0, padding, 0),
    };
    output.push_repeated(specification.fill, before);
    output.push_str(sign);
    output.push_str(pieces.prefix);
    output.push_repeated(specification.fill, inside);
    output.push_str(&grouped);
    output.push_str(pieces.rest);
    output.push_repeated(specification.fill, after);
    Ok(())
}
