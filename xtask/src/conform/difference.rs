//! `cargo xtask conform diff`: what changed between two documents.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use conformance::report::Document;
use conformance::report::difference::Difference;

use super::options;

pub fn main(options: &options::Difference) -> Result<ExitCode> {
    let [base, new] = [&options.base, &options.new].map(|path| Document::read(path));
    let difference = Difference::between(&base?, &new?);
    let mut target = io::BufWriter::new(io::stdout().lock());
    match options.format {
        options::DifferenceFormat::Terminal => difference.write(&mut target)?,
        options::DifferenceFormat::Json => {
            serde_json::to_writer_pretty(&mut target, &difference).context("the difference cannot be written")?;
            writeln!(target)?;
        }
    }
    target.flush()?;
    Ok(ExitCode::from(u8::from(difference.is_worse())))
}
