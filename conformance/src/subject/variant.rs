//! A worker of the interpreter that is built in another way than the harness itself.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub(super) fn workspace() -> &'static Path {
    let crate_directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_directory.parent().unwrap_or(crate_directory)
}

/// A target directory below that of the workspace: what is built there leaves everything else as it is.
pub fn target_directory(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from);
    target.join(name)
}

/// Options of an instrumented worker, before its arguments.
pub mod option {
    /// The name of a fault follows: the interpreter makes this mistake.
    pub const FAULT: &str = "--planted-fault=";
    /// At its end, the interpreter looks for what was lost.
    pub const CHECKED: &str = "--checked";
    /// The path of the `interp` command follows: a program may do what it may do there, use all files, read standard
    /// input and start processes.
    pub const AS_COMMAND: &str = "--as-command=";
}

/// Builds the interpreter's worker with faults to plant and with checks, or finds it built, in a target directory of
/// its own.
pub fn instrumented_worker() -> Result<PathBuf> {
    let target = target_directory("instrumented");
    let worker = target.join("debug/interp-worker");
    if !worker.exists() && std::io::stderr().is_terminal() {
        eprintln!("building the instrumented interpreter …");
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(workspace())
        .args(["build", "--quiet", "--locked", "--package", "conformance-suite", "--bin", "interp-worker"])
        .args(["--features", "instrumented", "--profile", "dev", "--target-dir"])
        .arg(&target)
        .env_remove("CARGO_BUILD_TARGET")
        .output()
        .context("cargo cannot be run to build the interpreter")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("the instrumented interpreter cannot be built. cargo said:\n{}", said.trim_end());
    }
    Ok(worker)
}
