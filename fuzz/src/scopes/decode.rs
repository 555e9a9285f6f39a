//! From bytes to scopes that CPython accepts: what it rejects is decided here, not left to chance.

use arbitrary::Result;

use crate::choices::Choices;
use crate::representation::Kind as SpanKind;

use super::{Comprehension, Declaration, ExecKind, Feature, NAMES, Name, PRIVATE, Scopes, Statement};

const DEEPEST: usize = 4;
const MOST_STATEMENTS: usize = 60;

/// A scope that statements are chosen for.
#[derive(Clone)]
struct Scope {
    kind: Kind,
    depth: usize,
    /// Names that `nonlocal` may name in a scope within: enclosing functions bind them.
    enclosing: Vec<Name>,
    /// Whether `__p` is declared global here.
    private_is_global: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Module,
    Function,
    Class,
}

struct Decoder<'choices, 'bytes> {
    choices: &'choices mut Choices<'bytes>,
    /// How many statements may follow.
    left: usize,
}

/// Scopes by these choices.
pub fn scopes(choices: &mut Choices) -> Result<Scopes> {
    let mut decoder = Decoder { choices, left: MOST_STATEMENTS };
    let module = Scope { kind: Kind::Module, depth: 0, enclosing: Vec::new(), private_is_global: false };
    Ok(Scopes { body: decoder.statements(&module, 1, 8)? })
}

impl Decoder<'_, '_> {
    fn name(&mut self) -> Result<Name> {
        let most = if self.choices.allows(Feature::PrivateName) { NAMES.len() } else { PRIVATE };
        self.choices.below(most)
    }

    fn names(&mut self) -> Result<Vec<Name>> {
        let most = if self.choices.allows(Feature::PrivateName) { NAMES.len() } else { PRIVATE };
        self.choices.several("name", 0, 2, |choices, _| choices.below(most))
    }

    fn statements(&mut self, scope: &Scope, least: usize, most: usize) -> Result<Vec<Statement>> {
        let mut statements: Vec<Statement> = Vec::new();
        loop {
            let (start, count) = (self.choices.position(), statements.len());
            if !self.choices.another("statement", count, least, most.min(count + self.left))? {
                return Ok(statements);
            }
            self.left -= 1;
            statements.push(self.statement(scope)?);
            self.choices.close(SpanKind::Element, "statement", start);
        }
    }

    fn block(&mut self, scope: &Scope) -> Result<Vec<Statement>> {
        self.statements(&Scope { depth: scope.depth + 1, ..scope.clone() }, 1, 3)
    }

    fn statement(&mut self, scope: &Scope) -> Result<Statement> {
        const WEIGHTS: &[(Option<Feature>, u32)] = &[
            (None, 12),
            (Some(Feature::Function), 10),
            (Some(Feature::Class), 5),
            (Some(Feature::Comprehension), 5),
            (Some(Feature::Lambda), 3),
            (Some(Feature::Deletion), 3),
            (Some(Feature::Augmentation), 2),
            (Some(Feature::Walrus), 2),
            (Some(Feature::Annotation), 1),
            (Some(Feature::Import), 1),
            (Some(Feature::Conditional), 1),
            (Some(Feature::Loop), 2),
            (Some(Feature::Handler), 2),
            (Some(Feature::With), 1),
            (Some(Feature::Exec), 2),
            (Some(Feature::Eval), 1),
            (Some(Feature::Locals), 2),
            (Some(Feature::DynamicGlobals), 1),
            (Some(Feature::ClassCell), 1),
        ];
        let is_deep = scope.depth >= DEEPEST;
        let (feature, _) = *self.choices.weighted(
            WEIGHTS,
            |(_, weight)| *weight,
            |choices, (feature, _)| match feature {
                None => true,
                Some(Feature::Function | Feature::Class | Feature::Loop | Feature::Handler | Feature::With)
                    if is_deep =>
                {
                    false
                }
                Some(feature) => choices.allows(*feature),
            },
        )?;
        let name = self.name()?;
        Ok(match feature {
            Some(Feature::Function) => self.function(scope)?,
            Some(Feature::Class) => self.class(scope)?,
            Some(Feature::Comprehension) => self.comprehension(scope)?,
            Some(Feature::Lambda) => {
                let mut parameters = Vec::new();
                for parameter in self.names()? {
                    if !parameters.contains(&parameter) {
                        parameters.push(parameter);
                    }
                }
                Statement::Lambda { parameters, read: name }
            }
            Some(Feature::Deletion) => Statement::Delete(name),
            Some(Feature::Augmentation) => Statement::Augment(name),
            Some(Feature::Walrus) => Statement::Walrus(name),
            // A name that is declared cannot be annotated, and nothing is declared in a module.
            Some(Feature::Annotation) if scope.kind == Kind::Module => {
                Statement::Annotate(name, self.choices.one_in(2)?)
            }
            Some(Feature::Import) => Statement::Import(name),
            Some(Feature::Conditional) => Statement::Conditional(name, self.choices.one_in(2)?),
            Some(Feature::Loop) => Statement::For(name, self.block(scope)?),
            Some(Feature::Handler) => Statement::Handler(name, self.block(scope)?),
            Some(Feature::With) => Statement::With(name, self.block(scope)?),
            Some(Feature::Exec) => {
                let kinds = [ExecKind::Binds, ExecKind::BindsElsewhere, ExecKind::Deletes, ExecKind::Reads];
                Statement::Exec(name, *self.choices.pick(&kinds)?)
            }
            Some(Feature::Eval) => Statement::Eval(name),
            Some(Feature::Locals) if self.choices.one_in(3)? => Statement::FrameLocals(name),
            Some(Feature::Locals) => Statement::Locals,
            Some(Feature::DynamicGlobals) => Statement::DynamicGlobal(name),
            Some(Feature::ClassCell) => Statement::ClassCell,
            _ if self.choices.one_in(3)? => Statement::Assign(name),
            _ => Statement::Show(name),
        })
    }

