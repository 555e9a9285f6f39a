//! Values of Python as bytes and back, code by code.

use super::format::{Format, Item, float_from_half, half_from_float};
use crate::object::ObjectRef;
use crate::types::bytes::{Bytes, bytes_of};
use crate::types::int::Int;
use crate::types::numeric::{ByteOrder, Integer};
use crate::vm::{Raised, Result, Vm};

impl Vm {
    /// `struct.error(message)`
    #[cold]
    pub(super) fn struct_error(&mut self, message: impl AsRef<str>) -> Raised {
        match self.module_state.struct_error.clone() {
            Some(class) => self.raise(&class, message.as_ref()),
            None => self.value_error(message),
        }
    }

    /// Writes values into bytes, which are zero where the format pads.
    pub(super) fn pack_values(&mut self, format: &Format, values: &[ObjectRef]) -> Result<Vec<u8>> {
        let (bytes, result) = self.pack_values_partly(format, values)?;
        result.map(|()| bytes)
    }

    /// The same; what stands there when a value does not fit, and why it does not.
    pub(super) fn pack_values_partly(
        &mut self,
        format: &Format,
        values: &[ObjectRef],
    ) -> Result<(Vec<u8>, Result<()>)> {
        let size = self.checked_width(format.size as isize)?;
        let mut bytes = vec![0; size];
        for (item, value) in format.values().zip(values) {
            match self.pack_value(format, item, value) {
                Ok(packed) => bytes[item.offset..item.offset + packed.len()].copy_from_slice(&packed),
                Err(raised) => return Ok((bytes, Err(raised))),
            }
        }
        Ok((bytes, Ok(())))
    }

    fn pack_value(&mut self, format: &Format, item: Item, value: &ObjectRef) -> Result<Vec<u8>> {
        let order = if format.big_endian { ByteOrder::Big } else { ByteOrder::Little };
        match item.code {
            b'c' => match value.payload::<Bytes>().map(|bytes| &*bytes.value) {
                Some(&[byte]) => Ok(vec![byte]),
                _ => Err(self.struct_error("char format requires a bytes object of length 1")),
            },
            b'?' => Ok(vec![u8::from(self.truth(value)?)]),
            b's' | b'p' => {
                if value.payload::<Bytes>().is_none() && !self.is_bytearray(value) {
                    let code = char::from(item.code);
                    return Err(self.struct_error(format!("argument for '{code}' must be a bytes object")));
                }
                let bytes = bytes_of(self, value);
                if item.code == b's' {
                    return Ok(bytes[..bytes.len().min(item.size)].to_vec());
                }
                // The length, as far as a byte can hold it, stands in front.
                let Some(room) = item.size.checked_sub(1) else { return Ok(Vec::new()) };
                let taken = &bytes[..bytes.len().min(room)];
                Ok([&[taken.len().min(255) as u8], taken].concat())
            }
            b'e' | b'f' | b'd' => self.pack_float(format, item.code, value),
            _ => {
                let integer = self.struct_integer(value)?;
                let Some(integer) = integer.payload::<Int>() else { return Ok(Vec::new()) };
                let signed = item.code.is_ascii_lowercase() || item.code == b'P' && integer.is_negative();
                match integer.to_bytes(item.size, order, signed) {
                    Ok(bytes) => Ok(bytes),
                    Err(_) if item.code == b'P' => Err(self.struct_error("int too large to convert")),
                    Err(_) => Err(self.struct_range_error(format, item, integer)),
                }
            }
        }
    }

    fn pack_float(&mut self, format: &Format, code: u8, value: &ObjectRef) -> Result<Vec<u8>> {
        // Whatever the conversion says, it is told in the module's own words.
        let Ok(float) = self.float_value(value) else {
            return Err(self.struct_error("required argument is not a float"));
        };
        let mut bytes = match code {
            b'd' => float.to_le_bytes().to_vec(),
            b'f' => {
                let narrow = float as f32;
                // The machine's own conversion gives infinity.
                if narrow.is_infinite() && float.is_finite() && !format.native {
                    return Err(self.overflow_error("float too large to pack with f format"));
                }
                narrow.to_le_bytes().to_vec()
            }
            _ => match half_from_float(float) {
                Some(bits) => bits.to_le_bytes().to_vec(),
                None => return Err(self.overflow_error("float too large to pack with e format")),
            },
        };
        if format.big_endian {
            bytes.reverse();
        }
        Ok(bytes)
    }

    /// The int of a value for an integer code.
    fn struct_integer(&mut self, value: &ObjectRef) -> Result {
        if value.payload::<Int>().is_some() {
            return Ok(value.clone());
        }
        if self.has_index(value) {
            return self.index(value);
        }
        Err(self.struct_error("required argument is not an integer"))
    }

    #[cold]
    fn struct_range_error(&mut self, format: &Format, item: Item, value: &Integer) -> Raised {
        let bits = 8 * item.size as u32;
        let signed = item.code.is_ascii_lowercase();
        let (least, most) =
            if signed { (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1) } else { (0, (1_i128 << bits) - 1) };
        let native = format.is_native(item.code);
        let name = format!("'{}'", char::from(item.code));
        let name = if self.profile.struct_names_codes {
            name
        } else {
            let converted = native || matches!(item.code, b'b' | b'B');
            if !converted && item.size == 8 {
                return self.struct_error("int too large to convert");
            }
            if !converted && !signed && value.to_u64().is_none() {
                return self.struct_error("argument out of range");
            }
            // Before, what a C long cannot hold was out of range without further words.
            let fits = if signed || !native || item.size < 4 {
                value.to_i64().is_some() || !signed && item.size == 8 && !native
            } else {
                value.to_u64().is_some() && item.size < 8
            };
            if !fits {
                return self.struct_error("argument out of range");
            }
            match item.code {
                b'b' => "byte".to_owned(),
                b'B' => "ubyte".to_owned(),
                b'h' if native => "short".to_owned(),
                b'H' if native => "ushort".to_owned(),
                _ => name,
            }
        };
        self.struct_error(format!("{name} format requires {least} <= number <= {most}"))
    }

    /// Reads the values of a format from bytes of its size.
    pub(super) fn unpack_values(&mut self, format: &Format, bytes: &[u8]) -> ObjectRef {
        let order = if format.big_endian { ByteOrder::Big } else { ByteOrder::Little };
        let values = format.values().map(|item| {
            let bytes = &bytes[item.offset..item.offset + item.size];
            let number = |signed| Integer::from_bytes(bytes, order, signed);
            match item.code {
                b'c' | b's' => self.new_bytes(bytes),
                b'?' => self.new_bool(bytes != [0]),
                b'p' => {
                    let length = bytes.first().map_or(0, |length| usize::from(*length).min(bytes.len() - 1));
                    self.new_bytes(bytes.get(1..1 + length).unwrap_or_default())
                }
                b'e' | b'f' | b'd' => {
                    let bits = number(false).to_u64().unwrap_or_default();
                    self.new_float(match item.code {
                        b'd' => f64::from_bits(bits),
                        b'f' => f32::from_bits(bits as u32).into(),
                        _ => float_from_half(bits as u16),
                    })
                }
                code => self.new_integer(number(code.is_ascii_lowercase())),
            }
        });
        let values = values.collect();
        self.new_tuple(values)
    }
}
