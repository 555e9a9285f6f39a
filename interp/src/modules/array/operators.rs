//! What operators do with arrays.

use std::cell::Cell;
use std::cmp::Ordering;

use super::{Array, this, values};
use crate::object::{Contents, ObjectRef};
use crate::types::sequence_iterator::SequenceIterator;
use crate::types::slice::Slice;
use crate::types::slots::Comparison;
use crate::types::text::sequence::copy_stepped;
use crate::vm::{Result, Vm};

pub(super) fn item_at(vm: &Vm, object: &ObjectRef, index: usize) -> Option<ObjectRef> {
    let array = this(object);
    let size = array.size();
    let bytes = array.bytes(vm).get(index * size..index * size + size)?;
    Some(values::read(vm, array.code, bytes))
}

pub(super) fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let (name, code) = (vm.short_class_name(object), char::from(this(object).code));
    if this(object).length(vm) == 0 {
        return Ok(vm.new_str(&format!("{name}('{code}')")));
    }
    let items = if this(object).holds_characters() {
        super::methods::to_text(vm, object)
    } else {
        super::methods::to_list(vm, object, &mut [])?
    };
    let shown = vm.repr_text(&items)?;
    let mut builder = crate::types::text::TextBuilder::new();
    builder.push_str(&format!("{name}('{code}', "));
    builder.push_text(&shown);
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

pub(super) fn iter(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = SequenceIterator { sequence: Contents::new(Some(object.clone())), position: Cell::new(0) };
    Ok(ObjectRef::new(&vm.types.array_iterator, payload))
}

pub(super) fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if left.payload::<Array>().is_none() || right.payload::<Array>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let lengths = (this(left).length(vm), this(right).length(vm));
    if lengths.0 != lengths.1 && matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.new_bool(comparison == Comparison::NotEqual));
    }
    for index in 0..lengths.0.min(lengths.1) {
        let (Some(first), Some(second)) = (item_at(vm, left, index), item_at(vm, right, index)) else { break };
        let equal = vm.compare(&first, &second, Comparison::Equal)?;
        if !vm.truth(&equal)? {
            return match comparison {
                Comparison::Equal | Comparison::NotEqual => Ok(vm.new_bool(comparison == Comparison::NotEqual)),
                _ => vm.compare(&first, &second, comparison),
            };
        }
    }
    let ordering: Ordering = lengths.0.cmp(&lengths.1);
    Ok(vm.new_bool(comparison.holds(ordering)))
}

pub(super) fn concatenate(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let Some(other) = right.payload::<Array>() else {
        let name = vm.class_name(right);
        return Err(vm.type_error(format!("can only append array (not \"{name}\") to array")));
    };
    if other.code != this(left).code {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    let bytes = [this(left).bytes(vm), other.bytes(vm)].concat();
    Ok(vm.new_array(&vm.types.array, other.code, bytes))
}

fn repeated(vm: &mut Vm, object: &ObjectRef, count: isize) -> Result<Vec<u8>> {
    let count = count.max(0) as usize;
    let length = this(object).bytes(vm).len();
    match length.checked_mul(count).and_then(|size| isize::try_from(size).ok()) {
        Some(size) => vm.checked_width(size)?,
        None => return Err(vm.raise_memory_error()),
    };
    Ok(this(object).bytes(vm).repeat(count))
}

pub(super) fn repeat(vm: &mut Vm, object: &ObjectRef, count: isize) -> Result {
    let bytes = repeated(vm, object, count)?;
    Ok(vm.new_array(&vm.types.array, this(object).code, bytes))
}

pub(super) fn in_place_concatenate(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef) -> Result {
    if other.payload::<Array>().is_none() {
        let name = vm.class_name(other);
        return Err(vm.type_error(format!("can only extend array with array (not \"{name}\")")));
    }
    super::methods::extend_with_array(vm, object, other)?;
    Ok(object.clone())
}

pub(super) fn in_place_repeat(vm: &mut Vm, object: &ObjectRef, count: isize) -> Result {
    if this(object).length(vm) > 0 && count != 1 {
        vm.expect_resizable_array(object)?;
    }
    let bytes = repeated(vm, object, count)?;
    drop(this(object).bytes.replace(vm, bytes));
    Ok(object.clone())
}

pub(super) fn item(vm: &mut Vm, object: &ObjectRef, index: isize) -> Result {
    match usize::try_from(index).ok().and_then(|index| item_at(vm, object, index)) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("array index out of range")),
    }
}

