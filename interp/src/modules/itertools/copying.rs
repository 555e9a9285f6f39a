//! `__reduce__` and `__setstate__` of the iterators: how `copy` and `pickle` take them apart. Deprecated since 3.12.

use super::combinatoric::{Combinations, Permutations, Product, pool_items};
use super::combining::{Accumulate, Chain, Starmap, ZipLongest};
use super::grouping::{Groupby, Grouper};
use super::infinite::{Count, Cycle, Repeat};
use super::selection::{Compress, Islice, PredicateIterator};
use super::tee::{LINK_CELLS, Tee, TeeData};
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::list::List;
use crate::types::native::{MethodDefinition, method};
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

const fn reduce(body: crate::types::native::NativeBody) -> MethodDefinition {
    method("__reduce__", "($self, /)", body)
}

/// The object and its indices (`product_sizeof` and its like).
const fn size_of(body: crate::types::native::NativeBody) -> MethodDefinition {
    method("__sizeof__", "($self, /)", body)
}

/// The size of an object with so many indices.
fn size_with(vm: &Vm, object: &ObjectRef, indices: usize) -> ObjectRef {
    vm.new_int((vm.basic_size(object) + indices * 8) as i64)
}

const fn set_state(body: crate::types::native::NativeBody) -> MethodDefinition {
    method("__setstate__", "($self, object, /)", body)
}

/// The warning that each of these methods begins with.
fn deprecated(vm: &mut Vm) -> Result<()> {
    if vm.profile.itertools_copies_deprecated {
        vm.warn_deprecated("Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.")?;
    }
    Ok(())
}

/// The class, its arguments, and the state where there is one.
fn parts(vm: &Vm, object: &ObjectRef, arguments: Vec<ObjectRef>, state: Option<ObjectRef>) -> Result {
    let mut parts = vec![object.class_ref(), vm.new_tuple(arguments)];
    parts.extend(state);
    Ok(vm.new_tuple(parts))
}

fn int_tuple(vm: &Vm, values: &[usize]) -> ObjectRef {
    vm.new_tuple(values.iter().map(|value| vm.new_int(*value as i64)).collect())
}

/// The items of a state that has to be a tuple of a certain length (`PyArg_ParseTuple`).
fn state_items(vm: &mut Vm, state: &ObjectRef, least: usize, most: usize) -> Result<Vec<ObjectRef>> {
    let Some(tuple) = state.payload::<Tuple>() else {
        return Err(vm.type_error("state is not a tuple"));
    };
    let count = tuple.0.len();
    if (least..=most).contains(&count) {
        return Ok(tuple.0.to_vec());
    }
    let bound = if least == most {
        "exactly"
    } else if count < least {
        "at least"
    } else {
        "at most"
    };
    let wanted = if count < least { least } else { most };
    let plural = if wanted == 1 { "" } else { "s" };
    Err(vm.type_error(format!("function takes {bound} {wanted} argument{plural} ({count} given)")))
}

/// The items of a state that is a tuple of the right length, `None` for anything else.
fn exact_items(state: &ObjectRef, length: usize) -> Option<Vec<ObjectRef>> {
    state.payload::<Tuple>().filter(|tuple| tuple.0.len() == length).map(|tuple| tuple.0.to_vec())
}

/// An index of a state, brought into a range.
fn clamped(vm: &mut Vm, index: &ObjectRef, least: isize, most: isize) -> Result<usize> {
    let index = vm.size_of_int(index)?;
    Ok(index.min(most).max(least) as usize)
}

pub(super) static ACCUMULATE: &[MethodDefinition] = &[
    reduce(|vm, object, _| {
        deprecated(vm)?;
        let Some(payload) = object.payload::<Accumulate>() else { return Ok(vm.none.clone()) };
        let function = payload.function.clone().unwrap_or_else(|| vm.none.clone());
        let iterator = payload.iterator.clone();
        let chained = |vm: &mut Vm, first: ObjectRef| {
            let class = vm.module_state.itertools.chain.clone().unwrap_or_else(|| vm.none.clone());
            let first = vm.new_tuple(vec![first]);
            vm.call(&class, [first, iterator.clone()])
        };
        if let Some(initial) = payload.initial.cloned(vm) {
            let chained = chained(vm, initial)?;
            return parts(vm, object, vec![chained, function], Some(vm.none.clone()));
        }
        match payload.total.cloned(vm) {
            // A total of None would be taken for none at all: the new iterator is made to begin with it.
            Some(total) if total.is(&vm.none) => {
                let chained = chained(vm, total)?;
                let accumulated = vm.call(&object.class_ref(), [chained, function])?;
                let islice = vm.module_state.itertools.islice.clone().unwrap_or_else(|| vm.none.clone());
                let arguments = vm.new_tuple(vec![accumulated, vm.new_int(1), vm.none.clone()]);
                Ok(vm.new_tuple(vec![islice, arguments]))
            }
            total => {
                let total = total.unwrap_or_else(|| vm.none.clone());
                parts(vm, object, vec![iterator, function], Some(total))
            }
        }
    }),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        if let Some(payload) = object.payload::<Accumulate>() {
            let old = payload.total.replace(vm, Some(state));
            drop(old);
        }
        Ok(vm.none.clone())
    }),
];

