//! The elementary functions of complex numbers, by the formulas of Modules/cmathmodule.c (after Kahan's "Branch cuts
//! for complex elementary functions").

use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

use super::special::{self, SpecialValues};
use crate::modules::math::c_library::inverse_sinh;
use crate::types::numeric::Complex;

/// Why a function has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathError {
    /// `ValueError: math domain error`
    Domain,
    /// `OverflowError: math range error`
    Range,
}

/// A result or why there is none.
pub type Computed<T = Complex> = Result<T, MathError>;

/// From here on squares, sums and doubles might overflow.
const LARGE: f64 = f64::MAX / 4.0;
/// The digits of a float's mantissa.
const DIGITS: i32 = f64::MANTISSA_DIGITS as i32;

fn is_finite(z: Complex) -> bool {
    z.real.is_finite() && z.imaginary.is_finite()
}

/// `i z`
fn times_i(z: Complex) -> Complex {
    Complex::new(-z.imaginary, z.real)
}

/// `-i z`
fn times_minus_i(z: Complex) -> Complex {
    Complex::new(z.imaginary, -z.real)
}

fn is_large(z: Complex) -> bool {
    z.real.abs() > LARGE || z.imaginary.abs() > LARGE
}

/// The logarithm of twice the length, for what is large.
fn logarithm_of_double_length(z: Complex) -> f64 {
    (z.real / 2.0).hypot(z.imaginary / 2.0).ln() + LN_2 * 2.0
}

/// `acos`
pub fn acos(z: Complex) -> Computed {
    if !is_finite(z) {
        return Ok(special::ACOS.get(z));
    }
    if is_large(z) {
        let real = z.imaginary.abs().atan2(z.real);
        return Ok(Complex::new(real, -logarithm_of_double_length(z).copysign(z.imaginary)));
    }
    let minus = sqrt(Complex::new(1.0 - z.real, -z.imaginary))?;
    let plus = sqrt(Complex::new(1.0 + z.real, z.imaginary))?;
    let imaginary = inverse_sinh(plus.real * minus.imaginary - plus.imaginary * minus.real);
    Ok(Complex::new(2.0 * minus.real.atan2(plus.real), imaginary))
}

/// `acosh`
pub fn acosh(z: Complex) -> Computed {
    if !is_finite(z) {
        return Ok(special::ACOSH.get(z));
    }
    if is_large(z) {
        return Ok(Complex::new(logarithm_of_double_length(z), z.imaginary.atan2(z.real)));
    }
    let minus = sqrt(Complex::new(z.real - 1.0, z.imaginary))?;
    let plus = sqrt(Complex::new(z.real + 1.0, z.imaginary))?;
    let real = inverse_sinh(minus.real * plus.real + minus.imaginary * plus.imaginary);
    Ok(Complex::new(real, 2.0 * minus.imaginary.atan2(plus.real)))
}

/// `asin`
pub fn asin(z: Complex) -> Computed {
    asinh(times_i(z)).map(times_minus_i)
}

/// `asinh`
pub fn asinh(z: Complex) -> Computed {
    if !is_finite(z) {
        return Ok(special::ASINH.get(z));
    }
    if is_large(z) {
        let size = logarithm_of_double_length(z);
        let real = if z.imaginary >= 0.0 { size.copysign(z.real) } else { -size.copysign(-z.real) };
        return Ok(Complex::new(real, z.imaginary.atan2(z.real.abs())));
    }
    let plus = sqrt(Complex::new(1.0 + z.imaginary, -z.real))?;
    let minus = sqrt(Complex::new(1.0 - z.imaginary, z.real))?;
    let real = inverse_sinh(plus.real * minus.imaginary - minus.real * plus.imaginary);
    let imaginary = z.imaginary.atan2(plus.real * minus.real - plus.imaginary * minus.imaginary);
    Ok(Complex::new(real, imaginary))
}

/// `atan`
pub fn atan(z: Complex) -> Computed {
    atanh(times_i(z)).map(times_minus_i)
}

