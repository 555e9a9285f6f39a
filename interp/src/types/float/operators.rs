//! The operators of `float` (Objects/floatobject.c).

use std::cmp::Ordering;

use crate::object::ObjectRef;
use crate::types::float::{Float, value};
use crate::types::int::Int;
use crate::types::numeric::{Complex, FloatError, float_divide, float_power, float_to_integer};
use crate::types::slots::{Comparison, Operator, Slots};
use crate::vm::{Result, Vm};

pub(super) fn fill(slots: &mut Slots) {
    slots.binary[Operator::Add as usize] =
        Some(|vm, left, right| arithmetic(vm, left, right, |left, right| left + right));
    slots.binary[Operator::Subtract as usize] =
        Some(|vm, left, right| arithmetic(vm, left, right, |left, right| left - right));
    slots.binary[Operator::Multiply as usize] =
        Some(|vm, left, right| arithmetic(vm, left, right, |left, right| left * right));
    slots.binary[Operator::TrueDivide as usize] = Some(divide);
    slots.binary[Operator::FloorDivide as usize] = Some(floor_divide);
    slots.binary[Operator::Remainder as usize] = Some(remainder);
    slots.binary[Operator::Divmod as usize] = Some(divide_with_remainder);
    slots.binary[Operator::Power as usize] = Some(power);
    slots.power_modulo =
        Some(|vm, _, _, _| Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")));
    slots.compare = Some(compare);
    slots.negative = Some(|vm, object| Ok(vm.new_float(-value(object))));
    slots.positive = Some(|vm, object| Ok(vm.exact_float(object)));
    slots.absolute = Some(|vm, object| Ok(vm.new_float(value(object).abs())));
    slots.truth = Some(|_, object| Ok(value(object) != 0.0));
    slots.int = Some(to_int);
    slots.float = Some(|vm, object| Ok(vm.exact_float(object)));
}

/// An operand as a float: floats and ints; `None` for anything else.
fn operand(vm: &mut Vm, object: &ObjectRef) -> Result<Option<f64>> {
    if let Some(float) = object.payload::<Float>() {
        return Ok(Some(float.0));
    }
    let Some(integer) = object.payload::<Int>() else { return Ok(None) };
    match integer.to_f64() {
        Some(value) => Ok(Some(value)),
        None => Err(vm.overflow_error("int too large to convert to float")),
    }
}

/// Both operands as floats, or `NotImplemented` from the function where one is no number.
macro_rules! operands {
    ($vm:ident, $left:ident, $right:ident) => {{
        let Some(left) = operand($vm, $left)? else { return Ok($vm.not_implemented.clone()) };
        let Some(right) = operand($vm, $right)? else { return Ok($vm.not_implemented.clone()) };
        (left, right)
    }};
}

fn arithmetic(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, operator: fn(f64, f64) -> f64) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(vm.new_float(operator(left, right)))
}

fn divide(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    if right == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    Ok(vm.new_float(left / right))
}

fn floor_divide(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    match float_divide(left, right) {
        Ok((quotient, _)) => Ok(vm.new_float(quotient)),
        Err(_) => Err(vm.zero_division_error("float floor division by zero")),
    }
}

fn remainder(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    match float_divide(left, right) {
        Ok((_, remainder)) => Ok(vm.new_float(remainder)),
        Err(_) => Err(vm.zero_division_error(vm.profile.float_modulo_by_zero)),
    }
}

fn divide_with_remainder(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    match float_divide(left, right) {
        Ok((quotient, remainder)) => Ok(vm.new_tuple(vec![vm.new_float(quotient), vm.new_float(remainder)])),
        Err(_) => Err(vm.zero_division_error("float divmod()")),
    }
}

/// `left ** right` of floats and ints, as a float or, for a root of a negative number, a complex number.
pub fn power(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (base, exponent) = operands!(vm, left, right);
    match float_power(base, exponent) {
        Ok(value) => Ok(vm.new_float(value)),
        Err(FloatError::Complex) => match Complex::new(base, 0.0).power(Complex::new(exponent, 0.0)) {
            Ok(value) => Ok(vm.new_complex(value.real, value.imaginary)),
            Err(_) => Err(vm.overflow_error("complex exponentiation")),
        },
        Err(FloatError::DivisionByZero) => Err(vm.zero_division_error("0.0 cannot be raised to a negative power")),
        Err(_) => {
            let class = vm.exceptions.overflow_error.clone();
            let arguments = vec![vm.new_int(34), vm.new_str("Numerical result out of range")];
            Err(vm.raise_with(&class, arguments))
        }
    }
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let value = value(left);
    let ordering = if let Some(other) = right.payload::<Float>() {
        value.partial_cmp(&other.0)
    } else if let Some(integer) = right.payload::<Int>() {
        integer.compare_to_f64(value).map(Ordering::reverse)
    } else {
        return Ok(vm.not_implemented.clone());
    };
    // Nothing holds of a NaN but that it differs.
    let holds = ordering.map_or(comparison == Comparison::NotEqual, |ordering| comparison.holds(ordering));
    Ok(vm.new_bool(holds))
}

fn to_int(vm: &mut Vm, object: &ObjectRef) -> Result {
    match float_to_integer(value(object)) {
        Ok(integer) => Ok(vm.new_integer(integer)),
        Err(error) => Err(vm.float_conversion_error(error, "integer")),
    }
}

impl Vm {
    /// The error for infinity and NaN, which have no value of the kind that is named.
    #[cold]
    pub fn float_conversion_error(&mut self, error: FloatError, wanted: &str) -> crate::vm::Raised {
        match error {
            FloatError::NotANumber => self.value_error(format!("cannot convert float NaN to {wanted}")),
            _ => self.overflow_error(format!("cannot convert float infinity to {wanted}")),
        }
    }
}
