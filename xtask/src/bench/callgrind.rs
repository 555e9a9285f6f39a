//! Instruction counts under valgrind's callgrind: they repeat exactly where a clock does not.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::{Contenders, programs};

/// Rounds of each program: counting takes some fifty times as long as running.
const ROUNDS: u32 = 4;

/// Prints the instructions that each side executes for start-up and, beyond start-up, for each program.
pub fn measure(contenders: &Contenders) -> Result<()> {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("\ninstructions: valgrind is not installed");
        return Ok(());
    }
    let cpython = &contenders.oracle.installation().executable;
    let start_up = programs::start_up();
    let base = [count(cpython, &start_up.cpython)?, count(&contenders.interp, &start_up.interp)?];
    println!("\n{:<12} {:>14} {:>14} {:>8}   (thousands of instructions)", "", "CPython", "interp", "ratio");
    write_row("start-up", base);
    let [base_cpython, base_interp] = base;
    for task in programs::tasks(contenders, Some(ROUNDS))? {
        let right = count(cpython, &task.cpython)?.zip(base_cpython);
        let judged = count(&contenders.interp, &task.interp)?.zip(base_interp);
        write_row(&task.name, [right, judged].map(|counts| counts.map(|(all, base)| all.saturating_sub(base))));
    }
    Ok(())
}

fn write_row(name: &str, [cpython, interp]: [Option<u64>; 2]) {
    let cell = |count: Option<u64>| count.map_or_else(|| "–".to_owned(), |count| (count / 1000).to_string());
    let ratio = cpython.zip(interp).map(|(right, judged)| format!("{:.2}", judged as f64 / right as f64));
    println!("{name:<12} {:>14} {:>14} {:>8}", cell(cpython), cell(interp), ratio.unwrap_or_else(|| "–".to_owned()));
}

/// How many instructions the program executes; none if it fails.
fn count(program: &Path, arguments: &[String]) -> Result<Option<u64>> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .context("valgrind cannot be run")?;
    let said = String::from_utf8_lossy(&output.stderr);
    let collected =
        said.lines().find_map(|line| line.split_once("Collected : ")).and_then(|(_, count)| count.trim().parse().ok());
    Ok(collected.filter(|_| output.status.success()))
}
