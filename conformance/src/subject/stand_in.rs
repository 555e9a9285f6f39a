//! Stand-ins for what differs between machines: folders, the executable, addresses.
//!
//! A record holds `<<directory>>` where a program was shown the folder in which it ran, so that it says the same on every
//! machine; who compares with it puts the folder of the comparison there again.

use std::path::Path;

use ::interp::Version;
use anyhow::Result;
use conformance_worker::Limits;

use super::{Form, Identity, Session, Subject};
use crate::case::Need;
use crate::compare::normalise::replace_addresses;
use crate::facet::Facet;
use crate::observe::Observation;
use crate::observe::display::{Chain, Exception};
use crate::python::Installation;
use crate::scratch::Scratch;

const DIRECTORY: &str = "<<directory>>";
const LIBRARY: &str = "<<library>>";
const EXECUTABLE: &str = "<<executable>>";

/// What stands where, in an observation of one folder.
#[derive(Clone, Debug, Default)]
pub struct StandIns {
    /// The machine's own text, and what stands for it; a text that contains another one is before it.
    pairs: Vec<(String, &'static str)>,
}

impl StandIns {
    /// Those for a program that runs in `directory`, with this library and executable where they are known.
    pub fn new(directory: &Path, library: Option<&str>, executable: Option<&Path>) -> Self {
        let directory = Some((directory.to_string_lossy().into_owned(), DIRECTORY));
        let library = library.map(|path| (path.to_owned(), LIBRARY));
        let executable = executable.map(|path| (path.to_string_lossy().into_owned(), EXECUTABLE));
        let mut pairs: Vec<_> = directory.into_iter().chain(library).chain(executable).collect();
        pairs.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        Self { pairs }
    }

    /// Those for an installation's programs in `directory`.
    pub fn of(installation: &Installation, directory: &Path) -> Self {
        Self::new(directory, library(&installation.module_search_path), Some(&installation.executable))
    }

    /// Puts stand-ins into an observation: the texts of this machine go, and each address becomes a number that follows
    /// from its place among those that are shown.
    pub fn hide(&self, observation: &mut Observation) {
        let mut addresses: Vec<String> = Vec::new();
        self.change(observation, &mut |text| {
            let text = self.pairs.iter().fold(text.to_owned(), |text, (own, stand_in)| text.replace(own, stand_in));
            number_addresses(&text, &mut addresses)
        });
    }

    /// Puts the texts of this machine where the stand-ins are.
    pub fn show(&self, observation: &mut Observation) {
        self.change(observation, &mut |text| {
            self.pairs.iter().fold(text.to_owned(), |text, (own, stand_in)| text.replace(stand_in, own))
        });
    }

    fn change(&self, observation: &mut Observation, change: &mut dyn FnMut(&str) -> String) {
        for stream in [&mut observation.stdout, &mut observation.stderr] {
            let mut changed = Vec::with_capacity(stream.len());
            for chunk in stream.utf8_chunks() {
                changed.extend(change(chunk.valid()).into_bytes());
                changed.extend(chunk.invalid());
            }
            *stream = changed;
        }
        if let Some(chain) = &mut observation.exception {
            change_chain(chain, change);
        }
    }
}

fn change_chain(chain: &mut Chain, change: &mut dyn FnMut(&str) -> String) {
    for Exception { frames, message, following, members, .. } in chain {
        for frame in frames {
            frame.source.iter_mut().chain([&mut frame.file]).for_each(|text| *text = change(text));
        }
        following.iter_mut().chain([message]).for_each(|text| *text = change(text));
        members.iter_mut().for_each(|member| change_chain(member, change));
    }
}

/// The library's own folder among the entries of `sys.path`: `/usr/lib/python3.13`.
pub fn library(module_search_path: &[String]) -> Option<&str> {
    let is_library = |path: &&String| Path::new(path.as_str()).join("os.py").is_file();
    module_search_path.iter().find(is_library).map(String::as_str)
}

/// An address of its own for each that is shown, in the order of their first appearance.
fn number_addresses(text: &str, seen: &mut Vec<String>) -> String {
    replace_addresses(text, seen, |number| format!("7f{:010x}", number * 16))
}

/// A subject that shows stand-ins.
pub struct StandIn<'subject> {
    /// Who runs the programs.
    pub subject: &'subject dyn Subject,
    /// Whose library and executable it uses.
    pub installation: &'subject Installation,
    /// Whether it works in a folder of its own, whose name is longer than that of the one it is given: what depends on
    /// the name of the folder then differs.
    pub elsewhere: bool,
}

