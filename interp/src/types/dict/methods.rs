//! The methods of dicts and the declaration of the type.

use super::{operations, payload};
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::dict::Dict;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, class_method, method};
use crate::types::set::Set;
use crate::types::slots::Operator;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

fn get_item(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    operations::subscript(vm, dict, &key)
}

fn contains(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    let found = operations::contains(vm, dict, &key)?;
    Ok(vm.new_bool(found))
}

fn size_of(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let size = vm.basic_size(dict) + payload(dict).storage.get(vm).table_bytes();
    Ok(vm.new_int(size as i64))
}

fn get(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    Ok(match vm.dict_get(dict, &key)? {
        Some(value) => value,
        None => given(vm, arguments, 1),
    })
}

fn set_default(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    let default = given(vm, arguments, 1);
    let hash = vm.hash(&key)?;
    if let Some(index) = vm.dict_find(dict, &key, hash)?
        && let Some(value) = super::value_at(vm, dict, index)
    {
        return Ok(value);
    }
    super::maintain_tracking(dict, &key, &default);
    payload(dict).storage.get_mut(vm).insert(hash, key, default.clone());
    Ok(default)
}

fn pop(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    let default = arguments[1].take();
    // An empty dict does not ask for the hash.
    let found = if vm.dict_len(dict) == 0 { None } else { vm.dict_remove(dict, &key)? };
    match found.or(default) {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

fn pop_item(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    match payload(dict).storage.get_mut(vm).pop() {
        Some(entry) => Ok(vm.new_tuple(vec![entry.key, entry.value])),
        None => {
            let class = vm.exceptions.key_error.clone();
            Err(vm.raise(&class, "popitem(): dictionary is empty"))
        }
    }
}

fn keys(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let class = vm.types.dict_keys.clone();
    Ok(vm.new_dict_view(&class, dict))
}

fn values(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let class = vm.types.dict_values.clone();
    Ok(vm.new_dict_view(&class, dict))
}

fn items(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let class = vm.types.dict_items.clone();
    Ok(vm.new_dict_view(&class, dict))
}

fn update(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let positional = given(vm, arguments, 0);
    let keywords = given(vm, arguments, 1);
    let mut call = Arguments::none();
    if let Some(positional) = positional.payload::<Tuple>() {
        call.positional.extend(positional.0.iter().cloned());
    }
    // The tuple lends what is in it.
    let before = vm.lent.len();
    vm.lent.extend(call.positional.iter().map(ObjectRef::id));
    let result = operations::update(vm, dict, "update", call);
    vm.lent.truncate(before);
    result?;
    if let Some(payload) = keywords.payload::<Dict>() {
        let is_no_name = payload.storage.get(vm).entries().any(|entry| entry.key.payload::<Str>().is_none());
        if is_no_name {
            return Err(vm.type_error("keywords must be strings"));
        }
        operations::merge_dict(vm, dict, &keywords)?;
    }
    Ok(vm.none.clone())
}

/// `dict.fromkeys` (`_PyDict_FromKeys`)
fn from_keys(vm: &mut Vm, class: &ObjectRef, arguments: Bound<'_>) -> Result {
    let iterable = given(vm, arguments, 0);
    let value = given(vm, arguments, 1);
    let result = vm.call(class, Arguments::none())?;
    let exact = vm.is_exact_dict(&result);
    if exact && vm.dict_len(&result) == 0 {
        // The size is known beforehand.
        let target = payload(&result);
        if vm.is_exact_dict(&iterable) {
            let source = payload(&iterable).storage.get(vm);
            let table = super::storage::DictStorage::presized_as(source.len(), !source.has_str_keys_only());
            *target.storage.get_mut(vm) = table;
        } else if let Some(set) = iterable.payload::<Set>() {
            let table = super::storage::DictStorage::presized_as(set.storage.get(vm).len(), true);
            *target.storage.get_mut(vm) = table;
        }
    }
    if exact && (vm.is_exact_dict(&iterable) || crate::types::set::is_exact_set(vm, &iterable)) {
        // The hashes are known.
        let mut position = 0;
        while let Some((next, key, hash)) = vm.next_hashed(&iterable, position) {
            position = next;
            vm.dict_set_hashed(&result, key, hash, value.clone())?;
        }
        return Ok(result);
    }
    let iterator = vm.iter(&iterable)?;
    while let Some(key) = vm.next(&iterator)? {
        if exact {
            vm.dict_set(&result, key, value.clone())?;
        } else {
            vm.set_item(&result, &key, Some(value.clone()))?;
        }
    }
    Ok(result)
}

fn clear(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let payload = payload(dict);
    let storage = payload.storage.get_mut(vm);
    let old = storage.take();
    // Values that stand in the instance itself are cleared where they are.
    let shared = old.shared_names().filter(|_| payload.values_in_owner.get());
    let emptied = shared.map(|shared| storage.swap_in(super::storage::DictStorage::with_shared_keys(shared)));
    drop((old, emptied));
    Ok(vm.none.clone())
}

fn copy(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    vm.dict_copy(dict)
}

fn reversed(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let class = vm.types.dict_reverse_key_iterator.clone();
    Ok(vm.new_dict_iterator(&class, dict))
}

static METHODS: &[MethodDefinition] = &[
    method("__contains__", "($self, key, /)", contains),
    method("__getitem__", "($self, key, /)", get_item),
    method("__sizeof__", "($self, /)", size_of),
    method("get", "($self, key, default=None, /)", get),
    method("setdefault", "($self, key, default=None, /)", set_default),
    method("pop", "($self, key, default=<unrepresentable>, /)", pop),
    method("popitem", "($self, /)", pop_item),
    method("keys", "($self, /)", keys),
    method("items", "($self, /)", items),
    method("values", "($self, /)", values),
    method("update", "($self, /, *args, **kwargs)", update).worded(Wording::VarArgs),
    class_method("fromkeys", "($type, iterable, value=None, /)", from_keys),
    method("clear", "($self, /)", clear),
    method("copy", "($self, /)", copy),
    method("__reversed__", "($self, /)", reversed),
    crate::types::generic_alias::CLASS_GETITEM,
];

/// `dict`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "dict",
    match_self: true,
    mapping: true,
    methods: METHODS,
    slots: |slots| {
        slots.repr = Some(operations::repr);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.compare = Some(operations::compare);
        slots.iter = Some(operations::iter);
        slots.init = Some(operations::init);
        slots.new = Some(operations::new);
        slots.length = Some(|vm, dict| Ok(vm.dict_len(dict)));
        slots.contains = Some(operations::contains);
        slots.subscript = Some(operations::subscript);
        slots.assign_subscript = Some(operations::assign_subscript);
        slots.binary[Operator::Or as usize] = Some(operations::or);
        slots.in_place[Operator::Or as usize] = Some(operations::in_place_or);
    },
    ..TypeDefinition::EMPTY
};
