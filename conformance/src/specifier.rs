//! Version specifiers, as `>=3.12` or `>=3.11,<3.13`.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer};

/// A set of Python versions, written as comparisons joined by commas (the part of PEP 440 that
/// needs no more than major and minor number). The empty one admits every version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionSpecifier {
    clauses: Vec<Clause>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Clause {
    operator: &'static str,
    version: [u8; 2],
}

const OPERATORS: [&str; 6] = [">=", "<=", "==", "!=", ">", "<"];

impl VersionSpecifier {
    /// Reads a specifier; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let clauses = text.split(',').map(|clause| Clause::parse(clause.trim())).collect::<Result<_, _>>()?;
        Ok(Self { clauses })
    }

    /// Whether the version, as `[major, minor]`, is one of the set.
    pub fn admits(&self, version: [u8; 2]) -> bool {
        self.clauses.iter().all(|clause| clause.admits(version))
    }

    /// The versions that both admit.
    pub fn and(mut self, other: Self) -> Self {
        self.clauses.extend(other.clauses);
        self
    }
}

impl fmt::Display for VersionSpecifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Clause { operator, version: [major, minor] }) in self.clauses.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(formatter, "{comma}{operator}{major}.{minor}")?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for VersionSpecifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl Clause {
    fn parse(text: &str) -> Result<Self, String> {
        let failure = || format!("`{text}` is no version comparison; one looks like `>=3.12`");
        let operator = OPERATORS.into_iter().find(|operator| text.starts_with(operator)).ok_or_else(failure)?;
        let (major, minor) = text[operator.len()..].trim().split_once('.').ok_or_else(failure)?;
        let number = |digits: &str| digits.parse::<u8>().map_err(|_| failure());
        Ok(Self { operator, version: [number(major)?, number(minor)?] })
    }

    fn admits(&self, version: [u8; 2]) -> bool {
        let ordering = version.cmp(&self.version);
        match self.operator {
            ">=" => ordering != Ordering::Less,
            "<=" => ordering != Ordering::Greater,
            "==" => ordering == Ordering::Equal,
            "!=" => ordering != Ordering::Equal,
            ">" => ordering == Ordering::Greater,
            _ => ordering == Ordering::Less,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_joined_by_and() {
        let specifier = VersionSpecifier::parse(">=3.11, <3.13,!=3.12").expect("a specifier");
        assert!(specifier.admits([3, 11]));
        assert!(!specifier.admits([3, 12]) && !specifier.admits([3, 13]) && !specifier.admits([3, 9]));
        assert_eq!(specifier.to_string(), ">=3.11,<3.13,!=3.12");
        assert!(VersionSpecifier::default().admits([3, 13]));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "3.12", ">=3", ">=3.x", "~=3.12", ">=3.11,", ">=3.300"] {
            assert!(VersionSpecifier::parse(text).is_err(), "{text}");
        }
    }
}
