//! A corpus file: its header, its cells, and the program that each cell stands for.
//!
//! The format is that of `corpus/CONTRACT.md`. Everything that is wrong with a file is found when
//! it is read, and named with file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::facet::Facet;
use crate::specifier::VersionSpecifier;

const HEADER_START: &str = "# /// case";
const HEADER_END: &str = "# ///";
const CELL_START: &str = "# %%";
const CELL_OPTION: &str = "#|";

/// One corpus file.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// Where it was read from.
    pub path: PathBuf,
    /// The path below the corpus, without `.py`: the first half of each cell's id.
    pub name: String,
    /// The reference text's section that the file is about.
    pub section: Option<String>,
    /// What the file was made from, where a fuzzer found it.
    pub seed: Option<String>,
    /// The cells, in file order; at least one.
    pub cells: Vec<Cell>,
}

/// One program of a corpus file and what is said about it, the file's header included.
#[derive(Clone, Debug)]
pub struct Cell {
    /// `names/integer_cache::same-object-inside-the-cache`.
    pub id: String,
    /// What it shows, in one sentence.
    pub title: Option<String>,
    /// The topics of the file and of the cell.
    pub topics: BTreeSet<String>,
    /// The versions it is for.
    pub requires: VersionSpecifier,
    /// What a subject must offer beyond the language.
    pub needs: BTreeSet<Need>,
    /// Facets that are not deterministic, each with the reason.
    pub poisoned: BTreeMap<Facet, String>,
    /// The line of its `# %%` in the file, counted from 1.
    pub line: u32,
    /// What runs.
    pub program: Program,
}

/// The text that runs for a cell: the prelude, then the cell's own lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Source text in UTF-8, ending with one line feed.
    pub text: String,
    /// For each line of `text`, its line in the corpus file, counted from 1.
    pub file_lines: Vec<u32>,
}

/// What a cell may ask of a subject beyond the language and the library in Python.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// The memory and the C functions of CPython, through `ctypes`.
    Ctypes,
    /// Threads of the operating system, through `threading`.
    Threads,
    /// Further processes, through `multiprocessing` and `concurrent.futures`.
    Processes,
}

impl fmt::Display for Need {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Ctypes => "ctypes",
            Self::Threads => "threads",
            Self::Processes => "processes",
        })
    }
}

/// What is wrong with a corpus file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseError {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1; none where the file could not be read at all.
    pub line: Option<u32>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for CaseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}:{line}: {}", self.path.display(), self.message),
            None => write!(formatter, "{}: {}", self.path.display(), self.message),
        }
    }
}

impl std::error::Error for CaseError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    topics: Vec<String>,
    section: Option<String>,
    seed: Option<String>,
    requires: Option<VersionSpecifier>,
    #[serde(default)]
    needs: BTreeSet<Need>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    title: Option<String>,
    #[serde(default)]
    topics: Vec<String>,
    requires: Option<VersionSpecifier>,
    #[serde(default)]
    needs: BTreeSet<Need>,
    #[serde(default)]
    poisoned: BTreeMap<Facet, String>,
}

impl CaseFile {
    /// Reads the file at `path`, which is called `name` in the ids of its cells.
    pub fn read(path: &Path, name: &str) -> Result<Self, CaseError> {
        let failure = |message: String| CaseError { path: path.to_owned(), line: None, message };
        let bytes = std::fs::read(path).map_err(|error| failure(format!("cannot be read: {error}")))?;
        Self::parse(&bytes, path, name)
    }

    /// Takes a corpus file's bytes apart.
    pub fn parse(bytes: &[u8], path: &Path, name: &str) -> Result<Self, CaseError> {
        Parser { path, lines: decode(bytes, path)? }.file(name)
    }
}

impl Cell {
    /// A cell for a program that is in no corpus file.
    pub fn of_program(name: &str, program: Program) -> Self {
        Self {
            id: name.to_owned(),
            title: None,
            topics: BTreeSet::new(),
            requires: VersionSpecifier::default(),
            needs: BTreeSet::new(),
            poisoned: BTreeMap::new(),
            line: 1,
            program,
        }
    }
}

impl Program {
    /// A program that is not from a corpus file: each line is its own.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let file_lines = (1..).zip(text.lines()).map(|(line, _)| line).collect();
        Self { text, file_lines }
    }

    /// The line of the corpus file that `line` of the program is, both counted from 1.
    pub fn file_line(&self, line: u32) -> Option<u32> {
        self.file_lines.get((line as usize).checked_sub(1)?).copied()
    }
}

