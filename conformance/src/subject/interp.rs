//! The project's own interpreter as a subject, and the worker that it lives in.

use std::cell::RefCell;
use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};
use conformance_worker::{Exit, Host, Server, Stream};
use interp::planted_faults::Fault;
use interp::{Config, Interpreter, Version};

use super::variant::option;
use super::worker::{WorkerCommand, WorkerSession};
use super::{Form, Identity, Session, Subject};
use crate::case::Need;
use crate::python::Installation;

/// The interpreter with one version's profile.
pub struct Interp {
    version: Version,
    command: WorkerCommand,
    form: Form,
}

impl Interp {
    /// The interpreter in the place of an installation: of the same version, with its standard library.
    ///
    /// It lives in workers that `program arguments… DIRECTORY VERSION PATH…` starts, each of which must call [`serve`].
    pub fn new(installation: &Installation, program: &Path, arguments: &[&str]) -> Self {
        Self::with_library(installation.version, &installation.module_search_path, program, arguments)
    }

    /// The interpreter of a version, with these entries of `sys.path`; without one there is no standard library.
    pub fn with_library(version: Version, path: &[String], program: &Path, arguments: &[&str]) -> Self {
        let before = arguments.iter().map(OsString::from).collect();
        let path = path.iter().map(String::as_str);
        let after = [version.short_name()].into_iter().chain(path).map(OsString::from).collect();
        let form = if version.profile().has_byte_code_files { Form::TextOrCode } else { Form::Text };
        let command = WorkerCommand { program: program.to_owned(), before, after, environment: Vec::new() };
        Self { version, command, form }
    }

    /// The same, with all that the `interp` command, which is here, allows a program.
    #[must_use]
    pub fn as_command(mut self, executable: &Path) -> Self {
        let mut option = OsString::from(option::AS_COMMAND);
        option.push(executable);
        self.command.before.push(option);
        self
    }

    /// The same, running what a CPython of its version compiles.
    ///
    /// # Errors
    /// Where it has not the instructions of its version.
    pub fn of_code(self) -> Result<Self> {
        if self.form == Form::Text {
            bail!(
                "the interpreter cannot run what CPython {} compiles: its instructions are those of 3.13 on every profile; choose --python 3.13",
                self.version.short_name()
            );
        }
        Ok(Self { form: Form::Code, ..self })
    }
}

impl Subject for Interp {
    fn identity(&self) -> Identity {
        let profile = self.version.short_name();
        let name = if self.form == Form::Code { "interp with CPython's code" } else { "interp" };
        Identity { name: name.to_owned(), version: format!("{} (profile {profile})", env!("CARGO_PKG_VERSION")) }
    }

    fn argument(&self) -> Option<String> {
        None
    }

    fn lacks(&self, need: Need) -> Option<String> {
        match need {
            Need::Ctypes => Some("its objects do not lie in memory as CPython's do".to_owned()),
            Need::Threads => None,
            Need::Processes => Some("it starts no processes".to_owned()),
        }
    }

    fn instructions(&self) -> Option<Version> {
        Some(Version::Python313)
    }

    fn form(&self) -> Form {
        self.form
    }

    fn start(&self, directory: &Path) -> Result<Box<dyn Session>> {
        Ok(Box::new(WorkerSession::start(&self.command, directory)?))
    }
}

/// Serves as a worker of the interpreter: `arguments` are the directory, the version and the entries of `sys.path`;
/// before them may stand options of an instrumented worker.
pub fn serve(arguments: &[OsString]) -> Result<()> {
    let (instruments, arguments) = Instruments::read(arguments)?;
    let [directory, version, path @ ..] = arguments else { bail!("a worker takes a directory and a version") };
    let version = version.to_str().and_then(Version::parse).context("the version is not one of 3.11, 3.12 and 3.13")?;
    let path: Vec<String> = path.iter().map(|entry| entry.to_string_lossy().into_owned()).collect();
    let server = Server::start(Path::new(directory))?;
    // Where a panic happened goes to the parent as a note, and not to the program's standard error.
    panic::set_hook(Box::new(|information| *lock(&PANIC) = Some(information.to_string())));
    // The child of a fork goes on with the stack of its parent.
    interp::on_large_stack(move || {
        let greeting = Ok(format!("{} (profile {})", env!("CARGO_PKG_VERSION"), version.short_name()));
        let mut worker = Worker::new(version, path, &server.case_file(), instruments);
        server.serve(greeting, &mut worker)
    })?;
    Ok(())
}

