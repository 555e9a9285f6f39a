//! The two sides of a comparison, as the flags choose them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use conformance::Limits;
use conformance::python::{self, Installation, Request};
use conformance::subject::choice::Choice;
use conformance::subject::command::CommandSubject;
use conformance::subject::cpython::CPython;
use conformance::subject::interp::Interp;
use conformance::subject::registry::{Entry, Registry};
use conformance::subject::{Form, Harness, Subject};
use interp::Version;

use crate::cli::{CompilerName, JudgedSubjects, Sides};

impl Sides {
    /// The CPython installations to compare with.
    pub fn installations(&self) -> Result<Vec<Installation>> {
        python::choose(&self.python)
    }

    /// The first of them, built.
    pub fn oracle(&self) -> Result<CPython> {
        CPython::build(self.installations()?.into_iter().next().context("no CPython")?)
    }

    /// What a program may use.
    pub fn limits(&self) -> Limits {
        Limits { time: self.timeout, ..Limits::default() }
    }
}

/// Implementations that are to be judged: each is found and asked what it is once, for all oracles.
pub struct Subjects(Vec<Prepared>);

enum Prepared {
    Interp(CompilerName),
    Oracle,
    Other(Box<dyn Subject>),
    Command(Box<CommandSubject>),
}

/// One of them, ready to be compared with an oracle.
pub enum Judged<'run> {
    /// The interpreter of this project: the registry of known divergences is about it alone.
    Interp(Interp),
    /// The oracle itself, or any other.
    Other(&'run dyn Subject),
}

impl Judged<'_> {
    /// As what the runner takes.
    pub fn subject(&self) -> &dyn Subject {
        match self {
            Self::Interp(interpreter) => interpreter,
            Self::Other(subject) => *subject,
        }
    }

    /// Whether it is the interpreter of this project.
    pub fn is_interp(&self) -> bool {
        matches!(self, Self::Interp(_))
    }
}

impl JudgedSubjects {
    /// Those that the flags name, or the interpreter.
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for choice in &self.subject {
            if !choices.contains(choice) {
                choices.push(choice.clone());
            }
        }
        if choices.is_empty() { vec![Choice::Interp] } else { choices }
    }

    /// Finds each, and asks it what it is.
    pub fn prepare(&self) -> Result<Subjects> {
        let choices = self.choices();
        if self.compiler != CompilerName::Interp && !choices.contains(&Choice::Interp) {
            bail!("--compiler is about the interpreter of this project, and no --subject is `interp`");
        }
        Ok(Subjects(choices.iter().map(|choice| prepare(choice, self.compiler)).collect::<Result<_>>()?))
    }
}

fn prepare(choice: &Choice, compiler: CompilerName) -> Result<Prepared> {
    let argument = choice.to_string();
    let command =
        |entry: &Entry| Ok(Prepared::Command(Box::new(CommandSubject::prepare(entry, &argument, &harness()?)?)));
    match choice {
        Choice::Interp => Ok(Prepared::Interp(compiler)),
        Choice::Oracle => Ok(Prepared::Oracle),
        Choice::CPython(request) => {
            let installation = match request {
                Request::Path(path) => python::at_path(path, "--subject names")?,
                request => {
                    let chosen = python::choose(std::slice::from_ref(request));
                    chosen.with_context(|| format!("--subject {choice}"))?.into_iter().next().context("no CPython")?
                }
            };
            Ok(Prepared::Other(Box::new(CPython::build(installation)?)))
        }
        Choice::Named(name) => command(registry()?.get(name)?),
        Choice::Command(words) => command(&Entry::of_command(words)),
    }
}

/// The other implementations that the project knows how to run.
pub fn registry() -> Result<Registry> {
    Registry::read(&workspace().join("conformance/subjects.toml"))
}

impl Subjects {
    /// All of them, to be compared with this oracle.
    pub fn against<'run>(&'run self, oracle: &'run CPython) -> Result<Vec<Judged<'run>>> {
        let Installation { version, module_search_path, .. } = oracle.installation();
        self.against_any(oracle, *version, module_search_path)
    }

    /// All of them, to be compared with an oracle of this version; the interpreter has these entries of `sys.path`.
    pub fn against_any<'run>(
        &'run self,
        oracle: &'run dyn Subject,
        version: Version,
        module_search_path: &[String],
    ) -> Result<Vec<Judged<'run>>> {
        let judged = |prepared: &'run Prepared| {
            Ok(match prepared {
                Prepared::Interp(CompilerName::Interp) => {
                    Judged::Interp(interpreter_with_library(version, module_search_path)?)
                }
                Prepared::Interp(CompilerName::Cpython) => {
                    if !oracle.makes_code() {
                        bail!("--compiler cpython needs a CPython that compiles, and {} is none", oracle.identity());
                    }
                    Judged::Interp(interpreter_with_library(version, module_search_path)?.of_code()?)
                }
                Prepared::Oracle => Judged::Other(oracle),
                Prepared::Other(subject) => Judged::Other(subject.as_ref()),
                Prepared::Command(subject) => Judged::Other(subject.as_ref()),
            })
        };
        self.0.iter().map(judged).collect()
    }

    /// Whether every one of them runs many programs in one process, as its entry says.
    pub fn run_batches(&self) -> bool {
        self.0.iter().all(|prepared| matches!(prepared, Prepared::Command(subject) if subject.runs_batches()))
    }

    /// The only one, to be compared with this oracle.
    pub fn only<'run>(&'run self, oracle: &'run CPython) -> Result<Judged<'run>> {
        match <[Judged; 1]>::try_from(self.against(oracle)?) {
            Ok([judged]) => Ok(judged),
            Err(several) => bail!("one --subject is needed here, and there are {}", several.len()),
        }
    }
}

/// What chooses a subject again on the command line, with a space in front; empty for the interpreter of this project.
pub fn chosen(subject: &dyn Subject) -> String {
    let named = subject.argument().map(|argument| format!(" --subject {}", quoted(&argument)));
    let compiler = if subject.form() == Form::Code { " --compiler cpython" } else { "" };
    named.unwrap_or_default() + compiler
}

/// How a further process of this same program serves as a worker.
pub fn harness() -> Result<Harness> {
    let program = std::env::current_exe().context("this program does not find itself")?;
    Ok(Harness { program, arguments: ["worker", "--"].map(Into::into).to_vec() })
}

/// The interpreter in the place of an installation, living in further processes of this same program.
pub fn interpreter(installation: &Installation) -> Result<Interp> {
    interpreter_with_library(installation.version, &installation.module_search_path)
}

/// The interpreter of a version, with these entries of `sys.path`.
pub fn interpreter_with_library(version: Version, path: &[String]) -> Result<Interp> {
    let Harness { program, .. } = harness()?;
    Ok(Interp::with_library(version, path, &program, &["worker", "--"]))
}

/// The folder that holds the workspace.
pub fn workspace() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = crate_folder.parent().unwrap_or(crate_folder);
    // Relative names are what a person wants to read, where they lead to the same place.
    let is_here = std::env::current_dir().is_ok_and(|current| current == root);
    if is_here { PathBuf::new() } else { root.to_owned() }
}

/// A text as one word for a shell.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// As many as the machine has processors.
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
