//! `FrameLocalsProxy`: the variables of a function's frame as a mapping that writes through (PEP 667).

use super::FrameObject;
use crate::object::{ObjectRef, Token, Trace};
use crate::planted_faults::Fault;
use crate::types::code::Code;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::slots::{Comparison, Operator};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Raised, Result, Vm};

/// The payload of a proxy.
pub struct FrameLocalsProxy {
    frame: ObjectRef,
}

impl Trace for FrameLocalsProxy {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.frame);
    }
}

/// The proxy of a frame object.
pub fn new(vm: &Vm, frame: &ObjectRef) -> ObjectRef {
    ObjectRef::new(&vm.types.frame_locals_proxy, FrameLocalsProxy { frame: frame.clone() })
}

fn frame(vm: &mut Vm, proxy: &ObjectRef) -> Result<ObjectRef> {
    match proxy.payload::<FrameLocalsProxy>() {
        Some(payload) => Ok(payload.frame.clone()),
        None => Err(vm.system_error("not a FrameLocalsProxy")),
    }
}

/// The index of the variable that a key names.
fn variable_index(frame: &FrameObject, key: &ObjectRef) -> Option<usize> {
    let text = &key.payload::<Str>()?.text;
    let code = frame.code.payload::<Code>()?;
    code.variables.iter().position(|variable| {
        variable.name.is(key) || variable.name.payload::<Str>().is_some_and(|name| name.text == *text)
    })
}

/// The value under a key: a variable, or what was added.
fn find(vm: &mut Vm, proxy: &ObjectRef, key: &ObjectRef) -> Result<Option<ObjectRef>> {
    // Whatever cannot be hashed is refused, also where it names nothing.
    vm.hash(key)?;
    let frame = frame(vm, proxy)?;
    let Some(payload) = frame.payload::<FrameObject>() else { return Ok(None) };
    if let (Some(index), Some(code)) = (variable_index(payload, key), payload.code.payload::<Code>())
        && let Some(value) = vm.frame_object_variable(payload, index, &code.variables[index])
    {
        return Ok(Some(value));
    }
    match payload.data.get(vm).snapshot.clone() {
        Some(extra) => vm.dict_get(&extra, key),
        None => Ok(None),
    }
}

/// All entries: variables that have a value, then what was added.
fn entries(vm: &mut Vm, proxy: &ObjectRef) -> Result<Vec<(ObjectRef, ObjectRef)>> {
    let frame = frame(vm, proxy)?;
    let Some(payload) = frame.payload::<FrameObject>() else { return Ok(Vec::new()) };
    let mut entries: Vec<_> =
        vm.frame_object_variables(payload).into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    if let Some(extra) = payload.data.get(vm).snapshot.clone() {
        let mut position = 0;
        while let Some((next, key, value)) = vm.dict_next(&extra, position) {
            position = next;
            entries.push((key, value));
        }
    }
    Ok(entries)
}

fn keys_list(vm: &mut Vm, proxy: &ObjectRef) -> Result {
    let keys = entries(vm, proxy)?.into_iter().map(|(key, _)| key).collect();
    Ok(vm.new_list(keys))
}

fn as_dict(vm: &mut Vm, proxy: &ObjectRef) -> Result {
    let dict = vm.new_dict();
    for (key, value) in entries(vm, proxy)? {
        vm.dict_set(&dict, key, value)?;
    }
    Ok(dict)
}

fn subscript(vm: &mut Vm, proxy: &ObjectRef, key: &ObjectRef) -> Result {
    match find(vm, proxy, key)? {
        Some(value) => Ok(value),
        None => Err(undefined(vm, key)),
    }
}

fn undefined(vm: &mut Vm, key: &ObjectRef) -> Raised {
    match vm.repr_display(key) {
        Ok(key) => {
            let class = vm.exceptions.key_error.clone();
            vm.raise(&class, &format!("local variable '{key}' is not defined"))
        }
        Err(raised) => raised,
    }
}

fn assign(vm: &mut Vm, proxy: &ObjectRef, key: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("cannot remove variables from FrameLocalsProxy")) };
    let frame = frame(vm, proxy)?;
    let Some(payload) = frame.payload::<FrameObject>() else { return Ok(()) };
    if let (Some(index), Some(code)) = (variable_index(payload, key), payload.code.payload::<Code>())
        && !Fault::LocalsNotWrittenThrough.is_planted()
    {
        vm.set_frame_object_variable(payload, index, &code.variables[index], value);
        return Ok(());
    }
    let extra = match payload.data.get(vm).snapshot.clone() {
        Some(extra) => extra,
        None => {
            let extra = vm.new_dict();
            payload.data.get_mut(vm).snapshot = Some(extra.clone());
            extra
        }
    };
    vm.dict_set(&extra, key.clone(), value)
}

fn compare(vm: &mut Vm, proxy: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.not_implemented.clone());
    }
    let equal = match other.payload::<FrameLocalsProxy>() {
        Some(other) => other.frame.is(&frame(vm, proxy)?),
        None if vm.is_instance_of_type(other, &vm.types.dict) => {
            let dict = as_dict(vm, proxy)?;
            let result = vm.compare(&dict, other, Comparison::Equal)?;
            vm.truth(&result)?
        }
        None => return Ok(vm.not_implemented.clone()),
    };
    Ok(vm.new_bool(equal == (comparison == Comparison::Equal)))
}

