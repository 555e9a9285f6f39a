//! Module `_contextvars` (Python/context.c, PEP 567): contexts, their variables and tokens.

use std::cell::Cell;

use super::context_mapping::{self as mapping, Part};
use crate::modules::ModuleDefinition;
use crate::object::{Contents, Kind, ObjectRef, Token as ThreadToken, Trace, collector};
use crate::types::converters::{Constructor, text_of};
use crate::types::dict::may_be_tracked;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, getter, member, method};
use crate::types::object::{Instance, hash_of_address};
use crate::types::slots::Comparison;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `_contextvars`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_contextvars",
    functions: &[method("copy_context", "($module, /)", |vm, _, _| {
        let current = vm.current_context();
        Ok(copy(vm, &current))
    })],
    fill: |vm, namespace| {
        let types = context_types(vm);
        for (name, class) in [("Context", types.0), ("ContextVar", types.1), ("Token", types.2)] {
            vm.dict_set_name(namespace, name, class);
        }
        Ok(())
    },
};

/// What the module keeps: its types, `Token.MISSING` and the context that is entered.
#[derive(Default)]
pub struct State {
    types: Option<(ObjectRef, ObjectRef, ObjectRef)>,
    mapping: Option<mapping::Types>,
    missing: Option<ObjectRef>,
    current: Option<ObjectRef>,
}

impl State {
    /// The context that the running thread has entered.
    pub fn current_mut(&mut self) -> &mut Option<ObjectRef> {
        &mut self.current
    }
}

/// The payload of a context.
pub struct Context {
    /// Values by variable: a mapping that is never changed, so that copies can share it. None once the collector has
    /// cleared the context.
    values: Contents<Option<ObjectRef>>,
    entered: Cell<bool>,
}

impl Trace for Context {
    fn trace(&self, token: &ThreadToken, visit: &mut dyn FnMut(&ObjectRef)) {
        self.values.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut ThreadToken, released: &mut Vec<ObjectRef>) {
        released.extend(self.values.get_mut(token).take());
    }
}

/// The payload of a context variable.
pub struct ContextVariable {
    name: ObjectRef,
    default: Option<ObjectRef>,
}

impl Trace for ContextVariable {
    fn trace(&self, _: &ThreadToken, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.name);
        self.default.iter().for_each(visit);
    }
}

/// The payload of what `ContextVar.set` gives.
pub struct ContextToken {
    context: ObjectRef,
    variable: ObjectRef,
    old: Option<ObjectRef>,
    used: Cell<bool>,
}

impl Trace for ContextToken {
    fn trace(&self, _: &ThreadToken, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.context);
        visit(&self.variable);
        self.old.iter().for_each(visit);
    }
}

/// The types, made when they are first asked for: context, variable, token.
fn context_types(vm: &mut Vm) -> (ObjectRef, ObjectRef, ObjectRef) {
    if let Some(types) = &vm.module_state.contexts.types {
        return types.clone();
    }
    let object = vm.types.object.clone();
    let types = (
        vm.make_builtin_type(&CONTEXT, &object, Kind::Context),
        vm.make_builtin_type(&VARIABLE, &object, Kind::ContextVariable),
        vm.make_builtin_type(&TOKEN, &object, Kind::ContextToken),
    );
    let missing = vm.make_builtin_type(&MISSING, &object, Kind::Instance);
    let missing = ObjectRef::new(&missing, Instance);
    let namespace = vm.type_namespace(&types.2);
    vm.dict_set_name(&namespace, "MISSING", missing.clone());
    vm.type_modified(&types.2);
    vm.module_state.contexts.missing = Some(missing);
    vm.module_state.contexts.types = Some(types.clone());
    types
}

/// The types of the mapping, made when they are first asked for.
fn mapping_types(vm: &mut Vm) -> mapping::Types {
    if let Some(types) = &vm.module_state.contexts.mapping {
        return types.clone();
    }
    let types = collector::as_at_start(|| mapping::Types::new(vm));
    vm.module_state.contexts.mapping = Some(types.clone());
    types
}

impl Vm {
    /// The context that is entered; the thread's own where none is.
    pub fn current_context(&mut self) -> ObjectRef {
        if let Some(context) = &self.module_state.contexts.current {
            return context.clone();
        }
        let class = context_types(self).0;
        let values = mapping_types(self).empty;
        let context = new_context(&class, values, true);
        self.module_state.contexts.current = Some(context.clone());
        context
    }
}

fn new_context(class: &ObjectRef, values: ObjectRef, entered: bool) -> ObjectRef {
    ObjectRef::new(class, Context { values: Contents::new(Some(values)), entered: Cell::new(entered) })
}

fn context(object: &ObjectRef) -> &Context {
    object.payload::<Context>().expect("the receiver is a context")
}

