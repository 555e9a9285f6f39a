//! `cargo xtask fuzz --smoke`: a fixed number of programs, without libFuzzer.

use std::borrow::Cow;
use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use conformance::case::{Cell, Program};
use conformance::compare::{Settings, Verdict};
use conformance::facet::Facet;
use conformance::interrupt;
use conformance::progress::Progress;
use conformance::report::{CellReport, terminal};
use conformance::runner::{Judgement, Plan};
use conformance::subject::cpython::CPython;
use conformance::subject::{Oracle, Subject};
use pyconform_fuzz::Entry;

use super::Options;
use crate::sides;

/// Divergences that are shown in full; of the others only the seeds are named.
const SHOWN_DIVERGENCES: usize = 3;

/// Further seeds that are named at most.
const SHOWN_SEEDS: usize = 20;

/// Runs a number of programs of each generator.
pub fn run_all(generators: &[&'static Entry], options: &Options) -> Result<ExitCode> {
    let subjects = options.judged.prepare()?;
    let mut differs = false;
    for installation in options.sides.installations()? {
        let oracle = CPython::build(installation)?;
        for generator in generators {
            let programs = programs(generator, options)?;
            for judged in subjects.against(&oracle)? {
                differs |= run(generator, &programs, options, &oracle, judged.subject())?;
            }
        }
    }
    Ok(ExitCode::from(u8::from(differs)))
}

/// A generated program, ready to run and ready to be kept.
struct Generated {
    seed: u64,
    cell: Cell,
    corpus_file: String,
}

fn programs(generator: &Entry, options: &Options) -> Result<Vec<Generated>> {
    let last = options.seed.checked_add(options.count - 1).context("the last seed is too large")?;
    let generate = |seed| {
        let generated = (generator.numbered)(seed)?;
        let cell = Cell::of_program(&format!("{} {seed}", generator.name), Program::plain(generated.program));
        Some(Generated { seed, cell, corpus_file: generated.corpus_file })
    };
    Ok((options.seed..=last).filter_map(generate).collect())
}

/// Runs the programs on both sides, tells how many agreed, and says whether any did not.
fn run(
    generator: &Entry,
    programs: &[Generated],
    options: &Options,
    oracle: &dyn Oracle,
    subject: &dyn Subject,
) -> Result<bool> {
    let plan = Plan {
        cells: programs.iter().map(|program| &program.cell).collect(),
        oracle,
        subjects: vec![subject],
        limits: options.sides.limits(),
        jobs: options.jobs.map_or_else(sides::processors, usize::from),
        settings: Settings::default(),
    };
    let mut progress = Progress::new(&oracle.identity().to_string(), programs.len());
    let judgements = plan.run_one(interrupt::watch(), &mut |done| progress.set(done))?.judgements;
    drop(progress);

    let total = judgements.len();
    let judged = programs.iter().zip(judgements);
    let divergences: Vec<_> = judged.filter(|(_, judgement)| judgement.verdict() != Verdict::Equal).collect();
    let agreed = total - divergences.len();
    let mut target = io::BufWriter::new(io::stdout().lock());
    if options.brief {
        for (program, judgement) in &divergences {
            write_brief(program, judgement, &mut target)?;
        }
    }
    let seeds: Vec<String> =
        divergences.iter().skip(SHOWN_DIVERGENCES).map(|(program, _)| program.seed.to_string()).collect();

    let shown = if options.brief { 0 } else { SHOWN_DIVERGENCES };
    for (program, judgement) in divergences.into_iter().take(shown) {
        write_divergence(generator, program, judgement, oracle, &mut target)?;
    }
    if !seeds.is_empty() {
        let rest = seeds.len().saturating_sub(SHOWN_SEEDS);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        let named = &seeds[..seeds.len() - rest];
        writeln!(target, "these seeds differ as well: {}{more}", named.join(", "))?;
    }
    writeln!(
        target,
        "{}: {} against {}: {agreed} of {total} programs agreed, seeds {} to {}",
        generator.name,
        subject.identity(),
        oracle.identity(),
        options.seed,
        options.seed + options.count - 1,
    )?;
    target.flush()?;
    Ok(agreed < total)
}

/// Writes the program as a corpus file, then what `cargo xtask conform` would write of it.
fn write_divergence(
    generator: &Entry,
    program: &Generated,
    judgement: Judgement,
    oracle: &dyn Oracle,
    target: &mut impl Write,
) -> io::Result<()> {
    writeln!(target, "{}", program.corpus_file)?;
    let version = oracle.python_version().short_name();
    let rerun =
        format!("cargo xtask fuzz {} --smoke --seed {} --count 1 --python {version}", generator.name, program.seed);
    // The whole program stands above.
    let report = CellReport::of_program(&program.cell, judgement, &Settings::default());
    terminal::write_divergence(&report, &report.results[0], target)?;
    terminal::write_rerun(&rerun, target)
}

/// Differing lines that are shown of one program.
const SHOWN_LINES: usize = 4;

/// Writes for each line of output that differs the operation that wrote it, and both lines.
fn write_brief(program: &Generated, judgement: &Judgement, target: &mut impl Write) -> io::Result<()> {
    let facet = judgement.divergence().map_or("none", Facet::name);
    writeln!(target, "{} differs in {facet}", program.cell.id)?;
    let (Some(oracle), Some(subject)) = (&judgement.oracle, &judgement.subject) else { return Ok(()) };
    if oracle.outcome != subject.outcome {
        writeln!(target, "  - {:?}\n  + {:?}", oracle.outcome, subject.outcome)?;
        for line in text(&subject.stderr).lines().rev().take(SHOWN_LINES) {
            writeln!(target, "    {line}")?;
        }
    }
    let (expected, shown) = (text(&oracle.stdout), text(&subject.stdout));
    let pairs = expected.lines().zip(shown.lines()).filter(|(expected, shown)| expected != shown);
    for (expected, shown) in pairs.take(SHOWN_LINES) {
        let label = expected.split(' ').next().unwrap_or_default();
        let is_source = |line: &&str| {
            let line = line.trim_start();
            line.starts_with(&format!("show({label},")) || line.starts_with(&format!("failed({label},"))
        };
        let source = program.cell.program.text.lines().find(is_source).unwrap_or_default();
        writeln!(target, "    {source}\n  - {expected}\n  + {shown}")?;
    }
    if expected.lines().count() != shown.lines().count() {
        writeln!(target, "  {} and {} lines", expected.lines().count(), shown.lines().count())?;
    }
    Ok(())
}

fn text(stream: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(stream)
}
