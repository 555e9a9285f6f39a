//! Recorded observations, `corpus/recorded/<version>.jsonl`: what a CPython of one exact version shows of each cell.
//!
//! The first line tells what was recorded; each further one is a cell, in the order of ids, so that a change of a cell
//! is a change of a line. What differs between machines is written as a stand-in (`subject/stand_in.rs`), what differs
//! between two runs on one machine is left out, with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::case::Cell;
use crate::compare::{FacetResult, Verdict};
use crate::facet::Facet;
use crate::files::{replace, stable_hash};
use crate::observe::display::Exception;
use crate::observe::{Observation, Outcome, bytes, display};
use crate::report::CONTRACT_VERSION;
use crate::runner::Judgement;
use crate::specifier::{ExactVersion, exact_version};

/// The version of the form of the file.
pub const RECORD_VERSION: u32 = 1;

/// The reason where two runs of the oracle differ.
const NOT_REPEATED: &str = "CPython itself did not repeat it";

/// The reason where the program was stopped.
const CUT_SHORT: &str = "the program was stopped at a limit";

/// What one CPython showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What was recorded.
    pub heading: Heading,
    /// The cells by id.
    pub lines: BTreeMap<String, Line>,
}

/// The first line of the file.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// [`RECORD_VERSION`].
    pub record_version: u32,
    /// [`CONTRACT_VERSION`].
    pub contract_version: u32,
    /// The exact version of CPython, as `3.13.0`.
    pub python_version: String,
}

/// What it showed of one cell.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// `names/integer_cache::same-object-inside-the-cache`.
    pub id: String,
    /// The hash of the program, as sixteen hexadecimal digits: another one means that the line is stale.
    pub program: String,
    /// How the program ended; none where that is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What it wrote to standard output.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "bytes")]
    pub stdout: Vec<u8>,
    /// The uncaught exception and those that led to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<display::Chain>,
    /// The facets that are not recorded, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out: BTreeMap<Facet, String>,
}

/// A line that does not say what the oracle shows of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The cell.
    pub id: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is none.
    NotRecorded,
    /// The program is another one by now.
    ProgramChanged,
    /// The corpus has no such cell any more, or it is not for this version.
    NoSuchCell,
    /// The oracle shows something else.
    ShowsOther,
}

impl fmt::Display for Stale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.reason {
            Reason::NotRecorded => "is not recorded",
            Reason::ProgramChanged => "has another program than the recorded one",
            Reason::NoSuchCell => "is recorded, but there is no such cell for this version",
            Reason::ShowsOther => "shows something else than what is recorded",
        };
        write!(formatter, "{} {reason}", self.id)
    }
}

/// The hash of a program, as it stands in a record.
pub fn program_hash(program: &str) -> String {
    format!("{:016x}", stable_hash(program))
}

impl Record {
    /// A record without a cell.
    pub fn empty(version: &str) -> Self {
        let heading = Heading {
            record_version: RECORD_VERSION,
            contract_version: CONTRACT_VERSION,
            python_version: version.to_owned(),
        };
        Self { heading, lines: BTreeMap::new() }
    }

    /// Where the record of an exact version stands in a corpus.
    pub fn path(corpus: &Path, version: &str) -> PathBuf {
        corpus.join("recorded").join(format!("{version}.jsonl"))
    }

    /// The exact versions that are recorded in a corpus, the newest first.
    pub fn versions(corpus: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(corpus.join("recorded")).into_iter().flatten().flatten();
        let name = |path: PathBuf| {
            let is_record = path.extension().is_some_and(|extension| extension == "jsonl");
            is_record.then(|| path.file_stem()?.to_str().map(str::to_owned)).flatten()
        };
        let mut versions: Vec<String> = entries.filter_map(|entry| name(entry.path())).collect();
        versions.sort_by_key(|version| std::cmp::Reverse(exact_version(version)));
        versions
    }

    /// The version, as three numbers.
    pub fn exact_version(&self) -> ExactVersion {
        exact_version(&self.heading.python_version)
    }

