//! `_local`: an object with other attributes in each thread.
//!
//! The dict of the thread that looked last is the object's own; those of the others are kept beside.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace, WeakHandle};
use crate::types::class_creation::set_dict;
use crate::types::native::TypeDefinition;
use crate::types::slots::{Slot, SlotFunction};
use crate::types::type_object::Type;
use crate::vm::threads::Identity;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a local.
pub struct ThreadLocal {
    /// Whose dict the object has.
    owner: Cell<Identity>,
    /// The dicts of other threads.
    dicts: Contents<Vec<(Identity, ObjectRef)>>,
    /// What `__init__` is called with in each thread: in order, and by name.
    positional: Vec<ObjectRef>,
    keywords: Vec<(ObjectRef, ObjectRef)>,
}

impl Trace for ThreadLocal {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.positional.iter().for_each(&mut *visit);
        self.keywords.iter().flat_map(|(name, value)| [name, value]).for_each(&mut *visit);
        self.dicts.get(token).iter().map(|(_, dict)| dict).for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.dicts.get_mut(token).drain(..).map(|(_, dict)| dict));
    }
}

/// Whether a class has an `__init__` that `object` does not have.
fn has_own_init(vm: &Vm, class: &ObjectRef) -> bool {
    let init = |class: &ObjectRef| {
        class.payload::<Type>().and_then(|class| class.slots(vm).get(Slot::init)).map(SlotFunction::address)
    };
    init(class) != init(&vm.types.object)
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let (positional, keywords) = (arguments.positional.to_vec(), arguments.keywords.clone());
    let has_arguments = !positional.is_empty() || !keywords.is_empty();
    if has_arguments && !has_own_init(vm, class) {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let owner = Cell::new(vm.threads.current());
    Ok(ObjectRef::new(class, ThreadLocal { owner, dicts: Contents::new(Vec::new()), positional, keywords }))
}

/// Gives the object the dict of the running thread; a new one is filled by `__init__` (`_ldict`).
fn enter(vm: &mut Vm, local: &ObjectRef) -> Result<()> {
    let Some(payload) = local.payload::<ThreadLocal>() else { return Ok(()) };
    let current = vm.threads.current();
    let owner = payload.owner.get();
    if owner == current {
        return Ok(());
    }
    let before = vm.instance_dict(local)?;
    if payload.dicts.get(vm).is_empty() {
        vm.module_state.thread.locals.retain(|handle| handle.upgrade().is_some());
        vm.module_state.thread.locals.extend(WeakHandle::new(local));
    }
    let dicts = payload.dicts.get_mut(vm);
    dicts.push((owner, before));
    let found = dicts.iter().position(|(thread, _)| *thread == current);
    let own = found.map(|index| dicts.swap_remove(index).1);
    payload.owner.set(current);
    if own.is_some() {
        return set_dict(vm, local, own);
    }
    let dict = vm.new_dict();
    set_dict(vm, local, Some(dict))?;
    let Some(init) = local.class_payload(vm).slots(vm).init.filter(|_| has_own_init(vm, &local.class_ref())) else {
        return Ok(());
    };
    let mut arguments = Arguments::positional(payload.positional.clone());
    arguments.keywords = payload.keywords.clone();
    init(vm, local, arguments)
}

/// Lets go of what a thread that has ended kept in locals.
pub fn forget_thread(vm: &mut Vm, identity: Identity) {
    let locals: Vec<ObjectRef> = vm.module_state.thread.locals.iter().filter_map(WeakHandle::upgrade).collect();
    for local in locals {
        let Some(payload) = local.payload::<ThreadLocal>() else { continue };
        if payload.owner.get() == identity {
            // The main thread lives as long as the interpreter: that it looks next is the usual case.
            if enter(vm, &local).is_err() {
                continue;
            }
        }
        let dicts = payload.dicts.get_mut(vm);
        let found = dicts.iter().position(|(thread, _)| *thread == identity);
        drop(found.map(|index| dicts.swap_remove(index)));
    }
}

/// `_local`
pub(super) static LOCAL: TypeDefinition = TypeDefinition {
    name: "_local",
    module: "_thread",
    signature: Some("()"),
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        // The dictionary is that of the thread, no attribute of the object.
        slots.get_attribute = Some(|vm, local, name| {
            enter(vm, local)?;
            if vm.display_text(name) == "__dict__" {
                return vm.instance_dict(local);
            }
            vm.generic_get_attribute(local, name)
        });
        slots.set_attribute = Some(|vm, local, name, value| {
            enter(vm, local)?;
            if vm.display_text(name) == "__dict__" {
                let class = vm.class_name(local);
                let message = format!("'{class}' object attribute '__dict__' is read-only");
                return Err(vm.attribute_error(message, local, name));
            }
            vm.generic_set_attribute(local, name, value)
        });
        slots.new = Some(new);
    },
    ..TypeDefinition::EMPTY
};
