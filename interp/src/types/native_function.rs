//! `builtin_function_or_method`: native functions, bound to an object or a module.

use super::native::{AttributeDefinition, Binding, MethodDefinition, TypeDefinition, getter, method};
use super::object::hash_of_address;
use super::slots::{Comparison, Slots};
use super::text_signatures::shown_signature;
use super::type_object::Type;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::vm::native_call::{NativeCallee, Signature};
use crate::vm::{Result, Vm};

/// The payload of a native function.
pub struct NativeFunction {
    /// The declaration.
    pub definition: &'static MethodDefinition,
    /// The declared signature, parsed.
    pub signature: Signature,
    /// `__self__`: the instance, the class, or the module.
    pub receiver: ObjectRef,
    /// The name of the module for a module's function.
    pub module: Option<ObjectRef>,
    /// `__module__`, which can be assigned.
    pub module_name: Contents<Option<ObjectRef>>,
    /// The type whose method it is, for messages ("list.append() takes …").
    pub owner: Option<ObjectRef>,
}

impl NativeFunction {
    /// What a call of it is to know.
    pub fn callee(&self) -> NativeCallee<'_> {
        NativeCallee {
            definition: self.definition,
            signature: &self.signature,
            owner: self.owner.as_ref(),
            receiver: &self.receiver,
            by_descriptor: false,
        }
    }
}

impl Trace for NativeFunction {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.receiver);
        self.module.iter().for_each(&mut *visit);
        self.module_name.get(token).iter().for_each(&mut *visit);
    }
}

impl Vm {
    /// A function of a module.
    pub fn new_module_function(
        &mut self,
        definition: &'static MethodDefinition,
        module: &ObjectRef,
        name: &ObjectRef,
    ) -> ObjectRef {
        let module_name = self.display_text(name);
        let payload = NativeFunction {
            definition,
            signature: self.signature_of(definition, |_, owner| owner == module_name),
            receiver: module.clone(),
            module: Some(name.clone()),
            module_name: Contents::new(Some(name.clone())),
            // CPython's messages name the module, unless it is builtins (`_PyObject_FunctionStr`).
            owner: (module_name != "builtins").then(|| name.clone()),
        };
        ObjectRef::new(&self.types.native_function, payload)
    }
}

/// `builtin_function_or_method`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "builtin_function_or_method",
    slots: |slots: &mut Slots| {
        slots.repr = Some(repr);
        slots.hash = Some(|_, object| {
            let function = payload(object);
            let code = (function.definition as *const MethodDefinition).addr() as i64;
            let hash = hash_of_address(&function.receiver) ^ code.rotate_right(4);
            Ok(if hash == -1 { -2 } else { hash })
        });
        slots.call = Some(|vm, object, arguments| vm.call_native_function(object, arguments));
        slots.compare = Some(compare);
    },
    methods: &[method("__reduce__", "($self, /)", |vm, object, _| {
        let function = payload(object);
        let name = vm.intern(function.definition.name);
        if function.module.is_some() {
            return Ok(name);
        }
        super::descriptor::reduce_to_getattr(vm, function.receiver.clone(), name)
    })],
    attributes: &[
        AttributeDefinition {
            name: "__module__",
            get: |vm, object| Ok(payload(object).module_name.cloned(vm).unwrap_or_else(|| vm.none.clone())),
            set: Some(|vm, object, value| {
                let old = payload(object).module_name.replace(vm, value);
                drop(old);
                Ok(())
            }),
            member: true,
        },
        getter("__doc__", |vm, _| Ok(vm.none.clone())),
        // A new str each time: only the definition in C has the name.
        getter("__name__", |vm, object| Ok(vm.new_str(payload(object).definition.name))),
        getter("__qualname__", |vm, object| {
            let name = vm.native_qualified_name(object);
            Ok(vm.new_str(&name))
        }),
        getter("__self__", |vm, object| {
            let function = payload(object);
            // `open` stands in builtins before there is a module `_io`.
            match function.module.as_ref().filter(|_| function.receiver.is(&vm.none)) {
                Some(module) => vm.builtin_module_named(module),
                None if function.definition.binding == Binding::Static => Ok(vm.none.clone()),
                None => Ok(function.receiver.clone()),
            }
        }),
        getter("__text_signature__", text_signature),
    ],
    base_type: false,
    weak_references: true,
    ..TypeDefinition::EMPTY
};

/// The functions of this file are reached through the type's slots and descriptors alone.
fn payload(object: &ObjectRef) -> &NativeFunction {
    object.payload::<NativeFunction>().expect("a slot of native functions is given those alone")
}

impl Vm {
    /// `__qualname__` of a native function: behind the type of the object, or the class, that it is bound to.
    pub fn native_qualified_name(&self, object: &ObjectRef) -> String {
        let function = payload(object);
        let name = function.definition.name;
        if function.module.is_some() {
            return name.to_owned();
        }
        let receiver = &function.receiver;
        let owner = match receiver.payload::<Type>() {
            Some(_) => self.type_qualified_name(receiver),
            None => self.type_qualified_name(receiver.class(self)),
        };
        format!("{owner}.{name}")
    }
}

fn text_signature(vm: &mut Vm, object: &ObjectRef) -> Result {
    let function = payload(object);
    let owner = match (&function.module, &function.owner) {
        (Some(module), _) => format!("module {}", vm.display_text(module)),
        (None, Some(owner)) => vm.type_qualified_name(owner),
        (None, None) => vm.class_name(&function.receiver),
    };
    let shown = shown_signature(vm, &owner, function.definition.name, Some(function.signature.text()));
    Ok(shown.map_or_else(|| vm.none.clone(), |signature| vm.new_str(signature)))
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let function = payload(object);
    let name = function.definition.name;
    let text = if function.module.is_some() {
        format!("<built-in function {name}>")
    } else {
        let (class, address) = (vm.class_name(&function.receiver), function.receiver.id().0);
        format!("<built-in method {name} of {class} object at {address:#x}>")
    };
    Ok(vm.new_str(&text))
}

fn compare(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    let wanted = match comparison {
        Comparison::Equal => true,
        Comparison::NotEqual => false,
        _ => return Ok(vm.not_implemented.clone()),
    };
    let Some(second) = other.payload::<NativeFunction>() else { return Ok(vm.not_implemented.clone()) };
    let first = payload(object);
    let equal = first.receiver.is(&second.receiver) && std::ptr::eq(first.definition, second.definition);
    Ok(vm.new_bool(equal == wanted))
}
