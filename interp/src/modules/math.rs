//! Module `math` (Modules/mathmodule.c).

use crate::modules::ModuleDefinition;
use crate::modules::gamma::{self, GammaError};
use crate::object::ObjectRef;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, Wording, method};
use crate::types::numeric::Integer;
use crate::types::slots::Operator;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// The value of a real number (`PyFloat_AsDouble`).
fn real(vm: &mut Vm, object: &ObjectRef) -> Result<f64> {
    if let Some(value) = object.payload::<Float>() {
        return Ok(value.0);
    }
    let slots = object.class_payload(vm).slots(vm);
    if slots.float.is_none() && slots.index.is_none() {
        let class = vm.class_name(object);
        return Err(vm.type_error(format!("must be real number, not {class}")));
    }
    let class = vm.types.float.clone();
    let value = vm.call(&class, [object.clone()])?;
    Ok(value.payload::<Float>().map_or(0.0, |value| value.0))
}

fn real_argument(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], index: usize) -> Result<f64> {
    let object = vm.required(arguments, index);
    real(vm, &object)
}

fn integer_argument(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], index: usize) -> Result<Integer> {
    let object = vm.required(arguments, index);
    let index = vm.index(&object)?;
    Ok(index.payload::<Int>().map_or(Integer::Small(0), Clone::clone))
}

/// A result of a C function: NaN and infinity from finite arguments are errors (`math_1`).
fn checked(vm: &mut Vm, argument: f64, result: f64, overflows: bool) -> Result {
    if result.is_nan() && !argument.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && argument.is_finite() {
        return Err(if overflows {
            vm.overflow_error("math range error")
        } else {
            vm.value_error("math domain error")
        });
    }
    Ok(vm.new_float(result))
}

fn of_gamma(
    vm: &mut Vm,
    arguments: &mut [Option<ObjectRef>],
    function: fn(f64) -> std::result::Result<f64, GammaError>,
) -> Result {
    let argument = real_argument(vm, arguments, 0)?;
    match function(argument) {
        Ok(value) => Ok(vm.new_float(value)),
        Err(GammaError::Domain) => Err(vm.value_error("math domain error")),
        Err(GammaError::Range) => Err(vm.overflow_error("math range error")),
    }
}

macro_rules! unary {
    ($($name:ident $overflows:literal $function:expr;)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
            let argument = real_argument(vm, arguments, 0)?;
            let function: fn(f64) -> f64 = $function;
            checked(vm, argument, function(argument), $overflows)
        })*
    };
}

unary! {
    acos false f64::acos;
    acosh false f64::acosh;
    asin false f64::asin;
    asinh false f64::asinh;
    atan false f64::atan;
    atanh false f64::atanh;
    cbrt false f64::cbrt;
    cos false f64::cos;
    cosh true f64::cosh;
    degrees true f64::to_degrees;
    erf false libm::erf;
    erfc false libm::erfc;
    exp true f64::exp;
    exp2 true f64::exp2;
    expm1 true f64::exp_m1;
    fabs false f64::abs;
    log1p false f64::ln_1p;
    radians false |value| value * (std::f64::consts::PI / 180.0);
    sin false f64::sin;
    sinh true f64::sinh;
    sqrt false f64::sqrt;
    tan false f64::tan;
    tanh false f64::tanh;
}

/// A logarithm, of ints of any size too (`loghelper`).
fn logarithm(vm: &mut Vm, object: &ObjectRef, function: fn(f64) -> f64) -> Result<f64> {
    if let Some(integer) = object.payload::<Int>() {
        if integer.is_zero() || integer.is_negative() {
            return Err(vm.value_error("math domain error"));
        }
        // A power of two is split off where the int is too large for a float.
        let bits = integer.bit_length();
        let shift = bits.saturating_sub(1000);
        let small = integer.shift_right(shift);
        let value = small.to_big().to_string().parse::<f64>().unwrap_or(f64::INFINITY);
        return Ok(function(value) + if shift > 0 { function(2.0) * shift as f64 } else { 0.0 });
    }
    let value = real(vm, object)?;
    if value <= 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    Ok(function(value))
}

fn log(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = vm.required(arguments, 0);
    let numerator = logarithm(vm, &value, f64::ln)?;
    let Some(base) = arguments[1].take() else { return Ok(vm.new_float(numerator)) };
    let denominator = logarithm(vm, &base, f64::ln)?;
    if denominator == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    Ok(vm.new_float(numerator / denominator))
}

fn log2(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = vm.required(arguments, 0);
    let result = logarithm(vm, &value, f64::log2)?;
    Ok(vm.new_float(result))
}

