//! The operators of lists: comparison, concatenation, repetition, subscription, slices.

use super::List;
use crate::object::ObjectRef;
use crate::types::slice::Slice;
use crate::types::slots::Comparison;
use crate::types::text::TextBuilder;
use crate::vm::{Result, Vm};

/// The payload of a receiver that is known to be a list.
#[inline(always)]
pub(super) fn payload(list: &ObjectRef) -> &List {
    list.payload::<List>().expect("the receiver of a list's method is a list")
}

/// The item at a place, while there is one.
#[inline]
pub fn item_at(vm: &Vm, list: &ObjectRef, index: usize) -> Option<ObjectRef> {
    payload(list).items.get(vm).get(index).cloned()
}

pub(super) fn length(vm: &mut Vm, list: &ObjectRef) -> Result<usize> {
    Ok(payload(list).items.get(vm).len())
}

pub(super) fn repr(vm: &mut Vm, list: &ObjectRef) -> Result {
    if payload(list).items.get(vm).is_empty() {
        return Ok(vm.new_str("[]"));
    }
    if !vm.enter_repr(list) {
        return Ok(vm.new_str("[...]"));
    }
    let result = repr_items(vm, list);
    vm.leave_repr(list);
    result
}

fn repr_items(vm: &mut Vm, list: &ObjectRef) -> Result {
    let mut builder = TextBuilder::new();
    builder.push_str("[");
    let mut index = 0;
    while let Some(item) = item_at(vm, list, index) {
        if index > 0 {
            builder.push_str(", ");
        }
        vm.push_repr_of_borrowed(&mut builder, &item)?;
        index += 1;
    }
    builder.push_str("]");
    Ok(vm.new_text(builder.finish()))
}

pub(super) fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (Some(a), Some(b)) = (left.payload::<List>(), right.payload::<List>()) else {
        return Ok(vm.not_implemented.clone());
    };
    let lengths = |vm: &Vm| (a.items.get(vm).len(), b.items.get(vm).len());
    let (first, second) = lengths(vm);
    if first != second && matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.new_bool(comparison == Comparison::NotEqual));
    }
    let mut index = 0;
    while let (Some(x), Some(y)) = (item_at(vm, left, index), item_at(vm, right, index)) {
        if !vm.identical_or_equal(&x, &y)? {
            return match comparison {
                Comparison::Equal => Ok(vm.false_.clone()),
                Comparison::NotEqual => Ok(vm.true_.clone()),
                _ => {
                    // The lists may have changed: the items are read again.
                    match (item_at(vm, left, index), item_at(vm, right, index)) {
                        (Some(x), Some(y)) => vm.compare(&x, &y, comparison),
                        _ => {
                            let (first, second) = lengths(vm);
                            Ok(vm.new_bool(comparison.holds(first.cmp(&second))))
                        }
                    }
                }
            };
        }
        index += 1;
    }
    let (first, second) = lengths(vm);
    Ok(vm.new_bool(comparison.holds(first.cmp(&second))))
}

pub(super) fn contains(vm: &mut Vm, list: &ObjectRef, wanted: &ObjectRef) -> Result<bool> {
    let mut index = 0;
    while let Some(item) = item_at(vm, list, index) {
        if vm.identical_or_equal(&item, wanted)? {
            return Ok(true);
        }
        index += 1;
    }
    Ok(false)
}

pub(super) fn concatenate(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let Some(added) = right.payload::<List>() else {
        let name = vm.class_name(right);
        return Err(vm.type_error(format!("can only concatenate list (not \"{name}\") to list")));
    };
    let (first, second) = (payload(left).items.get(vm), added.items.get(vm));
    let total = first.len() + second.len();
    if !vm.may_allocate(total.saturating_mul(size_of::<ObjectRef>())) {
        return Err(vm.raise_memory_error());
    }
    let mut items = Vec::with_capacity(total);
    items.extend(first.iter().cloned());
    items.extend(second.iter().cloned());
    Ok(vm.new_list(items))
}

/// The number of items of a repeated sequence, MemoryError where no memory could hold them.
pub fn repeated_length(vm: &mut Vm, length: usize, count: isize) -> Result<usize> {
    let count = count.max(0) as usize;
    match length.checked_mul(count) {
        Some(total) if total <= isize::MAX as usize / 8 && vm.may_allocate(total * 8) => Ok(total),
        _ => Err(vm.raise_memory_error()),
    }
}

pub(super) fn repeat(vm: &mut Vm, list: &ObjectRef, count: isize) -> Result {
    let length = payload(list).items.get(vm).len();
    let total = repeated_length(vm, length, count)?;
    let items = payload(list).items.get(vm);
    let mut result = Vec::with_capacity(total);
    for _ in 0..count.max(0) {
        if length == 0 {
            break;
        }
        result.extend(items.iter().cloned());
    }
    Ok(vm.new_list(result))
}

pub(super) fn in_place_concatenate(vm: &mut Vm, list: &ObjectRef, iterable: &ObjectRef) -> Result {
    vm.list_extend(list, iterable)?;
    Ok(list.clone())
}

pub(super) fn in_place_repeat(vm: &mut Vm, list: &ObjectRef, count: isize) -> Result {
    let list_payload = payload(list);
    let length = list_payload.items.get(vm).len();
    if length == 0 || count == 1 {
        return Ok(list.clone());
    }
    if count < 1 {
        super::methods::empty(vm, list);
        return Ok(list.clone());
    }
    let total = repeated_length(vm, length, count)?;
    let items = list_payload.items.get_mut(vm);
    for _ in 1..count {
        items.extend_from_within(..length);
    }
    list_payload.note_resize(length, total);
    Ok(list.clone())
}