impl Subject for StandIn<'_> {
    fn identity(&self) -> Identity {
        self.subject.identity()
    }

    fn argument(&self) -> Option<String> {
        self.subject.argument()
    }

    fn lacks(&self, need: Need) -> Option<String> {
        self.subject.lacks(need)
    }

    fn lacks_facet(&self, facet: Facet) -> Option<String> {
        self.subject.lacks_facet(facet)
    }

    fn form(&self) -> Form {
        self.subject.form()
    }

    fn instructions(&self) -> Option<Version> {
        self.subject.instructions()
    }

    fn makes_code(&self) -> bool {
        self.subject.makes_code()
    }

    fn start(&self, directory: &Path) -> Result<Box<dyn Session>> {
        let own = self.elsewhere.then(|| Scratch::named("somewhere-else")).transpose()?;
        let directory = own.as_ref().map_or(directory, Scratch::path);
        let stand_ins = StandIns::of(self.installation, directory);
        Ok(Box::new(StandInSession { session: self.subject.start(directory)?, stand_ins, _own: own }))
    }
}

struct StandInSession {
    // Before the folder, which goes away once nobody works in it.
    session: Box<dyn Session>,
    stand_ins: StandIns,
    _own: Option<Scratch>,
}

impl Session for StandInSession {
    fn run(&mut self, program: &str, limits: &Limits) -> Result<Observation> {
        let mut observation = self.session.run(program, limits)?;
        self.stand_ins.hide(&mut observation);
        Ok(observation)
    }

    fn run_code(&mut self, program: &str, code: &[u8], limits: &Limits) -> Result<Observation> {
        let mut observation = self.session.run_code(program, code, limits)?;
        self.stand_ins.hide(&mut observation);
        Ok(observation)
    }

    fn stopper(&self) -> Box<dyn Fn() + Send> {
        self.session.stopper()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::observe::Outcome;

    #[test]
    fn what_is_hidden_is_shown_elsewhere() {
        let traceback = |folder: &str, library: &str| {
            format!(
                "Traceback (most recent call last):\n  File \"{folder}/case.py\", line 1, in <module>\n    x\n  \
                 File \"{library}/os.py\", line 2, in f\nE: in {folder}\n"
            )
        };
        let seen = |stdout: &[u8], stderr: String| {
            Observation::new(Outcome::Exited { code: 1 }, stdout.to_vec(), stderr.into_bytes(), Duration::ZERO)
        };
        let here =
            StandIns::new(Path::new("/tmp/a-1"), Some("/opt/lib/python3.13"), Some(Path::new("/opt/bin/python")));
        let there = StandIns::new(Path::new("/var/b"), Some("/lib/python3.13"), None);
        let mut observation = seen(b"\xff/tmp/a-1/case.py\n", traceback("/tmp/a-1", "/opt/lib/python3.13"));
        here.hide(&mut observation);
        assert_eq!(observation.stdout, b"\xff<<directory>>/case.py\n");
        there.show(&mut observation);
        assert_eq!(observation, seen(b"\xff/var/b/case.py\n", traceback("/var/b", "/lib/python3.13")));
    }

    #[test]
    fn one_address_stays_one() {
        let mut seen = Vec::new();
        let text = number_addresses("<A at 0x7f0011> <B at 0x7f0022> at 0x12", &mut seen);
        assert_eq!(text, "<A at 0x7f0000000010> <B at 0x7f0000000020> at 0x12");
        assert_eq!(number_addresses("at 0x7f0022", &mut seen), "at 0x7f0000000020");
    }
}
