//! Puts the corpus into the library, for the generator that changes its texts, and gives the fuzz targets a run path to
//! their libpython and the name of the interpreter that it belongs to.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let corpus = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../corpus");
    let target = Path::new(&env::var_os("OUT_DIR").expect("set by cargo")).join("corpus.txt");
    let written = write_corpus(&corpus, &target);
    written.unwrap_or_else(|error| panic!("{} cannot be put into the library: {error}", corpus.display()));
    #[cfg(feature = "targets")]
    {
        println!("cargo::rerun-if-env-changed=PYCONFORM_RUN_PATH");
        match env::var("PYCONFORM_RUN_PATH") {
            // For targets that are carried elsewhere, with their libpython beside them: `$ORIGIN/…`.
            Ok(path) => println!("cargo::rustc-link-arg-bins=-Wl,-rpath,{path}"),
            Err(_) => pyo3_build_config::add_libpython_rpath_link_args(),
        }
        let executable = pyo3_build_config::get().executable().unwrap_or("python3");
        println!("cargo::rustc-env=PYCONFORM_ORACLE={executable}");
    }
}

/// Writes all corpus files one after the other, each ended by NUL.
fn write_corpus(corpus: &Path, target: &Path) -> io::Result<()> {
    let mut text = String::new();
    let mut folders: Vec<PathBuf> = Vec::new();
    // What a fuzzer keeps while it runs is no program, and must not have everything built again.
    for entry in fs::read_dir(corpus)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("fuzz") {
            println!("cargo::rerun-if-changed={}", path.display());
            folders.push(path);
        }
    }
    folders.sort();
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                text += &fs::read_to_string(&path)?;
                text.push('\0');
            }
        }
    }
    fs::write(target, text)
}
