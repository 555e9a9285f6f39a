//! The operators of sets: union, intersection, difference, comparison, representation, hash.

use super::storage::SetStorage;
use super::{Set, payload};
use crate::object::ObjectRef;
use crate::types::hashing::hash_frozen_set;
use crate::types::slots::Comparison;
use crate::types::text::TextBuilder;
use crate::vm::{Result, Vm};

fn is_set(object: &ObjectRef) -> bool {
    object.payload::<Set>().is_some()
}

/// Whether an object is exactly a set or frozenset (`PyAnySet_CheckExact`).
pub fn is_exact_set(vm: &Vm, object: &ObjectRef) -> bool {
    object.class_id() == vm.types.set.id() || object.class_id() == vm.types.frozenset.id()
}

/// The hash of a frozenset with a set's elements.
pub(super) fn hash_of_elements(vm: &Vm, set: &ObjectRef) -> i64 {
    hash_frozen_set(payload(set).storage.get(vm).elements().map(|(_, hash)| hash))
}

/// `frozenset.__hash__`
pub(super) fn hash(vm: &mut Vm, set: &ObjectRef) -> Result<i64> {
    if let Some(hash) = payload(set).hash.get() {
        return Ok(hash);
    }
    let hash = hash_of_elements(vm, set);
    payload(set).hash.set(Some(hash));
    Ok(hash)
}

pub(super) fn repr(vm: &mut Vm, set: &ObjectRef) -> Result {
    let name = vm.class_name(set);
    if !vm.enter_repr(set) {
        return Ok(vm.new_str(&format!("{name}(...)")));
    }
    let result = repr_elements(vm, set, &name);
    vm.leave_repr(set);
    result
}

fn repr_elements(vm: &mut Vm, set: &ObjectRef, name: &str) -> Result {
    if vm.set_len(set) == 0 {
        return Ok(vm.new_str(&format!("{name}()")));
    }
    let elements = vm.collect(set)?;
    // What is shown is a list of them.
    drop(vm.new_list(Vec::new()));
    let exact = set.class_id() == vm.types.set.id();
    let mut builder = TextBuilder::new();
    if !exact {
        builder.push_str(name);
        builder.push_str("(");
    }
    builder.push_str("{");
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            builder.push_str(", ");
        }
        vm.push_repr(&mut builder, element)?;
    }
    builder.push_str(if exact { "}" } else { "})" });
    Ok(vm.new_text(builder.finish()))
}

pub(super) fn contains(vm: &mut Vm, set: &ObjectRef, element: &ObjectRef) -> Result<bool> {
    vm.set_contains(set, element)
}

pub(super) fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if !is_set(left) || !is_set(right) {
        return Ok(vm.not_implemented.clone());
    }
    let (first, second) = (vm.set_len(left), vm.set_len(right));
    let result = match comparison {
        Comparison::Equal | Comparison::NotEqual => {
            let hashes = (payload(left).hash.get(), payload(right).hash.get());
            let differ = first != second || matches!(hashes, (Some(first), Some(second)) if first != second);
            let equal = !differ && is_subset(vm, left, right)?;
            equal == (comparison == Comparison::Equal)
        }
        Comparison::LessEqual => is_subset(vm, left, right)?,
        Comparison::GreaterEqual => is_subset(vm, right, left)?,
        Comparison::Less => first < second && is_subset(vm, left, right)?,
        Comparison::Greater => first > second && is_subset(vm, right, left)?,
    };
    Ok(vm.new_bool(result))
}

