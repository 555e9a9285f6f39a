//! A target as a plain loop over numbered programs, without libFuzzer: for measuring it, on programs that are the same
//! on every machine.
//!
//! The program of a target does this, and nothing else, where `PYCONFORM_LOOP` says so:
//!
//! - `speed FIRST COUNT`: how long CPython alone takes for these programs, how long both sides take, and how long a
//!   new process of CPython takes for some of them;
//! - `hunt FIRST SECONDS FAULT`: how many programs it takes until a deliberate mistake of the interpreter is found
//!   (in a build with the feature `planted-faults`);
//! - `seeds FIRST COUNT`: writes the inputs that stand for these programs into the current folder.
//!
//! The answer is one line on standard output: words, each followed by a number or a name.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;
#[cfg(feature = "planted-faults")]
use std::time::Instant;

use interp::Version;
use pyo3::prelude::*;

use super::{embedding, run_embedded, run_fresh, run_subject, warm};
use crate::program::Program;
use crate::{Generator, numbered, numbered_bytes};

/// The variable that asks for a loop.
pub const VARIABLE: &str = "PYCONFORM_LOOP";

/// How many programs one side runs before the other one's turn: what else the machine does falls on both.
const TURN: usize = 25;

/// How many programs run before anything is measured.
const WARMING: usize = 200;

/// Of how many programs one is also run in a process of its own.
const SPAWNED: usize = 25;

/// Runs the loop that the environment asks for and ends the process, or returns at once.
pub fn run_if_asked<Kind: Generator>() {
    let Some(request) = std::env::var_os(VARIABLE) else { return };
    let request = request.to_string_lossy();
    let words: Vec<&str> = request.split_whitespace().collect();
    // libFuzzer's hook would end the process where the interpreter panics.
    std::panic::set_hook(Box::new(|_| ()));
    let number = |index: usize| words.get(index).and_then(|word| word.parse::<u64>().ok());
    let answer = match (words.first().copied(), number(1), number(2)) {
        (Some("speed"), Some(first), Some(count)) => speed::<Kind>(first, count),
        (Some("hunt"), Some(first), Some(seconds)) => {
            hunt::<Kind>(first, Duration::from_secs(seconds), words.get(3).copied().unwrap_or_default())
        }
        (Some("seeds"), Some(first), Some(count)) => seeds(first, count),
        _ => Err(format!("{VARIABLE} is `{request}`; it wants `speed FIRST COUNT`, `hunt …` or `seeds …`")),
    };
    let code = match answer {
        Ok(answer) => i32::from(writeln!(std::io::stdout(), "{answer}").is_err()),
        Err(error) => {
            eprintln!("error: {error}");
            2
        }
    };
    std::process::exit(code);
}

/// Microseconds of a processor that each way takes for one program, generating it not counted: so what else the machine does
/// counts least.
fn speed<Kind: Generator>(first: u64, count: u64) -> Result<String, String> {
    let version = embedding::version();
    let begin = processor_seconds();
    let programs: Vec<Program> =
        (first..first.saturating_add(count)).filter_map(|seed| Some(numbered::<Kind>(seed)?.program())).collect();
    let generating = processor_seconds() - begin;
    if programs.is_empty() {
        return Err("there are no programs of these numbers".to_owned());
    }
    let alone = |programs: &[Program]| {
        let begin = processor_seconds();
        for program in programs {
            run_embedded(program);
        }
        processor_seconds() - begin
    };
    let (mut again, mut differing) = (0, 0);
    let mut both = |programs: &[Program]| {
        let begin = processor_seconds();
        for program in programs {
            let look = look(program, version);
            again += usize::from(look != Look::Same);
            differing += usize::from(look == Look::Different);
        }
        processor_seconds() - begin
    };
    // Both sides have been used before anything is measured, and have compiled the pieces of the prelude.
    both(&programs[..programs.len().min(WARMING)]);
    let _ = catch_unwind(AssertUnwindSafe(|| run_subject(&programs[0], version)));
    let (mut cpython, mut loop_) = (0.0, 0.0);
    for (index, turn) in programs.chunks(TURN).enumerate() {
        // Whoever comes second finds the processor's caches filled.
        if index % 2 == 0 {
            cpython += alone(turn);
            loop_ += both(turn);
        } else {
            loop_ += both(turn);
            cpython += alone(turn);
        }
    }
    let spawned: Vec<String> = programs.iter().step_by(SPAWNED).map(Program::to_string).collect();
    let begin = processor_seconds();
    for program in &spawned {
        run_fresh(program);
    }
    let spawning = processor_seconds() - begin;
    let each = |seconds: f64, count: usize| seconds * 1e6 / count as f64;
    Ok(format!(
        "programs {} generating {:.1} cpython {:.1} both {:.1} spawning {:.1} spawned {} again {again} differing {differing}",
        programs.len(),
        each(generating, programs.len()),
        each(cpython, programs.len()),
        each(loop_, programs.len()),
        each(spawning, spawned.len()),
        spawned.len(),
    ))
}

