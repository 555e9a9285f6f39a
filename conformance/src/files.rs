//! Files that are whole at every moment, and hashes that are the same on every machine.

use std::hash::Hasher;
use std::path::Path;

use anyhow::{Context, Result};
use siphasher::sip::SipHasher13;

/// A number that depends on the text alone: SipHash-1-3 of its UTF-8, with a key of zeros.
pub fn stable_hash(text: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Writes a file in one step: whoever reads it, also after a kill, finds what was there or all that is new.
pub fn replace(path: &Path, contents: &[u8]) -> Result<()> {
    let context = || format!("{} cannot be written", path.display());
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).with_context(context)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    std::fs::write(&part, contents).and_then(|()| std::fs::rename(&part, path)).with_context(|| {
        // What is half written is of no use to anybody.
        let _ = std::fs::remove_file(&part);
        context()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_never_changes() {
        // A machine that takes one part of a run has to know which cells the others take.
        assert_eq!(stable_hash("names/integer_cache::same-object-inside-the-cache"), 0x9907_d03f_1bb2_e7c4);
    }

    #[test]
    fn a_file_is_replaced_and_nothing_stays_beside_it() {
        let folder = crate::scratch::Scratch::new().expect("a folder");
        let path = folder.path().join("below/file");
        for contents in ["one", "two"] {
            replace(&path, contents.as_bytes()).expect("written");
            assert_eq!(std::fs::read_to_string(&path).expect("there"), contents);
        }
        assert_eq!(std::fs::read_dir(folder.path().join("below")).expect("a folder").count(), 1);
        let error = replace(&folder.path().join("below/file/deeper"), b"").expect_err("a file is no folder");
        assert!(format!("{error:#}").contains("below/file/deeper cannot be written"), "{error:#}");
    }
}
