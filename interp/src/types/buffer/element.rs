//! The items of a buffer: one native C value each, as the codes of module struct name them.

use crate::modules::structure::format::{float_from_half, half_from_float};
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::int::Int;
use crate::types::numeric::{ByteOrder, Integer};
use crate::vm::{Result, Vm};

/// The type of a buffer's items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// The code.
    pub code: u8,
    /// The format was written with an `@` in front.
    pub marked: bool,
    /// The distance to the next item where there are no gaps, in bytes: who does not ask for a format takes large
    /// items for bytes.
    size: u8,
}

/// Why a value cannot be an item.
pub enum Misfit {
    /// It is of the wrong type.
    Type,
    /// It is out of range.
    Value,
}

impl Element {
    /// Unsigned bytes.
    pub const BYTE: Self = Self::new(b'B');

    /// The element of a code.
    pub const fn new(code: u8) -> Self {
        Self { code, marked: false, size: Self::size_of_code(code) }
    }

    /// The element that a format names: one native code, with an `@` in front if one likes. Floats of two bytes are
    /// known later than the others.
    pub fn parse(format: &str, halves: bool) -> Option<Self> {
        let (marked, code) = match format.as_bytes() {
            [b'@', code] => (true, *code),
            [code] => (false, *code),
            _ => return None,
        };
        let element = Self { marked, ..Self::new(code) };
        (code != b'w' && (code != b'e' || halves) && element.size > 0).then_some(element)
    }

    /// The size of what a code stands for, 0 for an unknown one.
    const fn size_of_code(code: u8) -> u8 {
        match code {
            b'b' | b'B' | b'c' | b'?' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' | b'w' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => 0,
        }
    }

    /// The same as the first part of items of this size.
    pub fn in_items_of(self, size: usize) -> Self {
        Self { size: size as u8, ..self }
    }

    /// The size of an item, in bytes.
    pub fn size(self) -> usize {
        usize::from(self.size).max(1)
    }

    /// The part of an item that the code stands for.
    fn meant(self, bytes: &[u8]) -> &[u8] {
        bytes.get(..Self::size_of_code(self.code).into()).unwrap_or(bytes)
    }

    /// The format as it was written.
    pub fn format(self) -> String {
        let code = char::from(self.code);
        if self.marked { format!("@{code}") } else { code.to_string() }
    }

    /// Whether items are single bytes of any reading.
    pub fn is_byte(self) -> bool {
        matches!(self.code, b'b' | b'B' | b'c')
    }

    fn is_signed(self) -> bool {
        matches!(self.code, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
    }

    /// The number that an item is, for a floating-point code.
    fn float(self, bytes: &[u8]) -> Option<f64> {
        match self.code {
            b'f' => bytes.try_into().ok().map(|bytes| f32::from_ne_bytes(bytes).into()),
            b'd' => bytes.try_into().ok().map(f64::from_ne_bytes),
            b'e' => bytes.try_into().ok().map(|bytes| float_from_half(u16::from_ne_bytes(bytes))),
            _ => None,
        }
    }

    /// The object that an item is.
    pub fn read(self, vm: &Vm, bytes: &[u8]) -> ObjectRef {
        let bytes = self.meant(bytes);
        if let Some(value) = self.float(bytes) {
            return vm.new_float(value);
        }
        match self.code {
            b'c' => vm.new_bytes(bytes),
            b'?' => vm.new_bool(bytes.iter().any(|byte| *byte != 0)),
            _ => vm.new_integer(Integer::from_bytes(bytes, ByteOrder::Little, self.is_signed())),
        }
    }

    /// The bytes of an item for a value.
    ///
    /// # Errors
    /// What the value's `__index__`, `__float__` or `__bool__` raise.
    pub fn write(self, vm: &mut Vm, value: &ObjectRef) -> Result<std::result::Result<Vec<u8>, Misfit>> {
        match self.code {
            b'c' => Ok(match value.payload::<Bytes>().map(|bytes| &*bytes.value) {
                Some(&[byte]) => Ok(vec![byte]),
                Some(_) => Err(Misfit::Value),
                None => Err(Misfit::Type),
            }),
            b'?' => Ok(Ok(vec![u8::from(vm.truth(value)?)])),
            b'f' | b'd' | b'e' => {
                let converted = vm.float_value(value);
                let overflow = vm.exceptions.overflow_error.clone();
                let Some(number) = vm.catch(converted, &overflow).transpose() else { return Ok(Err(Misfit::Value)) };
                let type_error = vm.exceptions.type_error.clone();
                let Some(number) = vm.catch(number, &type_error)? else { return Ok(Err(Misfit::Type)) };
                Ok(match self.code {
                    b'd' => Ok(number.to_ne_bytes().to_vec()),
                    b'f' => Ok((number as f32).to_ne_bytes().to_vec()),
                    _ => half_from_float(number).map(|bits| bits.to_ne_bytes().to_vec()).ok_or(Misfit::Value),
                })
            }
            b'P' if value.payload::<Int>().is_none() => Ok(Err(Misfit::Type)),
            code => {
                let index = vm.index(value);
                let type_error = vm.exceptions.type_error.clone();
                let Some(index) = vm.catch(index, &type_error)? else { return Ok(Err(Misfit::Type)) };
                let Some(number) = index.payload::<Int>() else { return Ok(Err(Misfit::Type)) };
                // A pointer may be written as a negative number.
                let signed = self.is_signed() || code == b'P' && number.is_negative();
                Ok(number
                    .to_bytes(Self::size_of_code(code).into(), ByteOrder::Little, signed)
                    .map_err(|_| Misfit::Value))
            }
        }
    }

    /// Whether items of two elements are equal as values.
    pub fn equal(self, bytes: &[u8], other: Self, other_bytes: &[u8]) -> bool {
        let (bytes, other_bytes) = (self.meant(bytes), other.meant(other_bytes));
        if self.code == other.code && self.float(bytes).is_none() && self.code != b'?' {
            return bytes == other_bytes;
        }
        if (self.code == b'c') != (other.code == b'c') {
            return false;
        }
        let whole = |element: Self, bytes: &[u8]| match element.code {
            b'?' => Integer::Small(bytes.iter().any(|byte| *byte != 0).into()),
            _ => Integer::from_bytes(bytes, ByteOrder::Little, element.is_signed()),
        };
        match (self.float(bytes), other.float(other_bytes)) {
            (Some(first), Some(second)) => first == second,
            (None, None) => whole(self, bytes) == whole(other, other_bytes),
            (Some(float), None) => is_same_number(float, &whole(other, other_bytes)),
            (None, Some(float)) => is_same_number(float, &whole(self, bytes)),
        }
    }
}

/// Whether a float is exactly this integer, which has 64 bits at most.
fn is_same_number(float: f64, integer: &Integer) -> bool {
    let bound = 2_f64.powi(64);
    float.fract() == 0.0
        && float.abs() <= bound
        && integer.to_i64().map(i128::from).or_else(|| integer.to_u64().map(i128::from)) == Some(float as i128)
}
