//! `type`: its slots, methods and attributes.

use crate::types::native::TypeDefinition;

/// `type`
pub static DEFINITION: TypeDefinition =
    TypeDefinition { name: "type", instance_dict: true, weak_references: true, ..TypeDefinition::EMPTY };
