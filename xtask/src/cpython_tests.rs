//! `cargo xtask cpython-tests`: CPython's own test modules on both sides, method by method.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use conformance::Limits;
use conformance::cpython_tests::report::{Module, Report};
use conformance::cpython_tests::table::Table;
use conformance::cpython_tests::{self, Way};
use conformance::interrupt;
use conformance::progress::Progress;
use conformance::python::Request;
use conformance::subject::Subject;
use conformance::subject::cpython::CPython;

use crate::cli::JudgedSubjects;
use crate::sides::{self, Judged};

#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Names of modules, as `test_scope`, or of groups of `corpus/cpython_tests.toml`; all of that table if none is given.
    pub modules: Vec<String>,
    /// The CPython whose tests they are: a version or an executable.
    #[arg(long, value_name = "VERSION|PATH", value_parser = crate::cli::request)]
    pub python: Vec<Request>,
    /// Seconds that a process may take; a method that comes behind others and is not done then gets a process of its own.
    #[arg(long, value_name = "SECONDS", value_parser = crate::cli::seconds, default_value = "120")]
    pub timeout: Duration,
    /// Processes at a time; the number of processors if not given.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// List each method that CPython passes and the subject does not, with the reason.
    #[arg(short, long)]
    pub verbose: bool,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,
    /// Write the report to `corpus/cpython_tests.md` as well.
    #[arg(long, conflicts_with = "subject")]
    pub write: bool,
    /// Fail where less than this of a hundred methods pass, if CPython has its tests at all.
    #[arg(long, value_name = "PERCENTAGE")]
    pub at_least: Option<f64>,
    #[command(flatten)]
    pub judged: JudgedSubjects,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// A table.
    Terminal,
    /// Every method on both sides.
    Json,
    /// The table and what is not passed.
    Markdown,
}

/// What a process may write: a line for each method, and what tests print.
const MOST_OUTPUT: u64 = 1 << 26;

/// Some tests make objects of a gigabyte, where they think that there is room.
const MOST_MEMORY: u64 = 4 << 30;

pub fn main(options: &Options) -> Result<ExitCode> {
    let corpus = sides::workspace().join("corpus");
    let table = Table::read(&corpus.join("cpython_tests.toml"))?;
    let modules = table.select(&options.modules);
    let subjects = options.judged.prepare()?;
    let mut reports = Vec::new();
    for installation in conformance::python::choose(&options.python)? {
        let oracle = CPython::build(installation)?;
        let way = Way {
            limits: Limits { time: options.timeout, output: MOST_OUTPUT, memory: MOST_MEMORY },
            jobs: options.jobs.map_or_else(sides::processors, usize::from),
            absent: &table.absent,
        };
        let run = |side: &dyn Subject| {
            let mut progress = Progress::new(&side.identity().name, modules.len());
            cpython_tests::run(side, &modules, &way, interrupt::watch(), &mut |done| progress.set(done))
        };
        let of_oracle = run(&oracle)?;
        for judged in subjects.against(&oracle)? {
            // The tests are run as `interp -m unittest` runs them.
            let judged = match judged {
                Judged::Interp(interpreter) => Judged::Interp(interpreter.as_command(&interp_command()?)),
                other => other,
            };
            let subject = judged.subject();
            let of_subject = run(subject)?;
            let sides = modules.iter().zip(&of_oracle).zip(of_subject);
            let modules =
                sides.map(|((name, oracle), subject)| Module { name: name.clone(), oracle: oracle.clone(), subject });
            let report = Report { oracle: oracle.identity(), subject: subject.identity(), modules: modules.collect() };
            reports.push(report);
        }
    }
    show(options, &reports)?;
    if options.write {
        let path = corpus.join("cpython_tests.md");
        let [report] = &reports[..] else { bail!("--write takes one --python, and there are {}", reports.len()) };
        let mut text = Vec::new();
        report.write_markdown(&mut text)?;
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let is_below = |percentage: f64| options.at_least.is_some_and(|least| percentage < least);
    let too_little = |report: &Report| report.percentage().is_some_and(is_below);
    let is_bad = reports.iter().any(|report| report.has_breakdown() || too_little(report));
    Ok(ExitCode::from(u8::from(is_bad)))
}

/// The `interp` command beside this program, built if it is not there.
fn interp_command() -> Result<PathBuf> {
    let own = std::env::current_exe().context("this program does not know its own path")?;
    let path = own.with_file_name("interp");
    let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    build.args(["build", "--quiet", "--package", "interp", "--bin", "interp"]);
    let root = sides::workspace();
    if !root.as_os_str().is_empty() {
        build.current_dir(root);
    }
    if path.parent().is_some_and(|folder| folder.ends_with("release")) {
        build.arg("--release");
    }
    let built = build.status().context("cargo cannot be started to build the interp command")?;
    if !built.success() {
        bail!("the interp command cannot be built; `cargo build --package interp` says why");
    }
    Ok(path)
}

fn show(options: &Options, reports: &[Report]) -> Result<()> {
    let mut target = io::BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Terminal => reports.iter().try_for_each(|report| report.write(options.verbose, &mut target))?,
        Format::Markdown => reports.iter().try_for_each(|report| report.write_markdown(&mut target))?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut target, reports)?;
            writeln!(target)?;
        }
    }
    target.flush()?;
    Ok(())
}
