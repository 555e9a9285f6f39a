//! The normalisers: everything that is taken away from an observation before it is compared.
//!
//! There are few, each has a name, each counts what it changed, and each can be switched off.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One kind of difference that says nothing about the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Normaliser {
    /// Addresses, as `0x7f8f2a10` after `at `, are numbered in the order of their first appearance:
    /// where two were one, they still are.
    Addresses,
    /// Lines of the end-state picture that the oracle does not repeat in another process, as the name of a temporary
    /// folder: see [`EndState::drop_unrepeatable`](crate::observe::end_state::EndState::drop_unrepeatable).
    Unrepeatable,
}

/// How often each normaliser changed something.
pub type Counts = BTreeMap<Normaliser, u64>;

impl Normaliser {
    /// All of them, in the order in which they are applied.
    pub const ALL: [Self; 2] = [Self::Addresses, Self::Unrepeatable];

    /// The name in reports and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Addresses => "addresses",
            Self::Unrepeatable => "unrepeatable",
        }
    }

    /// The normaliser of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|normaliser| normaliser.name() == name)
    }

    /// The text without what this normaliser takes away from a text by itself; counts each change.
    pub fn apply(self, text: &str, counts: &mut Counts) -> String {
        match self {
            Self::Addresses => number_addresses(text, counts.entry(self).or_default()),
            Self::Unrepeatable => text.to_owned(),
        }
    }
}

/// What stands before an address in the display of an object.
pub(crate) const ADDRESS_PREFIX: &str = "at 0x";

/// Replaces each address in a text by what `show` gives for its number: addresses are numbered from 1 by their first
/// appearance among `seen`.
pub(crate) fn replace_addresses(text: &str, seen: &mut Vec<String>, mut show: impl FnMut(usize) -> String) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find(ADDRESS_PREFIX) {
        let (before, after) = rest.split_at(position + ADDRESS_PREFIX.len());
        let length = after.bytes().take_while(u8::is_ascii_hexdigit).count();
        let (address, after) = after.split_at(length);
        result.push_str(before);
        // Shorter ones are numbers that a program chose itself.
        if length >= 6 {
            let number = seen.iter().position(|known| known == address).unwrap_or_else(|| {
                seen.push(address.to_owned());
                seen.len() - 1
            });
            result.push_str(&show(number + 1));
        } else {
            result.push_str(address);
        }
        rest = after;
    }
    result.push_str(rest);
    result
}

fn number_addresses(text: &str, count: &mut u64) -> String {
    replace_addresses(text, &mut Vec::new(), |number| {
        *count += 1;
        format!("…{number}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_address_has_the_same_number() {
        let mut counts = Counts::default();
        let text = "<A at 0x7f0011> <B at 0x7f0022> <A at 0x7f0011> at 0x12 0x7f0011";
        let expected = "<A at 0x…1> <B at 0x…2> <A at 0x…1> at 0x12 0x7f0011";
        assert_eq!(Normaliser::Addresses.apply(text, &mut counts), expected);
        assert_eq!(counts[&Normaliser::Addresses], 3);
    }
}
