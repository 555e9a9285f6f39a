//! `defaultdict`: a dict whose first slot holds the factory.

use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::dict::{Dict, update};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::native::{AttributeDefinition, TypeDefinition, method};
use crate::types::slots::Operator;
use crate::vm::{Arguments, Result, Vm};

fn factory(vm: &Vm, dict: &ObjectRef) -> Option<ObjectRef> {
    dict.extension()?.slots.get(vm).first()?.clone()
}

fn set_factory(vm: &mut Vm, dict: &ObjectRef, value: Option<ObjectRef>) {
    let old = dict
        .extension()
        .and_then(|extension| extension.slots.get_mut(vm).first_mut())
        .and_then(|slot| std::mem::replace(slot, value));
    drop(old);
}

fn init(vm: &mut Vm, dict: &ObjectRef, mut arguments: Arguments) -> Result<()> {
    let first = if arguments.positional.is_empty() { None } else { Some(arguments.positional.remove(0)) };
    if let Some(first) = &first
        && !first.is(&vm.none)
        && first.class_payload(vm).slots(vm).call.is_none()
    {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    set_factory(vm, dict, first);
    update(vm, dict, "dict", arguments)
}

fn missing(vm: &mut Vm, dict: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let key = given(vm, arguments, 0);
    let Some(factory) = factory(vm, dict).filter(|factory| !factory.is(&vm.none)) else {
        return Err(vm.key_error(key));
    };
    let value = vm.call(&factory, Arguments::none())?;
    vm.set_item(dict, &key, Some(value.clone()))?;
    Ok(value)
}

/// `type(self)(self.default_factory, self)`
fn copied(vm: &mut Vm, dict: &ObjectRef) -> Result {
    let factory = factory(vm, dict).unwrap_or_else(|| vm.none.clone());
    let class = dict.class_ref();
    vm.call(&class, [factory, dict.clone()])
}

fn copy(vm: &mut Vm, dict: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    copied(vm, dict)
}

fn reduce(vm: &mut Vm, dict: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let arguments = match factory(vm, dict).filter(|factory| !factory.is(&vm.none)) {
        Some(factory) => vm.new_tuple(vec![factory]),
        None => vm.empty_tuple.clone(),
    };
    let items = vm.intern("items");
    let items = vm.call_method(dict, &items, Arguments::none())?;
    let items = vm.iter(&items)?;
    let none = vm.none.clone();
    Ok(vm.new_tuple(vec![dict.class_ref(), arguments, none.clone(), none, items]))
}

fn repr(vm: &mut Vm, dict: &ObjectRef) -> Result {
    let plain = vm.types.dict.payload::<crate::types::type_object::Type>().and_then(|class| class.slots(vm).repr);
    let Some(plain) = plain else { return Ok(vm.none.clone()) };
    let entries = plain(vm, dict)?;
    let entries = vm.display_text(&entries);
    let factory = match factory(vm, dict) {
        None => "None".to_owned(),
        Some(factory) if vm.enter_repr(&factory) => {
            let text = vm.repr_display(&factory);
            vm.leave_repr(&factory);
            text?
        }
        Some(_) => "...".to_owned(),
    };
    let name = vm.short_class_name(dict);
    Ok(vm.new_str(&format!("{name}({factory}, {entries})")))
}

fn or(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    if left.payload::<Dict>().is_none() || right.payload::<Dict>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let left_is_default = left.class_payload(vm).slots(vm).binary[Operator::Or as usize]
        .is_some_and(|function| std::ptr::fn_addr_eq(function, or as crate::types::slots::Binary));
    let result = if left_is_default {
        copied(vm, left)?
    } else {
        let factory = factory(vm, right).unwrap_or_else(|| vm.none.clone());
        let class = right.class_ref();
        vm.call(&class, [factory, left.clone()])?
    };
    vm.dict_update_from(&result, right)?;
    Ok(result)
}

const FACTORY: AttributeDefinition = AttributeDefinition {
    name: "default_factory",
    get: |vm, dict| Ok(factory(vm, dict).unwrap_or_else(|| vm.none.clone())),
    set: Some(|vm, dict, value| {
        set_factory(vm, dict, value);
        Ok(())
    }),
    member: true,
};

/// `defaultdict`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "defaultdict",
    module: "collections",
    methods: &[
        method("__missing__", "($self, object, /)", missing),
        method("copy", "($self, /)", copy),
        method("__copy__", "($self, /)", copy),
        method("__reduce__", "($self, /)", reduce),
        CLASS_GETITEM,
    ],
    attributes: &[FACTORY],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.init = Some(init);
        slots.repr = Some(repr);
        slots.binary[Operator::Or as usize] = Some(or);
    },
    ..TypeDefinition::EMPTY
};
