//! The report of the last complete run, which is kept among what cargo builds.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Document;

/// Where it is, below the workspace.
pub fn path(workspace: &Path) -> PathBuf {
    workspace.join("target").join("report").join("document.json")
}

/// Keeps a document, if it is of the whole corpus: a reader finds it whole or finds the one before.
///
/// # Errors
/// Where it cannot be written.
pub fn keep(document: &Document, workspace: &Path) -> Result<()> {
    if document.is_partial {
        return Ok(());
    }
    let path = path(workspace);
    write(document, &path).with_context(|| format!("{} cannot be written", path.display()))
}

/// Writes a document to a file, all of it or nothing.
///
/// # Errors
/// Where the file, or its folder, cannot be made.
pub fn write(document: &Document, path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension(format!("{}.unfinished", std::process::id()));
    let mut text = serde_json::to_vec(document)?;
    text.push(b'\n');
    std::fs::write(&unfinished, text)?;
    std::fs::rename(&unfinished, path)
}
