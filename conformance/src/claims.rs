//! What the reference text says, `corpus/claims.toml`: claims, each of which a cell makes executable.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::corpus::read_toml;

/// The claims of the reference text. They are no expectations: the oracle tells on which versions the text is right.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// What each section is about, by its number.
    #[serde(default)]
    pub sections: BTreeMap<String, String>,
    /// The claims, by their ids: the `seed` of the corpus file, `-`, and the name of the cell.
    #[serde(default)]
    pub claims: BTreeMap<String, Claim>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What the text says, in short.
    pub says: String,
    /// What the program writes to standard output if the text is right; none where it says nothing exact.
    pub predicted: Option<String>,
    /// Why it is so, where the text is wrong or speaks of one version alone.
    pub note: Option<String>,
    /// The text does not say this: the cell pins down behaviour next to what it says.
    #[serde(default)]
    pub beyond: bool,
}

impl Claims {
    /// Reads the file; a missing one says nothing.
    ///
    /// # Errors
    /// Where the file is there and is not valid; the error names the line.
    pub fn read(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Ok(Self::default());
        }
        read_toml(path).context("the claims of the reference text are not valid")
    }
}
