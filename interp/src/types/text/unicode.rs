//! Properties of single code points as `str` methods ask for them, by the version of Unicode that the profile has.
//!
//! The tables come from crates and from Rust's `char`, which follow newer versions of Unicode: code points that
//! the interpreter's version had not assigned are taken out here (`ASSIGNED_LATER`).

use std::cell::Cell;

use unicode_general_category::{GeneralCategory, get_general_category};

use super::unicode_later::{
    ASSIGNED_IN_15_0, ASSIGNED_IN_15_1, ASSIGNED_LATER, CASED_LATER, CONTINUING_IN_15_1, LOWERCASE_BEFORE,
    LOWERCASE_IN_15_0, NONSPACING_BEFORE, NUMERIC_IN_15_1,
};

/// A version of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// 14.0, as CPython 3.11 has it.
    Unicode14,
    /// 15.0, as CPython 3.12 has it.
    Unicode15,
    /// 15.1, as CPython 3.13 has it.
    Unicode15_1,
}

impl Edition {
    /// The version's number, as `unicodedata.unidata_version` has it.
    pub fn number(self) -> &'static str {
        ["14.0.0", "15.0.0", "15.1.0"][self as usize]
    }
}

thread_local! {
    static EDITION: Cell<Edition> = const { Cell::new(Edition::Unicode15_1) };
}

/// From now on this thread's interpreter, of which there is one at a time, has this version.
pub fn use_edition(edition: Edition) {
    EDITION.set(edition);
}

fn before(edition: Edition) -> bool {
    EDITION.get() < edition
}

/// Whether a code point stands in one of some sorted ranges.
fn within(ranges: &[(u32, u32)], code_point: u32) -> bool {
    ranges
        .binary_search_by(|&(first, last)| {
            if last < code_point {
                std::cmp::Ordering::Less
            } else if first > code_point {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        })
        .is_ok()
}

/// The character at a code point that the version assigns; `None` for surrogates too.
fn assigned(code_point: u32) -> Option<char> {
    if code_point >= 0x80 && is_later(code_point) { None } else { char::from_u32(code_point) }
}

fn is_later(code_point: u32) -> bool {
    within(ASSIGNED_LATER, code_point)
        || before(Edition::Unicode15_1) && within(ASSIGNED_IN_15_1, code_point)
        || before(Edition::Unicode15) && within(ASSIGNED_IN_15_0, code_point)
}

/// Whether a code point is assigned: of another category than `Cn`.
pub fn is_assigned(code_point: u32) -> bool {
    (0xD800..0xE000).contains(&code_point) || category(code_point) != GeneralCategory::Unassigned
}

/// The general category by its two letters.
pub fn category_name(code_point: u32) -> &'static str {
    use GeneralCategory as C;
    if (0xD800..0xE000).contains(&code_point) {
        return "Cs";
    }
    if code_point == NONSPACING_BEFORE {
        return "Mn";
    }
    if code_point == LOWERCASE_BEFORE {
        return "Ll";
    }
    match category(code_point) {
        C::UppercaseLetter => "Lu",
        C::LowercaseLetter => "Ll",
        C::TitlecaseLetter => "Lt",
        C::ModifierLetter => "Lm",
        C::OtherLetter => "Lo",
        C::NonspacingMark => "Mn",
        C::SpacingMark => "Mc",
        C::EnclosingMark => "Me",
        C::DecimalNumber => "Nd",
        C::LetterNumber => "Nl",
        C::OtherNumber => "No",
        C::ConnectorPunctuation => "Pc",
        C::DashPunctuation => "Pd",
        C::OpenPunctuation => "Ps",
        C::ClosePunctuation => "Pe",
        C::InitialPunctuation => "Pi",
        C::FinalPunctuation => "Pf",
        C::OtherPunctuation => "Po",
        C::MathSymbol => "Sm",
        C::CurrencySymbol => "Sc",
        C::ModifierSymbol => "Sk",
        C::OtherSymbol => "So",
        C::SpaceSeparator => "Zs",
        C::LineSeparator => "Zl",
        C::ParagraphSeparator => "Zp",
        C::Control => "Cc",
        C::Format => "Cf",
        C::Surrogate => "Cs",
        C::PrivateUse => "Co",
        _ => "Cn",
    }
}

