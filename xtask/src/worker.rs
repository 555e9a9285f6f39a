//! `cargo xtask worker`: the process in which the interpreter runs cases.

use std::process::ExitCode;

use crate::cli::Worker;

pub fn main(options: &Worker) -> anyhow::Result<ExitCode> {
    conformance::subject::interp::serve(&options.arguments)?;
    Ok(ExitCode::SUCCESS)
}
