//! Ints as their digits to the base 2¹⁵ (`w_PyLong` and `r_PyLong` in Python/marshal.c).

use num_bigint::BigUint;

/// The digits of a number to the base 2¹⁵, the lowest first.
pub fn digits_of_15_bits(number: &BigUint) -> Vec<u16> {
    let (mut digits, mut rest, mut bits) = (Vec::new(), 0u64, 0);
    for digit in number.iter_u32_digits() {
        rest |= u64::from(digit) << bits;
        bits += 32;
        while bits >= 15 {
            digits.push((rest & 0x7FFF) as u16);
            rest >>= 15;
            bits -= 15;
        }
    }
    digits.push(rest as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

/// The number that such digits stand for.
pub fn number_of_15_bits(digits: &[u16]) -> BigUint {
    let (mut words, mut rest, mut bits) = (Vec::new(), 0u64, 0);
    for digit in digits {
        rest |= u64::from(*digit) << bits;
        bits += 15;
        if bits >= 32 {
            words.push(rest as u32);
            rest >>= 32;
            bits -= 32;
        }
    }
    words.push(rest as u32);
    BigUint::new(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_give_the_number_again() {
        for number in [0u128, 1, 0x7FFF, 0x8000, 0xFFFF_FFFF, 1 << 45, 1 << 100, u128::MAX] {
            let number = BigUint::from(number);
            let digits = digits_of_15_bits(&number);
            assert!(digits.iter().all(|digit| *digit < 1 << 15) && digits.last() != Some(&0));
            assert_eq!(number_of_15_bits(&digits), number);
        }
    }
}
