//! `complex`.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::converters::{Constructor, text_of};
use crate::types::float::Float;
use crate::types::formatting::format_complex;
use crate::types::hashing::hash_complex;
use crate::types::int::Int;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, member, method};
use crate::types::numeric::{Complex as Number, ComplexTextError, FloatError};
use crate::types::slots::{Comparison, Operator};
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a complex number.
pub struct Complex {
    /// `real`
    pub real: f64,
    /// `imag`
    pub imaginary: f64,
}

impl Trace for Complex {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Vm {
    /// A complex number.
    pub fn new_complex(&self, real: f64, imaginary: f64) -> ObjectRef {
        ObjectRef::new(&self.types.complex, Complex { real, imaginary })
    }
}

fn value(object: &ObjectRef) -> Number {
    object.payload::<Complex>().map_or(Number::new(f64::NAN, 0.0), |number| Number::new(number.real, number.imaginary))
}

fn new_number(vm: &Vm, number: Number) -> ObjectRef {
    vm.new_complex(number.real, number.imaginary)
}

/// An operand as a complex number; `None` for what is no number (`TO_COMPLEX`).
fn operand(vm: &mut Vm, object: &ObjectRef) -> Result<Option<Number>> {
    if object.payload::<Complex>().is_some() {
        return Ok(Some(value(object)));
    }
    if let Some(float) = object.payload::<Float>() {
        return Ok(Some(Number::new(float.0, 0.0)));
    }
    let Some(integer) = object.payload::<Int>() else { return Ok(None) };
    match integer.to_f64() {
        Some(value) => Ok(Some(Number::new(value, 0.0))),
        None => Err(vm.overflow_error("int too large to convert to float")),
    }
}

macro_rules! operands {
    ($vm:ident, $left:ident, $right:ident) => {{
        let Some(left) = operand($vm, $left)? else { return Ok($vm.not_implemented.clone()) };
        let Some(right) = operand($vm, $right)? else { return Ok($vm.not_implemented.clone()) };
        (left, right)
    }};
}

fn arithmetic(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, operator: fn(Number, Number) -> Number) -> Result {
    let (left, right) = operands!(vm, left, right);
    Ok(new_number(vm, operator(left, right)))
}

fn divide(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    match left.divide(right) {
        Ok(quotient) => Ok(new_number(vm, quotient)),
        Err(_) => Err(vm.zero_division_error("complex division by zero")),
    }
}

fn power(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (left, right) = operands!(vm, left, right);
    match left.power(right) {
        Ok(result) => Ok(new_number(vm, result)),
        Err(FloatError::DivisionByZero) => Err(vm.zero_division_error("0.0 to a negative or complex power")),
        Err(_) => Err(vm.overflow_error("complex exponentiation")),
    }
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.not_implemented.clone());
    }
    let number = value(left);
    let equal = if let Some(integer) = right.payload::<Int>() {
        number.imaginary == 0.0 && integer.compare_to_f64(number.real).is_some_and(std::cmp::Ordering::is_eq)
    } else if let Some(float) = right.payload::<Float>() {
        number.imaginary == 0.0 && number.real == float.0
    } else if let Some(other) = right.payload::<Complex>() {
        number.real == other.real && number.imaginary == other.imaginary
    } else {
        return Ok(vm.not_implemented.clone());
    };
    Ok(vm.new_bool(equal == (comparison == Comparison::Equal)))
}

fn absolute(vm: &mut Vm, object: &ObjectRef) -> Result {
    match value(object).absolute() {
        Ok(value) => Ok(vm.new_float(value)),
        Err(_) => Err(vm.overflow_error("absolute value too large")),
    }
}

fn itself(vm: &mut Vm, object: &ObjectRef) -> Result {
    Ok(if object.class_id() == vm.types.complex.id() { object.clone() } else { new_number(vm, value(object)) })
}

static PARAMETERS: Constructor = Constructor::new("complex", "(real=0, imag=0)");

/// What `__complex__` gives, `None` where there is none.
fn from_special_method(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let name = vm.names.__complex__.clone();
    let Some(result) = vm.call_bound_special(object, &name, Arguments::none())? else { return Ok(None) };
    if result.payload::<Complex>().is_none() {
        let found = vm.class_name(&result);
        return Err(vm.type_error(format!("__complex__ returned non-complex (type {found})")));
    }
    if result.class_id() != vm.types.complex.id() {
        let found = vm.class_name(&result);
        vm.warn_deprecated(&format!(
            "__complex__ returned non-complex (type {found}).  The ability to return an instance of a strict \
             subclass of complex is deprecated, and may be removed in a future version of Python."
        ))?;
    }
    Ok(Some(result))
}

impl Vm {
    /// The value of a complex number, or what `__complex__`, `__float__` or `__index__` make one
    /// (`PyComplex_AsCComplex`).
    pub fn complex_value(&mut self, object: &ObjectRef) -> Result<Number> {
        if object.payload::<Complex>().is_some() {
            return Ok(value(object));
        }
        match from_special_method(self, object)? {
            Some(number) => Ok(value(&number)),
            None => Ok(Number::new(self.float_value(object)?, 0.0)),
        }
    }
}

fn is_real(vm: &Vm, object: &ObjectRef) -> bool {
    let slots = object.class_payload(vm).slots(vm);
    slots.float.is_some() || slots.index.is_some()
}

