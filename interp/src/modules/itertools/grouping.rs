//! `groupby`.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::native::TypeDefinition;
use crate::vm::{Arguments, Result, Vm};

/// The payload of `groupby`.
pub struct Groupby {
    pub(super) iterator: ObjectRef,
    pub(super) key_function: Option<ObjectRef>,
    pub(super) state: Contents<GroupState>,
    /// Counts the groups that were given out: only the last one gives items.
    pub(super) group: Cell<u64>,
}

#[derive(Default)]
pub(super) struct GroupState {
    /// The key of the group given out last.
    pub(super) target_key: Option<ObjectRef>,
    pub(super) current_key: Option<ObjectRef>,
    pub(super) current_value: Option<ObjectRef>,
}

impl Trace for Groupby {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let state = self.state.get(token);
        visit(&self.iterator);
        self.key_function.iter().for_each(&mut *visit);
        [&state.target_key, &state.current_key, &state.current_value].into_iter().flatten().for_each(visit);
    }
}

/// The payload of the iterator over one group.
pub struct Grouper {
    pub(super) parent: ObjectRef,
    pub(super) key: ObjectRef,
    pub(super) group: u64,
}

impl Trace for Grouper {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.parent);
        visit(&self.key);
    }
}

static ARGUMENTS: Constructor = Constructor::new("groupby", "(iterable, key=None)");

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = ARGUMENTS.bind(vm, arguments)?;
    let iterable = bound[0].take().unwrap_or_else(|| vm.none.clone());
    let key_function = bound[1].take().filter(|key| !key.is(&vm.none));
    let iterator = vm.iter(&iterable)?;
    Ok(ObjectRef::new(class, Groupby { iterator, key_function, state: Contents::default(), group: Cell::new(0) }))
}

/// Takes the next item and its key; false at the end.
fn step(vm: &mut Vm, payload: &Groupby) -> Result<bool> {
    let Some(value) = vm.next(&payload.iterator)? else { return Ok(false) };
    let key = match &payload.key_function {
        Some(function) => vm.call(function, [value.clone()])?,
        None => value.clone(),
    };
    let state = payload.state.get_mut(vm);
    let old = (state.current_key.replace(key), state.current_value.replace(value));
    drop(old);
    Ok(true)
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Groupby>() else { return Ok(None) };
    payload.group.set(payload.group.get() + 1);
    loop {
        let state = payload.state.get(vm);
        if let Some(current) = state.current_key.clone() {
            let Some(target) = state.target_key.clone() else { break };
            if !vm.identical_or_equal(&target, &current)? {
                break;
            }
        }
        if !step(vm, payload)? {
            return Ok(None);
        }
    }
    let Some(key) = payload.state.get(vm).current_key.clone() else { return Ok(None) };
    let old = payload.state.get_mut(vm).target_key.replace(key.clone());
    drop(old);
    let Some(class) = vm.module_state.itertools.grouper.clone() else { return Ok(None) };
    let grouper = Grouper { parent: object.clone(), key: key.clone(), group: payload.group.get() };
    let grouper = ObjectRef::new(&class, grouper);
    Ok(Some(vm.new_tuple(vec![key, grouper])))
}

/// `_grouper(parent, key)`, which copies are made by.
fn new_group(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("_grouper", &arguments)?;
    vm.check_positional("_grouper", &arguments, 2, 2)?;
    let (parent, key) = (arguments.positional[0].clone(), arguments.positional[1].clone());
    let Some(group) = parent.payload::<Groupby>().map(|parent| parent.group.get()) else {
        return Err(vm.bad_argument("_grouper", "argument 1", "itertools.groupby", &parent));
    };
    Ok(ObjectRef::new(class, Grouper { parent, key, group }))
}

fn next_of_group(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(grouper) = object.payload::<Grouper>() else { return Ok(None) };
    let Some(parent) = grouper.parent.payload::<Groupby>() else { return Ok(None) };
    if parent.group.get() != grouper.group {
        return Ok(None);
    }
    if parent.state.get(vm).current_value.is_none() && !step(vm, parent)? {
        return Ok(None);
    }
    let Some(current) = parent.state.get(vm).current_key.clone() else { return Ok(None) };
    if !vm.identical_or_equal(&grouper.key, &current)? {
        return Ok(None);
    }
    let state = parent.state.get_mut(vm);
    let (value, key) = (state.current_value.take(), state.current_key.take());
    drop(key);
    Ok(value)
}

/// `groupby`
pub static GROUPBY: TypeDefinition = TypeDefinition {
    name: "groupby",
    module: "itertools",
    signature: Some("(iterable, key=None)"),
    methods: super::copying::GROUPBY,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};

/// `_grouper`
pub static GROUPER: TypeDefinition = TypeDefinition {
    name: "_grouper",
    module: "itertools",
    base_type: false,
    methods: super::copying::GROUPER,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_group);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_of_group);
    },
    ..TypeDefinition::EMPTY
};
