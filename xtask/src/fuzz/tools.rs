//! What fuzzing needs beyond Rust and CPython: cargo-fuzz, and the targets built with it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use conformance::python::Installation;
use pyconform_fuzz::GENERATORS;

use crate::sides::workspace;

/// The version that is installed where there is none.
const CARGO_FUZZ: &str = "0.13.2";

/// How the targets are built. Each way has a target directory of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// As without a sanitizer, and the interpreter can be told to make deliberate mistakes.
    Faulty,
    /// With counters for each line, for `cargo xtask coverage`.
    Covered,
    /// For finding divergences: as released, and so fast, or under a sanitizer and with debug assertions.
    Sanitized(Sanitizer),
}

/// What watches over the memory of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sanitizer {
    /// Nothing; this works on a stable toolchain.
    None,
    /// AddressSanitizer: use after free, reads and writes out of bounds. Wants a nightly toolchain.
    Address,
}

impl Variant {
    fn folder(self) -> &'static str {
        match self {
            Self::Sanitized(Sanitizer::None) => "fuzz",
            Self::Faulty => "fuzz-faulty",
            Self::Covered => "fuzz-covered",
            Self::Sanitized(Sanitizer::Address) => "fuzz-address",
        }
    }

    /// Flags of rustc after those of cargo-fuzz, which they override.
    fn rust_flags(self) -> &'static str {
        match self {
            Self::Covered => "-C instrument-coverage",
            // A counter for each block of code is what the targets learn from. By cargo-fuzz's own flags they would also tell
            // libFuzzer of each indirect call, count the ways from block to block, and note how deep the stack is.
            Self::Sanitized(Sanitizer::None) | Self::Faulty => {
                "-Cllvm-args=-sanitizer-coverage-level=2 -Cllvm-args=-sanitizer-coverage-stack-depth=0 \
                 -Cllvm-args=-simplifycfg-branch-fold-threshold=2"
            }
            Self::Sanitized(Sanitizer::Address) => "",
        }
    }

    /// What cargo-fuzz is told. Comparisons are not traced: what the interpreter compares is nowhere in an input, which is
    /// a sequence of choices.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            // Optimisation would move lines away.
            Self::Covered => &["--dev", "--no-trace-compares", "--features", "targets", "--sanitizer", "none"],
            Self::Sanitized(Sanitizer::None) => {
                &["--release", "--no-trace-compares", "--features", "allocator", "--sanitizer", "none"]
            }
            Self::Faulty => {
                &["--release", "--no-trace-compares", "--features", "planted-faults,allocator", "--sanitizer", "none"]
            }
            Self::Sanitized(Sanitizer::Address) => {
                &["--no-trace-compares", "--features", "targets", "--sanitizer", "address"]
            }
        }
    }
}

/// The folder of the built targets, one program for each generator.
pub struct Targets {
    folder: PathBuf,
}

impl Targets {
    /// Builds the targets for a CPython, which their process holds.
    pub fn build(installation: &Installation, names: &[&str], variant: Variant) -> Result<Self> {
        let cargo_fuzz = cargo_fuzz()?;
        let needs_nightly = variant == Variant::Sanitized(Sanitizer::Address);
        if needs_nightly && !has_nightly() {
            bail!(
                "AddressSanitizer needs a nightly toolchain and there is none; `rustup toolchain install nightly` installs it"
            );
        }
        let target = workspace().join("target");
        // A folder for each CPython: the one that is linked is not part of what cargo looks at.
        let name = format!("{}-{}", variant.folder(), installation.full_version);
        let folder = std::path::absolute(&target)?.join(name);
        eprintln!("building the fuzz targets for CPython {}", installation.full_version);
        // All of them at once are linked at the same time.
        let wanted: Vec<Option<&str>> =
            if names.len() == GENERATORS.len() { vec![None] } else { names.iter().copied().map(Some).collect() };
        for name in wanted {
            let mut command = Command::new(&cargo_fuzz);
            command
                .args(["fuzz", "build"])
                .args(name)
                .args(["--fuzz-dir", "fuzz"])
                .args(variant.arguments())
                .arg("--target-dir")
                .arg(&folder)
                .current_dir(std::path::absolute(workspace().join("."))?)
                .env("PYO3_PYTHON", &installation.executable)
                // Link-time optimisation of nine programs takes longer than what it gains in a short run; the interpreter is
                // compiled once, as one unit.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only");
            if !variant.rust_flags().is_empty() {
                command.env("RUSTFLAGS", variant.rust_flags());
            }
            if needs_nightly {
                // cargo-fuzz asks the environment for its cargo; that of `cargo xtask` is of another toolchain.
                command.env("RUSTUP_TOOLCHAIN", "nightly").env_remove("CARGO").env_remove("RUSTC");
            }
            let status = command.status().with_context(|| format!("{} cannot be started", cargo_fuzz.display()))?;
            if !status.success() {
                let name = name.map_or_else(|| "fuzz targets".to_owned(), |name| format!("fuzz target `{name}`"));
                bail!("the {name} cannot be built; libFuzzer needs a C++ compiler (`c++`)");
            }
        }
        Ok(Self { folder })
    }

    /// Targets that are built already.
    #[cfg(test)]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The program of one target.
    pub fn program(&self, name: &str) -> Result<PathBuf> {
        let triples = std::fs::read_dir(&self.folder).with_context(|| format!("{}", self.folder.display()))?;
        let candidates = triples
            .flatten()
            .flat_map(|triple| ["release", "debug"].map(|profile| triple.path().join(profile).join(name)));
        let found: Option<PathBuf> = candidates.into_iter().find(|path| path.is_file());
        found.with_context(|| format!("cargo-fuzz built no `{name}` below {}", self.folder.display()))
    }
}

fn has_nightly() -> bool {
    let ask = Command::new("rustc").arg("+nightly").arg("--version").stdin(Stdio::null()).output();
    ask.is_ok_and(|output| output.status.success())
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
