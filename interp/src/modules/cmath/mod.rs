//! Module `cmath` (Modules/cmathmodule.c).

mod functions;
mod special;

use std::f64::consts::{E, PI, TAU};

use functions::{Computed, MathError};

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, Wording, method};
use crate::types::numeric::Complex;
use crate::vm::{Raised, Result, Vm};

fn argument(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], index: usize) -> Result<Complex> {
    let object = vm.required(arguments, index);
    vm.complex_value(&object)
}

fn math_error(vm: &mut Vm, error: MathError) -> Raised {
    match error {
        MathError::Domain => vm.value_error("math domain error"),
        MathError::Range => vm.overflow_error("math range error"),
    }
}

fn new_complex(vm: &Vm, value: Complex) -> ObjectRef {
    vm.new_complex(value.real, value.imaginary)
}

fn computed(vm: &mut Vm, result: Computed) -> Result {
    match result {
        Ok(value) => Ok(new_complex(vm, value)),
        Err(error) => Err(math_error(vm, error)),
    }
}

macro_rules! functions {
    ($($name:ident)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
            let z = argument(vm, arguments, 0)?;
            computed(vm, functions::$name(z))
        })*
    };
}

functions! { acos acosh asin asinh atan atanh cos cosh exp log10 sin sinh sqrt tan tanh }

macro_rules! tests {
    ($($name:ident $quantifier:ident $test:expr;)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
            let z = argument(vm, arguments, 0)?;
            let test: fn(f64) -> bool = $test;
            let answer = [z.real, z.imaginary].into_iter().$quantifier(test);
            Ok(vm.new_bool(answer))
        })*
    };
}

tests! { isfinite all f64::is_finite; isinf any f64::is_infinite; isnan any f64::is_nan; }

fn log(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let z = argument(vm, arguments, 0)?;
    let (mut result, mut error) = functions::log_with_error(z);
    if arguments[1].is_some() {
        let base = argument(vm, arguments, 1)?;
        let (base, error_of_base) = functions::log_with_error(base);
        // The last logarithm tells whether there was an error, unless the division does.
        error = error_of_base;
        result = result.divide(base).unwrap_or_else(|_| {
            error = Some(MathError::Domain);
            Complex::new(0.0, 0.0)
        });
    }
    computed(vm, error.map_or(Ok(result), Err))
}

fn phase(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let z = argument(vm, arguments, 0)?;
    Ok(vm.new_float(z.imaginary.atan2(z.real)))
}

fn polar(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let z = argument(vm, arguments, 0)?;
    let Ok(length) = z.absolute() else { return Err(math_error(vm, MathError::Range)) };
    Ok(vm.new_tuple(vec![vm.new_float(length), vm.new_float(z.imaginary.atan2(z.real))]))
}

fn rect(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (length, angle) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let (length, angle) = (vm.float_value(&length)?, vm.float_value(&angle)?);
    computed(vm, functions::rect(length, angle))
}

fn isclose(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (a, b) = (argument(vm, arguments, 0)?, argument(vm, arguments, 1)?);
    let mut tolerances = [1e-9, 0.0];
    for (tolerance, given) in tolerances.iter_mut().zip(&arguments[2..]) {
        if let Some(given) = given {
            *tolerance = vm.float_value(given)?;
        }
    }
    let [relative, absolute] = tolerances;
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let is_infinite = |z: Complex| z.real.is_infinite() || z.imaginary.is_infinite();
    let length = |z: Complex| z.absolute().unwrap_or(f64::INFINITY);
    let close = (a.real == b.real && a.imaginary == b.imaginary)
        || !is_infinite(a) && !is_infinite(b) && {
            let difference = length(a - b);
            difference <= relative * length(b) || difference <= relative * length(a) || difference <= absolute
        };
    Ok(vm.new_bool(close))
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("acos", "($module, z, /)", acos),
    method("acosh", "($module, z, /)", acosh),
    method("asin", "($module, z, /)", asin),
    method("asinh", "($module, z, /)", asinh),
    method("atan", "($module, z, /)", atan),
    method("atanh", "($module, z, /)", atanh),
    method("cos", "($module, z, /)", cos),
    method("cosh", "($module, z, /)", cosh),
    method("exp", "($module, z, /)", exp),
    method("isclose", "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose),
    method("isfinite", "($module, z, /)", isfinite),
    method("isinf", "($module, z, /)", isinf),
    method("isnan", "($module, z, /)", isnan),
    method("log", "($module, z, base=<unrepresentable>, /)", log).worded(Wording::UnpackTuple),
    method("log10", "($module, z, /)", log10),
    method("phase", "($module, z, /)", phase),
    method("polar", "($module, z, /)", polar),
    method("rect", "($module, r, phi, /)", rect),
    method("sin", "($module, z, /)", sin),
    method("sinh", "($module, z, /)", sinh),
    method("sqrt", "($module, z, /)", sqrt),
    method("tan", "($module, z, /)", tan),
    method("tanh", "($module, z, /)", tanh),
];

/// `cmath`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "cmath",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        for (name, value) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
            let value = vm.new_float(value);
            vm.dict_set_name(namespace, name, value);
        }
        for (name, value) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
            let value = vm.new_complex(0.0, value);
            vm.dict_set_name(namespace, name, value);
        }
        Ok(())
    },
};
