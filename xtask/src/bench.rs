//! `cargo xtask bench`: both sides, timed in one run.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::cli::Bench;

pub fn main(options: &Bench) -> Result<ExitCode> {
    let oracle = options.sides.oracle()?;
    bail!("nothing is timed yet: {:?} {:?}", options.patterns, oracle.installation())
}
