//! Any implementation that runs a file: a command, started anew for each program.
//!
//! The same worker as for the others forks and watches, so that limits, process groups and what a crash, a hang or a
//! flood comes to are the same; its child becomes the command.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};
use conformance_worker::{Exit, Host, Limits, Server};

use super::registry::{Allowance, Entry};
use super::worker::{WorkerCommand, WorkerSession};
use super::{Harness, Identity, Session, Subject};
use crate::case::Need;
use crate::facet::Facet;
use crate::observe::end_state::Probe;
use crate::observe::{Observation, Outcome};
use crate::scratch::Scratch;
use crate::specifier::exact_version;

/// What stands for the file in the arguments of a command.
pub const FILE: &str = "{file}";

/// The first argument of a worker that runs a command.
pub(super) const WORKER: &str = "--command";

/// What an implementation of Python in Python's own words tells of itself.
const PROBE: &str = "\
import sys
def numbers(version):
    return '.'.join([str(number) for number in tuple(version)[:3]])
print(sys.implementation.name, numbers(sys.implementation.version), numbers(sys.version_info))
";

/// What every command finds in its environment: what the contract's set-up comes to where the implementation looks
/// for it as CPython does.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("PYTHONHASHSEED", "0"),
    ("PYTHONDONTWRITEBYTECODE", "1"),
    ("PYTHONNOUSERSITE", "1"),
    ("PYTHONSAFEPATH", "1"),
    ("PYTHONUTF8", "1"),
    ("PYTHON_COLORS", "0"),
];

/// How a worker's complaint begins whose child could not become the command.
const NOT_STARTED: &str = "the command cannot be started: ";

/// An implementation that is a command.
pub struct CommandSubject {
    identity: Identity,
    argument: String,
    command: WorkerCommand,
    entry: Entry,
    /// The facets of the end state that its probe does not show, each with the reason; found out when first asked for.
    unseen: OnceLock<BTreeMap<Facet, String>>,
}

impl CommandSubject {
    /// Finds the program of an entry and asks it what it is. `argument` is what chose it on the command line.
    ///
    /// # Errors
    /// That the program is missing, or tells no version or that of something else, with the next step.
    pub fn prepare(entry: &Entry, argument: &str, harness: &Harness) -> Result<Self> {
        let [name, arguments @ ..] = entry.command.as_slice() else { bail!("--subject {argument}: no command") };
        let found = |name| {
            find(name)
                .ok()
                .with_context(|| format!("--subject {argument}: the program `{name}` is not there; {}", entry.install))
        };
        let before = harness.arguments.iter().cloned().chain([WORKER.into()]).collect();
        let words = |program: PathBuf, arguments: &[String]| -> Vec<OsString> {
            [program.into_os_string()].into_iter().chain(arguments.iter().map(OsString::from)).collect()
        };
        let after = words(found(name)?, arguments);
        let fixed = ENVIRONMENT.iter().map(|(name, value)| (OsString::from(name), OsString::from(value)));
        let own = entry.environment.iter().map(|(name, value)| (OsString::from(name), OsString::from(value)));
        let inherited = entry.inherit.iter().filter_map(|name| Some((name.into(), std::env::var_os(name)?)));
        let environment = fixed.chain(inherited).chain(own).collect();
        let command = WorkerCommand { program: harness.program.clone(), before, after, environment };
        let mut subject = Self {
            identity: Identity { name: String::new(), version: String::new() },
            argument: argument.to_owned(),
            command,
            entry: entry.clone(),
            unseen: OnceLock::new(),
        };
        let mut asked = subject.command.clone();
        if let Some([name, arguments @ ..]) = entry.probe_command.as_deref() {
            asked.after = words(found(name)?, arguments);
        }
        subject.identity = subject.ask(&asked).with_context(|| format!("--subject {argument}"))?;
        Ok(subject)
    }

    /// Whether one process can run many programs.
    pub fn runs_batches(&self) -> bool {
        self.entry.batch
    }

    /// Runs the version probe with this command.
    fn ask(&self, command: &WorkerCommand) -> Result<Identity> {
        let folder = Scratch::new()?;
        let mut session = self.start_command(command, folder.path())?;
        let observation = session.run(self.entry.probe.as_deref().unwrap_or(PROBE), &Limits::default())?;
        let printed = String::from_utf8_lossy(&observation.stdout);
        let words: Vec<&str> = printed.split_whitespace().collect();
        let is_version = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
        let (implementation, version, python) = match words[..] {
            [implementation, version, python] if is_version(version) && (is_version(python) || python == "-") => {
                (implementation, version, python)
            }
            // Of one that tells nothing of Python.
            [implementation, version] if is_version(version) => (implementation, version, "-"),
            _ => {
                let said = String::from_utf8_lossy(&observation.stderr);
                let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
                let said = printed.lines().find(|line| !line.trim().is_empty()).unwrap_or(last).trim();
                bail!(
                    "`{}` tells no version: the probe {} and said `{}`; run a file with it by hand, or give its entry in conformance/subjects.toml a `probe` that prints its name, its version and the version of Python that it follows",
                    self.entry.command.join(" "),
                    observation.outcome,
                    said.chars().take(200).collect::<String>(),
                )
            }
        };
        if let Some(wanted) = self.entry.implementation.as_deref().filter(|wanted| *wanted != implementation) {
            bail!(
                "`{}` is {implementation} {version} and not {wanted}; {}, or take `cmd:…` for what is there",
                self.entry.command.join(" "),
                self.entry.install,
            );
        }
        if !self.entry.versions.admits(exact_version(version)) {
            bail!(
                "`{}` is {implementation} {version}, and its entry in conformance/subjects.toml is for {}; {}, or change the entry",
                self.entry.command.join(" "),
                self.entry.versions,
                self.entry.install,
            );
        }
        let name = self.entry.title.as_deref().unwrap_or(implementation).to_owned();
        let follows = if python == version || python == "-" { String::new() } else { format!(" (Python {python})") };
        Ok(Identity { name, version: format!("{version}{follows}") })
    }

