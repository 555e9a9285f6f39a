//! `cargo xtask fuzz`: generated programs on both sides.

use std::process::ExitCode;

use anyhow::{Result, bail};

/// The flags of `cargo xtask fuzz`.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// A fixed number of programs on a stable toolchain.
    #[arg(long)]
    pub smoke: bool,
}

pub fn main(_options: &Options) -> Result<ExitCode> {
    bail!("nothing is generated yet")
}
