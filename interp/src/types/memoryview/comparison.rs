//! Comparison and hashes of views.

use super::{Geometry, MemoryView, view};
use crate::object::ObjectRef;
use crate::types::buffer::request;
use crate::types::slots::Comparison;
use crate::vm::{Result, Vm};

pub(super) fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.not_implemented.clone());
    }
    let wanted = comparison == Comparison::Equal;
    // A released view equals itself alone.
    if view(left).is_released(vm) {
        let equal = left.is(right);
        return Ok(vm.new_bool(equal == wanted));
    }
    if right.payload::<MemoryView>().is_some_and(|right| right.is_released(vm)) {
        return Ok(vm.new_bool(left.is(right) == wanted));
    }
    let equal = if let Some(right) = right.payload::<MemoryView>() {
        have_equal_items(&view(left).geometry, view(left).copied(vm, false), &right.geometry, right.copied(vm, false))
    } else {
        // Whatever an object raises when asked for its memory: it cannot be compared.
        let Ok(other) = vm.get_buffer(right, request::FULL_READ_ONLY) else { return Ok(vm.not_implemented.clone()) };
        let (bytes, other_bytes) = (view(left).copied(vm, false), other.copied(vm, false));
        let equal = have_equal_items(&view(left).geometry, bytes, &other.geometry, other_bytes);
        vm.release_buffer(&other);
        equal
    };
    Ok(vm.new_bool(equal == wanted))
}

fn have_equal_items(geometry: &Geometry, bytes: Vec<u8>, other: &Geometry, other_bytes: Vec<u8>) -> bool {
    let Geometry { shape, element, .. } = geometry;
    if *shape != other.shape {
        return false;
    }
    bytes
        .chunks(element.size())
        .zip(other_bytes.chunks(other.element.size()))
        .all(|(item, other_item)| element.equal(item, other.element, other_item))
}

pub(super) fn hash(vm: &mut Vm, object: &ObjectRef) -> Result<i64> {
    let this = view(object);
    if this.hash.get() != -1 {
        return Ok(this.hash.get());
    }
    vm.check_released(object)?;
    if !this.geometry.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !this.geometry.element.is_byte() {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    // What can be changed by others has no hash, and says so itself.
    if let Some(owner) = this.owner(vm).filter(|owner| this.is_of(owner)).cloned() {
        vm.hash(&owner)?;
    }
    let hash = crate::types::hashing::hash_bytes(&this.copied(vm, false));
    this.hash.set(hash);
    Ok(hash)
}
