//! The operators of dicts: subscription, comparison, merging, copying, representation.

use super::storage::DictStorage;
use super::{Dict, payload};
use crate::object::ObjectRef;
use crate::object::collector;
use crate::types::slots::{Comparison, Unary};
use crate::types::text::TextBuilder;
use crate::vm::{Arguments, Result, Vm};

pub(super) fn new(vm: &mut Vm, class: &ObjectRef, _: Arguments) -> Result {
    let made = ObjectRef::afresh(class, Dict::new(DictStorage::default()));
    if class.is(&vm.types.dict) {
        // A subclass may refer to more than its items.
        collector::untrack(&made);
    }
    Ok(made)
}

pub(super) fn init(vm: &mut Vm, dict: &ObjectRef, arguments: Arguments) -> Result<()> {
    update(vm, dict, "dict", arguments)
}

/// What `dict()` and `dict.update` do with their arguments (`dict_update_common`).
pub fn update(vm: &mut Vm, dict: &ObjectRef, function: &str, arguments: Arguments) -> Result<()> {
    vm.check_positional(function, &arguments, 0, 1)?;
    if let Some(source) = arguments.positional.first() {
        update_from(vm, dict, source)?;
    }
    if arguments.keywords.iter().any(|(name, _)| name.payload::<crate::types::str::Str>().is_none()) {
        return Err(vm.type_error("keywords must be strings"));
    }
    if arguments.keywords.is_empty() {
        return Ok(());
    }
    if let Some(keywords) = &arguments.keyword_dict {
        return merge_dict(vm, dict, keywords);
    }
    if vm.is_exact_dict(dict) {
        // `dict()` takes them from the stack.
        for (name, value) in arguments.keywords {
            vm.dict_set(dict, name, value)?;
        }
        return Ok(());
    }
    // They are a dict, which is merged as any other: one that was emptied takes its table over.
    let keywords = vm.stack_as_dict();
    for (name, value) in arguments.keywords {
        vm.dict_set(&keywords, name, value)?;
    }
    merge_dict(vm, dict, &keywords)
}

/// `dict.update(source)` for a mapping or an iterable of pairs (`dict_update_arg`).
pub(super) fn update_from(vm: &mut Vm, dict: &ObjectRef, source: &ObjectRef) -> Result<()> {
    if vm.is_exact_dict(source) {
        return merge_dict(vm, dict, source);
    }
    let keys = vm.names.keys.clone();
    if vm.get_optional_attribute(source, &keys)?.is_some() {
        return vm.dict_update_from(dict, source);
    }
    let iterator = vm.iter(source)?;
    let mut index = 0;
    while let Some(element) = vm.next(&iterator)? {
        let pair = vm.items_of_iterable(&element, "");
        let Some(pair) = vm.catch(pair, &vm.exceptions.type_error)? else {
            return Err(
                vm.type_error(format!("cannot convert dictionary update sequence element #{index} to a sequence"))
            );
        };
        let length = pair.len();
        let Ok([key, value]) = <[ObjectRef; 2]>::try_from(pair) else {
            return Err(vm.value_error(format!(
                "dictionary update sequence element #{index} has length {length}; 2 is required"
            )));
        };
        vm.dict_set(dict, key, value)?;
        index += 1;
    }
    Ok(())
}

/// Whether an object is a dict whose entries can be read directly: a subclass may iterate in its own way.
pub(super) fn is_plain_dict(vm: &Vm, object: &ObjectRef) -> bool {
    let own: Unary = iter;
    object.payload::<Dict>().is_some()
        && object.class_payload(vm).slots(vm).iter.is_some_and(|function| std::ptr::fn_addr_eq(function, own))
}

pub(super) fn iter(vm: &mut Vm, dict: &ObjectRef) -> Result {
    let class = vm.types.dict_key_iterator.clone();
    Ok(vm.new_dict_iterator(&class, dict))
}

/// Puts all entries of another dict in.
pub(super) fn merge_dict(vm: &mut Vm, dict: &ObjectRef, other: &ObjectRef) -> Result<()> {
    merge(vm, dict, other, false)?;
    Ok(())
}

/// Puts all entries of another dict in, or those before the first whose key is there, which it gives (`dict_merge`).
fn merge(vm: &mut Vm, dict: &ObjectRef, other: &ObjectRef, new_alone: bool) -> Result<Option<ObjectRef>> {
    let source = payload(other).storage.get(vm);
    if dict.is(other) || source.is_empty() {
        return Ok(None);
    }
    let target = payload(dict);
    // The dict of an instance keeps its values beside the instance: they are set one by one.
    if target.storage.get(vm).is_empty()
        && !target.storage.get(vm).shares_names()
        && source.is_dense()
        && !source.shares_names()
    {
        let copy = source.duplicate();
        track_as(dict, other);
        let old = target.storage.get_mut(vm).swap_in(copy);
        drop(old);
        return Ok(None);
    }
    let new_alone = new_alone && !target.storage.get(vm).is_empty();
    // One large step instead of many small ones. The table is taken out while the other is read.
    let mut table = std::mem::take(target.storage.get_mut(vm));
    table.reserve(payload(other).storage.get(vm));
    *target.storage.get_mut(vm) = table;
    let (entries, mut position) = (payload(other).storage.get(vm).entries_used(), 0);
    loop {
        let Some((index, entry)) = payload(other).storage.get(vm).next(position) else { return Ok(None) };
        let (key, hash, value) = (entry.key.clone(), entry.hash, entry.value.clone());
        position = index + 1;
        if new_alone && vm.dict_find(dict, &key, hash)?.is_some() {
            return Ok(Some(key));
        }
        vm.dict_set_hashed(dict, key, hash, value)?;
        if payload(other).storage.get(vm).entries_used() != entries {
            return Err(vm.runtime_error("dict mutated during update"));
        }
    }
}