    fn comprehension(&mut self, scope: &Scope) -> Result<Statement> {
        let forms = [Comprehension::List, Comprehension::Set, Comprehension::Dict, Comprehension::Generator];
        let form = *self.choices.pick(&forms)?;
        let (variable, read) = (self.name()?, self.name()?);
        let most = if self.choices.allows(Feature::PrivateName) { NAMES.len() } else { PRIVATE };
        let inner = self.choices.optional("inner", Feature::NestedComprehension, 3, |choices| choices.below(most))?;
        // In a class's body a walrus within a comprehension is an error, and nowhere may it bind a variable of it. Where
        // a mangled name is declared global, CPython before 3.13 looks for the declaration of the name as it is written.
        let may_bind = |name: &Name| {
            scope.kind != Kind::Class
                && *name != variable
                && Some(*name) != inner
                && !(*name == PRIVATE && scope.private_is_global)
        };
        let walrus =
            self.choices.optional("walrus", Feature::Walrus, 3, |choices| choices.below(most))?.filter(may_bind);
        Ok(Statement::Comprehension { form, variable, read, walrus, inner })
    }

    fn declarations(&mut self, scope: &Scope, taken: &[Name]) -> Result<Vec<(Declaration, Name)>> {
        let mut declarations: Vec<(Declaration, Name)> = Vec::new();
        for name in 0..NAMES.len() {
            let is_global = self.choices.wants(Feature::Global, 5)?;
            let is_nonlocal = self.choices.wants(Feature::Nonlocal, 2)?;
            if taken.contains(&name) {
                continue;
            }
            if is_global {
                declarations.push((Declaration::Global, name));
            } else if is_nonlocal && name != PRIVATE && scope.enclosing.contains(&name) {
                declarations.push((Declaration::Nonlocal, name));
            }
        }
        Ok(declarations)
    }

    fn function(&mut self, scope: &Scope) -> Result<Statement> {
        let mut parameters: Vec<(Name, bool)> = Vec::new();
        let mut has_default = false;
        for name in 0..NAMES.len() {
            let is_parameter = self.choices.wants(Feature::Parameter, 5)?;
            let takes_default = self.choices.wants(Feature::Default, 3)?;
            if is_parameter && (name != PRIVATE || self.choices.allows(Feature::PrivateName)) {
                has_default |= takes_default;
                parameters.push((name, has_default));
            }
        }
        let mut own = Vec::new();
        let mut taken: Vec<Name> = parameters.iter().map(|(name, _)| *name).collect();
        for name in 0..PRIVATE {
            let (is_own, is_early) = (self.choices.one_in(3)?, self.choices.one_in(2)?);
            if is_own && !taken.contains(&name) {
                own.push((name, is_early));
                taken.push(name);
            }
        }
        let declarations = self.declarations(scope, &taken)?;
        let is_global = |name: &Name| declarations.contains(&(Declaration::Global, *name));
        let enclosing = (0..PRIVATE)
            .filter(|name| taken.contains(name) || scope.enclosing.contains(name) && !is_global(name))
            .collect();
        let private_is_global = is_global(&PRIVATE);
        let within = Scope { kind: Kind::Function, depth: scope.depth + 1, enclosing, private_is_global };
        let body = self.statements(&within, 1, 5)?;
        let is_generator = self.choices.wants(Feature::GeneratorFunction, 5)?;
        let late = self.choices.wants(Feature::LateCall, 3)?;
        Ok(Statement::Function { parameters, declarations, own, body, is_generator, late })
    }

    fn class(&mut self, scope: &Scope) -> Result<Statement> {
        let declarations = self.declarations(scope, &[])?;
        let is_global = |name: &Name| declarations.contains(&(Declaration::Global, *name));
        let enclosing = scope.enclosing.iter().copied().filter(|name| !is_global(name)).collect();
        let private_is_global = is_global(&PRIVATE);
        let within = Scope { kind: Kind::Class, depth: scope.depth + 1, enclosing, private_is_global };
        let body = self.statements(&within, 1, 5)?;
        Ok(Statement::Class { declarations, body })
    }
}
