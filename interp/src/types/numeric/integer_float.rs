//! Between integers and floats: conversions, exact comparison, true division.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};

use super::Integer;

/// Why the quotient of two integers is no float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrueDivisionError {
    /// `ZeroDivisionError: division by zero`
    DivisionByZero,
    /// `OverflowError: integer division result too large for a float`
    TooLarge,
}

impl Integer {
    /// The nearest float, halves to even; `None` where it would be infinite (`OverflowError: int too large to
    /// convert to float`).
    pub fn to_f64(&self) -> Option<f64> {
        match self {
            Self::Small(value) => Some(*value as f64),
            Self::Big(value) => value.to_f64().filter(|float| float.is_finite()),
        }
    }

    /// The integral part of a float, `None` for infinity and NaN.
    pub fn from_f64(value: f64) -> Option<Self> {
        // Both bounds are floats; the upper one is the first that does not fit.
        if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&value) {
            return Some(Self::Small(value as i64));
        }
        BigInt::from_f64(value).map(Into::into)
    }

    /// Compares with a float without rounding; `None` for NaN.
    pub fn compare_to_f64(&self, other: f64) -> Option<Ordering> {
        if other.is_nan() {
            return None;
        }
        if other.is_infinite() {
            return Some(if other > 0.0 { Ordering::Less } else { Ordering::Greater });
        }
        let integral = Self::from_f64(other)?;
        let fraction = other.fract();
        // Where the integral parts are equal, what the float has behind the point decides.
        Some(self.cmp(&integral).then(0.0_f64.partial_cmp(&fraction)?))
    }

    /// `self / divisor`: the float nearest to the exact quotient, halves to even.
    ///
    /// # Errors
    /// [`TrueDivisionError`]
    pub fn true_divide(&self, divisor: &Self) -> Result<f64, TrueDivisionError> {
        /// Integers up to here are floats without rounding.
        const EXACT: i64 = 1 << 53;
        if divisor.is_zero() {
            return Err(TrueDivisionError::DivisionByZero);
        }
        if let (Self::Small(left), Self::Small(right)) = (self, divisor)
            && left.unsigned_abs() <= EXACT as u64
            && right.unsigned_abs() <= EXACT as u64
        {
            return Ok(*left as f64 / *right as f64);
        }
        let (numerator, denominator) = (self.to_big().abs(), divisor.to_big().abs());
        let negative = self.is_negative() != divisor.is_negative();
        // Scale so that the quotient has 55 bits or more (two beyond a float's), or as many as subnormal ones keep.
        let difference = numerator.bits() as i64 - denominator.bits() as i64;
        let shift = (difference - 55).max(-1076);
        let (mut quotient, remainder) = if shift >= 0 {
            num_integer::Integer::div_rem(&numerator, &(denominator << shift))
        } else {
            num_integer::Integer::div_rem(&(numerator << -shift), &denominator)
        };
        // What was cut off matters only as "more than nothing": one more bit keeps that.
        quotient <<= 1;
        if !remainder.is_zero() {
            quotient += 1;
        }
        let scaled = quotient.to_u64().ok_or(TrueDivisionError::TooLarge)?;
        let magnitude = scale(scaled, shift - 1);
        if magnitude.is_infinite() {
            return Err(TrueDivisionError::TooLarge);
        }
        Ok(if negative { -magnitude } else { magnitude })
    }
}

/// `mantissa * 2**exponent`, rounded once, halves to even.
pub(super) fn scale(mantissa: u64, exponent: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let bits = i64::from(64 - mantissa.leading_zeros());
    let top = bits + exponent;
    if top > 1024 {
        return f64::INFINITY;
    }
    // The exponent of the last bit that a float of this size keeps.
    let last = (top - 53).max(-1074);
    let drop = last - exponent;
    if drop <= 0 {
        return mantissa as f64 * power_of_two(exponent);
    }
    let (kept, rest, half) = if drop > 64 {
        (0, 0, 1)
    } else {
        let wide = u128::from(mantissa);
        ((wide >> drop) as u64, wide & ((1 << drop) - 1), 1_u128 << (drop - 1))
    };
    let up = rest > half || rest == half && kept & 1 == 1;
    (kept + u64::from(up)) as f64 * power_of_two(last)
}

/// `2.0**exponent` in two factors where one is not enough; the product that it is used in is exact.
fn power_of_two(exponent: i64) -> f64 {
    let exponent = exponent.clamp(-1074, 1023);
    if exponent < -1022 {
        f64::from_bits(1 << (exponent + 1074))
    } else {
        f64::from_bits(((exponent + 1023) as u64) << 52)
    }
}
