//! `compress`, `dropwhile`, `filterfalse`, `islice`, `takewhile`.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::int::Int;
use crate::types::native::TypeDefinition;
use crate::vm::{Arguments, Result, Vm};

/// The payload of `compress`.
pub struct Compress {
    pub(super) data: ObjectRef,
    pub(super) selectors: ObjectRef,
}

impl Trace for Compress {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.data);
        visit(&self.selectors);
    }
}

static COMPRESS_ARGUMENTS: Constructor = Constructor::new("compress", "(data, selectors)");

fn new_compress(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = COMPRESS_ARGUMENTS.bind(vm, arguments)?;
    let [data, selectors] = [0, 1].map(|index| bound[index].take().unwrap_or_else(|| vm.none.clone()));
    let data = vm.iter(&data)?;
    let selectors = vm.iter(&selectors)?;
    Ok(ObjectRef::new(class, Compress { data, selectors }))
}

fn next_compress(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Compress>() else { return Ok(None) };
    while let Some(item) = vm.next(&payload.data)? {
        let Some(selector) = vm.next(&payload.selectors)? else { return Ok(None) };
        if vm.truth(&selector)? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// `compress`
pub static COMPRESS: TypeDefinition = TypeDefinition {
    name: "compress",
    module: "itertools",
    signature: Some("(data, selectors)"),
    methods: super::copying::COMPRESS,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_compress);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_compress);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of the three iterators that ask a predicate.
pub struct PredicateIterator {
    pub(super) predicate: ObjectRef,
    pub(super) iterator: ObjectRef,
    /// The predicate has decided: dropping is over, or taking is.
    pub(super) decided: Cell<bool>,
}

impl Trace for PredicateIterator {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterator);
        visit(&self.predicate);
    }
}

fn new_predicate_iterator(vm: &mut Vm, name: &str, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords(name, &arguments)?;
    vm.check_positional(name, &arguments, 2, 2)?;
    let iterator = vm.iter(&arguments.positional[1])?;
    let predicate = arguments.positional[0].clone();
    Ok(ObjectRef::new(class, PredicateIterator { predicate, iterator, decided: Cell::new(false) }))
}

fn asks(vm: &mut Vm, payload: &PredicateIterator, item: &ObjectRef) -> Result<bool> {
    let result = vm.call(&payload.predicate, [item.clone()])?;
    vm.truth(&result)
}

fn next_dropwhile(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<PredicateIterator>() else { return Ok(None) };
    while let Some(item) = vm.next(&payload.iterator)? {
        if payload.decided.get() || !asks(vm, payload, &item)? {
            payload.decided.set(true);
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn next_takewhile(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<PredicateIterator>() else { return Ok(None) };
    if payload.decided.get() {
        return Ok(None);
    }
    let Some(item) = vm.next(&payload.iterator)? else { return Ok(None) };
    if asks(vm, payload, &item)? {
        return Ok(Some(item));
    }
    payload.decided.set(true);
    Ok(None)
}

fn next_filterfalse(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<PredicateIterator>() else { return Ok(None) };
    let by_truth = payload.predicate.is(&vm.none) || payload.predicate.is(&vm.types.bool);
    while let Some(item) = vm.next(&payload.iterator)? {
        let passes = if by_truth { vm.truth(&item)? } else { asks(vm, payload, &item)? };
        if !passes {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// `dropwhile`
pub static DROPWHILE: TypeDefinition = TypeDefinition {
    name: "dropwhile",
    module: "itertools",
    signature: Some("(predicate, iterable, /)"),
    methods: super::copying::DECIDING,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| new_predicate_iterator(vm, "dropwhile", class, arguments));
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_dropwhile);
    },
    ..TypeDefinition::EMPTY
};

/// `takewhile`
pub static TAKEWHILE: TypeDefinition = TypeDefinition {
    name: "takewhile",
    module: "itertools",
    signature: Some("(predicate, iterable, /)"),
    methods: super::copying::DECIDING,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| new_predicate_iterator(vm, "takewhile", class, arguments));
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_takewhile);
    },
    ..TypeDefinition::EMPTY
};

/// `filterfalse`
pub static FILTERFALSE: TypeDefinition = TypeDefinition {
    name: "filterfalse",
    module: "itertools",
    signature: Some("(function, iterable, /)"),
    methods: super::copying::FILTERFALSE,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| new_predicate_iterator(vm, "filterfalse", class, arguments));
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_filterfalse);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `islice`.
pub struct Islice {
    /// The iterator, until the slice is at its end.
    pub(super) iterator: Contents<Option<ObjectRef>>,
    pub(super) next: Cell<usize>,
    pub(super) stop: Option<usize>,
    pub(super) step: usize,
    /// How many items were taken from the iterator.
    pub(super) taken: Cell<isize>,
}

impl Trace for Islice {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.iterator.get(token).iter().for_each(visit);
    }
}

/// A bound of a slice: not negative, `None` where it is None.
fn bound(vm: &mut Vm, value: Option<&ObjectRef>, message: &str) -> Result<Option<usize>> {
    let Some(value) = value.filter(|value| !value.is(&vm.none)) else { return Ok(None) };
    // Whatever went wrong, the error is this one (`PyErr_Clear`).
    let index = vm.index(value).ok();
    match index.as_ref().and_then(|index| index.payload::<Int>()) {
        Some(Int::Small(value)) if *value >= 0 => Ok(Some(*value as usize)),
        _ => Err(vm.value_error(message)),
    }
}

fn new_islice(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("islice", &arguments)?;
    vm.check_positional("islice", &arguments, 2, 4)?;
    let given = &arguments.positional;
    let stop_message = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let (start, stop, step) = if given.len() == 2 {
        (0, bound(vm, given.get(1), stop_message)?, 1)
    } else {
        let indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        let stop = bound(vm, given.get(2), stop_message)?;
        let start = bound(vm, given.get(1), indices)?.unwrap_or(0);
        let step_message = "Step for islice() must be a positive integer or None.";
        let step = bound(vm, given.get(3), step_message)?.unwrap_or(1);
        if step == 0 {
            return Err(vm.value_error(step_message));
        }
        (start, stop, step)
    };
    let iterator = vm.iter(&given[0])?;
    let payload =
        Islice { iterator: Contents::new(Some(iterator)), next: Cell::new(start), stop, step, taken: Cell::new(0) };
    Ok(ObjectRef::new(class, payload))
}

fn next_islice(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Islice>() else { return Ok(None) };
    let Some(iterator) = payload.iterator.cloned(vm) else { return Ok(None) };
    let result = step_islice(vm, payload, &iterator);
    if !matches!(result, Ok(Some(_))) {
        let ended = payload.iterator.replace(vm, None);
        drop(ended);
    }
    result
}

fn step_islice(vm: &mut Vm, payload: &Islice, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    while payload.taken.get() < payload.next.get() as isize {
        if vm.next(iterator)?.is_none() {
            return Ok(None);
        }
        payload.taken.set(payload.taken.get() + 1);
    }
    if payload.stop.is_some_and(|stop| payload.taken.get() >= stop as isize) {
        return Ok(None);
    }
    let Some(item) = vm.next(iterator)? else { return Ok(None) };
    payload.taken.set(payload.taken.get() + 1);
    let following = payload.next.get().saturating_add(payload.step);
    payload.next.set(payload.stop.map_or(following, |stop| following.min(stop)));
    Ok(Some(item))
}

/// `islice`
pub static ISLICE: TypeDefinition = TypeDefinition {
    name: "islice",
    module: "itertools",
    methods: super::copying::ISLICE,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_islice);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_islice);
    },
    ..TypeDefinition::EMPTY
};
