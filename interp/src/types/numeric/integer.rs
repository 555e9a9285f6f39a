//! Integers of any size with Python's arithmetic: small ones in a machine word, the rest as big integers.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, BitAnd, BitOr, BitXor, Mul, Neg, Not, Sub};

use num_bigint::{BigInt, Sign};
use num_integer::{Integer as _, Roots};
use num_traits::{Euclid, Pow, Signed, ToPrimitive, Zero};

/// The value of a Python `int`. `Big` is used only for what `Small` cannot hold, so equal values look the same.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Integer {
    /// Fits in 64 bits.
    Small(i64),
    /// Does not.
    Big(Box<BigInt>),
}

/// Why `pow` with a modulus failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModularPowerError {
    /// `ValueError: pow() 3rd argument cannot be 0`
    ZeroModulus,
    /// `ValueError: base is not invertible for the given modulus`
    NotInvertible,
}

/// Why `int.to_bytes` failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToBytesError {
    /// `OverflowError: int too big to convert`
    TooBig,
    /// `OverflowError: can't convert negative int to unsigned`
    NegativeToUnsigned,
}

/// The order of bytes in `int.to_bytes` and `int.from_bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// `'big'`: the most significant first.
    Big,
    /// `'little'`: the least significant first.
    Little,
}

impl Integer {
    /// Zero.
    pub const ZERO: Self = Self::Small(0);
    /// One.
    pub const ONE: Self = Self::Small(1);

