//! What holds where: each claim of the reference text, true or false for each version, with what is printed instead.

use std::collections::BTreeMap;
use std::io::{self, Write};

use console::style;

use super::{CellReport, ClaimReport, Document};
use crate::facet::Facet;
use crate::observe::Outcome;
use crate::specifier::exact_version;
use crate::subject::Identity;

/// One claim, and what each CPython says about it.
pub struct Holding<'document> {
    /// The cell that makes it executable.
    pub cell: &'document CellReport,
    /// Its place in the document.
    pub number: usize,
    /// What the text says.
    pub claim: &'document ClaimReport,
    /// One for each of [`oracles`].
    pub verdicts: Vec<Holds>,
}

/// What one CPython says about a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It prints what it would if the text is right.
    True,
    /// It does not.
    False {
        /// What it prints instead.
        prints: String,
    },
    /// The text predicts nothing exact.
    Open {
        /// What it prints.
        prints: String,
    },
    /// The program was not run on it, or its output was not looked at.
    Unseen,
}

/// The oracles of a document, the oldest version first, each with the runs that it was in.
pub fn oracles(document: &Document) -> Vec<(&Identity, Vec<usize>)> {
    let mut found: BTreeMap<_, (&Identity, Vec<usize>)> = BTreeMap::new();
    for (number, run) in document.runs.iter().enumerate() {
        let key = (exact_version(&run.oracle.version), run.oracle.to_string());
        found.entry(key).or_insert_with(|| (&run.oracle, Vec::new())).1.push(number);
    }
    found.into_values().collect()
}

/// What the oracle of these runs printed; none where the program did not run there, or where its output was not looked at.
pub fn printed(document: &Document, cell: &CellReport, runs: &[usize]) -> Option<String> {
    let looked_at_output = |run: &&usize| document.runs[**run].facets.contains(&Facet::Stdout);
    let number = runs.iter().filter(looked_at_output).find_map(|run| cell.result(*run)?.oracle)?;
    if cell.poisoned.contains_key(&Facet::Stdout) {
        return None;
    }
    let observation = cell.observations.get(number)?;
    let mut text = observation.text(Facet::Stdout).unwrap_or_default();
    if observation.outcome != (Outcome::Exited { code: 0 }) {
        text.push_str(&observation.text(Facet::Exception).unwrap_or_else(|| format!("{}\n", observation.outcome)));
    }
    Some(text)
}

/// Every claim of the document, in the order of the sections.
pub fn holdings(document: &Document) -> Vec<Holding<'_>> {
    let oracles = oracles(document);
    let mut found = Vec::new();
    for (number, cell) in document.cells.iter().enumerate() {
        let Some(claim) = &cell.claim else { continue };
        let verdict = |runs: &[usize]| match (printed(document, cell, runs), &claim.predicted) {
            (None, _) => Holds::Unseen,
            (Some(prints), None) => Holds::Open { prints },
            (Some(prints), Some(predicted)) if prints == *predicted => Holds::True,
            (Some(prints), Some(_)) => Holds::False { prints },
        };
        let verdicts = oracles.iter().map(|(_, runs)| verdict(runs)).collect();
        found.push(Holding { cell, number, claim, verdicts });
    }
    found.sort_by_key(|holding| section_key(holding.section()));
    found
}

impl Holding<'_> {
    /// The section of the reference text: what its id begins with.
    pub fn section(&self) -> &str {
        self.claim.id.split('-').next().unwrap_or_default()
    }

    /// Whether some CPython prints something else than the text predicts.
    pub fn is_wrong_somewhere(&self) -> bool {
        self.verdicts.iter().any(|verdict| matches!(verdict, Holds::False { .. }))
    }

    /// Whether not all versions say the same about it.
    pub fn depends_on_version(&self) -> bool {
        let mut seen = self.verdicts.iter().filter(|verdict| **verdict != Holds::Unseen);
        let first = seen.next();
        seen.any(|verdict| Some(verdict) != first)
    }
}

/// Sections in the order of their numbers: 2.10 comes after 2.9.
pub fn section_key(section: &str) -> Vec<u32> {
    section.split('.').map(|part| part.parse().unwrap_or_default()).collect()
}

/// How many claims hold, do not hold, and are open, for each oracle.
pub fn counts(holdings: &[Holding], oracle: usize) -> [usize; 3] {
    let mut counts = [0; 3];
    for holding in holdings {
        match &holding.verdicts[oracle] {
            Holds::True => counts[0] += 1,
            Holds::False { .. } => counts[1] += 1,
            Holds::Open { .. } => counts[2] += 1,
            Holds::Unseen => {}
        }
    }
    counts
}

