//! `float(...)`

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::numeric::{parse_float, parse_float_text};
use crate::types::slots::Init;
use crate::types::text::Text;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

fn same_init(first: Option<Init>, second: Option<Init>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => std::ptr::fn_addr_eq(first, second),
        (first, second) => first.is_none() && second.is_none(),
    }
}

/// `float.__new__`
pub(super) fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let exact = class.is(&vm.types.float);
    let own_init = vm.types.float.payload::<Type>().and_then(|float| float.slots(vm).init);
    // A subclass with an `__init__` of its own may take them.
    if exact || class.payload::<Type>().is_none_or(|class| same_init(class.slots(vm).init, own_init)) {
        vm.reject_keywords("float", &arguments)?;
    }
    let given = arguments.positional.len();
    if given > 1 {
        return Err(vm.type_error(format!("float expected at most 1 argument, got {given}")));
    }
    let value = match arguments.positional.first() {
        None => vm.new_float(0.0),
        Some(object) => float_of(vm, object)?,
    };
    if exact {
        return Ok(value);
    }
    Ok(ObjectRef::new(class, Float(super::value(&value))))
}

/// `float(object)` (`PyNumber_Float`, and `PyFloat_FromString` for text).
fn float_of(vm: &mut Vm, object: &ObjectRef) -> Result {
    if object.class_id() == vm.types.float.id() {
        return Ok(object.clone());
    }
    if object.class_id() == vm.types.str.id()
        && let Some(text) = text_of(object)
    {
        return from_text(vm, object, text);
    }
    let slots = object.class_payload(vm).slots(vm);
    let (float, index) = (slots.float, slots.index);
    if let Some(function) = float {
        let result = function(vm, object)?;
        // A float is passed on as it is.
        if result.class_id() == vm.types.float.id() {
            return Ok(result);
        }
        let value = vm.checked_float_result(object, result)?;
        return Ok(vm.new_float(value));
    }
    if index.is_some() {
        let value = vm.float_value(object)?;
        return Ok(vm.new_float(value));
    }
    if let Some(value) = object.payload::<Float>() {
        return Ok(vm.new_float(value.0));
    }
    if let Some(text) = text_of(object) {
        return from_text(vm, object, text);
    }
    if let Some(bytes) = vm.own_or_copied_buffer(object) {
        return match std::str::from_utf8(&bytes).ok().filter(|text| text.is_ascii()).and_then(parse_float) {
            Some(value) => Ok(vm.new_float(value)),
            None => {
                let shown = vm.repr_text(object)?;
                Err(invalid(vm, &shown))
            }
        };
    }
    let name = vm.class_name(object);
    Err(vm.type_error(format!("float() argument must be a string or a real number, not '{name}'")))
}

fn from_text(vm: &mut Vm, object: &ObjectRef, text: &Text) -> Result {
    match parse_float_text(text) {
        Some(value) => Ok(vm.new_float(value)),
        None => {
            let shown = vm.repr_text(object)?;
            Err(invalid(vm, &shown))
        }
    }
}

fn invalid(vm: &mut Vm, shown: &Text) -> crate::vm::Raised {
    let class = vm.exceptions.value_error.clone();
    vm.raise_text(&class, Text::from("could not convert string to float: ").concat(shown))
}

impl Vm {
    /// The value of `float(object)` for a number: `__float__` is asked even of an instance of a subclass of float.
    pub fn float_of_number(&mut self, object: &ObjectRef) -> Result<f64> {
        float_of(self, object).map(|float| super::value(&float))
    }

    /// The value of a float, or what `__float__` or `__index__` make one (`PyFloat_AsDouble`).
    pub fn float_value(&mut self, value: &ObjectRef) -> Result<f64> {
        if let Some(float) = value.payload::<Float>() {
            return Ok(float.0);
        }
        let slots = value.class_payload(self).slots(self);
        let (float, index) = (slots.float, slots.index);
        let Some(function) = float else {
            if index.is_some() {
                let index = self.index(value)?;
                return match index.payload::<Int>().and_then(Int::to_f64) {
                    Some(float) => Ok(float),
                    None => Err(self.overflow_error("int too large to convert to float")),
                };
            }
            let name = self.class_name(value);
            return Err(self.type_error(format!("must be real number, not {name}")));
        };
        let result = function(self, value)?;
        self.checked_float_result(value, result)
    }

    fn checked_float_result(&mut self, value: &ObjectRef, result: ObjectRef) -> Result<f64> {
        let Some(float) = result.payload::<Float>().map(|float| float.0) else {
            let (owner, name) = (self.class_name(value), self.class_name(&result));
            return Err(self.type_error(format!("{owner}.__float__ returned non-float (type {name})")));
        };
        if result.class_id() != self.types.float.id() {
            let (owner, name) = (self.class_name(value), self.class_name(&result));
            self.warn_deprecated(&format!(
                "{owner}.__float__ returned non-float (type {name}).  The ability to return an instance of a strict \
                 subclass of float is deprecated, and may be removed in a future version of Python."
            ))?;
        }
        Ok(float)
    }
}
