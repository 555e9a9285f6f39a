//! The report for a person: a table of topic by facet, then each divergence with its difference.

use std::io::{self, Write};

use console::{Style, style};
use similar::{ChangeTag, TextDiff};

use super::disassembly::Parting;
use super::{CellReport, CellResult, Document, FacetCounts, Run};
use crate::compare::Verdict;
use crate::facet::Facet;

/// Lines of a difference, or of a program, that are shown at most.
const SHOWN_LINES: usize = 60;

/// Writes the whole document; `verbose` adds what is unsupported and poisoned, cell by cell, and of a document with one
/// cell all of it.
pub fn write(document: &Document, verbose: bool, target: &mut dyn Write) -> io::Result<()> {
    for (number, run) in document.runs.iter().enumerate() {
        writeln!(target, "{}", style(format!("{} against {}", run.subject, run.oracle)).bold())?;
        writeln!(target)?;
        write_topics(run, target)?;
        writeln!(target)?;
        let is_unexpected = |result: &CellResult| result.verdict == Verdict::Differs && result.known.is_none();
        let mut unexpected: Vec<_> = document.results(number).filter(|(_, result)| is_unexpected(result)).collect();
        // The worst first: breakdowns, then by the facet that differs.
        unexpected.sort_by_key(|(_, result)| (!result.is_breakdown, result.divergence));
        for (cell, result) in unexpected {
            write_divergence(cell, result, target)?;
            write_program(cell, target)?;
            write_rerun(&run.rerun(&cell.id), target)?;
        }
        write_listed(document, number, verbose, target)?;
        write_summary(run, target)?;
        writeln!(target)?;
    }
    if verbose && let [cell] = &*document.cells {
        write_whole(document, cell, target)?;
    }
    if !document.topics_without_case.is_empty() {
        writeln!(target, "topics without a case: {}", document.topics_without_case.join(", "))?;
    }
    if document.is_partial {
        writeln!(target, "a part of the corpus; `cargo xtask conform` runs all of it")?;
    }
    Ok(())
}

fn write_topics(run: &Run, target: &mut dyn Write) -> io::Result<()> {
    let facets: Vec<Facet> =
        Facet::ALL.into_iter().filter(|facet| run.topics.values().any(|counts| counts.contains_key(facet))).collect();
    let width = run.topics.keys().map(String::len).max().unwrap_or(0).max("topic".len());
    write!(target, "{:width$}", "topic")?;
    for facet in &facets {
        write!(target, "  {:>10}", facet.name())?;
    }
    writeln!(target)?;
    for (topic, counts) in &run.topics {
        write!(target, "{topic:width$}")?;
        for facet in &facets {
            write!(target, "  {}", counts_text(counts.get(facet).copied().unwrap_or_default()))?;
        }
        writeln!(target)?;
    }
    writeln!(target, "equal of all; `u` marks what the subject cannot run or show, `p` what is poisoned")
}

fn counts_text(counts: FacetCounts) -> String {
    let FacetCounts { equal, differs, unsupported, poisoned } = counts;
    if equal + differs + unsupported + poisoned == 0 {
        return format!("{:>10}", "–");
    }
    let mut text = format!("{equal}/{}", equal + differs);
    for (count, mark) in [(unsupported, 'u'), (poisoned, 'p')] {
        if count > 0 {
            text.push_str(&format!(" {count}{mark}"));
        }
    }
    let colour = if differs > 0 { Style::new().red() } else { Style::new().green() };
    colour.apply_to(format!("{text:>10}")).to_string()
}

/// Writes one divergence: id, facet, title and difference. [`write_program`] and [`write_rerun`] belong below it.
pub fn write_divergence(cell: &CellReport, result: &CellResult, target: &mut dyn Write) -> io::Result<()> {
    let what = match result.divergence {
        _ if result.is_breakdown => "breaks the subject down".to_owned(),
        facet => format!("differs in {}", facet.map_or("", Facet::name)),
    };
    writeln!(target, "{} {}", style(&cell.id).red().bold(), style(what).red())?;
    if let Some(title) = &cell.title {
        writeln!(target, "  {title}")?;
    }
    if !cell.topics.is_empty() {
        writeln!(target, "  {}", style(cell.topics.join(", ")).dim())?;
    }
    writeln!(target, "  {}  {}", style("- CPython").red(), style("+ subject").green())?;
    for facet in result.facets.iter().filter(|(_, verdict)| **verdict == Verdict::Differs).map(|(facet, _)| *facet) {
        if let Some([oracle, subject]) = cell.both(result, facet) {
            writeln!(target, "  {}", style(facet.name()).bold())?;
            match Facet::CODE_OBJECTS.contains(&facet) {
                true => write_parting(&Parting::find(cell, &oracle, &subject), target)?,
                false => write_difference(&oracle, &subject, target)?,
            }
        }
    }
    if let Some(fault) = result.fault {
        writeln!(target, "  {}", style(fault.words()).yellow())?;
    }
    Ok(())
}

