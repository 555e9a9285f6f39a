//! The methods of `deque` and the declaration of the type.

use super::deque::{self, argument, item_at, payload};
use crate::object::ObjectRef;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, getter, method};
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

fn append(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let item = argument(vm, arguments, 0);
    payload(deque).push(vm, item, false);
    Ok(vm.none.clone())
}

fn append_left(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let item = argument(vm, arguments, 0);
    payload(deque).push(vm, item, true);
    Ok(vm.none.clone())
}

fn clear(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    drop(payload(deque).empty_out(vm));
    Ok(vm.none.clone())
}

fn copy(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    deque::copy(vm, deque)
}

fn count(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = argument(vm, arguments, 0);
    let state = payload(deque).state.get();
    let (mut count, mut index) = (0, 0);
    while let Some(item) = item_at(vm, deque, index) {
        if vm.identical_or_equal(&item, &wanted)? {
            count += 1;
        }
        if payload(deque).state.get() != state {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        index += 1;
    }
    Ok(vm.new_int(count))
}

fn extend(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let iterable = argument(vm, arguments, 0);
    deque::extend(vm, deque, &iterable, false)?;
    Ok(vm.none.clone())
}

fn extend_left(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let iterable = argument(vm, arguments, 0);
    deque::extend(vm, deque, &iterable, true)?;
    Ok(vm.none.clone())
}

fn index(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = argument(vm, arguments, 0);
    let start = vm.search_bound(arguments[1].take(), 0)?;
    let stop = vm.search_bound(arguments[2].take(), isize::MAX)?;
    let length = payload(deque).items.get(vm).len();
    let adjust = |bound: isize| if bound < 0 { length.saturating_sub(bound.unsigned_abs()) } else { bound as usize };
    let (mut index, stop) = (adjust(start), adjust(stop).min(length));
    let state = payload(deque).state.get();
    while index < stop
        && let Some(item) = item_at(vm, deque, index)
    {
        if vm.identical_or_equal(&item, &wanted)? {
            return Ok(vm.new_int(index as i64));
        }
        if payload(deque).state.get() != state {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        index += 1;
    }
    let wanted = vm.repr_display(&wanted)?;
    Err(vm.value_error(format!("{wanted} is not in deque")))
}

fn insert(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (index, item) = (argument(vm, arguments, 0), argument(vm, arguments, 1));
    let index = vm.size_argument(&index)?;
    let payload = payload(deque);
    let length = payload.items.get(vm).len();
    if payload.most.get() == Some(length) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    if index >= length as isize {
        payload.push(vm, item, false);
    } else if index == 0 || index <= -(length as isize) {
        payload.push(vm, item, true);
    } else {
        // The place is turned to an end and back.
        payload.rotate(vm, -index);
        payload.push(vm, item, index > 0);
        payload.rotate(vm, index);
    }
    Ok(vm.none.clone())
}

fn pop_end(vm: &mut Vm, deque: &ObjectRef, left: bool) -> Result {
    match payload(deque).pop(vm, left) {
        Some(item) => {
            payload(deque).changed();
            Ok(item)
        }
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn pop(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    pop_end(vm, deque, false)
}

fn pop_left(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    pop_end(vm, deque, true)
}

fn reduce(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    let state = vm.reduced_state(deque)?;
    let iterator = vm.iter(deque)?;
    let arguments = match payload(deque).most.get() {
        Some(most) => {
            let most = vm.new_int(most as i64);
            vm.new_tuple(vec![vm.empty_tuple.clone(), most])
        }
        None => vm.empty_tuple.clone(),
    };
    Ok(vm.new_tuple(vec![deque.class_ref(), arguments, state, iterator]))
}

fn remove(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = argument(vm, arguments, 0);
    let state = payload(deque).state.get();
    let mut index = 0;
    while let Some(item) = item_at(vm, deque, index) {
        let equal = vm.identical_or_equal(&item, &wanted)?;
        if payload(deque).state.get() != state {
            return Err(vm.index_error("deque mutated during iteration"));
        }
        if equal {
            drop(payload(deque).remove(vm, index));
            return Ok(vm.none.clone());
        }
        index += 1;
    }
    let wanted = vm.repr_display(&wanted)?;
    Err(vm.value_error(format!("{wanted} is not in deque")))
}

fn reversed(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    deque::new_iterator(vm, deque, true)
}

fn reverse(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    payload(deque).items.get_mut(vm).make_contiguous().reverse();
    Ok(vm.none.clone())
}

fn rotate(vm: &mut Vm, deque: &ObjectRef, arguments: Bound<'_>) -> Result {
    let count = match arguments[0].take() {
        Some(count) => vm.size_argument(&count)?,
        None => 1,
    };
    payload(deque).rotate(vm, count);
    Ok(vm.none.clone())
}

/// Blocks of 64 items with two links each (`dequeobject`).
fn size_of(vm: &mut Vm, deque: &ObjectRef, _: Bound<'_>) -> Result {
    const BLOCK: usize = (deque::BLOCK_LENGTH + 2) * 8;
    Ok(vm.new_int((vm.basic_size(deque) + payload(deque).blocks(vm) * BLOCK) as i64))
}

fn most(vm: &mut Vm, deque: &ObjectRef) -> Result {
    Ok(match payload(deque).most.get() {
        Some(most) => vm.new_int(most as i64),
        None => vm.none.clone(),
    })
}

static METHODS: &[MethodDefinition] = &[
    method("append", "($self, item, /)", append),
    method("appendleft", "($self, item, /)", append_left),
    method("clear", "($self, /)", clear),
    method("__copy__", "($self, /)", copy),
    method("copy", "($self, /)", copy),
    method("count", "($self, value, /)", count),
    method("extend", "($self, iterable, /)", extend),
    method("extendleft", "($self, iterable, /)", extend_left),
    method("index", "($self, value, start=0, stop=sys.maxsize, /)", index).worded(Wording::Search),
    method("insert", "($self, index, value, /)", insert).worded(Wording::Search),
    method("pop", "($self, /)", pop),
    method("popleft", "($self, /)", pop_left),
    method("__reduce__", "($self, /)", reduce),
    method("remove", "($self, value, /)", remove),
    method("__reversed__", "($self, /)", reversed),
    method("reverse", "($self, /)", reverse),
    method("rotate", "($self, n=1, /)", rotate),
    method("__sizeof__", "($self, /)", size_of),
    CLASS_GETITEM,
];

/// `deque`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "deque",
    signature: Some("([iterable[, maxlen]])"),
    sequence: true,
    items_by_index: true,
    module: "collections",
    weak_references: true,
    methods: METHODS,
    attributes: &[getter("maxlen", most)],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(deque::new);
        slots.init = Some(deque::init);
        slots.repr = Some(deque::repr);
        slots.compare = Some(deque::compare);
        slots.iter = Some(|vm, deque| deque::new_iterator(vm, deque, false));
        slots.length = Some(|vm, deque| Ok(payload(deque).items.get(vm).len()));
        slots.concatenate = Some(deque::concatenate);
        slots.repeat = Some(deque::repeat);
        slots.item = Some(deque::item);
        slots.contains = Some(deque::contains);
        slots.in_place_concatenate = Some(|vm, deque, iterable| {
            deque::extend(vm, deque, iterable, false)?;
            Ok(deque.clone())
        });
        slots.in_place_repeat = Some(deque::in_place_repeat);
        slots.subscript = Some(deque::subscript);
        slots.assign_subscript = Some(deque::assign_subscript);
    },
    ..TypeDefinition::EMPTY
};