/// The value that an ideograph had before Unicode 15.1 gave it another.
pub fn earlier_numeric_value(code_point: u32) -> Option<i64> {
    const ONE_TRILLION: u32 = 0x5146;
    (code_point == ONE_TRILLION && before(Edition::Unicode15_1)).then_some(1_000_000_000_000)
}

fn category(code_point: u32) -> GeneralCategory {
    assigned(code_point).map_or(GeneralCategory::Unassigned, get_general_category)
}

/// `str.isalpha` for one character: general category L*.
pub fn is_alphabetic(code_point: u32) -> bool {
    if let Ok(byte) = u8::try_from(code_point)
        && byte.is_ascii()
    {
        return byte.is_ascii_alphabetic();
    }
    matches!(
        category(code_point),
        GeneralCategory::UppercaseLetter
            | GeneralCategory::LowercaseLetter
            | GeneralCategory::TitlecaseLetter
            | GeneralCategory::ModifierLetter
            | GeneralCategory::OtherLetter
    )
}

/// `str.isspace` for one character: bidirectional type WS, B or S, or category Zs.
pub fn is_space(code_point: u32) -> bool {
    matches!(
        code_point,
        0x09..=0x0D
            | 0x1C..=0x20
            | 0x85
            | 0xA0
            | 0x1680
            | 0x2000..=0x200A
            | 0x2028
            | 0x2029
            | 0x202F
            | 0x205F
            | 0x3000
    )
}

/// Whether `str.splitlines` cuts here.
pub fn is_line_break(code_point: u32) -> bool {
    matches!(code_point, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

/// The value of a decimal digit (category Nd), as `int()` reads it.
pub fn decimal_value(code_point: u32) -> Option<u8> {
    if code_point < 0x80 {
        return (code_point as u8).is_ascii_digit().then(|| code_point as u8 - b'0');
    }
    if category(code_point) != GeneralCategory::DecimalNumber {
        return None;
    }
    // Decimal digits stand in runs of ten from zero; those of mathematics follow each other without a gap.
    let zero = match code_point {
        0x1D7CE..=0x1D7FF => 0x1D7CE + (code_point - 0x1D7CE) / 10 * 10,
        // Everywhere else the run starts at a multiple of sixteen or six above one.
        _ if code_point & 0xF >= 6 && category((code_point & !0xF) + 5) != GeneralCategory::DecimalNumber => {
            (code_point & !0xF) + 6
        }
        _ => code_point & !0xF,
    };
    u8::try_from(code_point - zero).ok()
}

/// Digits that are not decimal, by their value: first, last, value of the first.
const OTHER_DIGITS: &[(u32, u32, u8)] = &[
    (0xB2, 0xB3, 2),
    (0xB9, 0xB9, 1),
    (0x1369, 0x1371, 1),
    (0x19DA, 0x19DA, 1),
    (0x2070, 0x2070, 0),
    (0x2074, 0x2079, 4),
    (0x2080, 0x2089, 0),
    (0x2460, 0x2468, 1),
    (0x2474, 0x247C, 1),
    (0x2488, 0x2490, 1),
    (0x24EA, 0x24EA, 0),
    (0x24F5, 0x24FD, 1),
    (0x24FF, 0x24FF, 0),
    (0x2776, 0x277E, 1),
    (0x2780, 0x2788, 1),
    (0x278A, 0x2792, 1),
    (0x10A40, 0x10A43, 1),
    (0x10E60, 0x10E68, 1),
    (0x11052, 0x1105A, 1),
    (0x1F100, 0x1F100, 0),
    (0x1F101, 0x1F10A, 0),
];

/// The value of a digit, decimal or not: `str.isdigit`.
pub fn digit_value(code_point: u32) -> Option<u8> {
    decimal_value(code_point).or_else(|| {
        OTHER_DIGITS
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&code_point))
            .map(|(first, _, value)| (code_point - first) as u8 + value)
    })
}

