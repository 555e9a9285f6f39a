//! Code of augmented and annotated assignments and of unpacking.

use super::code::Constant;
use super::expression::{attribute_location, binary_argument, is_two_part_slice};
use super::opcode::{self, binary_operation};
use super::unit::{Compiler, UnitKind};
use crate::syntax::failure::Result;
use crate::syntax::tree::{Context, Expression, ExpressionKind, Identifier, Location, Operator};
use crate::syntax::unparse;

impl Compiler<'_> {
    /// Unpacks the value on the stack into targets.
    pub(super) fn unpack(&mut self, targets: &[Expression], location: Location) -> Result<()> {
        let count = targets.len();
        let mut seen_star = false;
        for (index, target) in targets.iter().enumerate() {
            if target.starred().is_none() {
                continue;
            }
            if seen_star {
                return self.error("multiple starred expressions in assignment", location);
            }
            let behind = count - index - 1;
            if index >= 1 << 8 || behind >= (i32::MAX >> 8) as usize {
                return self.error("too many expressions in star-unpacking assignment", location);
            }
            self.emit_with(opcode::UNPACK_EX, (index + (behind << 8)) as u32, location);
            seen_star = true;
        }
        if !seen_star {
            self.emit_with(opcode::UNPACK_SEQUENCE, count as u32, location);
        }
        targets.iter().try_for_each(|target| self.expression(target.starred().unwrap_or(target)))
    }

    pub(super) fn augmented_assignment(
        &mut self,
        target: &Expression,
        operator: Operator,
        value: &Expression,
        statement: Location,
    ) -> Result<()> {
        let location = target.location;
        match &target.kind {
            ExpressionKind::Attribute { value, name, .. } => {
                self.expression(value)?;
                self.emit_with(opcode::COPY, 1, location);
                self.emit_name(opcode::LOAD_ATTR, name, attribute_location(location, target, name));
            }
            ExpressionKind::Subscript { value, slice, .. } => {
                self.expression(value)?;
                if is_two_part_slice(slice) {
                    self.slice_parts(slice)?;
                    for _ in 0..3 {
                        self.emit_with(opcode::COPY, 3, location);
                    }
                    self.emit(opcode::BINARY_SLICE, location);
                } else {
                    self.expression(slice)?;
                    self.emit_with(opcode::COPY, 2, location);
                    self.emit_with(opcode::COPY, 2, location);
                    self.emit(opcode::BINARY_SUBSCR, location);
                }
            }
            ExpressionKind::Name { name, .. } => self.name(name, Context::Load, location),
            _ => return self.error("invalid target of an augmented assignment", location),
        }
        self.expression(value)?;
        let in_place = binary_operation::INPLACE_ADD + binary_argument(operator);
        self.emit_with(opcode::BINARY_OP, in_place, statement);
        match &target.kind {
            ExpressionKind::Attribute { name, .. } => {
                let location = attribute_location(location, target, name);
                self.emit_with(opcode::SWAP, 2, location);
                self.emit_name(opcode::STORE_ATTR, name, location);
            }
            ExpressionKind::Subscript { slice, .. } => {
                if is_two_part_slice(slice) {
                    for depth in [4, 3, 2] {
                        self.emit_with(opcode::SWAP, depth, location);
                    }
                    self.emit(opcode::STORE_SLICE, location);
                } else {
                    self.emit_with(opcode::SWAP, 3, location);
                    self.emit_with(opcode::SWAP, 2, location);
                    self.emit(opcode::STORE_SUBSCR, location);
                }
            }
            ExpressionKind::Name { name, .. } => self.name(name, Context::Store, location),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn annotated_assignment(
        &mut self,
        target: &Expression,
        annotation: &Expression,
        value: Option<&Expression>,
        simple: bool,
        location: Location,
    ) -> Result<()> {
        if let Some(value) = value {
            self.expression(value)?;
            self.expression(target)?;
        }
        let evaluated = matches!(self.unit.kind, UnitKind::Module | UnitKind::Class);
        match &target.kind {
            ExpressionKind::Name { name, .. } => {
                self.refuse_debug(name, Context::Store, location);
                if simple && evaluated {
                    if self.future_annotations() {
                        self.annotation_text(annotation);
                    } else {
                        self.expression(annotation)?;
                    }
                    self.emit_name(opcode::LOAD_NAME, &Identifier::from("__annotations__"), location);
                    let mangled = self.mangle(name);
                    self.load_constant(Constant::Str(mangled.to_string()), location);
                    self.emit(opcode::STORE_SUBSCR, location);
                }
            }
            ExpressionKind::Attribute { value: object, name, .. } => {
                self.refuse_debug(name, Context::Store, location);
                if value.is_none() {
                    self.evaluate_and_drop(object)?;
                }
            }
            ExpressionKind::Subscript { value: object, slice, .. } => {
                if value.is_none() {
                    self.evaluate_and_drop(object)?;
                    self.evaluate_subscript(slice)?;
                }
            }
            _ => return self.error("invalid target of an annotated assignment", location),
        }
        if !simple && evaluated && !self.future_annotations() {
            self.evaluate_and_drop(annotation)?;
        }
        Ok(())
    }

    /// `from __future__ import annotations`: an annotation is its source text.
    pub(super) fn annotation_text(&mut self, annotation: &Expression) {
        self.load_constant(unparse::expression(annotation), annotation.location);
    }

    fn evaluate_and_drop(&mut self, expression: &Expression) -> Result<()> {
        self.expression(expression)?;
        self.emit(opcode::POP_TOP, expression.location);
        Ok(())
    }

    /// Everything in the subscript of a target without a value is evaluated too.
    fn evaluate_subscript(&mut self, slice: &Expression) -> Result<()> {
        match &slice.kind {
            ExpressionKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().try_for_each(|part| self.evaluate_and_drop(part))
            }
            ExpressionKind::Tuple { elements, .. } => {
                elements.iter().try_for_each(|element| self.evaluate_subscript(element))
            }
            _ => self.evaluate_and_drop(slice),
        }
    }
}
