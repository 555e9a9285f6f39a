//! Compiles Python files and prints their code objects as lines of JSON, to be compared with CPython's.
//!
//! `code_objects [--eval|--single] [-O|-OO] FILE… > ours`, then `python3.13 tests/code_objects/compare.py ours FILE…`.

#[path = "../tests/code_objects/json.rs"]
mod json;

use std::io::{BufWriter, Write as _};

use interp::Version;
use interp::compile::{Mode, Options};

fn main() -> std::io::Result<()> {
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut mode = Mode::Exec;
    let mut options = Options::new(Version::Python313.profile());
    for path in std::env::args().skip(1) {
        match path.as_str() {
            "--eval" => mode = Mode::Eval,
            "--single" => mode = Mode::Single,
            "-O" => options.optimize = 1,
            "-OO" => options.optimize = 2,
            _ => writeln!(output, "{}", json::compile_file(&std::fs::read(&path)?, &path, mode, &options))?,
        }
    }
    output.flush()
}