    /// The value where it fits in 64 bits.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Self::Small(value) => Some(*value),
            Self::Big(_) => None,
        }
    }

    /// The value as an index or a size.
    pub fn to_isize(&self) -> Option<isize> {
        self.to_i64().and_then(|value| isize::try_from(value).ok())
    }

    /// The value cut to what fits: what `PyNumber_AsSsize_t` gives for slices.
    pub fn to_isize_clamped(&self) -> isize {
        self.to_isize().unwrap_or(if self.is_negative() { isize::MIN } else { isize::MAX })
    }

    /// The value as an unsigned number of 64 bits.
    pub fn to_u64(&self) -> Option<u64> {
        match self {
            Self::Small(value) => u64::try_from(*value).ok(),
            Self::Big(value) => value.to_u64(),
        }
    }

    /// The value as a big integer; borrowed where it is one.
    pub fn to_big(&self) -> Cow<'_, BigInt> {
        match self {
            Self::Small(value) => Cow::Owned(BigInt::from(*value)),
            Self::Big(value) => Cow::Borrowed(value),
        }
    }

    /// Less than, equal to or greater than zero.
    pub fn sign(&self) -> Ordering {
        match self {
            Self::Small(value) => value.cmp(&0),
            Self::Big(value) => match value.sign() {
                Sign::Minus => Ordering::Less,
                Sign::NoSign => Ordering::Equal,
                Sign::Plus => Ordering::Greater,
            },
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Small(0))
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// Whether it is odd.
    pub fn is_odd(&self) -> bool {
        match self {
            Self::Small(value) => value & 1 == 1,
            Self::Big(value) => value.bit(0),
        }
    }

    /// The absolute value.
    pub fn absolute(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// `self // divisor` and `self % divisor`: rounded down, the remainder has the divisor's sign. `None` for
    /// division by zero.
    pub fn divide(&self, divisor: &Self) -> Option<(Self, Self)> {
        match (self, divisor) {
            (_, Self::Small(0)) => None,
            (Self::Small(left), Self::Small(right)) if *right != -1 => {
                let (quotient, remainder) = left.div_mod_floor(right);
                Some((Self::Small(quotient), Self::Small(remainder)))
            }
            _ => {
                let (quotient, remainder) = self.to_big().div_mod_floor(&divisor.to_big());
                Some((quotient.into(), remainder.into()))
            }
        }
    }

    /// `self // divisor`, `None` for division by zero.
    pub fn floor_divide(&self, divisor: &Self) -> Option<Self> {
        self.divide(divisor).map(|(quotient, _)| quotient)
    }

    /// `self % divisor`, `None` for division by zero.
    pub fn modulo(&self, divisor: &Self) -> Option<Self> {
        self.divide(divisor).map(|(_, remainder)| remainder)
    }

    /// `self ** exponent`. The caller bounds the size of the result, about `bit_length * exponent` bits.
    pub fn power(&self, exponent: u64) -> Self {
        match self {
            Self::Small(0 | 1) if exponent > 0 => self.clone(),
            Self::Small(-1) => Self::Small(if exponent.is_multiple_of(2) { 1 } else { -1 }),
            Self::Small(2) if exponent < 62 => Self::Small(1 << exponent),
            Self::Small(base) => match u32::try_from(exponent).ok().and_then(|exponent| base.checked_pow(exponent)) {
                Some(power) => Self::Small(power),
                None => Pow::pow(BigInt::from(*base), exponent).into(),
            },
            Self::Big(base) => Pow::pow(&**base, exponent).into(),
        }
    }

    /// `pow(self, exponent, modulus)`. A negative exponent means the inverse.
    ///
    /// # Errors
    /// [`ModularPowerError`]
    pub fn power_modulo(&self, exponent: &Self, modulus: &Self) -> Result<Self, ModularPowerError> {
        if modulus.is_zero() {
            return Err(ModularPowerError::ZeroModulus);
        }
        let modulus = modulus.to_big();
        let positive = modulus.abs();
        let mut base = self.to_big().rem_euclid(&positive);
        if exponent.is_negative() {
            base = base.modinv(&positive).ok_or(ModularPowerError::NotInvertible)?;
        }
        let power = base.modpow(&exponent.to_big().abs(), &positive);
        let power = if modulus.is_negative() && !power.is_zero() { power + &*modulus } else { power };
        Ok(power.into())
    }

    /// `self << count`. The caller bounds the size of the result.
    pub fn shift_left(&self, count: u64) -> Self {
        match self {
            Self::Small(0) => Self::ZERO,
            Self::Small(value) if count < 64 => match i64::try_from(i128::from(*value) << count) {
                Ok(shifted) => Self::Small(shifted),
                Err(_) => (BigInt::from(*value) << count).into(),
            },
            _ => (&*self.to_big() << count).into(),
        }
    }

    /// `self >> count`: rounds down.
    pub fn shift_right(&self, count: u64) -> Self {
        match self {
            Self::Small(value) => Self::Small(value >> count.min(63)),
            Self::Big(value) if count < value.bits() => (&**value >> count).into(),
            Self::Big(_) => Self::Small(if self.is_negative() { -1 } else { 0 }),
        }
    }

    /// `int.bit_length`
    pub fn bit_length(&self) -> u64 {
        match self {
            Self::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            Self::Big(value) => value.bits(),
        }
    }

    /// `int.bit_count`: ones in the absolute value.
    pub fn bit_count(&self) -> u64 {
        match self {
            Self::Small(value) => u64::from(value.unsigned_abs().count_ones()),
            Self::Big(value) => value.magnitude().count_ones(),
        }
    }

    /// The number of CPython's digits of 30 bits, for `sys.getsizeof`; zero has none.
    pub fn digit_count(&self) -> u64 {
        self.bit_length().div_ceil(30)
    }

    /// `math.isqrt`, `None` for a negative number.
    pub fn square_root(&self) -> Option<Self> {
        if self.is_negative() {
            return None;
        }
        Some(match self {
            Self::Small(value) => Self::Small(value.sqrt()),
            Self::Big(value) => value.sqrt().into(),
        })
    }

    /// `math.gcd` of two numbers.
    pub fn greatest_common_divisor(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(left), Self::Small(right)) => left.unsigned_abs().gcd(&right.unsigned_abs()).into(),
            _ => self.to_big().gcd(&other.to_big()).into(),
        }
    }

    /// `round(self, -digits)`: to a multiple of `10 ** digits`, halves to the even multiple.
    pub fn round_to_power_of_ten(&self, digits: u64) -> Self {
        // A power so large that even half of it is beyond the number: nothing is left.
        if digits == 0 {
            return self.clone();
        }
        if digits > self.bit_length() / 3 + 1 {
            return Self::ZERO;
        }
        let unit = Self::Small(10).power(digits);
        let Some((quotient, remainder)) = self.divide(&unit) else { return self.clone() };
        let up = match (&remainder + &remainder).cmp(&unit) {
            Ordering::Less => false,
            Ordering::Equal => quotient.is_odd(),
            Ordering::Greater => true,
        };
        let lower = self - &remainder;
        if up { &lower + &unit } else { lower }
    }

    /// `int.to_bytes`
    ///
    /// # Errors
    /// [`ToBytesError`]
    pub fn to_bytes(&self, length: usize, order: ByteOrder, signed: bool) -> Result<Vec<u8>, ToBytesError> {
        if self.is_negative() && !signed {
            return Err(ToBytesError::NegativeToUnsigned);
        }
        // Zero and, among signed numbers, minus one are all sign: they fit in no bytes at all.
        let mut bytes = if self.is_zero() || *self == Self::Small(-1) {
            Vec::new()
        } else if signed {
            self.to_big().to_signed_bytes_le()
        } else {
            self.to_big().magnitude().to_bytes_le()
        };
        if bytes.len() > length {
            return Err(ToBytesError::TooBig);
        }
        bytes.resize(length, if self.is_negative() { 0xFF } else { 0 });
        if order == ByteOrder::Big {
            bytes.reverse();
        }
        Ok(bytes)
    }

    /// `int.from_bytes`
    pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Self {
        match (order, signed) {
            (ByteOrder::Big, true) => BigInt::from_signed_bytes_be(bytes),
            (ByteOrder::Big, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
            (ByteOrder::Little, true) => BigInt::from_signed_bytes_le(bytes),
            (ByteOrder::Little, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
        }
        .into()
    }
}

impl From<BigInt> for Integer {
    fn from(value: BigInt) -> Self {
        value.to_i64().map_or_else(|| Self::Big(Box::new(value)), Self::Small)
    }
}

/// Conversions from machine integers.
macro_rules! from_machine_integer {
    ($($source:ty)*) => {
        $(impl From<$source> for Integer {
            fn from(value: $source) -> Self {
                match i64::try_from(value) {
                    Ok(small) => Self::Small(small),
                    Err(_) => Self::Big(Box::new(BigInt::from(value))),
                }
            }
        })*
    };
}
from_machine_integer!(i32 u32 i64 u64 isize usize i128 u128);

/// An operator: checked on machine words, else on big integers.
macro_rules! arithmetic {
    ($operator:ident, $method:ident, $checked:ident) => {
        impl $operator for &Integer {
            type Output = Integer;

            fn $method(self, other: Self) -> Integer {
                if let (Integer::Small(left), Integer::Small(right)) = (self, other)
                    && let Some(result) = left.$checked(*right)
                {
                    return Integer::Small(result);
                }
                (&*self.to_big()).$method(&*other.to_big()).into()
            }
        }
    };
}
arithmetic!(Add, add, checked_add);
arithmetic!(Sub, sub, checked_sub);
arithmetic!(Mul, mul, checked_mul);

/// A bitwise operator, on two's complement of unbounded width.
macro_rules! bitwise {
    ($operator:ident, $method:ident) => {
        impl $operator for &Integer {
            type Output = Integer;

            fn $method(self, other: Self) -> Integer {
                match (self, other) {
                    (Integer::Small(left), Integer::Small(right)) => Integer::Small(left.$method(right)),
                    _ => (&*self.to_big()).$method(&*other.to_big()).into(),
                }
            }
        }
    };
}
bitwise!(BitAnd, bitand);
bitwise!(BitOr, bitor);
bitwise!(BitXor, bitxor);

impl Neg for &Integer {
    type Output = Integer;

    fn neg(self) -> Integer {
        match self {
            Integer::Small(value) => (-i128::from(*value)).into(),
            Integer::Big(value) => (-&**value).into(),
        }
    }
}

impl Not for &Integer {
    type Output = Integer;

    fn not(self) -> Integer {
        match self {
            Integer::Small(value) => Integer::Small(!value),
            Integer::Big(value) => (!&**value).into(),
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(left), Self::Small(right)) => left.cmp(right),
            (Self::Big(left), Self::Big(right)) => left.cmp(right),
            // A big one lies beyond all small ones, on the side of its sign.
            (Self::Big(_), Self::Small(_)) => self.sign(),
            (Self::Small(_), Self::Big(_)) => other.sign().reverse(),
        }
    }
}

/// In decimal, without the limit that `str` has: see [`Integer::to_decimal`].
impl fmt::Display for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Small(value) => fmt::Display::fmt(value, formatter),
            Self::Big(value) => fmt::Display::fmt(value, formatter),
        }
    }
}

impl fmt::Debug for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
