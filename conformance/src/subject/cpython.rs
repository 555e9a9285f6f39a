//! The oracle: CPython, embedded in a worker that is built for exactly one installation.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use interp::Version;

use super::variant::{target_directory, workspace};
use super::worker::{WorkerCommand, WorkerSession};
use super::{Identity, Oracle, Session, Subject};
use crate::case::Need;
use crate::python::Installation;
use crate::specifier::{ExactVersion, exact_version};

/// One CPython installation with its worker built.
pub struct CPython {
    installation: Installation,
    command: WorkerCommand,
}

impl CPython {
    /// Builds the worker of this installation, or finds it built.
    pub fn build(installation: Installation) -> Result<Self> {
        let program = build_worker(&installation)?;
        let command = WorkerCommand {
            program,
            before: Vec::new(),
            after: vec![installation.executable.clone().into_os_string()],
            environment: Vec::new(),
        };
        Ok(Self { installation, command })
    }

    /// The installation.
    pub fn installation(&self) -> &Installation {
        &self.installation
    }
}

impl Subject for CPython {
    fn identity(&self) -> Identity {
        Identity { name: "CPython".to_owned(), version: self.installation.full_version.clone() }
    }

    fn argument(&self) -> Option<String> {
        Some(format!("cpython:{}", self.installation.full_version))
    }

    fn lacks(&self, _need: Need) -> Option<String> {
        None
    }

    fn instructions(&self) -> Option<Version> {
        Some(self.installation.version)
    }

    fn makes_code(&self) -> bool {
        true
    }

    fn start(&self, directory: &Path) -> Result<Box<dyn Session>> {
        let session = WorkerSession::start(&self.command, directory)?;
        let said = session.version().split(' ').next().unwrap_or_default();
        if said != self.installation.full_version {
            bail!(
                "the worker for {} embeds CPython {said} and not {}; remove {} and run again",
                self.installation.executable.display(),
                self.installation.full_version,
                target_of(&self.installation).display(),
            );
        }
        Ok(Box::new(session))
    }
}

impl Oracle for CPython {
    fn python_version(&self) -> Version {
        self.installation.version
    }

    fn exact_version(&self) -> ExactVersion {
        exact_version(&self.installation.full_version)
    }
}

/// A target directory of its own for each installation: switching between them then builds nothing again.
fn target_of(installation: &Installation) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    installation.executable.hash(&mut hasher);
    target_directory("oracle").join(format!("{}-{:08x}", installation.full_version, hasher.finish() as u32))
}

fn build_worker(installation: &Installation) -> Result<PathBuf> {
    let target = target_of(installation);
    let worker = target.join("debug/cpython-worker");
    if !worker.exists() && std::io::stderr().is_terminal() {
        eprintln!("building the worker for CPython {} …", installation.full_version);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(workspace())
        .args(["build", "--quiet", "--locked", "--package", "conformance-worker", "--bin", "cpython-worker"])
        .args(["--features", "cpython", "--profile", "dev", "--target-dir"])
        .arg(&target)
        .env("PYO3_PYTHON", &installation.executable)
        .env_remove("PYO3_CONFIG_FILE")
        .env_remove("CARGO_BUILD_TARGET")
        .output()
        .context("cargo cannot be run to build the CPython worker")?;
    if !output.status.success() {
        bail!(
            "the worker for {} (CPython {}) cannot be built; name another CPython with --python VERSION|PATH. cargo said:\n{}",
            installation.executable.display(),
            installation.full_version,
            String::from_utf8_lossy(&output.stderr).trim_end(),
        );
    }
    Ok(worker)
}
