//! `cargo xtask reduce`: the smallest program that still shows a difference.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use conformance::case::{Cell, Program};
use conformance::compare::Settings;
use conformance::interrupt;
use conformance::reduction::{self as text_reduction, Reduction};
use conformance::report::{CellReport, terminal};
use conformance::runner::Pair;
use conformance::signature::Signature;
use conformance::subject::{Oracle, Subject};
use pyconform_fuzz::Entry;
use pyconform_fuzz::representation::reduction;
use pyconform_fuzz::saved::Saved;

use crate::cli::Reduce;

pub fn main(options: &Reduce) -> Result<ExitCode> {
    let (source, name) = options.program.read()?;
    let text = String::from_utf8(source).ok().with_context(|| format!("{name} is not UTF-8"))?;
    let oracle = options.sides.oracle()?;
    let subjects = options.judged.prepare()?;
    let judged = subjects.only(&oracle)?;
    let subject = judged.subject();
    let start = || Pair::start(&oracle, Some(subject), options.sides.limits(), &Settings::default());
    let mut pair = start()?;
    let signature_in = |pair: &mut Pair, program: &str| -> Result<Option<Signature>> {
        let cell = Cell::of_program(&name, Program::plain(program.to_owned()));
        Ok(Signature::of(&pair.judge(&cell, &mut Default::default())?))
    };
    let Some(wanted) = signature_in(&mut pair, &text)? else {
        bail!("{name} shows the same on {} and {}", oracle.identity(), subject.identity());
    };
    // What fresh processes do not show again would lead the reducer anywhere.
    if signature_in(&mut start()?, &text)?.as_ref() != Some(&wanted) {
        bail!("{name} differs from one run to the next: it cannot be reduced");
    }
    eprintln!("{wanted}");

    interrupt::watch();
    let live = io::stderr().is_terminal();
    let mut tried = 0;
    let mut smallest = text.clone();
    let mut judge = |candidate: &str| {
        if interrupt::is_set() {
            bail!("interrupted");
        }
        tried += 1;
        let is_interesting = signature_in(&mut pair, candidate)?.as_ref() == Some(&wanted);
        if is_interesting {
            smallest = candidate.to_owned();
        }
        if live {
            eprint!("\r{tried} programs tried, {} of {} lines left ", lines(&smallest), lines(&text));
        }
        Ok(is_interesting)
    };
    let chosen = match &options.program.file {
        Some(file) => choices(file, &text, options.steps, &mut judge),
        None => Ok(text.clone()),
    };
    let result = chosen.and_then(|chosen| text_reduction::reduce(&chosen, options.steps, &mut judge));
    if live {
        eprintln!();
    }
    // What was reached so far is kept.
    let (program, is_complete) = match result {
        Ok(Reduction { program, is_complete, .. }) => (program, is_complete),
        Err(error) if interrupt::is_set() => {
            eprintln!("{error}: this is how far it came");
            (smallest, false)
        }
        Err(error) => return Err(error),
    };
    let end = if is_complete { "nothing else can be left out" } else { "there may be more to leave out" };
    eprintln!("{} of {} lines left after {tried} programs; {end}", lines(&program), lines(&text));

    let cell = Cell::of_program(&name, Program::plain(program.clone()));
    if let Some(path) = &options.output {
        std::fs::write(path, &program).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let mut target = io::stdout().lock();
    if options.output.is_none() {
        target.write_all(program.as_bytes())?;
    }
    let version = oracle.python_version().short_name();
    let file = options.output.as_ref().map_or_else(|| "FILE".to_owned(), |path| path.display().to_string());
    let judgement = pair.judge(&cell, &mut Default::default())?;
    let report = CellReport::of_program(&cell, judgement, &Settings::default());
    let mut target = io::stderr().lock();
    terminal::write_divergence(&report, &report.results[0], &mut target)?;
    terminal::write_rerun(&format!("cargo xtask diff {file} --python {version}"), &mut target)?;
    Ok(ExitCode::SUCCESS)
}

/// The program of a finding with as few of its generator's choices as still show what it shows; the program itself where
/// no bytes lie beside it, or where they stand for something else by now.
pub fn choices(
    path: &Path,
    program: &str,
    limit: usize,
    judge: &mut dyn FnMut(&str) -> Result<bool>,
) -> Result<String> {
    let Some((generator, bytes)) = input_of(path, program) else { return Ok(program.to_owned()) };
    Ok(choices_of(generator, &bytes, limit, judge)?.unwrap_or_else(|| program.to_owned()))
}

/// The generator and the bytes that a finding's program was made from; none where nothing lies beside it. Bytes that are
/// damaged, or stand for something else by now, are named and left out.
pub fn input_of(path: &Path, program: &str) -> Option<(&'static Entry, Vec<u8>)> {
    let input = Saved::beside(path).and_then(|saved| saved.map(|saved| saved.standing_for(program)).transpose());
    input.unwrap_or_else(|reason| {
        eprintln!("{}: only its text can be reduced: {reason}", path.display());
        None
    })
}

/// The program of a generator's bytes with as few of its choices as still show what it shows; none if they mean nothing.
pub fn choices_of(
    generator: &Entry,
    bytes: &[u8],
    limit: usize,
    judge: &mut dyn FnMut(&str) -> Result<bool>,
) -> Result<Option<String>> {
    let decode = |bytes: &[u8]| (generator.decode)(bytes).map(|generated| (generated.program, generated.trace));
    Ok(reduction::reduce(decode, bytes, limit, judge)?.map(|reduced| reduced.program))
}

fn lines(text: &str) -> usize {
    text.lines().count()
}
