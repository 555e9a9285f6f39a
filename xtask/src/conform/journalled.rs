//! Runs a plan with its journal, so that an interrupted run can go on.

use std::path::Path;

use anyhow::{Context, Result};
use conformance::files::stable_hash;
use conformance::interrupt;
use conformance::journal::{Found, Journal};
use conformance::progress::Progress;
use conformance::runner::{Judged, Plan};
use conformance::subject::variant::target_directory;

use crate::cli::Conform;

/// Runs a plan; what an interrupted run of the same `purpose` has judged is not run again, if that is wanted.
pub fn run(options: &Conform, corpus: &Path, plan: &Plan<'_>, purpose: &str) -> Result<(Vec<Judged>, Journal)> {
    let subjects: Vec<String> = plan.subjects.iter().map(|subject| subject.identity().to_string()).collect();
    let corpus = corpus.canonicalize().unwrap_or_else(|_| corpus.to_owned());
    let oracle = plan.oracle.identity();
    let name = format!("{purpose} {oracle} {subjects:?} {} {:?}", corpus.display(), options.run.shard);
    let (checked, hidden) = (options.checked, options.run.check_records);
    let run = format!("{name} {:?} {:?} {checked} {hidden} {}", plan.settings, plan.limits, build()?);
    let path = target_directory("conform").join(format!("{:016x}.jsonl", stable_hash(&name)));
    let mut journal = if options.run.resume {
        let (journal, found) = Journal::resume(&path, &run)?;
        match found {
            Found::Nothing => {}
            Found::AnotherRun => {
                eprintln!("the interrupted run was of another build or had other flags: beginning anew")
            }
            Found::Judged(count) => eprintln!("{oracle}: {count} cells were judged before"),
        }
        journal
    } else {
        Journal::begin(&path, &run)?
    };
    let mut progress = Progress::new(&oracle.to_string(), plan.cells.len());
    let result = journal.run(plan, interrupt::watch(), &mut |done| progress.set(done));
    drop(progress);
    let advice = "the run is not over; the same command with --resume goes on where it was";
    let judged = if interrupt::is_set() { result.context(advice)? } else { result? };
    Ok((judged, journal))
}

/// What tells one build of the harness, and of the interpreter in it, from another.
fn build() -> Result<String> {
    let program = std::env::current_exe().context("this program does not find itself")?;
    let about = program.metadata().context("this program does not find itself")?;
    Ok(format!("{} {} {:?}", program.display(), about.len(), about.modified().ok()))
}