fn log10(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = vm.required(arguments, 0);
    let result = logarithm(vm, &value, f64::log10)?;
    Ok(vm.new_float(result))
}

macro_rules! binary {
    ($($name:ident $function:expr;)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
            let (left, right) = (real_argument(vm, arguments, 0)?, real_argument(vm, arguments, 1)?);
            let function: fn(f64, f64) -> f64 = $function;
            let result = function(left, right);
            if result.is_nan() && !left.is_nan() && !right.is_nan() {
                return Err(vm.value_error("math domain error"));
            }
            if result.is_infinite() && left.is_finite() && right.is_finite() {
                return Err(if left == 0.0 {
                    vm.value_error("math domain error")
                } else {
                    vm.overflow_error("math range error")
                });
            }
            Ok(vm.new_float(result))
        })*
    };
}

binary! {
    atan2 f64::atan2;
    copysign f64::copysign;
    fmod |left, right| left % right;
    pow |base, exponent| if base == 1.0 || exponent == 0.0 { 1.0 } else { base.powf(exponent) };
    remainder |left, right| {
        if right.is_infinite() && left.is_finite() {
            return left;
        }
        let quotient = (left / right).round_ties_even();
        let result = left - quotient * right;
        if result == 0.0 { 0.0_f64.copysign(left) } else { result }
    };
}

/// `floor`, `ceil`, `trunc`: the special method, or the float's own.
fn rounded(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], name: &ObjectRef, function: fn(f64) -> f64) -> Result {
    let object = vm.required(arguments, 0);
    if object.class_id() != vm.types.float.id()
        && let Some(result) = vm.call_special(&object, name, Arguments::none())?
    {
        return Ok(result);
    }
    let value = function(real(vm, &object)?);
    let value = vm.new_float(value);
    let class = vm.types.int.clone();
    vm.call(&class, [value])
}

fn floor(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.names.__floor__.clone();
    rounded(vm, arguments, &name, f64::floor)
}

fn ceil(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.names.__ceil__.clone();
    rounded(vm, arguments, &name, f64::ceil)
}

fn trunc(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let name = vm.names.__trunc__.clone();
    match vm.call_special(&object, &name, Arguments::none())? {
        Some(result) => Ok(result),
        None => {
            let class = vm.class_name(&object);
            Err(vm.type_error(format!("type {class} doesn't define __trunc__ method")))
        }
    }
}

fn factorial(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = integer_argument(vm, arguments, 0)?;
    if number.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(number) = number.to_i64() else {
        return Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX)));
    };
    let mut result = num_bigint::BigInt::from(1);
    for factor in 2..=number {
        result *= factor;
    }
    Ok(vm.new_big_int(result))
}

fn isqrt(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = integer_argument(vm, arguments, 0)?;
    match number.square_root() {
        Some(root) => Ok(vm.new_integer(root)),
        None => Err(vm.value_error("isqrt() argument must be nonnegative")),
    }
}

