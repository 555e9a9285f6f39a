//! Module `_functools` (Modules/_functoolsmodule.c).

pub mod lru_cache;
pub mod partial;

use crate::modules::ModuleDefinition;
use crate::object::{Contents, Kind, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::converters::Constructor;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, Wording, getter, method};
use crate::types::slots::Comparison;
use crate::vm::{Arguments, Result, Vm};

/// Types that this module's own functions make instances of, once the module exists.
#[derive(Default)]
pub struct Types {
    /// `functools.partial`
    pub partial: Option<ObjectRef>,
    /// `functools.KeyWrapper`
    pub key_wrapper: Option<ObjectRef>,
}

/// `_functools`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_functools", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("reduce", "($module, function, iterable, initial=<unrepresentable>, /)", reduce).worded(Wording::VarArgs),
    method("cmp_to_key", "($module, /, mycmp)", cmp_to_key),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let object = vm.types.object.clone();
    let partial = vm.make_builtin_type(&partial::DEFINITION, &object, Kind::Partial);
    let cache = vm.make_builtin_type(&lru_cache::DEFINITION, &object, Kind::LruCache);
    let key_wrapper = vm.make_builtin_type(&KEY_WRAPPER, &object, Kind::KeyWrapper);
    vm.module_state.functools.partial = Some(partial.clone());
    vm.module_state.functools.key_wrapper = Some(key_wrapper);
    vm.dict_set_name(namespace, "partial", partial);
    vm.dict_set_name(namespace, "_lru_cache_wrapper", cache);
    Ok(())
}

fn reduce(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (function, iterable) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let mut result = arguments[2].take();
    let slots = iterable.class_payload(vm).slots(vm);
    if slots.iter.is_none() && slots.item.is_none() {
        return Err(vm.type_error("reduce() arg 2 must support iteration"));
    }
    let iterator = vm.iter(&iterable)?;
    // The tuple of the two arguments is made beforehand.
    let mut room = Some(vm.new_tuple(vec![vm.none.clone(); 2]));
    while let Some(item) = vm.next(&iterator)? {
        result = Some(match result {
            None => item,
            Some(total) => {
                drop(room.take());
                let pair = vm.new_tuple(vec![total, item]);
                let called = vm.call(&function, Arguments::in_tuple(Some(pair.clone()), Vec::new()));
                room = Some(pair);
                called?
            }
        });
    }
    match result {
        Some(result) => Ok(result),
        None => Err(vm.type_error("reduce() of empty iterable with no initial value")),
    }
}

/// The payload of what `cmp_to_key` gives, and of the keys that this makes.
pub struct KeyWrapper {
    compare: ObjectRef,
    object: Contents<Option<ObjectRef>>,
}

impl Trace for KeyWrapper {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.compare);
        self.object.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.object.get_mut(token).take());
    }
}

fn wrapper(object: &ObjectRef) -> &KeyWrapper {
    object.payload::<KeyWrapper>().expect("the receiver is a KeyWrapper")
}

fn new_key(vm: &Vm, compare: ObjectRef, object: Option<ObjectRef>) -> ObjectRef {
    match &vm.module_state.functools.key_wrapper {
        Some(class) => ObjectRef::new(class, KeyWrapper { compare, object: Contents::new(object) }),
        None => vm.none.clone(),
    }
}

fn cmp_to_key(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let compare = given(vm, arguments, 0);
    Ok(new_key(vm, compare, None))
}

static KEY_ARGUMENTS: Constructor = Constructor::new("K", "(obj)");

fn call_key(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = KEY_ARGUMENTS.bind(vm, arguments)?;
    Ok(new_key(vm, wrapper(object).compare.clone(), bound[0].take()))
}

fn compare_keys(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (a, Some(b)) = (wrapper(left), right.payload::<KeyWrapper>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (Some(x), Some(y)) = (a.object.cloned(vm), b.object.cloned(vm)) else {
        let class = vm.exceptions.attribute_error.clone();
        return Err(vm.raise(&class, "object"));
    };
    let result = vm.call(&a.compare, [x, y])?;
    let zero = vm.new_int(0);
    vm.compare(&result, &zero, comparison)
}

const OBJECT: AttributeDefinition = AttributeDefinition {
    name: "obj",
    get: |vm, object| Ok(wrapper(object).object.cloned(vm).unwrap_or_else(|| vm.none.clone())),
    set: Some(|vm, object, value| {
        let old = wrapper(object).object.replace(vm, value);
        drop(old);
        Ok(())
    }),
    member: true,
};

static KEY_WRAPPER: TypeDefinition = TypeDefinition {
    name: "KeyWrapper",
    module: "functools",
    base_type: false,
    attributes: &[OBJECT, getter("__text_signature__", |vm, _| Ok(vm.new_str("(obj)")))],
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.call = Some(call_key);
        slots.compare = Some(compare_keys);
    },
    ..TypeDefinition::EMPTY
};
