//! `function`: functions made by `def` and `lambda`.

use crate::types::native::TypeDefinition;
use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};

/// The payload of a function.
pub struct Function {
    /// `__globals__`, a dict.
    pub globals: ObjectRef,
    /// `__builtins__`, a dict.
    pub builtins: ObjectRef,
    /// What can be assigned.
    pub data: Contents<FunctionData>,
    /// Changes with `__code__` and the defaults.
    pub version: Cell<u32>,
}

/// The assignable attributes of a function.
pub struct FunctionData {
    /// `__code__`.
    pub code: ObjectRef,
    /// `__name__`, a str.
    pub name: ObjectRef,
    /// `__qualname__`, a str.
    pub qualified_name: ObjectRef,
    /// `__module__`.
    pub module: Option<ObjectRef>,
    /// `__doc__`.
    pub doc: ObjectRef,
    /// `__defaults__`, a tuple.
    pub defaults: Option<ObjectRef>,
    /// `__kwdefaults__`, a dict.
    pub keyword_defaults: Option<ObjectRef>,
    /// `__closure__`, a tuple of cells.
    pub closure: Option<ObjectRef>,
    /// `__annotations__`, a dict, or a tuple of names and values that becomes one when asked for.
    pub annotations: Option<ObjectRef>,
    /// `__type_params__`, a tuple.
    pub type_parameters: Option<ObjectRef>,
}

impl Trace for Function {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        visit(&data.code);
        visit(&self.globals);
        data.module.iter().for_each(&mut *visit);
        data.defaults.iter().for_each(&mut *visit);
        data.keyword_defaults.iter().for_each(&mut *visit);
        visit(&data.doc);
        visit(&data.name);
        data.closure.iter().for_each(&mut *visit);
        data.annotations.iter().for_each(&mut *visit);
        visit(&data.qualified_name);
        data.type_parameters.iter().for_each(&mut *visit);
        visit(&self.builtins);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let data = self.data.get_mut(token);
        released.extend(data.defaults.take());
        released.extend(data.keyword_defaults.take());
        released.extend(data.closure.take());
        released.extend(data.annotations.take());
        released.extend(data.module.take());
    }
}

/// `function`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "function",
    base_type: false,
    instance_dict: true,
    weak_references: true,
    ..TypeDefinition::EMPTY
};
