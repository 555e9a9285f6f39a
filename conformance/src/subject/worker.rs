//! A subject that lives in worker processes: the parent's side of the conversation.

use std::ffi::OsString;
use std::io::BufReader;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};
use conformance_worker::{Limits, Reply, Request, protocol};

use super::Session;
use crate::observe::Observation;

/// How to start a worker: the command, to which the directory is added as one more argument.
#[derive(Clone, Debug)]
pub struct WorkerCommand {
    /// The executable.
    pub program: PathBuf,
    /// What stands before the directory.
    pub before: Vec<OsString>,
    /// What stands after the directory.
    pub after: Vec<OsString>,
    /// Variables of its environment beside those that every worker has.
    pub environment: Vec<(OsString, OsString)>,
}

/// A running worker, started again when a program has taken it down.
pub struct WorkerSession {
    // Declared before the process, so that it is closed before anyone waits for the process's end.
    requests: Requests,
    replies: BufReader<ChildStdout>,
    process: Process,
    command: WorkerCommand,
    directory: PathBuf,
    version: String,
}

/// The way to the worker; closing it tells the worker to stop, even in the middle of a program.
struct Requests(Arc<Mutex<Option<ChildStdin>>>);

impl Requests {
    fn close(&self) {
        drop(lock(&self.0).take());
    }
}

impl Drop for Requests {
    fn drop(&mut self) {
        self.close();
    }
}

impl WorkerSession {
    /// Starts a worker that works in `directory`.
    pub fn start(command: &WorkerCommand, directory: &Path) -> Result<Self> {
        let (process, requests, mut replies) = spawn(command, directory)?;
        let name = command.program.display();
        let greeting =
            protocol::read_greeting(&mut replies).with_context(|| format!("the worker {name} said nothing"))?;
        let version = match greeting {
            Ok(version) => version,
            Err(reason) => bail!("the worker {name} cannot start: {reason}"),
        };
        let requests = Requests(Arc::new(Mutex::new(Some(requests))));
        Ok(Self { command: command.clone(), directory: directory.to_owned(), process, replies, requests, version })
    }

    /// The version that the worker told at its start.
    pub fn version(&self) -> &str {
        &self.version
    }

    fn ask(&mut self, request: &Request) -> Option<Reply> {
        request.write(lock(&self.requests.0).as_mut()?).ok()?;
        Reply::read(&mut self.replies).ok()
    }
}

impl Session for WorkerSession {
    fn run(&mut self, program: &str, limits: &Limits) -> Result<Observation> {
        self.run_request(Request { program: program.as_bytes().to_vec(), code: Vec::new(), limits: *limits })
    }

    fn run_code(&mut self, program: &str, code: &[u8], limits: &Limits) -> Result<Observation> {
        self.run_request(Request { program: program.as_bytes().to_vec(), code: code.to_vec(), limits: *limits })
    }

    fn stopper(&self) -> Box<dyn Fn() + Send> {
        let requests = Arc::clone(&self.requests.0);
        Box::new(move || drop(lock(&requests).take()))
    }
}

impl WorkerSession {
    fn run_request(&mut self, request: Request) -> Result<Observation> {
        if let Some(reply) = self.ask(&request) {
            return Ok(reply.into());
        }
        if lock(&self.requests.0).is_none() {
            bail!("stopped");
        }
        // The program has ended the worker, which it can reach as its parent process.
        let fresh =
            Self::start(&self.command, &self.directory).context("the worker ended and could not be started again")?;
        *lock(&self.requests.0) = lock(&fresh.requests.0).take();
        let Self { replies, process, .. } = fresh;
        (self.replies, self.process) = (replies, process);
        Ok(Observation::worker_lost())
    }
}

/// A worker's process. Its parent has closed the requests when it is dropped, so that it ends by itself.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // Without this an ended worker would stay in the system's table until the parent ends.
        let _ = self.0.wait();
    }
}

fn spawn(command: &WorkerCommand, directory: &Path) -> Result<(Process, ChildStdin, BufReader<ChildStdout>)> {
    let WorkerCommand { program, before, after, environment } = command;
    let mut process = Command::new(program)
        .args(before)
        .arg(directory)
        .args(after)
        // The same small world on every machine.
        .env_clear()
        .envs([("PATH", "/usr/local/bin:/usr/bin:/bin"), ("LC_ALL", "C.UTF-8"), ("TZ", "UTC")])
        .envs(environment.iter().map(|(name, value)| (name, value)))
        // A key on the terminal must reach the parent alone, which then ends its workers in good order.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("the worker {} cannot be started", program.display()))?;
    let (Some(requests), Some(replies)) = (process.stdin.take(), process.stdout.take()) else {
        bail!("the worker {} has no pipes", program.display());
    };
    Ok((Process(process), requests, BufReader::new(replies)))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
