//! `bytes`.

use crate::types::native::TypeDefinition;
use std::cell::Cell;

use crate::object::{ObjectRef, Token, Trace};
use crate::vm::Vm;

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

/// `bytes`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "bytes", match_self: true, ..TypeDefinition::EMPTY };
