//! The methods of lists and the declaration of the type.

use super::operations::{self, item_at, payload};
use crate::object::{ObjectRef, reserve};
use crate::types::container::given;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

fn get_item(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    operations::subscript(vm, list, &key)
}

fn reversed(vm: &mut Vm, list: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.new_list_reverse_iterator(list.clone()))
}

fn size_of(vm: &mut Vm, list: &ObjectRef, _: Bound<'_>) -> Result {
    let size = vm.basic_size(list) + 8 * payload(list).allocated.get();
    Ok(vm.new_int(size as i64))
}

/// Takes all items out; they are let go of from the end (`list_clear`).
pub(super) fn empty(vm: &mut Vm, list: &ObjectRef) {
    let payload = payload(list);
    payload.allocated.set(0);
    let mut old = payload.items.replace(vm, Vec::new());
    while old.pop().is_some() {}
}

fn clear(vm: &mut Vm, list: &ObjectRef, _: Bound<'_>) -> Result {
    empty(vm, list);
    Ok(vm.none.clone())
}

fn copy(vm: &mut Vm, list: &ObjectRef, _: Bound<'_>) -> Result {
    let items = payload(list).items.get(vm).clone();
    Ok(vm.new_list(items))
}

fn append(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let item = given(vm, arguments, 0);
    vm.list_append(list, item);
    Ok(vm.none.clone())
}

fn insert(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let index = given(vm, arguments, 0);
    let item = given(vm, arguments, 1);
    let index = vm.size_argument(&index)?;
    let payload = payload(list);
    let items = payload.items.get_mut(vm);
    let length = items.len();
    let place = if index < 0 { length.saturating_sub(index.unsigned_abs()) } else { (index as usize).min(length) };
    reserve::make_room(items, 1);
    items.insert(place, item);
    payload.note_resize(length, length + 1);
    Ok(vm.none.clone())
}

fn extend(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let iterable = given(vm, arguments, 0);
    vm.list_extend(list, &iterable)?;
    Ok(vm.none.clone())
}

fn pop(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let index = match arguments[0].take() {
        Some(index) => vm.size_argument(&index)?,
        None => -1,
    };
    let payload = payload(list);
    let items = payload.items.get_mut(vm);
    let length = items.len();
    if length == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let index = if index < 0 { index.wrapping_add_unsigned(length) } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|index| *index < length) else {
        return Err(vm.index_error("pop index out of range"));
    };
    let item = items.remove(index);
    if vm.profile.popping_keeps_room && index + 1 == length {
        payload.note_resize(length, length - 1);
    } else {
        payload.note_removal(vm, length);
    }
    Ok(item)
}

fn remove(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = given(vm, arguments, 0);
    let mut index = 0;
    while let Some(item) = item_at(vm, list, index) {
        if vm.identical_or_equal(&item, &wanted)? {
            let payload = payload(list);
            let items = payload.items.get_mut(vm);
            let length = items.len();
            if index < length {
                let removed = items.remove(index);
                payload.note_removal(vm, length);
                drop(removed);
            }
            return Ok(vm.none.clone());
        }
        index += 1;
    }
    Err(vm.value_error("list.remove(x): x not in list"))
}

fn index(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = given(vm, arguments, 0);
    let start = vm.search_bound(arguments[1].take(), 0)?;
    let stop = vm.search_bound(arguments[2].take(), isize::MAX)?;
    let length = payload(list).items.get(vm).len();
    let adjust = |bound: isize| if bound < 0 { length.saturating_sub(bound.unsigned_abs()) } else { bound as usize };
    let (mut index, stop) = (adjust(start), adjust(stop));
    while index < stop
        && let Some(item) = item_at(vm, list, index)
    {
        if vm.identical_or_equal(&item, &wanted)? {
            return Ok(vm.new_int(index as i64));
        }
        index += 1;
    }
    let wanted = vm.repr_display(&wanted)?;
    Err(vm.value_error(format!("{wanted} is not in list")))
}

fn count(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = given(vm, arguments, 0);
    let (mut count, mut index) = (0, 0);
    while let Some(item) = item_at(vm, list, index) {
        if vm.identical_or_equal(&item, &wanted)? {
            count += 1;
        }
        index += 1;
    }
    Ok(vm.new_int(count))
}

fn reverse(vm: &mut Vm, list: &ObjectRef, _: Bound<'_>) -> Result {
    payload(list).items.get_mut(vm).reverse();
    Ok(vm.none.clone())
}

fn sort(vm: &mut Vm, list: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = arguments[0].take().filter(|key| !key.is(&vm.none));
    let reverse = match arguments[1].take() {
        Some(reverse) if vm.profile.sort_order_is_int => vm.argument_c_int(&reverse)? != 0,
        Some(reverse) => vm.truth(&reverse)?,
        None => false,
    };
    vm.list_sort(list, key, reverse)?;
    Ok(vm.none.clone())
}

static METHODS: &[MethodDefinition] = &[
    method("__getitem__", "($self, index, /)", get_item),
    method("__reversed__", "($self, /)", reversed),
    method("__sizeof__", "($self, /)", size_of),
    method("clear", "($self, /)", clear),
    method("copy", "($self, /)", copy),
    method("append", "($self, object, /)", append),
    method("insert", "($self, index, object, /)", insert),
    method("extend", "($self, iterable, /)", extend),
    method("pop", "($self, index=-1, /)", pop),
    method("remove", "($self, value, /)", remove),
    method("index", "($self, value, start=0, stop=sys.maxsize, /)", index),
    method("count", "($self, value, /)", count),
    method("reverse", "($self, /)", reverse),
    method("sort", "($self, /, *, key=None, reverse=False)", sort),
    crate::types::generic_alias::CLASS_GETITEM,
];

/// `list`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "list",
    match_self: true,
    sequence: true,
    signature: Some("(iterable=(), /)"),
    methods: METHODS,
    slots: |slots| {
        slots.repr = Some(operations::repr);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.compare = Some(operations::compare);
        slots.iter = Some(|vm, list| Ok(vm.new_list_iterator(list.clone())));
        slots.init = Some(super::list_init);
        slots.new = Some(super::list_new);
        slots.length = Some(operations::length);
        slots.concatenate = Some(operations::concatenate);
        slots.repeat = Some(operations::repeat);
        slots.item = Some(operations::item);
        slots.contains = Some(operations::contains);
        slots.in_place_concatenate = Some(operations::in_place_concatenate);
        slots.in_place_repeat = Some(operations::in_place_repeat);
        slots.subscript = Some(operations::subscript);
        slots.assign_subscript = Some(operations::assign_subscript);
    },
    ..TypeDefinition::EMPTY
};
