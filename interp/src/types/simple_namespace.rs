//! `types.SimpleNamespace` (Objects/namespaceobject.c).

use crate::object::ObjectRef;
use crate::types::native::{TypeDefinition, member, method};
use crate::types::object::Instance;
use crate::types::slots::Comparison;
use crate::types::str::Str;
use crate::vm::{Arguments, Result, Vm};

fn new(vm: &mut Vm, class: &ObjectRef, _: Arguments) -> Result {
    let namespace = ObjectRef::new(class, Instance);
    vm.instance_dict(&namespace)?;
    Ok(namespace)
}

fn init(vm: &mut Vm, namespace: &ObjectRef, arguments: Arguments) -> Result<()> {
    let dict = vm.instance_dict(namespace)?;
    let given = arguments.positional.len();
    if given > 0 && !vm.profile.namespace_takes_mapping {
        return Err(vm.type_error("no positional arguments expected"));
    }
    if given > 1 {
        return Err(vm.type_error(format!("SimpleNamespace expected at most 1 argument, got {given}")));
    }
    if let Some(source) = arguments.positional.into_iter().next() {
        let class = vm.types.dict.clone();
        let entries = vm.call(&class, [source])?;
        let mut position = 0;
        while let Some((next, key, value)) = vm.dict_next(&entries, position) {
            position = next;
            if key.payload::<Str>().is_none() {
                return Err(vm.type_error("keywords must be strings"));
            }
            vm.dict_set(&dict, key, value)?;
        }
    }
    for (name, value) in arguments.keywords {
        vm.dict_set(&dict, name, value)?;
    }
    Ok(())
}

fn repr(vm: &mut Vm, namespace: &ObjectRef) -> Result {
    let name = if namespace.class_id() == vm.types.simple_namespace.id() {
        "namespace".to_owned()
    } else {
        vm.class_name(namespace)
    };
    if vm.representing.contains(&namespace.id()) {
        return Ok(vm.new_str(&format!("{name}(...)")));
    }
    vm.representing.push(namespace.id());
    let parts = entries_text(vm, namespace);
    vm.representing.pop();
    Ok(vm.new_str(&format!("{name}({})", parts?.join(", "))))
}

fn entries_text(vm: &mut Vm, namespace: &ObjectRef) -> Result<Vec<String>> {
    let dict = vm.instance_dict(namespace)?;
    let mut parts = Vec::new();
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(&dict, position) {
        position = next;
        if key.payload::<Str>().is_some() {
            parts.push(format!("{}={}", vm.display_text(&key), vm.repr_display(&value)?));
        }
    }
    Ok(parts)
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let class = vm.types.simple_namespace.clone();
    if !vm.is_instance_of_type(left, &class) || !vm.is_instance_of_type(right, &class) {
        return Ok(vm.not_implemented.clone());
    }
    let (left, right) = (vm.instance_dict(left)?, vm.instance_dict(right)?);
    vm.compare(&left, &right, comparison)
}

fn reduce(vm: &mut Vm, namespace: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let dict = vm.instance_dict(namespace)?;
    Ok(vm.new_tuple(vec![namespace.class_ref(), vm.empty_tuple.clone(), dict]))
}

fn replace(vm: &mut Vm, namespace: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let changes = vm.required(arguments, 0);
    let class = namespace.class_ref();
    let copy = vm.call(&class, Arguments::none())?;
    let (from, to) = (vm.instance_dict(namespace)?, vm.instance_dict(&copy)?);
    vm.dict_update_from(&to, &from)?;
    vm.dict_update_from(&to, &changes)?;
    Ok(copy)
}

/// `SimpleNamespace`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "SimpleNamespace",
    module: "types",
    instance_dict: true,
    slots: |slots| {
        slots.new = Some(new);
        slots.init = Some(init);
        slots.repr = Some(repr);
        slots.compare = Some(compare);
    },
    methods: &[
        method("__reduce__", "($self, /)", reduce),
        method("__replace__", "($self, /, **changes)", replace),
    ],
    attributes: &[member("__dict__", |vm, namespace| vm.instance_dict(namespace))],
    ..TypeDefinition::EMPTY
};
