//! `count`, `cycle`, `repeat`.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::native::{TypeDefinition, method};
use crate::types::slots::Operator;
use crate::vm::{Arguments, Result, Vm};

/// The payload of `count`.
pub struct Count {
    pub(super) next: Contents<ObjectRef>,
    pub(super) step: ObjectRef,
}

impl Trace for Count {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(self.next.get(token));
        visit(&self.step);
    }
}

impl Count {
    /// Whether this counts machine integers by one: CPython's fast mode, which ends at the greatest of them.
    pub(super) fn counts_by_ones(&self, vm: &Vm) -> bool {
        matches!(self.next.get(vm).payload::<Int>(), Some(Int::Small(next)) if *next < i64::MAX)
            && matches!(self.step.payload::<Int>(), Some(Int::Small(1)))
    }
}

fn count(object: &ObjectRef) -> &Count {
    object.payload::<Count>().expect("the receiver is a count")
}

static COUNT_ARGUMENTS: Constructor = Constructor::new("count", "(start=0, step=1)");

fn new_count(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = COUNT_ARGUMENTS.bind(vm, arguments)?;
    let start = bound[0].take().unwrap_or_else(|| vm.new_int(0));
    let step = bound[1].take().unwrap_or_else(|| vm.new_int(1));
    if !vm.is_number(&start) || !vm.is_number(&step) {
        return Err(vm.type_error("a number is required"));
    }
    // Counting by ones starts with an int, whatever subclass of int it was.
    let start = match (start.payload::<Int>(), step.payload::<Int>()) {
        (Some(Int::Small(start)), Some(Int::Small(1))) => vm.new_int(*start),
        _ => start,
    };
    Ok(ObjectRef::new(class, Count { next: Contents::new(start), step }))
}

fn next_count(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let payload = count(object);
    let current = payload.next.get(vm).clone();
    let following = vm.binary_operation(Operator::Add, &current, &payload.step)?;
    let old = payload.next.replace(vm, following);
    drop(old);
    Ok(Some(current))
}

fn repr_count(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = count(object);
    let next = payload.next.get(vm).clone();
    let name = vm.short_class_name(object);
    let next = vm.repr_display(&next)?;
    if matches!(payload.step.payload::<Int>(), Some(Int::Small(1))) {
        return Ok(vm.new_str(&format!("{name}({next})")));
    }
    let step = vm.repr_display(&payload.step)?;
    Ok(vm.new_str(&format!("{name}({next}, {step})")))
}

/// `count`
pub static COUNT: TypeDefinition = TypeDefinition {
    name: "count",
    module: "itertools",
    signature: Some("(start=0, step=1)"),
    methods: super::copying::COUNT,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_count);
        slots.repr = Some(repr_count);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_count);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `cycle`.
pub struct Cycle {
    /// The iterator, during the first round.
    pub(super) iterator: Contents<Option<ObjectRef>>,
    /// A list of the items of the first round.
    pub(super) saved: Contents<ObjectRef>,
    pub(super) index: Cell<usize>,
    /// The items of the iterator are in the list already: a copy was made in a later round.
    pub(super) first_pass: Cell<bool>,
}

impl Trace for Cycle {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.iterator.get(token).iter().for_each(&mut *visit);
        visit(self.saved.get(token));
    }
}

fn new_cycle(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("cycle", &arguments)?;
    vm.check_positional("cycle", &arguments, 1, 1)?;
    let iterator = vm.iter(&arguments.positional[0])?;
    let payload = Cycle {
        iterator: Contents::new(Some(iterator)),
        saved: Contents::new(vm.new_list(Vec::new())),
        index: Cell::new(0),
        first_pass: Cell::new(false),
    };
    Ok(ObjectRef::new(class, payload))
}

fn next_cycle(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Cycle>() else { return Ok(None) };
    if let Some(iterator) = payload.iterator.cloned(vm) {
        if let Some(item) = vm.next(&iterator)? {
            if !payload.first_pass.get() {
                let saved = payload.saved.get(vm).clone();
                vm.list_append(&saved, item.clone());
            }
            return Ok(Some(item));
        }
        let ended = payload.iterator.replace(vm, None);
        drop(ended);
    }
    let Some(saved) = payload.saved.get(vm).payload::<List>() else { return Ok(None) };
    let saved = saved.items.get(vm);
    let Some(item) = saved.get(payload.index.get()).cloned() else { return Ok(None) };
    payload.index.set((payload.index.get() + 1) % saved.len());
    Ok(Some(item))
}

/// `cycle`
pub static CYCLE: TypeDefinition = TypeDefinition {
    name: "cycle",
    module: "itertools",
    signature: Some("(iterable, /)"),
    methods: super::copying::CYCLE,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_cycle);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_cycle);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `repeat`.
pub struct Repeat {
    pub(super) element: ObjectRef,
    /// How often it still comes; `None` for ever.
    pub(super) remaining: Cell<Option<usize>>,
}

impl Trace for Repeat {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.element);
    }
}

fn repeat(object: &ObjectRef) -> &Repeat {
    object.payload::<Repeat>().expect("the receiver is a repeat")
}

static REPEAT_ARGUMENTS: Constructor = Constructor::new("repeat", "(object, times=None)");

fn new_repeat(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = REPEAT_ARGUMENTS.bind(vm, arguments)?;
    let element = bound[0].take().unwrap_or_else(|| vm.none.clone());
    let remaining = match bound[1].take() {
        Some(times) => Some(vm.size_argument(&times)?.max(0) as usize),
        None => None,
    };
    Ok(ObjectRef::new(class, Repeat { element, remaining: Cell::new(remaining) }))
}

fn next_repeat(_: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let payload = repeat(object);
    if let Some(remaining) = payload.remaining.get() {
        if remaining == 0 {
            return Ok(None);
        }
        payload.remaining.set(Some(remaining - 1));
    }
    Ok(Some(payload.element.clone()))
}

fn repr_repeat(vm: &mut Vm, object: &ObjectRef) -> Result {
    let payload = repeat(object);
    let name = vm.short_class_name(object);
    let element = vm.repr_display(&payload.element)?;
    let text = match payload.remaining.get() {
        Some(remaining) => format!("{name}({element}, {remaining})"),
        None => format!("{name}({element})"),
    };
    Ok(vm.new_str(&text))
}

fn repeat_length_hint(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    match repeat(object).remaining.get() {
        Some(remaining) => Ok(vm.new_int(remaining as i64)),
        None => Err(vm.type_error("len() of unsized object")),
    }
}

/// `repeat`
pub static REPEAT: TypeDefinition = TypeDefinition {
    name: "repeat",
    module: "itertools",
    methods: &[method("__length_hint__", "($self, /)", repeat_length_hint), super::copying::REPEAT],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_repeat);
        slots.repr = Some(repr_repeat);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_repeat);
    },
    ..TypeDefinition::EMPTY
};
