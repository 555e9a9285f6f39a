//! Start-up, and the pure-Python programs of `xtask/benches`, each run as a process of its own.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{Contenders, Task, milliseconds, time};
use crate::sides::workspace;

/// The interpreter's start-up may take this part of CPython's.
const START_UP_BAR: f64 = 0.25;

/// An import of the library may take this many times what CPython takes.
const IMPORT_BAR: f64 = 2.0;

const START_UP_ROUNDS: usize = 40;

const ROUNDS: usize = 5;

/// From the start of the process to a printed line.
pub fn start_up() -> Task {
    let arguments = |arguments: &[&str]| arguments.iter().map(|argument| (*argument).to_owned()).collect();
    Task {
        name: "start-up".to_owned(),
        cpython: arguments(&["-I", "-S", "-c", "print(1)"]),
        interp: arguments(&["-c", "print(1)"]),
    }
}

/// The programs, by name, each with its number of rounds, or its own default.
pub fn tasks(contenders: &Contenders, rounds: Option<u32>) -> Result<Vec<Task>> {
    let folder = workspace().join("xtask/benches");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let version = contenders.oracle.installation().version.short_name();
    let task = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = path.display().to_string();
        let rounds = rounds.map(|rounds| rounds.to_string());
        let arguments = |flags: &[&str]| -> Vec<String> {
            let flags = flags.iter().map(|flag| (*flag).to_owned());
            flags.chain([file.clone()]).chain(rounds.clone()).collect()
        };
        let profile = format!("python={version}");
        Task { name, cpython: arguments(&["-I", "-S"]), interp: arguments(&["-X", &profile]) }
    };
    Ok(paths.into_iter().map(task).collect())
}

/// From the start of the process to the end of the import of a module with many others, which both sides have compiled
/// before: the first round writes their files.
fn import(contenders: &Contenders) -> Task {
    let program = "import unittest; print(unittest.__name__)".to_owned();
    let profile = format!("python={}", contenders.oracle.installation().version.short_name());
    Task {
        name: "import of unittest".to_owned(),
        cpython: vec!["-I".to_owned(), "-c".to_owned(), program.clone()],
        interp: vec!["-X".to_owned(), profile, "-c".to_owned(), program],
    }
}

/// Prints how long both take to a printed line, and tells whether that is within the bar.
pub fn measure_start_up(contenders: &Contenders) -> Result<bool> {
    measure_start(contenders, &start_up(), START_UP_BAR)
}

/// The same of an import.
pub fn measure_import(contenders: &Contenders) -> Result<bool> {
    measure_start(contenders, &import(contenders), IMPORT_BAR)
}

fn measure_start(contenders: &Contenders, task: &Task, bar: f64) -> Result<bool> {
    let (cpython, interp, is_same) = race(contenders, task, START_UP_ROUNDS)?;
    let name = &task.name;
    if !is_same {
        println!("\n{name}: the interpreter does not print what CPython prints");
        return Ok(false);
    }
    let ratio = interp.as_secs_f64() / cpython.as_secs_f64();
    println!(
        "\n{name}: CPython {:.1} ms, interp {:.1} ms, ratio {ratio:.3} (bar {bar})",
        milliseconds(cpython),
        milliseconds(interp),
    );
    Ok(ratio < bar)
}

/// Prints how long both take for each program, and the geometric mean of the ratios.
pub fn measure(contenders: &Contenders, tasks: &[Task]) -> Result<()> {
    println!("\n{:<12} {:>12} {:>12} {:>8}", "program", "CPython ms", "interp ms", "ratio");
    let mut ratios = Vec::new();
    for task in tasks {
        let (cpython, interp, is_same) = race(contenders, task, ROUNDS)?;
        let (cpython, interp) = (milliseconds(cpython), milliseconds(interp));
        if is_same {
            ratios.push(interp / cpython);
            println!("{:<12} {cpython:>12.1} {interp:>12.1} {:>8.2}", task.name, interp / cpython);
        } else {
            println!("{:<12} {cpython:>12.1} {:>12} {:>8}", task.name, "differs", "–");
        }
    }
    let (count, all) = (ratios.len(), tasks.len());
    println!("{:<12} {:>34.2}  ({count} of {all} programs)", "mean", geometric_mean(&ratios));
    Ok(())
}

/// The shortest time of each side in so many rounds, in turn, and whether both print the same.
fn race(contenders: &Contenders, task: &Task, rounds: usize) -> Result<(Duration, Duration, bool)> {
    let (mut cpython, mut interp) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        let right = time(&contenders.oracle.installation().executable, &task.cpython)?;
        if !right.succeeded {
            bail!("CPython cannot run {}", task.name);
        }
        cpython = cpython.min(right.duration);
        let judged = time(&contenders.interp, &task.interp)?;
        interp = interp.min(judged.duration);
        if !judged.succeeded || judged.stdout != right.stdout {
            return Ok((cpython, interp, false));
        }
    }
    Ok((cpython, interp, true))
}

fn geometric_mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_geometric_mean_of_inverse_ratios_is_one() {
        assert!((super::geometric_mean(&[0.5, 2.0]) - 1.0).abs() < 1e-12);
    }
}