/// Whether all elements of a set are in another set.
pub(super) fn is_subset(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result<bool> {
    if vm.set_len(set) > vm.set_len(other) {
        return Ok(false);
    }
    let mut position = 0;
    while let Some((next, element, hash)) = vm.set_next(set, position) {
        position = next;
        if !vm.set_contains_hashed(other, &element, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A set or frozenset with the same elements (`set_copy`).
pub(super) fn copy(vm: &mut Vm, set: &ObjectRef) -> Result {
    let result = vm.new_set_like(set);
    vm.set_update(&result, set)?;
    Ok(result)
}

pub(super) fn intersection(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result {
    if set.is(other) {
        return copy(vm, set);
    }
    let result = vm.new_set_like(set);
    if is_set(other) {
        let (searched, walked) = if vm.set_len(other) > vm.set_len(set) { (other, set) } else { (set, other) };
        let mut position = 0;
        while let Some((next, element, hash)) = vm.set_next(walked, position) {
            position = next;
            if vm.set_contains_hashed(searched, &element, hash)? {
                vm.set_add_hashed(&result, element, hash)?;
            }
        }
        return Ok(result);
    }
    let iterator = vm.iter(other)?;
    while let Some(element) = vm.next(&iterator)? {
        let hash = vm.hash(&element)?;
        if vm.set_contains_hashed(set, &element, hash)? {
            vm.set_add_hashed(&result, element, hash)?;
            // There can be no more.
            if vm.set_len(&result) >= vm.set_len(set) {
                break;
            }
        }
    }
    Ok(result)
}

pub(super) fn difference(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result {
    let other_length = if is_set(other) {
        vm.set_len(other)
    } else if vm.is_exact_dict(other) {
        vm.dict_len(other)
    } else {
        return copy_and_difference(vm, set, other);
    };
    // Much more here than there: it is cheaper to copy and take out.
    if vm.set_len(set) >> 2 > other_length {
        return copy_and_difference(vm, set, other);
    }
    let result = vm.new_set_like(set);
    let mut position = 0;
    while let Some((next, element, hash)) = vm.set_next(set, position) {
        position = next;
        let found = if is_set(other) {
            vm.set_contains_hashed(other, &element, hash)?
        } else {
            vm.dict_find(other, &element, hash)?.is_some()
        };
        if !found {
            vm.set_add_hashed(&result, element, hash)?;
        }
    }
    Ok(result)
}

fn copy_and_difference(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result {
    let result = copy(vm, set)?;
    difference_update(vm, &result, other)?;
    Ok(result)
}

/// Takes everything out; the elements die after the set has been emptied.
pub(super) fn clear(vm: &mut Vm, set: &ObjectRef) {
    let old = payload(set).storage.get_mut(vm).take();
    drop(old);
}

pub(super) fn difference_update(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result<()> {
    if set.is(other) {
        clear(vm, set);
        return Ok(());
    }
    if is_set(other) {
        // The other one is much larger: only what is in both needs to be walked.
        let walked =
            if vm.set_len(other) >> 3 > vm.set_len(set) { intersection(vm, set, other)? } else { other.clone() };
        let mut position = 0;
        while let Some((next, element, hash)) = vm.set_next(&walked, position) {
            position = next;
            vm.set_discard_hashed(set, &element, hash)?;
        }
    } else {
        let iterator = vm.iter(other)?;
        while let Some(element) = vm.next(&iterator)? {
            vm.set_discard(set, &element)?;
        }
    }
    payload(set).storage.get_mut(vm).tidy();
    Ok(())
}

pub(super) fn symmetric_difference_update(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result<()> {
    if set.is(other) {
        clear(vm, set);
        return Ok(());
    }
    if vm.is_exact_dict(other) {
        let mut position = 0;
        while let Some((next, key, hash)) = vm.dict_next_key(other, position) {
            position = next;
            if !vm.set_discard_hashed(set, &key, hash)? {
                vm.set_add_hashed(set, key, hash)?;
            }
        }
        return Ok(());
    }
    let walked = if is_set(other) {
        other.clone()
    } else {
        let walked = vm.new_set_like(set);
        vm.set_update(&walked, other)?;
        walked
    };
    let mut position = 0;
    while let Some((next, element, hash)) = vm.set_next(&walked, position) {
        position = next;
        if !vm.set_discard_hashed(set, &element, hash)? {
            vm.set_add_hashed(set, element, hash)?;
        }
    }
    Ok(())
}

pub(super) fn symmetric_difference(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result {
    let result = vm.new_set_like(set);
    vm.set_update(&result, other)?;
    symmetric_difference_update(vm, &result, set)?;
    Ok(result)
}

/// Exchanges the elements of two sets (`set_swap_bodies`).
pub(super) fn swap(vm: &mut Vm, first: &ObjectRef, second: &ObjectRef) {
    let mut taken = SetStorage::default();
    payload(first).storage.get_mut(vm).swap(&mut taken);
    payload(second).storage.get_mut(vm).swap(&mut taken);
    payload(first).storage.get_mut(vm).swap(&mut taken);
}

pub(super) fn is_disjoint(vm: &mut Vm, set: &ObjectRef, other: &ObjectRef) -> Result<bool> {
    if set.is(other) {
        return Ok(vm.set_len(set) == 0);
    }
    if is_exact_set(vm, other) {
        let (searched, walked) = if vm.set_len(other) > vm.set_len(set) { (other, set) } else { (set, other) };
        let mut position = 0;
        while let Some((next, element, hash)) = vm.set_next(walked, position) {
            position = next;
            if vm.set_contains_hashed(searched, &element, hash)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    let iterator = vm.iter(other)?;
    while let Some(element) = vm.next(&iterator)? {
        let hash = vm.hash(&element)?;
        if vm.set_contains_hashed(set, &element, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Vm {
    /// `set.difference_update(other)`
    pub fn set_difference_update(&mut self, set: &ObjectRef, other: &ObjectRef) -> Result<()> {
        difference_update(self, set, other)
    }

    /// `set.symmetric_difference_update(other)`
    pub fn set_symmetric_difference_update(&mut self, set: &ObjectRef, other: &ObjectRef) -> Result<()> {
        symmetric_difference_update(self, set, other)
    }

    /// `set.intersection(other)`
    pub fn set_intersection(&mut self, set: &ObjectRef, other: &ObjectRef) -> Result {
        intersection(self, set, other)
    }
}

macro_rules! operators {
    ($($name:ident: $operation:expr;)*) => {
        $(pub(super) fn $name(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
            if !is_set(left) || !is_set(right) {
                return Ok(vm.not_implemented.clone());
            }
            let operation: fn(&mut Vm, &ObjectRef, &ObjectRef) -> Result = $operation;
            operation(vm, left, right)
        })*
    };
}

operators! {
    or: |vm, left, right| {
        let result = copy(vm, left)?;
        vm.set_update(&result, right)?;
        Ok(result)
    };
    and: intersection;
    subtract: difference;
    xor: symmetric_difference;
    in_place_or: |vm, left, right| {
        vm.set_update(left, right)?;
        Ok(left.clone())
    };
    in_place_and: |vm, left, right| {
        let result = intersection(vm, left, right)?;
        swap(vm, left, &result);
        Ok(left.clone())
    };
    in_place_subtract: |vm, left, right| {
        difference_update(vm, left, right)?;
        Ok(left.clone())
    };
    in_place_xor: |vm, left, right| {
        symmetric_difference_update(vm, left, right)?;
        Ok(left.clone())
    };
}
