//! What is at fault where something differs, and the facets of code objects.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use conformance::Limits;
use conformance::case::{CaseFile, Cell, Need};
use conformance::code_objects::programs;
use conformance::compare::{Settings, Verdict};
use conformance::facet::Facet;
use conformance::fault::Fault;
use conformance::observe::Observation;
use conformance::report::{CellReport, terminal};
use conformance::runner::{Judgement, Plan};
use conformance::subject::{Form, Identity, Oracle, Session, Subject};
use conformance_suite::{interpreter, oracle};
use interp::Version;

const PROGRAMS: &str = "\
# /// case
# topics = [\"process\"]
# ///

# %% prints
def f(x):
    return x + 77
print(f(1))

# %% fails
def fail():
    raise ValueError('x')
fail()

# %% is-no-program
x = = 1
";

/// CPython with a compiler, a machine, or code objects that are wrong.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    Compiler,
    Machine,
    Code,
    Bytecode,
}

impl Subject for Wrong {
    fn identity(&self) -> Identity {
        Identity { name: "wrong".to_owned(), version: "0".to_owned() }
    }

    fn argument(&self) -> Option<String> {
        Some("wrong".to_owned())
    }

    fn lacks(&self, _need: Need) -> Option<String> {
        None
    }

    fn form(&self) -> Form {
        Form::TextOrCode
    }

    fn instructions(&self) -> Option<Version> {
        Some(oracle().python_version())
    }

    fn start(&self, directory: &Path) -> anyhow::Result<Box<dyn Session>> {
        Ok(Box::new(WrongSession(oracle().start(directory)?, *self)))
    }
}

struct WrongSession(Box<dyn Session>, Wrong);

impl Session for WrongSession {
    fn run(&mut self, program: &str, limits: &Limits) -> anyhow::Result<Observation> {
        let program = match self.1 {
            Wrong::Compiler | Wrong::Machine => program.replace("print(f", "print(5, f").replace("= =", "="),
            Wrong::Code => program.replace("for name in NAMES]", "for name in NAMES if name != 'co_flags']"),
            Wrong::Bytecode => {
                program.replace("place.lineno", "77").replace("for name in BYTES]", "for name in BYTES[1:]]")
            }
        };
        self.0.run(&program, limits)
    }

    fn run_code(&mut self, program: &str, code: &[u8], limits: &Limits) -> anyhow::Result<Observation> {
        assert!(code.len() > 16, "a byte code file has a header");
        if self.1 == Wrong::Compiler { self.0.run(program, limits) } else { self.run(program, limits) }
    }

    fn stopper(&self) -> Box<dyn Fn() + Send> {
        self.0.stopper()
    }
}

fn file() -> CaseFile {
    CaseFile::parse(PROGRAMS.as_bytes(), Path::new("c.py"), "c").expect("a case file")
}

fn judge(cells: &[&Cell], subject: &dyn Subject, facets: &[Facet]) -> Vec<Judgement> {
    let settings = Settings { facets: facets.iter().copied().collect(), seeks_fault: true, ..Settings::default() };
    let (cells, limits) = (cells.to_vec(), Limits::default());
    let plan = Plan { cells, oracle: oracle(), subjects: vec![subject], limits, jobs: 1, settings };
    let stop = AtomicBool::new(false);
    let mut judgements = plan.run_one(&stop, &mut |_| ()).expect("both sides run").judgements;
    let (sides, how): ((&dyn Oracle, _), _) = ((oracle(), subject), (&plan.settings, 1));
    programs::add_facets(sides, how, &plan.cells, &mut judgements, &stop).expect("both sides compile");
    judgements
}

#[test]
fn what_is_at_fault_is_told() {
    let file = file();
    let cells: Vec<&Cell> = file.cells.iter().collect();
    let faults = |wrong: Wrong| -> Vec<Option<Fault>> {
        judge(&cells, &wrong, &Facet::SHOWN).into_iter().map(|judgement| judgement.fault).collect()
    };
    // What CPython refuses to compile has no code objects: whoever runs it has compiled it.
    let refused = Some(Fault::Compiler);
    assert_eq!(faults(Wrong::Compiler), [Some(Fault::Compiler), None, refused]);
    assert_eq!(faults(Wrong::Machine), [Some(Fault::VirtualMachine), None, refused]);
}

#[test]
fn code_objects_that_differ_are_shown_side_by_side() {
    let file = file();
    let cells: Vec<&Cell> = file.cells.iter().collect();
    for (wrong, facet) in [(Wrong::Code, Facet::Code), (Wrong::Bytecode, Facet::Bytecode)] {
        let mut judgements = judge(&cells, &wrong, &Facet::ALL);
        assert_eq!(judgements[2].verdict(), Verdict::Equal);
        assert!(!judgements[2].facets.contains_key(&facet), "there is no code object to see");
        let judgement = judgements.swap_remove(0);
        assert_eq!((judgement.divergence(), judgement.fault), (Some(facet), Some(Fault::Compiler)));
        let mut shown = Vec::new();
        let report =
            CellReport::of_program(cells[0], judgement, &Settings { facets: Facet::ALL.into(), ..Settings::default() });
        terminal::write_divergence(&report, &report.results[0], &mut shown).expect("writing to memory");
        let shown = String::from_utf8_lossy(&shown).into_owned();
        let lines: Vec<&str> = shown.lines().collect();
        let place = lines.iter().position(|line| line.contains("<module>[0]: 6 │ def f(x):"));
        let first = lines[place.unwrap_or_else(|| panic!("{shown}")) + 1];
        let both = first.split_whitespace().filter(|word| ["co_flags", "RESUME"].contains(word)).count();
        assert_eq!(both, if facet == Facet::Code { 1 } else { 2 }, "{shown}");
        assert!(shown.contains("the compiler is at fault"), "{shown}");
    }
}

#[test]
fn the_interpreter_runs_what_cpython_compiled() {
    let subject = interpreter(env!("CARGO_BIN_EXE_interp-worker"));
    if oracle().python_version() != Version::Python313 {
        let error = subject.of_code().map(|_| ()).expect_err("other instructions");
        assert!(
            error.to_string().contains("its instructions are those of 3.13 on every profile; choose --python 3.13")
        );
        return;
    }
    let subject = subject.of_code().expect("the instructions of 3.13");
    let file = file();
    let cells: Vec<&Cell> = file.cells.iter().collect();
    let facets = [&Facet::SHOWN[..], &Facet::END_STATE].concat();
    for (cell, judgement) in cells.iter().zip(judge(&cells, &subject, &facets)) {
        assert_eq!(judgement.verdict(), Verdict::Equal, "{}: {:?}", cell.id, judgement.facets);
        assert_eq!(judgement.facets.contains_key(&Facet::Namespace), cell.id == "c::prints");
    }
}
