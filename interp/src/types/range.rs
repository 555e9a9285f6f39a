//! `range` and its iterators.

use std::cell::Cell;

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{One, Signed, Zero};

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::hashing::TupleHasher;
use crate::types::int::Int;
use crate::types::native::{TypeDefinition, member, method};
use crate::types::slice::Slice;
use crate::types::slots::Comparison;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a range: ints of any size.
pub struct Range {
    /// `start`
    pub start: ObjectRef,
    /// `stop`
    pub stop: ObjectRef,
    /// `step`
    pub step: ObjectRef,
    /// The number of items.
    pub length: ObjectRef,
}

impl Trace for Range {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
        visit(&self.length);
    }
}

/// The payload of an iterator over a range of machine integers.
pub struct RangeIterator {
    /// The next item.
    pub next: Cell<i64>,
    /// The step.
    pub step: i64,
    /// How many items there were in the beginning.
    pub length: u64,
    /// How many items are still to come.
    pub remaining: Cell<u64>,
}

impl Trace for RangeIterator {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

/// The payload of an iterator over a range of larger integers.
pub struct LongRangeIterator {
    /// The first item, until it has been given: the object that the range has.
    first: Contents<Option<ObjectRef>>,
    next: Contents<BigInt>,
    step: BigInt,
    remaining: Contents<BigInt>,
}

impl Trace for LongRangeIterator {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn big(value: &ObjectRef) -> BigInt {
    value.payload::<Int>().map(|value| value.to_big().into_owned()).unwrap_or_default()
}

fn small(value: &ObjectRef) -> Option<i64> {
    value.payload::<Int>().and_then(Int::to_i64)
}

fn payload(range: &ObjectRef) -> &Range {
    range.payload::<Range>().expect("the receiver of a range's method is a range")
}

/// How many items there are from `start` to `stop` (`compute_range_length`).
fn length_of(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    let (low, high) = if step.is_negative() { (stop, start) } else { (start, stop) };
    if low >= high { BigInt::zero() } else { (high - low - BigInt::one()) / step.abs() + BigInt::one() }
}

impl Vm {
    /// A range; all three are ints, the step is not zero.
    pub fn new_range(&self, start: ObjectRef, stop: ObjectRef, step: ObjectRef) -> ObjectRef {
        let length = match (small(&start), small(&stop), small(&step)) {
            (Some(start), Some(stop), Some(step)) => {
                let distance =
                    if step < 0 { i128::from(start) - i128::from(stop) } else { i128::from(stop) - i128::from(start) };
                let length = if distance <= 0 { 0 } else { (distance - 1) / i128::from(step).abs() + 1 };
                match i64::try_from(length) {
                    Ok(length) => self.new_int(length),
                    Err(_) => self.new_big_int(BigInt::from(length)),
                }
            }
            _ => self.new_big_int(length_of(&big(&start), &big(&stop), &big(&step))),
        };
        ObjectRef::new(&self.types.range, Range { start, stop, step, length })
    }

