//! `map` and `filter`.

use crate::object::{Kind, ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, method};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a map.
pub struct Map {
    function: ObjectRef,
    /// A tuple.
    iterators: ObjectRef,
}

impl Trace for Map {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterators);
        visit(&self.function);
    }
}

impl Map {
    fn iterators(&self) -> &[ObjectRef] {
        self.iterators.payload::<Tuple>().map_or(&[], |iterators| &iterators.0)
    }
}

/// The payload of a filter.
pub struct Filter {
    function: ObjectRef,
    iterator: ObjectRef,
}

impl Trace for Filter {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterator);
        visit(&self.function);
    }
}

fn new_map(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if vm.initialises_as(class, &vm.types.map) {
        vm.reject_keywords("map", &arguments)?;
    }
    if arguments.positional.len() < 2 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let mut positional = arguments.positional.into_iter();
    let function = positional.next().unwrap_or_else(|| vm.none.clone());
    let mut iterators = Vec::with_capacity(positional.len());
    // The tuple is made before the iterators are.
    let room = vm.new_tuple(vec![vm.none.clone(); positional.len()]);
    for iterable in positional {
        iterators.push(vm.iter(&iterable)?);
    }
    drop(room);
    Ok(ObjectRef::new(class, Map { function, iterators: vm.new_tuple(iterators) }))
}

fn next_of_map(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(map) = object.payload::<Map>() else { return Ok(None) };
    let iterators = map.iterators();
    // The items stay referenced here while the function runs with references of its own.
    if let [iterator] = iterators {
        let Some(item) = vm.next(iterator)? else { return Ok(None) };
        if map.function.kind() != Kind::Function {
            return vm.call(&map.function, [item]).map(Some);
        }
        return vm.call(&map.function, [item.clone()]).map(Some);
    }
    let mut items = Vec::with_capacity(iterators.len());
    for iterator in iterators {
        match vm.next(iterator)? {
            Some(item) => items.push(item),
            None => return Ok(None),
        }
    }
    vm.call(&map.function, Arguments::positional(items.iter().cloned())).map(Some)
}

fn reduce_map(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let mut parts = Vec::new();
    if let Some(map) = object.payload::<Map>() {
        parts.push(map.function.clone());
        parts.extend(map.iterators().iter().cloned());
    }
    let arguments = vm.new_tuple(parts);
    Ok(vm.new_tuple(vec![object.class_ref(), arguments]))
}

/// `map`
pub static MAP: TypeDefinition = TypeDefinition {
    name: "map",
    signature: Some("(function, iterable, /, *iterables)"),
    methods: &[method("__reduce__", "($self, /)", reduce_map)],
    slots: |slots| {
        slots.new = Some(new_map);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_map);
    },
    ..TypeDefinition::EMPTY
};

fn new_filter(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if vm.initialises_as(class, &vm.types.filter) {
        vm.reject_keywords("filter", &arguments)?;
    }
    vm.check_positional("filter", &arguments, 2, 2)?;
    let mut positional = arguments.positional.into_iter();
    let function = positional.next().unwrap_or_else(|| vm.none.clone());
    let iterable = positional.next().unwrap_or_else(|| vm.none.clone());
    let iterator = vm.iter(&iterable)?;
    Ok(ObjectRef::new(class, Filter { function, iterator }))
}

fn next_of_filter(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(filter) = object.payload::<Filter>() else { return Ok(None) };
    let by_truth = filter.function.is(&vm.none) || filter.function.is(&vm.types.bool);
    while let Some(item) = vm.next(&filter.iterator)? {
        let passes = if by_truth {
            vm.truth(&item)?
        } else {
            let result = vm.call(&filter.function, [item.clone()])?;
            vm.truth(&result)?
        };
        if passes {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn reduce_filter(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let parts = object.payload::<Filter>().map(|filter| vec![filter.function.clone(), filter.iterator.clone()]);
    let arguments = vm.new_tuple(parts.unwrap_or_default());
    Ok(vm.new_tuple(vec![object.class_ref(), arguments]))
}

/// `filter`
pub static FILTER: TypeDefinition = TypeDefinition {
    name: "filter",
    signature: Some("(function, iterable, /)"),
    methods: &[method("__reduce__", "($self, /)", reduce_filter)],
    slots: |slots| {
        slots.new = Some(new_filter);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_filter);
    },
    ..TypeDefinition::EMPTY
};
