//! The corpus as a whole: its files, the registry of topics, the registry of known divergences.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::case::{CaseFile, Cell};
use crate::claims::{Claim, Claims};
use crate::known::Known;

/// All cells, checked against the registries.
pub struct Corpus {
    /// The folder.
    pub root: PathBuf,
    /// Every `*.py` below it, by name.
    pub files: Vec<CaseFile>,
    /// What a case can be about.
    pub topics: BTreeMap<String, Topic>,
    /// What is known to differ.
    pub known: Known,
    /// What the reference text says.
    pub claims: Claims,
}

/// An entry of `topics.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The topic in one sentence.
    pub about: String,
    /// Sections of the reference text that it makes executable.
    #[serde(default)]
    pub sections: Vec<String>,
    /// The PEPs that decided the behaviour.
    #[serde(default)]
    pub peps: Vec<u32>,
}

impl Corpus {
    /// Reads everything; the error lists all that is wrong, a line for each, with file and line.
    pub fn read(root: &Path) -> Result<Self> {
        let topics: BTreeMap<String, Topic> = read_toml(&root.join("topics.toml"))?;
        let known = Known::read(&root.join("known.toml"))?;
        let claims = Claims::read(&root.join("claims.toml"))?;
        let mut problems = Vec::new();
        let mut files = Vec::new();
        for (path, name) in case_paths(root)? {
            match CaseFile::read(&path, &name) {
                Ok(file) => files.push(file),
                Err(problem) => problems.push(problem.to_string()),
            }
        }
        for file in &files {
            for cell in &file.cells {
                let place = format!("{}:{}", file.path.display(), cell.line);
                if cell.topics.is_empty() {
                    problems.push(format!("{place}: no topic; `topics` of the header or of the cell must name one"));
                }
                for topic in cell.topics.iter().filter(|topic| !topics.contains_key(*topic)) {
                    problems.push(format!("{place}: the topic `{topic}` is not in topics.toml"));
                }
            }
        }
        let corpus = Self { root: root.to_owned(), files, topics, known, claims };
        let ids: BTreeSet<&str> = corpus.cells().map(|(_, cell)| cell.id.as_str()).collect();
        if problems.is_empty() {
            problems.extend(corpus.known.without_cell(&ids));
            problems.extend(corpus.claims_without_cell());
        }
        if problems.is_empty() { Ok(corpus) } else { bail!(problems.join("\n")) }
    }

    /// Every cell with its file, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&CaseFile, &Cell)> {
        self.files.iter().flat_map(|file| file.cells.iter().map(move |cell| (file, cell)))
    }

    /// The claims that cells make executable, with their ids, by the ids of the cells.
    pub fn claims_by_cell(&self) -> BTreeMap<&str, (&str, &Claim)> {
        let claim = |(file, cell): (&CaseFile, &'_ Cell)| {
            let name = cell.id.rsplit("::").next().unwrap_or_default();
            self.claims.claims.get_key_value(&format!("{}-{name}", file.seed.as_deref()?))
        };
        self.cells()
            .filter_map(|(file, cell)| Some((&*cell.id, claim((file, cell)).map(|(id, claim)| (&**id, claim))?)))
            .collect()
    }

    fn claims_without_cell(&self) -> Vec<String> {
        let found: BTreeSet<&str> = self.claims_by_cell().into_values().map(|(id, _)| id).collect();
        let missing = self.claims.claims.keys().filter(|id| !found.contains(id.as_str()));
        let path = self.root.join("claims.toml");
        missing.map(|id| format!("{}: no cell makes the claim `{id}` executable; remove it", path.display())).collect()
    }

    /// The cells that match one of the patterns and one of the topics; everything where none is given.
    ///
    /// A pattern is an id, a part of one, one with `*`, or the path of a corpus file.
    /// A pattern or topic that matches nothing is an error.
    pub fn select(&self, patterns: &[String], topics: &[String]) -> Result<Vec<(&CaseFile, &Cell)>> {
        let is_unknown = |topic: &&String| !self.topics.keys().any(|name| is_within(name, topic));
        if let Some(topic) = topics.iter().find(is_unknown) {
            bail!("no topic `{topic}`; corpus/topics.toml lists them");
        }
        let mut chosen: BTreeSet<&str> = BTreeSet::new();
        for pattern in patterns {
            let matching: Vec<&str> = self.matching(pattern);
            if matching.is_empty() {
                bail!(
                    "the pattern `{pattern}` matches none of the {} cells in {}",
                    self.cells().count(),
                    self.root.display()
                );
            }
            chosen.extend(matching);
        }
        let is_chosen = |cell: &Cell| patterns.is_empty() || chosen.contains(cell.id.as_str());
        let has_topic = |cell: &Cell| {
            topics.is_empty() || topics.iter().any(|topic| cell.topics.iter().any(|name| is_within(name, topic)))
        };
        let selected: Vec<_> = self.cells().filter(|(_, cell)| is_chosen(cell) && has_topic(cell)).collect();
        if selected.is_empty() {
            bail!("no cell matches these patterns and has one of these topics");
        }
        Ok(selected)
    }

    fn matching(&self, pattern: &str) -> Vec<&str> {
        let ids = || self.cells().map(|(_, cell)| cell.id.as_str());
        if ids().any(|id| id == pattern) {
            return ids().filter(|id| *id == pattern).collect();
        }
        let pattern = pattern.strip_prefix("corpus/").unwrap_or(pattern);
        if let Some(file) = pattern.strip_suffix(".py") {
            let start = format!("{file}::");
            return ids().filter(|id| id.starts_with(&start)).collect();
        }
        let whole = if pattern.contains('*') { pattern.to_owned() } else { format!("*{pattern}*") };
        ids().filter(|id| glob(&whole, id)).collect()
    }

    /// Topics that no cell has.
    pub fn unused_topics(&self) -> Vec<&str> {
        let used: BTreeSet<&str> = self.cells().flat_map(|(_, cell)| cell.topics.iter().map(String::as_str)).collect();
        self.topics.keys().map(String::as_str).filter(|topic| !used.contains(topic)).collect()
    }
}

/// Whether a topic is the given one or below it: `identity.constants` is within `identity`.
fn is_within(topic: &str, group: &str) -> bool {
    topic.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether the text matches a pattern in which `*` stands for any characters.
pub(crate) fn glob(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|tail| {
            let mut ends = tail.char_indices().map(|(index, _)| index).chain([tail.len()]);
            ends.any(|index| glob(rest, &tail[index..]))
        }),
    }
}

/// Reads a TOML file; the error names file and line.
pub(crate) fn read_toml<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    toml::from_str(&text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let line = 1 + text[..offset.min(text.len())].matches('\n').count();
        let mut message = format!("{}:{line}: ", path.display());
        let _ = write!(message, "{}", error.message());
        anyhow::anyhow!(message)
    })
}

/// Every `*.py` below a folder with its name: the path below it, without the suffix.
fn case_paths(root: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut paths = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
        for entry in entries {
            let path = entry.with_context(|| format!("{} cannot be read", folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let below = path.strip_prefix(root).unwrap_or(&path).with_extension("");
                let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
                paths.push((path.clone(), parts.join("/")));
            }
        }
    }
    paths.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(glob("*int*::a", "names/integer::a"));
        assert!(!glob("int*", "names/integer::a"));
        assert!(glob("*", ""));
        assert!(!glob("*a", "ab"));
    }

    #[test]
    fn topics_form_groups() {
        assert!(is_within("identity.constants", "identity"));
        assert!(is_within("identity", "identity"));
        assert!(!is_within("identity2", "identity"));
    }
}
