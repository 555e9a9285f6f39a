//! The methods and attributes of `int`.

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::formatting::format_integer;
use crate::types::int::Int;
use crate::types::native::{AttributeDefinition, MethodDefinition, class_method, getter, method};
use crate::types::numeric::{ByteOrder, Integer, ToBytesError};
use crate::vm::{Result, Vm};

/// In the order of CPython's table.
pub(super) static METHODS: &[MethodDefinition] = &[
    method("conjugate", "($self, /)", itself),
    method("bit_length", "($self, /)", |vm, object, _| Ok(vm.new_integer(value(object).bit_length().into()))),
    method("bit_count", "($self, /)", |vm, object, _| Ok(vm.new_integer(value(object).bit_count().into()))),
    method("to_bytes", "($self, /, length=1, byteorder='big', *, signed=False)", to_bytes),
    class_method("from_bytes", "($type, /, bytes, byteorder='big', *, signed=False)", from_bytes),
    method("as_integer_ratio", "($self, /)", |vm, object, _| {
        Ok(vm.new_tuple(vec![vm.exact_int(object), vm.new_int(1)]))
    }),
    method("__trunc__", "($self, /)", itself),
    method("__floor__", "($self, /)", itself),
    method("__ceil__", "($self, /)", itself),
    method("__round__", "($self, ndigits=<unrepresentable>, /)", round),
    method("__getnewargs__", "($self, /)", |vm, object, _| {
        // A new int, also where the receiver is exactly one.
        Ok(vm.new_tuple(vec![vm.new_integer(value(object).clone())]))
    }),
    method("__format__", "($self, format_spec, /)", format),
    method("__sizeof__", "($self, /)", |vm, object, _| Ok(vm.new_int(size_of_digits(value(object))))),
    method("is_integer", "($self, /)", |vm, _, _| Ok(vm.new_bool(true))),
];

pub(super) static ATTRIBUTES: &[AttributeDefinition] = &[
    getter("real", |vm, object| Ok(vm.exact_int(object))),
    getter("imag", |vm, _| Ok(vm.new_int(0))),
    getter("numerator", |vm, object| Ok(vm.exact_int(object))),
    getter("denominator", |vm, _| Ok(vm.new_int(1))),
];

fn value(object: &ObjectRef) -> &Int {
    object.payload::<Int>().expect("the receiver of a method of int is an int")
}

/// The size of CPython's int of a value: a header of 24 bytes and digits of four, at least one.
pub fn size_of_digits(value: &Integer) -> i64 {
    24 + 4 * value.digit_count().max(1) as i64
}

fn itself(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.exact_int(object))
}

fn round(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let Some(digits) = arguments[0].take() else { return Ok(vm.exact_int(object)) };
    let digits = vm.index(&digits)?;
    match digits.payload::<Int>() {
        Some(digits) if digits.is_negative() => {
            // Beyond every int that fits in memory, all is rounded to zero.
            let digits = (-digits).to_u64().unwrap_or(u64::MAX).min(value(object).bit_length() + 1);
            Ok(vm.new_integer(value(object).round_to_power_of_ten(digits)))
        }
        _ => Ok(vm.exact_int(object)),
    }
}

fn byte_order(vm: &mut Vm, function: &str, argument: Option<&ObjectRef>) -> Result<ByteOrder> {
    let Some(argument) = argument else { return Ok(ByteOrder::Big) };
    vm.expect_text(function, "argument 'byteorder'", argument)?;
    match text_of(argument) {
        Some(text) if text.equals_str("little") => Ok(ByteOrder::Little),
        Some(text) if text.equals_str("big") => Ok(ByteOrder::Big),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let length = match &arguments[0] {
        Some(length) => vm.size_argument(length)?,
        None => 1,
    };
    if let Some(order) = &arguments[1] {
        vm.expect_text("to_bytes", "argument 'byteorder'", order)?;
    }
    let signed = vm.argument_truth(arguments[2].as_ref())?;
    let order = byte_order(vm, "to_bytes", arguments[1].as_ref())?;
    if length < 0 {
        return Err(vm.value_error("length argument must be non-negative"));
    }
    if !vm.may_allocate((length as usize).saturating_mul(2)) {
        return Err(vm.raise_memory_error());
    }
    match value(object).to_bytes(length as usize, order, signed) {
        Ok(bytes) => Ok(vm.new_filled_bytes(bytes)),
        Err(ToBytesError::TooBig) => Err(vm.overflow_error("int too big to convert")),
        Err(ToBytesError::NegativeToUnsigned) => Err(vm.overflow_error("can't convert negative int to unsigned")),
    }
}

fn from_bytes(vm: &mut Vm, class: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    if let Some(order) = &arguments[1] {
        vm.expect_text("from_bytes", "argument 'byteorder'", order)?;
    }
    let signed = vm.argument_truth(arguments[2].as_ref())?;
    let order = byte_order(vm, "from_bytes", arguments[1].as_ref())?;
    let object = vm.required(arguments, 0);
    let bytes = vm.bytes_of_object(&object)?;
    let bytes = bytes.payload::<crate::types::bytes::Bytes>().map_or(&[][..], |bytes| &bytes.value);
    let result = vm.new_integer(Integer::from_bytes(bytes, order, signed));
    if class.is(&vm.types.int) { Ok(result) } else { vm.call(class, [result]) }
}

fn format(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let specification = vm.required(arguments, 0);
    vm.expect_text("__format__", "argument", &specification)?;
    let Some(specification) = text_of(&specification) else { return Ok(specification) };
    if specification.is_empty() {
        return vm.str(object);
    }
    let name = vm.class_name(object);
    let limit = vm.digits_limit;
    match format_integer(value(object), specification, &name, limit) {
        Ok(text) => Ok(vm.new_text(text)),
        Err(error) => Err(vm.format_error(error)),
    }
}
