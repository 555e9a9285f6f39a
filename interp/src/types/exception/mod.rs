//! The payload of exceptions, and what all of them share.

mod base;
mod definitions;
pub mod group;
mod members;
mod named;
mod os_error;
mod stopping;
mod syntax_error;
mod unicode_error;

pub use definitions::definition;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::tuple::Tuple;
use crate::vm::Vm;

/// The indices of attributes that some exception types have, in [`ExceptionData::fields`].
pub mod field {
    /// `StopIteration.value`; `SystemExit.code`.
    pub const VALUE: usize = 0;
    /// `AttributeError.name`, `NameError.name`, `ImportError.name`.
    pub const NAME: usize = 0;
    /// `AttributeError.obj`; `ImportError.path`.
    pub const OBJECT: usize = 1;
    /// `ImportError.msg`.
    pub const IMPORT_MESSAGE: usize = 2;
    /// `ImportError.name_from`.
    pub const NAME_FROM: usize = 3;
    /// `OSError.errno`.
    pub const ERROR_NUMBER: usize = 0;
    /// `OSError.strerror`.
    pub const ERROR_TEXT: usize = 1;
    /// `OSError.filename`.
    pub const OS_FILENAME: usize = 2;
    /// `OSError.filename2`.
    pub const OS_FILENAME_2: usize = 3;
    /// `OSError.characters_written`, an int.
    pub const CHARACTERS_WRITTEN: usize = 4;
    /// `SyntaxError.msg`.
    pub const MESSAGE: usize = 0;
    /// `SyntaxError.filename`.
    pub const FILENAME: usize = 1;
    /// `SyntaxError.lineno`.
    pub const LINE: usize = 2;
    /// `SyntaxError.offset`.
    pub const OFFSET: usize = 3;
    /// `SyntaxError.text`.
    pub const TEXT: usize = 4;
    /// `SyntaxError.end_lineno`.
    pub const END_LINE: usize = 5;
    /// `SyntaxError.end_offset`.
    pub const END_OFFSET: usize = 6;
    /// `SyntaxError.print_file_and_line`.
    pub const PRINT_FILE_AND_LINE: usize = 7;
    /// `UnicodeError.encoding`.
    pub const ENCODING: usize = 0;
    /// `UnicodeError.object`.
    pub const CODED: usize = 1;
    /// `UnicodeError.start`, an int.
    pub const START: usize = 2;
    /// `UnicodeError.end`, an int.
    pub const END: usize = 3;
    /// `UnicodeError.reason`.
    pub const REASON: usize = 4;
    /// `BaseExceptionGroup.message`.
    pub const GROUP_MESSAGE: usize = 0;
    /// `BaseExceptionGroup.exceptions`, a tuple.
    pub const GROUP_EXCEPTIONS: usize = 1;
}

/// The payload of an exception.
pub struct Exception {
    /// Everything can be assigned.
    pub data: Contents<ExceptionData>,
}

/// The attributes of an exception.
pub struct ExceptionData {
    /// `args`, a tuple; none in an exception that the collector has cleared.
    pub arguments: Option<ObjectRef>,
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
                arguments: Some(arguments),
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
        data.arguments.iter().for_each(&mut *visit);
        data.traceback.iter().for_each(&mut *visit);
        data.cause.iter().for_each(&mut *visit);
        data.context.iter().for_each(&mut *visit);
        data.fields.iter().flatten().for_each(&mut *visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let data = self.data.get_mut(token);
        released.extend(data.arguments.take());
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

    /// Empties an attribute of a particular exception type, see [`field`].
    pub fn clear_exception_field(&mut self, exception: &ObjectRef, index: usize) {
        let Some(payload) = exception.payload::<Exception>() else { return };
        let old = payload.data.get_mut(self).fields.get_mut(index).and_then(Option::take);
        drop(old);
    }

    /// The items of an exception's `args`.
    pub fn exception_arguments(&self, exception: &ObjectRef) -> Vec<ObjectRef> {
        let arguments = exception
            .payload::<Exception>()
            .and_then(|payload| payload.data.get(self).arguments.as_ref()?.payload::<Tuple>());
        arguments.map(|arguments| arguments.0.to_vec()).unwrap_or_default()
    }

    /// Whether an object is an exception.
    pub fn is_exception(&self, object: &ObjectRef) -> bool {
        object.payload::<Exception>().is_some()
    }
}
