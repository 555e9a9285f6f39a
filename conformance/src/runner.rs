//! Runs cells on the oracle and on the subject, in parallel, and compares what both show.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use conformance_worker::Limits;
use serde::{Deserialize, Serialize};

use crate::case::{Cell, Program};
use crate::compare::normalise::{Counts, Normaliser};
use crate::compare::{self, FacetResult, Settings, Verdict};
use crate::facet::Facet;
use crate::fault::Fault;
use crate::observe::end_state::{EndState, Probe};
use crate::observe::{Observation, Outcome};
use crate::scratch::Scratch;
use crate::subject::precompiled::{self, Precompiled};
use crate::subject::{Form, Session, Subject};

/// What came out for one cell.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Judgement {
    /// Why the subject cannot run it.
    pub unsupported: Option<String>,
    /// The facets under which something was to be seen.
    pub facets: BTreeMap<Facet, FacetResult>,
    /// What the oracle showed.
    pub oracle: Option<Observation>,
    /// What the subject showed.
    pub subject: Option<Observation>,
    /// What is at fault where something differs, if that was sought and can be told.
    pub fault: Option<Fault>,
}

impl Judgement {
    /// The verdict on the cell as a whole.
    pub fn verdict(&self) -> Verdict {
        let has = |verdict| self.facets.values().any(|result| result.verdict == verdict);
        if self.unsupported.is_some() {
            Verdict::Unsupported
        } else if has(Verdict::Differs) {
            Verdict::Differs
        } else if has(Verdict::Poisoned) && !has(Verdict::Equal) {
            Verdict::Poisoned
        } else {
            Verdict::Equal
        }
    }

    /// Whether the subject broke down on a program that the oracle ends otherwise. No registry excuses that.
    pub fn is_breakdown(&self) -> bool {
        let differs = self.facets.get(&Facet::Outcome).is_some_and(|result| result.verdict == Verdict::Differs);
        differs && self.subject.as_ref().is_some_and(|subject| subject.outcome.is_breakdown())
    }

    /// The first facet that differs: it names the divergence.
    pub fn divergence(&self) -> Option<Facet> {
        self.facets.iter().find(|(_, result)| result.verdict == Verdict::Differs).map(|(facet, _)| *facet)
    }
}

/// The oracle and subjects that are ready to run one program after the other, in one folder: whatever shows the
/// program's path shows the same on all sides. The oracle runs each program once, however many are compared with it.
pub struct Round<'sides> {
    // Before the folder, which goes away once nobody works in it.
    oracle: Side,
    oracle_subject: &'sides dyn Subject,
    /// Started when it is first needed.
    second_oracle: Option<Side>,
    subjects: Vec<(&'sides dyn Subject, Side)>,
    folder: Scratch,
    limits: Limits,
    settings: Settings,
}

