//! What a generator's programs may contain.

use std::collections::BTreeSet;
use std::fmt::Debug;

/// The features of one generator; at most 64.
pub trait Feature: Copy + Ord + Debug + 'static {
    /// All of them.
    const ALL: &'static [Self];

    /// The place of this one in [`Feature::ALL`].
    fn place(self) -> u32;
}

/// Defines an enumeration of features.
macro_rules! features {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$of_feature:meta])* $feature:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is named after what it lets a program contain")]
        pub enum $name { $($(#[$of_feature])* $feature),* }

        impl $crate::feature::Feature for $name {
            const ALL: &'static [Self] = &[$(Self::$feature),*];

            fn place(self) -> u32 {
                self as u32
            }
        }
    };
}
pub(crate) use features;

/// What all these contain together, each of which notes its own.
pub fn of_all<'parts, Part: 'parts, Of: Feature>(
    parts: impl IntoIterator<Item = &'parts Part>,
    note: impl Fn(&Part, &mut BTreeSet<Of>),
) -> BTreeSet<Of> {
    let mut found = BTreeSet::new();
    parts.into_iter().for_each(|part| note(part, &mut found));
    found
}
