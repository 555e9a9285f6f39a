//! Methods of `bytes` and `bytearray` that search.

use std::ops::Range;

use crate::object::ObjectRef;
use crate::types::bytes::methods::{like, line_ranges, part, unchanged};
use crate::types::bytes::{Bytes, bytes_of};
use crate::types::int::Int;
use crate::types::text::bytes::is_space;
use crate::types::text::{adjust_range, sequence};
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// What is searched for, a byte or bytes, and where.
fn needle(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result<(Vec<u8>, Option<Range<usize>>)> {
    let needle = vm.required(given, 0);
    let start = vm.argument_bound(given[1].as_ref())?;
    let end = vm.argument_bound(given[2].as_ref())?;
    let needle = if let Some(bytes) = vm.copied_buffer_if_any(&needle)? {
        bytes
    } else if vm.has_index(&needle) {
        vec![vm.byte_value(&needle, "byte must be in range(0, 256)")?]
    } else {
        let name = vm.class_name(&needle);
        return Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{name}'")));
    };
    Ok((needle, adjust_range(start, end, bytes_of(vm, object).len())))
}

fn position(vm: &mut Vm, object: &ObjectRef, given: Given, backwards: bool) -> Result<Option<usize>> {
    let (needle, range) = needle(vm, object, given)?;
    let search = if backwards { sequence::rfind::<u8> } else { sequence::find::<u8> };
    Ok(range.and_then(|range| {
        let start = range.start;
        search(bytes_of(vm, object).get(range)?, &needle).map(|place| place + start)
    }))
}

pub(in crate::types) fn find(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, given, false)?;
    Ok(vm.new_int(position.map_or(-1, |position| position as i64)))
}

pub(in crate::types) fn rfind(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, given, true)?;
    Ok(vm.new_int(position.map_or(-1, |position| position as i64)))
}

