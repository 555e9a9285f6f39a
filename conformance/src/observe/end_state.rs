//! The end-state picture: what a program has left behind, seen by a probe in plain Python that runs after its last line.
//!
//! The program is run once more for it, with one line added that takes the picture (`probe.py`): what the program shows
//! by itself is never touched by it.

use std::collections::BTreeSet;

use anyhow::Result;
use conformance_worker::Limits;
use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::subject::Session;

/// The program that takes the picture; it finds the program's globals as `namespace`.
const PROBE: &str = include_str!("probe.py");

/// What begins a section of the picture, at the beginning of a line.
const MARK: &str = "\n\x1e";

/// The picture of one program: a line for each object, named by the path on which it was reached first.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct EndState {
    /// Types, values, and what is the same object as another.
    pub namespace: Section,
    /// Reference counts; empty where the subject does not count references.
    pub refcounts: Section,
    /// Sizes in bytes, and whether the cycle collector tracks the object.
    pub sizes: Section,
}

/// A part of the picture: what stands about each object, under the path on which it was reached first.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct Section(Vec<(String, String)>);

impl Section {
    fn read(text: &str) -> Self {
        let line = |line: &str| {
            let (path, about) = line.split_once('\t').unwrap_or((line, ""));
            (path.to_owned(), about.to_owned())
        };
        Self(text.lines().skip(1).map(line).collect())
    }

    /// The section as text; none where it is empty.
    pub fn text(&self) -> Option<String> {
        let lines = self.0.iter().map(|(path, about)| format!("{path}: {about}\n"));
        (!self.0.is_empty()).then(|| lines.collect())
    }

    /// The paths about which another picture says something else, or nothing.
    fn differences(&self, other: &Self) -> BTreeSet<String> {
        let lines = |section: &Self| section.0.iter().cloned().collect::<BTreeSet<_>>();
        lines(self).symmetric_difference(&lines(other)).map(|(path, _)| path.clone()).collect()
    }

    fn without(&mut self, paths: &BTreeSet<String>) {
        self.0.retain(|(path, _)| !paths.contains(path));
    }
}

impl EndState {
    /// Reads the picture from the end of what the program and the probe wrote; none where there is no whole picture.
    fn read(stdout: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(stdout);
        let text = text.strip_suffix(&format!("{MARK}end\n"))?;
        let (text, sizes) = text.rsplit_once(&format!("{MARK}sizes"))?;
        let (text, refcounts) = text.rsplit_once(&format!("{MARK}refcounts"))?;
        let (_, namespace) = text.rsplit_once(&format!("{MARK}namespace"))?;
        let [namespace, refcounts, sizes] = [namespace, refcounts, sizes].map(Section::read);
        Some(Self { namespace, refcounts, sizes })
    }

    /// Takes out of both sides' pictures what `again`, a second picture of the oracle's, does not repeat: a clock, the
    /// name of a temporary folder, an address. Gives how many lines that were on the oracle's side.
    pub fn drop_unrepeatable(oracle: &mut Self, subject: &mut Self, again: &Self) -> u64 {
        let mut count = 0;
        let sections = [
            (&mut oracle.namespace, &mut subject.namespace, &again.namespace),
            (&mut oracle.refcounts, &mut subject.refcounts, &again.refcounts),
            (&mut oracle.sizes, &mut subject.sizes, &again.sizes),
        ];
        for (oracle, subject, again) in sections {
            let paths = oracle.differences(again);
            count += paths.len() as u64;
            oracle.without(&paths);
            subject.without(&paths);
        }
        count
    }
}

/// The probe in the form that a subject takes in fastest.
pub struct Probe {
    line: String,
}

impl Probe {
    /// Lets the subject compile the probe, where it has module marshal; else each program compiles it again.
    ///
    /// # Errors
    /// Where the subject cannot run programs.
    pub fn prepare(session: &mut dyn Session, limits: &Limits) -> Result<Self> {
        // What Rust escapes in ASCII text, Python reads the same.
        let source = format!("{PROBE:?}");
        let dump = format!("import marshal\nprint(marshal.dumps(compile({source}, '<probe>', 'exec')))\n");
        let observation = session.run(&dump, limits)?;
        let printed = String::from_utf8_lossy(&observation.stdout).trim_end().to_owned();
        let is_compiled = observation.outcome == Outcome::Exited { code: 0 } && printed.starts_with('b');
        // The line has as many names, constants and instructions either way: it is a part of the program's code, of
        // which a program may keep the size.
        let code = match is_compiled {
            true => format!("__import__('marshal').loads({printed})"),
            false => format!("__import__('sys').intern({source})"),
        };
        Ok(Self { line: format!("__import__('builtins').exec({code}, {{'namespace': globals()}})\n") })
    }

    /// Runs a program that ends by itself, and takes the picture after its last line.
    ///
    /// # Errors
    /// Where the subject cannot go on.
    pub fn picture(&self, session: &mut dyn Session, program: &str, limits: &Limits) -> Result<Option<EndState>> {
        let observation = session.run(&format!("{program}\n{}", self.line), limits)?;
        Ok(EndState::read(&observation.stdout))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(printed: &str, namespace: &str, sizes: &str) -> EndState {
        let section = |title: &str, lines: &str| format!("\n\x1e{title}\n{}", lines.trim_end());
        let [namespace, refcounts, sizes] =
            [section("namespace", namespace), section("refcounts", ""), section("sizes", sizes)];
        EndState::read(format!("{printed}{namespace}{refcounts}{sizes}\n\x1eend\n").as_bytes()).expect("a picture")
    }

    #[test]
    fn a_picture_is_read_from_the_end_of_the_output() {
        let picture = picture("printed\n", "a\tint 1\nb\tis a\n", "a\t28 bytes\n");
        assert_eq!(picture.namespace.text().as_deref(), Some("a: int 1\nb: is a\n"));
        assert_eq!(picture.refcounts.text(), None);
        assert_eq!(picture.sizes.text().as_deref(), Some("a: 28 bytes\n"));
    }

    #[test]
    fn what_the_oracle_does_not_repeat_is_taken_out_of_both() {
        let mut oracle = picture("", "a\tint 1\nt\tint 77\n", "");
        let mut subject = picture("", "a\tint 2\nt\tint 99\n", "");
        let again = picture("", "a\tint 1\nt\tint 88\n", "");
        assert_eq!(EndState::drop_unrepeatable(&mut oracle, &mut subject, &again), 1);
        assert_eq!(oracle.namespace.text().as_deref(), Some("a: int 1\n"));
        assert_eq!(subject.namespace.text().as_deref(), Some("a: int 2\n"));
    }

    #[test]
    fn half_a_picture_is_none() {
        for output in ["", "\n\x1enamespace\na: int 1", "\n\x1esizes\n\x1eend\n"] {
            assert_eq!(EndState::read(output.as_bytes()), None);
        }
    }

    #[test]
    fn the_probe_is_plain_text() {
        assert!(PROBE.is_ascii());
    }
}
