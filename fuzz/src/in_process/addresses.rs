//! Addresses in what both sides print, which nobody can compare.
//!
//! They are numbered in the order of their first appearance, as `cargo xtask conform` does: what is one object on one side is one
//! object on the other.

/// What stands before an address in the representation of an object.
const PREFIX: &str = "at 0x";

/// Shorter numbers are none: whatever a program prints after those words stays as it is.
const FEWEST_DIGITS: usize = 6;

/// Whether two texts differ in nothing but addresses.
pub fn differ_alone(one: &str, other: &str) -> bool {
    one.contains(PREFIX) && other.contains(PREFIX) && numbered(one) == numbered(other)
}

fn numbered(text: &str) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut parts = text.split(PREFIX);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        let (address, rest) = part.split_at(digits);
        result.push_str(PREFIX);
        if digits < FEWEST_DIGITS {
            result.push_str(address);
        } else {
            let number = seen.iter().position(|known| *known == address).unwrap_or_else(|| {
                seen.push(address);
                seen.len() - 1
            });
            result.push('#');
            result.push_str(&number.to_string());
        }
        result.push_str(rest);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_object_is_one_object_on_the_other_side_too() {
        let oracle = "<A at 0x7f0011aa> <B at 0x7f0022bb> <A at 0x7f0011aa> at 0x12";
        assert!(differ_alone(oracle, "<A at 0x55ee01> <B at 0x55ee02> <A at 0x55ee01> at 0x12"));
        assert!(!differ_alone(oracle, "<A at 0x55ee01> <B at 0x55ee02> <A at 0x55ee02> at 0x12"));
        assert!(!differ_alone(oracle, "<A at 0x55ee01> <B at 0x55ee02> <A at 0x55ee01> at 0x13"));
    }
}