/// Writes the program of a cell, each line with its number in the corpus file.
pub fn write_program(cell: &CellReport, target: &mut dyn Write) -> io::Result<()> {
    let lines: Vec<(u32, &str)> = cell.line_numbers().zip(cell.program.lines()).collect();
    match &cell.path {
        Some(path) => {
            let first = lines.first().map_or(1, |(line, _)| *line);
            writeln!(target, "  {}", style(format!("{path}:{first}")).bold())?;
        }
        None => writeln!(target, "  {}", style("program").bold())?,
    }
    for (line, text) in lines.iter().take(SHOWN_LINES) {
        writeln!(target, "  {line:>4} │ {text}")?;
    }
    if lines.len() > SHOWN_LINES {
        writeln!(target, "       … {} more lines", lines.len() - SHOWN_LINES)?;
    }
    Ok(())
}

/// Writes all that is known of one cell: its program, and who showed what.
fn write_whole(document: &Document, cell: &CellReport, target: &mut dyn Write) -> io::Result<()> {
    writeln!(target, "{}", style(&cell.id).bold())?;
    write_program(cell, target)?;
    for (number, observation) in cell.observations.iter().enumerate() {
        let mut who = Vec::new();
        for (result, run) in cell.results.iter().filter_map(|result| Some((result, document.runs.get(result.run)?))) {
            let on = format!("{} on {}", run.subject, run.python_version);
            who.extend((result.oracle == Some(number)).then(|| run.oracle.to_string()));
            who.extend((result.subject == Some(number)).then_some(on));
        }
        who.sort();
        who.dedup();
        writeln!(target, "  {}: {}", style(who.join(", ")).bold(), observation.outcome)?;
        for (facet, text) in &observation.shown {
            writeln!(target, "    {}", style(facet.name()).bold())?;
            for line in text.lines() {
                writeln!(target, "      {line}")?;
            }
        }
    }
    writeln!(target)
}

/// Writes the command that shows this divergence again, and ends it.
pub fn write_rerun(command: &str, target: &mut dyn Write) -> io::Result<()> {
    writeln!(target, "  {}", style(command).cyan())?;
    writeln!(target)
}

/// Writes both sides' code objects beside each other, from where they part.
fn write_parting(parting: &Parting, target: &mut dyn Write) -> io::Result<()> {
    const ROWS: usize = 16;
    const WIDTH: usize = 56;
    writeln!(target, "    {}", style(parting.heading()).dim())?;
    let rows = parting.rows(ROWS + 1);
    for [oracle, subject] in rows.iter().take(ROWS) {
        let [left, right] = [oracle, subject].map(|line| console::truncate_str(line.unwrap_or(""), WIDTH, "…"));
        let (left, right) = (console::pad_str(&left, WIDTH, console::Alignment::Left, None), right.trim_end());
        let (before, after) = match oracle == subject {
            true => (Style::new().dim(), Style::new().dim()),
            false => (Style::new().red(), Style::new().green()),
        };
        writeln!(target, "    {}  {}", before.apply_to(left), after.apply_to(right))?;
    }
    if rows.len() > ROWS { writeln!(target, "    …") } else { Ok(()) }
}

fn write_difference(oracle: &str, subject: &str, target: &mut dyn Write) -> io::Result<()> {
    let difference = TextDiff::from_lines(oracle, subject);
    let mut shown = 0;
    for (index, group) in difference.grouped_ops(2).iter().enumerate() {
        if index > 0 {
            writeln!(target, "    …")?;
        }
        for change in group.iter().flat_map(|operation| difference.iter_inline_changes(operation)) {
            shown += 1;
            if shown > SHOWN_LINES {
                return writeln!(target, "    … more differs");
            }
            let (sign, colour) = match change.tag() {
                ChangeTag::Delete => ('-', Style::new().red()),
                ChangeTag::Insert => ('+', Style::new().green()),
                ChangeTag::Equal => (' ', Style::new().dim()),
            };
            write!(target, "    {}", colour.apply_to(format!("{sign} ")))?;
            for (is_emphasised, text) in change.iter_strings_lossy() {
                let colour = if is_emphasised { colour.clone().underlined() } else { colour.clone() };
                write!(target, "{}", colour.apply_to(text.trim_end_matches('\n')))?;
            }
            writeln!(target, "{}", if change.missing_newline() { " (no line feed)" } else { "" })?;
        }
    }
    Ok(())
}

