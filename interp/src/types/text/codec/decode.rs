//! Bytes to text.

use super::{CodecError, Encoding, ErrorHandler};
use crate::types::numeric::ByteOrder;
use crate::types::text::{Text, TextBuilder};

/// Decodes bytes up to a limit. What stands behind it belongs to a character that is not whole yet, and is looked
/// at only to tell what is wrong in front of it.
///
/// # Errors
/// [`CodecError`] where the handler gives up.
pub fn decode_until(bytes: &[u8], limit: usize, encoding: Encoding, handler: ErrorHandler) -> Result<Text, CodecError> {
    if encoding != Encoding::Utf8 || std::str::from_utf8(&bytes[..limit]).is_ok() {
        return decode(&bytes[..limit], encoding, handler);
    }
    Decoder { bytes, limit, encoding, handler, output: TextBuilder::new() }.run(0)
}

/// Decodes bytes.
///
/// # Errors
/// [`CodecError`] where the handler gives up.
pub fn decode(bytes: &[u8], encoding: Encoding, handler: ErrorHandler) -> Result<Text, CodecError> {
    match encoding {
        Encoding::Latin1 => Ok(Text::from_latin1(bytes)),
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Text::from(text)),
            Err(_) => Decoder { bytes, limit: bytes.len(), encoding, handler, output: TextBuilder::new() }.run(0),
        },
        Encoding::Ascii if bytes.is_ascii() => Ok(Text::from_latin1(bytes)),
        Encoding::Ascii => Decoder { bytes, limit: bytes.len(), encoding, handler, output: TextBuilder::new() }.run(0),
        Encoding::Utf16(None) | Encoding::Utf32(None) => {
            let (encoding, start) = encoding.after_mark(bytes);
            Decoder { bytes, limit: bytes.len(), encoding, handler, output: TextBuilder::new() }.run(start)
        }
        Encoding::Utf16(_) | Encoding::Utf32(_) => Decoder {
            bytes,
            limit: bytes.len(),
            encoding,
            handler,
            output: TextBuilder::with_capacity(bytes.len() / 2),
        }
        .run(0),
    }
}

impl Encoding {
    /// The encoding with the byte order that a mark at the start of the bytes tells, and how long the mark is.
    pub fn after_mark(self, bytes: &[u8]) -> (Self, usize) {
        match (self, bytes) {
            (Self::Utf16(None), [0xFE, 0xFF, ..]) => (Self::Utf16(Some(ByteOrder::Big)), 2),
            (Self::Utf16(None), [0xFF, 0xFE, ..]) => (Self::Utf16(Some(ByteOrder::Little)), 2),
            (Self::Utf16(None), _) => (Self::Utf16(Some(ByteOrder::Little)), 0),
            (Self::Utf32(None), [0, 0, 0xFE, 0xFF, ..]) => (Self::Utf32(Some(ByteOrder::Big)), 4),
            (Self::Utf32(None), [0xFF, 0xFE, 0, 0, ..]) => (Self::Utf32(Some(ByteOrder::Little)), 4),
            (Self::Utf32(None), _) => (Self::Utf32(Some(ByteOrder::Little)), 0),
            (encoding, _) => (encoding, 0),
        }
    }
}

/// One step of decoding: a code point and where the next one begins, or what is wrong and up to where.
type Step = Result<(u32, usize), (usize, &'static str)>;

struct Decoder<'a> {
    bytes: &'a [u8],
    limit: usize,
    encoding: Encoding,
    handler: ErrorHandler,
    output: TextBuilder,
}

