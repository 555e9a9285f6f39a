//! An observation: what one subject showed of one program.

pub mod bytes;
pub mod display;
pub mod end_state;

use std::fmt;
use std::time::Duration;

use conformance_worker::{Ending, Reply};
use serde::{Deserialize, Serialize};

use crate::code_objects::programs::CodeObjects;
use display::Chain;
use end_state::EndState;

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum Outcome {
    /// It exited with this code.
    Exited {
        /// The exit code.
        code: i32,
    },
    /// A signal killed it.
    Signaled {
        /// The signal's number.
        signal: i32,
    },
    /// It was stopped after the time that it had.
    TimedOut,
    /// It was stopped after writing more than it may.
    OutputLimit,
    /// It gave up because memory was at its limit.
    MemoryLimit,
    /// The subject broke an invariant of its own; no program may cause that.
    Panicked {
        /// What it said.
        message: String,
    },
    /// The program took the worker down with it.
    WorkerLost,
}

impl Outcome {
    /// Whether the subject itself broke down: a panic, or a signal that says that memory or an invariant is broken.
    pub fn is_breakdown(&self) -> bool {
        const BROKEN: [i32; 5] = [libc::SIGABRT, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGSEGV];
        match self {
            Self::Panicked { .. } | Self::WorkerLost => true,
            Self::Signaled { signal } => BROKEN.contains(signal),
            _ => false,
        }
    }

    /// Whether the program was stopped, so that what it wrote until then depends on the moment.
    pub fn is_cut_short(&self) -> bool {
        matches!(self, Self::TimedOut | Self::OutputLimit | Self::MemoryLimit)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exited { code } => write!(formatter, "exited with code {code}"),
            Self::Signaled { signal } => write!(formatter, "killed by {}", signal_name(*signal)),
            Self::TimedOut => formatter.write_str("stopped at the time limit"),
            Self::OutputLimit => formatter.write_str("stopped at the output limit"),
            Self::MemoryLimit => formatter.write_str("stopped at the memory limit"),
            Self::Panicked { message } => write!(formatter, "panicked: {message}"),
            Self::WorkerLost => formatter.write_str("ended the worker that ran it"),
        }
    }
}

/// What one subject showed of one program.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Observation {
    /// How the program ended.
    pub outcome: Outcome,
    /// Standard output, every byte.
    #[serde(with = "bytes")]
    pub stdout: Vec<u8>,
    /// Standard error, every byte.
    #[serde(with = "bytes")]
    pub stderr: Vec<u8>,
    /// The uncaught exception, read from standard error.
    pub exception: Option<Chain>,
    /// What its code objects are, where they were compared and differ.
    #[serde(default)]
    pub code_objects: Option<CodeObjects>,
    /// What it left behind, where it ended by itself and the picture was wanted.
    pub end_state: Option<EndState>,
    /// From the fork to the end.
    pub duration: Duration,
}

impl Observation {
    /// Takes in what a program left behind.
    pub fn new(outcome: Outcome, stdout: Vec<u8>, stderr: Vec<u8>, duration: Duration) -> Self {
        // Exit code 0 means that whatever traceback stands on standard error was printed on purpose.
        let has_failed = matches!(outcome, Outcome::Exited { code } if code != 0)
            || outcome == Outcome::Signaled { signal: libc::SIGINT };
        let exception = has_failed.then(|| display::uncaught(&String::from_utf8_lossy(&stderr))).flatten();
        Self { outcome, stdout, stderr, exception, code_objects: None, end_state: None, duration }
    }

    /// The observation of a program that took its worker down.
    pub fn worker_lost() -> Self {
        Self::new(Outcome::WorkerLost, Vec::new(), Vec::new(), Duration::ZERO)
    }
}

impl From<Reply> for Observation {
    fn from(reply: Reply) -> Self {
        let outcome = match reply.ending {
            // What Rust's allocator says before it aborts; CPython raises MemoryError instead.
            Ending::Signaled(libc::SIGABRT) if reply.stderr.starts_with(b"memory allocation of ") => {
                Outcome::MemoryLimit
            }
            Ending::Exited(code) => Outcome::Exited { code },
            Ending::Signaled(signal) => Outcome::Signaled { signal },
            Ending::TimedOut => Outcome::TimedOut,
            Ending::OutputLimit => Outcome::OutputLimit,
            Ending::Panicked(message) => Outcome::Panicked { message },
        };
        Self::new(outcome, reply.stdout, reply.stderr, reply.duration)
    }
}

fn signal_name(signal: i32) -> String {
    let names = [
        (libc::SIGABRT, "SIGABRT"),
        (libc::SIGALRM, "SIGALRM"),
        (libc::SIGBUS, "SIGBUS"),
        (libc::SIGFPE, "SIGFPE"),
        (libc::SIGHUP, "SIGHUP"),
        (libc::SIGILL, "SIGILL"),
        (libc::SIGINT, "SIGINT"),
        (libc::SIGKILL, "SIGKILL"),
        (libc::SIGPIPE, "SIGPIPE"),
        (libc::SIGSEGV, "SIGSEGV"),
        (libc::SIGTERM, "SIGTERM"),
        (libc::SIGTRAP, "SIGTRAP"),
        (libc::SIGUSR1, "SIGUSR1"),
        (libc::SIGUSR2, "SIGUSR2"),
        (libc::SIGXFSZ, "SIGXFSZ"),
    ];
    let name = names.into_iter().find(|(number, _)| *number == signal).map(|(_, name)| name);
    name.map_or_else(|| format!("signal {signal}"), |name| format!("signal {signal} ({name})"))
}
