//! Functions of integers in module `math`: factorials, choices, roots, divisors.

use num_bigint::BigInt;

use super::integer_argument;
use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::types::numeric::Integer;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// The product of all integers from `low` to `high`, in halves, so that the factors stay of one size.
fn product(low: &BigInt, high: &BigInt) -> BigInt {
    let count = high - low;
    if count < BigInt::from(0) {
        return BigInt::from(1);
    }
    if count < BigInt::from(8) {
        let mut result = low.clone();
        let mut factor = low.clone();
        while &factor < high {
            factor += 1;
            result *= &factor;
        }
        return result;
    }
    let middle = low + (count >> 1);
    product(low, &middle) * product(&(&middle + 1), high)
}

pub(super) fn factorial(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = integer_argument(vm, arguments, 0)?;
    factorial_of(vm, &number)
}

fn factorial_of(vm: &mut Vm, number: &Integer) -> Result {
    // The size is looked at before the sign, which a huge negative number shows.
    let Some(small) = number.to_i64() else {
        if number.is_negative() {
            return Err(vm.value_error("factorial() not defined for negative values"));
        }
        return Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX)));
    };
    if small < 0 {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    Ok(vm.new_big_int(product(&BigInt::from(1), &BigInt::from(small))))
}

pub(super) fn isqrt(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = integer_argument(vm, arguments, 0)?;
    match number.square_root() {
        Some(root) => Ok(vm.new_integer(root)),
        None => Err(vm.value_error("isqrt() argument must be nonnegative")),
    }
}

/// The first argument as an int and nothing else, which takes its place.
fn exact_index(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = vm.required(arguments, 0);
    let number = vm.index(&number)?;
    let number = vm.exact_int(&number);
    arguments[0] = Some(number.clone());
    Ok(number)
}

fn count_and_chosen(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<(Integer, Integer)> {
    let count = integer_argument(vm, arguments, 0)?;
    let chosen = integer_argument(vm, arguments, 1)?;
    for (name, value) in [("n", &count), ("k", &chosen)] {
        if value.is_negative() {
            return Err(vm.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok((count, chosen))
}

/// `n! / (n-k)!`
fn falling(count: &BigInt, chosen: &BigInt) -> BigInt {
    product(&(count - chosen + 1), count)
}

pub(super) fn perm(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    if arguments[1].as_ref().is_none_or(|chosen| chosen.is(&vm.none)) {
        let count = integer_argument(vm, arguments, 0)?;
        return factorial_of(vm, &count);
    }
    let number = exact_index(vm, arguments)?;
    let (count, chosen) = count_and_chosen(vm, arguments)?;
    if count < chosen {
        return Ok(vm.new_int(0));
    }
    if chosen.to_i64().is_none() {
        return Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX)));
    }
    if chosen == Integer::Small(1) {
        return Ok(number);
    }
    Ok(vm.new_big_int(falling(&count.to_big(), &chosen.to_big())))
}

pub(super) fn comb(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = exact_index(vm, arguments)?;
    let (count, chosen) = count_and_chosen(vm, arguments)?;
    if count < chosen {
        return Ok(vm.new_int(0));
    }
    let (count, chosen) = (count.to_big(), chosen.to_big());
    let rest = count.as_ref() - chosen.as_ref();
    let fewer = chosen.into_owned().min(rest);
    if i64::try_from(&fewer).is_err() {
        return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    }
    if fewer == BigInt::from(1) {
        return Ok(number);
    }
    Ok(vm.new_big_int(falling(&count, &fewer) / product(&BigInt::from(1), &fewer)))
}

/// `abs` of an int: itself where it is not negative.
fn absolute(vm: &mut Vm, integer: &ObjectRef) -> Result {
    match integer.class_payload(vm).slots(vm).absolute {
        Some(function) => function(vm, integer),
        None => Ok(integer.clone()),
    }
}

/// The greatest common divisor. Euclid's algorithm gives one of its two ints back where that divides the other and
/// has more than two digits of CPython's; what fits two digits is computed in machine words and made anew.
fn common_divisor(vm: &mut Vm, first: &ObjectRef, second: &ObjectRef) -> ObjectRef {
    const BITS_OF_TWO_DIGITS: u64 = 60;
    let integer = |object: &ObjectRef| object.payload::<Int>().map_or(Integer::Small(0), Clone::clone);
    let divisor = integer(first).greatest_common_divisor(&integer(second)).absolute();
    if divisor.bit_length() > BITS_OF_TWO_DIGITS {
        for object in [first, second] {
            if integer(object) == divisor {
                return object.clone();
            }
        }
    }
    vm.new_integer(divisor)
}

pub(super) fn gcd(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let values = vm.required(arguments, 0);
    let Some((first, others)) = values.payload::<Tuple>().and_then(|values| values.0.split_first()) else {
        return Ok(vm.new_int(0));
    };
    let mut result = vm.index(first)?;
    if others.is_empty() {
        return absolute(vm, &result);
    }
    for other in others {
        let other = vm.index(other)?;
        result = common_divisor(vm, &result, &other);
    }
    Ok(result)
}

pub(super) fn lcm(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let mut result = BigInt::from(1);
    let values = vm.required(arguments, 0);
    if let Some([only]) = values.payload::<Tuple>().map(|values| &values.0[..]) {
        let value = vm.index(only)?;
        return absolute(vm, &value);
    }
    for value in values.payload::<Tuple>().map_or(&[][..], |values| &values.0) {
        let value = vm.index(value)?;
        let Some(value) = value.payload::<Int>() else { continue };
        result = num_integer::Integer::lcm(&result, &value.to_big());
    }
    Ok(vm.new_big_int(result))
}
