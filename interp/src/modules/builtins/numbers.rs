//! `abs`, `bin`, `divmod`, `hash`, `hex`, `oct`, `pow`, `round`, `sum`.

use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::slots::Operator;
use crate::types::str::Str;
use crate::vm::{Arguments, Result, Vm};

pub(super) fn abs(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    match object.class_payload(vm).slots(vm).absolute {
        Some(function) => function(vm, &object),
        None => {
            let class = vm.class_name(&object);
            Err(vm.type_error(format!("bad operand type for abs(): '{class}'")))
        }
    }
}

pub(super) fn hash(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let hash = vm.hash(&object)?;
    Ok(vm.new_int(hash))
}

fn in_base(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], base: u32) -> Result {
    let object = vm.required(arguments, 0);
    let index = vm.index(&object)?;
    let text = index.payload::<Int>().map(|integer| integer.to_prefixed(base)).unwrap_or_default();
    Ok(vm.new_str(&text))
}

pub(super) fn bin(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    in_base(vm, arguments, 2)
}

pub(super) fn oct(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    in_base(vm, arguments, 8)
}

pub(super) fn hex(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    in_base(vm, arguments, 16)
}

pub(super) fn divmod(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let left = vm.required(arguments, 0);
    let right = vm.required(arguments, 1);
    vm.binary_operation(Operator::Divmod, &left, &right)
}

pub(super) fn pow(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let base = vm.required(arguments, 0);
    let exponent = vm.required(arguments, 1);
    match vm.optional(arguments, 2) {
        Some(modulus) => vm.power_modulo(&base, &exponent, &modulus),
        None => vm.binary_operation(Operator::Power, &base, &exponent),
    }
}

pub(super) fn round(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let number = vm.required(arguments, 0);
    let digits = vm.optional(arguments, 1);
    let name = vm.names.__round__.clone();
    match vm.call_bound_special(&number, &name, Arguments::positional(digits))? {
        Some(result) => Ok(result),
        None => {
            let class = vm.class_name(&number);
            Err(vm.type_error(format!("type {class} doesn't define __round__ method")))
        }
    }
}

/// A sum of floats with what rounding has lost so far (Neumaier 1974), or without.
struct FloatSum {
    high: f64,
    low: f64,
    compensated: bool,
}

impl FloatSum {
    fn add(&mut self, value: f64) {
        if !self.compensated {
            self.high += value;
            return;
        }
        let total = self.high + value;
        self.low +=
            if self.high.abs() >= value.abs() { (self.high - total) + value } else { (value - total) + self.high };
        self.high = total;
    }

    fn total(&self) -> f64 {
        // An infinite or NaN compensation says nothing.
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

pub(super) fn sum(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = vm.required(arguments, 0);
    let iterator = vm.iter(&iterable)?;
    let mut total = match arguments[1].clone() {
        None => vm.new_int(0),
        Some(start) => {
            if start.payload::<Str>().is_some() {
                return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
            }
            if start.payload::<Bytes>().is_some() {
                return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
            }
            if vm.class_name(&start) == "bytearray" {
                return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
            }
            start
        }
    };
    // Ints are summed first, as far as they fit in a machine word, then floats, then whatever comes: nothing goes
    // back to the sums before.
    if total.class_id() == vm.types.int.id()
        && let Some(mut sum) = vm.int_value(&total)
    {
        loop {
            let Some(item) = vm.next(&iterator)? else { return Ok(vm.new_int(sum)) };
            let is_int = item.class_id() == vm.types.int.id() || item.class_id() == vm.types.bool.id();
            match vm.int_value(&item).filter(|_| is_int).and_then(|value| sum.checked_add(value)) {
                Some(larger) => sum = larger,
                None => {
                    let whole = vm.new_int(sum);
                    total = vm.binary_operation(Operator::Add, &whole, &item)?;
                    break;
                }
            }
        }
    }
    if total.class_id() == vm.types.float.id()
        && let Some(start) = total.payload::<Float>()
    {
        let mut floats = FloatSum { high: start.0, low: 0.0, compensated: vm.profile.compensated_sum };
        let other = sum_floats(vm, &iterator, &mut floats)?;
        total = vm.new_float(floats.total());
        let Some(other) = other else { return Ok(total) };
        total = vm.binary_operation(Operator::Add, &total, &other)?;
    }
    while let Some(item) = vm.next(&iterator)? {
        total = vm.binary_operation(Operator::Add, &total, &item)?;
    }
    Ok(total)
}

/// Adds floats and ints up to the first item of another type, which it gives.
fn sum_floats(vm: &mut Vm, iterator: &ObjectRef, floats: &mut FloatSum) -> Result<Option<ObjectRef>> {
    while let Some(item) = vm.next(iterator)? {
        if item.class_id() == vm.types.float.id()
            && let Some(value) = item.payload::<Float>()
        {
            floats.add(value.0);
        } else if let Some(value) = vm.int_value(&item) {
            floats.high += value as f64;
        } else {
            return Ok(Some(item));
        }
    }
    Ok(None)
}