/// What an instrumented worker is asked to do besides running programs.
#[derive(Clone, Debug, Default)]
struct Instruments {
    /// The `interp` command, whose permissions programs have.
    executable: Option<String>,
    fault: Option<Fault>,
    checked: bool,
}

impl Instruments {
    /// Reads the options, and gives the arguments that follow them.
    fn read(mut arguments: &[OsString]) -> Result<(Self, &[OsString])> {
        let mut instruments = Self::default();
        while let [first, rest @ ..] = arguments
            && let Some(first) = first.to_str().filter(|first| first.starts_with("--"))
        {
            if let Some(executable) = first.strip_prefix(option::AS_COMMAND) {
                instruments.executable = Some(executable.to_owned());
                arguments = rest;
                continue;
            }
            if let Some(name) = first.strip_prefix(option::FAULT) {
                instruments.fault = Some(Fault::parse(name).with_context(|| format!("there is no fault `{name}`"))?);
            } else if first == option::CHECKED {
                instruments.checked = true;
            } else {
                bail!("a worker has no option {first}");
            }
            if cfg!(not(feature = "instrumented")) {
                bail!("the option {first} needs an instrumented worker");
            }
            arguments = rest;
        }
        Ok((instruments, arguments))
    }

    #[cfg(feature = "instrumented")]
    fn apply(&self, config: &mut Config) {
        config.planted_fault = self.fault;
        config.checked = self.checked;
    }

    #[cfg(not(feature = "instrumented"))]
    #[expect(clippy::unused_self, reason = "there is nothing to apply")]
    fn apply(&self, _: &mut Config) {}
}

/// What the last panic said.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An interpreter that is built once; each child of a fork finds it fresh.
struct Worker {
    name: String,
    interpreter: Option<Interpreter>,
    /// The files that imports had to compile, a line each.
    compiled: Rc<RefCell<String>>,
}

impl Worker {
    fn new(version: Version, module_search_path: Vec<String>, file: &Path, instruments: Instruments) -> Self {
        let name = file.to_string_lossy().into_owned();
        let mut config = Config::new(version);
        config.arguments = vec![name.clone()];
        config.module_search_path = module_search_path;
        config.standard_output = Box::new(Stream::Output);
        config.standard_error = Box::new(Stream::Error);
        config.isolated = true;
        match instruments.executable.clone() {
            Some(executable) => {
                config.processes = true;
                config.standard_input = true;
                config.executable = executable;
            }
            // What a program does to files is its own business in its own folder alone.
            None => config.confined_to = file.parent().and_then(|folder| folder.canonicalize().ok()),
        }
        // Each program has a process of its own, and so its signals.
        config.signals = true;
        instruments.apply(&mut config);
        let compiled = Rc::new(RefCell::new(String::new()));
        let heard = Rc::clone(&compiled);
        config.on_compiled_file = Some(Box::new(move |path| *heard.borrow_mut() += &format!("{path}\n")));
        Self { name, interpreter: Some(Interpreter::new(config)), compiled }
    }
}

impl Worker {
    fn execute(&mut self, file: &Path, code: Option<&[u8]>) -> Result<Exit, String> {
        let source = std::fs::read(file).map_err(|error| error.to_string())?;
        let interpreter = self.interpreter.take().ok_or("a second program in one process")?;
        let run = AssertUnwindSafe(|| {
            let outcome = match code {
                Some(code) => interpreter.run_main_code_to_exit(code, &source, &self.name),
                None => interpreter.run_main_to_exit(&source, &self.name),
            };
            i32::from(outcome.as_exit_status())
        });
        let code = panic::catch_unwind(run)
            .map_err(|_| lock(&PANIC).take().unwrap_or_else(|| "a panic without a message".to_owned()))?;
        Ok(Exit { code, lesson: self.compiled.take() })
    }
}

impl Host for Worker {
    fn run(&mut self, file: &Path) -> Result<Exit, String> {
        self.execute(file, None)
    }

    fn run_code(&mut self, file: &Path, code: &[u8]) -> Result<Exit, String> {
        self.execute(file, Some(code))
    }

    /// As CPython finds its library compiled in `__pycache__`, so do the next programs.
    fn learn(&mut self, lesson: &str) {
        if let Some(interpreter) = &mut self.interpreter {
            lesson.lines().for_each(|path| interpreter.compile_ahead(Path::new(path)));
        }
    }
}
