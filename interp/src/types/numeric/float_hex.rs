//! `float.hex` and `float.fromhex`.

use super::integer_float::scale;

/// Why a text is no hexadecimal float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatHexError {
    /// `ValueError: invalid hexadecimal floating-point string`
    Invalid,
    /// `OverflowError: hexadecimal value too large to represent as a float`
    TooLarge,
}

/// `float.hex`
pub fn float_to_hex(value: f64) -> String {
    if !value.is_finite() {
        return super::float_repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52 & 0x7FF) as i64 {
        0 if fraction == 0 => format!("{sign}0x0.0p+0"),
        0 => format!("{sign}0x0.{fraction:013x}p-1022"),
        biased => format!("{sign}0x1.{fraction:013x}p{:+}", biased - 1023),
    }
}

/// `float.fromhex`, for ASCII; text with other characters is invalid.
///
/// # Errors
/// [`FloatHexError`]
pub fn float_from_hex(text: &str) -> Result<f64, FloatHexError> {
    let body = super::integer_text::trim_ascii_space(text);
    let (negative, body) = match body.as_bytes().first() {
        Some(b'-') => (true, &body[1..]),
        Some(b'+') => (false, &body[1..]),
        _ => (false, body),
    };
    let lower = body.to_ascii_lowercase();
    let magnitude = match lower.as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        number => parse_magnitude(number)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn parse_magnitude(number: &str) -> Result<f64, FloatHexError> {
    let is_hexadecimal = |character: char| character.is_ascii_hexdigit();
    let (whole, rest) = split_while(number.strip_prefix("0x").unwrap_or(number), is_hexadecimal);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => split_while(rest, is_hexadecimal),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Err(FloatHexError::Invalid);
    }
    let (exponent, rest) = match rest.strip_prefix('p') {
        Some(rest) => parse_exponent(rest)?,
        None => (0, rest),
    };
    // The first sixteen significant digits, then only whether anything follows.
    let (mut mantissa, mut dropped, mut sticky) = (0_u64, 0_i64, false);
    for digit in whole.chars().chain(fraction.chars()).filter_map(|character| character.to_digit(16)) {
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
        } else {
            dropped += 4;
            sticky |= digit != 0;
        }
    }
    let exponent = exponent.saturating_add(dropped - 4 * fraction.len() as i64);
    let value = scale(mantissa | u64::from(sticky), exponent.clamp(-10_000, 10_000));
    // CPython sees that the number is too large before it sees what does not belong behind it.
    match value.is_infinite() {
        true => Err(FloatHexError::TooLarge),
        false if rest.is_empty() => Ok(value),
        false => Err(FloatHexError::Invalid),
    }
}

/// The exponent behind `p`, and what follows it.
fn parse_exponent(text: &str) -> Result<(i64, &str), FloatHexError> {
    let (digits, rest) =
        split_while(text.strip_prefix(['+', '-']).unwrap_or(text), |character| character.is_ascii_digit());
    if digits.is_empty() {
        return Err(FloatHexError::Invalid);
    }
    let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX / 2).min(i64::MAX / 2);
    Ok((if text.starts_with('-') { -magnitude } else { magnitude }, rest))
}

fn split_while(text: &str, condition: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|character| !condition(character)).unwrap_or(text.len()))
}