/// `complex.__new__`
fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let exact = class.is(&vm.types.complex);
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let (real, imaginary) = (bound[0].take(), bound[1].take());
    if imaginary.is_none()
        && exact
        && let Some(object) = real.as_ref().filter(|object| object.class_id() == vm.types.complex.id())
    {
        return Ok(object.clone());
    }
    let number = if let Some(string) = real.as_ref().filter(|object| text_of(object).is_some()) {
        if imaginary.is_some() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        match text_of(string).map(Number::parse_text) {
            Some(Ok(number)) => number,
            Some(Err(ComplexTextError::Underscores)) => {
                let message = Text::from("could not convert string to complex: ").concat(&vm.repr_text(string)?);
                return Err(vm.raise_text(&vm.exceptions.value_error.clone(), message));
            }
            _ => return Err(vm.value_error("complex() arg is a malformed string")),
        }
    } else {
        from_parts(vm, real, imaginary)?
    };
    Ok(ObjectRef::new(class, Complex { real: number.real, imaginary: number.imaginary }))
}

fn from_parts(vm: &mut Vm, real: Option<ObjectRef>, imaginary: Option<ObjectRef>) -> Result<Number> {
    if imaginary.as_ref().is_some_and(|object| text_of(object).is_some()) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let real = match real {
        Some(object) => match from_special_method(vm, &object)? {
            Some(number) => Some(number),
            None => Some(object),
        },
        None => None,
    };
    if let Some(object) = real.as_ref().filter(|object| object.payload::<Complex>().is_none() && !is_real(vm, object)) {
        let name = vm.class_name(object);
        return Err(vm.type_error(format!("complex() first argument must be a string or a number, not '{name}'")));
    }
    if let Some(object) =
        imaginary.as_ref().filter(|object| object.payload::<Complex>().is_none() && !is_real(vm, object))
    {
        let name = vm.class_name(object);
        return Err(vm.type_error(format!("complex() second argument must be a number, not '{name}'")));
    }
    let mut number = match real {
        None => Number::new(0.0, 0.0),
        Some(object) if object.payload::<Complex>().is_some() => value(&object),
        Some(object) => Number::new(vm.float_of_number(&object)?, 0.0),
    };
    match imaginary {
        None => {}
        // The imaginary part may be complex: `complex(a, b)` is `a + b * 1j`.
        Some(object) if object.payload::<Complex>().is_some() => {
            let part = value(&object);
            number = Number::new(number.real - part.imaginary, number.imaginary + part.real);
        }
        Some(object) => {
            let part = vm.float_of_number(&object)?;
            number.imaginary = if number.imaginary == 0.0 { part } else { number.imaginary + part };
        }
    }
    Ok(number)
}

fn format(vm: &mut Vm, object: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let specification = vm.required(given, 0);
    vm.expect_text("__format__", "argument", &specification)?;
    let Some(specification) = text_of(&specification) else { return Ok(specification) };
    if specification.is_empty() {
        return vm.str(object);
    }
    let name = vm.class_name(object);
    match format_complex(value(object), specification, &name) {
        Ok(text) => Ok(vm.new_text(text)),
        Err(error) => Err(vm.format_error(error)),
    }
}

/// In the order of CPython's table.
static METHODS: &[MethodDefinition] = &[
    method("conjugate", "($self, /)", |vm, object, _| Ok(new_number(vm, value(object).conjugate()))),
    method("__complex__", "($self, /)", |vm, object, _| itself(vm, object)),
    method("__getnewargs__", "($self, /)", |vm, object, _| {
        let number = value(object);
        Ok(vm.new_tuple(vec![vm.new_float(number.real), vm.new_float(number.imaginary)]))
    }),
    method("__format__", "($self, format_spec, /)", format),
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    member("real", |vm, object| Ok(vm.new_float(value(object).real))),
    member("imag", |vm, object| Ok(vm.new_float(value(object).imaginary))),
];

fn hash(_: &mut Vm, object: &ObjectRef) -> Result<i64> {
    let number = value(object);
    let part = |part| crate::types::float::hash(part, object);
    Ok(hash_complex(part(number.real), part(number.imaginary)))
}

/// `complex`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "complex",
    slots: |slots| {
        slots.repr = Some(|vm, object| Ok(vm.new_str(&value(object).to_string())));
        slots.hash = Some(hash);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.compare = Some(compare);
        slots.new = Some(new);
        slots.binary[Operator::Add as usize] =
            Some(|vm, left, right| arithmetic(vm, left, right, |left, right| left + right));
        slots.binary[Operator::Subtract as usize] =
            Some(|vm, left, right| arithmetic(vm, left, right, |left, right| left - right));
        slots.binary[Operator::Multiply as usize] =
            Some(|vm, left, right| arithmetic(vm, left, right, |left, right| left * right));
        slots.binary[Operator::TrueDivide as usize] = Some(divide);
        slots.binary[Operator::Power as usize] = Some(power);
        slots.power_modulo = Some(|vm, left, right, _| {
            if operand(vm, left)?.is_none() || operand(vm, right)?.is_none() {
                return Ok(vm.not_implemented.clone());
            }
            Err(vm.value_error("complex modulo"))
        });
        slots.negative = Some(|vm, object| Ok(new_number(vm, -value(object))));
        slots.positive = Some(itself);
        slots.absolute = Some(absolute);
        slots.truth = Some(|_, object| Ok(value(object).real != 0.0 || value(object).imaginary != 0.0));
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    signature: Some("(real=0, imag=0)"),
    ..TypeDefinition::EMPTY
};
