//! The registry of other implementations, `conformance/subjects.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::choice::{Choice, OWN_NAMES};
use super::command::FILE;
use crate::case::Need;
use crate::corpus::read_toml;
use crate::facet::Facet;
use crate::specifier::VersionSpecifier;

/// What has to be known of an implementation to run it as a command.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The name in reports; what the implementation calls itself where none is given.
    pub title: Option<String>,
    /// The program and its arguments, in one of which `{file}` stands for the file that is to run.
    pub command: Vec<String>,
    /// Variables of its environment, beside the few that every command gets.
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    /// Variables that it gets from the environment of the harness, where they are set there.
    #[serde(default)]
    pub inherit: BTreeSet<String>,
    /// A program that prints two or three words: what the implementation calls itself, its version, and the version of
    /// Python that it follows.
    pub probe: Option<String>,
    /// A command that prints these words, where a program of the implementation cannot find them out.
    pub probe_command: Option<Vec<String>>,
    /// The first of these words, if another one would mean that the command runs something else.
    pub implementation: Option<String>,
    /// The versions for which the entry was written, by the second of these words.
    #[serde(default)]
    pub versions: VersionSpecifier,
    /// How to get it, in one sentence.
    pub install: String,
    /// What it cannot do, each with the reason.
    #[serde(default)]
    pub lacks: BTreeMap<Need, String>,
    /// The facets that cannot be seen of it, each with the reason.
    #[serde(default)]
    pub lacks_facets: BTreeMap<Facet, String>,
    /// What it may use up, compared with the oracle.
    #[serde(default)]
    pub limits: Allowance,
    /// Texts in a line of standard error that say that the implementation itself broke, where the exit status does not.
    #[serde(default)]
    pub breakdowns: Vec<String>,
    /// What it writes before the first line of a traceback, on that line.
    pub before_traceback: Option<String>,
    /// Whether one process of it can run many programs one after the other by `exec`: generated programs are then first
    /// run many at a time.
    #[serde(default)]
    pub batch: bool,
}

/// What a command may use beyond what the oracle may.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// It may take so many times as long.
    pub slowdown: Option<f64>,
    /// At least so much address space, in MiB: for those that reserve more than they use.
    pub address_space: Option<u64>,
}

/// The entries by name.
#[derive(Clone, Debug, Default)]
pub struct Registry(BTreeMap<String, Entry>);

impl Registry {
    /// Reads the registry.
    ///
    /// # Errors
    /// What is wrong with it, with the file and the line or the entry.
    pub fn read(path: &Path) -> Result<Self> {
        let entries: BTreeMap<String, Entry> = read_toml(path).context("the registry of subjects is not valid")?;
        for (name, entry) in &entries {
            if let Err(reason) = check(name, entry) {
                bail!("the registry of subjects is not valid: {}: [{name}]: {reason}", path.display());
            }
        }
        Ok(Self(entries))
    }

    /// The entry of this name.
    ///
    /// # Errors
    /// That there is none, and which there are.
    pub fn get(&self, name: &str) -> Result<&Entry> {
        let names = || self.0.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.0.get(name).with_context(|| {
            format!(
                "there is no subject `{name}`; conformance/subjects.toml has {}, and `cmd:PROGRAM {FILE}` runs any other",
                names()
            )
        })
    }

    /// All of them.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(name, entry)| (name.as_str(), entry))
    }
}

impl Entry {
    /// The entry of a command of which nothing else is known.
    pub fn of_command(words: &[String]) -> Self {
        let install = "install it, or name where it is".to_owned();
        Self { command: words.to_owned(), install, ..Self::default() }
    }
}

fn check(name: &str, entry: &Entry) -> Result<(), String> {
    if OWN_NAMES.contains(&name) || name.parse() != Ok(Choice::Named(name.to_owned())) {
        return Err(
            "this cannot be the name of an entry: `--subject` would take it for something else; rename it".to_owned()
        );
    }
    let arguments = entry.command.get(1..).unwrap_or_default();
    if !arguments.iter().any(|word| word.contains(FILE)) {
        return Err(format!("`command` must be a program and its arguments, one of which has `{FILE}` in it"));
    }
    if entry.probe_command.as_ref().is_some_and(Vec::is_empty) {
        return Err("`probe_command` must be a program and its arguments".to_owned());
    }
    if entry.limits.slowdown.is_some_and(|factor| !(factor.is_finite() && factor >= 1.0)) {
        return Err("`limits.slowdown` must be a number from 1.0 on".to_owned());
    }
    if entry.lacks_facets.keys().any(|facet| matches!(facet, Facet::Outcome | Facet::Stdout)) {
        return Err("outcome and stdout can be seen of every command: leave them out of `lacks_facets`".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn read(text: &str) -> Result<Registry, String> {
        let folder = Scratch::new().expect("a folder");
        let path = folder.path().join("subjects.toml");
        std::fs::write(&path, text).expect("written");
        Registry::read(&path).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn the_registry_of_the_project_is_valid() {
        let registry =
            Registry::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("subjects.toml")).expect("a valid registry");
        let names: Vec<&str> = registry.entries().map(|(name, _)| name).collect();
        assert_eq!(names, ["micropython", "monty", "pyodide", "pypy", "rustpython"]);
        let error = registry.get("jython").expect_err("there is none").to_string();
        assert!(
            error.starts_with("there is no subject `jython`; conformance/subjects.toml has micropython, "),
            "{error}"
        );
    }

    #[test]
    fn a_malformed_entry_is_named() {
        let good = "command = [\"p\", \"{file}\"]\ninstall = \"get it\"\n";
        assert!(read(&format!("[some]\n{good}[some.lacks]\nthreads = \"none\"\n")).is_ok());
        let cases = [
            ("[some]\ninstall = \"x\"\n".to_owned(), "subjects.toml:1: missing field `command`"),
            (format!("[some]\n{good}colour = 1\n"), "subjects.toml:4: unknown field `colour`"),
            (format!("[cpython]\n{good}"), "[cpython]: this cannot be the name"),
            ("[some]\ncommand = [\"p\"]\ninstall = \"x\"\n".to_owned(), "[some]: `command` must be a program"),
            ("[some]\ncommand = []\ninstall = \"x\"\n".to_owned(), "[some]: `command` must be a program"),
            (format!("[some]\n{good}[some.limits]\nslowdown = 0.5\n"), "[some]: `limits.slowdown` must be"),
            (format!("[some]\n{good}[some.lacks]\ngpu = \"no\"\n"), "unknown variant `gpu`"),
            (format!("[some]\n{good}[some.lacks_facets]\nstdout = \"no\"\n"), "can be seen of every command"),
        ];
        for (text, said) in cases {
            let error = read(&text).expect_err(&text);
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
