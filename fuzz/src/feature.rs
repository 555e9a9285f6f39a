//! What a generator's programs may contain, and the choices that a fuzzer's bytes make among it.
//!
//! The first bytes of every input choose which features its program may use at all (swarm testing; Groce and
//! others, ISSTA 2012): programs that use few go deeper into each than programs that use a little of everything.

use std::fmt::Debug;

use arbitrary::{Result, Unstructured};

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

/// The choices of one program, within the features that it may use.
pub struct Choices<'source, 'bytes> {
    /// One bit for each feature.
    allowed: u64,
    source: &'source mut Unstructured<'bytes>,
}

impl<'source, 'bytes> Choices<'source, 'bytes> {
    /// Chooses the features of a program: all of them, half, or a quarter.
    pub fn start<Kind: Feature>(source: &'source mut Unstructured<'bytes>) -> Result<Self> {
        let all = u64::MAX >> (64 - Kind::ALL.len());
        let (first, second): (u64, u64) = (source.arbitrary()?, source.arbitrary()?);
        let chosen = match source.int_in_range(0..=3)? {
            0 => all,
            1 => first & second & all,
            _ => first & all,
        };
        // Without any there would be no program.
        Ok(Self { allowed: if chosen == 0 { all } else { chosen }, source })
    }

    /// Whether the program may use a feature.
    pub fn allows(&self, feature: impl Feature) -> bool {
        self.allowed >> feature.place() & 1 == 1
    }

    /// Whether to use a feature here: never where it is not allowed, else one time in `one_in`.
    pub fn wants(&mut self, feature: impl Feature, one_in: u8) -> Result<bool> {
        Ok(self.allows(feature) && self.source.ratio(1, one_in)?)
    }

    /// True one time in `one_in`.
    pub fn one_in(&mut self, one_in: u8) -> Result<bool> {
        self.source.ratio(1, one_in)
    }

    /// A number from zero to `end`, which it never is.
    pub fn below(&mut self, end: usize) -> Result<usize> {
        self.source.int_in_range(0..=end.max(1) - 1)
    }

    /// A number in this range, both ends included.
    pub fn between(&mut self, least: usize, most: usize) -> Result<usize> {
        self.source.int_in_range(least..=most)
    }

    /// One of these.
    pub fn pick<'items, Item>(&mut self, items: &'items [Item]) -> Result<&'items Item> {
        self.source.choose(items)
    }

    /// One of these that has an allowed feature, by weight; where none has, any of them.
    pub fn weighted<'items, Item>(
        &mut self,
        items: &'items [Item],
        weight: impl Fn(&Item) -> u32,
        is_allowed: impl Fn(&Self, &Item) -> bool,
    ) -> Result<&'items Item> {
        let allowed: Vec<&Item> = items.iter().filter(|item| is_allowed(self, item)).collect();
        let allowed = if allowed.is_empty() { items.iter().collect() } else { allowed };
        let total: u32 = allowed.iter().map(|item| weight(item)).sum();
        let mut left = self.source.int_in_range(0..=total.max(1) - 1)?;
        for item in &allowed {
            let weight = weight(item);
            if left < weight {
                return Ok(item);
            }
            left -= weight;
        }
        allowed.last().copied().ok_or(arbitrary::Error::EmptyChoose)
    }
}
