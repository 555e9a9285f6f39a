//! `types.SimpleNamespace`.

use crate::object::ObjectRef;
use crate::types::dict::Dict;
use crate::types::native::{AttributeDefinition, TypeDefinition, method};
use crate::types::object::Instance;
use crate::types::slots::Slots;
use crate::types::str::Str;
use crate::vm::{Arguments, Result, Vm};

/// `types.SimpleNamespace`; `sys.implementation` is one too.
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "SimpleNamespace",
    module: "types",
    slots,
    methods: &[
        method("__reduce__", "($self, /)", |vm, object, _| {
            let (class, state) = (object.class_ref(), vm.instance_dict(object)?);
            let arguments = vm.empty_tuple.clone();
            Ok(vm.new_tuple(vec![class, arguments, state]))
        }),
        method("__replace__", "($self, /, **changes)", replace),
    ],
    attributes: &[AttributeDefinition { name: "__dict__", get: Vm::instance_dict_attribute, set: None, member: true }],
    instance_dict: true,
    signature: Some("(mapping_or_iterable=(), /, **kwargs)"),
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(repr);
    slots.compare = Some(|vm, object, other, comparison| {
        let class = vm.types.simple_namespace.clone();
        if !vm.is_instance_of_type(object, &class) || !vm.is_instance_of_type(other, &class) {
            return Ok(vm.not_implemented.clone());
        }
        let (first, second) = (vm.instance_dict(object)?, vm.instance_dict(other)?);
        vm.compare(&first, &second, comparison)
    });
    slots.init = Some(init);
    slots.new = Some(|vm, class, _| {
        let namespace = ObjectRef::watched(class, Instance);
        vm.instance_dict(&namespace)?;
        Ok(namespace)
    });
}

fn init(vm: &mut Vm, object: &ObjectRef, mut arguments: Arguments) -> Result<()> {
    vm.check_keyword_names(&arguments)?;
    let keywords = std::mem::take(&mut arguments.keywords);
    let dict = vm.instance_dict(object)?;
    if !arguments.positional.is_empty() {
        if !vm.profile.namespace_of_mapping {
            return Err(vm.type_error("no positional arguments expected"));
        }
        let name = vm.short_class_name(object);
        if let Some(given) = vm.optional_argument(&name, arguments)? {
            let fresh = if vm.is_exact_dict(&given) {
                given
            } else {
                let class = vm.types.dict.clone();
                vm.call(&class, [given])?
            };
            let mut position = 0;
            while let Some((next, key, _)) = vm.dict_next(&fresh, position) {
                position = next;
                if key.payload::<Str>().is_none() {
                    return Err(vm.type_error("keywords must be strings"));
                }
            }
            vm.dict_update_from(&dict, &fresh)?;
        }
    }
    for (key, value) in keywords {
        vm.dict_set(&dict, key, value)?;
    }
    Ok(())
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let is_exact = object.class_id() == vm.types.simple_namespace.id();
    let name = if is_exact { "namespace".to_owned() } else { vm.class_name(object) };
    if !vm.enter_repr(object) {
        return Ok(vm.new_str(&format!("{name}(...)")));
    }
    let result = attributes_text(vm, object);
    vm.leave_repr(object);
    let attributes = result?;
    Ok(vm.new_str(&format!("{name}({attributes})")))
}

fn attributes_text(vm: &mut Vm, object: &ObjectRef) -> Result<String> {
    let dict = vm.instance_dict(object)?;
    let mut parts = Vec::new();
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(&dict, position) {
        position = next;
        let Some(key) = key.payload::<Str>().filter(|key| !key.text.is_empty()) else { continue };
        let key = key.text.to_str_lossy().into_owned();
        parts.push(format!("{key}={}", vm.repr_display(&value)?));
    }
    Ok(parts.join(", "))
}

/// `copy.replace(namespace, **changes)`
fn replace(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let class = object.class_ref();
    let copy = vm.call(&class, [])?;
    let changes = arguments[0].take();
    let (from, to) = (vm.instance_dict(object)?, vm.instance_dict(&copy)?);
    vm.dict_update_from(&to, &from)?;
    if let Some(changes) = changes.filter(|changes| changes.payload::<Dict>().is_some()) {
        vm.dict_update_from(&to, &changes)?;
    }
    Ok(copy)
}
