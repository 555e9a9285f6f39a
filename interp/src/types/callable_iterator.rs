//! `callable_iterator`: what `iter(callable, sentinel)` gives.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, method};
use crate::vm::{Arguments, Result, Vm};

/// The payload.
pub struct CallableIterator {
    /// The callable and the value that ends the iteration, until the end was seen.
    source: Contents<Option<(ObjectRef, ObjectRef)>>,
}

impl Trace for CallableIterator {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        if let Some((callable, sentinel)) = self.source.get(token) {
            visit(callable);
            visit(sentinel);
        }
    }
}

fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<CallableIterator>() else { return Ok(None) };
    let Some((callable, sentinel)) = payload.source.get(vm).clone() else { return Ok(None) };
    let item = match vm.call(&callable, Arguments::none()) {
        Ok(item) => item,
        Err(raised) if vm.is_raised(&raised, &vm.exceptions.stop_iteration) => {
            let ended = payload.source.replace(vm, None);
            drop(ended);
            return Ok(None);
        }
        Err(raised) => return Err(raised),
    };
    if vm.identical_or_equal(&sentinel, &item)? {
        let ended = payload.source.replace(vm, None);
        drop(ended);
        return Ok(None);
    }
    Ok(Some(item))
}

/// `iter` with its two arguments; an exhausted one is `iter` of something empty.
fn reduce(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let source = iterator.payload::<CallableIterator>().and_then(|payload| payload.source.get(vm).clone());
    let Some((callable, sentinel)) = source else {
        let empty = vm.empty_tuple.clone();
        return vm.reduced_as_iter(empty);
    };
    let name = vm.intern("iter");
    let builtins = vm.builtins.clone();
    let function = vm.dict_get(&builtins, &name)?.unwrap_or_else(|| vm.none.clone());
    let arguments = vm.new_tuple(vec![callable, sentinel]);
    Ok(vm.new_tuple(vec![function, arguments]))
}

impl Vm {
    /// An iterator that calls until the sentinel comes.
    pub fn new_callable_iterator(&self, callable: ObjectRef, sentinel: ObjectRef) -> ObjectRef {
        let payload = CallableIterator { source: Contents::new(Some((callable, sentinel))) };
        ObjectRef::new(&self.types.callable_iterator, payload)
    }
}

/// `callable_iterator`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "callable_iterator",
    base_type: false,
    methods: &[method("__reduce__", "($self, /)", reduce)],
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};
