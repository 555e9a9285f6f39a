//! Names in nested functions, classes, lambdas and comprehensions: which binding each of them finds.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::{self, features};
use crate::program::Program;
use crate::{Generator, debug_is_corpus_file};

mod decode;
mod lift;

features! {
    /// What a program of scopes may contain.
    pub enum Feature {
        Function, Class, Lambda, Comprehension, NestedComprehension, GeneratorFunction, Parameter, Default,
        Global, Nonlocal, Deletion, Walrus, Augmentation, Loop, Handler, With, Import, Conditional,
        Exec, Eval, Locals, PrivateName, ClassCell, Annotation, LateCall, DynamicGlobals,
    }
}

/// The names that programs bind; the last is private to a class that it stands in.
pub const NAMES: [&str; 4] = ["a", "b", "c", "__p"];

/// The place of a name in [`NAMES`].
pub type Name = usize;

/// The place of the name that is private.
pub const PRIVATE: Name = 3;

/// A program: the statements of a module.
#[derive(Clone, PartialEq, Eq)]
pub struct Scopes {
    /// In order.
    pub body: Vec<Statement>,
}

/// How a name is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the statement of its name")]
pub enum Declaration {
    Global,
    Nonlocal,
}

/// How a comprehension is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the expression of its name")]
pub enum Comprehension {
    List,
    Set,
    Dict,
    Generator,
}

/// A statement. Each that may fail is guarded.
#[derive(Clone, PartialEq, Eq)]
pub enum Statement {
    /// The name is read and shown.
    Show(Name),
    /// The name is bound to a text that tells where.
    Assign(Name),
    /// An annotated name, with or without a value.
    Annotate(Name, bool),
    /// The name is added to.
    Augment(Name),
    /// The name is deleted.
    Delete(Name),
    /// The name is bound by a walrus in a condition.
    Walrus(Name),
    /// The name is imported.
    Import(Name),
    /// The name is bound if something is false or true.
    Conditional(Name, bool),
    /// The name is a loop's variable.
    For(Name, Vec<Statement>),
    /// The name is an exception, and unbound afterwards.
    Handler(Name, Vec<Statement>),
    /// The name is bound by `with`.
    With(Name, Vec<Statement>),
    /// A comprehension over a variable that shows a name; now and then a walrus binds another, or one more
    /// comprehension or a lambda is within.
    Comprehension {
        /// How it is written.
        form: Comprehension,
        /// The variable.
        variable: Name,
        /// What is read within.
        read: Name,
        /// What is bound within.
        walrus: Option<Name>,
        /// The variable of one within.
        inner: Option<Name>,
    },
    /// A lambda with parameters that reads a name, called at once.
    Lambda {
        /// Its parameters.
        parameters: Vec<Name>,
        /// What it reads.
        read: Name,
    },
    /// `exec` of a statement about the name, with a dictionary of its own or without.
    Exec(Name, ExecKind),
    /// `eval` of the name.
    Eval(Name),
    /// The names of `locals()`.
    Locals,
    /// A variable is set through the frame.
    FrameLocals(Name),
    /// A key of `globals()` is set.
    DynamicGlobal(Name),
    /// `__class__` is read.
    ClassCell,
    /// A function, called after it is defined, and once more at the end if `late`.
    Function {
        /// Its parameters, and whether each has a default.
        parameters: Vec<(Name, bool)>,
        /// What it declares.
        declarations: Vec<(Declaration, Name)>,
        /// Names of its own, and whether they are bound at its start or at its end.
        own: Vec<(Name, bool)>,
        /// Its statements.
        body: Vec<Statement>,
        /// Whether it is a generator.
        is_generator: bool,
        /// Whether it is called once more at the end of the scope that it is in.
        late: bool,
    },
    /// A class.
    Class {
        /// What it declares.
        declarations: Vec<(Declaration, Name)>,
        /// Its statements.
        body: Vec<Statement>,
    },
}

/// What `exec` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExecKind {
    /// Binds the name where it is called.
    Binds,
    /// Binds the name in a dictionary of its own.
    BindsElsewhere,
    /// Deletes the name.
    Deletes,
    /// Defines and calls a function that reads the name.
    Reads,
}

