//! The report: one versioned document, which every renderer takes as it is.

pub mod terminal;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::case::{CaseFile, Cell};
use crate::compare::normalise::{Counts, Normaliser};
use crate::compare::{FacetResult, Verdict};
use crate::facet::Facet;
use crate::known::Known;
use crate::observe::{Observation, Outcome};
use crate::runner::Judgement;
use crate::subject::{Identity, Subject};

/// The version of the document's form; it rises when a reader of the old form would misread the new one.
pub const DOCUMENT_VERSION: u32 = 1;

/// The version of `corpus/CONTRACT.md` that the runner follows.
pub const CONTRACT_VERSION: u32 = 1;

/// Everything that a run found out.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// [`DOCUMENT_VERSION`].
    pub document_version: u32,
    /// [`CONTRACT_VERSION`].
    pub contract_version: u32,
    /// Whether only a part of the corpus, of the topics or of the facets was asked for.
    pub is_partial: bool,
    /// One for each pair of an oracle and a subject.
    pub runs: Vec<Run>,
    /// Topics that no cell of the corpus has.
    pub topics_without_case: Vec<String>,
}

/// All cells on one oracle and one subject.
#[derive(Clone, Debug, Serialize)]
pub struct Run {
    /// The side that is right.
    pub oracle: Identity,
    /// The side that is judged.
    pub subject: Identity,
    /// The version of Python, as `3.13`.
    pub python_version: &'static str,
    /// Counts over all cells.
    pub summary: Summary,
    /// How often each normaliser changed something; only those that were switched on.
    pub normalisers: BTreeMap<Normaliser, u64>,
    /// Counts by topic and facet.
    pub topics: BTreeMap<String, BTreeMap<Facet, FacetCounts>>,
    /// Every cell, in order.
    pub cells: Vec<CellReport>,
    /// Entries of the registry that no longer diverge.
    pub stale: Vec<StaleEntry>,
}

/// How many cells got which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// All cells that were judged.
    pub cells: usize,
    /// Nothing differs.
    pub equal: usize,
    /// Something differs, and the registry does not know it.
    pub unexpected: usize,
    /// The subject broke down: it panicked, or a signal killed it. The registry cannot make that known.
    pub breakdowns: usize,
    /// Something differs, and the registry says why.
    pub known: usize,
    /// The subject cannot do what the cell needs.
    pub unsupported: usize,
    /// Declared not deterministic.
    pub poisoned: usize,
    /// Left out, because the version is not one of those that the cell is for.
    pub other_version: usize,
}

/// How many cells of one topic got which verdict under one facet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FacetCounts {
    /// Both sides show the same.
    pub equal: usize,
    /// They do not.
    pub differs: usize,
    /// The subject cannot do what the cell needs.
    pub unsupported: usize,
    /// Declared not deterministic.
    pub poisoned: usize,
}

/// One cell.
#[derive(Clone, Debug, Serialize)]
pub struct CellReport {
    /// `names/integer_cache::same-object-inside-the-cache`.
    pub id: String,
    /// What it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// The verdict on the cell as a whole.
    pub verdict: Verdict,
    /// Why the subject cannot run it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsupported: Option<String>,
    /// The first facet that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub divergence: Option<Facet>,
    /// The subject broke down: see [`Summary::breakdowns`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_breakdown: bool,
    /// What the registry says about this divergence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownReason>,
    /// The facets under which something was to be seen.
    pub facets: BTreeMap<Facet, FacetResult>,
    /// What the oracle showed, where something differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oracle: Option<ObservationReport>,
    /// What the subject showed, where something differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<ObservationReport>,
    /// The program, where something differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The command that runs this cell alone.
    pub rerun: String,
}

/// What the registry says about a divergence.
#[derive(Clone, Debug, Serialize)]
pub struct KnownReason {
    /// Why it differs.
    pub reason: String,
    /// Since when it is known.
    pub since: String,
}

/// An observation as a reader of the document wants it.
#[derive(Clone, Debug, Serialize)]
pub struct ObservationReport {
    /// How the program ended.
    pub outcome: Outcome,
    /// Standard output; what is not UTF-8 is replaced.
    pub stdout: String,
    /// Standard error; what is not UTF-8 is replaced.
    pub stderr: String,
    /// From the fork to the end.
    pub seconds: f64,
}

/// A program's text and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// The corpus file; none for a program from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Each line with its number in the file.
    pub lines: Vec<(u32, String)>,
}

/// An entry of the registry that no longer diverges.
#[derive(Clone, Debug, Serialize)]
pub struct StaleEntry {
    /// The cell.
    pub id: String,
    /// The facet that the entry names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facet: Option<Facet>,
    /// What came out instead.
    pub now: String,
}

