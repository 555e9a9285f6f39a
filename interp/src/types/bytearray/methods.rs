//! The methods of `bytearray`.

use crate::object::ObjectRef;
use crate::types::buffer::request;
use crate::types::bytearray::{changes, payload};
use crate::types::bytes::methods::{self as shared};
use crate::types::bytes::{bytes_of, searching};
use crate::types::native::{MethodDefinition, Wording, class_method, method, static_method};
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// In the order of CPython's table.
pub(super) static METHODS: &[MethodDefinition] = &[
    method("__alloc__", "($self, /)", |vm, object, _| Ok(vm.new_int(payload(object).allocated.get() as i64))),
    method("__reduce__", "($self, /)", reduce),
    method("__reduce_ex__", "($self, proto=0, /)", reduce_for_protocol),
    method("__sizeof__", "($self, /)", |vm, object, _| {
        Ok(vm.new_int((vm.basic_size(object) + payload(object).allocated.get()) as i64))
    }),
    method("append", "($self, item, /)", append),
    method("capitalize", "($self, /)", shared::capitalize),
    method("center", "($self, width, fillchar=b' ', /)", shared::center),
    method("clear", "($self, /)", clear),
    method("copy", "($self, /)", |vm, object, _| Ok(vm.new_bytearray(bytes_of(vm, object).to_vec()))),
    method("count", "($self, sub[, start[, end]], /)", searching::count).worded(Wording::Search),
    method("decode", "($self, /, encoding='utf-8', errors='strict')", shared::decode),
    method("endswith", "($self, suffix[, start[, end]], /)", searching::ends_with).worded(Wording::Search),
    method("expandtabs", "($self, /, tabsize=8)", shared::expand_tabs),
    method("extend", "($self, iterable_of_ints, /)", extend),
    method("find", "($self, sub[, start[, end]], /)", searching::find).worded(Wording::Search),
    class_method("fromhex", "($type, string, /)", shared::from_hex),
    method("hex", "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", shared::hex),
    method("index", "($self, sub[, start[, end]], /)", searching::index).worded(Wording::Search),
    method("insert", "($self, index, item, /)", insert),
    method("isalnum", "($self, /)", shared::is_alphanumeric),
    method("isalpha", "($self, /)", shared::is_alphabetic),
    method("isascii", "($self, /)", shared::is_ascii),
    method("isdigit", "($self, /)", shared::is_digit),
    method("islower", "($self, /)", shared::is_lowercase),
    method("isspace", "($self, /)", shared::is_space),
    method("istitle", "($self, /)", shared::is_titlecase),
    method("isupper", "($self, /)", shared::is_uppercase),
    method("join", "($self, iterable_of_bytes, /)", shared::join),
    method("ljust", "($self, width, fillchar=b' ', /)", shared::left_justify),
    method("lower", "($self, /)", shared::lower),
    method("lstrip", "($self, bytes=None, /)", shared::left_strip),
    static_method("maketrans", "(frm, to, /)", shared::make_table),
    method("partition", "($self, sep, /)", searching::partition),
    method("pop", "($self, index=-1, /)", pop),
    method("remove", "($self, value, /)", remove),
    method("replace", "($self, old, new, count=-1, /)", searching::replace),
    method("removeprefix", "($self, prefix, /)", shared::remove_prefix),
    method("removesuffix", "($self, suffix, /)", shared::remove_suffix),
    method("reverse", "($self, /)", |vm, object, _| {
        payload(object).bytes_mut(vm).reverse();
        Ok(vm.none.clone())
    }),
    method("rfind", "($self, sub[, start[, end]], /)", searching::rfind).worded(Wording::Search),
    method("rindex", "($self, sub[, start[, end]], /)", searching::rindex).worded(Wording::Search),
    method("rjust", "($self, width, fillchar=b' ', /)", shared::right_justify),
    method("rpartition", "($self, sep, /)", searching::rpartition),
    method("rsplit", "($self, /, sep=None, maxsplit=-1)", searching::rsplit),
    method("rstrip", "($self, bytes=None, /)", shared::right_strip),
    method("split", "($self, /, sep=None, maxsplit=-1)", searching::split),
    method("splitlines", "($self, /, keepends=False)", searching::split_lines),
    method("startswith", "($self, prefix[, start[, end]], /)", searching::starts_with).worded(Wording::Search),
    method("strip", "($self, bytes=None, /)", shared::strip),
    method("swapcase", "($self, /)", shared::swap_case),
    method("title", "($self, /)", shared::title),
    method("translate", "($self, table, /, delete=b'')", shared::translate),
    method("upper", "($self, /)", shared::upper),
    method("zfill", "($self, width, /)", shared::zero_fill),
];