fn position_or_error(vm: &mut Vm, position: Option<usize>) -> Result {
    match position {
        Some(position) => Ok(vm.new_int(position as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}

pub(in crate::types) fn index(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, given, false)?;
    position_or_error(vm, position)
}

pub(in crate::types) fn rindex(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, given, true)?;
    position_or_error(vm, position)
}

pub(in crate::types) fn count(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (needle, range) = needle(vm, object, given)?;
    let bytes = range.and_then(|range| bytes_of(vm, object).get(range));
    Ok(vm.new_int(bytes.map_or(0, |bytes| sequence::count(bytes, &needle)) as i64))
}

/// `item in bytes`
pub fn contains(vm: &mut Vm, object: &ObjectRef, item: &ObjectRef) -> Result<bool> {
    if vm.has_index(item) {
        let index = vm.index_clipped(item);
        if let Some(index) = vm.catch(index, &vm.exceptions.type_error)? {
            return match u8::try_from(index) {
                Ok(byte) => Ok(bytes_of(vm, object).contains(&byte)),
                Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
            };
        }
    }
    debug_assert!(item.payload::<Int>().is_none());
    vm.with_buffer(item, |vm, item| Ok(sequence::find(bytes_of(vm, object), bytes_of(vm, item)).is_some()))
}

fn matches_end(vm: &mut Vm, object: &ObjectRef, name: &str, given: Given, matches: fn(&[u8], &[u8]) -> bool) -> Result {
    let wanted = vm.required(given, 0);
    let start = vm.argument_bound(given[1].as_ref())?;
    let end = vm.argument_bound(given[2].as_ref())?;
    let range = adjust_range(start, end, bytes_of(vm, object).len());
    let holds = |vm: &mut Vm, wanted: &ObjectRef| {
        let matches = |vm: &mut Vm, wanted: &ObjectRef| {
            let bytes = range.clone().and_then(|range| bytes_of(vm, object).get(range));
            Ok(bytes.is_some_and(|bytes| matches(bytes, bytes_of(vm, wanted))))
        };
        // A bytes object is taken as it is, whatever its class exports.
        if wanted.payload::<Bytes>().is_some() { matches(vm, wanted) } else { vm.with_buffer(wanted, matches) }
    };
    if let Some(all) = wanted.payload::<Tuple>() {
        for wanted in &all.0 {
            if holds(vm, wanted)? {
                return Ok(vm.true_.clone());
            }
        }
        return Ok(vm.false_.clone());
    }
    let holds = holds(vm, &wanted);
    match vm.catch(holds, &vm.exceptions.type_error)? {
        Some(holds) => Ok(vm.new_bool(holds)),
        None => {
            let found = vm.class_name(&wanted);
            Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {found}")))
        }
    }
}

pub(in crate::types) fn starts_with(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    matches_end(vm, object, "startswith", given, <[u8]>::starts_with)
}

pub(in crate::types) fn ends_with(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    matches_end(vm, object, "endswith", given, <[u8]>::ends_with)
}

fn limit(vm: &mut Vm, argument: Option<&ObjectRef>) -> Result<usize> {
    let Some(argument) = argument else { return Ok(usize::MAX) };
    let limit = vm.size_argument(argument)?;
    Ok(usize::try_from(limit).unwrap_or(usize::MAX))
}

/// Splits bytes by a separator, with at most so many cuts.
type SplitBySeparator = fn(&[u8], &[u8], usize) -> Vec<Range<usize>>;
/// Splits bytes by white space, with at most so many cuts.
type SplitBySpace = fn(&[u8], usize, fn(u32) -> bool) -> Vec<Range<usize>>;

fn split_by(
    vm: &mut Vm,
    object: &ObjectRef,
    given: Given,
    by_separator: SplitBySeparator,
    by_space: SplitBySpace,
) -> Result {
    let separator = vm.optional(given, 0);
    let limit = limit(vm, given[1].as_ref())?;
    let ranges = match &separator {
        None => by_space(bytes_of(vm, object), limit, is_space),
        Some(separator) => vm.with_buffer(separator, |vm, separator| {
            if bytes_of(vm, separator).is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            Ok(by_separator(bytes_of(vm, object), bytes_of(vm, separator), limit))
        })?,
    };
    let copies_whole = separator.is_none() && limit == 0 && !vm.is_bytearray(object);
    // What no cut was allowed in is copied, also where it is the whole.
    let taken = |range: Range<usize>| {
        if copies_whole { vm.new_bytes(&bytes_of(vm, object)[range]) } else { part(vm, object, range) }
    };
    let parts = ranges.into_iter().map(taken).collect();
    Ok(vm.new_list_of_parts(parts, limit))
}

pub(in crate::types) fn split(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    split_by(vm, object, given, sequence::split, sequence::split_whitespace)
}

pub(in crate::types) fn rsplit(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    split_by(vm, object, given, sequence::rsplit, sequence::rsplit_whitespace)
}

pub(in crate::types) fn split_lines(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let keep_ends = vm.argument_keep_ends(given[0].as_ref())?;
    let ranges = line_ranges(bytes_of(vm, object), keep_ends);
    let lines = ranges.into_iter().map(|range| part(vm, object, range)).collect();
    Ok(vm.new_appended_list(lines, 0))
}

fn partition_by(
    vm: &mut Vm,
    object: &ObjectRef,
    given: Given,
    search: fn(&[u8], &[u8]) -> Option<usize>,
    backwards: bool,
) -> Result {
    let separator = vm.required(given, 0);
    if vm.is_bytearray(object) {
        // A bytearray makes a bytearray of its separator.
        let separator = vm.copied_items(&separator)?;
        let separator = vm.new_bytearray(separator);
        return parted(vm, object, &separator, search, backwards);
    }
    vm.with_buffer(&separator, |vm, separator| parted(vm, object, separator, search, backwards))
}

fn parted(
    vm: &mut Vm,
    object: &ObjectRef,
    separator: &ObjectRef,
    search: fn(&[u8], &[u8]) -> Option<usize>,
    backwards: bool,
) -> Result {
    let (bytes, wanted) = (bytes_of(vm, object), bytes_of(vm, separator));
    if wanted.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let length = bytes.len();
    let items = match search(bytes, wanted) {
        Some(start) => {
            let end = start + wanted.len();
            vec![part(vm, object, 0..start), separator.clone(), part(vm, object, end..length)]
        }
        None => {
            let whole = if vm.is_bytearray(object) { unchanged(vm, object) } else { object.clone() };
            let empty = || like(vm, object, Vec::new());
            if backwards { vec![empty(), empty(), whole] } else { vec![whole, empty(), empty()] }
        }
    };
    Ok(vm.new_tuple(items))
}

pub(in crate::types) fn partition(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    partition_by(vm, object, given, sequence::find, false)
}

pub(in crate::types) fn rpartition(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    partition_by(vm, object, given, sequence::rfind, true)
}

pub(in crate::types) fn replace(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (old, new) = (vm.required(given, 0), vm.required(given, 1));
    vm.with_buffers([&old, &new], |vm, [old, new]| replaced(vm, object, old, new, given[2].as_ref()))
}

fn replaced(vm: &mut Vm, object: &ObjectRef, old: &ObjectRef, new: &ObjectRef, count: Option<&ObjectRef>) -> Result {
    let limit = limit(vm, count)?;
    let (whole, part, added) = (bytes_of(vm, object), bytes_of(vm, old), bytes_of(vm, new));
    let count = || sequence::count(whole, part);
    match sequence::replaced_length(whole.len(), part.len(), added.len(), limit, count) {
        None => return Err(vm.overflow_error("replace bytes is too long")),
        Some(length) if !vm.may_allocate(length.saturating_mul(2)) => return Err(vm.raise_memory_error()),
        Some(_) => {}
    }
    match sequence::replace(bytes_of(vm, object), bytes_of(vm, old), bytes_of(vm, new), limit) {
        Some(value) => Ok(like(vm, object, value)),
        None => Ok(unchanged(vm, object)),
    }
}
