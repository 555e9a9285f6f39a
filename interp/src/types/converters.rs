//! Arguments of native functions as Rust values: what Argument Clinic's converters do, and their errors.

use std::sync::OnceLock;

use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, NativeBody, Wording, method};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::vm::native_call::{Bound, Parameters};
use crate::vm::{Arguments, Raised, Result, Vm};

/// The parameters of a constructor, bound as those of native functions are.
pub struct Constructor {
    definition: MethodDefinition,
    signature: OnceLock<Parameters>,
}

impl Constructor {
    /// A constructor's name and signature.
    pub const fn new(name: &'static str, signature: &'static str) -> Self {
        let body: NativeBody = |vm, _, _| Ok(vm.none.clone());
        Self { definition: method(name, signature, body), signature: OnceLock::new() }
    }

    /// The same with errors worded in another way.
    pub const fn worded(mut self, wording: Wording) -> Self {
        self.definition.wording = wording;
        self
    }

    /// Binds the arguments of a call.
    ///
    /// # Errors
    /// TypeError where they do not fit.
    pub fn bind(&self, vm: &mut Vm, arguments: Arguments) -> Result<Bound> {
        let signature = self.signature.get_or_init(|| Parameters::read(self.definition.signature));
        vm.bind_native(&self.definition, signature, None, arguments)
    }
}

/// The text of a str object.
#[inline]
pub fn text_of(object: &ObjectRef) -> Option<&Text> {
    object.payload::<Str>().map(|payload| &payload.text)
}

impl Vm {
    /// "f() argument 1 must be str, not int" (`_PyArg_BadArgument`). The place is `argument`, `argument 1` or
    /// `argument 'name'`.
    #[cold]
    pub fn bad_argument(&mut self, function: &str, place: &str, expected: &str, found: &ObjectRef) -> Raised {
        let found = self.name_in_message(found);
        self.type_error(format!("{function}() {place} must be {expected}, not {found}"))
    }

    /// The name of an object's type for messages, which say `None` for that.
    pub fn name_in_message(&self, object: &ObjectRef) -> String {
        if object.is(&self.none) { "None".to_owned() } else { self.class_name(object) }
    }

    /// Checks that an argument is a str.
    #[inline]
    pub fn expect_text(&mut self, function: &str, place: &str, argument: &ObjectRef) -> Result<()> {
        match argument.payload::<Str>() {
            Some(_) => Ok(()),
            None => Err(self.bad_argument(function, place, "str", argument)),
        }
    }

    /// Checks that an argument is a str that a C string can hold.
    ///
    /// # Errors
    /// TypeError for anything else, UnicodeEncodeError for lone surrogates, ValueError for null characters.
    pub fn expect_c_string(&mut self, function: &str, place: &str, argument: &ObjectRef) -> Result<()> {
        self.expect_text(function, place, argument)?;
        self.check_c_string(argument)
    }

    /// Checks that a str has neither lone surrogates nor null characters.
    pub fn check_c_string(&mut self, argument: &ObjectRef) -> Result<()> {
        let Some(text) = text_of(argument) else { return Ok(()) };
        self.keep_utf8(argument)?;
        if text.code_points().any(|code_point| code_point == 0) {
            return Err(self.value_error("embedded null character"));
        }
        Ok(())
    }

    /// Has a str keep its UTF-8 form, as CPython's does where C code asks for it (`PyUnicode_AsUTF8AndSize`).
    ///
    /// # Errors
    /// UnicodeEncodeError for lone surrogates.
    pub fn keep_utf8(&mut self, text: &ObjectRef) -> Result<()> {
        let Some(payload) = text.payload::<Str>() else { return Ok(()) };
        if payload.text.as_utf8().is_none() {
            self.encode_str(text, None, None)?;
        }
        payload.keep_utf8();
        Ok(())
    }

    /// An argument that is a C `int`.
    pub fn argument_c_int(&mut self, argument: &ObjectRef) -> Result<i32> {
        let index = self.index(argument)?;
        match index.payload::<Int>().and_then(Int::to_i64).map(i32::try_from) {
            Some(Ok(value)) => Ok(value),
            _ => Err(self.overflow_error("Python int too large to convert to C int")),
        }
    }

    /// A bound of a search such as `start` of `str.find`: `None` for None (`_PyEval_SliceIndex`).
    pub fn argument_bound(&mut self, argument: Option<&ObjectRef>) -> Result<Option<isize>> {
        let Some(argument) = argument else { return Ok(None) };
        if argument.is(&self.none) {
            return Ok(None);
        }
        if argument.payload::<Int>().is_none() && argument.class_payload(self).slots(self).index.is_none() {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        self.index_clipped(argument).map(Some)
    }

    /// The argument `keepends` of `splitlines` and others that were C ints before they were truth values.
    pub fn argument_keep_ends(&mut self, argument: Option<&ObjectRef>) -> Result<bool> {
        match argument {
            Some(argument) if self.profile.keepends_is_int => Ok(self.argument_c_int(argument)? != 0),
            _ => self.argument_truth(argument),
        }
    }

    /// An argument for a `bool` parameter: its truth, false where it was not given.
    pub fn argument_truth(&mut self, argument: Option<&ObjectRef>) -> Result<bool> {
        match argument {
            Some(argument) => self.truth(argument),
            None => Ok(false),
        }
    }
}