impl Decoder<'_> {
    fn run(mut self, start: usize) -> Result<Text, CodecError> {
        let mut position = start;
        while position < self.limit {
            let step = match self.encoding {
                Encoding::Utf8 => {
                    position = self.copy_valid_utf8(position);
                    if position >= self.limit {
                        break;
                    }
                    Err(self.utf8_error(position))
                }
                Encoding::Utf16(order) => self.utf16(position, order),
                Encoding::Utf32(order) => self.utf32(position, order),
                _ => match self.bytes[position] {
                    byte @ 0..0x80 => Ok((byte.into(), position + 1)),
                    _ => Err((position + 1, "ordinal not in range(128)")),
                },
            };
            position = match step {
                Ok((code_point, next)) => {
                    self.output.push(code_point);
                    next
                }
                Err((end, reason)) => self.handle(CodecError::new(self.encoding.name(), position, end, reason))?,
            };
        }
        Ok(self.output.finish())
    }

    fn copy_valid_utf8(&mut self, position: usize) -> usize {
        let Some(chunk) = self.bytes[position..].utf8_chunks().next() else { return position };
        self.output.push_str(chunk.valid());
        position + chunk.valid().len()
    }

    fn utf8_error(&self, position: usize) -> (usize, &'static str) {
        let rest = &self.bytes[position..];
        let error_length = std::str::from_utf8(rest).err().and_then(|error| error.error_len());
        match (error_length, rest[0]) {
            (None, _) => (self.bytes.len(), "unexpected end of data"),
            (Some(length), 0x80..0xC2 | 0xF5..) => (position + length, "invalid start byte"),
            (Some(length), _) => (position + length, "invalid continuation byte"),
        }
    }

    fn unit16(&self, position: usize, order: Option<ByteOrder>) -> Option<u32> {
        let pair = self.bytes.get(position..position + 2)?.try_into().ok()?;
        Some(u32::from(if order == Some(ByteOrder::Big) { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }))
    }

    fn utf16(&self, position: usize, order: Option<ByteOrder>) -> Step {
        let length = self.bytes.len();
        let Some(unit) = self.unit16(position, order) else { return Err((length, "truncated data")) };
        match unit {
            0xD800..0xDC00 => match self.unit16(position + 2, order) {
                Some(low @ 0xDC00..0xE000) => Ok((0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00), position + 4)),
                Some(_) => Err((position + 2, "illegal UTF-16 surrogate")),
                None => Err((length, "unexpected end of data")),
            },
            0xDC00..0xE000 => Err((position + 2, "illegal encoding")),
            _ => Ok((unit, position + 2)),
        }
    }

    fn unit32(&self, position: usize, order: Option<ByteOrder>) -> Option<u32> {
        let four = self.bytes.get(position..position + 4)?.try_into().ok()?;
        Some(if order == Some(ByteOrder::Big) { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    }

    fn utf32(&self, position: usize, order: Option<ByteOrder>) -> Step {
        match self.unit32(position, order) {
            None => Err((self.bytes.len(), "truncated data")),
            Some(0xD800..0xE000) => Err((position + 4, "code point in surrogate code point range(0xd800, 0xe000)")),
            Some(0x11_0000..) => Err((position + 4, "code point not in range(0x110000)")),
            Some(code_point) => Ok((code_point, position + 4)),
        }
    }

    /// Lets the handler deal with an error; gives where to go on.
    fn handle(&mut self, error: CodecError) -> Result<usize, CodecError> {
        let wrong = &self.bytes[error.start..error.end];
        match self.handler {
            ErrorHandler::Strict => Err(error),
            ErrorHandler::XmlCharacterReferenceReplace => Err(CodecError { handler_refuses: true, ..error }),
            ErrorHandler::Ignore => Ok(error.end),
            ErrorHandler::Replace => {
                self.output.push(char::REPLACEMENT_CHARACTER.into());
                Ok(error.end)
            }
            ErrorHandler::BackslashReplace => {
                wrong.iter().for_each(|byte| self.output.push_str(&format!("\\x{byte:02x}")));
                Ok(error.end)
            }
            ErrorHandler::SurrogateEscape => {
                let escaped = wrong.iter().take(4).take_while(|byte| !byte.is_ascii());
                let count = escaped.clone().count();
                if count == 0 {
                    return Err(error);
                }
                self.output.extend(escaped.map(|&byte| 0xDC00 + u32::from(byte)));
                Ok(error.start + count)
            }
            ErrorHandler::SurrogatePass => match self.surrogate(error.start) {
                Some((surrogate @ 0xD800..0xE000, width)) => {
                    self.output.push(surrogate);
                    Ok(error.start + width)
                }
                _ => Err(error),
            },
        }
    }

    /// What would be a surrogate if the encoding allowed them, and its width.
    fn surrogate(&self, start: usize) -> Option<(u32, usize)> {
        match self.encoding {
            Encoding::Utf8 => match self.bytes.get(start..start + 3)? {
                [0xED, second @ 0xA0..0xC0, third @ 0x80..0xC0] => {
                    Some((0xD000 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F), 3))
                }
                _ => None,
            },
            Encoding::Utf16(order) => Some((self.unit16(start, order)?, 2)),
            Encoding::Utf32(order) => Some((self.unit32(start, order)?, 4)),
            _ => None,
        }
    }
}