    /// Reads a record; the error names file and line.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut lines = (1..).zip(text.lines());
        let place = |line: usize| format!("{}:{line}", path.display());
        let heading: Heading = match lines.next() {
            Some((line, text)) => serde_json::from_str(text).with_context(|| format!("{}: no heading", place(line)))?,
            None => bail!("{} is empty", path.display()),
        };
        if (heading.record_version, heading.contract_version) != (RECORD_VERSION, CONTRACT_VERSION) {
            bail!("{}: the record is of another form; `cargo xtask conform --record` makes a new one", place(1));
        }
        let mut record = Self { heading, lines: BTreeMap::new() };
        for (number, text) in lines {
            let line: Line = serde_json::from_str(text).with_context(|| format!("{} is no cell", place(number)))?;
            if let Some(earlier) = record.lines.insert(line.id.clone(), line) {
                bail!("{}: a second line for {}", place(number), earlier.id);
            }
        }
        Ok(record)
    }

    /// Writes the record in one step.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut text = serde_json::to_string(&self.heading)?;
        for line in self.lines.values() {
            text.push('\n');
            text.push_str(&serde_json::to_string(line)?);
        }
        text.push('\n');
        replace(path, text.as_bytes())
    }

    /// Takes in what two runs of the oracle on these cells showed, the second one as the subject, both behind
    /// stand-ins. The lines of cells that are not among `all`, those of the version, go away.
    pub fn take_in(&mut self, cells: &[&Cell], judgements: &[Judgement], all: &[&Cell]) {
        let lines = cells.iter().zip(judgements).filter_map(|(cell, judgement)| Line::of_two_runs(cell, judgement));
        self.lines.extend(lines.map(|line| (line.id.clone(), line)));
        let ids: BTreeSet<&str> = all.iter().map(|cell| cell.id.as_str()).collect();
        self.lines.retain(|id, _| ids.contains(id.as_str()));
    }

    /// The line of a cell, or why there is none that holds.
    pub fn line(&self, cell: &Cell) -> Result<&Line, Stale> {
        let stale = |reason| Stale { id: cell.id.clone(), reason };
        let line = self.lines.get(&cell.id).ok_or_else(|| stale(Reason::NotRecorded))?;
        let is_same = line.program == program_hash(&cell.program.text);
        if is_same { Ok(line) } else { Err(stale(Reason::ProgramChanged)) }
    }

    /// All lines that do not say what the oracle showed of these cells behind stand-ins, and those of no cell, where
    /// the cells are all of the version's.
    pub fn stale(&self, cells: &[&Cell], judgements: &[Judgement], are_all: bool) -> Vec<Stale> {
        let mut stale = Vec::new();
        for (cell, judgement) in cells.iter().zip(judgements) {
            match (self.line(cell), &judgement.oracle) {
                (Err(reason), _) => stale.push(reason),
                (Ok(line), Some(seen)) if Line::new(cell, seen, line.not_repeated()) != *line => {
                    stale.push(Stale { id: cell.id.clone(), reason: Reason::ShowsOther });
                }
                _ => {}
            }
        }
        if are_all {
            let ids: BTreeSet<&str> = cells.iter().map(|cell| cell.id.as_str()).collect();
            let others = self.lines.keys().filter(|id| !ids.contains(id.as_str()));
            stale.extend(others.map(|id| Stale { id: id.clone(), reason: Reason::NoSuchCell }));
        }
        stale
    }

    /// The cell as it can be compared with this record: what is left out here is poisoned there.
    pub fn cell(&self, cell: &Cell) -> Result<Cell, Stale> {
        let line = self.line(cell)?;
        let mut cell = cell.clone();
        for (facet, reason) in &line.left_out {
            cell.poisoned.entry(*facet).or_insert_with(|| reason.clone());
        }
        Ok(cell)
    }
}

impl Line {
    fn of_two_runs(cell: &Cell, judgement: &Judgement) -> Option<Self> {
        let differs = |(facet, result): (&Facet, &FacetResult)| {
            (result.verdict == Verdict::Differs).then(|| (*facet, NOT_REPEATED.to_owned()))
        };
        let left_out = judgement.facets.iter().filter_map(differs).collect();
        judgement.oracle.as_ref().map(|seen| Self::new(cell, seen, left_out))
    }

    fn not_repeated(&self) -> BTreeMap<Facet, String> {
        let left_out = self.left_out.iter().filter(|(_, reason)| *reason == NOT_REPEATED);
        left_out.map(|(facet, reason)| (*facet, reason.clone())).collect()
    }

    /// What is recorded of an observation behind stand-ins; `left_out` are facets that are known not to be repeated.
    fn new(cell: &Cell, seen: &Observation, mut left_out: BTreeMap<Facet, String>) -> Self {
        let of_cell = cell.poisoned.iter().filter(|(facet, _)| Facet::SHOWN.contains(facet));
        left_out.extend(of_cell.map(|(facet, reason)| (*facet, reason.clone())));
        if seen.outcome.is_cut_short() {
            let others = Facet::SHOWN.into_iter().filter(|facet| *facet != Facet::Outcome);
            for facet in others {
                left_out.entry(facet).or_insert_with(|| CUT_SHORT.to_owned());
            }
        }
        let shows = |facet| !left_out.contains_key(&facet);
        let keeps = (shows(Facet::Exception), shows(Facet::Traceback));
        let exception = seen.exception.clone().filter(|_| keeps != (false, false)).map(|mut chain| {
            chain.iter_mut().for_each(|exception| leave_out(exception, keeps));
            chain
        });
        Self {
            id: cell.id.clone(),
            program: program_hash(&cell.program.text),
            outcome: shows(Facet::Outcome).then(|| seen.outcome.clone()),
            stdout: if shows(Facet::Stdout) { seen.stdout.clone() } else { Vec::new() },
            exception,
            left_out,
        }
    }
}

