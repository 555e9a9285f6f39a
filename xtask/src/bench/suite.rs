//! What a run of the suite costs: time and memory by the number of cells, rendering, and both sides against the oracles alone.

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use conformance::Limits;
use conformance::case::{CaseFile, Cell};
use conformance::compare::Settings;
use conformance::corpus::Corpus;
use conformance::interrupt;
use conformance::report::{Document, RunSettings, junit, markdown, terminal};
use conformance::runner::Plan;
use conformance::scratch::Scratch;
use conformance::subject::cpython::CPython;
use conformance::subject::{Oracle, Subject};

use crate::cli::Bench;
use crate::sides;

/// How many cells are run, one number after the other.
const SIZES: [usize; 3] = [1_000, 3_000, 10_000];

/// All sides may take this many times what the oracles take alone.
const RATIO_BAR: f64 = 1.3;

/// What rendering may take.
const RENDERING_BAR: Duration = Duration::from_secs(2);

/// What a run of the largest number may use, in MiB.
const MEMORY_BAR: f64 = 500.0;

/// Prints the figures and tells whether they are within the bars; `sizes` and `ratio` are parts of them.
pub fn measure(options: &Bench, parts: &[String]) -> Result<bool> {
    if let Some(other) = parts.iter().find(|part| !["sizes", "ratio"].contains(&part.as_str())) {
        bail!("`bench suite` has no part {other:?}; there are sizes and ratio");
    }
    let is_chosen = |part: &str| parts.is_empty() || parts.iter().any(|chosen| chosen == part);
    let corpus = Corpus::read(&sides::workspace().join("corpus"))?;
    let limits = options.sides.limits();
    let oracles: Vec<CPython> =
        options.sides.installations()?.into_iter().map(CPython::build).collect::<Result<_>>()?;
    let first = oracles.first().context("no CPython")?;
    let is_small = !is_chosen("sizes") || measure_sizes(&corpus, first, limits)?;
    let is_fast = !is_chosen("ratio") || measure_ratio(&corpus, &oracles, limits)?;
    Ok(is_small && is_fast)
}

fn measure_sizes(corpus: &Corpus, oracle: &CPython, limits: Limits) -> Result<bool> {
    let interpreter = sides::interpreter(oracle.installation())?;
    let version = oracle.exact_version();
    let cells: Vec<(&CaseFile, &Cell)> = corpus.cells().filter(|(_, cell)| cell.requires.admits(version)).collect();
    println!("\nagainst {}", oracle.identity());
    println!("{:>8} {:>10} {:>12} {:>12} {:>14}", "cells", "run", "rendering", "document", "peak memory");
    let mut is_good = true;
    for size in SIZES {
        let cells = repeated(&cells, size);
        let cells: Vec<(&CaseFile, &Cell)> = cells.iter().map(|(file, cell)| (*file, cell)).collect();
        forget_peak();
        let plan = Plan {
            cells: cells.iter().map(|(_, cell)| *cell).collect(),
            oracle,
            subjects: vec![&interpreter],
            limits,
            jobs: sides::processors(),
            settings: Settings::default(),
        };
        let begin = Instant::now();
        let judged = plan.run_one(interrupt::watch(), &mut |_| ())?;
        let mut document = Document::new(&cells, false);
        document.describe(corpus);
        let run = RunSettings {
            sides: (oracle, &interpreter),
            settings: &plan.settings,
            known: &corpus.known,
            arguments: String::new(),
        };
        document.add_run(&run, judged.judgements.into_iter().enumerate(), judged.counts);
        let running = begin.elapsed();
        let begin = Instant::now();
        let length = render(&document)?;
        let rendering = begin.elapsed();
        let memory = peak_memory();
        is_good &= rendering <= RENDERING_BAR && memory.is_none_or(|memory| memory <= MEMORY_BAR);
        println!(
            "{size:>8} {:>8.1} s {:>10.2} s {:>8.1} MiB {:>14}",
            running.as_secs_f64(),
            rendering.as_secs_f64(),
            mebibytes(length as u64),
            memory.map_or_else(|| "not told here".to_owned(), |memory| format!("{memory:.0} MiB")),
        );
    }
    println!("bars: rendering {} s, {MEMORY_BAR} MiB", RENDERING_BAR.as_secs());
    Ok(is_good)
}

