//! The columns of every table: a subject on a version of Python.

use conformance::compare::Verdict;
use conformance::report::{CellReport, CellResult, Document, Summary};
use conformance::specifier::exact_version;

/// One run, as a column.
pub struct Column {
    /// Its number in the document.
    pub run: usize,
    /// The subject without the version that it takes on: all columns of a subject stand together.
    pub subject: String,
    /// The version of Python, as `3.13`.
    pub version: String,
    /// The oracle, as `CPython 3.13.0`.
    pub oracle: String,
}

impl Column {
    /// Subject and version.
    pub fn label(&self) -> String {
        format!("{} on {}", self.subject, self.version)
    }
}

/// The columns of a document, by subject in the order of the runs, then by version, the oldest first.
pub fn columns(document: &Document) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (run, report) in document.runs.iter().enumerate() {
        let name = report.subject.to_string();
        let subject = name.split(" (profile ").next().unwrap_or(&name).to_owned();
        let (version, oracle) = (report.python_version.clone(), report.oracle.to_string());
        columns.push(Column { run, subject, version, oracle });
    }
    let first = |subject: &str| columns.iter().position(|column| column.subject == subject);
    let order: Vec<_> = columns.iter().map(|column| (first(&column.subject), exact_version(&column.version))).collect();
    let mut numbered: Vec<_> = order.into_iter().zip(columns).collect();
    numbered.sort_by_key(|(order, _)| *order);
    numbered.into_iter().map(|(_, column)| column).collect()
}

/// The subjects with the number of their columns.
pub fn subjects(columns: &[Column]) -> Vec<(String, usize)> {
    let mut subjects: Vec<(String, usize)> = Vec::new();
    for column in columns {
        match subjects.last_mut() {
            Some((subject, count)) if *subject == column.subject => *count += 1,
            _ => subjects.push((column.subject.clone(), 1)),
        }
    }
    subjects
}

/// What came out for a cell in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    Breakdown,
    Differs,
    Known,
    Unsupported,
    Poisoned,
    Equal,
    /// The cell is not for this version.
    Absent,
}

impl Status {
    pub const ALL: [Self; 7] =
        [Self::Breakdown, Self::Differs, Self::Known, Self::Unsupported, Self::Poisoned, Self::Equal, Self::Absent];

    pub fn of(result: Option<&CellResult>) -> Self {
        match result {
            None => Self::Absent,
            Some(result) => match result.verdict {
                Verdict::Equal => Self::Equal,
                Verdict::Differs if result.known.is_some() => Self::Known,
                Verdict::Differs if result.is_breakdown => Self::Breakdown,
                Verdict::Differs => Self::Differs,
                Verdict::Unsupported => Self::Unsupported,
                Verdict::Poisoned => Self::Poisoned,
            },
        }
    }

    /// The class of its element, and its letter in the index for searching.
    pub fn letter(self) -> char {
        match self {
            Self::Breakdown => 'b',
            Self::Differs => 'd',
            Self::Known => 'k',
            Self::Unsupported => 'u',
            Self::Poisoned => 'p',
            Self::Equal => 'e',
            Self::Absent => 'n',
        }
    }

    /// A sign that tells without a colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Breakdown => "✕",
            Self::Differs => "≠",
            Self::Known => "≈",
            Self::Unsupported => "–",
            Self::Poisoned => "~",
            Self::Equal => "✓",
            Self::Absent => "·",
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Breakdown => "breaks down",
            Self::Differs => "differs",
            Self::Known => "known difference",
            Self::Unsupported => "unsupported",
            Self::Poisoned => "not deterministic",
            Self::Equal => "equal",
            Self::Absent => "not for this version",
        }
    }
}

/// The results of a cell in the order of the columns.
pub fn statuses(cell: &CellReport, columns: &[Column]) -> Vec<Status> {
    columns.iter().map(|column| Status::of(cell.result(column.run))).collect()
}

/// A cell of a matrix: how many are equal of those that could be compared.
pub fn push_counts(html: &mut String, counts: &Summary) {
    let (equal, compared) = (counts.equal, counts.compared());
    if compared == 0 {
        html.push_str("<td class=n>–");
        return;
    }
    if equal == compared && counts.unsupported + counts.poisoned == 0 {
        html.push_str(&format!("<td class=l5>{equal}"));
        return;
    }
    let level = match equal * 1000 / compared {
        1000 => 5,
        980..1000 => 4,
        900..980 => 3,
        500..900 => 2,
        _ => 1,
    };
    let parts = [
        (counts.breakdowns, "break down"),
        (counts.unexpected, "differ"),
        (counts.known, "differ as known"),
        (counts.unsupported, "unsupported"),
        (counts.poisoned, "not deterministic"),
    ];
    let words: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
    let share = if equal == compared { equal.to_string() } else { format!("{equal}/{compared}") };
    let sign = if counts.breakdowns > 0 { "<b>✕</b>" } else { "" };
    html.push_str(&format!(
        "<td class=l{level} title=\"{equal} of {compared} equal, {}\">{sign}{share}",
        words.join(", ")
    ));
}
