//! The first pass: a walk over the tree that collects the names of each block.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Block, BlockIndex, BlockKind, OrderedMap, Symbol, SymbolOptions, SymbolTable, mangle, usage};
use crate::syntax::failure::{Result, SyntaxFailure};
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    Alias, Argument, Arguments, Comprehension, ComprehensionKind, Context, Expression, ExpressionKind, Generator,
    Identifier, Keyword, Location, Module, Pattern, PatternKind, ScopeId, Statement, StatementKind, TypeParameter,
    TypeParameterKind, TypeParameters,
};

pub(super) fn build(module: &Module, options: SymbolOptions) -> Result<SymbolTable> {
    let mut builder = Builder {
        table: SymbolTable { blocks: Vec::new(), by_scope: FxHashMap::default(), constants: Vec::new() },
        stack: Vec::new(),
        class: None,
        options,
    };
    builder.enter("top", BlockKind::Module, Some(ScopeId::TOP), Location::line_start(0));
    match module {
        Module::Module(body) | Module::Interactive(body) => builder.statements(body)?,
        Module::Expression(expression) => builder.expression(expression)?,
    }
    builder.exit();
    Ok(builder.table)
}

struct Builder {
    table: SymbolTable,
    stack: Vec<BlockIndex>,
    /// The class whose private names are mangled.
    class: Option<Identifier>,
    options: SymbolOptions,
}

fn failure<T>(message: String, location: Location) -> Result<T> {
    Err(Box::new(SyntaxFailure::symbol_table(message, location)))
}

impl Builder {
    fn current(&mut self) -> &mut Block {
        let index = self.stack.last().copied().unwrap_or_default();
        &mut self.table.blocks[index]
    }

    fn enter(&mut self, name: &str, kind: BlockKind, scope: Option<ScopeId>, location: Location) {
        let index = self.table.blocks.len();
        let previous = self.stack.last().map(|previous| &self.table.blocks[*previous]);
        let block = Block {
            kind,
            name: Identifier::from(name),
            symbols: OrderedMap::default(),
            parameters: Vec::new(),
            children: Vec::new(),
            nested: previous.is_some_and(|previous| previous.nested || previous.is_function_like()),
            free: false,
            child_free: false,
            generator: false,
            coroutine: false,
            comprehension: None,
            variadic: false,
            variadic_keywords: false,
            needs_class_closure: false,
            needs_class_dictionary: false,
            inlined: false,
            can_see_class_scope: false,
            location,
            directives: Vec::new(),
            mangled_names: match previous {
                Some(previous) if kind != BlockKind::Class => previous.mangled_names.clone(),
                _ => None,
            },
            description: None,
            iteration_target: false,
            iterable_depth: previous.map_or(0, |previous| previous.iterable_depth),
        };
        if kind != BlockKind::Annotation
            && let Some(previous) = self.stack.last()
        {
            self.table.blocks[*previous].children.push(index);
        }
        self.table.blocks.push(block);
        if let Some(scope) = scope {
            self.table.by_scope.insert(scope, index);
        }
        self.stack.push(index);
    }

    fn exit(&mut self) {
        self.stack.pop();
    }

    fn lookup(&self, index: BlockIndex, name: &Identifier) -> u32 {
        let block = &self.table.blocks[index];
        block.usage_of(&block.mangle(self.class.as_ref(), name))
    }

    fn lookup_here(&mut self, name: &Identifier) -> u32 {
        let index = self.stack.last().copied().unwrap_or_default();
        self.lookup(index, name)
    }

    fn define(&mut self, name: &Identifier, flag: u32, location: Location) -> Result<()> {
        if flag & usage::TYPE_PARAMETER != 0
            && let Some(names) = &mut self.current().mangled_names
        {
            names.insert(name.clone());
        }
        let index = self.stack.last().copied().unwrap_or_default();
        self.define_in(index, name, flag, location)
    }