/// Takes out of an exception what belongs to a facet that is not kept; the pair tells of exception and traceback.
fn leave_out(exception: &mut Exception, keeps: (bool, bool)) {
    if !keeps.0 {
        exception.message.clear();
        exception.following.clear();
    }
    if !keeps.1 {
        exception.frames.clear();
    }
    exception.members.iter_mut().flatten().for_each(|member| leave_out(member, keeps));
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::case::CaseFile;
    use crate::compare::{Settings, compare};
    use crate::scratch::Scratch;

    const CELLS: &str = "# /// case\n# topics = [\"t\"]\n# ///\n# %% b\nprint(1)\n# %% a\nprint(2)\n\
                         # %% poisoned\n#| poisoned = { stdout = \"a clock\" }\nprint(3)\n";

    fn file(text: &str) -> CaseFile {
        CaseFile::parse(text.as_bytes(), Path::new("corpus/f.py"), "f").expect("a case file")
    }

    fn seen(stdout: &str) -> Observation {
        let traceback = "Traceback (most recent call last):\n  File \"f.py\", line 1, in <module>\nE: message\n";
        Observation::new(Outcome::Exited { code: 1 }, stdout.into(), traceback.into(), Duration::ZERO)
    }

    fn judgement(cell: &Cell, one: &str, other: &str) -> Judgement {
        let (oracle, subject) = (seen(one), seen(other));
        let facets = compare(cell, &oracle, &subject, &Settings::default(), &mut Default::default());
        Judgement { facets, oracle: Some(oracle), subject: Some(subject), ..Judgement::default() }
    }

    #[test]
    fn what_is_written_is_read_and_sorted() {
        let file = file(CELLS);
        let cells: Vec<&Cell> = file.cells.iter().collect();
        let judgements: Vec<_> = cells.iter().map(|cell| judgement(cell, "1\n", "1\n")).collect();
        let mut record = Record::empty("3.13.0");
        record.take_in(&cells, &judgements, &cells);
        assert!(record.stale(&cells, &judgements, true).is_empty());
        let folder = Scratch::new().expect("a folder");
        let path = Record::path(folder.path(), "3.13.0");
        record.write(&path).expect("written");
        assert_eq!(Record::read(&path).expect("read"), record);
        assert_eq!(Record::versions(folder.path()), ["3.13.0"]);
        let text = std::fs::read_to_string(&path).expect("read");
        let ids: Vec<_> = text.lines().skip(1).map(|line| &line[..line.find(',').unwrap_or(0)]).collect();
        assert_eq!(ids, [r#"{"id":"f::a""#, r#"{"id":"f::b""#, r#"{"id":"f::poisoned""#]);
        assert!(text.contains(r#""left_out":{"stdout":"a clock"}"#), "{text}");
        std::fs::write(&path, text.lines().chain([r#"{"id":1}"#]).collect::<Vec<_>>().join("\n")).expect("written");
        let error = format!("{:#}", Record::read(&path).expect_err("no cell"));
        assert!(error.contains("3.13.0.jsonl:5 is no cell"), "{error}");
    }

    #[test]
    fn what_is_not_repeated_is_left_out_and_no_reason_to_call_it_stale() {
        let file = file(CELLS);
        let cells: Vec<&Cell> = file.cells.iter().take(1).collect();
        let mut record = Record::empty("3.13.0");
        record.take_in(&cells, &[judgement(cells[0], "1\n", "2\n")], &cells);
        let line = &record.lines["f::b"];
        assert_eq!(line.left_out[&Facet::Stdout], NOT_REPEATED);
        assert!(line.stdout.is_empty() && line.exception.is_some());
        assert!(record.stale(&cells, &[judgement(cells[0], "3\n", "3\n")], true).is_empty());
        assert_eq!(record.cell(cells[0]).expect("a line").poisoned[&Facet::Stdout], NOT_REPEATED);
    }

    #[test]
    fn a_stale_line_is_named() {
        let file_then = file(CELLS);
        let cells: Vec<&Cell> = file_then.cells.iter().collect();
        let judgements: Vec<_> = cells.iter().map(|cell| judgement(cell, "1\n", "1\n")).collect();
        let mut record = Record::empty("3.13.0");
        record.take_in(&cells, &judgements, &cells);
        let file_now =
            file("# /// case\n# topics = [\"t\"]\n# ///\n# %% a\nprint(22)\n# %% b\nprint(1)\n# %% new\n1\n");
        let cells: Vec<&Cell> = file_now.cells.iter().collect();
        let judgements: Vec<_> = cells.iter().map(|cell| judgement(cell, "other\n", "1\n")).collect();
        let stale: Vec<String> = record.stale(&cells, &judgements, true).iter().map(ToString::to_string).collect();
        assert_eq!(
            stale,
            [
                "f::a has another program than the recorded one",
                "f::b shows something else than what is recorded",
                "f::new is not recorded",
                "f::poisoned is recorded, but there is no such cell for this version",
            ]
        );
    }
}
