//! What a run of CPython's tests came to: as a table for a person, as Markdown, as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Ended, Outcome, Suite};
use crate::subject::Identity;

/// A run.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Report {
    /// Who is right.
    pub oracle: Identity,
    /// Who is judged.
    pub subject: Identity,
    /// The modules, in the order in which they were asked for.
    pub modules: Vec<Module>,
}

/// A module of tests on both sides.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Module {
    /// Its full name.
    pub name: String,
    /// On the oracle.
    pub oracle: Suite,
    /// On the subject.
    pub subject: Suite,
}

impl Module {
    /// The methods that the oracle passes, each with how it ended on the subject.
    fn judged(&self) -> impl Iterator<Item = (&str, Ended)> {
        let passed = self.oracle.methods.iter().filter(|(_, ended)| ended.outcome == Outcome::Pass);
        passed.map(|(name, _)| {
            let ended = self.subject.methods.get(name).or(self.subject.not_loaded.as_ref());
            let missing = || Ended::new(Outcome::Error, "there is no such method");
            (name.as_str(), ended.cloned().unwrap_or_else(missing))
        })
    }

    /// How many methods the oracle passes, and how each of these ended on the subject.
    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, ended) in self.judged() {
            counts.all += 1;
            *counts.by_outcome.entry(ended.outcome).or_default() += 1;
        }
        counts
    }
}

/// Numbers of methods that the oracle passes.
#[derive(Clone, Debug, Default)]
struct Counts {
    all: usize,
    by_outcome: BTreeMap<Outcome, usize>,
}

impl Counts {
    fn of(&self, outcome: Outcome) -> usize {
        self.by_outcome.get(&outcome).copied().unwrap_or_default()
    }

    fn add(&mut self, other: &Self) {
        self.all += other.all;
        for (outcome, count) in &other.by_outcome {
            *self.by_outcome.entry(*outcome).or_default() += count;
        }
    }

    fn percentage(&self) -> String {
        match self.all {
            0 => "–".to_owned(),
            all => format!("{:.1} %", 100.0 * self.of(Outcome::Pass) as f64 / all as f64),
        }
    }

    fn cells(&self) -> Vec<String> {
        let number = |outcome| match self.of(outcome) {
            0 => "·".to_owned(),
            count => count.to_string(),
        };
        let numbers = Outcome::ALL.map(number);
        [self.all.to_string()].into_iter().chain(numbers).chain([self.percentage()]).collect()
    }
}

impl Report {
    fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.modules.iter().for_each(|module| total.add(&module.counts()));
        total
    }

    /// How many methods of a hundred that the oracle passes the subject passes, too; `None` where the oracle has none, as
    /// its library may have come without its tests.
    pub fn percentage(&self) -> Option<f64> {
        let total = self.total();
        (total.all > 0).then(|| 100.0 * total.of(Outcome::Pass) as f64 / total.all as f64)
    }

    /// Whether a method broke the subject down that the oracle passes.
    pub fn has_breakdown(&self) -> bool {
        let total = self.total();
        total.of(Outcome::Crash) + total.of(Outcome::TimeOut) > 0
    }

    /// A table, and, where `verbose`, each method that the subject does not pass, with the reason.
    ///
    /// # Errors
    /// Those of the target.
    pub fn write(&self, verbose: bool, target: &mut dyn Write) -> io::Result<()> {
        writeln!(target, "{} against {}\n", self.subject, self.oracle)?;
        write!(target, "{:32} {:>6}", "", self.oracle.name)?;
        for outcome in Outcome::ALL {
            write!(target, " {:>7}", outcome.name())?;
        }
        writeln!(target)?;
        let row = |name: &str, counts: &Counts, target: &mut dyn Write| -> io::Result<()> {
            let cells: String = counts.cells().iter().map(|cell| format!(" {cell:>7}")).collect();
            writeln!(target, "{name:32}{cells}")
        };
        for module in &self.modules {
            row(&module.name, &module.counts(), target)?;
            if let Some(ended) = &module.oracle.not_loaded {
                writeln!(target, "  {} does not load it: {}", self.oracle.name, ended.reason)?;
            } else if let Some(ended) = &module.subject.not_loaded {
                writeln!(target, "  it is not loaded: {}", ended.reason)?;
            } else if verbose {
                for (name, ended) in module.judged().filter(|(_, ended)| ended.outcome != Outcome::Pass) {
                    writeln!(target, "  {} {name}: {}", ended.outcome.name(), ended.reason)?;
                }
            }
        }
        row("", &self.total(), target)?;
        writeln!(target, "\nmethods that {} passes, and how they end on the subject", self.oracle)
    }

    /// The document `corpus/cpython_tests.md`: the table, and of each module what is not passed.
    ///
    /// # Errors
    /// Those of the target.
    pub fn write_markdown(&self, target: &mut dyn Write) -> io::Result<()> {
        writeln!(target, "# CPython's own tests\n")?;
        writeln!(
            target,
            "{} against {}: the methods that CPython passes without the modules that show its inside, and how they end on \
             the interpreter. `cargo xtask cpython-tests --write` makes this document.\n",
            self.subject, self.oracle
        )?;
        let names = Outcome::ALL.map(Outcome::name).join(" | ");
        writeln!(target, "| module | {} | {names} | |", self.oracle.name)?;
        writeln!(target, "|---|{}", "---:|".repeat(Outcome::ALL.len() + 2))?;
        for module in &self.modules {
            writeln!(target, "| {} | {} |", module.name, module.counts().cells().join(" | "))?;
        }
        writeln!(target, "| all | {} |", self.total().cells().join(" | "))?;
        for module in &self.modules {
            let open: Vec<_> = module.judged().filter(|(_, ended)| ended.outcome != Outcome::Pass).collect();
            if open.is_empty() {
                continue;
            }
            writeln!(target, "\n## {}\n", module.name)?;
            if let Some(ended) = &module.subject.not_loaded {
                writeln!(target, "It is not loaded: {}", escaped(&ended.reason))?;
                continue;
            }
            for (name, ended) in open {
                writeln!(target, "- {} `{name}`: {}", ended.outcome.name(), escaped(&ended.reason))?;
            }
        }
        Ok(())
    }
}

