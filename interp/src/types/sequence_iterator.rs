//! The iterators that walk over a sequence by index: those of lists and tuples, `reversed`, and what `iter()`
//! makes of an object that has only `__getitem__`.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::list::List;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::range::RangeIterator;
use crate::types::tuple::Tuple;
use crate::types::type_object::type_flag;
use crate::vm::{Arguments, Result, Vm};

/// The payload.
pub struct SequenceIterator {
    /// The sequence, until its end was seen.
    pub sequence: Contents<Option<ObjectRef>>,
    /// The next index.
    pub position: Cell<isize>,
}

impl Trace for SequenceIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.sequence.get(token).iter().for_each(visit);
    }
}

#[inline(always)]
fn state(object: &ObjectRef) -> &SequenceIterator {
    object.payload::<SequenceIterator>().expect("the receiver of an iterator's method is the iterator")
}

impl SequenceIterator {
    /// Lets go of the sequence: the end was seen.
    fn finish(&self, vm: &mut Vm) {
        let sequence = self.sequence.replace(vm, None);
        drop(sequence);
    }
}

impl Vm {
    fn new_index_iterator(&self, class: &ObjectRef, sequence: ObjectRef, position: isize) -> ObjectRef {
        let payload = SequenceIterator { sequence: Contents::new(Some(sequence)), position: Cell::new(position) };
        ObjectRef::new(class, payload)
    }

    /// An iterator over `sequence[0]`, `sequence[1]`, … until IndexError.
    pub fn new_sequence_iterator(&self, sequence: ObjectRef) -> ObjectRef {
        self.new_index_iterator(&self.types.sequence_iterator, sequence, 0)
    }

    /// `memory_iterator`
    pub fn new_memory_iterator(&self, view: ObjectRef) -> ObjectRef {
        self.new_index_iterator(&self.types.memory_iterator, view, 0)
    }

    /// `list_iterator`
    pub fn new_list_iterator(&self, list: ObjectRef) -> ObjectRef {
        self.new_index_iterator(&self.types.list_iterator, list, 0)
    }

    /// `list_reverseiterator`
    pub fn new_list_reverse_iterator(&self, list: ObjectRef) -> ObjectRef {
        let length = list.payload::<List>().map_or(0, |list| list.items.get(self).len());
        self.new_index_iterator(&self.types.list_reverse_iterator, list, length as isize - 1)
    }

    /// `tuple_iterator`
    pub fn new_tuple_iterator(&self, tuple: ObjectRef) -> ObjectRef {
        self.new_index_iterator(&self.types.tuple_iterator, tuple, 0)
    }

    /// The next item of an iterator over a list, tuple or range, which no code can observe; `None` for any other
    /// iterator, and at the end.
    #[inline]
    pub fn next_directly(&self, iterator: &ObjectRef) -> Option<ObjectRef> {
        if let Some(state) = iterator.payload::<SequenceIterator>() {
            let position = state.position.get();
            let sequence = state.sequence.get(self).as_ref()?;
            let item = if iterator.class_id() == self.types.list_iterator.id() {
                sequence.payload::<List>()?.items.get(self).get(position as usize)?
            } else if iterator.class_id() == self.types.tuple_iterator.id() {
                sequence.payload::<Tuple>()?.0.get(position as usize)?
            } else {
                return None;
            };
            state.position.set(position + 1);
            return Some(item.clone());
        }
        let state = iterator.payload::<RangeIterator>()?;
        let remaining = state.remaining.get().checked_sub(1)?;
        let value = state.next.get();
        state.remaining.set(remaining);
        state.next.set(value.wrapping_add(state.step));
        Some(self.new_int(value))
    }

    /// What `__reduce__` of iterators gives: `iter` with its argument, and a position where there is one.
    pub fn reduced_as_iter(&mut self, argument: ObjectRef) -> Result {
        self.reduced_with("iter", argument, None)
    }

    /// A built-in function with its argument, and a position where there is one.
    fn reduced_with(&mut self, function: &str, argument: ObjectRef, position: Option<isize>) -> Result {
        let name = self.intern(function);
        let builtins = self.builtins.clone();
        let function = self.dict_get(&builtins, &name)?.unwrap_or_else(|| self.none.clone());
        let mut parts = vec![function, self.new_tuple(vec![argument])];
        parts.extend(position.map(|position| self.new_int(position as i64)));
        Ok(self.new_tuple(parts))
    }
}

#[inline]
fn list_item(vm: &Vm, sequence: &ObjectRef, position: isize) -> Option<ObjectRef> {
    sequence.payload::<List>()?.items.get(vm).get(position as usize).cloned()
}

#[inline]
fn next_of_list(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = state(iterator);
    let Some(list) = state.sequence.get(vm) else { return Ok(None) };
    let position = state.position.get();
    let item = list_item(vm, list, position);
    if item.is_some() {
        state.position.set(position + 1);
    } else {
        state.finish(vm);
    }
    Ok(item)
}