/// So many cells: every so many-th of the corpus, or the corpus more than once under further ids.
fn repeated<'corpus>(cells: &[(&'corpus CaseFile, &'corpus Cell)], size: usize) -> Vec<(&'corpus CaseFile, Cell)> {
    let length = cells.len().max(1);
    let step = (length / size).max(1);
    let numbers = (0..size).map(|number| (number * step / length, number * step % length));
    numbers
        .filter_map(|(round, index)| {
            let (file, cell) = cells.get(index)?;
            let mut cell = (*cell).clone();
            if round > 0 {
                cell.id = format!("{}-{round}", cell.id);
            }
            Some((*file, cell))
        })
        .collect()
}

/// Renders the document in all its forms, to nowhere; gives the length of the JSON.
fn render(document: &Document) -> Result<usize> {
    let mut nowhere = Nowhere(0);
    serde_json::to_writer_pretty(&mut nowhere, document)?;
    terminal::write(document, false, &mut std::io::sink())?;
    junit::write(document, &mut std::io::sink())?;
    markdown::write(document, &mut std::io::sink())?;
    let site = Scratch::new()?;
    conformance_site::write(document, &[], site.path())?;
    Ok(nowhere.0)
}

struct Nowhere(usize);

impl Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All versions with the interpreter against the oracles alone.
fn measure_ratio(corpus: &Corpus, oracles: &[CPython], limits: Limits) -> Result<bool> {
    let (mut alone, mut all) = (Cost::default(), Cost::default());
    let mut count = 0;
    for oracle in oracles {
        let interpreter = sides::interpreter(oracle.installation())?;
        let version = oracle.exact_version();
        let cells: Vec<&Cell> =
            corpus.cells().map(|(_, cell)| cell).filter(|cell| cell.requires.admits(version)).collect();
        count += cells.len();
        let time = |subject: Option<&dyn Subject>| -> Result<Cost> {
            let cells = cells.clone();
            let subjects = subject.into_iter().collect();
            let plan =
                Plan { cells, oracle, subjects, limits, jobs: sides::processors(), settings: Settings::default() };
            let (begin, before) = (Instant::now(), processor_seconds());
            plan.run(interrupt::watch(), &mut |_| ())?;
            Ok(Cost { clock: begin.elapsed().as_secs_f64(), processors: processor_seconds() - before })
        };
        let (of_oracle, of_both) = (time(None)?, time(Some(&interpreter))?);
        println!("{}: {}", oracle.identity(), of_both.against(&of_oracle));
        alone.add(&of_oracle);
        all.add(&of_both);
    }
    println!("{count} cells of {} versions: {} (bar {RATIO_BAR})", oracles.len(), all.against(&alone));
    Ok(all.clock <= RATIO_BAR * alone.clock)
}

/// What a run took, in seconds: on the clock, and of all processors, which says more where others use them too.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    clock: f64,
    processors: f64,
}

impl Cost {
    fn add(&mut self, other: &Self) {
        self.clock += other.clock;
        self.processors += other.processors;
    }

    fn against(&self, alone: &Self) -> String {
        format!(
            "CPython alone {:.1} s, with the interpreter {:.1} s, ratio {:.2}; of the processors {:.1} s and {:.1} s, ratio {:.2}",
            alone.clock,
            self.clock,
            self.clock / alone.clock,
            alone.processors,
            self.processors,
            self.processors / alone.processors,
        )
    }
}

/// Seconds of processors that ended workers, with all that they have run, have used; 0 where the system does not tell.
fn processor_seconds() -> f64 {
    /// What Linux counts in, as `getconf CLK_TCK` tells: it is this number on every machine.
    const TICKS_PER_SECOND: f64 = 100.0;
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name, which may hold anything, and the state: fields 16 and 17 are those of children (proc_pid_stat(5)).
    let fields: Vec<&str> = text.rsplit_once(") ").map_or_else(Vec::new, |(_, rest)| rest.split(' ').collect());
    let ticks = fields.get(13..15).unwrap_or_default().iter().filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS_PER_SECOND
}

/// Lets the system forget how much memory this process has used at most.
fn forget_peak() {
    // Where there is no such file, the peak is that of all sizes so far, of which each is larger than those before.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that this process has used, in MiB; none where the system does not tell.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").trim().parse().ok()?;
    Some(mebibytes(kibibytes * 1024))
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
