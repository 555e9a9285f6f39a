//! `cargo xtask triage`: from programs that were found to corpus files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use conformance::case::{CaseFile, Cell, Program};
use conformance::compare::Settings;
use conformance::interrupt;
use conformance::reduction;
use conformance::report::{CellReport, terminal};
use conformance::signature::Signature;
use conformance::subject::Subject;
use conformance::subject::cpython::CPython;
use pyconform_fuzz::saved::PROGRAM;
use pyconform_fuzz::{Entry, GENERATORS};

use super::again::{Examiner, Look};
use crate::cli::Sides;
use crate::{reduce, sides};

/// How many programs are tried to make a finding smaller, first by what its generator chose, then by its text.
const STEPS: usize = 600;

/// The flags of `cargo xtask triage`.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Corpus files that fuzzing wrote, or folders of them; all findings if none is given.
    pub findings: Vec<PathBuf>,
    #[command(flatten)]
    pub sides: Sides,
}

/// Where a run of the fuzz targets leaves what it finds.
pub fn findings_folder() -> PathBuf {
    sides::workspace().join("target/findings")
}

pub fn main(options: &Options) -> Result<ExitCode> {
    // Beside the folders of the targets lie those of hunts in other implementations.
    let of_targets = || GENERATORS.iter().map(|generator| findings_folder().join(generator.name)).collect();
    let places: Vec<PathBuf> = if options.findings.is_empty() { of_targets() } else { options.findings.clone() };
    let mut files = Vec::new();
    for place in &places {
        if place.exists() {
            collect(place, &mut files)?;
        } else if !options.findings.is_empty() {
            bail!("{} is not there", place.display());
        }
    }
    files.sort();
    if files.is_empty() {
        let folder = options.findings.first().cloned().unwrap_or_else(findings_folder);
        println!("no findings below {}", folder.display());
        return Ok(ExitCode::SUCCESS);
    }
    let oracle = options.sides.oracle()?;
    let new = Triage { oracle: &oracle, options }.run(&files)?;
    Ok(ExitCode::from(u8::from(new > 0)))
}

/// The programs of a folder and those below, both those that were found and those that are kept beside inputs.
fn collect(place: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if place.is_dir() {
        for entry in fs::read_dir(place).with_context(|| format!("{} cannot be read", place.display()))? {
            collect(&entry?.path(), files)?;
        }
    } else if place.extension().is_some_and(|extension| extension == "py" || extension == PROGRAM) {
        files.push(place.to_owned());
    }
    Ok(())
}

struct Triage<'run> {
    oracle: &'run CPython,
    options: &'run Options,
}

/// Programs that most likely show one mistake.
struct Group {
    findings: Vec<Finding>,
}

struct Finding {
    path: PathBuf,
    cell: Cell,
    /// What its program was made from: it can be made smaller than by its text alone.
    input: Option<(&'static Entry, Vec<u8>)>,
}

impl Triage<'_> {
    /// Looks at each program again, groups and reduces, writes corpus files; gives how many are new.
    fn run(&self, files: &[PathBuf]) -> Result<usize> {
        let interpreter = sides::interpreter(self.oracle.installation())?;
        let mut examiner = Examiner::start(self.oracle, &interpreter, self.options.sides.limits())?;
        let mut groups: BTreeMap<Signature, Group> = BTreeMap::new();
        let (mut flaky, mut gone) = (Vec::new(), 0);
        for path in files {
            if interrupt::is_set() {
                bail!("interrupted");
            }
            let Some(cell) = read(path) else { continue };
            let input = reduce::input_of(path, &cell.program.text);
            match examiner.look(&cell)? {
                Look::Shows(signature) => {
                    let group = groups.entry(signature).or_insert_with(|| Group { findings: Vec::new() });
                    group.findings.push(Finding { path: path.clone(), cell, input });
                }
                Look::Nothing => gone += 1,
                Look::Flaky => flaky.push(path.clone()),
            }
        }
        let mut target = io::stdout().lock();
        let mut new = 0;
        let folder = sides::workspace().join("corpus/regressions");
        for (signature, mut group) in groups {
            group.findings.sort_by_key(|finding| (finding.input.is_none(), finding.cell.program.text.len()));
            let count = group.findings.len();
            let Finding { path, cell, input } = group.findings.swap_remove(0);
            let name = signature.file_name();
            let written = folder.join(format!("{name}.py"));
            if written.exists() {
                writeln!(target, "known: {name} ({count} programs), {}\n", written.display())?;
                continue;
            }
            let mut judge = |program: &str| examiner.shows(&cell, program, &signature);
            let chosen = match input {
                Some((generator, bytes)) => reduce::choices_of(generator, &bytes, STEPS, &mut judge)?,
                None => None,
            };
            let chosen = chosen.as_ref().unwrap_or(&cell.program.text);
            let reduced = reduction::reduce(chosen, STEPS, &mut judge)?;
            let small = Cell { program: Program::plain(reduced.program.clone()), ..cell.clone() };
            let Some(judgement) = examiner.confirm(&small, &signature)? else {
                flaky.push(path);
                continue;
            };
            fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
            fs::write(&written, corpus_file(&small, &name, &path))
                .with_context(|| format!("{} cannot be written", written.display()))?;
            new += 1;
            writeln!(
                target,
                "{signature}\n{count} programs; the one that was reduced is {}, {} of {} lines are left\n{}",
                path.display(),
                reduced.program.lines().count(),
                cell.program.text.lines().count(),
                written.display()
            )?;
            let rerun = format!("cargo xtask conform '{}'", written.display());
            let report = CellReport::of_program(&small, judgement, &Settings::default());
            terminal::write_divergence(&report, &report.results[0], &mut target)?;
            terminal::write_program(&report, &mut target)?;
            terminal::write_rerun(&rerun, &mut target)?;
            writeln!(target)?;
        }
        for path in &flaky {
            writeln!(target, "flaky: {} shows something else each time", path.display())?;
        }
        writeln!(
            target,
            "{} programs looked at again on {}: {new} new divergences, {gone} that fresh processes do not show, {} flaky",
            files.len(),
            self.oracle.identity(),
            flaky.len()
        )?;
        Ok(new)
    }
}

/// The program of a finding; a file that is none is named and left out.
fn read(path: &Path) -> Option<Cell> {
    let cell = fs::read(path).map_err(anyhow::Error::from).and_then(|bytes| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = CaseFile::parse(&bytes, path, &name)?;
        file.cells.into_iter().next().context("there is no cell in it")
    });
    cell.map_err(|error| eprintln!("{}: skipped: {error:#}", path.display())).ok()
}

/// A corpus file with one cell.
fn corpus_file(cell: &Cell, name: &str, origin: &Path) -> String {
    let topics: Vec<String> = cell.topics.iter().map(|topic| format!("{topic:?}")).collect();
    let seed = origin.file_stem().unwrap_or_default().to_string_lossy();
    format!(
        "# /// case\n# topics = [{}]\n# seed = {seed:?}\n# ///\n\n# %% {name}\n{}",
        topics.join(", "),
        cell.program.text
    )
}
