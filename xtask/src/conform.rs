//! `cargo xtask conform`: corpus cells on both sides, and a report.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
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
use conformance::subject::Subject;
use conformance::subject::cpython::CPython;
use conformance::subject::interp::Interp;
use conformance::subject::variant::{instrumented_worker, option};

use crate::cli::{Conform, Format, SubjectName};
use crate::sides;

pub fn main(options: &Conform) -> Result<ExitCode> {
    let root = options.corpus.clone().unwrap_or_else(|| sides::workspace().join("corpus"));
    let corpus = Corpus::read(&root)?;
    let cells = corpus.select(&options.patterns, &options.topic)?;
    let installations = options.sides.installations()?;
    let known = corpus.known.of_facets(&settings(options).facets);
    let is_partial = !(options.patterns.is_empty() && options.topic.is_empty() && options.facet.is_empty());
    let mut document = Document::new(&cells, is_partial);
    document.describe(&corpus);
    for installation in installations {
        let oracle = CPython::build(installation)?;
        let interpreter = match options.checked {
            true => Interp::new(oracle.installation(), &instrumented_worker()?, &[option::CHECKED]),
            false => sides::interpreter(oracle.installation())?,
        };
        match options.subject {
            SubjectName::Interp => run(options, &cells, &known, &oracle, &interpreter, &mut document)?,
            SubjectName::Cpython => run(options, &cells, &Known::default(), &oracle, &oracle, &mut document)?,
        }
    }
    if let (Some(reason), SubjectName::Interp) = (&options.accept, options.subject) {
        let text =
            accept::accept(&corpus.known, &document, &settings(options).facets, reason, env!("CARGO_PKG_VERSION"));
        let path = &corpus.known.path;
        std::fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{} is up to date", path.display());
        return Ok(ExitCode::SUCCESS);
    }
    if options.corpus.is_none() && options.subject != SubjectName::Cpython {
        kept::keep(&document, &sides::workspace())?;
    }
    write(&document, options).context("the report cannot be written")?;
    Ok(ExitCode::from(u8::from(document.has_surprises())))
}

fn run(
    options: &Conform,
    cells: &[(&CaseFile, &Cell)],
    known: &Known,
    oracle: &dyn Subject,
    subject: &dyn Subject,
    document: &mut Document,
) -> Result<()> {
    let version = oracle.exact_version();
    let is_for_version = |(_, (_, cell)): &(usize, &(&CaseFile, &Cell))| cell.requires.admits(version);
    let (numbers, cells): (Vec<usize>, Vec<&Cell>) =
        cells.iter().enumerate().filter(is_for_version).map(|(number, (_, cell))| (number, *cell)).unzip();
    let plan = Plan {
        cells,
        oracle,
        subject: Some(subject),
        limits: options.sides.limits(),
        jobs: options.jobs.map_or_else(sides::processors, usize::from),
        settings: settings(options),
    };
    let mut progress = Progress::new(&oracle.identity().to_string(), plan.cells.len());
    let (judgements, counts) = plan.run(interrupt::watch(), &mut |done| progress.set(done))?;
    drop(progress);
    let mut arguments = format!("--python {}", oracle.python_version().short_name());
    if options.subject == SubjectName::Cpython {
        arguments.push_str(" --subject cpython");
    }
    let run = RunSettings { sides: (oracle, subject), settings: &plan.settings, known, arguments };
    document.add_run(&run, numbers.into_iter().zip(judgements), counts);
    if !options.facet.is_empty()
        && let Some(run) = document.runs.last_mut()
    {
        // Whether an entry still diverges cannot be told from some of the facets.
        run.stale.clear();
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
