//! The functions in the slots of classes that define special methods in Python (`slot_…` in CPython's
//! Objects/typeobject.c).

use crate::object::{Kind, ObjectRef};
use crate::types::int::Int;
use crate::types::slots::Comparison;
use crate::types::type_object::type_flag;
use crate::vm::{Arguments, Raised, Result, Vm};

/// Calls a special method that must be there (`vectorcall_method`).
pub(crate) fn call_method(vm: &mut Vm, object: &ObjectRef, name: ObjectRef, arguments: impl Into<Arguments>) -> Result {
    match vm.call_special(object, &name, arguments)? {
        Some(result) => Ok(result),
        None => {
            let message = vm.display_text(&name);
            Err(vm.attribute_error(message, object, &name))
        }
    }
}

/// Calls a special method, `NotImplemented` where there is none (`vectorcall_maybe`).
pub(super) fn call_maybe(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef, arguments: impl Into<Arguments>) -> Result {
    Ok(vm.call_special(object, name, arguments)?.unwrap_or_else(|| vm.not_implemented.clone()))
}

pub fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let name = vm.names.__repr__.clone();
    match vm.call_special(object, &name, [])? {
        Some(result) => Ok(result),
        None => {
            let text = format!("<{} object at {:#x}>", vm.class_name(object), object.id().0);
            Ok(vm.new_str(&text))
        }
    }
}

pub fn hash(vm: &mut Vm, object: &ObjectRef) -> Result<i64> {
    let name = vm.names.__hash__.clone();
    let class = object.class_ref();
    let found = vm.lookup_type_attribute(&class, &name).filter(|found| !found.is(&vm.none));
    let Some(found) = found else { return Err(unhashable(vm, object)) };
    let result = if found.kind() == Kind::Function {
        vm.call(&found, [object.clone()])?
    } else {
        // Whatever goes wrong before the call: the object has no hash.
        let Ok(Some(method)) = vm.lookup_special(object, &name) else { return Err(unhashable(vm, object)) };
        vm.call(&method, [])?
    };
    let hash = match result.payload::<Int>() {
        None => return Err(vm.type_error("__hash__ method should return an integer")),
        Some(Int::Small(value)) => *value,
        Some(Int::Big(_)) => vm.hash(&result)?,
    };
    Ok(if hash == -1 { -2 } else { hash })
}

/// "unhashable type: 'list'"
#[cold]
pub fn unhashable(vm: &mut Vm, object: &ObjectRef) -> Raised {
    let name = vm.class_name(object);
    vm.type_error(format!("unhashable type: '{name}'"))
}

pub fn call(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result {
    vm.check_keyword_names(&arguments)?;
    let name = vm.names.__call__.clone();
    let taken_apart = taken_apart(vm, object, &arguments);
    let result = call_method(vm, object, name, arguments);
    drop(taken_apart);
    result
}

/// What refers to arguments that come with a dict while they are given to a function of Python: all of them are laid
/// on a stack of their own, and the names of the dict in a tuple (`_PyStack_UnpackDict`).
fn taken_apart(vm: &Vm, receiver: &ObjectRef, arguments: &Arguments) -> Option<(Arguments, ObjectRef, ObjectRef)> {
    (!arguments.keywords.is_empty()).then(|| {
        let names = arguments.keywords.iter().map(|(name, _)| name.clone()).collect();
        (arguments.clone(), receiver.clone(), vm.new_tuple(names))
    })
}

/// `__getattribute__`, then `__getattr__` after an AttributeError (`slot_tp_getattr_hook`).
pub fn get_attribute(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef) -> Result {
    let class = object.class_ref();
    let (getattribute, getattr) = (vm.names.__getattribute__.clone(), vm.names.__getattr__.clone());
    let fallback = vm.lookup_type_attribute(&class, &getattr);
    let own = vm.lookup_type_attribute(&class, &getattribute);
    let is_plain = own.is_none_or(|own| {
        own.payload::<crate::types::descriptor::SlotWrapper>().is_some_and(|wrapper| {
            wrapper.function.address() == Vm::generic_get_attribute as crate::types::slots::GetAttribute as usize
        })
    });
    let result = if is_plain && fallback.is_some() {
        vm.generic_get_optional(object, name)
    } else {
        call_method(vm, object, getattribute, [name.clone()]).map(Some)
    };
    if fallback.is_none() {
        return match result? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute_error(object, name)),
        };
    }
    let result = match result {
        Ok(value) => value,
        Err(raised) if vm.is_raised(&raised, &vm.exceptions.attribute_error) => None,
        Err(raised) => return Err(raised),
    };
    match result {
        Some(value) => Ok(value),
        None if vm.profile.binds_getattr => match vm.lookup_special(object, &getattr)? {
            Some(method) => vm.call(&method, [name.clone()]),
            None => Err(vm.no_attribute_error(object, name)),
        },
        None => call_method(vm, object, getattr, [name.clone()]),
    }
}

