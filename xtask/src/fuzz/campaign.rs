//! Runs fuzz targets for a time: some at once, each in a process of its own, started again where it breaks down.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use conformance::interrupt;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use pyconform_fuzz::saved;
use serde::Serialize;

use super::libfuzzer::{Status, artifact};
use super::tools::Targets;

/// How often a target that breaks down is started again.
const RESTARTS: usize = 20;
/// Without a terminal, a line for each target after so long.
const PLAIN_LINE: Duration = Duration::from_secs(30);
/// How long one program may take, in seconds; generators make none that needs a tenth of it.
const SECONDS_EACH: u32 = 10;

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
                let outcome =
                    Outcome { target, executions, seconds, coverage, corpus, findings, breakdowns, is_complete: false };
                Mutex::new(Running { outcome, before: 0, per_second: 0, bar })
            })
            .collect();
        let waiting: Mutex<VecDeque<usize>> = Mutex::new((0..self.names.len()).collect());
        let next = || waiting.lock().ok().and_then(|mut waiting| waiting.pop_front());
        let work = || -> Result<()> {
            while let Some(index) = next() {
                self.run_target(self.names[index], share, &running[index])?;
            }
            Ok(())
        };
        let results: Vec<Result<()>> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|_| anyhow::bail!("a worker panicked")))
                .collect()
        });
        results.into_iter().collect::<Result<()>>()?;
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
        let start = Instant::now();
        let mut last_line = Instant::now();
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
                .args([&format!("-timeout={SECONDS_EACH}"), "-max_len=2048", "-rss_limit_mb=4096", "-detect_leaks=0"])
                .env("PYCONFORM_FINDINGS", &findings)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .with_context(|| format!("{} cannot be started", program.display()))?;
            let lines = child.stderr.take().context("the target's standard error")?;
            let mut written = None;
            for line in BufReader::new(lines).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                if let Some(path) = artifact(&line) {
                    written = Some(PathBuf::from(path));
                }
                let Some(status) = Status::parse(&line) else { continue };
                let Ok(mut running) = running.lock() else { continue };
                running.take_in(status, start.elapsed(), count_programs(&findings));
                if last_line.elapsed() > PLAIN_LINE && !std::io::stderr().is_terminal() {
                    last_line = Instant::now();
                    eprintln!("{name:12} {}", running.line());
                }
            }
            let status = child.wait().context("the target did not end")?;
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
            if let Some(input) = written {
                keep_artifact(name, &input);
            }
        }
        for problem in pyconform_fuzz::named(name).map(|entry| saved::keep_programs(entry, &corpus)).unwrap_or_default()
        {
            eprintln!("{name}: {problem}");
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

impl Running {
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
            "{seconds:5.0} s  {executions:8} programs  {now:5}/s  {coverage:6} edges  {corpus:5} kept  {findings:3} findings  {breakdowns} breakdowns"
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
