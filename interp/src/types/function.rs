//! `function`: functions made by `def` and `lambda`.

use crate::compile::code::flags;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::code::Code;
use crate::types::converters::Constructor;
use crate::types::dict::Dict;
use crate::types::native::{AttributeDefinition, TypeDefinition, property};
use crate::types::slots::Slots;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Raised, Result, Vm};

/// `function`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "function",
    slots,
    attributes: &[
        read_only("__closure__", |vm, function| Ok(optional(vm, data(vm, function).closure.clone()))),
        AttributeDefinition {
            name: "__doc__",
            get: |vm, function| Ok(optional(vm, data(vm, function).doc.clone())),
            set: Some(|vm, function, value| {
                let value = Some(optional(vm, value));
                let old = std::mem::replace(&mut data_mut(vm, function).doc, value);
                drop(old);
                Ok(())
            }),
            member: true,
        },
        read_only("__globals__", |_, function| Ok(payload(function).globals.clone())),
        AttributeDefinition {
            name: "__module__",
            get: |vm, function| Ok(optional(vm, data(vm, function).module.clone())),
            set: Some(|vm, function, value| {
                let old = std::mem::replace(&mut data_mut(vm, function).module, value);
                drop(old);
                Ok(())
            }),
            member: true,
        },
        read_only("__builtins__", |_, function| Ok(payload(function).builtins.clone())),
        property("__code__", |vm, function| Ok(data(vm, function).code.clone()), set_code),
        property("__defaults__", |vm, function| Ok(optional(vm, data(vm, function).defaults.clone())), set_defaults),
        property(
            "__kwdefaults__",
            |vm, function| Ok(optional(vm, data(vm, function).keyword_defaults.clone())),
            set_keyword_defaults,
        ),
        property("__annotations__", annotations, set_annotations),
        property("__dict__", Vm::instance_dict_attribute, crate::types::class_creation::set_generic_dict),
        property("__name__", |vm, function| Ok(data(vm, function).name.clone()), set_name),
        property("__qualname__", |vm, function| Ok(data(vm, function).qualified_name.clone()), set_qualified_name),
        property(
            "__type_params__",
            |vm, function| {
                let parameters = data(vm, function).type_parameters.clone();
                Ok(parameters.unwrap_or_else(|| vm.empty_tuple.clone()))
            },
            set_type_parameters,
        ),
    ],
    base_type: false,
    instance_dict: true,
    weak_references: true,
    signature: Some("(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)"),
    ..TypeDefinition::EMPTY
};

const fn read_only(name: &'static str, get: crate::types::native::Getter) -> AttributeDefinition {
    AttributeDefinition { name, get, set: None, member: true }
}

fn slots(slots: &mut Slots) {
    slots.repr = Some(|vm, function| {
        let name = vm.display_text(&data(vm, function).qualified_name);
        Ok(vm.new_str(&format!("<function {name} at {:#x}>", function.id().0)))
    });
    slots.call = Some(|vm, function, arguments| {
        vm.check_keyword_names(&arguments)?;
        vm.call_python_function(function, arguments)
    });
    slots.descriptor_get = Some(|vm, function, instance, _| {
        Ok(match instance {
            Some(instance) => vm.new_method(function.clone(), instance.clone()),
            None => function.clone(),
        })
    });
    slots.new = Some(new);
}

/// The payload of a function.
pub struct Function {
    /// `__globals__`, a dict.
    pub globals: ObjectRef,
    /// `__builtins__`, a dict.
    pub builtins: ObjectRef,
    /// What can be assigned.
    pub data: Contents<FunctionData>,
}

/// The assignable attributes of a function.
pub struct FunctionData {
    /// `__code__`.
    pub code: ObjectRef,
    /// `__name__`, a str.
    pub name: ObjectRef,
    /// `__qualname__`, a str.
    pub qualified_name: ObjectRef,
    /// `__module__`.
    pub module: Option<ObjectRef>,
    /// `__doc__`.
    pub doc: Option<ObjectRef>,
    /// `__defaults__`, a tuple.
    pub defaults: Option<ObjectRef>,
    /// `__kwdefaults__`, a dict.
    pub keyword_defaults: Option<ObjectRef>,
    /// `__closure__`, a tuple of cells.
    pub closure: Option<ObjectRef>,
    /// `__annotations__`, a dict, or a tuple of names and values that becomes one when asked for.
    pub annotations: Option<ObjectRef>,
    /// `__type_params__`, a tuple.
    pub type_parameters: Option<ObjectRef>,
}

