//! `dict_keys`, `dict_values` and `dict_items`.

use super::operations::listed;
use crate::object::{ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::native::{MethodDefinition, TypeDefinition, getter, method};
use crate::types::set::Set;
use crate::types::slots::{Comparison, Operator, Slots};
use crate::types::text::TextBuilder;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// The payload of a view of a dict; the type tells which.
pub struct DictView {
    /// The dict.
    pub dict: ObjectRef,
}

impl Trace for DictView {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.dict);
    }
}

fn dict_of(view: &ObjectRef) -> &ObjectRef {
    &view.payload::<DictView>().expect("the receiver of a view's method is a view").dict
}

impl Vm {
    /// A view of a dict; `class` is one of `dict_keys`, `dict_values`, `dict_items`.
    pub fn new_dict_view(&self, class: &ObjectRef, dict: &ObjectRef) -> ObjectRef {
        ObjectRef::new(class, DictView { dict: dict.clone() })
    }

    fn is_items_view(&self, object: &ObjectRef) -> bool {
        object.payload::<DictView>().is_some() && self.is_instance_of_type(object, &self.types.dict_items)
    }

    /// Whether an object is a view of keys or items (`PyDictViewSet_Check`).
    fn is_set_view(&self, object: &ObjectRef) -> bool {
        object.payload::<DictView>().is_some() && !self.is_instance_of_type(object, &self.types.dict_values)
    }
}

fn iter(vm: &mut Vm, view: &ObjectRef) -> Result {
    let types = &vm.types;
    let class = if vm.is_instance_of_type(view, &types.dict_keys) {
        &types.dict_key_iterator
    } else if vm.is_items_view(view) {
        &types.dict_item_iterator
    } else {
        &types.dict_value_iterator
    };
    let class = class.clone();
    Ok(vm.new_dict_iterator(&class, dict_of(view)))
}

fn reversed(vm: &mut Vm, view: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let types = &vm.types;
    let class = if vm.is_instance_of_type(view, &types.dict_keys) {
        &types.dict_reverse_key_iterator
    } else if vm.is_items_view(view) {
        &types.dict_reverse_item_iterator
    } else {
        &types.dict_reverse_value_iterator
    };
    let class = class.clone();
    Ok(vm.new_dict_iterator(&class, dict_of(view)))
}

fn length(vm: &mut Vm, view: &ObjectRef) -> Result<usize> {
    Ok(vm.dict_len(dict_of(view)))
}

fn repr(vm: &mut Vm, view: &ObjectRef) -> Result {
    if !vm.enter_repr(view) {
        return Ok(vm.new_str("..."));
    }
    let result = repr_elements(vm, view);
    vm.leave_repr(view);
    result
}

