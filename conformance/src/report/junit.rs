//! The report as JUnit XML, which most services for continuous integration read: a suite for each run, a test for each cell.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::text::{difference, headline};
use super::{CellReport, CellResult, Document, Run};
use crate::compare::Verdict;

/// Lines of a difference that are written.
const SHOWN_LINES: usize = 200;

/// Writes the document. What is known to differ, unsupported or poisoned is a skipped test: it is never passed.
pub fn write(document: &Document, target: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(&mut *target, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").write_inner_content(|writer| {
        document.runs.iter().enumerate().try_for_each(|(number, run)| write_suite(document, number, run, writer))
    })?;
    writeln!(target)
}

fn write_suite<W: Write>(document: &Document, number: usize, run: &Run, writer: &mut Writer<W>) -> io::Result<()> {
    let summary = run.summary;
    let name = format!("{} against {}", run.subject, run.oracle);
    let counts = [
        ("tests", summary.cells + run.stale.len()),
        ("failures", summary.unexpected + run.stale.len()),
        ("errors", summary.breakdowns),
        ("skipped", summary.known + summary.unsupported + summary.poisoned),
    ]
    .map(|(name, count)| (name, count.to_string()));
    let suite = writer.create_element("testsuite").with_attribute(("name", printable(&name).as_str()));
    let suite = suite.with_attributes(counts.iter().map(|(name, count)| (*name, count.as_str())));
    suite.write_inner_content(|writer| {
        document.results(number).try_for_each(|(cell, result)| write_test(cell, result, writer))?;
        for entry in &run.stale {
            let test = writer
                .create_element("testcase")
                .with_attributes([("name", entry.id.as_str()), ("classname", "corpus.known")]);
            test.write_inner_content(|writer| {
                let message = format!("no longer diverges as known: {}", entry.now);
                writer.create_element("failure").with_attribute(("message", message.as_str())).write_empty()?;
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_test<W: Write>(cell: &CellReport, result: &CellResult, writer: &mut Writer<W>) -> io::Result<()> {
    let (file, name) = cell.id.rsplit_once("::").unwrap_or(("", &cell.id));
    let class = file.replace('/', ".");
    let mut test = writer.create_element("testcase").with_attributes([("name", name), ("classname", class.as_str())]);
    let line = cell.own_line().to_string();
    if let Some(path) = &cell.path {
        test = test.with_attributes([("file", path.as_str()), ("line", line.as_str())]);
    }
    let reason = |text: Option<&String>| text.map_or("", String::as_str).to_owned();
    let skipped = match result.verdict {
        Verdict::Equal => {
            test.write_empty()?;
            return Ok(());
        }
        Verdict::Differs => result.known.as_ref().map(|known| format!("known: {}", known.reason)),
        Verdict::Unsupported => Some(format!("unsupported: {}", reason(result.unsupported.as_ref()))),
        Verdict::Poisoned => Some(format!("poisoned: {}", reason(result.reasons.values().next()))),
    };
    test.write_inner_content(|writer| {
        if let Some(message) = skipped {
            writer.create_element("skipped").with_attribute(("message", printable(&message).as_str())).write_empty()?;
            return Ok(());
        }
        let element = if result.is_breakdown { "error" } else { "failure" };
        let kind = result.divergence.map_or("", crate::facet::Facet::name);
        let message = headline(cell, result);
        let fault = result.fault.map(|fault| format!("{}\n", fault.words())).unwrap_or_default();
        let text = printable(&(difference(cell, result, SHOWN_LINES) + &fault));
        let element = writer.create_element(element).with_attributes([("message", message.as_str()), ("type", kind)]);
        element.write_text_content(BytesText::new(&text))?;
        Ok(())
    })?;
    Ok(())
}

/// The text without the characters that XML 1.0 cannot hold; they are shown as Rust writes them.
fn printable(text: &str) -> String {
    let can_stand = |character: char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let shown = |character: char| {
        if can_stand(character) { character.to_string() } else { character.escape_default().to_string() }
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::tests::document;

    #[test]
    fn every_cell_is_a_test() {
        let mut written = Vec::new();
        write(&document(), &mut written).expect("writing to memory");
        let written = String::from_utf8(written).expect("text");
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites>
 <testsuite name=\"interp 0.1.0 against CPython 3.13.0\" tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"2\">
  <testcase name=\"equal\" classname=\"f\" file=\"corpus/f.py\" line=\"6\"/>
  <testcase name=\"differs\" classname=\"f\" file=\"corpus/f.py\" line=\"9\">
   <failure message=\"f::differs differs in stdout\" type=\"stdout\">stdout
-1%
+2%
virtual machine or objects are at fault: it differs with CPython&apos;s code objects, too
</failure>
  </testcase>
";
        assert!(written.starts_with(expected), "{written}");
        assert!(
            written.contains("<error message=\"f::panics breaks the subject down\" type=\"outcome\">"),
            "{written}"
        );
        assert!(written.contains(r"panicked: index \u{1b}"), "{written}");
        assert!(written.contains("<skipped message=\"known: a reason\"/>"), "{written}");
        assert!(written.contains("<skipped message=\"unsupported: it has no threads\"/>"), "{written}");
        assert!(written.ends_with("</testsuites>\n"), "{written}");
    }
}
