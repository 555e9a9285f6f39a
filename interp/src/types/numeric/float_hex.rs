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
    let number = number.strip_prefix("0x").unwrap_or(number);
    let (digits, exponent) = match number.split_once('p') {
        Some((digits, exponent)) => (digits, parse_exponent(exponent)?),
        None => (number, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(FloatHexError::Invalid);
    }
    // The first sixteen significant digits, then only whether anything follows.
    let (mut mantissa, mut dropped, mut sticky) = (0_u64, 0_i64, false);
    for digit in whole.chars().chain(fraction.chars()) {
        let digit = digit.to_digit(16).ok_or(FloatHexError::Invalid)?;
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
        } else {
            dropped += 4;
            sticky |= digit != 0;
        }
    }
    if mantissa == 0 {
        return Ok(0.0);
    }
    let exponent = exponent.saturating_add(dropped - 4 * fraction.len() as i64);
    let value = scale(mantissa | u64::from(sticky), exponent.clamp(-10_000, 10_000));
    if value.is_infinite() { Err(FloatHexError::TooLarge) } else { Ok(value) }
}

fn parse_exponent(text: &str) -> Result<i64, FloatHexError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FloatHexError::Invalid);
    }
    let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX / 2).min(i64::MAX / 2);
    Ok(if text.starts_with('-') { -magnitude } else { magnitude })
}
