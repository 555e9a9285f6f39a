//! `cargo xtask conform --record`: what each CPython shows, written to the corpus.

use std::process::ExitCode;

use anyhow::Result;
use conformance::case::{CaseFile, Cell};
use conformance::compare::Settings;
use conformance::corpus::Corpus;
use conformance::record::{Record, Stale};
use conformance::runner::Plan;
use conformance::subject::Oracle;
use conformance::subject::cpython::CPython;
use conformance::subject::stand_in::StandIn;

use super::journalled;
use crate::cli::Conform;
use crate::sides;

pub fn main(options: &Conform, corpus: &Corpus, cells: &[(&CaseFile, &Cell)]) -> Result<ExitCode> {
    for installation in options.sides.installations()? {
        let oracle = CPython::build(installation)?;
        let installation = oracle.installation();
        let here = StandIn { subject: &oracle, installation, elsewhere: false };
        let elsewhere = StandIn { subject: &oracle, installation, elsewhere: true };
        let version = oracle.exact_version();
        let is_for_version = |cell: &&Cell| cell.requires.admits(version);
        let plan = Plan {
            cells: cells.iter().map(|(_, cell)| *cell).filter(is_for_version).collect(),
            oracle: &here,
            subjects: vec![&elsewhere],
            limits: options.sides.limits(),
            jobs: options.jobs.map_or_else(sides::processors, usize::from),
            settings: Settings::default(),
        };
        let (results, journal) = journalled::run(options, &corpus.root, &plan, "record")?;
        let judgements = results.into_iter().next().unwrap_or_default().judgements;
        let path = Record::path(&corpus.root, &installation.full_version);
        let is_whole = options.patterns.is_empty() && options.topic.is_empty();
        let mut record = match path.exists() && !is_whole {
            true => Record::read(&path)?,
            false => Record::empty(&installation.full_version),
        };
        let all: Vec<&Cell> = corpus.cells().map(|(_, cell)| cell).filter(is_for_version).collect();
        record.take_in(&plan.cells, &judgements, &all);
        record.write(&path)?;
        journal.finish();
        let left_out = record.lines.values().filter(|line| !line.left_out.is_empty()).count();
        println!(
            "{}: {} cells, {} of them now, {left_out} with a facet left out",
            path.display(),
            record.lines.len(),
            plan.cells.len()
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The cells as they can be compared with a record; those that it says nothing about are named, counted in `stale` and
/// left out.
pub fn cells(record: &Record, cells: &[(usize, &Cell)], stale: &mut usize) -> Vec<(usize, Cell)> {
    let (mut found, mut without) = (Vec::with_capacity(cells.len()), Vec::new());
    for (number, cell) in cells {
        match record.cell(cell) {
            Ok(cell) => found.push((*number, cell)),
            Err(reason) => without.push(reason),
        }
    }
    *stale += report(&without, record, "left out");
    found
}

/// Names the cells whose recorded line does not hold, and what follows from that; gives their number.
pub fn report(stale: &[Stale], record: &Record, consequence: &str) -> usize {
    let version = &record.heading.python_version;
    for line in stale {
        eprintln!("{consequence}: {line}");
    }
    if !stale.is_empty() {
        eprintln!(
            "{} recorded cells of CPython {version} are {consequence}; where that CPython is, \
             `cargo xtask conform --record --python {version}` records them again",
            stale.len()
        );
    }
    stale.len()
}
