//! The operators of `int` (Objects/longobject.c).

use num_traits::ToPrimitive;

use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::types::numeric::{Integer, ModularPowerError, TrueDivisionError};
use crate::types::slots::{Comparison, Operator, Slots};
use crate::vm::{Result, Vm};

/// The operands of a binary operator, or `NotImplemented` where one is no int.
macro_rules! operands {
    ($vm:ident, $left:ident, $right:ident) => {
        match ($left.payload::<Int>(), $right.payload::<Int>()) {
            (Some(left), Some(right)) => (left, right),
            _ => return Ok($vm.not_implemented.clone()),
        }
    };
}

/// A result in more bits than this is out of memory's reach: CPython fails to allocate it.
const MOST_BITS: u64 = 1 << 38;

pub(super) fn fill(slots: &mut Slots) {
    slots.binary[Operator::Add as usize] = Some(add);
    slots.binary[Operator::Subtract as usize] = Some(subtract);
    slots.binary[Operator::Multiply as usize] = Some(multiply);
    slots.binary[Operator::FloorDivide as usize] = Some(floor_divide);
    slots.binary[Operator::TrueDivide as usize] = Some(true_divide);
    slots.binary[Operator::Remainder as usize] = Some(remainder);
    slots.binary[Operator::Divmod as usize] = Some(divide_with_remainder);
    slots.binary[Operator::Power as usize] = Some(power);
    slots.binary[Operator::LeftShift as usize] = Some(left_shift);
    slots.binary[Operator::RightShift as usize] = Some(right_shift);
    slots.binary[Operator::And as usize] = Some(and);
    slots.binary[Operator::Or as usize] = Some(or);
    slots.binary[Operator::Xor as usize] = Some(xor);
    slots.power_modulo = Some(power_modulo);
    slots.compare = Some(compare);
    slots.negative =
        Some(|vm, object| Ok(object.payload::<Int>().map_or_else(|| object.clone(), |value| vm.new_integer(-value))));
    slots.positive = Some(|vm, object| Ok(vm.exact_int(object)));
    slots.absolute = Some(|vm, object| match object.payload::<Int>() {
        Some(value) if value.is_negative() => Ok(vm.new_integer(value.absolute())),
        _ => Ok(vm.exact_int(object)),
    });
    slots.invert =
        Some(|vm, object| Ok(object.payload::<Int>().map_or_else(|| object.clone(), |value| vm.new_integer(!value))));
    slots.truth = Some(|_, object| Ok(object.payload::<Int>().is_some_and(|value| !value.is_zero())));
    slots.int = Some(|vm, object| Ok(vm.exact_int(object)));
    slots.index = Some(|vm, object| Ok(vm.exact_int(object)));
    slots.float = Some(to_float);
}

fn add(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_integer(left + right))
}

fn subtract(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_integer(left - right))
}

fn multiply(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_integer(left * right))
}

/// `left & right` of two ints.
pub fn and(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_integer(left & right))
}

/// `left | right` of two ints.
pub fn or(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_integer(left | right))
}

/// `left ^ right` of two ints.
pub fn xor(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_integer(left ^ right))
}

fn floor_divide(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    match left.floor_divide(right) {
        Some(quotient) => Ok(vm.new_integer(quotient)),
        None => Err(vm.zero_division_error("integer division or modulo by zero")),
    }
}

fn remainder(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (dividend, divisor) = operands!(vm, left, right);
    if is_own_remainder(dividend, divisor) {
        return Ok(vm.exact_int(left));
    }
    match dividend.modulo(divisor) {
        Some(remainder) => Ok(vm.new_integer(remainder)),
        None => Err(vm.zero_division_error("integer modulo by zero")),
    }
}

fn divide_with_remainder(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (dividend, divisor) = operands!(vm, left, right);
    let Some((quotient, remainder)) = dividend.divide(divisor) else {
        return Err(vm.zero_division_error("integer division or modulo by zero"));
    };
    let quotient = vm.new_integer(quotient);
    let remainder = if is_own_remainder(dividend, divisor) { vm.exact_int(left) } else { vm.new_integer(remainder) };
    Ok(vm.new_tuple(vec![quotient, remainder]))
}

