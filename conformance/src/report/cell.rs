//! A cell of the report: its program, what was seen of it, and what came out in each run.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::case::{CaseFile, Cell};
use crate::claims::Claim;
use crate::compare::{self, Settings, Verdict};
use crate::facet::Facet;
use crate::fault::Fault;
use crate::observe::{Observation, Outcome};
use crate::runner::Judgement;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CellReport {
    /// `names/integer_cache::same-object-inside-the-cache`.
    pub id: String,
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// The section of the reference text that its file is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The claim of the reference text that it makes executable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimReport>,
    /// The corpus file; none for a program from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Facets that are declared not deterministic, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub poisoned: BTreeMap<Facet, String>,
    /// The program that runs.
    pub program: String,
    /// The lines of the file that the program's lines are, in order: the prelude's, then the cell's own.
    pub lines: Vec<LineRange>,
    /// What was seen of it, on whichever side: each observation once.
    pub observations: Vec<ObservationReport>,
    /// What came out, at most once for each run; none for a run whose version the cell is not for.
    pub results: Vec<CellResult>,
}

/// A claim of the reference text, from `corpus/claims.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimReport {
    /// `2.6-cache-100`.
    pub id: String,
    /// What the text says, in short.
    pub says: String,
    /// What the program writes to standard output if the text is right; none where it says nothing exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicted: Option<String>,
    /// Why it is so, where the text is wrong or speaks of one version alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The text does not say this: the cell pins down behaviour next to what it says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beyond: bool,
}

/// Lines of a file, counted from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineRange {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

/// An observation as a reader of the document wants it: after the normalisers, without what is poisoned.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ObservationReport {
    /// How the program ended.
    pub outcome: Outcome,
    /// What was to be seen under each other facet, as text. Where standard output is not UTF-8, its bytes stand as `\xff`.
    pub shown: BTreeMap<Facet, String>,
}

/// What came out for one cell in one run.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CellResult {
    /// The run, by its place in `runs`.
    pub run: usize,
    /// The verdict on the cell as a whole.
    pub verdict: Verdict,
    /// The verdict on each facet under which something was to be seen.
    pub facets: BTreeMap<Facet, Verdict>,
    /// Why the verdict on a facet is neither `equal` nor `differs`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<Facet, String>,
    /// Why the subject cannot run it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsupported: Option<String>,
    /// The first facet that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub divergence: Option<Facet>,
    /// The subject broke down: it panicked, or a signal killed it. No registry makes that known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_breakdown: bool,
    /// What the registry says about this divergence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownReason>,
    /// What is at fault, where it could be told: the program was run once more with CPython's code objects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
    /// What the oracle showed, by its place in `observations`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oracle: Option<usize>,
    /// What the subject showed, by its place in `observations`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<usize>,
    /// Where something differs and a side wrote to standard error, which is no facet: what both wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<StandardError>,
}

/// What the registry says about a divergence.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownReason {
    /// Why it differs.
    pub reason: String,
    /// Since when it is known.
    pub since: String,
}

/// The last that both sides wrote to standard error; what is not UTF-8 is replaced.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandardError {
    /// The oracle.
    pub oracle: String,
    /// The subject.
    pub subject: String,
}

/// Bytes of standard error that a report keeps: the end, where a program says what it died of.
const KEPT_STANDARD_ERROR: usize = 8 << 10;

impl CellReport {
    /// A cell without a result; of a corpus file, or of none.
    pub fn new(file: Option<&CaseFile>, cell: &Cell) -> Self {
        Self {
            id: cell.id.clone(),
            title: cell.title.clone(),
            topics: cell.topics.iter().cloned().collect(),
            section: file.and_then(|file| file.section.clone()),
            claim: None,
            path: file.map(|file| file.path.display().to_string()),
            poisoned: cell.poisoned.clone(),
            program: cell.program.text.clone(),
            lines: ranges(&cell.program.file_lines),
            observations: Vec::new(),
            results: Vec::new(),
        }
    }

    /// A program that is in no corpus file, with what came out for it, as the result of run 0.
    pub fn of_program(cell: &Cell, judgement: Judgement, settings: &Settings) -> Self {
        let mut report = Self::new(None, cell);
        report.take(0, judgement, None, settings);
        report
    }

    /// Takes in what came out in a run.
    pub fn take(&mut self, run: usize, judgement: Judgement, known: Option<KnownReason>, settings: &Settings) {
        let (verdict, divergence, is_breakdown) =
            (judgement.verdict(), judgement.divergence(), judgement.is_breakdown());
        let standard_error = (verdict == Verdict::Differs).then(|| StandardError::of(&judgement)).flatten();
        let Judgement { unsupported, facets, oracle, subject, fault } = judgement;
        let mut place = |observation: Option<Observation>| {
            let mut shown = compare::shown(&observation?, settings);
            // What depends on chance or on the moment makes each observation a new one.
            shown.1.retain(|facet, _| {
                let verdict = facets.get(facet).map(|result| result.verdict);
                !self.poisoned.contains_key(facet) && verdict != Some(Verdict::Poisoned)
            });
            let report = ObservationReport { outcome: shown.0, shown: shown.1 };
            Some(self.observations.iter().position(|other| *other == report).unwrap_or_else(|| {
                self.observations.push(report);
                self.observations.len() - 1
            }))
        };
        let (oracle, subject) = (place(oracle), place(subject));
        let mut verdicts = BTreeMap::new();
        let mut reasons = BTreeMap::new();
        for (facet, result) in facets {
            verdicts.insert(facet, result.verdict);
            reasons.extend(result.reason.map(|reason| (facet, reason)));
        }
        self.results.retain(|result| result.run != run);
        self.results.push(CellResult {
            run,
            verdict,
            facets: verdicts,
            reasons,
            unsupported,
            divergence,
            is_breakdown,
            known,
            fault,
            oracle,
            subject,
            standard_error,
        });
        self.results.sort_by_key(|result| result.run);
    }

