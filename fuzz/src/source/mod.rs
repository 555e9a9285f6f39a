//! Text that is nearly Python, for the parser and the compiler: accepted or rejected, with which error and where, and
//! what code comes of it. It is compiled and never executed.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::features;
use crate::program::Program;
use crate::{Generator, debug_is_corpus_file, prelude};

mod cells;
mod mutate;
mod snippets;

features! {
    /// What is done to the text, and in which mode it is compiled.
    pub enum Feature {
        Untouched, DeleteToken, DuplicateToken, SwapTokens, ReplaceToken, InsertToken, DeleteCharacter, InsertCharacter, Indent, Dedent,
        DeleteLine, DuplicateLine, Truncate, JoinLines, Splice, Graft, Nest, Cell, Snippet, EvalMode, SingleMode, Optimized,
    }
}

const MOST_PARTS: usize = 3;
const MOST_MUTATIONS: usize = 3;

/// Some text, and how it is compiled.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// What it is made of.
    pub parts: Vec<Feature>,
    /// What was done to it.
    pub mutations: Vec<Feature>,
    /// `exec`, `eval` or `single`.
    pub mode: &'static str,
    /// Whether assertions are left out.
    pub optimized: bool,
}

impl Generator for Text {
    const NAME: &'static str = "source";
    const ABOUT: &'static str = "text that is nearly Python: compiled, and never executed";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        let (mut text, mut parts) = (String::new(), Vec::new());
        choices.several("part", 1, MOST_PARTS, |choices, _| {
            const KINDS: [(Feature, u32); 2] = [(Feature::Cell, 2), (Feature::Snippet, 3)];
            let (kind, _) =
                *choices.weighted(&KINDS, |(_, weight)| *weight, |choices, (kind, _)| choices.allows(*kind))?;
            let part = if kind == Feature::Cell { cells::any(choices)? } else { *choices.pick(snippets::SNIPPETS)? };
            let nested = choices.optional("nest", Feature::Nest, 4, |choices| mutate::nest(&text, part, choices))?;
            parts.push(kind);
            parts.extend(nested.is_some().then_some(Feature::Nest));
            text = nested.unwrap_or_else(|| format!("{text}{part}\n"));
            Ok(())
        })?;
        let most = if choices.wants(Feature::Untouched, 3)? { 0 } else { MOST_MUTATIONS };
        let mut mutations = choices.several("mutation", most.min(1), most, |choices, _| {
            let (feature, mutate) =
                *choices.weighted(mutate::MUTATIONS, |_| 1, |choices, (feature, _)| choices.allows(*feature))?;
            text = mutate(&text, choices)?;
            Ok(feature)
        })?;
        if mutations.is_empty() {
            mutations.push(Feature::Untouched);
        }
        let mode = if choices.wants(Feature::EvalMode, 8)? {
            "eval"
        } else if choices.wants(Feature::SingleMode, 8)? {
            "single"
        } else {
            "exec"
        };
        Ok(Self { text, parts, mutations, mode, optimized: choices.wants(Feature::Optimized, 6)? })
    }

    fn features(&self) -> BTreeSet<Feature> {
        let mut found: BTreeSet<Feature> = self.mutations.iter().chain(&self.parts).copied().collect();
        found.extend((self.mode == "eval").then_some(Feature::EvalMode));
        found.extend((self.mode == "single").then_some(Feature::SingleMode));
        found.extend(self.optimized.then_some(Feature::Optimized));
        found
    }

    fn topics(&self) -> Vec<&'static str> {
        vec!["syntax-errors.parser", "code-objects.attributes"]
    }

    fn program(&self) -> Program {
        let mut body = String::from("source = (\n");
        for line in self.text.split_inclusive('\n') {
            body.push_str(&format!("    {}\n", literal(line)));
        }
        if self.text.is_empty() {
            body.push_str("    \"\"\n");
        }
        let optimize = if self.optimized { 1 } else { 0 };
        body.push_str(&format!(")\ncompiled(source, {:?}, {optimize})\n", self.mode));
        prelude::assemble_with("compiled", body)
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
