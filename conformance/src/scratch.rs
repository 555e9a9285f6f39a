//! A temporary folder that goes away with the value that stands for it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};

/// A folder that nobody else uses.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one among the system's temporary files.
    pub fn new() -> Result<Self> {
        Self::named("")
    }

    /// Makes one whose name ends with `word`.
    pub fn named(word: &str) -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let gap = if word.is_empty() { "" } else { "-" };
        let name = format!("pyconform-{}-{number}{gap}{word}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).with_context(|| format!("the folder {} cannot be made", path.display()))?;
        // Without symbolic links, as a program sees its working directory.
        let path = path.canonicalize().with_context(|| format!("the folder {} is gone", path.display()))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that stays behind is no reason to fail.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
