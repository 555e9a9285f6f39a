//! The methods of sets and frozensets, and the declarations of the types.

use super::storage::SMALLEST;
use super::{Set, operations, payload};
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::slots::{Operator, Slots};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The members of a `*others` argument.
fn others(given: &Option<ObjectRef>) -> &[ObjectRef] {
    given.as_ref().and_then(|others| others.payload::<Tuple>()).map_or(&[], |others| &others.0)
}

fn new_set(_: &mut Vm, class: &ObjectRef, _: Arguments) -> Result {
    Ok(ObjectRef::new(class, Set::default()))
}

fn set_init(vm: &mut Vm, set: &ObjectRef, arguments: Arguments) -> Result<()> {
    vm.reject_keywords("set", &arguments)?;
    let iterable = vm.optional_argument(&vm.class_name(set), arguments)?;
    payload(set).hash.set(None);
    operations::clear(vm, set);
    match iterable {
        Some(iterable) => vm.set_update(set, &iterable),
        None => Ok(()),
    }
}

fn new_frozenset(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if vm.initialises_as(class, &vm.types.frozenset) {
        vm.reject_keywords("frozenset", &arguments)?;
    }
    let iterable = vm.optional_argument(&vm.type_name(class), arguments)?;
    if let Some(iterable) = &iterable
        && class.is(&vm.types.frozenset)
        && iterable.class_id() == vm.types.frozenset.id()
    {
        return Ok(iterable.clone());
    }
    let set = ObjectRef::new(class, Set::default());
    if let Some(iterable) = iterable {
        vm.set_update(&set, &iterable)?;
    }
    Ok(set)
}

fn add(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let element = given(vm, arguments, 0);
    vm.set_add(set, element)?;
    Ok(vm.none.clone())
}

fn clear(vm: &mut Vm, set: &ObjectRef, _: Bound<'_>) -> Result {
    operations::clear(vm, set);
    Ok(vm.none.clone())
}

fn contains(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let element = given(vm, arguments, 0);
    let found = vm.set_contains(set, &element)?;
    Ok(vm.new_bool(found))
}

fn copy(vm: &mut Vm, set: &ObjectRef, _: Bound<'_>) -> Result {
    if set.class_id() == vm.types.frozenset.id() {
        return Ok(set.clone());
    }
    operations::copy(vm, set)
}

fn discard(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let element = given(vm, arguments, 0);
    vm.set_discard(set, &element)?;
    Ok(vm.none.clone())
}

fn remove(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let element = given(vm, arguments, 0);
    if vm.set_discard(set, &element)? { Ok(vm.none.clone()) } else { Err(vm.key_error(element)) }
}

fn pop(vm: &mut Vm, set: &ObjectRef, _: Bound<'_>) -> Result {
    match payload(set).storage.get_mut(vm).pop() {
        Some(element) => Ok(element),
        None => {
            let class = vm.exceptions.key_error.clone();
            Err(vm.raise(&class, "pop from an empty set"))
        }
    }
}

fn difference(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let [first, others @ ..] = others(&arguments[0]) else { return operations::copy(vm, set) };
    let result = operations::difference(vm, set, first)?;
    for other in others {
        operations::difference_update(vm, &result, other)?;
    }
    Ok(result)
}

fn difference_update(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    for other in others(&arguments[0]) {
        operations::difference_update(vm, set, other)?;
    }
    Ok(vm.none.clone())
}

fn intersect_all(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let others = others(&arguments[0]);
    if others.is_empty() {
        return operations::copy(vm, set);
    }
    let mut result = set.clone();
    for other in others {
        result = operations::intersection(vm, &result, other)?;
    }
    Ok(result)
}

fn intersection_update(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let result = intersect_all(vm, set, arguments)?;
    operations::swap(vm, set, &result);
    Ok(vm.none.clone())
}

fn is_disjoint(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let other = given(vm, arguments, 0);
    let result = operations::is_disjoint(vm, set, &other)?;
    Ok(vm.new_bool(result))
}

fn is_subset(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let other = given(vm, arguments, 0);
    let result = if other.payload::<Set>().is_some() {
        operations::is_subset(vm, set, &other)?
    } else {
        let common = operations::intersection(vm, set, &other)?;
        vm.set_len(&common) == vm.set_len(set)
    };
    Ok(vm.new_bool(result))
}

fn is_superset(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let other = given(vm, arguments, 0);
    if other.payload::<Set>().is_some() {
        let result = operations::is_subset(vm, &other, set)?;
        return Ok(vm.new_bool(result));
    }
    let iterator = vm.iter(&other)?;
    while let Some(element) = vm.next(&iterator)? {
        if !vm.set_contains(set, &element)? {
            return Ok(vm.false_.clone());
        }
    }
    Ok(vm.true_.clone())
}

fn reduce(vm: &mut Vm, set: &ObjectRef, _: Bound<'_>) -> Result {
    let elements = vm.collect(set)?;
    let elements = vm.new_list(elements);
    let arguments = vm.new_tuple(vec![elements]);
    let state = vm.reduced_state(set)?;
    Ok(vm.new_tuple(vec![set.class_ref(), arguments, state]))
}