/// `atanh`
pub fn atanh(z: Complex) -> Computed {
    if !is_finite(z) {
        return Ok(special::ATANH.get(z));
    }
    if z.real < 0.0 {
        return atanh(-z).map(|result| -result);
    }
    let height = z.imaginary.abs();
    let limit = LARGE.sqrt();
    if z.real > limit || height > limit {
        let half = (z.real / 2.0).hypot(z.imaginary / 2.0);
        return Ok(Complex::new(z.real / 4.0 / half / half, FRAC_PI_2.copysign(z.imaginary)));
    }
    if z.real == 1.0 && height < f64::MIN_POSITIVE.sqrt() {
        if height == 0.0 {
            return Err(MathError::Domain);
        }
        let real = -(height.sqrt() / height.hypot(2.0).sqrt()).ln();
        return Ok(Complex::new(real, (2.0_f64.atan2(-height) / 2.0).copysign(z.imaginary)));
    }
    let rest = 1.0 - z.real;
    let real = (4.0 * z.real / (rest * rest + height * height)).ln_1p() / 4.0;
    let imaginary = -(-2.0 * z.imaginary).atan2(rest * (1.0 + z.real) - height * height) / 2.0;
    Ok(Complex::new(real, imaginary))
}

/// Infinite parts are an error of functions that are finite on paper.
fn in_range(z: Complex) -> Computed {
    if z.real.is_infinite() || z.imaginary.is_infinite() { Err(MathError::Range) } else { Ok(z) }
}

/// Whether the result of a hyperbolic function needs sine and cosine only for its signs.
fn is_infinite_with_angle(z: Complex) -> bool {
    z.real.is_infinite() && z.imaginary.is_finite() && z.imaginary != 0.0
}

/// `cos`
pub fn cos(z: Complex) -> Computed {
    cosh(times_i(z))
}

/// `cosh`
pub fn cosh(z: Complex) -> Computed {
    let (sine, cosine) = (z.imaginary.sin(), z.imaginary.cos());
    if !is_finite(z) {
        if z.imaginary.is_infinite() && !z.real.is_nan() {
            return Err(MathError::Domain);
        }
        if is_infinite_with_angle(z) {
            let sign = 1.0_f64.copysign(z.real);
            return Ok(Complex::new(f64::INFINITY.copysign(cosine), sign * f64::INFINITY.copysign(sine)));
        }
        return Ok(special::COSH.get(z));
    }
    if z.real.abs() > LARGE.ln() {
        let less = z.real - 1.0_f64.copysign(z.real);
        return in_range(Complex::new(cosine * less.cosh() * E, sine * less.sinh() * E));
    }
    in_range(Complex::new(cosine * z.real.cosh(), sine * z.real.sinh()))
}

/// `exp`
pub fn exp(z: Complex) -> Computed {
    let (sine, cosine) = (z.imaginary.sin(), z.imaginary.cos());
    if !is_finite(z) {
        if z.imaginary.is_infinite() && (z.real.is_finite() || z.real == f64::INFINITY) {
            return Err(MathError::Domain);
        }
        if is_infinite_with_angle(z) {
            let size = if z.real > 0.0 { f64::INFINITY } else { 0.0 };
            return Ok(Complex::new(size.copysign(cosine), size.copysign(sine)));
        }
        return Ok(special::EXP.get(z));
    }
    if z.real > LARGE.ln() {
        let size = (z.real - 1.0).exp();
        return in_range(Complex::new(size * cosine * E, size * sine * E));
    }
    let size = z.real.exp();
    in_range(Complex::new(size * cosine, size * sine))
}

/// `log`. What has no logarithm has an infinite one all the same, which a quotient of logarithms goes on with.
pub fn log_with_error(z: Complex) -> (Complex, Option<MathError>) {
    if !is_finite(z) {
        return (special::LOG.get(z), None);
    }
    let (width, height) = (z.real.abs(), z.imaginary.abs());
    let angle = z.imaginary.atan2(z.real);
    let size = if is_large(z) {
        (width / 2.0).hypot(height / 2.0).ln() + LN_2
    } else if width < f64::MIN_POSITIVE && height < f64::MIN_POSITIVE {
        if width == 0.0 && height == 0.0 {
            return (Complex::new(f64::NEG_INFINITY, angle), Some(MathError::Domain));
        }
        // A subnormal length has too few digits.
        libm::ldexp(width, DIGITS).hypot(libm::ldexp(height, DIGITS)).ln() - f64::from(DIGITS) * LN_2
    } else {
        let length = width.hypot(height);
        if (0.71..=1.73).contains(&length) {
            let (more, less) = if width > height { (width, height) } else { (height, width) };
            ((more - 1.0) * (more + 1.0) + less * less).ln_1p() / 2.0
        } else {
            length.ln()
        }
    };
    (Complex::new(size, angle), None)
}

