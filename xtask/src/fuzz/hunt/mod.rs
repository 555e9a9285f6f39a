//! `cargo xtask fuzz --subject NAME`: the generators against another implementation than ours.
//!
//! Half of the time programs are run, many in one process where the subject takes that, and what differs is looked at
//! again in fresh processes; in the other half each signature's smallest program is made smaller and written as the draft
//! of a report. Crashes and hangs come first.

mod batch;
mod draft;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use conformance::Limits;
use conformance::case::{CaseFile, Cell, Program};
use conformance::compare::Settings;
use conformance::corpus::Corpus;
use conformance::facet::Facet;
use conformance::interrupt;
use conformance::observe::{Observation, Outcome, display};
use conformance::progress::Progress;
use conformance::python::{self, Request};
use conformance::reduction;
use conformance::runner::{Judgement, Pair};
use conformance::signature::Signature;
use conformance::specifier::exact_version;
use conformance::subject::Subject;
use conformance::subject::choice::Choice;
use conformance::subject::cpython::CPython;
use pyconform_fuzz::{Entry, numbered_bytes};

use super::again::{Examiner, Look};
use super::{Options, triage};
use crate::{reduce, sides};
use draft::{Draft, Drafts};

/// How many programs one process runs, where it runs many.
const BATCH: usize = 20;
/// What a process of many programs may use, as many times as one program.
const BATCH_LIMITS: u32 = 4;
/// Generated programs need no tenth of it: what takes longer hangs.
const LONGEST: Duration = Duration::from_secs(5);
/// The bytes that programs are decoded from: few make small programs, which are easier to understand.
const LENGTHS: [usize; 4] = [96, 192, 384, 1024];
/// Programs that show the same in a batch are looked at alone up to this number.
const LOOKS: usize = 2;
/// The part of the time in which programs are run.
const SEARCH: f64 = 0.45;
/// How many programs are tried to make one smaller, first by choices, then by its text.
const STEPS: usize = 600;
/// For how long at least, and at most, one finding is made smaller.
const SLICE: [Duration; 2] = [Duration::from_secs(6), Duration::from_secs(45)];
/// How often the progress is shown.
const LOOK: Duration = Duration::from_millis(200);

/// What a finding is; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// The subject broke down.
    Crash,
    /// It did not end, or wrote without end, or ran out of memory.
    Hang,
    /// It shows something else.
    Difference,
}

impl Kind {
    fn of(judgement: &Judgement) -> Self {
        let is_of_outcome = judgement.divergence() == Some(Facet::Outcome);
        match judgement.subject.as_ref().filter(|_| is_of_outcome).map(|subject| &subject.outcome) {
            Some(outcome) if outcome.is_breakdown() => Self::Crash,
            Some(outcome) if outcome.is_cut_short() => Self::Hang,
            _ => Self::Difference,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Crash => "crash",
            Self::Hang => "hang",
            Self::Difference => "difference",
        }
    }
}

/// A generated program.
#[derive(Clone)]
struct Candidate {
    generator: &'static Entry,
    seed: u64,
    bytes: Vec<u8>,
    cell: Cell,
}

/// What another version of CPython shows of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// The same as the oracle.
    AsOracle,
    /// The same as the subject.
    AsSubject,
    /// Something else again.
    Other,
}

/// Programs that most likely show one mistake.
struct Group {
    kind: Kind,
    count: usize,
    /// The smallest of them.
    smallest: Candidate,
}

