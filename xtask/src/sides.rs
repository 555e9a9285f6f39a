//! The two sides of a comparison, as the flags choose them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use conformance::Limits;
use conformance::python::{self, Installation};
use conformance::subject::cpython::CPython;
use conformance::subject::interp::Interp;

use crate::cli::Sides;

impl Sides {
    /// The CPython installations to compare with.
    pub fn installations(&self) -> Result<Vec<Installation>> {
        python::choose(&self.python)
    }

    /// The first of them, built.
    pub fn oracle(&self) -> Result<CPython> {
        CPython::build(self.installations()?.into_iter().next().context("no CPython")?)
    }

    /// What a program may use.
    pub fn limits(&self) -> Limits {
        Limits { time: self.timeout, ..Limits::default() }
    }
}

/// The interpreter in the place of an installation, living in further processes of this same program.
pub fn interpreter(installation: &Installation) -> Result<Interp> {
    let program = std::env::current_exe().context("this program does not find itself")?;
    Ok(Interp::new(installation, &program, &["worker", "--"]))
}

/// The folder that holds the workspace.
pub fn workspace() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = crate_folder.parent().unwrap_or(crate_folder);
    // Relative names are what a person wants to read, where they lead to the same place.
    let is_here = std::env::current_dir().is_ok_and(|current| current == root);
    if is_here { PathBuf::new() } else { root.to_owned() }
}

/// As many as the machine has processors.
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
