//! How slot wrappers call the functions of slots (`wrap_…` in CPython's Objects/typeobject.c).

use smallvec::SmallVec;

use crate::object::ObjectRef;
use crate::types::slots::{Comparison, SetAttribute, SlotFunction};
use crate::types::type_object::Type;
use crate::vm::{Arguments, Raised, Result, Vm};

type Values = SmallVec<[ObjectRef; 6]>;

/// Exactly as many positional arguments (`check_num_args`).
fn exactly<const COUNT: usize>(vm: &mut Vm, arguments: Arguments) -> Result<[ObjectRef; COUNT]> {
    let values: Values = arguments.positional;
    let given = values.len();
    let plural = if COUNT == 1 { "" } else { "s" };
    let array = <[ObjectRef; COUNT]>::try_from(values.into_vec());
    array.map_err(|_| vm.type_error(format!("expected {COUNT} argument{plural}, got {given}")))
}

/// Between `least` and `most` positional arguments (`PyArg_UnpackTuple` without a name).
fn between(
    vm: &mut Vm,
    arguments: Arguments,
    least: usize,
    most: usize,
) -> Result<impl Iterator<Item = ObjectRef> + use<>> {
    let values: Values = arguments.positional;
    let given = values.len();
    if (least..=most).contains(&given) {
        return Ok(values.into_iter());
    }
    let bound = if least == most {
        ""
    } else if given < least {
        "at least "
    } else {
        "at most "
    };
    let wanted = if given < least { least } else { most };
    let plural = if wanted == 1 { "" } else { "s" };
    Err(vm.type_error(format!(" expected {bound}{wanted} argument{plural}, got {given}")))
}

#[cold]
fn wrong_function(vm: &mut Vm) -> Raised {
    vm.system_error("a slot wrapper holds a function of another slot")
}

macro_rules! expect_function {
    ($vm:ident, $function:ident, $kind:ident) => {
        match $function {
            SlotFunction::$kind(function) => function,
            _ => return Err(wrong_function($vm)),
        }
    };
}

pub fn unary(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Unary);
    let [] = exactly::<0>(vm, arguments)?;
    function(vm, object)
}

pub fn binary(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Binary);
    let [other] = exactly::<1>(vm, arguments)?;
    function(vm, object, &other)
}

pub fn binary_reflected(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Binary);
    let [other] = exactly::<1>(vm, arguments)?;
    function(vm, &other, object)
}

/// `__pow__`: the function with a modulus is in a slot of its own.
pub fn power(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Binary);
    let mut values = between(vm, arguments, 1, 2)?;
    let other = values.next().unwrap_or_else(|| vm.none.clone());
    match values.next().filter(|modulus| !modulus.is(&vm.none)) {
        Some(modulus) => match native_power_modulo(vm, object) {
            Some(function) => function(vm, object, &other, &modulus),
            None => Ok(vm.not_implemented.clone()),
        },
        None => function(vm, object, &other),
    }
}

/// `__rpow__`
pub fn power_reflected(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Binary);
    let mut values = between(vm, arguments, 1, 2)?;
    let other = values.next().unwrap_or_else(|| vm.none.clone());
    match values.next().filter(|modulus| !modulus.is(&vm.none)) {
        Some(modulus) => match native_power_modulo(vm, object) {
            Some(function) => function(vm, &other, object, &modulus),
            None => Ok(vm.not_implemented.clone()),
        },
        None => function(vm, &other, object),
    }
}

/// The `power_modulo` of the nearest built-in type in the MRO.
fn native_power_modulo(vm: &Vm, object: &ObjectRef) -> Option<crate::types::slots::Ternary> {
    object.class_payload(vm).mro(vm).iter().find_map(|class| {
        let data = class.payload::<Type>()?.data.get(vm);
        data.definition.is_some().then_some(data.slots.power_modulo).flatten()
    })
}

pub fn hash(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Hash);
    let [] = exactly::<0>(vm, arguments)?;
    let hash = function(vm, object)?;
    Ok(vm.new_int(hash))
}

