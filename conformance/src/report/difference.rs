//! What changed between two documents, cell by cell.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use super::{CellResult, Document, Run};
use crate::compare::Verdict;
use crate::facet::Facet;

/// How the verdict on a cell changed; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The subject breaks down, and did not before.
    NewPanic,
    /// It was equal, or was not judged, and now differs; or it was equal, and the subject can no longer run it.
    Broken,
    /// It differs as before, but another facet is the first to do so.
    ChangedFacet,
    /// It could not be run, and now differs: nothing that was good is lost.
    NowDiffers,
    /// It differed or could not be run, and is now equal.
    Fixed,
    /// It differed, or was equal, and is now declared not deterministic, or it differed and can no longer be run.
    NoLongerJudged,
    /// The cell is new.
    Added,
    /// The cell is gone.
    Removed,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::NewPanic,
        Self::Broken,
        Self::ChangedFacet,
        Self::NowDiffers,
        Self::Fixed,
        Self::NoLongerJudged,
        Self::Added,
        Self::Removed,
    ];

    /// The name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::NewPanic => "new panics",
            Self::Broken => "broken",
            Self::ChangedFacet => "changed facet",
            Self::NowDiffers => "run now, and differ",
            Self::Fixed => "fixed",
            Self::NoLongerJudged => "no longer judged",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    /// Whether the new document is worse for it.
    pub fn is_worse(self) -> bool {
        matches!(self, Self::NewPanic | Self::Broken)
    }
}

/// What two documents that are compared have in common: one subject on one version of Python.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Side {
    /// The name of the subject, whose version may have changed.
    pub subject: String,
    /// The version of Python, as `3.13`.
    pub python_version: String,
}

impl fmt::Display for Side {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} on {}", self.subject, self.python_version)
    }
}

/// One cell that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where.
    #[serde(flatten)]
    pub side: Side,
    /// The cell.
    pub id: String,
    /// How.
    pub kind: Kind,
    /// What was said about it before; none for a new cell.
    pub before: Option<State>,
    /// What is said about it now; none for a cell that is gone.
    pub now: Option<State>,
}

/// What a document says about a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// The verdict on the cell as a whole.
    pub verdict: Verdict,
    /// The first facet that differs.
    pub divergence: Option<Facet>,
    /// The subject broke down.
    pub is_breakdown: bool,
}

impl State {
    fn of(result: &CellResult) -> Self {
        Self { verdict: result.verdict, divergence: result.divergence, is_breakdown: result.is_breakdown }
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.verdict, self.divergence) {
            _ if self.is_breakdown => formatter.write_str("breaks down"),
            (Verdict::Differs, Some(facet)) => write!(formatter, "differs in {facet}"),
            (Verdict::Differs, None) => formatter.write_str("differs"),
            (Verdict::Equal, _) => formatter.write_str("equal"),
            (Verdict::Unsupported, _) => formatter.write_str("unsupported"),
            (Verdict::Poisoned, _) => formatter.write_str("poisoned"),
        }
    }
}

/// Everything that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// By side and id.
    pub changes: Vec<Change>,
    /// Sides that the base alone has.
    pub only_in_base: Vec<Side>,
    /// Sides that the new document alone has.
    pub only_in_new: Vec<Side>,
    /// Cells that both documents have.
    pub compared: usize,
}

impl Difference {
    /// Compares two documents; cells are joined by subject, version and id.
    pub fn between(base: &Document, new: &Document) -> Self {
        let (base, new) = (sides(base), sides(new));
        let only = |these: &Sides<'_>, others: &Sides<'_>| -> Vec<Side> {
            these.keys().filter(|side| !others.contains_key(*side)).cloned().collect()
        };
        let mut difference =
            Self { changes: Vec::new(), only_in_base: only(&base, &new), only_in_new: only(&new, &base), compared: 0 };
        for (side, before) in &base {
            if let Some(now) = new.get(side) {
                difference.add(side, before, now);
            }
        }
        difference
    }

    fn add(&mut self, side: &Side, before: &Cells<'_>, now: &Cells<'_>) {
        let ids: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
        for id in ids {
            let (before, now) = (before.get(id).copied(), now.get(id).copied());
            self.compared += usize::from(before.is_some() && now.is_some());
            if let Some(kind) = kind(before, now) {
                self.changes.push(Change { side: side.clone(), id: id.to_owned(), kind, before, now });
            }
        }
    }

    /// Whether something is worse than it was.
    pub fn is_worse(&self) -> bool {
        self.changes.iter().any(|change| change.kind.is_worse())
    }

    /// Writes it for a person: the worst first, a line for each cell.
    pub fn write(&self, target: &mut dyn Write) -> io::Result<()> {
        for kind in Kind::ALL {
            let changes: Vec<_> = self.changes.iter().filter(|change| change.kind == kind).collect();
            if changes.is_empty() {
                continue;
            }
            writeln!(target, "{}: {}", kind.name(), changes.len())?;
            for change in changes {
                let what = match (&change.before, &change.now) {
                    (Some(before), Some(now)) => format!("{before}, now {now}"),
                    (Some(state), None) | (None, Some(state)) => state.to_string(),
                    (None, None) => String::new(),
                };
                writeln!(target, "  {} ({}): {what}", change.id, change.side)?;
            }
        }
        for (sides, which) in [(&self.only_in_base, "base"), (&self.only_in_new, "new document")] {
            for side in sides {
                writeln!(target, "only the {which} has {side}")?;
            }
        }
        let count = |kind| self.changes.iter().filter(|change| change.kind == kind).count();
        let parts = Kind::ALL.map(|kind| (kind, count(kind)));
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| format!("{count} {}", kind.name()))
            .collect();
        let parts = if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(", ") };
        writeln!(target, "{} cells in both: {parts}", self.compared)
    }
}

