//! How many programs in a second of a processor the fuzz targets run: against CPython alone in the same process, and against a new
//! process of CPython for each.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use conformance::interrupt;
use pyconform_fuzz::GENERATORS;

use crate::cli::Bench;
use crate::fuzz::numbered;
use crate::fuzz::tools::{Sanitizer, Targets, Variant};

/// Both sides must run at least this part of what CPython alone runs.
const ALONE_BAR: f64 = 0.6;

/// Both sides must run at least so many times what new processes run.
const SPAWNING_BAR: f64 = 20.0;

/// Programs of each target.
const PROGRAMS: usize = 1000;

/// For one target; far more than any needs.
const LIMIT: Duration = Duration::from_secs(600);

/// Prints a line for each target, and tells whether all are within the bars. `is_chosen` says which targets.
pub fn measure(options: &Bench, is_chosen: &dyn Fn(&str) -> bool) -> Result<bool> {
    interrupt::watch();
    let installation = options.sides.installations()?.into_iter().next().context("no CPython")?;
    let names: Vec<&str> = GENERATORS.iter().map(|entry| entry.name).filter(|name| is_chosen(name)).collect();
    let targets = Targets::build(&installation, &names, Variant::Sanitized(Sanitizer::None))?;
    println!(
        "\n{:<12} {:>11} {:>11} {:>11} {:>11} {:>8} {:>9}   (programs in a second of a processor; CPython {}, the load was {})",
        "target",
        "both sides",
        "CPython",
        "interp",
        "processes",
        "alone",
        "processes",
        installation.full_version,
        load()
    );
    let mut is_good = true;
    for name in names {
        let request = format!("speed 0 {PROGRAMS}");
        let Ok(answer) = numbered::run(&targets.program(name)?, &request, LIMIT)? else {
            bail!("{name} broke down; `PYCONFORM_LOOP='{request}' {}` shows how", targets.program(name)?.display());
        };
        let (cpython, both, spawning) = (answer.number("cpython")?, answer.number("both")?, answer.number("spawning")?);
        let (alone, times) = (cpython / both, spawning / both);
        let is_within = alone >= ALONE_BAR && times >= SPAWNING_BAR;
        is_good &= is_within;
        println!(
            "{name:<12} {:>11.0} {:>11.0} {:>11.0} {:>11.0} {:>7.0}% {times:>8.1}x{}",
            1e6 / both,
            1e6 / cpython,
            1e6 / (both - cpython).max(1.0),
            1e6 / spawning,
            alone * 100.0,
            if is_within { "" } else { "   below the bar" },
        );
    }
    println!(
        "bars: {:.0}% of CPython alone, {SPAWNING_BAR:.0} times a process for each; the same {PROGRAMS} programs each way, the load is {}",
        ALONE_BAR * 100.0,
        load()
    );
    Ok(is_good)
}

/// How many processes wanted a processor during the last minute, where the system says so.
fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}
