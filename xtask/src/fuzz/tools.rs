//! What fuzzing needs beyond Rust and CPython: cargo-fuzz, and the targets built with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use conformance::python::Installation;

use crate::sides::workspace;

/// The version that is installed where there is none.
const CARGO_FUZZ: &str = "0.13.2";

/// The folder of the built targets, one program for each generator.
pub struct Targets {
    folder: PathBuf,
}

impl Targets {
    /// Builds the targets for a CPython, which their process holds.
    pub fn build(installation: &Installation, names: &[&str]) -> Result<Self> {
        let cargo_fuzz = cargo_fuzz()?;
        let target = workspace().join("target");
        // A folder for each CPython: the one that is linked is not part of what cargo looks at.
        let folder = std::path::absolute(&target)?.join(format!("fuzz-{}", installation.full_version));
        eprintln!("building the fuzz targets for CPython {}", installation.full_version);
        for name in names {
            let status = Command::new(&cargo_fuzz)
                .args(["fuzz", "build", name, "--fuzz-dir", "fuzz", "--features", "targets", "--sanitizer", "none"])
                .arg("--target-dir")
                .arg(&folder)
                .current_dir(std::path::absolute(workspace().join("."))?)
                .env("PYO3_PYTHON", &installation.executable)
                // Link-time optimisation of nine programs takes longer than what it gains in a short run.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only")
                .status()
                .with_context(|| format!("{} cannot be started", cargo_fuzz.display()))?;
            if !status.success() {
                bail!("the fuzz target `{name}` cannot be built; libFuzzer needs a C++ compiler (`c++`)");
            }
        }
        Ok(Self { folder })
    }

    /// The program of one target.
    pub fn program(&self, name: &str) -> Result<PathBuf> {
        let triples = std::fs::read_dir(&self.folder).with_context(|| format!("{}", self.folder.display()))?;
        let candidates = triples.flatten().map(|triple| triple.path().join("release").join(name));
        let found: Option<PathBuf> = candidates.into_iter().find(|path| path.is_file());
        found.with_context(|| format!("cargo-fuzz built no `{name}` below {}", self.folder.display()))
    }
}

/// The program cargo-fuzz; installed below `target/tools` if it is nowhere.
fn cargo_fuzz() -> Result<PathBuf> {
    let tools = std::path::absolute(workspace().join("target"))?.join("tools");
    let own = tools.join("bin/cargo-fuzz");
    let works =
        |program: &Path| Command::new(program).args(["fuzz", "--version"]).output().is_ok_and(|it| it.status.success());
    for program in [own.clone(), PathBuf::from("cargo-fuzz")] {
        if works(&program) {
            return Ok(program);
        }
    }
    eprintln!("installing cargo-fuzz {CARGO_FUZZ} into {}", tools.display());
    let status = Command::new("cargo")
        .args(["install", "cargo-fuzz", "--version", CARGO_FUZZ, "--locked", "--root"])
        .arg(&tools)
        .status()
        .context("cargo cannot be started")?;
    if !status.success() {
        bail!("cargo-fuzz {CARGO_FUZZ} cannot be installed; without it there is `cargo xtask fuzz --smoke`");
    }
    Ok(own)
}