impl Statement {
    /// The feature that the statement is.
    fn feature(&self) -> Option<Feature> {
        Some(match self {
            Self::Show(_) | Self::Assign(_) => return None,
            Self::Annotate(..) => Feature::Annotation,
            Self::Augment(_) => Feature::Augmentation,
            Self::Delete(_) => Feature::Deletion,
            Self::Walrus(_) => Feature::Walrus,
            Self::Import(_) => Feature::Import,
            Self::Conditional(..) => Feature::Conditional,
            Self::For(..) => Feature::Loop,
            Self::Handler(..) => Feature::Handler,
            Self::With(..) => Feature::With,
            Self::Comprehension { .. } => Feature::Comprehension,
            Self::Lambda { .. } => Feature::Lambda,
            Self::Exec(..) => Feature::Exec,
            Self::Eval(_) => Feature::Eval,
            Self::Locals | Self::FrameLocals(_) => Feature::Locals,
            Self::DynamicGlobal(_) => Feature::DynamicGlobals,
            Self::ClassCell => Feature::ClassCell,
            Self::Function { .. } => Feature::Function,
            Self::Class { .. } => Feature::Class,
        })
    }

    fn body(&self) -> &[Self] {
        match self {
            Self::For(_, body) | Self::Handler(_, body) | Self::With(_, body) => body,
            Self::Function { body, .. } | Self::Class { body, .. } => body,
            _ => &[],
        }
    }

    fn names(&self) -> Vec<Name> {
        match self {
            Self::Show(name)
            | Self::Assign(name)
            | Self::Annotate(name, _)
            | Self::Augment(name)
            | Self::Delete(name) => {
                vec![*name]
            }
            Self::For(name, _) | Self::With(name, _) | Self::Handler(name, _) => vec![*name],
            _ => Vec::new(),
        }
    }

    fn note_features(&self, found: &mut BTreeSet<Feature>) {
        found.extend(self.feature());
        found.extend(self.names().contains(&PRIVATE).then_some(Feature::PrivateName));
        match self {
            Self::Function { parameters, declarations, is_generator, late, .. } => {
                found.extend((!parameters.is_empty()).then_some(Feature::Parameter));
                found.extend(parameters.iter().any(|(_, default)| *default).then_some(Feature::Default));
                found.extend(is_generator.then_some(Feature::GeneratorFunction));
                found.extend(late.then_some(Feature::LateCall));
                found.extend(declarations.iter().map(|(declaration, _)| declaration.feature()));
            }
            Self::Class { declarations, .. } => {
                found.extend(declarations.iter().map(|(declaration, _)| declaration.feature()));
            }
            Self::Comprehension { walrus, inner, .. } => {
                found.extend(walrus.map(|_| Feature::Walrus));
                found.extend(inner.map(|_| Feature::NestedComprehension));
            }
            _ => {}
        }
        self.body().iter().for_each(|statement| statement.note_features(found));
    }
}

impl Declaration {
    fn feature(self) -> Feature {
        match self {
            Self::Global => Feature::Global,
            Self::Nonlocal => Feature::Nonlocal,
        }
    }
}

impl Generator for Scopes {
    const NAME: &'static str = "scopes";
    const ABOUT: &'static str = "names in nested functions, classes, lambdas and comprehensions";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        decode::scopes(choices)
    }

    fn features(&self) -> BTreeSet<Feature> {
        feature::of_all(&self.body, Statement::note_features)
    }

    fn topics(&self) -> Vec<&'static str> {
        let found = self.features();
        let mut topics = vec!["scoping.legb"];
        for (feature, topic) in [
            (Feature::Class, "scoping.class"),
            (Feature::Comprehension, "scoping.comprehensions"),
            (Feature::Global, "scoping.global"),
            (Feature::Nonlocal, "scoping.nonlocal"),
            (Feature::Locals, "frames.locals"),
            (Feature::PrivateName, "scoping.private-names"),
        ] {
            if found.contains(&feature) {
                topics.push(topic);
            }
        }
        topics
    }

    fn program(&self) -> Program {
        lift::program(self)
    }
}

debug_is_corpus_file!(Scopes);