/// Whether CPython sees without dividing that the dividend is the remainder, and gives the very object: it has
/// fewer digits of 30 bits than the divisor, or as many and a smaller first one.
fn is_own_remainder(dividend: &Integer, divisor: &Integer) -> bool {
    let (digits, divisor_digits) = (dividend.digit_count(), divisor.digit_count());
    if digits == 0 || divisor_digits < 2 || digits > divisor_digits || dividend.is_negative() != divisor.is_negative() {
        return false;
    }
    let first_digit = |value: &Integer| value.absolute().shift_right(30 * (divisor_digits - 1));
    digits < divisor_digits || first_digit(dividend) < first_digit(divisor)
}

fn true_divide(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    match left.true_divide(right) {
        Ok(quotient) => Ok(vm.new_float(quotient)),
        Err(TrueDivisionError::DivisionByZero) => Err(vm.zero_division_error("division by zero")),
        Err(TrueDivisionError::TooLarge) => Err(vm.overflow_error("integer division result too large for a float")),
    }
}

/// How many digits of 30 bits an int of CPython can have at most (`MAX_LONG_DIGITS`).
const MOST_DIGITS: u128 = (isize::MAX as u128 - 24) / 4;

/// Whether an int of so many bits can be had, with the room for computing it.
fn may_have(vm: &Vm, bits: u64) -> bool {
    bits <= MOST_BITS && vm.may_allocate((bits / 2) as usize)
}

fn power(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (base, exponent) = operands!(vm, left, right);
    if exponent.is_negative() {
        return crate::types::float::power(vm, left, right);
    }
    let bits = base.bit_length();
    match exponent.to_u64() {
        Some(exponent) if bits <= 1 || bits.checked_mul(exponent).is_some_and(|bits| may_have(vm, bits)) => {
            // Powers of 0, 1 and -1 need no more than the exponent's last bit, and at least one factor.
            let exponent = if bits <= 1 && exponent > 2 { 2 - exponent % 2 } else { exponent };
            Ok(vm.new_integer(base.power(exponent)))
        }
        None if bits <= 1 => Ok(vm.new_integer(base.power(if exponent.is_odd() { 1 } else { 2 }))),
        _ => Err(vm.raise_without_arguments(&vm.exceptions.memory_error.clone())),
    }
}

fn power_modulo(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, modulus: &ObjectRef) -> Result {
    let (base, exponent) = operands!(vm, left, right);
    let Some(modulus) = modulus.payload::<Int>() else { return Ok(vm.not_implemented.clone()) };
    match base.power_modulo(exponent, modulus) {
        Ok(value) => Ok(vm.new_integer(value)),
        Err(ModularPowerError::ZeroModulus) => Err(vm.value_error("pow() 3rd argument cannot be 0")),
        Err(ModularPowerError::NotInvertible) => Err(vm.value_error("base is not invertible for the given modulus")),
    }
}

fn left_shift(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (value, count) = operands!(vm, left, right);
    if count.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    if value.is_zero() {
        return Ok(vm.new_int(0));
    }
    match count.to_i64() {
        Some(count) if may_have(vm, (count as u64).saturating_add(value.bit_length())) => {
            Ok(vm.new_integer(value.shift_left(count as u64)))
        }
        _ => {
            let digits = |count: u128| count / 30 + u128::from(!count.is_multiple_of(30)) + value.digit_count() as u128;
            match count.to_big().to_u128().map(digits) {
                Some(digits) if digits <= MOST_DIGITS => Err(vm.raise_memory_error()),
                _ => Err(vm.overflow_error("too many digits in integer")),
            }
        }
    }
}

fn right_shift(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (value, count) = operands!(vm, left, right);
    if count.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    Ok(vm.new_integer(value.shift_right(count.to_u64().unwrap_or(u64::MAX))))
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_bool(comparison.holds(left.cmp(right))))
}

fn to_float(vm: &mut Vm, object: &ObjectRef) -> Result {
    let value = object.payload::<Int>().and_then(Integer::to_f64);
    match value {
        Some(value) => Ok(vm.new_float(value)),
        None => Err(vm.overflow_error("int too large to convert to float")),
    }
}