pub(super) const CHAIN_REDUCE: MethodDefinition = reduce(|vm, object, _| {
    deprecated(vm)?;
    let Some(payload) = object.payload::<Chain>() else { return Ok(vm.none.clone()) };
    let state = payload.source.cloned(vm).map(|source| {
        let state = std::iter::once(source).chain(payload.active.cloned(vm)).collect();
        vm.new_tuple(state)
    });
    parts(vm, object, Vec::new(), state)
});

pub(super) const CHAIN_SET_STATE: MethodDefinition = set_state(|vm, object, arguments| {
    deprecated(vm)?;
    let state = given(vm, arguments, 0);
    let items = state_items(vm, &state, 1, 2)?;
    if items.iter().any(|item| item.class_payload(vm).slots(vm).next.is_none()) {
        return Err(vm.type_error("Arguments must be iterators."));
    }
    let mut items = items.into_iter();
    if let Some(payload) = object.payload::<Chain>() {
        let old = (payload.source.replace(vm, items.next()), payload.active.replace(vm, items.next()));
        drop(old);
    }
    Ok(vm.none.clone())
});

fn reduce_combinations(vm: &mut Vm, object: &ObjectRef, _: Bound<'_>) -> Result {
    deprecated(vm)?;
    let Some(payload) = object.payload::<Combinations>() else { return Ok(vm.none.clone()) };
    let size = vm.new_int(payload.size as i64);
    let pool = payload.pool.clone();
    if !*payload.started.get(vm) {
        return parts(vm, object, vec![pool, size], None);
    }
    match payload.indices.get(vm) {
        Some(indices) => parts(vm, object, vec![pool, size], Some(int_tuple(vm, indices))),
        None => parts(vm, object, vec![vm.empty_tuple.clone(), size], None),
    }
}

fn restore_combinations(vm: &mut Vm, object: &ObjectRef, state: &ObjectRef, again: bool) -> Result {
    deprecated(vm)?;
    let Some(payload) = object.payload::<Combinations>() else { return Ok(vm.none.clone()) };
    let (size, count) = (payload.size, pool_items(&payload.pool).len() as isize);
    let Some(items) = exact_items(state, size) else {
        return Err(vm.value_error("invalid arguments"));
    };
    let mut indices = Vec::with_capacity(size);
    for (place, item) in items.iter().enumerate() {
        let most = if again { count - 1 } else { place as isize + count - size as isize };
        indices.push(clamped(vm, item, 0, most)?);
    }
    // An iterator that had no combination from the start stays so.
    if payload.indices.get(vm).is_some() {
        payload.indices.replace(vm, Some(indices));
        payload.started.replace(vm, true);
    }
    Ok(vm.none.clone())
}

pub(super) static COMBINATIONS: &[MethodDefinition] = &[
    reduce(reduce_combinations),
    set_state(|vm, object, arguments| {
        let state = given(vm, arguments, 0);
        restore_combinations(vm, object, &state, false)
    }),
    size_of(|vm, object, _| {
        let indices = object.payload::<Combinations>().map_or(0, |payload| payload.size);
        Ok(size_with(vm, object, indices))
    }),
];

pub(super) static COMBINATIONS_WITH_REPLACEMENT: &[MethodDefinition] = &[
    reduce(reduce_combinations),
    set_state(|vm, object, arguments| {
        let state = given(vm, arguments, 0);
        restore_combinations(vm, object, &state, true)
    }),
    size_of(|vm, object, _| {
        let indices = object.payload::<Combinations>().map_or(0, |payload| payload.size);
        Ok(size_with(vm, object, indices))
    }),
];

