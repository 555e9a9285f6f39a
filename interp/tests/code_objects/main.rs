//! The compiler's code objects equal those of CPython 3.13, byte for byte.
//!
//! The programs are the modules of that installation's standard library. Without a CPython 3.13 nothing is compared.

mod json;

use std::path::{Path, PathBuf};
use std::process::Command;

use interp::Version;
use interp::compile::{Mode, Options};

/// A CPython 3.13: the one of `PYO3_PYTHON`, on the path, or among those that pyenv has installed.
fn python() -> Option<PathBuf> {
    let installed = std::env::var_os("HOME").and_then(|home| {
        let versions = std::fs::read_dir(Path::new(&home).join(".pyenv/versions")).ok()?;
        versions
            .flatten()
            .find(|version| version.file_name().to_string_lossy().starts_with("3.13."))
            .map(|version| version.path().join("bin/python3"))
    });
    let named = std::env::var_os("PYO3_PYTHON").map(PathBuf::from);
    let candidates = named.into_iter().chain([PathBuf::from("python3.13")]).chain(installed);
    candidates
        .into_iter()
        .find(|candidate| output(candidate, "print(sys.version_info[:2])") == Some("(3, 13)".to_owned()))
}

fn output(python: &Path, code: &str) -> Option<String> {
    let output = Command::new(python).args(["-I", "-c", &format!("import sys; {code}")]).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[test]
fn code_objects_of_the_standard_library_equal_those_of_cpython() {
    let Some(python) = python() else {
        println!("no CPython 3.13 was found: nothing is compared");
        return;
    };
    let library = output(&python, "import sysconfig; print(sysconfig.get_path('stdlib'))").expect("a library");
    let mut files: Vec<PathBuf> = std::fs::read_dir(library)
        .expect("a library that can be read")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    files.sort();
    let options = Options::new(Version::Python313.profile());
    let mut lines = String::new();
    for file in &files {
        let bytes = std::fs::read(file).expect("a file that can be read");
        lines += &json::compile_file(&bytes, &file.to_string_lossy(), Mode::Exec, &options);
        lines.push('\n');
    }
    let ours = std::env::temp_dir().join(format!("code-objects-{}.jsonl", std::process::id()));
    std::fs::write(&ours, lines).expect("a file for our code objects");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/code_objects/compare.py");
    let result = Command::new(python).arg("-I").arg(script).arg(&ours).args(&files).output().expect("a comparison");
    let _ = std::fs::remove_file(&ours);
    assert!(result.status.success(), "{}", String::from_utf8_lossy(&result.stdout));
}
