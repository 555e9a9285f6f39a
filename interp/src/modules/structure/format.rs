//! Formats of `struct`: sequences of codes, with their sizes and places (Modules/_struct.c).

/// One code of a format, with where its value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The code.
    pub code: u8,
    /// Where it begins.
    pub offset: usize,
    /// How many bytes it takes: of `s` and `p`, all of them.
    pub size: usize,
    /// How many values of this code follow each other.
    pub repeat: usize,
}

/// A format taken apart.
#[derive(Clone, Debug, Default)]
pub struct Format {
    /// The codes that take values, in order.
    pub items: Vec<Item>,
    /// The size of everything.
    pub size: usize,
    /// The number of values.
    pub values: usize,
    /// The most significant byte comes first.
    pub big_endian: bool,
    /// Sizes and alignment are those of the machine.
    pub native: bool,
}

/// Size and alignment of a code of the machine's own.
fn native_size(code: u8) -> Option<usize> {
    Some(match code {
        b'x' | b'b' | b'B' | b'c' | b's' | b'p' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' => 8,
        _ => return None,
    })
}

fn standard_size(code: u8) -> Option<usize> {
    match code {
        b'l' | b'L' => Some(4),
        b'n' | b'N' | b'P' => None,
        _ => native_size(code),
    }
}

impl Format {
    /// Takes a format apart.
    ///
    /// # Errors
    /// The text of `struct.error`.
    pub fn parse(text: &[u8]) -> Result<Self, &'static str> {
        const TOO_LONG: &str = "total struct size too long";
        let (order, codes) = match text {
            [order @ (b'@' | b'=' | b'<' | b'>' | b'!'), codes @ ..] => (*order, codes),
            codes => (b'@', codes),
        };
        let native = order == b'@';
        let mut format = Self { big_endian: matches!(order, b'>' | b'!'), native, ..Self::default() };
        let mut codes = codes.iter().copied().peekable();
        while let Some(mut code) = codes.next() {
            if matches!(code, b' ' | b'\t'..=b'\r') {
                continue;
            }
            let mut count = None;
            while code.is_ascii_digit() {
                let digit = i64::from(code - b'0');
                count =
                    Some(count.unwrap_or(0_i64).checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(TOO_LONG)?);
                code = codes.next().ok_or("repeat count given without format specifier")?;
            }
            let count = count.map_or(1, |count| count as usize);
            let size = if native { native_size(code) } else { standard_size(code) };
            let size = size.ok_or("bad char in struct format")?;
            if native && size > 1 {
                format.size = format.size.checked_next_multiple_of(size).ok_or(TOO_LONG)?;
            }
            let offset = format.size;
            let taken = size.checked_mul(count).ok_or(TOO_LONG)?;
            format.size = offset.checked_add(taken).filter(|size| isize::try_from(*size).is_ok()).ok_or(TOO_LONG)?;
            match code {
                b'x' => {}
                b's' | b'p' => {
                    format.items.push(Item { code, offset, size: count, repeat: 1 });
                    format.values += 1;
                }
                _ if count > 0 => {
                    format.items.push(Item { code, offset, size, repeat: count });
                    format.values += count;
                }
                _ => {}
            }
        }
        Ok(format)
    }

    /// Whether an integer code is handled by the machine's own conversion: also in little-endian formats, where the sizes agree.
    pub fn is_native(&self, code: u8) -> bool {
        self.native || !self.big_endian && !matches!(code, b'l' | b'L')
    }

    /// The values one by one: code, place and size.
    pub fn values(&self) -> impl Iterator<Item = Item> + '_ {
        self.items.iter().flat_map(|item| {
            (0..item.repeat).map(|index| Item { offset: item.offset + index * item.size, repeat: 1, ..*item })
        })
    }
}

/// A float in two bytes (IEEE 754 binary16), halves to even; `None` where it is too large.
pub fn half_from_float(value: f64) -> Option<u16> {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    let magnitude = value.abs();
    if value.is_nan() {
        return Some(sign | 0x7e00);
    }
    if magnitude.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Below 2**-14 all steps are 2**-24 wide; above, ten bits follow the first.
    let exponent = if magnitude < 2.0_f64.powi(-14) { -14 } else { magnitude.log2().floor() as i32 };
    let exponent = if magnitude < 2.0_f64.powi(exponent) && exponent > -14 { exponent - 1 } else { exponent };
    let steps = (magnitude * 2.0_f64.powi(10 - exponent)).round_ties_even();
    // Steps beyond the last carry into the exponent, as the bits do.
    let bits = if exponent == -14 { steps as u32 } else { (((exponent + 15) as u32) << 10) + steps as u32 - 1024 };
    (bits < 0x7c00).then_some(sign | bits as u16)
}

/// The value of two bytes as a float.
pub fn float_from_half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let magnitude = match exponent {
        0 => fraction * 2.0_f64.powi(-24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + fraction) * 2.0_f64.powi(exponent - 25),
    };
    sign * magnitude
}

#[cfg(test)]
mod tests {
    use super::{Format, float_from_half, half_from_float};

    #[test]
    fn halves_survive() {
        for bits in 0..0x7c00_u16 {
            assert_eq!(half_from_float(float_from_half(bits)), Some(bits));
        }
        assert_eq!(half_from_float(65519.99), Some(0x7bff));
        assert_eq!(half_from_float(65520.0), None);
    }

    #[test]
    fn alignment_is_the_machines_own() {
        assert_eq!(Format::parse(b"cq0i").map(|format| format.size), Ok(16));
        assert_eq!(Format::parse(b"<ci").map(|format| format.size), Ok(5));
        assert_eq!(Format::parse(b"<n").map(|format| format.size), Err("bad char in struct format"));
    }
}
