//! Whole programs: control flow, functions, generators, exceptions, `with`, `match`, closures, on a few variables.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::{self, features};
use crate::program::Program;
use crate::template::Operation;
use crate::{Generator, debug_is_corpus_file};

mod decode;
mod lift;
mod templates;

features! {
    /// What a program may contain.
    pub enum Feature {
        Arithmetic, Container, Comparison, Logic, Call, Comprehension, Formatting, Lambda, Conditional, Attribute, Mutation, Unpacking, Walrus,
        If, While, For, LoopElse, Break, Continue, Try, TryElse, Finally, GroupHandler, With, Match, Function, Closure, GeneratorFunction, Yield, YieldFrom,
        Return, Raise, RaiseFrom, Reraise, Delete, Augment, Assert, Class, Decorator, Send, Starred, Global, Notes,
    }
}

/// An expression, or a simple statement.
pub type Simple = Operation<Feature>;

/// A program: the statements of a module.
#[derive(Clone, PartialEq, Eq)]
pub struct Mixed {
    /// In order, each guarded.
    pub body: Vec<Statement>,
}

/// A statement.
#[derive(Clone, PartialEq, Eq)]
pub enum Statement {
    /// An expression whose value is shown.
    Show(Simple),
    /// A statement of one line.
    Simple(Simple),
    /// `if`, with or without `else`.
    If(Simple, Vec<Self>, Vec<Self>),
    /// `while`.
    While {
        /// The condition.
        condition: Simple,
        /// What is repeated.
        body: Vec<Self>,
        /// Its `else`.
        otherwise: Vec<Self>,
    },
    /// `for`.
    For {
        /// The targets.
        target: &'static str,
        /// What is gone through.
        iterable: Simple,
        /// What is repeated.
        body: Vec<Self>,
        /// Its `else`.
        otherwise: Vec<Self>,
    },
    /// `try`.
    Try {
        /// What is tried.
        body: Vec<Self>,
        /// What is caught, and the handler; with `except*` if `is_group`.
        handlers: Vec<(&'static str, Vec<Self>)>,
        /// Whether the handlers are those of groups.
        is_group: bool,
        /// Its `else`.
        otherwise: Vec<Self>,
        /// Its `finally`.
        finally: Vec<Self>,
    },
    /// `with`.
    With(Vec<Simple>, Vec<Self>),
    /// `match`.
    Match(Simple, Vec<(Simple, Vec<Self>)>),
    /// A function, and the calls that follow it.
    Function {
        /// Its number.
        number: usize,
        /// Its parameters.
        parameters: &'static str,
        /// A decorator.
        decorator: Option<&'static str>,
        /// What it declares as another scope's.
        declaration: Option<&'static str>,
        /// Whether it is a generator.
        is_generator: bool,
        /// Its statements.
        body: Vec<Self>,
        /// Calls, which are shown.
        calls: Vec<Simple>,
    },
    /// A class with a method.
    Class(usize, Vec<Self>),
}

impl Statement {
    fn note_features(&self, found: &mut BTreeSet<Feature>) {
        let mut note = |feature: Feature, is_there: bool| {
            if is_there {
                found.insert(feature);
            }
        };
        let (mut simple, mut bodies): (Vec<&Simple>, Vec<&Vec<Self>>) = (Vec::new(), Vec::new());
        match self {
            Self::Show(expression) | Self::Simple(expression) => simple.push(expression),
            Self::If(condition, body, otherwise) => {
                note(Feature::If, true);
                simple.push(condition);
                bodies.extend([body, otherwise]);
            }
            Self::While { condition, body, otherwise } => {
                note(Feature::While, true);
                note(Feature::LoopElse, !otherwise.is_empty());
                simple.push(condition);
                bodies.extend([body, otherwise]);
            }
            Self::For { iterable, body, otherwise, .. } => {
                note(Feature::For, true);
                note(Feature::LoopElse, !otherwise.is_empty());
                simple.push(iterable);
                bodies.extend([body, otherwise]);
            }
            Self::Try { body, handlers, is_group, otherwise, finally } => {
                note(Feature::Try, true);
                note(Feature::GroupHandler, *is_group);
                note(Feature::TryElse, !otherwise.is_empty());
                note(Feature::Finally, !finally.is_empty());
                bodies.extend([body, otherwise, finally]);
                bodies.extend(handlers.iter().map(|(_, handler)| handler));
            }
            Self::With(managers, body) => {
                note(Feature::With, true);
                simple.extend(managers);
                bodies.push(body);
            }
            Self::Match(subject, cases) => {
                note(Feature::Match, true);
                simple.push(subject);
                simple.extend(cases.iter().map(|(pattern, _)| pattern));
                bodies.extend(cases.iter().map(|(_, body)| body));
            }
            Self::Function { decorator, declaration, is_generator, body, calls, .. } => {
                note(Feature::Function, true);
                note(Feature::GeneratorFunction, *is_generator);
                note(Feature::Decorator, decorator.is_some());
                note(Feature::Global, declaration.is_some_and(|text| text.starts_with("global")));
                note(Feature::Closure, declaration.is_some_and(|text| text.starts_with("nonlocal")));
                simple.extend(calls);
                bodies.push(body);
            }
            Self::Class(_, body) => {
                note(Feature::Class, true);
                bodies.push(body);
            }
        }
        simple.iter().for_each(|operation| operation.note_features(found));
        bodies.iter().copied().flatten().for_each(|statement| statement.note_features(found));
    }
}

impl Generator for Mixed {
    const NAME: &'static str = "programs";
    const ABOUT: &'static str = "control flow, functions, generators, exceptions and closures, all mixed";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        decode::program(choices)
    }

    fn features(&self) -> BTreeSet<Feature> {
        feature::of_all(&self.body, Statement::note_features)
    }

    fn topics(&self) -> Vec<&'static str> {
        vec!["programs.breadth"]
    }

    fn program(&self) -> Program {
        lift::program(self)
    }
}

debug_is_corpus_file!(Mixed);