impl<'sides> Round<'sides> {
    /// Makes all sides ready.
    ///
    /// # Errors
    /// Where one of them cannot be started.
    pub fn start(
        oracle: &'sides dyn Subject,
        subjects: &[&'sides dyn Subject],
        limits: Limits,
        settings: &Settings,
    ) -> Result<Self> {
        let folder = Scratch::new()?;
        let start = |subject: &dyn Subject| Side::start(subject, &folder, settings, &limits);
        let subjects = subjects.iter().map(|subject| Ok((*subject, start(*subject)?))).collect::<Result<_>>()?;
        Ok(Self {
            oracle: start(oracle)?,
            oracle_subject: oracle,
            second_oracle: None,
            subjects,
            folder,
            limits,
            settings: settings.clone(),
        })
    }

    /// Runs a cell on all sides and compares each subject with the oracle; a judgement for each subject, in order, or,
    /// where there is none, one with what the oracle showed. `counts` are those of each judgement.
    ///
    /// # Errors
    /// Where a side cannot go on.
    pub fn judge(&mut self, cell: &Cell, counts: &mut [Counts]) -> Result<Vec<Judgement>> {
        let unsupported: Vec<Option<String>> =
            self.subjects.iter().map(|(subject, _)| compare::unsupported(cell, *subject)).collect();
        let context = || format!("{} could not be run", cell.id);
        let oracle = self.oracle.run(&cell.program.text, None, &self.limits).with_context(context)?;
        if self.subjects.is_empty() {
            return Ok(vec![Judgement { oracle: Some(oracle), ..Judgement::default() }]);
        }
        let mut judgements = Vec::with_capacity(unsupported.len());
        let mut again = None;
        for (index, unsupported) in unsupported.into_iter().enumerate() {
            if unsupported.is_some() {
                // What the oracle shows is worth knowing all the same.
                judgements.push(Judgement { unsupported, oracle: Some(oracle.clone()), ..Judgement::default() });
                continue;
            }
            let mut fresh = Counts::default();
            let counts = counts.get_mut(index).unwrap_or(&mut fresh);
            let mut judgement = match self.subjects[index].0.form() {
                Form::Code => self.judge_code(cell, &oracle, index, &mut again, counts).with_context(context)?,
                Form::Text | Form::TextOrCode => {
                    let subject = self.run_subject(index, cell, false).with_context(context)?;
                    self.compare(cell, oracle.clone(), subject, index, &mut again, counts)?
                }
            };
            if self.settings.seeks_fault && judgement.verdict() == Verdict::Differs {
                judgement.fault = self.fault(cell, &oracle, index, &mut again).with_context(context)?;
            }
            judgements.push(judgement);
        }
        Ok(judgements)
    }

    /// What a subject shows of a cell, as text or, where `is_code`, as what the oracle compiles it to.
    fn run_subject(&mut self, index: usize, cell: &Cell, is_code: bool) -> Result<Observation> {
        let (_, side) = &mut self.subjects[index];
        let compiler: Option<&mut dyn Session> = if is_code { Some(self.oracle.session.as_mut()) } else { None };
        side.run(&cell.program.text, compiler, &self.limits)
    }

    /// Compares what a subject shows of what the oracle compiles a cell to. What still differs may do so because code that
    /// comes from a file is not all that it was: its constants are other objects, and its sets are filled in another order. So the
    /// oracle then runs it from a file, too, and where both sides agree on that they agree.
    fn judge_code(
        &mut self,
        cell: &Cell,
        oracle: &Observation,
        index: usize,
        again: &mut Option<Option<EndState>>,
        counts: &mut Counts,
    ) -> Result<Judgement> {
        let before = counts.clone();
        let subject = self.run_subject(index, cell, true)?;
        let judgement = self.compare(cell, oracle.clone(), subject, index, again, counts)?;
        let Some(Facet::Outcome | Facet::Stdout) = judgement.divergence() else { return Ok(judgement) };
        let session = self.oracle.session.as_mut();
        let Some(code) = precompiled::compile(session, &cell.program.text, &self.limits)? else {
            return Ok(judgement);
        };
        let from_file = session.run_code(&cell.program.text, &code, &self.limits)?;
        let Observation { exception, stderr, end_state, .. } = oracle.clone();
        // There is no source that a traceback could show.
        let from_file = Observation { exception, stderr, end_state, ..from_file };
        let Some(subject) = judgement.subject.clone() else { return Ok(judgement) };
        let mut counts_of_file = before;
        let second = self.compare(cell, from_file, subject, index, again, &mut counts_of_file)?;
        if second.verdict() == Verdict::Differs {
            // The program may look at its own file, which holds no text then.
            return Ok(judgement);
        }
        *counts = counts_of_file;
        Ok(second)
    }

    /// What is at fault where a subject differs on a cell; none where it takes programs as text alone, or the oracle cannot
    /// compile for others.
    fn fault(
        &mut self,
        cell: &Cell,
        oracle: &Observation,
        index: usize,
        again: &mut Option<Option<EndState>>,
    ) -> Result<Option<Fault>> {
        let form = self.subjects[index].0.form();
        if form == Form::Text || !self.oracle_subject.makes_code() {
            return Ok(None);
        }
        if precompiled::compile(self.oracle.session.as_mut(), &cell.program.text, &self.limits)?.is_none() {
            return Ok(Some(Fault::Compiler));
        }
        if form == Form::Code {
            return Ok(Some(Fault::VirtualMachine));
        }
        let judgement = self.judge_code(cell, oracle, index, again, &mut Counts::default())?;
        let differs = judgement.verdict() == Verdict::Differs;
        Ok(Some(if differs { Fault::VirtualMachine } else { Fault::Compiler }))
    }

    /// Compares what one subject showed; `again` is the oracle's second picture, once one was needed.
    fn compare(
        &mut self,
        cell: &Cell,
        mut oracle: Observation,
        mut subject: Observation,
        index: usize,
        again: &mut Option<Option<EndState>>,
        counts: &mut Counts,
    ) -> Result<Judgement> {
        let before = counts.clone();
        let mut facets = compare::compare(cell, &oracle, &subject, &self.settings, counts);
        self.subjects[index].1.leave_out(&mut facets);
        let differs = |facet| facets.get(facet).is_some_and(|result| result.verdict == Verdict::Differs);
        if self.settings.normalisers.contains(&Normaliser::Unrepeatable)
            && Facet::END_STATE.iter().any(differs)
            && oracle.end_state.is_some()
            && subject.end_state.is_some()
        {
            let again = match again {
                Some(again) => again,
                None => again
                    .insert(self.again(&cell.program.text).with_context(|| format!("{} could not be run", cell.id))?),
            };
            if let (Some(of_oracle), Some(of_subject), Some(again)) =
                (&mut oracle.end_state, &mut subject.end_state, again)
            {
                *counts = before;
                let dropped = EndState::drop_unrepeatable(of_oracle, of_subject, again);
                *counts.entry(Normaliser::Unrepeatable).or_default() += dropped;
                facets = compare::compare(cell, &oracle, &subject, &self.settings, counts);
                self.subjects[index].1.leave_out(&mut facets);
            }
        }
        Ok(Judgement { facets, oracle: Some(oracle), subject: Some(subject), ..Judgement::default() })
    }

    /// The oracle's picture of a program, taken in another process, whose memory lies elsewhere.
    fn again(&mut self, program: &str) -> Result<Option<EndState>> {
        let side = match &mut self.second_oracle {
            Some(side) => side,
            None => {
                let side = Side::start(self.oracle_subject, &self.folder, &self.settings, &self.limits)?;
                self.second_oracle.insert(side)
            }
        };
        side.picture(program, None, &self.limits)
    }

    fn stoppers(&self) -> Vec<Box<dyn Fn() + Send>> {
        let subjects = self.subjects.iter().map(|(_, side)| side.session.stopper());
        [self.oracle.session.stopper()].into_iter().chain(subjects).collect()
    }
}

/// The oracle and one subject: a [`Round`] of two.
pub struct Pair<'sides>(Round<'sides>);

