//! Methods of `str` that search: `find`, `split`, `partition`, `replace`, `join` and their like.

use std::ops::Range;

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::list::List;
use crate::types::str::methods::text;
use crate::types::text::{Text, adjust_range, sequence};
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The needle and the range of `find` and its like.
fn needle(vm: &mut Vm, object: &ObjectRef, name: &str, given: Given) -> Result<(ObjectRef, Option<Range<usize>>)> {
    let needle = vm.required(given, 0);
    if vm.profile.search_is_clinic {
        vm.expect_text(name, "argument 1", &needle)?;
    }
    let start = vm.argument_bound(given[1].as_ref())?;
    let end = vm.argument_bound(given[2].as_ref())?;
    if text_of(&needle).is_none() {
        let found = vm.class_name(&needle);
        return Err(vm.type_error(format!("must be str, not {found}")));
    }
    Ok((needle, adjust_range(start, end, text(object).len())))
}

fn position(vm: &mut Vm, object: &ObjectRef, name: &str, given: Given, backwards: bool) -> Result<Option<usize>> {
    let (needle, range) = needle(vm, object, name, given)?;
    let search = if backwards { Text::rfind } else { Text::find };
    Ok(range.and_then(|range| search(text(object), text(&needle), range)))
}

fn position_or_minus_one(vm: &Vm, position: Option<usize>) -> ObjectRef {
    vm.new_int(position.map_or(-1, |position| position as i64))
}

