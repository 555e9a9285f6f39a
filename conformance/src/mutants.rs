//! Whether the corpus notices the deliberate mistakes of [`interp::planted_faults`].

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};
use conformance_worker::Limits;
use interp::planted_faults::Fault;

use crate::case::Cell;
use crate::compare::{Settings, Verdict};
use crate::corpus::{Corpus, glob};
use crate::runner::Plan;
use crate::subject::Oracle;
use crate::subject::cpython::CPython;
use crate::subject::interp::Interp;
use crate::subject::variant::option;

/// What the hunt needs to know.
pub struct Hunt<'sides> {
    /// Where the cells are from.
    pub corpus: &'sides Corpus,
    /// The side that is right.
    pub oracle: &'sides CPython,
    /// An instrumented worker.
    pub worker: &'sides Path,
    /// Limits of each program.
    pub limits: Limits,
    /// How many pairs of workers run at a time.
    pub jobs: usize,
    /// Whether the whole corpus runs where a fault's own topic says nothing.
    pub everywhere: bool,
}

/// What came out for one fault.
#[derive(Clone, Debug)]
pub struct Catch {
    /// The fault.
    pub fault: Fault,
    /// How many cells of its topic were run with it.
    pub cells: usize,
    /// Those that differ with it, and do not without it.
    pub found: Vec<String>,
    /// Where its own topic says nothing, and [`Hunt::everywhere`] is set: cells of other topics that differ with it, and do not without it.
    pub elsewhere: Vec<String>,
}

/// The faults whose name matches one of the patterns; all where none is given. A pattern is a name, a part of one, or
/// one with `*`.
pub fn select(patterns: &[String]) -> Result<Vec<Fault>> {
    let matches = |fault: &Fault, pattern: &String| {
        let whole = if pattern.contains('*') { pattern.clone() } else { format!("*{pattern}*") };
        glob(&whole, fault.name())
    };
    if let Some(pattern) = patterns.iter().find(|pattern| !Fault::ALL.iter().any(|fault| matches(fault, pattern))) {
        bail!("the pattern `{pattern}` matches none of the {} faults; `--list` shows them", Fault::ALL.len());
    }
    let is_chosen = |fault: &Fault| patterns.is_empty() || patterns.iter().any(|pattern| matches(fault, pattern));
    Ok(Fault::ALL.iter().copied().filter(is_chosen).collect())
}

impl Hunt<'_> {
    /// Runs the cells of each fault's topic with that fault alone. The answers are in the order of the faults;
    /// those that the version cannot show are left out.
    ///
    /// `progress` hears how many faults are done.
    pub fn run(&self, faults: &[Fault], stop: &AtomicBool, progress: &(dyn Fn(usize) + Sync)) -> Result<Vec<Catch>> {
        let version = self.oracle.python_version();
        let faults: Vec<Fault> = faults.iter().copied().filter(|fault| fault.since() <= version).collect();
        let topics: BTreeSet<&str> = faults.iter().map(|fault| fault.topic()).collect();
        let all: Vec<&Cell> = self.cells(|cell| cell.topics.iter().any(|topic| topics.contains(topic.as_str())));
        let before = self.differing(None, &all, self.jobs, stop)?;
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            let mut catches = Vec::new();
            while let Some(fault) = faults.get(next.fetch_add(1, Ordering::Relaxed)) {
                catches.push(self.hunt(*fault, &before, stop)?);
                progress(1 + done.fetch_add(1, Ordering::Relaxed));
            }
            Ok(catches)
        };
        let results: Vec<Result<Vec<Catch>>> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..self.jobs.clamp(1, faults.len().max(1))).map(|_| scope.spawn(work)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| bail!("a thread panicked"))).collect()
        });
        let mut catches = results.into_iter().collect::<Result<Vec<_>>>()?.concat();
        catches.sort_by_key(|catch| faults.iter().position(|fault| *fault == catch.fault));
        Ok(catches)
    }

    /// The cells of this version that a condition holds for.
    fn cells(&self, condition: impl Fn(&Cell) -> bool) -> Vec<&Cell> {
        let version = self.oracle.exact_version();
        let cells = self.corpus.cells().map(|(_, cell)| cell);
        cells.filter(|cell| cell.requires.admits(version) && condition(cell)).collect()
    }

    fn hunt(&self, fault: Fault, before: &BTreeSet<String>, stop: &AtomicBool) -> Result<Catch> {
        let of_topic = |cell: &Cell| cell.topics.contains(fault.topic());
        let cells = self.cells(of_topic);
        let found: Vec<String> = self.differing(Some(fault), &cells, 1, stop)?.difference(before).cloned().collect();
        let mut elsewhere = Vec::new();
        if found.is_empty() && self.everywhere {
            let others = self.cells(|cell| !of_topic(cell));
            let differing = self.differing(Some(fault), &others, self.jobs, stop)?;
            let suspects = self.cells(|cell| differing.contains(&cell.id));
            let anyway = self.differing(None, &suspects, self.jobs, stop)?;
            elsewhere.extend(differing.difference(&anyway).cloned());
        }
        Ok(Catch { fault, cells: cells.len(), found, elsewhere })
    }

    /// The ids of the cells that differ while the interpreter makes a mistake, or none.
    fn differing(
        &self,
        fault: Option<Fault>,
        cells: &[&Cell],
        jobs: usize,
        stop: &AtomicBool,
    ) -> Result<BTreeSet<String>> {
        if cells.is_empty() {
            return Ok(BTreeSet::new());
        }
        let argument = fault.map(|fault| format!("{}{}", option::FAULT, fault.name()));
        let options: Vec<&str> = argument.iter().map(String::as_str).collect();
        let subject = Interp::new(self.oracle.installation(), self.worker, &options);
        let plan = Plan {
            cells: cells.to_vec(),
            oracle: self.oracle,
            subjects: vec![&subject],
            limits: self.limits,
            jobs,
            settings: Settings::default(),
        };
        let name = fault.map_or("no fault", Fault::name);
        let judged = plan.run_one(stop, &mut |_| ()).with_context(|| format!("the run with {name} ended"))?;
        let differs =
            cells.iter().zip(judged.judgements).filter(|(_, judgement)| judgement.verdict() == Verdict::Differs);
        Ok(differs.map(|(cell, _)| cell.id.clone()).collect())
    }
}