/// `n!/(n-k)!`, divided by `k!` for combinations.
fn falling(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], combinations: bool) -> Result {
    let count = integer_argument(vm, arguments, 0)?;
    let chosen = match vm.optional(arguments, 1) {
        Some(chosen) => integer_argument(vm, &mut [Some(chosen)], 0)?,
        None => count.clone(),
    };
    for (name, value) in [("n", &count), ("k", &chosen)] {
        if value.is_negative() {
            return Err(vm.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    let (count, chosen) = (count.to_big().into_owned(), chosen.to_big().into_owned());
    if chosen > count {
        return Ok(vm.new_int(0));
    }
    let chosen = if combinations { chosen.clone().min(&count - &chosen) } else { chosen };
    let mut result = num_bigint::BigInt::from(1);
    let mut step = num_bigint::BigInt::from(0);
    while step < chosen {
        result *= &count - &step;
        step += 1;
        if combinations {
            result /= &step;
        }
    }
    Ok(vm.new_big_int(result))
}

fn gcd(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let mut result = Integer::Small(0);
    let values = vm.required(arguments, 0);
    for value in values.payload::<Tuple>().map_or(&[][..], |values| &values.0) {
        let value = integer_argument(vm, &mut [Some(value.clone())], 0)?;
        result = result.greatest_common_divisor(&value);
    }
    Ok(vm.new_integer(result.absolute()))
}

fn lcm(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let mut result = num_bigint::BigInt::from(1);
    let values = vm.required(arguments, 0);
    for value in values.payload::<Tuple>().map_or(&[][..], |values| &values.0) {
        let value = integer_argument(vm, &mut [Some(value.clone())], 0)?;
        result = num_integer::Integer::lcm(&result, &value.to_big());
    }
    Ok(vm.new_big_int(result))
}

fn hypot(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let values = vm.required(arguments, 0);
    let mut length = 0.0_f64;
    for value in values.payload::<Tuple>().map_or(&[][..], |values| &values.0) {
        length = length.hypot(real(vm, value)?);
    }
    Ok(vm.new_float(length))
}

fn dist(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (from, to) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let (from, to) = (vm.collect(&from)?, vm.collect(&to)?);
    if from.len() != to.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut length = 0.0_f64;
    for (from, to) in from.iter().zip(&to) {
        length = length.hypot(real(vm, from)? - real(vm, to)?);
    }
    Ok(vm.new_float(length))
}

/// The exactly rounded sum (Shewchuk's partial sums).
fn fsum(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = vm.required(arguments, 0);
    let mut partials: Vec<f64> = Vec::new();
    let mut special = 0.0;
    for item in vm.collect(&iterable)? {
        let mut value = real(vm, &item)?;
        if !value.is_finite() {
            special += value;
            continue;
        }
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut partial = partials[index];
            if value.abs() < partial.abs() {
                std::mem::swap(&mut value, &mut partial);
            }
            let high = value + partial;
            let low = partial - (high - value);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            value = high;
        }
        partials.truncate(kept);
        partials.push(value);
    }
    if special != 0.0 || f64::is_nan(special) {
        return Ok(vm.new_float(special));
    }
    let mut high = partials.pop().unwrap_or(0.0);
    while let Some(partial) = partials.pop() {
        let before = high;
        high = before + partial;
        let low = partial - (high - before);
        if low != 0.0 {
            // Half-way cases are rounded by what is left.
            if partials.last().is_some_and(|next| (low < 0.0) == (*next < 0.0)) {
                let doubled = low * 2.0;
                let moved = high + doubled;
                if moved - high == doubled {
                    high = moved;
                }
            }
            break;
        }
    }
    Ok(vm.new_float(high))
}

fn prod(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = vm.required(arguments, 0);
    let mut product = arguments[1].take().unwrap_or_else(|| vm.new_int(1));
    let iterator = vm.iter(&iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        product = vm.binary_operation(Operator::Multiply, &product, &item)?;
    }
    Ok(product)
}

fn sumprod(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (left, right) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let (left, right) = (vm.collect(&left)?, vm.collect(&right)?);
    if left.len() != right.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    let mut sum = vm.new_int(0);
    for (left, right) in left.iter().zip(&right) {
        let product = vm.binary_operation(Operator::Multiply, left, right)?;
        sum = vm.binary_operation(Operator::Add, &sum, &product)?;
    }
    Ok(sum)
}

fn isclose(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (left, right) = (real_argument(vm, arguments, 0)?, real_argument(vm, arguments, 1)?);
    let relative = if arguments[2].is_some() { real_argument(vm, arguments, 2)? } else { 1e-9 };
    let absolute = if arguments[3].is_some() { real_argument(vm, arguments, 3)? } else { 0.0 };
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let close = left == right
        || left.is_finite() && right.is_finite() && {
            let difference = (right - left).abs();
            difference <= (relative * right).abs() || difference <= (relative * left).abs() || difference <= absolute
        };
    Ok(vm.new_bool(close))
}

macro_rules! tests {
    ($($name:ident $function:expr;)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
            let function: fn(f64) -> bool = $function;
            let answer = function(real_argument(vm, arguments, 0)?);
            Ok(vm.new_bool(answer))
        })*
    };
}

tests! { isfinite f64::is_finite; isinf f64::is_infinite; isnan f64::is_nan; }

fn modf(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = real_argument(vm, arguments, 0)?;
    let fraction = if value.is_infinite() { 0.0_f64.copysign(value) } else { value.fract() };
    Ok(vm.new_tuple(vec![vm.new_float(fraction), vm.new_float(value.trunc())]))
}

fn frexp(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = real_argument(vm, arguments, 0)?;
    let (mut mantissa, mut exponent) = (value, 0);
    if value != 0.0 && value.is_finite() {
        if mantissa.abs() < f64::MIN_POSITIVE {
            mantissa *= 2.0_f64.powi(64);
            exponent -= 64;
        }
        let bits = mantissa.to_bits();
        exponent += (bits >> 52 & 0x7ff) as i64 - 1022;
        mantissa = f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52);
    }
    Ok(vm.new_tuple(vec![vm.new_float(mantissa), vm.new_int(exponent)]))
}