/// Ideographs that mean a number.
const NUMERIC_IDEOGRAPHS: &[u32] = &[
    0x3405, 0x3483, 0x382A, 0x3B4D, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94, 0x4E96, 0x4EAC,
    0x4EBF, 0x4EC0, 0x4EDF, 0x4EE8, 0x4F0D, 0x4F70, 0x4FE9, 0x5006, 0x5104, 0x5146, 0x5169, 0x516B, 0x516D, 0x5341,
    0x5343, 0x5344, 0x5345, 0x534C, 0x53C1, 0x53C2, 0x53C3, 0x53C4, 0x56DB, 0x58F1, 0x58F9, 0x5E7A, 0x5EFE, 0x5EFF,
    0x5F0C, 0x5F0D, 0x5F0E, 0x5F10, 0x62D0, 0x62FE, 0x634C, 0x67D2, 0x6D1E, 0x6F06, 0x7396, 0x767E, 0x7695, 0x79ED,
    0x8086, 0x842C, 0x8CAE, 0x8CB3, 0x8D30, 0x920E, 0x94A9, 0x9621, 0x9646, 0x964C, 0x9678, 0x96F6, 0xF96B, 0xF973,
    0xF978, 0xF9B2, 0xF9D1, 0xF9D3, 0xF9FD, 0x20001, 0x20064, 0x200E2, 0x20121, 0x2092A, 0x20983, 0x2098C, 0x2099C,
    0x20AEA, 0x20AFD, 0x20B19, 0x22390, 0x22998, 0x23B1B, 0x2626D, 0x2F890,
];

/// `str.isnumeric` for one character: category N*, or an ideograph that means a number.
pub fn is_numeric(code_point: u32) -> bool {
    if code_point < 0x80 {
        return (code_point as u8).is_ascii_digit();
    }
    matches!(
        category(code_point),
        GeneralCategory::DecimalNumber | GeneralCategory::LetterNumber | GeneralCategory::OtherNumber
    ) || NUMERIC_IDEOGRAPHS.binary_search(&code_point).is_ok()
        && !(before(Edition::Unicode15_1) && NUMERIC_IN_15_1.contains(&code_point))
}

/// `str.isalnum` for one character.
pub fn is_alphanumeric(code_point: u32) -> bool {
    is_alphabetic(code_point) || is_numeric(code_point)
}

/// Whether `repr` shows the character itself: not of the categories C* and Z*, but the space.
pub fn is_printable(code_point: u32) -> bool {
    if code_point < 0x7F {
        return code_point >= 0x20;
    }
    !matches!(
        category(code_point),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::SpaceSeparator
    )
}

/// `str.isupper` for one character: the derived property Uppercase.
pub fn is_uppercase(code_point: u32) -> bool {
    assigned(code_point).is_some_and(char::is_uppercase)
}

/// `str.islower` for one character: the derived property Lowercase.
pub fn is_lowercase(code_point: u32) -> bool {
    assigned(code_point).is_some_and(char::is_lowercase) && !is_lowercase_later(code_point)
        || code_point == LOWERCASE_BEFORE
}

fn is_lowercase_later(code_point: u32) -> bool {
    code_point >= 0x80 && before(Edition::Unicode15) && LOWERCASE_IN_15_0.contains(&code_point)
}

/// Category Lt, such as the digraph "ǅ".
pub fn is_titlecase(code_point: u32) -> bool {
    matches!(code_point, 0x1C5 | 0x1C8 | 0x1CB | 0x1F2 | 0x1FBC | 0x1FCC | 0x1FFC)
        || (0x1F88..0x1FB0).contains(&code_point) && code_point & 8 != 0
}

/// The derived property Cased.
pub fn is_cased(code_point: u32) -> bool {
    is_lowercase(code_point) || is_uppercase(code_point) || is_titlecase(code_point)
}

/// The derived property `Case_Ignorable`.
pub fn is_case_ignorable(code_point: u32) -> bool {
    matches!(
        code_point,
        0x27 | 0x2E
            | 0x3A
            | 0xB7
            | 0x387
            | 0x55F
            | 0x5F4
            | 0x2018
            | 0x2019
            | 0x2024
            | 0x2027
            | 0xFE13
            | 0xFE52
            | 0xFE55
            | 0xFF07
            | 0xFF0E
            | 0xFF1A
            | NONSPACING_BEFORE
    ) || matches!(
        category(code_point),
        GeneralCategory::NonspacingMark
            | GeneralCategory::EnclosingMark
            | GeneralCategory::Format
            | GeneralCategory::ModifierLetter
            | GeneralCategory::ModifierSymbol
    )
}

