//! Runs fuzz targets for a time: some at once, each in a process of its own, started again where it breaks down.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use conformance::interrupt;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use pyconform_fuzz::saved;
use serde::Serialize;

use super::libfuzzer::{Status, artifact, complaint};
use super::tools::Targets;

/// How often a target that breaks down is started again.
const RESTARTS: usize = 20;
/// Without a terminal, a line for each target after so long.
const PLAIN_LINE: Duration = Duration::from_secs(30);
/// How long one program may take, in seconds; generators make none that needs a tenth of it.
const SECONDS_EACH: u32 = 10;

/// Inputs that cannot be kept, or stand for something else now, are named up to this number.
const SHOWN_PROBLEMS: usize = 3;
/// How often a running target is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// For so long a target may go on after an interrupt.
const PATIENCE: Duration = Duration::from_secs(2);
/// For so long a target may go on after its time: libFuzzer ends a program that takes too long much earlier.
const OVERTIME: Duration = Duration::from_secs(60);

/// What a run of the targets needs.
pub struct Campaign<'run> {
    pub targets: &'run Targets,
    pub names: Vec<&'static str>,
    /// For all of them together, in which `jobs` run at once.
    pub time: Duration,
    pub jobs: usize,
    /// The first state of libFuzzer's random numbers.
    pub seed: u32,
    /// Kept inputs, a folder for each target.
    pub corpus: PathBuf,
    /// Where divergences go, a folder for each target.
    pub findings: PathBuf,
    /// Further variables that targets get.
    pub environment: Vec<(&'static str, OsString)>,
}

/// What became of one target.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    pub target: &'static str,
    pub executions: u64,
    pub seconds: f64,
    pub coverage: u64,
    pub corpus: u64,
    /// Programs that the sides ran differently, before they were looked at again.
    pub findings: usize,
    /// Ends of the target's process that were none of its own.
    pub breakdowns: usize,
    /// Whether it ran for as long as it should.
    pub is_complete: bool,
    /// Why it could not run, or not go on.
    pub failure: Option<String>,
}

struct Running {
    outcome: Outcome,
    /// Programs run in processes before this one.
    before: u64,
    per_second: u64,
    bar: ProgressBar,
}

