//! `itemgetter`, `attrgetter` and `methodcaller` of module operator.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::dict::Dict;
use crate::types::native::{AttributeDefinition, TypeDefinition, VECTORCALL_OFFSET, getter, method};
use crate::types::str::Str;
use crate::types::text::TextBuilder;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The payload of `itemgetter`.
pub struct ItemGetter {
    /// The key, or the tuple of several.
    item: ObjectRef,
    /// There are several.
    several: bool,
}

/// The payload of `attrgetter`: a tuple of names, in place of one with dots the tuple of its parts.
pub struct AttributeGetter(ObjectRef);

impl Trace for ItemGetter {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.item);
    }
}

impl Trace for AttributeGetter {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.0);
    }
}

fn items(tuple: &ObjectRef) -> &[ObjectRef] {
    tuple.payload::<Tuple>().map_or(&[], |tuple| &tuple.0)
}

/// `[f(k) for k in keys]` as a tuple.
fn gather(vm: &mut Vm, keys: &[ObjectRef], mut get: impl FnMut(&mut Vm, &ObjectRef) -> Result) -> Result {
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

fn least_one(vm: &mut Vm, name: &str, arguments: &Arguments) -> Result<()> {
    vm.reject_keywords(name, arguments)?;
    if arguments.positional.is_empty() {
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    }
    Ok(())
}

/// What all three types show beside their methods.
static ATTRIBUTES: &[AttributeDefinition] =
    &[VECTORCALL_OFFSET, getter("__text_signature__", |vm, _| Ok(vm.new_str("(obj, /)")))];

fn keys(getter: &ObjectRef) -> &[ObjectRef] {
    match getter.payload::<ItemGetter>() {
        Some(payload) if payload.several => items(&payload.item),
        Some(payload) => std::slice::from_ref(&payload.item),
        None => &[],
    }
}

/// `itemgetter`
pub static ITEM_GETTER: TypeDefinition = TypeDefinition {
    name: "itemgetter",
    module: "operator",
    signature: Some("(item, /, *items)"),
    attributes: ATTRIBUTES,
    base_type: false,
    methods: &[method("__reduce__", "($self, /)", |vm, object, _| {
        let arguments = vm.new_tuple(keys(object).to_vec());
        Ok(vm.new_tuple(vec![object.class_ref(), arguments]))
    })],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| {
            least_one(vm, "itemgetter", &arguments)?;
            let several = arguments.positional.len() > 1;
            let item = match several {
                true => arguments.into_tuple(vm),
                false => arguments.positional[0].clone(),
            };
            Ok(ObjectRef::new(class, ItemGetter { item, several }))
        });
        slots.call = Some(|vm, getter, arguments| {
            let object = only_argument(vm, "itemgetter", arguments)?;
            match keys(getter) {
                [key] => vm.get_item(&object, key),
                keys => gather(vm, keys, |vm, key| vm.get_item(&object, key)),
            }
        });
        slots.repr = Some(|vm, getter| repr_parts(vm, getter, keys(getter)));
    },
    ..TypeDefinition::EMPTY
};

/// The names as they were given: parts joined with dots.
fn names(vm: &Vm, getter: &ObjectRef) -> Vec<ObjectRef> {
    let Some(payload) = getter.payload::<AttributeGetter>() else { return Vec::new() };
    let whole = |name: &ObjectRef| match items(name) {
        [] => name.clone(),
        parts => {
            let parts: Vec<String> = parts.iter().map(|part| vm.display_text(part)).collect();
            vm.new_str(&parts.join("."))
        }
    };
    items(&payload.0).iter().map(whole).collect()
}

/// A name, or the tuple of the parts between its dots (`attrgetter_new`).
fn name_or_parts(vm: &mut Vm, name: &ObjectRef) -> ObjectRef {
    let text = vm.display_text(name);
    if !text.contains('.') {
        return vm.intern_object(name.clone());
    }
    let parts = text.split('.').map(|part| vm.intern(part)).collect();
    vm.new_tuple(parts)
}

/// `object.a.b.c` for a name with dots.
fn dotted_attribute(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef) -> Result {
    if name.payload::<Tuple>().is_none() {
        return vm.get_attribute(object, name);
    }
    let mut value = object.clone();
    for part in items(name) {
        value = vm.get_attribute(&value, part)?;
    }
    Ok(value)
}

/// `attrgetter`
pub static ATTRIBUTE_GETTER: TypeDefinition = TypeDefinition {
    name: "attrgetter",
    module: "operator",
    signature: Some("(attr, /, *attrs)"),
    attributes: ATTRIBUTES,
    base_type: false,
    methods: &[method("__reduce__", "($self, /)", |vm, object, _| {
        let names = names(vm, object);
        let arguments = vm.new_tuple(names);
        Ok(vm.new_tuple(vec![object.class_ref(), arguments]))
    })],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| {
            least_one(vm, "attrgetter", &arguments)?;
            if arguments.positional.iter().any(|name| name.payload::<Str>().is_none()) {
                return Err(vm.type_error("attribute name must be a string"));
            }
            let names = arguments.positional.iter().map(|name| name_or_parts(vm, name)).collect();
            let names = vm.new_tuple(names);
            Ok(ObjectRef::new(class, AttributeGetter(names)))
        });
        slots.call = Some(|vm, getter, arguments| {
            let object = only_argument(vm, "attrgetter", arguments)?;
            let Some(AttributeGetter(names)) = getter.payload::<AttributeGetter>() else { return Ok(vm.none.clone()) };
            match items(names) {
                [name] => dotted_attribute(vm, &object, name),
                names => gather(vm, names, |vm, name| dotted_attribute(vm, &object, name)),
            }
        });
        slots.repr = Some(|vm, getter| {
            if !vm.enter_repr(getter) {
                return Ok(vm.new_str("operator.attrgetter(...)"));
            }
            let names = names(vm, getter);
            let result = repr_parts(vm, getter, &names);
            vm.leave_repr(getter);
            result
        });
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `methodcaller`.
pub struct MethodCaller {
    name: ObjectRef,
    /// A tuple; since 3.13 the name is its first item.
    arguments: ObjectRef,
    /// A dict, where there are any.
    keywords: Option<ObjectRef>,
}

