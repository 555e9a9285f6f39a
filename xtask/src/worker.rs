//! `cargo xtask worker`: the process in which the interpreter, or a command, runs cases.

use std::process::ExitCode;

use crate::cli::Worker;

pub fn main(options: &Worker) -> anyhow::Result<ExitCode> {
    conformance::subject::serve(&options.arguments)?;
    Ok(ExitCode::SUCCESS)
}