impl Campaign<'_> {
    /// Runs all targets, with one line for each that follows what it does.
    pub fn run(&self) -> Result<Vec<Outcome>> {
        interrupt::watch();
        let jobs = self.jobs.clamp(1, self.names.len().max(1));
        let share = self.time.mul_f64(jobs as f64 / self.names.len().max(1) as f64);
        let bars = MultiProgress::new();
        let style = ProgressStyle::with_template("{prefix:12} {msg}").context("a template")?;
        let running: Vec<Mutex<Running>> = self
            .names
            .iter()
            .map(|target| {
                let bar = bars.add(ProgressBar::new_spinner().with_style(style.clone()).with_prefix(*target));
                let (executions, coverage, corpus, findings, breakdowns) = (0, 0, 0, 0, 0);
                let seconds = 0.0;
                let (is_complete, failure) = (false, None);
                let outcome = Outcome {
                    target,
                    executions,
                    seconds,
                    coverage,
                    corpus,
                    findings,
                    breakdowns,
                    is_complete,
                    failure,
                };
                Mutex::new(Running { outcome, before: 0, per_second: 0, bar })
            })
            .collect();
        let waiting: Mutex<VecDeque<usize>> = Mutex::new((0..self.names.len()).collect());
        let next = || waiting.lock().ok().and_then(|mut waiting| waiting.pop_front());
        let work = || {
            while let Some(index) = next() {
                let name = self.names[index];
                // The others run, whatever became of this one.
                let Err(error) = self.run_target(name, share, &running[index]) else { continue };
                if let Ok(mut running) = running[index].lock() {
                    running.say(&format!("{name}: left out: {error:#}"));
                    running.outcome.failure = Some(format!("{error:#}"));
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..jobs {
                scope.spawn(work);
            }
        });
        Ok(running.into_iter().filter_map(|running| running.into_inner().ok()).map(|running| running.outcome).collect())
    }

    fn run_target(&self, name: &'static str, share: Duration, running: &Mutex<Running>) -> Result<()> {
        let program = self.targets.program(name)?;
        let corpus = self.corpus.join(name);
        let findings = self.findings.join(name);
        let artifacts = findings.join("artifacts");
        for folder in [&corpus, &artifacts] {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        check_space(&corpus)?;
        let start = Instant::now();
        for attempt in 0..=RESTARTS {
            let left = share.saturating_sub(start.elapsed());
            if left < Duration::from_secs(1) || interrupt::is_set() {
                break;
            }
            let mut child = Command::new(&program)
                .arg(&corpus)
                .arg(format!("-max_total_time={}", left.as_secs()))
                .arg(format!("-seed={}", self.seed.wrapping_add(attempt as u32).max(1)))
                .arg(format!("-artifact_prefix={}/", artifacts.display()))
                .args([&format!("-timeout={SECONDS_EACH}"), "-max_len=4096", "-rss_limit_mb=4096", "-detect_leaks=0"])
                .env("PYCONFORM_FINDINGS", &findings)
                .envs(self.environment.iter().map(|(name, value)| (name, value)))
                // CPython leaves memory behind when it ends.
                .env("ASAN_OPTIONS", "detect_leaks=0")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .with_context(|| format!("{} cannot be started", program.display()))?;
            let lines = child.stderr.take().context("the target's standard error")?;
            let follow = Follow { name, findings: &findings, start, running };
            let (status, written) = std::thread::scope(|scope| {
                let reader = scope.spawn(|| follow.lines(lines));
                let status = wait(&mut child, left);
                (status, reader.join().ok().flatten())
            });
            let status = status.context("the target did not end")?;
            let Ok(mut running) = running.lock() else { continue };
            running.before = running.outcome.executions;
            running.outcome.seconds = start.elapsed().as_secs_f64();
            if status.success() {
                running.outcome.is_complete = true;
                break;
            }
            if interrupt::is_set() {
                break;
            }
            running.outcome.breakdowns += 1;
            let artifact = written.as_ref().map_or_else(String::new, |input| format!(" at {}", input.display()));
            running.say(&format!("{name}: the target broke down ({status}){artifact}; it is started again"));
            if let Some(input) = written {
                keep_artifact(name, &input);
            }
        }
        let problems =
            pyconform_fuzz::named(name).map(|entry| saved::keep_programs(entry, &corpus)).unwrap_or_default();
        for problem in problems.iter().take(SHOWN_PROBLEMS) {
            eprintln!("{name}: {problem}");
        }
        if problems.len() > SHOWN_PROBLEMS {
            eprintln!("{name}: the same of {} further inputs", problems.len() - SHOWN_PROBLEMS);
        }
        if let Err(full) = check_space(&corpus) {
            eprintln!("{name}: {full:#}");
        }
        let Ok(mut running) = running.lock() else { return Ok(()) };
        running.outcome.findings = count_programs(&findings);
        let line = running.line();
        running.bar.finish_with_message(line.clone());
        if !std::io::stderr().is_terminal() {
            eprintln!("{name:12} {line}");
        }
        Ok(())
    }
}

/// What a target writes on standard error.
struct Follow<'run> {
    name: &'static str,
    findings: &'run Path,
    start: Instant,
    running: &'run Mutex<Running>,
}

impl Follow<'_> {
    /// Shows what the lines say, until there are no more; gives the input that ended the process, if one did.
    fn lines(&self, lines: impl Read) -> Option<PathBuf> {
        let mut written = None;
        let mut last_line = Instant::now();
        for line in BufReader::new(lines).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            if let Some(path) = artifact(&line) {
                written = Some(PathBuf::from(path));
            }
            let Ok(mut running) = self.running.lock() else { continue };
            if let Some(complaint) = complaint(&line) {
                running.say(&format!("{}: {complaint}", self.name));
            }
            let Some(status) = Status::parse(&line) else { continue };
            running.take_in(status, self.start.elapsed(), count_programs(self.findings));
            if last_line.elapsed() > PLAIN_LINE && !std::io::stderr().is_terminal() {
                last_line = Instant::now();
                eprintln!("{:12} {}", self.name, running.line());
            }
        }
        written
    }
}

/// Waits for a target that has so much time. Where it does not end by itself, also after an interrupt, which its whole process
/// group hears of if it comes from a terminal, it is ended.
fn wait(child: &mut Child, time: Duration) -> std::io::Result<ExitStatus> {
    let start = Instant::now();
    let mut interrupted = None;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if interrupt::is_set() {
            interrupted.get_or_insert_with(Instant::now);
        }
        let was_told = interrupted.is_some_and(|since| since.elapsed() > PATIENCE);
        if was_told || start.elapsed() > time + OVERTIME {
            // It may have ended in this moment.
            let _ = child.kill();
        }
        std::thread::sleep(LOOK);
    }
}

/// An error unless the folder can take another input: libFuzzer itself says nothing where it cannot write.
fn check_space(folder: &Path) -> Result<()> {
    let probe = folder.join(".probe");
    let written = fs::write(&probe, [0; 4096]);
    let _ = fs::remove_file(&probe);
    written.with_context(|| format!("{} takes no further inputs; what is there stays", folder.display()))
}

