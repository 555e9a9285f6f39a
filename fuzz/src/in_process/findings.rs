//! Where programs go that the two sides run differently, so that the fuzzer need not stop at each.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Mutex;

use crate::named;
use crate::saved::Saved;

/// How many programs are kept that differ first in lines that look alike.
const ENOUGH: usize = 3;

/// Where findings are kept; `None` where nobody said.
fn folder() -> Option<PathBuf> {
    std::env::var_os("PYCONFORM_FINDINGS").map(PathBuf::from)
}

/// Whether findings are kept, and there are enough already whose first different lines look like these.
pub fn has_enough_of(oracle: &str, subject: &str) -> bool {
    static SEEN: Mutex<Option<HashMap<[String; 2], usize>>> = Mutex::new(None);
    if folder().is_none() {
        return false;
    }
    let (mut left, mut right) = (oracle.lines(), subject.lines());
    let lines = loop {
        let pair = (left.next(), right.next());
        if pair.0 != pair.1 || pair.0.is_none() {
            break [pair.0, pair.1].map(|line| without_digits(line.unwrap_or_default()));
        }
    };
    let Ok(mut seen) = SEEN.lock() else { return false };
    let count = seen.get_or_insert_default().entry(lines).or_default();
    *count += 1;
    *count > ENOUGH
}

/// Keeps a corpus file, and beside it the bytes that it was decoded from; gives whether there is a folder for it. A file that
/// cannot be written is named and left out.
pub fn keep(target: &str, corpus_file: &str, bytes: &[u8]) -> bool {
    let Some(folder) = folder() else { return false };
    let mut hasher = DefaultHasher::new();
    corpus_file.hash(&mut hasher);
    let path = folder.join(format!("{target}-{:016x}.py", hasher.finish()));
    // The name appears once everything is written: a full disk or a killed process leaves no half a finding.
    let unfinished = path.with_extension("unfinished");
    let kept = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&unfinished, corpus_file))
        .and_then(|()| std::fs::rename(&unfinished, &path));
    if let Err(error) = kept {
        let _ = std::fs::remove_file(&unfinished);
        eprintln!("pyconform: {} cannot be written: {error}", path.display());
        return true;
    }
    // Without the bytes the program is a finding all the same.
    if let Some(generator) = named(target) {
        let _ = Saved::new(generator, bytes).write_beside(&path);
    }
    true
}

fn without_digits(line: &str) -> String {
    line.chars().filter(|character| !character.is_ascii_digit()).collect()
}
