//! Operations on constants, with the limits that keep folded values small (Python/ast_opt.c).

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use super::code::Constant;
use super::constants::ConstantKey;
use crate::syntax::literal::{code_points, string_from_code_points};
use crate::syntax::tree::{Operator, UnaryOperator};

const MAXIMUM_INT_BITS: u64 = 128;
const MAXIMUM_COLLECTION_SIZE: usize = 256;
const MAXIMUM_STRING_SIZE: usize = 4096;
const MAXIMUM_TOTAL_ITEMS: i64 = 1024;

/// Whether a constant is true in a condition.
pub fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Ellipsis | Constant::Code(_) | Constant::SurrogateStr(_) => true,
        Constant::Int(value) => !value.is_zero(),
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

/// A frozenset of constants: of equal ones the first stays.
pub fn frozen_set(items: Vec<Constant>) -> Constant {
    let mut unique: Vec<Constant> = Vec::with_capacity(items.len());
    for item in items {
        if !unique.iter().any(|present| equal(present, &item)) {
            unique.push(item);
        }
    }
    Constant::FrozenSet(unique)
}

/// `==` between constants, where 1, 1.0 and True are equal.
pub fn equal(left: &Constant, right: &Constant) -> bool {
    match (left, right) {
        (Constant::Tuple(left), Constant::Tuple(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        _ => match (Number::of(left), Number::of(right)) {
            (Some(Number::Int(left)), Some(Number::Int(right))) => left == right,
            (Some(left), Some(right)) => {
                let (left, right) = (left.complex(), right.complex());
                left.is_some() && left == right
            }
            _ => ConstantKey::new(left) == ConstantKey::new(right),
        },
    }
}

/// The value of a unary operation; none where it cannot be folded.
pub fn unary(operator: UnaryOperator, operand: &Constant) -> Option<Constant> {
    if operator == UnaryOperator::Not {
        return Some(Constant::Bool(!is_true(operand)));
    }
    Some(match (operator, Number::of(operand)?) {
        (UnaryOperator::Minus, Number::Int(value)) => Constant::Int(-value),
        (UnaryOperator::Minus, Number::Float(value)) => Constant::Float(-value),
        (UnaryOperator::Minus, Number::Complex(real, imaginary)) => Constant::Complex(-real, -imaginary),
        (UnaryOperator::Invert, Number::Int(value)) => Constant::Int(-value - 1),
        (UnaryOperator::Plus, value) => value.into_constant(),
        _ => return None,
    })
}

/// The value of a binary operation; none where it raises, grows too large or is not defined.
pub fn binary(left: &Constant, operator: Operator, right: &Constant) -> Option<Constant> {
    if let (Constant::Bool(left), Constant::Bool(right)) = (left, right) {
        match operator {
            Operator::BitOr => return Some(Constant::Bool(left | right)),
            Operator::BitXor => return Some(Constant::Bool(left ^ right)),
            Operator::BitAnd => return Some(Constant::Bool(left & right)),
            _ => {}
        }
    }
    match (Number::of(left), Number::of(right)) {
        (Some(left), Some(right)) => left.binary(operator, right),
        (None, None) if operator == Operator::Add => concatenate(left, right),
        (Some(Number::Int(count)), None) if operator == Operator::Multiply => repeat(right, &count),
        (None, Some(Number::Int(count))) if operator == Operator::Multiply => repeat(left, &count),
        _ => None,
    }
}

/// `value[index]`; none where it raises.
pub fn subscript(value: &Constant, index: &Constant) -> Option<Constant> {
    let Number::Int(index) = Number::of(index)? else { return None };
    let at = |length: usize| {
        let index = if index.is_negative() { &index + length } else { index.clone() };
        index.to_usize().filter(|index| *index < length)
    };
    match value {
        Constant::Tuple(items) => items.get(at(items.len())?).cloned(),
        Constant::Bytes(bytes) => bytes.get(at(bytes.len())?).map(|byte| Constant::Int(BigInt::from(*byte))),
        Constant::Str(text) => text.chars().nth(at(text.chars().count())?).map(|one| Constant::Str(one.to_string())),
        Constant::SurrogateStr(points) => {
            let point = *points.get(at(points.len())?)?;
            Some(
                char::from_u32(point).map_or(Constant::SurrogateStr(vec![point]), |one| Constant::Str(one.to_string())),
            )
        }
        _ => None,
    }
}

fn concatenate(left: &Constant, right: &Constant) -> Option<Constant> {
    Some(match (left, right) {
        (Constant::Str(left), Constant::Str(right)) => Constant::Str(format!("{left}{right}")),
        (Constant::Str(_) | Constant::SurrogateStr(_), Constant::Str(_) | Constant::SurrogateStr(_)) => {
            let mut points = code_points(left);
            points.extend(code_points(right));
            string_from_code_points(points)
        }
        (Constant::Bytes(left), Constant::Bytes(right)) => Constant::Bytes([left.as_slice(), right].concat()),
        (Constant::Tuple(left), Constant::Tuple(right)) => Constant::Tuple([left.as_slice(), right].concat()),
        _ => return None,
    })
}

fn repeat(value: &Constant, count: &BigInt) -> Option<Constant> {
    let (length, maximum) = match value {
        Constant::Tuple(items) => (items.len(), MAXIMUM_COLLECTION_SIZE),
        Constant::Str(text) => (text.chars().count(), MAXIMUM_STRING_SIZE),
        Constant::SurrogateStr(points) => (points.len(), MAXIMUM_STRING_SIZE),
        Constant::Bytes(bytes) => (bytes.len(), MAXIMUM_STRING_SIZE),
        _ => return None,
    };
    if length == 0 {
        return Some(value.clone());
    }
    let count = count.to_usize().filter(|count| *count <= maximum / length)?;
    Some(match value {
        Constant::Tuple(items) => {
            if count > 0 && complexity(value, MAXIMUM_TOTAL_ITEMS / count as i64) < 0 {
                return None;
            }
            Constant::Tuple(std::iter::repeat_n(items, count).flatten().cloned().collect())
        }
        Constant::Str(text) => Constant::Str(text.repeat(count)),
        Constant::SurrogateStr(points) => string_from_code_points(points.repeat(count)),
        Constant::Bytes(bytes) => Constant::Bytes(bytes.repeat(count)),
        _ => return None,
    })
}

/// What is left of a limit on items after counting those of a tuple and the tuples in it.
fn complexity(value: &Constant, limit: i64) -> i64 {
    match value {
        Constant::Tuple(items) => items
            .iter()
            .fold(limit - items.len() as i64, |limit, item| if limit < 0 { limit } else { complexity(item, limit) }),
        Constant::FrozenSet(items) => limit - items.len() as i64,
        _ => limit,
    }
}

enum Number {
    Int(BigInt),
    Float(f64),
    Complex(f64, f64),
}

impl Number {
    fn of(constant: &Constant) -> Option<Self> {
        Some(match constant {
            Constant::Bool(value) => Self::Int(BigInt::from(u8::from(*value))),
            Constant::Int(value) => Self::Int(value.clone()),
            Constant::Float(value) => Self::Float(*value),
            Constant::Complex(real, imaginary) => Self::Complex(*real, *imaginary),
            _ => return None,
        })
    }

    fn into_constant(self) -> Constant {
        match self {
            Self::Int(value) => Constant::Int(value),
            Self::Float(value) => Constant::Float(value),
            Self::Complex(real, imaginary) => Constant::Complex(real, imaginary),
        }
    }

    fn complex(&self) -> Option<(f64, f64)> {
        match self {
            Self::Int(value) => Some((int_to_float(value)?, 0.0)),
            Self::Float(value) => Some((*value, 0.0)),
            Self::Complex(real, imaginary) => Some((*real, *imaginary)),
        }
    }

    fn binary(self, operator: Operator, other: Self) -> Option<Constant> {
        match (self, other) {
            (Self::Int(left), Self::Int(right)) => int_operation(left, operator, right),
            (left @ Self::Complex(..), right) | (left, right @ Self::Complex(..)) => {
                complex_operation(left.complex()?, operator, right.complex()?)
            }
            (left, right) => float_operation(left.complex()?.0, operator, right.complex()?.0),
        }
    }
}

fn int_to_float(value: &BigInt) -> Option<f64> {
    value.to_f64().filter(|value| value.is_finite())
}

fn int_operation(left: BigInt, operator: Operator, right: BigInt) -> Option<Constant> {
    Some(Constant::Int(match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => {
            if left.bits() + right.bits() > MAXIMUM_INT_BITS && !left.is_zero() && !right.is_zero() {
                return None;
            }
            left * right
        }
        Operator::FloorDivide if !right.is_zero() => left.div_floor(&right),
        Operator::Modulo if !right.is_zero() => left.mod_floor(&right),
        Operator::Divide if !right.is_zero() => return true_divide(&left, &right).map(Constant::Float),
        Operator::Power => {
            if right.is_negative() {
                return float_operation(int_to_float(&left)?, Operator::Power, int_to_float(&right)?);
            }
            if !left.is_zero() && !right.is_zero() {
                let exponent = right.to_u64()?;
                if left.bits() > MAXIMUM_INT_BITS / exponent {
                    return None;
                }
            }
            Pow::pow(left, right.to_biguint()?)
        }
        Operator::LeftShift if !right.is_negative() => {
            if left.is_zero() || right.is_zero() {
                return Some(Constant::Int(left));
            }
            let shift = right.to_u64().filter(|shift| *shift <= MAXIMUM_INT_BITS)?;
            if left.bits() > MAXIMUM_INT_BITS - shift {
                return None;
            }
            left << shift
        }
        Operator::RightShift if !right.is_negative() => match right.to_u64() {
            Some(shift) => left >> shift,
            None => BigInt::from(if left.is_negative() { -1 } else { 0 }),
        },
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::BitAnd => left & right,
        _ => return None,
    }))
}

/// The float nearest to a quotient of ints; none where it overflows.
fn true_divide(left: &BigInt, right: &BigInt) -> Option<f64> {
    const EXACT: u64 = 53;
    if left.bits() <= EXACT && right.bits() <= EXACT {
        return Some(left.to_f64()? / right.to_f64()?);
    }
    // A quotient of at least 66 bits whose last bit remembers whether there is a remainder rounds once and right.
    let shift = (66 + right.bits() as i64 - left.bits() as i64).max(0);
    let (quotient, remainder) = (left.abs() << shift as u64).div_rem(&right.abs());
    let sticky = if remainder.is_zero() { quotient } else { quotient | BigInt::from(1) };
    let magnitude = scale(sticky.to_f64()?, -shift);
    let negative = (left.sign() == Sign::Minus) != (right.sign() == Sign::Minus);
    Some(if negative { -magnitude } else { magnitude }).filter(|value| value.is_finite())
}

/// `value * 2**exponent` in steps that do not leave the range of floats on the way.
fn scale(mut value: f64, mut exponent: i64) -> f64 {
    while exponent < -1000 && value != 0.0 {
        value *= 2f64.powi(-1000);
        exponent += 1000;
    }
    value * 2f64.powi(exponent as i32)
}

fn float_operation(left: f64, operator: Operator, right: f64) -> Option<Constant> {
    Some(Constant::Float(match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide if right != 0.0 => left / right,
        Operator::FloorDivide if right != 0.0 => divide_and_modulo(left, right).0,
        Operator::Modulo if right != 0.0 => divide_and_modulo(left, right).1,
        Operator::Power => {
            if left == 0.0 && right < 0.0 {
                return None;
            }
            if left < 0.0 && left.is_finite() && right.is_finite() && right.fract() != 0.0 {
                return complex_operation((left, 0.0), Operator::Power, (right, 0.0));
            }
            let value = left.powf(right);
            if value.is_infinite() && left.is_finite() && right.is_finite() {
                return None;
            }
            value
        }
        _ => return None,
    }))
}

