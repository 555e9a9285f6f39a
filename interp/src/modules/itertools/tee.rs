//! `tee`: several iterators over one, which share what was read ahead.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::list::List;
use crate::types::native::{TypeDefinition, method};
use crate::vm::{Arguments, Result, Vm};

/// How many items one link of the shared chain holds (`LINKCELLS`).
pub(super) const LINK_CELLS: usize = 57;

/// The payload of `_tee`.
pub struct Tee {
    /// The link that the next item is in.
    pub(super) link: Contents<ObjectRef>,
    pub(super) index: Cell<usize>,
}

impl Trace for Tee {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(self.link.get(token));
    }
}

/// The payload of a link: items that were read, and the link behind them.
pub struct TeeData {
    pub(super) iterator: ObjectRef,
    pub(super) items: Contents<Vec<ObjectRef>>,
    pub(super) next: Contents<Option<ObjectRef>>,
    pub(super) running: Cell<bool>,
}

impl Trace for TeeData {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterator);
        self.items.get(token).iter().for_each(&mut *visit);
        self.next.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.append(self.items.get_mut(token));
        released.extend(self.next.get_mut(token).take());
    }
}

fn new_link(vm: &Vm, iterator: ObjectRef) -> Option<ObjectRef> {
    let class = vm.module_state.itertools.tee_data.as_ref()?;
    let payload =
        TeeData { iterator, items: Contents::new(Vec::new()), next: Contents::new(None), running: Cell::new(false) };
    Some(ObjectRef::new(class, payload))
}

/// A `_tee` over an iterable; one over another `_tee` shares its links.
fn new_tee(vm: &mut Vm, iterable: &ObjectRef) -> Result {
    let iterator = vm.iter(iterable)?;
    if iterator.payload::<Tee>().is_some() {
        return copy_of(vm, &iterator);
    }
    let (Some(class), Some(link)) = (vm.module_state.itertools.tee.clone(), new_link(vm, iterator)) else {
        return Ok(vm.none.clone());
    };
    Ok(ObjectRef::new(&class, Tee { link: Contents::new(link), index: Cell::new(0) }))
}

fn copy_of(vm: &mut Vm, tee: &ObjectRef) -> Result {
    let Some(payload) = tee.payload::<Tee>() else { return Ok(vm.none.clone()) };
    let copy = Tee { link: Contents::new(payload.link.get(vm).clone()), index: payload.index.clone() };
    Ok(ObjectRef::new(&tee.class_ref(), copy))
}

/// `itertools.tee(iterable, n=2)`
pub(super) fn tee(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let iterable = given(vm, arguments, 0);
    let count = match arguments[1].take() {
        Some(count) => vm.size_argument(&count)?,
        None => 2,
    };
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let mut tees = Vec::new();
    if count > 0 {
        let iterator = vm.iter(&iterable)?;
        // A tee that can be copied is the first of them.
        let copyable = iterator.payload::<Tee>().is_some();
        tees.push(if copyable { iterator } else { new_tee(vm, &iterator)? });
        for _ in 1..count {
            let copy = copy_of(vm, &tees[0].clone())?;
            tees.push(copy);
        }
    }
    Ok(vm.new_tuple(tees))
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Tee>() else { return Ok(None) };
    if payload.index.get() >= LINK_CELLS {
        let link = payload.link.get(vm).clone();
        let Some(data) = link.payload::<TeeData>() else { return Ok(None) };
        if data.next.get(vm).is_none() {
            let next = new_link(vm, data.iterator.clone());
            let old = data.next.replace(vm, next);
            drop(old);
        }
        if let Some(next) = data.next.cloned(vm) {
            let old = payload.link.replace(vm, next);
            drop(old);
        }
        payload.index.set(0);
    }
    let link = payload.link.get(vm).clone();
    let Some(data) = link.payload::<TeeData>() else { return Ok(None) };
    let index = payload.index.get();
    let item = match data.items.get(vm).get(index).cloned() {
        Some(item) => item,
        None => {
            if data.running.replace(true) {
                return Err(vm.runtime_error("cannot re-enter the tee iterator"));
            }
            let result = vm.next(&data.iterator);
            data.running.set(false);
            let Some(item) = result? else { return Ok(None) };
            data.items.get_mut(vm).push(item.clone());
            item
        }
    };
    payload.index.set(index + 1);
    Ok(Some(item))
}

fn copy(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    copy_of(vm, object)
}

fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("_tee", &arguments)?;
    vm.check_positional("_tee", &arguments, 1, 1)?;
    new_tee(vm, &arguments.positional[0])
}

/// `_tee_dataobject(iterator, items, next)`, which copies are made by.
fn new_data(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("teedataobject", &arguments)?;
    vm.check_positional("teedataobject", &arguments, 3, 3)?;
    let [iterator, items, next] = [0, 1, 2].map(|index| arguments.positional[index].clone());
    let Some(list) = items.payload::<List>() else {
        return Err(vm.bad_argument("teedataobject", "argument 2", "list", &items));
    };
    let items = list.items.get(vm).clone();
    let has_next = !next.is(&vm.none);
    if items.len() > LINK_CELLS || has_next && (items.len() < LINK_CELLS || next.payload::<TeeData>().is_none()) {
        return Err(vm.value_error("Invalid arguments"));
    }
    let next = Contents::new(has_next.then_some(next));
    Ok(ObjectRef::new(class, TeeData { iterator, items: Contents::new(items), next, running: Cell::new(false) }))
}

/// `_tee`
pub static TEE: TypeDefinition = TypeDefinition {
    name: "_tee",
    module: "itertools",
    base_type: false,
    weak_references: true,
    signature: Some("(iterable, /)"),
    methods: &[method("__copy__", "($self, /)", copy), super::copying::TEE_REDUCE, super::copying::TEE_SET_STATE],
    slots: |slots| {
        slots.new = Some(new);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};

/// `_tee_dataobject`
pub static TEE_DATA: TypeDefinition = TypeDefinition {
    name: "_tee_dataobject",
    module: "itertools",
    base_type: false,
    methods: super::copying::TEE_DATA,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_data);
    },
    ..TypeDefinition::EMPTY
};
