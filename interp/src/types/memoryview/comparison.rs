//! Comparison and hashes of views.

use super::{Geometry, MemoryView, view};
use crate::object::ObjectRef;
use crate::types::buffer::buffer_of;
use crate::types::slots::Comparison;
use crate::vm::{Result, Vm};

pub(super) fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.not_implemented.clone());
    }
    let wanted = comparison == Comparison::Equal;
    // A released view equals itself alone.
    if view(left).is_released() {
        let equal = left.is(right);
        return Ok(vm.new_bool(equal == wanted));
    }
    if right.payload::<MemoryView>().is_some_and(MemoryView::is_released) {
        return Ok(vm.new_bool(left.is(right) == wanted));
    }
    if right.payload::<MemoryView>().is_none() && buffer_of(vm, right).is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let other = vm.view_of(right)?;
    let equal = have_equal_items(vm, view(left), view(&other));
    Ok(vm.new_bool(equal == wanted))
}

fn have_equal_items(vm: &Vm, first: &MemoryView, second: &MemoryView) -> bool {
    let (Geometry { shape, element, .. }, other) = (&first.geometry, &second.geometry);
    if *shape != other.shape {
        return false;
    }
    let (bytes, other_bytes) = (first.copied(vm, false), second.copied(vm, false));
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
    let owner = vm.viewed(object)?;
    if !this.geometry.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !this.geometry.element.is_byte() {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    // What can be changed by others has no hash, and says so itself.
    vm.hash(&owner)?;
    let hash = crate::types::hashing::hash_bytes(&this.copied(vm, false));
    this.hash.set(hash);
    Ok(hash)
}
