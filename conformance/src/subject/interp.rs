//! The project's own interpreter as a subject, and the worker that it lives in.

use std::ffi::OsString;
use std::fs::File;
use std::io::BufWriter;
use std::os::fd::AsFd;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use anyhow::{Context, Result, bail};
use conformance_worker::{Host, Server};
use interp::{Config, Interpreter, Version};

use super::worker::{WorkerCommand, WorkerSession};
use super::{Identity, Session, Subject};
use crate::case::Need;
use crate::python::Installation;

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
    /// The interpreter in the place of an installation: of the same version, with its standard library.
    ///
    /// It lives in workers that `program arguments… DIRECTORY VERSION PATH…` starts, each of which must call [`serve`].
    pub fn new(installation: &Installation, program: &Path, arguments: &[&str]) -> Self {
        let version = installation.version;
        let before = arguments.iter().map(OsString::from).collect();
        let path = installation.module_search_path.iter().map(String::as_str);
        let after = [version.short_name()].into_iter().chain(path).map(OsString::from).collect();
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

/// Serves as a worker of the interpreter: `arguments` are the directory, the version and the entries of `sys.path`.
pub fn serve(arguments: &[OsString]) -> Result<()> {
    let [directory, version, path @ ..] = arguments else { bail!("a worker takes a directory and a version") };
    let version = version.to_str().and_then(Version::parse).context("the version is not one of 3.11, 3.12 and 3.13")?;
    // Where the panic happened goes to the parent as a note, and not to the program's standard error.
    panic::set_hook(Box::new(|_| {}));
    let server = Server::start(Path::new(directory))?;
    let greeting = Ok(format!("{} (profile {})", env!("CARGO_PKG_VERSION"), version.short_name()));
    let module_search_path = path.iter().map(|entry| entry.to_string_lossy().into_owned()).collect();
    server.serve(greeting, &mut Worker { version, module_search_path })?;
    Ok(())
}

struct Worker {
    version: Version,
    module_search_path: Vec<String>,
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
        let (version, path, file) = (self.version, self.module_search_path.clone(), file.to_owned());
        let thread = std::thread::Builder::new()
            .stack_size(STACK_SIZE)
            .spawn(move || panic::catch_unwind(AssertUnwindSafe(|| interpret(version, path, &file))))
            .map_err(|error| format!("no thread: {error}"))?;
        match thread.join() {
            Ok(Ok(code)) => code,
            _ => Err(receiver.try_recv().unwrap_or_else(|_| "a panic without a message".to_owned())),
        }
    }
}

fn interpret(version: Version, module_search_path: Vec<String>, file: &Path) -> Result<i32, String> {
    let failure = |error: std::io::Error| error.to_string();
    let stream = |descriptor: std::os::fd::BorrowedFd| descriptor.try_clone_to_owned().map(File::from).map_err(failure);
    let name = file.to_string_lossy().into_owned();
    let mut config = Config::new(version);
    config.arguments = vec![name.clone()];
    config.module_search_path = module_search_path;
    config.standard_output = Box::new(BufWriter::new(stream(std::io::stdout().as_fd())?));
    config.standard_error = Box::new(stream(std::io::stderr().as_fd())?);
    let source = std::fs::read(file).map_err(failure)?;
    Ok(Interpreter::new(config).run_main(&source, &name).exit_code)
}
