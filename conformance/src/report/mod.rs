//! The report: one versioned document, which every renderer takes as it is, and which can be read again.
//!
//! A document holds the cells, each with its program, the distinct observations of it, and what came out in each run; a
//! run is all cells on one oracle and one subject. Its form is `document.schema.json`.

mod cell;
pub mod difference;
pub mod disassembly;
pub mod github;
pub mod history;
pub mod junit;
pub mod kept;
pub mod markdown;
pub mod merge;
#[cfg(test)]
mod schema;
mod summary;
pub mod terminal;
mod text;
pub mod what_holds;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::case::{CaseFile, Cell};
use crate::compare::normalise::{Counts, Normaliser};
use crate::compare::{Settings, Verdict};
use crate::corpus::{Corpus, Topic};
use crate::facet::Facet;
use crate::known::Known;
use crate::runner::Judgement;
use crate::shard::Shard;
use crate::subject::{Identity, Oracle, Subject};

pub use cell::{CellReport, CellResult, ClaimReport, KnownReason, LineRange, ObservationReport, StandardError};
pub use summary::{FacetCounts, Summary};

/// The version of the document's form; it rises when a reader of the old form would misread the new one.
pub const DOCUMENT_VERSION: u32 = 2;

/// The version of `corpus/CONTRACT.md` that the runner follows.
pub const CONTRACT_VERSION: u32 = 1;

/// Everything that runs found out.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The version of this form.
    pub document_version: u32,
    /// The version of `corpus/CONTRACT.md` that the runner followed.
    pub contract_version: u32,
    /// Whether only a part of the corpus, of the topics or of the facets was asked for.
    pub is_partial: bool,
    /// Which of several machines' parts of a run this is; it is partial then, whatever was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<ShardReport>,
    /// One for each pair of an oracle and a subject.
    pub runs: Vec<Run>,
    /// The topics of the cells, from `corpus/topics.toml`.
    pub topics: BTreeMap<String, TopicReport>,
    /// The sections of the reference text, by number: what each is about.
    pub sections: BTreeMap<String, String>,
    /// Topics that no cell of the corpus has.
    pub topics_without_case: Vec<String>,
    /// Every cell that was asked for, in order.
    pub cells: Vec<CellReport>,
}

/// One oracle and one subject. What came out for each cell stands with the cell.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The side that is right.
    pub oracle: Identity,
    /// The side that is judged.
    pub subject: Identity,
    /// The version of Python, as `3.13`: that of the oracle, which decides which cells run.
    pub python_version: String,
    /// What `cargo xtask conform` has to be told to run a cell on these sides again, as `--python 3.13`.
    pub arguments: String,
    /// The facets that were compared.
    pub facets: BTreeSet<Facet>,
    /// How often each normaliser changed something; only those that were switched on.
    pub normalisers: BTreeMap<Normaliser, u64>,
    /// Counts over all cells.
    pub summary: Summary,
    /// Counts by topic and facet.
    pub topics: BTreeMap<String, BTreeMap<Facet, FacetCounts>>,
    /// Entries of the registry that no longer diverge.
    pub stale: Vec<StaleEntry>,
}

/// What a topic is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TopicReport {
    /// The topic in one sentence.
    pub about: String,
    /// Sections of the reference text that it makes executable.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<String>,
    /// The PEPs that decided the behaviour.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub peps: Vec<u32>,
}

/// One of the parts into which a run is shared: its cells are those whose ids belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShardReport {
    /// Which part, from 1.
    pub index: u32,
    /// How many parts there are.
    pub count: u32,
    /// Whether all parts together are of a part of the corpus, of the topics or of the facets.
    pub is_of_part: bool,
}

/// An entry of the registry that no longer diverges.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaleEntry {
    /// The cell.
    pub id: String,
    /// The facet that the entry names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<Facet>,
    /// What came out instead.
    pub now: String,
}

/// What a run's results stand for, before there are any.
pub struct RunSettings<'run> {
    /// The oracle and the subject.
    pub sides: (&'run dyn Oracle, &'run dyn Subject),
    /// What is compared.
    pub settings: &'run Settings,
    /// What is known to differ.
    pub known: &'run Known,
    /// See [`Run::arguments`].
    pub arguments: String,
}

impl Document {
    /// A document about these cells, before any run; [`Document::describe`] adds what their topics are about.
    pub fn new(cells: &[(&CaseFile, &Cell)], is_partial: bool) -> Self {
        Self {
            document_version: DOCUMENT_VERSION,
            contract_version: CONTRACT_VERSION,
            is_partial,
            shard: None,
            runs: Vec::new(),
            topics: BTreeMap::new(),
            sections: BTreeMap::new(),
            topics_without_case: Vec::new(),
            cells: cells.iter().map(|(file, cell)| CellReport::new(Some(file), cell)).collect(),
        }
    }

    /// Says that it is about one of several parts of what was asked for.
    pub fn set_shard(&mut self, shard: Shard) {
        self.shard = Some(ShardReport { index: shard.index, count: shard.count, is_of_part: self.is_partial });
        self.is_partial = true;
    }

