//! Hash values as CPython computes them under `PYTHONHASHSEED=0`.
//!
//! Sources: CPython's `Python/pyhash.c`, `Objects/longobject.c`, `Objects/complexobject.c`,
//! `Objects/tupleobject.c` and `Objects/setobject.c`. A hash is never -1, which means an error in C.

use std::hash::Hasher;

use num_traits::ToPrimitive;
use siphasher::sip::SipHasher13;

use super::numeric::Integer;
use super::text::{Text, Units};
use crate::planted_faults::Fault;

#[cfg(test)]
mod tests;

/// The modulus of numeric hashes, a Mersenne prime: `sys.hash_info.modulus`.
const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;
/// `sys.hash_info.inf`
const INFINITY: i64 = 314_159;
/// `sys.hash_info.imag`
const IMAGINARY_FACTOR: i64 = 1_000_003;

/// -1 says "error" in CPython: -2 takes its place.
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 && !Fault::HashOfMinusOne.is_planted() { -2 } else { hash }
}

/// `hash` of an integer: the remainder by the modulus, with the integer's sign.
pub fn hash_integer(value: &Integer) -> i64 {
    let remainder = match value {
        Integer::Small(small) => (small.unsigned_abs() % MODULUS) as i64,
        Integer::Big(big) => (big.magnitude() % MODULUS).to_i64().unwrap_or_default(),
    };
    not_minus_one(if value.is_negative() { -remainder } else { remainder })
}

/// `hash` of a float; equals that of the integer or fraction of the same value. `None` for NaN, whose hash is
/// that of the object's address: see [`hash_address`].
pub fn hash_float(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    // value = mantissa * 2**exponent, and 2**61 is 1 modulo 2**61 - 1: a rotation of 61 bits.
    let bits = value.abs().to_bits();
    let (mantissa, exponent) = match bits >> 52 {
        0 => (bits, -1074),
        biased => ((bits & ((1 << 52) - 1)) | 1 << 52, biased as i64 - 1075),
    };
    let rotation = exponent.rem_euclid(BITS.into()) as u32;
    let rotated = (mantissa << rotation) & MODULUS | mantissa.checked_shr(BITS - rotation).unwrap_or(0);
    let hash = (rotated % MODULUS) as i64;
    Some(not_minus_one(if value < 0.0 { -hash } else { hash }))
}

/// `hash` of a complex number from the hashes of its parts.
pub fn hash_complex(real: i64, imaginary: i64) -> i64 {
    not_minus_one(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY_FACTOR)))
}

fn hash_units(feed: impl FnOnce(&mut SipHasher13)) -> i64 {
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    feed(&mut hasher);
    not_minus_one(hasher.finish() as i64)
}

/// `hash` of bytes: SipHash-1-3 with the key zero; nothing hashes to 0.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() { 0 } else { hash_units(|hasher| hasher.write(bytes)) }
}

/// `hash` of a text: of its bytes as they are stored, so the kind matters.
pub fn hash_text(text: &Text) -> i64 {
    match text.units() {
        Units::One(units) => hash_bytes(units),
        Units::Two(units) => hash_units(|hasher| units.iter().for_each(|unit| hasher.write(&unit.to_ne_bytes()))),
        Units::Four(units) => hash_units(|hasher| units.iter().for_each(|unit| hasher.write(&unit.to_ne_bytes()))),
    }
}

/// The hash of an address: the low bits, always zero by alignment, go to the top.
pub fn hash_address(address: usize) -> i64 {
    not_minus_one((address as u64).rotate_right(4) as i64)
}

/// Combines the hashes of a tuple's items, by xxHash.
#[derive(Clone, Debug)]
pub struct TupleHasher {
    accumulator: u64,
    length: u64,
}

impl Default for TupleHasher {
    fn default() -> Self {
        Self { accumulator: Self::PRIME_5, length: 0 }
    }
}

impl TupleHasher {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    /// Takes in the next item's hash.
    pub fn add(&mut self, hash: i64) {
        let mixed = self.accumulator.wrapping_add((hash as u64).wrapping_mul(Self::PRIME_2));
        self.accumulator = mixed.rotate_left(31).wrapping_mul(Self::PRIME_1);
        self.length += 1;
    }

    /// The hash of a slice, which does not take its length in.
    pub fn finish_without_length(&self) -> i64 {
        if self.accumulator == u64::MAX { 1_546_275_796 } else { self.accumulator as i64 }
    }

    /// The tuple's hash.
    pub fn finish(&self) -> i64 {
        let hash = self.accumulator.wrapping_add(self.length ^ (Self::PRIME_5 ^ 3_527_539));
        if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }
    }
}

/// Combines the hashes of a `frozenset`'s elements, in any order.
pub fn hash_frozen_set(elements: impl IntoIterator<Item = i64>) -> i64 {
    let shuffled = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let (mut hash, mut length) = (0_u64, 0_u64);
    for element in elements {
        hash ^= shuffled(element as u64);
        length += 1;
    }
    hash ^= length.wrapping_add(1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}