pub(super) fn subscript(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef) -> Result {
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        let length = this(object).length(vm) as isize;
        return item(vm, object, if index < 0 { index + length } else { index });
    }
    let Some(slice) = key.payload::<Slice>() else {
        return Err(vm.type_error("array indices must be integers"));
    };
    let bounds = vm.slice_unpack(slice)?;
    let array = this(object);
    let (start, step, count) = Slice::adjust(bounds.0, bounds.1, bounds.2, array.length(vm));
    let items: Vec<&[u8]> = array.bytes(vm).chunks(array.size()).collect();
    let bytes = copy_stepped(&items, start, step, count).concat();
    Ok(vm.new_array(&vm.types.array, array.code, bytes))
}

pub(super) fn assign_subscript(
    vm: &mut Vm,
    object: &ObjectRef,
    key: &ObjectRef,
    value: Option<ObjectRef>,
) -> Result<()> {
    let array = this(object);
    let size = array.size();
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        let length = array.length(vm) as isize;
        let index = if index < 0 { index + length } else { index };
        let Some(index) = usize::try_from(index).ok().filter(|index| (*index as isize) < length) else {
            return Err(vm.index_error("array assignment index out of range"));
        };
        let Some(value) = value else {
            vm.expect_resizable_array(object)?;
            array.change(vm, |bytes| drop(bytes.drain(index * size..index * size + size)));
            return Ok(());
        };
        let bytes = values::write(vm, array.code, &value)?;
        return match array.bytes.get_mut(vm).get_mut(index * size..index * size + size) {
            Some(place) => {
                place.copy_from_slice(&bytes);
                Ok(())
            }
            None => Err(vm.index_error("array assignment index out of range")),
        };
    }
    let Some(slice) = key.payload::<Slice>() else {
        return Err(vm.type_error("array indices must be integers"));
    };
    let bounds = vm.slice_unpack(slice)?;
    let (start, step, count) = Slice::adjust(bounds.0, bounds.1, bounds.2, array.length(vm));
    let given = match &value {
        None => Vec::new(),
        Some(other) => match other.payload::<Array>() {
            None => {
                let name = vm.class_name(other);
                return Err(vm.type_error(format!("can only assign array (not \"{name}\") to array slice")));
            }
            Some(other) if other.code != array.code => {
                return Err(vm.type_error("bad argument type for built-in operation"));
            }
            Some(other) => other.bytes(vm).to_vec(),
        },
    };
    let needed = given.len() / size;
    if step < 0 && value.is_none() && count == 0 {
        return Ok(());
    }
    if needed != count && (value.is_none() || step == 1) {
        vm.expect_resizable_array(object)?;
    }
    if step == 1 {
        array.change(vm, |bytes| drop(bytes.splice(start * size..(start + count) * size, given)));
        return Ok(());
    }
    let places: Vec<usize> = (0..count).map(|index| start.wrapping_add_signed(index as isize * step)).collect();
    if value.is_none() {
        array.change(vm, |bytes| {
            let mut place = 0;
            bytes.retain(|_| {
                place += 1;
                !places.contains(&((place - 1) / size))
            });
        });
        return Ok(());
    }
    if needed != count {
        return Err(
            vm.value_error(format!("attempt to assign array of size {needed} to extended slice of size {count}"))
        );
    }
    let bytes = array.bytes.get_mut(vm);
    for (place, item) in places.into_iter().zip(given.chunks(size)) {
        bytes[place * size..place * size + size].copy_from_slice(item);
    }
    Ok(())
}