fn append(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let item = vm.required(given, 0);
    let byte = vm.byte_value(&item, "byte must be in range(0, 256)")?;
    changes::extend(vm, object, &[byte])?;
    Ok(vm.none.clone())
}

fn clear(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    changes::resize(vm, object, 0)?;
    Ok(vm.none.clone())
}

fn extend(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let iterable = vm.required(given, 0);
    if vm.has_buffer(&iterable) {
        if iterable.is(object) {
            let bytes = bytes_of(vm, object).to_vec();
            changes::extend(vm, object, &bytes)?;
            return Ok(vm.none.clone());
        }
        let Ok(held) = vm.hold_buffer(&iterable, request::SIMPLE) else {
            let name = vm.class_name(&iterable);
            return Err(vm.type_error(format!("can't set bytearray slice from {name}")));
        };
        let bytes = bytes_of(vm, &held).to_vec();
        let extended = changes::extend(vm, object, &bytes);
        vm.let_go_of_buffer(&held);
        return extended.map(|()| vm.none.clone());
    }
    let bytes = match () {
        () if vm.profile.bytearray_extend_names_str
            && crate::types::converters::text_of(&iterable).is_some_and(|text| !text.is_empty()) =>
        {
            let name = vm.class_name(&iterable);
            return Err(vm.type_error(format!("expected iterable of integers; got: '{name}'")));
        }
        () => match vm.byte_values(&iterable, "byte must be in range(0, 256)", Some(32))? {
            Some(bytes) => bytes,
            None => {
                let name = vm.class_name(&iterable);
                return Err(vm.type_error(format!("can't extend bytearray with {name}")));
            }
        },
    };
    changes::extend(vm, object, &bytes)?;
    Ok(vm.none.clone())
}

fn insert(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (index, item) = (vm.required(given, 0), vm.required(given, 1));
    let index = vm.size_argument(&index)?;
    let byte = vm.byte_value(&item, "byte must be in range(0, 256)")?;
    let length = bytes_of(vm, object).len() as isize;
    let index = if index < 0 { (index + length).max(0) } else { index.min(length) } as usize;
    changes::splice(vm, object, index..index, &[byte])?;
    Ok(vm.none.clone())
}

fn pop(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let index = match given[0].take() {
        Some(index) => vm.size_argument(&index)?,
        None => -1,
    };
    let length = bytes_of(vm, object).len();
    if length == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let index = if index < 0 { index + length as isize } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|index| *index < length) else {
        return Err(vm.index_error("pop index out of range"));
    };
    let byte = bytes_of(vm, object)[index];
    // The bytes move down and the size goes, also at the start.
    changes::expect_resizable(vm, object)?;
    payload(object).account(length, length - 1);
    payload(object).value.get_mut(vm).remove(index);
    Ok(vm.new_int(byte.into()))
}

fn remove(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let value = vm.required(given, 0);
    let byte = vm.byte_value(&value, "byte must be in range(0, 256)")?;
    let Some(index) = bytes_of(vm, object).iter().position(|candidate| *candidate == byte) else {
        return Err(vm.value_error("value not found in bytearray"));
    };
    changes::expect_resizable(vm, object)?;
    let length = bytes_of(vm, object).len();
    payload(object).account(length, length - 1);
    payload(object).value.get_mut(vm).remove(index);
    Ok(vm.none.clone())
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    reduced(vm, object, 2)
}

fn reduce_for_protocol(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let protocol = match given[0].take() {
        Some(protocol) => vm.argument_c_int(&protocol)?,
        None => 0,
    };
    reduced(vm, object, protocol)
}

/// `(type, (contents, …), state)`: as Latin-1 text for the protocols without bytes.
fn reduced(vm: &mut Vm, object: &ObjectRef, protocol: i32) -> Result {
    let bytes = bytes_of(vm, object).to_vec();
    let arguments = if bytes.is_empty() {
        Vec::new()
    } else if protocol < 3 {
        vec![vm.new_text(crate::types::text::Text::from_latin1(&bytes)), vm.new_str("latin-1")]
    } else {
        vec![vm.new_bytes(&bytes)]
    };
    let arguments = vm.new_tuple(arguments);
    let state = crate::types::object::get_state(vm, object, &mut [])?;
    Ok(vm.new_tuple(vec![object.class_ref(), arguments, state]))
}
