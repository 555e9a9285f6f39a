//! Code objects: what both compilers make of a text, without running it. Here those of whole source trees, in `programs`
//! those of cells.
//!
//! A program that holds a file's text compiles it on both sides and prints a line for each code object (`file.py`). What
//! a code object is, its names, constants, flags and counts, is the facet code; its instructions, tables and stack size
//! are the facet bytecode, which is compared where the subject's instructions are those of the version.

pub mod programs;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::case::{Cell, Program};
use crate::observe::{Observation, Outcome};
use crate::python::Installation;
use crate::runner::Judgement;
use crate::subject::precompiled::push_digits;

const PROBE: &str = include_str!("probe.py");

const FILE: &str = include_str!("file.py");

/// A truth value as Python writes it.
fn boolean(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// How files are compiled and compared.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// `optimize` of `compile()`.
    pub optimize: u8,
    /// The subject has the instructions of the version: bytecode is compared, and the order of names and constants.
    pub exact: bool,
}

impl Way {
    /// The program that compiles a file and prints its code objects, or, where a path is given, the details of one.
    pub fn cell(self, path: &Path, details: &str) -> Result<Cell> {
        let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let name = path.display().to_string();
        let mut text = String::with_capacity(bytes.len() * 2 + PROBE.len() + 200);
        text.push_str("SOURCE = bytes.fromhex('");
        push_digits(&mut text, &bytes);
        let exact = boolean(self.exact);
        let _ = writeln!(
            text,
            "')\nFILENAME = {name:?}\nOPTIMIZE = {}\nEXACT = {exact}\nDETAILS = {details:?}",
            self.optimize
        );
        text.push_str(PROBE);
        text.push_str(FILE);
        Ok(Cell::of_program(&name, Program::plain(text)))
    }
}

