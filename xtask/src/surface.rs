//! `cargo xtask surface`: what CPython offers and the interpreter lacks, or has otherwise.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use conformance::Limits;
use conformance::case::Cell;
use conformance::compare::Settings;
use conformance::interrupt;
use conformance::observe::Outcome;
use conformance::progress::Progress;
use conformance::runner::{Pair, Plan};
use conformance::subject::Subject;
use conformance::subject::cpython::CPython;
use conformance::surface::{self, Module, Surface};

use crate::cli::Sides;
use crate::sides;

#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Names of modules; all of the standard library, and the types that no module names, if none is given.
    pub modules: Vec<String>,
    /// A line for each name that differs.
    #[arg(short, long)]
    pub verbose: bool,
    /// How the surface is written.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,
    #[command(flatten)]
    pub sides: Sides,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// A table, the worst module first.
    Terminal,
    /// All that the table has, and each name that differs.
    Json,
}

/// What a list may hold; that of builtins is nearly a mebibyte.
const MOST_OUTPUT: u64 = 1 << 24;

pub fn main(options: &Options) -> Result<ExitCode> {
    let limits = Limits { output: MOST_OUTPUT, ..options.sides.limits() };
    let mut surfaces = Vec::new();
    for installation in options.sides.installations()? {
        let oracle = CPython::build(installation)?;
        let interpreter = sides::interpreter(oracle.installation())?;
        let names = if options.modules.is_empty() { all_modules(&oracle, limits)? } else { options.modules.clone() };
        let cells: Vec<Cell> = names.iter().map(|name| surface::cell(name)).collect();
        let plan = Plan {
            cells: cells.iter().collect(),
            oracle: &oracle,
            subjects: vec![&interpreter],
            limits,
            jobs: sides::processors(),
            settings: Settings::default(),
        };
        let mut progress = Progress::new("modules", cells.len());
        let judgements = plan.run_one(interrupt::watch(), &mut |done| progress.set(done))?.judgements;
        drop(progress);
        let modules: Vec<Module> =
            cells.iter().zip(&judgements).filter_map(|(cell, judgement)| Module::new(&cell.id, judgement)).collect();
        if modules.is_empty() {
            bail!("{} has none of these modules", oracle.identity());
        }
        surfaces.push(Surface::new(oracle.identity(), interpreter.identity(), modules));
    }
    let mut target = io::BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Terminal => surfaces.iter().try_for_each(|surface| surface.write(options.verbose, &mut target))?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut target, &surfaces)?;
            writeln!(target)?;
        }
    }
    target.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The modules of CPython's standard library, and "" for the types without a name.
fn all_modules(oracle: &CPython, limits: Limits) -> Result<Vec<String>> {
    let mut pair = Pair::start(oracle, None, limits, &Settings::default())?;
    let program = conformance::case::Program::plain(surface::MODULES);
    let listed = pair.judge_program("modules", &program, &mut Default::default())?;
    let listed = listed.oracle.filter(|seen| seen.outcome == Outcome::Exited { code: 0 });
    let listed = listed.with_context(|| format!("{} does not name its modules", oracle.identity()))?;
    let names = String::from_utf8_lossy(&listed.stdout).lines().map(str::to_owned).collect::<Vec<_>>();
    Ok([String::new()].into_iter().chain(names).collect())
}
