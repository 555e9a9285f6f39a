//! The types of `None`, `NotImplemented` and `...`.

use crate::types::native::TypeDefinition;

/// `NoneType`
pub static NONE: TypeDefinition = TypeDefinition { name: "NoneType", base_type: false, ..TypeDefinition::EMPTY };
/// `NotImplementedType`
pub static NOT_IMPLEMENTED: TypeDefinition =
    TypeDefinition { name: "NotImplementedType", base_type: false, ..TypeDefinition::EMPTY };
/// `ellipsis`
pub static ELLIPSIS: TypeDefinition = TypeDefinition { name: "ellipsis", base_type: false, ..TypeDefinition::EMPTY };
