//! `OrderedDict`: a dict that can move its entries and compares by order.

use super::Types;
use super::ordered_views::{Part, new_iterator};
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::dict::{self, Dict};
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, class_method, method, property};
use crate::types::slots::{Comparison, Operator};
use crate::vm::{Arguments, Raised, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

fn payload(dict: &ObjectRef) -> &Dict {
    dict.payload::<Dict>().expect("the receiver is a dict")
}

fn is_ordered(vm: &Vm, object: &ObjectRef) -> bool {
    vm.module_state.collections.ordered_dict.as_ref().is_some_and(|class| vm.is_instance_of_type(object, class))
}

fn is_exactly_ordered(vm: &Vm, object: &ObjectRef) -> bool {
    vm.module_state.collections.ordered_dict.as_ref().is_some_and(|class| class.id() == object.class_id())
}

fn init(vm: &mut Vm, dict: &ObjectRef, arguments: Arguments) -> Result<()> {
    if arguments.positional.len() > 1 {
        let given = arguments.positional.len();
        return Err(vm.type_error(format!("expected at most 1 arguments, got {given}")));
    }
    update_ordered(vm, dict, arguments)
}

/// Puts everything in through `__setitem__` (`mutablemapping_update`).
fn update_ordered(vm: &mut Vm, dict: &ObjectRef, arguments: Arguments) -> Result<()> {
    if let Some(source) = arguments.positional.first() {
        if vm.is_exact_dict(source) {
            add_items_of_dict(vm, dict, source)?;
        } else if let Some(keys) = optional_method(vm, source, "keys")? {
            let keys = vm.call(&keys, Arguments::none())?;
            let iterator = vm.iter(&keys)?;
            while let Some(key) = vm.next(&iterator)? {
                let value = vm.get_item(source, &key)?;
                vm.set_item(dict, &key, Some(value))?;
            }
        } else if let Some(items) = optional_method(vm, source, "items")? {
            let items = vm.call(&items, Arguments::none())?;
            add_pairs(vm, dict, &items)?;
        } else {
            add_pairs(vm, dict, source)?;
        }
    }
    for (name, value) in arguments.keywords {
        vm.set_item(dict, &name, Some(value))?;
    }
    Ok(())
}

fn optional_method(vm: &mut Vm, object: &ObjectRef, name: &str) -> Result<Option<ObjectRef>> {
    let name = vm.intern(name);
    vm.get_optional_attribute(object, &name)
}

fn add_items_of_dict(vm: &mut Vm, dict: &ObjectRef, source: &ObjectRef) -> Result<()> {
    let mut pairs = Vec::with_capacity(vm.dict_len(source));
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(source, position) {
        position = next;
        pairs.push((key, value));
    }
    for (key, value) in pairs {
        vm.set_item(dict, &key, Some(value))?;
    }
    Ok(())
}

/// Each element of the iterable is taken apart into a key and a value.
fn add_pairs(vm: &mut Vm, dict: &ObjectRef, pairs: &ObjectRef) -> Result<()> {
    let iterator = vm.iter(pairs)?;
    while let Some(pair) = vm.next(&iterator)? {
        let parts = vm.iter(&pair)?;
        let Some(key) = vm.next(&parts)? else {
            return Err(vm.value_error("need more than 0 values to unpack"));
        };
        let Some(value) = vm.next(&parts)? else {
            return Err(vm.value_error("need more than 1 value to unpack"));
        };
        if vm.next(&parts)?.is_some() {
            return Err(vm.value_error("too many values to unpack (expected 2)"));
        }
        vm.set_item(dict, &key, Some(value))?;
    }
    Ok(())
}

fn update_method(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (positional, keywords) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let call = vm.arguments_of(&positional, &keywords);
    if call.positional.len() > 1 {
        let given = call.positional.len();
        return Err(vm.type_error(format!("update() takes at most 1 positional argument ({given} given)")));
    }
    update_ordered(vm, dict, call)?;
    Ok(vm.none.clone())
}

fn repr(vm: &mut Vm, dict: &ObjectRef) -> Result {
    let name = vm.short_class_name(dict);
    if vm.dict_len(dict) == 0 {
        return Ok(vm.new_str(&format!("{name}()")));
    }
    if !vm.enter_repr(dict) {
        return Ok(vm.new_str("..."));
    }
    let result = repr_entries(vm, dict);
    vm.leave_repr(dict);
    let entries = result?;
    Ok(vm.new_str(&format!("{name}({entries})")))
}

fn repr_entries(vm: &mut Vm, dict: &ObjectRef) -> Result<String> {
    let copy = if vm.profile.ordered_dict_shows_dict {
        vm.dict_copy(dict)?
    } else {
        let items = match is_exactly_ordered(vm, dict) {
            true => pairs_of(vm, dict)?,
            false => {
                let items = vm.intern("items");
                let items = vm.call_method(dict, &items, Arguments::none())?;
                vm.collect(&items)?
            }
        };
        vm.new_list(items)
    };
    vm.repr_display(&copy)
}

/// Each key, from its node, with its value, which is looked up.
fn pairs_of(vm: &mut Vm, dict: &ObjectRef) -> Result<Vec<ObjectRef>> {
    let mut pairs = Vec::with_capacity(vm.dict_len(dict));
    let mut position = 0;
    while let Some((next, key, _)) = vm.dict_next_key(dict, position) {
        position = next;
        let Some(value) = vm.dict_get(dict, &key)? else { return Err(vm.key_error(key)) };
        pairs.push(vm.new_tuple(vec![key, value]));
    }
    Ok(pairs)
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) || right.payload::<Dict>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let plain = vm.types.dict.payload::<crate::types::type_object::Type>().and_then(|class| class.slots(vm).compare);
    let Some(plain) = plain else { return Ok(vm.not_implemented.clone()) };
    let mut equal = plain(vm, left, right, Comparison::Equal)?.is(&vm.true_);
    if equal && is_ordered(vm, left) && is_ordered(vm, right) {
        let (mut first, mut second) = (0, 0);
        while let (Some((after_first, a, _)), Some((after_second, b, _))) =
            (vm.dict_next(left, first), vm.dict_next(right, second))
        {
            (first, second) = (after_first, after_second);
            if !vm.identical_or_equal(&a, &b)? {
                equal = false;
                break;
            }
        }
    }
    Ok(vm.new_bool(equal == (comparison == Comparison::Equal)))
}

