//! `cargo xtask mutants --fuzz`: how long the fuzz target of a topic takes to find a deliberate mistake on it.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use conformance::interrupt;
use conformance::mutants::select;
use conformance::progress::Progress;
use interp::planted_faults::Fault;

use crate::cli::Mutants;
use crate::fuzz::numbered::{self, Breakdown};
use crate::fuzz::tools::{Targets, Variant};
use crate::sides;

/// Half of the mistakes must be found within so many seconds of one processor.
const MEDIAN_BAR: f64 = 20.0;

/// Beyond the time for hunting: the start of the process, and the program that runs when the time is over.
const GRACE: Duration = Duration::from_secs(20);

/// Which target is about a topic, or about those below it. The first entry that fits counts.
const TARGETS: [(&str, &str); 22] = [
    ("identity", "identity"),
    ("refcounts", "identity"),
    ("lifetimes", "lifetimes"),
    ("weakrefs", "lifetimes"),
    ("collector", "lifetimes"),
    ("sizes", "stateful"),
    ("containers", "stateful"),
    ("numbers", "values"),
    ("operators", "values"),
    ("mro", "hierarchies"),
    ("metaclass", "hierarchies"),
    ("construction", "programs"),
    ("types.descriptors", "hierarchies"),
    ("objects.attributes", "descriptors"),
    ("descriptors", "descriptors"),
    ("statements.scopes", "scopes"),
    ("functions.closures", "scopes"),
    ("frames", "scopes"),
    ("exceptions", "programs"),
    ("generators", "programs"),
    ("tracebacks", "programs"),
    ("code-objects", "source"),
];

/// What became of one hunt.
struct Catch {
    fault: Fault,
    target: &'static str,
    /// The number of the program that showed the mistake; none if the time was over before.
    found: Option<u64>,
    /// The process did not come to its end: the mistake broke the interpreter down.
    broke_down: bool,
    programs: u64,
    seconds: f64,
    /// Of one processor.
    processor: f64,
}

pub fn main(options: &Mutants) -> Result<ExitCode> {
    interrupt::watch();
    let installation = options.sides.installations()?.into_iter().next().context("no CPython")?;
    let is_possible = |fault: &Fault| fault.since() <= installation.version;
    let faults: Vec<Fault> = select(&options.patterns)?.into_iter().filter(is_possible).collect();
    let mut hunts = Vec::new();
    for fault in &faults {
        hunts.push((*fault, target(fault.topic()).with_context(|| format!("no target is about {}", fault.topic()))?));
    }
    let mut names: Vec<&str> = hunts.iter().map(|(_, target)| *target).collect();
    names.sort_unstable();
    names.dedup();
    let targets = Targets::build(&installation, &names, Variant::Faulty)?;
    let progress = Mutex::new(Progress::new("mistakes", hunts.len()));
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || -> Result<Vec<Catch>> {
        let mut catches = Vec::new();
        while let Some((fault, target)) = hunts.get(next.fetch_add(1, Ordering::Relaxed)) {
            catches.push(hunt(&targets, *fault, target, options)?);
            let done = 1 + done.fetch_add(1, Ordering::Relaxed);
            progress.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).set(done);
        }
        Ok(catches)
    };
    // Each hunt has one processor: its process has one thread.
    let jobs = options.jobs.map_or(1, usize::from).min(sides::processors());
    let results: Vec<Result<Vec<Catch>>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| bail!("a thread panicked"))).collect()
    });
    drop(progress);
    let mut catches = Vec::new();
    for result in results {
        catches.extend(result?);
    }
    catches.sort_by(|one, two| {
        (one.found.is_none(), one.processor)
            .partial_cmp(&(two.found.is_none(), two.processor))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let about = format!("CPython {}, programs from number {} on", installation.full_version, options.first);
    let (table, is_good) = table(&catches, &about, options.limit);
    print!("{table}");
    if options.write {
        let file = sides::workspace().join("fuzz/DETECTION.md");
        std::fs::write(&file, document(&table)).with_context(|| format!("{} cannot be written", file.display()))?;
        println!("written to {}", file.display());
    }
    Ok(ExitCode::from(u8::from(!is_good)))
}

/// The name of the target that is about a topic.
fn target(topic: &str) -> Option<&'static str> {
    let covers = |prefix: &str| topic.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    TARGETS.iter().find(|(prefix, _)| covers(prefix)).map(|(_, target)| *target)
}

