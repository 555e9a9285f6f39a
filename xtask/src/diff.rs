//! `cargo xtask diff`: one program on both sides, the difference explained.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use anyhow::{Context, Result};
use conformance::case::{Cell, Program};
use conformance::code_objects::programs;
use conformance::compare::normalise::Counts;
use conformance::compare::{Settings, Verdict};
use conformance::report::{CellReport, terminal};
use conformance::runner::Round;
use conformance::subject::cpython::CPython;
use conformance::subject::{Oracle, Subject};

use crate::cli::{Diff, facets};
use crate::sides::{Judged, chosen, quoted};

pub fn main(options: &Diff) -> Result<ExitCode> {
    let (source, name) = options.program.read()?;
    let text = String::from_utf8(source).ok().with_context(|| format!("{name} is not UTF-8"))?;
    let cell = Cell::of_program(&name, Program::plain(text));
    let facets = facets(options.end_state, options.code_objects);
    let settings = Settings { facets, seeks_fault: true, ..Settings::default() };
    let subjects = options.judged.prepare()?;
    let mut differs = false;
    let mut target = io::stdout().lock();
    for installation in options.sides.installations()? {
        let oracle = CPython::build(installation)?;
        let version = oracle.python_version();
        let judged = subjects.against(&oracle)?;
        let sides: Vec<&dyn Subject> = judged.iter().map(Judged::subject).collect();
        let mut round = Round::start(&oracle, &sides, options.sides.limits(), &settings)?;
        let mut counts = vec![Counts::default(); sides.len()];
        for (subject, mut judgement) in sides.iter().zip(round.judge(&cell, &mut counts)?) {
            if options.code_objects {
                let judgements = std::slice::from_mut(&mut judgement);
                let (sides, stop) = ((&oracle as _, *subject), &AtomicBool::new(false));
                programs::add_facets(sides, (&settings, 1), &[&cell], judgements, stop)?;
            }
            writeln!(target, "{} against {}", subject.identity(), oracle.identity())?;
            if judgement.verdict() == Verdict::Equal {
                let shown: Vec<_> = judgement.facets.keys().map(ToString::to_string).collect();
                writeln!(target, "equal in {}", shown.join(", "))?;
                if let Some(observation) = &judgement.oracle {
                    writeln!(target, "{}", observation.outcome)?;
                    target.write_all(&observation.stdout)?;
                    target.write_all(&observation.stderr)?;
                }
                continue;
            }
            differs = true;
            let argument = match &options.program.code {
                Some(code) => format!("-c {}", quoted(code)),
                None => quoted(&name),
            };
            let path = options.program.file.as_ref().map(|path| path.display().to_string());
            let report = CellReport { path, ..CellReport::of_program(&cell, judgement, &settings) };
            terminal::write_divergence(&report, &report.results[0], &mut target)?;
            terminal::write_program(&report, &mut target)?;
            let rerun = format!("cargo xtask diff {argument} --python {}{}", version.short_name(), chosen(*subject));
            terminal::write_rerun(&rerun, &mut target)?;
        }
    }
    Ok(ExitCode::from(u8::from(differs)))
}
