//! Drafts of reports: what somebody who looks after an implementation needs to know of a divergence.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use conformance::case::Cell;
use conformance::corpus::Corpus;
use conformance::observe::Observation;
use conformance::runner::Judgement;
use conformance::signature::Signature;
use conformance::specifier::exact_version;
use conformance::subject::{Identity, Oracle, Subject};

use super::{Kind, Seen};

/// The list of all drafts of a hunt.
const INDEX: &str = "README.md";

/// Lines of what a side printed that are shown at most.
const SHOWN_LINES: usize = 40;

/// What is known of one finding.
pub struct Draft<'finding> {
    pub kind: Kind,
    pub signature: &'finding Signature,
    /// The reduced program, with the topics of its generator.
    pub cell: &'finding Cell,
    pub judgement: &'finding Judgement,
    /// What the other versions of CPython show, the newest first.
    pub versions: &'finding [(String, Seen)],
    /// How many programs showed it.
    pub count: usize,
    /// The generator and the number of the program that was reduced.
    pub origin: &'finding str,
}

/// The folder that drafts are written to.
pub struct Drafts<'run> {
    folder: PathBuf,
    subject: Identity,
    /// What chooses the subject.
    argument: String,
    oracle: Identity,
    python_version: &'static str,
    corpus: &'run Corpus,
    /// Each with its line of the index.
    written: Vec<(Kind, String)>,
}

impl<'run> Drafts<'run> {
    /// Makes the folder; drafts of an earlier hunt go.
    pub fn begin(folder: &Path, subject: &dyn Subject, oracle: &dyn Oracle, corpus: &'run Corpus) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "md" || extension == "py") {
                fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            subject: subject.identity(),
            argument: subject.argument().unwrap_or_default(),
            oracle: oracle.identity(),
            python_version: oracle.python_version().short_name(),
            corpus,
            written: Vec::new(),
        })
    }

    /// How many were written.
    pub fn count(&self) -> usize {
        self.written.len()
    }

    /// Writes the draft of a report, and the program beside it.
    pub fn add(&mut self, draft: &Draft) -> Result<()> {
        let name = format!("{}-{}", draft.kind.name(), draft.signature.file_name());
        let write = |suffix: &str, text: &str| {
            let path = self.folder.join(format!("{name}.{suffix}"));
            fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))
        };
        write("py", &draft.cell.program.text)?;
        write("md", &self.text(draft, &name))?;
        let Signature { facet, oracle, subject } = draft.signature;
        let line = format!("- [{}]({name}.md), {facet}: `{}` → `{}`", draft.kind.name(), short(oracle), short(subject));
        self.written.push((draft.kind, line));
        Ok(())
    }

    fn text(&self, draft: &Draft, name: &str) -> String {
        let Signature { facet, oracle, subject } = draft.signature;
        let mut text = format!(
            "# {}: {} in {facet}\n\nCPython shows `{}`, {} `{}`.\n\n",
            self.subject.name,
            draft.kind.name(),
            short(oracle),
            self.subject.name,
            short(subject)
        );
        let _ = writeln!(text, "- Subject: {}\n- Oracle: {}", self.subject, self.oracle);
        let _ =
            writeln!(text, "- Found by the generator and number {}; {} programs show it", draft.origin, draft.count);
        text.push_str("- Confirmed in fresh processes, before and after the program was made smaller\n");
        let _ = write!(text, "\n## Program\n\n```python\n{}```\n", draft.cell.program.text);
        let sides =
            [(self.oracle.to_string(), &draft.judgement.oracle), (self.subject.to_string(), &draft.judgement.subject)];
        for (name, observation) in sides {
            let _ = write!(text, "\n## {name}\n\n```text\n{}```\n", shown(observation.as_ref()));
        }
        let _ = write!(text, "\n## Since when\n\n{}", since(&self.oracle.version, draft.versions));
        text.push_str("\n## Where the language speaks of it\n\n");
        for topic in &draft.cell.topics {
            let Some(entry) = self.corpus.topics.get(topic) else { continue };
            let _ = write!(text, "- {topic}: {}", entry.about);
            if !entry.sections.is_empty() {
                let _ = write!(text, "; section {} of the reference text", entry.sections.join(", "));
            }
            for pep in &entry.peps {
                let _ = write!(text, "; PEP {pep}");
            }
            text.push('\n');
        }
        let _ = write!(
            text,
            "\n## To see it again\n\n    cargo xtask diff {}/{name}.py --python {} --subject '{}'\n",
            self.folder.display(),
            self.python_version,
            self.argument
        );
        text
    }

    /// Writes the index; `left` signatures found no time. Gives its path.
    pub fn finish(mut self, left: usize) -> Result<PathBuf> {
        self.written.sort();
        let mut text = format!("# {} against {}\n\n", self.subject, self.oracle);
        for (_, line) in &self.written {
            let _ = writeln!(text, "{line}");
        }
        if left > 0 {
            let _ = writeln!(
                text,
                "\n{left} further signatures were seen, for which no time was left: a longer `--time` finds them again"
            );
        }
        let path = self.folder.join(INDEX);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(path)
    }
}

