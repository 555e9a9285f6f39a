//! Module `_operator`: the operators as functions (Modules/_operator.c).

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef, Token, Trace};
use crate::types::buffer::bytes_of;
use crate::types::container::given;
use crate::types::native::{
    AttributeDefinition, MethodDefinition, TypeDefinition, VECTORCALL_OFFSET, Wording, getter, method,
};
use crate::types::slots::{Comparison, Operator};
use crate::types::str::Str;
use crate::types::text::TextBuilder;
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

/// The payload of `itemgetter`: the keys.
pub struct ItemGetter(Box<[ObjectRef]>);
/// The payload of `attrgetter`: the names, as given.
pub struct AttributeGetter(Box<[ObjectRef]>);

impl Trace for ItemGetter {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.0.iter().for_each(visit);
    }
}

impl Trace for AttributeGetter {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.0.iter().for_each(visit);
    }
}

/// `[f(k) for k in keys]` as a tuple, or the one value there is.
fn gather(vm: &mut Vm, keys: &[ObjectRef], mut get: impl FnMut(&mut Vm, &ObjectRef) -> Result) -> Result {
    if let [key] = keys {
        return get(vm, key);
    }
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        values.push(get(vm, key)?);
    }
    Ok(vm.new_tuple(values))
}

/// The one argument of a call of a getter.
fn only_argument(vm: &mut Vm, name: &str, arguments: Arguments) -> Result {
    vm.reject_keywords(name, &arguments)?;
    vm.check_positional(name, &arguments, 1, 1)?;
    Ok(arguments.positional.into_iter().next().unwrap_or_else(|| vm.none.clone()))
}

fn repr_parts(vm: &mut Vm, object: &ObjectRef, parts: &[ObjectRef]) -> Result {
    let mut builder = TextBuilder::new();
    builder.push_str(&vm.class_name(object));
    builder.push_str("(");
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            builder.push_str(", ");
        }
        vm.push_repr(&mut builder, part)?;
    }
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

fn reduce_parts(vm: &mut Vm, object: &ObjectRef, parts: &[ObjectRef]) -> Result {
    let arguments = vm.new_tuple(parts.to_vec());
    Ok(vm.new_tuple(vec![object.class_ref(), arguments]))
}

fn parts_of(object: &ObjectRef) -> &[ObjectRef] {
    match (object.payload::<ItemGetter>(), object.payload::<AttributeGetter>()) {
        (Some(getter), _) => &getter.0,
        (_, Some(getter)) => &getter.0,
        _ => &[],
    }
}

fn least_one(vm: &mut Vm, name: &str, arguments: &Arguments) -> Result<()> {
    vm.reject_keywords(name, arguments)?;
    if arguments.positional.is_empty() {
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    }
    Ok(())
}

fn reduce_getter(vm: &mut Vm, object: &ObjectRef, _: Bound<'_>) -> Result {
    reduce_parts(vm, object, parts_of(object))
}

/// What all three types show beside their methods.
static ATTRIBUTES: &[AttributeDefinition] =
    &[VECTORCALL_OFFSET, getter("__text_signature__", |vm, _| Ok(vm.new_str("(obj, /)")))];

static ITEM_GETTER: TypeDefinition = TypeDefinition {
    name: "itemgetter",
    module: "operator",
    signature: Some("(item, /, *items)"),
    attributes: ATTRIBUTES,
    base_type: false,
    methods: &[method("__reduce__", "($self, /)", reduce_getter)],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| {
            least_one(vm, "itemgetter", &arguments)?;
            Ok(ObjectRef::new(class, ItemGetter(arguments.positional.into_iter().collect())))
        });
        slots.call = Some(|vm, getter, arguments| {
            let object = only_argument(vm, "itemgetter", arguments)?;
            gather(vm, parts_of(getter), |vm, key| vm.get_item(&object, key))
        });
        slots.repr = Some(|vm, getter| repr_parts(vm, getter, parts_of(getter)));
    },
    ..TypeDefinition::EMPTY
};

/// `object.a.b.c` for a name with dots.
fn dotted_attribute(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef) -> Result {
    let text = vm.display_text(name);
    if !text.contains('.') {
        return vm.get_attribute(object, name);
    }
    let mut value = object.clone();
    for part in text.split('.') {
        value = vm.get_attribute_named(&value, part)?;
    }
    Ok(value)
}

