//! `deque`: the payload, operators, iterators.

use std::cell::Cell;
use std::collections::VecDeque;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::list::repeated_length;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::slots::Comparison;
use crate::vm::{Arguments, Result, Vm};

/// The payload.
pub struct Deque {
    /// The items.
    pub items: Contents<VecDeque<ObjectRef>>,
    /// `maxlen`
    pub most: Cell<Option<usize>>,
    /// The place of the first item in its block of [`BLOCK_LENGTH`], for sizes (`leftindex`).
    left: Cell<usize>,
    /// Counts changes, so that iterators notice them.
    pub state: Cell<u64>,
}

impl Trace for Deque {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.items.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.items.get_mut(token).drain(..));
    }
}

/// The items of a block (`BLOCKLEN`).
pub(super) const BLOCK_LENGTH: usize = 64;
/// Where the first item of an empty deque will stand.
const CENTER: usize = BLOCK_LENGTH / 2;

pub(super) fn payload(deque: &ObjectRef) -> &Deque {
    deque.payload::<Deque>().expect("the receiver is a deque")
}

pub(super) fn item_at(vm: &Vm, deque: &ObjectRef, index: usize) -> Option<ObjectRef> {
    payload(deque).items.get(vm).get(index).cloned()
}

impl Deque {
    pub(super) fn empty(most: Option<usize>) -> Self {
        Self { items: Contents::default(), most: Cell::new(most), left: Cell::new(CENTER), state: Cell::new(0) }
    }

    /// How many blocks CPython has for the items.
    pub(super) fn blocks(&self, vm: &Vm) -> usize {
        (self.left.get() + self.items.get(vm).len()).div_ceil(BLOCK_LENGTH)
    }

    /// The first item has gone so many places to the right; that of an empty deque is in the middle again.
    fn shift(&self, vm: &Vm, places: isize) {
        let left = if self.items.get(vm).is_empty() {
            CENTER
        } else {
            (self.left.get() as isize + places).rem_euclid(BLOCK_LENGTH as isize) as usize
        };
        self.left.set(left);
    }

    /// Takes an item off one end.
    pub(super) fn pop(&self, vm: &mut Vm, left: bool) -> Option<ObjectRef> {
        let items = self.items.get_mut(vm);
        let item = if left { items.pop_front() } else { items.pop_back() };
        self.shift(vm, isize::from(left));
        item
    }

    /// Takes everything out.
    pub(super) fn empty_out(&self, vm: &mut Vm) -> VecDeque<ObjectRef> {
        // Nothing changes for who goes through an empty one.
        if self.items.get(vm).is_empty() {
            return VecDeque::new();
        }
        let old = self.items.replace(vm, VecDeque::new());
        self.left.set(CENTER);
        self.changed();
        old
    }

    /// Turns the items by so many places to the right (`_deque_rotate`).
    pub(super) fn rotate(&self, vm: &mut Vm, count: isize) {
        let items = self.items.get_mut(vm);
        let length = items.len() as isize;
        if length <= 1 {
            return;
        }
        let mut shortest = count.rem_euclid(length);
        items.rotate_right(shortest as usize);
        if shortest > length >> 1 || count < 0 && shortest == length >> 1 && length % 2 == 0 {
            shortest -= length;
        }
        self.shift(vm, -shortest);
        self.changed();
    }

    pub(super) fn changed(&self) {
        self.state.set(self.state.get() + 1);
    }

    /// Takes an item out of the middle, which is turned to the left end for that (`deque_del_item`).
    pub(super) fn remove(&self, vm: &mut Vm, index: usize) -> Option<ObjectRef> {
        self.rotate(vm, -(index as isize));
        let item = self.pop(vm, true);
        self.rotate(vm, index as isize);
        self.changed();
        item
    }

    /// Adds an item at one end; what `maxlen` pushes out at the other is dropped.
    pub(super) fn push(&self, vm: &mut Vm, item: ObjectRef, left: bool) {
        let items = self.items.get_mut(vm);
        if left {
            items.push_front(item)
        } else {
            items.push_back(item)
        }
        let full = self.most.get().is_some_and(|most| items.len() > most);
        self.shift(vm, -isize::from(left));
        self.changed();
        let pushed_out = if full { self.pop(vm, !left) } else { None };
        drop(pushed_out);
    }
}

