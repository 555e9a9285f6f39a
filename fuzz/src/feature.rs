//! What a generator's programs may contain.

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