/// The key at one end, and its hash.
fn end_key(vm: &Vm, dict: &ObjectRef, last: bool) -> Option<(ObjectRef, i64)> {
    let storage = payload(dict).storage.get(vm);
    let found = if last { storage.previous(usize::MAX) } else { storage.next(0) };
    found.map(|(_, entry)| (entry.key.clone(), entry.hash))
}

fn flag(vm: &mut Vm, argument: Option<ObjectRef>) -> Result<bool> {
    match argument {
        Some(argument) => vm.truth(&argument),
        None => Ok(true),
    }
}

fn pop_item(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let last = flag(vm, arguments[0].take())?;
    let Some((key, hash)) = end_key(vm, dict, last) else {
        let class = vm.exceptions.key_error.clone();
        return Err(vm.raise(&class, "dictionary is empty"));
    };
    let value = remove_hashed(vm, dict, &key, hash)?.unwrap_or_else(|| vm.none.clone());
    Ok(vm.new_tuple(vec![key, value]))
}

/// Removes a key of a known hash, and gives its value. It is looked for once for its node, once for the place of that, and once
/// for the dict (`_odict_popkey_hash`).
fn remove_hashed(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef, hash: i64) -> Result<Option<ObjectRef>> {
    if vm.dict_find(dict, key, hash)?.is_none() || vm.dict_find(dict, key, hash)?.is_none() {
        return Ok(None);
    }
    let Some(index) = vm.dict_find(dict, key, hash)? else { return Ok(None) };
    Ok(payload(dict).storage.get_mut(vm).remove(index).map(|entry| entry.value))
}

