//! `cargo xtask run`: a program on the interpreter.

use std::process::ExitCode;

use anyhow::{Context, Result};
use interp::{Config, Interpreter};

use crate::cli::{ProgramSource, Run};

pub fn main(options: &Run) -> Result<ExitCode> {
    let (source, name) = options.program.read()?;
    let first = if options.program.code.is_some() { "-c" } else { &name };
    let arguments = [first.to_owned()].into_iter().chain(options.arguments.iter().cloned()).collect();
    let version = options.python;
    let outcome = interp::on_large_stack(move || {
        let mut config = Config::new(version);
        config.arguments = arguments;
        config.finds_standard_library = true;
        Interpreter::new(config).run_main(&source, &name)
    });
    Ok(ExitCode::from(outcome.as_exit_status()))
}

impl ProgramSource {
    /// The source text, and the name that tracebacks show.
    pub fn read(&self) -> Result<(Vec<u8>, String)> {
        match (&self.file, &self.code) {
            (Some(path), _) => {
                let source = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
                Ok((source, path.display().to_string()))
            }
            (None, code) => Ok((code.clone().unwrap_or_default().into_bytes(), "<string>".to_owned())),
        }
    }
}
