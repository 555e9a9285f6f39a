//! `_tuplegetter`: the descriptors of named tuples.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, method, property};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// The payload.
pub struct TupleGetter {
    index: isize,
    doc: Contents<ObjectRef>,
}

impl Trace for TupleGetter {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(self.doc.get(token));
    }
}

fn getter(object: &ObjectRef) -> &TupleGetter {
    object.payload::<TupleGetter>().expect("the receiver is a _tuplegetter")
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("_tuplegetter", &arguments)?;
    vm.check_positional("_tuplegetter", &arguments, 2, 2)?;
    let index = vm.size_argument(&arguments.positional[0])?;
    Ok(ObjectRef::new(class, TupleGetter { index, doc: Contents::new(arguments.positional[1].clone()) }))
}

fn get(vm: &mut Vm, object: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    let index = getter(object).index;
    let Some(instance) = instance.filter(|instance| !instance.is(&vm.none)) else { return Ok(object.clone()) };
    let Some(tuple) = instance.payload::<Tuple>() else {
        let name = vm.class_name(instance);
        return Err(vm.type_error(format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object"
        )));
    };
    match usize::try_from(index).ok().and_then(|index| tuple.0.get(index)) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn set(vm: &mut Vm, _: &ObjectRef, _: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let class = vm.exceptions.attribute_error.clone();
    Err(vm.raise(&class, if value.is_some() { "can't set attribute" } else { "can't delete attribute" }))
}

fn set_doc(vm: &mut Vm, object: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = value.unwrap_or_else(|| vm.none.clone());
    let old = getter(object).doc.replace(vm, value);
    drop(old);
    Ok(())
}

fn parts(vm: &mut Vm, object: &ObjectRef) -> ObjectRef {
    let payload = getter(object);
    let index = vm.new_int(payload.index as i64);
    let doc = payload.doc.get(vm).clone();
    vm.new_tuple(vec![index, doc])
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let parts = parts(vm, object);
    Ok(vm.new_tuple(vec![object.class_ref(), parts]))
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let parts = parts(vm, object);
    let (name, parts) = (vm.short_class_name(object), vm.repr_display(&parts)?);
    Ok(vm.new_str(&format!("{name}{parts}")))
}

static METHODS: &[MethodDefinition] = &[method("__reduce__", "($self, /)", reduce)];

static ATTRIBUTES: &[AttributeDefinition] =
    &[property("__doc__", |vm, object| Ok(getter(object).doc.get(vm).clone()), set_doc)];

const fn definition(module: &'static str) -> TypeDefinition {
    TypeDefinition {
        name: "_tuplegetter",
        module,
        base_type: false,
        methods: METHODS,
        attributes: ATTRIBUTES,
        slots: |slots| {
            slots.new = Some(new);
            slots.repr = Some(repr);
            slots.descriptor_get = Some(get);
            slots.descriptor_set = Some(set);
        },
        ..TypeDefinition::EMPTY
    }
}

/// `_tuplegetter`
pub static DEFINITION: TypeDefinition = definition("collections");
/// `_tuplegetter` of 3.11
pub static EARLIER: TypeDefinition = definition("_collections");