/// The value that is set stays with whoever sets it while the method runs, as in CPython: the method gets one of its own. So
/// it is for attributes, for items and for descriptors.
pub fn set_attribute(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    match value {
        Some(value) => {
            let method = vm.names.__setattr__.clone();
            call_method(vm, object, method, [name.clone(), value.clone()])?;
        }
        None => {
            let method = vm.names.__delattr__.clone();
            call_method(vm, object, method, [name.clone()])?;
        }
    }
    Ok(())
}

pub fn compare(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    let names = &vm.names;
    let name = match comparison {
        Comparison::Less => &names.__lt__,
        Comparison::LessEqual => &names.__le__,
        Comparison::Equal => &names.__eq__,
        Comparison::NotEqual => &names.__ne__,
        Comparison::Greater => &names.__gt__,
        Comparison::GreaterEqual => &names.__ge__,
    }
    .clone();
    call_maybe(vm, object, &name, [other.clone()])
}

pub fn iter(vm: &mut Vm, object: &ObjectRef) -> Result {
    let (iter, item) = (vm.names.__iter__.clone(), vm.names.__getitem__.clone());
    let class = object.class_ref();
    let found = vm.lookup_type_attribute(&class, &iter);
    let missing = match &found {
        Some(found) => found.is(&vm.none),
        None => vm.lookup_type_attribute(&class, &item).is_none(),
    };
    if missing {
        let name = vm.class_name(object);
        return Err(vm.type_error(format!("'{name}' object is not iterable")));
    }
    if found.is_none() {
        return Ok(vm.new_sequence_iterator(object.clone()));
    }
    if found.as_ref().is_some_and(|found| found.class_payload(vm).has_flag(vm, type_flag::METHOD)) {
        return call_method(vm, object, iter, []);
    }
    let method = found.map(|found| vm.bind_descriptor(found, Some(object), &class));
    match method {
        Some(Ok(method)) => vm.call(&method, []),
        // What a descriptor raises counts as a missing method.
        _ if vm.lookup_type_attribute(&class, &item).is_some() => Ok(vm.new_sequence_iterator(object.clone())),
        _ => {
            let name = vm.class_name(object);
            Err(vm.type_error(format!("'{name}' object is not iterable")))
        }
    }
}

pub fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let name = vm.names.__next__.clone();
    match call_method(vm, object, name, []) {
        Ok(value) => Ok(Some(value)),
        Err(raised) if vm.is_raised(&raised, &vm.exceptions.stop_iteration) => {
            let value = vm.exception_field(&raised.0, crate::types::exception::field::VALUE);
            vm.iterator_result = value.filter(|value| !value.is(&vm.none));
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

pub fn descriptor_get(
    vm: &mut Vm,
    descriptor: &ObjectRef,
    instance: Option<&ObjectRef>,
    owner: Option<&ObjectRef>,
) -> Result {
    let name = vm.names.__get__.clone();
    let instance = instance.unwrap_or(&vm.none).clone();
    let owner = owner.unwrap_or(&vm.none).clone();
    // What is found is called as it is: no descriptor is asked for the descriptor.
    let class = descriptor.class_ref();
    match vm.lookup_type_attribute(&class, &name) {
        Some(found) => vm.call(&found, [descriptor.clone(), instance, owner]),
        None => Ok(descriptor.clone()),
    }
}

pub fn descriptor_set(
    vm: &mut Vm,
    descriptor: &ObjectRef,
    instance: &ObjectRef,
    value: Option<ObjectRef>,
) -> Result<()> {
    match value {
        Some(value) => {
            let name = vm.names.__set__.clone();
            call_method(vm, descriptor, name, [instance.clone(), value.clone()])?;
        }
        None => {
            let name = vm.names.__delete__.clone();
            call_method(vm, descriptor, name, [instance.clone()])?;
        }
    }
    Ok(())
}

pub fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    vm.check_keyword_names(&arguments)?;
    let name = vm.names.__init__.clone();
    let taken_apart = taken_apart(vm, object, &arguments);
    let result = call_method(vm, object, name, arguments)?;
    drop(taken_apart);
    if result.is(&vm.none) { Ok(()) } else { Err(vm.init_value_error(&result)) }
}

pub fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    vm.check_keyword_names(&arguments)?;
    let name = vm.names.__new__.clone();
    let function = vm.get_attribute(class, &name)?;
    vm.call(&function, arguments.with_first(class.clone()))
}

