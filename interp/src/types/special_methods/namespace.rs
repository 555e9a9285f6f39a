//! Fills the namespaces of built-in types (`type_ready_fill_dict` in CPython's Objects/typeobject.c).

use super::table::SPECIAL_METHODS;
use crate::object::{Contents, ObjectRef};
use crate::types::descriptor::{GetSetDescriptor, MemberDescriptor, MemberPlace, MethodDescriptor, SlotWrapper};
use crate::types::dict::Dict;
use crate::types::native::{AttributeDefinition, Binding, MethodDefinition, TypeDefinition, Wording, method};
use crate::types::native_function::NativeFunction;
use crate::types::slots::{Slot, SlotFunction, Slots};
use crate::types::staticmethod::StaticMethod;
use crate::types::structure_sequence;
use crate::types::type_object::{Type, type_flag};
use crate::vm::native_call::Signature;
use crate::vm::{Arguments, Result, Vm};

/// Types that named the generic `__getattribute__` as long as they were static, and now inherit it.
const EARLIER_GENERIC_GETATTRIBUTE: &[&str] = &[
    "float",
    "frozenset",
    "str",
    "ellipsis",
    "code",
    "mappingproxy",
    "SimpleNamespace",
    "cell",
    "generator",
    "coroutine",
    "async_generator",
    "builtin_function_or_method",
    "wrapper_descriptor",
    "method-wrapper",
    "method_descriptor",
    "classmethod_descriptor",
    "traceback",
    "frame",
    "getset_descriptor",
    "member_descriptor",
    "list_iterator",
    "list_reverseiterator",
    "tuple_iterator",
    "str_iterator",
    "str_ascii_iterator",
    "bytes_iterator",
    "bytearray_iterator",
    "memory_iterator",
    "range_iterator",
    "longrange_iterator",
    "set_iterator",
    "dict_keys",
    "dict_values",
    "dict_items",
    "dict_keyiterator",
    "dict_valueiterator",
    "dict_itemiterator",
    "callable_iterator",
    "iterator",
    "coroutine_wrapper",
    "async_generator_asend",
    "async_generator_athrow",
    "anext_awaitable",
    "async_generator_wrapped_value",
    "managedbuffer",
    "odict_iterator",
    "Context",
    "ContextVar",
    "Token",
    "MISSING",
    "formatteriterator",
    "fieldnameiterator",
    "FileIO",
];

/// Types that once named the generic `__setattr__` and `__delattr__`, and now inherit them.
const EARLIER_GENERIC_SETATTR: &[&str] = &["method", "module", "frame", "SimpleNamespace", "BaseException"];

/// `__new__` of built-in types.
static NEW: MethodDefinition = method("__new__", "($type, *args, **kwargs)", call_new).worded(Wording::VarArgs);

