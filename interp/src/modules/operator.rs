//! Module `_operator`: the operators as functions (Modules/_operator.c).

use crate::modules::ModuleDefinition;
use crate::modules::getters::{ATTRIBUTE_GETTER, ITEM_GETTER, METHOD_CALLER};
use crate::object::{Kind, ObjectRef};
use crate::types::buffer::bytes_of;
use crate::types::container::given;
use crate::types::native::{MethodDefinition, Wording, method};
use crate::types::slots::{Comparison, Operator};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `_operator`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_operator", functions: FUNCTIONS, fill };

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let base = vm.types.object.clone();
    for (definition, kind) in [
        (&ITEM_GETTER, Kind::ItemGetter),
        (&ATTRIBUTE_GETTER, Kind::AttributeGetter),
        (&METHOD_CALLER, Kind::MethodCaller),
    ] {
        let class = vm.make_builtin_type(definition, &base, kind);
        vm.dict_set_name(namespace, definition.name, class);
    }
    Ok(())
}

macro_rules! binary {
    ($($name:ident: $operator:ident;)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
            let (left, right) = (given(vm, arguments, 0), given(vm, arguments, 1));
            vm.binary_operation(Operator::$operator, &left, &right)
        })*
    };
}

macro_rules! in_place {
    ($($name:ident: $operator:ident;)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
            let (left, right) = (given(vm, arguments, 0), given(vm, arguments, 1));
            vm.in_place_operation(Operator::$operator, &left, &right)
        })*
    };
}

macro_rules! comparisons {
    ($($name:ident: $comparison:ident;)*) => {
        $(fn $name(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
            let (left, right) = (given(vm, arguments, 0), given(vm, arguments, 1));
            vm.compare(&left, &right, Comparison::$comparison)
        })*
    };
}

binary! {
    add: Add;
    sub: Subtract;
    mul: Multiply;
    matmul: MatrixMultiply;
    floordiv: FloorDivide;
    truediv: TrueDivide;
    modulo: Remainder;
    lshift: LeftShift;
    rshift: RightShift;
    and: And;
    xor: Xor;
    or: Or;
    pow: Power;
}

in_place! {
    iadd: Add;
    isub: Subtract;
    imul: Multiply;
    imatmul: MatrixMultiply;
    ifloordiv: FloorDivide;
    itruediv: TrueDivide;
    imod: Remainder;
    ilshift: LeftShift;
    irshift: RightShift;
    iand: And;
    ixor: Xor;
    ior: Or;
    ipow: Power;
}

comparisons! {
    lt: Less;
    le: LessEqual;
    eq: Equal;
    ne: NotEqual;
    gt: Greater;
    ge: GreaterEqual;
}

fn truth(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let object = given(vm, arguments, 0);
    let truth = vm.truth(&object)?;
    Ok(vm.new_bool(truth))
}

fn not(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let object = given(vm, arguments, 0);
    let truth = vm.truth(&object)?;
    Ok(vm.new_bool(!truth))
}

fn contains(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (container, item) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let found = vm.contains(&container, &item)?;
    Ok(vm.new_bool(found))
}

fn index_of(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (iterable, wanted) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let iterator = vm.iter_or(&iterable, "argument of type")?;
    let mut index = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.identical_or_equal(&item, &wanted)? {
            return Ok(vm.new_int(index));
        }
        index += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn count_of(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (iterable, wanted) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let iterator = vm.iter_or(&iterable, "argument of type")?;
    let mut count = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.identical_or_equal(&item, &wanted)? {
            count += 1;
        }
    }
    Ok(vm.new_int(count))
}

impl Vm {
    /// `iter(x)`, with the words of searches where that is not possible: "argument of type 'int' is not iterable".
    fn iter_or(&mut self, object: &ObjectRef, prefix: &str) -> Result {
        let slots = object.class_payload(self).slots(self);
        if slots.iter.is_none() && slots.item.is_none() {
            let name = self.class_name(object);
            return Err(self.type_error(format!("{prefix} '{name}' is not iterable")));
        }
        self.iter(object)
    }
}

