//! Text to bytes.

use super::{CodecError, Encoding, ErrorHandler};
use crate::types::numeric::ByteOrder;
use crate::types::text::{Text, Units};

/// Encodes a text.
///
/// # Errors
/// [`CodecError`] where the handler gives up.
pub fn encode(text: &Text, encoding: Encoding, handler: ErrorHandler) -> Result<Vec<u8>, CodecError> {
    let one_byte_each = match encoding {
        Encoding::Utf8 | Encoding::Ascii => text.as_ascii().map(str::as_bytes),
        Encoding::Latin1 => match text.units() {
            Units::One(units) => Some(units),
            _ => None,
        },
        _ => None,
    };
    if let Some(bytes) = one_byte_each {
        return Ok(bytes.to_vec());
    }
    let mut encoder = Encoder { text, encoding, handler, output: Vec::with_capacity(text.len() * 2) };
    if matches!(encoding, Encoding::Utf16(None) | Encoding::Utf32(None)) {
        encoder.write(0xFEFF);
    }
    encoder.run()
}

struct Encoder<'a> {
    text: &'a Text,
    encoding: Encoding,
    handler: ErrorHandler,
    output: Vec<u8>,
}

impl Encoder<'_> {
    fn run(mut self) -> Result<Vec<u8>, CodecError> {
        let mut position = 0;
        while let Some(code_point) = self.text.get(position) {
            if self.can_encode(code_point) {
                self.write(code_point);
                position += 1;
            } else {
                position = self.handle(position)?;
            }
        }
        Ok(self.output)
    }

    fn can_encode(&self, code_point: u32) -> bool {
        match self.encoding {
            Encoding::Ascii => code_point < 0x80,
            Encoding::Latin1 => code_point < 0x100,
            _ => !is_surrogate(code_point),
        }
    }

    /// Writes a code point, also a surrogate where the encoding is a UTF.
    fn write(&mut self, code_point: u32) {
        match self.encoding {
            Encoding::Ascii | Encoding::Latin1 => self.output.push(code_point as u8),
            Encoding::Utf8 => match char::from_u32(code_point) {
                Some(character) => self.output.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
                None => {
                    let tail = |shift: u32| 0x80 | (code_point >> shift & 0x3F) as u8;
                    self.output.extend_from_slice(&[0xE0 | (code_point >> 12) as u8, tail(6), tail(0)]);
                }
            },
            Encoding::Utf16(order) => {
                let mut put = |unit: u16| {
                    let big = order == Some(ByteOrder::Big);
                    self.output.extend_from_slice(&if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
                };
                match u16::try_from(code_point) {
                    Ok(unit) => put(unit),
                    Err(_) => {
                        let beyond = code_point - 0x1_0000;
                        put(0xD800 | (beyond >> 10) as u16);
                        put(0xDC00 | (beyond & 0x3FF) as u16);
                    }
                }
            }
            Encoding::Utf32(order) => {
                let big = order == Some(ByteOrder::Big);
                let bytes = if big { code_point.to_be_bytes() } else { code_point.to_le_bytes() };
                self.output.extend_from_slice(&bytes);
            }
        }
    }

    /// The error at a position. It covers the whole run that cannot be encoded, but in UTF-16 and UTF-32 only one.
    fn error(&self, start: usize) -> CodecError {
        let run = (start..self.text.len())
            .take_while(|index| self.text.get(*index).is_some_and(|code_point| !self.can_encode(code_point)))
            .count();
        let (end, reason) = match self.encoding {
            Encoding::Ascii => (start + run, "ordinal not in range(128)"),
            Encoding::Latin1 => (start + run, "ordinal not in range(256)"),
            Encoding::Utf8 => (start + run, "surrogates not allowed"),
            _ => (start + 1, "surrogates not allowed"),
        };
        CodecError::new(self.encoding.name(), start, end, reason)
    }

    /// Lets the handler deal with what stands at a position; gives where to go on.
    fn handle(&mut self, start: usize) -> Result<usize, CodecError> {
        let error = self.error(start);
        let wrong = (start..error.end).filter_map(|index| self.text.get(index));
        match self.handler {
            ErrorHandler::Strict => return Err(error),
            ErrorHandler::Ignore => {}
            ErrorHandler::Replace => wrong.for_each(|_| self.write(u32::from('?'))),
            ErrorHandler::BackslashReplace => {
                for code_point in wrong {
                    self.write_ascii(&match code_point {
                        0..0x100 => format!("\\x{code_point:02x}"),
                        0x100..0x1_0000 => format!("\\u{code_point:04x}"),
                        _ => format!("\\U{code_point:08x}"),
                    });
                }
            }
            ErrorHandler::XmlCharacterReferenceReplace => {
                wrong.for_each(|code_point| self.write_ascii(&format!("&#{code_point};")));
            }
            ErrorHandler::SurrogateEscape => {
                for (index, code_point) in wrong.enumerate() {
                    let one_byte = !matches!(self.encoding, Encoding::Utf16(_) | Encoding::Utf32(_));
                    if !(one_byte && (0xDC80..0xDD00).contains(&code_point)) {
                        return Err(CodecError { start: start + index, ..error });
                    }
                    self.output.push((code_point - 0xDC00) as u8);
                }
            }
            ErrorHandler::SurrogatePass => {
                let unicode = !matches!(self.encoding, Encoding::Ascii | Encoding::Latin1);
                for code_point in wrong {
                    if !(unicode && is_surrogate(code_point)) {
                        return Err(error);
                    }
                    self.write(code_point);
                }
            }
        }
        Ok(error.end)
    }

    fn write_ascii(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.write(byte.into()));
    }
}

fn is_surrogate(code_point: u32) -> bool {
    (0xD800..0xE000).contains(&code_point)
}