/// `dict[key] = value` with the key's hash known: the order looks for the key as well.
fn set_hashed(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef, hash: i64, value: ObjectRef) -> Result<()> {
    vm.dict_set_hashed(dict, key.clone(), hash, value)?;
    vm.dict_find(dict, key, hash)?;
    Ok(())
}

/// `dict[key] = value`, and `del dict[key]`: what the dict does to an entry, the order does to its node
/// (`PyODict_SetItem`, `PyODict_DelItem`).
fn assign_subscript(vm: &mut Vm, dict: &ObjectRef, key: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let hash = vm.hash(key)?;
    match value {
        Some(value) => set_hashed(vm, dict, key, hash, value),
        None => {
            if vm.dict_len(dict) > 0 {
                vm.dict_find(dict, key, hash)?;
            }
            dict::delete_hashed(vm, dict, key, hash)
        }
    }
}

/// What an ordered dict raises for a key itself, which a tuple or None does not survive.
fn missing(vm: &mut Vm, key: ObjectRef) -> Raised {
    let class = vm.exceptions.key_error.clone();
    vm.raise_value(&class, key)
}

fn move_to_end(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    let last = flag(vm, arguments[1].take())?;
    let hash = vm.hash(&key)?;
    let Some(index) = vm.dict_find(dict, &key, hash)? else { return Err(missing(vm, key)) };
    let storage = payload(dict).storage.get_mut(vm);
    let Some(entry) = storage.remove(index) else { return Ok(vm.none.clone()) };
    if last {
        storage.insert(entry.hash, entry.key, entry.value);
    } else {
        let rest = storage.take();
        storage.insert(entry.hash, entry.key, entry.value);
        for entry in rest.into_entries() {
            storage.insert(entry.hash, entry.key, entry.value);
        }
    }
    Ok(vm.none.clone())
}

fn pop(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let key = given(vm, arguments, 0);
    let default = arguments[1].take();
    let hash = vm.hash(&key)?;
    match remove_hashed(vm, dict, &key, hash)?.or(default) {
        Some(value) => Ok(value),
        None => Err(missing(vm, key)),
    }
}

fn set_default(vm: &mut Vm, dict: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (key, default) = (given(vm, arguments, 0), given(vm, arguments, 1));
    if is_exactly_ordered(vm, dict) {
        if let Some(value) = vm.dict_get(dict, &key)? {
            return Ok(value);
        }
    } else if vm.contains(dict, &key)? {
        return vm.get_item(dict, &key);
    }
    vm.set_item(dict, &key, Some(default.clone()))?;
    Ok(default)
}

fn from_keys(vm: &mut Vm, class: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (iterable, value) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let result = vm.call(class, Arguments::none())?;
    let iterator = vm.iter(&iterable)?;
    while let Some(key) = vm.next(&iterator)? {
        vm.set_item(&result, &key, Some(value.clone()))?;
    }
    Ok(result)
}

fn copy(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let class = dict.class_ref();
    let result = vm.call(&class, Arguments::none())?;
    let exact = is_exactly_ordered(vm, dict);
    let mut position = 0;
    while let Some((next, key, hash)) = vm.dict_next_key(dict, position) {
        position = next;
        if exact {
            let Some(value) = vm.dict_get(dict, &key)? else { return Err(vm.key_error(key)) };
            set_hashed(vm, &result, &key, hash, value)?;
        } else {
            // A subclass is read and filled through its own methods.
            let value = vm.get_item(dict, &key)?;
            vm.set_item(&result, &key, Some(value))?;
        }
    }
    Ok(result)
}

