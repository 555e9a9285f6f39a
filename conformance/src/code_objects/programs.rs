//! The facets code and bytecode of cells: their programs are compiled on both sides, many at a time, and not run.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use ::interp::Version;
use anyhow::{Context, Result, bail};
use conformance_worker::Limits;
use serde::{Deserialize, Serialize};

use super::{PROBE, boolean};
use crate::case::{Cell, Program};
use crate::compare::{FacetResult, Settings, Verdict};
use crate::facet::Facet;
use crate::fault::Fault;
use crate::observe::{Observation, Outcome};
use crate::runner::{Judgement, Plan};
use crate::subject::precompiled::push_digits;
use crate::subject::{Oracle, Subject};

const PROGRAMS: &str = include_str!("programs.py");

/// Programs that one process compiles.
const BATCH: usize = 100;

/// All about the code objects of so many programs.
const LIMITS: Limits = Limits { time: Duration::from_secs(120), memory: 4 << 30, output: 1 << 28 };

/// What the code objects of a program are, where they are not what they are on the other side.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct CodeObjects {
    /// Under the facet code: a heading for each code object that differs, and a line for each attribute.
    pub code: Option<String>,
    /// Under the facet bytecode: a heading for each code object that differs, and a line for each instruction.
    pub bytecode: Option<String>,
}

/// Compiles the programs of cells on both sides and adds the facets code and bytecode, as far as they are wanted, to what
/// came out for a subject, in the order of the cells.
///
/// # Errors
/// Where a side cannot be started or cannot go on, or the run was stopped.
pub fn add_facets(
    (oracle, subject): (&dyn Oracle, &dyn Subject),
    (settings, jobs): (&Settings, usize),
    cells: &[&Cell],
    judgements: &mut [Judgement],
    stop: &AtomicBool,
) -> Result<()> {
    let version = oracle.python_version();
    let instructions = subject.instructions();
    let wanted = |facet| settings.facets.contains(&facet);
    let compiling = Compiling { oracle, subject, jobs, exact: instructions == Some(version), stop };
    let places: Vec<usize> = (0..cells.len()).filter(|place| judgements[*place].subject.is_some()).collect();
    let chosen: Vec<&Cell> = places.iter().map(|place| cells[*place]).collect();
    let found = match instructions {
        Some(_) => compiling.compare(&chosen)?,
        None => chosen.iter().map(|_| Found::default()).collect(),
    };
    for (place, found) in places.into_iter().zip(found) {
        let judgement = &mut judgements[place];
        let (before, cell) = (judgement.verdict(), cells[place]);
        if wanted(Facet::Code) {
            let missing = instructions.is_none().then(|| "it shows no code objects of CPython's form".to_owned());
            add(judgement, cell, Facet::Code, missing, found.code);
        }
        if wanted(Facet::Bytecode) {
            let missing = (!compiling.exact).then(|| missing_instructions(instructions, version));
            add(judgement, cell, Facet::Bytecode, missing, found.bytecode);
        }
        if settings.seeks_fault && before != Verdict::Differs && judgement.verdict() == Verdict::Differs {
            judgement.fault = Some(Fault::Compiler);
        }
    }
    Ok(())
}

fn missing_instructions(instructions: Option<Version>, version: Version) -> String {
    match instructions {
        Some(own) => format!("its instructions are those of {}, not of {}", own.short_name(), version.short_name()),
        None => "it shows no instructions of CPython's".to_owned(),
    }
}

/// What came out for one facet of a program.
#[derive(Debug, Default, PartialEq)]
enum Compared {
    /// Both sides refuse the program: there is nothing to see.
    #[default]
    Nothing,
    Same,
    /// What the oracle and the subject show.
    Different(String, String),
}

#[derive(Debug, Default, PartialEq)]
struct Found {
    code: Compared,
    bytecode: Compared,
}

