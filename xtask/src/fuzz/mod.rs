//! `cargo xtask fuzz`: generated programs on both sides.

mod again;
pub mod campaign;
mod hunt;
mod libfuzzer;
pub mod numbered;
mod smoke;
pub mod tools;
pub mod triage;

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use conformance::interrupt;
use pyconform_fuzz::{Entry, GENERATORS, saved};

use crate::cli::{JudgedSubjects, Sides};
use crate::sides;
use campaign::{Campaign, Outcome};
use tools::{Sanitizer, Targets, Variant};

/// The flags of `cargo xtask fuzz`.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// The generators to run; all of them if not given.
    pub generators: Vec<String>,
    /// For how long all of them run together, as `90s`, `10m` or `2h`.
    #[arg(long, value_parser = humantime::parse_duration, default_value = "10m")]
    pub time: Duration,
    /// The number of the first program, or the first state of libFuzzer's random numbers.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// Targets, or pairs of workers, at a time; the number of processors if not given.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Show the generators and what their programs are about, and run nothing.
    #[arg(long)]
    pub list: bool,
    /// What watches over the memory of the targets.
    #[arg(long, value_enum, default_value_t = Sanitizer::None, conflicts_with = "smoke")]
    pub sanitizer: Sanitizer,
    /// Only leave out kept inputs that reach nothing that others do not reach.
    #[arg(long, conflicts_with = "smoke")]
    pub minimise: bool,
    /// A fixed number of programs without libFuzzer, each in processes of its own.
    #[arg(long)]
    pub smoke: bool,
    /// How many programs of each generator a smoke run takes.
    #[arg(long, requires = "smoke", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..))]
    pub count: u64,
    /// Of each divergence of a smoke run the operations alone that show something else, instead of the programs.
    #[arg(long, requires = "smoke")]
    pub brief: bool,
    #[command(flatten)]
    pub judged: JudgedSubjects,
    #[command(flatten)]
    pub sides: Sides,
}

pub fn main(options: &Options) -> Result<ExitCode> {
    let generators = chosen(&options.generators)?;
    if options.list {
        for entry in generators {
            println!("{:12} {}", entry.name, entry.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if options.smoke {
        return smoke::run_all(&generators, options);
    }
    if !options.judged.subject.is_empty() {
        return hunt::main(&generators, options);
    }
    let names: Vec<&'static str> = generators.iter().map(|entry| entry.name).collect();
    let oracle = options.sides.oracle()?;
    let targets = Targets::build(oracle.installation(), &names, Variant::Sanitized(options.sanitizer))?;
    let corpus = std::path::absolute(sides::workspace().join("corpus/fuzz"))?;
    if options.minimise {
        return minimise(&targets, &names, &corpus);
    }
    let findings = std::path::absolute(triage::findings_folder())?;
    let jobs = options.jobs.map_or_else(sides::processors, usize::from);
    let seed = options.seed as u32;
    let campaign = Campaign {
        targets: &targets,
        names,
        time: options.time,
        jobs,
        seed,
        corpus,
        findings,
        environment: Vec::new(),
    };
    let outcomes = campaign.run()?;
    let file = summarise(&outcomes)?;
    eprintln!("{} is the same as JSON", file.display());
    if interrupt::is_set() {
        bail!("interrupted: what was found so far is kept; `cargo xtask triage` looks at it, a further run goes on");
    }
    let code = triage::main(&triage::Options { findings: Vec::new(), sides: options.sides.clone() })?;
    let failed: Vec<&str> = outcomes.iter().filter(|it| it.failure.is_some()).map(|it| it.target).collect();
    if !failed.is_empty() {
        bail!("not all targets could run: {}; what the others found is kept", failed.join(", "));
    }
    Ok(code)
}

fn chosen(names: &[String]) -> Result<Vec<&'static Entry>> {
    if names.is_empty() {
        return Ok(GENERATORS.iter().collect());
    }
    let find = |name: &String| {
        let all = || GENERATORS.iter().map(|entry| entry.name).collect::<Vec<_>>().join(", ");
        let found = GENERATORS.iter().find(|entry| entry.name == name);
        found.with_context(|| format!("there is no generator `{name}`; there are {}", all()))
    };
    names.iter().map(find).collect()
}

/// Writes what became of each target, as one line for all and as JSON.
fn summarise(outcomes: &[Outcome]) -> Result<PathBuf> {
    let sum = |count: fn(&Outcome) -> u64| -> u64 { outcomes.iter().map(count).sum() };
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    eprintln!(
        "{} targets: {} programs in {seconds:.0} s of processor time, {} divergences to look at, {} breakdowns",
        outcomes.len(),
        sum(|outcome| outcome.executions),
        sum(|outcome| outcome.findings as u64),
        sum(|outcome| outcome.breakdowns as u64),
    );
    let file = sides::workspace().join("target/fuzz-summary.json");
    std::fs::write(&file, serde_json::to_string_pretty(outcomes)? + "\n")
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(file)
}

/// Keeps the inputs of each target without which less would be reached.
fn minimise(targets: &Targets, names: &[&'static str], corpus: &std::path::Path) -> Result<ExitCode> {
    for name in names {
        let old = corpus.join(name);
        if !old.is_dir() {
            continue;
        }
        let new = corpus.join(format!("{name}.new"));
        std::fs::create_dir_all(&new)?;
        let count = |folder: &std::path::Path| std::fs::read_dir(folder).map_or(0, Iterator::count);
        let before = count(&old);
        let status = Command::new(targets.program(name)?)
            .args(["-merge=1", "-timeout=10", "-rss_limit_mb=4096", "-detect_leaks=0"])
            .args([&new, &old])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if !status.success() {
            std::fs::remove_dir_all(&new)?;
            bail!("{name}: libFuzzer could not merge its inputs; they stay as they are");
        }
        println!("{name:12} {before} inputs, {} kept", count(&new));
        if let Some(generator) = pyconform_fuzz::named(name) {
            saved::keep_programs(generator, &old).iter().for_each(|problem| eprintln!("{name}: {problem}"));
            saved::forget_programs(generator, &old, &new);
        }
        std::fs::remove_dir_all(&old)?;
        std::fs::rename(&new, &old)?;
    }
    Ok(ExitCode::SUCCESS)
}
