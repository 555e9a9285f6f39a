//! What a program gets at of the file system, where `Config::confined_to` names the only folder that it may change.
//!
//! Every path that a program names goes through here before the system hears of it, with all links in it followed. Nobody
//! else changes the folder meanwhile: a program that is confined starts no processes.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::vm::Vm;

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// It is asked what it is.
    Look,
    /// Its contents are read, or it becomes the current folder.
    Read,
    /// It is opened to be written, and made if it is not there.
    Fill,
    /// It is made, changed or removed.
    Write,
}

impl Vm {
    /// Checks a path; a link at its end is followed.
    ///
    /// # Errors
    /// EACCES where the program may not get there.
    pub(crate) fn check_path(&self, path: impl AsRef<Path>, access: Access) -> io::Result<()> {
        self.check(path.as_ref(), access, true)
    }

    /// Checks a path that stands for the entry of a folder: a link at its end is itself meant.
    ///
    /// # Errors
    /// EACCES where the program may not get there.
    pub(crate) fn check_entry(&self, path: impl AsRef<Path>, access: Access) -> io::Result<()> {
        self.check(path.as_ref(), access, false)
    }

    /// Checks a path below which folders are made as they are needed.
    ///
    /// # Errors
    /// EACCES where the program may not get there.
    pub(crate) fn check_path_to_make(&self, path: &Path) -> io::Result<()> {
        let existing = path.ancestors().find(|ancestor| ancestor.symlink_metadata().is_ok());
        self.check(existing.unwrap_or(path), Access::Write, true)
    }

    fn check(&self, path: &Path, access: Access, follows: bool) -> io::Result<()> {
        match &self.config.confined_to {
            Some(folder) if !self.reaches(folder, path, access, follows) => {
                Err(io::Error::from_raw_os_error(libc::EACCES))
            }
            _ => Ok(()),
        }
    }

    fn reaches(&self, folder: &Path, path: &Path, access: Access, follows: bool) -> bool {
        let library = || self.config.module_search_path.iter().map(Path::new).filter(|entry| entry.is_absolute());
        let is_plain = path.is_absolute() && !path.components().any(|part| part == Component::ParentDir);
        // The program cannot change the library: a link in it leads where it should.
        if matches!(access, Access::Look | Access::Read) && is_plain && library().any(|entry| path.starts_with(entry)) {
            return true;
        }
        if path == Path::new("/dev/null") {
            return access != Access::Write;
        }
        let place = match resolve(path, follows) {
            Place::At(place) => place,
            Place::Nowhere => return true,
            Place::Unknown => return false,
        };
        if place.starts_with(folder) {
            return true;
        }
        let mut library = library().filter_map(|entry| entry.canonicalize().ok());
        match access {
            Access::Fill | Access::Write => false,
            Access::Read => library.any(|entry| place.starts_with(entry)),
            // What is known of the folders above says nothing.
            Access::Look => {
                folder.starts_with(&place)
                    || library.any(|entry| place.starts_with(&entry) || entry.starts_with(&place))
            }
        }
    }
}

/// Where a path leads.
enum Place {
    /// To this place, which need not be there, but its folder is.
    At(PathBuf),
    /// Not even to a folder: the system will say so itself.
    Nowhere,
    /// To a link that leads nowhere, yet.
    Unknown,
}

fn resolve(path: &Path, follows: bool) -> Place {
    let Ok(path) = std::path::absolute(path) else { return Place::Nowhere };
    let Some(name) = path.file_name() else {
        return path.canonicalize().map_or(Place::Nowhere, Place::At);
    };
    if follows {
        if let Ok(place) = path.canonicalize() {
            return Place::At(place);
        }
        if path.symlink_metadata().is_ok() {
            return Place::Unknown;
        }
    }
    match path.parent().map(Path::canonicalize) {
        Some(Ok(parent)) => Place::At(parent.join(name)),
        _ => Place::Nowhere,
    }
}
