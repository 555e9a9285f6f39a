//! `weakref.ref` and the proxy types (Objects/weakrefobject.c).

use crate::object::{Contents, ObjectRef, Token, Trace, WeakHandle, references_to};
use crate::types::native::{TypeDefinition, member, method};
use crate::types::slots::{Binary, Comparison, Operator, Slots, Unary};
use crate::types::str::Str;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Raised, Result, Vm};

/// The payload of a weak reference or proxy.
pub struct WeakReference {
    /// The hold on the referent.
    pub handle: WeakHandle,
    /// Called when the referent dies.
    pub callback: Contents<Option<ObjectRef>>,
    /// The referent's hash, once asked for.
    pub hash: std::cell::Cell<Option<i64>>,
}

impl Trace for WeakReference {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.callback.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        self.handle.clear();
        released.extend(self.callback.get_mut(token).take());
    }
}

/// The referent of a weak reference or proxy, `None` when it is dead.
pub fn referent(reference: &ObjectRef) -> Option<ObjectRef> {
    reference.payload::<WeakReference>().and_then(|payload| payload.handle.upgrade())
}

impl Vm {
    /// A weak reference or proxy of a type. One without callback that the object has already is given again.
    ///
    /// # Errors
    /// TypeError for objects that cannot be referenced weakly.
    pub fn new_weak_reference(&mut self, class: &ObjectRef, target: &ObjectRef, callback: Option<ObjectRef>) -> Result {
        if !target.class_payload(self).data.get(self).weak_references {
            return Err(self.no_weak_references(target));
        }
        let exact = [&self.types.weak_reference, &self.types.weak_proxy, &self.types.weak_callable_proxy];
        if callback.is_none() && exact.iter().any(|exact| exact.is(class)) {
            let known = references_to(target).into_iter().find(|known| {
                known.class_id() == class.id()
                    && known.payload::<WeakReference>().is_some_and(|payload| payload.callback.get(self).is_none())
            });
            if let Some(known) = known {
                return Ok(known);
            }
        }
        let Some(handle) = WeakHandle::new(target) else { return Err(self.no_weak_references(target)) };
        let payload = WeakReference { handle, callback: Contents::new(callback), hash: std::cell::Cell::new(None) };
        let reference = ObjectRef::new(class, payload);
        if let Some(payload) = reference.payload::<WeakReference>() {
            payload.handle.register(&reference);
        }
        Ok(reference)
    }

    #[cold]
    fn no_weak_references(&mut self, target: &ObjectRef) -> Raised {
        let class = self.class_name(target);
        self.type_error(format!("cannot create weak reference to '{class}' object"))
    }

    /// The weak references to an object in CPython's order: the one without callback, the proxy without
    /// callback, then the others, newest first.
    pub fn weak_references_to(&mut self, target: &ObjectRef) -> Vec<ObjectRef> {
        self.complete_references_to(target);
        let mut found = references_to(target);
        let rank = |reference: &ObjectRef| {
            let plain =
                reference.payload::<WeakReference>().is_some_and(|payload| payload.callback.get(self).is_none());
            if plain && reference.class_id() == self.types.weak_reference.id() {
                0
            } else if plain && self.is_weak_proxy(reference) {
                1
            } else {
                2
            }
        };
        found.sort_by_key(rank);
        found
    }

    /// Whether an object is a weak proxy.
    pub fn is_weak_proxy(&self, object: &ObjectRef) -> bool {
        object.class_id() == self.types.weak_proxy.id() || object.class_id() == self.types.weak_callable_proxy.id()
    }

    /// What a proxy stands for; any other object stands for itself.
    fn unwrap_proxy(&mut self, object: &ObjectRef) -> Result {
        if !self.is_weak_proxy(object) {
            return Ok(object.clone());
        }
        match referent(object) {
            Some(target) => Ok(target),
            None => Err(self.reference_error("weakly-referenced object no longer exists")),
        }
    }
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let given = arguments.positional.len();
    if given == 0 {
        return Err(vm.type_error("__new__ expected at least 1 argument, got 0"));
    }
    if given > 2 {
        return Err(vm.type_error(format!("__new__ expected at most 2 arguments, got {given}")));
    }
    let mut positional = arguments.positional.into_iter();
    let Some(target) = positional.next() else { return Ok(vm.none.clone()) };
    let callback = positional.next().filter(|callback| !callback.is(&vm.none));
    vm.complete_references_to(&target);
    vm.new_weak_reference(class, &target, callback)
}

