//! `cargo xtask bench`: both sides, timed in one run.
//!
//! Wall times move between runs, so that only ratios within one run mean anything; instruction
//! counts repeat exactly, and are shown where valgrind is installed.

mod callgrind;
mod cells;
mod compile;
mod fuzz;
mod programs;
mod suite;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use conformance::subject::Subject;
use conformance::subject::cpython::CPython;

use crate::cli::Bench;
use crate::sides::workspace;

/// What a run of the benchmarks works with.
struct Contenders {
    oracle: CPython,
    /// The released interpreter.
    interp: PathBuf,
}

/// One program and how each side is started to run it.
struct Task {
    name: String,
    cpython: Vec<String>,
    interp: Vec<String>,
}

pub fn main(options: &Bench) -> Result<ExitCode> {
    if let Some((first, targets)) = options.patterns.split_first()
        && first == "fuzz"
    {
        let is_chosen = |name: &str| targets.is_empty() || targets.iter().any(|part| name.contains(part.as_str()));
        return Ok(ExitCode::from(u8::from(!fuzz::measure(options, &is_chosen)?)));
    }
    if let Some((first, parts)) = options.patterns.split_first()
        && first == "suite"
    {
        return Ok(ExitCode::from(u8::from(!suite::measure(options, parts)?)));
    }
    if options.patterns == ["compile"] {
        return Ok(ExitCode::from(u8::from(!compile::measure(options)?)));
    }
    let oracle = options.sides.oracle()?;
    let contenders = Contenders { interp: build_interp()?, oracle };
    println!("against {}", contenders.oracle.identity());
    let is_chosen =
        |name: &str| options.patterns.is_empty() || options.patterns.iter().any(|part| name.contains(part.as_str()));
    let mut has_run = false;
    let mut is_good = true;
    if is_chosen("cells") {
        has_run = true;
        is_good &= cells::measure(&contenders.oracle, options.sides.limits())?;
    }
    if is_chosen("start-up") {
        has_run = true;
        is_good &= programs::measure_start_up(&contenders)?;
    }
    if is_chosen("import") {
        has_run = true;
        is_good &= programs::measure_import(&contenders)?;
    }
    let chosen: Vec<Task> =
        programs::tasks(&contenders, None)?.into_iter().filter(|task| is_chosen(&task.name)).collect();
    if !chosen.is_empty() {
        has_run = true;
        programs::measure(&contenders, &chosen)?;
    }
    if is_chosen("instructions") {
        has_run = true;
        callgrind::measure(&contenders)?;
    }
    if !has_run {
        bail!(
            "no part and no program matches {:?}; there are cells, start-up, import, instructions and the programs in xtask/benches",
            options.patterns
        );
    }
    Ok(ExitCode::from(u8::from(!is_good)))
}

/// Builds the interpreter as it is released.
fn build_interp() -> Result<PathBuf> {
    let root = workspace();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--release", "--package", "interp"]);
    if !root.as_os_str().is_empty() {
        command.current_dir(&root);
    }
    if !command.status().context("cargo cannot be run")?.success() {
        bail!("the interpreter cannot be built");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    target.join("release/interp").canonicalize().context("the interpreter was built elsewhere")
}

/// What one run of a command took, and what it printed.
struct Timed {
    duration: Duration,
    stdout: Vec<u8>,
    succeeded: bool,
}

fn time(program: &Path, arguments: &[String]) -> Result<Timed> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    let begin = Instant::now();
    let output = command.output().with_context(|| format!("{} cannot be run", program.display()))?;
    Ok(Timed { duration: begin.elapsed(), stdout: output.stdout, succeeded: output.status.success() })
}

/// Milliseconds, for a table.
fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
