//! `cargo xtask conform`: corpus cells on both sides, and a report.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use conformance::accept;
use conformance::case::{CaseFile, Cell};
use conformance::compare::Settings;
use conformance::compare::normalise::Normaliser;
use conformance::corpus::Corpus;
use conformance::facet::Facet;
use conformance::interrupt;
use conformance::known::Known;
use conformance::progress::Progress;
use conformance::report::{Document, RunSettings, kept, terminal};
use conformance::runner::Plan;
use conformance::subject::choice::Choice;
use conformance::subject::cpython::CPython;
use conformance::subject::interp::Interp;
use conformance::subject::variant::{instrumented_worker, option};
use conformance::subject::{Oracle, Subject};

use crate::cli::{Conform, Format};
use crate::sides::{self, Judged};

pub fn main(options: &Conform) -> Result<ExitCode> {
    let root = options.corpus.clone().unwrap_or_else(|| sides::workspace().join("corpus"));
    let corpus = Corpus::read(&root)?;
    let cells = corpus.select(&options.patterns, &options.topic)?;
    let installations = options.sides.installations()?;
    let known = corpus.known.of_facets(&settings(options).facets);
    let is_partial = !(options.patterns.is_empty() && options.topic.is_empty() && options.facet.is_empty());
    let choices = options.judged.choices();
    if options.accept.is_some() && choices != [Choice::Interp] {
        let names: Vec<_> = choices.iter().map(ToString::to_string).collect();
        bail!(
            "--accept writes what is known of the interpreter, and {} is judged; leave --subject out",
            names.join(" and ")
        );
    }
    let subjects = options.judged.prepare()?;
    let mut document = Document::new(&cells, is_partial);
    document.describe(&corpus);
    for installation in installations {
        let oracle = CPython::build(installation)?;
        let judged = match options.checked {
            true => {
                vec![Judged::Interp(Interp::new(oracle.installation(), &instrumented_worker()?, &[option::CHECKED]))]
            }
            false => subjects.against(&oracle)?,
        };
        run(options, &cells, &known, &oracle, &judged, &mut document)?;
    }
    if let Some(reason) = &options.accept {
        let text =
            accept::accept(&corpus.known, &document, &settings(options).facets, reason, env!("CARGO_PKG_VERSION"));
        let path = &corpus.known.path;
        std::fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{} is up to date", path.display());
        return Ok(ExitCode::SUCCESS);
    }
    if options.corpus.is_none() && choices != [Choice::Oracle] {
        kept::keep(&document, &sides::workspace())?;
    }
    write(&document, options).context("the report cannot be written")?;
    Ok(ExitCode::from(u8::from(document.has_surprises())))
}

/// All subjects against one oracle, which runs each cell once; each makes a run of the document.
fn run(
    options: &Conform,
    cells: &[(&CaseFile, &Cell)],
    known: &Known,
    oracle: &CPython,
    subjects: &[Judged],
    document: &mut Document,
) -> Result<()> {
    let version = oracle.exact_version();
    let is_for_version = |(_, (_, cell)): &(usize, &(&CaseFile, &Cell))| cell.requires.admits(version);
    let (numbers, cells): (Vec<usize>, Vec<&Cell>) =
        cells.iter().enumerate().filter(is_for_version).map(|(number, (_, cell))| (number, *cell)).unzip();
    let plan = Plan {
        cells,
        oracle,
        subjects: subjects.iter().map(Judged::subject).collect(),
        limits: options.sides.limits(),
        jobs: options.jobs.map_or_else(sides::processors, usize::from),
        settings: settings(options),
    };
    let mut progress = Progress::new(&oracle.identity().to_string(), plan.cells.len());
    let results = plan.run(interrupt::watch(), &mut |done| progress.set(done))?;
    drop(progress);
    let nothing = Known::default();
    for (subject, result) in subjects.iter().zip(results) {
        let known = if subject.is_interp() { known } else { &nothing };
        let sides: (&dyn Oracle, &dyn Subject) = (oracle, subject.subject());
        let chosen = subject.subject().argument().map(|argument| format!(" --subject {}", sides::quoted(&argument)));
        let arguments = format!("--python {}{}", oracle.python_version().short_name(), chosen.unwrap_or_default());
        let run = RunSettings { sides, settings: &plan.settings, known, arguments };
        document.add_run(&run, numbers.iter().copied().zip(result.judgements), result.counts);
        if !options.facet.is_empty()
            && let Some(run) = document.runs.last_mut()
        {
            // Whether an entry still diverges cannot be told from some of the facets.
            run.stale.clear();
        }
    }
    Ok(())
}

fn settings(options: &Conform) -> Settings {
    let facets = match &options.facet[..] {
        [] if options.end_state => &Facet::ALL[..],
        [] => &Facet::SHOWN,
        chosen => chosen,
    };
    let is_on = |normaliser: &Normaliser| !options.without.contains(normaliser);
    let normalisers: BTreeSet<_> = Normaliser::ALL.into_iter().filter(is_on).collect();
    Settings { facets: facets.iter().copied().collect(), normalisers }
}

fn write(document: &Document, options: &Conform) -> io::Result<()> {
    let mut target = io::BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Terminal => terminal::write(document, options.verbose, &mut target)?,
        Format::Json => {
            serde_json::to_writer(&mut target, document)?;
            writeln!(target)?;
        }
    }
    target.flush()
}
