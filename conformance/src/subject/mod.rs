//! Subjects: what can be asked to run a program.

pub mod cpython;
pub mod interp;
pub mod variant;
pub mod worker;

use std::path::Path;

use ::interp::Version;
use anyhow::Result;
use conformance_worker::Limits;
use serde::{Deserialize, Serialize};

use crate::case::Need;
use crate::observe::Observation;
use crate::specifier::ExactVersion;

/// Which subject it is, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// `CPython` or `interp`.
    pub name: String,
    /// The exact version, as it tells it itself.
    pub version: String,
}

impl std::fmt::Display for Identity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.name, self.version)
    }
}

/// An implementation of Python, of one version.
pub trait Subject: Send + Sync {
    /// Which one it is.
    fn identity(&self) -> Identity;

    /// The version of Python that it is, or takes on.
    fn python_version(&self) -> Version;

    /// The exact version of Python that it is, or takes on.
    fn exact_version(&self) -> ExactVersion;

    /// Why it cannot run what needs this; none if it can.
    fn lacks(&self, need: Need) -> Option<String>;

    /// Makes it ready to run programs in `directory`, an empty one that nobody else uses meanwhile.
    fn start(&self, directory: &Path) -> Result<Box<dyn Session>>;
}

/// A subject that is ready to run programs, one after the other.
pub trait Session: Send {
    /// Runs a program as `python3 -I FILE` runs a file, and tells what it showed.
    ///
    /// Whatever the program does is an observation; an error means that the subject cannot go on.
    fn run(&mut self, program: &str, limits: &Limits) -> Result<Observation>;

    /// Something that ends a running program, and the session, from another thread.
    fn stopper(&self) -> Box<dyn Fn() + Send>;
}
