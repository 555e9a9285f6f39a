//! `cargo xtask report`: what runs found out, as a site or in other forms.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Parser;
use conformance::report::{Document, history, kept, merge, what_holds};

use crate::cli::{Cli, Command, Report, ReportCommand, ReportSource};
use crate::{conform, sides};

pub fn main(options: &Report) -> Result<ExitCode> {
    match &options.command {
        None => site(options)?,
        Some(ReportCommand::Claims { source, markdown, verbose }) => {
            let document = document(source)?;
            let mut target = io::BufWriter::new(io::stdout().lock());
            let written = match markdown {
                true => what_holds::write_markdown(&document, &mut target),
                false => what_holds::write_terminal(&document, *verbose, &mut target),
            };
            written.and_then(|()| target.flush()).context("the claims cannot be written")?;
        }
        Some(ReportCommand::Merge { output, documents, history }) => merge(output, documents, history.as_deref())?,
        Some(ReportCommand::Show { source, format, verbose }) => {
            let document = document(source)?;
            conform::write(&document, *format, *verbose).context("the report cannot be written")?;
            return Ok(ExitCode::from(u8::from(document.has_surprises())));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn site(options: &Report) -> Result<()> {
    let document = document(&options.source)?;
    let history = options.history.clone().unwrap_or_else(|| history::path(&sides::workspace()));
    let history = history::read(&history)?;
    let begin = Instant::now();
    let written = conformance_site::write(&document, &history, &options.output)?;
    let page = options.output.join("index.html");
    println!(
        "{}: {} files, {:.1} MB, in {:.2} s; the first page has {} KB",
        page.display(),
        written.files,
        written.bytes as f64 / 1e6,
        begin.elapsed().as_secs_f64(),
        written.first_page.div_ceil(1000)
    );
    if options.open { open(&page) } else { Ok(()) }
}

/// Puts documents together, and says what came out.
fn merge(output: &Path, documents: &[PathBuf], history: Option<&Path>) -> Result<()> {
    let read: Vec<Document> = documents.iter().map(|path| Document::read(path)).collect::<Result<_>>()?;
    let merged = merge::merge(read)?;
    kept::write(&merged, output).with_context(|| format!("{} cannot be written", output.display()))?;
    if let Some(path) = history {
        conform::add_to_history(&merged, path)?;
    }
    for run in &merged.runs {
        println!("{} against {}: {} of {} cells equal", run.subject, run.oracle, run.summary.equal, run.summary.cells);
    }
    Ok(())
}

/// The document that was asked for; without one, that of the last complete run, which is made where there is none.
fn document(source: &ReportSource) -> Result<Document> {
    if let Some(path) = &source.document {
        return Document::read(path);
    }
    let path = kept::path(&sides::workspace());
    if !path.exists() {
        eprintln!("there is no complete run in {} yet: `cargo xtask conform` runs now", path.display());
        let Command::Conform(options) = Cli::parse_from(["cargo xtask", "conform"]).command else {
            bail!("`cargo xtask conform` is not known");
        };
        conform::main(&options)?;
    }
    Document::read(&path)
}

/// Shows a page in the browser that the system prefers.
fn open(page: &Path) -> Result<()> {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let status = Process::new(program).arg(page).stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("`{program} {}` ended with {status}; open the page by hand", page.display()),
        Err(error) => bail!("`{program}` cannot be run ({error}); open {} by hand", page.display()),
    }
}
