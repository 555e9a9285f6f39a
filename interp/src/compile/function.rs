//! Code of functions and lambdas.

use super::code::{CodeUnit, Constant};
use super::fold::docstring;
use super::opcode::{self, function_attribute, intrinsic_2};
use super::unit::{Compiler, UnitKind};
use crate::syntax::failure::Result;
use crate::syntax::tree::{Argument, Arguments, Context, Expression, FunctionDef, Identifier, Lambda, Location};

impl<'a> Compiler<'a> {
    pub(super) fn function(&mut self, node: &'a FunctionDef, location: Location) -> Result<()> {
        self.expressions(&node.decorators)?;
        self.check_arguments(&node.arguments, location);
        let first_line = node.decorators.first().map_or(location.line, |first| first.location.line);
        let mut attributes = self.default_arguments(&node.arguments, location)?;
        let generic = !node.type_parameters.parameters.is_empty();
        // The defaults are evaluated outside and handed to the code that binds the type parameters.
        let defaults = attributes.count_ones();
        if generic {
            if defaults == 2 {
                self.emit_with(opcode::SWAP, 2, location);
            }
            let name = format!("<generic parameters of {}>", node.name);
            self.enter_scope(&name, UnitKind::TypeParameters, node.type_parameters.scope, first_line);
            self.type_parameters(&node.type_parameters)?;
            for index in 0..defaults {
                self.emit_with(opcode::LOAD_FAST, index, location);
            }
        }
        if self.annotations(&node.arguments, node.returns.as_ref(), location)? {
            attributes |= function_attribute::ANNOTATIONS;
        }
        let code = self.function_body(node, first_line)?;
        self.make_closure(code, attributes, location);
        if generic {
            self.emit_with(opcode::SWAP, 2, location);
            self.emit_with(opcode::CALL_INTRINSIC_2, intrinsic_2::SET_FUNCTION_TYPE_PARAMS, location);
            self.unit.argument_count = defaults;
            let code = self.exit_scope(false)?;
            self.make_closure(code, 0, location);
            if defaults > 0 {
                self.emit_with(opcode::SWAP, defaults + 1, location);
                self.emit_with(opcode::CALL, defaults - 1, location);
            } else {
                self.emit(opcode::PUSH_NULL, location);
                self.emit_with(opcode::CALL, 0, location);
            }
        }
        self.apply_decorators(&node.decorators);
        self.name(&node.name, Context::Store, location);
        Ok(())
    }

    fn function_body(&mut self, node: &'a FunctionDef, first_line: i32) -> Result<CodeUnit> {
        let kind = if node.is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        self.enter_scope(&node.name, kind, node.scope, first_line);
        let text = docstring(&node.body);
        // The first constant is the docstring, whatever the code uses.
        let first = match text {
            Some(text) if self.options.optimize < 2 => self.docstring_constant(text),
            _ => Constant::None,
        };
        self.unit.constants.add(first);
        self.count_arguments(&node.arguments);
        self.statements(&node.body[usize::from(text.is_some())..])?;
        let block = &self.table.blocks[self.unit.block];
        if block.coroutine || block.generator {
            self.wrap_in_stop_iteration_handler();
        }
        self.exit_scope(true)
    }

    /// No parameter is called `__debug__`.
    fn check_arguments(&mut self, arguments: &Arguments, location: Location) {
        let places_of_names = self.options.profile.names_have_places;
        let Arguments { positional_only, positional, variadic, keyword_only, variadic_keyword, .. } = arguments;
        for argument in
            positional_only.iter().chain(positional).chain(variadic).chain(keyword_only).chain(variadic_keyword)
        {
            let location = if places_of_names { argument.location } else { location };
            self.refuse_debug(&argument.name, Context::Store, location);
        }
    }

    pub(super) fn lambda(&mut self, node: &Lambda, location: Location) -> Result<()> {
        self.check_arguments(&node.arguments, location);
        let attributes = self.default_arguments(&node.arguments, location)?;
        self.enter_scope("<lambda>", UnitKind::Lambda, node.scope, location.line);
        // So that no constant is taken for a docstring.
        self.unit.constants.add(Constant::None);
        self.count_arguments(&node.arguments);
        self.expression(&node.body)?;
        let code = if self.table.blocks[self.unit.block].generator {
            self.exit_scope(false)?
        } else {
            let place = match self.options.profile.lambda_returns_where_its_body_is {
                true => node.body.location,
                false => Location { end_line: location.line, column: 0, end_column: 0, ..location },
            };
            self.emit(opcode::RETURN_VALUE, place);
            self.exit_scope(true)?
        };
        self.make_closure(code, attributes, location);
        Ok(())
    }

    fn count_arguments(&mut self, arguments: &Arguments) {
        self.unit.positional_only_count = arguments.positional_only.len() as u32;
        self.unit.argument_count = (arguments.positional_only.len() + arguments.positional.len()) as u32;
        self.unit.keyword_only_count = arguments.keyword_only.len() as u32;
    }

    /// Evaluates the defaults; gives which attributes of the function are on the stack.
    fn default_arguments(&mut self, arguments: &Arguments, location: Location) -> Result<u32> {
        let mut attributes = 0;
        if !arguments.defaults.is_empty() {
            attributes |= function_attribute::DEFAULTS;
            self.expressions(&arguments.defaults)?;
            self.emit_with(opcode::BUILD_TUPLE, arguments.defaults.len() as u32, location);
        }
        let mut names = Vec::new();
        for (argument, default) in arguments.keyword_only.iter().zip(&arguments.keyword_defaults) {
            if let Some(default) = default {
                names.push(Constant::Str(self.mangle(&argument.name).to_string()));
                self.expression(default)?;
            }
        }
        if !names.is_empty() {
            attributes |= function_attribute::KEYWORD_DEFAULTS;
            let count = names.len() as u32;
            self.load_constant(Constant::Tuple(names), location);
            self.emit_with(opcode::BUILD_CONST_KEY_MAP, count, location);
        }
        Ok(attributes)
    }

    /// Evaluates the annotations; tells whether there are any.
    fn annotations(&mut self, arguments: &Arguments, returns: Option<&Expression>, location: Location) -> Result<bool> {
        let mut count = 0;
        let all = arguments
            .positional
            .iter()
            .chain(&arguments.positional_only)
            .chain(&arguments.variadic)
            .chain(&arguments.keyword_only)
            .chain(&arguments.variadic_keyword);
        for Argument { name, annotation, .. } in all {
            if let Some(annotation) = annotation {
                self.annotation(name, annotation, location)?;
                count += 2;
            }
        }
        if let Some(returns) = returns {
            self.annotation(&Identifier::from("return"), returns, location)?;
            count += 2;
        }
        if count > 0 {
            self.emit_with(opcode::BUILD_TUPLE, count, location);
        }
        Ok(count > 0)
    }

    fn annotation(&mut self, name: &Identifier, annotation: &Expression, location: Location) -> Result<()> {
        let name = Constant::Str(self.mangle(name).to_string());
        self.load_constant(name, location);
        if self.future_annotations() {
            self.annotation_text(annotation);
        } else if let Some(value) = annotation.starred() {
            // `*args: *Ts`
            self.expression(value)?;
            self.emit_with(opcode::UNPACK_SEQUENCE, 1, location);
        } else {
            self.expression(annotation)?;
        }
        Ok(())
    }

    pub(super) fn apply_decorators(&mut self, decorators: &[Expression]) {
        for decorator in decorators.iter().rev() {
            self.emit_with(opcode::CALL, 0, decorator.location);
        }
    }
}
