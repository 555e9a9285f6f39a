//! Where the standard library of an installed CPython stands. Nothing of it is copied: it is read in place.

use std::path::PathBuf;

use crate::Version;

/// The folder of the standard library of this version, `None` where no such CPython is found: next to a
/// `python3.X` on PATH, or among the versions of pyenv and uv.
pub fn find(version: Version) -> Option<String> {
    let name = format!("python{}", version.short_name());
    candidates(version, &name)
        .map(|prefix| prefix.join("lib").join(&name))
        .find(|folder| folder.join("os.py").is_file())
        .map(|folder| folder.to_string_lossy().into_owned())
}

/// Installation prefixes, the likeliest first.
fn candidates(version: Version, name: &str) -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .filter(|program| program.is_file())
        .filter_map(|program| std::fs::canonicalize(program).ok())
        .filter_map(|program| Some(program.parent()?.parent()?.to_owned()))
        .collect();
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let pyenv = std::env::var_os("PYENV_ROOT").map_or_else(|| home.join(".pyenv"), PathBuf::from).join("versions");
    let uv = home.join(".local/share/uv/python");
    let beginning = format!("{}.", version.short_name());
    let managed =
        [(pyenv, beginning.clone()), (uv, format!("cpython-{beginning}"))].into_iter().flat_map(|(folder, start)| {
            let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
                .into_iter()
                .flatten()
                .flatten()
                .filter(|entry| entry.file_name().to_string_lossy().starts_with(&start))
                .map(|entry| entry.path())
                .collect();
            found.sort();
            found.reverse();
            found
        });
    on_path.into_iter().chain(managed)
}
