//! `accumulate`, `batched`, `chain`, `pairwise`, `starmap`, `zip_longest`.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::{LastResult, given};
use crate::types::converters::Constructor;
use crate::types::native::{TypeDefinition, class_method};
use crate::types::slots::Operator;
use crate::vm::{Arguments, Result, Vm};

/// The payload of `accumulate`.
pub struct Accumulate {
    pub(super) iterator: ObjectRef,
    pub(super) function: Option<ObjectRef>,
    pub(super) total: Contents<Option<ObjectRef>>,
    /// The initial value, until it was given out.
    pub(super) initial: Contents<Option<ObjectRef>>,
}

impl Trace for Accumulate {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterator);
        self.function.iter().for_each(&mut *visit);
        self.total.get(token).iter().for_each(&mut *visit);
        self.initial.get(token).iter().for_each(visit);
    }
}

static ACCUMULATE_ARGUMENTS: Constructor = Constructor::new("accumulate", "(iterable, func=None, *, initial=None)");

fn new_accumulate(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = ACCUMULATE_ARGUMENTS.bind(vm, arguments)?;
    let iterable = bound[0].take().unwrap_or_else(|| vm.none.clone());
    let iterator = vm.iter(&iterable)?;
    let [function, initial] = [1, 2].map(|index| bound[index].take().filter(|value| !value.is(&vm.none)));
    let payload = Accumulate { iterator, function, total: Contents::new(None), initial: Contents::new(initial) };
    Ok(ObjectRef::new(class, payload))
}

fn next_accumulate(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Accumulate>() else { return Ok(None) };
    let total = match payload.initial.replace(vm, None) {
        Some(initial) => initial,
        None => {
            let Some(item) = vm.next(&payload.iterator)? else { return Ok(None) };
            match (payload.total.cloned(vm), &payload.function) {
                (None, _) => item,
                (Some(total), Some(function)) => vm.call(function, [total, item])?,
                (Some(total), None) => vm.binary_operation(Operator::Add, &total, &item)?,
            }
        }
    };
    let old = payload.total.replace(vm, Some(total.clone()));
    drop(old);
    Ok(Some(total))
}

/// `accumulate`
pub static ACCUMULATE: TypeDefinition = TypeDefinition {
    name: "accumulate",
    module: "itertools",
    signature: Some("(iterable, func=None, *, initial=None)"),
    methods: super::copying::ACCUMULATE,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_accumulate);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_accumulate);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `batched`.
pub struct Batched {
    iterator: Contents<Option<ObjectRef>>,
    size: usize,
    strict: bool,
}

impl Trace for Batched {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.iterator.get(token).iter().for_each(visit);
    }
}

static BATCHED_ARGUMENTS: Constructor = Constructor::new("batched", "(iterable, n, *, strict=False)");
static PLAIN_BATCHED_ARGUMENTS: Constructor = Constructor::new("batched", "(iterable, n)");

fn new_batched(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let parser = if vm.profile.has_strict_batched { &BATCHED_ARGUMENTS } else { &PLAIN_BATCHED_ARGUMENTS };
    let mut bound = parser.bind(vm, arguments)?;
    let [iterable, size] = [0, 1].map(|index| bound[index].take().unwrap_or_else(|| vm.none.clone()));
    let size = vm.size_argument(&size)?;
    let strict = match bound.get_mut(2).and_then(Option::take) {
        Some(strict) => vm.truth(&strict)?,
        None => false,
    };
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let iterator = vm.iter(&iterable)?;
    Ok(ObjectRef::new(class, Batched { iterator: Contents::new(Some(iterator)), size: size as usize, strict }))
}

fn next_batched(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Batched>() else { return Ok(None) };
    let Some(iterator) = payload.iterator.cloned(vm) else { return Ok(None) };
    let mut items = Vec::new();
    while items.len() < payload.size {
        match vm.next(&iterator)? {
            Some(item) => items.push(item),
            None => break,
        }
    }
    if items.len() == payload.size {
        return Ok(Some(vm.new_tuple(items)));
    }
    let ended = payload.iterator.replace(vm, None);
    drop(ended);
    if items.is_empty() {
        return Ok(None);
    }
    if payload.strict {
        return Err(vm.value_error("batched(): incomplete batch"));
    }
    Ok(Some(vm.new_tuple(items)))
}

