//! Runs that are recorded, shared and killed: whatever happens to them, the report is that of one whole run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use conformance::python;
use conformance::record::Record;
use conformance::scratch::Scratch;

const CELLS: usize = 100;

/// Of the run that is killed: more than a fast machine judges between its kills.
const CELLS_OF_KILLED_RUN: usize = 600;

/// How often a run is killed.
const KILLS: u64 = 24;

/// A corpus with its record, in which every ninth cell shows something that no interpreter does.
struct Recorded {
    folder: Scratch,
}

impl Recorded {
    fn new(cells: usize) -> Self {
        let folder = Scratch::new().expect("a folder");
        let corpus = folder.path().join("corpus");
        std::fs::create_dir(&corpus).expect("a folder");
        write(&corpus.join("topics.toml"), "[\"some.topic\"]\nabout = \"A topic\"\n");
        let mut text = "# /// case\n# topics = [\"some.topic\"]\n# ///\n".to_owned();
        for number in 0..cells {
            text.push_str(&format!("# %% cell-{number}\nprint(\"shown\", {number})\n"));
        }
        write(&corpus.join("cells.py"), &text);
        let recorded = Self { folder };
        let output = recorded.command(&["--record"], None).output().expect("xtask runs");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        recorded
    }

    fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    fn record(&self) -> PathBuf {
        let versions = Record::versions(&self.corpus());
        Record::path(&self.corpus(), versions.first().expect("a record"))
    }

    /// Makes every ninth cell of the record another one.
    fn falsify(&self) {
        let mut record = Record::read(&self.record()).expect("a record");
        for line in record.lines.values_mut().step_by(9) {
            line.stdout.extend(b"and more\n");
        }
        record.write(&self.record()).expect("written");
    }

    /// `conform` on this corpus, with its files in `target`, where one is given.
    fn command(&self, arguments: &[&str], target: Option<&Path>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["conform", "--corpus"]).arg(self.corpus()).args(arguments);
        // What a kill leaves behind goes away with the folder.
        command.env("TMPDIR", self.folder.path());
        if let Some(target) = target {
            command.env("CARGO_TARGET_DIR", target);
        }
        command
    }

    fn run(&self, arguments: &[&str], target: &str) -> Output {
        let arguments = [&["--oracle", "recorded", "--format", "json"], arguments].concat();
        self.command(&arguments, Some(&self.folder.path().join(target))).output().expect("xtask runs")
    }
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("written");
}

/// How many whole lines the only journal below a target folder has.
fn journal_lines(target: &Path) -> usize {
    let entries = std::fs::read_dir(target.join("conform")).into_iter().flatten().flatten();
    let journals = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "jsonl"));
    let texts = journals.filter_map(|entry| std::fs::read(entry.path()).ok());
    texts.map(|text| text.iter().filter(|byte| **byte == b'\n').count()).sum()
}

/// Numbers that look random and are the same each time: a linear congruential generator.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
fn a_run_that_is_killed_again_and_again_finishes_with_the_same_report() {
    let recorded = Recorded::new(CELLS_OF_KILLED_RUN);
    recorded.falsify();
    let whole = recorded.run(&[], "undisturbed");
    assert_eq!(whole.status.code(), Some(1), "{}", String::from_utf8_lossy(&whole.stderr));
    let target = recorded.folder.path().join("killed");
    let mut numbers = Numbers(2026);
    let mut kill = 0;
    while kill < KILLS {
        let arguments = ["--oracle", "recorded", "--format", "json", "--jobs", "1", "--resume"];
        let mut command = recorded.command(&arguments, Some(&target));
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("xtask runs");
        // Now and then before anything is judged; else while cells are, and a moment later than that.
        let growth = if kill % 6 == 0 { 0 } else { 1 + numbers.below(4) as usize };
        let (before, begin) = (journal_lines(&target), Instant::now());
        while journal_lines(&target) < before + growth
            && child.try_wait().expect("a child").is_none()
            && begin.elapsed() < Duration::from_secs(60)
        {
            std::thread::sleep(Duration::from_micros(500));
        }
        std::thread::sleep(Duration::from_micros(numbers.below(15_000)));
        child.kill().expect("SIGKILL");
        // A run that came to its end meanwhile has left its report; the next one begins anew.
        if child.wait().expect("a child").code().is_some() {
            continue;
        }
        kill += 1;
        let judged = journal_lines(&target);
        assert!(judged + 1 >= before, "{before} lines have become {judged}");
    }
    let finished = recorded.run(&["--resume"], "killed");
    let said = String::from_utf8_lossy(&finished.stderr).into_owned();
    assert!(said.contains("cells were judged before"), "{said}");
    assert_eq!(finished.status.code(), Some(1), "{said}");
    assert!(finished.stdout == whole.stdout, "the reports differ");
    assert_eq!(journal_lines(&target), 0, "a run that is over leaves no journal");
}

