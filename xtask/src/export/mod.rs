//! `cargo xtask export`: the suite as plain files, for whoever judges an implementation without Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use conformance::case::{CaseFile, Cell};
use conformance::corpus::Corpus;
use conformance::facet::Facet;
use conformance::files::replace;
use conformance::record::Record;
use serde::Serialize;

use crate::sides;

const README: &str = include_str!("README.md");
const JUDGE: &str = include_str!("judge.py");

#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder to write to: a new or an empty one.
    pub folder: PathBuf,
    /// The folder of the corpus.
    #[arg(long, value_name = "FOLDER")]
    pub corpus: Option<PathBuf>,
}

/// A line of `cells.jsonl`.
#[derive(Serialize)]
struct CellLine<'corpus> {
    id: &'corpus str,
    program: String,
    topics: &'corpus BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'corpus str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'corpus str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requires: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    poisoned: &'corpus BTreeMap<Facet, String>,
}

pub fn main(options: &Options) -> Result<ExitCode> {
    let folder = &options.folder;
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is not empty; name a new folder", folder.display());
    }
    let root = options.corpus.clone().unwrap_or_else(|| sides::workspace().join("corpus"));
    let corpus = Corpus::read(&root)?;
    let mut lines = String::new();
    for (file, cell) in corpus.cells() {
        let line = CellLine::new(file, cell);
        replace(&folder.join(&line.program), cell.program.text.as_bytes())?;
        lines.push_str(&serde_json::to_string(&line)?);
        lines.push('\n');
    }
    replace(&folder.join("cells.jsonl"), lines.as_bytes())?;
    replace(&folder.join("README.md"), README.as_bytes())?;
    replace(&folder.join("judge.py"), JUDGE.as_bytes())?;
    copy(&root, folder, "topics.toml")?;
    let contract = sides::workspace().join("corpus");
    copy(&contract, folder, "CONTRACT.md")?;
    let versions = Record::versions(&root);
    for version in &versions {
        write_expectations(&corpus, version, folder)?;
    }
    let cells = corpus.cells().count();
    println!("{}: {cells} programs, and what CPython {} showed", folder.display(), versions.join(", "));
    Ok(ExitCode::SUCCESS)
}

/// A record that does not fit the programs beside it would judge something else.
fn write_expectations(corpus: &Corpus, version: &str, folder: &Path) -> Result<()> {
    let path = Record::path(&corpus.root, version);
    let record = Record::read(&path)?;
    let cells = corpus.cells().map(|(_, cell)| cell).filter(|cell| cell.requires.admits(record.exact_version()));
    let stale: Vec<String> = cells.filter_map(|cell| record.line(cell).err()).map(|stale| stale.to_string()).collect();
    if !stale.is_empty() {
        bail!(
            "{} is not current; `cargo xtask conform --record --python {version}` brings it up to date:\n{}",
            path.display(),
            stale.join("\n")
        );
    }
    record.write(&folder.join("expectations").join(format!("{version}.jsonl")))
}

fn copy(from: &Path, to: &Path, name: &str) -> Result<()> {
    let path = from.join(name);
    let contents = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    replace(&to.join(name), &contents)
}

impl<'corpus> CellLine<'corpus> {
    fn new(file: &'corpus CaseFile, cell: &'corpus Cell) -> Self {
        let name = cell.id.rsplit_once("::").map_or(cell.id.as_str(), |(_, name)| name);
        let requires = Some(cell.requires.to_string()).filter(|requires| !requires.is_empty());
        Self {
            id: &cell.id,
            program: format!("programs/{}/{name}.py", file.name),
            topics: &cell.topics,
            title: cell.title.as_deref(),
            section: file.section.as_deref(),
            requires,
            needs: cell.needs.iter().map(ToString::to_string).collect(),
            poisoned: &cell.poisoned,
        }
    }
}