fn init(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result<()> {
    vm.reject_keywords("ref", &arguments)?;
    let given = arguments.positional.len();
    if !(1..=2).contains(&given) {
        let (bound, wanted) = if given < 1 { ("at least", "1 argument") } else { ("at most", "2 arguments") };
        return Err(vm.type_error(format!("__init__ expected {bound} {wanted}, got {given}")));
    }
    Ok(())
}

fn call(vm: &mut Vm, reference: &ObjectRef, arguments: Arguments) -> Result {
    if !arguments.keywords.is_empty() {
        return Err(vm.type_error("weakref() takes no keyword arguments"));
    }
    let given = arguments.positional.len();
    if given > 0 {
        return Err(vm.type_error(format!("weakref expected 0 arguments, got {given}")));
    }
    Ok(referent(reference).unwrap_or_else(|| vm.none.clone()))
}

fn hash(vm: &mut Vm, reference: &ObjectRef) -> Result<i64> {
    let Some(payload) = reference.payload::<WeakReference>() else { return Ok(0) };
    if let Some(hash) = payload.hash.get() {
        return Ok(hash);
    }
    let Some(target) = payload.handle.upgrade() else { return Err(vm.type_error("weak object has gone away")) };
    let hash = vm.hash(&target)?;
    payload.hash.set(Some(hash));
    Ok(hash)
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    if !equality || !vm.is_instance_of_type(right, &vm.types.weak_reference) {
        return Ok(vm.not_implemented.clone());
    }
    match (referent(left), referent(right)) {
        (Some(left), Some(right)) => vm.compare(&left, &right, comparison),
        _ => Ok(vm.new_bool(left.is(right) == (comparison == Comparison::Equal))),
    }
}

fn repr(vm: &mut Vm, reference: &ObjectRef) -> Result {
    let address = reference.id().0;
    let Some(target) = referent(reference) else {
        return Ok(vm.new_str(&format!("<weakref at {address:#x}; dead>")));
    };
    let name = vm.names.__name__.clone();
    // A class that has a name for its instances: what they answer themselves does not count.
    let name = vm.lookup_special(&target, &name)?.filter(|name| name.payload::<Str>().is_some());
    let (class, at) = (vm.full_class_name(&target), target.id().0);
    Ok(match name {
        Some(name) => {
            let name = vm.display_text(&name);
            vm.new_str(&format!("<weakref at {address:#x}; to '{class}' at {at:#x} ({name})>"))
        }
        None => vm.new_str(&format!("<weakref at {address:#x}; to '{class}' at {at:#x}>")),
    })
}

fn callback(vm: &mut Vm, reference: &ObjectRef) -> Result {
    let callback = reference.payload::<WeakReference>().and_then(|payload| payload.callback.get(vm).clone());
    Ok(callback.unwrap_or_else(|| vm.none.clone()))
}

/// `ReferenceType`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "ReferenceType",
    module: "weakref",
    slots: |slots| {
        slots.new = Some(new);
        slots.init = Some(init);
        slots.call = Some(call);
        slots.hash = Some(hash);
        slots.compare = Some(compare);
        slots.repr = Some(repr);
    },
    methods: &[crate::types::generic_alias::CLASS_GETITEM],
    attributes: &[member("__callback__", callback)],
    ..TypeDefinition::EMPTY
};

fn proxy_repr(vm: &mut Vm, proxy: &ObjectRef) -> Result {
    let address = proxy.id().0;
    let target = referent(proxy);
    let (class, at) = match &target {
        Some(target) => (vm.full_class_name(target), target.id().0),
        None => ("NoneType".to_owned(), vm.none.id().0),
    };
    let text = match target {
        _ if !vm.profile.proxy_repr_as_weakref => format!("<weakproxy at {address:#x} to {class} at {at:#x}>"),
        Some(_) => format!("<weakproxy at {address:#x}; to '{class}' at {at:#x}>"),
        None => format!("<weakproxy at {address:#x}; dead>"),
    };
    Ok(vm.new_str(&text))
}

fn proxy_call(vm: &mut Vm, proxy: &ObjectRef, arguments: Arguments) -> Result {
    let target = vm.unwrap_proxy(proxy)?;
    vm.call(&target, arguments)
}

macro_rules! operators {
    ($($operator:ident,)*) => {
        /// The binary operators of proxies, by [`Operator`].
        const BINARY: [Binary; 14] = [$(|vm, left, right| {
            let (left, right) = (vm.unwrap_proxy(left)?, vm.unwrap_proxy(right)?);
            vm.binary_operation(Operator::$operator, &left, &right)
        },)*];
        /// The in-place operators of proxies, by [`Operator`]; `divmod` has none.
        const IN_PLACE: [Binary; 14] = [$(|vm, left, right| {
            let (left, right) = (vm.unwrap_proxy(left)?, vm.unwrap_proxy(right)?);
            vm.in_place_operation(Operator::$operator, &left, &right)
        },)*];
    };
}

