//! Code of type parameters and `type` statements (PEP 695, PEP 696).

use super::code::Constant;
use super::opcode::{self, intrinsic_1, intrinsic_2};
use super::unit::{Compiler, UnitKind};
use crate::syntax::failure::Result;
use crate::syntax::tree::{
    Context, Expression, ExpressionKind, Identifier, Location, ScopeId, TypeAlias, TypeParameterKind, TypeParameters,
};

impl<'a> Compiler<'a> {
    /// Binds the type parameters and leaves a tuple of them.
    pub(super) fn type_parameters(&mut self, list: &TypeParameters) -> Result<()> {
        let mut seen_default = false;
        for parameter in &list.parameters {
            let location = parameter.location;
            self.load_constant(Constant::Str(parameter.name.to_string()), location);
            match (parameter.kind, &parameter.bound) {
                (TypeParameterKind::TypeVar, Some((scope, bound))) => {
                    self.lazy_value(*scope, &parameter.name, bound, false)?;
                    let intrinsic = match bound.kind {
                        ExpressionKind::Tuple { .. } => intrinsic_2::TYPEVAR_WITH_CONSTRAINTS,
                        _ => intrinsic_2::TYPEVAR_WITH_BOUND,
                    };
                    self.emit_with(opcode::CALL_INTRINSIC_2, intrinsic, location);
                }
                (kind, _) => {
                    let intrinsic = match kind {
                        TypeParameterKind::TypeVar => intrinsic_1::TYPEVAR,
                        TypeParameterKind::TypeVarTuple => intrinsic_1::TYPEVARTUPLE,
                        TypeParameterKind::ParamSpec => intrinsic_1::PARAMSPEC,
                    };
                    self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic, location);
                }
            }
            if let Some((scope, default)) = &parameter.default {
                seen_default = true;
                let starred = parameter.kind == TypeParameterKind::TypeVarTuple;
                self.lazy_value(*scope, &parameter.name, default, starred)?;
                self.emit_with(opcode::CALL_INTRINSIC_2, intrinsic_2::SET_TYPEPARAM_DEFAULT, location);
            } else if seen_default {
                let name = &parameter.name;
                return self
                    .error(format!("non-default type parameter '{name}' follows default type parameter"), location);
            }
            self.emit_with(opcode::COPY, 1, location);
            self.name(&parameter.name, Context::Store, location);
        }
        let location = list.parameters.first().map_or(Location::NONE, |first| first.location);
        self.emit_with(opcode::BUILD_TUPLE, list.parameters.len() as u32, location);
        Ok(())
    }

    /// A function that evaluates a bound, constraints or a default when somebody asks for it.
    fn lazy_value(&mut self, scope: ScopeId, name: &Identifier, value: &Expression, starred: bool) -> Result<()> {
        let location = value.location;
        self.enter_scope(name, UnitKind::TypeParameters, scope, location.line);
        match value.starred() {
            Some(inner) if starred => {
                self.expression(inner)?;
                self.emit_with(opcode::UNPACK_SEQUENCE, 1, location);
            }
            _ => self.expression(value)?,
        }
        self.emit(opcode::RETURN_VALUE, location);
        let code = self.exit_scope(true)?;
        self.make_closure(code, 0, location);
        Ok(())
    }

    pub(super) fn type_alias(&mut self, node: &'a TypeAlias, location: Location) -> Result<()> {
        let ExpressionKind::Name { name, .. } = &node.name.kind else {
            return self.error("invalid name of a type alias", location);
        };
        let generic = !node.type_parameters.parameters.is_empty();
        if generic {
            let scope_name = format!("<generic parameters of {name}>");
            self.enter_scope(&scope_name, UnitKind::TypeParameters, node.type_parameters.scope, location.line);
            self.load_constant(Constant::Str(name.to_string()), location);
            self.type_parameters(&node.type_parameters)?;
        } else {
            self.load_constant(Constant::Str(name.to_string()), location);
            self.load_constant(Constant::None, location);
        }
        self.enter_scope(name, UnitKind::Function, node.scope, location.line);
        // So that no constant is taken for a docstring.
        self.unit.constants.add(Constant::None);
        self.expression(&node.value)?;
        self.emit(opcode::RETURN_VALUE, location);
        let code = self.exit_scope(false)?;
        self.make_closure(code, 0, location);
        self.emit_with(opcode::BUILD_TUPLE, 3, location);
        self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::TYPEALIAS, location);
        if generic {
            let code = self.exit_scope(false)?;
            self.make_closure(code, 0, location);
            self.emit(opcode::PUSH_NULL, location);
            self.emit_with(opcode::CALL, 0, location);
        }
        self.name(name, Context::Store, location);
        Ok(())
    }
}
