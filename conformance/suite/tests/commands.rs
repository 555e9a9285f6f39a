//! Commands as subjects: a CPython that runs a file, and a shell that stands for an implementation which misbehaves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use conformance::Limits;
use conformance::case::CaseFile;
use conformance::compare::{Settings, Verdict};
use conformance::facet::Facet;
use conformance::observe::Outcome;
use conformance::runner::{Judgement, Plan};
use conformance::subject::command::CommandSubject;
use conformance::subject::registry::Entry;
use conformance::subject::{Harness, Subject};
use conformance_suite::oracle;

fn prepared(entry: &Entry) -> anyhow::Result<CommandSubject> {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_interp-worker"));
    CommandSubject::prepare(entry, "cmd:…", &Harness { program, arguments: Vec::new() })
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The oracle's own executable.
fn python() -> Entry {
    Entry::of_command(&words(&[&oracle().installation().executable.to_string_lossy(), "{file}"]))
}

/// A shell, whose programs are scripts.
fn shell() -> Entry {
    let probe_command = Some(words(&["echo", "shell", "1.2", "-"]));
    Entry { probe_command, ..Entry::of_command(&words(&["sh", "{file}"])) }
}

/// A judgement by the oracle of each cell, for each subject.
fn judge(text: &str, subjects: &[&dyn Subject], settings: Settings) -> Vec<BTreeMap<String, Judgement>> {
    let file = CaseFile::parse(text.as_bytes(), Path::new("commands.py"), "c").expect("a case file");
    let limits = Limits { time: Duration::from_secs(3), ..Limits::default() };
    let cells = file.cells.iter().collect();
    let plan = Plan { cells, oracle: oracle(), subjects: subjects.to_vec(), limits, jobs: 2, settings };
    let judged = plan.run(&AtomicBool::new(false), &mut |_| ()).expect("the run goes on");
    let names = || file.cells.iter().map(|cell| cell.id["c::".len()..].to_owned());
    judged.into_iter().map(|judged| names().zip(judged.judgements).collect()).collect()
}

const PROGRAMS: &str = "\
# /// case
# topics = [\"process\"]
# ///

# %% sets
import sys
print({'one', 'two', 'three', 'four'}, sys.argv == [__file__], sys.stdin.read())
kept = [1, (2, 'three')]
same = kept

# %% fails
def fail():
    raise ValueError('x') from KeyError(1)
fail()

# %% is-no-program
x = = 1

# %% exits
raise SystemExit(3)

# %% needs
#| needs = [\"threads\"]
print(1)
";

#[test]
fn a_cpython_that_runs_files_equals_the_oracle() {
    let version = oracle().installation().full_version.clone();
    let subject = prepared(&python()).expect("a CPython");
    assert_eq!(subject.identity().to_string(), format!("cpython {version}"));
    let settings = Settings { facets: Facet::ALL.into(), ..Settings::default() };
    let judged = judge(PROGRAMS, &[&subject], settings);
    for (name, judgement) in &judged[0] {
        assert_eq!(judgement.verdict(), Verdict::Equal, "{name}: {judgement:?}");
    }
    let shown: Vec<Facet> = judged[0]["sets"].facets.keys().copied().collect();
    assert_eq!(shown, [Facet::Outcome, Facet::Stdout, Facet::Namespace, Facet::Refcounts, Facet::Sizes]);
    assert!(judged[0]["fails"].facets.contains_key(&Facet::Traceback));
}

#[test]
fn subjects_share_what_the_oracle_shows() {
    let entry = Entry {
        lacks: [(conformance::case::Need::Threads, "it has none".to_owned())].into(),
        lacks_facets: [(Facet::Traceback, "it shows none".to_owned())].into(),
        ..python()
    };
    let (all, less) = (prepared(&python()).expect("a CPython"), prepared(&entry).expect("a CPython"));
    let judged = judge(PROGRAMS, &[&less, oracle(), &all], Settings::default());
    assert_eq!(judged.len(), 3);
    assert_eq!(judged[0]["needs"].unsupported.as_deref(), Some("needs threads: it has none"));
    let traceback = &judged[0]["fails"].facets[&Facet::Traceback];
    assert_eq!((traceback.verdict, traceback.reason.as_deref()), (Verdict::Unsupported, Some("it shows none")));
    assert_eq!(judged[0]["fails"].verdict(), Verdict::Equal);
    for of_subject in &judged[1..] {
        assert!(of_subject.values().all(|judgement| judgement.verdict() == Verdict::Equal));
    }
    let first: Vec<Duration> =
        judged[1..].iter().map(|cells| cells["sets"].oracle.as_ref().expect("it ran").duration).collect();
    assert_eq!(first[0], first[1], "the oracle ran once");
}

const SCRIPTS: &str = "\
# /// case
# topics = [\"process\"]
# ///

# %% first
echo first

# %% crashes
kill -s SEGV $$

# %% loops
while :; do :; done

# %% floods
while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done

# %% floods-standard-error
while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx >&2; done

# %% panics
echo \"thread 'main' (7) panicked at vm/frame.rs:1:2:\" >&2
echo 'index out of bounds' >&2
exit 101

# %% says-that-it-broke
echo 'Fatal shell error: no more' >&2
exit 1

# %% leaves-a-grandchild
sleep 1000 &
echo left

# %% kills-the-worker
kill -s KILL $PPID

# %% removes-its-folder
rm -r \"$PWD\"

# %% last
echo \"$(ls) $PYTHONHASHSEED\"
";

#[test]
fn whatever_a_command_does_is_an_outcome() {
    let entry = Entry { breakdowns: words(&["Fatal shell error"]), ..shell() };
    let subject = prepared(&entry).expect("a shell");
    assert_eq!(subject.identity().to_string(), "shell 1.2");
    let judged = judge(SCRIPTS, &[&subject], Settings::default());
    let exited = |code| Outcome::Exited { code };
    let panicked = |message: &str| Outcome::Panicked { message: message.to_owned() };
    let expected = [
        ("crashes", Outcome::Signaled { signal: libc::SIGSEGV }),
        ("first", exited(0)),
        ("floods", Outcome::OutputLimit),
        ("floods-standard-error", Outcome::OutputLimit),
        ("kills-the-worker", Outcome::WorkerLost),
        ("last", exited(0)),
        ("leaves-a-grandchild", exited(0)),
        ("loops", Outcome::TimedOut),
        ("panics", panicked("vm/frame.rs:1:2: index out of bounds")),
        ("removes-its-folder", exited(0)),
        ("says-that-it-broke", panicked("Fatal shell error: no more")),
    ];
    let seen = |name: &str| judged[0][name].subject.as_ref().expect("it ran");
    let outcomes: Vec<_> = judged[0].keys().map(|name| (name.as_str(), seen(name).outcome.clone())).collect();
    assert_eq!(outcomes, expected);
    assert_eq!(seen("first").stdout, b"first\n");
    assert_eq!(seen("leaves-a-grandchild").stdout, b"left\n");
    assert_eq!(seen("last").stdout, b"case.py 0\n");
    for name in ["crashes", "panics", "says-that-it-broke", "kills-the-worker"] {
        assert!(judged[0][name].is_breakdown(), "{name}");
    }
}

#[test]
fn what_the_probe_does_not_show_is_unsupported() {
    // A shell runs no probe: of a program that both take, the end state cannot be seen.
    let subject = prepared(&shell()).expect("a shell");
    let text = "# /// case\n# topics = [\"process\"]\n# ///\n# %% both\ntrue=0\n";
    let settings = Settings { facets: Facet::ALL.into(), ..Settings::default() };
    let judged = judge(text, &[&subject], settings);
    let facets = &judged[0]["both"].facets;
    assert_eq!(facets[&Facet::Outcome].verdict, Verdict::Equal);
    for facet in [Facet::Namespace, Facet::Sizes] {
        let reason = facets[&facet].reason.as_deref();
        assert_eq!(facets[&facet].verdict, Verdict::Unsupported);
        assert_eq!(reason, Some("it cannot run the probe that takes the picture"));
    }
}

#[test]
fn a_command_that_is_something_else_is_refused() {
    let error = |entry: &Entry| prepared(entry).map(|_| ()).expect_err("refused");
    let says = |entry: &Entry, text: &str| {
        let said = format!("{:#}", error(entry));
        assert!(said.contains(text), "{said}");
    };
    let implementation = Some("snake".to_owned());
    says(&Entry { implementation, ..python() }, "and not snake; install it");
    let versions = conformance::specifier::VersionSpecifier::parse("<3.0").expect("a specifier");
    says(&Entry { versions, ..python() }, "and its entry in conformance/subjects.toml is for <3.0");
    says(
        &Entry { probe: Some("print('x')".to_owned()), ..python() },
        "tells no version: the probe exited with code 0 and said `x`",
    );
    says(&Entry { probe: Some("1/0".to_owned()), ..python() }, "said `ZeroDivisionError: division by zero`");
    says(&Entry::of_command(&words(&["/no/such", "{file}"])), "the program `/no/such` is not there; install it");
}
