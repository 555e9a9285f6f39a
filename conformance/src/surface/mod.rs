//! The surface of an implementation: which names it offers, of which kind, with which signatures.
//!
//! A program that looks at one module runs on both sides (`inspect.py`); what CPython has is what counts.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::case::{Cell, Program};
use crate::observe::{Observation, Outcome};
use crate::runner::Judgement;

/// The program that lists a module.
const INSPECT: &str = include_str!("inspect.py");

/// The name under which the types are shown that no module has.
pub const TYPES_WITHOUT_NAME: &str = "(types without a name)";

/// A program that prints the names of the modules to look at, a line each: the standard library's, without those that do
/// something when they are imported.
pub const MODULES: &str = "\
import sys
for name in sorted(sys.stdlib_module_names - {'__main__', 'antigravity', 'idlelib', 'this', 'turtledemo'}):
    print(name)
";

/// What came out for one module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// How many names CPython has in it, those of its types included.
    pub names: usize,
    /// How many of them are there, of the same kind and with the same signature.
    pub same: usize,
    /// Why it cannot be looked at on the subject, where that is so: all is missing then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// What differs, in the order of names.
    pub differences: Vec<Difference>,
    /// How many names the subject has and CPython has not.
    pub additional: usize,
}

/// One name that is not as in CPython.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `len`, or `str.join`.
    pub name: String,
    /// How it differs.
    #[serde(flatten)]
    pub kind: Kind,
}

/// How a name differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "difference")]
pub enum Kind {
    /// It is not there.
    Missing {
        /// What it is in CPython, as `method_descriptor`.
        kind: String,
    },
    /// A base has it, and the type itself has not.
    Inherited,
    /// It is of another type.
    OtherKind {
        /// What it is in CPython.
        oracle: String,
        /// What it is here.
        subject: String,
    },
    /// Its parameters are others.
    OtherSignature {
        /// Those of CPython; empty where it tells none.
        oracle: String,
        /// Those here.
        subject: String,
    },
}

/// All modules of one version.
#[derive(Clone, Debug, Serialize)]
pub struct Surface {
    /// Who is right.
    pub oracle: crate::subject::Identity,
    /// Who is looked at.
    pub subject: crate::subject::Identity,
    /// Names in CPython.
    pub names: usize,
    /// Names that are the same.
    pub same: usize,
    /// Of a hundred.
    pub percentage: f64,
    /// The worst first: by what differs, then by name.
    pub modules: Vec<Module>,
}

/// The program that lists a module, as a cell; "" are the types without a name.
pub fn cell(module: &str) -> Cell {
    let name = if module.is_empty() { TYPES_WITHOUT_NAME } else { module };
    Cell::of_program(name, Program::plain(format!("MODULE = {module:?}\n{INSPECT}")))
}

struct Entry<'text> {
    is_own: bool,
    kind: &'text str,
    signature: &'text str,
}

fn entries(text: &str) -> BTreeMap<&str, Entry<'_>> {
    let entry = |line| {
        let mut fields = str::split(line, '\t');
        let mut field = || fields.next().unwrap_or_default();
        let (name, place, kind, signature) = (field(), field(), field(), field());
        (name, Entry { is_own: place == "own", kind, signature })
    };
    text.lines().map(entry).collect()
}

impl Module {
    /// Compares what both sides said of a module; none where CPython has no such module.
    pub fn new(name: &str, judgement: &Judgement) -> Option<Self> {
        let listed = |side: &Option<Observation>| {
            let seen = side.as_ref()?;
            let is_whole = seen.outcome == Outcome::Exited { code: 0 };
            is_whole.then(|| String::from_utf8_lossy(&seen.stdout).into_owned())
        };
        let oracle = listed(&judgement.oracle)?;
        let (subject, failure) = match listed(&judgement.subject) {
            Some(text) => (text, None),
            None => (String::new(), Some(failure(judgement.subject.as_ref()))),
        };
        let (oracle, subject) = (entries(&oracle), entries(&subject));
        let mut module = Self { name: name.to_owned(), failure, ..Self::default() };
        for (name, entry) in oracle.iter().filter(|(_, entry)| entry.is_own) {
            module.names += 1;
            match difference(entry, subject.get(name)) {
                None => module.same += 1,
                Some(kind) => module.differences.push(Difference { name: (*name).to_owned(), kind }),
            }
        }
        module.additional = subject
            .iter()
            .filter(|(name, entry)| entry.is_own && !oracle.get(*name).is_some_and(|own| own.is_own))
            .count();
        Some(module)
    }

    fn count(&self, is_counted: fn(&Kind) -> bool) -> usize {
        self.differences.iter().filter(|difference| is_counted(&difference.kind)).count()
    }
}

fn difference(oracle: &Entry<'_>, subject: Option<&Entry<'_>>) -> Option<Kind> {
    let pair = |oracle: &str, subject: &str| (oracle.to_owned(), subject.to_owned());
    match subject {
        None => Some(Kind::Missing { kind: oracle.kind.to_owned() }),
        Some(subject) if !subject.is_own => Some(Kind::Inherited),
        Some(subject) if subject.kind != oracle.kind => {
            let (oracle, subject) = pair(oracle.kind, subject.kind);
            Some(Kind::OtherKind { oracle, subject })
        }
        Some(subject) if subject.signature != oracle.signature => {
            let (oracle, subject) = pair(oracle.signature, subject.signature);
            Some(Kind::OtherSignature { oracle, subject })
        }
        Some(_) => None,
    }
}