impl Running {
    /// Shows a line above those of the targets.
    fn say(&self, line: &str) {
        if std::io::stderr().is_terminal() {
            self.bar.suspend(|| eprintln!("{line}"));
        } else {
            eprintln!("{line}");
        }
    }

    fn take_in(&mut self, status: Status, elapsed: Duration, findings: usize) {
        self.outcome.executions = self.before + status.executions;
        self.outcome.coverage = self.outcome.coverage.max(status.coverage);
        self.outcome.corpus = status.corpus;
        self.outcome.seconds = elapsed.as_secs_f64();
        self.outcome.findings = findings;
        self.per_second = status.per_second;
        self.bar.set_message(self.line());
        self.bar.tick();
    }

    fn line(&self) -> String {
        let Outcome { executions, seconds, coverage, corpus, findings, breakdowns, .. } = &self.outcome;
        let now = self.per_second;
        format!(
            "{seconds:5.0} s  {executions:8} programs  {now:5}/s  {coverage:6} blocks {corpus:5} kept  {findings:3} findings  {breakdowns} breakdowns"
        )
    }
}

/// How many programs a folder of findings holds.
fn count_programs(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "py")).count()
}

/// Writes the program that an input stands for beside the input: a changed generator would read something else in the
/// bytes.
fn keep_artifact(name: &str, input: &Path) {
    let Some(generator) = pyconform_fuzz::named(name) else { return };
    if let Err(error) = saved::keep_artifact(generator, input) {
        eprintln!("{name}: the program of {} is not kept: {error}", input.display());
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use conformance::scratch::Scratch;

    use super::*;

    /// A target that breaks down in its first run, by SIGKILL, having kept an input and a finding, and ends well in its second. It
    /// speaks as libFuzzer does.
    const TARGET: &str = r##"#!/bin/sh
corpus=$1
echo "#12 NEW    cov: 7 ft: 8 corp: 1/3b lim: 4 exec/s: 6 rss: 31Mb L: 3/3 MS: 1 EraseBytes-" >&2
if [ -e "$corpus/first" ]; then
    exit 0
fi
printf abc > "$corpus/first"
printf 'print(1)\n' > "$PYCONFORM_FINDINGS/values-1.py"
kill -9 $$
"##;

    fn campaign<'run>(folder: &Path, targets: &'run Targets, names: Vec<&'static str>) -> Campaign<'run> {
        Campaign {
            targets,
            names,
            time: Duration::from_secs(30),
            jobs: 1,
            seed: 1,
            corpus: folder.join("corpus"),
            findings: folder.join("findings"),
            environment: Vec::new(),
        }
    }

    fn targets(folder: &Path, names: &[&str]) -> Targets {
        let programs = folder.join("targets/triple/release");
        fs::create_dir_all(&programs).expect("a folder");
        for name in names {
            fs::write(programs.join(name), TARGET).expect("a program");
            fs::set_permissions(programs.join(name), fs::Permissions::from_mode(0o755)).expect("it can be started");
        }
        Targets::in_folder(folder.join("targets"))
    }

    #[test]
    fn a_target_that_is_killed_is_started_again_and_loses_nothing() {
        let scratch = Scratch::new().expect("a folder");
        let targets = targets(scratch.path(), &["values"]);
        let outcomes = campaign(scratch.path(), &targets, vec!["values"]).run().expect("it runs");
        let outcome = &outcomes[0];
        assert_eq!((outcome.breakdowns, outcome.findings, outcome.executions), (1, 1, 24));
        assert!(outcome.is_complete && outcome.failure.is_none());
        assert_eq!(fs::read(scratch.path().join("corpus/values/first")).expect("it is there"), b"abc");
    }

    #[test]
    fn a_full_disk_and_a_missing_target_are_named_and_the_others_run() {
        let scratch = Scratch::new().expect("a folder");
        let targets = targets(scratch.path(), &["values", "scopes"]);
        // Whatever is written there finds no space.
        fs::create_dir_all(scratch.path().join("corpus/values")).expect("a folder");
        symlink("/dev/full", scratch.path().join("corpus/values/.probe")).expect("a link");
        let names = vec!["values", "identity", "scopes"];
        let outcomes = campaign(scratch.path(), &targets, names).run().expect("it runs");
        let failure = |index: usize| outcomes[index].failure.clone().unwrap_or_default();
        assert!(failure(0).contains("takes no further inputs; what is there stays: No space left"), "{}", failure(0));
        assert!(failure(1).contains("cargo-fuzz built no `identity`"), "{}", failure(1));
        assert_eq!((outcomes[2].is_complete, outcomes[2].executions), (true, 24));
    }
}
