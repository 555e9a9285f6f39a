//! Text that is nearly Python, for the parser and the compiler: accepted or rejected, with which error and where, and
//! what code comes of it. It is compiled and never executed.

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::feature::{Choices, features};
use crate::{Generator, debug_is_corpus_file, prelude};

mod mutate;
mod snippets;

features! {
    /// What is done to the text, and in which mode it is compiled.
    pub enum Feature {
        Untouched, DeleteToken, DuplicateToken, SwapTokens, ReplaceToken, InsertToken, DeleteCharacter, InsertCharacter, Indent, Dedent,
        DeleteLine, DuplicateLine, Truncate, JoinLines, Splice, Nest, EvalMode, SingleMode, Optimized,
    }
}

const MOST_SNIPPETS: usize = 3;
const MOST_MUTATIONS: usize = 3;

/// Some text, and how it is compiled.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// What was done to it.
    pub mutations: Vec<Feature>,
    /// `exec`, `eval` or `single`.
    pub mode: &'static str,
    /// Whether assertions are left out.
    pub optimized: bool,
}

impl<'bytes> Arbitrary<'bytes> for Text {
    fn arbitrary(source: &mut Unstructured<'bytes>) -> Result<Self> {
        let mut choices = Choices::start::<Feature>(source)?;
        let mut text = String::new();
        for _ in 0..choices.between(1, MOST_SNIPPETS)? {
            let snippet = *choices.pick(snippets::SNIPPETS)?;
            if choices.wants(Feature::Nest, 4)? {
                text = mutate::nest(&text, snippet, &mut choices)?;
            } else {
                text.push_str(snippet);
                text.push('\n');
            }
        }
        let mut mutations = Vec::new();
        if !choices.wants(Feature::Untouched, 3)? {
            for _ in 0..choices.between(1, MOST_MUTATIONS)? {
                let (feature, mutate) =
                    *choices.weighted(mutate::MUTATIONS, |_| 1, |choices, (feature, _)| choices.allows(*feature))?;
                text = mutate(&text, &mut choices)?;
                mutations.push(feature);
            }
        } else {
            mutations.push(Feature::Untouched);
        }
        let mode = if choices.wants(Feature::EvalMode, 8)? {
            "eval"
        } else if choices.wants(Feature::SingleMode, 8)? {
            "single"
        } else {
            "exec"
        };
        Ok(Self { text, mutations, mode, optimized: choices.wants(Feature::Optimized, 6)? })
    }
}

impl Generator for Text {
    const NAME: &'static str = "source";
    const ABOUT: &'static str = "text that is nearly Python: compiled, and never executed";
    type Feature = Feature;

    fn features(&self) -> BTreeSet<Feature> {
        let mut found: BTreeSet<Feature> = self.mutations.iter().copied().collect();
        found.extend((self.mode == "eval").then_some(Feature::EvalMode));
        found.extend((self.mode == "single").then_some(Feature::SingleMode));
        found.extend(self.optimized.then_some(Feature::Optimized));
        // A block that stands in another.
        found.extend(self.text.contains("\n    ").then_some(Feature::Nest));
        found
    }

    fn topics(&self) -> Vec<&'static str> {
        vec!["syntax-errors.parser", "code-objects.attributes"]
    }

    fn program(&self) -> String {
        let mut body = String::from("source = (\n");
        for line in self.text.split_inclusive('\n') {
            body.push_str(&format!("    {}\n", literal(line)));
        }
        if self.text.is_empty() {
            body.push_str("    \"\"\n");
        }
        let optimize = if self.optimized { 1 } else { 0 };
        body.push_str(&format!(")\ncompiled(source, {:?}, {optimize})\n", self.mode));
        prelude::assemble(&body)
    }
}

/// The text as a literal of Python.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            ' '..='~' => literal.push(character),
            _ if u32::from(character) < 0x100 => literal.push_str(&format!("\\x{:02x}", u32::from(character))),
            _ => literal.push_str(&format!("\\U{:08x}", u32::from(character))),
        }
    }
    literal.push('"');
    literal
}

debug_is_corpus_file!(Text);
