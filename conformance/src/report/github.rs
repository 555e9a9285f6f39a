//! The report as annotations of a GitHub workflow: each surprise at the line of its cell, and a notice for each run.
//!
//! The form: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use std::io::{self, Write};

use super::text::{difference, headline, numbers, surprises};
use super::{CellReport, CellResult, Document, Run};

/// Lines of a difference that an annotation shows.
const SHOWN_LINES: usize = 20;

/// Writes an error for each surprise of the document, and a notice with the numbers of each run.
pub fn write(document: &Document, target: &mut dyn Write) -> io::Result<()> {
    for (number, run) in document.runs.iter().enumerate() {
        for (cell, result) in surprises(document, number) {
            write_cell(run, cell, result, target)?;
        }
        for entry in &run.stale {
            let place = [("file", "corpus/known.toml"), ("title", "no longer diverges as known")];
            let message = format!("{} on {}: {}", entry.id, run.python_version, entry.now);
            write_command("error", &place, &message, target)?;
        }
        let title = format!("{} against {}", run.subject, run.oracle);
        write_command("notice", &[("title", &title)], &numbers(run), target)?;
    }
    Ok(())
}

fn write_cell(run: &Run, cell: &CellReport, result: &CellResult, target: &mut dyn Write) -> io::Result<()> {
    let title = headline(cell, result);
    let line = cell.own_line().to_string();
    let mut place = vec![("line", line.as_str()), ("title", title.as_str())];
    if let Some(path) = &cell.path {
        place.insert(0, ("file", path));
    }
    let command = run.rerun(&cell.id);
    let fault = result.fault.map(|fault| format!("{}\n", fault.words())).unwrap_or_default();
    let shown = difference(cell, result, SHOWN_LINES);
    let message = format!("{} against {}\n{shown}{fault}{command}", run.subject, run.oracle);
    write_command("error", &place, &message, target)
}

fn write_command(name: &str, properties: &[(&str, &str)], message: &str, target: &mut dyn Write) -> io::Result<()> {
    let property =
        |(name, value): &(&str, &str)| format!("{name}={}", escaped(value).replace(':', "%3A").replace(',', "%2C"));
    let properties: Vec<String> = properties.iter().map(property).collect();
    writeln!(target, "::{name} {}::{}", properties.join(","), escaped(message))
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::tests::document;

    #[test]
    fn a_surprise_is_an_error_at_the_line_of_its_cell() {
        let mut written = Vec::new();
        write(&document(), &mut written).expect("writing to memory");
        let written = String::from_utf8(written).expect("text");
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(
            lines[1],
            "::error file=corpus/f.py,line=9,title=f%3A%3Adiffers differs in stdout::\
             interp 0.1.0 against CPython 3.13.0%0Astdout%0A-1%25%0A+2%25%0A\
             virtual machine or objects are at fault: it differs with CPython's code objects, too%0Acargo xtask conform 'f::differs' --python 3.13"
        );
        assert!(lines[0].starts_with("::error file=corpus/f.py,line=11,title=f%3A%3Apanics breaks the subject down::"));
        assert!(
            lines[2].starts_with("::notice title=interp 0.1.0 against CPython 3.13.0::1 of 5 cells equal"),
            "{written}"
        );
        assert_eq!(lines.len(), 3);
    }
}
