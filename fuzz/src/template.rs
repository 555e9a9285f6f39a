//! Operations as templates with holes, and what fills the holes: the representation that most generators share.
//!
//! A hole is a `$` and a word, which occurs nowhere in Python outside strings. What may stand in a hole
//! is the business of the generator's [`Vocabulary`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::Feature;
use crate::representation::Kind;

/// Templates of one feature, and how often one of them is taken.
pub struct Group<Of: 'static> {
    /// What a program with one of them contains.
    pub feature: Of,
    /// How often one of them is taken, compared with the other groups.
    pub weight: u32,
    /// Python with holes.
    pub templates: &'static [&'static str],
}

/// Makes a group.
pub const fn group<Of>(feature: Of, weight: u32, templates: &'static [&'static str]) -> Group<Of> {
    Group { feature, weight, templates }
}

/// One operation: a template, and what stands in its holes.
#[derive(Clone, PartialEq, Eq)]
pub struct Operation<Of> {
    /// What a program with this operation contains.
    pub feature: Of,
    /// Python with holes.
    pub template: &'static str,
    /// One for each hole, in order.
    pub fillings: Vec<Filling<Of>>,
}

/// What stands in a hole.
#[derive(Clone, PartialEq, Eq)]
pub enum Filling<Of> {
    /// Python as it stands.
    Text(Cow<'static, str>),
    /// An operation, in parentheses.
    Operation(Box<Operation<Of>>),
}

/// What may stand in the holes of a generator's templates.
pub trait Vocabulary<Of: Feature> {
    /// Something for the hole of this name.
    fn fill(&self, hole: &str, choices: &mut Choices) -> Result<Filling<Of>>;
}

impl<Of: Feature> Operation<Of> {
    /// Takes an operation from one of the groups whose feature is allowed, and fills its holes.
    pub fn choose(groups: &[Group<Of>], vocabulary: &impl Vocabulary<Of>, choices: &mut Choices) -> Result<Self> {
        let group = choices.weighted(groups, |group| group.weight, |choices, group| choices.allows(group.feature))?;
        let template = *choices.pick(group.templates)?;
        Self::fill(group.feature, template, vocabulary, choices)
    }

    /// Fills the holes of a template.
    pub fn fill(
        feature: Of,
        template: &'static str,
        vocabulary: &impl Vocabulary<Of>,
        choices: &mut Choices,
    ) -> Result<Self> {
        let mut fillings = Vec::new();
        for part in parts(template) {
            if let Part::Hole(name) = part {
                let start = choices.position();
                fillings.push(vocabulary.fill(name, choices)?);
                choices.close(Kind::Part, name, start);
            }
        }
        Ok(Self { feature, template, fillings })
    }

    /// Whether the template is a statement that is no expression.
    pub fn is_statement(&self) -> bool {
        let template = self.template;
        let starts = ["del ", "for ", "while ", "import ", "from ", "global ", "raise ", "assert ", "with "];
        let assigns = [" = ", "+= ", "-= ", "*= ", "|= ", "&= ", "^= ", "@= ", "//= "];
        template.contains('\n')
            || template.contains("; ")
            || starts.iter().any(|start| template.starts_with(start))
            || assigns.iter().any(|sign| template.contains(sign))
    }

    /// The features of the operation and of those that stand in its holes.
    pub fn note_features(&self, found: &mut BTreeSet<Of>) {
        found.insert(self.feature);
        for filling in &self.fillings {
            if let Filling::Operation(operation) = filling {
                operation.note_features(found);
            }
        }
    }
}

impl<Of> fmt::Display for Operation<Of> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fillings = self.fillings.iter();
        for part in parts(self.template) {
            match part {
                Part::Text(text) => formatter.write_str(text)?,
                Part::Hole(_) => match fillings.next() {
                    Some(Filling::Text(text)) => formatter.write_str(text)?,
                    Some(Filling::Operation(operation)) => write!(formatter, "({operation})")?,
                    // A template that has grown a hole since: something that stands anywhere.
                    None => formatter.write_str("None")?,
                },
            }
        }
        Ok(())
    }
}

/// A part of a template.
#[derive(Clone, Copy)]
enum Part {
    Text(&'static str),
    Hole(&'static str),
}

fn parts(template: &'static str) -> impl Iterator<Item = Part> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(after) = rest.strip_prefix('$') {
            let end = after.find(|character: char| !character.is_ascii_lowercase()).unwrap_or(after.len());
            rest = &after[end..];
            return Some(Part::Hole(&after[..end]));
        }
        let end = rest.find('$').unwrap_or(rest.len());
        let text = &rest[..end];
        rest = &rest[end..];
        Some(Part::Text(text))
    })
}