fn repr_elements(vm: &mut Vm, view: &ObjectRef) -> Result {
    let name = vm.class_name(view);
    let dict = dict_of(view);
    let own_types = [&vm.types.dict_keys, &vm.types.dict_values, &vm.types.dict_items];
    let elements = if own_types.iter().all(|class| class.id() != view.class_id()) {
        // An ordered dict goes through its order.
        vm.collect(view)?
    } else if vm.is_items_view(view) {
        listed(vm, dict, |key, value| vm.new_tuple(vec![key.clone(), value.clone()]))
    } else if vm.is_set_view(view) {
        listed(vm, dict, |key, _| key.clone())
    } else {
        listed(vm, dict, |_, value| value.clone())
    };
    let list = vm.new_list(elements);
    let mut builder = TextBuilder::new();
    builder.push_str(&name);
    builder.push_str("(");
    vm.push_repr(&mut builder, &list)?;
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

fn keys_contain(vm: &mut Vm, view: &ObjectRef, key: &ObjectRef) -> Result<bool> {
    super::operations::contains(vm, dict_of(view), key)
}

fn items_contain(vm: &mut Vm, view: &ObjectRef, item: &ObjectRef) -> Result<bool> {
    let Some(pair) = item.payload::<Tuple>() else { return Ok(false) };
    let [key, value] = &*pair.0 else { return Ok(false) };
    match vm.dict_get(dict_of(view), key)? {
        Some(found) => vm.identical_or_equal(&found, value),
        None => Ok(false),
    }
}

/// Whether all elements of one container are in another (`all_contained_in`).
fn all_contained_in(vm: &mut Vm, elements: &ObjectRef, container: &ObjectRef) -> Result<bool> {
    let iterator = vm.iter(elements)?;
    while let Some(element) = vm.next(&iterator)? {
        if !vm.contains(container, &element)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(vm: &mut Vm, view: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    if other.payload::<Set>().is_none() && !vm.is_set_view(other) {
        return Ok(vm.not_implemented.clone());
    }
    let (first, second) = (vm.len(view)?, vm.len(other)?);
    let result = match comparison {
        Comparison::Equal | Comparison::NotEqual => {
            let equal = first == second && all_contained_in(vm, view, other)?;
            equal == (comparison == Comparison::Equal)
        }
        Comparison::Less => first < second && all_contained_in(vm, view, other)?,
        Comparison::LessEqual => first <= second && all_contained_in(vm, view, other)?,
        Comparison::Greater => first > second && all_contained_in(vm, other, view)?,
        Comparison::GreaterEqual => first >= second && all_contained_in(vm, other, view)?,
    };
    Ok(vm.new_bool(result))
}

/// The elements of an operand as a new set (`dictviews_to_set`).
fn to_set(vm: &mut Vm, operand: &ObjectRef) -> Result {
    let result = vm.new_set();
    let keys = operand
        .payload::<DictView>()
        .filter(|view| vm.is_exact_dict(&view.dict) && vm.is_instance_of_type(operand, &vm.types.dict_keys));
    let source = keys.map_or(operand, |view| &view.dict);
    vm.set_update(&result, source)?;
    Ok(result)
}

fn subtract(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let result = to_set(vm, left)?;
    vm.set_difference_update(&result, right)?;
    Ok(result)
}

fn or(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let result = to_set(vm, left)?;
    vm.set_update(&result, right)?;
    Ok(result)
}

/// The items that stand in one of two dicts alone: values need no hash where the other dict has the same
/// (`dictitems_xor`).
fn xor_items(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (mut first, mut second) = (dict_of(left).clone(), dict_of(right).clone());
    if vm.dict_len(&first) > vm.dict_len(&second) {
        std::mem::swap(&mut first, &mut second);
    }
    let rest = vm.dict_copy(&first)?;
    let result = vm.new_set();
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(&second, position) {
        position = next;
        let same = match vm.dict_get(&rest, &key)? {
            Some(other) => vm.identical_or_equal(&value, &other)?,
            None => false,
        };
        if same {
            vm.dict_remove(&rest, &key)?;
        } else {
            let pair = vm.new_tuple(vec![key, value]);
            vm.set_add(&result, pair)?;
        }
    }
    let class = vm.types.dict_items.clone();
    let rest = vm.new_dict_view(&class, &rest);
    vm.set_update(&result, &rest)?;
    Ok(result)
}

fn xor(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let exact = |object: &ObjectRef| object.class_id() == vm.types.dict_items.id();
    if exact(left) && exact(right) {
        return xor_items(vm, left, right);
    }
    let result = to_set(vm, left)?;
    vm.set_symmetric_difference_update(&result, right)?;
    Ok(result)
}

/// `_PyDictView_Intersect`
fn and(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    // The operands come swapped where the view is the right one.
    let (mut view, mut other) = if vm.is_set_view(left) { (left, right) } else { (right, left) };
    let length = vm.len(view)?;
    if other.class_id() == vm.types.set.id() && length <= vm.set_len(other) {
        return vm.set_intersection(other, view);
    }
    if vm.is_set_view(other) && vm.len(other)? > length {
        std::mem::swap(&mut view, &mut other);
    }
    let result = vm.new_set();
    let iterator = vm.iter(other)?;
    while let Some(element) = vm.next(&iterator)? {
        let found =
            if vm.is_items_view(view) { items_contain(vm, view, &element)? } else { keys_contain(vm, view, &element)? };
        if found {
            vm.set_add(&result, element)?;
        }
    }
    Ok(result)
}

fn is_disjoint(vm: &mut Vm, view: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let other = given(vm, arguments, 0);
    if view.is(&other) {
        return Ok(vm.new_bool(vm.dict_len(dict_of(view)) == 0));
    }
    let sized = other.payload::<Set>().is_some() || vm.is_set_view(&other);
    let swapped = sized && vm.len(&other)? > vm.dict_len(dict_of(view));
    let (container, elements) = if swapped { (&other, view) } else { (view, &other) };
    let iterator = vm.iter(elements)?;
    while let Some(element) = vm.next(&iterator)? {
        if vm.contains(container, &element)? {
            return Ok(vm.false_.clone());
        }
    }
    Ok(vm.true_.clone())
}

fn mapping(vm: &mut Vm, view: &ObjectRef) -> Result {
    Ok(vm.new_mapping_proxy(dict_of(view).clone()))
}

const REVERSED: MethodDefinition = method("__reversed__", "($self, /)", reversed);
const SET_METHODS: &[MethodDefinition] = &[method("isdisjoint", "($self, object, /)", is_disjoint), REVERSED];

fn fill_common(slots: &mut Slots) {
    slots.repr = Some(repr);
    slots.iter = Some(iter);
    slots.length = Some(length);
}

fn fill_set_slots(slots: &mut Slots) {
    fill_common(slots);
    slots.compare = Some(compare);
    slots.binary[Operator::Subtract as usize] = Some(subtract);
    slots.binary[Operator::And as usize] = Some(and);
    slots.binary[Operator::Xor as usize] = Some(xor);
    slots.binary[Operator::Or as usize] = Some(or);
}

/// `dict_keys`
pub static KEYS: TypeDefinition = TypeDefinition {
    name: "dict_keys",
    base_type: false,
    methods: SET_METHODS,
    attributes: &[getter("mapping", mapping)],
    slots: |slots| {
        fill_set_slots(slots);
        slots.contains = Some(keys_contain);
    },
    ..TypeDefinition::EMPTY
};

/// `dict_items`
pub static ITEMS: TypeDefinition = TypeDefinition {
    name: "dict_items",
    base_type: false,
    methods: SET_METHODS,
    attributes: &[getter("mapping", mapping)],
    slots: |slots| {
        fill_set_slots(slots);
        slots.contains = Some(items_contain);
    },
    ..TypeDefinition::EMPTY
};

/// `dict_values`
pub static VALUES: TypeDefinition = TypeDefinition {
    name: "dict_values",
    base_type: false,
    methods: &[REVERSED],
    attributes: &[getter("mapping", mapping)],
    slots: fill_common,
    ..TypeDefinition::EMPTY
};