/// Fills the namespace of a built-in type: `__new__`, slot wrappers, methods, attributes, `__doc__`.
pub fn fill_builtin_namespace(vm: &mut Vm, class: &ObjectRef, definition: &'static TypeDefinition) {
    let Some(payload) = class.payload::<Type>() else { return };
    let dict = payload.data.get(vm).dict.clone();
    let family = definition.fields.map(|_| structure_sequence::FAMILY);
    let is_later = |vm: &Vm, name| {
        let of = |owner| vm.profile.is_later(owner, name);
        of(definition.name) || family.is_some_and(of)
    };
    let mut own = Slots::default();
    (definition.slots)(&mut own);
    let hashable = own.hash.is_some() && !is_later(vm, "__hash__");
    let unhashable = own.compare.is_some() && !hashable && !is_later(vm, "__eq__");
    let declared_unhashable = !hashable && vm.profile.declared_unhashable.contains(&definition.name);
    let is_heap_type = payload.has_flag(vm, type_flag::HEAP_TYPE);
    let generic_getattribute = !vm.profile.inherits_generic_getattribute
        && !is_heap_type
        && EARLIER_GENERIC_GETATTRIBUTE.contains(&definition.name);
    let mut shown = own.filled();
    if declared_unhashable {
        shown |= Slot::hash.bit();
    }
    if generic_getattribute {
        shown |= Slot::get_attribute.bit();
    }
    let generic_setattr =
        !vm.profile.inherits_generic_getattribute && EARLIER_GENERIC_SETATTR.contains(&definition.name);
    if generic_setattr {
        shown |= Slot::set_attribute.bit();
    }
    if !vm.profile.buffer_methods {
        shown &= !(Slot::get_buffer.bit() | Slot::release_buffer.bit());
    }
    if let Some(dict) = dict.payload::<Dict>() {
        let count = shown.count_ones() as usize + definition.methods.len() + definition.attributes.len() + 1;
        dict.storage.get_mut(vm).reserve_first(count);
    }
    let names_new = if definition.generic_new { !is_heap_type } else { own.new.is_some() };
    if names_new && !payload.has_flag(vm, type_flag::NOT_CALLABLE) {
        let function = new_wrapper(vm, class);
        vm.dict_set_name(&dict, NEW.name, function);
    }
    let first_of_sequences = SPECIAL_METHODS.iter().position(|special| special.slot == Slot::concatenate).unwrap_or(0);
    for (index, special) in SPECIAL_METHODS.iter().enumerate().filter(|(_, special)| shown & special.bit != 0) {
        let name = vm.special_method_names[index].clone();
        if declared_unhashable && special.slot == Slot::hash {
            let none = vm.none.clone();
            vm.dict_set_str(&dict, &name, none);
            continue;
        }
        // What is found by `sq_item` alone stands where the functions of sequences do.
        if definition.items_by_index
            && index < first_of_sequences
            && matches!(special.slot, Slot::subscript | Slot::assign_subscript)
        {
            continue;
        }
        let declared = match special.slot {
            Slot::get_attribute if generic_getattribute => Some(SlotFunction::GetAttribute(Vm::generic_get_attribute)),
            Slot::set_attribute if generic_setattr => Some(SlotFunction::SetAttribute(Vm::generic_set_attribute)),
            slot => own.get(slot),
        };
        let (Some(_), Some(function)) = (special.wrapper, declared) else { continue };
        // Several slots share a name (`nb_add` and `sq_concat`): the first one has it.
        if is_later(vm, special.name) || crate::types::dict::index_of_str(vm, &dict, &name).is_some() {
            continue;
        }
        let wrapper = SlotWrapper { special, function, owner: class.clone() };
        let wrapper = ObjectRef::new(&vm.types.slot_wrapper, wrapper);
        vm.dict_set_str(&dict, &name, wrapper);
    }
    for method in definition.methods {
        if is_later(vm, method.name) {
            continue;
        }
        let descriptor = method_descriptor(vm, class, method);
        vm.dict_set_name(&dict, method.name, descriptor);
    }
    let earlier_members = vm.profile.earlier_members;
    let is_member = |attribute: &&AttributeDefinition| {
        attribute.member || earlier_members.contains(&(definition.name, attribute.name))
    };
    let attributes = definition.attributes.iter().filter(|attribute| !is_later(vm, attribute.name));
    let (members, getters): (Vec<&AttributeDefinition>, Vec<&AttributeDefinition>) = attributes.partition(is_member);
    for attribute in members {
        let name = vm.intern_static(attribute.name);
        let descriptor =
            MemberDescriptor { place: MemberPlace::Native(attribute), name: name.clone(), owner: class.clone() };
        let descriptor = ObjectRef::new(&vm.types.member_descriptor, descriptor);
        vm.dict_set_str(&dict, &name, descriptor);
    }
    for attribute in getters {
        let descriptor = GetSetDescriptor { definition: attribute, owner: class.clone() };
        let descriptor = ObjectRef::new(&vm.types.getset_descriptor, descriptor);
        vm.dict_set_name(&dict, attribute.name, descriptor);
    }
    let doc = vm.names.__doc__.clone();
    if crate::types::dict::index_of_str(vm, &dict, &doc).is_none() {
        let none = vm.none.clone();
        vm.dict_set_str(&dict, &doc, none);
    }
    // A type that says how to compare and not how to hash is unhashable (`type_ready_set_hash`).
    let hash = vm.intern_static("__hash__");
    if unhashable && crate::types::dict::index_of_str(vm, &dict, &hash).is_none() {
        let none = vm.none.clone();
        vm.dict_set_str(&dict, &hash, none);
    }
    // A type that is made from a specification learns last of what module it is (`PyType_FromMetaclass`).
    if is_heap_type {
        let module = vm.intern_static(definition.module);
        vm.dict_set_name(&dict, "__module__", module);
    }
    structure_sequence::fill_namespace(vm, class, &dict);
}

fn method_descriptor(vm: &mut Vm, class: &ObjectRef, definition: &'static MethodDefinition) -> ObjectRef {
    let signature = vm.signature_of(definition, |vm, owner| vm.type_name(class) == owner);
    let descriptor_type = match definition.binding {
        Binding::Instance => vm.types.method_descriptor.clone(),
        Binding::Class => vm.types.classmethod_descriptor.clone(),
        Binding::Static => {
            let function = NativeFunction {
                definition,
                signature,
                receiver: class.clone(),
                module: None,
                module_name: Contents::default(),
                owner: Some(class.clone()),
            };
            let function = ObjectRef::new(&vm.types.native_function, function);
            return ObjectRef::new(&vm.types.staticmethod, StaticMethod::new(function));
        }
    };
    ObjectRef::new(&descriptor_type, MethodDescriptor { definition, signature, owner: class.clone() })
}

