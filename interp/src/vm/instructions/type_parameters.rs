//! The intrinsics of type parameters (PEP 695, PEP 696).

use crate::object::{Contents, ObjectRef};
use crate::types::tuple::Tuple;
use crate::types::type_alias::TypeAlias;
use crate::types::type_parameter::{Lazy, TypeParameter};
use crate::types::typing;
use crate::vm::{Result, Vm};

/// The numbers of the intrinsics with one operand (Include/internal/pycore_intrinsics.h).
mod unary {
    pub const TYPE_VARIABLE: u32 = 7;
    pub const PARAMETER_SPECIFICATION: u32 = 8;
    pub const TYPE_VARIABLE_TUPLE: u32 = 9;
    pub const SUBSCRIPT_GENERIC: u32 = 10;
    pub const TYPE_ALIAS: u32 = 11;
}

/// The numbers of the intrinsics with two operands.
mod binary {
    pub const TYPE_VARIABLE_WITH_BOUND: u32 = 2;
    pub const TYPE_VARIABLE_WITH_CONSTRAINTS: u32 = 3;
    pub const SET_DEFAULT: u32 = 5;
}

impl Vm {
    /// The intrinsics of PEP 695 with one operand.
    pub(super) fn type_parameter_intrinsic(&mut self, argument: u32, value: ObjectRef) -> Result {
        let class = match argument {
            unary::TYPE_VARIABLE => &self.types.type_variable,
            unary::PARAMETER_SPECIFICATION => &self.types.parameter_specification,
            unary::TYPE_VARIABLE_TUPLE => &self.types.type_variable_tuple,
            unary::SUBSCRIPT_GENERIC => return self.subscript_generic(value),
            unary::TYPE_ALIAS => return self.make_type_alias(&value),
            _ => return Err(self.system_error(format!("unknown intrinsic {argument}"))),
        };
        Ok(self.new_type_parameter(class, value, Lazy::Absent, Lazy::Absent))
    }

    /// The intrinsics of PEP 695 with two operands.
    pub(super) fn type_variable_intrinsic(&mut self, argument: u32, first: ObjectRef, second: ObjectRef) -> Result {
        let class = &self.types.type_variable;
        match argument {
            binary::TYPE_VARIABLE_WITH_BOUND => {
                Ok(self.new_type_parameter(class, first, Lazy::Pending(second), Lazy::Absent))
            }
            binary::TYPE_VARIABLE_WITH_CONSTRAINTS => {
                Ok(self.new_type_parameter(class, first, Lazy::Absent, Lazy::Pending(second)))
            }
            binary::SET_DEFAULT => {
                if let Some(parameter) = first.payload::<TypeParameter>() {
                    let old = parameter.default.replace(self, Lazy::Pending(second));
                    drop(old);
                }
                Ok(first)
            }
            _ => Err(self.system_error(format!("unknown intrinsic {argument}"))),
        }
    }

    /// `Generic[…]`, the last base of a class with type parameters.
    fn subscript_generic(&mut self, parameters: ObjectRef) -> Result {
        let unpacked = typing::unpack_tuples(self, &parameters)?;
        let generic = self.types.generic.clone();
        typing::call(self, "_GenericAlias", [generic, unpacked])
    }

    /// `type name[…] = value`: name, type parameters or `None`, and the function that computes the value.
    fn make_type_alias(&mut self, parts: &ObjectRef) -> Result {
        let Some(parts) = parts.payload::<Tuple>() else {
            return Err(self.system_error("a type alias has three parts"));
        };
        let [name, parameters, compute] = &*parts.0 else {
            return Err(self.system_error("a type alias has three parts"));
        };
        let key = self.names.__name__.clone();
        let module = crate::types::dict::get_str(self, self.frame().globals(), &key);
        let alias = TypeAlias {
            name: name.clone(),
            parameters: (!parameters.is(&self.none)).then(|| parameters.clone()),
            value: Contents::new(Lazy::Pending(compute.clone())),
            module: module.unwrap_or_else(|| self.none.clone()),
        };
        Ok(ObjectRef::new(&self.types.type_alias, alias))
    }
}
