//! Attribute lookup: data and non-data descriptors, slots, instance dictionaries, metaclass attributes and the
//! `__getattr__` family, on instances and on classes.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::{self, features};
use crate::program::Program;
use crate::template::{Filling, Operation, Vocabulary};
use crate::{Generator, debug_is_corpus_file, lift, vocabulary};

mod templates;

features! {
    /// What a program of attributes may contain.
    pub enum Feature {
        Plain, NonData, Data, SetOnly, RaisingGet, Function, Property, ClassMethod, StaticMethod, SetName, Slots, Cached, OddGet,
        GetAttr, GetAttribute, SetAttr, DelAttr, Dir, MetaclassMember, SeveralBases,
        Reading, Writing, Deleting, Augmenting, Calling, ThroughDict, ThroughType, ThroughSuper, ClassOfInstance, Changing, Builtins,
    }
}

const MOST_CLASSES: usize = 3;
const MOST_MEMBERS: usize = 5;
const MOST_OPERATIONS: usize = 24;

/// A class: its bases and the statements of its body.
#[derive(Clone, PartialEq, Eq)]
pub struct Class {
    /// Earlier classes.
    pub bases: Vec<usize>,
    /// In order.
    pub members: Vec<Operation<Feature>>,
}

/// Classes, an instance of each, and what happens to their attributes.
#[derive(Clone, PartialEq, Eq)]
pub struct Attributes {
    /// The body of the metaclass, if there is one.
    pub metaclass: Option<Vec<Operation<Feature>>>,
    /// Called `C0`, `C1`, …, their instances `i0`, `i1`, …
    pub classes: Vec<Class>,
    /// Afterwards.
    pub operations: Vec<Operation<Feature>>,
}

struct Words<'label> {
    label: &'label str,
    classes: usize,
}

impl Vocabulary<Feature> for Words<'_> {
    fn fill(&self, hole: &str, choices: &mut Choices) -> Result<Filling<Feature>> {
        const NAMES: &[&str] = &["a", "b", "c"];
        const VALUES: &[&str] = &[
            "1",
            "13",
            "\"v\"",
            "None",
            "Get(\"new\")",
            "GetSet(\"new\")",
            "lambda *all: len(all)",
            "property(lambda self: \"p\")",
        ];
        let class = choices.below(self.classes.max(1))?;
        Ok(Filling::Text(match hole {
            "label" => format!("\"{}.{}\"", self.label, choices.below(100)?).into(),
            "name" => vocabulary::from(NAMES, choices)?,
            "value" => vocabulary::from(VALUES, choices)?,
            "instance" => format!("i{class}").into(),
            "class" => format!("C{class}").into(),
            "object" if choices.one_in(3)? => format!("C{class}").into(),
            "object" => format!("i{class}").into(),
            _ => vocabulary::common(hole, choices)?,
        }))
    }
}

fn members(label: &str, choices: &mut Choices) -> Result<Vec<Operation<Feature>>> {
    let words = Words { label, classes: 0 };
    choices.several("member", 0, MOST_MEMBERS, |choices, _| Operation::choose(templates::MEMBERS, &words, choices))
}

impl Generator for Attributes {
    const NAME: &'static str = "descriptors";
    const ABOUT: &'static str = "attributes of instances and classes, whoever may answer for them";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        let metaclass = choices.optional("metaclass", Feature::MetaclassMember, 2, |choices| members("M", choices))?;
        let classes = choices.several("class", 1, MOST_CLASSES, |choices, index| {
            let (joins, base) = (choices.wants(Feature::SeveralBases, 2)?, choices.below(index)?);
            let bases = match index {
                0 => Vec::new(),
                2 if joins => vec![1, 0],
                _ => vec![base],
            };
            Ok(Class { bases, members: members(&format!("C{index}"), choices)? })
        })?;
        let words = Words { label: "late", classes: classes.len() };
        let operations = choices.several("operation", 1, MOST_OPERATIONS, |choices, _| {
            Operation::choose(templates::OPERATIONS, &words, choices)
        })?;
        Ok(Self { metaclass, classes, operations })
    }

    fn features(&self) -> BTreeSet<Feature> {
        let members = self.classes.iter().flat_map(|class| &class.members).chain(self.metaclass.iter().flatten());
        let mut found = feature::of_all(members.chain(&self.operations), Operation::note_features);
        found.extend(self.metaclass.is_some().then_some(Feature::MetaclassMember));
        found.extend(self.classes.iter().any(|class| class.bases.len() > 1).then_some(Feature::SeveralBases));
        found
    }

    fn topics(&self) -> Vec<&'static str> {
        vec!["descriptors.lookup", "descriptors.protocol"]
    }

    fn program(&self) -> Program {
        lift::program(|source| {
            if let Some(members) = &self.metaclass {
                source.block("try:", |source| {
                    source.block("class M(type):", |source| {
                        members.iter().for_each(|member| source.lines(&member.to_string()));
                        source.line("pass");
                    });
                });
                source.block("except Exception as error:", |source| {
                    source.line("failed(\"M\", error)");
                    source.line("class M(type): pass");
                });
            }
            for (index, class) in self.classes.iter().enumerate() {
                let mut bases: Vec<String> = class.bases.iter().map(|base| format!("C{base}")).collect();
                bases.extend((self.metaclass.is_some() && index == 0).then(|| "metaclass=M".to_owned()));
                source.block("try:", |source| {
                    source.block(format!("class C{index}({}):", bases.join(", ")), |source| {
                        class.members.iter().for_each(|member| source.lines(&member.to_string()));
                        source.line("pass");
                    });
                    source.line(format!("i{index} = C{index}()"));
                });
                source.block("except Exception as error:", |source| {
                    source.line(format!("failed(\"C{index}\", error)"));
                    source.line(format!("class C{index}: pass"));
                    source.line(format!("i{index} = C{index}()"));
                });
            }
            for (number, operation) in self.operations.iter().enumerate() {
                lift::operation(source, number, operation);
            }
            source.line("print(\"end\")");
            for index in 0..self.classes.len() {
                source.line(format!("shown_attributes({index}, i{index}, C{index})"));
            }
        })
    }
}

debug_is_corpus_file!(Attributes);