fn next_of_list_reversed(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = state(iterator);
    let Some(list) = state.sequence.get(vm) else { return Ok(None) };
    let position = state.position.get();
    if position < 0 && vm.profile.exhausted_reverse_iterators_stay {
        return Ok(None);
    }
    let item = if position < 0 { None } else { list_item(vm, list, position) };
    if item.is_some() {
        state.position.set(position - 1);
    } else {
        state.position.set(-1);
        state.finish(vm);
    }
    Ok(item)
}

#[inline]
fn next_of_tuple(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = state(iterator);
    let Some(tuple) = state.sequence.get(vm) else { return Ok(None) };
    let position = state.position.get();
    let item = tuple.payload::<Tuple>().and_then(|tuple| tuple.0.get(position as usize)).cloned();
    if item.is_some() {
        state.position.set(position + 1);
    } else {
        state.finish(vm);
    }
    Ok(item)
}

/// `sequence[index]`, `None` where that raises IndexError or StopIteration.
fn item_or_end(vm: &mut Vm, sequence: &ObjectRef, index: isize) -> Result<Option<ObjectRef>> {
    let result = match sequence.class_payload(vm).slots(vm).item {
        Some(function) => function(vm, sequence, index),
        None => {
            let index = vm.new_int(index as i64);
            vm.get_item(sequence, &index)
        }
    };
    match result {
        Ok(item) => Ok(Some(item)),
        Err(raised)
            if vm.is_raised(&raised, &vm.exceptions.index_error)
                || vm.is_raised(&raised, &vm.exceptions.stop_iteration) =>
        {
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

/// The next item of an iterator that asks for `sequence[index]`.
pub fn next_of_sequence(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = state(iterator);
    let Some(sequence) = state.sequence.cloned(vm) else { return Ok(None) };
    let position = state.position.get();
    if position == isize::MAX {
        return Err(vm.overflow_error("iter index too large"));
    }
    let item = item_or_end(vm, &sequence, position)?;
    if item.is_some() {
        state.position.set(position + 1);
    } else {
        state.finish(vm);
    }
    Ok(item)
}

fn next_reversed(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let state = state(iterator);
    let position = state.position.get();
    if position >= 0
        && let Some(sequence) = state.sequence.cloned(vm)
        && let Some(item) = item_or_end(vm, &sequence, position)?
    {
        state.position.set(position - 1);
        return Ok(Some(item));
    }
    state.position.set(-1);
    state.finish(vm);
    Ok(None)
}

fn new_reversed(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if vm.initialises_as(class, &vm.types.reversed) {
        vm.reject_keywords("reversed", &arguments)?;
    }
    vm.check_positional("reversed", &arguments, 1, 1)?;
    let Some(sequence) = arguments.positional.into_iter().next() else { return Ok(vm.none.clone()) };
    let name = vm.names.__reversed__.clone();
    let not_reversible = |vm: &mut Vm| {
        let name = vm.class_name(&sequence);
        Err(vm.type_error(format!("'{name}' object is not reversible")))
    };
    if let Some(method) = vm.lookup_special(&sequence, &name)? {
        if method.is(&vm.none) {
            return not_reversible(vm);
        }
        return vm.call(&method, Arguments::none());
    }
    // A mapping has no places to walk over.
    let payload = sequence.class_payload(vm);
    if payload.slots(vm).item.is_none() || payload.has_flag(vm, type_flag::MAPPING) {
        return not_reversible(vm);
    }
    let length = vm.len(&sequence)?;
    Ok(vm.new_index_iterator(class, sequence, length as isize - 1))
}

/// The length of the sequence that is walked over, `None` where it has none.
fn sequence_length(vm: &mut Vm, sequence: &ObjectRef) -> Result<Option<isize>> {
    if sequence.class_payload(vm).slots(vm).length.is_none() {
        return Ok(None);
    }
    Ok(Some(vm.len(sequence)? as isize))
}

fn length_hint(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = state(iterator);
    let Some(sequence) = state.sequence.cloned(vm) else { return Ok(vm.new_int(0)) };
    match sequence_length(vm, &sequence)? {
        Some(length) => Ok(vm.new_int((length - state.position.get()).max(0) as i64)),
        None => Ok(vm.not_implemented.clone()),
    }
}

fn reversed_length_hint(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = state(iterator);
    let Some(sequence) = state.sequence.cloned(vm) else { return Ok(vm.new_int(0)) };
    let left = state.position.get() + 1;
    let length = sequence_length(vm, &sequence)?.unwrap_or(0);
    Ok(vm.new_int(if length < left { 0 } else { left as i64 }))
}

/// `__reduce__` of those that walk forwards; an exhausted one is `iter` of something empty.
/// `__reduce__`: how to make the iterator again.
pub fn reduce(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = state(iterator);
    match state.sequence.cloned(vm) {
        Some(sequence) => vm.reduced_with("iter", sequence, Some(state.position.get())),
        None if iterator.class_id() == vm.types.list_iterator.id() => {
            let empty = vm.new_list(Vec::new());
            vm.reduced_as_iter(empty)
        }
        None => {
            let empty = vm.empty_tuple.clone();
            vm.reduced_as_iter(empty)
        }
    }
}

fn reduce_list_reversed(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = state(iterator);
    let sequence = state.sequence.cloned(vm).filter(|_| state.position.get() >= 0);
    match sequence {
        Some(sequence) => vm.reduced_with("reversed", sequence, Some(state.position.get())),
        None => {
            let empty = vm.new_list(Vec::new());
            if vm.profile.exhausted_reverse_iterators_stay {
                return vm.reduced_with("reversed", empty, None);
            }
            vm.reduced_as_iter(empty)
        }
    }
}

fn reduce_reversed(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let state = state(iterator);
    let class = iterator.class_ref();
    Ok(match state.sequence.cloned(vm) {
        Some(sequence) => {
            let position = vm.new_int(state.position.get() as i64);
            vm.new_tuple(vec![class, vm.new_tuple(vec![sequence]), position])
        }
        None => vm.new_tuple(vec![class, vm.new_tuple(vec![vm.empty_tuple.clone()])]),
    })
}

/// `__setstate__`: the position.
pub fn set_state(vm: &mut Vm, iterator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let position = given(vm, arguments, 0);
    let position = vm.size_of_int(&position)?;
    let state = state(iterator);
    if position < 0 && iterator.class_id() == vm.types.list_iterator.id() && vm.profile.negative_state_exhausts {
        state.finish(vm);
    }
    let position = position.max(0);
    if let Some(sequence) = state.sequence.cloned(vm) {
        let is_list_or_tuple = iterator.class_id() != vm.types.sequence_iterator.id();
        let most = if is_list_or_tuple { sequence_length(vm, &sequence)?.unwrap_or(isize::MAX) } else { isize::MAX };
        state.position.set(position.min(most));
    }
    Ok(vm.none.clone())
}

fn set_reversed_state(vm: &mut Vm, iterator: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let position = given(vm, arguments, 0);
    let position = vm.size_of_int(&position)?;
    let state = state(iterator);
    if let Some(sequence) = state.sequence.cloned(vm) {
        let last = sequence_length(vm, &sequence)?.unwrap_or(0) - 1;
        state.position.set(position.clamp(-1, last.max(-1)));
    }
    Ok(vm.none.clone())
}

const SET_STATE: MethodDefinition = method("__setstate__", "($self, object, /)", set_state);

pub static METHODS: &[MethodDefinition] =
    &[method("__length_hint__", "($self, /)", length_hint), method("__reduce__", "($self, /)", reduce), SET_STATE];

static LIST_REVERSED_METHODS: &[MethodDefinition] = &[
    method("__length_hint__", "($self, /)", reversed_length_hint),
    method("__reduce__", "($self, /)", reduce_list_reversed),
    method("__setstate__", "($self, object, /)", set_reversed_state),
];

static REVERSED_METHODS: &[MethodDefinition] = &[
    method("__length_hint__", "($self, /)", reversed_length_hint),
    method("__reduce__", "($self, /)", reduce_reversed),
    method("__setstate__", "($self, object, /)", set_reversed_state),
];

/// `iterator`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "iterator",
    base_type: false,
    methods: METHODS,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_sequence);
    },
    ..TypeDefinition::EMPTY
};