impl Trace for Function {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        visit(&data.code);
        visit(&self.globals);
        data.module.iter().for_each(&mut *visit);
        data.defaults.iter().for_each(&mut *visit);
        data.keyword_defaults.iter().for_each(&mut *visit);
        data.doc.iter().for_each(&mut *visit);
        visit(&data.name);
        data.closure.iter().for_each(&mut *visit);
        data.annotations.iter().for_each(&mut *visit);
        visit(&data.qualified_name);
        data.type_parameters.iter().for_each(&mut *visit);
        visit(&self.builtins);
    }

    // `func_clear`: closure and annotations go after the attributes.
    fn begin_to_dismantle(&mut self) {
        let data = self.data.exclusive();
        drop(data.module.take());
        drop(data.defaults.take());
        drop(data.keyword_defaults.take());
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let data = self.data.get_mut(token);
        released.extend(data.defaults.take());
        released.extend(data.keyword_defaults.take());
        released.extend(data.closure.take());
        released.extend(data.annotations.take());
        released.extend(data.module.take());
        released.extend(data.doc.take());
        released.extend(data.type_parameters.take());
    }
}

/// The functions of this file are reached through the descriptors of the type alone, which check the type of
/// what they are given.
fn payload(function: &ObjectRef) -> &Function {
    function.payload::<Function>().expect("a descriptor of functions is given functions alone")
}

fn data<'a>(vm: &'a Vm, function: &'a ObjectRef) -> &'a FunctionData {
    payload(function).data.get(vm)
}

fn data_mut<'a>(vm: &'a mut Vm, function: &'a ObjectRef) -> &'a mut FunctionData {
    payload(function).data.get_mut(vm)
}

fn optional(vm: &Vm, value: Option<ObjectRef>) -> ObjectRef {
    value.unwrap_or_else(|| vm.none.clone())
}

/// The bits of `co_flags` that make a function another kind of function.
const KINDS_OF_FUNCTIONS: u32 = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;

fn set_code(vm: &mut Vm, function: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some((value, free)) = value.and_then(|value| {
        let free = value.payload::<Code>().map(|code| code.variables.len() - code.first_free)?;
        Some((value, free))
    }) else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let closure = data(vm, function).closure.as_ref().and_then(|closure| closure.payload::<Tuple>());
    let expected = closure.map_or(0, |closure| closure.0.len());
    if free != expected {
        let name = vm.display_text(&data(vm, function).name);
        return Err(vm.value_error(format!("{name}() requires a code object with {expected} free vars, not {free}")));
    }
    if vm.profile.kind_of_function_stays {
        let kind = |code: &ObjectRef| code.payload::<Code>().map(|code| code.flags & KINDS_OF_FUNCTIONS);
        if kind(&value) != kind(&data(vm, function).code) {
            vm.warn_deprecated(
                "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
            )?;
        }
    }
    let old = std::mem::replace(&mut data_mut(vm, function).code, value);
    drop(old);
    Ok(())
}