    /// What came out in the run with this number.
    pub fn result(&self, run: usize) -> Option<&CellResult> {
        self.results.iter().find(|result| result.run == run)
    }

    /// What both sides showed under a facet, as text; an empty text where a side showed nothing. None where one of the
    /// sides was not seen.
    pub fn both(&self, result: &CellResult, facet: Facet) -> Option<[String; 2]> {
        let text = |number: Option<usize>| Some(self.observations.get(number?)?.text(facet).unwrap_or_default());
        Some([text(result.oracle)?, text(result.subject)?])
    }

    /// The line of the file at which the cell's own lines begin, after the prelude's.
    pub fn own_line(&self) -> u32 {
        self.lines.last().map_or(1, |range| range.first)
    }

    /// The line of the file that each line of the program is.
    pub fn line_numbers(&self) -> impl Iterator<Item = u32> {
        self.lines.iter().flat_map(|range| range.first..=range.last)
    }
}

impl ClaimReport {
    pub(super) fn new(id: &str, claim: &Claim) -> Self {
        let Claim { says, predicted, note, beyond } = claim.clone();
        Self { id: id.to_owned(), says, predicted, note, beyond }
    }
}

impl ObservationReport {
    /// What is seen under a facet, as text; none if there is nothing to see.
    pub fn text(&self, facet: Facet) -> Option<String> {
        match facet {
            Facet::Outcome => Some(format!("{}\n", self.outcome)),
            _ => self.shown.get(&facet).cloned(),
        }
    }
}

impl StandardError {
    fn of(judgement: &Judgement) -> Option<Self> {
        let end = |observation: &Option<Observation>| {
            let bytes = observation.as_ref().map(|observation| &*observation.stderr).unwrap_or_default();
            String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(KEPT_STANDARD_ERROR)..]).into_owned()
        };
        let (oracle, subject) = (end(&judgement.oracle), end(&judgement.subject));
        (!(oracle.is_empty() && subject.is_empty())).then_some(Self { oracle, subject })
    }
}

/// Numbers in order, as ranges.
fn ranges(numbers: &[u32]) -> Vec<LineRange> {
    let mut ranges: Vec<LineRange> = Vec::new();
    for number in numbers.iter().copied() {
        match ranges.last_mut() {
            Some(range) if range.last + 1 == number => range.last = number,
            _ => ranges.push(LineRange { first: number, last: number }),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;
    use crate::compare::compare;

    fn seen(stdout: &str) -> Observation {
        Observation::new(Outcome::Exited { code: 0 }, stdout.into(), b"warning\n".to_vec(), Duration::ZERO)
    }

    #[test]
    fn each_observation_is_kept_once() {
        let text = "# /// case\n# topics = [\"t\"]\n# ///\na = 1\n\n# %% x\n#| title = \"A title\"\nprint(a)\n";
        let file = CaseFile::parse(text.as_bytes(), Path::new("corpus/f.py"), "f").expect("a case file");
        let mut report = CellReport::new(Some(&file), &file.cells[0]);
        assert_eq!(report.lines, [LineRange { first: 4, last: 4 }, LineRange { first: 8, last: 8 }]);
        let settings = Settings::default();
        for (run, (oracle, subject)) in [("1\n", "1\n"), ("1\n", "2\n"), ("2\n", "2\n")].into_iter().enumerate() {
            let (oracle, subject) = (seen(oracle), seen(subject));
            let facets = compare(&file.cells[0], &oracle, &subject, &settings, &mut Default::default());
            let judgement = Judgement { facets, oracle: Some(oracle), subject: Some(subject), ..Judgement::default() };
            report.take(run, judgement, None, &settings);
        }
        assert_eq!(report.observations.len(), 2);
        let places: Vec<_> = report.results.iter().map(|result| (result.oracle, result.subject)).collect();
        assert_eq!(places, [(Some(0), Some(0)), (Some(0), Some(1)), (Some(1), Some(1))]);
        let differing = report.result(1).expect("a result");
        assert_eq!(report.both(differing, Facet::Stdout), Some(["1\n".to_owned(), "2\n".to_owned()]));
        assert!(differing.standard_error.is_some());
        let text = serde_json::to_string(&report).expect("JSON");
        assert_eq!(serde_json::from_str::<CellReport>(&text).expect("a cell"), report);
    }
}
