//! Integers from text and to text, in any base, with the limit on the number of decimal digits.

use std::fmt;

use num_bigint::BigInt;

use super::Integer;
use crate::types::text::{Text, unicode};

/// `sys.int_info.default_max_str_digits`
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// `sys.int_info.str_digits_check_threshold`: shorter numbers are never refused.
pub const STR_DIGITS_CHECK_THRESHOLD: usize = 640;

/// Why a text is no integer, or an integer has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerTextError {
    /// `ValueError: invalid literal for int() with base …: …`; the caller adds base and `repr`.
    Invalid,
    /// `ValueError: int() base must be >= 2 and <= 36, or 0`
    Base,
    /// More decimal digits than the limit (CVE-2020-10735), on the way from text.
    TooManyDigits {
        /// The limit.
        limit: usize,
        /// The digits of the text.
        digits: usize,
    },
    /// More decimal digits than the limit, on the way to text.
    TooLongForText {
        /// The limit.
        limit: usize,
    },
}

/// CPython's words, except of [`IntegerTextError::Invalid`], which needs the `repr` of what was given.
impl fmt::Display for IntegerTextError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid => formatter.write_str("invalid literal for int()"),
            Self::Base => formatter.write_str("int() base must be >= 2 and <= 36, or 0"),
            Self::TooManyDigits { limit, digits } => write!(
                formatter,
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ),
            Self::TooLongForText { limit } => write!(
                formatter,
                "Exceeds the limit ({limit} digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ),
        }
    }
}

/// Text with decimal digits of all scripts made ASCII and white space made spaces, `None` where another character
/// beyond ASCII stands in it. ASCII is borrowed.
///
/// Source: `_PyUnicode_TransformDecimalAndSpaceToASCII`.
pub(super) fn to_ascii_digits(text: &Text) -> Option<std::borrow::Cow<'_, str>> {
    if let Some(ascii) = text.as_ascii() {
        return Some(ascii.into());
    }
    text.code_points()
        .map(|code_point| match code_point {
            0..0x80 => char::from_u32(code_point),
            _ if unicode::is_space(code_point) => Some(' '),
            _ => unicode::decimal_value(code_point).map(|value| char::from(b'0' + value)),
        })
        .collect::<Option<String>>()
        .map(Into::into)
}

/// White space as C's `isspace` has it, which is what numbers in ASCII may stand between.
pub(super) fn trim_ascii_space(text: &str) -> &str {
    text.trim_matches(|character| matches!(character, '\t'..='\r' | ' '))
}

impl Integer {
    /// `int(text, base)`: white space around, a sign, the base's prefix, single underscores between digits.
    /// `limit` is `sys.get_int_max_str_digits()`, zero for none.
    ///
    /// # Errors
    /// [`IntegerTextError`]
    pub fn parse_text(text: &Text, base: i64, limit: usize) -> Result<Self, IntegerTextError> {
        let ascii = to_ascii_digits(text);
        match ascii {
            Some(ascii) => Self::parse(&ascii, base, limit),
            None if base != 0 && !(2..=36).contains(&base) => Err(IntegerTextError::Base),
            None => Err(IntegerTextError::Invalid),
        }
    }

    /// [`Integer::parse_text`] for ASCII, such as the bytes that `int` accepts, or a literal (base 0).
    ///
    /// # Errors
    /// [`IntegerTextError`]
    pub fn parse(text: &str, base: i64, limit: usize) -> Result<Self, IntegerTextError> {
        if base != 0 && !(2..=36).contains(&base) {
            return Err(IntegerTextError::Base);
        }
        let body = trim_ascii_space(text);
        let (negative, body) = match body.as_bytes().first() {
            Some(b'-') => (true, &body[1..]),
            Some(b'+') => (false, &body[1..]),
            _ => (false, body),
        };
        let prefix_base = match body.as_bytes() {
            [b'0', b'x' | b'X', ..] => Some(16),
            [b'0', b'o' | b'O', ..] => Some(8),
            [b'0', b'b' | b'B', ..] => Some(2),
            _ => None,
        };
        // In base 0 only zero may begin with a zero.
        let must_be_zero = base == 0 && prefix_base.is_none() && body.starts_with('0');
        let (radix, digits) = match prefix_base {
            Some(prefix) if base == 0 || base == prefix => {
                (prefix as u32, body[2..].strip_prefix('_').unwrap_or(&body[2..]))
            }
            _ => (if base == 0 { 10 } else { base as u32 }, body),
        };
        let magnitude = parse_digits(digits, radix, limit)?;
        if must_be_zero && !magnitude.is_zero() {
            return Err(IntegerTextError::Invalid);
        }
        Ok(if negative { -&magnitude } else { magnitude })
    }

    /// `str(self)`. `limit` is `sys.get_int_max_str_digits()`, zero for none.
    ///
    /// # Errors
    /// [`IntegerTextError::TooLongForText`]
    pub fn to_decimal(&self, limit: usize) -> Result<String, IntegerTextError> {
        let Self::Big(value) = self else { return Ok(self.to_string()) };
        let refused = IntegerTextError::TooLongForText { limit };
        // Far beyond the limit: not even worth the conversion. A digit takes less than four bits.
        if limit > 0 && value.bits() / 4 > limit.max(STR_DIGITS_CHECK_THRESHOLD) as u64 {
            return Err(refused);
        }
        let text = value.to_string();
        let digits = text.len() - usize::from(self.is_negative());
        if limit > 0 && digits > limit.max(STR_DIGITS_CHECK_THRESHOLD) { Err(refused) } else { Ok(text) }
    }

    /// The digits of the absolute value in a base from 2 to 36, in small letters, without a prefix.
    pub fn magnitude_in_base(&self, base: u32) -> String {
        match self {
            Self::Small(value) => {
                let value = value.unsigned_abs();
                match base {
                    2 => format!("{value:b}"),
                    8 => format!("{value:o}"),
                    10 => value.to_string(),
                    16 => format!("{value:x}"),
                    _ => num_bigint::BigUint::from(value).to_str_radix(base),
                }
            }
            Self::Big(value) => value.magnitude().to_str_radix(base),
        }
    }

    /// `bin`, `oct` and `hex`: sign, prefix and digits.
    pub fn to_prefixed(&self, base: u32) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let prefix = match base {
            2 => "0b",
            8 => "0o",
            16 => "0x",
            _ => "",
        };
        format!("{sign}{prefix}{}", self.magnitude_in_base(base))
    }
}

fn parse_digits(text: &str, radix: u32, limit: usize) -> Result<Integer, IntegerTextError> {
    let mut digits = 0;
    let mut after_digit = false;
    let mut value = Some(0_i64);
    for character in text.chars() {
        match character.to_digit(radix) {
            Some(digit) => {
                digits += 1;
                after_digit = true;
                value = value.and_then(|value| value.checked_mul(radix.into())?.checked_add(digit.into()));
            }
            None if character == '_' && after_digit => after_digit = false,
            None => return Err(IntegerTextError::Invalid),
        }
    }
    if !after_digit {
        return Err(IntegerTextError::Invalid);
    }
    if limit > 0 && digits > limit.max(STR_DIGITS_CHECK_THRESHOLD) && !radix.is_power_of_two() {
        return Err(IntegerTextError::TooManyDigits { limit, digits });
    }
    match value {
        Some(small) => Ok(Integer::Small(small)),
        None => BigInt::parse_bytes(text.as_bytes(), radix).map(Into::into).ok_or(IntegerTextError::Invalid),
    }
}
