//! `cargo xtask diff`: one program on both sides, the difference explained.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use conformance::case::{Cell, Program};
use conformance::compare::{Settings, Verdict};
use conformance::facet::Facet;
use conformance::report::{CellReport, terminal};
use conformance::runner::Pair;
use conformance::subject::Subject;
use conformance::subject::cpython::CPython;

use crate::cli::Diff;
use crate::sides;

pub fn main(options: &Diff) -> Result<ExitCode> {
    let (source, name) = options.program.read()?;
    let text = String::from_utf8(source).ok().with_context(|| format!("{name} is not UTF-8"))?;
    let cell = Cell::of_program(&name, Program::plain(text));
    let facets = if options.end_state { Facet::ALL.into() } else { Facet::SHOWN.into() };
    let settings = Settings { facets, ..Settings::default() };
    let mut differs = false;
    let mut target = io::stdout().lock();
    for installation in options.sides.installations()? {
        let oracle = CPython::build(installation)?;
        let version = oracle.python_version();
        let interpreter = sides::interpreter(oracle.installation())?;
        let mut pair = Pair::start(&oracle, Some(&interpreter), options.sides.limits(), &settings)?;
        let judgement = pair.judge(&cell, &mut Default::default())?;
        writeln!(target, "{} against {}", interpreter.identity(), oracle.identity())?;
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
            Some(code) => format!("-c '{}'", code.replace('\'', "'\\''")),
            None => format!("'{name}'"),
        };
        let path = options.program.file.as_ref().map(|path| path.display().to_string());
        let report = CellReport { path, ..CellReport::of_program(&cell, judgement, &settings) };
        terminal::write_divergence(&report, &report.results[0], &mut target)?;
        terminal::write_program(&report, &mut target)?;
        let rerun = format!("cargo xtask diff {argument} --python {}", version.short_name());
        terminal::write_rerun(&rerun, &mut target)?;
    }
    Ok(ExitCode::from(u8::from(differs)))
}