pub(super) static PERMUTATIONS: &[MethodDefinition] = &[
    reduce(|vm, object, _| {
        deprecated(vm)?;
        let Some(payload) = object.payload::<Permutations>() else { return Ok(vm.none.clone()) };
        let size = vm.new_int(payload.size as i64);
        let pool = payload.pool.clone();
        if !*payload.started.get(vm) {
            return parts(vm, object, vec![pool, size], None);
        }
        match payload.state.get(vm) {
            Some((indices, cycles)) => {
                let state = vm.new_tuple(vec![int_tuple(vm, indices), int_tuple(vm, cycles)]);
                parts(vm, object, vec![pool, size], Some(state))
            }
            None => parts(vm, object, vec![vm.empty_tuple.clone(), size], None),
        }
    }),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        let items = state_items(vm, &state, 2, 2)?;
        for (place, item) in items.iter().enumerate() {
            if item.payload::<Tuple>().is_none() {
                let (number, name) = (place + 1, vm.name_in_message(item));
                return Err(vm.type_error(format!("argument {number} must be tuple, not {name}")));
            }
        }
        let Some(payload) = object.payload::<Permutations>() else { return Ok(vm.none.clone()) };
        let (size, count) = (payload.size, pool_items(&payload.pool).len());
        let (Some(places), Some(counters)) = (exact_items(&items[0], count), exact_items(&items[1], size)) else {
            return Err(vm.value_error("invalid arguments"));
        };
        let (mut indices, mut cycles) = (Vec::with_capacity(count), Vec::with_capacity(size));
        for item in &places {
            indices.push(clamped(vm, item, 0, count as isize - 1)?);
        }
        for (place, item) in counters.iter().enumerate() {
            cycles.push(clamped(vm, item, 1, count as isize - place as isize)?);
        }
        if payload.state.get(vm).is_some() {
            payload.state.replace(vm, Some((indices, cycles)));
            payload.started.replace(vm, true);
        }
        Ok(vm.none.clone())
    }),
    size_of(|vm, object, _| {
        let indices =
            object.payload::<Permutations>().map_or(0, |payload| pool_items(&payload.pool).len() + payload.size);
        Ok(size_with(vm, object, indices))
    }),
];

pub(super) static PRODUCT: &[MethodDefinition] = &[
    reduce(|vm, object, _| {
        deprecated(vm)?;
        let Some(payload) = object.payload::<Product>() else { return Ok(vm.none.clone()) };
        match payload.indices.get(vm) {
            None => parts(vm, object, vec![vm.empty_tuple.clone()], None),
            Some(indices) => {
                let state = payload.started.get(vm).then(|| int_tuple(vm, indices));
                parts(vm, object, pool_items(&payload.pools).to_vec(), state)
            }
        }
    }),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        let Some(payload) = object.payload::<Product>() else { return Ok(vm.none.clone()) };
        let Some(items) = exact_items(&state, pool_items(&payload.pools).len()) else {
            return Err(vm.value_error("invalid arguments"));
        };
        let mut indices = Vec::with_capacity(items.len());
        for (item, pool) in items.iter().zip(pool_items(&payload.pools)) {
            let index = vm.index_clipped(item)?;
            let Some(most) = pool_items(pool).len().checked_sub(1) else {
                payload.indices.replace(vm, None);
                return Ok(vm.none.clone());
            };
            indices.push((index.max(0) as usize).min(most));
        }
        if payload.indices.get(vm).is_some() {
            payload.indices.replace(vm, Some(indices));
            payload.started.replace(vm, true);
        }
        Ok(vm.none.clone())
    }),
    size_of(|vm, object, _| {
        let indices = object.payload::<Product>().map_or(0, |payload| pool_items(&payload.pools).len());
        Ok(size_with(vm, object, indices))
    }),
];

pub(super) static COMPRESS: &[MethodDefinition] = &[reduce(|vm, object, _| {
    deprecated(vm)?;
    let arguments = object.payload::<Compress>().map(|payload| vec![payload.data.clone(), payload.selectors.clone()]);
    parts(vm, object, arguments.unwrap_or_default(), None)
})];