/// `sq_item`: an index that counts from the front.
pub(super) fn item(vm: &mut Vm, list: &ObjectRef, index: isize) -> Result {
    match usize::try_from(index).ok().and_then(|index| item_at(vm, list, index)) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("list index out of range")),
    }
}

pub(super) fn subscript(vm: &mut Vm, list: &ObjectRef, key: &ObjectRef) -> Result {
    if let Some(slice) = key.payload::<Slice>() {
        let (start, stop, step) = vm.slice_unpack(slice)?;
        let items = payload(list).items.get(vm);
        let (start, step, count) = Slice::adjust(start, stop, step, items.len());
        let chosen: Vec<ObjectRef> = if step == 1 {
            items[start..start + count].to_vec()
        } else {
            (0..count).map(|index| items[start.wrapping_add_signed(index as isize * step)].clone()).collect()
        };
        return Ok(vm.new_list(chosen));
    }
    if !vm.has_index(key) {
        let name = vm.class_name(key);
        return Err(vm.type_error(format!("list indices must be integers or slices, not {name}")));
    }
    let index = vm.sequence_index(key)?;
    let items = payload(list).items.get(vm);
    let index = if index < 0 { index.wrapping_add_unsigned(items.len()) } else { index };
    item(vm, list, index)
}

pub(super) fn assign_subscript(vm: &mut Vm, list: &ObjectRef, key: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    if let Some(slice) = key.payload::<Slice>() {
        let (start, stop, step) = vm.slice_unpack(slice)?;
        return match value {
            Some(value) => assign_slice(vm, list, start, stop, step, &value),
            None => {
                delete_slice(vm, list, start, stop, step);
                Ok(())
            }
        };
    }
    if !vm.has_index(key) {
        let name = vm.class_name(key);
        return Err(vm.type_error(format!("list indices must be integers or slices, not {name}")));
    }
    let index = vm.sequence_index(key)?;
    let list_payload = payload(list);
    let items = list_payload.items.get_mut(vm);
    let index = if index < 0 { index.wrapping_add_unsigned(items.len()) } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|index| *index < items.len()) else {
        return Err(vm.index_error("list assignment index out of range"));
    };
    let old = match value {
        Some(value) => std::mem::replace(&mut items[index], value),
        None => {
            let length = items.len();
            let old = items.remove(index);
            if !vm.profile.deleted_items_leave_room {
                list_payload.note_removal(vm, length);
            }
            old
        }
    };
    drop(old);
    Ok(())
}

fn delete_slice(vm: &mut Vm, list: &ObjectRef, start: isize, stop: isize, step: isize) {
    let list_payload = payload(list);
    let items = list_payload.items.get_mut(vm);
    let (start, step, count) = Slice::adjust(start, stop, step, items.len());
    let length = items.len();
    let removed: Vec<ObjectRef> = if count == 0 {
        Vec::new()
    } else if step == 1 {
        items.drain(start..start + count).collect()
    } else {
        let (first, stride) = if step < 0 {
            (start.wrapping_add_signed((count as isize - 1) * step), step.unsigned_abs())
        } else {
            (start, step as usize)
        };
        let mut removed = Vec::with_capacity(count);
        let mut index = 0;
        items.retain(|item| {
            let hit = index >= first && (index - first) % stride == 0 && removed.len() < count;
            if hit {
                removed.push(item.clone());
            }
            index += 1;
            !hit
        });
        removed
    };
    let left = items.len();
    if step == 1 && left == 0 {
        list_payload.give_up_room(vm);
    } else if count > 0 {
        list_payload.note_resize(length, left);
    }
    // list_ass_slice lets go of the last one first.
    release_backwards(removed, step == 1);
}

fn release_backwards(mut removed: Vec<ObjectRef>, backwards: bool) {
    if backwards {
        while removed.pop().is_some() {}
    }
    drop(removed);
}

fn assign_slice(
    vm: &mut Vm,
    list: &ObjectRef,
    start: isize,
    stop: isize,
    step: isize,
    value: &ObjectRef,
) -> Result<()> {
    let plain = step == 1 && !vm.profile.lists_take_sets_directly;
    let message = if plain { "can only assign an iterable" } else { "must assign iterable to extended slice" };
    let values = vm.items_of_iterable(value, message)?;
    let list_payload = payload(list);
    let items = list_payload.items.get_mut(vm);
    let length = items.len();
    let (start, step, count) = Slice::adjust(start, stop, step, length);
    if step == 1 {
        let removed: Vec<ObjectRef> = items.splice(start..start + count, values).collect();
        let left = items.len();
        if left == 0 {
            list_payload.give_up_room(vm);
        } else {
            list_payload.note_resize(length, left);
        }
        release_backwards(removed, true);
        return Ok(());
    }
    if values.len() != count {
        let given = values.len();
        return Err(
            vm.value_error(format!("attempt to assign sequence of size {given} to extended slice of size {count}"))
        );
    }
    let mut removed = Vec::with_capacity(count);
    for (index, value) in values.into_iter().enumerate() {
        let place = start.wrapping_add_signed(index as isize * step);
        removed.push(std::mem::replace(&mut items[place], value));
    }
    drop(removed);
    Ok(())
}