fn variable(object: &ObjectRef) -> &ContextVariable {
    object.payload::<ContextVariable>().expect("the receiver is a context variable")
}

fn token(object: &ObjectRef) -> &ContextToken {
    object.payload::<ContextToken>().expect("the receiver is a token")
}

fn values(vm: &mut Vm, object: &ObjectRef) -> ObjectRef {
    match context(object).values.get(vm) {
        Some(values) => values.clone(),
        None => mapping_types(vm).empty,
    }
}

fn copy(vm: &mut Vm, object: &ObjectRef) -> ObjectRef {
    let values = values(vm, object);
    new_context(&object.class_ref(), values, false)
}

fn look_up(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef) -> Result<Option<ObjectRef>> {
    if key.payload::<ContextVariable>().is_none() {
        let found = vm.repr_display(key)?;
        return Err(vm.type_error(format!("a ContextVar key was expected, got {found}")));
    }
    let values = values(vm, object);
    Ok(mapping::value(vm, &values, key))
}

/// An iterator over what the context has.
fn iterator(vm: &mut Vm, object: &ObjectRef, part: Part) -> Result {
    let values = values(vm, object);
    Ok(mapping_types(vm).iterator(values, part))
}

fn run(vm: &mut Vm, object: &ObjectRef, bound: Bound<'_>) -> Result {
    let positional = vm.required(bound, 0);
    let mut positional = vm.collect(&positional)?.into_iter();
    let Some(function) = positional.next() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    let mut arguments = Arguments::positional(positional);
    if let Some(keywords) = bound[1].take() {
        let mut position = 0;
        while let Some((next, key, value)) = vm.dict_next(&keywords, position) {
            position = next;
            arguments.keywords.push((key, value));
        }
    }
    let payload = context(object);
    if payload.entered.replace(true) {
        let shown = vm.repr_display(object)?;
        return Err(vm.runtime_error(format!("cannot enter context: {shown} is already entered")));
    }
    let outer = vm.module_state.contexts.current.replace(object.clone());
    let result = vm.call(&function, arguments);
    let inner = std::mem::replace(&mut vm.module_state.contexts.current, outer);
    payload.entered.set(false);
    drop(inner);
    result
}

static CONTEXT: TypeDefinition = TypeDefinition {
    name: "Context",
    module: "_contextvars",
    base_type: false,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(|vm, class, arguments| {
            if !arguments.is_empty() {
                return Err(vm.type_error("Context() does not accept any arguments"));
            }
            let values = mapping_types(vm).empty;
            Ok(new_context(class, values, false))
        });
        slots.compare = Some(|vm, object, other, comparison| {
            if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) || other.payload::<Context>().is_none() {
                return Ok(vm.not_implemented.clone());
            }
            let (first, second) = (values(vm, object), values(vm, other));
            let are_equal = mapping::are_equal(vm, &first, &second)?;
            Ok(vm.new_bool(are_equal == (comparison == Comparison::Equal)))
        });
        slots.iter = Some(|vm, object| iterator(vm, object, Part::Keys));
        slots.length = Some(|vm, object| {
            let values = values(vm, object);
            Ok(mapping::entries(vm, &values).len())
        });
        slots.subscript = Some(|vm, object, key| match look_up(vm, object, key)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key.clone())),
        });
        slots.contains = Some(|vm, object, key| Ok(look_up(vm, object, key)?.is_some()));
    },
    methods: &[
        method("get", "($self, key, default=None, /)", |vm, object, arguments| {
            let key = vm.required(arguments, 0);
            match look_up(vm, object, &key)? {
                Some(value) => Ok(value),
                None => Ok(vm.required(arguments, 1)),
            }
        }),
        method("items", "($self, /)", |vm, object, _| iterator(vm, object, Part::Items)),
        method("keys", "($self, /)", |vm, object, _| iterator(vm, object, Part::Keys)),
        method("values", "($self, /)", |vm, object, _| iterator(vm, object, Part::Values)),
        method("copy", "($self, /)", |vm, object, _| Ok(copy(vm, object))),
        method("run", "($self, /, *args, **kwargs)", run),
    ],
    ..TypeDefinition::EMPTY
};

fn variable_new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    static CALL: Constructor = Constructor::new("ContextVar", "(name, /, *, default=None)").worded(Wording::ParseTuple);
    let mut bound = CALL.bind(vm, arguments)?;
    let name = vm.required(&mut bound, 0);
    if text_of(&name).is_none() {
        return Err(vm.type_error("context variable name must be a str"));
    }
    let default = bound[1].take();
    let is_watched = [Some(&name), default.as_ref()].into_iter().flatten().any(may_be_tracked);
    let variable = ObjectRef::new(class, ContextVariable { name, default });
    if !is_watched {
        collector::untrack(&variable);
    }
    Ok(variable)
}