pub(super) static COUNT: &[MethodDefinition] = &[reduce(|vm, object, _| {
    deprecated(vm)?;
    let Some(payload) = object.payload::<Count>() else { return Ok(vm.none.clone()) };
    let mut arguments = vec![payload.next.get(vm).clone()];
    if !payload.counts_by_ones(vm) {
        arguments.push(payload.step.clone());
    }
    parts(vm, object, arguments, None)
})];

pub(super) static CYCLE: &[MethodDefinition] = &[
    reduce(|vm, object, _| {
        deprecated(vm)?;
        let Some(payload) = object.payload::<Cycle>() else { return Ok(vm.none.clone()) };
        let saved = payload.saved.get(vm).clone();
        let (iterator, first_pass) = match payload.iterator.cloned(vm) {
            Some(iterator) => (iterator, false),
            None => {
                let iterator = vm.iter(&saved)?;
                if payload.index.get() != 0 {
                    let (name, index) = (vm.intern("__setstate__"), vm.new_int(payload.index.get() as i64));
                    vm.call_method(&iterator, &name, [index])?;
                }
                (iterator, true)
            }
        };
        let state = vm.new_tuple(vec![saved, vm.new_bool(first_pass)]);
        parts(vm, object, vec![iterator], Some(state))
    }),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        let items = state_items(vm, &state, 2, 2)?;
        if items[0].payload::<List>().is_none() {
            let name = vm.name_in_message(&items[0]);
            return Err(vm.type_error(format!("argument 1 must be list, not {name}")));
        }
        let first_pass = vm.argument_c_int(&items[1])? != 0;
        if let Some(payload) = object.payload::<Cycle>() {
            let old = payload.saved.replace(vm, items[0].clone());
            payload.first_pass.set(first_pass);
            payload.index.set(0);
            drop(old);
        }
        Ok(vm.none.clone())
    }),
];

fn reduce_predicate_iterator(vm: &mut Vm, object: &ObjectRef, with_state: bool) -> Result {
    deprecated(vm)?;
    let Some(payload) = object.payload::<PredicateIterator>() else { return Ok(vm.none.clone()) };
    let state = with_state.then(|| vm.new_int(payload.decided.get().into()));
    parts(vm, object, vec![payload.predicate.clone(), payload.iterator.clone()], state)
}

/// Of `dropwhile` and `takewhile`.
pub(super) static DECIDING: &[MethodDefinition] = &[
    reduce(|vm, object, _| reduce_predicate_iterator(vm, object, true)),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        let decided = vm.truth(&state)?;
        if let Some(payload) = object.payload::<PredicateIterator>() {
            payload.decided.set(decided);
        }
        Ok(vm.none.clone())
    }),
];

pub(super) static FILTERFALSE: &[MethodDefinition] =
    &[reduce(|vm, object, _| reduce_predicate_iterator(vm, object, false))];

pub(super) static ISLICE: &[MethodDefinition] = &[
    reduce(|vm, object, _| {
        deprecated(vm)?;
        let Some(payload) = object.payload::<Islice>() else { return Ok(vm.none.clone()) };
        let Some(iterator) = payload.iterator.cloned(vm) else {
            let empty = vm.new_list(Vec::new());
            let empty = vm.iter(&empty)?;
            return parts(vm, object, vec![empty, vm.new_int(0)], Some(vm.new_int(0)));
        };
        let stop = payload.stop.map_or_else(|| vm.none.clone(), |stop| vm.new_int(stop as i64));
        let (next, step) = (vm.new_int(payload.next.get() as i64), vm.new_int(payload.step as i64));
        let taken = vm.new_int(payload.taken.get() as i64);
        parts(vm, object, vec![iterator, next, stop, step], Some(taken))
    }),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        let taken = vm.size_of_int(&state)?;
        if let Some(payload) = object.payload::<Islice>() {
            payload.taken.set(taken);
        }
        Ok(vm.none.clone())
    }),
];

pub(super) const REPEAT: MethodDefinition = reduce(|vm, object, _| {
    deprecated(vm)?;
    let Some(payload) = object.payload::<Repeat>() else { return Ok(vm.none.clone()) };
    let mut arguments = vec![payload.element.clone()];
    arguments.extend(payload.remaining.get().map(|remaining| vm.new_int(remaining as i64)));
    parts(vm, object, arguments, None)
});

pub(super) static STARMAP: &[MethodDefinition] = &[reduce(|vm, object, _| {
    deprecated(vm)?;
    let arguments = object.payload::<Starmap>().map(|payload| vec![payload.function.clone(), payload.iterator.clone()]);
    parts(vm, object, arguments.unwrap_or_default(), None)
})];