impl Document {
    /// Whether a run found something that nobody expected: a divergence that is not in the registry, a breakdown
    /// of the subject, or an entry of the registry that no longer diverges.
    pub fn has_surprises(&self) -> bool {
        self.runs.iter().any(|run| {
            let Summary { unexpected, breakdowns, .. } = run.summary;
            unexpected + breakdowns > 0 || !run.stale.is_empty()
        })
    }
}

impl Run {
    /// Puts together what the runner found out about these cells.
    pub fn new(
        sides: (&dyn Subject, &dyn Subject),
        cells: &[(&CaseFile, &Cell)],
        judgements: Vec<Judgement>,
        counts: Counts,
        known: &Known,
        other_version: usize,
    ) -> Self {
        let (oracle, subject) = sides;
        let (version, exact_version) = (oracle.python_version(), oracle.exact_version());
        let mut run = Self {
            oracle: oracle.identity(),
            subject: subject.identity(),
            python_version: version.short_name(),
            summary: Summary { cells: cells.len(), other_version, ..Summary::default() },
            normalisers: counts,
            topics: BTreeMap::new(),
            cells: Vec::with_capacity(cells.len()),
            stale: Vec::new(),
        };
        for ((file, cell), judgement) in cells.iter().zip(judgements) {
            let divergence = judgement.divergence();
            let excusable = divergence.filter(|_| !judgement.is_breakdown());
            let entry = excusable.and_then(|facet| known.find(&cell.id, exact_version, facet));
            let known_reason =
                entry.map(|entry| KnownReason { reason: entry.reason.clone(), since: entry.since.clone() });
            let path = Some(file.path.display().to_string());
            let rerun = format!("cargo xtask conform '{}' --python {}", cell.id, version.short_name());
            let report = CellReport::new(cell, judgement, known_reason, path, rerun);
            run.count(&report);
            for entry in known.of(&cell.id, exact_version) {
                let is_stale = match report.verdict {
                    Verdict::Unsupported => false,
                    _ => divergence.is_none_or(|facet| entry.facet.is_some_and(|known| known != facet)),
                };
                if is_stale {
                    let now = divergence
                        .map_or_else(|| "nothing differs".to_owned(), |facet| format!("{facet} differs first"));
                    run.stale.push(StaleEntry { id: cell.id.clone(), facet: entry.facet, now });
                }
            }
            run.cells.push(report);
        }
        run
    }

    fn count(&mut self, report: &CellReport) {
        let summary = &mut self.summary;
        *match report.verdict {
            Verdict::Equal => &mut summary.equal,
            Verdict::Differs if report.known.is_some() => &mut summary.known,
            Verdict::Differs if report.is_breakdown => &mut summary.breakdowns,
            Verdict::Differs => &mut summary.unexpected,
            Verdict::Unsupported => &mut summary.unsupported,
            Verdict::Poisoned => &mut summary.poisoned,
        } += 1;
        for topic in &report.topics {
            let facets = self.topics.entry(topic.clone()).or_default();
            if report.verdict == Verdict::Unsupported {
                facets.entry(Facet::Outcome).or_default().unsupported += 1;
            }
            for (facet, result) in &report.facets {
                let counts = facets.entry(*facet).or_default();
                *match result.verdict {
                    Verdict::Equal => &mut counts.equal,
                    Verdict::Differs => &mut counts.differs,
                    Verdict::Unsupported => &mut counts.unsupported,
                    Verdict::Poisoned => &mut counts.poisoned,
                } += 1;
            }
        }
    }
}

impl CellReport {
    /// Puts together what came out for one cell.
    pub fn new(
        cell: &Cell,
        judgement: Judgement,
        known: Option<KnownReason>,
        path: Option<String>,
        rerun: String,
    ) -> Self {
        let verdict = judgement.verdict();
        let differs = verdict == Verdict::Differs;
        let observation =
            |observation: Option<Observation>| observation.filter(|_| differs).map(ObservationReport::from);
        let lines = cell.program.file_lines.iter().copied().zip(cell.program.text.lines().map(str::to_owned)).collect();
        Self {
            id: cell.id.clone(),
            title: cell.title.clone(),
            topics: cell.topics.iter().cloned().collect(),
            verdict,
            divergence: judgement.divergence(),
            is_breakdown: judgement.is_breakdown(),
            known,
            source: differs.then_some(Source { path, lines }),
            rerun,
            unsupported: judgement.unsupported,
            facets: judgement.facets,
            oracle: observation(judgement.oracle),
            subject: observation(judgement.subject),
        }
    }
}

impl From<Observation> for ObservationReport {
    fn from(observation: Observation) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self {
            outcome: observation.outcome,
            stdout: text(observation.stdout),
            stderr: text(observation.stderr),
            seconds: observation.duration.as_secs_f64(),
        }
    }
}
