//! `cargo xtask conform`: corpus cells on both sides, and a report.

mod code;
mod difference;
mod journalled;
pub mod options;
mod oracles;
mod record;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use conformance::accept;
use conformance::case::{CaseFile, Cell};
use conformance::code_objects::programs;
use conformance::compare::Settings;
use conformance::compare::normalise::Normaliser;
use conformance::corpus::Corpus;
use conformance::facet::Facet;
use conformance::interrupt;
use conformance::journal::Journal;
use conformance::known::Known;
use conformance::record::Record;
use conformance::report::{Document, RunSettings, github, history, junit, kept, markdown, terminal};
use conformance::runner::Plan;
use conformance::subject::choice::Choice;
use conformance::subject::cpython::CPython;
use conformance::subject::interp::Interp;
use conformance::subject::stand_in::StandIn;
use conformance::subject::variant::{instrumented_worker, option};
use conformance::subject::{Form, Subject};

use crate::cli::{CompilerName, Conform, Format, facets};
use crate::sides::{self, Judged};
use options::Action;
use oracles::Oracle;

pub fn main(options: &Conform) -> Result<ExitCode> {
    if let Some(Action::Diff(options)) = &options.action {
        return difference::main(options);
    }
    if options.code {
        return code::main(options);
    }
    let root = options.corpus.clone().unwrap_or_else(|| sides::workspace().join("corpus"));
    let corpus = Corpus::read(&root)?;
    let mut cells = corpus.select(&options.patterns, &options.topic)?;
    if options.run.record {
        return record::main(options, &corpus, &cells);
    }
    if let Some(shard) = options.run.shard {
        cells.retain(|(_, cell)| shard.holds(&cell.id));
    }
    let choices = options.judged.choices();
    if options.accept.is_some() && choices != [Choice::Interp] {
        let names: Vec<_> = choices.iter().map(ToString::to_string).collect();
        bail!(
            "--accept writes what is known of the interpreter, and {} is judged; leave --subject out",
            names.join(" and ")
        );
    }
    let compiler = options.judged.compiler;
    if options.accept.is_some() && compiler != CompilerName::Interp {
        bail!("--accept writes what is known of the interpreter as a whole; leave --compiler out");
    }
    let sources = oracles::choose(options, &corpus)?;
    let subjects = options.judged.prepare()?;
    let known = corpus.known.of_facets(&settings(options).facets);
    let mut document = Document::new(&cells, is_part(options));
    if let Some(shard) = options.run.shard {
        document.set_shard(shard);
    }
    document.describe(&corpus);
    let mut round = Round { options, corpus: &corpus, cells, known, document, journals: Vec::new(), stale_records: 0 };
    for source in sources {
        let oracle = source.open(&corpus)?;
        let judged = match &oracle {
            Oracle::Real(oracle) if options.checked => {
                let checked = Interp::new(oracle.installation(), &instrumented_worker()?, &[option::CHECKED]);
                vec![Judged::Interp(if compiler == CompilerName::Cpython { checked.of_code()? } else { checked })]
            }
            oracle => oracle.judged(&subjects)?,
        };
        round.run(&oracle, &judged)?;
    }
    let Round { mut document, journals, stale_records, .. } = round;
    // What a record says nothing about was left out.
    document.is_partial |= stale_records > 0 && !options.run.check_records;
    if let Some(reason) = &options.accept {
        let text =
            accept::accept(&corpus.known, &document, &settings(options).facets, reason, env!("CARGO_PKG_VERSION"));
        let path = &corpus.known.path;
        std::fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{} is up to date", path.display());
        return Ok(ExitCode::SUCCESS);
    }
    let is_whole = choices != [Choice::Oracle] && compiler == CompilerName::Interp;
    let is_of_project = options.corpus.is_none() && is_whole;
    if is_of_project {
        kept::keep(&document, &sides::workspace())?;
    }
    match &options.run.history {
        Some(path) => add_to_history(&document, path)?,
        None if is_of_project => add_to_history(&document, &history::path(&sides::workspace()))?,
        None => {}
    }
    write(&document, options.format, options.verbose).context("the report cannot be written")?;
    journals.into_iter().for_each(Journal::finish);
    Ok(ExitCode::from(u8::from(document.has_surprises() || stale_records > 0)))
}

/// Whether less than all was asked for, whichever machine runs it.
fn is_part(options: &Conform) -> bool {
    !(options.patterns.is_empty() && options.topic.is_empty() && options.facet.is_empty())
}

/// Whether end states are compared.
fn takes_pictures(options: &Conform) -> bool {
    let facets = settings(options).facets;
    Facet::END_STATE.iter().any(|facet| facets.contains(facet))
}

/// Whether code objects are compared.
fn compares_code(options: &Conform) -> bool {
    let facets = settings(options).facets;
    Facet::CODE_OBJECTS.iter().any(|facet| facets.contains(facet))
}

/// Adds the runs of a document to a history, if they are of the whole corpus.
pub fn add_to_history(document: &Document, path: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.args(["rev-parse", "--short", "HEAD"]).current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::null());
    // Where there is no git, or no repository, the commit is not known.
    let commit = git.output().ok().filter(|output| output.status.success());
    let commit = commit.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    history::append(path, &history::lines(document, SystemTime::now(), commit.as_deref()))
}

