//! Code of calls, methods and `super`.

use super::code::Constant;
use super::expression::{Collection, attribute_location};
use super::opcode::{self, pseudo};
use super::places::Places;
use super::unit::{Compiler, STACK_USE_GUIDELINE};
use crate::syntax::failure::Result;
use crate::syntax::symbol_table::{NameScope, usage};
use crate::syntax::tree::{Call, Context, Expression, ExpressionKind, Identifier, Keyword, Location};

impl Compiler<'_> {
    pub(super) fn call(&mut self, call: &Call, location: Location) -> Result<()> {
        self.check_keywords(&call.keywords, location)?;
        self.check_callable(&call.function, location);
        if self.method_call(call, location)? {
            return Ok(());
        }
        self.expression(&call.function)?;
        self.emit(opcode::PUSH_NULL, call.function.location);
        self.call_with(0, &call.arguments, None, &call.keywords, location)
    }

    /// Calls an attribute without making a bound method, where that is possible; tells whether it was.
    fn method_call(&mut self, call: &Call, location: Location) -> Result<bool> {
        let method = &call.function;
        let ExpressionKind::Attribute { value, name, context: Context::Load } = &method.kind else { return Ok(false) };
        // Attributes of modules are no methods.
        if let ExpressionKind::Name { name, .. } = &value.kind
            && self.table.top().usage_of(name) & usage::IMPORT != 0
        {
            return Ok(false);
        }
        let (arguments, keywords) = (call.arguments.len(), call.keywords.len());
        if arguments + keywords + usize::from(keywords != 0) >= STACK_USE_GUIDELINE
            || call.arguments.iter().any(|argument| argument.starred().is_some())
            || call.keywords.iter().any(|keyword| keyword.name.is_none())
        {
            return Ok(false);
        }
        let mut method_location = method.location;
        if self.is_optimizable_super(value, name) {
            let explicit = self.load_super_arguments(value)?;
            let opcode = if explicit { pseudo::LOAD_SUPER_METHOD } else { pseudo::LOAD_ZERO_SUPER_METHOD };
            let attribute = attribute_location(method_location, method, name);
            let place = if self.options.places == Places::Visited { attribute } else { method_location };
            self.emit_name(opcode, name, place);
            method_location = attribute;
            self.emit(opcode::NOP, method_location);
        } else {
            self.expression(value)?;
            method_location = attribute_location(method_location, method, name);
            self.emit_name(pseudo::LOAD_METHOD, name, method_location);
        }
        self.expressions(&call.arguments)?;
        self.keyword_values(&call.keywords)?;
        let location = attribute_location(location, method, name);
        if keywords > 0 {
            self.keyword_names(&call.keywords, method_location);
            self.emit_with(opcode::CALL_KW, (arguments + keywords) as u32, location);
        } else {
            self.emit_with(opcode::CALL, arguments as u32, location);
        }
        Ok(true)
    }

    fn keyword_values(&mut self, keywords: &[Keyword]) -> Result<()> {
        keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))
    }

    fn keyword_names(&mut self, keywords: &[Keyword], location: Location) {
        let names = keywords.iter().filter_map(|keyword| keyword.name.as_ref());
        let names = names.map(|name| Constant::Str(name.to_string())).collect();
        self.load_constant(Constant::Tuple(names), location);
    }

    fn check_keywords(&mut self, keywords: &[Keyword], call: Location) -> Result<()> {
        let places_of_names = self.options.profile.names_have_places;
        for (index, keyword) in keywords.iter().enumerate() {
            let Some(name) = &keyword.name else { continue };
            self.refuse_debug(name, Context::Store, if places_of_names { keyword.location } else { call });
            if let Some(repeated) = keywords[index + 1..].iter().find(|other| other.name.as_ref() == Some(name)) {
                return self.error(format!("keyword argument repeated: {name}"), repeated.location);
            }
        }
        Ok(())
    }

    /// Calls what is on the stack below `pushed` arguments with more of them.
    pub(super) fn call_with(
        &mut self,
        pushed: usize,
        arguments: &[Expression],
        extra_argument: Option<&Expression>,
        keywords: &[Keyword],
        location: Location,
    ) -> Result<()> {
        self.check_keywords(keywords, location)?;
        let with_extra: Vec<Expression>;
        let arguments = match extra_argument {
            Some(extra) => {
                with_extra = arguments.iter().chain([extra]).cloned().collect();
                &with_extra
            }
            None => arguments,
        };
        let plain = arguments.len() + keywords.len() * 2 <= STACK_USE_GUIDELINE
            && arguments.iter().all(|argument| argument.starred().is_none())
            && keywords.iter().all(|keyword| keyword.name.is_some());
        if plain {
            self.expressions(arguments)?;
            let count = (pushed + arguments.len() + keywords.len()) as u32;
            if keywords.is_empty() {
                self.emit_with(opcode::CALL, count, location);
            } else {
                self.keyword_values(keywords)?;
                self.keyword_names(keywords, location);
                self.emit_with(opcode::CALL_KW, count, location);
            }
            return Ok(());
        }
        match arguments {
            [only] if pushed == 0 && only.starred().is_some() => {
                if let Some(value) = only.starred() {
                    self.expression(value)?;
                }
            }
            _ => self.build_with_stars(arguments, pushed, Collection::Tuple, location)?,
        }
        self.keyword_dictionary(keywords, location)?;
        self.emit_with(opcode::CALL_FUNCTION_EX, u32::from(!keywords.is_empty()), location);
        Ok(())
    }

    fn keyword_dictionary(&mut self, keywords: &[Keyword], location: Location) -> Result<()> {
        let mut have_dictionary = false;
        let mut waiting = 0;
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.name.is_some() {
                waiting += 1;
                continue;
            }
            if waiting > 0 {
                self.keyword_part(&keywords[index - waiting..index], location)?;
                if have_dictionary {
                    self.emit_with(opcode::DICT_MERGE, 1, location);
                }
                have_dictionary = true;
                waiting = 0;
            }
            if !have_dictionary {
                self.emit_with(opcode::BUILD_MAP, 0, location);
                have_dictionary = true;
            }
            self.expression(&keyword.value)?;
            self.emit_with(opcode::DICT_MERGE, 1, location);
        }
        if waiting > 0 {
            self.keyword_part(&keywords[keywords.len() - waiting..], location)?;
            if have_dictionary {
                self.emit_with(opcode::DICT_MERGE, 1, location);
            }
        }
        Ok(())
    }

    fn keyword_part(&mut self, keywords: &[Keyword], location: Location) -> Result<()> {
        let count = keywords.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        if count > 1 && !big {
            self.keyword_values(keywords)?;
            self.keyword_names(keywords, location);
            self.emit_with(opcode::BUILD_CONST_KEY_MAP, count as u32, location);
            return Ok(());
        }
        if big {
            self.emit_with(opcode::BUILD_MAP, 0, Location::NONE);
        }
        for keyword in keywords {
            if let Some(name) = &keyword.name {
                self.load_constant(Constant::Str(name.to_string()), location);
            }
            self.expression(&keyword.value)?;
            if big {
                self.emit_with(opcode::MAP_ADD, 1, Location::NONE);
            }
        }
        if !big {
            self.emit_with(opcode::BUILD_MAP, count as u32, location);
        }
        Ok(())
    }

    /// Whether `value.name` is an attribute of `super()` that needs no super object.
    pub(super) fn is_optimizable_super(&self, value: &Expression, name: &Identifier) -> bool {
        let ExpressionKind::Call(call) = &value.kind else { return false };
        if !self.options.profile.super_attributes_are_one_step {
            return false;
        }
        if !matches!(&call.function.kind, ExpressionKind::Name { name, .. } if name.as_str() == "super")
            || name.as_str() == "__class__"
            || !call.keywords.is_empty()
        {
            return false;
        }
        let here = &self.table.blocks[self.unit.block];
        if here.scope_of("super") != NameScope::GlobalImplicit
            || self.table.top().scope_of("super") != NameScope::Unknown
        {
            return false;
        }
        match call.arguments.len() {
            2 => call.arguments.iter().all(|argument| argument.starred().is_none()),
            0 => self.unit.argument_count > 0 && self.reference_scope("__class__") == NameScope::Free,
            _ => false,
        }
    }

    /// Loads `super`, the class and the object; tells whether the program gives the two itself.
    pub(super) fn load_super_arguments(&mut self, value: &Expression) -> Result<bool> {
        let ExpressionKind::Call(call) = &value.kind else { return Ok(false) };
        self.load_name("super", call.function.location);
        if call.arguments.len() == 2 {
            self.expressions(&call.arguments)?;
            return Ok(true);
        }
        self.load_name("__class__", value.location);
        if let Some(first) = self.unit.variables.get_index(0).cloned() {
            self.name(&first, Context::Load, value.location);
        }
        Ok(false)
    }
}