/// Runs the generators against each subject that was chosen.
pub fn main(generators: &[&'static Entry], options: &Options) -> Result<ExitCode> {
    let [choice] = &options.judged.choices()[..] else {
        bail!("a hunt is after one --subject; {} are named", options.judged.choices().len());
    };
    if *choice == Choice::Interp {
        bail!("the interpreter is hunted in its own process: leave --subject out, or take --smoke");
    }
    let oracle = options.sides.oracle()?;
    let subjects = options.judged.prepare()?;
    let judged = subjects.only(&oracle)?;
    // The oracle itself differs nowhere, so that nobody asks since when.
    let installations = if *choice == Choice::Oracle { Vec::new() } else { python::choose(&[Request::All])? };
    let others: Vec<CPython> = installations
        .into_iter()
        .filter(|installation| installation.version != oracle.installation().version)
        .filter_map(|installation| {
            // Without it there is one version less to ask.
            CPython::build(installation).map_err(|error| eprintln!("{error:#}")).ok()
        })
        .collect();
    let corpus = Corpus::read(&sides::workspace().join("corpus"))?;
    let folder = triage::findings_folder().join(folder_name(choice));
    let limits = options.sides.limits();
    let hunt = Hunt {
        generators,
        oracle: &oracle,
        subject: judged.subject(),
        others: &others,
        corpus: &corpus,
        in_batches: subjects.run_batches(),
        limits: Limits { time: limits.time.min(LONGEST), ..limits },
        jobs: options.jobs.map_or_else(sides::processors, usize::from),
        first_seed: options.seed,
        time: options.time,
        programs: AtomicUsize::new(0),
        suspects: AtomicUsize::new(0),
        seen: Mutex::default(),
        groups: Mutex::default(),
    };
    let found = hunt.run(&folder)?;
    Ok(ExitCode::from(u8::from(found > 0)))
}

/// The name of the folder of a subject's findings.
fn folder_name(choice: &Choice) -> String {
    let text = choice.to_string();
    let words: Vec<&str> =
        text.split(|character: char| !(character.is_ascii_alphanumeric() || character == '.')).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// A signature without the names of one letter that generators give their variables and attributes.
fn shape(signature: &Signature) -> (Facet, String, String) {
    let without_names = |line: &str| {
        let mut parts: Vec<&str> = line.split('\'').collect();
        for part in parts.iter_mut().skip(1).step_by(2) {
            if part.len() == 1 && part.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                *part = "_";
            }
        }
        parts.join("'")
    };
    (signature.facet, without_names(&signature.oracle), without_names(&signature.subject))
}

struct Hunt<'run> {
    generators: &'run [&'static Entry],
    oracle: &'run CPython,
    subject: &'run dyn Subject,
    /// Other versions of CPython, for what is new since when.
    others: &'run [CPython],
    corpus: &'run Corpus,
    in_batches: bool,
    limits: Limits,
    jobs: usize,
    first_seed: u64,
    time: Duration,
    /// How many programs were run.
    programs: AtomicUsize,
    /// How many of them were looked at again.
    suspects: AtomicUsize,
    /// What batches showed, and how often.
    seen: Mutex<BTreeMap<Signature, usize>>,
    groups: Mutex<BTreeMap<Signature, Group>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hunt<'_> {
    /// Hunts for the whole time; gives how many findings were written.
    fn run(&self, folder: &Path) -> Result<usize> {
        interrupt::watch();
        let begin = Instant::now();
        let next = AtomicUsize::new(0);
        let search_end = begin + self.time.mul_f64(SEARCH);
        self.at_once("searching", search_end, &|| self.search(&next, search_end))?;
        let mut groups: Vec<(Signature, Group)> = std::mem::take(&mut *lock(&self.groups)).into_iter().collect();
        groups.sort_by_key(|(_, group)| (group.kind, std::cmp::Reverse(group.count)));
        let all = groups.len();
        let mut shapes = BTreeSet::new();
        groups.retain(|(signature, _)| shapes.insert(shape(signature)));
        let (programs, suspects) = (self.programs.load(Ordering::Relaxed), self.suspects.load(Ordering::Relaxed));
        eprintln!(
            "{programs} programs, {suspects} looked at again, {all} signatures, {} without those that differ in a name alone",
            groups.len()
        );

        let end = begin + self.time;
        let drafts = Drafts::begin(folder, self.subject, self.oracle, self.corpus)?;
        let drafts = Mutex::new(drafts);
        let reduced = Mutex::new(BTreeSet::new());
        let next = AtomicUsize::new(0);
        self.at_once("reducing", end, &|| self.reduce(&groups, &next, end, &drafts, &reduced))?;
        let drafts = drafts.into_inner().unwrap_or_else(PoisonError::into_inner);
        let left = groups.len().saturating_sub(next.load(Ordering::Relaxed));
        let found = drafts.count();
        let index = drafts.finish(left)?;
        print!("{}", std::fs::read_to_string(&index).unwrap_or_default());
        println!(
            "\n{programs} programs in {:.0} s on {} against {}: {found} findings in {}",
            begin.elapsed().as_secs_f64(),
            self.subject.identity(),
            self.oracle.identity(),
            folder.display(),
        );
        if interrupt::is_set() {
            bail!("interrupted: what was found until then is written");
        }
        Ok(found)
    }

    /// Lets all jobs work, and shows how the time goes by.
    fn at_once(&self, what: &str, end: Instant, work: &(dyn Fn() -> Result<()> + Sync)) -> Result<()> {
        let length = end.saturating_duration_since(Instant::now());
        let begin = Instant::now();
        let mut progress = Progress::new(what, length.as_secs() as usize);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..self.jobs).map(|_| scope.spawn(work)).collect();
            while threads.iter().any(|thread| !thread.is_finished()) {
                progress.set(begin.elapsed().min(length).as_secs() as usize);
                std::thread::sleep(LOOK);
            }
            let results =
                threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| bail!("a thread panicked")));
            results.collect::<Result<Vec<()>>>().map(drop)
        })
    }

    /// Runs numbered programs of one generator after the other.
    fn search(&self, next: &AtomicUsize, end: Instant) -> Result<()> {
        let mut examiner = Examiner::start(self.oracle, self.subject, self.limits)?;
        let limits =
            Limits { time: self.limits.time * BATCH_LIMITS, output: self.limits.output * BATCH as u64, ..self.limits };
        let settings = Settings { facets: [Facet::Outcome, Facet::Stdout].into(), ..Settings::default() };
        let mut pair = Pair::start(self.oracle, Some(self.subject), limits, &settings)?;
        while Instant::now() < end && !interrupt::is_set() {
            let block = next.fetch_add(1, Ordering::Relaxed);
            let candidates = self.candidates(block);
            let suspects = match self.in_batches {
                true => self.suspects(&mut pair, &candidates)?,
                false => candidates.iter().collect(),
            };
            for candidate in suspects {
                if Instant::now() >= end || interrupt::is_set() {
                    return Ok(());
                }
                self.suspects.fetch_add(1, Ordering::Relaxed);
                if let Look::Shows(signature) = examiner.look(&candidate.cell)? {
                    self.record(&mut examiner, signature, candidate)?;
                }
            }
            self.programs.fetch_add(candidates.len(), Ordering::Relaxed);
        }
        Ok(())
    }

    /// The programs of a block; the generators take turns.
    fn candidates(&self, block: usize) -> Vec<Candidate> {
        let generator = self.generators[block % self.generators.len()];
        let first = self.first_seed.wrapping_add((block / self.generators.len() * BATCH) as u64);
        let candidate = |offset: usize| {
            let seed = first.wrapping_add(offset as u64);
            let mut bytes = numbered_bytes(seed);
            bytes.truncate(LENGTHS[offset % LENGTHS.len()]);
            let generated = (generator.decode)(&bytes)?;
            let name = format!("{}-{seed}", generator.name);
            let file = CaseFile::parse(generated.corpus_file.as_bytes(), Path::new(&name), &name).ok()?;
            let topics = file.cells.into_iter().next()?.topics;
            let cell = Cell { topics, ..Cell::of_program(&name, Program::plain(generated.program)) };
            Some(Candidate { generator, seed, bytes, cell })
        };
        (0..BATCH).filter_map(candidate).collect()
    }

    /// Runs many programs in one process a side; gives those that may show something else.
    fn suspects<'all>(&self, pair: &mut Pair, all: &'all [Candidate]) -> Result<Vec<&'all Candidate>> {
        let mut suspects = Vec::new();
        let mut rest = all;
        while !rest.is_empty() && !interrupt::is_set() {
            let texts: Vec<&str> = rest.iter().map(|candidate| candidate.cell.program.text.as_str()).collect();
            let judgement =
                pair.judge_program("batch", &Program::plain(batch::program(&texts)), &mut Default::default())?;
            let (Some(oracle), Some(subject)) = (&judgement.oracle, &judgement.subject) else { return Ok(suspects) };
            let is_whole = [oracle, subject].iter().all(|side| side.outcome == Outcome::Exited { code: 0 });
            let [oracle, subject] = [oracle, subject].map(|side| batch::pieces(&side.stdout));
            let begun = oracle.len().min(subject.len()).min(rest.len());
            if begun == 0 {
                // The subject takes no batches.
                suspects.extend(rest);
                break;
            }
            for (index, candidate) in rest[..begun].iter().enumerate() {
                // The side that ended before its time did so in the last program that both had begun.
                let has_ended = !is_whole && index + 1 == begun;
                if has_ended || self.is_worth_a_look(&oracle[index], &subject[index]) {
                    suspects.push(candidate);
                }
            }
            rest = if is_whole { &[] } else { &rest[begun..] };
        }
        Ok(suspects)
    }

    /// Whether two outputs differ, and not as those of enough others before.
    fn is_worth_a_look(&self, oracle: &str, subject: &str) -> bool {
        let Some(signature) = Signature::between(Facet::Stdout, oracle, subject) else { return false };
        let mut seen = lock(&self.seen);
        let count = seen.entry(signature).or_default();
        *count += 1;
        *count <= LOOKS
    }

    fn record(&self, examiner: &mut Examiner, signature: Signature, candidate: &Candidate) -> Result<()> {
        if let Some(group) = lock(&self.groups).get_mut(&signature) {
            group.count += 1;
            if candidate.cell.program.text.len() < group.smallest.cell.program.text.len() {
                group.smallest = candidate.clone();
            }
            return Ok(());
        }
        // New: what it is shows a third run.
        let Some(judgement) = examiner.confirm(&candidate.cell, &signature)? else { return Ok(()) };
        let group = Group { kind: Kind::of(&judgement), count: 1, smallest: candidate.clone() };
        lock(&self.groups).entry(signature).or_insert(group);
        Ok(())
    }

    /// Makes the programs of one signature after the other smaller, and writes them.
    fn reduce(
        &self,
        groups: &[(Signature, Group)],
        next: &AtomicUsize,
        end: Instant,
        drafts: &Mutex<Drafts>,
        reduced: &Mutex<BTreeSet<String>>,
    ) -> Result<()> {
        let mut examiner = Examiner::start(self.oracle, self.subject, self.limits)?;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let index = next.load(Ordering::Relaxed);
            if left.is_zero() || index >= groups.len() || interrupt::is_set() {
                return Ok(());
            }
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((signature, group)) = groups.get(index) else { return Ok(()) };
            let share = left.mul_f64(self.jobs as f64) / (groups.len() - index) as u32;
            let deadline = Instant::now() + share.clamp(SLICE[0], SLICE[1]);
            let Candidate { generator, bytes, cell, seed } = &group.smallest;
            let mut judge = |program: &str| {
                let is_over = Instant::now() >= deadline || interrupt::is_set();
                Ok(!is_over && examiner.shows(cell, program, signature)?)
            };
            let chosen = reduce::choices_of(generator, bytes, STEPS, &mut judge)?;
            let chosen = chosen.unwrap_or_else(|| cell.program.text.clone());
            let small = reduction::reduce(&chosen, STEPS, &mut judge)?.program;
            if interrupt::is_set() {
                return Ok(());
            }
            // Two signatures may come to one program, but for its numbers.
            let shape: String = small.chars().filter(|character| !character.is_ascii_digit()).collect();
            if !lock(reduced).insert(shape) {
                continue;
            }
            let cell = Cell { program: Program::plain(small), ..cell.clone() };
            let Some(judgement) = examiner.confirm(&cell, signature)? else { continue };
            let versions = self.versions(&cell, &judgement)?;
            lock(drafts).add(&Draft {
                kind: group.kind,
                signature,
                cell: &cell,
                judgement: &judgement,
                versions: &versions,
                count: group.count,
                origin: &format!("{} {seed}", generator.name),
            })?;
        }
    }

    /// What the other versions of CPython show of a program, the newest first.
    fn versions(&self, cell: &Cell, judgement: &Judgement) -> Result<Vec<(String, Seen)>> {
        let mut versions = Vec::new();
        let (Some(oracle), Some(subject)) = (&judgement.oracle, &judgement.subject) else { return Ok(versions) };
        for other in self.others {
            let mut pair = Pair::start(other, None, self.limits, &Settings::default())?;
            let seen = pair.judge(cell, &mut Default::default())?.oracle.context("the oracle shows nothing")?;
            let raised = |side: &Observation| side.exception.as_deref().map(display::exceptions_text);
            let is_like = |side: &Observation| {
                side.outcome == seen.outcome && side.stdout == seen.stdout && raised(side) == raised(&seen)
            };
            let what = match (is_like(oracle), is_like(subject)) {
                (true, _) => Seen::AsOracle,
                (false, true) => Seen::AsSubject,
                (false, false) => Seen::Other,
            };
            versions.push((other.identity().version, what));
        }
        versions.sort_by_key(|(version, _)| std::cmp::Reverse(exact_version(version)));
        Ok(versions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_that_differ_in_a_name_of_one_letter_have_one_shape() {
        let of = |oracle: &str| {
            shape(&Signature { facet: Facet::Stdout, oracle: oracle.to_owned(), subject: String::new() })
        };
        assert_eq!(of("# NameError: name 'a' of 'C#'"), of("# NameError: name 'b' of 'C#'"));
        assert_ne!(of("# module 'gc' has no 'freeze'"), of("# module 'gc' has no 'get_count'"));
        assert_ne!(of("'1'"), of("'2'"));
    }

    #[test]
    fn a_folder_is_named_by_words() {
        let choice = |text: &str| text.parse::<Choice>().expect("a subject");
        assert_eq!(folder_name(&choice("pypy")), "pypy");
        assert_eq!(folder_name(&choice("cpython:3.12")), "cpython-3.12");
        assert_eq!(folder_name(&choice("cmd:/opt/my py/x {file}")), "cmd-opt-my-py-x-file");
    }
}