pub(super) static ZIP_LONGEST: &[MethodDefinition] = &[
    reduce(|vm, object, _| {
        deprecated(vm)?;
        let Some(payload) = object.payload::<ZipLongest>() else { return Ok(vm.none.clone()) };
        let empty = &vm.empty_tuple;
        let iterators = payload.iterators.get(vm).iter().map(|entry| entry.as_ref().unwrap_or(empty).clone()).collect();
        let filler = payload.filler.get(vm).clone();
        parts(vm, object, iterators, Some(filler))
    }),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        if let Some(payload) = object.payload::<ZipLongest>() {
            let old = payload.filler.replace(vm, state);
            drop(old);
        }
        Ok(vm.none.clone())
    }),
];

pub(super) static GROUPBY: &[MethodDefinition] = &[
    reduce(|vm, object, _| {
        deprecated(vm)?;
        let Some(payload) = object.payload::<Groupby>() else { return Ok(vm.none.clone()) };
        let function = payload.key_function.clone().unwrap_or_else(|| vm.none.clone());
        let groups = payload.state.get(vm);
        let state = match (&groups.current_key, &groups.current_value, &groups.target_key) {
            (Some(key), Some(value), Some(target)) => {
                Some(vm.new_tuple(vec![key.clone(), value.clone(), target.clone()]))
            }
            _ => None,
        };
        parts(vm, object, vec![payload.iterator.clone(), function], state)
    }),
    set_state(|vm, object, arguments| {
        deprecated(vm)?;
        let state = given(vm, arguments, 0);
        let mut items = state_items(vm, &state, 3, 3)?.into_iter();
        if let Some(payload) = object.payload::<Groupby>() {
            let groups = payload.state.get_mut(vm);
            let old = (
                std::mem::replace(&mut groups.current_key, items.next()),
                std::mem::replace(&mut groups.current_value, items.next()),
                std::mem::replace(&mut groups.target_key, items.next()),
            );
            drop(old);
        }
        Ok(vm.none.clone())
    }),
];

pub(super) static GROUPER: &[MethodDefinition] = &[reduce(|vm, object, _| {
    deprecated(vm)?;
    let Some(payload) = object.payload::<Grouper>() else { return Ok(vm.none.clone()) };
    let current = payload.parent.payload::<Groupby>().is_some_and(|parent| parent.group.get() == payload.group);
    if !current {
        let empty = vm.empty_tuple.clone();
        return vm.reduced_as_iter(empty);
    }
    parts(vm, object, vec![payload.parent.clone(), payload.key.clone()], None)
})];

pub(super) const TEE_REDUCE: MethodDefinition = reduce(|vm, object, _| {
    deprecated(vm)?;
    let Some(payload) = object.payload::<Tee>() else { return Ok(vm.none.clone()) };
    let state = vm.new_tuple(vec![payload.link.get(vm).clone(), vm.new_int(payload.index.get() as i64)]);
    parts(vm, object, vec![vm.empty_tuple.clone()], Some(state))
});

pub(super) const TEE_SET_STATE: MethodDefinition = set_state(|vm, object, arguments| {
    deprecated(vm)?;
    let state = given(vm, arguments, 0);
    let items = state_items(vm, &state, 2, 2)?;
    if items[0].payload::<TeeData>().is_none() {
        let name = vm.name_in_message(&items[0]);
        return Err(vm.type_error(format!("argument 1 must be itertools._tee_dataobject, not {name}")));
    }
    let index = vm.argument_c_int(&items[1])?;
    let Some(index) = usize::try_from(index).ok().filter(|index| *index <= LINK_CELLS) else {
        return Err(vm.value_error("Index out of range"));
    };
    if let Some(payload) = object.payload::<Tee>() {
        let old = payload.link.replace(vm, items[0].clone());
        payload.index.set(index);
        drop(old);
    }
    Ok(vm.none.clone())
});

pub(super) static TEE_DATA: &[MethodDefinition] = &[reduce(|vm, object, _| {
    deprecated(vm)?;
    let Some(payload) = object.payload::<TeeData>() else { return Ok(vm.none.clone()) };
    let items = vm.new_list(payload.items.get(vm).clone());
    let next = payload.next.cloned(vm).unwrap_or_else(|| vm.none.clone());
    parts(vm, object, vec![payload.iterator.clone(), items, next], None)
})];
