//! Programs that crash, hang, flood and leave: each is reported as what it is, and the others still get their verdict.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use conformance::Limits;
use conformance::case::CaseFile;
use conformance::compare::normalise::Counts;
use conformance::compare::{Settings, Verdict, compare};
use conformance::facet::Facet;
use conformance::known::Known;
use conformance::observe::{Observation, Outcome};
use conformance::report::{Document, RunSettings, Summary};
use conformance::runner::{Judgement, Plan};
use conformance::subject::{Identity, Oracle, Session, Subject};
use conformance_suite::{interpreter, oracle};

const MISBEHAVIOUR: &str = "\
# /// case
# topics = [\"process\"]
# ///

# %% first
print(\"first\")

# %% crashes
import ctypes; ctypes.string_at(0)

# %% loops
while True: pass

# %% prints
while True: print(\"x\" * 1000)

# %% prints-to-stderr
import sys
while True: sys.stderr.write(\"x\" * 1000)

# %% allocates
hoard = []
while True: hoard.append(bytearray(1 << 24))

# %% exits
import os; os._exit(3)

# %% leaves-a-grandchild
import os
if os.fork() == 0:
    while True: pass
print(\"parent\", flush=True)

# %% kills-the-worker
import os, signal; os.kill(os.getppid(), signal.SIGKILL)

# %% closes-its-streams-and-loops
import os
for descriptor in range(20):
    try: os.close(descriptor)
    except OSError: pass
while True: pass

# %% removes-its-directory
import os, shutil; shutil.rmtree(os.getcwd())

# %% changes-its-directory
import os; os.mkdir(\"deep\"); os.chmod(\"deep\", 0); os.chdir(\"/\")

# %% stops-itself
import os, signal; os.kill(os.getpid(), signal.SIGSTOP)

# %% last
import os
print(os.listdir())
";

fn judge(text: &str, subject: Option<&dyn Subject>) -> Vec<(String, Judgement)> {
    judge_with(text, subject, Settings::default())
}

fn judge_with(text: &str, subject: Option<&dyn Subject>, settings: Settings) -> Vec<(String, Judgement)> {
    let file = CaseFile::parse(text.as_bytes(), Path::new("misbehaviour.py"), "m").expect("a case file");
    let limits = Limits { time: Duration::from_secs(2), memory: 256 << 20, ..Limits::default() };
    let cells: Vec<_> = file.cells.iter().collect();
    let plan = Plan { cells, oracle: oracle(), subjects: subject.into_iter().collect(), limits, jobs: 2, settings };
    let judged = plan.run_one(&AtomicBool::new(false), &mut |_| ()).expect("the run goes on");
    file.cells.iter().map(|cell| cell.id.clone()).zip(judged.judgements).collect()
}

#[test]
fn each_is_reported_as_what_it_is_and_the_same_twice() {
    let exited = |code| Outcome::Exited { code };
    let expected = [
        ("m::first", exited(0)),
        ("m::crashes", Outcome::Signaled { signal: libc::SIGSEGV }),
        ("m::loops", Outcome::TimedOut),
        ("m::prints", Outcome::OutputLimit),
        ("m::prints-to-stderr", Outcome::OutputLimit),
        ("m::allocates", exited(1)),
        ("m::exits", exited(3)),
        ("m::leaves-a-grandchild", exited(0)),
        ("m::kills-the-worker", Outcome::WorkerLost),
        ("m::closes-its-streams-and-loops", Outcome::TimedOut),
        ("m::removes-its-directory", exited(0)),
        ("m::changes-its-directory", exited(0)),
        ("m::stops-itself", Outcome::TimedOut),
        ("m::last", exited(0)),
    ];
    let judgements = judge(MISBEHAVIOUR, Some(oracle()));
    let observed: Vec<(&str, &Observation)> = judgements
        .iter()
        .map(|(id, judgement)| (id.as_str(), judgement.oracle.as_ref().expect("the oracle ran")))
        .collect();
    let outcomes: Vec<_> = observed.iter().map(|(id, observation)| (*id, observation.outcome.clone())).collect();
    assert_eq!(outcomes, expected);
    let stdout = |id| &observed.iter().find(|(other, _)| *other == id).expect("the cell").1.stdout;
    assert_eq!(stdout("m::first"), b"first\n");
    assert_eq!(stdout("m::leaves-a-grandchild"), b"parent\n");
    assert_eq!(stdout("m::last"), b"['case.py']\n");
    // Where memory runs out inside of the report of a MemoryError, the report is cut short.
    for (id, judgement) in judgements.iter().filter(|(id, _)| id != "m::allocates") {
        assert_eq!(judgement.verdict(), Verdict::Equal, "{id}: {judgement:?}");
    }
}

#[test]
fn the_interpreter_gives_a_verdict_on_all_of_them() {
    let subject = interpreter(env!("CARGO_BIN_EXE_interp-worker"));
    for (id, judgement) in judge(MISBEHAVIOUR, Some(&subject)) {
        let outcome = &judgement.subject.as_ref().expect("the subject ran").outcome;
        assert!(!matches!(outcome, Outcome::Panicked { .. } | Outcome::WorkerLost), "{id}: {outcome}");
    }
}

#[test]
fn a_run_can_be_stopped_in_the_middle_of_a_program() {
    let text = "# /// case\n# topics = [\"process\"]\n# ///\n# %% loops\nwhile True: pass\n";
    let file = CaseFile::parse(text.as_bytes(), Path::new("m.py"), "m").expect("a case file");
    let limits = Limits { time: Duration::from_secs(100), ..Limits::default() };
    let cells = file.cells.iter().collect();
    let settings = Settings::default();
    let plan = Plan { cells, oracle: oracle(), subjects: Vec::new(), limits, jobs: 1, settings };
    let stop = AtomicBool::new(false);
    let begin = Instant::now();
    let error = std::thread::scope(|scope| {
        let run = scope.spawn(|| plan.run(&stop, &mut |_| ()).expect_err("stopped"));
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        run.join().expect("no panic")
    });
    assert_eq!(error.to_string(), "interrupted after 0 of 1 cells");
    assert!(begin.elapsed() < Duration::from_secs(20));
}

/// CPython with one thing broken.
struct Broken(Facet);

impl Subject for Broken {
    fn identity(&self) -> Identity {
        Identity { name: "broken".to_owned(), version: "0".to_owned() }
    }

    fn argument(&self) -> Option<String> {
        Some("broken".to_owned())
    }

    fn lacks(&self, _need: conformance::case::Need) -> Option<String> {
        None
    }

    fn start(&self, directory: &Path) -> anyhow::Result<Box<dyn Session>> {
        Ok(Box::new(BrokenSession(oracle().start(directory)?, self.0)))
    }
}

struct BrokenSession(Box<dyn Session>, Facet);

impl Session for BrokenSession {
    fn run(&mut self, program: &str, limits: &Limits) -> anyhow::Result<Observation> {
        let seen = self.0.run(program, limits)?;
        let (outcome, stdout, stderr) = (seen.outcome, seen.stdout, String::from_utf8_lossy(&seen.stderr).into_owned());
        let (outcome, stdout, stderr) = match self.1 {
            Facet::Outcome => (Outcome::Exited { code: 2 }, stdout, stderr),
            Facet::Stdout => (outcome, stdout.to_ascii_uppercase(), stderr),
            Facet::Exception => (outcome, stdout, stderr.replace("ValueError", "TypeError")),
            Facet::Traceback => (outcome, stdout, stderr.replace("line 3", "line 4")),
            Facet::Namespace => (outcome, replace(&stdout, "\tint 77", "\tint 78"), stderr),
            Facet::Refcounts => (outcome, replace(&stdout, "a\t3", "a\t4"), stderr),
            Facet::Sizes => (outcome, replace(&stdout, "a[0]\t28", "a[0]\t32"), stderr),
            // Code objects are no part of what a program shows: `compilers.rs` breaks them.
            Facet::Code | Facet::Bytecode => (outcome, stdout, stderr),
        };
        Ok(Observation::new(outcome, stdout, stderr.into_bytes(), seen.duration))
    }

    fn stopper(&self) -> Box<dyn Fn() + Send> {
        self.0.stopper()
    }
}

fn replace(output: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(output).replace(from, to).into_bytes()
}

#[test]
fn a_broken_subject_is_caught_under_the_facet_that_is_broken() {
    let text = "# /// case\n# topics = [\"process\"]\n# ///\n# %% fails\nprint('out')\ndef fail():\n    raise ValueError('x')\nfail()\n";
    for facet in Facet::SHOWN {
        let judgements = judge(text, Some(&Broken(facet)));
        assert_eq!(judgements[0].1.divergence(), Some(facet));
    }
    let text = "# /// case\n# topics = [\"process\"]\n# ///\n# %% ends\na = [77]\n";
    for facet in Facet::END_STATE {
        let settings = Settings { facets: Facet::ALL.into(), ..Settings::default() };
        let judgements = judge_with(text, Some(&Broken(facet)), settings);
        assert_eq!(judgements[0].1.divergence(), Some(facet));
    }
}

#[test]
fn no_registry_makes_a_breakdown_known() {
    let text = "# /// case\n# topics = [\"process\"]\n# ///\n# %% runs\npass\n";
    let file = CaseFile::parse(text.as_bytes(), Path::new("m.py"), "m").expect("a case file");
    let cells = [(&file, &file.cells[0])];
    let registry = tempfile_with("[[divergence]]\nid = \"m::runs\"\nreason = \"r\"\nsince = \"0\"\n");
    let known = Known::read(&registry).expect("a registry");
    let seen = |outcome| Observation::new(outcome, Vec::new(), Vec::new(), Duration::ZERO);
    let summary = |outcome: Outcome| {
        let (oracle_saw, subject_saw) = (seen(Outcome::Exited { code: 0 }), seen(outcome));
        let facets = compare(cells[0].1, &oracle_saw, &subject_saw, &Settings::default(), &mut Counts::default());
        let judgement =
            Judgement { facets, oracle: Some(oracle_saw), subject: Some(subject_saw), ..Judgement::default() };
        let sides: (&dyn Oracle, &dyn Subject) = (oracle(), &Broken(Facet::Outcome));
        let settings = Settings::default();
        let run = RunSettings { sides, settings: &settings, known: &known, arguments: String::new() };
        let mut document = Document::new(&cells, true);
        document.add_run(&run, [(0, judgement)], Counts::default());
        document.runs[0].summary
    };
    assert_eq!(summary(Outcome::Exited { code: 2 }).known, 1);
    for breakdown in [Outcome::Panicked { message: String::new() }, Outcome::Signaled { signal: libc::SIGSEGV }] {
        let Summary { breakdowns, known, unexpected, .. } = summary(breakdown);
        assert_eq!((breakdowns, known, unexpected), (1, 0, 0));
    }
    std::fs::remove_file(registry).expect("the registry is still there");
}

fn tempfile_with(text: &str) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("pyconform-known-{}.toml", std::process::id()));
    std::fs::write(&path, text).expect("a temporary file");
    path
}
