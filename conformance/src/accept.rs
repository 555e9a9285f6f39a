//! Brings the registry of known divergences up to what runs have found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use interp::Version;

use crate::compare::Verdict;
use crate::facet::Facet;
use crate::known::{Entry, Known};
use crate::report::{CellReport, CellResult, Document};
use crate::specifier::{ExactVersion, exact_version};

/// What the registry says of one cell on one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Remark {
    facet: Option<Facet>,
    reason: String,
    since: String,
}

type Registry = BTreeMap<String, BTreeMap<Version, BTreeSet<Remark>>>;

/// The registry as text, after these runs: what no longer diverges is gone, what newly diverges is
/// there with `reason`, or with what the divergence itself tells where that is empty. Versions and
/// cells that did not run stay as they are, and so do what is said of a divergence already known, and
/// the entries that tell micro versions apart, or that are about other facets than those that were compared.
pub fn accept(known: &Known, document: &Document, facets: &BTreeSet<Facet>, reason: &str, since: &str) -> String {
    let mut registry = Registry::new();
    let (exact, entries): (Vec<&Entry>, Vec<&Entry>) =
        known.entries.iter().partition(|entry| entry.versions.names_micro_versions());
    for entry in entries {
        for version in Version::ALL.into_iter().filter(|version| entry.versions.admits(number(*version))) {
            let remark = Remark { facet: entry.facet, reason: entry.reason.clone(), since: entry.since.clone() };
            registry.entry(entry.id.get_ref().clone()).or_default().entry(version).or_default().insert(remark);
        }
    }
    for (number, run) in document.runs.iter().enumerate() {
        let Some(version) = Version::parse(&run.python_version) else { continue };
        let is_exact = |cell: &CellReport| {
            let of_cell = exact.iter().filter(|entry| *entry.id.get_ref() == cell.id);
            of_cell.clone().any(|entry| entry.versions.admits(exact_version(&run.oracle.version)))
        };
        for (cell, result) in document.results(number).filter(|(cell, _)| !is_exact(cell)) {
            let remarks = registry.entry(cell.id.clone()).or_default().remove(&version).unwrap_or_default();
            let is_compared = |remark: &Remark| remark.facet.is_none_or(|facet| facets.contains(&facet));
            let (before, mut remarks): (BTreeSet<_>, BTreeSet<_>) = remarks.into_iter().partition(is_compared);
            let still = |remark: &Remark| remark.facet.is_none() || remark.facet == result.divergence;
            let remark = match result.verdict {
                Verdict::Equal | Verdict::Poisoned => None,
                // No reason excuses an interpreter that breaks down.
                Verdict::Differs if result.is_breakdown => None,
                Verdict::Differs | Verdict::Unsupported => {
                    Some(before.into_iter().find(still).unwrap_or_else(|| Remark {
                        facet: result.divergence,
                        reason: if reason.is_empty() { explain(cell, result) } else { reason.to_owned() },
                        since: since.to_owned(),
                    }))
                }
            };
            remarks.extend(remark);
            if !remarks.is_empty() {
                registry.entry(cell.id.clone()).or_default().insert(version, remarks);
            }
        }
    }
    write(&registry, &exact, known.heading())
}

/// What a divergence tells of itself.
fn explain(cell: &CellReport, result: &CellResult) -> String {
    if let Some(reason) = &result.unsupported {
        return reason.clone();
    }
    let shown = |facet| cell.both(result, facet).unwrap_or_default();
    let [_, raised] = shown(Facet::Exception);
    let raised = raised.lines().next_back().unwrap_or_default();
    let facet = result.divergence.unwrap_or(Facet::Outcome);
    if facet == Facet::Outcome && !raised.is_empty() {
        return format!("the interpreter raises {raised}");
    }
    let [oracle, subject] = shown(facet);
    let (mut right, mut judged) = (oracle.lines(), subject.lines());
    loop {
        match (right.next(), judged.next()) {
            (Some(one), Some(other)) if one == other => {}
            (one, other) => {
                let line =
                    |line: Option<&str>| line.map_or("nothing".to_owned(), |line| format!("`{}`", shortened(line)));
                return format!("{facet}: CPython shows {}, the interpreter {}", line(one), line(other));
            }
        }
    }
}

fn shortened(line: &str) -> String {
    const LENGTH: usize = 60;
    let short: String = line.trim().chars().take(LENGTH).collect();
    if short.len() < line.trim().len() { format!("{short}…") } else { short }
}

/// The version without a micro version: entries that look at that are left alone.
fn number(version: Version) -> ExactVersion {
    exact_version(version.short_name())
}

fn write(registry: &Registry, exact: &[&Entry], mut text: String) -> String {
    for (id, versions) in registry {
        let mut remarks: BTreeMap<&Remark, Vec<Version>> = BTreeMap::new();
        for (version, remark) in
            versions.iter().flat_map(|(version, set)| set.iter().map(move |remark| (version, remark)))
        {
            remarks.entry(remark).or_default().push(*version);
        }
        for (remark, versions) in remarks {
            write_entry(&mut text, id, remark, specifier(&versions).as_deref());
        }
    }
    for entry in exact {
        let remark = Remark { facet: entry.facet, reason: entry.reason.clone(), since: entry.since.clone() };
        write_entry(&mut text, entry.id.get_ref(), &remark, Some(&entry.versions.to_string()));
    }
    text
}

fn write_entry(text: &mut String, id: &str, remark: &Remark, versions: Option<&str>) {
    let string = |value: &str| toml::Value::String(value.to_owned()).to_string();
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = writeln!(text, "{gap}[[divergence]]\nid = {}", string(id));
    if let Some(facet) = remark.facet {
        let _ = writeln!(text, "facet = \"{facet}\"");
    }
    if let Some(versions) = versions {
        let _ = writeln!(text, "versions = \"{versions}\"");
    }
    let _ = writeln!(text, "reason = {}\nsince = {}", string(&remark.reason), string(&remark.since));
}

/// A specifier for some of the supported versions, oldest first; none for all of them.
fn specifier(versions: &[Version]) -> Option<String> {
    let missing: Vec<Version> = Version::ALL.into_iter().filter(|version| !versions.contains(version)).collect();
    let first = versions.first()?.short_name();
    let last = versions.last()?.short_name();
    match (versions.len(), missing.as_slice()) {
        (_, []) => None,
        (1, _) => Some(format!("=={first}")),
        (_, missing) if missing.iter().all(|version| version < &versions[0]) => Some(format!(">={first}")),
        (_, missing) if missing.iter().all(|version| version > &versions[versions.len() - 1]) => {
            Some(format!("<={last}"))
        }
        (_, missing) => {
            let clauses: Vec<_> = missing.iter().map(|version| format!("!={}", version.short_name())).collect();
            Some(clauses.join(","))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specifier::VersionSpecifier;

    #[test]
    fn a_specifier_admits_exactly_its_versions() {
        for mask in 1..8 {
            let chosen: Vec<Version> =
                (0..).zip(Version::ALL).filter(|(bit, _)| mask & (1 << bit) != 0).map(|(_, version)| version).collect();
            let text = specifier(&chosen);
            let parsed =
                text.map_or_else(VersionSpecifier::default, |text| VersionSpecifier::parse(&text).expect("valid"));
            let admitted: Vec<Version> =
                Version::ALL.into_iter().filter(|version| parsed.admits(number(*version))).collect();
            assert_eq!(admitted, chosen);
        }
    }
}
