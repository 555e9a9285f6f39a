//! The names of characters.

use super::unicode;

/// The longest name that is looked up, in characters.
pub const LONGEST: usize = 256;

/// The name of a character of the interpreter's version of Unicode.
pub fn name_of(code_point: u32) -> Option<String> {
    let character = char::from_u32(code_point).filter(|_| unicode::is_assigned(code_point))?;
    unicode_names2::name(character).map(|name| name.to_string())
}

/// The character of a name or an alias, without regard to case.
pub fn named(name: &str) -> Option<u32> {
    // The digits of an ideograph's name are the one part of a name that must be written as it is.
    if let Some(digits) = name.to_ascii_uppercase().strip_prefix(IDEOGRAPH)
        && !name.ends_with(digits)
    {
        return None;
    }
    unicode_names2::character(name).map(u32::from).filter(|code_point| unicode::is_assigned(*code_point))
}

const IDEOGRAPH: &str = "CJK UNIFIED IDEOGRAPH-";
