//! `cargo xtask mutants`: deliberate mistakes in the interpreter, and what the corpus or the fuzzer says about each.

mod hunt;

use std::process::ExitCode;
use std::sync::Mutex;

use anyhow::Result;
use conformance::corpus::Corpus;
use conformance::interrupt;
use conformance::mutants::{Catch, Hunt, select};
use conformance::progress::Progress;
use conformance::subject::cpython::CPython;
use conformance::subject::variant::instrumented_worker;

use crate::cli::Mutants;
use crate::sides;

pub fn main(options: &Mutants) -> Result<ExitCode> {
    let faults = select(&options.patterns)?;
    if options.list {
        for fault in faults {
            println!("{:<30} {:<24} {}", fault.name(), fault.topic(), fault.sentence());
        }
        return Ok(ExitCode::SUCCESS);
    }
    if options.fuzz {
        return hunt::main(options);
    }
    let corpus = Corpus::read(&sides::workspace().join("corpus"))?;
    let worker = instrumented_worker()?;
    let mut missed = 0;
    for installation in options.sides.installations()? {
        let oracle = CPython::build(installation)?;
        let hunt = Hunt {
            corpus: &corpus,
            oracle: &oracle,
            worker: &worker,
            limits: options.sides.limits(),
            jobs: options.jobs.map_or_else(sides::processors, usize::from),
            everywhere: options.everywhere,
        };
        let progress = Mutex::new(Progress::new("faults", faults.len()));
        let set = |done| progress.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).set(done);
        let catches = hunt.run(&faults, interrupt::watch(), &set)?;
        drop(progress);
        missed += report(&oracle, &catches);
    }
    Ok(ExitCode::from(u8::from(missed > 0)))
}

/// A line for each fault, and the sum; gives the number of those that the corpus does not report.
fn report(oracle: &CPython, catches: &[Catch]) -> usize {
    for Catch { fault, cells, found, elsewhere } in catches {
        let (name, topic) = (fault.name(), fault.topic());
        match (found.first(), elsewhere.first()) {
            (Some(first), _) => println!("{name:<30} {topic:<24} {:>3} of {cells:>3}  {first}", found.len()),
            (None, Some(first)) => {
                println!("{name:<30} {topic:<24} MISSED: {} cells of other topics differ, as {first}", elsewhere.len());
            }
            (None, None) => println!("{name:<30} {topic:<24} MISSED by {cells} cells: {}", fault.sentence()),
        }
    }
    let missed = catches.iter().filter(|catch| catch.found.is_empty()).count();
    let version = oracle.installation().version.short_name();
    println!("\n{version}: {} of {} faults are reported on their topics", catches.len() - missed, catches.len());
    if missed > 0 {
        println!("a cell on the topic has to show what the fault changes: CONTRIBUTING.md says how to write one");
    }
    missed
}
