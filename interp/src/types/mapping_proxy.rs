//! `mappingproxy`: a mapping that can be read alone, as the `__dict__` of classes.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::native::{TypeDefinition, method};
use crate::types::slots::{Operator, Slots};
use crate::types::special_methods::unhashable;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a mapping proxy.
pub struct MappingProxy {
    /// What it shows.
    pub mapping: ObjectRef,
}

impl Trace for MappingProxy {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.mapping);
    }
}

impl Vm {
    /// A read-only view of a mapping (`PyDictProxy_New`).
    pub fn new_mapping_proxy(&self, mapping: ObjectRef) -> ObjectRef {
        ObjectRef::new(&self.types.mapping_proxy, MappingProxy { mapping })
    }
}

/// `mappingproxy`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "mappingproxy",
    slots,
    methods: &[
        method("get", "($self, key, default=None, /)", |vm, proxy, arguments| {
            let key = arguments[0].take().unwrap_or_else(|| vm.none.clone());
            let default = arguments[1].take().unwrap_or_else(|| vm.none.clone());
            forward(vm, proxy, "get", [key, default])
        }),
        method("keys", "($self, /)", |vm, proxy, _| forward(vm, proxy, "keys", [])),
        method("values", "($self, /)", |vm, proxy, _| forward(vm, proxy, "values", [])),
        method("items", "($self, /)", |vm, proxy, _| forward(vm, proxy, "items", [])),
        method("copy", "($self, /)", |vm, proxy, _| forward(vm, proxy, "copy", [])),
        crate::types::generic_alias::CLASS_GETITEM,
        method("__reversed__", "($self, /)", |vm, proxy, _| forward(vm, proxy, "__reversed__", [])),
        crate::types::generic_alias::CLASS_GETITEM,
    ],
    mapping: true,
    base_type: false,
    signature: Some("(mapping)"),
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(|vm, proxy| {
        let mapping = mapping(vm, proxy);
        let shown = vm.repr_display(&mapping)?;
        Ok(vm.new_str(&format!("mappingproxy({shown})")))
    });
    slots.hash = Some(|vm, proxy| {
        if !vm.profile.hashable_mapping_proxy {
            return Err(unhashable(vm, proxy));
        }
        let mapping = mapping(vm, proxy);
        vm.hash(&mapping)
    });
    slots.str = Some(|vm, proxy| {
        let mapping = mapping(vm, proxy);
        vm.str(&mapping)
    });
    slots.compare = Some(|vm, proxy, other, comparison| {
        let mapping = mapping(vm, proxy);
        vm.compare(&mapping, other, comparison)
    });
    slots.iter = Some(|vm, proxy| {
        let mapping = mapping(vm, proxy);
        vm.iter(&mapping)
    });
    slots.length = Some(|vm, proxy| {
        let mapping = mapping(vm, proxy);
        vm.len(&mapping)
    });
    slots.subscript = Some(|vm, proxy, key| {
        let mapping = mapping(vm, proxy);
        vm.get_item(&mapping, key)
    });
    slots.contains = Some(|vm, proxy, key| {
        let mapping = mapping(vm, proxy);
        vm.contains(&mapping, key)
    });
    slots.binary[Operator::Or as usize] = Some(|vm, left, right| {
        let (left, right) = (mapping(vm, left), mapping(vm, right));
        vm.binary_operation(Operator::Or, &left, &right)
    });
    slots.in_place[Operator::Or as usize] = Some(|vm, left, right| {
        let _ = right;
        let left = vm.class_name(left);
        Err(vm.type_error(format!("'|=' is not supported by {left}; use '|' instead")))
    });
    slots.new = Some(new);
}

/// What a proxy shows; anything else stands for itself.
fn mapping(vm: &Vm, object: &ObjectRef) -> ObjectRef {
    let _ = vm;
    object.payload::<MappingProxy>().map_or_else(|| object.clone(), |proxy| proxy.mapping.clone())
}

fn forward<const N: usize>(vm: &mut Vm, proxy: &ObjectRef, name: &str, arguments: [ObjectRef; N]) -> Result {
    let (mapping, name) = (mapping(vm, proxy), vm.intern(name));
    vm.call_method(&mapping, &name, arguments)
}

fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    static CALL: Constructor = Constructor::new("mappingproxy", "(mapping)");
    let mut bound = CALL.bind(vm, arguments)?;
    let mapping = bound[0].take().unwrap_or_else(|| vm.none.clone());
    let is_mapping = mapping.payload::<Dict>().is_some() || mapping.class_payload(vm).slots(vm).subscript.is_some();
    if !is_mapping || mapping.payload::<List>().is_some() || mapping.payload::<Tuple>().is_some() {
        let found = vm.class_name(&mapping);
        return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {found}")));
    }
    Ok(vm.new_mapping_proxy(mapping))
}