fn hunt(targets: &Targets, fault: Fault, target: &'static str, options: &Mutants) -> Result<Catch> {
    let request = format!("hunt {} {} {}", options.first, options.limit.as_secs(), fault.name());
    let begin = std::time::Instant::now();
    let answer = match numbered::run(&targets.program(target)?, &request, options.limit + GRACE)? {
        Ok(answer) => answer,
        Err(breakdown) => {
            // What a breakdown needed cannot be asked; its wall time stands for the processor's.
            let seconds = begin.elapsed().as_secs_f64();
            let (broke_down, found) = (true, (breakdown == Breakdown::Died).then_some(0));
            return Ok(Catch { fault, target, found, broke_down, programs: 0, seconds, processor: seconds });
        }
    };
    Ok(Catch {
        fault,
        target,
        found: answer.text("found")?.parse().ok(),
        broke_down: false,
        programs: answer.number("programs")? as u64,
        seconds: answer.number("seconds")?,
        processor: answer.number("processor")?,
    })
}

/// A table in Markdown, fastest first, with the sums; and whether the bars are met.
fn table(catches: &[Catch], about: &str, limit: Duration) -> (String, bool) {
    let mut text = format!(
        "| {:<28} | {:<22} | {:<11} | {:>8} | {:>9} | {:>9} | {:>7} |\n|{:-<30}|{:-<24}|{:-<13}|{:->9}:|{:->10}:|{:->10}:|{:->8}:|\n",
        "mistake", "topic", "target", "programs", "processor", "wall", "number", "", "", "", "", "", "", ""
    );
    for Catch { fault, target, found, broke_down, programs, seconds, processor } in catches {
        let number = match found {
            Some(_) if *broke_down => "broke".to_owned(),
            Some(number) => number.to_string(),
            None => "MISSED".to_owned(),
        };
        let (name, topic) = (fault.name(), fault.topic());
        let _ = writeln!(
            text,
            "| {name:<28} | {topic:<22} | {target:<11} | {programs:>8} | {processor:>7.1} s | {seconds:>7.1} s | {number:>7} |"
        );
    }
    let found: Vec<&Catch> = catches.iter().filter(|catch| catch.found.is_some()).collect();
    let median = catches.get(catches.len() / 2).filter(|catch| catch.found.is_some());
    let slowest = found.last().map_or(0.0, |catch| catch.processor);
    let middle = median.map_or_else(|| "not reached".to_owned(), |catch| format!("{:.1} s", catch.processor));
    let _ = writeln!(
        text,
        "\n{} of {} mistakes are found by the target of their topic; median {middle} (bar {MEDIAN_BAR:.0} s), slowest that was \
         found {slowest:.1} s (bar {} s); {about}",
        found.len(),
        catches.len(),
        limit.as_secs(),
    );
    let is_good = found.len() == catches.len() && median.is_none_or(|catch| catch.processor <= MEDIAN_BAR);
    (text, is_good)
}

fn document(table: &str) -> String {
    format!(
        "# How long the fuzzer takes to find a mistake\n\n\
         `cargo xtask mutants --fuzz --write` wrote this file. Each planted fault of `interp/src/planted_faults.rs` is alone\n\
         in the interpreter and hunted by the fuzz target of its topic: by the target's own program, which runs numbered\n\
         programs on both sides in one process, without libFuzzer and so without what coverage teaches it and without kept\n\
         inputs. A program finds a mistake if the two sides differ, a fresh process of CPython confirms the one in the process, and\n\
         the interpreter without the mistake equals that one. The number of programs depends on the generators\n\
         alone; seconds are those of one processor of the machine that this ran on, the confirmation included.\n\n{table}"
    )
}

#[cfg(test)]
mod tests {
    use interp::planted_faults::Fault;
    use pyconform_fuzz::GENERATORS;

    use super::{TARGETS, target};

    #[test]
    fn each_mistake_has_a_target() {
        for fault in Fault::ALL {
            assert!(target(fault.topic()).is_some(), "no target is about {}", fault.topic());
        }
    }

    #[test]
    fn the_table_names_generators() {
        for (topic, target) in TARGETS {
            assert!(GENERATORS.iter().any(|entry| entry.name == target), "{topic}: there is no generator {target}");
        }
    }
}
