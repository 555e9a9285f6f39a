//! Functions of module `math` that look at how a float is made up: its fraction, exponent and neighbours.

use super::{checked, integer_argument, real, real_argument};
use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::vm::{Arguments, Result, Vm};

/// `floor`, `ceil`: the special method, or the float's own.
fn rounded(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], name: &ObjectRef, function: fn(f64) -> f64) -> Result {
    let object = vm.required(arguments, 0);
    if object.class_id() != vm.types.float.id()
        && let Some(result) = vm.call_bound_special(&object, name, Arguments::none())?
    {
        return Ok(result);
    }
    let value = function(real(vm, &object)?);
    let value = vm.new_float(value);
    let class = vm.types.int.clone();
    vm.call(&class, [value])
}

pub(super) fn floor(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.names.__floor__.clone();
    rounded(vm, arguments, &name, f64::floor)
}

pub(super) fn ceil(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.names.__ceil__.clone();
    rounded(vm, arguments, &name, f64::ceil)
}

pub(super) fn trunc(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let name = vm.names.__trunc__.clone();
    match vm.call_bound_special(&object, &name, Arguments::none())? {
        Some(result) => Ok(result),
        None => {
            let class = vm.class_name(&object);
            Err(vm.type_error(format!("type {class} doesn't define __trunc__ method")))
        }
    }
}

pub(super) fn modf(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = real_argument(vm, arguments, 0)?;
    let fraction = if value.is_infinite() { 0.0 } else { value.fract() };
    let fraction = if value.is_nan() { value } else { fraction.copysign(value) };
    Ok(vm.new_tuple(vec![vm.new_float(fraction), vm.new_float(value.trunc())]))
}

pub(super) fn frexp(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = real_argument(vm, arguments, 0)?;
    let (mantissa, exponent) = if value == 0.0 || !value.is_finite() { (value, 0) } else { libm::frexp(value) };
    Ok(vm.new_tuple(vec![vm.new_float(mantissa), vm.new_int(exponent.into())]))
}

pub(super) fn ldexp(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = real_argument(vm, arguments, 0)?;
    let exponent = vm.required(arguments, 1);
    let Some(exponent) = exponent.payload::<Int>() else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    // Beyond these every float is infinite or zero.
    let exponent = exponent.to_isize_clamped().clamp(-10_000, 10_000);
    checked(vm, value, libm::ldexp(value, exponent as i32), true)
}

pub(super) fn ulp(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = real_argument(vm, arguments, 0)?.abs();
    let result = if !value.is_finite() {
        value
    } else if value == f64::MAX {
        value - value.next_down()
    } else {
        value.next_up() - value
    };
    Ok(vm.new_float(result))
}

/// The float that lies a number of steps from one towards another. Floats of one sign follow each other as their
/// bits do; the two zeros count as two floats.
fn step(from: f64, to: f64, steps: u64) -> f64 {
    const SIGN: u64 = 1 << 63;
    if steps == 0 || from.is_nan() {
        return from;
    }
    if to.is_nan() {
        return to;
    }
    let (from_bits, to_bits) = (from.to_bits(), to.to_bits());
    let (from_size, to_size) = (from_bits & !SIGN, to_bits & !SIGN);
    if (from_bits ^ to_bits) & SIGN != 0 {
        // Through zero. Both sizes together fit in a word.
        return if from_size + to_size <= steps {
            to
        } else if from_size < steps {
            f64::from_bits(to_bits & SIGN | (steps - from_size))
        } else {
            f64::from_bits(from_bits - steps)
        };
    }
    if from_size.abs_diff(to_size) <= steps {
        return to;
    }
    f64::from_bits(if from_size > to_size { from_bits - steps } else { from_bits + steps })
}

pub(super) fn nextafter(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (from, to) = (real_argument(vm, arguments, 0)?, real_argument(vm, arguments, 1)?);
    // Earlier versions know no steps.
    if arguments.get(2).and_then(Option::as_ref).is_none_or(|steps| steps.is(&vm.none)) {
        // C's function has one zero only.
        let result = if from == to {
            to
        } else if from.is_nan() || to.is_nan() {
            f64::NAN
        } else if to > from {
            from.next_up()
        } else {
            from.next_down()
        };
        return Ok(vm.new_float(result));
    }
    let steps = integer_argument(vm, arguments, 2)?;
    if steps.is_negative() {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    Ok(vm.new_float(step(from, to, steps.to_u64().unwrap_or(u64::MAX))))
}