/// Writes it for a person: of the claims that hold everywhere only the number, unless `verbose`.
///
/// # Errors
/// Where the target cannot be written to.
pub fn write_terminal(document: &Document, verbose: bool, target: &mut dyn Write) -> io::Result<()> {
    let (oracles, holdings) = (oracles(document), holdings(document));
    let mut section = "";
    for holding in &holdings {
        if !verbose && !holding.is_wrong_somewhere() && !holding.depends_on_version() {
            continue;
        }
        if holding.section() != section {
            section = holding.section();
            let title = document.sections.get(section).map_or("", String::as_str);
            writeln!(target, "{}", style(format!("{section} {title}")).bold())?;
        }
        writeln!(target, "  {}", style(&holding.claim.id).cyan())?;
        let says = if holding.claim.beyond { "beside the text" } else { "the text says" };
        writeln!(target, "    {says}: {}", holding.claim.says)?;
        for ((oracle, _), verdict) in oracles.iter().zip(&holding.verdicts) {
            match verdict {
                Holds::True => writeln!(target, "    {} {oracle}", style("true ").green())?,
                Holds::False { prints } => {
                    writeln!(target, "    {} {oracle} prints {}", style("false").red(), in_line(prints))?;
                }
                Holds::Open { prints } => {
                    writeln!(target, "    {} {oracle} prints {}", style("open ").dim(), in_line(prints))?
                }
                Holds::Unseen => {}
            }
        }
        if let Some(note) = &holding.claim.note {
            writeln!(target, "    {}", style(note).dim())?;
        }
    }
    writeln!(target)?;
    for (number, (oracle, _)) in oracles.iter().enumerate() {
        let [holds, wrong, open] = counts(&holdings, number);
        writeln!(
            target,
            "{oracle}: {holds} of {} claims hold, {wrong} do not; {open} more programs show what the text leaves open",
            holds + wrong
        )?;
    }
    Ok(())
}

/// Writes it as Markdown: a table for each section.
///
/// # Errors
/// Where the target cannot be written to.
pub fn write_markdown(document: &Document, target: &mut dyn Write) -> io::Result<()> {
    let (oracles, holdings) = (oracles(document), holdings(document));
    writeln!(target, "# What holds where\n")?;
    writeln!(target, "| | hold | do not hold | left open |\n|---|---|---|---|")?;
    for (number, (oracle, _)) in oracles.iter().enumerate() {
        let [holds, wrong, open] = counts(&holdings, number);
        writeln!(target, "| {oracle} | {holds} | {wrong} | {open} |")?;
    }
    let mut section = "";
    for holding in holdings.iter().filter(|holding| !holding.claim.beyond) {
        if holding.section() != section {
            section = holding.section();
            let title = document.sections.get(section).map_or("", String::as_str);
            let versions: Vec<&str> = oracles.iter().map(|(oracle, _)| &*oracle.version).collect();
            writeln!(target, "\n## {section} {}\n", in_cell(title))?;
            writeln!(target, "| The text says | {} |", versions.join(" | "))?;
            writeln!(target, "|---|{}", "---|".repeat(versions.len()))?;
        }
        write!(target, "| {} |", in_cell(&holding.claim.says))?;
        for verdict in &holding.verdicts {
            match verdict {
                Holds::True => write!(target, " true |")?,
                Holds::False { prints } => write!(target, " **false**: {} |", code(prints))?,
                Holds::Open { prints } => write!(target, " {} |", code(prints))?,
                Holds::Unseen => write!(target, " |")?,
            }
        }
        writeln!(target)?;
    }
    Ok(())
}

/// Output in one line.
fn in_line(text: &str) -> String {
    const LONGEST: usize = 160;
    let line = text.trim_end_matches('\n').replace('\n', " ⏎ ");
    let mut short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    if short.is_empty() { "nothing".to_owned() } else { short }
}

/// Text that stands in a cell of a table of Markdown.
fn in_cell(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if "\\`*_{}[]<>()#|~".contains(character) {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}

/// Output as code in a cell of a table of Markdown.
fn code(text: &str) -> String {
    let line = in_line(text).replace('|', "\\|");
    let longest = line.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{line}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_prints_stays_in_its_cell() {
        assert_eq!(code("a|b\nc\n"), "`a\\|b ⏎ c`");
        assert_eq!(code("`x`"), "`` `x` ``");
        assert_eq!(code(""), "`nothing`");
        assert_eq!(in_cell("a|__b__\n"), "a\\|\\_\\_b\\_\\_ ");
    }

    #[test]
    fn sections_are_in_the_order_of_their_numbers() {
        let mut sections = ["2.10", "2.9", "10.1", "2"];
        sections.sort_by_key(|section| section_key(section));
        assert_eq!(sections, ["2", "2.9", "2.10", "10.1"]);
    }
}
