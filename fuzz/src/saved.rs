//! Inputs that are kept, each with the program that it stood for: bytes mean something to one version of a generator alone.

use std::fs;
use std::hash::Hasher;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use crate::{Entry, Generated, named};

/// The suffix of an input that lies beside its program.
pub const INPUT: &str = "input";
/// The suffix of a program that lies beside the folder of a fuzzer's inputs: it is no part of the corpus.
pub const PROGRAM: &str = "program";

/// How many programs a fingerprint is taken of.
const FINGERPRINT_PROGRAMS: u64 = 32;

/// The bytes of an input, and who read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// The name of the generator.
    pub generator: String,
    /// [`fingerprint`] of the generator.
    pub fingerprint: String,
    /// In hexadecimal digits.
    bytes: String,
}

/// What makes of equal bytes equal programs has an equal fingerprint, as far as some programs tell.
pub fn fingerprint(generator: &Entry) -> String {
    let mut hasher = SipHasher13::new();
    for program in (0..FINGERPRINT_PROGRAMS).filter_map(generator.numbered) {
        hasher.write(program.program.as_bytes());
        hasher.write_u8(0);
    }
    format!("{:016x}", hasher.finish())
}

impl Saved {
    /// An input of a generator as it is now.
    pub fn new(generator: &Entry, bytes: &[u8]) -> Self {
        Self {
            generator: generator.name.to_owned(),
            fingerprint: fingerprint(generator),
            bytes: bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    /// Reads what [`Self::write_beside`] wrote beside a program; none if nothing lies there.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn beside(program: &Path) -> Result<Option<Self>, String> {
        let path = program.with_extension(INPUT);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(format!("{} cannot be read: {error}", path.display())),
        };
        toml::from_str(&text).map(Some).map_err(|error| format!("{} is damaged: {}", path.display(), error.message()))
    }

    /// Writes it beside a program.
    ///
    /// # Errors
    ///
    /// What the file system says.
    pub fn write_beside(&self, program: &Path) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        fs::write(program.with_extension(INPUT), text)
    }

    /// The generator and the bytes, if they still stand for this program, or corpus file with one.
    ///
    /// # Errors
    ///
    /// Why they do not.
    pub fn standing_for(&self, program: &str) -> Result<(&'static Entry, Vec<u8>), String> {
        let name = &self.generator;
        let generator = named(name).ok_or_else(|| format!("there is no generator `{name}` any more"))?;
        let digits = |place: usize| self.bytes.get(place..place + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
        let bytes: Option<Vec<u8>> = (0..self.bytes.len()).step_by(2).map(digits).collect();
        let bytes = bytes.ok_or("its bytes are no hexadecimal digits")?;
        let is_it = |generated: Generated| generated.program == program || generated.corpus_file == program;
        if (generator.decode)(&bytes).is_some_and(is_it) {
            return Ok((generator, bytes));
        }
        Err(if self.fingerprint == fingerprint(generator) {
            format!(
                "its bytes and its program do not belong together: generator `{name}` is the same, one of them was changed"
            )
        } else {
            format!("it is of an older generator `{name}`, which makes another program of its bytes now")
        })
    }
}

/// Keeps an input that ended a fuzzer's process: its program as a corpus file beside it, and beside that what reduces it.
///
/// # Errors
///
/// What the file system says, or that the bytes mean nothing.
pub fn keep_artifact(generator: &Entry, input: &Path) -> io::Result<()> {
    let bytes = fs::read(input)?;
    let generated = (generator.decode)(&bytes).ok_or_else(|| io::Error::other("its bytes stand for no program"))?;
    let program = input.with_extension("py");
    fs::write(&program, generated.corpus_file)?;
    Saved::new(generator, &bytes).write_beside(&program)
}

/// The folder of the programs that the inputs of a folder stand for: beside it, where a fuzzer does not look for inputs.
pub fn programs_of(inputs: &Path) -> PathBuf {
    let mut name = inputs.file_name().unwrap_or_default().to_owned();
    name.push(".programs");
    inputs.with_file_name(name)
}

