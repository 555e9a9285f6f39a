//! Texts that several forms of the report share.

use similar::TextDiff;

use super::{CellReport, CellResult, Document, Run};
use crate::compare::Verdict;
use crate::facet::Facet;

/// What nobody expected in a run: divergences that the registry does not know, and breakdowns; the worst first.
pub fn surprises(document: &Document, run: usize) -> impl Iterator<Item = (&CellReport, &CellResult)> {
    let is_surprise = |result: &CellResult| result.verdict == Verdict::Differs && result.known.is_none();
    let mut found: Vec<_> = document.results(run).filter(|(_, result)| is_surprise(result)).collect();
    found.sort_by_key(|(_, result)| (!result.is_breakdown, result.divergence));
    found.into_iter()
}

/// What is wrong with a cell, as one line: `names/integer_cache::cached differs in stdout`.
pub fn headline(cell: &CellReport, result: &CellResult) -> String {
    match result.divergence {
        _ if result.is_breakdown => format!("{} breaks the subject down", cell.id),
        facet => format!("{} differs in {}", cell.id, facet.map_or("", Facet::name)),
    }
}

/// The numbers of a run, as one line.
pub fn numbers(run: &Run) -> String {
    let summary = run.summary;
    let rest = [
        (summary.breakdowns, "breakdowns"),
        (summary.unexpected, "unexpected divergences"),
        (summary.known, "known divergences"),
        (run.stale.len(), "stale entries of the registry"),
        (summary.unsupported, "unsupported"),
        (summary.poisoned, "poisoned"),
    ];
    let mut text = format!("{} of {} cells equal", summary.equal, summary.cells);
    for (count, name) in rest.into_iter().filter(|(count, _)| *count > 0) {
        text.push_str(&format!(", {count} {name}"));
    }
    text
}

/// What differs, facet by facet, `-` for the oracle's lines and `+` for the subject's; at most so many lines.
pub fn difference(cell: &CellReport, result: &CellResult, most: usize) -> String {
    let mut lines = Vec::new();
    for facet in result.facets.iter().filter(|(_, verdict)| **verdict == Verdict::Differs).map(|(facet, _)| *facet) {
        if let Some([oracle, subject]) = cell.both(result, facet) {
            lines.push(facet.name().to_owned());
            let difference = TextDiff::from_lines(&oracle, &subject);
            let shown = difference.unified_diff().context_radius(2).to_string();
            // The first line of each hunk tells line numbers, which say nothing here.
            let of_hunk = shown.lines().filter(|line| !line.starts_with("@@ ") && !line.starts_with("\\ No newline"));
            lines.extend(of_hunk.map(str::to_owned));
        }
    }
    if lines.len() > most {
        let more = lines.len() - most;
        lines.truncate(most);
        lines.push(format!("… {more} more lines"));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

#[cfg(test)]
pub(super) mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;
    use crate::case::CaseFile;
    use crate::compare::{Settings, compare};
    use crate::facet::Facet;
    use crate::fault::Fault;
    use crate::observe::{Observation, Outcome};
    use crate::report::{CellReport, KnownReason};
    use crate::runner::Judgement;
    use crate::subject::Identity;

    /// A document with one cell of every verdict.
    pub fn document() -> Document {
        let text = "# /// case\n# topics = [\"t\"]\n# ///\n\n# %% equal\nprint(1)\n\n# %% differs\nprint(1)\n# %% panics\n\
                    print(2)\n# %% known\nprint(3)\n# %% unsupported\n#| needs = [\"threads\"]\nprint(4)\n";
        let file = CaseFile::parse(text.as_bytes(), Path::new("corpus/f.py"), "f").expect("a case file");
        let settings = Settings::default();
        let seen =
            |stdout: &str, outcome: Outcome| Observation::new(outcome, stdout.into(), Vec::new(), Duration::ZERO);
        let exited = Outcome::Exited { code: 0 };
        let pairs = [
            ("1\n", "1\n", exited.clone()),
            ("1%\n", "2%\n", exited.clone()),
            ("1\n", "", Outcome::Panicked { message: "index \u{1b}".to_owned() }),
            ("1\n", "3\n", exited.clone()),
        ];
        let cells: Vec<_> = file.cells.iter().map(|cell| (&file, cell)).collect();
        let mut document = Document::new(&cells, false);
        document.runs.push(Run {
            oracle: Identity { name: "CPython".to_owned(), version: "3.13.0".to_owned() },
            subject: Identity { name: "interp".to_owned(), version: "0.1.0".to_owned() },
            python_version: "3.13".to_owned(),
            arguments: "--python 3.13".to_owned(),
            facets: Facet::SHOWN.into(),
            normalisers: Default::default(),
            summary: Default::default(),
            topics: Default::default(),
            stale: Vec::new(),
        });
        for (number, cell) in file.cells.iter().enumerate() {
            let judgement = match pairs.get(number).cloned() {
                Some((oracle, subject, outcome)) => {
                    let fault = (oracle != subject).then_some(Fault::VirtualMachine);
                    let (oracle, subject) = (seen(oracle, exited.clone()), seen(subject, outcome));
                    let facets = compare(cell, &oracle, &subject, &settings, &mut Default::default());
                    Judgement { facets, oracle: Some(oracle), subject: Some(subject), fault, ..Judgement::default() }
                }
                None => Judgement { unsupported: Some("it has no threads".to_owned()), ..Judgement::default() },
            };
            let known = cell.id.ends_with("known");
            let known = known.then(|| KnownReason { reason: "a reason".to_owned(), since: "0.1.0".to_owned() });
            let report: &mut CellReport = &mut document.cells[number];
            report.take(0, judgement, known, &settings);
        }
        document.count();
        document
    }

    #[test]
    fn the_worst_comes_first() {
        let document = document();
        let found: Vec<String> = surprises(&document, 0).map(|(cell, result)| headline(cell, result)).collect();
        assert_eq!(found, ["f::panics breaks the subject down", "f::differs differs in stdout"]);
        assert_eq!(
            numbers(&document.runs[0]),
            "1 of 5 cells equal, 1 breakdowns, 1 unexpected divergences, 1 known divergences, 1 unsupported"
        );
    }
}
