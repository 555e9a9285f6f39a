//! `BaseException`: what all exceptions share (Objects/exceptions.c).

use super::Exception;
use crate::object::ObjectRef;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, method, property};
use crate::types::slots::Slots;
use crate::types::str::Str;
use crate::types::traceback::Traceback;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// `BaseException.__new__`: keeps the positional arguments, ignores keywords.
pub fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let tuple = arguments.into_tuple(vm);
    Ok(ObjectRef::new(class, Exception::new(tuple)))
}

/// `BaseException.__init__`: takes positional arguments alone.
pub fn init(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    refuse_keywords(vm, exception, &arguments)?;
    set_arguments(vm, exception, arguments);
    Ok(())
}

/// Sets `args`.
pub fn set_arguments(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) {
    let Some(payload) = exception.payload::<Exception>() else { return };
    let tuple = arguments.into_tuple(vm);
    let old = payload.data.get_mut(vm).arguments.replace(tuple);
    drop(old);
}

/// TypeError if there are keyword arguments (`_PyArg_NoKeywords`).
pub fn refuse_keywords(vm: &mut Vm, exception: &ObjectRef, arguments: &Arguments) -> Result<()> {
    let class = exception.class_ref();
    refuse_keywords_for(vm, &class, arguments)
}

/// TypeError if there are keyword arguments, in the name of a class.
pub fn refuse_keywords_for(vm: &mut Vm, class: &ObjectRef, arguments: &Arguments) -> Result<()> {
    if arguments.keywords.is_empty() {
        return Ok(());
    }
    let name = vm.type_name(class);
    Err(vm.type_error(format!("{name}() takes no keyword arguments")))
}

/// `BaseException.__str__`
pub fn str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let Some(payload) = exception.payload::<Exception>() else { return Ok(vm.empty_str.clone()) };
    let arguments = payload.data.get(vm).arguments.clone().unwrap_or_else(|| vm.empty_tuple.clone());
    match arguments.payload::<Tuple>().map_or(&[][..], |tuple| &tuple.0) {
        [] => Ok(vm.empty_str.clone()),
        [only] => vm.str(only),
        _ => vm.str(&arguments),
    }
}

fn repr(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let Some(payload) = exception.payload::<Exception>() else { return Ok(vm.empty_str.clone()) };
    let class = exception.class(vm);
    let name = class.payload::<crate::types::type_object::Type>().map(|class| class.data.get(vm).name.clone());
    let arguments = payload.data.get(vm).arguments.clone().unwrap_or_else(|| vm.empty_tuple.clone());
    let mut text = name
        .and_then(|name| name.payload::<Str>().map(|name| name.text.clone()))
        .unwrap_or_else(crate::types::text::Text::empty);
    match arguments.payload::<Tuple>().map_or(&[][..], |tuple| &tuple.0) {
        [only] => {
            let shown = vm.repr_text(only)?;
            text = crate::types::text::Text::join_all([&text, &"(".into(), &shown, &")".into()]);
        }
        _ => text = text.concat(&vm.repr_text(&arguments)?),
    }
    Ok(vm.new_text(text))
}

fn get_arguments(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let arguments = exception.payload::<Exception>().and_then(|payload| payload.data.get(vm).arguments.clone());
    Ok(arguments.unwrap_or_else(|| vm.none.clone()))
}

fn assign_arguments(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("args may not be deleted")) };
    let tuple = if value.class_id() == vm.types.tuple.id() {
        value
    } else {
        let items = vm.items_of_new_tuple(&value)?;
        vm.new_tuple(items)
    };
    if let Some(payload) = exception.payload::<Exception>() {
        let old = payload.data.get_mut(vm).arguments.replace(tuple);
        drop(old);
    }
    Ok(())
}

fn get_traceback(vm: &mut Vm, exception: &ObjectRef) -> Result {
    Ok(vm.exception_traceback(exception).unwrap_or_else(|| vm.none.clone()))
}

fn set_traceback(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("__traceback__ may not be deleted")) };
    if !value.is(&vm.none) && value.payload::<Traceback>().is_none() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    let value = (!value.is(&vm.none)).then_some(value);
    vm.set_exception_traceback(exception, value);
    Ok(())
}

fn get_context(vm: &mut Vm, exception: &ObjectRef) -> Result {
    Ok(vm.exception_context(exception).unwrap_or_else(|| vm.none.clone()))
}

fn set_context(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("__context__ may not be deleted")) };
    if !value.is(&vm.none) && !vm.is_exception(&value) {
        return Err(vm.type_error("exception context must be None or derive from BaseException"));
    }
    let value = (!value.is(&vm.none)).then_some(value);
    if let Some(payload) = exception.payload::<Exception>() {
        let old = std::mem::replace(&mut payload.data.get_mut(vm).context, value);
        drop(old);
    }
    Ok(())
}

fn get_cause(vm: &mut Vm, exception: &ObjectRef) -> Result {
    Ok(vm.exception_cause(exception).unwrap_or_else(|| vm.none.clone()))
}

fn set_cause(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("__cause__ may not be deleted")) };
    if !value.is(&vm.none) && !vm.is_exception(&value) {
        return Err(vm.type_error("exception cause must be None or derive from BaseException"));
    }
    let value = (!value.is(&vm.none)).then_some(value);
    vm.set_exception_cause(exception, value);
    Ok(())
}

fn get_suppress_context(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let suppress = exception.payload::<Exception>().is_some_and(|payload| payload.data.get(vm).suppress_context);
    Ok(vm.new_bool(suppress))
}

