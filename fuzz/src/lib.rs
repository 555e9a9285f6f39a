//! Generators of Python programs: bytes become a typed description, the description becomes a program.
//!
//! Every program compiles, ends, and does the same each time. It guards what may raise and prints
//! the exception's type and message; what it did is printed at its end once more. The library knows
//! nothing of a fuzzer: the same bytes give the same program on a plain stable toolchain.

pub mod bytes;
pub mod hierarchies;
#[cfg(feature = "targets")]
pub mod in_process;
mod python;

use arbitrary::{Arbitrary, Unstructured};

/// A description of a program about one topic, decoded from a fuzzer's bytes.
///
/// Its `Debug` is a corpus file that is ready to be kept.
pub trait Generator: for<'bytes> Arbitrary<'bytes> + std::fmt::Debug {
    /// The name of the generator, of its fuzz target, and of the cells it makes.
    const NAME: &'static str;

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

/// The description that a fuzzer's bytes stand for; none if they are too few to mean anything.
pub fn decode<Kind: Generator>(bytes: &[u8]) -> Option<Kind> {
    Kind::arbitrary_take_rest(Unstructured::new(bytes)).ok()
}

/// The description with this number, the same on every machine and in every version of this project
/// that leaves the generator alone.
pub fn numbered<Kind: Generator>(seed: u64) -> Option<Kind> {
    decode(&bytes::from_seed(seed, 256))
}
