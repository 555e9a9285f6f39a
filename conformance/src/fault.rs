//! Which part of a subject a divergence comes from.

use serde::{Deserialize, Serialize};

/// What is at fault where a subject that can run CPython's code objects differs from CPython: the program is run once more,
/// as what CPython compiled it to.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Nothing differs with CPython's code objects, or CPython has none, as it refuses the program.
    Compiler,
    /// It differs with CPython's code objects as well. What the program itself compiles, with `exec`, `eval` or an import,
    /// is compiled by the subject also then.
    VirtualMachine,
}

impl Fault {
    /// What a person is told.
    pub fn words(self) -> &'static str {
        match self {
            Self::Compiler => "the compiler is at fault: with CPython's code objects nothing differs",
            Self::VirtualMachine => {
                "virtual machine or objects are at fault: it differs with CPython's code objects, too"
            }
        }
    }
}
