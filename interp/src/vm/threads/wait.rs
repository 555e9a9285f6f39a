//! What a thread that does not run waits for.

use std::fs::File;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::Identity;
use crate::modules::thread::is_free;
use crate::object::ObjectRef;
use crate::vm::Vm;

/// What has to come true.
#[derive(Clone)]
pub enum Condition {
    /// Nothing: the others have their turn first.
    Turn,
    /// Nothing that others could do: only time ends it.
    Time,
    /// That a lock can be taken.
    Free(ObjectRef),
    /// That a thread has ended.
    Ended(Identity),
    /// That a handler of a signal has been called since there were so many such calls.
    Signal(u64),
    /// That the thread of a handle has ended, or is taken for that.
    Done(ObjectRef),
    /// That one of these files is ready: can be read or written without waiting.
    Ready(Rc<[(Rc<File>, PollFlags)]>),
}

/// A condition, and how long it is waited for.
#[derive(Clone)]
pub struct Wait {
    pub condition: Condition,
    pub deadline: Option<Instant>,
}

impl Wait {
    /// That of a thread that can go on.
    pub const TURN: Self = Self { condition: Condition::Turn, deadline: None };

    /// Whether the thread can go on, be it that its time is over.
    pub fn is_over(&self, vm: &Vm) -> bool {
        self.condition.holds(vm) || self.deadline.is_some_and(|deadline| deadline <= Instant::now())
    }
}

impl Condition {
    /// Whether it has come true.
    pub fn holds(&self, vm: &Vm) -> bool {
        match self {
            Self::Turn => true,
            Self::Time => false,
            Self::Free(lock) => is_free(lock),
            Self::Ended(identity) => !vm.threads.is_alive(*identity),
            Self::Signal(before) => vm.module_state.handled_signals != *before,
            Self::Done(handle) => crate::modules::thread::is_done(vm, handle),
            Self::Ready(files) => {
                let mut files: Vec<PollFd<'_>> = poll_descriptors(files).collect();
                poll(&mut files, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
            }
        }
    }

    /// That a file can be read, or written.
    pub fn ready(file: Rc<File>, event: PollFlags) -> Self {
        Self::Ready(Rc::new([(file, event)]))
    }
}

/// What to ask the system for.
fn poll_descriptors(files: &[(Rc<File>, PollFlags)]) -> impl Iterator<Item = PollFd<'_>> {
    files.iter().map(|(file, event)| PollFd::new(&**file, *event))
}

/// Has the process wait until one of these may be over, or a signal comes. Whether that can ever be; that one of them is over
/// by what a signal's handler does can be where `signals_come`.
pub fn sleep_until_any<'a>(waits: impl Iterator<Item = &'a Wait> + Clone, signals_come: bool) -> bool {
    // Signals are looked at so often.
    const LONGEST: Duration = Duration::from_millis(50);
    let files = waits.clone().filter_map(|wait| match &wait.condition {
        Condition::Ready(files) => Some(files),
        _ => None,
    });
    let mut files: Vec<PollFd<'_>> = files.flat_map(|files| poll_descriptors(files)).collect();
    let signals_come = signals_come || waits.clone().any(|wait| matches!(wait.condition, Condition::Signal(_)));
    let deadline = waits.filter_map(|wait| wait.deadline).min();
    if files.is_empty() && deadline.is_none() && !signals_come {
        return false;
    }
    let left = deadline.map_or(LONGEST, |deadline| deadline.saturating_duration_since(Instant::now()).min(LONGEST));
    let left = Timespec { tv_sec: 0, tv_nsec: i64::from(left.subsec_nanos()) };
    // Whatever it answers, the conditions are asked next. A signal ends it.
    let _ = poll(&mut files, Some(&left));
    true
}
