//! Module `_collections` (Modules/_collectionsmodule.c, Objects/odictobject.c).

pub mod defaultdict;
pub mod deque;
mod deque_methods;
pub mod ordered_dict;
pub mod ordered_views;
pub mod tuplegetter;

use crate::modules::ModuleDefinition;
use crate::object::{Blueprint, Kind, ObjectRef};
use crate::types::container::given;
use crate::types::native::{MethodDefinition, method};
use crate::types::slots::Operator;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// Types that this module's own objects make instances of, once the module exists.
#[derive(Default)]
pub struct Types {
    /// `collections.deque`
    pub deque: Option<ObjectRef>,
    /// `_collections._deque_iterator`
    pub deque_iterator: Option<ObjectRef>,
    /// `_collections._deque_reverse_iterator`
    pub deque_reverse_iterator: Option<ObjectRef>,
    /// `collections.OrderedDict`
    pub ordered_dict: Option<ObjectRef>,
    /// `odict_keys`
    pub ordered_keys: Option<ObjectRef>,
    /// `odict_values`
    pub ordered_values: Option<ObjectRef>,
    /// `odict_items`
    pub ordered_items: Option<ObjectRef>,
    /// `odict_iterator`
    pub ordered_iterator: Option<ObjectRef>,
}

/// `_collections`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_collections", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[method("_count_elements", "($module, mapping, iterable, /)", count_elements)];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let object = vm.types.object.clone();
    let dict = vm.types.dict.clone();
    let later = vm.profile.collections_names_its_parts;
    let deque = vm.make_builtin_type(&deque_methods::DEFINITION, &object, Kind::Deque);
    let iterator = vm.make_builtin_type(
        if later { &deque::ITERATOR } else { &deque::EARLIER_ITERATOR },
        &object,
        Kind::DequeIterator,
    );
    let reverse_iterator = vm.make_builtin_type(
        if later { &deque::REVERSE_ITERATOR } else { &deque::EARLIER_REVERSE_ITERATOR },
        &object,
        Kind::DequeIterator,
    );
    let default_dict = vm.make_builtin_type(&defaultdict::DEFINITION, &dict, Kind::Dict);
    // The factory stands in the first slot.
    if let Some(payload) = default_dict.payload::<Type>() {
        let blueprint = payload.blueprint.get();
        payload.blueprint.set(Blueprint { extension: true, slots: 1, ..blueprint });
    }
    let ordered_dict = vm.make_builtin_type(&ordered_dict::DEFINITION, &dict, Kind::Dict);
    let tuple_getter = vm.make_builtin_type(
        if later { &tuplegetter::DEFINITION } else { &tuplegetter::EARLIER },
        &object,
        Kind::TupleGetter,
    );
    let [keys, values, items] = [&vm.types.dict_keys, &vm.types.dict_values, &vm.types.dict_items].map(Clone::clone);
    let ordered_keys = vm.make_builtin_type(&ordered_views::KEYS, &keys, Kind::DictView);
    let ordered_values = vm.make_builtin_type(&ordered_views::VALUES, &values, Kind::DictView);
    let ordered_items = vm.make_builtin_type(&ordered_views::ITEMS, &items, Kind::DictView);
    let ordered_iterator = vm.make_builtin_type(&ordered_views::ITERATOR, &object, Kind::OrderedIterator);
    let types = &mut vm.module_state.collections;
    types.ordered_keys = Some(ordered_keys);
    types.ordered_values = Some(ordered_values);
    types.ordered_items = Some(ordered_items);
    types.ordered_iterator = Some(ordered_iterator);
    types.deque = Some(deque.clone());
    types.deque_iterator = Some(iterator.clone());
    types.deque_reverse_iterator = Some(reverse_iterator.clone());
    types.ordered_dict = Some(ordered_dict.clone());
    for (name, class) in [
        ("deque", deque),
        ("defaultdict", default_dict),
        ("OrderedDict", ordered_dict),
        ("_deque_iterator", iterator),
        ("_deque_reverse_iterator", reverse_iterator),
        ("_tuplegetter", tuple_getter),
    ] {
        vm.dict_set_name(namespace, name, class);
    }
    Ok(())
}

/// `Counter.update`: `mapping[element] = mapping.get(element, 0) + 1`.
fn count_elements(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (mapping, iterable) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let iterator = vm.iter(&iterable)?;
    let (get, set) = (vm.intern("get"), vm.names.__setitem__.clone());
    let class = mapping.class_ref();
    let dict = vm.types.dict.clone();
    // A dict with methods of its own is counted in through them.
    let plain = mapping.payload::<crate::types::dict::Dict>().is_some()
        && [&get, &set].into_iter().all(|name| {
            match (vm.lookup_type_attribute(&class, name), vm.lookup_type_attribute(&dict, name)) {
                (Some(own), Some(original)) => own.is(&original),
                _ => false,
            }
        });
    let (zero, one) = (vm.new_int(0), vm.new_int(1));
    while let Some(element) = vm.next(&iterator)? {
        if plain {
            let hash = vm.hash(&element)?;
            let old = match vm.dict_find(&mapping, &element, hash)? {
                Some(index) => crate::types::dict::value_at(vm, &mapping, index),
                None => None,
            };
            let count = vm.binary_operation(Operator::Add, &old.unwrap_or_else(|| zero.clone()), &one)?;
            vm.dict_set_hashed(&mapping, element, hash, count)?;
        } else {
            let old = vm.call_method(&mapping, &get, Arguments::positional([element.clone(), zero.clone()]))?;
            let count = vm.binary_operation(Operator::Add, &old, &one)?;
            vm.set_item(&mapping, &element, Some(count))?;
        }
    }
    Ok(vm.none.clone())
}
