//! The report as a static site: folders of plain HTML that work from a file, without a server and without any outside
//! request.
//!
//! `index.html` is the matrix of topics and versions; a page tells about each topic and each cell, one lists what differs,
//! and one what holds where. Pages are made from templates (`templates/`), the drawings and differences in them by code.

mod case_page;
mod claims_page;
mod columns;
mod difference;
mod differences_page;
mod graph;
mod highlight;
mod history_chart;
mod html;
mod index_page;
mod names;
mod search_index;
mod topic_page;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use conformance::report::Document;
use conformance::report::history::Line;

use columns::{Column, columns};
use names::Names;

/// What every page needs.
struct Site<'document> {
    document: &'document Document,
    columns: Vec<Column>,
    names: Names,
    /// The cells of each topic, by their numbers.
    topics: BTreeMap<&'document str, Vec<usize>>,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Written {
    /// Files.
    pub files: usize,
    /// Bytes of all files.
    pub bytes: usize,
    /// Bytes of the first page, with the style and the script that it needs.
    pub first_page: usize,
}

const STYLE: (&str, &str) = ("assets/style.css", include_str!("../assets/style.css"));
/// The index for searching; only a site has it.
const INDEX: &str = "assets/cells.js";
const SCRIPT: (&str, &str) = ("assets/site.js", include_str!("../assets/site.js"));

/// Writes the site of a document to a folder, which is made where it is not there. The pages of an earlier site are gone
/// then; other files stay where they are.
///
/// # Errors
/// Where a file or folder cannot be written; the error names it.
pub fn write(document: &Document, history: &[Line], folder: &Path) -> Result<Written> {
    let site = Site::new(document);
    let writer = Writer { folder, files: AtomicUsize::new(0), bytes: AtomicUsize::new(0) };
    let first_page = index_page::render(&site, history)?;
    let first_page_size = first_page.len() + STYLE.1.len() + SCRIPT.1.len();
    let was_site = folder.join(INDEX).exists();
    for folder in site.folders() {
        let path = writer.folder.join(&folder);
        std::fs::create_dir_all(&path).with_context(|| format!("the folder {} cannot be made", path.display()))?;
    }
    writer.write("index.html", &first_page)?;
    writer.write(STYLE.0, STYLE.1)?;
    writer.write(SCRIPT.0, SCRIPT.1)?;
    writer.write(INDEX, &search_index::render(&site))?;
    writer.write("differences.html", &differences_page::render(&site)?)?;
    writer.write("claims.html", &claims_page::render(&site)?)?;
    site.in_parallel(site.topics.len(), |number| {
        let Some((topic, cells)) = site.topics.iter().nth(number) else { return Ok(()) };
        writer.write(&site.names.topic(topic), &topic_page::render(&site, topic, cells)?)
    })?;
    site.in_parallel(document.cells.len(), |number| {
        writer.write(&site.names.cell(number), &case_page::render(&site, number)?)
    })?;
    if was_site {
        site.remove_others(folder)?;
    }
    Ok(Written { files: writer.files.into_inner(), bytes: writer.bytes.into_inner(), first_page: first_page_size })
}

impl<'document> Site<'document> {
    fn new(document: &'document Document) -> Self {
        let mut topics: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, cell) in document.cells.iter().enumerate() {
            for topic in &cell.topics {
                topics.entry(topic).or_default().push(number);
            }
        }
        Self { document, columns: columns(document), names: Names::new(document), topics }
    }

    /// Every folder that has a file.
    fn folders(&self) -> Vec<String> {
        let mut folders = vec!["assets".to_owned(), "topics".to_owned()];
        for number in 0..self.document.cells.len() {
            let folder = format!("cases/{}", self.names.parts(number).0);
            if folders.last() != Some(&folder) {
                folders.push(folder);
            }
        }
        folders.sort();
        folders.dedup();
        folders
    }

    /// Removes the pages of an earlier site that this one has not got. What is not a page stays.
    fn remove_others(&self, folder: &Path) -> Result<()> {
        let cells = (0..self.document.cells.len()).map(|number| self.names.cell(number));
        let topics = self.topics.keys().map(|topic| self.names.topic(topic));
        let pages: HashSet<PathBuf> = cells.chain(topics).map(|page| folder.join(page)).collect();
        let mut waiting = vec![folder.join("cases"), folder.join("topics")];
        while let Some(folder) = waiting.pop() {
            let context = || format!("{} cannot be looked through", folder.display());
            for entry in std::fs::read_dir(&folder).with_context(context)? {
                let entry = entry.with_context(context)?;
                let path = entry.path();
                if entry.file_type().with_context(context)?.is_dir() {
                    waiting.push(path);
                } else if path.extension().is_some_and(|suffix| suffix == "html") && !pages.contains(&path) {
                    std::fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
                }
            }
        }
        Ok(())
    }

    /// Does something for each number below `count`, on all processors.
    fn in_parallel(&self, count: usize, work: impl Fn(usize) -> Result<()> + Sync) -> Result<()> {
        let next = AtomicUsize::new(0);
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(count.max(1));
        std::thread::scope(|scope| {
            let run = || -> Result<()> {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return Ok(());
                    }
                    work(number)?;
                }
            };
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
            workers.into_iter().try_for_each(|worker| {
                worker.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a page could not be made")))
            })
        })
    }
}

struct Writer<'folder> {
    folder: &'folder Path,
    files: AtomicUsize,
    bytes: AtomicUsize,
}

impl Writer<'_> {
    fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(text.len(), Ordering::Relaxed);
        Ok(())
    }
}