/// What came of a program.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Both sides showed the same.
    Same,
    /// A new interpreter did, after one that had run others.
    SameAgain,
    /// A new process of CPython would be asked.
    Different,
}

/// What a target does with each program, up to where it would ask a new process of CPython.
fn look(program: &Program, version: Version) -> Look {
    let in_process = run_embedded(program);
    let is_same_on = |run: fn(&Program, Version) -> String| {
        catch_unwind(AssertUnwindSafe(|| run(program, version)))
            .is_ok_and(|subject| super::is_same(&in_process, &subject))
    };
    if is_same_on(warm::run) {
        Look::Same
    } else if is_same_on(run_subject) {
        Look::SameAgain
    } else {
        Look::Different
    }
}

/// Writes inputs, one a file.
fn seeds(first: u64, count: u64) -> Result<String, String> {
    for seed in first..first.saturating_add(count) {
        let file = format!("numbered-{seed}");
        std::fs::write(&file, numbered_bytes(seed)).map_err(|error| format!("{file} cannot be written: {error}"))?;
    }
    Ok(format!("seeds {count}"))
}

#[cfg(not(feature = "planted-faults"))]
fn hunt<Kind: Generator>(_first: u64, _time: Duration, fault: &str) -> Result<String, String> {
    Err(format!("no mistake as `{fault}` is in this build; it wants the feature `planted-faults`"))
}

/// Runs programs until one shows the mistake: both sides differ, a fresh process of CPython differs as well, and the
/// interpreter without the mistake does not.
#[cfg(feature = "planted-faults")]
fn hunt<Kind: Generator>(first: u64, time: Duration, fault: &str) -> Result<String, String> {
    use interp::planted_faults::Fault;

    use super::run_whole;

    let planted = Fault::parse(fault).ok_or_else(|| format!("there is no mistake `{fault}`"))?;
    let version = embedding::version();
    let plant = |fault| super::PLANTED.lock().expect("nobody panics while planting").clone_from(&fault);
    let run = |program: &str, fault| {
        plant(fault);
        catch_unwind(AssertUnwindSafe(|| run_whole(program, version)))
            .unwrap_or_else(|_| "[the interpreter panicked]\n".to_owned())
    };
    let begin = Instant::now();
    let processor = processor_seconds();
    let mut programs = 0_u64;
    let mut found = None;
    // Programs that differ without the mistake, too.
    let mut differing = 0;
    while found.is_none() && begin.elapsed() < time {
        let seed = first.wrapping_add(programs);
        programs += 1;
        let Some(description) = numbered::<Kind>(seed) else { continue };
        let program = description.program();
        plant(Some(planted));
        if look(&program, version) != Look::Different {
            continue;
        }
        let program = program.to_string();
        let subject = run(&program, Some(planted));
        let sound = run(&program, None);
        if sound == subject {
            differing += 1;
            continue;
        }
        if run_fresh(&program) == sound {
            found = Some(seed);
        }
    }
    let found = found.map_or_else(|| "none".to_owned(), |seed| seed.to_string());
    Ok(format!(
        "found {found} programs {programs} seconds {:.3} processor {:.3} differing {differing}",
        begin.elapsed().as_secs_f64(),
        processor_seconds() - processor,
    ))
}

/// Seconds of one processor that this process and those that it waited for have used.
fn processor_seconds() -> f64 {
    let read = |python: Python<'_>| -> PyResult<f64> {
        let own: f64 = python.import("time")?.call_method0("process_time")?.extract()?;
        let resource = python.import("resource")?;
        let children = resource.call_method1("getrusage", (resource.getattr("RUSAGE_CHILDREN")?,))?;
        let child = |name| children.getattr(name)?.extract::<f64>();
        Ok(own + child("ru_utime")? + child("ru_stime")?)
    };
    Python::attach(read).unwrap_or_default()
}