fn new_from_arguments(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    let [frame] = arguments.positional.as_slice() else {
        let count = arguments.positional.len();
        return Err(vm.type_error(format!("FrameLocalsProxy expected 1 argument, got {count}")));
    };
    if frame.payload::<FrameObject>().is_none() {
        let name = vm.class_name(frame);
        return Err(vm.type_error(format!("expect frame, not {name}")));
    }
    Ok(new(vm, frame))
}

/// Puts the entries of a dict or of another proxy in.
fn merge(vm: &mut Vm, proxy: &ObjectRef, other: &ObjectRef) -> Result<bool> {
    let dict = if other.payload::<FrameLocalsProxy>().is_some() {
        as_dict(vm, other)?
    } else if vm.is_instance_of_type(other, &vm.types.dict) {
        other.clone()
    } else {
        return Ok(false);
    };
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(&dict, position) {
        position = next;
        assign(vm, proxy, &key, Some(value))?;
    }
    Ok(true)
}

fn or(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    // Only the right operand is looked at: the left one is taken for a mapping.
    if right.payload::<FrameLocalsProxy>().is_none() && !vm.is_instance_of_type(right, &vm.types.dict) {
        return Ok(vm.not_implemented.clone());
    }
    let dict = vm.new_dict();
    for operand in [left, right] {
        vm.dict_update_from(&dict, operand)?;
    }
    Ok(dict)
}

fn in_place_or(vm: &mut Vm, proxy: &ObjectRef, other: &ObjectRef) -> Result {
    if !merge(vm, proxy, other)? {
        return Ok(vm.not_implemented.clone());
    }
    Ok(proxy.clone())
}

fn update(vm: &mut Vm, proxy: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let other = arguments[0].take().unwrap_or_else(|| vm.none.clone());
    if !merge(vm, proxy, &other)? {
        return Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy"));
    }
    Ok(vm.none.clone())
}

/// The arguments of a method that takes a key and maybe a default, counted in words of its own.
fn key_and_default(vm: &mut Vm, method: &str, arguments: &mut [Option<ObjectRef>]) -> Result<(ObjectRef, ObjectRef)> {
    let given = arguments[0].take();
    match given.as_ref().and_then(|tuple| tuple.payload::<Tuple>()).map_or(&[][..], |tuple| &tuple.0) {
        [key] => Ok((key.clone(), vm.none.clone())),
        [key, default] => Ok((key.clone(), default.clone())),
        _ => Err(vm.type_error(format!("{method} expected 1 or 2 arguments"))),
    }
}

fn get(vm: &mut Vm, proxy: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (key, default) = key_and_default(vm, "get", arguments)?;
    Ok(find(vm, proxy, &key)?.unwrap_or(default))
}

fn set_default(vm: &mut Vm, proxy: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (key, default) = key_and_default(vm, "setdefault", arguments)?;
    if let Some(value) = find(vm, proxy, &key)? {
        return Ok(value);
    }
    assign(vm, proxy, &key, Some(default.clone()))?;
    Ok(default)
}

static METHODS: &[MethodDefinition] = &[
    method("__contains__", "($self, object, /)", |vm, proxy, arguments| {
        let key = arguments[0].take().unwrap_or_else(|| vm.none.clone());
        let found = find(vm, proxy, &key)?.is_some();
        Ok(vm.new_bool(found))
    }),
    method("__getitem__", "($self, object, /)", |vm, proxy, arguments| {
        let key = arguments[0].take().unwrap_or_else(|| vm.none.clone());
        subscript(vm, proxy, &key)
    }),
    method("update", "($self, object, /)", update),
    method("__reversed__", "($self, /)", |vm, proxy, _| {
        let keys = entries(vm, proxy)?.into_iter().rev().map(|(key, _)| key).collect();
        Ok(vm.new_list(keys))
    }),
    method("copy", "($self, /)", |vm, proxy, _| as_dict(vm, proxy)),
    method("keys", "($self, /)", |vm, proxy, _| keys_list(vm, proxy)),
    method("values", "($self, /)", |vm, proxy, _| {
        let values = entries(vm, proxy)?.into_iter().map(|(_, value)| value).collect();
        Ok(vm.new_list(values))
    }),
    method("items", "($self, /)", |vm, proxy, _| {
        let items = entries(vm, proxy)?.into_iter().map(|(key, value)| vm.new_tuple(vec![key, value])).collect();
        Ok(vm.new_list(items))
    }),
    method("get", "($self, /, *arguments)", get),
    method("setdefault", "($self, /, *arguments)", set_default),
];

/// `FrameLocalsProxy`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "FrameLocalsProxy",
    slots: |slots| {
        slots.new = Some(new_from_arguments);
        slots.repr = Some(|vm, proxy| {
            let frame = frame(vm, proxy)?;
            if !vm.enter_repr(&frame) {
                return Ok(vm.new_str("{...}"));
            }
            let result = as_dict(vm, proxy).and_then(|dict| vm.repr(&dict));
            vm.leave_repr(&frame);
            result
        });
        slots.compare = Some(compare);
        slots.iter = Some(|vm, proxy| {
            let keys = keys_list(vm, proxy)?;
            vm.iter(&keys)
        });
        slots.length = Some(|vm, proxy| Ok(entries(vm, proxy)?.len()));
        slots.contains = Some(|vm, proxy, key| Ok(find(vm, proxy, key)?.is_some()));
        slots.subscript = Some(subscript);
        slots.assign_subscript = Some(assign);
        slots.binary[Operator::Or as usize] = Some(or);
        slots.in_place[Operator::Or as usize] = Some(in_place_or);
    },
    methods: METHODS,
    base_type: false,
    mapping: true,
    ..TypeDefinition::EMPTY
};