/// Since which version CPython shows what it shows, as far as the versions that were found tell; then a line for each.
fn since(oracle: &str, versions: &[(String, Seen)]) -> String {
    let is_older = |(version, _): &&(String, Seen)| exact_version(version) < exact_version(oracle);
    let older: Vec<_> = versions.iter().filter(is_older).collect();
    let same = older.iter().take_while(|(_, seen)| *seen == Seen::AsOracle).count();
    let mut text = match (older.first(), older.get(same)) {
        (None, _) => format!("No CPython older than {oracle} was found.\n\n"),
        (Some(_), None) => format!("In every CPython that was found, back to {}.\n\n", older[same - 1].0),
        (Some(_), Some(_)) if same == 0 => format!("New in CPython {oracle}, of those that were found.\n\n"),
        (Some(_), Some(_)) => format!("Since CPython {}, of those that were found.\n\n", older[same - 1].0),
    };
    for (version, seen) in versions {
        let what = match seen {
            Seen::AsOracle => format!("the same as {oracle}"),
            Seen::AsSubject => "what the subject shows".to_owned(),
            Seen::Other => "something else again".to_owned(),
        };
        let _ = writeln!(text, "- CPython {version} shows {what}");
    }
    text
}

/// How a program ended, and what it printed.
fn shown(observation: Option<&Observation>) -> String {
    let Some(observation) = observation else { return String::new() };
    let mut text = String::new();
    for stream in [&observation.stdout, &observation.stderr] {
        let stream = String::from_utf8_lossy(stream);
        for line in stream.lines().take(SHOWN_LINES) {
            // A fence in what is printed would end the fence around it.
            let _ = writeln!(text, "{}", line.replace("```", "'''"));
        }
        let more = stream.lines().count().saturating_sub(SHOWN_LINES);
        if more > 0 {
            let _ = writeln!(text, "… {more} more lines");
        }
    }
    let _ = writeln!(text, "({})", observation.outcome);
    text
}

fn short(line: &str) -> String {
    const LENGTH: usize = 100;
    let line = line.replace('`', "'");
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.is_empty() => "nothing".to_owned(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn since_when_is_told_by_the_versions_that_were_found() {
        let first = |versions: &[(&str, Seen)]| {
            let versions: Vec<_> = versions.iter().map(|(version, seen)| ((*version).to_owned(), *seen)).collect();
            since("3.13.0", &versions).lines().next().unwrap_or_default().to_owned()
        };
        assert_eq!(first(&[]), "No CPython older than 3.13.0 was found.");
        let (new, old) = (("3.12.1", Seen::AsOracle), ("3.11.7", Seen::AsSubject));
        assert_eq!(first(&[new]), "In every CPython that was found, back to 3.12.1.");
        assert_eq!(first(&[new, old]), "Since CPython 3.12.1, of those that were found.");
        assert_eq!(first(&[("3.12.1", Seen::Other), old]), "New in CPython 3.13.0, of those that were found.");
    }
}
