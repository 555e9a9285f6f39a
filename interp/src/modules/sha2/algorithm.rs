//! The hash functions SHA-2 (FIPS 180-4).

use std::sync::LazyLock;

use num_bigint::BigUint;

/// Which function of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Variant {
    /// The size of the digest in bytes.
    pub fn digest_size(self) -> usize {
        match self {
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// The size of a block in bytes.
    pub fn block_size(self) -> usize {
        if self.has_long_words() { 128 } else { 64 }
    }

    /// The function's name in Python.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha224 => "sha224",
            Self::Sha256 => "sha256",
            Self::Sha384 => "sha384",
            Self::Sha512 => "sha512",
        }
    }

    fn has_long_words(self) -> bool {
        matches!(self, Self::Sha384 | Self::Sha512)
    }
}

/// The first 64 bits behind the point of the roots of the first 80 primes: the square roots' start the state, the
/// cube roots' are added in each round. The functions of 32 bits take the upper halves.
static ROOTS: LazyLock<(Vec<u64>, Vec<u64>)> = LazyLock::new(|| {
    let mut primes: Vec<u64> = Vec::new();
    let mut candidate = 2;
    while primes.len() < 80 {
        if primes.iter().all(|prime| candidate % prime != 0) {
            primes.push(candidate);
        }
        candidate += 1;
    }
    let fraction = |prime: u64, degree: u32| {
        let root = (BigUint::from(prime) << (64 * degree)).nth_root(degree);
        root.iter_u64_digits().next().unwrap_or(0)
    };
    (primes.iter().map(|prime| fraction(*prime, 2)).collect(), primes.iter().map(|prime| fraction(*prime, 3)).collect())
});

/// A hash that is being computed.
#[derive(Clone)]
pub struct Hash {
    variant: Variant,
    state: [u64; 8],
    /// What does not fill a block yet.
    rest: Vec<u8>,
    /// All bytes so far.
    length: u128,
}

macro_rules! compression {
    ($name:ident $word:ty, $rounds:literal, $big_0:expr, $big_1:expr, $small_0:expr, $small_1:expr, $constant:expr) => {
        fn $name(state: &mut [u64; 8], block: &[u8]) {
            let mut words = [0 as $word; $rounds];
            for (word, bytes) in words.iter_mut().zip(block.chunks_exact(size_of::<$word>())) {
                *word = bytes.iter().fold(0, |word, byte| word << 8 | <$word>::from(*byte));
            }
            let rotate = |word: $word, counts: [u32; 3]| {
                word.rotate_right(counts[0]) ^ word.rotate_right(counts[1]) ^ word.rotate_right(counts[2])
            };
            // The last of the three is a shift.
            let mix = |word: $word, counts: [u32; 3]| {
                word.rotate_right(counts[0]) ^ word.rotate_right(counts[1]) ^ word >> counts[2]
            };
            for index in 16..$rounds {
                words[index] = mix(words[index - 2], $small_1)
                    .wrapping_add(words[index - 7])
                    .wrapping_add(mix(words[index - 15], $small_0))
                    .wrapping_add(words[index - 16]);
            }
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state.map(|word| word as $word);
            let constant: fn(u64) -> $word = $constant;
            for (word, root) in words.into_iter().zip(&ROOTS.1) {
                let first = h
                    .wrapping_add(rotate(e, $big_1))
                    .wrapping_add(e & f ^ !e & g)
                    .wrapping_add(constant(*root))
                    .wrapping_add(word);
                let second = rotate(a, $big_0).wrapping_add(a & b ^ a & c ^ b & c);
                (h, g, f, e) = (g, f, e, d.wrapping_add(first));
                (d, c, b, a) = (c, b, a, first.wrapping_add(second));
            }
            for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
                *word = (*word as $word).wrapping_add(more) as u64;
            }
        }
    };
}

compression! { compress_short u32, 64, [2, 13, 22], [6, 11, 25], [7, 18, 3], [17, 19, 10], |root| (root >> 32) as u32 }
compression! { compress_long u64, 80, [28, 34, 39], [14, 18, 41], [1, 8, 7], [19, 61, 6], |root| root }

impl Hash {
    /// A hash of nothing yet.
    pub fn new(variant: Variant) -> Self {
        let roots = &ROOTS.0;
        let mut state = [0; 8];
        for (index, word) in state.iter_mut().enumerate() {
            *word = match variant {
                Variant::Sha224 => roots[index + 8] & 0xffff_ffff,
                Variant::Sha256 => roots[index] >> 32,
                Variant::Sha384 => roots[index + 8],
                Variant::Sha512 => roots[index],
            };
        }
        Self { variant, state, rest: Vec::new(), length: 0 }
    }

    /// Which function it is.
    pub fn variant(&self) -> Variant {
        self.variant
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u128;
        self.rest.extend_from_slice(bytes);
        let size = self.variant.block_size();
        let whole = self.rest.len() / size * size;
        let compress = if self.variant.has_long_words() { compress_long } else { compress_short };
        for block in self.rest[..whole].chunks_exact(size) {
            compress(&mut self.state, block);
        }
        self.rest.drain(..whole);
    }

    /// The digest of all bytes so far.
    pub fn digest(&self) -> Vec<u8> {
        let mut last = self.clone();
        let size = self.variant.block_size();
        let length = (self.length * 8).to_be_bytes();
        let length = &length[length.len() - size / 8..];
        let mut padding = vec![0x80];
        while !(self.rest.len() + padding.len() + length.len()).is_multiple_of(size) {
            padding.push(0);
        }
        padding.extend_from_slice(length);
        last.update(&padding);
        let word = if self.variant.has_long_words() { 8 } else { 4 };
        let mut digest: Vec<u8> =
            last.state.iter().flat_map(|state| state.to_be_bytes()[8 - word..].to_vec()).collect();
        digest.truncate(self.variant.digest_size());
        digest
    }
}