impl Trace for MethodCaller {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.name);
        visit(&self.arguments);
        self.keywords.iter().for_each(visit);
    }
}

impl MethodCaller {
    fn positional(&self, vm: &Vm) -> &[ObjectRef] {
        &items(&self.arguments)[usize::from(vm.profile.methodcaller_counts_first)..]
    }

    fn keywords(&self, vm: &Vm) -> Vec<(ObjectRef, ObjectRef)> {
        let dict = self.keywords.as_ref().and_then(|keywords| keywords.payload::<Dict>());
        let entries = dict.into_iter().flat_map(|dict| dict.storage.get(vm).entries());
        entries.map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    }
}

fn new_method_caller(vm: &mut Vm, class: &ObjectRef, mut arguments: Arguments) -> Result {
    let Some(name) = arguments.positional.first().cloned() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    if name.payload::<Str>().is_none() {
        return Err(vm.type_error("method name must be a string"));
    }
    let name = vm.intern_object(name);
    let mut keywords = None;
    if !arguments.keywords.is_empty() {
        let dict = vm.new_dict();
        for (name, value) in std::mem::take(&mut arguments.keywords) {
            vm.dict_set(&dict, name, value)?;
        }
        keywords = Some(dict);
    }
    let arguments = match vm.profile.methodcaller_counts_first {
        true => arguments.into_tuple(vm),
        false => vm.new_tuple(arguments.positional[1..].to_vec()),
    };
    Ok(ObjectRef::new(class, MethodCaller { name, arguments, keywords }))
}

fn call_method(vm: &mut Vm, caller: &ObjectRef, arguments: Arguments) -> Result {
    if vm.profile.methodcaller_counts_first {
        vm.check_positional("methodcaller", &arguments, 1, 1)?;
    }
    let object = only_argument(vm, "methodcaller", arguments)?;
    let Some(payload) = caller.payload::<MethodCaller>() else { return Ok(vm.none.clone()) };
    let keywords = payload.keywords(vm);
    if vm.profile.methodcaller_counts_first {
        let positional = payload.positional(vm).iter().cloned().collect();
        return vm.call_method(&object, &payload.name, Arguments { positional, keywords, ..Arguments::default() });
    }
    let method = vm.get_attribute(&object, &payload.name)?;
    vm.call(&method, Arguments::in_tuple(Some(payload.arguments.clone()), keywords))
}

/// The class with name and arguments; where there are keywords, a `functools.partial` of the class holds them.
fn reduce_method_caller(vm: &mut Vm, caller: &ObjectRef, _: Bound<'_>) -> Result {
    let Some(payload) = caller.payload::<MethodCaller>() else { return Ok(vm.none.clone()) };
    if payload.keywords.is_none() {
        let arguments = std::iter::once(&payload.name).chain(payload.positional(vm)).cloned().collect();
        let arguments = vm.new_tuple(arguments);
        return Ok(vm.new_tuple(vec![caller.class_ref(), arguments]));
    }
    let functools = vm.import_absolute("functools")?;
    let partial = vm.get_attribute_named(&functools, "partial")?;
    let mut call = Arguments::positional([caller.class_ref(), payload.name.clone()]);
    call.keywords = payload.keywords(vm);
    let maker = vm.call(&partial, call)?;
    let arguments = vm.new_tuple(payload.positional(vm).to_vec());
    Ok(vm.new_tuple(vec![maker, arguments]))
}

fn repr_method_caller(vm: &mut Vm, caller: &ObjectRef) -> Result {
    let Some(payload) = caller.payload::<MethodCaller>() else { return Ok(vm.none.clone()) };
    if !vm.enter_repr(caller) {
        return Ok(vm.new_str("operator.methodcaller(...)"));
    }
    let mut builder = TextBuilder::new();
    builder.push_str("operator.methodcaller(");
    let positional = payload.positional(vm).to_vec();
    let mut result = vm.push_repr(&mut builder, &payload.name);
    for argument in &positional {
        builder.push_str(", ");
        result = result.and_then(|()| vm.push_repr(&mut builder, argument));
    }
    for (name, value) in payload.keywords(vm) {
        builder.push_str(&format!(", {}=", vm.display_text(&name)));
        result = result.and_then(|()| vm.push_repr(&mut builder, &value));
    }
    vm.leave_repr(caller);
    result?;
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

/// `methodcaller`
pub static METHOD_CALLER: TypeDefinition = TypeDefinition {
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