/// `log10`
pub fn log10(z: Complex) -> Computed {
    match log_with_error(z) {
        (_, Some(error)) => Err(error),
        (result, None) => Ok(Complex::new(result.real / LN_10, result.imaginary / LN_10)),
    }
}

/// `sin`
pub fn sin(z: Complex) -> Computed {
    sinh(times_i(z)).map(times_minus_i)
}

/// `sinh`
pub fn sinh(z: Complex) -> Computed {
    let (sine, cosine) = (z.imaginary.sin(), z.imaginary.cos());
    if !is_finite(z) {
        if z.imaginary.is_infinite() && !z.real.is_nan() {
            return Err(MathError::Domain);
        }
        if is_infinite_with_angle(z) {
            let sign = 1.0_f64.copysign(z.real);
            return Ok(Complex::new(sign * f64::INFINITY.copysign(cosine), f64::INFINITY.copysign(sine)));
        }
        return Ok(special::SINH.get(z));
    }
    if z.real.abs() > LARGE.ln() {
        let less = z.real - 1.0_f64.copysign(z.real);
        return in_range(Complex::new(cosine * less.sinh() * E, sine * less.cosh() * E));
    }
    in_range(Complex::new(cosine * z.real.sinh(), sine * z.real.cosh()))
}

/// `sqrt`
pub fn sqrt(z: Complex) -> Computed {
    if !is_finite(z) {
        return Ok(special::SQRT.get(z));
    }
    if z.real == 0.0 && z.imaginary == 0.0 {
        return Ok(Complex::new(0.0, z.imaginary));
    }
    let (width, height) = (z.real.abs(), z.imaginary.abs());
    let root = if width < f64::MIN_POSITIVE && height < f64::MIN_POSITIVE {
        // An odd power of two that makes subnormal numbers normal.
        const UP: i32 = 2 * (DIGITS / 2) + 1;
        let width = libm::ldexp(width, UP);
        libm::ldexp((width + width.hypot(libm::ldexp(height, UP))).sqrt(), -(UP + 1) / 2)
    } else {
        let width = width / 8.0;
        2.0 * (width + width.hypot(height / 8.0)).sqrt()
    };
    let other = height / (2.0 * root);
    Ok(if z.real >= 0.0 {
        Complex::new(root, other.copysign(z.imaginary))
    } else {
        Complex::new(other, root.copysign(z.imaginary))
    })
}

/// `tan`
pub fn tan(z: Complex) -> Computed {
    tanh(times_i(z)).map(times_minus_i)
}

/// `tanh`
pub fn tanh(z: Complex) -> Computed {
    let (sine, cosine) = (z.imaginary.sin(), z.imaginary.cos());
    if !is_finite(z) {
        if z.imaginary.is_infinite() && z.real.is_finite() {
            return Err(MathError::Domain);
        }
        if is_infinite_with_angle(z) {
            return Ok(Complex::new(1.0_f64.copysign(z.real), 0.0_f64.copysign(2.0 * sine * cosine)));
        }
        return Ok(special::TANH.get(z));
    }
    if z.real.abs() > LARGE.ln() {
        let imaginary = 4.0 * sine * cosine * (-2.0 * z.real.abs()).exp();
        return Ok(Complex::new(1.0_f64.copysign(z.real), imaginary));
    }
    let (width, height) = (z.real.tanh(), z.imaginary.tan());
    let inverse = 1.0 / z.real.cosh();
    let product = width * height;
    let denominator = 1.0 + product * product;
    let real = width * (1.0 + height * height) / denominator;
    Ok(Complex::new(real, ((height / denominator) * inverse) * inverse))
}

/// `rect`
pub fn rect(length: f64, angle: f64) -> Computed {
    let given = Complex::new(length, angle);
    if !is_finite(given) {
        if length != 0.0 && !length.is_nan() && angle.is_infinite() {
            return Err(MathError::Domain);
        }
        if is_infinite_with_angle(given) {
            let sign = 1.0_f64.copysign(length);
            let part = |value: f64| sign * f64::INFINITY.copysign(value);
            return Ok(Complex::new(part(angle.cos()), part(angle.sin())));
        }
        let table: &SpecialValues = &special::RECT;
        return Ok(table.get(given));
    }
    if angle == 0.0 {
        return Ok(Complex::new(length, length * angle));
    }
    Ok(Complex::new(length * angle.cos(), length * angle.sin()))
}
