//! Code of expressions.

use super::code::Constant;
use super::instruction::Label;
use super::opcode::{self, binary_operation, comparison, intrinsic_1, pseudo};
use super::places::Places;
use super::unit::{Compiler, STACK_USE_GUIDELINE, UnitKind};
use crate::syntax::failure::Result;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    BooleanOperator, Comparison, Context, Expression, ExpressionKind, Identifier, Location, Operator, UnaryOperator,
};

impl Compiler<'_> {
    pub(super) fn expressions(&mut self, expressions: &[Expression]) -> Result<()> {
        expressions.iter().try_for_each(|expression| self.expression(expression))
    }

    pub(super) fn expression(&mut self, expression: &Expression) -> Result<()> {
        let visited = std::mem::replace(&mut self.unit.visited, expression.location);
        let result = with_stack(|| self.expression_inner(expression));
        self.unit.visited = visited;
        result
    }

    fn expression_inner(&mut self, expression: &Expression) -> Result<()> {
        let location = expression.location;
        match &expression.kind {
            ExpressionKind::NamedExpr { target, value } => {
                self.expression(value)?;
                self.emit_with(opcode::COPY, 1, location);
                self.expression(target)?;
            }
            ExpressionKind::BoolOp { operator, values } => {
                self.boolean_operation(*operator == BooleanOperator::Or, values, location)?;
            }
            ExpressionKind::BinOp { left, operator, right } => {
                self.expression(left)?;
                self.expression(right)?;
                self.emit_with(opcode::BINARY_OP, binary_argument(*operator), location);
            }
            ExpressionKind::UnaryOp { operator, operand } => {
                self.expression(operand)?;
                match operator {
                    UnaryOperator::Plus => {
                        self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::UNARY_POSITIVE, location);
                    }
                    UnaryOperator::Not => {
                        self.emit(opcode::TO_BOOL, location);
                        self.emit(opcode::UNARY_NOT, location);
                    }
                    UnaryOperator::Invert => self.emit(opcode::UNARY_INVERT, location),
                    UnaryOperator::Minus => self.emit(opcode::UNARY_NEGATIVE, location),
                }
            }
            ExpressionKind::Lambda(lambda) => self.lambda(lambda, location)?,
            ExpressionKind::IfExp { test, body, orelse } => {
                let end = self.new_label();
                let next = self.new_label();
                self.jump_if(test, next, false)?;
                self.expression(body)?;
                self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
                self.use_label(next);
                self.expression(orelse)?;
                self.use_label(end);
            }
            ExpressionKind::Dict { keys, values } => self.dictionary(keys, values, location)?,
            ExpressionKind::Set(elements) => self.build_with_stars(elements, 0, Collection::Set, location)?,
            ExpressionKind::Comprehension(node) => self.comprehension(node, location)?,
            ExpressionKind::Yield(value) => {
                if !self.table.blocks[self.unit.block].is_function_like() {
                    return self.error("'yield' outside function", location);
                }
                match value {
                    Some(value) => self.expression(value)?,
                    None => self.load_constant(Constant::None, location),
                }
                self.yield_value(location);
            }
            ExpressionKind::YieldFrom(value) => {
                if !self.table.blocks[self.unit.block].is_function_like() {
                    let names_from = self.options.profile.names_yield_from;
                    let what = if names_from { "'yield from' outside function" } else { "'yield' outside function" };
                    return self.error(what, location);
                }
                if self.unit.kind == UnitKind::AsyncFunction {
                    return self.error("'yield from' inside async function", location);
                }
                self.expression(value)?;
                self.emit(opcode::GET_YIELD_FROM_ITER, location);
                self.load_constant(Constant::None, location);
                self.yield_from(false, location);
            }
            ExpressionKind::Await(value) => {
                if !self.is_top_level_await() {
                    if !self.table.blocks[self.unit.block].is_function_like() {
                        return self.error("'await' outside function", location);
                    }
                    if !matches!(self.unit.kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
                        return self.error("'await' outside async function", location);
                    }
                }
                self.expression(value)?;
                self.await_value(0, location);
            }
            ExpressionKind::Compare { left, operators, comparators } => {
                self.check_comparison(left, operators, comparators, location);
                self.compare(left, operators, comparators, location)?;
            }
            ExpressionKind::Call(call) => self.call(call, location)?,
            ExpressionKind::Constant(value) | ExpressionKind::UnicodeConstant(value) => {
                self.load_constant(value.clone(), location);
            }
            ExpressionKind::JoinedStr(values) => self.joined_string(values, location)?,
            ExpressionKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted_value(value, *conversion, format_spec.as_deref(), location)?;
            }
            ExpressionKind::Attribute { value, name, context } => {
                self.attribute(expression, value, name, *context)?;
            }
            ExpressionKind::Subscript { value, slice, context } => self.subscript(value, slice, *context, location)?,
            ExpressionKind::Starred { context, .. } => {
                return match context {
                    Context::Store => self.error("starred assignment target must be in a list or tuple", location),
                    _ => self.error("can't use starred expression here", location),
                };
            }
            ExpressionKind::Slice { .. } => {
                let parts = self.slice_parts(expression)?;
                self.emit_with(opcode::BUILD_SLICE, parts, location);
            }
            ExpressionKind::Name { name, context } => self.name(name, *context, location),
            ExpressionKind::List { elements, context } => match context {
                Context::Store => self.unpack(elements, location)?,
                Context::Load => self.build_with_stars(elements, 0, Collection::List, location)?,
                Context::Delete => self.expressions(elements)?,
            },
            ExpressionKind::Tuple { elements, context } => match context {
                Context::Store => self.unpack(elements, location)?,
                Context::Load => self.build_with_stars(elements, 0, Collection::Tuple, location)?,
                Context::Delete => self.expressions(elements)?,
            },
        }
        Ok(())
    }

    /// Jumps where a condition has a given truth value, and goes on where it has not.
    pub(super) fn jump_if(&mut self, condition: &Expression, target: Label, truth: bool) -> Result<()> {
        with_stack(|| self.jump_if_inner(condition, target, truth))
    }

    fn jump_if_inner(&mut self, condition: &Expression, target: Label, truth: bool) -> Result<()> {
        let mut location = condition.location;
        if matches!(condition.kind, ExpressionKind::Compare { .. }) {
            // What 3.11 visits is the comparison from here on, whatever comes after it.
            self.unit.visited = location;
        }
        match &condition.kind {
            ExpressionKind::UnaryOp { operator: UnaryOperator::Not, operand } => {
                return self.jump_if(operand, target, !truth);
            }
            ExpressionKind::BoolOp { operator, values } => {
                let is_or = *operator == BooleanOperator::Or;
                let Some((last, others)) = values.split_last() else { return Ok(()) };
                // An operand that decides jumps to the target where it decides for it, else behind everything.
                let behind = if is_or == truth { target } else { self.new_label() };
                for value in others {
                    self.jump_if(value, behind, is_or)?;
                }
                self.jump_if(last, target, truth)?;
                if behind != target {
                    self.use_label(behind);
                }
                return Ok(());
            }
            ExpressionKind::IfExp { test, body, orelse } => {
                let end = self.new_label();
                let next = self.new_label();
                self.jump_if(test, next, false)?;
                self.jump_if(body, target, truth)?;
                self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
                self.use_label(next);
                self.jump_if(orelse, target, truth)?;
                self.use_label(end);
                return Ok(());
            }
            ExpressionKind::Compare { left, operators, comparators } if operators.len() > 1 => {
                self.check_comparison(left, operators, comparators, location);
                let cleanup = self.new_label();
                self.expression(left)?;
                let last = comparators.len() - 1;
                for (operator, comparator) in operators[..last].iter().zip(comparators) {
                    self.expression(comparator)?;
                    self.emit_with(opcode::SWAP, 2, location);
                    self.emit_with(opcode::COPY, 2, location);
                    self.comparison(*operator, location);
                    self.emit(opcode::TO_BOOL, location);
                    self.jump(opcode::POP_JUMP_IF_FALSE, cleanup, location);
                }
                self.expression(&comparators[last])?;
                self.comparison(operators[last], location);
                self.emit(opcode::TO_BOOL, location);
                self.jump(conditional_jump(truth), target, location);
                let end = self.new_label();
                self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
                self.use_label(cleanup);
                self.emit(opcode::POP_TOP, location);
                if !truth {
                    self.jump(pseudo::JUMP_NO_INTERRUPT, target, Location::NONE);
                }
                self.use_label(end);
                return Ok(());
            }
            _ => {}
        }
        self.expression(condition)?;
        location = self.visited_place(location);
        self.emit(opcode::TO_BOOL, location);
        self.jump(conditional_jump(truth), target, location);
        Ok(())
    }

    fn boolean_operation(&mut self, is_or: bool, values: &[Expression], location: Location) -> Result<()> {
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        let end = self.new_label();
        for value in others {
            self.expression(value)?;
            self.emit_with(opcode::COPY, 1, location);
            self.emit(opcode::TO_BOOL, location);
            self.jump(conditional_jump(is_or), end, location);
            self.emit(opcode::POP_TOP, location);
        }
        self.expression(last)?;
        self.use_label(end);
        Ok(())
    }

    fn compare(
        &mut self,
        left: &Expression,
        operators: &[Comparison],
        comparators: &[Expression],
        location: Location,
    ) -> Result<()> {
        self.expression(left)?;
        let (Some((last_operator, operators)), Some((last, comparators))) =
            (operators.split_last(), comparators.split_last())
        else {
            return Ok(());
        };
        if operators.is_empty() {
            self.expression(last)?;
            self.comparison(*last_operator, location);
            return Ok(());
        }
        let cleanup = self.new_label();
        for (operator, comparator) in operators.iter().zip(comparators) {
            self.expression(comparator)?;
            self.emit_with(opcode::SWAP, 2, location);
            self.emit_with(opcode::COPY, 2, location);
            self.comparison(*operator, location);
            self.emit_with(opcode::COPY, 1, location);
            self.emit(opcode::TO_BOOL, location);
            self.jump(opcode::POP_JUMP_IF_FALSE, cleanup, location);
            self.emit(opcode::POP_TOP, location);
        }
        self.expression(last)?;
        self.comparison(*last_operator, location);
        let end = self.new_label();
        self.jump(pseudo::JUMP_NO_INTERRUPT, end, Location::NONE);
        self.use_label(cleanup);
        self.emit_with(opcode::SWAP, 2, location);
        self.emit(opcode::POP_TOP, location);
        self.use_label(end);
        Ok(())
    }

    pub(super) fn comparison(&mut self, operator: Comparison, location: Location) {
        let comparison = match operator {
            Comparison::Is => return self.emit_with(opcode::IS_OP, 0, location),
            Comparison::IsNot => return self.emit_with(opcode::IS_OP, 1, location),
            Comparison::In => return self.emit_with(opcode::CONTAINS_OP, 0, location),
            Comparison::NotIn => return self.emit_with(opcode::CONTAINS_OP, 1, location),
            Comparison::Equal => comparison::EQUAL,
            Comparison::NotEqual => comparison::NOT_EQUAL,
            Comparison::Less => comparison::LESS,
            Comparison::LessEqual => comparison::LESS_EQUAL,
            Comparison::Greater => comparison::GREATER,
            Comparison::GreaterEqual => comparison::GREATER_EQUAL,
        };
        let mask = comparison::MASKS[comparison as usize];
        self.emit_with(opcode::COMPARE_OP, comparison << 5 | mask, location);
    }

    fn attribute(
        &mut self,
        expression: &Expression,
        value: &Expression,
        name: &Identifier,
        context: Context,
    ) -> Result<()> {
        let location = expression.location;
        self.note_static_attribute(value, name, context);
        self.refuse_debug(name, context, location);
        if context == Context::Load && self.is_optimizable_super(value, name) {
            let explicit = self.load_super_arguments(value)?;
            let opcode = if explicit { u16::from(opcode::LOAD_SUPER_ATTR) } else { pseudo::LOAD_ZERO_SUPER_ATTR };
            let attribute = attribute_location(location, expression, name);
            let place = if self.options.places == Places::Visited { attribute } else { location };
            self.emit_name(opcode, name, place);
            self.emit(opcode::NOP, attribute);
            return Ok(());
        }
        self.expression(value)?;
        let location = attribute_location(location, expression, name);
        let opcode = match context {
            Context::Load => opcode::LOAD_ATTR,
            Context::Store => opcode::STORE_ATTR,
            Context::Delete => opcode::DELETE_ATTR,
        };
        self.emit_name(opcode, name, location);
        Ok(())
    }

    /// Attributes that methods set on `self` go into the class's `__static_attributes__`.
    fn note_static_attribute(&mut self, value: &Expression, name: &Identifier, context: Context) {
        if context != Context::Store
            || !matches!(&value.kind, ExpressionKind::Name { name, .. } if name.as_str() == "self")
        {
            return;
        }
        if let Some(class) = self.units.iter_mut().rev().find(|unit| unit.kind == UnitKind::Class) {
            class.static_attributes.insert(name.clone());
        }
    }

    fn subscript(
        &mut self,
        value: &Expression,
        slice: &Expression,
        context: Context,
        location: Location,
    ) -> Result<()> {
        if context == Context::Load {
            self.check_subscript(value, slice, location);
        }
        self.expression(value)?;
        if is_two_part_slice(slice) && context != Context::Delete {
            self.slice_parts(slice)?;
            let opcode = if context == Context::Load { opcode::BINARY_SLICE } else { opcode::STORE_SLICE };
            self.emit(opcode, location);
            return Ok(());
        }
        self.expression(slice)?;
        let opcode = match context {
            Context::Load => opcode::BINARY_SUBSCR,
            Context::Store => opcode::STORE_SUBSCR,
            Context::Delete => opcode::DELETE_SUBSCR,
        };
        self.emit(opcode, location);
        Ok(())
    }

    /// Loads what a slice is built of; gives how many values these are.
    pub(super) fn slice_parts(&mut self, slice: &Expression) -> Result<u32> {
        let ExpressionKind::Slice { lower, upper, step } = &slice.kind else { return Ok(0) };
        for part in [lower, upper] {
            match part {
                Some(part) => self.expression(part)?,
                None => self.load_constant(Constant::None, slice.location),
            }
        }
        match step {
            Some(step) => {
                self.expression(step)?;
                Ok(3)
            }
            None => Ok(2),
        }
    }

    fn joined_string(&mut self, values: &[Expression], location: Location) -> Result<()> {
        if self.options.places == Places::Visited && self.formatted_string.is_none() {
            self.formatted_string = Some(location);
            let result = self.joined_parts(values, location);
            self.formatted_string = None;
            return result;
        }
        self.joined_parts(values, location)
    }

    fn joined_parts(&mut self, values: &[Expression], location: Location) -> Result<()> {
        if values.len() > STACK_USE_GUIDELINE {
            self.load_constant(Constant::Str(String::new()), location);
            self.emit_name(pseudo::LOAD_METHOD, &Identifier::from("join"), location);
            self.emit_with(opcode::BUILD_LIST, 0, location);
            for value in values {
                self.expression(value)?;
                self.emit_with(opcode::LIST_APPEND, 1, location);
            }
            self.emit_with(opcode::CALL, 1, location);
            return Ok(());
        }
        self.expressions(values)?;
        match values.len() {
            0 if self.options.profile.empty_f_strings_are_constants => {
                self.load_constant(Constant::Str(String::new()), location);
            }
            1 => {}
            count => self.emit_with(opcode::BUILD_STRING, count as u32, location),
        }
        Ok(())
    }

    fn formatted_value(
        &mut self,
        value: &Expression,
        conversion: Option<char>,
        format_spec: Option<&Expression>,
        location: Location,
    ) -> Result<()> {
        let string = self.formatted_string.take();
        self.expression(value)?;
        self.formatted_string = string;
        let location = string.unwrap_or(location);
        if let Some(conversion) = conversion {
            let argument = match conversion {
                's' => 1,
                'r' => 2,
                _ => 3,
            };
            self.emit_with(opcode::CONVERT_VALUE, argument, location);
        }
        match format_spec {
            Some(spec) => {
                self.expression(spec)?;
                self.emit(opcode::FORMAT_WITH_SPEC, location);
            }
            None => self.emit(opcode::FORMAT_SIMPLE, location),
        }
        Ok(())
    }

    /// Builds a list, set or tuple of expressions, on top of values that are already on the stack.
    pub(super) fn build_with_stars(
        &mut self,
        elements: &[Expression],
        pushed: usize,
        collection: Collection,
        location: Location,
    ) -> Result<()> {
        let count = elements.len();
        let (build, add, extend) = match collection {
            Collection::Set => (opcode::BUILD_SET, opcode::SET_ADD, opcode::SET_UPDATE),
            Collection::List | Collection::Tuple => (opcode::BUILD_LIST, opcode::LIST_APPEND, opcode::LIST_EXTEND),
        };
        let is_tuple = collection == Collection::Tuple;
        if count > 2
            && let Some(items) = elements.iter().map(|element| element.constant().cloned()).collect::<Option<Vec<_>>>()
        {
            if is_tuple && pushed == 0 {
                self.load_constant(Constant::Tuple(items), location);
                return Ok(());
            }
            self.emit_with(build, pushed as u32, location);
            let items = match collection {
                Collection::Set => super::arithmetic::frozen_set(items),
                _ => Constant::Tuple(items),
            };
            self.load_constant(items, location);
            self.emit_with(extend, 1, location);
            if is_tuple {
                self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::LIST_TO_TUPLE, location);
            }
            return Ok(());
        }
        let big = count + pushed > STACK_USE_GUIDELINE;
        if !big && elements.iter().all(|element| element.starred().is_none()) {
            self.expressions(elements)?;
            let build = if is_tuple { opcode::BUILD_TUPLE } else { build };
            self.emit_with(build, (count + pushed) as u32, location);
            return Ok(());
        }
        let mut built = big;
        if big {
            self.emit_with(build, pushed as u32, location);
        }
        for (index, element) in elements.iter().enumerate() {
            match element.starred() {
                Some(value) => {
                    if !built {
                        self.emit_with(build, (index + pushed) as u32, location);
                        built = true;
                    }
                    self.expression(value)?;
                    self.emit_with(extend, 1, location);
                }
                None => {
                    self.expression(element)?;
                    if built {
                        self.emit_with(add, 1, location);
                    }
                }
            }
        }
        if is_tuple {
            self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::LIST_TO_TUPLE, location);
        }
        Ok(())
    }

    fn dictionary(&mut self, keys: &[Option<Expression>], values: &[Expression], location: Location) -> Result<()> {
        let mut have_dictionary = false;
        let mut waiting = 0;
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_none() {
                if waiting > 0 {
                    self.dictionary_part(&keys[index - waiting..index], &values[index - waiting..index], location)?;
                    if have_dictionary {
                        self.emit_with(opcode::DICT_UPDATE, 1, location);
                    }
                    have_dictionary = true;
                    waiting = 0;
                }
                if !have_dictionary {
                    self.emit_with(opcode::BUILD_MAP, 0, location);
                    have_dictionary = true;
                }
                self.expression(value)?;
                self.emit_with(opcode::DICT_UPDATE, 1, location);
            } else if waiting * 2 > STACK_USE_GUIDELINE {
                self.dictionary_part(&keys[index - waiting..=index], &values[index - waiting..=index], location)?;
                if have_dictionary {
                    self.emit_with(opcode::DICT_UPDATE, 1, location);
                }
                have_dictionary = true;
                waiting = 0;
            } else {
                waiting += 1;
            }
        }
        let start = keys.len() - waiting;
        if waiting > 0 {
            self.dictionary_part(&keys[start..], &values[start..], location)?;
            if have_dictionary {
                self.emit_with(opcode::DICT_UPDATE, 1, location);
            }
        } else if !have_dictionary {
            self.emit_with(opcode::BUILD_MAP, 0, location);
        }
        Ok(())
    }

    fn dictionary_part(
        &mut self,
        keys: &[Option<Expression>],
        values: &[Expression],
        location: Location,
    ) -> Result<()> {
        let count = keys.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        if count > 1
            && !big
            && let Some(constants) =
                keys.iter().map(|key| key.as_ref().and_then(|key| key.constant().cloned())).collect::<Option<Vec<_>>>()
        {
            self.expressions(values)?;
            self.load_constant(Constant::Tuple(constants), location);
            self.emit_with(opcode::BUILD_CONST_KEY_MAP, count as u32, location);
            return Ok(());
        }
        if big {
            self.emit_with(opcode::BUILD_MAP, 0, location);
        }
        for (key, value) in keys.iter().zip(values) {
            if let Some(key) = key {
                self.expression(key)?;
            }
            self.expression(value)?;
            if big {
                self.emit_with(opcode::MAP_ADD, 1, location);
            }
        }
        if !big {
            self.emit_with(opcode::BUILD_MAP, count as u32, location);
        }
        Ok(())
    }
}

