//! The operators of `bytes`, and what `bytearray` shares of them.

use crate::object::ObjectRef;
use crate::types::bytes::{Bytes, bytes_of};
use crate::types::slice::Slice;
use crate::types::slots::Comparison;
use crate::types::text::sequence::copy_stepped;
use crate::vm::{Result, Vm};

/// More bytes than this are beyond memory's reach: CPython fails to allocate them.
const MOST_BYTES: usize = 1 << 36;

impl Vm {
    /// The object itself where it is exactly a bytes object, else one of its value.
    pub fn exact_bytes(&self, object: &ObjectRef) -> ObjectRef {
        if object.class_id() == self.types.bytes.id() {
            return object.clone();
        }
        self.new_bytes(bytes_of(self, object))
    }

    /// The bytes of a repetition.
    ///
    /// # Errors
    /// OverflowError, MemoryError
    pub fn repeated_bytes(&mut self, object: &ObjectRef, count: isize, too_long: &str) -> Result<Vec<u8>> {
        let bytes = bytes_of(self, object);
        let count = count.max(0) as usize;
        match bytes.len().checked_mul(count) {
            Some(length) if length <= MOST_BYTES && self.may_allocate(length) => Ok(bytes.repeat(count)),
            Some(length) if isize::try_from(length).is_ok() || too_long.is_empty() => {
                Err(self.raise_without_arguments(&self.exceptions.memory_error.clone()))
            }
            _ if too_long.is_empty() => Err(self.raise_without_arguments(&self.exceptions.memory_error.clone())),
            _ => Err(self.overflow_error(too_long)),
        }
    }

    /// "can't concat str to bytes"
    #[cold]
    pub fn cannot_concatenate(&mut self, left: &ObjectRef, right: &ObjectRef) -> crate::vm::Raised {
        let (left, right) = (self.class_name(left), self.class_name(right));
        self.type_error(format!("can't concat {right} to {left}"))
    }
}

pub(super) fn concatenate_bytes(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let Ok(held) = vm.hold_buffers([left, right]) else { return Err(vm.cannot_concatenate(left, right)) };
    let concatenated = concatenate_held(vm, left, right, &held);
    vm.let_go_of_buffers(&held);
    concatenated
}

fn concatenate_held(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, held: &[ObjectRef; 2]) -> Result {
    let (first, second) = (bytes_of(vm, &held[0]), bytes_of(vm, &held[1]));
    let is_bytes = |object: &ObjectRef| object.class_id() == vm.types.bytes.id();
    if first.is_empty() && is_bytes(right) {
        return Ok(right.clone());
    }
    if second.is_empty() && is_bytes(left) {
        return Ok(left.clone());
    }
    if !vm.may_allocate(first.len() + second.len()) {
        return Err(vm.raise_memory_error());
    }
    let joined = [first, second].concat();
    Ok(vm.new_filled_bytes(joined))
}

pub(super) fn repeat_bytes(vm: &mut Vm, object: &ObjectRef, count: isize) -> Result {
    let repeated = vm.repeated_bytes(object, count, "repeated bytes are too long")?;
    if repeated.len() == bytes_of(vm, object).len() && object.class_id() == vm.types.bytes.id() {
        return Ok(object.clone());
    }
    // Nothing looks for the objects that exist once: an empty result is an object of its own, too.
    Ok(ObjectRef::new(&vm.types.bytes, Bytes::new(repeated)))
}

pub(super) fn item_of_bytes(vm: &mut Vm, object: &ObjectRef, index: isize) -> Result {
    match usize::try_from(index).ok().and_then(|index| bytes_of(vm, object).get(index)) {
        Some(byte) => Ok(vm.new_int((*byte).into())),
        None => Err(vm.index_error("index out of range")),
    }
}

/// The bytes that a slice takes.
pub fn sliced(bytes: &[u8], bounds: (isize, isize, isize)) -> Vec<u8> {
    let (start, step, count) = Slice::adjust(bounds.0, bounds.1, bounds.2, bytes.len());
    match step {
        _ if count == 0 => Vec::new(),
        1 => bytes[start..start + count].to_vec(),
        _ => copy_stepped(bytes, start, step, count),
    }
}

pub(super) fn subscript_bytes(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef) -> Result {
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        let length = bytes_of(vm, object).len() as isize;
        return item_of_bytes(vm, object, if index < 0 { index + length } else { index });
    }
    if let Some(slice) = key.payload::<Slice>() {
        let bounds = vm.slice_unpack(slice)?;
        let bytes = bytes_of(vm, object);
        let part = sliced(bytes, bounds);
        if part.len() == bytes.len() && bounds.2 == 1 {
            return Ok(vm.exact_bytes(object));
        }
        return Ok(if bounds.2 == 1 { vm.new_bytes(&part) } else { vm.new_filled_bytes(part) });
    }
    let name = vm.class_name(key);
    Err(vm.type_error(format!("byte indices must be integers or slices, not {name}")))
}

pub(super) fn compare_bytes(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    match (left.payload::<Bytes>(), right.payload::<Bytes>()) {
        (Some(left), Some(right)) => Ok(vm.new_bool(comparison.holds(left.value.cmp(&right.value)))),
        _ => Ok(vm.not_implemented.clone()),
    }
}
