//! The project's own interpreter as a subject, and the worker that it lives in.

use std::ffi::OsString;
use std::fs::File;
use std::io::BufWriter;
use std::os::fd::AsFd;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use anyhow::{Context, Result};
use conformance_worker::{Host, Server};
use interp::{Config, Interpreter, Version};

use super::worker::{WorkerCommand, WorkerSession};
use super::{Identity, Session, Subject};
use crate::case::Need;

/// Address space for the stack of the thread that interprets; pages that nobody touches cost nothing.
const STACK_SIZE: usize = 256 << 20;

/// Address space that the system's allocator reserves for a further thread at its first use.
const ARENA_SIZE: u64 = 128 << 20;

/// The interpreter with one version's profile.
pub struct Interp {
    version: Version,
    command: WorkerCommand,
}

impl Interp {
    /// The interpreter in workers that `program arguments… DIRECTORY VERSION` starts, each of which must
    /// call [`serve`].
    pub fn new(version: Version, program: &Path, arguments: &[&str]) -> Self {
        let before = arguments.iter().map(OsString::from).collect();
        let after = vec![version.short_name().into()];
        Self { version, command: WorkerCommand { program: program.to_owned(), before, after } }
    }
}

impl Subject for Interp {
    fn identity(&self) -> Identity {
        let profile = self.version.short_name();
        Identity { name: "interp".to_owned(), version: format!("{} (profile {profile})", env!("CARGO_PKG_VERSION")) }
    }

    fn python_version(&self) -> Version {
        self.version
    }

    fn lacks(&self, need: Need) -> Option<String> {
        match need {
            Need::Ctypes => Some("its objects do not lie in memory as CPython's do".to_owned()),
            Need::Threads => Some("it has no threads".to_owned()),
            Need::Processes => Some("it starts no processes".to_owned()),
        }
    }

    fn start(&self, directory: &Path) -> Result<Box<dyn Session>> {
        Ok(Box::new(WorkerSession::start(&self.command, directory)?))
    }
}

/// Serves as a worker of the interpreter: `arguments` are the directory and the version.
pub fn serve(arguments: &[OsString]) -> Result<()> {
    let [directory, version] = arguments else { anyhow::bail!("a worker takes a directory and a version") };
    let version = version.to_str().and_then(Version::parse).context("the version is not one of 3.11, 3.12 and 3.13")?;
    // Where the panic happened goes to the parent as a note, and not to the program's standard error.
    panic::set_hook(Box::new(|_| {}));
    let server = Server::start(Path::new(directory))?;
    let greeting = Ok(format!("{} (profile {})", env!("CARGO_PKG_VERSION"), version.short_name()));
    server.serve(greeting, &mut Worker { version })?;
    Ok(())
}

struct Worker {
    version: Version,
}

impl Host for Worker {
    fn overhead(&self) -> u64 {
        STACK_SIZE as u64 + ARENA_SIZE
    }

    fn run(&mut self, file: &Path) -> Result<i32, String> {
        let (sender, receiver) = std::sync::mpsc::channel();
        panic::set_hook(Box::new(move |information| {
            let _ = sender.send(information.to_string());
        }));
        let (version, file) = (self.version, file.to_owned());
        let thread = std::thread::Builder::new()
            .stack_size(STACK_SIZE)
            .spawn(move || panic::catch_unwind(AssertUnwindSafe(|| interpret(version, &file))))
            .map_err(|error| format!("no thread: {error}"))?;
        match thread.join() {
            Ok(Ok(code)) => code,
            _ => Err(receiver.try_recv().unwrap_or_else(|_| "a panic without a message".to_owned())),
        }
    }
}

fn interpret(version: Version, file: &Path) -> Result<i32, String> {
    let failure = |error: std::io::Error| error.to_string();
    let stream = |descriptor: std::os::fd::BorrowedFd| descriptor.try_clone_to_owned().map(File::from).map_err(failure);
    let name = file.to_string_lossy().into_owned();
    let mut config = Config::new(version);
    config.arguments = vec![name.clone()];
    config.standard_output = Box::new(BufWriter::new(stream(std::io::stdout().as_fd())?));
    config.standard_error = Box::new(stream(std::io::stderr().as_fd())?);
    let source = std::fs::read(file).map_err(failure)?;
    Ok(Interpreter::new(config).run_main(&source, &name).exit_code)
}
