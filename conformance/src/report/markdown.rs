//! The report as Markdown, for the comment on a pull request: numbers first, then what nobody expected, folded.

use std::io::{self, Write};

use super::text::{difference, headline, numbers, surprises};
use super::{CellReport, CellResult, Document, Run};

/// Lines of a difference that are shown.
const SHOWN_LINES: usize = 40;

/// A comment holds 65,536 characters; what stands below the divergences needs some of them.
const MOST_BYTES: usize = 60_000;

/// Writes the document; where there is more than a comment can hold, the last line says how much is left out.
pub fn write(document: &Document, target: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    for run in &document.runs {
        text.push_str(&format!("### {} against {}\n\n{}\n\n", run.subject, run.oracle, numbers(run)));
    }
    let mut left_out = 0;
    for (number, run) in document.runs.iter().enumerate() {
        for entry in &run.stale {
            text.push_str(&format!(
                "- `{}` on {} no longer diverges as known: {}\n",
                entry.id, run.python_version, entry.now
            ));
        }
        for (cell, result) in surprises(document, number) {
            let section = section(run, cell, result);
            if text.len() + section.len() > MOST_BYTES {
                left_out += 1;
            } else {
                text.push_str(&section);
            }
        }
    }
    target.write_all(text.as_bytes())?;
    if left_out > 0 {
        writeln!(target, "\n{left_out} more differ.")?;
    }
    if document.is_partial {
        writeln!(target, "\nA part of the corpus.")?;
    }
    Ok(())
}

fn section(run: &Run, cell: &CellReport, result: &CellResult) -> String {
    let title = cell.title.as_ref().map(|title| format!("{}\n\n", escaped(title))).unwrap_or_default();
    let shown = difference(cell, result, SHOWN_LINES);
    let fence = fence(&shown);
    let fault = result.fault.map(|fault| format!("{}\n\n", capitalised(fault.words()))).unwrap_or_default();
    format!(
        "<details><summary><code>{}</code> on {}</summary>\n\n{title}{fence}diff\n{shown}{fence}\n\n{fault}`{}`\n\n</details>\n\n",
        escaped(&headline(cell, result)),
        run.python_version,
        run.rerun(&cell.id),
    )
}

/// A sentence.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters.clone()).chain(['.']).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A fence that nothing in the text ends.
fn fence(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::tests::document;

    #[test]
    fn numbers_come_first_and_each_surprise_is_folded() {
        let mut written = Vec::new();
        write(&document(), &mut written).expect("writing to memory");
        let written = String::from_utf8(written).expect("text");
        assert!(written.starts_with("### interp 0.1.0 against CPython 3.13.0\n\n1 of 5 cells equal"), "{written}");
        let section = "<details><summary><code>f::differs differs in stdout</code> on 3.13</summary>\n\n\
                       ```diff\nstdout\n-1%\n+2%\n```\n\n\
                       Virtual machine or objects are at fault: it differs with CPython's code objects, too.\n\n\
                       `cargo xtask conform 'f::differs' --python 3.13`\n\n</details>\n";
        assert!(written.contains(section), "{written}");
        assert!(!written.contains("f::known"));
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fence("a `b` c"), "```");
        assert_eq!(fence("a ```` c"), "`````");
    }
}
