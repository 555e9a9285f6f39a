//! Runs cells on the oracle and on the subject, in parallel, and compares what both show.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use conformance_worker::Limits;

use crate::case::{Cell, Program};
use crate::compare::normalise::{Counts, Normaliser};
use crate::compare::{self, FacetResult, Settings, Verdict};
use crate::facet::Facet;
use crate::observe::end_state::{EndState, Probe};
use crate::observe::{Observation, Outcome};
use crate::scratch::Scratch;
use crate::subject::{Session, Subject};

/// What came out for one cell.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Why the subject cannot run it.
    pub unsupported: Option<String>,
    /// The facets under which something was to be seen.
    pub facets: BTreeMap<Facet, FacetResult>,
    /// What the oracle showed.
    pub oracle: Option<Observation>,
    /// What the subject showed.
    pub subject: Option<Observation>,
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

/// Two sides that are ready to run one program after the other, in one folder: whatever shows the
/// program's path shows the same on both.
pub struct Pair<'sides> {
    // Before the folder, which goes away once nobody works in it.
    oracle: Side,
    oracle_subject: &'sides dyn Subject,
    /// Started when it is first needed.
    second_oracle: Option<Side>,
    subject: Option<(&'sides dyn Subject, Side)>,
    folder: Scratch,
    limits: Limits,
    settings: Settings,
}

impl<'sides> Pair<'sides> {
    /// Makes both sides ready; without a subject, only the oracle runs.
    pub fn start(
        oracle: &'sides dyn Subject,
        subject: Option<&'sides dyn Subject>,
        limits: Limits,
        settings: &Settings,
    ) -> Result<Self> {
        let folder = Scratch::new()?;
        let start = |subject: &dyn Subject| Side::start(subject, &folder, settings, &limits);
        let subject = subject.map(|subject| start(subject).map(|side| (subject, side))).transpose()?;
        Ok(Self {
            oracle: start(oracle)?,
            oracle_subject: oracle,
            second_oracle: None,
            subject,
            folder,
            limits,
            settings: settings.clone(),
        })
    }

    /// Runs a cell on both sides and compares.
    pub fn judge(&mut self, cell: &Cell, counts: &mut Counts) -> Result<Judgement> {
        let unsupported = self.subject.as_ref().and_then(|(subject, _)| compare::unsupported(cell, *subject));
        let context = || format!("{} could not be run", cell.id);
        let oracle = self.oracle.run(&cell.program.text, &self.limits).with_context(context)?;
        if unsupported.is_some() {
            // What the oracle shows is worth knowing all the same.
            return Ok(Judgement { unsupported, oracle: Some(oracle), ..Judgement::default() });
        }
        let Some((_, side)) = &mut self.subject else {
            return Ok(Judgement { oracle: Some(oracle), ..Judgement::default() });
        };
        let subject = side.run(&cell.program.text, &self.limits).with_context(context)?;
        let (mut oracle, mut subject) = (oracle, subject);
        let before = counts.clone();
        let mut facets = compare::compare(cell, &oracle, &subject, &self.settings, counts);
        let differs = |facet| facets.get(facet).is_some_and(|result| result.verdict == Verdict::Differs);
        if self.settings.normalisers.contains(&Normaliser::Unrepeatable)
            && Facet::END_STATE.iter().any(differs)
            && let (Some(of_oracle), Some(of_subject)) = (&mut oracle.end_state, &mut subject.end_state)
            && let Some(again) = self.again(&cell.program.text).with_context(context)?
        {
            *counts = before;
            let dropped = EndState::drop_unrepeatable(of_oracle, of_subject, &again);
            *counts.entry(Normaliser::Unrepeatable).or_default() += dropped;
            facets = compare::compare(cell, &oracle, &subject, &self.settings, counts);
        }
        Ok(Judgement { unsupported: None, facets, oracle: Some(oracle), subject: Some(subject) })
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
        side.picture(program, &self.limits)
    }

    /// Runs any program on both sides and compares.
    pub fn judge_program(&mut self, name: &str, program: &Program, counts: &mut Counts) -> Result<Judgement> {
        self.judge(&Cell::of_program(name, program.clone()), counts)
    }

