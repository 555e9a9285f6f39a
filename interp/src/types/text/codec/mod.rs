//! Encoding text to bytes and decoding bytes to text: UTF-8, UTF-16, UTF-32, Latin-1 and ASCII.

mod decode;
mod encode;

pub use decode::{decode, decode_until};
pub use encode::encode;

use crate::types::numeric::ByteOrder;

/// An encoding that is built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `utf-8`
    Utf8,
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// `utf-16`, with a byte order mark where no order is given.
    Utf16(Option<ByteOrder>),
    /// `utf-32`, with a byte order mark where no order is given.
    Utf32(Option<ByteOrder>),
}

impl Encoding {
    /// Finds an encoding by one of its names, `None` for an unknown one.
    pub fn parse(name: &str) -> Option<Self> {
        let normal: String = name
            .chars()
            .map(|character| if character.is_ascii_alphanumeric() { character.to_ascii_lowercase() } else { '_' })
            .collect();
        Some(match normal.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Self::Utf8,
            "ascii" | "us_ascii" | "646" | "ansi_x3_4_1968" | "cp367" | "ibm367" | "iso646_us" | "us" => Self::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "8859" | "cp819" | "ibm819" | "iso8859" | "iso8859_1"
            | "iso_8859_1" => Self::Latin1,
            "utf_16" | "utf16" | "u16" => Self::Utf16(None),
            "utf_16_le" | "utf_16le" | "utf16_le" | "unicodelittleunmarked" => Self::Utf16(Some(ByteOrder::Little)),
            "utf_16_be" | "utf_16be" | "utf16_be" | "unicodebigunmarked" => Self::Utf16(Some(ByteOrder::Big)),
            "utf_32" | "utf32" | "u32" => Self::Utf32(None),
            "utf_32_le" | "utf_32le" | "utf32_le" => Self::Utf32(Some(ByteOrder::Little)),
            "utf_32_be" | "utf_32be" | "utf32_be" => Self::Utf32(Some(ByteOrder::Big)),
            _ => return None,
        })
    }

    /// The name that errors show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Utf16(None) => "utf-16",
            Self::Utf16(Some(ByteOrder::Little)) => "utf-16-le",
            Self::Utf16(Some(ByteOrder::Big)) => "utf-16-be",
            Self::Utf32(None) => "utf-32",
            Self::Utf32(Some(ByteOrder::Little)) => "utf-32-le",
            Self::Utf32(Some(ByteOrder::Big)) => "utf-32-be",
        }
    }
}

/// What to do with what cannot be encoded or decoded: the error handlers that `codecs` registers, without
/// `namereplace`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorHandler {
    /// Fails.
    Strict,
    /// Leaves it out.
    Ignore,
    /// Puts `?` or U+FFFD.
    Replace,
    /// Bytes become lone surrogates from U+DC80 to U+DCFF, and back (PEP 383).
    SurrogateEscape,
    /// Surrogates are encoded as if they were characters; only in UTF.
    SurrogatePass,
    /// Puts `\x80`, `\u20ac`, `\U0001f600`.
    BackslashReplace,
    /// Puts `&#8364;`; only in encoding.
    XmlCharacterReferenceReplace,
}

impl ErrorHandler {
    /// Finds a handler by its name, `None` for an unknown one: `LookupError: unknown error handler name '…'`.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "strict" => Self::Strict,
            "ignore" => Self::Ignore,
            "replace" => Self::Replace,
            "surrogateescape" => Self::SurrogateEscape,
            "surrogatepass" => Self::SurrogatePass,
            "backslashreplace" => Self::BackslashReplace,
            "xmlcharrefreplace" => Self::XmlCharacterReferenceReplace,
            _ => return None,
        })
    }
}

/// Why bytes cannot be decoded or text cannot be encoded: the arguments of `UnicodeDecodeError` and
/// `UnicodeEncodeError`, without the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodecError {
    /// `encoding`
    pub encoding: &'static str,
    /// `start`
    pub start: usize,
    /// `end`
    pub end: usize,
    /// `reason`
    pub reason: &'static str,
    /// The handler knows only the other direction: `TypeError: don't know how to handle UnicodeDecodeError in
    /// error callback`.
    pub handler_refuses: bool,
}

impl CodecError {
    fn new(encoding: &'static str, start: usize, end: usize, reason: &'static str) -> Self {
        Self { encoding, start, end, reason, handler_refuses: false }
    }
}

#[cfg(test)]
mod tests;