pub(super) fn new(_: &mut Vm, class: &ObjectRef, _: Arguments) -> Result {
    Ok(ObjectRef::new(class, Deque::empty(None)))
}

static ARGUMENTS: crate::types::converters::Constructor =
    crate::types::converters::Constructor::new("deque", "(iterable=(), maxlen=None)");

pub(super) fn init(vm: &mut Vm, deque: &ObjectRef, arguments: Arguments) -> Result<()> {
    let mut bound = ARGUMENTS.bind(vm, arguments)?;
    let iterable = bound[0].take();
    let most = match bound[1].take().filter(|most| !most.is(&vm.none)) {
        None => None,
        Some(most) if most.payload::<crate::types::int::Int>().is_none() => {
            return Err(vm.type_error("an integer is required"));
        }
        Some(most) => {
            let most = vm.size_argument(&most)?;
            if most < 0 {
                return Err(vm.value_error("maxlen must be non-negative"));
            }
            Some(most as usize)
        }
    };
    let payload = payload(deque);
    payload.most.set(most);
    drop(payload.empty_out(vm));
    match iterable {
        Some(iterable) => extend(vm, deque, &iterable, false),
        None => Ok(()),
    }
}

pub(super) fn extend(vm: &mut Vm, deque: &ObjectRef, iterable: &ObjectRef, left: bool) -> Result<()> {
    if deque.is(iterable) {
        let items = vm.collect(iterable)?;
        let items = vm.new_list(items);
        return extend(vm, deque, &items, left);
    }
    let iterator = vm.iter(iterable)?;
    if payload(deque).items.get(vm).is_empty() {
        // What is filled at once begins at the end of a block.
        payload(deque).left.set(if left { BLOCK_LENGTH - 1 } else { 1 });
    }
    while let Some(item) = vm.next(&iterator)? {
        payload(deque).push(vm, item, left);
    }
    Ok(())
}

/// A new deque of the same class with the same items (`deque_copy`).
pub(super) fn copy(vm: &mut Vm, deque: &ObjectRef) -> Result {
    let most = payload(deque).most.get();
    let exact = vm.module_state.collections.deque.as_ref().is_some_and(|class| class.id() == deque.class_id());
    let class = deque.class_ref();
    if exact {
        let result = ObjectRef::new(&class, Deque::empty(most));
        extend(vm, &result, deque, false)?;
        return Ok(result);
    }
    let mut arguments = Arguments::positional([deque.clone()]);
    arguments.positional.extend(most.map(|most| vm.new_int(most as i64)));
    vm.call(&class, arguments)
}

pub(super) fn repr(vm: &mut Vm, deque: &ObjectRef) -> Result {
    if !vm.enter_repr(deque) {
        return Ok(vm.new_str("[...]"));
    }
    let items = vm.collect(deque);
    let result = items.and_then(|items| {
        let list = vm.new_list(items);
        vm.repr_display(&list)
    });
    vm.leave_repr(deque);
    let (name, items) = (vm.short_class_name(deque), result?);
    Ok(vm.new_str(&match payload(deque).most.get() {
        Some(most) => format!("{name}({items}, maxlen={most})"),
        None => format!("{name}({items})"),
    }))
}

pub(super) fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if left.payload::<Deque>().is_none() || right.payload::<Deque>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let lengths = |vm: &Vm| (payload(left).items.get(vm).len(), payload(right).items.get(vm).len());
    let (first, second) = lengths(vm);
    match comparison {
        Comparison::Equal if left.is(right) => return Ok(vm.true_.clone()),
        Comparison::NotEqual if left.is(right) => return Ok(vm.false_.clone()),
        Comparison::Equal if first != second => return Ok(vm.false_.clone()),
        Comparison::NotEqual if first != second => return Ok(vm.true_.clone()),
        _ => {}
    }
    let (a, b) = (vm.iter(left)?, vm.iter(right)?);
    loop {
        let (x, y) = (vm.next(&a)?, vm.next(&b)?);
        let (Some(x), Some(y)) = (&x, &y) else {
            return Ok(vm.new_bool(comparison.holds(x.is_some().cmp(&y.is_some()))));
        };
        if !vm.identical_or_equal(x, y)? {
            // Whatever is asked: they are compared once more.
            let result = vm.compare_truth(x, y, comparison)?;
            return Ok(vm.new_bool(result));
        }
    }
}

