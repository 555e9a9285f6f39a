//! Reduction: the fewest and least choices with which a program still shows what it shows.
//!
//! It comes before the reduction of the program's text (`conformance::reduction`): what a generator takes for one thing goes as one
//! thing, with all that the lifted program says of it in several places.

use std::collections::HashSet;
use std::ops::Range;

use super::{Kind, Span, Trace, to_bytes};
use crate::choices::FEATURE_CHOICES;

/// What came out of a reduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reduction {
    /// The smallest input found.
    pub bytes: Vec<u8>,
    /// Its program.
    pub program: String,
    /// How many programs were judged.
    pub tried: usize,
    /// Whether nothing was left to try; else the limit ended it.
    pub is_complete: bool,
}

/// Makes an input smaller for as long as a judge calls its program interesting, and at most `limit` programs were judged.
///
/// The input's own program is taken to be interesting. None if the bytes mean nothing.
///
/// # Errors
///
/// What the judge returns: the reduction ends there.
pub fn reduce<Error>(
    decode: impl Fn(&[u8]) -> Option<(String, Trace)>,
    bytes: &[u8],
    limit: usize,
    judge: &mut dyn FnMut(&str) -> Result<bool, Error>,
) -> Result<Option<Reduction>, Error> {
    let Some((program, trace)) = decode(bytes) else { return Ok(None) };
    let mut reducer = Reducer { decode, judge, limit, tried: HashSet::new(), judged: 0, program, trace };
    reducer.tried.insert(reducer.program.clone());
    let is_complete = reducer.run()?;
    let Reducer { program, trace, judged, .. } = reducer;
    Ok(Some(Reduction { bytes: trace.bytes(), program, tried: judged, is_complete }))
}

struct Reducer<'judge, Decode, Error> {
    decode: Decode,
    judge: &'judge mut dyn FnMut(&str) -> Result<bool, Error>,
    limit: usize,
    /// Programs that were judged: many choices make the same one.
    tried: HashSet<String>,
    judged: usize,
    program: String,
    trace: Trace,
}

impl<Decode: Fn(&[u8]) -> Option<(String, Trace)>, Error> Reducer<'_, Decode, Error> {
    /// Gives whether it came to its end before the limit.
    fn run(&mut self) -> Result<bool, Error> {
        loop {
            let before = self.trace.choices.len();
            self.leave_out()?;
            if self.trace.choices.len() < before {
                continue;
            }
            let has_changed = self.lower()?;
            if !has_changed || self.judged == self.limit {
                return Ok(self.judged < self.limit);
            }
        }
    }

    /// Leaves out runs of items, what is optional, and what stands around something of its kind; the most choices first.
    fn leave_out(&mut self) -> Result<(), Error> {
        let mut place = 0;
        // Where one was done the places have moved: it goes on with what has come there.
        while let Some(cut) = cuts(&self.trace).into_iter().nth(place) {
            let [before, after] = [&self.trace.choices[..cut.place.start], &self.trace.choices[cut.place.end..]];
            let candidate = [before, &cut.rest, after].concat();
            if !self.accept(&candidate)? {
                place += 1;
            }
        }
        Ok(())
    }

    /// Makes each choice as small as it can be: all choices of a part at once, then one after the other.
    fn lower(&mut self) -> Result<bool, Error> {
        let mut has_changed = false;
        let mut index = 0;
        while let Some(span) = self.trace.spans.get(index).cloned() {
            index += 1;
            if span.kind == Kind::Part && self.trace.of(&span).iter().any(|choice| *choice != 0) {
                has_changed |= self.replace(&span, &[])?;
            }
        }
        let mut place = FEATURE_CHOICES;
        while let Some(value) = self.trace.choices.get(place).copied() {
            for smaller in [0, value / 2, value.saturating_sub(1)] {
                let Some(span) = self.trace.around(place).cloned() else { break };
                let mut content = self.trace.of(&span).to_vec();
                content[place - span.start] = smaller;
                if smaller < value && self.replace(&span, &content)? {
                    has_changed = true;
                    break;
                }
            }
            place += 1;
        }
        Ok(has_changed)
    }

    /// Puts choices in the place of a span's; where they are too few the rest is zero.
    fn replace(&mut self, span: &Span, content: &[u16]) -> Result<bool, Error> {
        let decode = |bytes: &[u8]| (self.decode)(bytes).map(|(_, trace)| trace);
        match self.trace.with(decode, span.start..span.end, content, &[], (span.kind, span.label)) {
            Some(candidate) => self.accept(&candidate),
            None => Ok(false),
        }
    }

    /// Takes choices for the new ones if they are simpler and their program is still interesting.
    fn accept(&mut self, choices: &[u16]) -> Result<bool, Error> {
        let Some((program, trace)) = (self.decode)(&to_bytes(choices)) else { return Ok(false) };
        let order = |trace: &Trace| (trace.choices.len(), trace.choices.clone());
        // Each step makes them fewer, or as many and less: there is an end.
        if order(&trace) >= order(&self.trace) {
            return Ok(false);
        }
        if program != self.program {
            if self.judged == self.limit || !self.tried.insert(program.clone()) {
                return Ok(false);
            }
            self.judged += 1;
            if !(self.judge)(&program)? {
                return Ok(false);
            }
        }
        (self.program, self.trace) = (program, trace);
        Ok(true)
    }
}

/// Choices that can be left out, and what takes their place.
struct Cut {
    place: Range<usize>,
    rest: Vec<u16>,
}

/// What can be left out: whole lists, halves, quarters and single items of them, what is optional, and what stands around
/// a span that can take its place.
fn cuts(trace: &Trace) -> Vec<Cut> {
    let mut found = Vec::new();
    for (index, first) in trace.spans.iter().enumerate() {
        let place = first.start..first.end;
        let inner = trace.spans[index + 1..].iter().take_while(|span| span.start < first.end);
        for span in inner.filter(|span| span.kind == first.kind && span.label == first.label) {
            found.push(Cut { place: place.clone(), rest: trace.of(span).to_vec() });
        }
        match first.kind {
            Kind::Optional if *trace.of(first) != [0] => found.push(Cut { place, rest: vec![0] }),
            // The first item of a list.
            Kind::Element if !trace.spans[..index].iter().any(|span| is_before(span, first)) => {
                let mut items = vec![first];
                while let Some(next) = trace.span_at(items[items.len() - 1].end, Kind::Element, first.label) {
                    items.push(next);
                }
                let mut length = items.len();
                while length > 0 {
                    for run in items.chunks(length) {
                        found.push(Cut { place: run[0].start..run[run.len() - 1].end, rest: Vec::new() });
                    }
                    length /= 2;
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|cut| (std::cmp::Reverse(cut.place.len() - cut.rest.len()), cut.place.start));
    found
}

/// Whether a span is the item before another one.
fn is_before(span: &Span, next: &Span) -> bool {
    span.kind == Kind::Element && span.end == next.start && span.label == next.label
}
