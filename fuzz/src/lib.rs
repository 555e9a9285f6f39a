//! Generators of Python programs: bytes become a typed description, the description becomes a program.
//!
//! Every program compiles, ends, and does the same each time. It guards what may raise and prints
//! the exception's type and message; what it did is printed at its end once more. The library knows
//! nothing of a fuzzer: the same bytes give the same program on a plain stable toolchain.

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};

pub mod bytes;
pub mod descriptors;
pub mod feature;
pub mod hierarchies;
pub mod identity;
#[cfg(feature = "targets")]
pub mod in_process;
pub mod lifetimes;
mod lift;
mod prelude;
pub mod programs;
mod python;
pub mod scopes;
pub mod source;
pub mod stateful;
pub mod template;
pub mod values;
pub mod vocabulary;

use feature::Feature;

/// A description of a program about one topic, decoded from a fuzzer's bytes.
///
/// Its `Debug` is a corpus file that is ready to be kept.
pub trait Generator: for<'bytes> Arbitrary<'bytes> + std::fmt::Debug {
    /// The name of the generator, of its fuzz target, and of the cells it makes.
    const NAME: &'static str;

    /// What its programs are about.
    const ABOUT: &'static str;

    /// What its programs may contain.
    type Feature: Feature;

    /// What this program contains.
    fn features(&self) -> BTreeSet<Self::Feature>;

    /// The topics that the program is about, as `corpus/topics.toml` lists them.
    fn topics(&self) -> Vec<&'static str>;

    /// The program.
    fn program(&self) -> String;

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
        libfuzzer_sys::fuzz_target!(|description: $generator| $crate::in_process::compare(&description));
    };
}

/// The description that a fuzzer's bytes stand for; none if they are too few to mean anything.
pub fn decode<Kind: Generator>(bytes: &[u8]) -> Option<Kind> {
    Kind::arbitrary_take_rest(Unstructured::new(bytes)).ok()
}

/// How many bytes a numbered description is decoded from.
const NUMBERED_BYTES: usize = 2048;

/// The description with this number, the same on every machine and in every version of this project
/// that leaves the generator alone.
pub fn numbered<Kind: Generator>(seed: u64) -> Option<Kind> {
    decode(&bytes::from_seed(seed, NUMBERED_BYTES))
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
}

/// A program, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// The program's text.
    pub program: String,
    /// [`Generator::corpus_file`], with the generator's name and the number as its seed.
    pub corpus_file: String,
    /// The names of its features.
    pub features: BTreeSet<String>,
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
            let description: Kind = numbered(seed)?;
            Some(Generated {
                program: description.program(),
                corpus_file: description.corpus_file(&format!("{} {seed}", Kind::NAME)),
                features: description.features().iter().map(|feature| format!("{feature:?}")).collect(),
            })
        },
    }
}