impl<'sides> Pair<'sides> {
    /// Makes both sides ready; without a subject, only the oracle runs.
    pub fn start(
        oracle: &'sides dyn Subject,
        subject: Option<&'sides dyn Subject>,
        limits: Limits,
        settings: &Settings,
    ) -> Result<Self> {
        Ok(Self(Round::start(oracle, subject.as_slice(), limits, settings)?))
    }

    /// Runs a cell on both sides and compares.
    pub fn judge(&mut self, cell: &Cell, counts: &mut Counts) -> Result<Judgement> {
        let judgements = self.0.judge(cell, std::slice::from_mut(counts))?;
        judgements.into_iter().next().context("there is no judgement")
    }

    /// Runs any program on both sides and compares.
    pub fn judge_program(&mut self, name: &str, program: &Program, counts: &mut Counts) -> Result<Judgement> {
        self.judge(&Cell::of_program(name, program.clone()), counts)
    }
}

/// A session, with what takes the picture of the end state in it.
struct Side {
    session: Box<dyn Session>,
    probe: Option<Probe>,
    /// The facets that cannot be seen of the subject, each with the reason.
    unseen: BTreeMap<Facet, String>,
}

impl Side {
    fn start(subject: &dyn Subject, folder: &Scratch, settings: &Settings, limits: &Limits) -> Result<Self> {
        let wanted = settings.facets.iter().copied();
        let unseen: BTreeMap<Facet, String> =
            wanted.filter_map(|facet| Some((facet, subject.lacks_facet(facet)?))).collect();
        let is_wanted = |facet: &Facet| settings.facets.contains(facet) && !unseen.contains_key(facet);
        let takes_pictures = Facet::END_STATE.iter().any(is_wanted);
        let mut session = subject.start(folder.path())?;
        let probe = takes_pictures.then(|| Probe::prepare(session.as_mut(), limits)).transpose()?;
        Ok(Self { session, probe, unseen })
    }

