//! Comparison: one comparer per facet, each with a verdict of its own.

mod code_objects;
mod end_state;
mod exception;
pub mod normalise;
mod outcome;
mod stdout;
mod traceback;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::case::Cell;
use crate::facet::Facet;
use crate::observe::{Observation, Outcome};
use crate::subject::Subject;
use code_objects::CodeObjectsComparer;
use end_state::EndStateComparer;
use normalise::{Counts, Normaliser};

/// What comes out of comparing one facet, or one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Both sides show the same.
    Equal,
    /// They do not.
    Differs,
    /// The subject says that it cannot do what the cell needs.
    Unsupported,
    /// Declared not deterministic.
    Poisoned,
}

/// The comparison of one facet.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct FacetResult {
    /// What came out.
    pub verdict: Verdict,
    /// Why, where the verdict is neither `equal` nor `differs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the oracle shows, as text, where the sides differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oracle: Option<String>,
    /// What the subject shows, as text, where the sides differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// What is compared, and what is taken away before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The facets.
    pub facets: BTreeSet<Facet>,
    /// The normalisers that are switched on.
    pub normalisers: BTreeSet<Normaliser>,
    /// Whether a program that differs is run once more with CPython's code objects, to tell what is at fault.
    pub seeks_fault: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { facets: Facet::SHOWN.into(), normalisers: Normaliser::ALL.into(), seeks_fault: false }
    }
}

/// How one facet is seen in an observation.
trait Comparer {
    /// What the observation shows under this facet, as text to compare; none if there is nothing to see.
    fn picture(&self, observation: &Observation) -> Option<String>;
}

fn comparer(facet: Facet) -> &'static dyn Comparer {
    match facet {
        Facet::Outcome => &outcome::OutcomeComparer,
        Facet::Stdout => &stdout::StdoutComparer,
        Facet::Exception => &exception::ExceptionComparer,
        Facet::Traceback => &traceback::TracebackComparer,
        Facet::Namespace => &EndStateComparer(|picture| &picture.namespace),
        Facet::Refcounts => &EndStateComparer(|picture| &picture.refcounts),
        Facet::Sizes => &EndStateComparer(|picture| &picture.sizes),
        Facet::Code => &CodeObjectsComparer(|objects| &objects.code),
        Facet::Bytecode => &CodeObjectsComparer(|objects| &objects.bytecode),
    }
}

/// Why the subject cannot run the cell; none if it can.
pub fn unsupported(cell: &Cell, subject: &dyn Subject) -> Option<String> {
    let missing = |need| Some(format!("needs {need}: {}", subject.lacks(need)?));
    cell.needs.iter().copied().find_map(missing)
}

/// Compares two observations facet by facet; a facet under which neither side shows anything is left out.
/// The normalisers count in `counts` what they changed.
pub fn compare(
    cell: &Cell,
    oracle: &Observation,
    subject: &Observation,
    settings: &Settings,
    counts: &mut Counts,
) -> BTreeMap<Facet, FacetResult> {
    let mut results = BTreeMap::new();
    for facet in settings.facets.iter().copied() {
        let comparer = comparer(facet);
        let pictures = [oracle, subject].map(|observation| comparer.picture(observation));
        if pictures == [None, None] {
            continue;
        }
        let reason = cell.poisoned.get(&facet).cloned().or_else(|| cut_short(facet, oracle, subject));
        let [oracle, subject] = pictures.map(|picture| {
            let text = picture.unwrap_or_default();
            settings.normalisers.iter().fold(text, |text, normaliser| normaliser.apply(&text, counts))
        });
        let verdict = match (&reason, oracle == subject) {
            (Some(_), _) => Verdict::Poisoned,
            (None, true) => Verdict::Equal,
            (None, false) => Verdict::Differs,
        };
        let shown = |text| (verdict == Verdict::Differs).then_some(text);
        results.insert(facet, FacetResult { verdict, reason, oracle: shown(oracle), subject: shown(subject) });
    }
    results
}

/// What an observation shows: how the program ended, and under each other facet that is compared the text that is
/// compared, after the normalisers. A facet under which nothing is to be seen is left out.
pub fn shown(observation: &Observation, settings: &Settings) -> (Outcome, BTreeMap<Facet, String>) {
    let mut counts = Counts::default();
    let text = |facet: &Facet| {
        let picture = comparer(*facet).picture(observation)?;
        let text = settings.normalisers.iter().fold(picture, |text, normaliser| normaliser.apply(&text, &mut counts));
        Some((*facet, text))
    };
    let facets = settings.facets.iter().filter(|facet| **facet != Facet::Outcome);
    (observation.outcome.clone(), facets.filter_map(text).collect())
}

