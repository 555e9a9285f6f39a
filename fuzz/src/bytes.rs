//! Bytes from a number, for runs without a fuzzer.

/// `length` bytes that depend on `seed` alone.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014): neighbouring seeds give unrelated bytes.
pub fn from_seed(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let words = std::iter::repeat_with(|| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    });
    words.flat_map(u64::to_le_bytes).take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::from_seed;

    #[test]
    fn the_sequence_is_that_of_splitmix64() {
        assert_eq!(from_seed(0, 8), 0xe220_a839_7b1d_cdaf_u64.to_le_bytes());
        assert_eq!(from_seed(0, 16)[8..], 0x6e78_9e6a_a1b9_65f4_u64.to_le_bytes());
        assert_eq!(from_seed(7, 3).len(), 3);
    }
}