fn is(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (left, right) = (given(vm, arguments, 0), given(vm, arguments, 1));
    Ok(vm.new_bool(left.is(&right)))
}

fn is_not(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (left, right) = (given(vm, arguments, 0), given(vm, arguments, 1));
    Ok(vm.new_bool(!left.is(&right)))
}

fn neg(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let operand = given(vm, arguments, 0);
    vm.unary_operation(|slots| slots.negative, "-", &operand)
}

fn pos(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let operand = given(vm, arguments, 0);
    vm.unary_operation(|slots| slots.positive, "+", &operand)
}

fn abs(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let operand = given(vm, arguments, 0);
    match operand.class_payload(vm).slots(vm).absolute {
        Some(function) => function(vm, &operand),
        None => {
            let name = vm.class_name(&operand);
            Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
        }
    }
}

fn invert(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let operand = given(vm, arguments, 0);
    vm.unary_operation(|slots| slots.invert, "~", &operand)
}

/// `a + b` for sequences (`PySequence_Concat`).
fn concatenate(vm: &mut Vm, arguments: Bound<'_>, in_place: bool) -> Result {
    let (left, right) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let is_sequence = |vm: &Vm, object: &ObjectRef| object.class_payload(vm).slots(vm).item.is_some();
    let slots = left.class_payload(vm).slots(vm);
    let (concatenate, concatenate_in_place) = (slots.concatenate, slots.in_place_concatenate);
    let add_in_place = slots.in_place[Operator::Add as usize];
    if let Some(function) = concatenate_in_place.filter(|_| in_place).or(concatenate) {
        return function(vm, &left, &right);
    }
    if is_sequence(vm, &left) && is_sequence(vm, &right) {
        if let Some(function) = add_in_place.filter(|_| in_place) {
            let result = function(vm, &left, &right)?;
            if !result.is(&vm.not_implemented) {
                return Ok(result);
            }
        }
        if let Some(result) = vm.try_number_operation(Operator::Add, &left, &right)? {
            return Ok(result);
        }
    }
    let name = vm.class_name(&left);
    Err(vm.type_error(format!("'{name}' object can't be concatenated")))
}

fn concat(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    concatenate(vm, arguments, false)
}

fn iconcat(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    concatenate(vm, arguments, true)
}

fn getitem(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (container, key) = (given(vm, arguments, 0), given(vm, arguments, 1));
    vm.get_item(&container, &key)
}

fn setitem(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (container, key, value) = (given(vm, arguments, 0), given(vm, arguments, 1), given(vm, arguments, 2));
    vm.set_item(&container, &key, Some(value))?;
    Ok(vm.none.clone())
}

fn delitem(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (container, key) = (given(vm, arguments, 0), given(vm, arguments, 1));
    vm.set_item(&container, &key, None)?;
    Ok(vm.none.clone())
}

fn index(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let object = given(vm, arguments, 0);
    let index = vm.index(&object)?;
    Ok(vm.exact_int(&index))
}

