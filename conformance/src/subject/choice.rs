//! What `--subject` takes.

use std::fmt;
use std::str::FromStr;

use super::command::FILE;
use crate::python::Request;

/// The names that no entry of the registry may have.
pub const OWN_NAMES: [&str; 2] = ["interp", "cpython"];

/// One subject, as the command line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// `interp`: the interpreter of this project, in the profile of the oracle's version.
    Interp,
    /// `cpython`: the oracle itself, which must equal itself.
    Oracle,
    /// `cpython:3.12`, or the path of an executable: another CPython.
    CPython(Request),
    /// The name of an entry of `conformance/subjects.toml`.
    Named(String),
    /// `cmd:PROGRAM {file}`: the words of a command that runs a file.
    Command(Vec<String>),
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(command) = text.strip_prefix("cmd:") {
            return Self::command(command);
        }
        if let Some(version) = text.strip_prefix("cpython:") {
            return match Request::parse(version) {
                Request::All => Err("one subject is one CPython: name a version or an executable".to_owned()),
                Request::Path(path) if path.as_os_str().is_empty() => {
                    Err("a version or an executable must follow `cpython:`, as in `cpython:3.12`".to_owned())
                }
                request => Ok(Self::CPython(request)),
            };
        }
        let is_name = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
        match text {
            "interp" => Ok(Self::Interp),
            "cpython" => Ok(Self::Oracle),
            name if !name.is_empty() && name.chars().all(is_name) => Ok(Self::Named(name.to_owned())),
            _ => Err(format!(
                "a subject is `interp`, `cpython`, `cpython:VERSION`, a name of conformance/subjects.toml, or `cmd:PROGRAM {FILE}`"
            )),
        }
    }
}

impl Choice {
    fn command(text: &str) -> Result<Self, String> {
        let words = shlex::split(text).ok_or("a quotation mark in the command has no partner")?;
        match words.split_first() {
            None => Err(format!("a command must follow `cmd:`, as in `cmd:python3 {FILE}`")),
            Some((_, arguments)) if !arguments.iter().any(|word| word.contains(FILE)) => {
                Err(format!("the command has no `{FILE}` for the file that it is to run, as in `cmd:python3 {FILE}`"))
            }
            Some(_) => Ok(Self::Command(words)),
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Interp => formatter.write_str("interp"),
            Self::Oracle | Self::CPython(Request::All) => formatter.write_str("cpython"),
            Self::CPython(Request::Version(version)) => write!(formatter, "cpython:{version}"),
            Self::CPython(Request::Path(path)) => write!(formatter, "cpython:{}", path.display()),
            Self::Named(name) => formatter.write_str(name),
            Self::Command(words) => {
                let quoted = shlex::try_join(words.iter().map(String::as_str)).unwrap_or_else(|_| words.join(" "));
                write!(formatter, "cmd:{}", quoted.replace("'{file}'", FILE).replace("\"{file}\"", FILE))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_a_subject_is_read_and_written() {
        let command = |words: &[&str]| Choice::Command(words.iter().map(|word| (*word).to_owned()).collect());
        let cases = [
            ("interp", Choice::Interp),
            ("cpython", Choice::Oracle),
            ("cpython:3.12", Choice::CPython(Request::Version("3.12".to_owned()))),
            ("cpython:/opt/python3", Choice::CPython(Request::Path("/opt/python3".into()))),
            ("rustpython", Choice::Named("rustpython".to_owned())),
            ("cmd:python3 -s {file}", command(&["python3", "-s", "{file}"])),
        ];
        for (text, choice) in cases {
            assert_eq!(text.parse(), Ok(choice.clone()));
            assert_eq!(choice.to_string(), text);
        }
        assert_eq!("cmd:'my python' {file}".parse(), Ok(command(&["my python", "{file}"])));
    }

    #[test]
    fn what_does_not_is_refused_with_the_next_step() {
        let cases = [
            ("", "a subject is `interp`"),
            ("py py", "a subject is `interp`"),
            ("cpython:", "must follow `cpython:`"),
            ("cpython:all", "one subject is one CPython"),
            ("cmd:", "a command must follow `cmd:`"),
            ("cmd:python3", "the command has no `{file}`"),
            ("cmd:{file}", "the command has no `{file}`"),
            ("cmd:python3 '{file}", "has no partner"),
        ];
        for (text, said) in cases {
            let error = text.parse::<Choice>().expect_err(text);
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