/// Everything that one command runs, oracle by oracle.
struct Round<'command> {
    options: &'command Conform,
    corpus: &'command Corpus,
    cells: Vec<(&'command CaseFile, &'command Cell)>,
    known: Known,
    document: Document,
    /// Of the runs: they go away once the report is out.
    journals: Vec<Journal>,
    /// How many lines of records do not hold.
    stale_records: usize,
}

impl Round<'_> {
    /// All subjects against one oracle, which runs each cell once; each makes a run of the document.
    fn run(&mut self, oracle: &Oracle, subjects: &[Judged]) -> Result<()> {
        let options = self.options;
        let version = oracle.side().exact_version();
        let is_for_version = |(_, (_, cell)): &(usize, &(&CaseFile, &Cell))| cell.requires.admits(version);
        let of_version: Vec<(usize, &Cell)> =
            self.cells.iter().enumerate().filter(is_for_version).map(|(number, (_, cell))| (number, *cell)).collect();
        let recorded = match oracle {
            Oracle::Recorded(oracle, _) => Some(record::cells(oracle.record(), &of_version, &mut self.stale_records)),
            Oracle::Real(_) => None,
        };
        let (numbers, cells): (Vec<usize>, Vec<&Cell>) = match &recorded {
            Some(cells) => cells.iter().map(|(number, cell)| (*number, cell)).unzip(),
            None => of_version.into_iter().unzip(),
        };
        let checked = match oracle {
            Oracle::Real(oracle) if options.run.check_records => self.record_of(oracle)?.map(|record| (record, oracle)),
            _ => None,
        };
        let mut plan = Plan {
            cells,
            oracle: oracle.side(),
            subjects: subjects.iter().map(Judged::subject).collect(),
            limits: options.sides.limits(),
            jobs: options.jobs.map_or_else(sides::processors, usize::from),
            settings: settings(options),
        };
        // A record holds stand-ins; to be compared with it, all sides show them.
        let behind: Vec<StandIn> = match &checked {
            Some((_, oracle)) => {
                let installation = oracle.installation();
                let sides = [plan.oracle].into_iter().chain(plan.subjects.iter().copied());
                sides.map(|subject| StandIn { subject, installation, elsewhere: false }).collect()
            }
            None => Vec::new(),
        };
        if let [oracle, subjects @ ..] = &behind[..] {
            plan.oracle = oracle;
            plan.subjects = subjects.iter().map(|subject| subject as &dyn Subject).collect();
        }
        let (mut results, journal) = journalled::run(options, &self.corpus.root, &plan, "conform")?;
        self.journals.push(journal);
        if compares_code(options) {
            for (subject, result) in plan.subjects.iter().zip(&mut results) {
                let (sides, how) = ((oracle.side(), *subject), (&plan.settings, plan.jobs));
                programs::add_facets(sides, how, &plan.cells, &mut result.judgements, interrupt::watch())?;
            }
        }
        if let (Some((record, _)), Some(result)) = (&checked, results.first()) {
            let are_all = !is_part(options) && options.run.shard.is_none();
            let stale = record.stale(&plan.cells, &result.judgements, are_all);
            self.stale_records += record::report(&stale, record, "not current");
        }
        let nothing = Known::default();
        for (subject, result) in subjects.iter().zip(results) {
            let known = if subject.is_interp() { &self.known } else { &nothing };
            let subject = subject.subject();
            let arguments = format!("{}{}", oracle.arguments(), sides::chosen(subject));
            let run = RunSettings { sides: (oracle.side(), subject), settings: &plan.settings, known, arguments };
            self.document.add_run(&run, numbers.iter().copied().zip(result.judgements), result.counts);
            if (!options.facet.is_empty() || subject.form() == Form::Code)
                && let Some(run) = self.document.runs.last_mut()
            {
                // Whether an entry still diverges cannot be told from some of the facets, nor without the compiler.
                run.stale.clear();
            }
        }
        Ok(())
    }

    /// The record of exactly this CPython, where there is one.
    fn record_of(&self, oracle: &CPython) -> Result<Option<Record>> {
        let path = Record::path(&self.corpus.root, &oracle.installation().full_version);
        path.exists().then(|| Record::read(&path)).transpose()
    }
}

fn settings(options: &Conform) -> Settings {
    let facets = match &options.facet[..] {
        [] => facets(options.end_state, options.code_objects),
        chosen => chosen.iter().copied().collect(),
    };
    let is_on = |normaliser: &Normaliser| !options.without.contains(normaliser);
    let normalisers: BTreeSet<_> = Normaliser::ALL.into_iter().filter(is_on).collect();
    Settings { facets, normalisers, seeks_fault: true }
}

/// Writes a document to standard output.
pub fn write(document: &Document, format: Format, verbose: bool) -> io::Result<()> {
    let mut target = io::BufWriter::new(io::stdout().lock());
    match format {
        Format::Terminal => terminal::write(document, verbose, &mut target)?,
        Format::Json => {
            serde_json::to_writer(&mut target, document)?;
            writeln!(target)?;
        }
        Format::Junit => junit::write(document, &mut target)?,
        Format::Markdown => markdown::write(document, &mut target)?,
        Format::Github => github::write(document, &mut target)?,
    }
    target.flush()
}
