//! Floats from text and to text.

use super::integer_text::{to_ascii_digits, trim_ascii_space};
use crate::types::text::Text;

/// The presentations of a float that all others are made of: `format_code` of CPython's `PyOS_double_to_string`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatStyle {
    /// `e`: always with an exponent.
    Exponent,
    /// `f`: never with one.
    Fixed,
    /// `g`: whichever is shorter, to a number of significant digits.
    General,
    /// `r`: as few digits as read back to the same float; the precision is ignored.
    Shortest,
}

/// How [`float_to_text`] presents a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatPresentation {
    /// The form.
    pub style: FloatStyle,
    /// Digits after the point, or significant ones with [`FloatStyle::General`].
    pub precision: usize,
    /// `#`: keeps the point, and with `g` the zeros at the end.
    pub alternate: bool,
    /// Adds `.0` to what would look like an integer.
    pub add_dot_zero: bool,
    /// `E`, `INF` and `NAN`.
    pub uppercase: bool,
}

/// A float has no more significant decimal digits than this; what a format asks for beyond is zeros.
const MAX_DIGITS: usize = 800;
/// No float has more digits after the point than this.
const MAX_FRACTION: usize = 1100;

/// Decimal digits and the place of the point: the value is `0.digits * 10**point`.
struct Decimal {
    digits: String,
    point: i64,
}

impl Decimal {
    /// From Rust's notation `d.ddde±x`.
    fn from_scientific(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        Self { digits: mantissa.replace('.', ""), point: exponent.parse::<i64>().unwrap_or_default() + 1 }
    }

    /// The digits that identify a float, at least one.
    fn shortest(magnitude: f64) -> Self {
        let shortest = Self::from_scientific(&format!("{magnitude:e}"));
        let count = shortest.digits.len();
        if count <= f64::DIGITS as usize {
            return shortest;
        }
        // Where two texts of this length are equally near, CPython takes the even one, Rust does not.
        let nearest = format!("{magnitude:.*e}", count - 1);
        if nearest.parse() == Ok(magnitude) { Self::from_scientific(&nearest) } else { shortest }
    }

    /// A number of significant digits, correctly rounded.
    fn significant(magnitude: f64, count: usize) -> Self {
        Self::from_scientific(&format!("{magnitude:.*e}", count.clamp(1, MAX_DIGITS) - 1))
    }
}

/// The text of a float, with a minus where its sign bit is set, except for NaN.
pub fn float_to_text(value: f64, presentation: FloatPresentation) -> String {
    let FloatPresentation { style, precision, alternate, add_dot_zero, uppercase } = presentation;
    if value.is_nan() {
        return if uppercase { "NAN" } else { "nan" }.to_owned();
    }
    let mut text = String::new();
    if value.is_sign_negative() {
        text.push('-');
    }
    if value.is_infinite() {
        text.push_str(if uppercase { "INF" } else { "inf" });
        return text;
    }
    let magnitude = value.abs();
    if style == FloatStyle::Fixed {
        write_fixed(&mut text, magnitude, precision, alternate);
        return text;
    }
    let (mut decimal, wanted) = match style {
        FloatStyle::Shortest => (Decimal::shortest(magnitude), 0),
        FloatStyle::Exponent => (Decimal::significant(magnitude, precision + 1), precision + 1),
        _ => (Decimal::significant(magnitude, precision), precision.max(1)),
    };
    let exponent_beyond = match style {
        FloatStyle::Shortest => 16,
        _ => i64::try_from(wanted).unwrap_or(i64::MAX) - i64::from(add_dot_zero),
    };
    if style == FloatStyle::Exponent || alternate && style == FloatStyle::General {
        decimal.digits.extend(std::iter::repeat_n('0', wanted.saturating_sub(decimal.digits.len())));
    } else {
        let kept = decimal.digits.trim_end_matches('0').len().max(1);
        decimal.digits.truncate(kept);
    }
    if style == FloatStyle::Exponent || decimal.point <= -4 || decimal.point > exponent_beyond {
        write_with_exponent(&mut text, &decimal, alternate, uppercase);
    } else {
        write_positional(&mut text, &decimal, alternate, add_dot_zero);
    }
    text
}

fn write_fixed(text: &mut String, magnitude: f64, precision: usize, alternate: bool) {
    let exact = precision.min(MAX_FRACTION);
    text.push_str(&format!("{magnitude:.exact$}"));
    text.extend(std::iter::repeat_n('0', precision - exact));
    if precision == 0 && alternate {
        text.push('.');
    }
}

fn write_with_exponent(text: &mut String, decimal: &Decimal, alternate: bool, uppercase: bool) {
    let (first, rest) = decimal.digits.split_at(1);
    text.push_str(first);
    if !rest.is_empty() || alternate {
        text.push('.');
        text.push_str(rest);
    }
    let exponent = decimal.point - 1;
    text.push(if uppercase { 'E' } else { 'e' });
    text.push(if exponent < 0 { '-' } else { '+' });
    text.push_str(&format!("{:02}", exponent.abs()));
}

fn write_positional(text: &mut String, decimal: &Decimal, alternate: bool, add_dot_zero: bool) {
    let Decimal { digits, point } = decimal;
    let Ok(whole) = usize::try_from(*point) else {
        text.push_str("0.");
        text.extend(std::iter::repeat_n('0', point.unsigned_abs() as usize));
        text.push_str(digits);
        return;
    };
    if whole == 0 {
        text.push_str("0.");
        text.push_str(digits);
    } else if digits.len() <= whole {
        text.push_str(digits);
        text.extend(std::iter::repeat_n('0', whole - digits.len()));
        if add_dot_zero {
            text.push_str(".0");
        } else if alternate {
            text.push('.');
        }
    } else {
        text.push_str(&digits[..whole]);
        text.push('.');
        text.push_str(&digits[whole..]);
    }
}

/// `repr` of a float.
pub fn float_repr(value: f64) -> String {
    float_to_text(
        value,
        FloatPresentation {
            style: FloatStyle::Shortest,
            precision: 0,
            alternate: false,
            add_dot_zero: true,
            uppercase: false,
        },
    )
}

/// `float(text)`, `None` where the text is no number: `ValueError: could not convert string to float: …`.
pub fn parse_float_text(text: &Text) -> Option<f64> {
    to_ascii_digits(text).and_then(|ascii| parse_float(&ascii))
}

/// [`parse_float_text`] for ASCII, such as the bytes that `float` accepts.
pub fn parse_float(text: &str) -> Option<f64> {
    let body = trim_ascii_space(text);
    if body.contains('_') { without_underscores(body)?.parse().ok() } else { body.parse().ok() }
}

/// Takes out the underscores, each of which must stand between two digits.
pub(super) fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |index: Option<usize>| index.and_then(|index| bytes.get(index)).is_some_and(u8::is_ascii_digit);
    let between = |index: usize| is_digit(index.checked_sub(1)) && is_digit(Some(index + 1));
    let allowed = bytes.iter().enumerate().all(|(index, &byte)| byte != b'_' || between(index));
    allowed.then(|| text.replace('_', ""))
}
