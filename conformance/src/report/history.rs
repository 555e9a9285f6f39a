//! The history: a file with one line of JSON for each complete run, from which the site draws a chart.
//!
//! A run of a part of the corpus is never added, and neither is half a line: where the one before was cut off, in the
//! middle of being written, it is taken away.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{Document, Summary};
use crate::facet::Facet;
use crate::subject::Identity;

/// The version of a line's form.
pub const HISTORY_VERSION: u32 = 1;

/// One complete run of one subject on one oracle.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Line {
    /// [`HISTORY_VERSION`].
    pub history_version: u32,
    /// When it ended, in UTC, as `2026-01-31T12:00:00Z`.
    pub finished: String,
    /// The commit of this project, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// The side that is right.
    pub oracle: Identity,
    /// The side that is judged.
    pub subject: Identity,
    /// The version of Python, as `3.13`.
    pub python_version: String,
    /// The facets that were compared.
    pub facets: BTreeSet<Facet>,
    /// Counts over all cells.
    pub summary: Summary,
    /// By topic: cells of the topic that are equal, and cells that could be compared.
    pub topics: BTreeMap<String, [usize; 2]>,
}

/// Where the history of this machine is, below the workspace.
pub fn path(workspace: &Path) -> PathBuf {
    workspace.join("target").join("report").join("history.jsonl")
}

/// The lines that a document stands for; none if it is of a part of the corpus.
pub fn lines(document: &Document, finished: SystemTime, commit: Option<&str>) -> Vec<Line> {
    if document.is_partial {
        return Vec::new();
    }
    let line = |(number, run): (usize, &super::Run)| {
        let mut topics: BTreeMap<String, Summary> = BTreeMap::new();
        for (cell, result) in document.results(number) {
            for topic in &cell.topics {
                topics.entry(topic.clone()).or_default().add(result);
            }
        }
        Line {
            history_version: HISTORY_VERSION,
            finished: humantime::format_rfc3339_seconds(finished).to_string(),
            commit: commit.map(str::to_owned),
            oracle: run.oracle.clone(),
            subject: run.subject.clone(),
            python_version: run.python_version.clone(),
            facets: run.facets.clone(),
            summary: run.summary,
            topics: topics.into_iter().map(|(topic, counts)| (topic, [counts.equal, counts.compared()])).collect(),
        }
    };
    document.runs.iter().enumerate().map(line).collect()
}

/// Adds lines at the end of the file, which need not be there yet.
///
/// # Errors
/// Where the file cannot be read or written.
pub fn append(path: &Path, lines: &[Line]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let write = || -> Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let end = end_of_whole_lines(&mut file)?;
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        let mut text = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut text, line)?;
            text.push(b'\n');
        }
        Ok(file.write_all(&text)?)
    };
    write().with_context(|| format!("the history {} cannot be written", path.display()))
}

fn end_of_whole_lines(file: &mut File) -> std::io::Result<u64> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |position| position as u64 + 1))
}

/// Reads the history, the oldest line first; a file that is not there is an empty one. Half a line at the end is left out,
/// and so are lines of another version.
///
/// # Errors
/// Where the file cannot be read, or a whole line is not valid; the error names the line.
pub fn read(path: &Path) -> Result<Vec<Line>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let Some(line) = line.strip_suffix('\n') else { break };
        let context = || format!("{}:{number} is no line of a history", path.display());
        let version: Version = serde_json::from_str(line).with_context(context)?;
        if version.history_version == HISTORY_VERSION {
            found.push(serde_json::from_str(line).with_context(context)?);
        }
    }
    Ok(found)
}

#[derive(Deserialize)]
struct Version {
    history_version: u32,
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::scratch::Scratch;

    fn line(finished: u64) -> Line {
        Line {
            history_version: HISTORY_VERSION,
            finished: humantime::format_rfc3339_seconds(SystemTime::UNIX_EPOCH + Duration::from_secs(finished))
                .to_string(),
            commit: None,
            oracle: Identity { name: "CPython".to_owned(), version: "3.13.0".to_owned() },
            subject: Identity { name: "interp".to_owned(), version: "0.1.0".to_owned() },
            python_version: "3.13".to_owned(),
            facets: Facet::SHOWN.into(),
            summary: Summary::default(),
            topics: BTreeMap::from([("mro.c3".to_owned(), [1, 2])]),
        }
    }

    #[test]
    fn half_a_line_is_taken_away() {
        let folder = Scratch::new().expect("a folder");
        let path = folder.path().join("new").join("history.jsonl");
        assert_eq!(read(&path).expect("an empty history"), []);
        append(&path, &[line(1), line(2)]).expect("written");
        let mut text = std::fs::read_to_string(&path).expect("the history");
        text.truncate(text.len() - 10);
        std::fs::write(&path, &text).expect("written");
        assert_eq!(read(&path).expect("a history"), [line(1)]);
        append(&path, &[line(3)]).expect("written");
        assert_eq!(read(&path).expect("a history"), [line(1), line(3)]);
        std::fs::write(&path, "{}\n").expect("written");
        assert!(read(&path).expect_err("no history").to_string().contains(":1 is no line"));
    }

    #[test]
    fn a_part_of_the_corpus_is_never_added() {
        let document = Document::new(&[], true);
        assert_eq!(lines(&document, SystemTime::UNIX_EPOCH, None), []);
    }
}