operators! {
    Add, And, FloorDivide, LeftShift, MatrixMultiply, Multiply, Remainder, Or, Power, RightShift, Subtract, TrueDivide,
    Xor, Divmod,
}

fn convert(vm: &mut Vm, proxy: &ObjectRef, name: &str) -> Result {
    let target = vm.unwrap_proxy(proxy)?;
    let class = if name == "int" { vm.types.int.clone() } else { vm.types.float.clone() };
    vm.call(&class, [target])
}

fn proxy_slots(slots: &mut Slots) {
    slots.repr = Some(proxy_repr);
    slots.str = Some(|vm, proxy| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.str(&target)
    });
    slots.get_attribute = Some(|vm, proxy, name| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.get_attribute(&target, name)
    });
    slots.set_attribute = Some(|vm, proxy, name, value| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.set_attribute(&target, name, value)
    });
    slots.compare = Some(|vm, left, right, comparison| {
        let (left, right) = (vm.unwrap_proxy(left)?, vm.unwrap_proxy(right)?);
        vm.compare(&left, &right, comparison)
    });
    slots.truth = Some(|vm, proxy| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.truth(&target)
    });
    slots.length = Some(|vm, proxy| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.len(&target)
    });
    slots.iter = Some(|vm, proxy| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.iter(&target)
    });
    slots.next = Some(|vm, proxy| {
        let target = vm.unwrap_proxy(proxy)?;
        if target.class_payload(vm).slots(vm).next.is_none() {
            let class = vm.class_name(&target);
            return Err(vm.type_error(format!("Weakref proxy referenced a non-iterator '{class}' object")));
        }
        vm.next(&target)
    });
    slots.contains = Some(|vm, proxy, item| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.contains(&target, item)
    });
    slots.subscript = Some(|vm, proxy, key| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.get_item(&target, key)
    });
    slots.assign_subscript = Some(|vm, proxy, key, value| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.set_item(&target, key, value)
    });
    macro_rules! unary {
        ($($slot:ident $symbol:literal,)*) => {
            $(slots.$slot = Some(|vm, proxy| {
                let target = vm.unwrap_proxy(proxy)?;
                vm.unary_operation(|slots: &Slots| -> Option<Unary> { slots.$slot }, $symbol, &target)
            });)*
        };
    }
    unary! { negative "-", positive "+", invert "~", }
    slots.absolute = Some(|vm, proxy| {
        let target = vm.unwrap_proxy(proxy)?;
        match target.class_payload(vm).slots(vm).absolute {
            Some(function) => function(vm, &target),
            None => {
                let class = vm.class_name(&target);
                Err(vm.type_error(format!("bad operand type for abs(): '{class}'")))
            }
        }
    });
    slots.int = Some(|vm, proxy| convert(vm, proxy, "int"));
    slots.float = Some(|vm, proxy| convert(vm, proxy, "float"));
    slots.index = Some(|vm, proxy| {
        let target = vm.unwrap_proxy(proxy)?;
        vm.index(&target)
    });
    slots.binary = BINARY.into();
    let [in_place @ .., _divmod] = IN_PLACE;
    slots.in_place = in_place.into();
}

fn proxy_bytes(vm: &mut Vm, proxy: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let target = vm.unwrap_proxy(proxy)?;
    let name = vm.names.__bytes__.clone();
    vm.call_method(&target, &name, Arguments::none())
}

fn proxy_reversed(vm: &mut Vm, proxy: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let target = vm.unwrap_proxy(proxy)?;
    let name = vm.names.__reversed__.clone();
    vm.call_method(&target, &name, Arguments::none())
}

/// `ProxyType`
pub static PROXY: TypeDefinition = TypeDefinition {
    name: "ProxyType",
    module: "weakref",
    base_type: false,
    slots: proxy_slots,
    methods: &[method("__bytes__", "($self, /)", proxy_bytes), method("__reversed__", "($self, /)", proxy_reversed)],
    ..TypeDefinition::EMPTY
};

/// `CallableProxyType`
pub static CALLABLE_PROXY: TypeDefinition = TypeDefinition {
    name: "CallableProxyType",
    module: "weakref",
    base_type: false,
    slots: |slots| {
        proxy_slots(slots);
        slots.call = Some(proxy_call);
    },
    ..TypeDefinition::EMPTY
};

/// Whether a type's instances can be called: what decides which kind of proxy stands for one.
pub fn is_callable(vm: &Vm, object: &ObjectRef) -> bool {
    object.class(vm).payload::<Type>().is_some_and(|class| class.slots(vm).call.is_some())
}
