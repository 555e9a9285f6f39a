//! `cargo xtask miri`: the tests of the interpreter's unsafe code, run by Miri.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::cli::Miri;
use crate::sides::workspace;

/// The tests that need no interpreter: a whole one takes minutes to come into being there.
const TESTS: &str = "object::tests";

/// How to get what is missing.
const INSTALL: &str = "rustup toolchain install nightly --component miri,rust-src";

pub fn main(options: &Miri) -> Result<ExitCode> {
    let version = nightly().args(["miri", "--version"]).output();
    let version = version.context("rustup cannot be run, which chooses the nightly Rust that Miri is a part of")?;
    if !version.status.success() {
        let said = String::from_utf8_lossy(&version.stderr);
        bail!("Miri is missing; `{INSTALL}` gets it, and needs the network. rustup said:\n{}", said.trim_end());
    }
    eprintln!("{}", String::from_utf8_lossy(&version.stdout).trim_end());
    let mut command = nightly();
    // Of the object's memory, no address is made up, and no pointer is used beyond what it was made for.
    command.env("MIRIFLAGS", "-Zmiri-strict-provenance");
    command.args(["miri", "test", "--quiet", "--package", "interp", "--lib", "--target-dir", "target/miri", "--"]);
    if options.tests.is_empty() {
        command.arg(TESTS);
    } else {
        command.args(&options.tests);
    }
    let status = command.status().context("cargo cannot be run")?;
    Ok(ExitCode::from(u8::from(!status.success())))
}

/// Cargo of the nightly toolchain, whatever toolchain runs this.
fn nightly() -> Command {
    let mut command = Command::new("rustup");
    command.args(["run", "nightly", "cargo"]).env_remove("CARGO").env_remove("RUSTC");
    if !workspace().as_os_str().is_empty() {
        command.current_dir(workspace());
    }
    command
}