pub(super) fn contains(vm: &mut Vm, deque: &ObjectRef, wanted: &ObjectRef) -> Result<bool> {
    let state = payload(deque).state.get();
    let mut index = 0;
    while let Some(item) = item_at(vm, deque, index) {
        if vm.identical_or_equal(&item, wanted)? {
            return Ok(true);
        }
        if payload(deque).state.get() != state {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        index += 1;
    }
    Ok(false)
}

pub(super) fn concatenate(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    if right.payload::<Deque>().is_none() {
        let name = vm.class_name(right);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
    }
    let result = copy(vm, left)?;
    extend(vm, &result, right, false)?;
    Ok(result)
}

pub(super) fn in_place_repeat(vm: &mut Vm, deque: &ObjectRef, count: isize) -> Result {
    let items: Vec<ObjectRef> = payload(deque).items.get(vm).iter().cloned().collect();
    let total = repeated_length(vm, items.len(), count)?;
    if count <= 0 {
        drop(payload(deque).empty_out(vm));
    } else if total > items.len() {
        for _ in 1..count {
            for item in &items {
                payload(deque).push(vm, item.clone(), false);
            }
        }
    }
    Ok(deque.clone())
}

pub(super) fn repeat(vm: &mut Vm, deque: &ObjectRef, count: isize) -> Result {
    let result = copy(vm, deque)?;
    in_place_repeat(vm, &result, count)
}

pub(super) fn item(vm: &mut Vm, deque: &ObjectRef, index: isize) -> Result {
    match usize::try_from(index).ok().and_then(|index| item_at(vm, deque, index)) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("deque index out of range")),
    }
}

/// The place that a subscript names.
fn place(vm: &mut Vm, deque: &ObjectRef, key: &ObjectRef) -> Result<usize> {
    if !vm.has_index(key) {
        let name = vm.class_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    let index = vm.sequence_index(key)?;
    let length = payload(deque).items.get(vm).len();
    let index = if index < 0 { index.wrapping_add_unsigned(length) } else { index };
    match usize::try_from(index) {
        Ok(index) if index < length => Ok(index),
        _ => Err(vm.index_error("deque index out of range")),
    }
}

pub(super) fn subscript(vm: &mut Vm, deque: &ObjectRef, key: &ObjectRef) -> Result {
    let index = place(vm, deque, key)?;
    item(vm, deque, index as isize)
}

pub(super) fn assign_subscript(
    vm: &mut Vm,
    deque: &ObjectRef,
    key: &ObjectRef,
    value: Option<ObjectRef>,
) -> Result<()> {
    let index = place(vm, deque, key)?;
    let payload = payload(deque);
    let old = match value {
        Some(value) => payload.items.get_mut(vm).get_mut(index).map(|slot| std::mem::replace(slot, value)),
        None => payload.remove(vm, index),
    };
    drop(old);
    Ok(())
}

/// The payload of the iterators, forwards and backwards.
pub struct DequeIterator {
    deque: ObjectRef,
    state: u64,
    index: Cell<usize>,
    /// How many items are still to come.
    remaining: Cell<usize>,
}

impl Trace for DequeIterator {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.deque);
    }
}

pub(super) fn new_iterator(vm: &mut Vm, deque: &ObjectRef, backwards: bool) -> Result {
    let types = &vm.module_state.collections;
    let class = if backwards { &types.deque_reverse_iterator } else { &types.deque_iterator };
    let Some(class) = class.clone() else { return Ok(vm.none.clone()) };
    let payload = payload(deque);
    let length = payload.items.get(vm).len();
    let iterator = DequeIterator {
        deque: deque.clone(),
        state: payload.state.get(),
        index: Cell::new(0),
        remaining: Cell::new(length),
    };
    Ok(ObjectRef::new(&class, iterator))
}