/// Whether an identifier may start with it.
pub fn is_identifier_start(code_point: u32) -> bool {
    code_point == u32::from('_') || assigned(code_point).is_some_and(unicode_ident::is_xid_start)
}

/// Whether an identifier may go on with it.
pub fn is_identifier_continue(code_point: u32) -> bool {
    assigned(code_point).is_some_and(unicode_ident::is_xid_continue)
        && !(code_point >= 0x80 && before(Edition::Unicode15_1) && CONTINUING_IN_15_1.contains(&code_point))
}

/// The character whose mapping Unicode 15.1 knows.
fn mappable(code_point: u32) -> Option<char> {
    if code_point >= 0x80 && CASED_LATER.binary_search(&code_point).is_ok() { None } else { assigned(code_point) }
}

/// Hands on the full upper case of a character: one to three code points.
pub fn uppercase(code_point: u32, mut emit: impl FnMut(u32)) {
    match mappable(code_point) {
        Some(character) => character.to_uppercase().for_each(|mapped| emit(mapped.into())),
        None => emit(code_point),
    }
}

/// Hands on the full lower case of a character, without regard to what stands around it.
pub fn lowercase(code_point: u32, mut emit: impl FnMut(u32)) {
    match mappable(code_point) {
        Some(character) => character.to_lowercase().for_each(|mapped| emit(mapped.into())),
        None => emit(code_point),
    }
}

/// Hands on the full title case of a character, where it differs from upper case by Unicode's `UnicodeData.txt`
/// and `SpecialCasing.txt`.
pub fn titlecase(code_point: u32, mut emit: impl FnMut(u32)) {
    const COMBINING_IOTA: u32 = 0x345;
    match code_point {
        0x1C4..=0x1C6 => emit(0x1C5),
        0x1C7..=0x1C9 => emit(0x1C8),
        0x1CA..=0x1CC => emit(0x1CB),
        0x1F1..=0x1F3 => emit(0x1F2),
        // Georgian has no title case.
        0x10D0..=0x10FA | 0x10FD..=0x10FF => emit(code_point),
        // Greek with the iota below: a letter of its own, or the iota as a combining mark.
        0x1F80..=0x1FAF => emit(code_point | 8),
        0x1FB3 | 0x1FC3 | 0x1FF3 => emit(code_point + 9),
        0x1FBC | 0x1FCC | 0x1FFC => emit(code_point),
        0x1FB2 => [0x1FBA, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FB4 => [0x386, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FC2 => [0x1FCA, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FC4 => [0x389, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FF2 => [0x1FFA, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FF4 => [0x38F, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FB7 => [0x391, 0x342, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FC7 => [0x397, 0x342, COMBINING_IOTA].into_iter().for_each(emit),
        0x1FF7 => [0x3A9, 0x342, COMBINING_IOTA].into_iter().for_each(emit),
        // Ligatures: only the first letter is capital.
        0xDF | 0x587 | 0xFB00..=0xFB06 | 0xFB13..=0xFB17 => {
            let mut first = true;
            uppercase(
                code_point,
                |mapped| {
                    if std::mem::take(&mut first) { emit(mapped) } else { lowercase(mapped, &mut emit) }
                },
            );
        }
        _ => uppercase(code_point, emit),
    }
}

/// Hands on the full case folding of a character (Unicode's `CaseFolding.txt`, status C and F).
pub fn casefold(code_point: u32, mut emit: impl FnMut(u32)) {
    match code_point {
        // The dotless i stays itself; the capital sharp s has no upper case but itself.
        0x131 => emit(code_point),
        0x1E9E => [0x73, 0x73].into_iter().for_each(emit),
        // Cherokee folds to its capitals.
        0x13A0..=0x13F5 => emit(code_point),
        0x13F8..=0x13FD | 0xAB70..=0xABBF => uppercase(code_point, emit),
        // Everything else folds to the lower case of its upper case.
        _ => uppercase(code_point, |upper| lowercase(upper, &mut emit)),
    }
}
