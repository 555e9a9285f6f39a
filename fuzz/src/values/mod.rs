//! Operators and methods of the built-in types on interesting values: results, and the errors' texts.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::{self, features};
use crate::program::Program;
use crate::template::{Filling, Operation, Vocabulary};
use crate::{Generator, debug_is_corpus_file, lift, vocabulary};

mod templates;

features! {
    /// What a program of values may contain.
    pub enum Feature {
        Arithmetic, Power, Repetition, Shift, Unary, Comparison, InPlace, Membership, Truth,
        Subscript, Slice, SliceAssignment, Unpacking,
        Format, Percent, FormatMethod, Formatted,
        Hash, SetOrder, SetOperation,
        IntMethod, FloatMethod, StringMethod, StringSearch, BytesMethod, BytesSearch, ListMethod, TupleMethod, DictMethod, SetMethod,
        RangeMethod, MemoryMethod, SliceMethod,
        Conversion, IntFromText, Container, NumberFunction, IterationFunction, Sorting, TextFunction, Attribute,
        Codec, Keyword, Nested,
    }
}

const MOST_OPERATIONS: usize = 30;

/// Operations, each on values of its own.
#[derive(Clone, PartialEq, Eq)]
pub struct Values {
    /// In order.
    pub operations: Vec<Operation<Feature>>,
}

struct Words {
    depth: usize,
}

impl Vocabulary<Feature> for Words {
    fn fill(&self, hole: &str, choices: &mut Choices) -> Result<Filling<Feature>> {
        if matches!(hole, "value" | "iterable") && self.depth > 0 && choices.wants(Feature::Nested, 6)? {
            let deeper = Self { depth: self.depth - 1 };
            return Ok(Filling::Operation(Box::new(Operation::choose(templates::NESTED, &deeper, choices)?)));
        }
        let text = vocabulary::common(hole, choices)?;
        let is_operand = !matches!(hole, "slice" | "specification");
        Ok(Filling::Text(if is_operand { vocabulary::operand(text) } else { text }))
    }
}

impl Generator for Values {
    const NAME: &'static str = "values";
    const ABOUT: &'static str = "operators and methods of the built-in types on interesting values";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        let words = Words { depth: 2 };
        let operation = |choices: &mut Choices, _| Operation::choose(templates::GROUPS, &words, choices);
        Ok(Self { operations: choices.several("operation", 1, MOST_OPERATIONS, operation)? })
    }

    fn features(&self) -> BTreeSet<Feature> {
        feature::of_all(&self.operations, Operation::note_features)
    }

    fn topics(&self) -> Vec<&'static str> {
        vec!["operators.binary", "types.methods"]
    }

    fn program(&self) -> Program {
        lift::program(|source| {
            for (number, operation) in self.operations.iter().enumerate() {
                lift::operation(source, number, operation);
            }
        })
    }
}

debug_is_corpus_file!(Values);