fn ldexp(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let mut value = real_argument(vm, arguments, 0)?;
    let exponent = integer_argument(vm, arguments, 1)?.to_i64().unwrap_or(i64::MAX).clamp(-5000, 5000);
    let argument = value;
    let mut rest = exponent;
    while rest != 0 && value != 0.0 && value.is_finite() {
        let step = rest.clamp(-1000, 1000);
        value *= 2.0_f64.powi(step as i32);
        rest -= step;
    }
    checked(vm, argument, value, true)
}

fn ulp(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
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

fn nextafter(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (mut value, target) = (real_argument(vm, arguments, 0)?, real_argument(vm, arguments, 1)?);
    let steps = match vm.optional(arguments, 2) {
        Some(steps) => vm.index_to_isize(&steps)?,
        None => 1,
    };
    for _ in 0..steps {
        if value == target || value.is_nan() || target.is_nan() {
            break;
        }
        value = if target > value { value.next_up() } else { value.next_down() };
    }
    // The target itself where it is reached: its zero has its own sign.
    Ok(vm.new_float(if target.is_nan() || value == target { target } else { value }))
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("acos", "($module, x, /)", acos),
    method("acosh", "($module, x, /)", acosh),
    method("asin", "($module, x, /)", asin),
    method("asinh", "($module, x, /)", asinh),
    method("atan", "($module, x, /)", atan),
    method("atan2", "($module, y, x, /)", atan2),
    method("atanh", "($module, x, /)", atanh),
    method("cbrt", "($module, x, /)", cbrt),
    method("ceil", "($module, x, /)", ceil),
    method("comb", "($module, n, k, /)", |vm, _, arguments| falling(vm, arguments, true)),
    method("copysign", "($module, x, y, /)", copysign),
    method("cos", "($module, x, /)", cos),
    method("cosh", "($module, x, /)", cosh),
    method("degrees", "($module, x, /)", degrees),
    method("dist", "($module, p, q, /)", dist),
    method("erf", "($module, x, /)", erf),
    method("erfc", "($module, x, /)", erfc),
    method("exp", "($module, x, /)", exp),
    method("exp2", "($module, x, /)", exp2),
    method("expm1", "($module, x, /)", expm1),
    method("fabs", "($module, x, /)", fabs),
    method("factorial", "($module, n, /)", factorial),
    method("floor", "($module, x, /)", floor),
    method("fmod", "($module, x, y, /)", fmod),
    method("frexp", "($module, x, /)", frexp),
    method("fsum", "($module, seq, /)", fsum),
    method("gamma", "($module, x, /)", |vm, _, arguments| of_gamma(vm, arguments, gamma::gamma)),
    method("gcd", "($module, /, *integers)", gcd),
    method("hypot", "($module, /, *coordinates)", hypot),
    method("isclose", "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose),
    method("isfinite", "($module, x, /)", isfinite),
    method("isinf", "($module, x, /)", isinf),
    method("isnan", "($module, x, /)", isnan),
    method("isqrt", "($module, n, /)", isqrt),
    method("lcm", "($module, /, *integers)", lcm),
    method("ldexp", "($module, x, i, /)", ldexp),
    method("lgamma", "($module, x, /)", |vm, _, arguments| of_gamma(vm, arguments, gamma::logarithm_of_gamma)),
    method("log", "($module, x, base=None, /)", log).worded(Wording::UnpackTuple),
    method("log1p", "($module, x, /)", log1p),
    method("log10", "($module, x, /)", log10),
    method("log2", "($module, x, /)", log2),
    method("modf", "($module, x, /)", modf),
    method("nextafter", "($module, x, y, /, *, steps=None)", nextafter),
    method("perm", "($module, n, k=None, /)", |vm, _, arguments| falling(vm, arguments, false)),
    method("pow", "($module, x, y, /)", pow),
    method("prod", "($module, iterable, /, *, start=1)", prod),
    method("radians", "($module, x, /)", radians),
    method("remainder", "($module, x, y, /)", remainder),
    method("sin", "($module, x, /)", sin),
    method("sinh", "($module, x, /)", sinh),
    method("sqrt", "($module, x, /)", sqrt),
    method("sumprod", "($module, p, q, /)", sumprod),
    method("tan", "($module, x, /)", tan),
    method("tanh", "($module, x, /)", tanh),
    method("trunc", "($module, x, /)", trunc),
    method("ulp", "($module, x, /)", ulp),
];

/// `math`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "math",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        use std::f64::consts::{E, PI, TAU};
        for (name, value) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
            let value = vm.new_float(value);
            vm.dict_set_name(namespace, name, value);
        }
        Ok(())
    },
};
