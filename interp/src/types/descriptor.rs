//! The descriptors of built-in types: methods, slot wrappers, getset and member attributes.

use std::rc::Rc;

use super::native::{AttributeDefinition, MethodDefinition, TypeDefinition};
use super::slots::SlotFunction;
use super::special_methods::SpecialMethod;
use crate::object::{ObjectRef, Token, Trace};
use crate::vm::native_call::Signature;

/// `method_descriptor` and `classmethod_descriptor`: a native method in its type's namespace.
pub struct MethodDescriptor {
    /// The declaration.
    pub definition: &'static MethodDefinition,
    /// The declared signature, parsed.
    pub signature: Rc<Signature>,
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

/// `method_descriptor`
pub static METHOD_DESCRIPTOR: TypeDefinition =
    TypeDefinition { name: "method_descriptor", base_type: false, ..TypeDefinition::EMPTY };

/// `classmethod_descriptor`
pub static CLASSMETHOD_DESCRIPTOR: TypeDefinition =
    TypeDefinition { name: "classmethod_descriptor", base_type: false, ..TypeDefinition::EMPTY };

/// `wrapper_descriptor`
pub static SLOT_WRAPPER: TypeDefinition =
    TypeDefinition { name: "wrapper_descriptor", base_type: false, ..TypeDefinition::EMPTY };

/// `method-wrapper`
pub static METHOD_WRAPPER: TypeDefinition =
    TypeDefinition { name: "method-wrapper", base_type: false, ..TypeDefinition::EMPTY };

/// `getset_descriptor`
pub static GETSET_DESCRIPTOR: TypeDefinition =
    TypeDefinition { name: "getset_descriptor", base_type: false, ..TypeDefinition::EMPTY };

/// `member_descriptor`
pub static MEMBER_DESCRIPTOR: TypeDefinition =
    TypeDefinition { name: "member_descriptor", base_type: false, ..TypeDefinition::EMPTY };