/// What is no surprise but was not equal either.
fn write_listed(document: &Document, number: usize, verbose: bool, target: &mut dyn Write) -> io::Result<()> {
    let run = &document.runs[number];
    for (cell, result) in document.results(number) {
        if let (Some(known), Some(facet)) = (&result.known, result.divergence) {
            writeln!(target, "{} {} ({facet}): {}", style("known").yellow(), cell.id, known.reason)?;
        }
        if let (Some(reason), true) = (&result.unsupported, verbose) {
            writeln!(target, "{} {}: {reason}", style("unsupported").yellow(), cell.id)?;
        }
        for (facet, reason) in result.reasons.iter().filter(|_| verbose) {
            let verdict =
                if result.facets.get(facet) == Some(&Verdict::Unsupported) { "unsupported" } else { "poisoned" };
            writeln!(target, "{} {} ({facet}): {reason}", style(verdict).yellow(), cell.id)?;
        }
    }
    for entry in &run.stale {
        let facet = entry.facet.map(|facet| format!(" ({facet})")).unwrap_or_default();
        writeln!(
            target,
            "{} {}{facet} on {}: {}; remove or correct the entry in corpus/known.toml",
            style("no longer diverges as known").red().bold(),
            entry.id,
            run.python_version,
            entry.now,
        )?;
    }
    Ok(())
}

fn write_summary(run: &Run, target: &mut dyn Write) -> io::Result<()> {
    let summary = run.summary;
    let mut parts = vec![format!("{} equal", summary.equal)];
    let rest = [
        (summary.breakdowns, "breakdowns of the subject"),
        (summary.unexpected, "unexpected divergences"),
        (summary.known, "known divergences"),
        (run.stale.len(), "stale entries of the registry"),
        (summary.unsupported, "unsupported"),
        (summary.poisoned, "poisoned"),
        (summary.other_version, "not for this version"),
    ];
    parts.extend(rest.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")));
    for (normaliser, count) in run.normalisers.iter().filter(|(_, count)| **count > 0) {
        parts.push(format!("{count} {} normalised", normaliser.name()));
    }
    writeln!(target, "{} of {} cells: {}", run.oracle, summary.cells, parts.join(", "))
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;
    use crate::case::CaseFile;
    use crate::compare::{Settings, compare};
    use crate::fault::Fault;
    use crate::observe::{Observation, Outcome};
    use crate::runner::Judgement;

    #[test]
    fn a_divergence_shows_difference_source_and_command() {
        let text =
            "# /// case\n# topics = [\"t\"]\n# ///\na = 1\n\n# %% x\n#| title = \"A title\"\nprint(a)\nprint(a + 1)\n";
        let file = CaseFile::parse(text.as_bytes(), Path::new("corpus/f.py"), "f").expect("a case file");
        let cell = &file.cells[0];
        let seen =
            |stdout: &str| Observation::new(Outcome::Exited { code: 0 }, stdout.into(), Vec::new(), Duration::ZERO);
        let (oracle, subject) = (seen("1\n2\n"), seen("1\n3"));
        let facets = compare(cell, &oracle, &subject, &Settings::default(), &mut Default::default());
        let fault = Some(Fault::Compiler);
        let judgement =
            Judgement { facets, oracle: Some(oracle), subject: Some(subject), fault, ..Judgement::default() };
        let mut report = CellReport::new(Some(&file), cell);
        report.take(0, judgement, None, &Settings::default());
        let mut shown = Vec::new();
        console::set_colors_enabled(false);
        write_divergence(&report, &report.results[0], &mut shown).expect("writing to memory");
        write_program(&report, &mut shown).expect("writing to memory");
        write_rerun("cargo xtask conform f::x", &mut shown).expect("writing to memory");
        let expected = "\
f::x differs in stdout
  A title
  t
  - CPython  + subject
  stdout
      1
    - 2
    + 3 (no line feed)
  the compiler is at fault: with CPython's code objects nothing differs
  corpus/f.py:4
     4 │ a = 1
     8 │ print(a)
     9 │ print(a + 1)
  cargo xtask conform f::x

";
        assert_eq!(String::from_utf8_lossy(&shown), expected);
    }
}
