//! The payload of exceptions, and what all of them share.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::TypeDefinition;
use crate::types::registry::Exceptions;
use crate::vm::Vm;

/// The indices of attributes that some exception types have, in [`ExceptionData::fields`].
pub mod field {
    /// `StopIteration.value`; `SystemExit.code`.
    pub const VALUE: usize = 0;
    /// `AttributeError.name`, `NameError.name`, `ImportError.name`.
    pub const NAME: usize = 0;
    /// `AttributeError.obj`; `ImportError.path`.
    pub const OBJECT: usize = 1;
}

/// The payload of an exception.
pub struct Exception {
    /// Everything can be assigned.
    pub data: Contents<ExceptionData>,
}

/// The attributes of an exception.
pub struct ExceptionData {
    /// `args`, a tuple.
    pub arguments: ObjectRef,
    /// `__traceback__`
    pub traceback: Option<ObjectRef>,
    /// `__context__`
    pub context: Option<ObjectRef>,
    /// `__cause__`
    pub cause: Option<ObjectRef>,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Attributes of the particular type, by [`field`].
    pub fields: Vec<Option<ObjectRef>>,
}

impl Exception {
    /// An exception with arguments and nothing else.
    pub fn new(arguments: ObjectRef) -> Self {
        Self {
            data: Contents::new(ExceptionData {
                arguments,
                traceback: None,
                context: None,
                cause: None,
                suppress_context: false,
                fields: Vec::new(),
            }),
        }
    }
}

impl Trace for Exception {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        visit(&data.arguments);
        data.traceback.iter().for_each(&mut *visit);
        data.cause.iter().for_each(&mut *visit);
        data.context.iter().for_each(&mut *visit);
        data.fields.iter().flatten().for_each(&mut *visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let data = self.data.get_mut(token);
        released.extend(data.traceback.take());
        released.extend(data.cause.take());
        released.extend(data.context.take());
        released.extend(data.fields.iter_mut().filter_map(Option::take));
    }
}

impl Vm {
    /// An attribute of a particular exception type, see [`field`].
    pub fn exception_field(&self, exception: &ObjectRef, index: usize) -> Option<ObjectRef> {
        exception.payload::<Exception>()?.data.get(self).fields.get(index)?.clone()
    }

    /// Sets an attribute of a particular exception type, see [`field`].
    pub fn set_exception_field(&mut self, exception: &ObjectRef, index: usize, value: ObjectRef) {
        let Some(payload) = exception.payload::<Exception>() else { return };
        let fields = &mut payload.data.get_mut(self).fields;
        if fields.len() <= index {
            fields.resize(index + 1, None);
        }
        let old = fields[index].replace(value);
        drop(old);
    }

    /// Whether an object is an exception.
    pub fn is_exception(&self, object: &ObjectRef) -> bool {
        object.payload::<Exception>().is_some()
    }
}

/// The declaration of a built-in exception type.
pub fn definition(name: &'static str) -> &'static TypeDefinition {
    static DEFINITIONS: LazyLock<FxHashMap<&'static str, TypeDefinition>> = LazyLock::new(|| {
        Exceptions::NAMES
            .iter()
            .map(|name| {
                (*name, TypeDefinition { name, instance_dict: true, weak_references: false, ..TypeDefinition::EMPTY })
            })
            .collect()
    });
    &DEFINITIONS[name]
}
