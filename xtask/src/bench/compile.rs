//! Compiling the whole standard library: `compile()` of both sides on the same text, in processes that run in turn.

use std::path::Path;

use anyhow::{Context, Result, bail};
use conformance::code_objects;
use conformance::python::Installation;
use conformance::scratch::Scratch;

use super::{build_interp, time};
use crate::cli::Bench;

/// What both sides run: a list of files is its argument.
const PROGRAM: &str = include_str!("compile.py");

/// The interpreter may take this many times what CPython takes, of time and of memory.
const BAR: f64 = 1.0;

const ROUNDS: usize = 3;

/// What compiling all files took on one side.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cost {
    /// Of the calls of `compile()` alone.
    seconds: f64,
    compiled: usize,
    rejected: usize,
    /// The most memory that the process has used, in MiB; 0 where the system does not tell.
    memory: f64,
}

/// Prints the figures against each CPython that was asked for, and tells whether they are within the bar.
pub fn measure(options: &Bench) -> Result<bool> {
    let interp = build_interp()?;
    let mut is_good = true;
    for installation in options.sides.installations()? {
        is_good &= measure_against(&installation, &interp)?;
    }
    Ok(is_good)
}

fn measure_against(installation: &Installation, interp: &Path) -> Result<bool> {
    let mut files = code_objects::files(&code_objects::library(installation))?;
    files.dedup();
    // A name with a line feed in it cannot stand in the list, and no module has one.
    let names: Vec<&str> = files.iter().filter_map(|path| path.to_str()).filter(|name| !name.contains('\n')).collect();
    if names.is_empty() {
        bail!("CPython {} has no standard library to compile", installation.full_version);
    }
    let folder = Scratch::new()?;
    let list = folder.path().join("files.txt");
    std::fs::write(&list, names.join("\n")).with_context(|| format!("{} cannot be written", list.display()))?;
    let arguments = |flags: &[&str]| -> Vec<String> {
        let rest = ["-c", PROGRAM].map(str::to_owned).into_iter().chain([list.display().to_string()]);
        flags.iter().map(|flag| (*flag).to_owned()).chain(rest).collect()
    };
    let (of_cpython, of_interp) =
        (arguments(&["-I", "-S"]), arguments(&["-X", &format!("python={}", installation.version.short_name())]));
    let (mut right, mut judged): (Option<Cost>, Option<Cost>) = (None, None);
    for _ in 0..ROUNDS {
        right = Some(Cost::run(&installation.executable, &of_cpython, right)?);
        judged = Some(Cost::run(interp, &of_interp, judged)?);
    }
    let (Some(right), Some(judged)) = (right, judged) else { bail!("nothing was compiled") };
    println!("\ncompile() of {} files of the library of CPython {}", names.len(), installation.full_version);
    println!("{:<10} {:>10} {:>10} {:>10} {:>14}", "", "seconds", "compiled", "rejected", "peak memory");
    for (name, cost) in [("CPython", right), ("interp", judged)] {
        let Cost { seconds, compiled, rejected, memory } = cost;
        let memory = if memory > 0.0 { format!("{memory:.1} MiB") } else { "not told here".to_owned() };
        println!("{name:<10} {seconds:>10.2} {compiled:>10} {rejected:>10} {memory:>14}");
    }
    let (time, memory) = (judged.seconds / right.seconds, judged.memory / right.memory);
    // Both are 0 where the system tells nothing.
    let is_small = memory.is_nan() || memory <= BAR;
    println!("ratio of time {time:.2}, of memory {memory:.2} (bar {BAR:.1})");
    if judged.compiled != right.compiled {
        println!("the interpreter does not compile what CPython compiles; `cargo xtask conform --code` shows which");
    }
    Ok(time <= BAR && is_small && judged.compiled == right.compiled)
}

impl Cost {
    /// What a run took, or less where an earlier one took less.
    fn run(program: &Path, arguments: &[String], earlier: Option<Self>) -> Result<Self> {
        let run = time(program, arguments)?;
        let cost = Self::read(&String::from_utf8_lossy(&run.stdout)).filter(|_| run.succeeded);
        let cost = cost.with_context(|| format!("{} cannot compile the library", program.display()))?;
        Ok(earlier.map_or(cost, |earlier| Self {
            seconds: cost.seconds.min(earlier.seconds),
            memory: cost.memory.min(earlier.memory),
            ..cost
        }))
    }

    fn read(printed: &str) -> Option<Self> {
        let mut words = printed.split_whitespace();
        let mut next = || words.next();
        let (seconds, compiled, rejected) = (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
        let kibibytes: f64 = next()?.parse().ok()?;
        Some(Self { seconds, compiled, rejected, memory: kibibytes / 1024.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_side_prints_is_read() {
        let cost = Cost { seconds: 1.5, compiled: 1700, rejected: 3, memory: 64.0 };
        assert_eq!(Cost::read("1.5 1700 3 65536\n"), Some(cost));
        assert_eq!(Cost::read("Traceback (most recent call last):\n"), None);
    }
}