    /// Takes the verdict on what cannot be seen of the subject.
    fn leave_out(&self, facets: &mut BTreeMap<Facet, FacetResult>) {
        for (facet, reason) in &self.unseen {
            if let Some(result) = facets.get_mut(facet) {
                *result = FacetResult {
                    verdict: Verdict::Unsupported,
                    reason: Some(reason.clone()),
                    oracle: None,
                    subject: None,
                };
            }
        }
    }

    /// The picture of what the program leaves behind; none where no picture is wanted or came about.
    fn picture(
        &mut self,
        program: &str,
        compiler: Option<&mut dyn Session>,
        limits: &Limits,
    ) -> Result<Option<EndState>> {
        let Some(probe) = &self.probe else { return Ok(None) };
        match compiler {
            Some(compiler) => {
                let mut session = Precompiled { session: self.session.as_mut(), compiler };
                probe.picture(&mut session, program, limits)
            }
            None => probe.picture(self.session.as_mut(), program, limits),
        }
    }

    /// Runs a program, which the compiler compiles where there is one.
    fn run(&mut self, program: &str, mut compiler: Option<&mut dyn Session>, limits: &Limits) -> Result<Observation> {
        let mut observation = match &mut compiler {
            Some(compiler) => {
                Precompiled { session: self.session.as_mut(), compiler: &mut **compiler }.run(program, limits)?
            }
            None => self.session.run(program, limits)?,
        };
        // A program that fails, leaves or is stopped never comes to its end.
        if observation.outcome == (Outcome::Exited { code: 0 }) {
            observation.end_state = self.picture(program, compiler, limits)?;
        }
        Ok(observation)
    }
}

/// What to run, and how.
pub struct Plan<'sides> {
    /// The cells.
    pub cells: Vec<&'sides Cell>,
    /// The side that is right.
    pub oracle: &'sides dyn Subject,
    /// The sides that are judged; without one, the oracle's observations are all there is.
    pub subjects: Vec<&'sides dyn Subject>,
    /// Limits of each program.
    pub limits: Limits,
    /// How many rounds of workers run at a time.
    pub jobs: usize,
    /// What is compared.
    pub settings: Settings,
}

/// What came out for one subject, or for the oracle where there is none.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// A judgement for each cell, in order.
    pub judgements: Vec<Judgement>,
    /// What the normalisers changed.
    pub counts: Counts,
}

/// What hears of a cell as soon as it is judged: its place in the plan, a judgement for each subject, and what the
/// normalisers changed for each.
pub type Told<'a> = dyn FnMut(usize, &[Judgement], &[Counts]) -> Result<()> + 'a;

/// Adds what the normalisers changed elsewhere.
pub(crate) fn add(counts: &mut Counts, more: &Counts) {
    more.iter().for_each(|(normaliser, count)| *counts.entry(*normaliser).or_default() += count);
}

/// How often the run looks whether it should stop.
const STOP_INTERVAL: Duration = Duration::from_millis(100);