/// `batched`
pub static BATCHED: TypeDefinition = TypeDefinition {
    name: "batched",
    module: "itertools",
    signature: Some("(iterable, n, *, strict=False)"),
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_batched);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_batched);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `chain`.
pub struct Chain {
    /// The iterator over the iterables, until the end.
    pub(super) source: Contents<Option<ObjectRef>>,
    pub(super) active: Contents<Option<ObjectRef>>,
}

impl Trace for Chain {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.active.get(token).iter().for_each(&mut *visit);
        self.source.get(token).iter().for_each(visit);
    }
}

fn new_chain(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("chain", &arguments)?;
    let iterables = arguments.into_tuple(vm);
    let source = vm.iter(&iterables)?;
    Ok(ObjectRef::new(class, Chain { source: Contents::new(Some(source)), active: Contents::new(None) }))
}

fn from_iterable(vm: &mut Vm, class: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = given(vm, arguments, 0);
    let source = vm.iter(&iterable)?;
    Ok(ObjectRef::new(class, Chain { source: Contents::new(Some(source)), active: Contents::new(None) }))
}

fn next_chain(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Chain>() else { return Ok(None) };
    loop {
        if let Some(active) = payload.active.cloned(vm) {
            if let Some(item) = vm.next(&active)? {
                return Ok(Some(item));
            }
            let ended = payload.active.replace(vm, None);
            drop(ended);
        }
        let Some(source) = payload.source.cloned(vm) else { return Ok(None) };
        let following = match vm.next(&source) {
            Ok(Some(iterable)) => vm.iter(&iterable).map(Some),
            Ok(None) => Ok(None),
            Err(raised) => Err(raised),
        };
        match following {
            Ok(Some(iterator)) => {
                let old = payload.active.replace(vm, Some(iterator));
                drop(old);
            }
            end => {
                let ended = payload.source.replace(vm, None);
                drop(ended);
                return end;
            }
        }
    }
}

/// `chain`
pub static CHAIN: TypeDefinition = TypeDefinition {
    name: "chain",
    module: "itertools",
    signature: Some("(*iterables)"),
    methods: &[
        class_method("from_iterable", "($type, iterable, /)", from_iterable),
        super::copying::CHAIN_REDUCE,
        super::copying::CHAIN_SET_STATE,
        crate::types::generic_alias::CLASS_GETITEM,
    ],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_chain);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_chain);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `pairwise`.
pub struct Pairwise {
    iterator: Contents<Option<ObjectRef>>,
    old: Contents<Option<ObjectRef>>,
    last: LastResult,
}

impl Trace for Pairwise {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.iterator.get(token).iter().for_each(&mut *visit);
        self.old.get(token).iter().for_each(&mut *visit);
        self.last.get(token).into_iter().for_each(visit);
    }
}

fn new_pairwise(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("pairwise", &arguments)?;
    vm.check_positional("pairwise", &arguments, 1, 1)?;
    let iterator = vm.iter(&arguments.positional[0])?;
    let last = if vm.profile.pairwise_gives_pairs_again { LastResult::begin(vm, 2) } else { LastResult::default() };
    Ok(ObjectRef::new(class, Pairwise { iterator: Contents::new(Some(iterator)), old: Contents::new(None), last }))
}

fn next_pairwise(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Pairwise>() else { return Ok(None) };
    let Some(iterator) = payload.iterator.cloned(vm) else { return Ok(None) };
    if payload.old.get(vm).is_none()
        && let Some(first) = vm.next(&iterator)?
    {
        let old = payload.old.replace(vm, Some(first));
        drop(old);
    }
    let old = payload.old.cloned(vm);
    let new = if old.is_some() { vm.next(&iterator)? } else { None };
    let (Some(old), Some(new)) = (old, new) else {
        let ended = (payload.iterator.replace(vm, None), payload.old.replace(vm, None));
        drop(ended);
        return Ok(None);
    };
    let replaced = payload.old.replace(vm, Some(new.clone()));
    drop(replaced);
    let pair = vec![old, new];
    Ok(Some(if vm.profile.pairwise_gives_pairs_again { payload.last.renew(vm, pair) } else { vm.new_tuple(pair) }))
}

