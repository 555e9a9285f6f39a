//! The door to the project: one module per command.

mod bench;
mod ci;
mod cli;
mod conform;
mod coverage;
mod cpython_tests;
mod diff;
mod export;
mod fuzz;
mod miri;
mod mutants;
mod reduce;
mod report;
mod run;
mod sides;
mod surface;
mod worker;

use std::process::ExitCode;

use clap::Parser;
use cli::{Cli, Command};

/// It could not run: bad input, no CPython, or a failure of the harness itself.
const COULD_NOT_RUN: u8 = 2;

/// Workers of the interpreter are this program too.
#[global_allocator]
static ALLOCATOR: interp::ReservingAllocator = interp::ReservingAllocator;

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Conform(options) => conform::main(&options),
        Command::Run(options) => run::main(&options),
        Command::Diff(options) => diff::main(&options),
        Command::Reduce(options) => reduce::main(&options),
        Command::Report(options) => report::main(&options),
        Command::Ci => ci::main(),
        Command::Bench(options) => bench::main(&options),
        Command::CpythonTests(options) => cpython_tests::main(&options),
        Command::Coverage(options) => coverage::main(&options),
        Command::Fuzz(options) => fuzz::main(&options),
        Command::Triage(options) => fuzz::triage::main(&options),
        Command::Miri(options) => miri::main(&options),
        Command::Mutants(options) => mutants::main(&options),
        Command::Surface(options) => surface::main(&options),
        Command::Export(options) => export::main(&options),
        Command::Worker(options) => worker::main(&options),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(if conformance::interrupt::is_set() { conformance::interrupt::EXIT_CODE } else { COULD_NOT_RUN })
    })
}