/// Has the collector watch a dict if it watches the one that its entries come from.
fn track_as(dict: &ObjectRef, source: &ObjectRef) {
    if collector::is_tracked(source) {
        collector::track(dict);
    }
}

impl Vm {
    /// Puts the entries of a mapping in, up to the first whose key is there, which it gives (`_PyDict_MergeEx` with 2 for
    /// `override`).
    pub fn dict_merge_new(&mut self, dict: &ObjectRef, other: &ObjectRef) -> Result<Option<ObjectRef>> {
        if is_plain_dict(self, other) {
            return merge(self, dict, other, true);
        }
        let keys = self.iterate_mapping_keys(other)?;
        while let Some(key) = self.next(&keys)? {
            if self.dict_get(dict, &key)?.is_some() {
                return Ok(Some(key));
            }
            let value = self.get_item(other, &key)?;
            self.dict_set(dict, key, value)?;
        }
        Ok(None)
    }

    /// A dict with the same entries (`PyDict_Copy`).
    pub fn dict_copy(&mut self, dict: &ObjectRef) -> Result {
        let copy = self.new_dict();
        let storage = payload(dict).storage.get(self);
        if storage.is_empty() {
            return Ok(copy);
        }
        if is_plain_dict(self, dict) && storage.len() >= storage.entries_used() * 2 / 3 {
            let duplicate = storage.duplicate();
            track_as(&copy, dict);
            let old = payload(&copy).storage.get_mut(self).swap_in(duplicate);
            drop(old);
            return Ok(copy);
        }
        self.dict_update_from(&copy, dict)?;
        Ok(copy)
    }
}

pub(super) fn repr(vm: &mut Vm, dict: &ObjectRef) -> Result {
    if !vm.enter_repr(dict) {
        return Ok(vm.new_str("{...}"));
    }
    let result = repr_entries(vm, dict);
    vm.leave_repr(dict);
    result
}

fn repr_entries(vm: &mut Vm, dict: &ObjectRef) -> Result {
    let mut builder = TextBuilder::new();
    builder.push_str("{");
    let (mut position, mut first) = (0, true);
    while let Some((next, key, value)) = vm.dict_next(dict, position) {
        position = next;
        if !std::mem::take(&mut first) {
            builder.push_str(", ");
        }
        vm.push_repr(&mut builder, &key)?;
        builder.push_str(": ");
        vm.push_repr(&mut builder, &value)?;
    }
    builder.push_str("}");
    Ok(vm.new_text(builder.finish()))
}

/// `dict[key]`
pub fn subscript(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef) -> Result {
    if let Some(value) = vm.dict_get(dict, key)? {
        return Ok(value);
    }
    if dict.class_id() != vm.types.dict.id() {
        let name = vm.names.__missing__.clone();
        if let Some(result) = vm.call_special(dict, &name, [key.clone()])? {
            return Ok(result);
        }
    }
    Err(vm.key_error(key.clone()))
}

pub(super) fn assign_subscript(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    match value {
        Some(value) => vm.dict_set(dict, key.clone(), value),
        None => {
            let hash = vm.hash(key)?;
            delete_hashed(vm, dict, key, hash)
        }
    }
}

/// `del dict[key]` with the key's hash known.
pub(crate) fn delete_hashed(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef, hash: i64) -> Result<()> {
    let removed = match vm.dict_find(dict, key, hash)? {
        Some(index) => payload(dict).storage.get_mut(vm).remove(index),
        None => None,
    };
    match removed {
        Some(entry) => {
            // delitem_common lets go of the key first.
            drop(entry.key);
            drop(entry.value);
            Ok(())
        }
        None => Err(vm.key_error(key.clone())),
    }
}

pub(super) fn contains(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef) -> Result<bool> {
    let hash = vm.hash(key)?;
    Ok(vm.dict_find(dict, key, hash)?.is_some())
}

pub(super) fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if left.payload::<Dict>().is_none() || right.payload::<Dict>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    match comparison {
        Comparison::Equal | Comparison::NotEqual => {
            let equal = equal(vm, left, right)?;
            Ok(vm.new_bool(equal == (comparison == Comparison::Equal)))
        }
        _ => Ok(vm.not_implemented.clone()),
    }
}

fn equal(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result<bool> {
    if vm.dict_len(left) != vm.dict_len(right) {
        return Ok(false);
    }
    let mut position = 0;
    loop {
        let Some((index, entry)) = payload(left).storage.get(vm).next(position) else { return Ok(true) };
        let (key, hash, value) = (entry.key.clone(), entry.hash, entry.value.clone());
        position = index + 1;
        let Some(index) = vm.dict_find(right, &key, hash)? else { return Ok(false) };
        let Some(other) = super::value_at(vm, right, index) else { return Ok(false) };
        if !vm.identical_or_equal(&value, &other)? {
            return Ok(false);
        }
    }
}

pub(super) fn or(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    if left.payload::<Dict>().is_none() || right.payload::<Dict>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let result = vm.dict_copy(left)?;
    update_from(vm, &result, right)?;
    Ok(result)
}

pub(super) fn in_place_or(vm: &mut Vm, dict: &ObjectRef, other: &ObjectRef) -> Result {
    update_from(vm, dict, other)?;
    Ok(dict.clone())
}

/// The keys, values or items of a dict as a list.
pub(super) fn listed(
    vm: &Vm,
    dict: &ObjectRef,
    choose: impl Fn(&ObjectRef, &ObjectRef) -> ObjectRef,
) -> Vec<ObjectRef> {
    payload(dict).storage.get(vm).entries().map(|entry| choose(&entry.key, &entry.value)).collect()
}
