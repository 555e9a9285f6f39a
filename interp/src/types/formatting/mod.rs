//! The format specification mini-language, `%` formatting and the templates of `str.format`.

mod error;
mod grouping;
pub mod percent;
mod specification;
pub mod template;
mod values;

pub use error::{FormatError, FormatErrorKind};
pub use specification::SignOption;
pub use values::{format_complex, format_float, format_integer, format_text};

#[cfg(test)]
mod tests;
