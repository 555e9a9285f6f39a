//! `property`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::native::{AttributeDefinition, TypeDefinition, Wording, getter, member, method, property};
use crate::types::slots::Slots;
use crate::vm::{Arguments, Raised, Result, Vm};

/// The payload of a property.
#[derive(Default)]
pub struct Property {
    data: Contents<PropertyData>,
}

#[derive(Default)]
struct PropertyData {
    /// `fget`, `fset`, `fdel`
    functions: [Option<ObjectRef>; 3],
    doc: Option<ObjectRef>,
    /// As `__set_name__` told it.
    name: Option<ObjectRef>,
    /// The documentation is that of `fget`.
    doc_of_getter: bool,
}

impl Trace for Property {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        data.functions.iter().flatten().for_each(&mut *visit);
        data.doc.iter().for_each(&mut *visit);
        data.name.iter().for_each(&mut *visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let data = std::mem::take(self.data.get_mut(token));
        released.extend(data.functions.into_iter().flatten());
        released.extend(data.doc);
        released.extend(data.name);
    }
}

const GET: usize = 0;
const SET: usize = 1;
const DELETE: usize = 2;

/// `property`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "property",
    slots,
    methods: &[
        method("getter", "($self, object, /)", |vm, object, arguments| copy(vm, object, GET, arguments)),
        method("setter", "($self, object, /)", |vm, object, arguments| copy(vm, object, SET, arguments)),
        method("deleter", "($self, object, /)", |vm, object, arguments| copy(vm, object, DELETE, arguments)),
        method("__set_name__", "($self, /, *args)", |vm, object, arguments| {
            let given = arguments[0].take().unwrap_or_else(|| vm.empty_tuple.clone());
            let given = vm.collect(&given)?;
            let [_, name] = given.as_slice() else {
                let count = given.len();
                return Err(
                    vm.type_error(format!("__set_name__() takes 2 positional arguments but {count} were given"))
                );
            };
            set_name(vm, object, Some(name.clone()))?;
            Ok(vm.none.clone())
        })
        .worded(Wording::VarArgs),
    ],
    attributes: &[
        member("fget", |vm, object| Ok(function(vm, object, GET).unwrap_or_else(|| vm.none.clone()))),
        member("fset", |vm, object| Ok(function(vm, object, SET).unwrap_or_else(|| vm.none.clone()))),
        member("fdel", |vm, object| Ok(function(vm, object, DELETE).unwrap_or_else(|| vm.none.clone()))),
        AttributeDefinition { name: "__doc__", get: doc, set: Some(set_doc), member: true },
        property("__name__", name, set_name),
        getter("__isabstractmethod__", |vm, object| {
            let attribute = vm.names.__isabstractmethod__.clone();
            for index in [GET, SET, DELETE] {
                if let Some(function) = function(vm, object, index)
                    && let Some(found) = vm.get_optional_attribute(&function, &attribute)?
                    && vm.truth(&found)?
                {
                    return Ok(vm.true_.clone());
                }
            }
            Ok(vm.false_.clone())
        }),
    ],
    signature: Some("(fget=None, fset=None, fdel=None, doc=None)"),
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.get_attribute = Some(Vm::generic_get_attribute);
    slots.descriptor_get = Some(get);
    slots.descriptor_set = Some(set);
    slots.init = Some(init);
    slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Property::default())));
}

fn function(vm: &Vm, object: &ObjectRef, index: usize) -> Option<ObjectRef> {
    object.payload::<Property>()?.data.get(vm).functions[index].clone()
}

fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    static CALL: Constructor = Constructor::new("property", "(fget=None, fset=None, fdel=None, doc=None)");
    let mut bound = CALL.bind(vm, arguments)?;
    let mut take = |index: usize| bound[index].take().filter(|value| !value.is(&vm.none));
    let functions = [take(0), take(1), take(2)];
    let given_doc = take(3);
    let mut doc = given_doc;
    let mut doc_of_getter = false;
    let doc_name = vm.names.__doc__.clone();
    if let (None, Some(getter)) = (&doc, &functions[GET]) {
        doc = vm.get_optional_attribute(getter, &doc_name)?.filter(|doc| !doc.is(&vm.none));
        doc_of_getter = true;
    }
    let Some(payload) = object.payload::<Property>() else { return Ok(()) };
    let is_exact = object.class_id() == vm.types.property.id();
    let data = payload.data.get_mut(vm);
    let fresh = PropertyData { functions, doc: if is_exact { doc.clone() } else { None }, name: None, doc_of_getter };
    let old = std::mem::replace(data, fresh);
    drop(old);
    if is_exact {
        return Ok(());
    }
    // A subclass keeps the documentation where its instances keep attributes; where there is no room for it,
    // only the getter's is missed.
    let required =
        if vm.profile.properties_drop_documentation { doc_of_getter && doc.is_some() } else { doc_of_getter };
    if !required && !vm.profile.properties_drop_documentation {
        return Ok(());
    }
    let doc = doc.unwrap_or_else(|| vm.none.clone());
    let result = vm.set_attribute(object, &doc_name, Some(doc));
    if required { result } else { vm.catch(result, &vm.exceptions.attribute_error).map(|_| ()) }
}

