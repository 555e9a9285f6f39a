//! `builtin_function_or_method`: native functions, bound to an object or a module.

use crate::types::native::TypeDefinition;
use std::rc::Rc;

use super::native::MethodDefinition;
use crate::object::{ObjectRef, Token, Trace};
use crate::vm::Vm;
use crate::vm::native_call::Signature;

/// The payload of a native function.
pub struct NativeFunction {
    /// The declaration.
    pub definition: &'static MethodDefinition,
    /// The declared signature, parsed.
    pub signature: Rc<Signature>,
    /// `__self__`: the instance, the class, or the module.
    pub receiver: ObjectRef,
    /// `__module__`: the name of the module for a module's function.
    pub module: Option<ObjectRef>,
    /// The type whose method it is, for messages ("list.append() takes …").
    pub owner: Option<ObjectRef>,
}

impl Trace for NativeFunction {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.receiver);
        self.module.iter().for_each(&mut *visit);
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
        let payload = NativeFunction {
            definition,
            signature: Rc::new(Signature::parse(definition)),
            receiver: module.clone(),
            module: Some(name.clone()),
            // CPython's messages name the module, unless it is builtins (`_PyObject_FunctionStr`).
            owner: (self.display_text(name) != "builtins").then(|| name.clone()),
        };
        ObjectRef::new(&self.types.native_function, payload)
    }
}

/// `builtin_function_or_method`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "builtin_function_or_method",
    base_type: false,
    weak_references: true,
    ..TypeDefinition::EMPTY
};
