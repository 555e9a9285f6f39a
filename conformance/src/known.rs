//! The registry of known divergences, `corpus/known.toml`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use toml::Spanned;

use crate::corpus::read_toml;
use crate::facet::Facet;
use crate::specifier::{ExactVersion, VersionSpecifier};

/// What is known to differ. It keeps a run green, never makes a difference count as passed, and
/// fails the run once an entry no longer differs.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Where it stands.
    pub path: PathBuf,
    /// The entries, in file order.
    pub entries: Vec<Entry>,
}

/// One known divergence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The cell's id.
    pub id: Spanned<String>,
    /// The first facet that differs; any where none is given.
    pub facet: Option<Facet>,
    /// The versions on which it differs; all where none are given.
    #[serde(default)]
    pub versions: VersionSpecifier,
    /// Why it differs.
    pub reason: String,
    /// The version of this project, or the date, since which it is known.
    pub since: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registry {
    #[serde(default)]
    divergence: Vec<Entry>,
}

impl Known {
    /// Reads the registry; a missing file is an empty one.
    pub fn read(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Ok(Self { path: path.to_owned(), entries: Vec::new() });
        }
        let Registry { divergence } = read_toml(path).context("the registry of known divergences is not valid")?;
        Ok(Self { path: path.to_owned(), entries: divergence })
    }

    /// The entries that a comparison of these facets can confirm: of the others it cannot tell whether they still hold.
    #[must_use]
    pub fn of_facets(&self, facets: &BTreeSet<Facet>) -> Self {
        let can_be_seen = |entry: &&Entry| entry.facet.is_none_or(|facet| facets.contains(&facet));
        Self { path: self.path.clone(), entries: self.entries.iter().filter(can_be_seen).cloned().collect() }
    }

    /// The comment at the head of the file.
    pub fn heading(&self) -> String {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        text.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect()
    }

    /// The entry for a cell on a version whose first differing facet is this one.
    pub fn find(&self, id: &str, version: ExactVersion, facet: Facet) -> Option<&Entry> {
        self.of(id, version).find(|entry| entry.facet.is_none_or(|known| known == facet))
    }

    /// All entries for a cell on a version.
    pub fn of(&self, id: &str, version: ExactVersion) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.id.get_ref() == id && entry.versions.admits(version))
    }

    /// A complaint for each entry whose cell does not exist.
    pub fn without_cell(&self, ids: &BTreeSet<&str>) -> Vec<String> {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        let line = |entry: &Entry| 1 + text.get(..entry.id.span().start).unwrap_or_default().matches('\n').count();
        let is_missing = |entry: &&Entry| !ids.contains(entry.id.get_ref().as_str());
        let complaint = |entry: &Entry| {
            format!(
                "{}:{}: there is no cell `{}`; remove the entry",
                self.path.display(),
                line(entry),
                entry.id.get_ref()
            )
        };
        self.entries.iter().filter(is_missing).map(complaint).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_covers_its_facet_and_versions() {
        let text = "[[divergence]]\nid = \"a::b\"\nfacet = \"stdout\"\nversions = \"<3.13\"\nreason = \"r\"\nsince = \"0.1\"\n";
        let Registry { divergence } = toml::from_str(text).expect("a registry");
        let known = Known { path: PathBuf::new(), entries: divergence };
        assert!(known.find("a::b", [3, 12, 1], Facet::Stdout).is_some());
        assert!(known.find("a::b", [3, 12, 1], Facet::Outcome).is_none());
        assert!(known.find("a::b", [3, 13, 0], Facet::Stdout).is_none());
        assert!(known.find("a::c", [3, 12, 1], Facet::Stdout).is_none());
        assert_eq!(known.without_cell(&BTreeSet::new()).len(), 1);
        assert_eq!(known.of_facets(&Facet::SHOWN.into()).entries.len(), 1);
        assert!(known.of_facets(&Facet::END_STATE.into()).entries.is_empty());
        assert!(
            toml::from_str::<Registry>("[[divergence]]\nid = \"a\"\nreason = \"r\"\nsince = \"\"\nwhy = 1\n").is_err()
        );
    }
}
