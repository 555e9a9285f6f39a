//! Class hierarchies: classes with bases, slots, metaclasses and hooks; the program prints the
//! `__mro__` of each, or the error, and everything else that the bases decide.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::features;
use crate::program::Program;
use crate::{Generator, debug_is_corpus_file};

mod decode;
mod lift;

/// A hierarchy, and what is done to it once it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Hierarchy {
    /// Subclasses of `type`, called `M0`, `M1`, …
    pub metaclasses: Vec<Metaclass>,
    /// Classes called `C0`, `C1`, …, each made from earlier ones.
    pub classes: Vec<Class>,
    /// What happens afterwards, in order.
    pub operations: Vec<Operation>,
}

/// A subclass of `type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metaclass {
    /// An earlier metaclass to inherit from, instead of `type`.
    pub base: Option<usize>,
    /// Whether it has a `__prepare__`.
    pub prepares: bool,
    /// What its `mro()` does.
    pub linearization: Linearization,
}

/// The `mro()` of a metaclass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linearization {
    /// It is not overridden.
    Inherited,
    /// The ancestors between the class and `object`, backwards.
    Reversed,
    /// The class, then its second ancestor and so on: one is left out.
    Shortened,
    /// Something that is not a class stands in the result.
    NotAClass,
}

/// One class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Statement or call.
    pub form: Form,
    /// In order; the same one may stand there twice.
    pub bases: Vec<Base>,
    /// Which of the metaclasses is asked for.
    pub metaclass: Option<usize>,
    /// `__slots__`.
    pub slots: Slots,
    /// Whether a keyword is passed along with the bases.
    pub keyword: bool,
    /// Whether it has an attribute `tag` that names it.
    pub tag: bool,
    /// Whether it has a method `visit` that calls the next one of the hierarchy.
    pub visit: bool,
    /// Its `__init_subclass__`.
    pub hook: Hook,
}

/// How a class is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A class statement.
    Statement,
    /// A call of the metaclass with three arguments.
    Call,
}

/// One base of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// An earlier class.
    Class(usize),
    /// A built-in type.
    BuiltIn(BuiltIn),
    /// An object whose `__mro_entries__` (PEP 560) gives these earlier classes.
    Entries(Vec<usize>),
    /// A metaclass.
    Metaclass(usize),
}

/// A built-in type to inherit from; the layouts of some conflict, and one cannot be a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the Python type of its name")]
pub enum BuiltIn {
    Object,
    Int,
    Str,
    Tuple,
    List,
    Dict,
    Exception,
    Type,
    Bool,
}

/// The `__slots__` of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slots {
    /// Not there.
    Absent,
    /// There, and empty.
    Empty,
    /// One or two names; `both` adds the second.
    Named {
        /// Whether there are two.
        both: bool,
    },
    /// A name and `__dict__`.
    Dict,
}

/// The `__init_subclass__` (PEP 487) of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hook {
    /// Not there.
    Absent,
    /// Prints the subclass and the keywords, then asks the next one.
    Prints,
    /// Raises.
    Refuses,
}

/// Something done to a hierarchy that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `__bases__` is assigned, to a class and with any classes, itself and its own subclasses included.
    Rebase {
        /// The class that gets other bases.
        class: usize,
        /// Its new bases.
        bases: Vec<usize>,
    },
    /// The attribute `tag` is set.
    SetTag(usize),
    /// The attribute `tag` is deleted.
    DeleteTag(usize),
    /// An instance is made, and its `visit` called.
    Visit(usize),
    /// `issubclass` with two classes.
    IsSubclass(usize, usize),
    /// An instance of one class is told to be one of another.
    Recast(usize, usize),
}

features! {
    /// What a program of classes may contain.
    pub enum Feature {
        SeveralBases, RepeatedBase, BuiltInBase, EntriesBase, MetaclassBase, Metaclass, OwnLinearization, Prepare, TypeCall, Slots,
        Keyword, Tag, Visit, Hook, Rebase, Recast,
    }
}

impl Generator for Hierarchy {
    const NAME: &'static str = "hierarchies";
    const ABOUT: &'static str = "class graphs, their order of bases, metaclasses, hooks, and assigned bases";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        decode::hierarchy(choices)
    }

    fn features(&self) -> BTreeSet<Feature> {
        let mut found = BTreeSet::new();
        let mut note = |feature, is_there: bool| {
            if is_there {
                found.insert(feature);
            }
        };
        for metaclass in &self.metaclasses {
            note(Feature::OwnLinearization, metaclass.linearization != Linearization::Inherited);
            note(Feature::Prepare, metaclass.prepares);
        }
        for class in &self.classes {
            let has = |test: fn(&Base) -> bool| class.bases.iter().any(test);
            let is_repeated = |(index, base)| class.bases[..index].contains(base);
            note(Feature::SeveralBases, class.bases.len() > 1);
            note(Feature::RepeatedBase, class.bases.iter().enumerate().any(is_repeated));
            note(Feature::BuiltInBase, has(|base| matches!(base, Base::BuiltIn(_))));
            note(Feature::EntriesBase, has(|base| matches!(base, Base::Entries(_))));
            note(Feature::MetaclassBase, has(|base| matches!(base, Base::Metaclass(_))));
            note(Feature::Metaclass, class.metaclass.is_some());
            note(Feature::TypeCall, class.form == Form::Call);
            note(Feature::Slots, class.slots != Slots::Absent);
            note(Feature::Keyword, class.keyword);
            note(Feature::Tag, class.tag);
            note(Feature::Visit, class.visit);
            note(Feature::Hook, class.hook != Hook::Absent);
        }
        for operation in &self.operations {
            note(Feature::Rebase, matches!(operation, Operation::Rebase { .. }));
            note(Feature::Recast, matches!(operation, Operation::Recast(..)));
        }
        found
    }

    fn topics(&self) -> Vec<&'static str> {
        let features = self.features();
        let mut topics = vec!["mro.c3", "mro.errors"];
        for (feature, topic) in [
            (Feature::Metaclass, "metaclass.derivation"),
            (Feature::OwnLinearization, "metaclass.custom"),
            (Feature::Prepare, "metaclass.prepare"),
            (Feature::TypeCall, "metaclass.type-call"),
            (Feature::Slots, "slots.inheritance"),
            (Feature::Hook, "metaclass.init-subclass"),
        ] {
            if features.contains(&feature) {
                topics.push(topic);
            }
        }
        topics
    }

    fn program(&self) -> Program {
        lift::program(self)
    }
}

debug_is_corpus_file!(Hierarchy);