    fn start_command(&self, command: &WorkerCommand, directory: &Path) -> Result<CommandSession> {
        Ok(CommandSession {
            worker: WorkerSession::start(command, directory)?,
            allowance: self.entry.limits,
            breakdowns: self.entry.breakdowns.clone(),
            before_traceback: self.entry.before_traceback.clone(),
        })
    }

    /// The facets of the end state that a trivial program does not show, though something is there to be seen.
    fn unseen(&self) -> &BTreeMap<Facet, String> {
        self.unseen.get_or_init(|| {
            let take = || {
                let folder = Scratch::new()?;
                let mut session = self.start(folder.path())?;
                let limits = Limits::default();
                Probe::prepare(session.as_mut(), &limits)?.picture(session.as_mut(), "seen = [1]\n", &limits)
            };
            let because = |reason: &str| (reason.to_owned(), Facet::END_STATE);
            let (reason, facets) = match take() {
                Ok(Some(picture)) => {
                    let sections = [
                        (Facet::Namespace, &picture.namespace),
                        (Facet::Refcounts, &picture.refcounts),
                        (Facet::Sizes, &picture.sizes),
                    ];
                    let empty = sections.into_iter().filter(|(_, section)| section.text().is_none());
                    return empty.map(|(facet, _)| (facet, "its probe shows nothing of it".to_owned())).collect();
                }
                Ok(None) => because("it cannot run the probe that takes the picture"),
                Err(error) => because(&format!("it cannot run the probe that takes the picture: {error:#}")),
            };
            facets.into_iter().map(|facet| (facet, reason.clone())).collect()
        })
    }
}

impl Subject for CommandSubject {
    fn identity(&self) -> Identity {
        self.identity.clone()
    }

    fn argument(&self) -> Option<String> {
        Some(self.argument.clone())
    }

    fn lacks(&self, need: Need) -> Option<String> {
        self.entry.lacks.get(&need).cloned()
    }

    fn lacks_facet(&self, facet: Facet) -> Option<String> {
        let declared = self.entry.lacks_facets.get(&facet).cloned();
        let unseen = || Facet::END_STATE.contains(&facet).then(|| self.unseen().get(&facet).cloned()).flatten();
        declared.or_else(unseen)
    }

    fn start(&self, directory: &Path) -> Result<Box<dyn Session>> {
        Ok(Box::new(self.start_command(&self.command, directory)?))
    }
}

struct CommandSession {
    worker: WorkerSession,
    allowance: Allowance,
    breakdowns: Vec<String>,
    before_traceback: Option<String>,
}

impl Session for CommandSession {
    fn run(&mut self, program: &str, limits: &Limits) -> Result<Observation> {
        let mut observation = self.worker.run(program, &self.allowance.of(limits))?;
        if let Outcome::Panicked { message } = &observation.outcome {
            // The program was there a moment ago.
            bail!("{message}");
        }
        if let Some(mark) = &self.before_traceback {
            let Observation { outcome, stdout, stderr, duration, .. } = observation;
            observation = Observation::new(outcome, stdout, without(&stderr, mark), duration);
        }
        if let Some(message) = breakdown(&observation, &self.breakdowns) {
            observation.outcome = Outcome::Panicked { message };
        }
        Ok(observation)
    }

    fn stopper(&self) -> Box<dyn Fn() + Send> {
        self.worker.stopper()
    }
}

impl Allowance {
    fn of(self, limits: &Limits) -> Limits {
        let time = self.slowdown.map_or(limits.time, |factor| limits.time.mul_f64(factor));
        let memory = self.address_space.map_or(limits.memory, |mebibytes| limits.memory.max(mebibytes << 20));
        Limits { time, memory, output: limits.output }
    }
}

