//! `enumerate`.

use num_bigint::BigInt;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::LastResult;
use crate::types::converters::Constructor;
use crate::types::int::Int;
use crate::types::native::{TypeDefinition, method};
use crate::vm::{Arguments, Result, Vm};

/// The payload of an enumeration.
pub struct Enumerate {
    iterator: ObjectRef,
    /// The next index, of any size.
    index: Contents<Int>,
    last: LastResult,
}

impl Trace for Enumerate {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.iterator);
        self.last.get(token).into_iter().for_each(visit);
    }
}

fn payload(object: &ObjectRef) -> &Enumerate {
    object.payload::<Enumerate>().expect("the receiver of an enumeration's method is one")
}

/// The arguments: `enumerate_vectorcall` knows their names but is no parser of Argument Clinic.
fn parse(vm: &mut Vm, arguments: Arguments) -> Result<(ObjectRef, Option<ObjectRef>)> {
    let total = arguments.positional.len() + arguments.keywords.len();
    if total > 2 {
        return Err(vm.type_error(format!("enumerate() takes at most 2 arguments ({total} given)")));
    }
    let mut positional = arguments.positional.into_iter();
    let (mut iterable, mut start) = (positional.next(), positional.next());
    let mut unexpected = None;
    for (name, value) in arguments.keywords {
        match vm.display_text(&name).as_str() {
            "iterable" if iterable.is_none() => iterable = Some(value),
            "start" if start.is_none() && (iterable.is_some() || total == 2) => start = Some(value),
            other => unexpected = Some(other.to_owned()),
        }
    }
    if let Some(name) = unexpected {
        return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
    }
    match iterable {
        Some(iterable) => Ok((iterable, start)),
        None => Err(vm.type_error("enumerate() missing required argument 'iterable'")),
    }
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    static ARGUMENTS: Constructor = Constructor::new("enumerate", "(iterable, start=0)");
    let (iterable, start) = if class.is(&vm.types.enumerate) {
        parse(vm, arguments)?
    } else {
        let mut bound = ARGUMENTS.bind(vm, arguments)?;
        (vm.required(&mut bound, 0), bound[1].take())
    };
    let index = match start {
        Some(start) => vm.index(&start)?.payload::<Int>().cloned().unwrap_or(Int::ZERO),
        None => Int::ZERO,
    };
    let iterator = vm.iter(&iterable)?;
    let last = LastResult::begin(vm, 2);
    Ok(ObjectRef::new(class, Enumerate { iterator, index: Contents::new(index), last }))
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let payload = payload(object);
    let Some(item) = vm.next(&payload.iterator)? else { return Ok(None) };
    let index = payload.index.get_mut(vm);
    let following = match &*index {
        Int::Small(value) if *value < i64::MAX => Int::Small(*value + 1),
        other => Int::from(other.to_big().into_owned() + BigInt::from(1)),
    };
    let current = std::mem::replace(index, following);
    let number = vm.new_integer(current);
    Ok(Some(payload.last.renew(vm, vec![number, item])))
}

fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let payload = payload(object);
    let index = vm.new_integer(payload.index.get(vm).clone());
    let arguments = vm.new_tuple(vec![payload.iterator.clone(), index]);
    Ok(vm.new_tuple(vec![object.class_ref(), arguments]))
}

/// `enumerate`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "enumerate",
    signature: Some("(iterable, start=0)"),
    methods: &[method("__reduce__", "($self, /)", reduce), crate::types::generic_alias::CLASS_GETITEM],
    slots: |slots| {
        slots.new = Some(new);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};
