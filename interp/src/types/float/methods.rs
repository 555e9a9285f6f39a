//! The methods and attributes of `float`.

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::float::value;
use crate::types::native::{AttributeDefinition, MethodDefinition, class_method, getter, method};
use crate::types::numeric::{
    FloatError, FloatHexError, float_from_hex, float_integer_ratio, float_is_integer, float_round,
    float_round_to_integer, float_to_hex, float_to_integer,
};
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// In the order of CPython's table.
pub(super) static METHODS: &[MethodDefinition] = &[
    method("conjugate", "($self, /)", |vm, object, _| Ok(vm.exact_float(object))),
    method("__trunc__", "($self, /)", |vm, object, _| to_integer(vm, value(object))),
    method("__floor__", "($self, /)", |vm, object, _| to_integer(vm, value(object).floor())),
    method("__ceil__", "($self, /)", |vm, object, _| to_integer(vm, value(object).ceil())),
    method("__round__", "($self, ndigits=None, /)", round),
    method("as_integer_ratio", "($self, /)", integer_ratio),
    class_method("fromhex", "($type, string, /)", from_hex),
    method("hex", "($self, /)", |vm, object, _| Ok(vm.new_str(&float_to_hex(value(object))))),
    method("is_integer", "($self, /)", |vm, object, _| Ok(vm.new_bool(float_is_integer(value(object))))),
    method("__getnewargs__", "($self, /)", |vm, object, _| {
        let copy = vm.new_float(value(object));
        Ok(vm.new_tuple(vec![copy]))
    }),
    class_method("__getformat__", "($type, typestr, /)", get_format),
    method("__format__", "($self, format_spec, /)", format),
];

pub(super) static ATTRIBUTES: &[AttributeDefinition] =
    &[getter("real", |vm, object| Ok(vm.exact_float(object))), getter("imag", |vm, _| Ok(vm.new_float(0.0)))];

fn to_integer(vm: &mut Vm, value: f64) -> Result {
    match float_to_integer(value) {
        Ok(integer) => Ok(vm.new_integer(integer)),
        Err(error) => Err(vm.float_conversion_error(error, "integer")),
    }
}

fn round(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let value = value(object);
    let Some(digits) = vm.optional(given, 0) else {
        return match float_round_to_integer(value) {
            Ok(integer) => Ok(vm.new_integer(integer)),
            Err(error) => Err(vm.float_conversion_error(error, "integer")),
        };
    };
    // Infinity, NaN and zero are round in whatever way.
    let digits = vm.index_clipped(&digits)?;
    if !value.is_finite() || value == 0.0 {
        return Ok(vm.new_float(value));
    }
    match float_round(value, digits as i64) {
        Ok(value) => Ok(vm.new_float(value)),
        Err(_) => Err(vm.overflow_error("rounded value too large to represent")),
    }
}

fn integer_ratio(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    match float_integer_ratio(value(object)) {
        Ok((numerator, denominator)) => Ok(vm.new_tuple(vec![vm.new_integer(numerator), vm.new_integer(denominator)])),
        Err(FloatError::NotANumber) => Err(vm.value_error("cannot convert NaN to integer ratio")),
        Err(_) => Err(vm.overflow_error("cannot convert Infinity to integer ratio")),
    }
}

fn from_hex(vm: &mut Vm, class: &ObjectRef, given: Given) -> Result {
    let string = vm.required(given, 0);
    let Some(text) = text_of(&string) else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    vm.keep_utf8(&string)?;
    let value = match text.as_ascii().map_or(Err(FloatHexError::Invalid), float_from_hex) {
        Ok(value) => vm.new_float(value),
        Err(FloatHexError::Invalid) => return Err(vm.value_error("invalid hexadecimal floating-point string")),
        Err(FloatHexError::TooLarge) => {
            return Err(vm.overflow_error("hexadecimal value too large to represent as a float"));
        }
    };
    if class.is(&vm.types.float) { Ok(value) } else { vm.call(class, [value]) }
}

fn get_format(vm: &mut Vm, _: &ObjectRef, given: Given) -> Result {
    let kind = vm.required(given, 0);
    vm.expect_text("__getformat__", "argument", &kind)?;
    match text_of(&kind) {
        Some(text) if text.equals_str("double") || text.equals_str("float") => Ok(vm.new_str("IEEE, little-endian")),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn format(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let specification = vm.required(given, 0);
    vm.expect_text("__format__", "argument", &specification)?;
    let Some(specification) = text_of(&specification) else { return Ok(specification) };
    if specification.is_empty() {
        return vm.str(object);
    }
    let name = vm.class_name(object);
    match crate::types::formatting::format_float(value(object), specification, &name) {
        Ok(text) => Ok(vm.new_text(text)),
        Err(error) => Err(vm.format_error(error)),
    }
}