/// What is built from expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collection {
    List,
    Set,
    Tuple,
}

pub(super) fn is_two_part_slice(slice: &Expression) -> bool {
    matches!(slice.kind, ExpressionKind::Slice { step: None, .. })
}

pub(super) fn conditional_jump(truth: bool) -> u8 {
    if truth { opcode::POP_JUMP_IF_TRUE } else { opcode::POP_JUMP_IF_FALSE }
}

pub(super) fn binary_argument(operator: Operator) -> u32 {
    match operator {
        Operator::Add => binary_operation::ADD,
        Operator::Subtract => binary_operation::SUBTRACT,
        Operator::Multiply => binary_operation::MULTIPLY,
        Operator::MatrixMultiply => binary_operation::MATRIX_MULTIPLY,
        Operator::Divide => binary_operation::TRUE_DIVIDE,
        Operator::Modulo => binary_operation::REMAINDER,
        Operator::Power => binary_operation::POWER,
        Operator::LeftShift => binary_operation::LSHIFT,
        Operator::RightShift => binary_operation::RSHIFT,
        Operator::BitOr => binary_operation::OR,
        Operator::BitXor => binary_operation::XOR,
        Operator::BitAnd => binary_operation::AND,
        Operator::FloorDivide => binary_operation::FLOOR_DIVIDE,
    }
}

/// Where an attribute spans lines, the position of its name.
pub(super) fn attribute_location(mut location: Location, attribute: &Expression, name: &Identifier) -> Location {
    let place = attribute.location;
    if location.line != place.end_line {
        location.line = place.end_line;
        let length = name.chars().count() as i32;
        if length <= place.end_column {
            location.column = place.end_column - length;
        } else {
            location.column = -1;
            location.end_column = -1;
        }
        location.end_line = location.line.max(location.end_line);
        if location.line == location.end_line {
            location.end_column = location.column.max(location.end_column);
        }
    }
    location
}
