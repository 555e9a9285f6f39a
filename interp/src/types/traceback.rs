//! `traceback`: one frame that an exception went through.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;

/// The payload of a traceback entry.
pub struct Traceback {
    /// `tb_next`: towards the place where the exception was raised.
    pub next: Contents<Option<ObjectRef>>,
    /// `tb_frame`.
    pub frame: ObjectRef,
    /// `tb_lasti`, in bytes.
    pub last_instruction: i64,
    /// `tb_lineno`.
    pub line: i64,
}

impl Trace for Traceback {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.next.get(token).iter().for_each(&mut *visit);
        visit(&self.frame);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.next.get_mut(token).take());
    }
}

/// `traceback`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "traceback", base_type: false, ..TypeDefinition::EMPTY };