    fn define_in(&mut self, index: BlockIndex, name: &Identifier, flag: u32, location: Location) -> Result<()> {
        let here = self.stack.last().copied().unwrap_or_default();
        let mangled = self.table.blocks[here].mangle(self.class.as_ref(), name);
        let block = &mut self.table.blocks[index];
        let iteration_target = block.iteration_target;
        let symbol = block.symbols.entry(mangled.clone()).or_default();
        if flag & symbol.usage & usage::PARAMETER != 0 {
            return failure(format!("duplicate argument '{name}' in function definition"), location);
        }
        if flag & symbol.usage & usage::TYPE_PARAMETER != 0 {
            return failure(format!("duplicate type parameter '{name}'"), location);
        }
        let mut combined = symbol.usage | flag;
        if iteration_target {
            if combined & (usage::GLOBAL | usage::NONLOCAL) != 0 {
                return failure(
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'"),
                    location,
                );
            }
            combined |= usage::COMPREHENSION_ITERATION;
        }
        symbol.usage = combined;
        if flag & usage::PARAMETER != 0 {
            block.parameters.push(mangled);
        } else if flag & usage::GLOBAL != 0 {
            self.table.blocks[0].symbols.entry(mangled).or_default().usage |= flag;
        }
        Ok(())
    }

    fn statements(&mut self, statements: &[Statement]) -> Result<()> {
        statements.iter().try_for_each(|statement| self.statement(statement))
    }

    fn expressions(&mut self, expressions: &[Expression]) -> Result<()> {
        expressions.iter().try_for_each(|expression| self.expression(expression))
    }

