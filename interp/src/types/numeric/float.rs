//! Arithmetic of floats where Python's differs from the machine's.

use num_bigint::BigInt;
use num_traits::Zero;

use super::Integer;

/// Why an operation on floats failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatError {
    /// `ZeroDivisionError`, whose text depends on the operation and the version.
    DivisionByZero,
    /// `OverflowError: (34, 'Numerical result out of range')`, or the text of the operation.
    Overflow,
    /// The result of `**` is complex: a negative base and an exponent that is not integral.
    Complex,
    /// Infinity has no integer value: `OverflowError: cannot convert float infinity to …`.
    Infinity,
    /// NaN has no integer value: `ValueError: cannot convert float NaN to …`.
    NotANumber,
}

/// `left // right` and `left % right` of floats: the remainder has the divisor's sign.
///
/// # Errors
/// [`FloatError::DivisionByZero`]
pub fn float_divide(left: f64, right: f64) -> Result<(f64, f64), FloatError> {
    if right == 0.0 {
        return Err(FloatError::DivisionByZero);
    }
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(right);
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return Ok((0.0_f64.copysign(left / right), remainder));
    }
    // The quotient is almost integral; the nearest integer is the true one.
    let mut floor = quotient.floor();
    if quotient - floor > 0.5 {
        floor += 1.0;
    }
    Ok((floor, remainder))
}

/// `base ** exponent` of floats.
///
/// # Errors
/// [`FloatError::DivisionByZero`], [`FloatError::Overflow`], [`FloatError::Complex`]
pub fn float_power(base: f64, exponent: f64) -> Result<f64, FloatError> {
    if exponent == 0.0 || base == 1.0 {
        return Ok(1.0);
    }
    if base.is_nan() || exponent.is_nan() {
        return Ok(f64::NAN);
    }
    if base.is_infinite() || exponent.is_infinite() {
        return Ok(base.powf(exponent));
    }
    if base == 0.0 && exponent < 0.0 {
        return Err(FloatError::DivisionByZero);
    }
    if base < 0.0 && exponent.fract() != 0.0 {
        return Err(FloatError::Complex);
    }
    let power = base.powf(exponent);
    if power.is_infinite() { Err(FloatError::Overflow) } else { Ok(power) }
}

/// `round(value)`: the nearest integer, halves to even.
///
/// # Errors
/// [`FloatError::Infinity`], [`FloatError::NotANumber`]
pub fn float_round_to_integer(value: f64) -> Result<Integer, FloatError> {
    float_to_integer(value.round_ties_even())
}

/// `int(value)`: cuts off what stands behind the point.
///
/// # Errors
/// [`FloatError::Infinity`], [`FloatError::NotANumber`]
pub fn float_to_integer(value: f64) -> Result<Integer, FloatError> {
    match Integer::from_f64(value) {
        Some(integer) => Ok(integer),
        None if value.is_nan() => Err(FloatError::NotANumber),
        None => Err(FloatError::Infinity),
    }
}

/// `round(value, digits)`: the float nearest to the exact value rounded to decimal digits, halves to even.
///
/// # Errors
/// [`FloatError::Overflow`]: `OverflowError: rounded value too large to represent`.
pub fn float_round(value: f64, digits: i64) -> Result<f64, FloatError> {
    // Beyond these no digit of a float stands, or no float is as large.
    if !value.is_finite() || digits > 323 {
        return Ok(value);
    }
    if digits < -308 {
        return Ok(0.0 * value);
    }
    let magnitude = value.abs();
    let rounded = match usize::try_from(digits) {
        Ok(digits) => format!("{magnitude:.digits$}").parse().unwrap_or(magnitude),
        Err(_) => {
            // What stands behind the point matters only for the tie, so it may be made one odd bit.
            let doubled = Integer::from_f64(magnitude.trunc()).unwrap_or(Integer::ZERO).shift_left(1);
            let sticky = Integer::from(i64::from(magnitude.fract() != 0.0));
            let unit = Integer::Small(10).power(digits.unsigned_abs());
            round_doubled(&(&doubled + &sticky), &unit).to_f64().ok_or(FloatError::Overflow)?
        }
    };
    if rounded.is_infinite() {
        return Err(FloatError::Overflow);
    }
    Ok(rounded.copysign(value))
}

/// Half of a number that is not negative, rounded to a multiple of an even unit, halves to even.
fn round_doubled(doubled: &Integer, unit: &Integer) -> Integer {
    let Some((quotient, remainder)) = doubled.divide(&unit.shift_left(1)) else { return Integer::ZERO };
    let up = match remainder.cmp(unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    let multiple = if up { &quotient + &Integer::ONE } else { quotient };
    &multiple * unit
}

/// `float.is_integer`
pub fn float_is_integer(value: f64) -> bool {
    value.is_finite() && value.fract() == 0.0
}

/// `float.as_integer_ratio`: numerator and denominator in lowest terms.
///
/// # Errors
/// [`FloatError::Infinity`], [`FloatError::NotANumber`]
pub fn float_integer_ratio(value: f64) -> Result<(Integer, Integer), FloatError> {
    if value.is_nan() {
        return Err(FloatError::NotANumber);
    }
    if value.is_infinite() {
        return Err(FloatError::Infinity);
    }
    let (mantissa, exponent) = decompose(value);
    let numerator = BigInt::from(mantissa);
    if numerator.is_zero() {
        return Ok((Integer::ZERO, Integer::ONE));
    }
    if exponent >= 0 {
        return Ok(((numerator << exponent).into(), Integer::ONE));
    }
    let common = i64::from(mantissa.trailing_zeros()).min(-exponent);
    Ok(((numerator >> common).into(), Integer::ONE.shift_left((-exponent - common) as u64)))
}

/// A finite float as `mantissa * 2**exponent`.
pub(super) fn decompose(value: f64) -> (i64, i64) {
    let bits = value.to_bits();
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = match (bits >> 52 & 0x7FF) as i64 {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased - 1075),
    };
    (if value.is_sign_negative() { -mantissa } else { mantissa }, exponent)
}