/// `divmod` of floats (Objects/floatobject.c).
fn divide_and_modulo(left: f64, right: f64) -> (f64, f64) {
    let mut modulo = left % right;
    let mut quotient = (left - modulo) / right;
    if modulo == 0.0 {
        modulo = 0f64.copysign(right);
    } else if (right < 0.0) != (modulo < 0.0) {
        modulo += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(left / right), modulo);
    }
    let mut floor = quotient.floor();
    if quotient - floor > 0.5 {
        floor += 1.0;
    }
    (floor, modulo)
}

fn complex_operation(left: (f64, f64), operator: Operator, right: (f64, f64)) -> Option<Constant> {
    let (real, imaginary) = match operator {
        Operator::Add => (left.0 + right.0, left.1 + right.1),
        Operator::Subtract => (left.0 - right.0, left.1 - right.1),
        Operator::Multiply => (left.0 * right.0 - left.1 * right.1, left.0 * right.1 + left.1 * right.0),
        Operator::Divide if right != (0.0, 0.0) => {
            if right.0.abs() >= right.1.abs() {
                let ratio = right.1 / right.0;
                let denominator = right.0 + right.1 * ratio;
                ((left.0 + left.1 * ratio) / denominator, (left.1 - left.0 * ratio) / denominator)
            } else {
                let ratio = right.0 / right.1;
                let denominator = right.0 * ratio + right.1;
                ((left.0 * ratio + left.1) / denominator, (left.1 * ratio - left.0) / denominator)
            }
        }
        Operator::Power => complex_power(left, right)?,
        _ => return None,
    };
    Some(Constant::Complex(real, imaginary))
}