fn get(vm: &mut Vm, object: &ObjectRef, arguments: Bound<'_>) -> Result {
    let current = vm.current_context();
    if let Some(value) = look_up(vm, &current, object)? {
        return Ok(value);
    }
    if let Some(default) = arguments[0].take().or_else(|| variable(object).default.clone()) {
        return Ok(default);
    }
    let class = vm.exceptions.lookup_error.clone();
    Err(vm.raise_with(&class, vec![object.clone()]))
}

/// Gives a context other values than it has: without the variable where there is no value.
fn change(vm: &mut Vm, current: &ObjectRef, object: &ObjectRef, value: Option<ObjectRef>) {
    let old = values(vm, current);
    let mut entries = mapping::entries(vm, &old).to_vec();
    let place = entries.iter().position(|(variable, _)| variable.is(object));
    match (place, value) {
        (Some(place), Some(value)) if entries[place].1.is(&value) => return,
        (Some(place), Some(value)) => entries[place].1 = value,
        (Some(place), None) => drop(entries.remove(place)),
        (None, Some(value)) => entries.push((object.clone(), value)),
        (None, None) => return,
    }
    let fresh = mapping_types(vm).mapping_of(entries);
    let replaced = context(current).values.replace(vm, Some(fresh));
    drop((replaced, old));
}

fn set(vm: &mut Vm, object: &ObjectRef, arguments: Bound<'_>) -> Result {
    let value = vm.required(arguments, 0);
    let current = vm.current_context();
    let old = look_up(vm, &current, object)?;
    change(vm, &current, object, Some(value));
    let class = context_types(vm).2;
    let payload = ContextToken { context: current, variable: object.clone(), old, used: Cell::new(false) };
    Ok(ObjectRef::new(&class, payload))
}

fn reset(vm: &mut Vm, object: &ObjectRef, arguments: Bound<'_>) -> Result {
    let given = vm.required(arguments, 0);
    let shown = vm.repr_display(&given)?;
    let Some(payload) = given.payload::<ContextToken>() else {
        return Err(vm.type_error(format!("expected an instance of Token, got {shown}")));
    };
    if payload.used.get() {
        return Err(vm.runtime_error(format!("{shown} has already been used once")));
    }
    if !payload.variable.is(object) {
        return Err(vm.value_error(format!("{shown} was created by a different ContextVar")));
    }
    let current = vm.current_context();
    if !payload.context.is(&current) {
        return Err(vm.value_error(format!("{shown} was created in a different Context")));
    }
    payload.used.set(true);
    change(vm, &current, object, payload.old.clone());
    Ok(vm.none.clone())
}

static VARIABLE: TypeDefinition = TypeDefinition {
    name: "ContextVar",
    module: "_contextvars",
    base_type: false,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(variable_new);
        slots.hash = Some(|_, object| Ok(hash_of_address(object)));
        slots.repr = Some(|vm, object| {
            let payload = variable(object);
            let name = vm.repr_display(&payload.name)?;
            let default = match &payload.default {
                Some(default) => format!(" default={}", vm.repr_display(default)?),
                None => String::new(),
            };
            Ok(vm.new_str(&format!("<ContextVar name={name}{default} at {:#x}>", object.id().0)))
        });
    },
    methods: &[
        method("get", "($self, default=<unrepresentable>, /)", get),
        method("set", "($self, value, /)", set),
        method("reset", "($self, token, /)", reset),
        CLASS_GETITEM,
    ],
    attributes: &[member("name", |_, object| Ok(variable(object).name.clone()))],
    ..TypeDefinition::EMPTY
};

const TOKEN_METHODS: &[MethodDefinition] = &[CLASS_GETITEM];

static TOKEN: TypeDefinition = TypeDefinition {
    name: "Token",
    module: "_contextvars",
    base_type: false,
    slots: |slots| {
        slots.new = Some(|vm, _, _| Err(vm.runtime_error("Tokens can only be created by ContextVars")));
        slots.repr = Some(|vm, object| {
            let payload = token(object);
            let used = if payload.used.get() { " used" } else { "" };
            let variable = vm.repr_display(&payload.variable)?;
            Ok(vm.new_str(&format!("<Token{used} var={variable} at {:#x}>", object.id().0)))
        });
    },
    methods: TOKEN_METHODS,
    attributes: &[
        getter("var", |_, object| Ok(token(object).variable.clone())),
        getter("old_value", |vm, object| {
            let missing = vm.module_state.contexts.missing.clone();
            Ok(token(object).old.clone().or(missing).unwrap_or_else(|| vm.none.clone()))
        }),
    ],
    ..TypeDefinition::EMPTY
};

static MISSING: TypeDefinition = TypeDefinition {
    name: "MISSING",
    module: "Token",
    base_type: false,
    slots: |slots| slots.repr = Some(|vm, _| Ok(vm.intern("<Token.MISSING>"))),
    ..TypeDefinition::EMPTY
};
