//! CPython's own test suite as a judge: which of the methods that CPython passes does a subject pass?
//!
//! A program loads a module of tests and runs it (`probe.py`), in a process of its own; nothing of the tests is copied. What
//! ends the process early, a crash, a hang, is the outcome of the method that was being run, and another process goes on
//! with those after it.

pub mod report;
pub mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use anyhow::Result;
use conformance_worker::Limits;
use serde::{Deserialize, Serialize};

use crate::case::{Cell, Program};
use crate::compare::Settings;
use crate::observe::{self, Observation};
use crate::runner::Plan;
use crate::subject::Subject;

const PROBE: &str = include_str!("probe.py");

/// What the lines of the probe begin with.
const MARK: char = '\u{1e}';

/// How many processes a module gets at most on one side: one that breaks down this often is given up.
const MOST_PROCESSES: usize = 100;

/// How a method ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// As it should; also where a failure was expected.
    Pass,
    /// An assertion does not hold, or a failure that was expected did not come.
    Fail,
    /// Another exception.
    Error,
    /// It did not run.
    Skip,
    /// It was stopped.
    TimeOut,
    /// It took the process down.
    Crash,
}

impl Outcome {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 6] = [Self::Pass, Self::Fail, Self::Error, Self::Skip, Self::TimeOut, Self::Crash];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Error => "error",
            Self::Skip => "skip",
            Self::TimeOut => "timeout",
            Self::Crash => "crash",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == word)
    }
}

/// How a method ended, and why where it did not pass.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Ended {
    /// How.
    pub outcome: Outcome,
    /// In one line: the exception, and the line of the tests that it came through.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Ended {
    fn new(outcome: Outcome, reason: impl Into<String>) -> Self {
        Self { outcome, reason: reason.into() }
    }
}

/// What became of a module of tests on one side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Suite {
    /// Its methods by their names, without the module's.
    pub methods: BTreeMap<String, Ended>,
    /// Where the module could not be loaded: then there are no methods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_loaded: Option<Ended>,
}

/// A module whose methods are being run, one process after the other.
#[derive(Debug, Default)]
struct Running {
    suite: Suite,
    /// Every method, in the order in which they run.
    names: Vec<String>,
    processes: usize,
    is_done: bool,
}

impl Running {
    /// Takes in what a process told.
    fn take(&mut self, seen: &Observation) {
        self.processes += 1;
        let text = String::from_utf8_lossy(&seen.stdout);
        let (mut names, mut started, mut fixture) = (Vec::new(), None, None);
        let (mut count, mut has_ended) = (0, false);
        for line in text.lines().filter_map(|line| line.strip_prefix(MARK)) {
            let mut fields = line.split('\t').map(str::to_owned);
            let mut next = || fields.next().unwrap_or_default();
            let ended = |outcome: String, reason: String| {
                Ended::new(Outcome::parse(&outcome).unwrap_or(Outcome::Error), reason)
            };
            match next().as_str() {
                "test" => names.push(next()),
                "start" => started = Some(next()),
                "done" => {
                    let name = next();
                    self.suite.methods.insert(name, ended(next(), next()));
                    started = None;
                    count += 1;
                }
                // What fails before the methods of a class fails all that come to nothing.
                "fixture" => fixture = fixture.or_else(|| Some(ended(next(), next()))),
                "module" => self.suite.not_loaded = Some(ended(next(), next())),
                "end" => has_ended = true,
                _ => {}
            }
        }
        if names.len() > self.names.len() {
            self.names = names;
        }
        if self.suite.not_loaded.is_some() {
            self.is_done = true;
            return;
        }
        if has_ended {
            let missing = fixture.unwrap_or_else(|| Ended::new(Outcome::Error, "it was never started"));
            self.fill(&missing);
            self.is_done = true;
            return;
        }
        self.blame(seen, started, count);
        self.is_done |= self.names.iter().all(|name| self.suite.methods.contains_key(name));
        if self.processes >= MOST_PROCESSES {
            self.fill(&Ended::new(Outcome::Crash, "the module was given up after too many breakdowns"));
            self.is_done = true;
        }
    }

    /// Finds the method that ended a process which did not come to its end.
    fn blame(&mut self, seen: &Observation, started: Option<String>, count: usize) {
        let stderr = String::from_utf8_lossy(&seen.stderr);
        let last = stderr.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let reason = match seen.outcome {
            observe::Outcome::Exited { .. } => format!("{}: {last}", seen.outcome),
            _ => seen.outcome.to_string(),
        };
        let is_late = seen.outcome == observe::Outcome::TimedOut;
        let ended = Ended::new(if is_late { Outcome::TimeOut } else { Outcome::Crash }, reason);
        if self.names.is_empty() {
            self.suite.not_loaded = Some(ended);
            self.is_done = true;
            return;
        }
        // Where others ran before it in the same time, it gets a process of its own first.
        if is_late && count > 0 {
            return;
        }
        let first = || self.names.iter().find(|name| !self.suite.methods.contains_key(*name)).cloned();
        // Between two methods it is nobody's fault but that of the next, if nothing has been done at all.
        let guilty = started.or_else(|| first().filter(|_| count == 0));
        if let Some(name) = guilty {
            self.suite.methods.insert(name, ended);
        }
    }

