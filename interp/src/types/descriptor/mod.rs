//! The descriptors of built-in types: methods, slot wrappers, getset and member attributes.

mod attributes;
mod calls;

pub use attributes::{GETSET_DESCRIPTOR, MEMBER_DESCRIPTOR};
pub(crate) use calls::reduce_to_getattr;
pub use calls::{CLASSMETHOD_DESCRIPTOR, METHOD_DESCRIPTOR, METHOD_WRAPPER, SLOT_WRAPPER};

use super::native::{AttributeDefinition, MethodDefinition};
use super::slots::SlotFunction;
use super::special_methods::SpecialMethod;
use crate::object::{ObjectRef, Token, Trace};
use crate::vm::native_call::Signature;
use crate::vm::{Result, Vm};

/// `method_descriptor` and `classmethod_descriptor`: a native method in its type's namespace.
pub struct MethodDescriptor {
    /// The declaration.
    pub definition: &'static MethodDefinition,
    /// The declared signature, parsed.
    pub signature: Signature,
    /// `__objclass__`.
    pub owner: ObjectRef,
}

/// `wrapper_descriptor`: a slot in its type's namespace under the name of its special method.
pub struct SlotWrapper {
    /// The special method that it stands for.
    pub special: &'static SpecialMethod,
    /// The function in the slot.
    pub function: SlotFunction,
    /// `__objclass__`.
    pub owner: ObjectRef,
}

/// `method-wrapper`: a slot wrapper bound to an instance.
pub struct MethodWrapper {
    /// The slot wrapper.
    pub wrapper: ObjectRef,
    /// `__self__`.
    pub instance: ObjectRef,
}

/// `getset_descriptor`: an attribute that native code computes.
pub struct GetSetDescriptor {
    /// The declaration.
    pub definition: &'static AttributeDefinition,
    /// `__objclass__`.
    pub owner: ObjectRef,
}

/// `member_descriptor`: a place in the instance: an entry of `__slots__`, or a field of a built-in type.
pub struct MemberDescriptor {
    /// What it reads and writes.
    pub place: MemberPlace,
    /// `__name__`, a str.
    pub name: ObjectRef,
    /// `__objclass__`.
    pub owner: ObjectRef,
}

/// What a member descriptor reads and writes.
#[derive(Clone, Copy)]
pub enum MemberPlace {
    /// The slot with this index in the instance's extension.
    Slot(usize),
    /// A field of a built-in type.
    Native(&'static AttributeDefinition),
}

impl Trace for MethodDescriptor {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.owner);
    }
}

impl Trace for SlotWrapper {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.owner);
    }
}

impl Trace for MethodWrapper {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.wrapper);
        visit(&self.instance);
    }
}

impl Trace for GetSetDescriptor {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.owner);
    }
}

impl Trace for MemberDescriptor {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.owner);
    }
}

/// What the descriptors of built-in types have in common: a name and the type that they belong to.
struct Common {
    name: String,
    owner: ObjectRef,
}

fn common(vm: &Vm, descriptor: &ObjectRef) -> Option<Common> {
    let (name, owner) = if let Some(payload) = descriptor.payload::<MethodDescriptor>() {
        (payload.definition.name.to_owned(), &payload.owner)
    } else if let Some(payload) = descriptor.payload::<SlotWrapper>() {
        (payload.special.name.to_owned(), &payload.owner)
    } else if let Some(payload) = descriptor.payload::<GetSetDescriptor>() {
        (payload.definition.name.to_owned(), &payload.owner)
    } else {
        let payload = descriptor.payload::<MemberDescriptor>()?;
        (vm.display_text(&payload.name), &payload.owner)
    };
    Some(Common { name, owner: owner.clone() })
}

fn name(vm: &mut Vm, descriptor: &ObjectRef) -> Result {
    match common(vm, descriptor) {
        Some(common) => Ok(vm.intern(&common.name)),
        None => Ok(vm.none.clone()),
    }
}

fn owner(vm: &mut Vm, descriptor: &ObjectRef) -> Result {
    Ok(common(vm, descriptor).map_or_else(|| vm.none.clone(), |common| common.owner))
}

fn qualified_name(vm: &mut Vm, descriptor: &ObjectRef) -> Result {
    let Some(common) = common(vm, descriptor) else { return Ok(vm.none.clone()) };
    let owner = vm.type_qualified_name(&common.owner);
    Ok(vm.new_str(&format!("{owner}.{}", common.name)))
}

/// `<method 'append' of 'list' objects>` and its like.
fn described(vm: &mut Vm, descriptor: &ObjectRef, what: &str) -> Result {
    let Some(common) = common(vm, descriptor) else { return Ok(vm.none.clone()) };
    let owner = vm.type_name(&common.owner);
    Ok(vm.new_str(&format!("<{what} '{}' of '{owner}' objects>", common.name)))
}

/// TypeError where an object is no instance of the descriptor's type (`descr_check`).
fn check_instance(vm: &mut Vm, descriptor: &ObjectRef, instance: &ObjectRef) -> Result<()> {
    let Some(common) = common(vm, descriptor) else { return Ok(()) };
    if vm.is_instance_of_type(instance, &common.owner) {
        return Ok(());
    }
    let (owner, found, name) = (vm.type_name(&common.owner), vm.class_name(instance), common.name);
    Err(vm.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object")))
}
