//! What changes a bytearray: assignment, deletion, growth.

use std::ops::Range;

use crate::object::ObjectRef;
use crate::types::buffer::request;
use crate::types::bytearray::{Bytearray, payload};
use crate::types::bytes::bytes_of;
use crate::types::converters::text_of;
use crate::types::slice::Slice;
use crate::vm::{Result, Vm};

const FIXED_SIZE: &str = "Existing exports of data: object cannot be re-sized";

/// Checks that no view fixes the size.
pub(super) fn expect_resizable(vm: &mut Vm, object: &ObjectRef) -> Result<()> {
    if payload(object).exports.get() > 0 {
        return Err(vm.buffer_error(FIXED_SIZE));
    }
    Ok(())
}

/// Sets the length; what is new is zero.
pub(super) fn resize(vm: &mut Vm, object: &ObjectRef, size: usize) -> Result<()> {
    let old = bytes_of(vm, object).len();
    if old == size {
        return Ok(());
    }
    expect_resizable(vm, object)?;
    if size > old {
        vm.request_memory(size.saturating_mul(2))?;
    }
    payload(object).account(old, size);
    payload(object).value.get_mut(vm).resize(size, 0);
    Ok(())
}

/// Adds bytes at the end.
pub(super) fn extend(vm: &mut Vm, object: &ObjectRef, bytes: &[u8]) -> Result<()> {
    splice(vm, object, bytes_of(vm, object).len()..bytes_of(vm, object).len(), bytes)
}

/// Puts bytes in the place of a range (`bytearray_setslice_linear`).
pub(super) fn splice(vm: &mut Vm, object: &ObjectRef, range: Range<usize>, bytes: &[u8]) -> Result<()> {
    let old = bytes_of(vm, object).len();
    let size = old - range.len() + bytes.len();
    let array = payload(object);
    if size != old {
        expect_resizable(vm, object)?;
        if size < old && range.start == 0 {
            // Deleting at the start moves the start instead of the bytes.
            array.offset.set(array.offset.get() + old - size);
        }
        if size > old {
            // A full array doubles, with the old one beside the new one.
            vm.request_memory(size.saturating_mul(2))?;
        }
        array.account(old, size);
    }
    let replaced = array.value.get_mut(vm).splice(range, bytes.iter().copied());
    drop(replaced);
    Ok(())
}

pub(super) fn in_place_concatenate(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef) -> Result {
    let Ok(held) = vm.hold_buffer(other, request::SIMPLE) else { return Err(vm.cannot_concatenate(object, other)) };
    let bytes = bytes_of(vm, &held).to_vec();
    let extended = if other.is(object) && !bytes.is_empty() {
        // The bytes that are added keep the size fixed.
        Err(vm.buffer_error(FIXED_SIZE))
    } else {
        extend(vm, object, &bytes)
    };
    vm.let_go_of_buffer(&held);
    extended.map(|()| object.clone())
}

pub(super) fn in_place_repeat(vm: &mut Vm, object: &ObjectRef, count: isize) -> Result {
    let value = vm.repeated_bytes(object, count, "")?;
    let length = bytes_of(vm, object).len();
    splice(vm, object, 0..length, &value)?;
    Ok(object.clone())
}

pub(super) fn assign_subscript(
    vm: &mut Vm,
    object: &ObjectRef,
    key: &ObjectRef,
    value: Option<ObjectRef>,
) -> Result<()> {
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        // `__index__` of the value may change the size, which is looked at only then.
        let byte = match &value {
            Some(value) => Some(vm.byte_value(value, "byte must be in range(0, 256)")?),
            None => None,
        };
        let length = bytes_of(vm, object).len();
        let index = if index < 0 { index + length as isize } else { index };
        let Some(index) = usize::try_from(index).ok().filter(|index| *index < length) else {
            return Err(vm.index_error("bytearray index out of range"));
        };
        let Some(byte) = byte else { return splice(vm, object, index..index + 1, &[]) };
        payload(object).bytes_mut(vm)[index] = byte;
        return Ok(());
    }
    let Some(slice) = key.payload::<Slice>() else {
        let name = vm.class_name(key);
        return Err(vm.type_error(format!("bytearray indices must be integers or slices, not {name}")));
    };
    let mut bounds = vm.slice_unpack(slice)?;
    let bytes = match &value {
        None => Vec::new(),
        Some(value) => bytes_to_assign(vm, value)?,
    };
    // What is another bytearray is assigned at once; a copy of everything else is, as if in another statement.
    if value.as_ref().is_some_and(|value| value.is(object) || value.payload::<Bytearray>().is_none()) {
        bounds = vm.slice_unpack(slice)?;
    }
    let (start, step, count) = Slice::adjust(bounds.0, bounds.1, bounds.2, bytes_of(vm, object).len());
    if step == 1 {
        return splice(vm, object, start..start + count, &bytes);
    }
    let places: Vec<usize> = (0..count).map(|index| start.wrapping_add_signed(index as isize * step)).collect();
    // Nothing in the place of a slice deletes it, whatever its step.
    if bytes.is_empty() {
        // Also where there is nothing to delete.
        expect_resizable(vm, object)?;
        if count == 0 {
            return Ok(());
        }
        let old = bytes_of(vm, object).len();
        let array = payload(object);
        array.account(old, old - count);
        let mut index = 0;
        array.value.get_mut(vm).retain(|_| {
            index += 1;
            !places.contains(&(index - 1))
        });
        return Ok(());
    }
    if bytes.len() != count {
        let given = bytes.len();
        return Err(
            vm.value_error(format!("attempt to assign bytes of size {given} to extended slice of size {count}"))
        );
    }
    let contents = payload(object).bytes_mut(vm);
    for (place, byte) in places.into_iter().zip(bytes) {
        contents[place] = byte;
    }
    Ok(())
}

/// The bytes that are assigned to a slice: a buffer or an iterable of ints.
fn bytes_to_assign(vm: &mut Vm, value: &ObjectRef) -> Result<Vec<u8>> {
    if vm.has_buffer(value) {
        return vm.copied_items(value);
    }
    if vm.is_number(value) || text_of(value).is_some() {
        return Err(vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    match vm.byte_values(value, "byte must be in range(0, 256)", None)? {
        Some(bytes) => Ok(bytes),
        None => {
            let name = vm.class_name(value);
            Err(vm.type_error(format!("cannot convert '{name}' object to bytearray")))
        }
    }
}
