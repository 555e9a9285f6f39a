//! Every corpus file: what the registry does not know must not differ, and the oracle equals itself.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use conformance::Limits;
use conformance::case::{CaseFile, Cell};
use conformance::compare::Settings;
use conformance::known::Known;
use conformance::report::{Document, RunSettings, terminal};
use conformance::runner::Plan;
use conformance::subject::{Oracle, Subject};
use conformance_suite::{corpus, interpreter, oracle};
use rstest::rstest;

#[rstest]
fn interpreter_differs_only_as_known(
    #[files("../../corpus/**/*.py")]
    #[base_dir = "."]
    path: PathBuf,
) {
    let subject = interpreter(env!("CARGO_BIN_EXE_interp-worker"));
    judge(&path, &subject, &corpus().known);
}

#[rstest]
fn oracle_equals_itself(
    #[files("../../corpus/**/*.py")]
    #[base_dir = "."]
    path: PathBuf,
) {
    judge(&path, oracle(), &Known::default());
}

fn judge(path: &Path, subject: &dyn Subject, known: &Known) {
    let version = oracle().exact_version();
    let is_same = |file: &CaseFile| file.path.canonicalize().ok() == path.canonicalize().ok();
    let cells: Vec<(&CaseFile, &Cell)> =
        corpus().cells().filter(|(file, cell)| is_same(file) && cell.requires.admits(version)).collect();
    let plan = Plan {
        cells: cells.iter().map(|(_, cell)| *cell).collect(),
        oracle: oracle(),
        subjects: vec![subject],
        limits: Limits::default(),
        jobs: 1,
        settings: Settings::default(),
    };
    let judged = plan.run_one(&AtomicBool::new(false), &mut |_| ()).expect("both sides run");
    let known = known.of_facets(&plan.settings.facets);
    let mut document = Document::new(&cells, true);
    let sides: (&dyn Oracle, &dyn Subject) = (oracle(), subject);
    let run = RunSettings { sides, settings: &plan.settings, known: &known, arguments: String::new() };
    document.add_run(&run, judged.judgements.into_iter().enumerate(), judged.counts);
    if document.has_surprises() {
        let mut text = Vec::new();
        terminal::write(&document, false, &mut text).expect("writing to memory");
        panic!("{}", String::from_utf8_lossy(&text));
    }
}