/// How far a program came before it was stopped depends on the moment, so that only the outcome can be compared.
fn cut_short(facet: Facet, oracle: &Observation, subject: &Observation) -> Option<String> {
    let is_cut_short = oracle.outcome.is_cut_short() && subject.outcome.is_cut_short();
    (is_cut_short && facet != Facet::Outcome).then(|| "the program was stopped at a limit".to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn cell(options: &str) -> Cell {
        let text = format!("# /// case\n# topics = [\"a\"]\n# ///\n# %% x\n{options}pass\n");
        let file = crate::case::CaseFile::parse(text.as_bytes(), std::path::Path::new("x.py"), "x").expect("a case");
        file.cells.into_iter().next().expect("a cell")
    }

    fn observation(outcome: Outcome, stdout: &str, stderr: &str) -> Observation {
        Observation::new(outcome, stdout.into(), stderr.into(), Duration::ZERO)
    }

    fn verdicts(cell: &Cell, oracle: &Observation, subject: &Observation) -> Vec<(Facet, Verdict)> {
        let results = compare(cell, oracle, subject, &Settings::default(), &mut Counts::default());
        results.into_iter().map(|(facet, result)| (facet, result.verdict)).collect()
    }

    const FAILED: Outcome = Outcome::Exited { code: 1 };

    #[test]
    fn each_facet_has_its_own_verdict() {
        let traceback = |line, message| {
            format!(
                "Traceback (most recent call last):\n  File \"c.py\", line {line}, in <module>\n    x\nE: {message}\n"
            )
        };
        let oracle = observation(FAILED, "1\n", &traceback(1, "a"));
        let cell = cell("");
        assert_eq!(
            verdicts(&cell, &oracle, &observation(FAILED, "1\n", &traceback(2, "a"))),
            [
                (Facet::Outcome, Verdict::Equal),
                (Facet::Stdout, Verdict::Equal),
                (Facet::Exception, Verdict::Equal),
                (Facet::Traceback, Verdict::Differs)
            ]
        );
        assert_eq!(
            verdicts(&cell, &oracle, &observation(FAILED, "1\n", &traceback(1, "b")))[2..],
            [(Facet::Exception, Verdict::Differs), (Facet::Traceback, Verdict::Equal)]
        );
        assert_eq!(
            verdicts(&cell, &oracle, &observation(Outcome::Exited { code: 0 }, "", "")),
            [
                (Facet::Outcome, Verdict::Differs),
                (Facet::Stdout, Verdict::Differs),
                (Facet::Exception, Verdict::Differs),
                (Facet::Traceback, Verdict::Differs)
            ]
        );
    }

    #[test]
    fn what_is_declared_or_cut_short_is_poisoned() {
        let (one, two) = (observation(FAILED, "1", ""), observation(FAILED, "2", ""));
        let poisoned = cell("#| poisoned = { stdout = \"a clock\" }\n");
        assert_eq!(verdicts(&poisoned, &one, &two)[1], (Facet::Stdout, Verdict::Poisoned));
        let (one, two) = (observation(Outcome::TimedOut, "1", ""), observation(Outcome::TimedOut, "2", ""));
        assert_eq!(
            verdicts(&cell(""), &one, &two),
            [(Facet::Outcome, Verdict::Equal), (Facet::Stdout, Verdict::Poisoned)]
        );
        let two = observation(Outcome::OutputLimit, "2", "");
        assert_eq!(verdicts(&cell(""), &one, &two)[0], (Facet::Outcome, Verdict::Differs));
    }

    #[test]
    fn addresses_are_numbered_unless_that_is_switched_off() {
        let ok = Outcome::Exited { code: 0 };
        let one = observation(ok.clone(), "<C object at 0x7f11aa20>\n", "");
        let two = observation(ok, "<C object at 0x55e0bb30>\n", "");
        let mut counts = Counts::default();
        let cell = cell("");
        let results = compare(&cell, &one, &two, &Settings::default(), &mut counts);
        assert_eq!(results[&Facet::Stdout].verdict, Verdict::Equal);
        assert_eq!(counts[&Normaliser::Addresses], 2);
        let settings = Settings { normalisers: BTreeSet::new(), ..Settings::default() };
        let results = compare(&cell, &one, &two, &settings, &mut counts);
        assert_eq!(results[&Facet::Stdout].verdict, Verdict::Differs);
    }
}
