//! All cells on both sides against all cells on CPython alone: same workers, same forking.

use std::time::{Duration, Instant};

use anyhow::Result;
use conformance::Limits;
use conformance::case::Cell;
use conformance::compare::{Settings, unsupported};
use conformance::corpus::Corpus;
use conformance::interrupt;
use conformance::runner::Plan;
use conformance::subject::cpython::CPython;
use conformance::subject::{Oracle, Subject};

use crate::sides;

/// Both sides may take this many times what CPython takes alone.
const BAR: f64 = 2.0;

const ROUNDS: usize = 3;

/// Prints the times and tells whether they are within the bar.
pub fn measure(oracle: &CPython, limits: Limits) -> Result<bool> {
    let corpus = Corpus::read(&sides::workspace().join("corpus"))?;
    let interpreter = sides::interpreter(oracle.installation())?;
    let version = oracle.exact_version();
    let is_run = |cell: &&Cell| cell.requires.admits(version) && unsupported(cell, &interpreter).is_none();
    let cells: Vec<&Cell> = corpus.cells().map(|(_, cell)| cell).filter(is_run).collect();
    let time = |subject: Option<&dyn Subject>| -> Result<Duration> {
        let cells = cells.clone();
        let subjects = subject.into_iter().collect();
        let plan = Plan { cells, oracle, subjects, limits, jobs: sides::processors(), settings: Settings::default() };
        let begin = Instant::now();
        plan.run(interrupt::watch(), &mut |_| ())?;
        Ok(begin.elapsed())
    };
    let (mut alone, mut both) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        alone = alone.min(time(None)?);
        both = both.min(time(Some(&interpreter))?);
    }
    let ratio = both.as_secs_f64() / alone.as_secs_f64();
    let seconds = |duration: Duration| duration.as_secs_f64();
    println!(
        "\ncells: {} cells on CPython alone {:.2} s, on both sides {:.2} s, ratio {ratio:.2} (bar {BAR})",
        cells.len(),
        seconds(alone),
        seconds(both),
    );
    Ok(ratio <= BAR)
}