/// A reason as a piece of code, so that nothing in it is taken for markup; what changes from run to run is left out.
fn escaped(reason: &str) -> String {
    format!("`{}`", without_folders(&without_addresses(reason)).replace('`', "'"))
}

/// A text with `…/name` for each absolute path.
fn without_folders(text: &str) -> String {
    const ENDS: [char; 6] = [' ', '"', '\'', ',', ')', '('];
    let mut shown = String::with_capacity(text.len());
    for word in text.split_inclusive(ENDS) {
        match word.rfind('/').filter(|last| word.starts_with('/') && *last > 0) {
            Some(last) => {
                shown.push('…');
                shown.push_str(&word[last..]);
            }
            None => shown.push_str(word),
        }
    }
    shown
}

fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| {
        let rest = part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
        // A few digits are a number that somebody wrote.
        if part.len() - rest.len() < 6 { format!("{before}0x{part}") } else { format!("{before}0x…{rest}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_oracle_passes_counts() {
        let suite = |pairs: &[(&str, Outcome)]| Suite {
            methods: pairs.iter().map(|(name, outcome)| ((*name).to_owned(), Ended::new(*outcome, "why"))).collect(),
            not_loaded: None,
        };
        let module = Module {
            name: "test.test_it".to_owned(),
            oracle: suite(&[("a", Outcome::Pass), ("b", Outcome::Pass), ("c", Outcome::Skip), ("d", Outcome::Pass)]),
            subject: suite(&[("a", Outcome::Pass), ("b", Outcome::Crash), ("c", Outcome::Fail)]),
        };
        let identity = |name: &str| Identity { name: name.to_owned(), version: "1".to_owned() };
        let report = Report { oracle: identity("CPython"), subject: identity("it"), modules: vec![module] };
        let total = report.total();
        assert_eq!(
            (total.all, total.of(Outcome::Pass), total.of(Outcome::Crash), total.of(Outcome::Error)),
            (3, 1, 1, 1)
        );
        assert!(report.has_breakdown());
        let mut text = Vec::new();
        report.write(true, &mut text).expect("writing to memory");
        assert!(String::from_utf8_lossy(&text).contains("error d: there is no such method"));
    }

    #[test]
    fn folders_are_left_out() {
        assert_eq!(without_folders("File \"/lib/test/a.py\", line 1 / of 3"), "File \"…/a.py\", line 1 / of 3");
    }

    #[test]
    fn addresses_are_left_out_and_numbers_stay() {
        assert_eq!(without_addresses("<f at 0x7f31aa02> is not 0x1f"), "<f at 0x…> is not 0x1f");
    }
}
