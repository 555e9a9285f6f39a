//! The oracle where no CPython is at hand: what one showed when it was recorded.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ::interp::Version;
use anyhow::{Context, Result};
use conformance_worker::Limits;

use super::stand_in::StandIns;
use super::{Identity, Oracle, Session, Subject};
use crate::case::Need;
use crate::observe::{Observation, Outcome};
use crate::record::{Line, Record, program_hash};
use crate::specifier::ExactVersion;

/// A recorded CPython of one exact version.
pub struct Recorded {
    record: Record,
    version: Version,
    /// By the hash of the program: two cells of one program show the same.
    lines: Arc<HashMap<String, Line>>,
    library: Option<String>,
}

impl Recorded {
    /// Stands in for the CPython of this record; `library` is the folder of the standard library that the subject uses,
    /// so that both sides name the same files.
    pub fn new(record: Record, library: Option<String>) -> Result<Self> {
        let number = &record.heading.python_version;
        let version = number.rsplit_once('.').and_then(|(version, _)| Version::parse(version));
        let version = version.with_context(|| format!("the recorded CPython {number} is of no supported version"))?;
        let lines = record.lines.values().map(|line| (line.program.clone(), line.clone())).collect();
        Ok(Self { record, version, lines: Arc::new(lines), library })
    }

    /// What it is made from.
    pub fn record(&self) -> &Record {
        &self.record
    }
}

impl Subject for Recorded {
    fn identity(&self) -> Identity {
        Identity { name: "CPython".to_owned(), version: format!("{} (recorded)", self.record.heading.python_version) }
    }

    /// A record is an oracle, and judged by nobody but itself.
    fn argument(&self) -> Option<String> {
        Some("cpython".to_owned())
    }

    fn lacks(&self, _need: Need) -> Option<String> {
        None
    }

    fn start(&self, directory: &Path) -> Result<Box<dyn Session>> {
        let stand_ins = StandIns::new(directory, self.library.as_deref(), None);
        Ok(Box::new(RecordedSession { lines: Arc::clone(&self.lines), stand_ins }))
    }
}

impl Oracle for Recorded {
    fn python_version(&self) -> Version {
        self.version
    }

    fn exact_version(&self) -> ExactVersion {
        self.record.exact_version()
    }
}

struct RecordedSession {
    lines: Arc<HashMap<String, Line>>,
    stand_ins: StandIns,
}

impl Session for RecordedSession {
    fn run(&mut self, program: &str, _limits: &Limits) -> Result<Observation> {
        let line = self.lines.get(&program_hash(program)).context("nothing is recorded about this program")?;
        // Where the outcome is left out it is poisoned, and this is not looked at.
        let outcome = line.outcome.clone().unwrap_or(Outcome::Exited { code: 0 });
        let mut observation = Observation::new(outcome, line.stdout.clone(), Vec::new(), Duration::ZERO);
        observation.exception.clone_from(&line.exception);
        self.stand_ins.show(&mut observation);
        Ok(observation)
    }

    /// Nothing runs here.
    fn stopper(&self) -> Box<dyn Fn() + Send> {
        Box::new(|| ())
    }
}