static ATTRIBUTE_GETTER: TypeDefinition = TypeDefinition {
    name: "attrgetter",
    module: "operator",
    signature: Some("(attr, /, *attrs)"),
    attributes: ATTRIBUTES,
    base_type: false,
    methods: &[method("__reduce__", "($self, /)", reduce_getter)],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| {
            least_one(vm, "attrgetter", &arguments)?;
            if arguments.positional.iter().any(|name| name.payload::<Str>().is_none()) {
                return Err(vm.type_error("attribute name must be a string"));
            }
            let names = arguments.positional.into_iter().map(|name| vm.intern_object(name)).collect();
            Ok(ObjectRef::new(class, AttributeGetter(names)))
        });
        slots.call = Some(|vm, getter, arguments| {
            let object = only_argument(vm, "attrgetter", arguments)?;
            gather(vm, parts_of(getter), |vm, name| dotted_attribute(vm, &object, name))
        });
        slots.repr = Some(|vm, getter| {
            if !vm.enter_repr(getter) {
                return Ok(vm.new_str("operator.attrgetter(...)"));
            }
            let result = repr_parts(vm, getter, parts_of(getter));
            vm.leave_repr(getter);
            result
        });
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `methodcaller`.
pub struct MethodCaller {
    name: ObjectRef,
    positional: Box<[ObjectRef]>,
    keywords: Box<[(ObjectRef, ObjectRef)]>,
}

impl Trace for MethodCaller {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.name);
        self.positional.iter().for_each(&mut *visit);
        self.keywords.iter().for_each(|(_, value)| visit(value));
    }
}

fn new_method_caller(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut positional = arguments.positional.into_iter();
    let Some(name) = positional.next() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    if name.payload::<Str>().is_none() {
        return Err(vm.type_error("method name must be a string"));
    }
    let name = vm.intern_object(name);
    let keywords = arguments.keywords.into_boxed_slice();
    Ok(ObjectRef::new(class, MethodCaller { name, positional: positional.collect(), keywords }))
}

fn call_method(vm: &mut Vm, caller: &ObjectRef, arguments: Arguments) -> Result {
    if vm.profile.methodcaller_counts_first {
        vm.check_positional("methodcaller", &arguments, 1, 1)?;
    }
    let object = only_argument(vm, "methodcaller", arguments)?;
    let Some(payload) = caller.payload::<MethodCaller>() else { return Ok(vm.none.clone()) };
    let call = Arguments {
        positional: payload.positional.iter().cloned().collect(),
        keywords: payload.keywords.to_vec(),
        unpacked: None,
    };
    vm.call_method(&object, &payload.name, call)
}

/// The class with name and arguments; where there are keywords, a `functools.partial` of the class holds them.
fn reduce_method_caller(vm: &mut Vm, caller: &ObjectRef, _: Bound<'_>) -> Result {
    let Some(payload) = caller.payload::<MethodCaller>() else { return Ok(vm.none.clone()) };
    if payload.keywords.is_empty() {
        let arguments = std::iter::once(&payload.name).chain(&payload.positional).cloned().collect();
        let arguments = vm.new_tuple(arguments);
        return Ok(vm.new_tuple(vec![caller.class_ref(), arguments]));
    }
    let functools = vm.import_absolute("functools")?;
    let partial = vm.get_attribute_named(&functools, "partial")?;
    let mut call = Arguments::positional([caller.class_ref(), payload.name.clone()]);
    call.keywords = payload.keywords.to_vec();
    let maker = vm.call(&partial, call)?;
    let arguments = vm.new_tuple(payload.positional.to_vec());
    Ok(vm.new_tuple(vec![maker, arguments]))
}

fn repr_method_caller(vm: &mut Vm, caller: &ObjectRef) -> Result {
    let Some(payload) = caller.payload::<MethodCaller>() else { return Ok(vm.none.clone()) };
    if !vm.enter_repr(caller) {
        return Ok(vm.new_str("operator.methodcaller(...)"));
    }
    let mut builder = TextBuilder::new();
    builder.push_str("operator.methodcaller(");
    let mut result = vm.push_repr(&mut builder, &payload.name);
    for argument in &payload.positional {
        builder.push_str(", ");
        result = result.and_then(|()| vm.push_repr(&mut builder, argument));
    }
    for (name, value) in &payload.keywords {
        builder.push_str(&format!(", {}=", vm.display_text(name)));
        result = result.and_then(|()| vm.push_repr(&mut builder, value));
    }
    vm.leave_repr(caller);
    result?;
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

static METHOD_CALLER: TypeDefinition = TypeDefinition {
    name: "methodcaller",
    module: "operator",
    signature: Some("(name, /, *args, **kwargs)"),
    attributes: ATTRIBUTES,
    base_type: false,
    methods: &[method("__reduce__", "($self, /)", reduce_method_caller)],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_method_caller);
        slots.call = Some(call_method);
        slots.repr = Some(repr_method_caller);
    },
    ..TypeDefinition::EMPTY
};
