//! `all`, `any`, `iter`, `next`, `aiter`, `anext`, `len`, `max`, `min`, `sorted`.

use crate::object::{ObjectRef, collector};
use crate::types::converters::Constructor;
use crate::types::slots::Comparison;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

pub(super) fn all(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = vm.required(arguments, 0);
    let iterator = vm.iter(&iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.truth(&item)? {
            return Ok(vm.new_bool(false));
        }
    }
    Ok(vm.new_bool(true))
}

pub(super) fn any(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = vm.required(arguments, 0);
    let iterator = vm.iter(&iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.truth(&item)? {
            return Ok(vm.new_bool(true));
        }
    }
    Ok(vm.new_bool(false))
}

pub(super) fn iter(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let source = vm.required(arguments, 0);
    let Some(sentinel) = arguments[1].take() else { return vm.iter(&source) };
    if source.class_payload(vm).slots(vm).call.is_none() {
        return Err(vm.type_error(vm.profile.iter_wants_callable));
    }
    Ok(vm.new_callable_iterator(source, sentinel))
}

pub(super) fn next(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterator = vm.required(arguments, 0);
    let default = arguments[1].take();
    if iterator.class_payload(vm).slots(vm).next.is_none() {
        let class = vm.class_name(&iterator);
        return Err(vm.type_error(format!("'{class}' object is not an iterator")));
    }
    // What an earlier iterator returned is nothing to this one.
    vm.iterator_result = None;
    match (vm.next_or_raise(&iterator), default) {
        (Ok(Some(item)), _) => Ok(item),
        (Ok(None), Some(default)) => {
            vm.iterator_result = None;
            Ok(default)
        }
        (Ok(None), None) => {
            let value = vm.iterator_result.take().unwrap_or_else(|| vm.none.clone());
            Err(vm.stop_iteration(value))
        }
        (Err(raised), Some(default)) if vm.is_raised(&raised, &vm.exceptions.stop_iteration) => Ok(default),
        (Err(raised), _) => Err(raised),
    }
}

pub(super) fn aiter(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let source = vm.required(arguments, 0);
    vm.async_iter(&source)
}

pub(super) fn anext(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterator = vm.required(arguments, 0);
    vm.async_next(&iterator, arguments[1].take())
}

pub(super) fn len(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    let length = vm.len(&object)?;
    Ok(vm.new_int(length as i64))
}

pub(super) fn max(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    extreme(vm, arguments, "max", Comparison::Greater)
}

pub(super) fn min(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    extreme(vm, arguments, "min", Comparison::Less)
}

/// `min_max` of CPython: the first item that no later one beats.
fn extreme(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], name: &str, comparison: Comparison) -> Result {
    static ARGUMENTS: [Constructor; 2] = [
        Constructor::new("max", "(*, key=None, default=None)"),
        Constructor::new("min", "(*, key=None, default=None)"),
    ];
    let values = vm.required(arguments, 0);
    let parser = &ARGUMENTS[usize::from(name == "min")];
    if values.payload::<Tuple>().is_some_and(|values| values.0.is_empty()) {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let keywords = keywords_of(vm, arguments[1].take());
    let mut bound = parser.bind(vm, Arguments { keywords, ..Arguments::none() })?;
    let key = vm.optional(&mut bound, 0);
    let default = bound[1].take();
    let count = values.payload::<Tuple>().map_or(0, |values| values.0.len());
    let given = values.payload::<Tuple>().map_or(&[][..], |values| &values.0);
    if count > 1 && default.is_some() {
        return Err(vm.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments")));
    }
    // Several arguments are iterated where they are a tuple, not on the stack.
    let iterator = match given {
        [source] => Some(vm.iter(source)?),
        _ if collector::is_watchable(&values) => Some(vm.iter(&values)?),
        _ => None,
    };
    let mut on_stack = given.iter();
    let mut best: Option<(ObjectRef, ObjectRef)> = None;
    loop {
        let next = match &iterator {
            Some(iterator) => vm.next(iterator)?,
            None => on_stack.next().cloned(),
        };
        let Some(item) = next else { break };
        let weight = match &key {
            Some(key) => vm.call(key, [item.clone()])?,
            None => item.clone(),
        };
        let wins = match &best {
            None => true,
            Some((_, best)) => vm.compare_truth(&weight, best, comparison)?,
        };
        if wins {
            best = Some((item, weight));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) if vm.profile.says_iterable_argument => {
            Err(vm.value_error(format!("{name}() iterable argument is empty")))
        }
        (None, None) => Err(vm.value_error(format!("{name}() arg is an empty sequence"))),
    }
}

/// The entries of a `**kwargs` argument.
pub(super) fn keywords_of(vm: &mut Vm, keywords: Option<ObjectRef>) -> Vec<(ObjectRef, ObjectRef)> {
    let mut entries = Vec::new();
    let mut position = 0;
    while let Some((next, name, value)) = keywords.as_ref().and_then(|keywords| vm.dict_next(keywords, position)) {
        position = next;
        entries.push((name, value));
    }
    entries
}

pub(super) fn sorted(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let given = vm.required(arguments, 0);
    let given = given.payload::<Tuple>().map_or(&[][..], |given| &given.0);
    let [iterable] = given else {
        let count = given.len();
        return Err(vm.type_error(format!("sorted expected 1 argument, got {count}")));
    };
    let list = vm.new_list(Vec::new());
    vm.list_extend(&list, iterable)?;
    let keywords = keywords_of(vm, arguments[1].take());
    let sort = vm.get_attribute_named(&list, "sort")?;
    vm.call(&sort, Arguments { keywords, ..Arguments::none() })?;
    Ok(list)
}