    /// What the methods come to that nothing was heard of.
    fn fill(&mut self, ended: &Ended) {
        for name in &self.names {
            self.suite.methods.entry(name.clone()).or_insert_with(|| ended.clone());
        }
    }

    fn cell(&self, module: &str, absent: &BTreeSet<String>) -> Cell {
        let list = |names: &mut dyn Iterator<Item = &String>| {
            names.map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
        };
        let finished = list(&mut self.suite.methods.keys());
        let absent = list(&mut absent.iter());
        let text = format!("MODULE = {module:?}\nFINISHED = set([{finished}])\nABSENT = [{absent}]\n{PROBE}");
        Cell::of_program(module, Program::plain(text))
    }
}

/// How modules are run.
pub struct Way<'a> {
    /// Limits of each process.
    pub limits: Limits,
    /// How many at a time.
    pub jobs: usize,
    /// Modules that neither side is to have: those that show the inside of CPython for its own tests.
    pub absent: &'a BTreeSet<String>,
}

/// Runs modules of tests on one side, and gives what became of each, in order. `progress` hears how many are done.
///
/// # Errors
/// Where the side cannot be started or cannot go on, or the run was stopped.
pub fn run(
    side: &dyn Subject,
    modules: &[String],
    way: &Way<'_>,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Result<Vec<Suite>> {
    let mut running: Vec<Running> = modules.iter().map(|_| Running::default()).collect();
    loop {
        let open: Vec<usize> = (0..modules.len()).filter(|index| !running[*index].is_done).collect();
        let before = modules.len() - open.len();
        progress(before);
        if open.is_empty() {
            return Ok(running.into_iter().map(|running| running.suite).collect());
        }
        let cells: Vec<Cell> = open.iter().map(|index| running[*index].cell(&modules[*index], way.absent)).collect();
        let plan = Plan {
            cells: cells.iter().collect(),
            oracle: side,
            subjects: Vec::new(),
            limits: way.limits,
            jobs: way.jobs,
            settings: Settings::default(),
        };
        // A module that needs another process is not done yet; there are few.
        let judgements = plan.run_one(stop, &mut |done| progress(before + done))?.judgements;
        for (index, judgement) in open.into_iter().zip(judgements) {
            match judgement.oracle {
                Some(seen) => running[index].take(&seen),
                None => running[index].is_done = true,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn seen(outcome: observe::Outcome, lines: &[&str]) -> Observation {
        let text: String =
            lines.iter().map(|line| format!("\nnoise {MARK}\n{MARK}{}\n", line.replace(' ', "\t"))).collect();
        Observation::new(outcome, text.into_bytes(), b"Segmentation fault\n".to_vec(), Duration::ZERO)
    }

    const LIST: [&str; 3] = ["test A.one", "test A.two", "test B.three"];

    fn lines(more: &[&'static str]) -> Vec<&'static str> {
        LIST.iter().chain(more).copied().collect()
    }

    fn outcomes(running: &Running) -> Vec<Outcome> {
        running.suite.methods.values().map(|ended| ended.outcome).collect()
    }

    #[test]
    fn a_crash_is_that_of_the_method_that_had_begun() {
        let mut running = Running::default();
        let begun = lines(&["start A.one", "done A.one pass ", "start A.two"]);
        running.take(&seen(observe::Outcome::Signaled { signal: 11 }, &begun));
        assert_eq!(outcomes(&running), [Outcome::Pass, Outcome::Crash]);
        assert!(!running.is_done);
        running.take(&seen(
            observe::Outcome::Exited { code: 0 },
            &lines(&["start B.three", "done B.three fail because", "end"]),
        ));
        assert_eq!(outcomes(&running), [Outcome::Pass, Outcome::Crash, Outcome::Fail]);
        assert!(running.is_done);
    }

    #[test]
    fn what_is_out_of_time_behind_others_runs_again_before_it_is_blamed() {
        let mut running = Running::default();
        running.take(&seen(observe::Outcome::TimedOut, &lines(&["start A.one", "done A.one pass ", "start A.two"])));
        assert_eq!(outcomes(&running), [Outcome::Pass]);
        running.take(&seen(observe::Outcome::TimedOut, &lines(&["start A.two"])));
        assert_eq!(outcomes(&running), [Outcome::Pass, Outcome::TimeOut]);
    }

    #[test]
    fn a_fixture_that_fails_fails_its_methods() {
        let mut running = Running::default();
        running.take(&seen(
            observe::Outcome::Exited { code: 0 },
            &lines(&["fixture error no-resource", "start B.three", "done B.three pass ", "end"]),
        ));
        assert_eq!(outcomes(&running), [Outcome::Error, Outcome::Error, Outcome::Pass]);
        assert_eq!(running.suite.methods["A.two"].reason, "no-resource");
    }

    #[test]
    fn a_module_that_tells_nothing_is_not_loaded() {
        let mut running = Running::default();
        running.take(&seen(observe::Outcome::Signaled { signal: 6 }, &[]));
        assert!(running.is_done);
        assert_eq!(running.suite.not_loaded.map(|ended| ended.outcome), Some(Outcome::Crash));
    }
}