fn length_hint(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let object = given(vm, arguments, 0);
    let default = match arguments[1].take() {
        Some(default) if default.payload::<crate::types::int::Int>().is_none() => {
            let name = vm.class_name(&default);
            return Err(vm.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        }
        Some(default) => vm.size_argument(&default)?,
        None => 0,
    };
    let hint = vm.length_hint(&object, default.max(0) as usize)?;
    Ok(vm.new_int(hint as i64))
}

fn call(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let callable = given(vm, arguments, 0);
    let (positional, keywords) = (given(vm, arguments, 1), given(vm, arguments, 2));
    let arguments = vm.arguments_of(&positional, &keywords);
    drop((positional, keywords));
    vm.call(&callable, arguments)
}

impl Vm {
    /// The arguments that a `*args` tuple and a `**kwargs` dict hold.
    pub fn arguments_of(&self, positional: &ObjectRef, keywords: &ObjectRef) -> Arguments {
        let mut arguments = Arguments::none();
        if let Some(positional) = positional.payload::<Tuple>() {
            arguments.positional.extend(positional.0.iter().cloned());
        }
        if let Some(keywords) = keywords.payload::<crate::types::dict::Dict>() {
            let entries = keywords.storage.get(self).entries();
            arguments.keywords.extend(entries.map(|entry| (entry.key.clone(), entry.value.clone())));
        }
        arguments
    }
}

fn compare_digest(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (left, right) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let ascii = |object: &ObjectRef| object.payload::<Str>().map(|text| text.text.is_ascii());
    match (ascii(&left), ascii(&right)) {
        (Some(true), Some(true)) => vm.compare(&left, &right, Comparison::Equal),
        _ if vm.has_buffer(&left) || vm.has_buffer(&right) => {
            let equal =
                vm.with_buffers([&left, &right], |vm, [left, right]| Ok(bytes_of(vm, left) == bytes_of(vm, right)))?;
            Ok(vm.new_bool(equal))
        }
        (Some(_), Some(_)) => Err(vm.type_error("comparing strings with non-ASCII characters is not supported")),
        _ => {
            let (left, right) = (vm.class_name(&left), vm.class_name(&right));
            Err(vm.type_error(format!("unsupported operand types(s) or combination of types: '{left}' and '{right}'")))
        }
    }
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("truth", "($module, a, /)", truth),
    method("contains", "($module, a, b, /)", contains),
    method("indexOf", "($module, a, b, /)", index_of),
    method("countOf", "($module, a, b, /)", count_of),
    method("is_", "($module, a, b, /)", is),
    method("is_not", "($module, a, b, /)", is_not),
    method("add", "($module, a, b, /)", add),
    method("sub", "($module, a, b, /)", sub),
    method("mul", "($module, a, b, /)", mul),
    method("matmul", "($module, a, b, /)", matmul),
    method("floordiv", "($module, a, b, /)", floordiv),
    method("truediv", "($module, a, b, /)", truediv),
    method("mod", "($module, a, b, /)", modulo),
    method("neg", "($module, a, /)", neg),
    method("pos", "($module, a, /)", pos),
    method("abs", "($module, a, /)", abs),
    method("inv", "($module, a, /)", invert),
    method("invert", "($module, a, /)", invert),
    method("lshift", "($module, a, b, /)", lshift),
    method("rshift", "($module, a, b, /)", rshift),
    method("not_", "($module, a, /)", not),
    method("and_", "($module, a, b, /)", and),
    method("xor", "($module, a, b, /)", xor),
    method("or_", "($module, a, b, /)", or),
    method("iadd", "($module, a, b, /)", iadd),
    method("isub", "($module, a, b, /)", isub),
    method("imul", "($module, a, b, /)", imul),
    method("imatmul", "($module, a, b, /)", imatmul),
    method("ifloordiv", "($module, a, b, /)", ifloordiv),
    method("itruediv", "($module, a, b, /)", itruediv),
    method("imod", "($module, a, b, /)", imod),
    method("ilshift", "($module, a, b, /)", ilshift),
    method("irshift", "($module, a, b, /)", irshift),
    method("iand", "($module, a, b, /)", iand),
    method("ixor", "($module, a, b, /)", ixor),
    method("ior", "($module, a, b, /)", ior),
    method("concat", "($module, a, b, /)", concat),
    method("iconcat", "($module, a, b, /)", iconcat),
    method("getitem", "($module, a, b, /)", getitem),
    method("setitem", "($module, a, b, c, /)", setitem),
    method("delitem", "($module, a, b, /)", delitem),
    method("pow", "($module, a, b, /)", pow),
    method("ipow", "($module, a, b, /)", ipow),
    method("eq", "($module, a, b, /)", eq),
    method("ne", "($module, a, b, /)", ne),
    method("lt", "($module, a, b, /)", lt),
    method("le", "($module, a, b, /)", le),
    method("gt", "($module, a, b, /)", gt),
    method("ge", "($module, a, b, /)", ge),
    method("index", "($module, a, /)", index),
    method("length_hint", "($module, obj, default=0, /)", length_hint),
    method("call", "($module, obj, /, *args, **kwargs)", call).worded(Wording::UnpackTuple),
    method("_compare_digest", "($module, a, b, /)", compare_digest),
];