fn reduce(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let state = vm.reduced_state(dict)?;
    let items = vm.intern("items");
    let items = vm.call_method(dict, &items, Arguments::none())?;
    let items = vm.iter(&items)?;
    let (class, empty, none) = (dict.class_ref(), vm.empty_tuple.clone(), vm.none.clone());
    Ok(vm.new_tuple(vec![class, empty, state, none, items]))
}

fn or(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    if left.payload::<Dict>().is_none() || right.payload::<Dict>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let class = if is_ordered(vm, left) { left.class_ref() } else { right.class_ref() };
    let result = vm.call(&class, [left.clone()])?;
    update_ordered(vm, &result, Arguments::positional([right.clone()]))?;
    Ok(result)
}

fn in_place_or(vm: &mut Vm, dict: &ObjectRef, other: &ObjectRef) -> Result {
    update_ordered(vm, dict, Arguments::positional([other.clone()]))?;
    Ok(dict.clone())
}

fn clear(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    let old = payload(dict).storage.get_mut(vm).take();
    // The nodes of the order hold the keys until the dict itself has let go of everything.
    let (keys, values): (Vec<_>, Vec<_>) = old.into_entries().map(|entry| (entry.key, entry.value)).unzip();
    drop(values);
    drop(keys);
    Ok(vm.none.clone())
}

/// A view of one of the three types.
fn view(vm: &mut Vm, dict: &ObjectRef, choose: fn(&Types) -> &Option<ObjectRef>) -> Result {
    match choose(&vm.module_state.collections).clone() {
        Some(class) => Ok(vm.new_dict_view(&class, dict)),
        None => Ok(vm.none.clone()),
    }
}

/// The dict, a node of four words for each entry, and the table that finds the nodes (`odict_sizeof`).
fn size_of(vm: &mut Vm, dict: &ObjectRef, _: Bound<'_>) -> Result {
    const WORD: usize = 8;
    let storage = payload(dict).storage.get(vm);
    let own = storage.table_bytes() + storage.table_length() * WORD + storage.len() * 4 * WORD;
    Ok(vm.new_int((vm.basic_size(dict) + own) as i64))
}

static METHODS: &[MethodDefinition] = &[
    class_method("fromkeys", "($type, /, iterable, value=None)", from_keys),
    method("__sizeof__", "($self, /)", size_of),
    method("__reduce__", "($self, /)", reduce),
    method("setdefault", "($self, /, key, default=None)", set_default),
    method("pop", "($self, /, key, default=<unrepresentable>)", pop),
    method("popitem", "($self, /, last=True)", pop_item),
    method("keys", "($self, /)", |vm, dict, _| view(vm, dict, |types| &types.ordered_keys)),
    method("values", "($self, /)", |vm, dict, _| view(vm, dict, |types| &types.ordered_values)),
    method("items", "($self, /)", |vm, dict, _| view(vm, dict, |types| &types.ordered_items)),
    method("update", "($self, /, *args, **kwargs)", update_method).worded(Wording::VarArgs),
    method("clear", "($self, /)", clear),
    method("copy", "($self, /)", copy),
    method("__reversed__", "($self, /)", |vm, dict, _| new_iterator(vm, dict, Part::Key, true)),
    method("move_to_end", "($self, /, key, last=True)", move_to_end),
];

/// `OrderedDict`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "OrderedDict",
    module: "collections",
    instance_dict: true,
    weak_references: true,
    methods: METHODS,
    attributes: &[property("__dict__", Vm::instance_dict_attribute, crate::types::class_creation::set_dict)],
    slots: |slots| {
        slots.init = Some(init);
        slots.assign_subscript = Some(assign_subscript);
        slots.repr = Some(repr);
        slots.compare = Some(compare);
        slots.iter = Some(|vm, dict| new_iterator(vm, dict, Part::Key, false));
        slots.binary[Operator::Or as usize] = Some(or);
        slots.in_place[Operator::Or as usize] = Some(in_place_or);
    },
    ..TypeDefinition::EMPTY
};
