//! The methods of `bytes` and `bytearray` that both have, and the table of `bytes`.

use std::ops::Range;

use crate::object::ObjectRef;
use crate::types::buffer::{begin_export, end_export, request};
use crate::types::bytes::{bytes_of, searching};
use crate::types::converters::text_of;
use crate::types::native::{MethodDefinition, Wording, class_method, method, static_method};
use crate::types::text::bytes::{self as algorithms, ByteClass};
use crate::types::text::layout::{centred_margins, expand_tabs_of_bytes, expanded_length};
use crate::types::text::{Ends, sequence};
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The methods of `bytes`, in the order of CPython's table.
pub(super) static OF_BYTES: &[MethodDefinition] = &[
    method("__getnewargs__", "($self, /)", |vm, object, _| {
        let copy = vm.new_bytes(bytes_of(vm, object));
        Ok(vm.new_tuple(vec![copy]))
    }),
    method("__bytes__", "($self, /)", |vm, object, _| Ok(vm.exact_bytes(object))),
    method("capitalize", "($self, /)", capitalize),
    method("center", "($self, width, fillchar=b' ', /)", center),
    method("count", "($self, sub[, start[, end]], /)", searching::count).worded(Wording::Search),
    method("decode", "($self, /, encoding='utf-8', errors='strict')", decode),
    method("endswith", "($self, suffix[, start[, end]], /)", searching::ends_with).worded(Wording::Search),
    method("expandtabs", "($self, /, tabsize=8)", expand_tabs),
    method("find", "($self, sub[, start[, end]], /)", searching::find).worded(Wording::Search),
    class_method("fromhex", "($type, string, /)", from_hex),
    method("hex", "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", hex),
    method("index", "($self, sub[, start[, end]], /)", searching::index).worded(Wording::Search),
    method("isalnum", "($self, /)", is_alphanumeric),
    method("isalpha", "($self, /)", is_alphabetic),
    method("isascii", "($self, /)", is_ascii),
    method("isdigit", "($self, /)", is_digit),
    method("islower", "($self, /)", is_lowercase),
    method("isspace", "($self, /)", is_space),
    method("istitle", "($self, /)", is_titlecase),
    method("isupper", "($self, /)", is_uppercase),
    method("join", "($self, iterable_of_bytes, /)", join),
    method("ljust", "($self, width, fillchar=b' ', /)", left_justify),
    method("lower", "($self, /)", lower),
    method("lstrip", "($self, bytes=None, /)", left_strip),
    static_method("maketrans", "(frm, to, /)", make_table),
    method("partition", "($self, sep, /)", searching::partition),
    method("replace", "($self, old, new, count=-1, /)", searching::replace),
    method("removeprefix", "($self, prefix, /)", remove_prefix),
    method("removesuffix", "($self, suffix, /)", remove_suffix),
    method("rfind", "($self, sub[, start[, end]], /)", searching::rfind).worded(Wording::Search),
    method("rindex", "($self, sub[, start[, end]], /)", searching::rindex).worded(Wording::Search),
    method("rjust", "($self, width, fillchar=b' ', /)", right_justify),
    method("rpartition", "($self, sep, /)", searching::rpartition),
    method("rsplit", "($self, /, sep=None, maxsplit=-1)", searching::rsplit),
    method("rstrip", "($self, bytes=None, /)", right_strip),
    method("split", "($self, /, sep=None, maxsplit=-1)", searching::split),
    method("splitlines", "($self, /, keepends=False)", searching::split_lines),
    method("startswith", "($self, prefix[, start[, end]], /)", searching::starts_with).worded(Wording::Search),
    method("strip", "($self, bytes=None, /)", strip),
    method("swapcase", "($self, /)", swap_case),
    method("title", "($self, /)", title),
    method("translate", "($self, table, /, delete=b'')", translate),
    method("upper", "($self, /)", upper),
    method("zfill", "($self, width, /)", zero_fill),
];

/// Bytes of the receiver's kind: a bytearray for a bytearray, else bytes that were filled after they were made.
pub(super) fn like(vm: &Vm, receiver: &ObjectRef, value: Vec<u8>) -> ObjectRef {
    if vm.is_bytearray(receiver) { vm.new_bytearray(value) } else { vm.new_filled_bytes(value) }
}