fn decode<'text>(bytes: &'text [u8], path: &Path) -> Result<Vec<&'text str>, CaseError> {
    let failure = |offset: usize, message: &str| CaseError {
        path: path.to_owned(),
        line: Some(1 + bytes[..offset].iter().filter(|byte| **byte == b'\n').count() as u32),
        message: message.to_owned(),
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|error| failure(error.valid_up_to(), "not UTF-8; a corpus file is UTF-8 without a byte order mark"))?;
    if let Some(offset) = text.find('\r') {
        return Err(failure(offset, "a carriage return; lines of a corpus file end with a line feed alone"));
    }
    Ok(text.lines().collect())
}

struct Parser<'text> {
    path: &'text Path,
    lines: Vec<&'text str>,
}

impl Parser<'_> {
    fn file(&self, name: &str) -> Result<CaseFile, CaseError> {
        let header_lines = self.header_lines()?;
        let header: Header = self.table(header_lines.clone(), "#")?;
        let starts: Vec<usize> = (header_lines.end + 1..self.lines.len())
            .filter(|index| self.lines[*index].starts_with(CELL_START))
            .collect();
        let Some(first) = starts.first() else {
            let line = self.lines.len().saturating_sub(1);
            return Err(self.failure(line, "no cell: at least one line `# %% name` is needed"));
        };
        let prelude = self.trimmed(header_lines.end + 1..*first);
        let mut cells: Vec<Cell> = Vec::new();
        for (position, start) in starts.iter().enumerate() {
            let end = starts.get(position + 1).copied().unwrap_or(self.lines.len());
            let cell = self.cell(name, &header, prelude.clone(), *start..end)?;
            if let Some(earlier) = cells.iter().find(|earlier| earlier.id == cell.id) {
                let message = format!("a second cell of this name; the first is on line {}", earlier.line);
                return Err(self.failure(*start, message));
            }
            cells.push(cell);
        }
        let Header { section, seed, .. } = header;
        Ok(CaseFile { path: self.path.to_owned(), name: name.to_owned(), section, seed, cells })
    }

    fn cell(
        &self,
        file_name: &str,
        header: &Header,
        prelude: Range<usize>,
        lines: Range<usize>,
    ) -> Result<Cell, CaseError> {
        let start = lines.start;
        let name = self.lines[start][CELL_START.len()..].trim();
        let is_valid = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
        if name.is_empty() || !name.chars().all(is_valid) {
            let message = format!("`{name}` is no name for a cell: ASCII letters, digits, `-`, `_` and `.` make one");
            return Err(self.failure(start, message));
        }
        let options_end =
            (start + 1..lines.end).find(|index| !self.lines[*index].starts_with(CELL_OPTION)).unwrap_or(lines.end);
        let options: Options = self.table(start + 1..options_end, CELL_OPTION)?;
        let body = self.trimmed(options_end..lines.end);
        if body.is_empty() {
            return Err(self.failure(start, "an empty cell: nothing would run"));
        }
        let both = |from_file: Option<&VersionSpecifier>| from_file.cloned().unwrap_or_default();
        Ok(Cell {
            id: format!("{file_name}::{name}"),
            title: options.title,
            topics: header.topics.iter().cloned().chain(options.topics).collect(),
            requires: both(header.requires.as_ref()).and(both(options.requires.as_ref())),
            needs: header.needs.union(&options.needs).copied().collect(),
            poisoned: options.poisoned,
            line: start as u32 + 1,
            program: self.program(prelude.chain(body)),
        })
    }

    fn program(&self, lines: impl Iterator<Item = usize>) -> Program {
        let mut program = Program { text: String::new(), file_lines: Vec::new() };
        for index in lines {
            program.text.push_str(self.lines[index]);
            program.text.push('\n');
            program.file_lines.push(index as u32 + 1);
        }
        program
    }

    /// The lines between the header's first and last one.
    fn header_lines(&self) -> Result<Range<usize>, CaseError> {
        if self.lines.first().map(|line| line.trim_end()) != Some(HEADER_START) {
            return Err(self.failure(0, format!("no header: the first line must be `{HEADER_START}`")));
        }
        for (index, line) in self.lines.iter().enumerate().skip(1) {
            if line.trim_end() == HEADER_END {
                return Ok(1..index);
            }
            if *line != "#" && !line.starts_with("# ") {
                return Err(self.failure(index, format!("the header ends here without a line `{HEADER_END}`")));
            }
        }
        Err(self.failure(0, format!("the header has no end: a line `{HEADER_END}` is missing")))
    }

    /// Reads lines as TOML after taking the comment sign off each.
    fn table<T: serde::de::DeserializeOwned>(&self, lines: Range<usize>, comment: &str) -> Result<T, CaseError> {
        let first = lines.start;
        let text: String = lines.map(|index| format!("{}\n", &self.lines[index][comment.len()..])).collect();
        toml::from_str(&text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let line = first + text[..offset.min(text.len())].matches('\n').count();
            self.failure(line, error.message())
        })
    }

    /// A range of lines without the blank ones at both ends.
    fn trimmed(&self, lines: Range<usize>) -> Range<usize> {
        let filled = |index: &usize| !self.lines[*index].trim().is_empty();
        let start = lines.clone().find(filled).unwrap_or(lines.end);
        let end = lines.rev().find(filled).map_or(start, |last| last + 1);
        start..end
    }

    fn failure(&self, index: usize, message: impl Into<String>) -> CaseError {
        CaseError { path: self.path.to_owned(), line: Some(index as u32 + 1), message: message.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<CaseFile, String> {
        CaseFile::parse(text.as_bytes(), Path::new("corpus/a/b.py"), "a/b").map_err(|error| error.to_string())
    }

    const GOOD: &str = "\
# /// case
# topics = [\"identity.small-ints\"]
# section = \"2.6\"
# requires = \">=3.11\"
# ///

a = 256


# %% first
#| title = \"One\"
#| requires = \"<3.13\"
#| needs = [\"ctypes\"]
#| topics = [\"sizes\"]
#| poisoned = { stdout = \"a clock\" }

print(a)

print(a)

# %% second
print(0)
";

    #[test]
    fn a_cell_is_prelude_and_body_numbered_from_one() {
        let file = parse(GOOD).expect("a good file");
        assert_eq!(file.section.as_deref(), Some("2.6"));
        let [first, second] = file.cells.as_slice() else { panic!("two cells") };
        assert_eq!(first.id, "a/b::first");
        assert_eq!(first.program.text, "a = 256\nprint(a)\n\nprint(a)\n");
        assert_eq!(first.program.file_lines, [7, 17, 18, 19]);
        assert_eq!(first.program.file_line(2), Some(17));
        assert_eq!(first.program.file_line(0), None);
        assert_eq!(first.title.as_deref(), Some("One"));
        assert_eq!(first.line, 10);
        assert!(first.requires.admits([3, 12, 1]) && !first.requires.admits([3, 13, 0]));
        assert_eq!(first.topics.iter().collect::<Vec<_>>(), ["identity.small-ints", "sizes"]);
        assert_eq!(first.poisoned[&Facet::Stdout], "a clock");
        assert_eq!(second.program.text, "a = 256\nprint(0)\n");
        assert!(second.needs.is_empty());
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let header = "# /// case\n# topics = [\"a\"]\n# ///\n";
        let cases = [
            ("print(1)\n".to_owned(), "corpus/a/b.py:1: no header"),
            (String::new(), "corpus/a/b.py:1: no header"),
            ("# /// case\n# topics = []\n".to_owned(), "corpus/a/b.py:1: the header has no end"),
            ("# /// case\n# topics = []\nx = 1\n".to_owned(), "corpus/a/b.py:3: the header ends here"),
            (
                "# /// case\n# topics = [\"a\"]\n# topic = 1\n# ///\n".to_owned(),
                "corpus/a/b.py:3: unknown field `topic`",
            ),
            ("# /// case\n# topics = [\n# ///\n".to_owned(), "corpus/a/b.py:2: "),
            ("# /// case\n# section = \"1\"\n# ///\n# %% a\nx\n".to_owned(), "missing field `topics`"),
            ("# /// case\n# topics = []\n# requires = \"3\"\n# ///\n".to_owned(), "corpus/a/b.py:3: "),
            (header.to_owned(), "corpus/a/b.py:3: no cell"),
            (
                format!("{header}# %% a\nx\n# %% a\ny\n"),
                "corpus/a/b.py:6: a second cell of this name; the first is on line 4",
            ),
            (format!("{header}# %% a b\nx\n"), "corpus/a/b.py:4: `a b` is no name"),
            (format!("{header}# %%\nx\n"), "corpus/a/b.py:4: `` is no name"),
            (format!("{header}# %% a\n\n# %% b\ny\n"), "corpus/a/b.py:4: an empty cell"),
            (format!("{header}# %% a\n#| needs = [\"gpu\"]\nx\n"), "corpus/a/b.py:5: unknown variant `gpu`"),
            (format!("{header}# %% a\n#| title = 1\nx\n"), "corpus/a/b.py:5: invalid type"),
            (format!("{header}# %% a\r\nx\n"), "corpus/a/b.py:4: a carriage return"),
        ];
        for (text, message) in cases {
            let error = parse(&text).expect_err(&text);
            assert!(error.contains(message), "{error:?} lacks {message:?}");
        }
        let error = CaseFile::parse(b"# /// case\n# \xff\n", Path::new("x.py"), "x").expect_err("not UTF-8");
        assert!(error.to_string().starts_with("x.py:2: not UTF-8"), "{error}");
    }
}
