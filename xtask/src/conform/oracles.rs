//! The oracles of a run: CPython installations, or records where there are none.

use anyhow::{Result, bail};
use conformance::corpus::Corpus;
use conformance::python::{self, Installation, NothingUsable, Request};
use conformance::record::Record;
use conformance::subject::Oracle as _;
use conformance::subject::cpython::CPython;
use conformance::subject::recorded::Recorded;
use conformance::subject::stand_in::library;

use super::options::OracleName;
use crate::cli::{CompilerName, Conform};
use crate::sides::{Judged, Subjects};

/// Where an oracle comes from.
pub enum Source {
    /// A CPython of this machine, whose worker is not yet built.
    Installation(Installation),
    /// The record of this exact version.
    Record(String),
}

/// An oracle that is ready.
pub enum Oracle {
    /// A CPython of this machine.
    Real(CPython),
    /// A record, and the entries of `sys.path` of the standard library that the interpreter uses.
    Recorded(Recorded, Vec<String>),
}

/// The oracles that were asked for. A sentence on standard error says so where records stand in for what is not there.
pub fn choose(options: &Conform, corpus: &Corpus) -> Result<Vec<Source>> {
    if options.run.oracle == OracleName::Recorded {
        return recorded(options, corpus);
    }
    match options.sides.installations() {
        Ok(installations) => Ok(installations.into_iter().map(Source::Installation).collect()),
        Err(error) if can_stand_in(options, &error) => {
            let Ok(sources) = recorded(options, corpus) else { return Err(error) };
            let versions: Vec<_> = sources.iter().map(Source::version).collect();
            eprintln!(
                "no usable CPython is found: the oracle is what CPython {} showed when it was recorded",
                versions.join(", ")
            );
            Ok(sources)
        }
        Err(error) => Err(error),
    }
}

/// Whoever names a CPython, wants records made, or compares what is not recorded needs that CPython.
fn can_stand_in(options: &Conform, error: &anyhow::Error) -> bool {
    let names_one = options.sides.python.iter().any(|request| *request != Request::All);
    let needs_one = options.run.record
        || options.accept.is_some()
        || options.checked
        || options.judged.compiler == CompilerName::Cpython;
    error.is::<NothingUsable>()
        && !names_one
        && !needs_one
        && !super::takes_pictures(options)
        && !super::compares_code(options)
}

fn recorded(options: &Conform, corpus: &Corpus) -> Result<Vec<Source>> {
    if super::takes_pictures(options) || super::compares_code(options) {
        bail!(
            "what programs leave behind is not recorded, and neither are code objects: --oracle recorded compares outcome, stdout, exception and traceback"
        );
    }
    let versions = Record::versions(&corpus.root);
    let folder = corpus.root.join("recorded");
    let Some(newest) = versions.first() else {
        bail!("{} holds no records; `cargo xtask conform --record` makes them where a CPython is", folder.display());
    };
    let mut chosen = Vec::new();
    for request in &options.sides.python {
        match request {
            Request::All => chosen.extend(versions.iter().cloned()),
            Request::Version(version) => {
                let prefix = format!("{version}.");
                let is_asked = |found: &&String| format!("{found}.").starts_with(&prefix);
                let Some(found) = versions.iter().find(is_asked) else {
                    bail!(
                        "no CPython {version} is recorded in {}; there are {}",
                        folder.display(),
                        versions.join(", ")
                    );
                };
                chosen.push(found.clone());
            }
            Request::Path(path) => bail!("--oracle recorded takes versions, and {} is none", path.display()),
        }
    }
    if options.sides.python.is_empty() {
        chosen.push(newest.clone());
    }
    let mut seen = std::collections::BTreeSet::new();
    chosen.retain(|version| seen.insert(version.clone()));
    Ok(chosen.into_iter().map(Source::Record).collect())
}

impl Source {
    fn version(&self) -> &str {
        match self {
            Self::Installation(installation) => &installation.full_version,
            Self::Record(version) => version,
        }
    }

    /// Makes it ready.
    pub fn open(self, corpus: &Corpus) -> Result<Oracle> {
        match self {
            Self::Installation(installation) => Ok(Oracle::Real(CPython::build(installation)?)),
            Self::Record(version) => {
                let record = Record::read(&Record::path(&corpus.root, &version))?;
                let python = Recorded::new(record.clone(), None)?.python_version();
                let path = python::module_search_path(python).unwrap_or_default();
                if path.is_empty() {
                    eprintln!(
                        "no standard library of Python {} is found: what programs import from it is not there",
                        python.short_name()
                    );
                }
                let library = library(&path).map(str::to_owned);
                Ok(Oracle::Recorded(Recorded::new(record, library)?, path))
            }
        }
    }
}

impl Oracle {
    /// It, as one side of a run.
    pub fn side(&self) -> &dyn conformance::subject::Oracle {
        match self {
            Self::Real(oracle) => oracle,
            Self::Recorded(oracle, _) => oracle,
        }
    }

    /// The subjects, to be compared with it.
    pub fn judged<'run>(&'run self, subjects: &'run Subjects) -> Result<Vec<Judged<'run>>> {
        match self {
            Self::Real(oracle) => subjects.against(oracle),
            Self::Recorded(oracle, path) => subjects.against_any(oracle, oracle.python_version(), path),
        }
    }

    /// What chooses it on the command line.
    pub fn arguments(&self) -> String {
        let version = self.side().python_version().short_name();
        match self {
            Self::Real(_) => format!("--python {version}"),
            Self::Recorded(..) => format!("--python {version} --oracle recorded"),
        }
    }
}
