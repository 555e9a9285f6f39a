//! `partial`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::dict::Dict;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::native::{TypeDefinition, VECTORCALL_OFFSET, member, method, property};
use crate::types::text::TextBuilder;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// The payload.
pub struct Partial {
    /// `None` once the collector has broken a cycle here.
    state: Contents<Option<PartialState>>,
}

struct PartialState {
    function: ObjectRef,
    /// A tuple.
    positional: ObjectRef,
    /// A dict.
    keywords: ObjectRef,
}

impl Trace for Partial {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        if let Some(state) = self.state.get(token) {
            visit(&state.function);
            visit(&state.positional);
            visit(&state.keywords);
        }
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        if let Some(state) = self.state.get_mut(token).take() {
            released.extend([state.function, state.positional, state.keywords]);
        }
    }
}

fn parts(vm: &Vm, object: &ObjectRef) -> (ObjectRef, ObjectRef, ObjectRef) {
    match object.payload::<Partial>().expect("the receiver is a partial").state.get(vm) {
        Some(state) => (state.function.clone(), state.positional.clone(), state.keywords.clone()),
        None => (vm.none.clone(), vm.empty_tuple.clone(), vm.new_dict()),
    }
}

fn items(tuple: &ObjectRef) -> &[ObjectRef] {
    tuple.payload::<Tuple>().map_or(&[], |tuple| &tuple.0)
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut given = arguments.positional.into_iter();
    let Some(mut function) = given.next() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if function.class_payload(vm).slots(vm).call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let mut positional = Vec::new();
    let keywords = vm.new_dict();
    // A partial of a partial is one partial, unless attributes were set on the inner one.
    let calls: crate::types::slots::Call = call;
    let called = function.class_payload(vm).slots(vm).call;
    let inner_is_plain = called.is_some_and(|called| std::ptr::fn_addr_eq(called, calls))
        && function.extension().is_none_or(|extension| extension.dict.get(vm).is_none());
    if inner_is_plain {
        let (inner, first, named) = parts(vm, &function);
        positional.extend(items(&first).iter().cloned());
        vm.dict_update_from(&keywords, &named)?;
        function = inner;
    }
    positional.extend(given);
    for (name, value) in arguments.keywords {
        vm.dict_set(&keywords, name, value)?;
    }
    let positional = vm.new_tuple(positional);
    Ok(ObjectRef::new(class, Partial { state: Contents::new(Some(PartialState { function, positional, keywords })) }))
}

fn call(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result {
    let (function, positional, keywords) = parts(vm, object);
    let mut call = vm.arguments_of(&positional, &keywords);
    if !vm.takes_any_dict(&function) {
        vm.check_keyword_names(&call)?;
    }
    call.positional.extend(arguments.positional);
    for (name, value) in arguments.keywords {
        // A name given again takes the place of the older one.
        let mut found = None;
        for (index, (older, _)) in call.keywords.iter().enumerate() {
            if vm.display_text(older) == vm.display_text(&name) {
                found = Some(index);
            }
        }
        match found {
            Some(index) => call.keywords[index].1 = value,
            None => call.keywords.push((name, value)),
        }
    }
    vm.call(&function, call)
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    if !vm.enter_repr(object) {
        return Ok(vm.new_str("..."));
    }
    let result = repr_parts(vm, object);
    vm.leave_repr(object);
    result
}

fn repr_parts(vm: &mut Vm, object: &ObjectRef) -> Result {
    let (function, positional, keywords) = parts(vm, object);
    let class = object.class_ref();
    let mut builder = TextBuilder::new();
    let module = vm.names.__module__.clone();
    let qualified = vm.names.__qualname__.clone();
    if !vm.profile.partial_shows_module {
        builder.push_str(&vm.class_name(object));
    } else {
        if let Some(module) = vm.get_optional_attribute(&class, &module)? {
            builder.push_str(&vm.display_text(&module));
            builder.push_str(".");
        }
        let qualified = vm.get_attribute(&class, &qualified)?;
        builder.push_str(&vm.display_text(&qualified));
    }
    builder.push_str("(");
    vm.push_repr(&mut builder, &function)?;
    for item in items(&positional) {
        builder.push_str(", ");
        vm.push_repr(&mut builder, item)?;
    }
    let mut position = 0;
    while let Some((next, name, value)) = vm.dict_next(&keywords, position) {
        position = next;
        let name = vm.str_display(&name)?;
        builder.push_str(&format!(", {name}="));
        vm.push_repr(&mut builder, &value)?;
    }
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let (function, positional, keywords) = parts(vm, object);
    let dict = object.extension().and_then(|extension| extension.dict.cloned(vm)).unwrap_or_else(|| vm.none.clone());
    let arguments = vm.new_tuple(vec![function.clone()]);
    let state = vm.new_tuple(vec![function, positional, keywords, dict]);
    Ok(vm.new_tuple(vec![object.class_ref(), arguments, state]))
}

fn set_state(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let state = given(vm, arguments, 0);
    let [function, positional, keywords, dict] = items(&state) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let valid = function.class_payload(vm).slots(vm).call.is_some()
        && positional.payload::<Tuple>().is_some()
        && (keywords.is(&vm.none) || keywords.payload::<Dict>().is_some());
    if !valid {
        return Err(vm.type_error("invalid partial state"));
    }
    let keywords = if keywords.is(&vm.none) {
        vm.new_dict()
    } else if vm.is_exact_dict(keywords) {
        keywords.clone()
    } else {
        vm.dict_copy(keywords)?
    };
    let positional = vm.make_tuple(positional.clone())?;
    let state = PartialState { function: function.clone(), positional, keywords };
    if let Some(payload) = object.payload::<Partial>() {
        let old = payload.state.replace(vm, Some(state));
        drop(old);
    }
    if let Some(extension) = object.extension() {
        let dict = Some(dict.clone()).filter(|dict| !dict.is(&vm.none));
        let old = extension.dict.replace(vm, dict);
        drop(old);
    }
    Ok(vm.none.clone())
}

fn get(vm: &mut Vm, object: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    // A future version binds; 3.13 only warns, and the others do not look.
    if vm.profile.partial_will_bind && instance.is_some_and(|instance| !instance.is(&vm.none)) {
        let category = vm.exceptions.future_warning.clone();
        vm.warn(
            &category,
            "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you \
             want to preserve the old behavior",
        )?;
    }
    Ok(object.clone())
}

/// `partial`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "partial",
    module: "functools",
    signature: Some("(func, /, *args, **keywords)"),
    instance_dict: true,
    weak_references: true,
    methods: &[
        method("__reduce__", "($self, /)", reduce),
        method("__setstate__", "($self, object, /)", set_state),
        CLASS_GETITEM,
    ],
    attributes: &[
        member("func", |vm, object| Ok(parts(vm, object).0)),
        member("args", |vm, object| Ok(parts(vm, object).1)),
        member("keywords", |vm, object| Ok(parts(vm, object).2)),
        VECTORCALL_OFFSET,
        property("__dict__", Vm::instance_dict_attribute, crate::types::class_creation::set_generic_dict),
    ],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.set_attribute = Some(Vm::generic_set_attribute);
        slots.new = Some(new);
        slots.call = Some(call);
        slots.repr = Some(repr);
        slots.descriptor_get = Some(get);
    },
    ..TypeDefinition::EMPTY
};
