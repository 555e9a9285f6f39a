//! `int`: the payload, shared with `bool`, and the type.

mod construction;
mod methods;
pub mod operators;
pub mod references_at_start;

use std::ops::RangeInclusive;

use num_bigint::BigInt;

use crate::object::{ObjectRef, Token, Trace};
use crate::planted_faults::Fault;
use crate::types::hashing::hash_integer;
use crate::types::native::TypeDefinition;
use crate::types::numeric::Integer;
use crate::vm::{Result, Vm};

/// The payload of an int or bool.
pub use crate::types::numeric::Integer as Int;

impl Trace for Integer {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

/// The ints that exist once, from -5 to 256.
#[inline(always)]
pub fn small_ints() -> RangeInclusive<i64> {
    -5..=256 + i64::from(Fault::SmallIntCacheTooWide.is_planted())
}

impl Vm {
    /// An int.
    #[inline]
    pub fn new_int(&self, value: i64) -> ObjectRef {
        if small_ints().contains(&value) {
            return self.small_ints[(value - small_ints().start()) as usize].clone();
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

impl Vm {
    /// The digits of an int, as `repr` gives them.
    ///
    /// # Errors
    /// ValueError where there are more than `sys.get_int_max_str_digits()`.
    pub fn int_digits(&mut self, value: &Integer) -> Result<String> {
        value.to_decimal(self.digits_limit).map_err(|error| self.value_error(error.to_string()))
    }
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let Some(value) = object.payload::<Int>() else { return Ok(object.clone()) };
    let digits = vm.int_digits(value)?;
    Ok(vm.new_filled_str(&digits))
}

/// `int`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "int",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.hash = Some(|_, object| Ok(object.payload::<Int>().map_or(0, hash_integer)));
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(construction::new);
        slots.vectorcall = Some(construction::vectorcall);
        operators::fill(slots);
    },
    methods: methods::METHODS,
    attributes: methods::ATTRIBUTES,
    match_self: true,
    ..TypeDefinition::EMPTY
};
