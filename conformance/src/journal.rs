//! The journal of a run: each judgement on disk as it comes, so that a run that was ended goes on where it was.
//!
//! The first line tells which run it is: sides, settings, limits, build. Each further one is a cell, appended with one
//! call of the system, so that a kill at any moment leaves whole lines and at most one torn one, which is not read.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::case::Cell;
use crate::compare::normalise::Counts;
use crate::files::{replace, stable_hash};
use crate::runner::{Judged, Judgement, Plan, add};

/// The version of the journal's form.
const JOURNAL_VERSION: u32 = 1;

/// What was found out by a run so far.
pub struct Journal {
    path: PathBuf,
    file: File,
    judged: HashMap<(String, u64), Outcomes>,
}

/// What came out for one cell, for each subject.
type Outcomes = (Vec<Judgement>, Vec<Counts>);

/// How a journal was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// No run was interrupted.
    Nothing,
    /// It is of another build, of other sides or of other settings: what stands in it says nothing about this run.
    AnotherRun,
    /// So many cells were judged before.
    Judged(usize),
}

#[derive(Deserialize, PartialEq, Eq, Serialize)]
struct Heading {
    journal_version: u32,
    run: String,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    program: u64,
    judgements: Vec<Judgement>,
    counts: Vec<Counts>,
}

#[derive(Serialize)]
struct NewEntry<'run> {
    id: &'run str,
    program: u64,
    judgements: &'run [Judgement],
    counts: &'run [Counts],
}

impl Journal {
    /// Begins a new journal at `path`, whatever stands there. `run` names all that a judgement depends on beside the
    /// program of the cell.
    pub fn begin(path: &Path, run: &str) -> Result<Self> {
        let heading = Heading { journal_version: JOURNAL_VERSION, run: run.to_owned() };
        let mut line = serde_json::to_string(&heading).context("the journal cannot be begun")?;
        line.push('\n');
        replace(path, line.as_bytes())?;
        Self::append_to(path, HashMap::new())
    }

    /// Goes on with the journal at `path`, where it is of the same run; else begins a new one.
    pub fn resume(path: &Path, run: &str) -> Result<(Self, Found)> {
        let Ok(bytes) = std::fs::read(path) else { return Ok((Self::begin(path, run)?, Found::Nothing)) };
        let mut lines = bytes.split(|byte| *byte == b'\n');
        let heading = lines.next().and_then(|line| serde_json::from_slice::<Heading>(line).ok());
        if heading != Some(Heading { journal_version: JOURNAL_VERSION, run: run.to_owned() }) {
            return Ok((Self::begin(path, run)?, Found::AnotherRun));
        }
        // A line that was torn is not JSON; nothing is lost but this one cell.
        let entries = lines.filter_map(|line| serde_json::from_slice::<Entry>(line).ok());
        let judged: HashMap<_, _> =
            entries.map(|entry| ((entry.id, entry.program), (entry.judgements, entry.counts))).collect();
        let found = Found::Judged(judged.len());
        let mut journal = Self::append_to(path, judged)?;
        if !bytes.ends_with(b"\n") {
            journal.write(b"\n")?;
        }
        Ok((journal, found))
    }

    fn append_to(path: &Path, judged: HashMap<(String, u64), Outcomes>) -> Result<Self> {
        let file = OpenOptions::new().append(true).open(path);
        let file = file.with_context(|| format!("the journal {} cannot be opened", path.display()))?;
        Ok(Self { path: path.to_owned(), file, judged })
    }

    /// Runs what the plan has and the journal has not, and gives what came out for each subject, as [`Plan::run`] does.
    ///
    /// `progress` hears how many cells are done, those of the journal included.
    ///
    /// # Errors
    /// As [`Plan::run`], and where the journal cannot be written.
    pub fn run(&mut self, plan: &Plan<'_>, stop: &AtomicBool, progress: &mut dyn FnMut(usize)) -> Result<Vec<Judged>> {
        let width = plan.subjects.len().max(1);
        let mut before: Vec<Option<Outcomes>> = plan.cells.iter().map(|cell| self.take(cell, width)).collect();
        let left = plan.cells.iter().zip(&before).filter(|(_, outcomes)| outcomes.is_none());
        let cells: Vec<&Cell> = left.map(|(cell, _)| *cell).collect();
        let mut done = plan.cells.len() - cells.len();
        progress(done);
        let rest = Plan { cells, subjects: plan.subjects.clone(), settings: plan.settings.clone(), ..*plan };
        let new = rest.run_telling(stop, &mut |index, judgements, counts| {
            self.add(rest.cells[index], judgements, counts)?;
            done += 1;
            progress(done);
            Ok(())
        })?;
        // Both in the order of the plan.
        let judged = |(number, new): (usize, Judged)| {
            let Judged { judgements, mut counts } = new;
            let mut new = judgements.into_iter();
            let judgement = |outcomes: &mut Option<Outcomes>| match outcomes {
                Some((judgements, more)) => {
                    add(&mut counts, &more[number]);
                    Some(std::mem::take(&mut judgements[number]))
                }
                None => new.next(),
            };
            let judgements: Option<Vec<_>> = before.iter_mut().map(judgement).collect();
            Ok(Judged { judgements: judgements.context("a cell was left out")?, counts })
        };
        new.into_iter().enumerate().map(judged).collect()
    }

    /// The run is over and its report is out: there is nothing to go on with.
    pub fn finish(self) {
        // A journal that stays behind is of a run that is over, and harms nobody.
        let _ = std::fs::remove_file(self.path);
    }

    fn take(&mut self, cell: &Cell, width: usize) -> Option<Outcomes> {
        let (judgements, counts) = self.judged.remove(&key(cell))?;
        (judgements.len() == width && counts.len() == width).then_some((judgements, counts))
    }

    fn add(&mut self, cell: &Cell, judgements: &[Judgement], counts: &[Counts]) -> Result<()> {
        let (id, program) = key(cell);
        let mut line = serde_json::to_vec(&NewEntry { id: &id, program, judgements, counts })?;
        line.push(b'\n');
        self.write(&line)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let advice = || format!("the journal {} cannot be written", self.path.display());
        self.file.write_all(bytes).with_context(advice)
    }
}

fn key(cell: &Cell) -> (String, u64) {
    // What the header says about a cell decides its verdict as well as its program does.
    let about = format!("{:?} {:?} {}", cell.needs, cell.poisoned, cell.program.text);
    (cell.id.clone(), stable_hash(&about))
}