fn add(judgement: &mut Judgement, cell: &Cell, facet: Facet, missing: Option<String>, found: Compared) {
    if found == Compared::Nothing && missing.is_none() {
        return;
    }
    let poisoned = cell.poisoned.get(&facet).cloned();
    let verdict = match (&missing, &poisoned, &found) {
        (Some(_), _, _) => Verdict::Unsupported,
        (None, Some(_), _) => Verdict::Poisoned,
        (None, None, Compared::Different(..)) => Verdict::Differs,
        (None, None, _) => Verdict::Equal,
    };
    let mut result = FacetResult { verdict, reason: missing.or(poisoned), oracle: None, subject: None };
    if let (Compared::Different(oracle, subject), Verdict::Differs) = (found, verdict) {
        for (observation, text) in [(&mut judgement.oracle, &oracle), (&mut judgement.subject, &subject)] {
            let Some(observation) = observation else { continue };
            let objects = observation.code_objects.get_or_insert_default();
            let place = if facet == Facet::Code { &mut objects.code } else { &mut objects.bytecode };
            *place = Some(text.clone());
        }
        (result.oracle, result.subject) = (Some(oracle), Some(subject));
    }
    judgement.facets.insert(facet, result);
}

/// What compiles, and how.
struct Compiling<'run> {
    oracle: &'run dyn Oracle,
    subject: &'run dyn Subject,
    jobs: usize,
    exact: bool,
    stop: &'run AtomicBool,
}

impl Compiling<'_> {
    /// Compares the code objects of programs, in order; those that differ are compiled twice, the second time for all
    /// details.
    fn compare(&self, cells: &[&Cell]) -> Result<Vec<Found>> {
        let mut differing = Vec::new();
        let mut found = Vec::with_capacity(cells.len());
        for (place, (oracle, subject)) in self.run(cells, false)?.into_iter().enumerate() {
            let is_rejected = oracle == subject && oracle.starts_with("rejected\t");
            found.push(match is_rejected {
                true => Found::default(),
                false => Found { code: Compared::Same, bytecode: Compared::Same },
            });
            if oracle != subject {
                differing.push(place);
            }
        }
        let details: Vec<&Cell> = differing.iter().map(|place| cells[*place]).collect();
        for (place, (oracle, subject)) in differing.into_iter().zip(self.run(&details, true)?) {
            found[place] = compare_details(&oracle, &subject);
        }
        Ok(found)
    }

    /// What both sides print of each program.
    fn run(&self, cells: &[&Cell], details: bool) -> Result<Vec<(String, String)>> {
        let batches: Vec<Cell> = cells.chunks(BATCH).map(|batch| self.program(batch, details)).collect();
        if batches.is_empty() {
            return Ok(Vec::new());
        }
        let plan = Plan {
            cells: batches.iter().collect(),
            oracle: self.oracle,
            subjects: vec![self.subject],
            limits: LIMITS,
            jobs: self.jobs,
            settings: Settings::default(),
        };
        let judged = plan.run_one(self.stop, &mut |_| ())?.judgements;
        let mut printed = Vec::with_capacity(cells.len());
        for (batch, judgement) in cells.chunks(BATCH).zip(judged) {
            let oracle = of_programs(judgement.oracle.as_ref(), batch)?;
            printed.extend(oracle.into_iter().zip(of_programs(judgement.subject.as_ref(), batch)?));
        }
        Ok(printed)
    }

    fn program(&self, cells: &[&Cell], details: bool) -> Cell {
        let mut text = String::from("PROGRAMS = [\n");
        for cell in cells {
            text.push('\'');
            push_digits(&mut text, cell.program.text.as_bytes());
            text.push_str("',\n");
        }
        let (exact, details) = (boolean(self.exact), boolean(details));
        // Writing to a String does not fail.
        let _ = writeln!(text, "]\nEXACT = {exact}\nDETAILS = {details}");
        text.push_str(PROBE);
        text.push_str(PROGRAMS);
        Cell::of_program("code objects", Program::plain(text))
    }
}