fn set_suppress_context(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    if !value.is(&vm.true_) && !value.is(&vm.false_) {
        return Err(vm.type_error("attribute value type must be bool"));
    }
    let suppress = value.is(&vm.true_);
    if let Some(payload) = exception.payload::<Exception>() {
        payload.data.get_mut(vm).suppress_context = suppress;
    }
    Ok(())
}

fn get_dict(vm: &mut Vm, exception: &ObjectRef) -> Result {
    vm.instance_dict(exception)
}

fn set_dict(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("cannot delete __dict__")) };
    if value.payload::<Dict>().is_none() {
        let name = vm.class_name(&value);
        return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
    }
    if let Some(extension) = exception.extension() {
        let old = extension.dict.replace(vm, Some(value));
        drop(old);
    }
    Ok(())
}

fn with_traceback(vm: &mut Vm, exception: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    set_traceback(vm, exception, arguments[0].take())?;
    Ok(exception.clone())
}

fn add_note(vm: &mut Vm, exception: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let Some(note) = arguments[0].take() else { return Ok(vm.none.clone()) };
    if note.payload::<Str>().is_none() {
        let name = vm.class_name(&note);
        return Err(vm.type_error(format!("note must be a str, not '{name}'")));
    }
    let name = vm.names.__notes__.clone();
    let notes = match vm.get_optional_attribute(exception, &name)? {
        Some(notes) => notes,
        None => {
            let notes = vm.new_list(Vec::new());
            vm.set_attribute(exception, &name, Some(notes.clone()))?;
            notes
        }
    };
    let Some(list) = notes.payload::<List>() else {
        return Err(vm.type_error("Cannot add note: __notes__ is not a list"));
    };
    list.items.get_mut(vm).push(note);
    list.note_growth(vm);
    Ok(vm.none.clone())
}

fn reduce(vm: &mut Vm, exception: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let arguments = get_arguments(vm, exception)?;
    let dict = exception.extension().and_then(|extension| extension.dict.cloned(vm));
    Ok(reduced(vm, exception, arguments, dict))
}

/// What `__reduce__` gives: the class, the arguments of its call and, if there is some, the state.
pub fn reduced(vm: &Vm, exception: &ObjectRef, arguments: ObjectRef, state: Option<ObjectRef>) -> ObjectRef {
    let mut items = vec![exception.class_ref(), arguments];
    items.extend(state);
    vm.new_tuple(items)
}

fn set_state(vm: &mut Vm, exception: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let none = vm.none.clone();
    let state = arguments[0].take().unwrap_or_else(|| none.clone());
    if state.is(&none) {
        return Ok(none);
    }
    if state.payload::<Dict>().is_none() {
        return Err(vm.type_error("state is not a dictionary"));
    }
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(&state, position) {
        position = next;
        vm.check_attribute_name(&key)?;
        vm.set_attribute(exception, &key, Some(value))?;
    }
    Ok(none)
}

static METHODS: &[MethodDefinition] = &[
    method("__reduce__", "($self, /)", reduce),
    method("__setstate__", "($self, object, /)", set_state),
    method("with_traceback", "($self, object, /)", with_traceback),
    method("add_note", "($self, object, /)", add_note),
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    AttributeDefinition {
        name: "__suppress_context__",
        get: get_suppress_context,
        set: Some(set_suppress_context),
        member: true,
    },
    property("__dict__", get_dict, set_dict),
    property("args", get_arguments, assign_arguments),
    property("__traceback__", get_traceback, set_traceback),
    property("__context__", get_context, set_context),
    property("__cause__", get_cause, set_cause),
];

fn fill(slots: &mut Slots) {
    slots.new = Some(new);
    slots.init = Some(init);
    slots.str = Some(str);
    slots.repr = Some(repr);
    slots.get_attribute = Some(Vm::generic_get_attribute);
}

/// `BaseException`
pub const DEFINITION: TypeDefinition = TypeDefinition {
    name: "BaseException",
    slots: fill,
    methods: METHODS,
    attributes: ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// Fills the slots of an exception type that has its own `__new__` and `__init__` slots, both inherited.
pub fn fill_simple(slots: &mut Slots) {
    slots.new = Some(new);
    slots.init = Some(init);
}

impl Vm {
    /// `__traceback__`, `None` where it is None.
    pub fn exception_traceback(&self, exception: &ObjectRef) -> Option<ObjectRef> {
        exception.payload::<Exception>()?.data.get(self).traceback.clone()
    }

    /// Sets `__traceback__`.
    pub fn set_exception_traceback(&mut self, exception: &ObjectRef, traceback: Option<ObjectRef>) {
        if let Some(payload) = exception.payload::<Exception>() {
            let old = std::mem::replace(&mut payload.data.get_mut(self).traceback, traceback);
            drop(old);
        }
    }

    /// `__context__`, `None` where it is None.
    pub fn exception_context(&self, exception: &ObjectRef) -> Option<ObjectRef> {
        exception.payload::<Exception>()?.data.get(self).context.clone()
    }

    /// `__cause__`, `None` where it is None.
    pub fn exception_cause(&self, exception: &ObjectRef) -> Option<ObjectRef> {
        exception.payload::<Exception>()?.data.get(self).cause.clone()
    }

    /// Sets `__cause__`, and with it `__suppress_context__` (`PyException_SetCause`).
    pub fn set_exception_cause(&mut self, exception: &ObjectRef, cause: Option<ObjectRef>) {
        if let Some(payload) = exception.payload::<Exception>() {
            let data = payload.data.get_mut(self);
            data.suppress_context = true;
            let old = std::mem::replace(&mut data.cause, cause);
            drop(old);
        }
    }
}
