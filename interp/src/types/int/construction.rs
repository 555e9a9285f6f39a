//! `int(...)`: from numbers, from text, from what has `__int__`, `__index__` or `__trunc__`.

use crate::object::ObjectRef;
use crate::types::converters::{Constructor, text_of};
use crate::types::int::Int;
use crate::types::numeric::{Integer, IntegerTextError};
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

static PARAMETERS: Constructor = Constructor::new("int", "(x=0, /, base=10)");

/// `int(...)`
pub(super) fn vectorcall(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if vm.profile.int_counts_as_vectorcall {
        vm.check_positional("int", &arguments, 0, 2)?;
    }
    new(vm, class, arguments)
}

/// `int.__new__`
pub(super) fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let exact = class.is(&vm.types.int);
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let value = match (bound[0].take(), bound[1].take()) {
        (None, None) => vm.new_int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(object), None) => vm.int_from_object(&object)?,
        (Some(object), Some(base)) => from_text_in_base(vm, &object, &base)?,
    };
    if exact {
        return Ok(value);
    }
    let value = value.payload::<Int>().cloned().unwrap_or(Integer::ZERO);
    Ok(ObjectRef::new(class, value))
}

fn from_text_in_base(vm: &mut Vm, object: &ObjectRef, base: &ObjectRef) -> Result {
    let base = vm.index_clipped(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let result = if text_of(object).is_some() {
        int_from_text(vm, object, base as i64)?
    } else if object.payload::<crate::types::bytes::Bytes>().is_some() || vm.is_bytearray(object) {
        int_from_bytes(vm, object, base as i64)?
    } else {
        None
    };
    match result {
        Some(result) => Ok(result),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

fn int_from_text(vm: &mut Vm, object: &ObjectRef, base: i64) -> Result<Option<ObjectRef>> {
    let Some(text) = text_of(object) else { return Ok(None) };
    match Integer::parse_text(text, base, vm.digits_limit) {
        Ok(value) => Ok(Some(vm.new_integer(value))),
        Err(error) => {
            let shown = vm.repr_text(object)?;
            Err(vm.int_text_error(error, base, shown))
        }
    }
}

fn int_from_bytes(vm: &mut Vm, object: &ObjectRef, base: i64) -> Result<Option<ObjectRef>> {
    let Some(bytes) = vm.own_or_copied_buffer(object) else { return Ok(None) };
    let parsed = match std::str::from_utf8(&bytes) {
        Ok(text) if text.is_ascii() => Integer::parse(text, base, vm.digits_limit),
        _ => Err(IntegerTextError::Invalid),
    };
    match parsed {
        Ok(value) => Ok(Some(vm.new_integer(value))),
        Err(error) => {
            let shown = Text::from(crate::types::text::bytes::repr(&bytes));
            Err(vm.int_text_error(error, base, shown))
        }
    }
}

impl Vm {
    fn int_text_error(&mut self, error: IntegerTextError, base: i64, shown: Text) -> crate::vm::Raised {
        if !matches!(error, IntegerTextError::Invalid) {
            return self.value_error(error.to_string());
        }
        let mut message = Text::from(format!("invalid literal for int() with base {base}: "));
        message = message.concat(&shown.slice(0..200));
        self.raise_text(&self.exceptions.value_error.clone(), message)
    }

    /// `int(object)` for one argument (`PyNumber_Long`); exactly an int.
    pub fn int_from_object(&mut self, object: &ObjectRef) -> Result {
        if object.class_id() == self.types.int.id() {
            return Ok(object.clone());
        }
        let slots = object.class_payload(self).slots(self);
        let (int, index) = (slots.int, slots.index);
        if let Some(function) = int {
            let result = function(self, object)?;
            if result.class_id() == self.types.int.id() {
                return Ok(result);
            }
            let name = self.class_name(&result);
            if result.payload::<Int>().is_none() {
                return Err(self.type_error(format!("__int__ returned non-int (type {name})")));
            }
            self.warn_deprecated(&format!(
                "__int__ returned non-int (type {name}).  The ability to return an instance of a strict subclass of int \
                 is deprecated, and may be removed in a future version of Python."
            ))?;
            return Ok(self.exact_int(&result));
        }
        if index.is_some() {
            let result = self.index(object)?;
            return Ok(self.exact_int(&result));
        }
        let name = self.names.__trunc__.clone();
        if let Some(method) = self.lookup_special(object, &name)? {
            self.warn_deprecated("The delegation of int() to __trunc__ is deprecated.")?;
            let result = self.call(&method, Arguments::none())?;
            if result.payload::<Int>().is_some() {
                return Ok(self.exact_int(&result));
            }
            if result.class_payload(self).slots(self).index.is_none() {
                let name = self.class_name(&result);
                return Err(self.type_error(format!("__trunc__ returned non-Integral (type {name})")));
            }
            let result = self.index(&result)?;
            return Ok(self.exact_int(&result));
        }
        if let Some(result) = int_from_text(self, object, 10)? {
            return Ok(result);
        }
        if let Some(result) = int_from_bytes(self, object, 10)? {
            return Ok(result);
        }
        let name = self.class_name(object);
        Err(self
            .type_error(format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'")))
    }

    /// The value of an int object as exactly an int: the object itself where it is one (`long_long`).
    pub fn exact_int(&self, object: &ObjectRef) -> ObjectRef {
        if object.class_id() == self.types.int.id() {
            return object.clone();
        }
        object.payload::<Int>().map_or_else(|| object.clone(), |value| self.new_integer(value.clone()))
    }
}
