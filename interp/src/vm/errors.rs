//! Raising exceptions from native code.

use crate::object::ObjectRef;
use crate::types::exception::Exception;
use crate::types::str::Str;
use crate::types::text::TextBuilder;
use crate::vm::Vm;
use crate::vm::arguments::Arguments;

/// An exception on its way up.
#[derive(Debug)]
pub struct Raised(pub ObjectRef);

/// The result of everything that can raise.
pub type Result<T = ObjectRef> = std::result::Result<T, Raised>;

macro_rules! raisers {
    ($($(#[$doc:meta])* $name:ident => $class:ident,)*) => {
        impl Vm {
            $(
                $(#[$doc])*
                #[cold]
                pub fn $name(&mut self, message: impl AsRef<str>) -> Raised {
                    let class = self.exceptions.$class.clone();
                    self.raise(&class, message.as_ref())
                }
            )*
        }
    };
}

raisers! {
    /// `TypeError(message)`
    type_error => type_error,
    /// `ValueError(message)`
    value_error => value_error,
    /// `IndexError(message)`
    index_error => index_error,
    /// `RuntimeError(message)`
    runtime_error => runtime_error,
    /// `RecursionError(message)`
    recursion_error => recursion_error,
    /// `OverflowError(message)`
    overflow_error => overflow_error,
    /// `ZeroDivisionError(message)`
    zero_division_error => zero_division_error,
    /// `SystemError(message)`
    system_error => system_error,
    /// `BufferError(message)`
    buffer_error => buffer_error,
    /// `ReferenceError(message)`
    reference_error => reference_error,
    /// `AssertionError(message)`
    assertion_error => assertion_error,
    /// `NotImplementedError(message)`
    not_implemented_error => not_implemented_error,
}

impl Vm {
    /// An exception of a built-in class with one str argument.
    #[cold]
    pub fn raise(&mut self, class: &ObjectRef, message: &str) -> Raised {
        let message = self.new_str(message);
        self.raise_with(class, vec![message])
    }

    /// An exception of a built-in class with these arguments.
    #[cold]
    pub fn raise_with(&mut self, class: &ObjectRef, arguments: Vec<ObjectRef>) -> Raised {
        // The constructors of these take their arguments apart.
        let [syntax, system] = [&self.exceptions.syntax_error, &self.exceptions.os_error];
        if self.is_subtype(class, syntax) || self.is_subtype(class, system) {
            return match self.call(class, Arguments::positional(arguments)) {
                Ok(exception) => {
                    self.set_implicit_context(&exception);
                    Raised(exception)
                }
                Err(raised) => raised,
            };
        }
        let arguments = self.new_tuple(arguments);
        let exception = ObjectRef::new(class, Exception::new(arguments));
        self.set_implicit_context(&exception);
        Raised(exception)
    }

    /// An exception that its class makes by itself, with all that its `__init__` sets.
    #[cold]
    pub fn raise_called(&mut self, class: &ObjectRef, arguments: impl Into<Arguments>) -> Raised {
        match self.call(class, arguments) {
            Ok(exception) => {
                self.set_implicit_context(&exception);
                Raised(exception)
            }
            Err(raised) => raised,
        }
    }

    /// `KeyError(key)`
    #[cold]
    pub fn key_error(&mut self, key: ObjectRef) -> Raised {
        let class = self.exceptions.key_error.clone();
        self.raise_with(&class, vec![key])
    }

    /// An exception of a class with a value that CPython hands over as it is (`PyErr_SetObject`): a tuple is taken for
    /// the arguments, `None` for none, and an instance of the class for the exception itself.
    #[cold]
    pub fn raise_value(&mut self, class: &ObjectRef, value: ObjectRef) -> Raised {
        if value.is(&self.none) {
            return self.raise_with(class, Vec::new());
        }
        if let Some(arguments) = value.payload::<crate::types::tuple::Tuple>() {
            let arguments = arguments.0.to_vec();
            return self.raise_with(class, arguments);
        }
        if self.is_subtype(&value.class_ref(), class) {
            self.set_implicit_context(&value);
            return Raised(value);
        }
        self.raise_with(class, vec![value])
    }

    /// `StopIteration(value)`, without an argument for `None`.
    #[cold]
    pub fn stop_iteration(&mut self, value: ObjectRef) -> Raised {
        let class = self.exceptions.stop_iteration.clone();
        let arguments = if value.is(&self.none) { Vec::new() } else { vec![value.clone()] };
        let raised = self.raise_with(&class, arguments);
        self.set_exception_field(&raised.0, crate::types::exception::field::VALUE, value);
        raised
    }

    /// `AttributeError(message, name=…, obj=…)`
    #[cold]
    pub fn attribute_error(&mut self, message: impl AsRef<str>, object: &ObjectRef, name: &ObjectRef) -> Raised {
        let class = self.exceptions.attribute_error.clone();
        let raised = self.raise(&class, message.as_ref());
        self.set_exception_field(&raised.0, crate::types::exception::field::NAME, name.clone());
        self.set_exception_field(&raised.0, crate::types::exception::field::OBJECT, object.clone());
        raised
    }

    /// The AttributeError whose message ends with the name and a quotation mark; the name may have code points
    /// that no UTF-8 has.
    #[cold]
    pub fn missing_attribute_error(&mut self, start: &str, object: &ObjectRef, name: &ObjectRef) -> Raised {
        let raised = self.unnamed_attribute_error(start, name);
        self.set_exception_field(&raised.0, crate::types::exception::field::NAME, name.clone());
        self.set_exception_field(&raised.0, crate::types::exception::field::OBJECT, object.clone());
        raised
    }

    /// As [`Vm::missing_attribute_error`], without the fields `name` and `obj`.
    #[cold]
    pub fn unnamed_attribute_error(&mut self, start: &str, name: &ObjectRef) -> Raised {
        let mut message = TextBuilder::new();
        message.push_str(start);
        if let Some(name) = name.payload::<Str>() {
            message.push_text(&name.text);
        }
        message.push_str("'");
        let message = self.new_text(message.finish());
        let class = self.exceptions.attribute_error.clone();
        self.raise_with(&class, vec![message])
    }

    /// `NameError(message, name=…)`
    #[cold]
    pub fn name_error(&mut self, message: impl AsRef<str>, name: &ObjectRef) -> Raised {
        let class = self.exceptions.name_error.clone();
        let raised = self.raise(&class, message.as_ref());
        self.set_exception_field(&raised.0, crate::types::exception::field::NAME, name.clone());
        raised
    }

    /// `UnboundLocalError(message)`
    #[cold]
    pub fn unbound_local_error(&mut self, message: impl AsRef<str>) -> Raised {
        let class = self.exceptions.unbound_local_error.clone();
        self.raise(&class, message.as_ref())
    }

    /// Whether a raised exception is an instance of a built-in class.
    pub fn is_raised(&self, raised: &Raised, class: &ObjectRef) -> bool {
        self.is_instance_of_type(&raised.0, class)
    }

    /// Turns one kind of exception into `None`: for protocols that end with one.
    pub fn catch<T>(&self, result: Result<T>, class: &ObjectRef) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(raised) if self.is_raised(&raised, class) => Ok(None),
            Err(raised) => Err(raised),
        }
    }
}
