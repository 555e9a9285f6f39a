//! Workers of the interpreter that are built in another way than the harness itself.

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
pub(super) fn target_directory(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from);
    target.join(name)
}

/// Builds the interpreter's worker with a feature of crate interp, or finds it built, in a target directory of the
/// feature's name.
pub fn build_worker(feature: &str) -> Result<PathBuf> {
    let target = target_directory(feature);
    let worker = target.join("debug/interp-worker");
    if !worker.exists() && std::io::stderr().is_terminal() {
        eprintln!("building the interpreter with {feature} …");
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(workspace())
        .args(["build", "--quiet", "--locked", "--package", "conformance-suite", "--bin", "interp-worker"])
        .args(["--features", feature, "--profile", "dev", "--target-dir"])
        .arg(&target)
        .env_remove("CARGO_BUILD_TARGET")
        .output()
        .context("cargo cannot be run to build the interpreter")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("the interpreter cannot be built with the feature {feature}. cargo said:\n{}", said.trim_end());
    }
    Ok(worker)
}
