//! Flags of `cargo xtask conform` that say where the oracle's side comes from, and how a run is shared and goes on.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use conformance::shard::Shard;

/// What the oracle's side is, and which part of a run this one is.
#[derive(Args, Clone, Debug)]
pub struct RunOptions {
    /// Where the oracle's observations come from; where no CPython is found, they are the recorded ones.
    #[arg(long, value_enum, default_value_t = OracleName::Cpython)]
    pub oracle: OracleName,
    /// Write what CPython shows of these cells to `recorded/<version>.jsonl` in the corpus: they run twice, and what is
    /// not the same twice is left out.
    #[arg(long, conflicts_with_all = ["subject", "facet", "end_state", "code_objects", "checked", "accept", "shard", "without", "compiler"])]
    pub record: bool,
    /// Fail where the records of the same exact version are not what CPython shows.
    #[arg(long, conflicts_with_all = ["record", "facet", "without"])]
    pub check_records: bool,
    /// Only this part of the cells, as 2/8: each cell belongs to one of the parts 1/8 to 8/8.
    #[arg(long, value_name = "INDEX/COUNT", value_parser = Shard::parse, conflicts_with = "accept")]
    pub shard: Option<Shard>,
    /// Go on with a run of the same flags that was interrupted or killed: what was judged is not run again.
    #[arg(long)]
    pub resume: bool,
    /// Where a line about each run is added, if it is of the whole corpus; that of the project if not given.
    #[arg(long, value_name = "FILE")]
    pub history: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OracleName {
    /// A CPython of this machine.
    Cpython,
    /// What a CPython showed when it was recorded.
    Recorded,
}

#[derive(Clone, Debug, Subcommand)]
pub enum Action {
    /// What changed between two JSON documents: fixed, broken, new panics; the exit code is 1 if something is worse.
    Diff(Difference),
}

#[derive(Args, Clone, Debug)]
pub struct Difference {
    /// The document of before, from `--format json`.
    pub base: PathBuf,
    /// The document of now.
    pub new: PathBuf,
    /// How the difference is written.
    #[arg(long, value_enum, default_value_t = DifferenceFormat::Terminal)]
    pub format: DifferenceFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DifferenceFormat {
    /// A line for each cell, the worst first.
    Terminal,
    /// The same as JSON.
    Json,
}
