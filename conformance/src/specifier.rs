//! Version specifiers, as `>=3.12`, `>=3.11,<3.13` or `<3.11.4`.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer};

/// Major, minor and micro version, as in `sys.version_info`.
pub type ExactVersion = [u8; 3];

/// Reads `3.13.0`; what is missing is 0.
pub fn exact_version(text: &str) -> ExactVersion {
    let mut parts = text.split('.').map(|part| part.parse().unwrap_or_default());
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// A set of Python versions, written as comparisons joined by commas. A comparison looks only at the
/// parts that it names: `==3.11` and `<=3.11` admit 3.11.7. The empty one admits every version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionSpecifier {
    clauses: Vec<Clause>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Clause {
    operator: &'static str,
    version: Vec<u8>,
}

const OPERATORS: [&str; 6] = [">=", "<=", "==", "!=", ">", "<"];

impl VersionSpecifier {
    /// Reads a specifier; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let clauses = text.split(',').map(|clause| Clause::parse(clause.trim())).collect::<Result<_, _>>()?;
        Ok(Self { clauses })
    }

    /// Whether it tells micro versions apart.
    pub fn names_micro_versions(&self) -> bool {
        self.clauses.iter().any(|clause| clause.version.len() > 2)
    }

    /// Whether the version is one of the set.
    pub fn admits(&self, version: ExactVersion) -> bool {
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
        for (index, Clause { operator, version }) in self.clauses.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let version: Vec<_> = version.iter().map(u8::to_string).collect();
            write!(formatter, "{comma}{operator}{}", version.join("."))?;
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
        let parts = text[operator.len()..].trim().split('.');
        let version = parts.map(|digits| digits.parse().map_err(|_| failure())).collect::<Result<Vec<u8>, _>>()?;
        if matches!(version.len(), 2 | 3) { Ok(Self { operator, version }) } else { Err(failure()) }
    }

    fn admits(&self, version: ExactVersion) -> bool {
        let ordering = version[..self.version.len()].cmp(&self.version);
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
        assert!(specifier.admits([3, 11, 0]));
        assert!(!specifier.admits([3, 12, 1]) && !specifier.admits([3, 13, 0]) && !specifier.admits([3, 9, 9]));
        assert_eq!(specifier.to_string(), ">=3.11,<3.13,!=3.12");
        assert!(VersionSpecifier::default().admits([3, 13, 0]));
        let specifier = VersionSpecifier::parse("<3.11.4").expect("a specifier");
        assert!(specifier.admits(exact_version("3.11.2")) && !specifier.admits([3, 11, 4]));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "3.12", ">=3", ">=3.x", "~=3.12", ">=3.11,", ">=3.300", ">=3.11.1.2"] {
            assert!(VersionSpecifier::parse(text).is_err(), "{text}");
        }
    }
}