pub fn finalize(vm: &mut Vm, object: &ObjectRef) -> Result<()> {
    let name = vm.names.__del__.clone();
    let class = object.class_ref();
    if vm.lookup_type_attribute(&class, &name).is_some_and(|found| found.kind() == Kind::Function) {
        vm.call_special(object, &name, [])?;
    } else if let Ok(Some(method)) = vm.lookup_special(object, &name) {
        // What prevents a finalizer from being found is nobody's concern (`slot_tp_finalize`).
        vm.call(&method, [])?;
    }
    Ok(())
}

pub fn truth(vm: &mut Vm, object: &ObjectRef) -> Result<bool> {
    let (bool, len) = (vm.names.__bool__.clone(), vm.names.__len__.clone());
    if let Some(result) = vm.call_special(object, &bool, [])? {
        if result.class_id() == vm.types.bool.id() {
            return Ok(result.is(&vm.true_));
        }
        let name = vm.class_name(&result);
        return Err(vm.type_error(format!("__bool__ should return bool, returned {name}")));
    }
    let class = object.class_ref();
    if vm.lookup_type_attribute(&class, &len).is_none() {
        return Ok(true);
    }
    Ok(length(vm, object)? != 0)
}

pub fn length(vm: &mut Vm, object: &ObjectRef) -> Result<usize> {
    let name = vm.names.__len__.clone();
    let result = call_method(vm, object, name, [])?;
    let result = vm.index(&result)?;
    if result.payload::<Int>().is_some_and(Int::is_negative) {
        return Err(vm.value_error("__len__() should return >= 0"));
    }
    Ok(vm.index_to_isize(&result)? as usize)
}

pub fn contains(vm: &mut Vm, object: &ObjectRef, item: &ObjectRef) -> Result<bool> {
    let name = vm.names.__contains__.clone();
    let class = object.class_ref();
    match vm.lookup_type_attribute(&class, &name) {
        Some(found) if found.is(&vm.none) => {
            let name = vm.class_name(object);
            Err(vm.type_error(format!("'{name}' object is not a container")))
        }
        Some(_) => {
            let result = call_method(vm, object, name, [item.clone()])?;
            vm.truth(&result)
        }
        None => vm.search_by_iteration(object, item),
    }
}

pub fn item(vm: &mut Vm, object: &ObjectRef, index: isize) -> Result {
    let name = vm.names.__getitem__.clone();
    let index = vm.new_int(index as i64);
    call_method(vm, object, name, [index])
}

pub fn assign_subscript(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    match value {
        Some(value) => {
            let name = vm.names.__setitem__.clone();
            call_method(vm, object, name, [key.clone(), value.clone()])?;
        }
        None => {
            let name = vm.names.__delitem__.clone();
            call_method(vm, object, name, [key.clone()])?;
        }
    }
    Ok(())
}

pub fn await_(vm: &mut Vm, object: &ObjectRef) -> Result {
    asynchronous(vm, object, vm.names.__await__.clone())
}

pub fn async_iter(vm: &mut Vm, object: &ObjectRef) -> Result {
    asynchronous(vm, object, vm.names.__aiter__.clone())
}

pub fn async_next(vm: &mut Vm, object: &ObjectRef) -> Result {
    asynchronous(vm, object, vm.names.__anext__.clone())
}

fn asynchronous(vm: &mut Vm, object: &ObjectRef, name: ObjectRef) -> Result {
    match vm.call_special(object, &name, [])? {
        Some(result) => Ok(result),
        None => {
            let (class, name_text) = (vm.class_name(object), vm.display_text(&name));
            Err(vm.attribute_error(format!("object {class} does not have {name_text} method"), object, &name))
        }
    }
}
