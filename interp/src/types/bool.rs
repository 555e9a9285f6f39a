//! `bool`.

use crate::types::native::TypeDefinition;

/// `bool`
pub static DEFINITION: TypeDefinition =
    TypeDefinition { name: "bool", base_type: false, match_self: true, ..TypeDefinition::EMPTY };
