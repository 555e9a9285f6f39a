//! The versions, by their names and numbers.

/// A CPython version whose behaviour the interpreter can take on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// CPython 3.11.
    Python311,
    /// CPython 3.12.
    Python312,
    /// CPython 3.13, the reference.
    Python313,
}

impl Version {
    /// All supported versions, oldest first.
    pub const ALL: [Self; 3] = [Self::Python311, Self::Python312, Self::Python313];

    /// Parses `3.11`, `3.12` or `3.13`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.short_name() == text)
    }

    /// The version as `3.13`.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::Python311 => "3.11",
            Self::Python312 => "3.12",
            Self::Python313 => "3.13",
        }
    }

    /// `sys.version_info[1]`.
    pub fn minor(self) -> u8 {
        match self {
            Self::Python311 => 11,
            Self::Python312 => 12,
            Self::Python313 => 13,
        }
    }
}