    /// Adds what the corpus says about the cells: topics, sections of the reference text, and its claims.
    pub fn describe(&mut self, corpus: &Corpus) {
        let used: BTreeSet<&String> = self.cells.iter().flat_map(|cell| &cell.topics).collect();
        let is_used = |(name, _): &(&String, &Topic)| used.contains(name);
        self.topics = corpus.topics.iter().filter(is_used).map(|(name, topic)| (name.clone(), topic.into())).collect();
        self.sections = corpus.claims.sections.clone();
        self.topics_without_case = corpus.unused_topics().into_iter().map(str::to_owned).collect();
        let claims = corpus.claims_by_cell();
        for cell in &mut self.cells {
            cell.claim = claims.get(cell.id.as_str()).map(|(id, claim)| ClaimReport::new(id, claim));
        }
    }

    /// Adds a run without results, and gives its number.
    pub fn begin_run(&mut self, run: &RunSettings) -> usize {
        let (oracle, subject) = run.sides;
        self.runs.push(Run {
            oracle: oracle.identity(),
            subject: subject.identity(),
            python_version: oracle.python_version().short_name().to_owned(),
            arguments: run.arguments.clone(),
            facets: run.settings.facets.clone(),
            normalisers: BTreeMap::new(),
            summary: Summary::default(),
            topics: BTreeMap::new(),
            stale: Vec::new(),
        });
        self.runs.len() - 1
    }

    /// Takes in what came out for the cell with the number `cell` in the run with the number `number`.
    pub fn record(&mut self, number: usize, run: &RunSettings, cell: usize, judgement: Judgement) {
        let version = run.sides.0.exact_version();
        let report = &mut self.cells[cell];
        let divergence = judgement.divergence();
        let excusable = divergence.filter(|_| !judgement.is_breakdown());
        let entry = excusable.and_then(|facet| run.known.find(&report.id, version, facet));
        let known = entry.map(|entry| KnownReason { reason: entry.reason.clone(), since: entry.since.clone() });
        let verdict = judgement.verdict();
        for entry in run.known.of(&report.id, version) {
            let is_stale = match verdict {
                Verdict::Unsupported => false,
                _ => divergence.is_none_or(|facet| entry.facet.is_some_and(|known| known != facet)),
            };
            if is_stale {
                let now =
                    divergence.map_or_else(|| "nothing differs".to_owned(), |facet| format!("{facet} differs first"));
                self.runs[number].stale.push(StaleEntry { id: report.id.clone(), facet: entry.facet, now });
            }
        }
        report.take(number, judgement, known, run.settings);
    }

    /// Adds a run with all its results: a judgement for each of the cells, given by their numbers.
    pub fn add_run(
        &mut self,
        run: &RunSettings,
        judgements: impl IntoIterator<Item = (usize, Judgement)>,
        counts: Counts,
    ) {
        let number = self.begin_run(run);
        for (cell, judgement) in judgements {
            self.record(number, run, cell, judgement);
        }
        self.runs[number].normalisers = counts;
        self.count();
    }

    /// Counts verdicts in every run anew, from the results that stand with the cells.
    pub fn count(&mut self) {
        for (number, run) in self.runs.iter_mut().enumerate() {
            (run.summary, run.topics) = summary::count(&self.cells, number);
        }
    }

    /// The cells that have a result in the run with this number, with it.
    pub fn results(&self, run: usize) -> impl Iterator<Item = (&CellReport, &CellResult)> {
        self.cells.iter().filter_map(move |cell| Some((cell, cell.result(run)?)))
    }

    /// Whether a run found something that nobody expected: a divergence that is not in the registry, a breakdown
    /// of the subject, or an entry of the registry that no longer diverges.
    pub fn has_surprises(&self) -> bool {
        self.runs.iter().any(|run| {
            let Summary { unexpected, breakdowns, .. } = run.summary;
            unexpected + breakdowns > 0 || !run.stale.is_empty()
        })
    }

    /// Reads a document.
    ///
    /// # Errors
    /// Where the file cannot be read, is of another version, or is none.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let again = "write it again with `cargo xtask conform --format json`";
        let VersionOnly { document_version } =
            serde_json::from_str(&text).with_context(|| format!("{} is no report; {again}", path.display()))?;
        if document_version != DOCUMENT_VERSION {
            bail!(
                "{} is a report of version {document_version}, and version {DOCUMENT_VERSION} is needed; {again}",
                path.display()
            );
        }
        let document: Self = serde_json::from_str(&text)
            .with_context(|| format!("{} is not a whole report; {again}", path.display()))?;
        document.check().with_context(|| format!("{} contradicts itself; {again}", path.display()))?;
        Ok(document)
    }

    /// Whether every number in it names something that is there.
    fn check(&self) -> Result<()> {
        for cell in &self.cells {
            for result in &cell.results {
                if result.run >= self.runs.len() {
                    bail!("{} has a result of run {}, and there are {}", cell.id, result.run, self.runs.len());
                }
                let observations = [result.oracle, result.subject];
                if observations.into_iter().flatten().any(|number| number >= cell.observations.len()) {
                    bail!("{} has a result without its observation", cell.id);
                }
            }
        }
        Ok(())
    }
}

impl From<&Topic> for TopicReport {
    fn from(topic: &Topic) -> Self {
        Self { about: topic.about.clone(), sections: topic.sections.clone(), peps: topic.peps.clone() }
    }
}

/// What every version of the form has.
#[derive(Deserialize)]
struct VersionOnly {
    document_version: u32,
}

impl Run {
    /// The command that runs a cell on these sides again.
    pub fn rerun(&self, id: &str) -> String {
        format!("cargo xtask conform '{id}' {}", self.arguments)
    }
}
