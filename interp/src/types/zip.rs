//! `zip`.

use std::cell::Cell;

use crate::object::{ObjectRef, Token, Trace};
use crate::types::container::{LastResult, given};
use crate::types::native::{TypeDefinition, method};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// The payload.
pub struct Zip {
    /// A tuple.
    iterators: ObjectRef,
    strict: Cell<bool>,
    last: LastResult,
}

impl Trace for Zip {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterators);
        self.last.get(token).into_iter().for_each(visit);
    }
}

impl Zip {
    fn iterators(&self) -> &[ObjectRef] {
        self.iterators.payload::<Tuple>().map_or(&[], |iterators| &iterators.0)
    }
}

fn payload(object: &ObjectRef) -> &Zip {
    object.payload::<Zip>().expect("the receiver of a zip's method is one")
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut strict = false;
    if let [(name, value)] = &arguments.keywords[..] {
        vm.check_keyword_names(&arguments)?;
        let name = vm.display_text(name);
        if name != "strict" {
            return Err(vm.type_error(if vm.profile.got_an_unexpected_keyword {
                format!("zip() got an unexpected keyword argument '{name}'")
            } else {
                format!("'{name}' is an invalid keyword argument for zip()")
            }));
        }
        strict = vm.truth(value)?;
    } else if arguments.keywords.len() > 1 {
        let count = arguments.keywords.len();
        return Err(vm.type_error(format!("zip() takes at most 1 keyword argument ({count} given)")));
    }
    let mut iterators = Vec::with_capacity(arguments.positional.len());
    // The tuple is made before the iterators are.
    let room = vm.new_tuple(vec![vm.none.clone(); arguments.positional.len()]);
    for iterable in &arguments.positional {
        iterators.push(vm.iter(iterable)?);
    }
    drop(room);
    let last = LastResult::begin(vm, iterators.len());
    let (iterators, strict) = (vm.new_tuple(iterators), Cell::new(strict));
    Ok(ObjectRef::new(class, Zip { iterators, strict, last }))
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let payload = payload(object);
    let iterators = payload.iterators();
    if iterators.is_empty() {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(iterators.len());
    for (index, iterator) in iterators.iter().enumerate() {
        match vm.next(iterator)? {
            Some(item) => items.push(item),
            None if payload.strict.get() => {
                drop(items);
                return check_lengths(vm, payload, index);
            }
            None => return Ok(None),
        }
    }
    Ok(Some(payload.last.renew(vm, items)))
}

/// One iterator has ended: so must all.
fn check_lengths(vm: &mut Vm, payload: &Zip, ended: usize) -> Result<Option<ObjectRef>> {
    let others = |number: usize| if number == 1 { " 1".to_owned() } else { format!("s 1-{number}") };
    if ended > 0 {
        let (number, others) = (ended + 1, others(ended));
        return Err(vm.value_error(format!("zip() argument {number} is shorter than argument{others}")));
    }
    for (index, iterator) in payload.iterators().iter().enumerate().skip(1) {
        if vm.next(iterator)?.is_some() {
            let (number, others) = (index + 1, others(index));
            return Err(vm.value_error(format!("zip() argument {number} is longer than argument{others}")));
        }
    }
    Ok(None)
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let payload = payload(object);
    let iterators = payload.iterators.clone();
    let mut parts = vec![object.class_ref(), iterators];
    if payload.strict.get() {
        parts.push(vm.true_.clone());
    }
    Ok(vm.new_tuple(parts))
}

fn set_state(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let state = given(vm, arguments, 0);
    let strict = vm.truth(&state)?;
    payload(object).strict.set(strict);
    Ok(vm.none.clone())
}

/// `zip`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "zip",
    signature: Some("(*iterables, strict=False)"),
    methods: &[method("__reduce__", "($self, /)", reduce), method("__setstate__", "($self, object, /)", set_state)],
    slots: |slots| {
        slots.new = Some(new);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};
