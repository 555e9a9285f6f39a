//! The values of `int`, `float` and `complex`, and their arithmetic, parsing and text.

mod complex;
mod float;
mod float_hex;
mod float_text;
mod integer;
mod integer_float;
mod integer_text;

pub use complex::{Complex, ComplexTextError};
pub use float::{
    FloatError, float_divide, float_integer_ratio, float_is_integer, float_power, float_round, float_round_to_integer,
    float_to_integer,
};
pub use float_hex::{FloatHexError, float_from_hex, float_to_hex};
pub use float_text::{FloatPresentation, FloatStyle, float_repr, float_to_text, parse_float, parse_float_text};
pub use integer::{ByteOrder, Integer, ModularPowerError, ToBytesError};
pub use integer_float::TrueDivisionError;
pub use integer_text::{DEFAULT_MAX_STR_DIGITS, IntegerTextError, STR_DIGITS_CHECK_THRESHOLD};

#[cfg(test)]
mod tests;