/// The Python files below some paths, sorted; a file that is named itself is taken whatever its name.
///
/// # Errors
/// A path that cannot be read.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = paths.to_vec();
    while let Some(path) = open.pop() {
        let metadata = std::fs::metadata(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        if !metadata.is_dir() {
            found.push(path);
            continue;
        }
        for entry in std::fs::read_dir(&path).with_context(|| format!("{} cannot be read", path.display()))? {
            let entry = entry?.path();
            let is_python = entry.extension().is_some_and(|extension| extension == "py");
            if entry.is_dir() && entry.file_name().is_none_or(|name| name != "site-packages") || is_python {
                open.push(entry);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The folders of an installation's standard library; what was installed beside it is no part of it.
pub fn library(installation: &Installation) -> Vec<PathBuf> {
    let paths = installation.module_search_path.iter().map(PathBuf::from);
    paths.filter(|path| path.is_dir() && path.file_name().is_none_or(|name| name != "site-packages")).collect()
}

/// What both sides made of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compiled {
    /// Code objects on both sides.
    Both(Objects),
    /// Both refuse it, with the same error.
    Rejected,
    /// One refuses it, or they do so with different errors, or a side did not come to an end: what each says.
    Otherwise {
        /// The oracle.
        oracle: String,
        /// The subject.
        subject: String,
    },
}

/// The code objects of a file, by what agrees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objects {
    /// All that the oracle has.
    pub all: usize,
    /// Those with the same facet code.
    pub code: usize,
    /// Those with the same facet bytecode.
    pub bytecode: usize,
    /// The paths of those that differ, in order.
    pub differing: Vec<String>,
}

fn text(observation: Option<&Observation>) -> String {
    let Some(observation) = observation else { return "nothing".to_owned() };
    match observation.outcome {
        Outcome::Exited { code: 0 } => String::from_utf8_lossy(&observation.stdout).into_owned(),
        ref outcome => {
            let last = String::from_utf8_lossy(&observation.stderr);
            format!("ended\t{outcome}\t{}", last.lines().last().unwrap_or_default())
        }
    }
}

impl Compiled {
    /// Reads what both sides printed.
    pub fn new(judgement: &Judgement) -> Self {
        let (oracle, subject) = (text(judgement.oracle.as_ref()), text(judgement.subject.as_ref()));
        let is_list = |text: &str| !text.starts_with("rejected\t") && !text.starts_with("ended\t");
        if !is_list(&oracle) || !is_list(&subject) {
            if oracle == subject && oracle.starts_with("rejected\t") {
                return Self::Rejected;
            }
            let first = |text: &str| match is_list(text) {
                true => "compiles it".to_owned(),
                false => text.trim_end().replace('\t', " "),
            };
            return Self::Otherwise { oracle: first(&oracle), subject: first(&subject) };
        }
        let mut objects = Objects::default();
        let fields = |line: &str| -> (String, String, String) {
            let mut fields = line.rsplitn(3, '\t').map(str::to_owned);
            let mut next = || fields.next().unwrap_or_default();
            let (bytecode, code) = (next(), next());
            (next(), code, bytecode)
        };
        let there: BTreeMap<String, (String, String)> =
            subject.lines().map(fields).map(|(path, code, bytecode)| (path, (code, bytecode))).collect();
        for (path, code, bytecode) in oracle.lines().map(fields) {
            let found = there.get(&path);
            let (same_code, same_bytecode) =
                (found.is_some_and(|found| found.0 == code), found.is_some_and(|found| found.1 == bytecode));
            objects.all += 1;
            objects.code += usize::from(same_code);
            objects.bytecode += usize::from(same_bytecode);
            if !same_code || !same_bytecode {
                objects.differing.push(path.split('\t').next().unwrap_or_default().to_owned());
            }
        }
        Self::Both(objects)
    }
}

/// The first line on which two sides' details of a code object part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// What differs: an attribute, or two names of instructions. Disagreements are grouped by it.
    pub construct: String,
    /// What the oracle shows from there on.
    pub oracle: Vec<String>,
    /// What the subject shows from there on.
    pub subject: Vec<String>,
}

impl Parting {
    /// Compares the details that both sides printed of one code object.
    pub fn new(judgement: &Judgement) -> Self {
        const SHOWN: usize = 8;
        let (oracle, subject) = (text(judgement.oracle.as_ref()), text(judgement.subject.as_ref()));
        let (mut oracle, mut subject) = (oracle.lines().peekable(), subject.lines().peekable());
        while oracle.peek().is_some() && oracle.peek() == subject.peek() {
            oracle.next();
            subject.next();
        }
        let take = |lines: &mut dyn Iterator<Item = &str>| -> Vec<String> {
            lines.take(SHOWN).map(|line| line.replace('\t', "  ")).collect()
        };
        let kind = |line: Option<&&str>| line.and_then(|line| line.split('\t').next()).unwrap_or("nothing").to_owned();
        let operation = |line: Option<&&str>| {
            let name = line.and_then(|line| line.split('\t').nth(1)).and_then(|text| text.split_whitespace().nth(1));
            name.unwrap_or("nothing").to_owned()
        };
        let construct = match kind(oracle.peek()).as_str() {
            "instruction" => format!("{} / {}", operation(oracle.peek()), operation(subject.peek())),
            other => other.to_owned(),
        };
        Self { construct, oracle: take(&mut oracle), subject: take(&mut subject) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn judgement(oracle: &str, subject: &str) -> Judgement {
        let seen = |text: &str| {
            let outcome = Outcome::Exited { code: 0 };
            Some(Observation::new(outcome, text.as_bytes().to_vec(), Vec::new(), Duration::ZERO))
        };
        Judgement { oracle: seen(oracle), subject: seen(subject), ..Judgement::default() }
    }

    #[test]
    fn objects_are_joined_by_their_paths() {
        let Compiled::Both(objects) =
            Compiled::new(&judgement("m[0]\t1\t5\t6\nm[0].f[0]\t2\t7\t8\n", "m[0]\t1\t5\t6\nm[0].f[0]\t2\t7\t9\n"))
        else {
            panic!("both sides have code objects")
        };
        assert_eq!((objects.all, objects.code, objects.bytecode), (2, 2, 1));
        assert_eq!(objects.differing, ["m[0].f[0]"]);
    }

    #[test]
    fn errors_are_compared_as_texts() {
        let error = "rejected\tSyntaxError\t'invalid syntax'\n";
        assert_eq!(Compiled::new(&judgement(error, error)), Compiled::Rejected);
        let Compiled::Otherwise { oracle, subject } = Compiled::new(&judgement(error, "m[0]\t1\t5\t6\n")) else {
            panic!("one side refuses it")
        };
        assert_eq!((oracle.as_str(), subject.as_str()), ("rejected SyntaxError 'invalid syntax'", "compiles it"));
    }

    #[test]
    fn a_parting_is_named_by_the_instructions() {
        let same = "co_name\t'f'\ninstruction\t    0 RESUME 0\t1:0-1:0\n";
        let parting = Parting::new(&judgement(
            &format!("{same}instruction\t    2 LOAD_FAST x\t2:1-2:2\n"),
            &format!("{same}instruction\t    2 LOAD_NAME x\t2:1-2:2\n"),
        ));
        assert_eq!(parting.construct, "LOAD_FAST / LOAD_NAME");
        assert_eq!(parting.oracle, ["instruction      2 LOAD_FAST x  2:1-2:2"]);
    }
}