/// Writes the program of each new input of a folder into the folder of programs. Gives what went wrong, a line for each: it
/// concerns one input, and nothing is lost by it.
///
/// A program that is there already stays as it is: it is what the input meant when it was kept.
pub fn keep_programs(generator: &Entry, inputs: &Path) -> Vec<String> {
    let programs = programs_of(inputs);
    let files = match fs::read_dir(inputs).and_then(|files| fs::create_dir_all(&programs).map(|()| files)) {
        Ok(files) => files,
        Err(error) => return vec![format!("{}: no programs are kept: {error}", inputs.display())],
    };
    let mut problems = Vec::new();
    let mut older = 0;
    for input in files.flatten().map(|file| file.path()).filter(|path| path.is_file()) {
        let kept = programs.join(input.file_name().unwrap_or_default()).with_extension(PROGRAM);
        let result = fs::read(&input).map_err(|error| error.to_string()).and_then(|bytes| {
            let generated = (generator.decode)(&bytes).ok_or("it stands for no program")?;
            match fs::read_to_string(&kept) {
                Ok(text) => older += usize::from(text != generated.corpus_file),
                Err(_) => fs::write(&kept, generated.corpus_file).map_err(|error| error.to_string())?,
            }
            Ok(())
        });
        problems.extend(result.err().map(|reason| format!("{}: skipped: {reason}", input.display())));
    }
    if older > 0 {
        problems.push(format!(
            "{older} inputs in {} stand for other programs than when an older generator `{}` kept them; `cargo xtask triage {}` looks at those",
            inputs.display(),
            generator.name,
            programs.display()
        ));
    }
    problems
}

/// Removes the programs of inputs that were in one folder and are not in the other, if the generator would make them
/// again; those of an older generator stay.
pub fn forget_programs(generator: &Entry, before: &Path, after: &Path) {
    let programs = programs_of(before);
    for input in fs::read_dir(before).into_iter().flatten().flatten().map(|file| file.path()) {
        let name = input.file_name().unwrap_or_default();
        let kept = programs.join(name).with_extension(PROGRAM);
        let program = fs::read(&input).ok().and_then(|bytes| (generator.decode)(&bytes));
        if !after.join(name).exists()
            && program
                .is_some_and(|generated| fs::read_to_string(&kept).is_ok_and(|text| text == generated.corpus_file))
        {
            // What cannot be removed is looked at once more than needed.
            let _ = fs::remove_file(&kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbered_bytes;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("pyconform-saved-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    #[test]
    fn an_input_stands_for_its_program_alone() {
        let folder = folder("input");
        let generator = named("values").expect("values");
        let bytes = numbered_bytes(1);
        let program = (generator.decode)(&bytes).expect("a program").program;
        let path = folder.join("values-1.py");
        assert_eq!(Saved::beside(&path), Ok(None));
        Saved::new(generator, &bytes).write_beside(&path).expect("a file");
        let saved = Saved::beside(&path).expect("it is whole").expect("it is there");
        assert_eq!(saved.standing_for(&program).map(|(entry, bytes)| (entry.name, bytes)), Ok(("values", bytes)));
        let reason = saved.standing_for("print(1)\n").map(|_| ()).expect_err("another program");
        assert!(reason.contains("do not belong together"), "{reason}");
        let older = Saved { fingerprint: "0".to_owned(), ..saved.clone() };
        let reason = older.standing_for("print(1)\n").map(|_| ()).expect_err("another program");
        assert!(reason.contains("older generator `values`"), "{reason}");
        for damaged in ["", "abc", "zz", "\u{e9}"] {
            let saved = Saved { bytes: damaged.to_owned(), ..saved.clone() };
            assert!(saved.standing_for(&program).is_err(), "{damaged}");
        }
        let gone = Saved { generator: "gone".to_owned(), ..saved };
        assert!(gone.standing_for(&program).map(|_| ()).expect_err("no generator").contains("`gone`"));
        fs::write(path.with_extension(INPUT), b"generator = 1\xff").expect("a file");
        assert!(Saved::beside(&path).expect_err("it is damaged").contains("values-1.input"));
        fs::remove_dir_all(&folder).expect("the folder just made");
    }

    #[test]
    fn programs_are_kept_beside_inputs() {
        let folder = folder("inputs");
        let generator = named("identity").expect("identity");
        let inputs = folder.join("identity");
        fs::create_dir_all(&inputs).expect("a folder");
        for (name, seed) in [("one", 1), ("two", 2)] {
            fs::write(inputs.join(name), numbered_bytes(seed)).expect("a file");
        }
        assert_eq!(keep_programs(generator, &inputs), Vec::<String>::new());
        let kept = |name: &str| folder.join("identity.programs").join(name).with_extension(PROGRAM);
        let expected = (generator.decode)(&numbered_bytes(1)).expect("a program").corpus_file;
        assert_eq!(fs::read_to_string(kept("one")).expect("it is there"), expected);
        // As an older generator would have left it.
        fs::write(kept("two"), "older").expect("a file");
        let problems = keep_programs(generator, &inputs);
        assert!(matches!(&problems[..], [problem] if problem.starts_with("1 inputs in ")), "{problems:?}");
        assert_eq!(fs::read_to_string(kept("two")).expect("it is there"), "older");
        forget_programs(generator, &inputs, &folder.join("empty"));
        assert!(!kept("one").exists() && kept("two").exists());
        assert!(!keep_programs(generator, &folder.join("nowhere")).is_empty());
        fs::remove_dir_all(&folder).expect("the folder just made");
    }
}