    fn optional(&mut self, expression: Option<&Expression>) -> Result<()> {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    fn statement(&mut self, statement: &Statement) -> Result<()> {
        with_stack(|| self.statement_inner(statement))
    }

    fn statement_inner(&mut self, statement: &Statement) -> Result<()> {
        let location = statement.location;
        match &statement.kind {
            StatementKind::FunctionDef(node) => {
                self.define(&node.name, usage::LOCAL, location)?;
                self.defaults(&node.arguments)?;
                self.expressions(&node.decorators)?;
                let generic = !node.type_parameters.parameters.is_empty();
                if generic {
                    let keyword_defaults = node.arguments.keyword_defaults.iter().any(Option::is_some);
                    self.enter_type_parameters(&node.name, &node.type_parameters, location)?;
                    // CPython declares this one whether or not there are defaults.
                    self.define(&Identifier::from(".defaults"), usage::PARAMETER, location)?;
                    if keyword_defaults {
                        self.define(&Identifier::from(".kwdefaults"), usage::PARAMETER, location)?;
                    }
                    self.type_parameters(&node.type_parameters)?;
                }
                self.annotations(&node.arguments, node.returns.as_ref(), location)?;
                self.enter(&node.name, BlockKind::Function, Some(node.scope), location);
                self.current().coroutine = node.is_async;
                self.parameters(&node.arguments)?;
                self.statements(&node.body)?;
                self.exit();
                if generic {
                    self.exit();
                }
            }
            StatementKind::ClassDef(node) => {
                self.define(&node.name, usage::LOCAL, location)?;
                self.expressions(&node.decorators)?;
                let outer = self.class.clone();
                let generic = !node.type_parameters.parameters.is_empty();
                if generic {
                    self.enter_type_parameters(&node.name, &node.type_parameters, location)?;
                    for name in [".type_params", ".generic_base"] {
                        self.define(&Identifier::from(name), usage::LOCAL | usage::USE, location)?;
                    }
                    self.class = Some(node.name.clone());
                    self.current().mangled_names = Some(FxHashSet::default());
                    self.type_parameters(&node.type_parameters)?;
                }
                self.expressions(&node.bases)?;
                self.keywords(&node.keywords)?;
                self.enter(&node.name, BlockKind::Class, Some(node.scope), location);
                self.class = Some(node.name.clone());
                if generic {
                    self.define(&Identifier::from("__type_params__"), usage::LOCAL, location)?;
                    self.define(&Identifier::from(".type_params"), usage::USE, location)?;
                }
                self.statements(&node.body)?;
                self.exit();
                if generic {
                    self.exit();
                }
                self.class = outer;
            }
            StatementKind::TypeAlias(node) => {
                self.expression(&node.name)?;
                let in_class = self.current().kind == BlockKind::Class;
                let generic = !node.type_parameters.parameters.is_empty();
                let ExpressionKind::Name { name, .. } = &node.name.kind else { return Ok(()) };
                if generic {
                    self.enter_type_parameters(name, &node.type_parameters, location)?;
                    self.type_parameters(&node.type_parameters)?;
                }
                self.enter(name, BlockKind::TypeAlias, Some(node.scope), location);
                self.see_class_scope(in_class, node.value.location)?;
                self.expression(&node.value)?;
                self.exit();
                if generic {
                    self.exit();
                }
            }
            StatementKind::Return(value) => self.optional(value.as_ref())?,
            StatementKind::Delete(targets) => self.expressions(targets)?,
            StatementKind::Assign { targets, value } => {
                self.expressions(targets)?;
                self.expression(value)?;
            }
            StatementKind::AnnAssign { target, annotation, value, simple } => {
                if let ExpressionKind::Name { name, .. } = &target.kind {
                    let usage = self.lookup_here(name);
                    if usage & (usage::GLOBAL | usage::NONLOCAL) != 0 && self.stack.len() > 1 && *simple {
                        let kind = if usage & usage::GLOBAL != 0 { "global" } else { "nonlocal" };
                        return failure(format!("annotated name '{name}' can't be {kind}"), location);
                    }
                    if *simple {
                        self.define(name, usage::ANNOTATED | usage::LOCAL, target.location)?;
                    } else if value.is_some() {
                        self.define(name, usage::LOCAL, target.location)?;
                    }
                } else {
                    self.expression(target)?;
                }
                self.annotation(annotation)?;
                self.optional(value.as_ref())?;
            }
            StatementKind::AugAssign { target, value, .. } => {
                self.expression(target)?;
                self.expression(value)?;
            }
            StatementKind::For { target, iterable, body, orelse, .. } => {
                self.expression(target)?;
                self.expression(iterable)?;
                self.statements(body)?;
                self.statements(orelse)?;
            }
            StatementKind::While { test, body, orelse } | StatementKind::If { test, body, orelse } => {
                self.expression(test)?;
                self.statements(body)?;
                self.statements(orelse)?;
            }
            StatementKind::With { items, body, .. } => {
                for item in items {
                    self.expression(&item.context)?;
                    self.optional(item.target.as_ref())?;
                }
                self.statements(body)?;
            }
            StatementKind::Match { subject, cases } => {
                self.expression(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.optional(case.guard.as_ref())?;
                    self.statements(&case.body)?;
                }
            }
            StatementKind::Raise { exception, cause } => {
                self.optional(exception.as_ref())?;
                self.optional(cause.as_ref())?;
            }
            StatementKind::Try(node) => {
                self.statements(&node.body)?;
                let handlers_first = self.options.profile.handlers_before_else;
                if !handlers_first {
                    self.statements(&node.orelse)?;
                }
                for handler in &node.handlers {
                    self.optional(handler.kind.as_ref())?;
                    if let Some(name) = &handler.name {
                        self.define(name, usage::LOCAL, handler.location)?;
                    }
                    self.statements(&handler.body)?;
                }
                if handlers_first {
                    self.statements(&node.orelse)?;
                }
                self.statements(&node.finalbody)?;
            }
            StatementKind::Assert { test, message } => {
                self.expression(test)?;
                self.optional(message.as_ref())?;
            }
            StatementKind::Import(names) | StatementKind::ImportFrom { names, .. } => {
                names.iter().try_for_each(|alias| self.alias(alias))?;
            }
            StatementKind::Global(names) => self.declare(names, usage::GLOBAL, "global", location)?,
            StatementKind::Nonlocal(names) => self.declare(names, usage::NONLOCAL, "nonlocal", location)?,
            StatementKind::Expression(value) => self.expression(value)?,
            StatementKind::Pass | StatementKind::Break | StatementKind::Continue => {}
        }
        Ok(())
    }

    fn declare(&mut self, names: &[Identifier], flag: u32, what: &str, location: Location) -> Result<()> {
        for name in names {
            let before = self.lookup_here(name);
            let problem = if before & usage::PARAMETER != 0 {
                format!("name '{name}' is parameter and {what}")
            } else if before & usage::USE != 0 {
                format!("name '{name}' is used prior to {what} declaration")
            } else if before & usage::ANNOTATED != 0 {
                format!("annotated name '{name}' can't be {what}")
            } else if before & usage::LOCAL != 0 {
                format!("name '{name}' is assigned to before {what} declaration")
            } else {
                self.define(name, flag, location)?;
                self.record_directive(name, location);
                continue;
            };
            return failure(problem, location);
        }
        Ok(())
    }

    fn record_directive(&mut self, name: &Identifier, location: Location) {
        let class = self.class.clone();
        let block = self.current();
        let mangled = block.mangle(class.as_ref(), name);
        block.directives.push((mangled, location));
    }

    fn alias(&mut self, alias: &Alias) -> Result<()> {
        let name = alias.as_name.as_ref().unwrap_or(&alias.name);
        let name = match name.split_once('.') {
            Some((first, _)) => Identifier::from(first),
            None => name.clone(),
        };
        if name.as_str() != "*" {
            return self.define(&name, usage::IMPORT, alias.location);
        }
        if self.current().kind == BlockKind::Module {
            return Ok(());
        }
        failure("import * only allowed at module level".to_owned(), alias.location)
    }

    fn enter_type_parameters(
        &mut self,
        name: &Identifier,
        parameters: &TypeParameters,
        location: Location,
    ) -> Result<()> {
        let in_class = self.current().kind == BlockKind::Class;
        self.enter(name, BlockKind::TypeParameters, Some(parameters.scope), location);
        self.see_class_scope(in_class, location)
    }

    fn see_class_scope(&mut self, in_class: bool, location: Location) -> Result<()> {
        self.current().can_see_class_scope = in_class;
        if in_class { self.define(&Identifier::from("__classdict__"), usage::USE, location) } else { Ok(()) }
    }

    fn type_parameters(&mut self, parameters: &TypeParameters) -> Result<()> {
        parameters.parameters.iter().try_for_each(|parameter| self.type_parameter(parameter))
    }

    fn type_parameter(&mut self, parameter: &TypeParameter) -> Result<()> {
        self.define(&parameter.name, usage::TYPE_PARAMETER | usage::LOCAL, parameter.location)?;
        let (bound, default) = match (parameter.kind, &parameter.bound) {
            (TypeParameterKind::TypeVar, Some((_, Expression { kind: ExpressionKind::Tuple { .. }, .. }))) => {
                let names_constraints = self.options.profile.type_parameter_defaults;
                (if names_constraints { "a TypeVar constraint" } else { "a TypeVar bound" }, "a TypeVar default")
            }
            (TypeParameterKind::TypeVar, _) => ("a TypeVar bound", "a TypeVar default"),
            (TypeParameterKind::TypeVarTuple, _) => ("", "a TypeVarTuple default"),
            (TypeParameterKind::ParamSpec, _) => ("", "a ParamSpec default"),
        };
        for (part, description) in [(&parameter.bound, bound), (&parameter.default, default)] {
            if parameter.name.as_str() == "__classdict__" {
                let name = &parameter.name;
                return failure(
                    format!("reserved name '{name}' cannot be used for type parameter"),
                    parameter.location,
                );
            }
            let Some((scope, expression)) = part else { continue };
            let in_class = self.current().can_see_class_scope;
            self.enter(&parameter.name, BlockKind::TypeVariable, Some(*scope), expression.location);
            self.see_class_scope(in_class, expression.location)?;
            self.current().description = Some(description);
            self.expression(expression)?;
            self.exit();
        }
        Ok(())
    }

    fn defaults(&mut self, arguments: &Arguments) -> Result<()> {
        self.expressions(&arguments.defaults)?;
        arguments.keyword_defaults.iter().flatten().try_for_each(|default| self.expression(default))
    }

    fn parameters(&mut self, arguments: &Arguments) -> Result<()> {
        let lists = [&arguments.positional_only, &arguments.positional, &arguments.keyword_only];
        let variadic = arguments.variadic.iter().chain(&arguments.variadic_keyword);
        for argument in lists.into_iter().flatten().chain(variadic) {
            self.define(&argument.name, usage::PARAMETER, argument.location)?;
        }
        self.current().variadic = arguments.variadic.is_some();
        self.current().variadic_keywords = arguments.variadic_keyword.is_some();
        Ok(())
    }

    fn annotations(&mut self, arguments: &Arguments, returns: Option<&Expression>, location: Location) -> Result<()> {
        if self.options.future_annotations {
            self.enter("_annotation", BlockKind::Annotation, None, location);
        }
        let annotation = |argument: &'_ Argument| argument.annotation.clone();
        let all = arguments
            .positional_only
            .iter()
            .chain(&arguments.positional)
            .chain(&arguments.variadic)
            .chain(&arguments.variadic_keyword)
            .chain(&arguments.keyword_only);
        for annotation in all.filter_map(annotation) {
            self.expression(&annotation)?;
        }
        if self.options.future_annotations {
            self.exit();
        }
        returns.map_or(Ok(()), |returns| self.annotation(returns))
    }

    fn annotation(&mut self, annotation: &Expression) -> Result<()> {
        if !self.options.future_annotations {
            return self.expression(annotation);
        }
        self.enter("_annotation", BlockKind::Annotation, None, annotation.location);
        self.expression(annotation)?;
        self.exit();
        Ok(())
    }

    fn keywords(&mut self, keywords: &[Keyword]) -> Result<()> {
        keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))
    }

    fn expression(&mut self, expression: &Expression) -> Result<()> {
        with_stack(|| self.expression_inner(expression))
    }

    fn expression_inner(&mut self, expression: &Expression) -> Result<()> {
        let location = expression.location;
        match &expression.kind {
            ExpressionKind::NamedExpr { target, value } => {
                self.refuse_in_annotation("named expression", location)?;
                self.named_expression(target, value, location)?;
            }
            ExpressionKind::BoolOp { values, .. } | ExpressionKind::JoinedStr(values) | ExpressionKind::Set(values) => {
                self.expressions(values)?;
            }
            ExpressionKind::BinOp { left, right, .. } => {
                self.expression(left)?;
                self.expression(right)?;
            }
            ExpressionKind::UnaryOp { operand, .. } => self.expression(operand)?,
            ExpressionKind::Lambda(node) => {
                self.refuse_scope_in_class("lambda", location)?;
                self.defaults(&node.arguments)?;
                self.enter("lambda", BlockKind::Function, Some(node.scope), location);
                self.parameters(&node.arguments)?;
                self.expression(&node.body)?;
                self.exit();
            }
            ExpressionKind::IfExp { test, body, orelse } => {
                self.expression(test)?;
                self.expression(body)?;
                self.expression(orelse)?;
            }
            ExpressionKind::Dict { keys, values } => {
                keys.iter().flatten().try_for_each(|key| self.expression(key))?;
                self.expressions(values)?;
            }
            ExpressionKind::Comprehension(node) => self.comprehension(node, location)?,
            ExpressionKind::Yield(value) => {
                self.refuse_in_annotation("yield expression", location)?;
                self.optional(value.as_deref())?;
                self.yields(location)?;
            }
            ExpressionKind::YieldFrom(value) => {
                self.refuse_in_annotation("yield expression", location)?;
                self.expression(value)?;
                self.yields(location)?;
            }
            ExpressionKind::Await(value) => {
                self.refuse_in_annotation("await expression", location)?;
                self.expression(value)?;
                self.current().coroutine = true;
            }
            ExpressionKind::Compare { left, comparators, .. } => {
                self.expression(left)?;
                self.expressions(comparators)?;
            }
            ExpressionKind::Call(call) => {
                self.expression(&call.function)?;
                self.expressions(&call.arguments)?;
                self.keywords(&call.keywords)?;
            }
            ExpressionKind::FormattedValue { value, format_spec, .. } => {
                self.expression(value)?;
                self.optional(format_spec.as_deref())?;
            }
            ExpressionKind::Constant(value) | ExpressionKind::UnicodeConstant(value) => {
                if self.options.collects_constants {
                    self.table.constants.push(value.clone());
                }
            }
            ExpressionKind::Attribute { value, .. } => self.expression(value)?,
            ExpressionKind::Subscript { value, slice, .. } => {
                self.expression(value)?;
                self.expression(slice)?;
            }
            ExpressionKind::Starred { value, .. } => self.expression(value)?,
            ExpressionKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().try_for_each(|part| self.expression(part))?;
            }
            ExpressionKind::Name { name, context } => {
                let flag = if *context == Context::Load { usage::USE } else { usage::LOCAL };
                self.define(name, flag, location)?;
                // `super()` without arguments needs the cell.
                if *context == Context::Load && name.as_str() == "super" && self.current().is_function_like() {
                    self.define(&Identifier::from("__class__"), usage::USE, location)?;
                }
            }
            ExpressionKind::List { elements, .. } | ExpressionKind::Tuple { elements, .. } => {
                self.expressions(elements)?;
            }
        }
        Ok(())
    }

    fn yields(&mut self, location: Location) -> Result<()> {
        self.current().generator = true;
        let what = match self.current().comprehension {
            None => return Ok(()),
            Some(ComprehensionKind::List) => "list comprehension",
            Some(ComprehensionKind::Set) => "set comprehension",
            Some(ComprehensionKind::Dict) => "dict comprehension",
            Some(ComprehensionKind::Generator) => "generator expression",
        };
        failure(format!("'yield' inside {what}"), location)
    }

    fn refuse_in_annotation(&mut self, what: &str, location: Location) -> Result<()> {
        let block = self.current();
        let place = match block.kind {
            BlockKind::Annotation => "an annotation",
            BlockKind::TypeVariable => block.description.unwrap_or("a TypeVar bound"),
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParameters => "the definition of a generic",
            BlockKind::Module | BlockKind::Function | BlockKind::Class => return Ok(()),
        };
        failure(format!("{what} cannot be used within {place}"), location)
    }

    fn named_expression(&mut self, target: &Expression, value: &Expression, location: Location) -> Result<()> {
        if self.current().iterable_depth > 0 {
            return failure(
                "assignment expression cannot be used in a comprehension iterable expression".to_owned(),
                location,
            );
        }
        if self.current().comprehension.is_some() {
            self.bind_outside_comprehension(target)?;
        }
        self.expression(value)?;
        self.expression(target)
    }

    /// PEP 572: a target in a comprehension is bound in the block that contains the comprehension.
    fn bind_outside_comprehension(&mut self, target: &Expression) -> Result<()> {
        let ExpressionKind::Name { name, .. } = &target.kind else { return Ok(()) };
        let location = target.location;
        for index in self.stack.clone().into_iter().rev() {
            let usage = if self.options.profile.rebinding_knows_private_names {
                self.lookup(index, name)
            } else {
                self.table.blocks[index].usage_of(name)
            };
            let block = &self.table.blocks[index];
            let place = match block.kind {
                _ if block.comprehension.is_some() => {
                    if usage & usage::COMPREHENSION_ITERATION != 0 && usage & usage::LOCAL != 0 {
                        return failure(
                            format!("assignment expression cannot rebind comprehension iteration variable '{name}'"),
                            location,
                        );
                    }
                    continue;
                }
                BlockKind::Function => {
                    let flag = if usage & usage::GLOBAL != 0 { usage::GLOBAL } else { usage::NONLOCAL };
                    self.define(name, flag, location)?;
                    self.record_directive(name, location);
                    return self.define_in(index, name, usage::LOCAL, location);
                }
                BlockKind::Module => {
                    self.define(name, usage::GLOBAL, location)?;
                    self.record_directive(name, location);
                    return self.define_in(index, name, usage::GLOBAL, location);
                }
                BlockKind::Class => "in a class body",
                BlockKind::TypeParameters => "within the definition of a generic",
                BlockKind::TypeAlias => "in a type alias",
                BlockKind::TypeVariable => "in a TypeVar bound",
                BlockKind::Annotation => continue,
            };
            return failure(format!("assignment expression within a comprehension cannot be used {place}"), location);
        }
        Ok(())
    }

    fn comprehension(&mut self, node: &Comprehension, location: Location) -> Result<()> {
        let Some((outermost, inner)) = node.generators.split_first() else { return Ok(()) };
        self.refuse_scope_in_class("comprehension", location)?;
        let (name, is_generator) = match node.kind {
            ComprehensionKind::List => ("listcomp", false),
            ComprehensionKind::Set => ("setcomp", false),
            ComprehensionKind::Dict => ("dictcomp", false),
            ComprehensionKind::Generator => ("genexpr", true),
        };
        // The outermost iterable is evaluated outside.
        self.current().iterable_depth += 1;
        self.expression(&outermost.iterable)?;
        self.current().iterable_depth -= 1;
        self.enter(name, BlockKind::Function, Some(node.scope), location);
        self.current().comprehension = Some(node.kind);
        self.current().coroutine = outermost.is_async;
        self.define(&Identifier::from(".0"), usage::PARAMETER, location)?;
        self.iteration_target(&outermost.target)?;
        self.expressions(&outermost.conditions)?;
        inner.iter().try_for_each(|generator| self.inner_generator(generator))?;
        self.optional(node.value.as_ref())?;
        self.expression(&node.element)?;
        self.current().generator = is_generator;
        let awaits = self.current().coroutine && !is_generator;
        self.exit();
        if awaits {
            self.current().coroutine = true;
        }
        Ok(())
    }

    /// Before 3.13 nothing in a scope for annotations that sees a class may have a scope of its own.
    fn refuse_scope_in_class(&mut self, what: &str, location: Location) -> Result<()> {
        if self.options.profile.scopes_see_class_from_annotations || !self.current().can_see_class_scope {
            return Ok(());
        }
        failure(format!("Cannot use {what} in annotation scope within class scope"), location)
    }

    fn iteration_target(&mut self, target: &Expression) -> Result<()> {
        self.current().iteration_target = true;
        self.expression(target)?;
        self.current().iteration_target = false;
        Ok(())
    }

    fn inner_generator(&mut self, generator: &Generator) -> Result<()> {
        self.iteration_target(&generator.target)?;
        self.current().iterable_depth += 1;
        self.expression(&generator.iterable)?;
        self.current().iterable_depth -= 1;
        self.expressions(&generator.conditions)?;
        if generator.is_async {
            self.current().coroutine = true;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        let location = pattern.location;
        match &pattern.kind {
            PatternKind::Value(value) => self.expression(value),
            PatternKind::Singleton(_) => Ok(()),
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => {
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))
            }
            PatternKind::Mapping { keys, patterns, rest } => {
                self.expressions(keys)?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                self.capture(rest.as_ref(), location)
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.expression(class)?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                keywords.iter().try_for_each(|(_, pattern)| self.pattern(pattern))
            }
            PatternKind::Star(name) => self.capture(name.as_ref(), location),
            PatternKind::As { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern)?;
                }
                self.capture(name.as_ref(), location)
            }
        }
    }

    fn capture(&mut self, name: Option<&Identifier>, location: Location) -> Result<()> {
        name.map_or(Ok(()), |name| self.define(name, usage::LOCAL, location))
    }
}

impl Block {
    /// The place of the `global` or `nonlocal` that names a mangled name.
    pub(super) fn directive(&self, name: &Identifier) -> Location {
        self.directives.iter().find(|(declared, _)| declared == name).map_or(self.location, |(_, location)| *location)
    }
}

/// Kept here because the analysis has to name private names as the program writes them.
#[expect(dead_code, reason = "the public form is in the parent module")]
fn mangled(class: Option<&Identifier>, name: &Identifier) -> Identifier {
    mangle(class, name)
}

#[expect(dead_code, reason = "documents what a fresh symbol is")]
const NO_SYMBOL: Symbol = Symbol { usage: 0, scope: super::NameScope::Unknown };
