//! What stands behind a program: the sequence of choices that its generator made, and which of them belong together.
//!
//! It is decoded from a fuzzer's bytes and written back as bytes, so that whatever is done to it (`mutation`,
//! `reduction`) needs to know no generator: the choices of an operation are cut out, and the program is without it. The
//! idea is Hypothesis's (MacIver and Donaldson, "Test-Case Reduction via Test-Case Generation", ECOOP 2020).

use crate::choices::FEATURE_CHOICES;

pub mod mutation;
pub mod reduction;
#[cfg(test)]
mod tests;

/// The choices of a program, each as the least number that stands for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The features that the program may use, one bit for each.
    pub features: u64,
    /// The choices in order; the first are the features.
    pub choices: Vec<u16>,
    /// By start; what stands around others comes before them.
    pub spans: Vec<Span>,
}

/// Choices that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What they are to the choices around them.
    pub kind: Kind,
    /// What they stand for; spans of one kind and label can take each other's place.
    pub label: &'static str,
    /// The first of them, as an index of [`Trace::choices`].
    pub start: usize,
    /// The first choice behind them.
    pub end: usize,
}

/// What a span is to the choices around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An item of a list, together with the choice that there is one more: it can be left out.
    Element,
    /// The choice that a list has no more items: a place for another one.
    End,
    /// Something that a choice which is zero leaves out; that choice is the first.
    Optional,
    /// What cannot be left out, but can be another of its label.
    Part,
}

impl Trace {
    /// The trace of a program of which the features alone are chosen.
    pub(crate) fn of_features(features: u64, all: u64) -> Self {
        let mut trace = Self { features, ..Self::default() };
        trace.write_features(if features == all { None } else { Some(features) });
        trace
    }

    /// Lets the program use these features, or all.
    fn write_features(&mut self, features: Option<u64>) {
        self.choices.resize(self.choices.len().max(FEATURE_CHOICES), 0);
        self.choices[..FEATURE_CHOICES].fill(0);
        if let Some(features) = features {
            self.choices[0] = 2;
            for (place, choice) in self.choices[1..5].iter_mut().enumerate() {
                *choice = (features >> (16 * place)) as u16;
            }
        }
    }

    /// Puts the spans in order: they were noted as each ended.
    pub(crate) fn in_order(&mut self) {
        self.spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    }

    /// The bytes that stand for these choices.
    pub fn bytes(&self) -> Vec<u8> {
        to_bytes(&self.choices)
    }

    /// The choices of a span.
    pub fn of(&self, span: &Span) -> &[u16] {
        &self.choices[span.start..span.end]
    }

    /// The span of this kind and label that starts here.
    fn span_at(&self, start: usize, kind: Kind, label: &str) -> Option<&Span> {
        self.spans.iter().find(|span| span.start == start && span.kind == kind && span.label == label)
    }

    /// The smallest span that a choice is in.
    fn around(&self, choice: usize) -> Option<&Span> {
        let holds = |span: &&Span| span.start <= choice && choice < span.end && span.kind != Kind::End;
        self.spans.iter().filter(holds).min_by_key(|span| span.end - span.start)
    }

    /// The choices without some that can be left out.
    fn without(&self, place: std::ops::Range<usize>, kind: Kind) -> Vec<u16> {
        let left: &[u16] = if kind == Kind::Optional { &[0] } else { &[] };
        [&self.choices[..place.start], left, &self.choices[place.end..]].concat()
    }

    /// Puts choices in the place of others, such that a span of this kind and label starts there.
    ///
    /// What is put there may mean something else than where it came from, and be too long for it or too short. It is cut, or
    /// lengthened by `padding`, so that what follows means what it meant. None if no such span can start there.
    fn with(
        &self,
        decode: impl Fn(&[u8]) -> Option<Trace>,
        place: std::ops::Range<usize>,
        content: &[u16],
        padding: &[u16],
        (kind, label): (Kind, &str),
    ) -> Option<Vec<u16>> {
        let before = &self.choices[..place.start];
        let tried = decode(&to_bytes(&[before, content, padding].concat()))?;
        let span = tried.span_at(place.start, kind, label)?;
        Some([before, tried.of(span), &self.choices[place.end..]].concat())
    }
}

fn to_bytes(choices: &[u16]) -> Vec<u8> {
    choices.iter().flat_map(|choice| choice.to_le_bytes()).collect()
}