impl Plan<'_> {
    /// Runs the plan and gives what came out for each subject, in order; without one, what the oracle showed.
    ///
    /// `progress` hears how many cells are done. When `stop` becomes true, every worker and what it
    /// runs is ended, and the run is an error.
    ///
    /// # Errors
    /// Where a side cannot be started or cannot go on, or the run was stopped.
    pub fn run(&self, stop: &AtomicBool, progress: &mut dyn FnMut(usize)) -> Result<Vec<Judged>> {
        let mut done = 0;
        self.run_telling(stop, &mut |_, _, _| {
            done += 1;
            progress(done);
            Ok(())
        })
    }

    /// As [`Plan::run`]; `told` hears of each cell as soon as it is judged, in any order.
    ///
    /// # Errors
    /// As [`Self::run`], and where `told` gives one.
    pub fn run_telling(&self, stop: &AtomicBool, told: &mut Told<'_>) -> Result<Vec<Judged>> {
        let next = AtomicUsize::new(0);
        let (sender, receiver) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..self.jobs.clamp(1, self.cells.len().max(1)) {
                let (next, sender) = (&next, sender.clone());
                scope.spawn(move || {
                    let result = self.work(next, &sender);
                    let _ = sender.send(Message::Finished(result));
                });
            }
            drop(sender);
            self.collect(&receiver, &next, stop, told)
        })
    }

    /// Runs the plan, and gives what came out for its first subject, or for the oracle.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn run_one(&self, stop: &AtomicBool, progress: &mut dyn FnMut(usize)) -> Result<Judged> {
        Ok(self.run(stop, progress)?.into_iter().next().unwrap_or_default())
    }

    /// For how many sides there is a judgement of each cell.
    fn width(&self) -> usize {
        self.subjects.len().max(1)
    }

    fn collect(
        &self,
        receiver: &mpsc::Receiver<Message>,
        next: &AtomicUsize,
        stop: &AtomicBool,
        told: &mut Told<'_>,
    ) -> Result<Vec<Judged>> {
        let mut judgements: Vec<Option<Vec<Judgement>>> = self.cells.iter().map(|_| None).collect();
        let mut counts = vec![Counts::default(); self.width()];
        let mut stoppers: Vec<Box<dyn Fn() + Send>> = Vec::new();
        let mut failure = None;
        let mut done = 0;
        loop {
            let mut is_stopping = stop.load(Ordering::Relaxed);
            match receiver.recv_timeout(STOP_INTERVAL) {
                Ok(Message::Started(more)) => stoppers.extend(more),
                Ok(Message::Judged(index, of_cell, more)) => {
                    if let Err(error) = told(index, &of_cell, &more) {
                        failure = failure.or(Some(error));
                        is_stopping = true;
                    }
                    counts.iter_mut().zip(&more).for_each(|(counts, more)| add(counts, more));
                    judgements[index] = Some(of_cell);
                    done += 1;
                }
                Ok(Message::Finished(Ok(()))) => {}
                Ok(Message::Finished(Err(error))) => {
                    failure = failure.or(Some(error));
                    is_stopping = true;
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
            if is_stopping {
                next.store(self.cells.len(), Ordering::Relaxed);
                stoppers.drain(..).for_each(|stop| stop());
            }
        }
        if stop.load(Ordering::Relaxed) {
            bail!("interrupted after {done} of {} cells", self.cells.len());
        }
        if let Some(error) = failure {
            return Err(error);
        }
        let judged = |counts| Judged { judgements: Vec::with_capacity(self.cells.len()), counts };
        let mut all: Vec<Judged> = counts.into_iter().map(judged).collect();
        for of_cell in judgements {
            let of_cell = of_cell.context("a cell was left out")?;
            all.iter_mut().zip(of_cell).for_each(|(judged, judgement)| judged.judgements.push(judgement));
        }
        Ok(all)
    }

    fn work(&self, next: &AtomicUsize, sender: &mpsc::Sender<Message>) -> Result<()> {
        let mut round = Round::start(self.oracle, &self.subjects, self.limits, &self.settings)?;
        // The receiver is there until all workers have finished.
        let _ = sender.send(Message::Started(round.stoppers()));
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(cell) = self.cells.get(index) else { return Ok(()) };
            let mut counts = vec![Counts::default(); self.width()];
            let judgements = round.judge(cell, &mut counts)?;
            let _ = sender.send(Message::Judged(index, judgements, counts));
        }
    }
}

enum Message {
    Started(Vec<Box<dyn Fn() + Send>>),
    Judged(usize, Vec<Judgement>, Vec<Counts>),
    Finished(Result<()>),
}