type Cells<'document> = BTreeMap<&'document str, State>;
type Sides<'document> = BTreeMap<Side, Cells<'document>>;

fn sides(document: &Document) -> Sides<'_> {
    let mut sides = Sides::new();
    for (number, run) in document.runs.iter().enumerate() {
        let cells = document.results(number).map(|(cell, result)| (cell.id.as_str(), State::of(result)));
        sides.entry(side(run)).or_default().extend(cells);
    }
    sides
}

fn side(run: &Run) -> Side {
    Side { subject: run.subject.name.clone(), python_version: run.python_version.to_string() }
}

/// How one cell changed; none if it did not.
fn kind(before: Option<State>, now: Option<State>) -> Option<Kind> {
    let (before, now) = match (before, now) {
        (None, None) => return None,
        (Some(_), None) => return Some(Kind::Removed),
        // A new cell that breaks the subject down is no mere addition.
        (None, Some(now)) if now.is_breakdown => return Some(Kind::NewPanic),
        (None, Some(_)) => return Some(Kind::Added),
        (Some(before), Some(now)) => (before, now),
    };
    match (before.verdict, now.verdict) {
        _ if now.is_breakdown && !before.is_breakdown => Some(Kind::NewPanic),
        (Verdict::Differs, Verdict::Differs) if before.divergence != now.divergence => Some(Kind::ChangedFacet),
        (before, now) if before == now => None,
        (Verdict::Unsupported, Verdict::Differs) => Some(Kind::NowDiffers),
        (_, Verdict::Differs) | (Verdict::Equal, Verdict::Unsupported) => Some(Kind::Broken),
        (_, Verdict::Equal) => Some(Kind::Fixed),
        (_, Verdict::Unsupported | Verdict::Poisoned) => Some(Kind::NoLongerJudged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::tests::document;

    #[test]
    fn cells_are_joined_by_subject_version_and_id() {
        let (base, mut new) = (document(), document());
        assert_eq!(Difference::between(&base, &new).changes, []);
        new.runs[0].subject.version = "0.2.0".to_owned();
        let mut renamed = new.cells.remove(0);
        renamed.id = "f::renamed".to_owned();
        new.cells.push(renamed);
        let result = &mut new.cells[0].results[0];
        (result.verdict, result.divergence) = (Verdict::Equal, None);
        let difference = Difference::between(&base, &new);
        let mut text = Vec::new();
        difference.write(&mut text).expect("writing to memory");
        assert_eq!(
            String::from_utf8_lossy(&text),
            "fixed: 1\n  f::differs (interp on 3.13): differs in stdout, now equal\n\
             added: 1\n  f::renamed (interp on 3.13): equal\nremoved: 1\n  f::equal (interp on 3.13): equal\n\
             4 cells in both: 1 fixed, 1 added, 1 removed\n"
        );
        assert!(!difference.is_worse());
        assert!(Difference::between(&new, &base).is_worse());
        new.runs[0].python_version = "3.12".to_owned();
        let difference = Difference::between(&base, &new);
        assert_eq!((difference.only_in_base.len(), difference.only_in_new.len(), difference.compared), (1, 1, 0));
    }

    fn state(text: &str) -> Option<State> {
        let (verdict, divergence) = match text {
            "" => return None,
            "equal" => (Verdict::Equal, None),
            "unsupported" => (Verdict::Unsupported, None),
            "poisoned" => (Verdict::Poisoned, None),
            "panic" => (Verdict::Differs, Some(Facet::Outcome)),
            facet => (Verdict::Differs, Facet::parse(facet)),
        };
        Some(State { verdict, divergence, is_breakdown: text == "panic" })
    }

    #[test]
    fn every_pair_has_its_kind() {
        let table = [
            ("equal", "equal", None),
            ("stdout", "stdout", None),
            ("panic", "panic", None),
            ("stdout", "equal", Some(Kind::Fixed)),
            ("panic", "equal", Some(Kind::Fixed)),
            ("unsupported", "equal", Some(Kind::Fixed)),
            ("poisoned", "equal", Some(Kind::Fixed)),
            ("equal", "stdout", Some(Kind::Broken)),
            ("poisoned", "stdout", Some(Kind::Broken)),
            ("equal", "unsupported", Some(Kind::Broken)),
            ("unsupported", "stdout", Some(Kind::NowDiffers)),
            ("equal", "panic", Some(Kind::NewPanic)),
            ("outcome", "panic", Some(Kind::NewPanic)),
            ("unsupported", "panic", Some(Kind::NewPanic)),
            ("", "panic", Some(Kind::NewPanic)),
            ("stdout", "traceback", Some(Kind::ChangedFacet)),
            ("panic", "stdout", Some(Kind::ChangedFacet)),
            ("panic", "outcome", None),
            ("equal", "poisoned", Some(Kind::NoLongerJudged)),
            ("stdout", "unsupported", Some(Kind::NoLongerJudged)),
            ("", "equal", Some(Kind::Added)),
            ("", "stdout", Some(Kind::Added)),
            ("equal", "", Some(Kind::Removed)),
        ];
        for (before, now, expected) in table {
            assert_eq!(kind(state(before), state(now)), expected, "{before:?} to {now:?}");
        }
    }
}
