//! `int` and `bool`: the payload and its constructors.

use num_bigint::BigInt;

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::types::numeric::Integer;
use crate::vm::Vm;

/// The payload of an int or bool.
pub use crate::types::numeric::Integer as Int;

impl Trace for Integer {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
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
        self.new_integer(Integer::from(value))
    }

    /// An int of any size.
    pub fn new_integer(&self, value: Integer) -> ObjectRef {
        match value {
            Integer::Small(value) => self.new_int(value),
            big @ Integer::Big(_) => ObjectRef::new(&self.types.int, big),
        }
    }

    /// `True` or `False`.
    #[inline]
    pub fn new_bool(&self, value: bool) -> ObjectRef {
        if value { self.true_.clone() } else { self.false_.clone() }
    }
}

/// `int`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "int", match_self: true, ..TypeDefinition::EMPTY };