impl Vm {
    /// The signature by which a function binds its arguments in this version; its owner is the name of a type, or
    /// `module NAME`.
    pub fn signature_of(
        &self,
        definition: &'static MethodDefinition,
        is_owner: impl Fn(&Self, &str) -> bool,
    ) -> Signature {
        let mut earlier = self.profile.earlier_signatures.iter().filter(|(_, name, _)| *name == definition.name);
        match earlier.find(|(owner, ..)| is_owner(self, owner)) {
            Some((.., signature)) => Signature::parse_text(signature),
            None => Signature::parse(definition),
        }
    }
}

fn new_wrapper(vm: &mut Vm, class: &ObjectRef) -> ObjectRef {
    let function = NativeFunction {
        definition: &NEW,
        signature: Signature::parse(&NEW),
        receiver: class.clone(),
        module: None,
        module_name: Contents::default(),
        owner: Some(class.clone()),
    };
    ObjectRef::new(&vm.types.native_function, function)
}

/// Whether the `__new__` of a type with instances of its own is `object`'s, which makes them all the same.
fn inherits_new(vm: &Vm, class: &Type) -> bool {
    let data = class.data.get(vm);
    data.flags & type_flag::HEAP_TYPE != 0 && data.definition.is_some_and(|definition| definition.generic_new)
}

/// Whether an object is the `__new__` of a built-in type.
pub fn is_new_wrapper(object: &ObjectRef) -> bool {
    object.payload::<NativeFunction>().is_some_and(|function| std::ptr::eq(function.definition, &NEW))
}

/// `T.__new__(class, …)` (`tp_new_wrapper`).
fn call_new(vm: &mut Vm, owner: &ObjectRef, bound: &mut [Option<ObjectRef>]) -> Result {
    let owner_name = vm.type_name(owner);
    let mut arguments = Arguments::none();
    let given = bound[0].take();
    if let Some(items) = given.as_ref().and_then(|given| given.payload::<crate::types::tuple::Tuple>()) {
        arguments.positional.extend(items.0.iter().cloned());
    }
    if let Some(dict) = bound[1].take() {
        let mut position = 0;
        while let Some((next, key, value)) = vm.dict_next(&dict, position) {
            position = next;
            arguments.keywords.push((key, value));
        }
    }
    if arguments.positional.is_empty() {
        return Err(vm.type_error(format!("{owner_name}.__new__(): not enough arguments")));
    }
    let class = arguments.positional.remove(0);
    let Some(payload) = class.payload::<Type>() else {
        let found = vm.class_name(&class);
        return Err(vm.type_error(format!("{owner_name}.__new__(X): X is not a type object ({found})")));
    };
    let class_name = vm.type_name(&class);
    if !vm.is_subtype(&class, owner) {
        return Err(
            vm.type_error(format!("{owner_name}.__new__({class_name}): {class_name} is not a subtype of {owner_name}"))
        );
    }
    // The nearest base that makes its instances natively must make them as the owner does.
    let mut base = Some((class.clone(), payload.slots(vm).new));
    while let Some((current, Some(new))) = &base
        && super::is_generic(Slot::new, *new as usize)
    {
        let next = current.payload::<Type>().and_then(|current| current.data.get(vm).base.clone());
        base = next.map(|next| {
            let new = next.payload::<Type>().and_then(|next| next.slots(vm).new);
            (next, new)
        });
    }
    let mut new = owner.payload::<Type>().and_then(|owner| owner.slots(vm).new);
    if owner.is(&vm.types.object)
        && let Some((base, base_new)) = &base
        && base.payload::<Type>().is_some_and(|base| inherits_new(vm, base))
    {
        new = *base_new;
    }
    if let (Some((base, base_new)), Some(new)) = (&base, new)
        && base_new.is_none_or(|base_new| !std::ptr::fn_addr_eq(base_new, new))
    {
        let base_name = vm.type_name(base);
        return Err(vm.type_error(format!("{owner_name}.__new__({class_name}) is not safe, use {base_name}.__new__()")));
    }
    match new {
        Some(new) => {
            // What follows the class is a tuple of its own, which lends its items.
            arguments.unpacked = Some(vm.new_tuple(arguments.positional.to_vec()));
            let before = vm.lent.len();
            vm.lent.extend(arguments.positional.iter().map(ObjectRef::id));
            let rest = arguments.unpacked.clone();
            let made = new(vm, &class, arguments);
            vm.lent.truncate(before);
            drop(rest);
            made
        }
        None => Err(vm.type_error(format!("cannot create '{class_name}' instances"))),
    }
}