/// What a side printed, program by program.
fn of_programs(observation: Option<&Observation>, cells: &[&Cell]) -> Result<Vec<String>> {
    let observation = observation.context("a side has not compiled")?;
    let text = String::from_utf8_lossy(&observation.stdout);
    let printed: Vec<String> = text.split("program\n").skip(1).map(str::to_owned).collect();
    if observation.outcome != (Outcome::Exited { code: 0 }) || printed.len() != cells.len() {
        let name = cells.get(printed.len().saturating_sub(1)).map_or("", |cell| &*cell.id);
        let said = String::from_utf8_lossy(&observation.stderr).into_owned();
        let said = said.lines().last().unwrap_or_default();
        bail!("a side cannot show the code objects of {name}: it {}. It said: {said}", observation.outcome);
    }
    Ok(printed)
}

/// The lines about each code object of a program, by its path.
type Objects<'text> = BTreeMap<&'text str, Object<'text>>;

#[derive(Debug, Default, PartialEq)]
struct Object<'text> {
    line: &'text str,
    code: Vec<String>,
    bytecode: Vec<String>,
}

fn objects(printed: &str) -> Objects<'_> {
    let mut objects = Objects::new();
    let mut current = "";
    for line in printed.lines() {
        let (name, value) = line.split_once('\t').unwrap_or((line, ""));
        if name == "object" {
            let (path, line) = value.split_once('\t').unwrap_or((value, ""));
            current = path;
            objects.insert(path, Object { line, ..Object::default() });
            continue;
        }
        let object = objects.entry(current).or_default();
        match name {
            "instruction" => object.bytecode.push(value.replace('\t', "  ")),
            "co_code" | "co_linetable" | "co_exceptiontable" | "co_stacksize" => {
                object.bytecode.push(format!("{name} {value}"))
            }
            _ => object.code.push(format!("{name} {}", value.replace('\t', " "))),
        }
    }
    objects
}

fn compare_details(oracle: &str, subject: &str) -> Found {
    let (oracle, subject) = (objects(oracle), objects(subject));
    let facet = |lines: &dyn Fn(&Object) -> Vec<String>| {
        let mut texts = [String::new(), String::new()];
        let paths: std::collections::BTreeSet<&str> = oracle.keys().chain(subject.keys()).copied().collect();
        let mut differs = false;
        for path in paths {
            let sides = [oracle.get(path), subject.get(path)];
            let [one, other] = sides.map(|object| object.map(lines));
            if one == other {
                continue;
            }
            differs = true;
            for (text, (object, lines)) in texts.iter_mut().zip(sides.into_iter().zip([one, other])) {
                let (Some(object), Some(lines)) = (object, lines) else { continue };
                // What is rejected has no code object.
                if !path.is_empty() {
                    let _ = writeln!(text, "code object {path}, line {}", object.line);
                }
                lines.iter().for_each(|line| {
                    let _ = writeln!(text, "{line}");
                });
            }
        }
        let [oracle, subject] = texts;
        if differs { Compared::Different(oracle, subject) } else { Compared::Same }
    };
    Found { code: facet(&|object| object.code.clone()), bytecode: facet(&|object| object.bytecode.clone()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORACLE: &str = "object\tm[0]\t1\nco_name\t'm'\ninstruction\t    0 RESUME 0\t0:0-1:0\nco_stacksize\t2\n\
                          object\tm[0].f[0]\t2\nco_name\t'f'\ninstruction\t    0 RESUME 0\t2:0-2:0\n";

    #[test]
    fn what_differs_is_shown_of_the_code_objects_that_differ() {
        let subject = ORACLE.replace("2:0-2:0", "3:0-3:0");
        let found = compare_details(ORACLE, &subject);
        assert_eq!(found.code, Compared::Same);
        let text = |line: u32| format!("code object m[0].f[0], line 2\n    0 RESUME 0  {line}:0-{line}:0\n");
        assert_eq!(found.bytecode, Compared::Different(text(2), text(3)));
    }

    #[test]
    fn a_program_that_one_side_rejects_differs_in_all() {
        let found = compare_details(ORACLE, "rejected\tSyntaxError\t'invalid syntax'\n");
        let Compared::Different(oracle, subject) = found.code else { panic!("one side has code objects") };
        assert!(oracle.starts_with("code object m[0], line 1\nco_name 'm'\n"), "{oracle}");
        assert_eq!(subject, "rejected SyntaxError 'invalid syntax'\n");
    }
}