/// The receiver itself where it is exactly bytes, else a copy.
pub(super) fn unchanged(vm: &Vm, receiver: &ObjectRef) -> ObjectRef {
    if vm.is_bytearray(receiver) {
        return vm.new_bytearray(bytes_of(vm, receiver).to_vec());
    }
    vm.exact_bytes(receiver)
}

/// A part of the receiver; all of it is the receiver itself where it is exactly bytes.
pub(super) fn part(vm: &Vm, receiver: &ObjectRef, range: Range<usize>) -> ObjectRef {
    let bytes = bytes_of(vm, receiver);
    if range == (0..bytes.len()) {
        return unchanged(vm, receiver);
    }
    let bytes = &bytes[range];
    if vm.is_bytearray(receiver) { vm.new_bytearray(bytes.to_vec()) } else { vm.new_bytes(bytes) }
}

macro_rules! transformations {
    ($($name:ident: $function:expr;)*) => {
        $(pub(in crate::types) fn $name(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
            let function: fn(&[u8]) -> Vec<u8> = $function;
            let value = function(bytes_of(vm, object));
            Ok(like(vm, object, value))
        })*
    };
}

transformations! {
    capitalize: algorithms::to_capitalized;
    lower: <[u8]>::to_ascii_lowercase;
    upper: <[u8]>::to_ascii_uppercase;
    swap_case: algorithms::to_swapped_case;
    title: algorithms::to_titlecase;
}

macro_rules! properties {
    ($($name:ident: $function:expr;)*) => {
        $(pub(in crate::types) fn $name(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
            let function: fn(&[u8]) -> bool = $function;
            let holds = function(bytes_of(vm, object));
            Ok(vm.new_bool(holds))
        })*
    };
}

properties! {
    is_alphanumeric: |bytes| ByteClass::Alphanumeric.holds(bytes);
    is_alphabetic: |bytes| ByteClass::Alphabetic.holds(bytes);
    is_digit: |bytes| ByteClass::Digit.holds(bytes);
    is_space: |bytes| ByteClass::Space.holds(bytes);
    is_ascii: <[u8]>::is_ascii;
    is_lowercase: algorithms::is_lowercase;
    is_uppercase: algorithms::is_uppercase;
    is_titlecase: algorithms::is_titlecase;
}

fn pad(
    vm: &mut Vm,
    object: &ObjectRef,
    given: Given,
    name: &str,
    margins: fn(usize, usize) -> (usize, usize),
) -> Result {
    let width = vm.required(given, 0);
    let width = vm.size_argument(&width)?;
    let fill = match &given[1] {
        None => b' ',
        Some(fill) => match (fill.kind(), bytes_of(vm, fill)) {
            (crate::object::Kind::Bytes | crate::object::Kind::Bytearray, [byte]) => *byte,
            _ => return Err(vm.bad_argument(name, "argument 2", "a byte string of length 1", fill)),
        },
    };
    let width = vm.checked_width(width)?;
    let bytes = bytes_of(vm, object);
    match margins(bytes.len(), width) {
        (0, 0) => Ok(unchanged(vm, object)),
        (left, right) => Ok(like(vm, object, algorithms::padded(bytes, left, right, fill))),
    }
}

pub(in crate::types) fn center(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    pad(vm, object, given, "center", centred_margins)
}

pub(in crate::types) fn left_justify(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    pad(vm, object, given, "ljust", |length, width| (0, width.saturating_sub(length)))
}

pub(in crate::types) fn right_justify(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    pad(vm, object, given, "rjust", |length, width| (width.saturating_sub(length), 0))
}

pub(in crate::types) fn zero_fill(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let width = vm.required(given, 0);
    let width = vm.size_argument(&width)?;
    let width = vm.checked_width(width)?;
    let bytes = bytes_of(vm, object);
    if width <= bytes.len() {
        return Ok(unchanged(vm, object));
    }
    Ok(like(vm, object, algorithms::zero_fill(bytes, width)))
}

pub(in crate::types) fn expand_tabs(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let size = match &given[0] {
        Some(size) => vm.argument_c_int(size)?,
        None => 8,
    };
    let size = size.max(0) as usize;
    let Some(length) = expanded_length(bytes_of(vm, object).iter().map(|&byte| byte.into()), size) else {
        return Err(vm.overflow_error("result too long"));
    };
    vm.request_memory(length.saturating_mul(2))?;
    let value = expand_tabs_of_bytes(bytes_of(vm, object), size);
    Ok(like(vm, object, value))
}