/// `memory_iterator`
pub static MEMORY_ITERATOR: TypeDefinition = TypeDefinition {
    name: "memory_iterator",
    base_type: false,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_sequence);
    },
    ..TypeDefinition::EMPTY
};

/// `list_iterator`
pub static LIST_ITERATOR: TypeDefinition = TypeDefinition {
    name: "list_iterator",
    base_type: false,
    methods: METHODS,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_list);
    },
    ..TypeDefinition::EMPTY
};

/// `list_reverseiterator`
pub static LIST_REVERSE_ITERATOR: TypeDefinition = TypeDefinition {
    name: "list_reverseiterator",
    base_type: false,
    methods: LIST_REVERSED_METHODS,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_list_reversed);
    },
    ..TypeDefinition::EMPTY
};

/// `tuple_iterator`
pub static TUPLE_ITERATOR: TypeDefinition = TypeDefinition {
    name: "tuple_iterator",
    base_type: false,
    methods: METHODS,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_tuple);
    },
    ..TypeDefinition::EMPTY
};

/// `reversed`
pub static REVERSED: TypeDefinition = TypeDefinition {
    name: "reversed",
    signature: Some("(sequence, /)"),
    methods: REVERSED_METHODS,
    slots: |slots| {
        slots.new = Some(new_reversed);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_reversed);
    },
    ..TypeDefinition::EMPTY
};