/// `pairwise`
pub static PAIRWISE: TypeDefinition = TypeDefinition {
    name: "pairwise",
    module: "itertools",
    signature: Some("(iterable, /)"),
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_pairwise);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_pairwise);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `starmap`.
pub struct Starmap {
    pub(super) function: ObjectRef,
    pub(super) iterator: ObjectRef,
}

impl Trace for Starmap {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterator);
        visit(&self.function);
    }
}

fn new_starmap(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("starmap", &arguments)?;
    vm.check_positional("starmap", &arguments, 2, 2)?;
    let iterator = vm.iter(&arguments.positional[1])?;
    Ok(ObjectRef::new(class, Starmap { function: arguments.positional[0].clone(), iterator }))
}

fn next_starmap(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Starmap>() else { return Ok(None) };
    let Some(item) = vm.next(&payload.iterator)? else { return Ok(None) };
    let positional = vm.collect(&item)?;
    vm.call(&payload.function, Arguments::positional(positional)).map(Some)
}

/// `starmap`
pub static STARMAP: TypeDefinition = TypeDefinition {
    name: "starmap",
    module: "itertools",
    signature: Some("(function, iterable, /)"),
    methods: super::copying::STARMAP,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_starmap);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_starmap);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `zip_longest`.
pub struct ZipLongest {
    /// The iterators, `None` for those at their end.
    pub(super) iterators: Contents<Vec<Option<ObjectRef>>>,
    /// How many are not at their end. The last one to end stays in its place.
    active: Cell<usize>,
    last: LastResult,
    pub(super) filler: Contents<ObjectRef>,
}

impl Trace for ZipLongest {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.iterators.get(token).iter().flatten().for_each(&mut *visit);
        self.last.get(token).into_iter().for_each(&mut *visit);
        visit(self.filler.get(token));
    }
}

fn new_zip_longest(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut filler = vm.none.clone();
    for (name, value) in arguments.keywords {
        if vm.display_text(&name) != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        filler = value;
    }
    let mut iterators = Vec::with_capacity(arguments.positional.len());
    for iterable in &arguments.positional {
        iterators.push(Some(vm.iter(iterable)?));
    }
    let active = Cell::new(iterators.len());
    let last = LastResult::begin(vm, iterators.len());
    let (iterators, filler) = (Contents::new(iterators), Contents::new(filler));
    Ok(ObjectRef::new(class, ZipLongest { active, iterators, last, filler }))
}

fn next_zip_longest(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<ZipLongest>() else { return Ok(None) };
    let count = payload.iterators.get(vm).len();
    if payload.active.get() == 0 {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(count);
    for index in 0..count {
        let item = match payload.iterators.get(vm)[index].clone() {
            None => None,
            Some(iterator) => match vm.next(&iterator) {
                Ok(Some(item)) => Some(item),
                Ok(None) => {
                    payload.active.set(payload.active.get().saturating_sub(1));
                    if payload.active.get() == 0 {
                        return Ok(None);
                    }
                    let ended = payload.iterators.get_mut(vm)[index].take();
                    drop(ended);
                    None
                }
                Err(raised) => {
                    payload.active.set(0);
                    return Err(raised);
                }
            },
        };
        items.push(item.unwrap_or_else(|| payload.filler.get(vm).clone()));
    }
    Ok(Some(payload.last.renew(vm, items)))
}

/// `zip_longest`
pub static ZIP_LONGEST: TypeDefinition = TypeDefinition {
    name: "zip_longest",
    module: "itertools",
    signature: Some("(*iterables, fillvalue=None)"),
    methods: super::copying::ZIP_LONGEST,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_zip_longest);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_zip_longest);
    },
    ..TypeDefinition::EMPTY
};