fn get(vm: &mut Vm, object: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    let Some(instance) = instance.filter(|instance| !instance.is(&vm.none)) else { return Ok(object.clone()) };
    match function(vm, object, GET) {
        Some(getter) => vm.call(&getter, [instance.clone()]),
        None => Err(missing(vm, object, instance, "getter")),
    }
}

fn set(vm: &mut Vm, object: &ObjectRef, instance: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let index = if value.is_some() { SET } else { DELETE };
    let Some(function) = function(vm, object, index) else {
        return Err(missing(vm, object, instance, if index == SET { "setter" } else { "deleter" }));
    };
    // The value stays with whoever sets it meanwhile.
    let arguments = Arguments::positional(std::iter::once(instance.clone()).chain(value.clone()));
    vm.call(&function, arguments)?;
    Ok(())
}

#[cold]
fn missing(vm: &mut Vm, object: &ObjectRef, instance: &ObjectRef, what: &str) -> Raised {
    let class = instance.class_ref();
    let owner = vm.type_qualified_name(&class);
    let name = property_name(vm, object).unwrap_or(None);
    let message = match name.map(|name| vm.repr_display(&name)) {
        Some(Ok(name)) => format!("property {name} of '{owner}' object has no {what}"),
        _ => format!("property of '{owner}' object has no {what}"),
    };
    let error = vm.exceptions.attribute_error.clone();
    vm.raise(&error, &message)
}

/// The name that `__set_name__` gave, or that of the getter where versions look at that.
fn property_name(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Property>() else { return Ok(None) };
    if let Some(name) = &payload.data.get(vm).name {
        return Ok(Some(name.clone()));
    }
    if !vm.profile.named_properties {
        return Ok(None);
    }
    match function(vm, object, GET) {
        Some(getter) => {
            let name = vm.names.__name__.clone();
            vm.get_optional_attribute(&getter, &name)
        }
        None => Ok(None),
    }
}

fn name(vm: &mut Vm, object: &ObjectRef) -> Result {
    match property_name(vm, object)? {
        Some(name) => Ok(name),
        None => {
            let name = vm.names.__name__.clone();
            Err(vm.attribute_error("'property' object has no attribute '__name__'", object, &name))
        }
    }
}

fn set_name(vm: &mut Vm, object: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    if let Some(payload) = object.payload::<Property>() {
        let old = std::mem::replace(&mut payload.data.get_mut(vm).name, value);
        drop(old);
    }
    Ok(())
}

fn doc(vm: &mut Vm, object: &ObjectRef) -> Result {
    let doc = object.payload::<Property>().and_then(|payload| payload.data.get(vm).doc.clone());
    Ok(doc.unwrap_or_else(|| vm.none.clone()))
}

fn set_doc(vm: &mut Vm, object: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    if let Some(payload) = object.payload::<Property>() {
        let old = std::mem::replace(&mut payload.data.get_mut(vm).doc, value);
        drop(old);
    }
    Ok(())
}

/// The same property with another function: a new object of the same type.
fn copy(vm: &mut Vm, object: &ObjectRef, index: usize, arguments: &mut [Option<ObjectRef>]) -> Result {
    let Some(payload) = object.payload::<Property>() else { return Ok(vm.none.clone()) };
    let data = payload.data.get(vm);
    let mut functions = data.functions.clone();
    let (doc, name) = (data.doc.clone(), data.name.clone());
    let given = arguments[0].take().filter(|given| !given.is(&vm.none));
    if given.is_some() {
        functions[index] = given;
    }
    let doc = if data.doc_of_getter && functions[GET].is_some() { None } else { doc };
    let parts = functions.into_iter().chain([doc]).map(|part| part.unwrap_or_else(|| vm.none.clone()));
    let arguments = Arguments::positional(parts.collect::<Vec<_>>());
    let class = object.class_ref();
    let made = vm.call(&class, arguments)?;
    if let Some(payload) = made.payload::<Property>() {
        let old = std::mem::replace(&mut payload.data.get_mut(vm).name, name);
        drop(old);
    }
    Ok(made)
}