fn complex_power(base: (f64, f64), exponent: (f64, f64)) -> Option<(f64, f64)> {
    if exponent == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if base == (0.0, 0.0) {
        return (exponent.1 == 0.0 && exponent.0 > 0.0).then_some((0.0, 0.0));
    }
    // Small whole exponents multiply, as Objects/complexobject.c does.
    if exponent.1 == 0.0 && exponent.0 == exponent.0.floor() && exponent.0.abs() <= 100.0 {
        let multiply = |a: (f64, f64), b: (f64, f64)| (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0);
        let mut count = exponent.0.abs() as u32;
        let (mut result, mut power) = ((1.0, 0.0), base);
        while count > 0 {
            if count & 1 == 1 {
                result = multiply(result, power);
            }
            power = multiply(power, power);
            count >>= 1;
        }
        if exponent.0 < 0.0 {
            let Some(Constant::Complex(real, imaginary)) = complex_operation((1.0, 0.0), Operator::Divide, result)
            else {
                return None;
            };
            result = (real, imaginary);
        }
        return (result.0.is_finite() && result.1.is_finite()).then_some(result);
    }
    let absolute = base.0.hypot(base.1);
    let mut length = absolute.powf(exponent.0);
    let angle = base.1.atan2(base.0);
    let mut phase = angle * exponent.0;
    if exponent.1 != 0.0 {
        length /= (angle * exponent.1).exp();
        phase += exponent.1 * absolute.ln();
    }
    let result = (length * phase.cos(), length * phase.sin());
    (result.0.is_finite() && result.1.is_finite()).then_some(result)
}
