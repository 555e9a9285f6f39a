//! How many cells got which verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CellReport, CellResult};
use crate::compare::Verdict;
use crate::facet::Facet;

/// How many cells got which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
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

type Topics = BTreeMap<String, BTreeMap<Facet, FacetCounts>>;

/// Counts the results of one run, over all cells, and by topic and facet.
pub(super) fn count(cells: &[CellReport], run: usize) -> (Summary, Topics) {
    let (mut summary, mut topics) = (Summary::default(), Topics::new());
    for cell in cells {
        match cell.result(run) {
            Some(result) => {
                summary.add(result);
                for topic in &cell.topics {
                    add(topics.entry(topic.clone()).or_default(), result);
                }
            }
            None => summary.other_version += 1,
        }
    }
    (summary, topics)
}

impl Summary {
    /// Counts one result more.
    pub fn add(&mut self, result: &CellResult) {
        self.cells += 1;
        *match result.verdict {
            Verdict::Equal => &mut self.equal,
            Verdict::Differs if result.known.is_some() => &mut self.known,
            Verdict::Differs if result.is_breakdown => &mut self.breakdowns,
            Verdict::Differs => &mut self.unexpected,
            Verdict::Unsupported => &mut self.unsupported,
            Verdict::Poisoned => &mut self.poisoned,
        } += 1;
    }

    /// The cells under which both sides could be compared: all but those that are unsupported or poisoned.
    pub fn compared(&self) -> usize {
        self.cells - self.unsupported - self.poisoned
    }
}

fn add(facets: &mut BTreeMap<Facet, FacetCounts>, result: &CellResult) {
    if result.verdict == Verdict::Unsupported {
        facets.entry(Facet::Outcome).or_default().unsupported += 1;
    }
    for (facet, verdict) in &result.facets {
        let counts = facets.entry(*facet).or_default();
        *match verdict {
            Verdict::Equal => &mut counts.equal,
            Verdict::Differs => &mut counts.differs,
            Verdict::Unsupported => &mut counts.unsupported,
            Verdict::Poisoned => &mut counts.poisoned,
        } += 1;
    }
}
