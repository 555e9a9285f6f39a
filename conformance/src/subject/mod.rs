//! Subjects: what can be asked to run a program.

pub mod choice;
pub mod command;
pub mod cpython;
pub mod interp;
pub mod precompiled;
pub mod recorded;
pub mod registry;
pub mod stand_in;
pub mod variant;
pub mod worker;

use std::ffi::OsString;
use std::path::Path;

use ::interp::Version;
use anyhow::{Result, bail};
use conformance_worker::Limits;
use serde::{Deserialize, Serialize};

use crate::case::Need;
use crate::facet::Facet;
use crate::observe::Observation;
use crate::specifier::ExactVersion;

/// Which subject it is, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// `CPython`, `interp`, `PyPy`.
    pub name: String,
    /// The exact version, as it tells it itself, with that of the Python that it follows where the two differ.
    pub version: String,
}

impl std::fmt::Display for Identity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.name, self.version)
    }
}

/// In which form a subject takes programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As text, which it compiles itself.
    Text,
    /// As text, or as what a CPython compiled it to.
    TextOrCode,
    /// As what a CPython compiled it to; as text where a CPython refuses to compile it.
    Code,
}

/// An implementation of Python, of one version.
pub trait Subject: Send + Sync {
    /// Which one it is.
    fn identity(&self) -> Identity;

    /// What `--subject` takes to choose it again; none for the interpreter of this project, which needs no choosing.
    fn argument(&self) -> Option<String>;

    /// Why it cannot run what needs this; none if it can.
    fn lacks(&self, need: Need) -> Option<String>;

    /// Why this facet of it cannot be seen, so that there is nothing to compare; none if it can.
    fn lacks_facet(&self, _facet: Facet) -> Option<String> {
        None
    }

    /// In which form it takes programs.
    fn form(&self) -> Form {
        Form::Text
    }

    /// The version of CPython whose instructions its code objects have; none where it shows no code objects of CPython's form.
    fn instructions(&self) -> Option<Version> {
        None
    }

    /// Whether it is a CPython, which can compile programs for subjects that take code.
    fn makes_code(&self) -> bool {
        false
    }

    /// Makes it ready to run programs in `directory`, an empty one that nobody else uses meanwhile.
    fn start(&self, directory: &Path) -> Result<Box<dyn Session>>;
}

/// A subject that others are judged by. Its version decides which cells run, whatever version the others are of.
pub trait Oracle: Subject {
    /// The version of Python that it is.
    fn python_version(&self) -> Version;

    /// The exact version of Python that it is.
    fn exact_version(&self) -> ExactVersion;
}

/// A subject that is ready to run programs, one after the other.
pub trait Session: Send {
    /// Runs a program as `python3 -I FILE` runs a file, and tells what it showed.
    ///
    /// Whatever the program does is an observation; an error means that the subject cannot go on.
    fn run(&mut self, program: &str, limits: &Limits) -> Result<Observation>;

    /// As [`Session::run`], where a CPython has compiled the program: `code` is a byte code file, which runs in its place.
    ///
    /// # Errors
    /// As [`Session::run`], and where the subject takes programs as text alone ([`Subject::form`]).
    fn run_code(&mut self, _program: &str, _code: &[u8], _limits: &Limits) -> Result<Observation> {
        bail!("this subject takes programs as text alone")
    }

    /// Something that ends a running program, and the session, from another thread.
    fn stopper(&self) -> Box<dyn Fn() + Send>;
}

/// How a process of the harness is started that serves as a worker: it calls [`serve`] with the arguments that follow
/// these.
#[derive(Clone, Debug)]
pub struct Harness {
    /// The executable.
    pub program: std::path::PathBuf,
    /// What stands before the worker's own arguments.
    pub arguments: Vec<OsString>,
}

/// Serves as a worker: of a command where the first argument says so, else of the interpreter.
///
/// # Errors
/// Where the arguments are none of a worker's, or the conversation with the parent breaks.
pub fn serve(arguments: &[OsString]) -> Result<()> {
    match arguments {
        [first, rest @ ..] if first == command::WORKER => command::serve(rest),
        arguments => interp::serve(arguments),
    }
}