/// Why the subject could not list the module.
fn failure(subject: Option<&Observation>) -> String {
    let Some(subject) = subject else { return "it was not run".to_owned() };
    match subject.exception.as_deref().and_then(<[_]>::last) {
        Some(exception) => format!("{}: {}", exception.type_name, exception.message),
        None => subject.outcome.to_string(),
    }
}

impl Surface {
    /// Puts modules together.
    pub fn new(oracle: crate::subject::Identity, subject: crate::subject::Identity, mut modules: Vec<Module>) -> Self {
        modules.sort_by_key(|module| (std::cmp::Reverse(module.names - module.same), module.name.clone()));
        let names = modules.iter().map(|module| module.names).sum();
        let same = modules.iter().map(|module| module.same).sum();
        let percentage = if names == 0 { 100.0 } else { 100.0 * same as f64 / names as f64 };
        Self { oracle, subject, names, same, percentage, modules }
    }

    /// Writes the table; `verbose` adds a line for each name that differs.
    pub fn write(&self, verbose: bool, target: &mut dyn Write) -> io::Result<()> {
        writeln!(target, "{} against {}\n", self.subject, self.oracle)?;
        let heading = ["names", "same", "missing", "inherited", "kind", "signature", "additional"];
        write!(target, "{:28}", "module")?;
        heading.iter().try_for_each(|name| write!(target, " {name:>10}"))?;
        writeln!(target)?;
        let (whole, others): (Vec<_>, Vec<_>) = self.modules.iter().partition(|module| module.differences.is_empty());
        for module in others {
            write!(target, "{:28} {:>10} {:>10}", module.name, module.names, module.same)?;
            let kinds: [fn(&Kind) -> bool; 4] = [
                |kind| matches!(kind, Kind::Missing { .. }),
                |kind| matches!(kind, Kind::Inherited),
                |kind| matches!(kind, Kind::OtherKind { .. }),
                |kind| matches!(kind, Kind::OtherSignature { .. }),
            ];
            for kind in kinds {
                write!(target, " {:>10}", module.count(kind))?;
            }
            writeln!(target, " {:>10}", module.additional)?;
            if let Some(failure) = &module.failure {
                writeln!(target, "  {failure}")?;
            }
            if verbose && module.failure.is_none() {
                module.differences.iter().try_for_each(|difference| write_difference(difference, target))?;
            }
        }
        writeln!(
            target,
            "\n{} modules are as in CPython; {} of {} names of {} modules: {:.1} %",
            whole.len(),
            self.same,
            self.names,
            self.modules.len(),
            self.percentage
        )
    }
}

fn write_difference(difference: &Difference, target: &mut dyn Write) -> io::Result<()> {
    let Difference { name, kind } = difference;
    let or_none = |text: &str| if text.is_empty() { "no signature".to_owned() } else { text.to_owned() };
    match kind {
        Kind::Missing { kind } => writeln!(target, "  {name}: missing ({kind})"),
        Kind::Inherited => writeln!(target, "  {name}: inherited"),
        Kind::OtherKind { oracle, subject } => writeln!(target, "  {name}: {subject} instead of {oracle}"),
        Kind::OtherSignature { oracle, subject } => {
            writeln!(target, "  {name}: {} instead of {}", or_none(subject), or_none(oracle))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn seen(stdout: &str, code: i32, stderr: &str) -> Option<Observation> {
        Some(Observation::new(Outcome::Exited { code }, stdout.into(), stderr.into(), Duration::ZERO))
    }

    #[test]
    fn what_differs_is_named() {
        let oracle = "a\town\tint\t\nf\town\tfunction\t(a)\ng\town\tfunction\t(a)\nC\town\ttype\t()\n\
                      C.m\town\tmethod_descriptor\t($self)\nC.x\tinherited\t\t\ngone\town\tint\t\n";
        let subject = "a\town\tstr\t\nf\town\tfunction\t(b)\ng\town\tfunction\t(a)\nC\town\ttype\t()\n\
                       C.m\tinherited\t\t\nC.x\town\tint\t\nnew\town\tint\t\n";
        let judgement =
            Judgement { oracle: seen(oracle, 0, ""), subject: seen(subject, 0, ""), ..Judgement::default() };
        let module = Module::new("m", &judgement).expect("a module");
        assert_eq!((module.names, module.same, module.additional), (6, 2, 2));
        let mut text = Vec::new();
        module.differences.iter().for_each(|difference| write_difference(difference, &mut text).expect("memory"));
        assert_eq!(
            String::from_utf8_lossy(&text),
            "  C.m: inherited\n  a: str instead of int\n  f: (b) instead of (a)\n  gone: missing (int)\n"
        );
    }

    #[test]
    fn a_module_that_is_not_there_misses_all() {
        let traceback = "Traceback (most recent call last):\n  File \"c.py\", line 1, in <module>\n    x\n\
                         ModuleNotFoundError: No module named 'm'\n";
        let judgement = Judgement {
            oracle: seen("a\town\tint\t\n", 0, ""),
            subject: seen("", 1, traceback),
            ..Judgement::default()
        };
        let module = Module::new("m", &judgement).expect("a module");
        assert_eq!((module.names, module.same), (1, 0));
        assert_eq!(module.failure.as_deref(), Some("ModuleNotFoundError: No module named 'm'"));
        let judgement = Judgement { oracle: seen("", 1, traceback), ..judgement };
        assert_eq!(Module::new("m", &judgement), None);
    }
}
