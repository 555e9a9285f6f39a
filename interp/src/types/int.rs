//! `int` and `bool`.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::object::{ObjectRef, Token, Trace};
use crate::vm::Vm;

/// The payload of an int or bool. A value that fits into `i64` is always `Small`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// Fits into 64 bits.
    Small(i64),
    /// Does not.
    Big(Box<BigInt>),
}

impl Trace for Int {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Int {
    /// The canonical payload for a value.
    pub fn from_big(value: BigInt) -> Self {
        value.to_i64().map_or_else(|| Self::Big(Box::new(value)), Self::Small)
    }

    /// The value as a big integer.
    pub fn to_big(&self) -> BigInt {
        match self {
            Self::Small(value) => BigInt::from(*value),
            Self::Big(value) => (**value).clone(),
        }
    }

    /// The value if it fits into 64 bits.
    pub fn to_i64(&self) -> Option<i64> {
        if let Self::Small(value) = self { Some(*value) } else { None }
    }
}

/// The ints that exist once, from -5 to 256.
pub const SMALL_INTS: std::ops::RangeInclusive<i64> = -5..=256;

impl Vm {
    /// An int.
    #[inline]
    pub fn new_int(&self, value: i64) -> ObjectRef {
        if SMALL_INTS.contains(&value) {
            return self.small_ints[(value - SMALL_INTS.start()) as usize].clone();
        }
        ObjectRef::new(&self.types.int, Int::Small(value))
    }

    /// An int of any size.
    pub fn new_big_int(&self, value: BigInt) -> ObjectRef {
        match Int::from_big(value) {
            Int::Small(value) => self.new_int(value),
            big @ Int::Big(_) => ObjectRef::new(&self.types.int, big),
        }
    }

    /// `True` or `False`.
    #[inline]
    pub fn new_bool(&self, value: bool) -> ObjectRef {
        if value { self.true_.clone() } else { self.false_.clone() }
    }
}
