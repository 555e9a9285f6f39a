//! Says how programs that hold the interpreter are linked.

use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") != "linux" || target("ENV") != "gnu" || target("ARCH") != "x86_64" {
        return;
    }
    // A program at a fixed place needs no relocations when it starts: the tables of types and methods hold thousands
    // of addresses, and writing them was a tenth of a start.
    println!("cargo::rustc-link-arg-bins=-no-pie");
    // The functions that unwind a panic come from the compiler's archive where it has one: loading them as a library
    // of their own was a twentieth of a start.
    if let Some(folder) = folder_of("libgcc_eh.a") {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Where the C compiler that links keeps one of its own files.
fn folder_of(file: &str) -> Option<PathBuf> {
    let output = Command::new("cc").arg(format!("-print-file-name={file}")).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    let path = Path::new(path.trim());
    // A file that it does not know is printed as it was asked for.
    (path.is_absolute() && path.is_file()).then(|| path.parent().map(Path::to_owned)).flatten()
}
