//! `bytes`: the payload, the buffers of objects, and the type.

mod construction;
pub mod iterator;
pub mod methods;
pub mod operators;
pub mod percent;
pub mod searching;

use std::cell::Cell;

use crate::object::{ObjectRef, Token, Trace, collector};
use crate::types::buffer::exporting;
pub use crate::types::buffer::{buffer_of, bytes_of};
use crate::types::bytearray::Bytearray;
use crate::types::hashing::hash_bytes;
use crate::types::native::TypeDefinition;
use crate::types::slots::Operator;
use crate::types::text::bytes::repr;
use crate::vm::{Result, Vm};

/// The payload of a bytes object.
pub struct Bytes {
    /// The value.
    pub value: Box<[u8]>,
    /// The hash, or -1 while it has not been asked for.
    pub hash: Cell<i64>,
}

impl Trace for Bytes {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Bytes {
    /// The payload for a value.
    pub fn new(value: impl Into<Box<[u8]>>) -> Self {
        Self { value: value.into(), hash: Cell::new(-1) }
    }
}

impl Vm {
    /// A bytes object; the empty one and those of one byte exist once.
    pub fn new_bytes(&self, value: &[u8]) -> ObjectRef {
        match value {
            [] => self.empty_bytes.clone(),
            [byte] => self.one_byte_bytes[*byte as usize].get_or_init(|| self.first_of_one_byte(*byte)).clone(),
            _ => ObjectRef::new(&self.types.bytes, Bytes::new(value)),
        }
    }

    /// Objects of one byte are made when they are first asked for, in a place where nobody sees that.
    #[cold]
    fn first_of_one_byte(&self, byte: u8) -> ObjectRef {
        let object = collector::as_at_start(|| ObjectRef::new(&self.types.bytes, Bytes::new([byte])));
        self.make_permanent(&object);
        object
    }

    /// A bytes object that was filled after it was made: of these, only the empty one exists once.
    pub fn new_filled_bytes(&self, value: Vec<u8>) -> ObjectRef {
        if value.is_empty() { self.empty_bytes.clone() } else { ObjectRef::new(&self.types.bytes, Bytes::new(value)) }
    }

    /// Whether an object is a bytearray.
    pub fn is_bytearray(&self, object: &ObjectRef) -> bool {
        object.payload::<Bytearray>().is_some()
    }
}

fn hash(_: &mut Vm, object: &ObjectRef) -> Result<i64> {
    let Some(bytes) = object.payload::<Bytes>() else { return Ok(0) };
    if bytes.hash.get() == -1 {
        bytes.hash.set(hash_bytes(&bytes.value));
    }
    Ok(bytes.hash.get())
}

/// `bytes`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "bytes",
    slots: |slots| {
        slots.repr = Some(|vm, object| Ok(vm.new_str(&repr(bytes_of(vm, object)))));
        slots.str = slots.repr;
        slots.hash = Some(hash);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(construction::new);
        slots.iter = Some(iterator::iter_bytes);
        slots.compare = Some(operators::compare_bytes);
        slots.concatenate = Some(operators::concatenate_bytes);
        slots.repeat = Some(operators::repeat_bytes);
        slots.item = Some(operators::item_of_bytes);
        slots.subscript = Some(operators::subscript_bytes);
        slots.length = Some(|vm, object| Ok(bytes_of(vm, object).len()));
        slots.contains = Some(searching::contains);
        slots.get_buffer = Some(exporting::get_native);
        slots.binary[Operator::Remainder as usize] = Some(percent::remainder);
    },
    methods: methods::OF_BYTES,
    match_self: true,
    ..TypeDefinition::EMPTY
};
