//! What single characters are to regular expressions: categories, sets and case (Modules/_sre/sre.c, sre_lib.h).

use crate::types::text::unicode;

/// `\w` for ASCII patterns.
pub fn is_ascii_word(character: u32) -> bool {
    u8::try_from(character).is_ok_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `\w` for Unicode patterns.
pub fn is_unicode_word(character: u32) -> bool {
    if character < 0x80 { is_ascii_word(character) } else { unicode::is_alphanumeric(character) }
}

/// The lower case of an ASCII letter; everything else is its own.
pub fn lower_ascii(character: u32) -> u32 {
    if (0x41..=0x5a).contains(&character) { character + 32 } else { character }
}

/// The upper case of an ASCII letter; everything else is its own.
pub fn upper_ascii(character: u32) -> u32 {
    if (0x61..=0x7a).contains(&character) { character - 32 } else { character }
}

fn single(character: u32, map: fn(u32, &mut dyn FnMut(u32))) -> Option<u32> {
    let (mut first, mut count) = (character, 0);
    map(character, &mut |mapped| {
        if count == 0 {
            first = mapped;
        }
        count += 1;
    });
    (count <= 1).then_some(first)
}

/// The simple lower case mapping.
pub fn lower_unicode(character: u32) -> u32 {
    if character < 0x80 {
        return lower_ascii(character);
    }
    // U+0130 alone has a full mapping of several characters; its simple one is "i".
    single(character, |from, emit| unicode::lowercase(from, emit)).unwrap_or(0x69)
}

/// The simple upper case mapping.
pub fn upper_unicode(character: u32) -> u32 {
    if character < 0x80 {
        return upper_ascii(character);
    }
    // Of a full mapping of several characters CPython takes the first.
    let mut first = None;
    unicode::uppercase(character, |mapped| {
        first.get_or_insert(mapped);
    });
    first.unwrap_or(character)
}

/// Whether a character is in a category, by the category's number (`CHCODES` of `re._constants`).
pub fn in_category(category: u32, character: u32) -> bool {
    let ascii = u8::try_from(character).ok();
    let digit = || ascii.is_some_and(|byte| byte.is_ascii_digit());
    let space = || matches!(character, 9..=13 | 32);
    let line_break = || character == 10;
    match category {
        0 => digit(),
        1 => !digit(),
        2 => space(),
        3 => !space(),
        4 | 8 => is_ascii_word(character),
        5 | 9 => !is_ascii_word(character),
        6 => line_break(),
        7 => !line_break(),
        10 => unicode::decimal_value(character).is_some(),
        11 => unicode::decimal_value(character).is_none(),
        12 => unicode::is_space(character),
        13 => !unicode::is_space(character),
        14 => is_unicode_word(character),
        15 => !is_unicode_word(character),
        16 => unicode::is_line_break(character),
        17 => !unicode::is_line_break(character),
        _ => false,
    }
}

/// Whether a character is in the set whose code begins at `at`.
pub fn in_set(code: &[u32], mut at: usize, character: u32) -> bool {
    use super::engine::opcode;
    let word = |index: usize| code.get(index).copied().unwrap_or(0);
    let bit = |start: usize, number: usize| word(start + number / 32) >> (number % 32) & 1 == 1;
    let mut found = true;
    loop {
        let operation = word(at);
        at += 1;
        match operation {
            opcode::LITERAL => {
                if character == word(at) {
                    return found;
                }
                at += 1;
            }
            opcode::CATEGORY => {
                if in_category(word(at), character) {
                    return found;
                }
                at += 1;
            }
            opcode::CHARSET => {
                if character < 256 && bit(at, character as usize) {
                    return found;
                }
                at += 8;
            }
            opcode::RANGE => {
                if (word(at)..=word(at + 1)).contains(&character) {
                    return found;
                }
                at += 2;
            }
            opcode::RANGE_UNI_IGNORE => {
                let range = word(at)..=word(at + 1);
                if range.contains(&character) || range.contains(&upper_unicode(character)) {
                    return found;
                }
                at += 2;
            }
            opcode::NEGATE => found = !found,
            opcode::BIGCHARSET => {
                let count = word(at) as usize;
                at += 1;
                if character < 0x1_0000 {
                    let (high, low) = ((character >> 8) as usize, (character & 0xff) as usize);
                    // 256 block numbers of one byte each stand before the blocks.
                    let block = (word(at + high / 4) >> (high % 4 * 8) & 0xff) as usize;
                    if bit(at + 64 + block * 8, low) {
                        return found;
                    }
                }
                at += 64 + count * 8;
            }
            // FAILURE ends the set; anything else the compiler does not write.
            _ => return !found,
        }
    }
}
