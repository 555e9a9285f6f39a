//! `cargo xtask ci`: everything that has to hold before a change is merged.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use conformance::python;

use crate::sides::workspace;

/// Each step: its name, and the arguments for cargo.
const STEPS: [(&str, &[&str]); 9] = [
    ("format", &["fmt", "--all", "--check"]),
    ("lints", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"]),
    ("lints of the CPython worker", &WORKER_LINTS),
    ("tests", &["test", "--quiet", "--workspace"]),
    ("conformance", &["xtask", "conform"]),
    ("planted faults", &["xtask", "mutants"]),
    ("nothing is lost", &NOTHING_IS_LOST),
    ("the harness against itself", &["xtask", "conform", "--subject", "cpython"]),
    ("documentation", &["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"]),
];

/// Half of the corpus, which takes a minute and a half on two processors: where objects live long, refer to each other
/// and die in unusual ways.
const NOTHING_IS_LOST: [&str; 17] = [
    "xtask",
    "conform",
    "--checked",
    "asynchronous/",
    "containers/",
    "descriptors/",
    "exceptions/",
    "functions/",
    "generators/",
    "hostile/",
    "identity/",
    "memory/",
    "metaclasses/",
    "names/",
    "objects/",
    "scopes/",
    "types/",
];

/// In a target directory of its own, as it links the CPython that is chosen here.
const WORKER_LINTS: [&str; 10] = [
    "clippy",
    "--quiet",
    "--package",
    "conformance-worker",
    "--features",
    "cpython",
    "--target-dir=target/oracle/lints",
    "--",
    "--deny",
    "warnings",
];

pub fn main() -> Result<ExitCode> {
    let installations = python::choose(&[])?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for (name, arguments) in STEPS {
        eprintln!("── {name}: cargo {}", arguments.join(" "));
        let begin = Instant::now();
        let mut command = Command::new(&cargo);
        command.args(arguments).env("RUSTDOCFLAGS", "--deny warnings");
        if let Some(installation) = installations.first() {
            // The same CPython in every step.
            command.env("PYO3_PYTHON", &installation.executable);
        }
        if !workspace().as_os_str().is_empty() {
            command.current_dir(workspace());
        }
        let status = command.status().context("cargo cannot be run")?;
        if !status.success() {
            bail!("{name} failed; run it again with `cargo {}`", arguments.join(" "));
        }
        eprintln!("── {name}: {:.0} s", begin.elapsed().as_secs_f64());
    }
    Ok(ExitCode::SUCCESS)
}
