//! Module `math` (Modules/mathmodule.c).

pub mod c_library;
mod combinatorics;
pub mod gamma;
mod parts;
mod sums;

use std::f64::consts::{E, PI, TAU};

use gamma::GammaError;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, Wording, method};
use crate::types::numeric::Integer;
use crate::vm::{Result, Vm};

/// The value of a real number (`PyFloat_AsDouble`).
fn real(vm: &mut Vm, object: &ObjectRef) -> Result<f64> {
    vm.float_value(object)
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
    acosh false c_library::inverse_cosh;
    asin false f64::asin;
    asinh false c_library::inverse_sinh;
    atan false f64::atan;
    atanh false c_library::inverse_tanh;
    cbrt false c_library::cube_root;
    cos false f64::cos;
    cosh true f64::cosh;
    erf false c_library::error_function;
    erfc false c_library::complementary_error_function;
    exp true f64::exp;
    exp2 true f64::exp2;
    expm1 true f64::exp_m1;
    fabs false f64::abs;
    log1p false f64::ln_1p;
    sin false f64::sin;
    sinh true f64::sinh;
    sqrt false f64::sqrt;
    tan false f64::tan;
    tanh false f64::tanh;
}

/// `degrees`, `radians`: what is infinite is no error.
fn scaled(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], factor: f64) -> Result {
    let value = real_argument(vm, arguments, 0)?;
    Ok(vm.new_float(value * factor))
}

/// A logarithm, of ints of any size too (`loghelper`).
fn logarithm(vm: &mut Vm, object: &ObjectRef, function: fn(f64) -> f64) -> Result<f64> {
    if let Some(integer) = object.payload::<Int>() {
        if integer.is_zero() || integer.is_negative() {
            return Err(vm.value_error("math domain error"));
        }
        if let Some(value) = integer.to_f64() {
            return Ok(function(value));
        }
        // A power of two is split off where the int is too large for a float.
        let bits = integer.bit_length();
        let fraction = integer.true_divide(&Integer::Small(1).shift_left(bits)).unwrap_or(1.0);
        let (fraction, bits) = if fraction == 1.0 { (0.5, bits + 1) } else { (fraction, bits) };
        return Ok(function(fraction) + function(2.0) * bits as f64);
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

/// What is left after the nearest whole number of times; the even one of two that are equally near (`m_remainder`).
fn ieee_remainder(left: f64, right: f64) -> f64 {
    if left.is_nan() || right.is_infinite() && left.is_finite() {
        return left;
    }
    if right.is_nan() {
        return right;
    }
    if left.is_infinite() || right == 0.0 {
        return f64::NAN;
    }
    let (size, step) = (left.abs(), right.abs());
    let rest = size % step;
    let missing = step - rest;
    let result = if rest < missing {
        rest
    } else if rest > missing {
        -missing
    } else {
        rest - 2.0 * ((0.5 * (size - rest)) % step)
    };
    1.0_f64.copysign(left) * result
}

binary! {
    atan2 f64::atan2;
    copysign f64::copysign;
    fmod |left, right| left % right;
    pow |base, exponent| if base == 1.0 || exponent == 0.0 { 1.0 } else { base.powf(exponent) };
    remainder ieee_remainder;
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

fn fma(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let mut operands = [0.0; 3];
    for (index, operand) in operands.iter_mut().enumerate() {
        *operand = real_argument(vm, arguments, index)?;
    }
    let [x, y, z] = operands;
    let result = x.mul_add(y, z);
    if result.is_nan() && !operands.iter().any(|operand| operand.is_nan()) {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && operands.iter().all(|operand| operand.is_finite()) {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(vm.new_float(result))
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
    method("ceil", "($module, x, /)", parts::ceil),
    method("comb", "($module, n, k, /)", combinatorics::comb),
    method("copysign", "($module, x, y, /)", copysign),
    method("cos", "($module, x, /)", cos),
    method("cosh", "($module, x, /)", cosh),
    method("degrees", "($module, x, /)", |vm, _, arguments| scaled(vm, arguments, 180.0 / PI)),
    method("dist", "($module, p, q, /)", sums::dist),
    method("erf", "($module, x, /)", erf),
    method("erfc", "($module, x, /)", erfc),
    method("exp", "($module, x, /)", exp),
    method("exp2", "($module, x, /)", exp2),
    method("expm1", "($module, x, /)", expm1),
    method("fabs", "($module, x, /)", fabs),
    method("factorial", "($module, n, /)", combinatorics::factorial),
    method("fma", "($module, x, y, z, /)", fma),
    method("floor", "($module, x, /)", parts::floor),
    method("fmod", "($module, x, y, /)", fmod),
    method("frexp", "($module, x, /)", parts::frexp),
    method("fsum", "($module, seq, /)", sums::fsum),
    method("gamma", "($module, x, /)", |vm, _, arguments| of_gamma(vm, arguments, gamma::gamma)),
    method("gcd", "($module, /, *integers)", combinatorics::gcd),
    method("hypot", "($module, /, *coordinates)", sums::hypot),
    method("isclose", "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose),
    method("isfinite", "($module, x, /)", isfinite),
    method("isinf", "($module, x, /)", isinf),
    method("isnan", "($module, x, /)", isnan),
    method("isqrt", "($module, n, /)", combinatorics::isqrt),
    method("lcm", "($module, /, *integers)", combinatorics::lcm),
    method("ldexp", "($module, x, i, /)", parts::ldexp),
    method("lgamma", "($module, x, /)", |vm, _, arguments| of_gamma(vm, arguments, gamma::logarithm_of_gamma)),
    method("log", "($module, x, base=None, /)", log).worded(Wording::Group),
    method("log1p", "($module, x, /)", log1p),
    method("log10", "($module, x, /)", log10),
    method("log2", "($module, x, /)", log2),
    method("modf", "($module, x, /)", parts::modf),
    method("nextafter", "($module, x, y, /, *, steps=None)", parts::nextafter),
    method("perm", "($module, n, k=None, /)", combinatorics::perm),
    method("pow", "($module, x, y, /)", pow),
    method("prod", "($module, iterable, /, *, start=1)", sums::prod),
    method("radians", "($module, x, /)", |vm, _, arguments| scaled(vm, arguments, PI / 180.0)),
    method("remainder", "($module, x, y, /)", remainder),
    method("sin", "($module, x, /)", sin),
    method("sinh", "($module, x, /)", sinh),
    method("sqrt", "($module, x, /)", sqrt),
    method("sumprod", "($module, p, q, /)", sums::sumprod),
    method("tan", "($module, x, /)", tan),
    method("tanh", "($module, x, /)", tanh),
    method("trunc", "($module, x, /)", parts::trunc),
    method("ulp", "($module, x, /)", parts::ulp),
];

/// `math`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "math",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        for (name, value) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
            let value = vm.new_float(value);
            vm.dict_set_name(namespace, name, value);
        }
        Ok(())
    },
};