    fn stoppers(&self) -> Vec<Box<dyn Fn() + Send>> {
        let subject = self.subject.as_ref().map(|(_, side)| side.session.stopper());
        [self.oracle.session.stopper()].into_iter().chain(subject).collect()
    }
}

/// A session, with what takes the picture of the end state in it.
struct Side {
    session: Box<dyn Session>,
    probe: Option<Probe>,
}

impl Side {
    fn start(subject: &dyn Subject, folder: &Scratch, settings: &Settings, limits: &Limits) -> Result<Self> {
        let takes_pictures = Facet::END_STATE.iter().any(|facet| settings.facets.contains(facet));
        let mut session = subject.start(folder.path())?;
        let probe = takes_pictures.then(|| Probe::prepare(session.as_mut(), limits)).transpose()?;
        Ok(Self { session, probe })
    }

    /// The picture of what the program leaves behind; none where no picture is wanted or came about.
    fn picture(&mut self, program: &str, limits: &Limits) -> Result<Option<EndState>> {
        match &self.probe {
            Some(probe) => probe.picture(self.session.as_mut(), program, limits),
            None => Ok(None),
        }
    }

    fn run(&mut self, program: &str, limits: &Limits) -> Result<Observation> {
        let mut observation = self.session.run(program, limits)?;
        // A program that fails, leaves or is stopped never comes to its end.
        if observation.outcome == (Outcome::Exited { code: 0 }) {
            observation.end_state = self.picture(program, limits)?;
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
    /// The side that is judged; without one, the oracle's observations are all there is.
    pub subject: Option<&'sides dyn Subject>,
    /// Limits of each program.
    pub limits: Limits,
    /// How many pairs of workers run at a time.
    pub jobs: usize,
    /// What is compared.
    pub settings: Settings,
}

/// How often the run looks whether it should stop.
const STOP_INTERVAL: Duration = Duration::from_millis(100);

impl Plan<'_> {
    /// Runs the plan and gives a judgement for each cell, in order, and what the normalisers changed.
    ///
    /// `progress` hears how many cells are done. When `stop` becomes true, every worker and what it
    /// runs is ended, and the run is an error.
    pub fn run(&self, stop: &AtomicBool, progress: &mut dyn FnMut(usize)) -> Result<(Vec<Judgement>, Counts)> {
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
            self.collect(&receiver, &next, stop, progress)
        })
    }

    fn collect(
        &self,
        receiver: &mpsc::Receiver<Message>,
        next: &AtomicUsize,
        stop: &AtomicBool,
        progress: &mut dyn FnMut(usize),
    ) -> Result<(Vec<Judgement>, Counts)> {
        let mut judgements: Vec<Option<Judgement>> = self.cells.iter().map(|_| None).collect();
        let mut counts = Counts::default();
        let mut stoppers: Vec<Box<dyn Fn() + Send>> = Vec::new();
        let mut failure = None;
        let mut done = 0;
        loop {
            let mut is_stopping = stop.load(Ordering::Relaxed);
            match receiver.recv_timeout(STOP_INTERVAL) {
                Ok(Message::Started(more)) => stoppers.extend(more),
                Ok(Message::Judged(index, judgement)) => {
                    judgements[index] = Some(*judgement);
                    done += 1;
                    progress(done);
                }
                Ok(Message::Finished(Ok(more))) => {
                    more.into_iter().for_each(|(normaliser, count)| *counts.entry(normaliser).or_default() += count);
                }
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
        let judgements: Option<Vec<Judgement>> = judgements.into_iter().collect();
        Ok((judgements.context("a cell was left out")?, counts))
    }

    fn work(&self, next: &AtomicUsize, sender: &mpsc::Sender<Message>) -> Result<Counts> {
        let mut pair = Pair::start(self.oracle, self.subject, self.limits, &self.settings)?;
        // The receiver is there until all workers have finished.
        let _ = sender.send(Message::Started(pair.stoppers()));
        let mut counts = Counts::default();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(cell) = self.cells.get(index) else { return Ok(counts) };
            let judgement = pair.judge(cell, &mut counts)?;
            let _ = sender.send(Message::Judged(index, Box::new(judgement)));
        }
    }
}

enum Message {
    Started(Vec<Box<dyn Fn() + Send>>),
    Judged(usize, Box<Judgement>),
    Finished(Result<Counts>),
}
