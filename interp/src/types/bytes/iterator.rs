//! `bytes_iterator` and `bytearray_iterator`.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::bytes::buffer_of;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::vm::{Result, Vm};

/// The payload of both.
pub struct BytesIterator {
    /// The bytes or bytearray, until its end was seen.
    pub sequence: Contents<Option<ObjectRef>>,
    /// The next index.
    pub position: Cell<usize>,
}

impl Trace for BytesIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.sequence.get(token).iter().for_each(visit);
    }
}

fn new_iterator(class: &ObjectRef, object: &ObjectRef) -> ObjectRef {
    let payload = BytesIterator { sequence: Contents::new(Some(object.clone())), position: Cell::new(0) };
    ObjectRef::new(class, payload)
}

pub(super) fn iter_bytes(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(new_iterator(&vm.types.bytes_iterator, object))
}

/// `iter(bytearray)`
pub fn iter_bytearray(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(new_iterator(&vm.types.bytearray_iterator, object))
}

fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<BytesIterator>() else { return Ok(None) };
    let Some(bytes) = payload.sequence.get(vm).as_ref().and_then(|sequence| buffer_of(vm, sequence)) else {
        return Ok(None);
    };
    let position = payload.position.get();
    match bytes.get(position) {
        Some(byte) => {
            payload.position.set(position + 1);
            Ok(Some(vm.new_int((*byte).into())))
        }
        None => {
            drop(payload.sequence.replace(vm, None));
            Ok(None)
        }
    }
}

fn length_hint(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let left = iterator.payload::<BytesIterator>().map_or(0, |payload| {
        let bytes = payload.sequence.get(vm).as_ref().and_then(|sequence| buffer_of(vm, sequence));
        bytes.map_or(0, <[u8]>::len).saturating_sub(payload.position.get())
    });
    Ok(vm.new_int(left as i64))
}

fn reduce(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let iter = vm.builtin_named("iter")?;
    let (sequence, position) = iterator
        .payload::<BytesIterator>()
        .map_or((None, 0), |payload| (payload.sequence.cloned(vm), payload.position.get()));
    Ok(match sequence {
        Some(sequence) => {
            let arguments = vm.new_tuple(vec![sequence]);
            vm.new_tuple(vec![iter, arguments, vm.new_int(position as i64)])
        }
        None => {
            let arguments = vm.new_tuple(vec![vm.empty_tuple.clone()]);
            vm.new_tuple(vec![iter, arguments])
        }
    })
}

fn set_state(vm: &mut Vm, iterator: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let state = vm.required(given, 0);
    let position = vm.size_of_int(&state)?;
    if let Some(payload) = iterator.payload::<BytesIterator>()
        && let Some(bytes) = payload.sequence.get(vm).as_ref().and_then(|sequence| buffer_of(vm, sequence))
    {
        payload.position.set((position.max(0) as usize).min(bytes.len()));
    }
    Ok(vm.none.clone())
}

static METHODS: &[MethodDefinition] = &[
    method("__length_hint__", "($self, /)", length_hint),
    method("__reduce__", "($self, /)", reduce),
    method("__setstate__", "($self, object, /)", set_state),
];

/// `bytes_iterator`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "bytes_iterator",
    slots: |slots| {
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.next = Some(next);
    },
    methods: METHODS,
    base_type: false,
    ..TypeDefinition::EMPTY
};

/// `bytearray_iterator`
pub static OF_BYTEARRAY: TypeDefinition = TypeDefinition {
    name: "bytearray_iterator",
    slots: |slots| {
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.next = Some(next);
    },
    methods: METHODS,
    base_type: false,
    ..TypeDefinition::EMPTY
};
