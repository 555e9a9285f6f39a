//! `cargo xtask conform --code PATH…`: what both compilers make of whole source trees, without running them.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use conformance::Limits;
use conformance::case::Cell;
use conformance::code_objects::{self, Compiled, Objects, Parting, Way};
use conformance::compare::Settings;
use conformance::interrupt;
use conformance::progress::Progress;
use conformance::runner::{Judgement, Plan};
use conformance::subject::cpython::CPython;
use conformance::subject::{Oracle as _, Subject as _};
use interp::Version;

use crate::cli::Conform;
use crate::sides;

/// A file's list of code objects, and the text of the file in the program that asks for it.
const MOST_OUTPUT: u64 = 1 << 26;

/// The largest files of the library take seconds where they are compiled without optimisation.
const TIME: Duration = Duration::from_secs(120);

/// How many files are read at a time, so that memory does not grow with the tree.
const BATCH: usize = 200;

/// Of how many code objects that differ the first difference is looked at.
const LOOKED_AT: usize = 200;

pub fn main(options: &Conform) -> Result<ExitCode> {
    let mut is_good = true;
    for installation in options.sides.installations()? {
        let oracle = CPython::build(installation)?;
        is_good &= compare(options, &oracle)?;
    }
    Ok(ExitCode::from(u8::from(!is_good)))
}

/// What came out for a tree.
#[derive(Default)]
struct Tally {
    both: usize,
    rejected: usize,
    otherwise: Vec<(PathBuf, String, String)>,
    objects: Objects,
    differing: Vec<(PathBuf, String)>,
}

impl Tally {
    fn add(&mut self, path: PathBuf, compiled: Compiled) {
        match compiled {
            Compiled::Rejected => self.rejected += 1,
            Compiled::Otherwise { oracle, subject } => self.otherwise.push((path, oracle, subject)),
            Compiled::Both(objects) => {
                self.both += 1;
                self.objects.all += objects.all;
                self.objects.code += objects.code;
                self.objects.bytecode += objects.bytecode;
                self.differing.extend(objects.differing.into_iter().map(|object| (path.clone(), object)));
            }
        }
    }
}

fn compare(options: &Conform, oracle: &CPython) -> Result<bool> {
    let interpreter = sides::interpreter(oracle.installation())?;
    let paths: Vec<PathBuf> = match &options.patterns[..] {
        [] => code_objects::library(oracle.installation()),
        given => given.iter().map(PathBuf::from).collect(),
    };
    let mut files = code_objects::files(&paths)?;
    files.dedup();
    if files.is_empty() {
        bail!(
            "there is no Python file below {}",
            paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
        );
    }
    let way = Way { optimize: options.optimize, exact: oracle.python_version() == Version::Python313 };
    let run = |cells: &[Cell], progress: &mut dyn FnMut(usize)| -> Result<Vec<Judgement>> {
        let plan = Plan {
            cells: cells.iter().collect(),
            oracle,
            subjects: vec![&interpreter],
            limits: Limits { time: TIME, output: MOST_OUTPUT, memory: 4 << 30 },
            jobs: options.jobs.map_or_else(sides::processors, usize::from),
            settings: Settings::default(),
        };
        Ok(plan.run_one(interrupt::watch(), progress)?.judgements)
    };
    let mut tally = Tally::default();
    let mut progress = Progress::new("files", files.len());
    for (number, batch) in files.chunks(BATCH).enumerate() {
        let cells: Vec<Cell> = batch.iter().map(|path| way.cell(path, "")).collect::<Result<_>>()?;
        let judgements = run(&cells, &mut |done| progress.set(number * BATCH + done))?;
        batch.iter().zip(&judgements).for_each(|(path, judgement)| tally.add(path.clone(), Compiled::new(judgement)));
    }
    drop(progress);
    let looked_at = tally.differing.iter().take(LOOKED_AT);
    let cells: Vec<Cell> = looked_at.map(|(path, object)| way.cell(path, object)).collect::<Result<_>>()?;
    let partings: Vec<Parting> = run(&cells, &mut |_| {})?.iter().map(Parting::new).collect();
    let mut target = io::stdout().lock();
    write(&tally, &partings, way, &format!("{} against {}", interpreter.identity(), oracle.identity()), &mut target)?;
    Ok(tally.otherwise.is_empty() && tally.differing.is_empty())
}

fn write(tally: &Tally, partings: &[Parting], way: Way, sides: &str, target: &mut dyn Write) -> io::Result<()> {
    let Tally { both, rejected, otherwise, objects, differing } = tally;
    // Rounded down: nothing but all is 100 %.
    let share = |part: usize| (10_000 * part / objects.all.max(1)) as f64 / 100.0;
    writeln!(target, "{sides}, optimize={}\n", way.optimize)?;
    writeln!(
        target,
        "files     {both} compiled by both sides, {rejected} rejected alike, {} not alike",
        otherwise.len()
    )?;
    writeln!(
        target,
        "code      {} of {} code objects equal ({:.2} %)",
        objects.code,
        objects.all,
        share(objects.code)
    )?;
    if way.exact {
        let (equal, share) = (objects.bytecode, share(objects.bytecode));
        writeln!(target, "bytecode  {equal} of {} code objects equal ({share:.2} %)", objects.all)?;
    }
    for (path, oracle, subject) in otherwise {
        writeln!(target, "\n{}\n  CPython: {oracle}\n  subject: {subject}", path.display())?;
    }
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, parting) in partings.iter().enumerate() {
        groups.entry(&parting.construct).or_default().push(index);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    for (construct, members) in groups {
        let first = members[0];
        let (path, object) = &differing[first];
        writeln!(target, "\n{construct}: {} code objects, first {} {object}", members.len(), path.display())?;
        let Parting { oracle, subject, .. } = &partings[first];
        for index in 0..oracle.len().max(subject.len()) {
            let line = |lines: &[String]| lines.get(index).cloned().unwrap_or_default();
            writeln!(target, "  {:<60.60}  {:.60}", line(oracle), line(subject))?;
        }
    }
    if partings.len() < differing.len() {
        writeln!(target, "\n{} further code objects differ", differing.len() - partings.len())?;
    }
    Ok(())
}
