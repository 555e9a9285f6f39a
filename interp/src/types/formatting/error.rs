//! Why something cannot be formatted.

use std::fmt;

/// The exception of a [`FormatError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatErrorKind {
    /// `ValueError`
    Value,
    /// `OverflowError`
    Overflow,
    /// `TypeError`
    Type,
    /// `MemoryError`, without a text.
    Memory,
}

/// Why something cannot be formatted, in CPython's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The exception to raise.
    pub kind: FormatErrorKind,
    /// Its text.
    pub message: String,
}

impl FormatError {
    /// A `ValueError`.
    pub fn value(message: impl Into<String>) -> Self {
        Self { kind: FormatErrorKind::Value, message: message.into() }
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<String>) -> Self {
        Self { kind: FormatErrorKind::Overflow, message: message.into() }
    }

    /// A format code that a type does not know.
    pub(super) fn unknown_code(code: u32, type_name: &str) -> Self {
        let code = display_code(code, 33);
        Self::value(format!("Unknown format code '{code}' for object of type '{type_name}'"))
    }

    /// Checks that memory for so many code points could be had, so that asking for it cannot end the process.
    pub(super) fn check_memory(length: usize) -> Result<(), Self> {
        const ALWAYS_FINE: usize = 1 << 20;
        let error = Self { kind: FormatErrorKind::Memory, message: String::new() };
        if length <= ALWAYS_FINE {
            return Ok(());
        }
        // Padding is copied once on the way, and a code point takes up to four bytes.
        let bytes = length.checked_mul(8).ok_or_else(|| error.clone())?;
        Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_| error)
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for FormatError {}

/// A character as CPython's error messages show it: itself from a lowest code on within ASCII, else in hexadecimal.
pub(super) fn display_code(code: u32, lowest: u32) -> String {
    match char::from_u32(code) {
        Some(character) if (lowest..128).contains(&code) => character.to_string(),
        _ => format!("\\x{code:x}"),
    }
}
