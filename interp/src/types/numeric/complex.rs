//! Complex numbers: arithmetic, parsing and text.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use super::float::FloatError;
use super::float_text::{FloatPresentation, FloatStyle, float_to_text, without_underscores};
use super::integer_text::{to_ascii_digits, trim_ascii_space};
use crate::types::text::Text;

/// The value of a Python `complex`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    /// `real`
    pub real: f64,
    /// `imag`
    pub imaginary: f64,
}

/// Why a text is no complex number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplexTextError {
    /// An underscore that stands not between digits: `ValueError: could not convert string to complex: …`.
    Underscores,
    /// `ValueError: complex() arg is a malformed string`
    Malformed,
}

impl Complex {
    /// A complex number from its parts.
    pub fn new(real: f64, imaginary: f64) -> Self {
        Self { real, imaginary }
    }

    /// `complex.conjugate`
    pub fn conjugate(self) -> Self {
        Self::new(self.real, -self.imaginary)
    }

    /// `left / right`, scaled by the larger part of the divisor (Smith's method, as CPython's `_Py_c_quot`).
    ///
    /// # Errors
    /// [`FloatError::DivisionByZero`]
    pub fn divide(self, other: Self) -> Result<Self, FloatError> {
        let (real, imaginary) = (other.real.abs(), other.imaginary.abs());
        if real >= imaginary {
            if real == 0.0 {
                return Err(FloatError::DivisionByZero);
            }
            let ratio = other.imaginary / other.real;
            let denominator = other.real + other.imaginary * ratio;
            Ok(Self::new(
                (self.real + self.imaginary * ratio) / denominator,
                (self.imaginary - self.real * ratio) / denominator,
            ))
        } else if imaginary >= real {
            let ratio = other.real / other.imaginary;
            let denominator = other.real * ratio + other.imaginary;
            Ok(Self::new(
                (self.real * ratio + self.imaginary) / denominator,
                (self.imaginary * ratio - self.real) / denominator,
            ))
        } else {
            Ok(Self::new(f64::NAN, f64::NAN))
        }
    }

    /// `abs(value)`
    ///
    /// # Errors
    /// [`FloatError::Overflow`]: `OverflowError: absolute value too large`.
    pub fn absolute(self) -> Result<f64, FloatError> {
        let magnitude = self.real.hypot(self.imaginary);
        let finite = self.real.is_finite() && self.imaginary.is_finite();
        if magnitude.is_infinite() && finite { Err(FloatError::Overflow) } else { Ok(magnitude) }
    }

    /// `base ** exponent`: by repeated multiplication where the exponent is an integer up to 100, else in polar
    /// form (CPython's `complex_pow`).
    ///
    /// # Errors
    /// [`FloatError::DivisionByZero`]: `ZeroDivisionError: 0.0 to a negative or complex power` (the words of the
    /// version are the caller's); [`FloatError::Overflow`]: `OverflowError: complex exponentiation`.
    pub fn power(self, exponent: Self) -> Result<Self, FloatError> {
        let power =
            if exponent.imaginary == 0.0 && exponent.real == exponent.real.floor() && exponent.real.abs() <= 100.0 {
                let count = exponent.real as i64;
                let positive = self.repeated(count.unsigned_abs());
                if count > 0 {
                    positive
                } else {
                    // The zeroth power is the quotient of ones.
                    Self::new(1.0, 0.0).divide(positive)?
                }
            } else {
                self.polar_power(exponent)?
            };
        // An infinite part is an error even where an operand was infinite already (`_Py_ADJUST_ERANGE2`).
        let infinite = power.real.is_infinite() || power.imaginary.is_infinite();
        if infinite { Err(FloatError::Overflow) } else { Ok(power) }
    }

    fn repeated(self, mut count: u64) -> Self {
        let (mut result, mut square) = (Self::new(1.0, 0.0), self);
        while count > 0 {
            if count & 1 == 1 {
                result = result * square;
            }
            count >>= 1;
            if count > 0 {
                square = square * square;
            }
        }
        result
    }