pub fn truth(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Truth);
    let [] = exactly::<0>(vm, arguments)?;
    let truth = function(vm, object)?;
    Ok(vm.new_bool(truth))
}

pub fn length(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Length);
    let [] = exactly::<0>(vm, arguments)?;
    let length = function(vm, object)?;
    Ok(vm.new_int(length as i64))
}

pub fn contains(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Contains);
    let [item] = exactly::<1>(vm, arguments)?;
    let found = function(vm, object, &item)?;
    Ok(vm.new_bool(found))
}

pub fn next(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Next);
    let [] = exactly::<0>(vm, arguments)?;
    vm.iterator_result = None;
    match function(vm, object)? {
        Some(value) => Ok(value),
        None => {
            let value = vm.iterator_result.take().unwrap_or_else(|| vm.none.clone());
            Err(vm.stop_iteration(value))
        }
    }
}

pub fn repeat(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Repeat);
    let [count] = exactly_unpacked::<1>(vm, arguments)?;
    let count = vm.index_to_isize(&count)?;
    function(vm, object, count)
}

pub fn item(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Item);
    let [index] = exactly::<1>(vm, arguments)?;
    let mut index = vm.index_to_isize(&index)?;
    if index < 0 && object.class_payload(vm).slots(vm).length.is_some() {
        index += vm.len(object)? as isize;
    }
    function(vm, object, index)
}

/// `__getitem__` of a type without `mp_subscript`: the key is an index before the type sees it (`wrap_sq_item`).
pub fn subscript_by_index(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Binary);
    let [key] = exactly::<1>(vm, arguments)?;
    let index = index_object(vm, &key)?;
    function(vm, object, &index)
}

/// `__setitem__` of a type without `mp_ass_subscript` (`wrap_sq_setitem`).
pub fn set_item_by_index(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, AssignSubscript);
    let [key, value] = exactly_unpacked::<2>(vm, arguments)?;
    let index = index_object(vm, &key)?;
    function(vm, object, &index, Some(value))?;
    Ok(vm.none.clone())
}

/// `__delitem__` of a type without `mp_ass_subscript` (`wrap_sq_delitem`).
pub fn delete_item_by_index(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, AssignSubscript);
    let [key] = exactly::<1>(vm, arguments)?;
    let index = index_object(vm, &key)?;
    function(vm, object, &index, None)?;
    Ok(vm.none.clone())
}

fn index_object(vm: &mut Vm, key: &ObjectRef) -> Result {
    let index = vm.index_to_isize(key)?;
    Ok(vm.new_int(index as i64))
}

fn exactly_unpacked<const COUNT: usize>(vm: &mut Vm, arguments: Arguments) -> Result<[ObjectRef; COUNT]> {
    let values: Vec<_> = between(vm, arguments, COUNT, COUNT)?.collect();
    <[ObjectRef; COUNT]>::try_from(values).map_err(|_| wrong_function(vm))
}

pub fn set_item(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, AssignSubscript);
    let [key, value] = exactly_unpacked::<2>(vm, arguments)?;
    function(vm, object, &key, Some(value))?;
    Ok(vm.none.clone())
}

pub fn delete_item(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, AssignSubscript);
    let [key] = exactly::<1>(vm, arguments)?;
    function(vm, object, &key, None)?;
    Ok(vm.none.clone())
}

pub fn get_attribute(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, GetAttribute);
    let [name] = exactly::<1>(vm, arguments)?;
    vm.check_attribute_name(&name)?;
    function(vm, object, &name)
}

pub fn set_attribute(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, SetAttribute);
    let [name, value] = exactly_unpacked::<2>(vm, arguments)?;
    refuse_to_skip_overrides(vm, function, object, "__setattr__")?;
    vm.check_attribute_name(&name)?;
    function(vm, object, &name, Some(value))?;
    Ok(vm.none.clone())
}

pub fn delete_attribute(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, SetAttribute);
    let [name] = exactly::<1>(vm, arguments)?;
    refuse_to_skip_overrides(vm, function, object, "__delattr__")?;
    vm.check_attribute_name(&name)?;
    function(vm, object, &name, None)?;
    Ok(vm.none.clone())
}