#[test]
fn shards_are_merged_to_the_whole_and_compared_with_it() {
    let recorded = Recorded::new(CELLS);
    let path = |name: &str| recorded.folder.path().join(name).to_str().expect("a name in UTF-8").to_owned();
    let good = recorded.run(&[], "target");
    assert_eq!(good.status.code(), Some(0), "{}", String::from_utf8_lossy(&good.stderr));
    std::fs::write(path("good.json"), &good.stdout).expect("written");
    recorded.falsify();
    std::fs::write(path("bad.json"), recorded.run(&[], "target").stdout).expect("written");
    for shard in ["1", "2", "3"] {
        let output = recorded.run(&["--shard", &format!("{shard}/3")], "target");
        std::fs::write(path(&format!("{shard}.json")), output.stdout).expect("written");
    }
    let xtask = |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().expect("runs");
    let output = xtask(&["report", "merge", &path("merged.json"), &path("3.json"), &path("1.json"), &path("2.json")]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name| std::fs::read(path(name)).expect("a document");
    assert!(read("merged.json") == read("bad.json"), "the merged document differs");
    let output = xtask(&["report", "merge", &path("merged.json"), &path("3.json"), &path("1.json")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the shard 2/3 is missing"));
    let compared = |base, new| xtask(&["conform", "diff", &path(base), &path(new)]);
    let output = compared("good.json", "bad.json");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).ends_with("100 cells in both: 12 broken\n"));
    assert_eq!(compared("bad.json", "good.json").status.code(), Some(0));
}

#[test]
fn records_stand_in_and_a_stale_line_is_named() {
    let recorded = Recorded::new(CELLS);
    let nowhere = |command: &mut Command| {
        let command = command.env_remove("PYO3_PYTHON").env("PATH", "/nowhere").env("HOME", "/nowhere");
        command.env("PYENV_ROOT", "/nowhere").env("UV_PYTHON_INSTALL_DIR", "/nowhere").output().expect("xtask runs")
    };
    let output = nowhere(&mut recorded.command(&[], Some(recorded.folder.path())));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("no usable CPython is found: the oracle is what CPython 3."), "{said}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("(recorded) of 100 cells: 100 equal"));
    let output = nowhere(&mut recorded.command(&["--python", "3.13"], Some(recorded.folder.path())));
    assert_eq!(output.status.code(), Some(2), "who names a CPython gets that one");

    let cells = recorded.corpus().join("cells.py");
    let text = std::fs::read_to_string(&cells).expect("the corpus");
    write(&cells, &text.replace("print(\"shown\", 17)", "print(\"other\", 17)"));
    for (arguments, consequence) in [(&["--check-records"][..], "not current"), (&["--oracle", "recorded"], "left out")]
    {
        let output = recorded.command(arguments, None).output().expect("xtask runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        let named = format!("{consequence}: cells::cell-17 has another program than the recorded one");
        assert!(said.contains(&named), "{said}");
    }
    let output = recorded.command(&["--record", "cell-17"], None).output().expect("xtask runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let output = recorded.command(&["--check-records"], None).output().expect("xtask runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_exported_suite_judges_without_this_program() {
    let recorded = Recorded::new(CELLS);
    let folder = recorded.folder.path().join("exported");
    let export = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("export").arg(&folder).arg("--corpus").arg(recorded.corpus()).output().expect("xtask runs")
    };
    assert_eq!(export().status.code(), Some(0));
    assert_eq!(export().status.code(), Some(2), "a folder that is not empty");
    let installation = python::choose(&[]).expect("a CPython").remove(0);
    let expectations = folder.join("expectations").join(format!("{}.jsonl", installation.full_version));
    let judge = |command: &[&str]| {
        let mut judge = Command::new(&installation.executable);
        judge.arg(folder.join("judge.py")).arg(&expectations).args(["--cells", "cell-1", "--"]).args(command);
        let output = judge.output().expect("the script runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned() + &said)
    };
    let python = installation.executable.to_str().expect("a name in UTF-8");
    let (code, said) = judge(&[python, "-s", "-P", "{file}"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("'equal': 11, 'differs': 0"), "{said}");
    let (code, said) = judge(&["/bin/echo"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("cells::cell-17 differs in stdout (programs/cells/cell-17.py)"), "{said}");
}