fn set_defaults(vm: &mut Vm, function: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = value.filter(|value| !value.is(&vm.none));
    if value.as_ref().is_some_and(|value| value.payload::<Tuple>().is_none()) {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    let old = std::mem::replace(&mut data_mut(vm, function).defaults, value);
    drop(old);
    Ok(())
}

fn set_keyword_defaults(vm: &mut Vm, function: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = value.filter(|value| !value.is(&vm.none));
    if value.as_ref().is_some_and(|value| value.payload::<Dict>().is_none()) {
        return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
    }
    let old = std::mem::replace(&mut data_mut(vm, function).keyword_defaults, value);
    drop(old);
    Ok(())
}

/// `__annotations__`: the dict is made when it is first asked for.
fn annotations(vm: &mut Vm, function: &ObjectRef) -> Result {
    let stored = data(vm, function).annotations.clone();
    let dict = match stored {
        Some(stored) => match stored.payload::<Tuple>() {
            Some(pairs) => {
                let dict = vm.new_dict();
                for pair in pairs.0.chunks_exact(2) {
                    vm.dict_set(&dict, pair[0].clone(), pair[1].clone())?;
                }
                dict
            }
            None => return Ok(stored),
        },
        None => vm.new_dict(),
    };
    let old = data_mut(vm, function).annotations.replace(dict.clone());
    drop(old);
    Ok(dict)
}

fn set_annotations(vm: &mut Vm, function: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = value.filter(|value| !value.is(&vm.none));
    if value.as_ref().is_some_and(|value| value.payload::<Dict>().is_none()) {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    let old = std::mem::replace(&mut data_mut(vm, function).annotations, value);
    drop(old);
    Ok(())
}

fn expect_str(vm: &mut Vm, attribute: &str, value: Option<ObjectRef>) -> Result {
    match value {
        Some(value) if value.payload::<Str>().is_some() => Ok(value),
        _ => Err(vm.type_error(format!("{attribute} must be set to a string object"))),
    }
}

fn set_name(vm: &mut Vm, function: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = expect_str(vm, "__name__", value)?;
    let old = std::mem::replace(&mut data_mut(vm, function).name, value);
    drop(old);
    Ok(())
}

fn set_qualified_name(vm: &mut Vm, function: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = expect_str(vm, "__qualname__", value)?;
    let old = std::mem::replace(&mut data_mut(vm, function).qualified_name, value);
    drop(old);
    Ok(())
}

fn set_type_parameters(vm: &mut Vm, function: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    match value {
        Some(value) if value.payload::<Tuple>().is_some() => {
            let old = data_mut(vm, function).type_parameters.replace(value);
            drop(old);
            Ok(())
        }
        _ => Err(vm.type_error("__type_params__ must be set to a tuple")),
    }
}

#[cold]
fn wrong_argument(vm: &mut Vm, argument: &str, expected: &str, value: &ObjectRef) -> Raised {
    let found = if value.is(&vm.none) { "None".to_owned() } else { vm.class_name(value) };
    vm.type_error(format!("function() argument '{argument}' must be {expected}, not {found}"))
}

/// `FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`
fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    static EARLIER: Constructor =
        Constructor::new("function", "(code, globals, name=None, argdefs=None, closure=None)");
    static CALL: Constructor =
        Constructor::new("function", "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)");
    let parser = if vm.profile.functions_take_keyword_defaults { &CALL } else { &EARLIER };
    let mut bound = parser.bind(vm, arguments)?;
    bound.resize(6, None);
    let mut take = |index: usize| bound[index].take().filter(|value| !value.is(&vm.none));
    let [code, globals, name, defaults, closure, keyword_defaults] = std::array::from_fn(&mut take);
    let code = optional(vm, code);
    if code.payload::<Code>().is_none() {
        return Err(wrong_argument(vm, "code", "code", &code));
    }
    let globals = optional(vm, globals);
    if globals.payload::<Dict>().is_none() {
        return Err(wrong_argument(vm, "globals", "dict", &globals));
    }
    if name.as_ref().is_some_and(|name| name.payload::<Str>().is_none()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if defaults.as_ref().is_some_and(|defaults| defaults.payload::<Tuple>().is_none()) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if keyword_defaults.as_ref().is_some_and(|defaults| defaults.payload::<Dict>().is_none()) {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let free = code.payload::<Code>().map_or(0, |code| code.variables.len() - code.first_free);
    let cells = match &closure {
        None if free == 0 => 0,
        None => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        Some(closure) => match closure.payload::<Tuple>() {
            Some(cells) => cells.0.len(),
            None => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        },
    };
    if free != cells {
        let name = code.payload::<Code>().map(|code| vm.display_text(&code.name)).unwrap_or_default();
        return Err(vm.value_error(format!("{name} requires closure of length {free}, not {cells}")));
    }
    let cells = closure.as_ref().and_then(|closure| closure.payload::<Tuple>()).map_or(&[][..], |cells| &cells.0);
    for cell in cells {
        if cell.payload::<crate::types::cell::Cell>().is_none() {
            let found = vm.class_name(cell);
            return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {found}")));
        }
    }
    let function = vm.new_function(&code, globals)?;
    let data = data_mut(vm, &function);
    if let Some(name) = name {
        data.name = name;
    }
    data.defaults = defaults;
    data.closure = closure;
    data.keyword_defaults = keyword_defaults;
    Ok(function)
}