/// `object.__setattr__(int, …)` must not get around the `__setattr__` of `type` (`hackcheck`).
fn refuse_to_skip_overrides(vm: &mut Vm, function: SetAttribute, object: &ObjectRef, what: &str) -> Result<()> {
    let class = object.class(vm);
    let setter = |class: &ObjectRef| class.payload::<Type>().and_then(|class| class.slots(vm).set_attribute);
    let is_generic =
        |setter: SetAttribute| super::is_generic(crate::types::slots::Slot::set_attribute, setter as usize);
    let same = |a: SetAttribute, b: SetAttribute| std::ptr::fn_addr_eq(a, b);
    let own = setter(class);
    let mro = object.class_payload(vm).mro(vm);
    let definer = mro.iter().rev().find(|base| match (setter(base), own) {
        (Some(base), Some(own)) => !is_generic(base) && same(base, own),
        _ => false,
    });
    let mut current = Some(definer.unwrap_or(class).clone());
    while let Some(base) = current {
        match setter(&base) {
            Some(found) if same(found, function) => return Ok(()),
            Some(found) if is_generic(found) => {}
            _ => {
                let name = vm.class_name(object);
                return Err(vm.type_error(format!("can't apply this {what} to {name} object")));
            }
        }
        current = base.payload::<Type>().and_then(|base| base.data.get(vm).base.clone());
    }
    Ok(())
}

pub fn call(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Call);
    function(vm, object, arguments)
}

pub fn init(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Init);
    function(vm, object, arguments)?;
    Ok(vm.none.clone())
}

pub fn finalize(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, Finalize);
    let [] = exactly::<0>(vm, arguments)?;
    function(vm, object)?;
    Ok(vm.none.clone())
}

pub fn descriptor_get(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, DescriptorGet);
    let mut values = between(vm, arguments, 1, 2)?;
    let instance = values.next().filter(|value| !value.is(&vm.none));
    let owner = values.next().filter(|value| !value.is(&vm.none));
    if instance.is_none() && owner.is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    function(vm, object, instance.as_ref(), owner.as_ref())
}

pub fn descriptor_set(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, DescriptorSet);
    let [instance, value] = exactly_unpacked::<2>(vm, arguments)?;
    function(vm, object, &instance, Some(value))?;
    Ok(vm.none.clone())
}

pub fn descriptor_delete(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, DescriptorSet);
    let [instance] = exactly::<1>(vm, arguments)?;
    function(vm, object, &instance, None)?;
    Ok(vm.none.clone())
}

/// `__buffer__`: a view of what the function gives (`wrap_buffer`).
pub fn get_buffer(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let function = expect_function!(vm, function, GetBuffer);
    let [flags] = exactly_unpacked::<1>(vm, arguments)?;
    let flags = vm.index_to_isize(&flags)?;
    if flags > i32::MAX as isize {
        return Err(vm.overflow_error("buffer flags too large"));
    }
    // Flags that are too small lose their upper bits, as the conversion to a C int has it.
    let buffer = function(vm, object, flags as i32)?;
    Ok(vm.new_view_of_buffer(buffer))
}

/// `__release_buffer__`: releases a view of this very object (`wrap_releasebuffer`).
pub fn release_buffer(vm: &mut Vm, function: SlotFunction, object: &ObjectRef, arguments: Arguments) -> Result {
    let _ = expect_function!(vm, function, ReleaseBuffer);
    let [view] = exactly_unpacked::<1>(vm, arguments)?;
    vm.release_view_of(object, &view)
}

/// `__lt__` and the like; `COMPARISON` is the number of the operator.
pub fn compare<const COMPARISON: usize>(
    vm: &mut Vm,
    function: SlotFunction,
    object: &ObjectRef,
    arguments: Arguments,
) -> Result {
    let function = expect_function!(vm, function, Compare);
    let [other] = exactly::<1>(vm, arguments)?;
    function(vm, object, &other, Comparison::ALL[COMPARISON])
}
