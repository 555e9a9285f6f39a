//! Code of classes.

use num_bigint::BigInt;

use super::code::{CodeUnit, Constant};
use super::opcode::{self, intrinsic_1, pseudo};
use super::unit::{Compiler, UnitKind};
use crate::syntax::failure::Result;
use crate::syntax::tree::{ClassDef, Context, Expression, ExpressionKind, Identifier, Location};

impl<'a> Compiler<'a> {
    pub(super) fn class(&mut self, node: &'a ClassDef, location: Location) -> Result<()> {
        self.expressions(&node.decorators)?;
        let first_line = node.decorators.first().map_or(location.line, |first| first.location.line);
        let generic = !node.type_parameters.parameters.is_empty();
        let outer_class = self.unit.class.clone();
        if generic {
            let name = format!("<generic parameters of {}>", node.name);
            self.enter_scope(&name, UnitKind::TypeParameters, node.type_parameters.scope, first_line);
            self.unit.class = Some(node.name.clone());
            self.type_parameters(&node.type_parameters)?;
            self.store_name(".type_params", location);
        }
        let code = self.class_body(node, generic, first_line)?;
        // The line of `class`, not that of a decorator.
        self.emit(opcode::LOAD_BUILD_CLASS, location);
        self.emit(opcode::PUSH_NULL, location);
        self.make_closure(code, 0, location);
        self.load_constant(Constant::Str(node.name.to_string()), location);
        if generic {
            self.load_name(".type_params", location);
            self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::SUBSCRIPT_GENERIC, location);
            self.store_name(".generic_base", location);
            let base = Expression {
                kind: ExpressionKind::Name { name: Identifier::from(".generic_base"), context: Context::Load },
                location,
            };
            self.call_with(2, &node.bases, Some(&base), &node.keywords, location)?;
            let code = self.exit_scope(false)?;
            self.make_closure(code, 0, location);
            self.emit(opcode::PUSH_NULL, location);
            self.emit_with(opcode::CALL, 0, location);
        } else {
            self.call_with(2, &node.bases, None, &node.keywords, location)?;
        }
        self.apply_decorators(&node.decorators);
        self.unit.class = outer_class;
        self.name(&node.name, Context::Store, location);
        Ok(())
    }

    fn class_body(&mut self, node: &'a ClassDef, generic: bool, first_line: i32) -> Result<CodeUnit> {
        self.enter_scope(&node.name, UnitKind::Class, node.scope, first_line);
        let location = Location::line_start(first_line);
        self.unit.class = Some(node.name.clone());
        self.load_name("__name__", location);
        self.store_name("__module__", location);
        let qualified_name = self.unit.qualified_name.clone();
        self.load_constant(Constant::Str(qualified_name), location);
        self.store_name("__qualname__", location);
        if self.options.class_source_attributes {
            self.load_constant(Constant::Int(BigInt::from(first_line)), location);
            self.store_name("__firstlineno__", location);
        }
        if generic {
            self.load_name(".type_params", location);
            self.store_name("__type_params__", location);
        }
        let needs_dictionary = self.table.blocks[self.unit.block].needs_class_dictionary;
        if needs_dictionary {
            self.emit(opcode::LOAD_LOCALS, location);
            let index = self.cell_index("__classdict__").unwrap_or_default();
            self.emit_with(opcode::STORE_DEREF, index, location);
        }
        self.body(&node.body, location)?;
        if self.options.class_source_attributes {
            let mut attributes = std::mem::take(&mut self.unit.static_attributes);
            attributes.sort_unstable();
            let attributes = attributes.into_iter().map(|name| Constant::Str(name.to_string())).collect();
            self.load_constant(Constant::Tuple(attributes), Location::NONE);
            self.store_name("__static_attributes__", Location::NONE);
        }
        if needs_dictionary {
            let index = self.cell_index("__classdict__").unwrap_or_default();
            self.emit_with(pseudo::LOAD_CLOSURE, index, Location::NONE);
            self.store_name("__classdictcell__", Location::NONE);
        }
        if self.table.blocks[self.unit.block].needs_class_closure {
            // type.__new__ fills the cell with the class; the builder of classes checks that it did.
            let index = self.cell_index("__class__").unwrap_or_default();
            self.emit_with(pseudo::LOAD_CLOSURE, index, Location::NONE);
            self.emit_with(opcode::COPY, 1, Location::NONE);
            self.store_name("__classcell__", Location::NONE);
        } else {
            self.load_constant(Constant::None, Location::NONE);
        }
        self.emit(opcode::RETURN_VALUE, Location::NONE);
        self.exit_scope(true)
    }
}