pub(in crate::types) fn decode(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    for (index, place) in [(0, "argument 'encoding'"), (1, "argument 'errors'")] {
        if let Some(argument) = &given[index] {
            vm.expect_c_string("decode", place, argument)?;
        }
    }
    let bytes = bytes_of(vm, object).to_vec();
    vm.decode_bytes(&bytes, given[0].as_ref(), given[1].as_ref())
}

pub(in crate::types) fn from_hex(vm: &mut Vm, class: &ObjectRef, given: Given) -> Result {
    let string = vm.required(given, 0);
    vm.expect_text("fromhex", "argument", &string)?;
    let Some(text) = text_of(&string) else { return Ok(string) };
    match algorithms::from_hex(text) {
        Ok(value) => {
            if class.is(&vm.types.bytes) {
                return Ok(vm.new_bytes(&value));
            }
            let is_bytearray = vm.is_subtype(class, &vm.types.bytearray);
            let value = if is_bytearray { vm.new_bytearray(value) } else { vm.new_filled_bytes(value) };
            if class.is(&vm.types.bytearray) { Ok(value) } else { vm.call(class, [value]) }
        }
        Err(position) => {
            Err(vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {position}")))
        }
    }
}

pub(in crate::types) fn hex(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let group = match &given[1] {
        Some(group) => vm.argument_c_int(group)?,
        None => 1,
    };
    let separator = hex_separator(vm, given[0].as_ref())?;
    let text = algorithms::to_hex(bytes_of(vm, object), separator, group as isize);
    Ok(vm.new_str(&text))
}

/// The separator of `hex`.
pub fn hex_separator(vm: &mut Vm, argument: Option<&ObjectRef>) -> Result<Option<char>> {
    match hex_separator_byte(vm, argument)? {
        Some(separator) if !separator.is_ascii() => Err(vm.value_error("sep must be ASCII.")),
        separator => Ok(separator),
    }
}

/// The separator of `binascii.hexlify`: any character that is a byte.
pub fn hex_separator_byte(vm: &mut Vm, argument: Option<&ObjectRef>) -> Result<Option<char>> {
    let Some(argument) = argument else { return Ok(None) };
    let (length, first) = if let Some(text) = text_of(argument) {
        (text.len(), text.get(0))
    } else if argument.payload::<super::Bytes>().is_some() {
        let bytes = bytes_of(vm, argument);
        (bytes.len(), bytes.first().map(|byte| u32::from(*byte)))
    } else {
        // CPython asks for the length first.
        if vm.len(argument)? != 1 {
            return Err(vm.value_error("sep must be length 1."));
        }
        return Err(vm.type_error("sep must be str or bytes."));
    };
    if length != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    match first.filter(|code| *code < 0x100).and_then(char::from_u32) {
        Some(separator) => Ok(Some(separator)),
        None => Err(vm.value_error("sep must be ASCII.")),
    }
}

fn strip_by(vm: &mut Vm, object: &ObjectRef, given: Given, ends: Ends) -> Result {
    let set = vm.optional(given, 0);
    let range = match &set {
        None => algorithms::strip(bytes_of(vm, object), ends, None),
        Some(set) => {
            vm.with_buffer(set, |vm, set| Ok(algorithms::strip(bytes_of(vm, object), ends, Some(bytes_of(vm, set)))))?
        }
    };
    Ok(part(vm, object, range))
}

pub(in crate::types) fn strip(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    strip_by(vm, object, given, Ends::Both)
}

pub(in crate::types) fn left_strip(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    strip_by(vm, object, given, Ends::Left)
}

pub(in crate::types) fn right_strip(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    strip_by(vm, object, given, Ends::Right)
}

pub(in crate::types) fn remove_prefix(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let prefix = vm.required(given, 0);
    vm.with_buffer(&prefix, |vm, prefix| {
        let (bytes, prefix) = (bytes_of(vm, object), bytes_of(vm, prefix));
        let start = if bytes.starts_with(prefix) { prefix.len() } else { 0 };
        Ok(part(vm, object, start..bytes.len()))
    })
}

pub(in crate::types) fn remove_suffix(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let suffix = vm.required(given, 0);
    vm.with_buffer(&suffix, |vm, suffix| {
        let (bytes, suffix) = (bytes_of(vm, object), bytes_of(vm, suffix));
        let end = bytes.len() - if bytes.ends_with(suffix) { suffix.len() } else { 0 };
        Ok(part(vm, object, 0..end))
    })
}

pub(in crate::types) fn translate(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let table = vm.optional(given, 0);
    let table = match table {
        None => None,
        Some(table) => Some(vm.hold_buffer(&table, request::SIMPLE)?),
    };
    let delete = match given[1].take() {
        Some(_) if table.as_ref().is_some_and(|table| bytes_of(vm, table).len() != 256) => Ok(None),
        Some(delete) => vm.hold_buffer(&delete, request::SIMPLE).map(Some),
        None => Ok(None),
    };
    let result = match &delete {
        Ok(delete) => translated(vm, object, table.as_ref(), delete.as_ref()),
        Err(_) => Ok(vm.none.clone()),
    };
    // The table is let go first.
    if let Some(table) = &table {
        vm.let_go_of_buffer(table);
    }
    if let Some(delete) = delete? {
        vm.let_go_of_buffer(&delete);
    }
    result
}

fn translated(vm: &mut Vm, object: &ObjectRef, table: Option<&ObjectRef>, delete: Option<&ObjectRef>) -> Result {
    if table.is_some_and(|table| bytes_of(vm, table).len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let bytes = bytes_of(vm, object);
    let table: Option<&[u8; 256]> = table.and_then(|table| bytes_of(vm, table).try_into().ok());
    let delete = delete.map(|delete| bytes_of(vm, delete)).unwrap_or_default();
    let value = algorithms::translate(bytes, table, delete);
    if value == bytes && !vm.is_bytearray(object) {
        return Ok(unchanged(vm, object));
    }
    Ok(like(vm, object, value))
}

pub(in crate::types) fn make_table(vm: &mut Vm, _: &ObjectRef, given: Given) -> Result {
    let (from, to) = (vm.required(given, 0), vm.required(given, 1));
    vm.with_buffers([&from, &to], |vm, [from, to]| table_of(vm, from, to))
}

fn table_of(vm: &mut Vm, from: &ObjectRef, to: &ObjectRef) -> Result {
    let (from, to) = (bytes_of(vm, from), bytes_of(vm, to));
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to) {
        table[*from as usize] = *to;
    }
    Ok(vm.new_filled_bytes(table))
}

pub(in crate::types) fn join(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let iterable = vm.required(given, 0);
    // What stands between the items keeps its size while they are asked for.
    begin_export(object);
    let joined = join_items_of(vm, object, &iterable);
    end_export(object);
    joined
}

fn join_items_of(vm: &mut Vm, object: &ObjectRef, iterable: &ObjectRef) -> Result {
    let items = vm.items_of_iterable(iterable, "can only join an iterable")?;
    if let [item] = &items[..]
        && item.class_id() == vm.types.bytes.id()
        && !vm.is_bytearray(object)
    {
        return Ok(item.clone());
    }
    let mut held = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match vm.hold_buffer(item, request::SIMPLE) {
            Ok(item) => held.push(item),
            // Whatever it was: the item is not fit to be joined.
            Err(_) => {
                vm.let_go_of_buffers(&held);
                let found = vm.class_name(item);
                let message = format!("sequence item {index}: expected a bytes-like object, {found} found");
                return Err(vm.type_error(message));
            }
        }
    }
    let joined = joined(vm, object, &held);
    vm.let_go_of_buffers(&held);
    joined
}

fn joined(vm: &mut Vm, object: &ObjectRef, items: &[ObjectRef]) -> Result {
    let between = bytes_of(vm, object).len().saturating_mul(items.len().saturating_sub(1));
    let length = items.iter().map(|item| bytes_of(vm, item).len()).fold(between, usize::saturating_add);
    if isize::try_from(length).is_err() {
        return Err(vm.overflow_error("join() result is too long"));
    }
    vm.request_memory(length.saturating_mul(2))?;
    let value = algorithms::join(bytes_of(vm, object), items.iter().map(|item| bytes_of(vm, item)));
    Ok(like(vm, object, value))
}

/// The lines of bytes.
pub(super) fn line_ranges(bytes: &[u8], keep_ends: bool) -> Vec<Range<usize>> {
    sequence::split_lines(bytes, keep_ends, algorithms::is_line_break)
}
