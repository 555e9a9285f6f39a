//! `list.sort`: keys, the short cut for keys of one simple type, reversal.

use super::operations::payload;
use super::timsort;
use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::types::slots::Comparison;
use crate::types::str::Str;
use crate::vm::{Result, Vm};

impl Vm {
    /// `list.sort(key=key, reverse=reverse)`. While it runs, the list is empty.
    ///
    /// # Errors
    /// What the key function or a comparison raises; ValueError if the list was changed meanwhile.
    pub fn list_sort(&mut self, list: &ObjectRef, key: Option<ObjectRef>, reverse: bool) -> Result<()> {
        let payload = payload(list);
        let mut items = payload.items.replace(self, Vec::new());
        // Empty but with no room is what nobody else leaves behind: any change shows.
        let allocated = payload.allocated.replace(0);
        let result = sort_items(self, &mut items, key, reverse);
        let changed = !payload.items.get(self).is_empty() || payload.allocated.get() != 0;
        payload.allocated.set(allocated);
        let stray = payload.items.replace(self, items);
        drop(stray);
        result?;
        if changed {
            return Err(self.value_error("list modified during sort"));
        }
        Ok(())
    }
}

fn sort_items(vm: &mut Vm, items: &mut Vec<ObjectRef>, key: Option<ObjectRef>, reverse: bool) -> Result<()> {
    let keys = match key {
        Some(key) => {
            let mut keys = Vec::with_capacity(items.len());
            for item in items.iter() {
                keys.push(vm.call(&key, [item.clone()])?);
            }
            Some(keys)
        }
        None => None,
    };
    // Reversing before and after keeps equal items in their order.
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    if reverse {
        order.reverse();
    }
    let result = if items.len() < 2 { Ok(()) } else { sort_order(vm, keys.as_ref().unwrap_or(items), &mut order) };
    if reverse {
        order.reverse();
    }
    drop(keys);
    let mut places: Vec<Option<ObjectRef>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| places[index as usize].take()));
    result
}

/// Puts indices of keys into the order of the keys. On an error the order is some permutation.
fn sort_order(vm: &mut Vm, keys: &[ObjectRef], order: &mut [u32]) -> Result<()> {
    // Nobody can observe how ints and strs are compared: any stable sort will do.
    let int = vm.types.int.id();
    if keys.iter().all(|key| key.class_id() == int && matches!(key.payload::<Int>(), Some(Int::Small(_)))) {
        let values: Vec<i64> = keys.iter().filter_map(|key| key.payload::<Int>()?.to_i64()).collect();
        order.sort_by_key(|index| values[*index as usize]);
        return Ok(());
    }
    if keys.iter().all(ObjectRef::is_exact_str) {
        order.sort_by(|first, second| {
            let text = |index: u32| keys[index as usize].payload::<Str>().map(|payload| &payload.text);
            text(*first).cmp(&text(*second))
        });
        return Ok(());
    }
    timsort::sort(order, vm.profile.sort_finds_equal_runs, &mut |first, second| {
        vm.compare_truth(&keys[first as usize], &keys[second as usize], Comparison::Less)
    })
}
