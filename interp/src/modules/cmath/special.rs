//! The results of complex functions where a part of the argument is infinite or not a number, or both are zero:
//! those that C99 recommends (Annex G), as tables by the kinds of both parts.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use crate::types::numeric::Complex;

/// What kind of number a part is: the row or column of a table.
fn kind(value: f64) -> usize {
    let positive = value.is_sign_positive();
    match () {
        () if value.is_nan() => 6,
        () if value.is_infinite() => usize::from(positive) * 5,
        () if value == 0.0 => 2 + usize::from(positive),
        () => 1 + 3 * usize::from(positive),
    }
}

/// Seven rows by the kind of the real part, seven columns by that of the imaginary one: minus infinity, negative,
/// minus zero, zero, positive, infinity, not a number. An entry names both parts by a sign and a letter: `i`
/// infinity, `n` not a number, `0`, `1`, `p` pi, `h` half, `q` a quarter, `t` three quarters of it; `..` stands where
/// both parts are finite or the function computes the result.
pub struct SpecialValues([&'static str; 7]);

impl SpecialValues {
    /// The entry for an argument.
    pub fn get(&self, argument: Complex) -> Complex {
        let entry = self.0[kind(argument.real)].split_whitespace().nth(kind(argument.imaginary)).unwrap_or("+n+n");
        let part = |text: &str| {
            let size = match text.as_bytes().get(1) {
                Some(b'i') => f64::INFINITY,
                Some(b'0') => 0.0,
                Some(b'1') => 1.0,
                Some(b'p') => PI,
                Some(b'h') => FRAC_PI_2,
                Some(b'q') => FRAC_PI_4,
                Some(b't') => 0.75 * PI,
                _ => f64::NAN,
            };
            if text.starts_with('-') { -size } else { size }
        };
        let (real, imaginary) = entry.split_at(entry.len() / 2);
        Complex::new(part(real), part(imaginary))
    }
}

/// `acos`.
pub static ACOS: SpecialValues = SpecialValues([
    "+t+i +p+i +p+i +p-i +p-i +t-i +n+i",
    "+h+i .. .. .. .. +h-i +n+n",
    "+h+i .. +h+0 +h-0 .. +h-i +h+n",
    "+h+i .. +h+0 +h-0 .. +h-i +h+n",
    "+h+i .. .. .. .. +h-i +n+n",
    "+q+i +0+i +0+i +0-i +0-i +q-i +n+i",
    "+n+i +n+n +n+n +n+n +n+n +n-i +n+n",
]);

/// `acosh`.
pub static ACOSH: SpecialValues = SpecialValues([
    "+i-t +i-p +i-p +i+p +i+p +i+t +i+n",
    "+i-h .. .. .. .. +i+h +n+n",
    "+i-h .. +0-h +0+h .. +i+h +n+n",
    "+i-h .. +0-h +0+h .. +i+h +n+n",
    "+i-h .. .. .. .. +i+h +n+n",
    "+i-q +i-0 +i-0 +i+0 +i+0 +i+q +i+n",
    "+i+n +n+n +n+n +n+n +n+n +i+n +n+n",
]);

/// `asinh`.
pub static ASINH: SpecialValues = SpecialValues([
    "-i-q -i-0 -i-0 -i+0 -i+0 -i+q -i+n",
    "-i-h .. .. .. .. -i+h +n+n",
    "-i-h .. -0-0 -0+0 .. -i+h +n+n",
    "+i-h .. +0-0 +0+0 .. +i+h +n+n",
    "+i-h .. .. .. .. +i+h +n+n",
    "+i-q +i-0 +i-0 +i+0 +i+0 +i+q +i+n",
    "+i+n +n+n +n-0 +n+0 +n+n +i+n +n+n",
]);

/// `atanh`.
pub static ATANH: SpecialValues = SpecialValues([
    "-0-h -0-h -0-h -0+h -0+h -0+h -0+n",
    "-0-h .. .. .. .. -0+h +n+n",
    "-0-h .. -0-0 -0+0 .. -0+h -0+n",
    "+0-h .. +0-0 +0+0 .. +0+h +0+n",
    "+0-h .. .. .. .. +0+h +n+n",
    "+0-h +0-h +0-h +0+h +0+h +0+h +0+n",
    "+0-h +n+n +n+n +n+n +n+n +0+h +n+n",
]);

/// `cosh`.
pub static COSH: SpecialValues = SpecialValues([
    "+i+n .. +i+0 +i-0 .. +i+n +i+n",
    "+n+n .. .. .. .. +n+n +n+n",
    "+n+0 .. +1+0 +1-0 .. +n+0 +n+0",
    "+n+0 .. +1-0 +1+0 .. +n+0 +n+0",
    "+n+n .. .. .. .. +n+n +n+n",
    "+i+n .. +i-0 +i+0 .. +i+n +i+n",
    "+n+n +n+n +n+0 +n+0 +n+n +n+n +n+n",
]);

/// `exp`.
pub static EXP: SpecialValues = SpecialValues([
    "+0+0 .. +0-0 +0+0 .. +0+0 +0+0",
    "+n+n .. .. .. .. +n+n +n+n",
    "+n+n .. +1-0 +1+0 .. +n+n +n+n",
    "+n+n .. +1-0 +1+0 .. +n+n +n+n",
    "+n+n .. .. .. .. +n+n +n+n",
    "+i+n .. +i-0 +i+0 .. +i+n +i+n",
    "+n+n +n+n +n-0 +n+0 +n+n +n+n +n+n",
]);

/// `log`.
pub static LOG: SpecialValues = SpecialValues([
    "+i-t +i-p +i-p +i+p +i+p +i+t +i+n",
    "+i-h .. .. .. .. +i+h +n+n",
    "+i-h .. -i-p -i+p .. +i+h +n+n",
    "+i-h .. -i-0 -i+0 .. +i+h +n+n",
    "+i-h .. .. .. .. +i+h +n+n",
    "+i-q +i-0 +i-0 +i+0 +i+0 +i+q +i+n",
    "+i+n +n+n +n+n +n+n +n+n +i+n +n+n",
]);

/// `sinh`.
pub static SINH: SpecialValues = SpecialValues([
    "+i+n .. -i-0 -i+0 .. +i+n +i+n",
    "+n+n .. .. .. .. +n+n +n+n",
    "+0+n .. -0-0 -0+0 .. +0+n +0+n",
    "+0+n .. +0-0 +0+0 .. +0+n +0+n",
    "+n+n .. .. .. .. +n+n +n+n",
    "+i+n .. +i-0 +i+0 .. +i+n +i+n",
    "+n+n +n+n +n-0 +n+0 +n+n +n+n +n+n",
]);

/// `sqrt`.
pub static SQRT: SpecialValues = SpecialValues([
    "+i-i +0-i +0-i +0+i +0+i +i+i +n+i",
    "+i-i .. .. .. .. +i+i +n+n",
    "+i-i .. +0-0 +0+0 .. +i+i +n+n",
    "+i-i .. +0-0 +0+0 .. +i+i +n+n",
    "+i-i .. .. .. .. +i+i +n+n",
    "+i-i +i-0 +i-0 +i+0 +i+0 +i+i +i+n",
    "+i-i +n+n +n+n +n+n +n+n +i+i +n+n",
]);

/// `tanh`.
pub static TANH: SpecialValues = SpecialValues([
    "-1+0 .. -1-0 -1+0 .. -1+0 -1+0",
    "+n+n .. .. .. .. +n+n +n+n",
    "-0+n .. -0-0 -0+0 .. -0+n +n+n",
    "+0+n .. +0-0 +0+0 .. +0+n +n+n",
    "+n+n .. .. .. .. +n+n +n+n",
    "+1+0 .. +1-0 +1+0 .. +1+0 +1+0",
    "+n+n +n+n +n-0 +n+0 +n+n +n+n +n+n",
]);

/// `rect`, by the kinds of length and angle.
pub static RECT: SpecialValues = SpecialValues([
    "+i+n .. -i+0 -i-0 .. +i+n +i+n",
    "+n+n .. .. .. .. +n+n +n+n",
    "+0+0 .. -0+0 -0-0 .. +0+0 +0+0",
    "+0+0 .. +0-0 +0+0 .. +0+0 +0+0",
    "+n+n .. .. .. .. +n+n +n+n",
    "+i+n .. +i-0 +i+0 .. +i+n +i+n",
    "+n+n +n+n +n+0 +n+0 +n+n +n+n +n+n",
]);