/// What an implementation said when it broke an invariant of its own; none where it did not.
fn breakdown(observation: &Observation, marks: &[String]) -> Option<String> {
    /// With what Rust ends a process that panicked, and what it writes before.
    const RUST: (i32, &str) = (101, " panicked at ");
    let code = match observation.outcome {
        Outcome::Exited { code } if code != 0 => Some(code),
        Outcome::Signaled { signal: libc::SIGABRT } => None,
        _ => return None,
    };
    let said = String::from_utf8_lossy(&observation.stderr);
    let mut lines = said.lines();
    let is_of_rust =
        |line: &str| code.is_none_or(|code| code == RUST.0) && line.starts_with("thread '") && line.contains(RUST.1);
    // What stands before the mark may be a clock.
    let marked = |line: &str| marks.iter().find_map(|mark| line.find(mark.as_str()));
    let first = lines.find_map(|line| match marked(line) {
        Some(place) => Some(&line[place..]),
        None => is_of_rust(line).then_some(line),
    })?;
    let first = first.split_once(RUST.1).map_or(first, |(_, place)| place);
    // The message of a panic stands on the line below the place.
    let rest = if first.ends_with(':') { lines.next().unwrap_or_default() } else { "" };
    Some(format!("{first} {rest}").trim_end().to_owned())
}

/// Standard error without what stands before a mark, and the mark, on the line where a traceback begins.
fn without(stderr: &[u8], mark: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(stderr);
    let Some(place) = text.find(&format!("{mark}Traceback (most")) else { return stderr.to_owned() };
    let line = text[..place].rfind('\n').map_or(0, |end| end + 1);
    [&text[..line], &text[place + mark.len()..]].concat().into_bytes()
}

/// The program of this name: where it says, or on `PATH`, as an absolute path.
fn find(name: &str) -> io::Result<PathBuf> {
    let is_program = |path: &PathBuf| {
        use std::os::unix::fs::PermissionsExt;
        path.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    };
    let candidates = match name.contains('/') {
        true => vec![PathBuf::from(name)],
        false => {
            let path = std::env::var_os("PATH").unwrap_or_default();
            std::env::split_paths(&path).map(|folder| folder.join(name)).collect()
        }
    };
    let found = candidates.into_iter().find(is_program).ok_or(io::ErrorKind::NotFound)?;
    std::path::absolute(found)
}

/// Serves as a worker: `arguments` are the directory, the program and its arguments.
pub(super) fn serve(arguments: &[OsString]) -> Result<()> {
    let [directory, program, arguments @ ..] = arguments else { bail!("a worker takes a directory and a command") };
    let server = Server::start(Path::new(directory))?;
    server.serve(Ok(String::new()), &mut Launcher { program: program.clone(), arguments: arguments.to_owned() })?;
    Ok(())
}

/// What the child of a fork becomes.
struct Launcher {
    program: OsString,
    arguments: Vec<OsString>,
}

impl Host for Launcher {
    fn run(&mut self, file: &Path) -> Result<Exit, String> {
        let file = file.to_string_lossy();
        let arguments = self.arguments.iter().map(|word| match word.to_str() {
            Some(word) => OsString::from(word.replace(FILE, &file)),
            None => word.clone(),
        });
        // Only where it fails does this come back.
        let error = Command::new(&self.program).args(arguments).exec();
        Err(format!("{NOT_STARTED}{}: {error}", self.program.to_string_lossy()))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_an_implementation_says_when_it_breaks_is_told_from_what_a_program_prints() {
        let seen =
            |code, stderr: &str| Observation::new(Outcome::Exited { code }, Vec::new(), stderr.into(), Duration::ZERO);
        let marks = ["Fatal error: ".to_owned()];
        let panic = "thread 'main' (12) panicked at vm/frame.rs:12:3:\nindex out of bounds\nnote: more\n";
        assert_eq!(breakdown(&seen(101, panic), &marks).as_deref(), Some("vm/frame.rs:12:3: index out of bounds"));
        assert_eq!(breakdown(&seen(1, panic), &marks), None);
        assert_eq!(breakdown(&seen(1, "a\n1 ms Fatal error: b\n"), &marks).as_deref(), Some("Fatal error: b"));
        assert_eq!(breakdown(&seen(0, "Fatal error: b\n"), &marks), None);
        assert_eq!(breakdown(&seen(1, "NameError: x\n"), &marks), None);
    }

    #[test]
    fn what_stands_before_a_traceback_is_taken_away() {
        let text = "warned\n1 ms ❯ error: Traceback (most recent call last):\nE\n";
        assert_eq!(without(text.as_bytes(), "❯ error: "), b"warned\nTraceback (most recent call last):\nE\n");
        assert_eq!(without(b"\xff 1 ms", "❯ error: "), b"\xff 1 ms");
    }

    #[test]
    fn an_allowance_only_adds() {
        let limits = Limits { time: Duration::from_secs(2), memory: 1 << 30, output: 9 };
        assert_eq!(Allowance::default().of(&limits), limits);
        let allowance = Allowance { slowdown: Some(2.5), address_space: Some(4096) };
        assert_eq!(allowance.of(&limits), Limits { time: Duration::from_secs(5), memory: 4 << 30, output: 9 });
        let less = Allowance { slowdown: None, address_space: Some(1) };
        assert_eq!(less.of(&limits), limits);
    }

    #[test]
    fn a_program_is_found_on_the_path() {
        assert!(find("sh").is_ok_and(|path| path.is_absolute()));
        assert!(find("no-such-program-anywhere").is_err() && find("/etc/passwd").is_err());
    }
}
