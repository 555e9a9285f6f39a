//! How native types, methods, functions and attributes are declared.
//!
//! One declaration gives the binding of arguments, the wording of CPython's errors, the signature and the
//! entry in the type's namespace.

use super::slots::Slots;
use super::structure_sequence::Fields;
use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

/// The body of a native function: `self` (the module for a function) and one entry for each parameter of
/// the signature, `None` where an optional one was not given. `*args` is a tuple, `**kwargs` a dict.
pub type NativeBody = fn(&mut Vm, &ObjectRef, &mut [Option<ObjectRef>]) -> Result;

/// What a function of a type is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// The instance.
    Instance,
    /// The class (`METH_CLASS`).
    Class,
    /// Nothing (`METH_STATIC`); `self` is the class where it was defined.
    Static,
}

/// CPython words the errors of argument binding in several ways; a signature alone does not tell which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// As the signature suggests: METH_NOARGS without parameters, METH_O with a single positional-only
    /// one, `_PyArg_CheckPositional` where all are positional-only, else Argument Clinic's keyword parser.
    Signature,
    /// `PyArg_ParseTuple`: "f() takes at most 2 arguments (3 given)".
    ParseTuple,
    /// `PyArg_UnpackTuple` and `_PyArg_CheckPositional`: "f expected at most 2 arguments, got 3".
    UnpackTuple,
    /// METH_VARARGS: what the body does not bind itself is `*args`; the function alone is named.
    VarArgs,
    /// Argument Clinic's optional groups, later `_PyArg_CheckPositional`: "math.log requires 1 to 2 arguments".
    Group,
    /// `PyArg_ParseTuple`, later an optional group of Argument Clinic: "gc.set_threshold requires 1 to 3 arguments".
    LaterGroup,
    /// Of methods that are handed the class that defines them (`METH_METHOD`): "f() takes exactly 1 positional
    /// argument (0 given)".
    DefiningClass,
    /// Of the methods that search text: `PyArg_ParseTuple` with a format, later Argument Clinic.
    Search,
}

/// A native function or method.
pub struct MethodDefinition {
    /// The name in the namespace.
    pub name: &'static str,
    /// The signature as `__text_signature__` has it: `($self, item, index=-1, /, *rest, key=None, **others)`.
    /// A default marks an optional parameter; what it is stands in the body alone.
    pub signature: &'static str,
    /// The function.
    pub body: NativeBody,
    /// What it is bound to.
    pub binding: Binding,
    /// How errors are worded.
    pub wording: Wording,
}

/// A method of instances, or a module's function.
pub const fn method(name: &'static str, signature: &'static str, body: NativeBody) -> MethodDefinition {
    MethodDefinition { name, signature, body, binding: Binding::Instance, wording: Wording::Signature }
}

/// A class method.
pub const fn class_method(name: &'static str, signature: &'static str, body: NativeBody) -> MethodDefinition {
    MethodDefinition { name, signature, body, binding: Binding::Class, wording: Wording::Signature }
}

/// A static method.
pub const fn static_method(name: &'static str, signature: &'static str, body: NativeBody) -> MethodDefinition {
    MethodDefinition { name, signature, body, binding: Binding::Static, wording: Wording::Signature }
}

impl MethodDefinition {
    /// The same with errors worded in another way.
    pub const fn worded(mut self, wording: Wording) -> Self {
        self.wording = wording;
        self
    }
}

/// Reads an attribute.
pub type Getter = fn(&mut Vm, &ObjectRef) -> Result;
/// Writes an attribute, or deletes it without a value.
pub type Setter = fn(&mut Vm, &ObjectRef, Option<ObjectRef>) -> Result<()>;

/// An attribute that native code computes.
#[derive(Clone, Copy)]
pub struct AttributeDefinition {
    /// The name in the namespace.
    pub name: &'static str,
    /// Reads it.
    pub get: Getter,
    /// Writes it; `None` for a read-only attribute.
    pub set: Option<Setter>,
    /// Shown as a member descriptor (`PyMemberDef`), not as a getset descriptor.
    pub member: bool,
}

/// A read-only getset attribute.
pub const fn getter(name: &'static str, get: Getter) -> AttributeDefinition {
    AttributeDefinition { name, get, set: None, member: false }
}

/// A writable getset attribute.
pub const fn property(name: &'static str, get: Getter, set: Setter) -> AttributeDefinition {
    AttributeDefinition { name, get, set: Some(set), member: false }
}

/// A read-only member attribute.
pub const fn member(name: &'static str, get: Getter) -> AttributeDefinition {
    AttributeDefinition { name, get, set: None, member: true }
}

/// Where the function of a vector call stands in an instance, shown by the types that specifications make.
pub const VECTORCALL_OFFSET: AttributeDefinition = member("__vectorcalloffset__", |vm, object| {
    let call = object.class_payload(vm).slots(vm).call;
    Ok(vm.new_int(call.map_or(0, |call| call as usize as i64)))
});

/// A built-in type.
pub struct TypeDefinition {
    /// `__name__`.
    pub name: &'static str,
    /// `__module__`.
    pub module: &'static str,
    /// Fills the slots; inherited ones need no mention.
    pub slots: fn(&mut Slots),
    /// Methods, in the order of CPython's table.
    pub methods: &'static [MethodDefinition],
    /// Attributes, in the order of CPython's tables.
    pub attributes: &'static [AttributeDefinition],
    /// Whether Python code may derive from it (`Py_TPFLAGS_BASETYPE`).
    pub base_type: bool,
    /// Instances have a `__dict__`.
    pub instance_dict: bool,
    /// Instances can be referenced weakly.
    pub weak_references: bool,
    /// A pattern `int(x)` matches the subject itself (`_Py_TPFLAGS_MATCH_SELF`).
    pub match_self: bool,
    /// `tp_new` is `PyType_GenericNew`, and not named where the type is made from a specification: it has `object`'s.
    pub generic_new: bool,
    /// Instances are freed without their finalizer, which only classes that Python code derives call.
    pub skips_finalizer: bool,
    /// Items are found by `sq_item` alone, `mp_subscript` is not there (`collections.deque`).
    pub items_by_index: bool,
    /// Instances match mapping patterns (`Py_TPFLAGS_MAPPING`).
    pub mapping: bool,
    /// Instances match sequence patterns (`Py_TPFLAGS_SEQUENCE`).
    pub sequence: bool,
    /// The signature that `__text_signature__` of the type shows.
    pub signature: Option<&'static str>,
    /// The type is that of a structure sequence with these fields.
    pub fields: Option<Fields>,
}

impl TypeDefinition {
    /// A type of module builtins without anything; for `..TypeDefinition::EMPTY`.
    pub const EMPTY: Self = Self {
        name: "",
        module: "builtins",
        slots: |_| {},
        methods: &[],
        attributes: &[],
        base_type: true,
        instance_dict: false,
        weak_references: false,
        match_self: false,
        generic_new: false,
        skips_finalizer: false,
        items_by_index: false,
        mapping: false,
        sequence: false,
        signature: None,
        fields: None,
    };
}
