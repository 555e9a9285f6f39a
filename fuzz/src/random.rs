//! Random numbers from a seed, the same on every machine.

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): neighbouring seeds give
/// unrelated numbers.
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from zero to `end`, which it never is.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end.max(1) as u64) as usize
    }

    /// So many bytes.
    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        std::iter::repeat_with(|| self.number()).flat_map(u64::to_le_bytes).take(length).collect()
    }

    /// So many choices of a generator.
    pub(crate) fn choices(&mut self, count: usize) -> Vec<u16> {
        (0..count).map(|_| self.number() as u16).collect()
    }

    /// One of these, by weight.
    pub(crate) fn weighted<Item: Copy>(&mut self, items: &[(usize, Item)]) -> Option<Item> {
        let mut left = self.below(items.iter().map(|(weight, _)| weight).sum());
        items.iter().find_map(|(weight, item)| {
            let is_here = left < *weight;
            left = left.saturating_sub(*weight);
            is_here.then_some(*item)
        })
    }

    /// One of these that a test accepts.
    pub(crate) fn pick_where<'items, Item>(
        &mut self,
        items: &'items [Item],
        test: impl Fn(&Item) -> bool,
    ) -> Option<&'items Item> {
        let count = items.iter().filter(|item| test(item)).count();
        let place = self.below(count);
        items.iter().filter(|item| test(item)).nth(place)
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_sequence_is_that_of_splitmix64() {
        let mut random = Random::new(0);
        assert_eq!(random.number(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(random.number(), 0x6e78_9e6a_a1b9_65f4);
        assert_eq!(Random::new(0).bytes(3), 0xe220_a839_7b1d_cdaf_u64.to_le_bytes()[..3]);
    }
}
