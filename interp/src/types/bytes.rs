//! `bytes`.

use crate::types::native::TypeDefinition;
use std::cell::Cell;

use crate::object::{ObjectRef, Token, Trace};
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

impl Vm {
    /// A bytes object; the empty one and those of one byte exist once.
    pub fn new_bytes(&self, value: &[u8]) -> ObjectRef {
        match value {
            [] => self.empty_bytes.clone(),
            [byte] => self.one_byte_bytes[*byte as usize].clone(),
            _ => ObjectRef::new(&self.types.bytes, Bytes { value: value.into(), hash: Cell::new(-1) }),
        }
    }
}

/// The bytes of an object that has some (the buffer protocol).
pub fn buffer_of<'a>(vm: &'a Vm, object: &'a ObjectRef) -> Option<&'a [u8]> {
    let _ = vm;
    object.payload::<Bytes>().map(|bytes| &*bytes.value)
}

impl Vm {
    /// Whether an object is a bytearray.
    pub fn is_bytearray(&self, object: &ObjectRef) -> bool {
        let _ = object;
        false
    }

    /// `bytes(object)` for what is no size (`PyObject_Bytes`).
    pub fn bytes_of_object(&mut self, object: &ObjectRef) -> Result {
        let _ = &self;
        Ok(object.clone())
    }
}

/// `bytes`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "bytes", match_self: true, ..TypeDefinition::EMPTY };
