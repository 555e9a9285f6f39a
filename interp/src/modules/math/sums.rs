//! Sums, products and lengths in module `math`, with more digits on the way than a float has.

use super::real;
use crate::object::ObjectRef;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::slots::Operator;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// A sum as it is rounded, and what the rounding left out (Knuth).
fn exact_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let rounded = sum - a;
    (sum, (a - (sum - rounded)) + (b - rounded))
}

/// The same where the first is known to be the larger one (Dekker).
fn exact_sum_of_larger(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// A product as it is rounded, and what the rounding left out.
fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

/// The exactly rounded sum (Shewchuk's partial sums).
pub(super) fn fsum(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = vm.required(arguments, 0);
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    let iterator = vm.iter(&iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        let given = real(vm, &item)?;
        let mut value = given;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut partial = partials[index];
            if value.abs() < partial.abs() {
                std::mem::swap(&mut value, &mut partial);
            }
            let (high, low) = exact_sum_of_larger(value, partial);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            value = high;
        }
        partials.truncate(kept);
        if value == 0.0 {
            continue;
        }
        if value.is_finite() {
            partials.push(value);
            continue;
        }
        if given.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if given.is_infinite() {
            infinite += given;
        }
        special += given;
        partials.clear();
    }
    if special != 0.0 {
        if f64::is_nan(infinite) {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(vm.new_float(special));
    }
    let mut high = partials.pop().unwrap_or(0.0);
    while let Some(partial) = partials.pop() {
        let (sum, low) = exact_sum_of_larger(high, partial);
        high = sum;
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

pub(super) fn prod(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = vm.required(arguments, 0);
    let mut product = arguments[1].take().unwrap_or_else(|| vm.new_int(1));
    // Numbers that fit a machine word are multiplied as such and made anew.
    if product.class_id() == vm.types.int.id()
        && let Some(value) = product.payload::<Int>().and_then(Int::to_i64)
    {
        product = vm.new_int(value);
    } else if product.class_id() == vm.types.float.id()
        && let Some(value) = product.payload::<Float>().map(|float| float.0)
    {
        product = vm.new_float(value);
    }
    let iterator = vm.iter(&iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        product = vm.binary_operation(Operator::Multiply, &product, &item)?;
    }
    Ok(product)
}

/// A sum of products in three floats, the first the sum as it is rounded so far.
#[derive(Clone, Copy, Default)]
struct TripleSum {
    high: f64,
    low: f64,
    tiny: f64,
}

impl TripleSum {
    fn add_product(self, a: f64, b: f64) -> Self {
        let (product, product_rest) = exact_product(a, b);
        let (high, high_rest) = exact_sum(self.high, product);
        let (low, first) = exact_sum(self.low, product_rest);
        let (low, second) = exact_sum(low, high_rest);
        Self { high, low, tiny: self.tiny + first + second }
    }

    fn rounded(self) -> f64 {
        let (last, _) = exact_sum(self.low, self.tiny);
        self.high + last
    }
}

/// The float that a factor counts as beside a float, or `None` where general arithmetic has to do it.
fn factors(vm: &Vm, left: &ObjectRef, right: &ObjectRef) -> Option<(f64, f64)> {
    let float = |object: &ObjectRef| {
        object.payload::<Float>().filter(|_| object.class_id() == vm.types.float.id()).map(|float| float.0)
    };
    let integer = |object: &ObjectRef| {
        let exact = object.class_id() == vm.types.int.id() || object.class_id() == vm.types.bool.id();
        object.payload::<Int>().filter(|_| exact).and_then(Int::to_f64)
    };
    match (float(left), float(right)) {
        (Some(left), Some(right)) => Some((left, right)),
        (Some(left), None) => integer(right).map(|right| (left, right)),
        (None, Some(right)) => integer(left).map(|left| (left, right)),
        (None, None) => None,
    }
}

/// The product of two ints that fits in a machine word, and its sum with what is there already.
fn small_sum(vm: &Vm, total: i64, left: &ObjectRef, right: &ObjectRef) -> Option<i64> {
    let value = |object: &ObjectRef| {
        object.payload::<Int>().filter(|_| object.class_id() == vm.types.int.id()).and_then(Int::to_i64)
    };
    total.checked_add(value(left)?.checked_mul(value(right)?)?)
}

/// `sumprod`: first ints of a machine word, then floats in triple precision, then whatever `*` and `+` do.
pub(super) fn sumprod(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (left, right) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let (left, right) = (vm.iter(&left)?, vm.iter(&right)?);
    let mut total = vm.new_int(0);
    let mut small = Some(0_i64);
    let mut triple = Some((TripleSum::default(), false));
    loop {
        let pair = match (vm.next(&left)?, vm.next(&right)?) {
            (Some(left), Some(right)) => Some((left, right)),
            (None, None) => None,
            _ => return Err(vm.value_error("Inputs are not the same length")),
        };
        if let Some(sum) = small {
            if let Some(larger) = pair.as_ref().and_then(|(left, right)| small_sum(vm, sum, left, right)) {
                small = Some(larger);
                continue;
            }
            small = None;
            total = vm.new_int(sum);
        }
        if let Some((sum, used)) = triple {
            let next = pair
                .as_ref()
                .and_then(|(left, right)| factors(vm, left, right))
                .map(|(left, right)| sum.add_product(left, right))
                .filter(|sum| sum.high.is_finite());
            if let Some(next) = next {
                triple = Some((next, true));
                continue;
            }
            triple = None;
            if used {
                let sum = vm.new_float(sum.rounded());
                total = vm.binary_operation(Operator::Add, &total, &sum)?;
            }
        }
        let Some((left, right)) = pair else { return Ok(total) };
        let product = vm.binary_operation(Operator::Multiply, &left, &right)?;
        total = vm.binary_operation(Operator::Add, &total, &product)?;
    }
}

/// The square root of the sum of squares of what is not negative, with a correction of the root (`vector_norm`).
fn length(mut parts: Vec<f64>) -> f64 {
    let longest = parts.iter().copied().fold(0.0, f64::max);
    if longest.is_infinite() {
        return longest;
    }
    if parts.iter().any(|part| part.is_nan()) {
        return f64::NAN;
    }
    if longest == 0.0 || parts.len() <= 1 {
        return longest;
    }
    let (_, exponent) = libm::frexp(longest);
    if exponent < -1023 {
        // The scale would be infinite.
        parts.iter_mut().for_each(|part| *part /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * length(parts);
    }
    let scale = libm::ldexp(1.0, -exponent);
    // The sum starts at one, so that it is always larger than what is added.
    let (mut sum, mut rest_of_squares, mut rest_of_sums) = (1.0, 0.0, 0.0);
    let mut add = |(product, rest): (f64, f64)| {
        let (larger, lost) = exact_sum_of_larger(sum, product);
        sum = larger;
        rest_of_squares += rest;
        rest_of_sums += lost;
        sum - 1.0 + (rest_of_squares + rest_of_sums)
    };
    let mut total = 0.0;
    for part in parts {
        total = add(exact_product(part * scale, part * scale));
    }
    let root = total.sqrt();
    let difference = add(exact_product(-root, root));
    (root + difference / (2.0 * root)) / scale
}

pub(super) fn hypot(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let values = vm.required(arguments, 0);
    let mut parts = Vec::new();
    for value in values.payload::<Tuple>().map_or(&[][..], |values| &values.0) {
        parts.push(real(vm, value)?.abs());
    }
    Ok(vm.new_float(length(parts)))
}

pub(super) fn dist(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (from, to) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let (from, to) = (vm.items_of_new_tuple(&from)?, vm.items_of_new_tuple(&to)?);
    if from.len() != to.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut parts = Vec::new();
    for (from, to) in from.iter().zip(&to) {
        parts.push((real(vm, from)? - real(vm, to)?).abs());
    }
    Ok(vm.new_float(length(parts)))
}