fn new_from_arguments(vm: &mut Vm, arguments: Arguments, backwards: bool) -> Result {
    let count = arguments.positional.len();
    if count == 0 || count > 2 {
        let (bound, wanted, plural) = if count == 0 { ("least", 1, "") } else { ("most", 2, "s") };
        return Err(vm.type_error(format!("function takes at {bound} {wanted} argument{plural} ({count} given)")));
    }
    let deque = arguments.positional[0].clone();
    if deque.payload::<Deque>().is_none() {
        let name = vm.name_in_message(&deque);
        return Err(vm.type_error(format!("argument 1 must be collections.deque, not {name}")));
    }
    let iterator = new_iterator(vm, &deque, backwards)?;
    let skip = match arguments.positional.get(1) {
        Some(skip) => vm.size_argument(&skip.clone())?,
        None => 0,
    };
    for _ in 0..skip {
        if vm.next(&iterator)?.is_none() {
            break;
        }
    }
    Ok(iterator)
}

fn next(vm: &mut Vm, object: &ObjectRef, backwards: bool) -> Result<Option<ObjectRef>> {
    let Some(iterator) = object.payload::<DequeIterator>() else { return Ok(None) };
    // Only backwards is the end seen before a change.
    if backwards && iterator.remaining.get() == 0 {
        return Ok(None);
    }
    if payload(&iterator.deque).state.get() != iterator.state {
        iterator.remaining.set(0);
        return Err(vm.runtime_error("deque mutated during iteration"));
    }
    let remaining = iterator.remaining.get();
    if remaining == 0 {
        return Ok(None);
    }
    let index = iterator.index.get();
    iterator.index.set(index + 1);
    iterator.remaining.set(remaining - 1);
    Ok(item_at(vm, &iterator.deque, if backwards { remaining - 1 } else { index }))
}

fn length_hint(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let remaining = object.payload::<DequeIterator>().map_or(0, |iterator| iterator.remaining.get());
    Ok(vm.new_int(remaining as i64))
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let Some(iterator) = object.payload::<DequeIterator>() else { return Ok(vm.none.clone()) };
    let index = vm.new_int(iterator.index.get() as i64);
    let arguments = vm.new_tuple(vec![iterator.deque.clone(), index]);
    Ok(vm.new_tuple(vec![object.class_ref(), arguments]))
}

const fn forwards(module: &'static str) -> TypeDefinition {
    TypeDefinition {
        name: "_deque_iterator",
        module,
        base_type: false,
        methods: ITERATOR_METHODS,
        slots: |slots| {
            slots.get_attribute = Some(Vm::generic_get_attribute);
            slots.new = Some(|vm, _, arguments| new_from_arguments(vm, arguments, false));
            slots.iter = Some(|_, iterator| Ok(iterator.clone()));
            slots.next = Some(|vm, iterator| next(vm, iterator, false));
        },
        ..TypeDefinition::EMPTY
    }
}

const fn backwards(module: &'static str) -> TypeDefinition {
    TypeDefinition {
        name: "_deque_reverse_iterator",
        module,
        base_type: false,
        methods: ITERATOR_METHODS,
        slots: |slots| {
            slots.get_attribute = Some(Vm::generic_get_attribute);
            slots.new = Some(|vm, _, arguments| new_from_arguments(vm, arguments, true));
            slots.iter = Some(|_, iterator| Ok(iterator.clone()));
            slots.next = Some(|vm, iterator| next(vm, iterator, true));
        },
        ..TypeDefinition::EMPTY
    }
}

static ITERATOR_METHODS: &[MethodDefinition] =
    &[method("__length_hint__", "($self, /)", length_hint), method("__reduce__", "($self, /)", reduce)];

/// `_deque_iterator`
pub static ITERATOR: TypeDefinition = forwards("collections");
/// `_deque_iterator` of 3.11
pub static EARLIER_ITERATOR: TypeDefinition = forwards("_collections");
/// `_deque_reverse_iterator`
pub static REVERSE_ITERATOR: TypeDefinition = backwards("collections");
/// `_deque_reverse_iterator` of 3.11
pub static EARLIER_REVERSE_ITERATOR: TypeDefinition = backwards("_collections");

/// The entry of a required argument, for the methods.
pub(super) fn argument(vm: &Vm, arguments: &mut [Option<ObjectRef>], index: usize) -> ObjectRef {
    given(vm, arguments, index)
}
