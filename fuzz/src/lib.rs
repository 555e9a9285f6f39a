//! Generators of Python programs: bytes become a typed description, the description becomes a program.
//!
//! Every program compiles, ends, and does the same each time. It guards what may raise and prints
//! the exception's type and message; what it did is printed at its end once more. The library knows
//! nothing of a fuzzer: the same bytes give the same program on a plain stable toolchain.

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};

pub mod choices;
pub mod descriptors;
pub mod feature;
pub mod hierarchies;
pub mod identity;
#[cfg(feature = "targets")]
pub mod in_process;
pub mod lifetimes;
mod lift;
mod prelude;
pub mod program;
pub mod programs;
mod python;
pub mod random;
pub mod representation;
pub mod saved;
pub mod scopes;
pub mod source;
pub mod stateful;
pub mod template;
pub mod values;
pub mod vocabulary;

use choices::Choices;
use feature::Feature;
use program::Program;
use random::Random;
use representation::Trace;

/// A description of a program about one topic, decoded from a fuzzer's bytes.
///
/// Its `Debug` is a corpus file that is ready to be kept.
pub trait Generator: Sized + std::fmt::Debug {
    /// The name of the generator, of its fuzz target, and of the cells it makes.
    const NAME: &'static str;

    /// What its programs are about.
    const ABOUT: &'static str;

    /// What its programs may contain.
    type Feature: Feature;

    /// A description by these choices.
    fn choose(choices: &mut Choices) -> arbitrary::Result<Self>;

    /// What this program contains.
    fn features(&self) -> BTreeSet<Self::Feature>;

    /// The topics that the program is about, as `corpus/topics.toml` lists them.
    fn topics(&self) -> Vec<&'static str>;

    /// The program.
    fn program(&self) -> Program;

    /// The program as a corpus file; `seed` says where it came from.
    fn corpus_file(&self, seed: &str) -> String {
        let topics: Vec<String> = self.topics().iter().map(|topic| format!("{topic:?}")).collect();
        format!(
            "# /// case\n# topics = [{}]\n# seed = {seed:?}\n# ///\n\n# %% {}\n{}",
            topics.join(", "),
            Self::NAME,
            self.program()
        )
    }
}

/// Makes `Debug` of a generator print a corpus file.
macro_rules! debug_is_corpus_file {
    ($generator:ty) => {
        impl std::fmt::Debug for $generator {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.corpus_file(<Self as $crate::Generator>::NAME))
            }
        }
    };
}
pub(crate) use debug_is_corpus_file;

/// Makes a fuzz target of a generator.
#[cfg(feature = "targets")]
#[macro_export]
macro_rules! target {
    ($generator:ty) => {
        libfuzzer_sys::fuzz_target!(
            init: $crate::in_process::numbered_loop::run_if_asked::<$generator>(),
            |input: $crate::Input<$generator>| $crate::in_process::compare(&input)
        );
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            $crate::in_process::mutate::<$generator>(data, size, max_size, seed)
        });
        libfuzzer_sys::fuzz_crossover!(|one: &[u8], other: &[u8], out: &mut [u8], seed: u32| {
            $crate::in_process::cross::<$generator>(one, other, out, seed)
        });
    };
}

/// A fuzzer's bytes, and the description that they stand for.
pub struct Input<Kind> {
    /// As the fuzzer gave them.
    pub bytes: Vec<u8>,
    /// What they stand for.
    pub description: Kind,
    /// The choices that were read from them.
    pub trace: Trace,
}

impl<Kind: Generator> Input<Kind> {
    /// Reads bytes; none if they mean nothing.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut choices = Choices::start::<Kind::Feature>(bytes).ok()?;
        let description = Kind::choose(&mut choices).ok()?;
        Some(Self { bytes: bytes.to_owned(), description, trace: choices.into_trace() })
    }

    /// The choices that bytes are read as.
    pub fn trace(bytes: &[u8]) -> Option<Trace> {
        Some(Self::decode(bytes)?.trace)
    }

    fn generated(&self, seed: &str) -> Generated {
        Generated {
            program: self.description.program().to_string(),
            corpus_file: self.description.corpus_file(seed),
            features: self.description.features().iter().map(|feature| format!("{feature:?}")).collect(),
            trace: self.trace.clone(),
        }
    }
}

impl<'bytes, Kind: Generator> Arbitrary<'bytes> for Input<Kind> {
    fn arbitrary(source: &mut Unstructured<'bytes>) -> arbitrary::Result<Self> {
        let bytes = source.bytes(source.len())?;
        Self::decode(bytes).ok_or(arbitrary::Error::IncorrectFormat)
    }
}

impl<Kind: std::fmt::Debug> std::fmt::Debug for Input<Kind> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.description.fmt(formatter)
    }
}

/// The description that a fuzzer's bytes stand for; none if they mean nothing.
pub fn decode<Kind: Generator>(bytes: &[u8]) -> Option<Kind> {
    Some(Input::decode(bytes)?.description)
}

/// How many bytes a numbered description is decoded from.
const NUMBERED_BYTES: usize = 4096;

/// The bytes with this number, the same on every machine.
pub fn numbered_bytes(seed: u64) -> Vec<u8> {
    Random::new(seed).bytes(NUMBERED_BYTES)
}

/// The description with this number, the same on every machine and in every version of this project
/// that leaves the generator alone.
pub fn numbered<Kind: Generator>(seed: u64) -> Option<Kind> {
    decode(&numbered_bytes(seed))
}

/// A generator whose type does not matter.
pub struct Entry {
    /// [`Generator::NAME`].
    pub name: &'static str,
    /// [`Generator::ABOUT`].
    pub about: &'static str,
    /// The names of all its features.
    pub features: fn() -> Vec<String>,
    /// Its program of this number.
    pub numbered: fn(u64) -> Option<Generated>,
    /// Its program of these bytes; none if they mean nothing.
    pub decode: fn(&[u8]) -> Option<Generated>,
}

/// A program, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// The program's text.
    pub program: String,
    /// [`Generator::corpus_file`], with the generator's name and the number, if there is one, as its seed.
    pub corpus_file: String,
    /// The names of its features.
    pub features: BTreeSet<String>,
    /// The choices that it came from.
    pub trace: Trace,
}

/// All generators.
pub const GENERATORS: &[Entry] = &[
    entry::<hierarchies::Hierarchy>(),
    entry::<descriptors::Attributes>(),
    entry::<scopes::Scopes>(),
    entry::<identity::Identity>(),
    entry::<lifetimes::Lifetimes>(),
    entry::<values::Values>(),
    entry::<stateful::Stateful>(),
    entry::<programs::Mixed>(),
    entry::<source::Text>(),
];

const fn entry<Kind: Generator>() -> Entry {
    Entry {
        name: Kind::NAME,
        about: Kind::ABOUT,
        features: || Kind::Feature::ALL.iter().map(|feature| format!("{feature:?}")).collect(),
        numbered: |seed| {
            Some(Input::<Kind>::decode(&numbered_bytes(seed))?.generated(&format!("{} {seed}", Kind::NAME)))
        },
        decode: |bytes| Some(Input::<Kind>::decode(bytes)?.generated(Kind::NAME)),
    }
}

/// The generator of this name.
pub fn named(name: &str) -> Option<&'static Entry> {
    GENERATORS.iter().find(|entry| entry.name == name)
}