fn position_or_error(vm: &mut Vm, position: Option<usize>) -> Result {
    match position {
        Some(position) => Ok(vm.new_int(position as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

pub(super) fn find(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, "find", given, false)?;
    Ok(position_or_minus_one(vm, position))
}

pub(super) fn rfind(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, "rfind", given, true)?;
    Ok(position_or_minus_one(vm, position))
}

pub(super) fn index(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, "index", given, false)?;
    position_or_error(vm, position)
}

pub(super) fn rindex(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let position = position(vm, object, "rindex", given, true)?;
    position_or_error(vm, position)
}

pub(super) fn count(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (needle, range) = needle(vm, object, "count", given)?;
    let count = range.map_or(0, |range| text(object).count(text(&needle), range));
    Ok(vm.new_int(count as i64))
}

pub(super) fn starts_with(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    matches_end(vm, object, "startswith", given, Text::starts_with)
}

pub(super) fn ends_with(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    matches_end(vm, object, "endswith", given, Text::ends_with)
}

fn matches_end(
    vm: &mut Vm,
    object: &ObjectRef,
    name: &str,
    given: Given,
    matches: fn(&Text, &Text, Range<usize>) -> bool,
) -> Result {
    let part = vm.required(given, 0);
    let start = vm.argument_bound(given[1].as_ref())?;
    let end = vm.argument_bound(given[2].as_ref())?;
    let range = adjust_range(start, end, text(object).len());
    let holds = |part: &Text| range.clone().is_some_and(|range| matches(text(object), part, range));
    if let Some(parts) = part.payload::<Tuple>() {
        for part in &parts.0 {
            match text_of(part) {
                Some(part) if holds(part) => return Ok(vm.true_.clone()),
                Some(_) => {}
                None => {
                    let found = vm.class_name(part);
                    return Err(vm.type_error(format!("tuple for {name} must only contain str, not {found}")));
                }
            }
        }
        return Ok(vm.false_.clone());
    }
    match text_of(&part) {
        Some(part) => Ok(vm.new_bool(holds(part))),
        None => {
            let found = vm.class_name(&part);
            Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {found}")))
        }
    }
}

/// `maxsplit` and `count`: negative means no limit.
fn limit(vm: &mut Vm, argument: Option<&ObjectRef>) -> Result<usize> {
    let Some(argument) = argument else { return Ok(usize::MAX) };
    let limit = vm.size_argument(argument)?;
    Ok(usize::try_from(limit).unwrap_or(usize::MAX))
}

/// The parts of a text that was split at most `limit` times; how much room their list has beforehand.
fn split_parts(
    vm: &Vm,
    object: &ObjectRef,
    separator: Option<&Text>,
    limit: usize,
    ranges: Vec<Range<usize>>,
) -> ObjectRef {
    let whole = text(object);
    let parts = ranges.into_iter().map(|range| vm.str_part(object, range)).collect();
    if let Some(separator) = separator
        && (whole.len() < separator.len() || whole.kind().width() < separator.kind().width())
    {
        return vm.new_list(parts);
    }
    let most = match separator {
        _ if limit != usize::MAX || !vm.profile.splits_estimate_parts => limit,
        Some(separator) => whole.len() / separator.len() + 1,
        None => whole.len().saturating_sub(1) / 2 + 1,
    };
    vm.new_list_of_parts(parts, most)
}

fn split_by(
    vm: &mut Vm,
    object: &ObjectRef,
    given: Given,
    by_separator: fn(&Text, &Text, usize) -> Vec<Range<usize>>,
    by_space: fn(&Text, usize) -> Vec<Range<usize>>,
) -> Result {
    let separator = vm.optional(given, 0);
    let limit = limit(vm, given[1].as_ref())?;
    let ranges = match &separator {
        None => by_space(text(object), limit),
        Some(separator) => match text_of(separator) {
            Some(separator) if separator.is_empty() => return Err(vm.value_error("empty separator")),
            Some(separator) => by_separator(text(object), separator, limit),
            None => {
                let found = vm.class_name(separator);
                return Err(vm.type_error(format!("must be str or None, not {found}")));
            }
        },
    };
    if separator.is_none() && limit == 0 {
        // What no cut was allowed in is copied, also where it is the whole text.
        let copies = ranges.into_iter().map(|range| vm.new_text(text(object).slice(range))).collect();
        return Ok(vm.new_list_of_parts(copies, limit));
    }
    Ok(split_parts(vm, object, separator.as_ref().and_then(text_of), limit, ranges))
}

pub(super) fn split(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    split_by(vm, object, given, Text::split, Text::split_whitespace)
}

pub(super) fn rsplit(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    split_by(vm, object, given, Text::rsplit, Text::rsplit_whitespace)
}

pub(super) fn split_lines(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let keep_ends = vm.argument_keep_ends(given[0].as_ref())?;
    let ranges = text(object).split_lines(keep_ends);
    let lines = ranges.into_iter().map(|range| vm.str_part(object, range)).collect();
    Ok(vm.new_appended_list(lines, 0))
}

fn separator(vm: &mut Vm, given: Given) -> Result {
    let separator = vm.required(given, 0);
    match text_of(&separator) {
        Some(text) if text.is_empty() => Err(vm.value_error("empty separator")),
        Some(_) => Ok(separator),
        None => {
            let found = vm.class_name(&separator);
            Err(vm.type_error(format!("must be str, not {found}")))
        }
    }
}

pub(super) fn partition(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let separator = separator(vm, given)?;
    let (whole, part) = (text(object), text(&separator));
    let items = match whole.find(part, 0..whole.len()) {
        Some(start) => {
            vec![vm.str_part(object, 0..start), separator.clone(), vm.str_part(object, start + part.len()..whole.len())]
        }
        None => vec![object.clone(), vm.empty_str.clone(), vm.empty_str.clone()],
    };
    Ok(vm.new_tuple(items))
}

pub(super) fn rpartition(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let separator = separator(vm, given)?;
    let (whole, part) = (text(object), text(&separator));
    let items = match whole.rfind(part, 0..whole.len()) {
        Some(start) => {
            vec![vm.str_part(object, 0..start), separator.clone(), vm.str_part(object, start + part.len()..whole.len())]
        }
        None => vec![vm.empty_str.clone(), vm.empty_str.clone(), object.clone()],
    };
    Ok(vm.new_tuple(items))
}

pub(super) fn replace(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (old, new) = (vm.required(given, 0), vm.required(given, 1));
    vm.expect_text("replace", "argument 1", &old)?;
    vm.expect_text("replace", "argument 2", &new)?;
    let limit = limit(vm, given[2].as_ref())?;
    let (whole, old, new) = (text(object), text(&old), text(&new));
    let longest =
        sequence::replaced_length(whole.len(), old.len(), new.len(), limit, || whole.count(old, 0..whole.len()));
    let Some(length) = longest else { return Err(vm.overflow_error("replace string is too long")) };
    vm.request_text(length, [whole, new])?;
    match whole.replace(old, new, limit) {
        Some(text) => Ok(vm.new_filled_text(text)),
        None => Ok(vm.exact_str(object)),
    }
}

pub(super) fn join(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let iterable = vm.required(given, 0);
    let items = vm.items_of_iterable(&iterable, "can only join an iterable")?;
    if let [item] = &items[..]
        && item.class_id() == vm.types.str.id()
    {
        return Ok(item.clone());
    }
    if let Some(index) = items.iter().position(|item| text_of(item).is_none()) {
        let found = vm.class_name(&items[index]);
        return Err(vm.type_error(format!("sequence item {index}: expected str instance, {found} found")));
    }
    let separator = text(object);
    let texts = || items.iter().filter_map(text_of);
    let between = separator.len().saturating_mul(items.len().saturating_sub(1));
    let length = texts().map(Text::len).fold(between, usize::saturating_add);
    if isize::try_from(length).is_err() {
        return Err(vm.overflow_error("join() result is too long for a Python string"));
    }
    vm.request_text(length, texts().chain([separator]))?;
    Ok(vm.new_filled_text(separator.join(texts())))
}

impl Vm {
    /// All items of an iterable, or TypeError in these words where it is none (`PySequence_Fast`).
    pub fn items_of_iterable(&mut self, iterable: &ObjectRef, message: &str) -> Result<Vec<ObjectRef>> {
        if iterable.class_id() == self.types.tuple.id()
            && let Some(tuple) = iterable.payload::<Tuple>()
        {
            return Ok(tuple.0.to_vec());
        }
        if iterable.class_id() == self.types.list.id()
            && let Some(list) = iterable.payload::<List>()
        {
            return Ok(list.items.get(self).clone());
        }
        let iterator = self.iter(iterable);
        let Some(iterator) = self.catch(iterator, &self.exceptions.type_error)? else {
            return Err(self.type_error(message));
        };
        let list = self.new_list(Vec::new());
        self.list_extend(&list, &iterator)?;
        Ok(list.payload::<List>().map(|list| list.items.get(self).clone()).unwrap_or_default())
    }
}
