//! `weakref.ref` and the proxy types.

use crate::object::{Contents, ObjectRef, Token, Trace, WeakHandle};
use crate::types::native::TypeDefinition;

/// The payload of a weak reference or proxy.
pub struct WeakReference {
    /// The hold on the referent.
    pub handle: WeakHandle,
    /// Called when the referent dies.
    pub callback: Contents<Option<ObjectRef>>,
    /// The referent's hash, once asked for.
    pub hash: std::cell::Cell<Option<i64>>,
}

impl Trace for WeakReference {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.callback.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.callback.get_mut(token).take());
    }
}

/// `ReferenceType`
pub static DEFINITION: TypeDefinition =
    TypeDefinition { name: "ReferenceType", module: "weakref", ..TypeDefinition::EMPTY };