    fn new_range_iterator(&self, start: BigInt, step: BigInt, length: BigInt) -> ObjectRef {
        let stop = &start + &step * &length;
        let fits = |value: &BigInt| i64::try_from(value).ok();
        if let (Some(start), Some(_), Some(step), Some(length)) =
            (fits(&start), fits(&stop), fits(&step), fits(&length))
        {
            let length = length as u64;
            let payload = RangeIterator { next: Cell::new(start), step, length, remaining: Cell::new(length) };
            return ObjectRef::new(&self.types.range_iterator, payload);
        }
        let payload = LongRangeIterator {
            first: Contents::new(None),
            next: Contents::new(start),
            step,
            remaining: Contents::new(length),
        };
        ObjectRef::new(&self.types.long_range_iterator, payload)
    }
}

fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("range", &arguments)?;
    vm.check_positional("range", &arguments, 1, 3)?;
    let mut given = arguments.positional.into_iter();
    let (start, stop, step) = match (given.next(), given.next()) {
        (Some(stop), None) => (vm.new_int(0), vm.index_exact(&stop)?, vm.new_int(1)),
        (Some(start), Some(stop)) => {
            let start = vm.index_exact(&start)?;
            let stop = vm.index_exact(&stop)?;
            let step = match given.next() {
                Some(step) => vm.index_exact(&step)?,
                None => vm.new_int(1),
            };
            (start, stop, step)
        }
        (None, _) => return Ok(vm.none.clone()),
    };
    if small(&step) == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(vm.new_range(start, stop, step))
}

impl Vm {
    /// `operator.index(x)` as an int that is not a bool or of another subclass.
    fn index_exact(&mut self, object: &ObjectRef) -> Result {
        let index = self.index(object)?;
        if index.class_id() == self.types.int.id() {
            return Ok(index);
        }
        match index.payload::<Int>() {
            Some(value) => Ok(self.new_integer(value.clone())),
            None => Ok(index),
        }
    }
}

fn repr(vm: &mut Vm, range: &ObjectRef) -> Result {
    let range = payload(range);
    let (start, stop) = (vm.repr_display(&range.start)?, vm.repr_display(&range.stop)?);
    let text = if small(&range.step) == Some(1) {
        format!("range({start}, {stop})")
    } else {
        format!("range({start}, {stop}, {})", vm.repr_display(&range.step)?)
    };
    Ok(vm.new_str(&text))
}

fn length(vm: &mut Vm, range: &ObjectRef) -> Result<usize> {
    match small(&payload(range).length) {
        Some(length) => Ok(length as usize),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn item_at(vm: &Vm, range: &Range, index: &BigInt) -> ObjectRef {
    vm.new_big_int(big(&range.start) + index * big(&range.step))
}

fn item_or_error(vm: &mut Vm, range: &Range, index: BigInt) -> Result {
    let length = big(&range.length);
    let index = if index.is_negative() { index + &length } else { index };
    if index.is_negative() || index >= length {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(item_at(vm, range, &index))
}

fn item(vm: &mut Vm, range: &ObjectRef, index: isize) -> Result {
    if index < 0 {
        return Err(vm.index_error("range object index out of range"));
    }
    item_or_error(vm, payload(range), BigInt::from(index))
}

fn subscript(vm: &mut Vm, range: &ObjectRef, key: &ObjectRef) -> Result {
    let range = payload(range);
    if vm.has_index(key) {
        let index = vm.index(key)?;
        return item_or_error(vm, range, big(&index));
    }
    let Some(slice) = key.payload::<Slice>() else {
        let name = vm.class_name(key);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {name}")));
    };
    let (start, stop, step) = vm.slice_long_indices(slice, &big(&range.length))?;
    let (first, stride) = (big(&range.start), big(&range.step));
    let ends = [&first + start * &stride, &first + stop * &stride, step * &stride].map(|value| vm.new_big_int(value));
    let [start, stop, step] = ends;
    Ok(vm.new_range(start, stop, step))
}

/// The place of an int in a range.
fn find(range: &Range, wanted: &ObjectRef) -> Option<BigInt> {
    let (start, stop, step, wanted) = (big(&range.start), big(&range.stop), big(&range.step), big(wanted));
    let inside = if step.is_positive() { start <= wanted && wanted < stop } else { stop < wanted && wanted <= start };
    let (place, rest) = (wanted - start).div_rem(&step);
    (inside && rest.is_zero()).then_some(place)
}

/// Whether an object is an int or bool, whose place follows by calculation.
fn is_plain_int(vm: &Vm, object: &ObjectRef) -> bool {
    object.class_id() == vm.types.int.id() || object.class_id() == vm.types.bool.id()
}

fn contains(vm: &mut Vm, range: &ObjectRef, wanted: &ObjectRef) -> Result<bool> {
    if is_plain_int(vm, wanted) {
        return Ok(find(payload(range), wanted).is_some());
    }
    let iterator = vm.iter(range)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.identical_or_equal(&item, wanted)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn index(vm: &mut Vm, range: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let wanted = given(vm, arguments, 0);
    if is_plain_int(vm, &wanted) {
        if let Some(place) = find(payload(range), &wanted) {
            return Ok(vm.new_big_int(place));
        }
        let wanted = vm.repr_display(&wanted)?;
        return Err(vm.value_error(format!("{wanted} is not in range")));
    }
    let iterator = vm.iter(range)?;
    let mut index = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.identical_or_equal(&item, &wanted)? {
            return Ok(vm.new_int(index));
        }
        index += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn count(vm: &mut Vm, range: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let wanted = given(vm, arguments, 0);
    if is_plain_int(vm, &wanted) {
        return Ok(vm.new_int(i64::from(find(payload(range), &wanted).is_some())));
    }
    let iterator = vm.iter(range)?;
    let mut count = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.identical_or_equal(&item, &wanted)? {
            count += 1;
        }
    }
    Ok(vm.new_int(count))
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (Some(a), Some(b)) = (left.payload::<Range>(), right.payload::<Range>()) else {
        return Ok(vm.not_implemented.clone());
    };
    let length = big(&a.length);
    let equal = length == big(&b.length)
        && (length.is_zero() || big(&a.start) == big(&b.start) && (length.is_one() || big(&a.step) == big(&b.step)));
    match comparison {
        Comparison::Equal => Ok(vm.new_bool(equal)),
        Comparison::NotEqual => Ok(vm.new_bool(!equal)),
        _ => Ok(vm.not_implemented.clone()),
    }
}

/// The hash of a tuple of the length, the first item and the step, as far as they matter.
fn hash(vm: &mut Vm, range: &ObjectRef) -> Result<i64> {
    let range = payload(range);
    let none = vm.none.clone();
    let start = if small(&range.length) == Some(0) { &none } else { &range.start };
    let step = if matches!(small(&range.length), Some(0 | 1)) { &none } else { &range.step };
    let mut hasher = TupleHasher::default();
    for part in [&range.length, start, step] {
        hasher.add(vm.hash(part)?);
    }
    Ok(hasher.finish())
}

fn iter(vm: &mut Vm, range: &ObjectRef) -> Result {
    let range = payload(range);
    if let (Some(start), Some(stop), Some(step), Some(length)) =
        (small(&range.start), small(&range.stop), small(&range.step), small(&range.length))
        && stop.checked_add(step).is_some()
    {
        let length = length as u64;
        let payload = RangeIterator { next: Cell::new(start), step, length, remaining: Cell::new(length) };
        return Ok(ObjectRef::new(&vm.types.range_iterator, payload));
    }
    let payload = LongRangeIterator {
        // Iterators without a state count by moving the start that they were given.
        first: Contents::new(vm.profile.range_iterators_have_no_state.then(|| range.start.clone())),
        next: Contents::new(big(&range.start)),
        step: big(&range.step),
        remaining: Contents::new(big(&range.length)),
    };
    Ok(ObjectRef::new(&vm.types.long_range_iterator, payload))
}

fn reversed(vm: &mut Vm, range: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let range = payload(range);
    let (length, step) = (big(&range.length), big(&range.step));
    let last = big(&range.start) + (&length - BigInt::one()) * &step;
    Ok(vm.new_range_iterator(last, -step, length))
}

fn reduce(vm: &mut Vm, range: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let payload = payload(range);
    let parts = vm.new_tuple(vec![payload.start.clone(), payload.stop.clone(), payload.step.clone()]);
    Ok(vm.new_tuple(vec![range.class_ref(), parts]))
}

/// `range`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "range",
    base_type: false,
    sequence: true,
    methods: &[
        method("__reversed__", "($self, /)", reversed),
        method("__reduce__", "($self, /)", reduce),
        method("count", "($self, object, /)", count),
        method("index", "($self, object, /)", index),
    ],
    attributes: &[
        member("start", |_, range| Ok(payload(range).start.clone())),
        member("stop", |_, range| Ok(payload(range).stop.clone())),
        member("step", |_, range| Ok(payload(range).step.clone())),
    ],
    slots: |slots| {
        slots.new = Some(new);
        slots.repr = Some(repr);
        slots.hash = Some(hash);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.compare = Some(compare);
        slots.iter = Some(iter);
        slots.truth = Some(|_, range| Ok(small(&payload(range).length) != Some(0)));
        slots.length = Some(length);
        slots.item = Some(item);
        slots.contains = Some(contains);
        slots.subscript = Some(subscript);
    },
    ..TypeDefinition::EMPTY
};

#[inline(always)]
fn state(object: &ObjectRef) -> &RangeIterator {
    object.payload::<RangeIterator>().expect("the receiver of an iterator's method is the iterator")
}

#[inline]
fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = state(iterator);
    let remaining = state.remaining.get();
    if remaining == 0 {
        return Ok(None);
    }
    let value = state.next.get();
    state.remaining.set(remaining - 1);
    state.next.set(value.wrapping_add(state.step));
    Ok(Some(vm.new_int(value)))
}

fn iterator_length_hint(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_int(state(iterator).remaining.get() as i64))
}

fn iterator_reduce(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = state(iterator);
    let (start, step) = (state.next.get(), state.step);
    let stop = start.wrapping_add((state.remaining.get() as i64).wrapping_mul(step));
    let taken = if vm.profile.range_iterators_have_no_state { 0 } else { state.length - state.remaining.get() };
    let start = start.wrapping_sub((taken as i64).wrapping_mul(step));
    reduced(vm, [BigInt::from(start), BigInt::from(stop), BigInt::from(step)], taken)
}

/// `iter`, a range of what is still to come, a state that says nothing.
fn reduced(vm: &mut Vm, parts: [BigInt; 3], taken: u64) -> Result {
    let [start, stop, step] = parts.map(|part| vm.new_big_int(part));
    let range = vm.new_range(start, stop, step);
    let name = vm.intern("iter");
    let builtins = vm.builtins.clone();
    let function = vm.dict_get(&builtins, &name)?.unwrap_or_else(|| vm.none.clone());
    let arguments = vm.new_tuple(vec![range]);
    let state = if vm.profile.range_iterators_have_no_state { vm.none.clone() } else { vm.new_int(taken as i64) };
    Ok(vm.new_tuple(vec![function, arguments, state]))
}

fn iterator_set_state(vm: &mut Vm, iterator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let position = given(vm, arguments, 0);
    let index = vm.index(&position)?;
    let Some(Int::Small(position)) = index.payload::<Int>() else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    let position = (*position).max(0) as u64;
    let state = state(iterator);
    let position = position.min(state.remaining.get());
    state.next.set(state.next.get().wrapping_add((position as i64).wrapping_mul(state.step)));
    state.remaining.set(state.remaining.get() - position);
    Ok(vm.none.clone())
}

/// `range_iterator`
pub static ITERATOR: TypeDefinition = TypeDefinition {
    name: "range_iterator",
    base_type: false,
    methods: &[
        method("__length_hint__", "($self, /)", iterator_length_hint),
        method("__reduce__", "($self, /)", iterator_reduce),
        method("__setstate__", "($self, object, /)", iterator_set_state),
    ],
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};

fn long_state(object: &ObjectRef) -> &LongRangeIterator {
    object.payload::<LongRangeIterator>().expect("the receiver of an iterator's method is the iterator")
}

fn long_next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = long_state(iterator);
    let remaining = state.remaining.get_mut(vm);
    if remaining.is_zero() {
        return Ok(None);
    }
    *remaining -= 1;
    let next = state.next.get_mut(vm);
    let value = next.clone();
    *next += &state.step;
    match state.first.get_mut(vm).take() {
        Some(first) => Ok(Some(first)),
        None => Ok(Some(vm.new_big_int(value))),
    }
}

fn long_length_hint(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let remaining = long_state(iterator).remaining.get(vm).clone();
    Ok(vm.new_big_int(remaining))
}

fn long_reduce(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = long_state(iterator);
    let start = state.next.get(vm).clone();
    let stop = &start + state.remaining.get(vm) * &state.step;
    reduced(vm, [start, stop, state.step.clone()], 0)
}

fn long_set_state(vm: &mut Vm, iterator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let position = given(vm, arguments, 0);
    if position.payload::<Int>().is_none() {
        // It is compared with 0 first, whatever it is.
        let zero = vm.new_int(0);
        vm.compare_truth(&position, &zero, Comparison::Less)?;
        return Err(vm.type_error("an integer is required"));
    }
    let state = long_state(iterator);
    let position = big(&position).max(BigInt::zero()).min(state.remaining.get(vm).clone());
    if !position.is_zero() {
        drop(state.first.replace(vm, None));
    }
    *state.next.get_mut(vm) += &position * &state.step;
    *state.remaining.get_mut(vm) -= position;
    Ok(vm.none.clone())
}

/// `longrange_iterator`
pub static LONG_ITERATOR: TypeDefinition = TypeDefinition {
    name: "longrange_iterator",
    base_type: false,
    methods: &[
        method("__length_hint__", "($self, /)", long_length_hint),
        method("__reduce__", "($self, /)", long_reduce),
        method("__setstate__", "($self, object, /)", long_set_state),
    ],
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(long_next);
    },
    ..TypeDefinition::EMPTY
};
