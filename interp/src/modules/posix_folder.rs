//! `posix.scandir` and its entries.

use std::os::unix::fs::DirEntryExt;
use std::path::PathBuf;

use crate::modules::confinement::Access;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::native::{TypeDefinition, member, method};
use crate::vm::{Result, Vm};

/// The payload of an iterator over a folder.
pub struct FolderIterator {
    entries: Contents<Vec<ObjectRef>>,
}

impl Trace for FolderIterator {
    /// An entry leads to nothing else.
    const COLLECTED: bool = false;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.entries.get(token).iter().for_each(visit);
    }
}

/// The payload of `os.DirEntry`.
pub struct FolderEntry {
    name: String,
    path: PathBuf,
    inode: u64,
}

impl Trace for FolderEntry {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

/// `posix.scandir(path)`
///
/// # Errors
/// OSError where the folder cannot be read.
pub fn scan(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let path = vm.optional(arguments, 0).unwrap_or_else(|| vm.new_str("."));
    let text = super::posix::checked_path(vm, &path, Access::Read, true)?;
    let entries = match std::fs::read_dir(&text) {
        Ok(entries) => entries,
        Err(error) => return Err(vm.io_error_at(&error, &path)),
    };
    let mut found: Vec<ObjectRef> = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let payload = FolderEntry { name, path: entry.path(), inode: entry.ino() };
        found.push(ObjectRef::new(&vm.types.folder_entry, payload));
    }
    found.reverse();
    Ok(ObjectRef::new(&vm.types.folder_iterator, FolderIterator { entries: Contents::new(found) }))
}

fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    Ok(iterator.payload::<FolderIterator>().and_then(|payload| payload.entries.get_mut(vm).pop()))
}

fn close(vm: &mut Vm, iterator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    if let Some(payload) = iterator.payload::<FolderIterator>() {
        let rest = std::mem::take(payload.entries.get_mut(vm));
        drop(rest);
    }
    Ok(vm.none.clone())
}

fn question(vm: &mut Vm, entry: &ObjectRef, follows: bool, ask: fn(&std::fs::Metadata) -> bool) -> Result {
    let answer = entry.payload::<FolderEntry>().is_some_and(|payload| {
        if follows && vm.check_path(&payload.path, Access::Look).is_err() {
            return false;
        }
        let metadata =
            if follows { std::fs::metadata(&payload.path) } else { std::fs::symlink_metadata(&payload.path) };
        metadata.is_ok_and(|metadata| ask(&metadata))
    });
    Ok(vm.new_bool(answer))
}

fn follows(vm: &mut Vm, argument: Option<ObjectRef>) -> Result<bool> {
    match argument {
        Some(follows) => vm.truth(&follows),
        None => Ok(true),
    }
}

fn path(vm: &mut Vm, entry: &ObjectRef) -> Result {
    let path = entry.payload::<FolderEntry>().map(|payload| payload.path.to_string_lossy().into_owned());
    Ok(vm.new_str(&path.unwrap_or_default()))
}

/// `posix.ScandirIterator`
pub static FOLDER_ITERATOR: TypeDefinition = TypeDefinition {
    name: "ScandirIterator",
    module: "posix",
    base_type: false,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
        slots.finalize = Some(|vm, iterator| close(vm, iterator, &mut []).map(drop));
    },
    methods: &[
        method("__enter__", "($self, /)", |_, iterator, _| Ok(iterator.clone())),
        method("__exit__", "($self, /, *args)", close),
        method("close", "($self, /)", close),
    ],
    ..TypeDefinition::EMPTY
};

/// `os.DirEntry`
pub static FOLDER_ENTRY: TypeDefinition = TypeDefinition {
    name: "DirEntry",
    module: "posix",
    base_type: false,
    slots: |slots| {
        slots.repr = Some(|vm, entry| {
            let name = entry.payload::<FolderEntry>().map(|payload| payload.name.clone()).unwrap_or_default();
            let name = vm.new_str(&name);
            let name = vm.repr_display(&name)?;
            Ok(vm.new_str(&format!("<DirEntry {name}>")))
        });
    },
    methods: &[
        method("is_dir", "($self, /, *, follow_symlinks=True)", |vm, entry, arguments| {
            let follows = follows(vm, arguments[0].take())?;
            question(vm, entry, follows, std::fs::Metadata::is_dir)
        }),
        method("is_file", "($self, /, *, follow_symlinks=True)", |vm, entry, arguments| {
            let follows = follows(vm, arguments[0].take())?;
            question(vm, entry, follows, std::fs::Metadata::is_file)
        }),
        method("is_symlink", "($self, /)", |vm, entry, _| question(vm, entry, false, std::fs::Metadata::is_symlink)),
        method("is_junction", "($self, /)", |vm, _, _| Ok(vm.new_bool(false))),
        method("stat", "($self, /, *, follow_symlinks=True)", |vm, entry, arguments| {
            let follows = follows(vm, arguments[0].take())?;
            let path = path(vm, entry)?;
            super::posix_status::status(vm, &mut [Some(path)], follows)
        }),
        method("inode", "($self, /)", |vm, entry, _| {
            let number = entry.payload::<FolderEntry>().map_or(0, |payload| payload.inode);
            Ok(vm.new_int(number as i64))
        }),
        method("__fspath__", "($self, /)", |vm, entry, _| path(vm, entry)),
        CLASS_GETITEM,
    ],
    attributes: &[
        member("name", |vm, entry| {
            let name = entry.payload::<FolderEntry>().map(|payload| payload.name.clone()).unwrap_or_default();
            Ok(vm.new_str(&name))
        }),
        member("path", path),
    ],
    ..TypeDefinition::EMPTY
};
