//! The values of `int`, `float` and `complex`, and their arithmetic, parsing and text.

mod integer;
mod integer_float;
mod integer_text;

pub use integer::{ByteOrder, Integer, ModularPowerError, ToBytesError};
pub use integer_float::TrueDivisionError;
pub use integer_text::{DEFAULT_MAX_STR_DIGITS, IntegerTextError, STR_DIGITS_CHECK_THRESHOLD};

#[cfg(test)]
mod tests;