    fn polar_power(self, exponent: Self) -> Result<Self, FloatError> {
        if exponent.real == 0.0 && exponent.imaginary == 0.0 {
            return Ok(Self::new(1.0, 0.0));
        }
        if self.real == 0.0 && self.imaginary == 0.0 {
            if exponent.imaginary != 0.0 || exponent.real < 0.0 {
                return Err(FloatError::DivisionByZero);
            }
            return Ok(Self::new(0.0, 0.0));
        }
        let magnitude = self.real.hypot(self.imaginary);
        let angle = self.imaginary.atan2(self.real);
        let mut length = magnitude.powf(exponent.real);
        let mut phase = angle * exponent.real;
        if exponent.imaginary != 0.0 {
            length /= (angle * exponent.imaginary).exp();
            phase += exponent.imaginary * magnitude.ln();
        }
        // The C library's sine and cosine report infinite arguments as domain errors, which CPython takes for a
        // division by zero.
        if phase.is_infinite() {
            return Err(FloatError::DivisionByZero);
        }
        Ok(Self::new(length * phase.cos(), length * phase.sin()))
    }

    /// `complex(text)`
    ///
    /// # Errors
    /// A text that is no complex number.
    pub fn parse_text(text: &Text) -> Result<Self, ComplexTextError> {
        let ascii = to_ascii_digits(text).ok_or(ComplexTextError::Malformed)?;
        let ascii = match ascii.contains('_') {
            true => without_underscores(&ascii).ok_or(ComplexTextError::Underscores)?.into(),
            false => ascii,
        };
        let body = trim_ascii_space(&ascii);
        let body = match body.strip_prefix('(') {
            Some(inner) => trim_ascii_space(inner.strip_suffix(')').ok_or(ComplexTextError::Malformed)?),
            None => body,
        };
        Self::parse_body(body).ok_or(ComplexTextError::Malformed)
    }

    /// One of `<float>`, `<float>j`, `<float><signed float>j`, `<float><sign>j`, `<sign>j` and `j`.
    fn parse_body(body: &str) -> Option<Self> {
        let Some(imaginary) = body.strip_suffix(['j', 'J']) else { return Some(Self::new(body.parse().ok()?, 0.0)) };
        // The sign that starts the imaginary part: the last one that belongs to no exponent.
        let split = imaginary
            .bytes()
            .enumerate()
            .rev()
            .find(|&(index, byte)| {
                matches!(byte, b'+' | b'-') && (index == 0 || !matches!(imaginary.as_bytes()[index - 1], b'e' | b'E'))
            })
            .map_or(0, |(index, _)| index);
        let (real, imaginary) = imaginary.split_at(split);
        let real = if real.is_empty() { 0.0 } else { real.parse().ok()? };
        let imaginary = match imaginary {
            "" | "+" => 1.0,
            "-" => -1.0,
            number => number.parse().ok()?,
        };
        Some(Self::new(real, imaginary))
    }
}

impl Add for Complex {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.real + other.real, self.imaginary + other.imaginary)
    }
}

impl Sub for Complex {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.real - other.real, self.imaginary - other.imaginary)
    }
}

/// By the schoolbook formula, as CPython up to 3.13.
impl Mul for Complex {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::new(
            self.real * other.real - self.imaginary * other.imaginary,
            self.real * other.imaginary + self.imaginary * other.real,
        )
    }
}

impl Neg for Complex {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(-self.real, -self.imaginary)
    }
}

/// `repr`
impl fmt::Display for Complex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |value| {
            float_to_text(
                value,
                FloatPresentation {
                    style: FloatStyle::Shortest,
                    precision: 0,
                    alternate: false,
                    add_dot_zero: false,
                    uppercase: false,
                },
            )
        };
        let imaginary = part(self.imaginary);
        // A real part that is plus zero is not shown.
        if self.real == 0.0 && self.real.is_sign_positive() {
            return write!(formatter, "{imaginary}j");
        }
        let plus = if imaginary.starts_with('-') { "" } else { "+" };
        write!(formatter, "({}{plus}{imaginary}j)", part(self.real))
    }
}