fn size_of(vm: &mut Vm, set: &ObjectRef, _: Bound<'_>) -> Result {
    let table = payload(set).storage.get(vm).table_size();
    // The smallest table is part of the object.
    let table = if table == SMALLEST { 0 } else { 16 * table };
    let size = vm.basic_size(set) + table;
    Ok(vm.new_int(size as i64))
}

fn symmetric_difference(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let other = given(vm, arguments, 0);
    operations::symmetric_difference(vm, set, &other)
}

fn symmetric_difference_update(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let other = given(vm, arguments, 0);
    operations::symmetric_difference_update(vm, set, &other)?;
    Ok(vm.none.clone())
}

fn union(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    let result = operations::copy(vm, set)?;
    for other in others(&arguments[0]) {
        if !other.is(set) {
            vm.set_update(&result, other)?;
        }
    }
    Ok(result)
}

fn update(vm: &mut Vm, set: &ObjectRef, arguments: Bound<'_>) -> Result {
    for other in others(&arguments[0]) {
        vm.set_update(set, other)?;
    }
    Ok(vm.none.clone())
}

const CONTAINS: MethodDefinition = method("__contains__", "($self, object, /)", contains);
const COPY: MethodDefinition = method("copy", "($self, /)", copy);
const DIFFERENCE: MethodDefinition = method("difference", "($self, /, *others)", difference);
const INTERSECTION: MethodDefinition = method("intersection", "($self, /, *others)", intersect_all);
const IS_DISJOINT: MethodDefinition = method("isdisjoint", "($self, other, /)", is_disjoint);
const IS_SUBSET: MethodDefinition = method("issubset", "($self, other, /)", is_subset);
const IS_SUPERSET: MethodDefinition = method("issuperset", "($self, other, /)", is_superset);
const REDUCE: MethodDefinition = method("__reduce__", "($self, /)", reduce);
const SIZE_OF: MethodDefinition = method("__sizeof__", "($self, /)", size_of);
const SYMMETRIC_DIFFERENCE: MethodDefinition =
    method("symmetric_difference", "($self, other, /)", symmetric_difference);
const UNION: MethodDefinition = method("union", "($self, /, *others)", union);
static SET_METHODS: &[MethodDefinition] = &[
    method("add", "($self, object, /)", add),
    method("clear", "($self, /)", clear),
    CONTAINS,
    COPY,
    method("discard", "($self, object, /)", discard),
    DIFFERENCE,
    method("difference_update", "($self, /, *others)", difference_update),
    INTERSECTION,
    method("intersection_update", "($self, /, *others)", intersection_update),
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    method("pop", "($self, /)", pop),
    REDUCE,
    method("remove", "($self, object, /)", remove),
    SIZE_OF,
    SYMMETRIC_DIFFERENCE,
    method("symmetric_difference_update", "($self, other, /)", symmetric_difference_update),
    UNION,
    method("update", "($self, /, *others)", update),
    crate::types::generic_alias::CLASS_GETITEM,
];

static FROZENSET_METHODS: &[MethodDefinition] = &[
    CONTAINS,
    COPY,
    DIFFERENCE,
    INTERSECTION,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    REDUCE,
    SIZE_OF,
    SYMMETRIC_DIFFERENCE,
    UNION,
    crate::types::generic_alias::CLASS_GETITEM,
];

fn fill_common(slots: &mut Slots) {
    slots.repr = Some(operations::repr);
    slots.compare = Some(operations::compare);
    slots.iter = Some(|vm, set| Ok(vm.new_set_iterator(set.clone())));
    slots.length = Some(|vm, set| Ok(vm.set_len(set)));
    slots.contains = Some(operations::contains);
    slots.binary[Operator::Subtract as usize] = Some(operations::subtract);
    slots.binary[Operator::And as usize] = Some(operations::and);
    slots.binary[Operator::Xor as usize] = Some(operations::xor);
    slots.binary[Operator::Or as usize] = Some(operations::or);
}

/// `set`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "set",
    weak_references: true,
    match_self: true,
    signature: Some("(iterable=(), /)"),
    methods: SET_METHODS,
    slots: |slots| {
        fill_common(slots);
        slots.new = Some(new_set);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.init = Some(set_init);
        slots.in_place[Operator::Subtract as usize] = Some(operations::in_place_subtract);
        slots.in_place[Operator::And as usize] = Some(operations::in_place_and);
        slots.in_place[Operator::Xor as usize] = Some(operations::in_place_xor);
        slots.in_place[Operator::Or as usize] = Some(operations::in_place_or);
    },
    ..TypeDefinition::EMPTY
};

/// `frozenset`
pub static FROZENSET: TypeDefinition = TypeDefinition {
    name: "frozenset",
    weak_references: true,
    match_self: true,
    signature: Some("(iterable=(), /)"),
    methods: FROZENSET_METHODS,
    slots: |slots| {
        fill_common(slots);
        slots.new = Some(new_frozenset);
        slots.hash = Some(operations::hash);
    },
    ..TypeDefinition::EMPTY
};
