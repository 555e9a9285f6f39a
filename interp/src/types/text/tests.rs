//! What CPython 3.13 gives for texts; the tables were printed by it.

use super::{Ends, Text, adjust_range, unicode};

fn text(value: &str) -> Text {
    Text::from(value)
}

fn parts(whole: &Text, ranges: Vec<std::ops::Range<usize>>) -> Vec<Text> {
    ranges.into_iter().map(|range| whole.slice(range)).collect()
}

fn texts(values: &[&str]) -> Vec<Text> {
    values.iter().map(|value| text(value)).collect()
}

/// FNV-1a over numbers: a fingerprint of a property over all code points.
fn fingerprint(values: impl Iterator<Item = u32>) -> u64 {
    values.fold(0xCBF2_9CE4_8422_2325, |hash, value| (hash ^ u64::from(value)).wrapping_mul(0x100_0000_01B3))
}

type Property = fn(u32) -> bool;

/// Method, our function, how many characters have the property, fingerprint of their code points.
const PROPERTIES: &[(&str, Property, usize, u64)] = &[
    ("str.isalpha", unicode::is_alphabetic, 136726, 0xd48c26e1c59c9b26),
    ("str.isalnum", unicode::is_alphanumeric, 138557, 0xa5b47a7f8b2f6915),
    ("str.isspace", unicode::is_space, 29, 0x4386d9a11e7487c9),
    ("str.isnumeric", unicode::is_numeric, 1922, 0x9e5e725050afc35),
    ("str.isprintable", unicode::is_printable, 149625, 0x6ff575e1e93e9c85),
    ("str.isupper", unicode::is_uppercase, 1951, 0x85d9f570cb2f2e3b),
    ("str.islower", unicode::is_lowercase, 2544, 0x54a2b6dd3907de0d),
    ("str.isidentifier", unicode::is_identifier_start, 136945, 0x767ee61523ea6c51),
    ("str.isdecimal", |code_point| unicode::decimal_value(code_point).is_some(), 680, 0x1eec759ad243ff1d),
    ("str.isdigit", |code_point| unicode::digit_value(code_point).is_some(), 808, 0x1fbc6fd9a8c67cd1),
    ("('a' + c).isidentifier()", unicode::is_identifier_continue, 140089, 0xedec6c3c7021f36c),
];

#[test]
fn properties_of_all_code_points() {
    for (name, property, count, expected) in PROPERTIES {
        let having = || (0..0x11_0000).filter(|code_point| property(*code_point));
        assert_eq!(having().count(), *count, "{name}");
        assert_eq!(fingerprint(having()), *expected, "{name}");
    }
}

/// Method, our function, fingerprint of what it makes of every character.
type Mapping = fn(&Text) -> Text;
const MAPPINGS: &[(&str, Mapping, u64)] = &[
    ("str.upper", Text::to_uppercase, 0xa883bea0a58e54a4),
    ("str.lower", Text::to_lowercase, 0x72bf378501e4a62e),
    ("str.title", Text::to_titlecase, 0xde258daf55b9286c),
    ("str.casefold", Text::to_casefold, 0x67341ebeeae04e17),
    ("str.swapcase", Text::to_swapped_case, 0x10b5663f30fad422),
    ("str.capitalize", Text::to_capitalized, 0xde258daf55b9286c),
    ("repr", Text::repr, 0x91cda35d2e378df4),
    ("ascii", Text::ascii, 0xfd4d8195ac7ba27b),
];

#[test]
fn mappings_of_all_code_points() {
    for (name, mapping, expected) in MAPPINGS {
        let mapped = (0..0x11_0000)
            .flat_map(|code_point| mapping(&Text::from_code_point(code_point)).code_points().collect::<Vec<u32>>());
        assert_eq!(fingerprint(mapped), *expected, "{name}");
    }
}

#[test]
fn case() {
    type Word = &'static str;
    type Row = (Word, Word, Word, Word, Word, Word, Word, bool, bool, bool);
    // Value, lower, upper, title, capitalize, swapcase, casefold, isupper, islower, istitle.
    #[rustfmt::skip]
    const CASES: &[Row] = &[
        ("", "", "", "", "", "", "", false, false, false),
        ("a", "a", "A", "A", "A", "A", "a", false, true, false),
        ("aBc", "abc", "ABC", "Abc", "Abc", "AbC", "abc", false, false, false),
        ("Hello, World", "hello, world", "HELLO, WORLD", "Hello, World", "Hello, world", "hELLO, wORLD", "hello, world", false, false, true),
        ("\u{3a3}", "\u{3c3}", "\u{3a3}", "\u{3a3}", "\u{3a3}", "\u{3c3}", "\u{3c3}", true, false, true),
        ("\u{391}\u{3a3}", "\u{3b1}\u{3c2}", "\u{391}\u{3a3}", "\u{391}\u{3c2}", "\u{391}\u{3c2}", "\u{3b1}\u{3c2}", "\u{3b1}\u{3c3}", true, false, false),
        ("\u{391}\u{3a3}.", "\u{3b1}\u{3c2}.", "\u{391}\u{3a3}.", "\u{391}\u{3c2}.", "\u{391}\u{3c2}.", "\u{3b1}\u{3c2}.", "\u{3b1}\u{3c3}.", true, false, false),
        ("\u{391}\u{3a3}\u{391}", "\u{3b1}\u{3c3}\u{3b1}", "\u{391}\u{3a3}\u{391}", "\u{391}\u{3c3}\u{3b1}", "\u{391}\u{3c3}\u{3b1}", "\u{3b1}\u{3c3}\u{3b1}", "\u{3b1}\u{3c3}\u{3b1}", true, false, false),
        ("\u{391}.\u{3a3}\u{301}", "\u{3b1}.\u{3c2}\u{301}", "\u{391}.\u{3a3}\u{301}", "\u{391}.\u{3a3}\u{301}", "\u{391}.\u{3c2}\u{301}", "\u{3b1}.\u{3c2}\u{301}", "\u{3b1}.\u{3c3}\u{301}", true, false, true),
        ("\u{3a3}\u{391}\u{3a3} \u{3a3}", "\u{3c3}\u{3b1}\u{3c2} \u{3c3}", "\u{3a3}\u{391}\u{3a3} \u{3a3}", "\u{3a3}\u{3b1}\u{3c2} \u{3a3}", "\u{3a3}\u{3b1}\u{3c2} \u{3c3}", "\u{3c3}\u{3b1}\u{3c2} \u{3c3}", "\u{3c3}\u{3b1}\u{3c3} \u{3c3}", true, false, false),
        ("\u{df}", "\u{df}", "SS", "Ss", "Ss", "SS", "ss", false, true, false),
        ("stra\u{df}e", "stra\u{df}e", "STRASSE", "Stra\u{df}e", "Stra\u{df}e", "STRASSE", "strasse", false, true, false),
        ("\u{fb01}sh", "\u{fb01}sh", "FISH", "Fish", "Fish", "FISH", "fish", false, true, false),
        ("\u{1c4}a", "\u{1c6}a", "\u{1c4}A", "\u{1c5}a", "\u{1c5}a", "\u{1c6}A", "\u{1c6}a", false, false, true),
        ("\u{130}I\u{131}i", "i\u{307}i\u{131}i", "\u{130}III", "\u{130}i\u{131}i", "\u{130}i\u{131}i", "i\u{307}iII", "i\u{307}i\u{131}i", false, false, false),
        ("they're bill's", "they're bill's", "THEY'RE BILL'S", "They'Re Bill'S", "They're bill's", "THEY'RE BILL'S", "they're bill's", false, true, false),
        ("x1y Zz", "x1y zz", "X1Y ZZ", "X1Y Zz", "X1y zz", "X1Y zZ", "x1y zz", false, false, false),
        ("\u{1e9e}", "\u{df}", "\u{1e9e}", "\u{1e9e}", "\u{1e9e}", "\u{df}", "ss", true, false, true),
        ("\u{10400}\u{10428}", "\u{10428}\u{10428}", "\u{10400}\u{10400}", "\u{10400}\u{10428}", "\u{10400}\u{10428}", "\u{10428}\u{10400}", "\u{10428}\u{10428}", false, false, true),
        ("\u{1c90}\u{10d0}", "\u{10d0}\u{10d0}", "\u{1c90}\u{1c90}", "\u{1c90}\u{10d0}", "\u{1c90}\u{10d0}", "\u{10d0}\u{1c90}", "\u{10d0}\u{10d0}", false, false, true),
        ("o\u{308}A", "o\u{308}a", "O\u{308}A", "O\u{308}A", "O\u{308}a", "O\u{308}a", "o\u{308}a", false, false, false),
        ("\u{1c5}", "\u{1c6}", "\u{1c4}", "\u{1c5}", "\u{1c5}", "\u{1c5}", "\u{1c6}", false, false, true),
        ("\u{1c5}a A", "\u{1c6}a a", "\u{1c4}A A", "\u{1c5}a A", "\u{1c5}a a", "\u{1c5}A a", "\u{1c6}a a", false, false, true),
    ];
    for &(value, lower, upper, title, capitalized, swapped, folded, is_upper, is_lower, is_title) in CASES {
        let value = text(value);
        assert_eq!(value.to_lowercase(), text(lower), "{value:?}");
        assert_eq!(value.to_uppercase(), text(upper), "{value:?}");
        assert_eq!(value.to_titlecase(), text(title), "{value:?}");
        assert_eq!(value.to_capitalized(), text(capitalized), "{value:?}");
        assert_eq!(value.to_swapped_case(), text(swapped), "{value:?}");
        assert_eq!(value.to_casefold(), text(folded), "{value:?}");
        assert_eq!(value.is_uppercase(), is_upper, "{value:?}");
        assert_eq!(value.is_lowercase(), is_lower, "{value:?}");
        assert_eq!(value.is_titlecase(), is_title, "{value:?}");
    }
}

#[test]
fn searching() {
    type Row = (&'static str, &'static str, Option<isize>, Option<isize>, isize, isize, usize, bool, bool);
    // Value, needle, start, end, find, rfind, count, startswith, endswith.
    #[rustfmt::skip]
    const CASES: &[Row] = &[
        ("", "", None, None, 0, 0, 1, true, true),
        ("", "", Some(1), None, -1, -1, 0, false, false),
        ("", "", Some(-3), None, 0, 0, 1, true, true),
        ("", "", Some(2), Some(-1), -1, -1, 0, false, false),
        ("", "", Some(9), None, -1, -1, 0, false, false),
        ("", "", Some(3), Some(1), -1, -1, 0, false, false),
        ("aaaa", "b", Some(9), None, -1, -1, 0, false, false),
        ("abcabc", "", Some(3), Some(1), -1, -1, 0, false, false),
        ("aaaa", "\u{20ac}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "ab", Some(2), Some(-1), -1, -1, 0, false, false),
        ("", "ab", Some(3), Some(1), -1, -1, 0, false, false),
        ("", "\u{e9}", Some(9), None, -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "\u{e9}", Some(1), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{20ac}", None, None, -1, -1, 0, false, false),
        ("", "\u{20ac}", Some(9), None, -1, -1, 0, false, false),
        ("aaaa", "\u{e9}", Some(1), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{1f600}", Some(3), Some(1), -1, -1, 0, false, false),
        ("", "\u{e9}", None, None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "ab", Some(3), Some(1), -1, -1, 0, false, false),
        ("abcabc", "\u{e9}", Some(1), None, -1, -1, 0, false, false),
        ("", "ab", Some(-3), None, -1, -1, 0, false, false),
        ("", "\u{20ac}", Some(-3), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "", None, None, 0, 4, 5, true, true),
        ("aaaa", "\u{1f600}", Some(-3), None, -1, -1, 0, false, false),
        ("", "\u{e9}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("abcabc", "\u{20ac}", Some(-3), None, -1, -1, 0, false, false),
        ("", "\u{20ac}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{20ac}", Some(9), None, -1, -1, 0, false, false),
        ("aaaa", "\u{1f600}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("", "\u{e9}", Some(1), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{1f600}", None, None, -1, -1, 0, false, false),
        ("", "\u{1f600}", Some(9), None, -1, -1, 0, false, false),
        ("abcabc", "\u{e9}", Some(9), None, -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "b", Some(3), Some(1), -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "b", Some(9), None, -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "\u{20ac}", Some(-3), None, -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "ab", Some(-3), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{1f600}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "b", Some(2), Some(-1), 2, 2, 1, true, false),
        ("\u{1f600}ab\u{1f600}b", "\u{1f600}", Some(2), Some(-1), 3, 3, 1, false, true),
        ("\u{1f600}ab\u{1f600}b", "\u{1f600}", Some(1), None, 3, 3, 1, false, false),
        ("abcabc", "\u{e9}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("", "ab", Some(9), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{20ac}", Some(3), Some(1), -1, -1, 0, false, false),
        ("abcabc", "", Some(1), None, 1, 6, 6, true, true),
        ("aaaa", "", Some(-3), None, 1, 4, 4, true, true),
        ("\u{1f600}ab\u{1f600}b", "b\u{1f600}", None, None, 2, 2, 1, false, false),
        ("abcabc", "", Some(2), Some(-1), 2, 5, 4, true, true),
        ("\u{e9}ab\u{e9}", "\u{20ac}", Some(1), None, -1, -1, 0, false, false),
        ("", "\u{1f600}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{1f600}", Some(-3), None, -1, -1, 0, false, false),
        ("aaaa", "b", None, None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "b\u{1f600}", None, None, -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "\u{e9}", Some(9), None, -1, -1, 0, false, false),
        ("abcabc", "ab", None, None, 0, 3, 2, true, false),
        ("", "b\u{1f600}", None, None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{1f600}", Some(9), None, -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "\u{1f600}", None, None, -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "ab", None, None, 1, 1, 1, false, false),
        ("abcabc", "ab", Some(-3), None, 3, 3, 1, true, false),
        ("aaaa", "\u{e9}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "\u{20ac}", Some(9), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{20ac}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("", "\u{e9}", Some(-3), None, -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "ab", Some(1), None, 1, 1, 1, true, false),
        ("\u{1f600}ab\u{1f600}b", "b", Some(-3), None, 2, 4, 2, true, true),
        ("\u{20ac}ab\u{20ac}", "b", Some(-3), None, 2, 2, 1, false, false),
        ("abcabc", "abc", None, None, 0, 3, 2, true, true),
        ("\u{e9}ab\u{e9}", "ab", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{e9}", Some(3), Some(1), -1, -1, 0, false, false),
        ("aaaa", "\u{1f600}", Some(9), None, -1, -1, 0, false, false),
        ("aaaa", "b", Some(-3), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "b", Some(-3), None, 2, 2, 1, false, false),
        ("\u{1f600}ab\u{1f600}b", "b", None, None, 2, 4, 2, false, true),
        ("\u{e9}ab\u{e9}", "", Some(3), Some(1), -1, -1, 0, false, false),
        ("aaaa", "\u{e9}", None, None, -1, -1, 0, false, false),
        ("aaaa", "", Some(9), None, -1, -1, 0, false, false),
        ("abcabc", "\u{20ac}", Some(9), None, -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "\u{20ac}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("abcabc", "\u{20ac}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("", "\u{20ac}", None, None, -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "b", Some(1), None, 2, 4, 2, false, true),
        ("\u{20ac}ab\u{20ac}", "b", Some(1), None, 2, 2, 1, false, false),
        ("\u{e9}ab\u{e9}", "\u{e9}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "ab", Some(-3), None, 1, 1, 1, true, false),
        ("aaaa", "ab", Some(-3), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "", Some(2), Some(-1), 2, 3, 2, true, true),
        ("aaaa", "", Some(1), None, 1, 4, 4, true, true),
        ("\u{1f600}ab\u{1f600}b", "\u{1f600}", None, None, 0, 3, 2, true, false),
        ("\u{20ac}ab\u{20ac}", "\u{1f600}", Some(1), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{e9}", None, None, 0, 3, 2, true, true),
        ("\u{20ac}ab\u{20ac}", "\u{1f600}", Some(9), None, -1, -1, 0, false, false),
        ("abcabc", "b", Some(2), Some(-1), 4, 4, 1, false, true),
        ("\u{20ac}ab\u{20ac}", "\u{20ac}", Some(1), None, 3, 3, 1, false, true),
        ("\u{1f600}ab\u{1f600}b", "\u{1f600}", Some(9), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "ab", Some(1), None, 1, 1, 1, true, false),
        ("\u{1f600}ab\u{1f600}b", "", Some(1), None, 1, 5, 5, true, true),
        ("", "ab", Some(2), Some(-1), -1, -1, 0, false, false),
        ("", "\u{e9}", Some(3), Some(1), -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "aa", None, None, -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "\u{e9}", Some(1), None, -1, -1, 0, false, false),
        ("aaaa", "ab", Some(9), None, -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "ab", Some(-3), None, 1, 1, 1, true, false),
        ("\u{20ac}ab\u{20ac}", "b", Some(2), Some(-1), 2, 2, 1, true, true),
        ("\u{1f600}ab\u{1f600}b", "\u{e9}", None, None, -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "ab", Some(3), Some(1), -1, -1, 0, false, false),
        ("abcabc", "\u{1f600}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("abcabc", "\u{20ac}", Some(1), None, -1, -1, 0, false, false),
        ("\u{e9}ab\u{e9}", "\u{e9}", Some(1), None, 3, 3, 1, false, true),
        ("aaaa", "ab", None, None, -1, -1, 0, false, false),
        ("", "ab", Some(1), None, -1, -1, 0, false, false),
        ("", "ab", None, None, -1, -1, 0, false, false),
        ("\u{1f600}ab\u{1f600}b", "\u{20ac}", Some(2), Some(-1), -1, -1, 0, false, false),
        ("\u{20ac}ab\u{20ac}", "\u{1f600}", Some(-3), None, -1, -1, 0, false, false),
        ("abcabc", "b", None, None, 1, 4, 2, false, false),
        ("\u{1f600}ab\u{1f600}b", "\u{1f600}", Some(3), Some(1), -1, -1, 0, false, false),
    ];
    for &(value, needle, start, end, found, found_last, counted, starts, ends) in CASES {
        let (value, needle) = (text(value), text(needle));
        let range = adjust_range(start, end, value.len());
        let place = |place: Option<usize>| place.map_or(-1, usize::cast_signed);
        let case = format!("{value:?} {needle:?} {start:?} {end:?}");
        assert_eq!(place(range.clone().and_then(|range| value.find(&needle, range))), found, "{case}");
        assert_eq!(place(range.clone().and_then(|range| value.rfind(&needle, range))), found_last, "{case}");
        assert_eq!(range.clone().map_or(0, |range| value.count(&needle, range)), counted, "{case}");
        assert_eq!(range.clone().is_some_and(|range| value.starts_with(&needle, range)), starts, "{case}");
        assert_eq!(range.is_some_and(|range| value.ends_with(&needle, range)), ends, "{case}");
    }
}

#[test]
fn splitting() {
    type Parts = &'static [&'static str];
    type Row = (&'static str, Option<&'static str>, isize, Parts, Parts);
    // Value, separator, limit, split, rsplit.
    #[rustfmt::skip]
    const CASES: &[Row] = &[
        ("", None, -1, &[], &[]),
        ("", None, 0, &[], &[]),
        ("", None, 1, &[], &[]),
        ("", None, 2, &[], &[]),
        (" ", None, -1, &[], &[]),
        (" ", None, 0, &[], &[]),
        (" ", None, 1, &[], &[]),
        (" ", None, 2, &[], &[]),
        (" ", Some(" "), -1, &["", ""], &["", ""]),
        (" ", Some(" "), 0, &[" "], &[" "]),
        (" ", Some(" "), 1, &["", ""], &["", ""]),
        (" ", Some(" "), 2, &["", ""], &["", ""]),
        ("a b  c ", None, -1, &["a", "b", "c"], &["a", "b", "c"]),
        ("a b  c ", None, 0, &["a b  c "], &["a b  c"]),
        ("a b  c ", None, 1, &["a", "b  c "], &["a b", "c"]),
        ("a b  c ", None, 2, &["a", "b", "c "], &["a", "b", "c"]),
        ("a b  c ", Some(" "), -1, &["a", "b", "", "c", ""], &["a", "b", "", "c", ""]),
        ("a b  c ", Some(" "), 0, &["a b  c "], &["a b  c "]),
        ("a b  c ", Some(" "), 1, &["a", "b  c "], &["a b  c", ""]),
        ("a b  c ", Some(" "), 2, &["a", "b", " c "], &["a b ", "c", ""]),
        (" a  b c", None, -1, &["a", "b", "c"], &["a", "b", "c"]),
        (" a  b c", None, 0, &["a  b c"], &[" a  b c"]),
        (" a  b c", None, 1, &["a", "b c"], &[" a  b", "c"]),
        (" a  b c", None, 2, &["a", "b", "c"], &[" a", "b", "c"]),
        (" a  b c", Some(" "), -1, &["", "a", "", "b", "c"], &["", "a", "", "b", "c"]),
        (" a  b c", Some(" "), 0, &[" a  b c"], &[" a  b c"]),
        (" a  b c", Some(" "), 1, &["", "a  b c"], &[" a  b", "c"]),
        (" a  b c", Some(" "), 2, &["", "a", " b c"], &[" a ", "b", "c"]),
        ("a,b,,c", None, -1, &["a,b,,c"], &["a,b,,c"]),
        ("a,b,,c", None, 0, &["a,b,,c"], &["a,b,,c"]),
        ("a,b,,c", None, 1, &["a,b,,c"], &["a,b,,c"]),
        ("a,b,,c", None, 2, &["a,b,,c"], &["a,b,,c"]),
        ("a,b,,c", Some(","), -1, &["a", "b", "", "c"], &["a", "b", "", "c"]),
        ("a,b,,c", Some(","), 0, &["a,b,,c"], &["a,b,,c"]),
        ("a,b,,c", Some(","), 1, &["a", "b,,c"], &["a,b,", "c"]),
        ("a,b,,c", Some(","), 2, &["a", "b", ",c"], &["a,b", "", "c"]),
        (",", None, -1, &[","], &[","]),
        (",", None, 0, &[","], &[","]),
        (",", None, 1, &[","], &[","]),
        (",", None, 2, &[","], &[","]),
        (",", Some(","), -1, &["", ""], &["", ""]),
        (",", Some(","), 0, &[","], &[","]),
        (",", Some(","), 1, &["", ""], &["", ""]),
        (",", Some(","), 2, &["", ""], &["", ""]),
        ("aXXbXXXc", None, -1, &["aXXbXXXc"], &["aXXbXXXc"]),
        ("aXXbXXXc", None, 0, &["aXXbXXXc"], &["aXXbXXXc"]),
        ("aXXbXXXc", None, 1, &["aXXbXXXc"], &["aXXbXXXc"]),
        ("aXXbXXXc", None, 2, &["aXXbXXXc"], &["aXXbXXXc"]),
        ("aXXbXXXc", Some("XX"), -1, &["a", "b", "Xc"], &["a", "bX", "c"]),
        ("aXXbXXXc", Some("XX"), 0, &["aXXbXXXc"], &["aXXbXXXc"]),
        ("aXXbXXXc", Some("XX"), 1, &["a", "bXXXc"], &["aXXbX", "c"]),
        ("aXXbXXXc", Some("XX"), 2, &["a", "b", "Xc"], &["a", "bX", "c"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", None, -1, &["\u{e9}", "\u{20ac}", "\u{20ac}x"], &["\u{e9}", "\u{20ac}", "\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", None, 0, &["\u{e9} \u{20ac}\u{3000}\u{20ac}x"], &["\u{e9} \u{20ac}\u{3000}\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", None, 1, &["\u{e9}", "\u{20ac}\u{3000}\u{20ac}x"], &["\u{e9} \u{20ac}", "\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", None, 2, &["\u{e9}", "\u{20ac}", "\u{20ac}x"], &["\u{e9}", "\u{20ac}", "\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some(" "), -1, &["\u{e9}", "\u{20ac}\u{3000}\u{20ac}x"], &["\u{e9}", "\u{20ac}\u{3000}\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some(" "), 0, &["\u{e9} \u{20ac}\u{3000}\u{20ac}x"], &["\u{e9} \u{20ac}\u{3000}\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some(" "), 1, &["\u{e9}", "\u{20ac}\u{3000}\u{20ac}x"], &["\u{e9}", "\u{20ac}\u{3000}\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some(" "), 2, &["\u{e9}", "\u{20ac}\u{3000}\u{20ac}x"], &["\u{e9}", "\u{20ac}\u{3000}\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some("\u{20ac}"), -1, &["\u{e9} ", "\u{3000}", "x"], &["\u{e9} ", "\u{3000}", "x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some("\u{20ac}"), 0, &["\u{e9} \u{20ac}\u{3000}\u{20ac}x"], &["\u{e9} \u{20ac}\u{3000}\u{20ac}x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some("\u{20ac}"), 1, &["\u{e9} ", "\u{3000}\u{20ac}x"], &["\u{e9} \u{20ac}\u{3000}", "x"]),
        ("\u{e9} \u{20ac}\u{3000}\u{20ac}x", Some("\u{20ac}"), 2, &["\u{e9} ", "\u{3000}", "x"], &["\u{e9} ", "\u{3000}", "x"]),
        ("a\u{20ac}b\u{20ac}c", None, -1, &["a\u{20ac}b\u{20ac}c"], &["a\u{20ac}b\u{20ac}c"]),
        ("a\u{20ac}b\u{20ac}c", None, 0, &["a\u{20ac}b\u{20ac}c"], &["a\u{20ac}b\u{20ac}c"]),
        ("a\u{20ac}b\u{20ac}c", None, 1, &["a\u{20ac}b\u{20ac}c"], &["a\u{20ac}b\u{20ac}c"]),
        ("a\u{20ac}b\u{20ac}c", None, 2, &["a\u{20ac}b\u{20ac}c"], &["a\u{20ac}b\u{20ac}c"]),
        ("a\u{20ac}b\u{20ac}c", Some("\u{20ac}"), -1, &["a", "b", "c"], &["a", "b", "c"]),
        ("a\u{20ac}b\u{20ac}c", Some("\u{20ac}"), 0, &["a\u{20ac}b\u{20ac}c"], &["a\u{20ac}b\u{20ac}c"]),
        ("a\u{20ac}b\u{20ac}c", Some("\u{20ac}"), 1, &["a", "b\u{20ac}c"], &["a\u{20ac}b", "c"]),
        ("a\u{20ac}b\u{20ac}c", Some("\u{20ac}"), 2, &["a", "b", "c"], &["a", "b", "c"]),
        ("\u{1f600},\u{1f600}", None, -1, &["\u{1f600},\u{1f600}"], &["\u{1f600},\u{1f600}"]),
        ("\u{1f600},\u{1f600}", None, 0, &["\u{1f600},\u{1f600}"], &["\u{1f600},\u{1f600}"]),
        ("\u{1f600},\u{1f600}", None, 1, &["\u{1f600},\u{1f600}"], &["\u{1f600},\u{1f600}"]),
        ("\u{1f600},\u{1f600}", None, 2, &["\u{1f600},\u{1f600}"], &["\u{1f600},\u{1f600}"]),
        ("\u{1f600},\u{1f600}", Some(","), -1, &["\u{1f600}", "\u{1f600}"], &["\u{1f600}", "\u{1f600}"]),
        ("\u{1f600},\u{1f600}", Some(","), 0, &["\u{1f600},\u{1f600}"], &["\u{1f600},\u{1f600}"]),
        ("\u{1f600},\u{1f600}", Some(","), 1, &["\u{1f600}", "\u{1f600}"], &["\u{1f600}", "\u{1f600}"]),
        ("\u{1f600},\u{1f600}", Some(","), 2, &["\u{1f600}", "\u{1f600}"], &["\u{1f600}", "\u{1f600}"]),
    ];
    for &(value, separator, limit, left, right) in CASES {
        let value = text(value);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let (split, rsplit) = match separator.map(text) {
            None => (value.split_whitespace(limit), value.rsplit_whitespace(limit)),
            Some(separator) => (value.split(&separator, limit), value.rsplit(&separator, limit)),
        };
        assert_eq!(parts(&value, split), texts(left), "{value:?} {separator:?} {limit}");
        assert_eq!(parts(&value, rsplit), texts(right), "{value:?} {separator:?} {limit}");
    }
}

#[test]
fn lines() {
    // Value, without and with the ends.
    #[rustfmt::skip]
    const CASES: &[(&str, &[&str], &[&str])] = &[
        ("", &[], &[]),
        ("\n", &[""], &["\n"]),
        ("a", &["a"], &["a"]),
        ("a\n", &["a"], &["a\n"]),
        ("a\r\nb\rc\n\nd", &["a", "b", "c", "", "d"], &["a\r\n", "b\r", "c\n", "\n", "d"]),
        ("a\u{b}b\u{c}c\u{1c}d\u{1d}e\u{1e}f\u{85}g\u{2028}h\u{2029}i", &["a", "b", "c", "d", "e", "f", "g", "h", "i"], &["a\u{b}", "b\u{c}", "c\u{1c}", "d\u{1d}", "e\u{1e}", "f\u{85}", "g\u{2028}", "h\u{2029}", "i"]),
        ("\r\n\r", &["", ""], &["\r\n", "\r"]),
        ("\n\r", &["", ""], &["\n", "\r"]),
        ("\u{1f600}\nx", &["\u{1f600}", "x"], &["\u{1f600}\n", "x"]),
    ];
    for &(value, bare, kept) in CASES {
        let value = text(value);
        assert_eq!(parts(&value, value.split_lines(false)), texts(bare), "{value:?}");
        assert_eq!(parts(&value, value.split_lines(true)), texts(kept), "{value:?}");
    }
}

#[test]
fn stripping() {
    // Value, characters, strip, lstrip, rstrip.
    #[rustfmt::skip]
    const CASES: &[(&str, Option<&str>, &str, &str, &str)] = &[
        ("", None, "", "", ""),
        ("", Some("x"), "", "", ""),
        ("", Some("xy"), "", "", ""),
        ("", Some(""), "", "", ""),
        ("", Some("\u{20ac}b"), "", "", ""),
        ("", Some("\u{1f600}"), "", "", ""),
        ("  ab ", None, "ab", "ab ", "  ab"),
        ("  ab ", Some("x"), "  ab ", "  ab ", "  ab "),
        ("  ab ", Some("xy"), "  ab ", "  ab ", "  ab "),
        ("  ab ", Some(""), "  ab ", "  ab ", "  ab "),
        ("  ab ", Some("\u{20ac}b"), "  ab ", "  ab ", "  ab "),
        ("  ab ", Some("\u{1f600}"), "  ab ", "  ab ", "  ab "),
        ("xxabxyx", None, "xxabxyx", "xxabxyx", "xxabxyx"),
        ("xxabxyx", Some("x"), "abxy", "abxyx", "xxabxy"),
        ("xxabxyx", Some("xy"), "ab", "abxyx", "xxab"),
        ("xxabxyx", Some(""), "xxabxyx", "xxabxyx", "xxabxyx"),
        ("xxabxyx", Some("\u{20ac}b"), "xxabxyx", "xxabxyx", "xxabxyx"),
        ("xxabxyx", Some("\u{1f600}"), "xxabxyx", "xxabxyx", "xxabxyx"),
        ("\u{3000}\u{e9}\u{3000}", None, "\u{e9}", "\u{e9}\u{3000}", "\u{3000}\u{e9}"),
        ("\u{3000}\u{e9}\u{3000}", Some("x"), "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}"),
        ("\u{3000}\u{e9}\u{3000}", Some("xy"), "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}"),
        ("\u{3000}\u{e9}\u{3000}", Some(""), "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}"),
        ("\u{3000}\u{e9}\u{3000}", Some("\u{20ac}b"), "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}"),
        ("\u{3000}\u{e9}\u{3000}", Some("\u{1f600}"), "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}", "\u{3000}\u{e9}\u{3000}"),
        ("\t\u{1c} a\u{85}", None, "a", "a\u{85}", "\t\u{1c} a"),
        ("\t\u{1c} a\u{85}", Some("x"), "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}"),
        ("\t\u{1c} a\u{85}", Some("xy"), "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}"),
        ("\t\u{1c} a\u{85}", Some(""), "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}"),
        ("\t\u{1c} a\u{85}", Some("\u{20ac}b"), "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}"),
        ("\t\u{1c} a\u{85}", Some("\u{1f600}"), "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}", "\t\u{1c} a\u{85}"),
        ("\u{20ac}ab\u{20ac}", None, "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}"),
        ("\u{20ac}ab\u{20ac}", Some("x"), "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}"),
        ("\u{20ac}ab\u{20ac}", Some("xy"), "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}"),
        ("\u{20ac}ab\u{20ac}", Some(""), "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}"),
        ("\u{20ac}ab\u{20ac}", Some("\u{20ac}b"), "a", "ab\u{20ac}", "\u{20ac}a"),
        ("\u{20ac}ab\u{20ac}", Some("\u{1f600}"), "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}", "\u{20ac}ab\u{20ac}"),
        ("abc", None, "abc", "abc", "abc"),
        ("abc", Some("x"), "abc", "abc", "abc"),
        ("abc", Some("xy"), "abc", "abc", "abc"),
        ("abc", Some(""), "abc", "abc", "abc"),
        ("abc", Some("\u{20ac}b"), "abc", "abc", "abc"),
        ("abc", Some("\u{1f600}"), "abc", "abc", "abc"),
    ];
    for &(value, characters, both, left, right) in CASES {
        let (value, characters) = (text(value), characters.map(text));
        let stripped = |ends| value.slice(value.strip(ends, characters.as_ref()));
        assert_eq!(stripped(Ends::Both), text(both), "{value:?} {characters:?}");
        assert_eq!(stripped(Ends::Left), text(left), "{value:?} {characters:?}");
        assert_eq!(stripped(Ends::Right), text(right), "{value:?} {characters:?}");
    }
}

#[test]
fn replacing() {
    // Value, old, new, count, replaced.
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str, isize, &str)] = &[
        ("abcabc", "b", "XY", -1, "aXYcaXYc"),
        ("abcabc", "b", "", -1, "acac"),
        ("abcabc", "b", "\u{20ac}", 1, "a\u{20ac}cabc"),
        ("aaa", "aa", "b", -1, "ba"),
        ("", "", "x", -1, "x"),
        ("", "", "x", 1, "x"),
        ("abc", "", "-", -1, "-a-b-c-"),
        ("abc", "", "-", 2, "-a-bc"),
        ("abc", "", "-", 4, "-a-b-c-"),
        ("a\u{20ac}b", "\u{20ac}", "e", -1, "aeb"),
        ("a\u{1f600}b\u{20ac}", "\u{1f600}", "", -1, "ab\u{20ac}"),
        ("abc", "\u{20ac}", "x", -1, "abc"),
        ("abc", "z", "x", -1, "abc"),
        ("abc", "a", "b", 0, "abc"),
        ("abc", "", "\u{1f600}", -1, "\u{1f600}a\u{1f600}b\u{1f600}c\u{1f600}"),
    ];
    for &(value, old, new, limit, expected) in CASES {
        let value = text(value);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let replaced = value.replace(&text(old), &text(new), limit).unwrap_or_else(|| value.clone());
        assert_eq!(replaced, text(expected), "{value:?} {old} {new} {limit}");
    }
}

#[test]
fn padding() {
    // Value, width, center(width, '*'), ljust, rjust(width, '\u20ac'), zfill.
    #[rustfmt::skip]
    const CASES: &[(&str, usize, &str, &str, &str, &str)] = &[
        ("", 0, "", "", "", ""),
        ("", 1, "*", " ", "\u{20ac}", "0"),
        ("", 2, "**", "  ", "\u{20ac}\u{20ac}", "00"),
        ("", 3, "***", "   ", "\u{20ac}\u{20ac}\u{20ac}", "000"),
        ("", 4, "****", "    ", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}", "0000"),
        ("", 5, "*****", "     ", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}", "00000"),
        ("a", 0, "a", "a", "a", "a"),
        ("a", 1, "a", "a", "a", "a"),
        ("a", 2, "a*", "a ", "\u{20ac}a", "0a"),
        ("a", 3, "*a*", "a  ", "\u{20ac}\u{20ac}a", "00a"),
        ("a", 4, "*a**", "a   ", "\u{20ac}\u{20ac}\u{20ac}a", "000a"),
        ("a", 5, "**a**", "a    ", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}a", "0000a"),
        ("ab", 0, "ab", "ab", "ab", "ab"),
        ("ab", 1, "ab", "ab", "ab", "ab"),
        ("ab", 2, "ab", "ab", "ab", "ab"),
        ("ab", 3, "*ab", "ab ", "\u{20ac}ab", "0ab"),
        ("ab", 4, "*ab*", "ab  ", "\u{20ac}\u{20ac}ab", "00ab"),
        ("ab", 5, "**ab*", "ab   ", "\u{20ac}\u{20ac}\u{20ac}ab", "000ab"),
        ("-5", 0, "-5", "-5", "-5", "-5"),
        ("-5", 1, "-5", "-5", "-5", "-5"),
        ("-5", 2, "-5", "-5", "-5", "-5"),
        ("-5", 3, "*-5", "-5 ", "\u{20ac}-5", "-05"),
        ("-5", 4, "*-5*", "-5  ", "\u{20ac}\u{20ac}-5", "-005"),
        ("-5", 5, "**-5*", "-5   ", "\u{20ac}\u{20ac}\u{20ac}-5", "-0005"),
        ("+5", 0, "+5", "+5", "+5", "+5"),
        ("+5", 1, "+5", "+5", "+5", "+5"),
        ("+5", 2, "+5", "+5", "+5", "+5"),
        ("+5", 3, "*+5", "+5 ", "\u{20ac}+5", "+05"),
        ("+5", 4, "*+5*", "+5  ", "\u{20ac}\u{20ac}+5", "+005"),
        ("+5", 5, "**+5*", "+5   ", "\u{20ac}\u{20ac}\u{20ac}+5", "+0005"),
        ("--5", 0, "--5", "--5", "--5", "--5"),
        ("--5", 1, "--5", "--5", "--5", "--5"),
        ("--5", 2, "--5", "--5", "--5", "--5"),
        ("--5", 3, "--5", "--5", "--5", "--5"),
        ("--5", 4, "--5*", "--5 ", "\u{20ac}--5", "-0-5"),
        ("--5", 5, "*--5*", "--5  ", "\u{20ac}\u{20ac}--5", "-00-5"),
        ("\u{e9}x", 0, "\u{e9}x", "\u{e9}x", "\u{e9}x", "\u{e9}x"),
        ("\u{e9}x", 1, "\u{e9}x", "\u{e9}x", "\u{e9}x", "\u{e9}x"),
        ("\u{e9}x", 2, "\u{e9}x", "\u{e9}x", "\u{e9}x", "\u{e9}x"),
        ("\u{e9}x", 3, "*\u{e9}x", "\u{e9}x ", "\u{20ac}\u{e9}x", "0\u{e9}x"),
        ("\u{e9}x", 4, "*\u{e9}x*", "\u{e9}x  ", "\u{20ac}\u{20ac}\u{e9}x", "00\u{e9}x"),
        ("\u{e9}x", 5, "**\u{e9}x*", "\u{e9}x   ", "\u{20ac}\u{20ac}\u{20ac}\u{e9}x", "000\u{e9}x"),
    ];
    for &(value, width, centred, left, right, zeros) in CASES {
        let value = text(value);
        let or_same = |changed: Option<Text>| changed.unwrap_or_else(|| value.clone());
        assert_eq!(or_same(value.center(width, u32::from('*'))), text(centred), "{value:?} {width}");
        assert_eq!(or_same(value.left_justify(width, u32::from(' '))), text(left), "{value:?} {width}");
        assert_eq!(or_same(value.right_justify(width, 0x20AC)), text(right), "{value:?} {width}");
        assert_eq!(or_same(value.zero_fill(width)), text(zeros), "{value:?} {width}");
    }
    // Value, size of tabs, expandtabs.
    #[rustfmt::skip]
    const TABS: &[(&str, usize, &str)] = &[
        ("", 8, ""),
        ("", 4, ""),
        ("", 1, ""),
        ("", 0, ""),
        ("a\tb", 8, "a       b"),
        ("a\tb", 4, "a   b"),
        ("a\tb", 1, "a b"),
        ("a\tb", 0, "ab"),
        ("\t\t", 8, "                "),
        ("\t\t", 4, "        "),
        ("\t\t", 1, "  "),
        ("\t\t", 0, ""),
        ("ab\tc\n\td", 8, "ab      c\n        d"),
        ("ab\tc\n\td", 4, "ab  c\n    d"),
        ("ab\tc\n\td", 1, "ab c\n d"),
        ("ab\tc\n\td", 0, "abc\nd"),
        ("a\rb\tc", 8, "a\rb       c"),
        ("a\rb\tc", 4, "a\rb   c"),
        ("a\rb\tc", 1, "a\rb c"),
        ("a\rb\tc", 0, "a\rbc"),
        ("\u{20ac}\tx\t", 8, "\u{20ac}       x       "),
        ("\u{20ac}\tx\t", 4, "\u{20ac}   x   "),
        ("\u{20ac}\tx\t", 1, "\u{20ac} x "),
        ("\u{20ac}\tx\t", 0, "\u{20ac}x"),
    ];
    for &(value, size, expected) in TABS {
        assert_eq!(text(value).expand_tabs(size), text(expected), "{value:?} {size}");
    }
}

#[test]
fn representation() {
    // Value, repr, ascii.
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str)] = &[
        ("", "''", "''"),
        ("a", "'a'", "'a'"),
        ("it's", "\"it's\"", "\"it's\""),
        ("say \"x\"", "'say \"x\"'", "'say \"x\"'"),
        ("both ' and \"", "'both \\' and \"'", "'both \\' and \"'"),
        ("\\", "'\\\\'", "'\\\\'"),
        ("\n\t\r\u{0}\u{7}\u{1b}\u{7f}", "'\\n\\t\\r\\x00\\x07\\x1b\\x7f'", "'\\n\\t\\r\\x00\\x07\\x1b\\x7f'"),
        ("\u{a0}\u{ad}\u{e9}\u{ff}", "'\\xa0\\xad\u{e9}\u{ff}'", "'\\xa0\\xad\\xe9\\xff'"),
        ("\u{20ac}\u{200b}\u{e000}\u{378}", "'\u{20ac}\\u200b\\ue000\\u0378'", "'\\u20ac\\u200b\\ue000\\u0378'"),
        ("\u{1f600}\u{e0001}\u{10ffff}", "'\u{1f600}\\U000e0001\\U0010ffff'", "'\\U0001f600\\U000e0001\\U0010ffff'"),
    ];
    for &(value, repr, ascii) in CASES {
        assert_eq!(text(value).repr(), text(repr));
        assert_eq!(text(value).ascii(), text(ascii));
    }
    assert_eq!(Text::from_code_points([0xD800, 0x61]).repr(), text("'\\ud800a'"));
}

#[test]
fn storage_is_the_narrowest() {
    use super::Kind;
    for (code_points, kind) in [
        (&[][..], Kind::Ascii),
        (&[0x61, 0x7F], Kind::Ascii),
        (&[0x61, 0x80], Kind::Latin1),
        (&[0xFF, 0x100], Kind::Ucs2),
        (&[0xD800], Kind::Ucs2),
        (&[0xFFFF, 0x1_0000], Kind::Ucs4),
    ] {
        let value = Text::from_code_points(code_points.iter().copied());
        assert_eq!(value.kind(), kind);
        assert!(value.code_points().eq(code_points.iter().copied()));
        // A part may be narrower than the whole.
        assert_eq!(value.slice(0..1).kind(), code_points.first().map_or(Kind::Ascii, |first| Kind::of(*first)));
    }
}

#[test]
fn order_is_by_code_points() {
    let mut values = texts(&["b", "\u{e9}", "a\u{20ac}", "a", "\u{1f600}", "", "\u{ffff}", "ab", "a\u{e9}"]);
    values.sort();
    let sorted = ["", "a", "ab", "a\u{e9}", "a\u{20ac}", "b", "\u{e9}", "\u{ffff}", "\u{1f600}"];
    assert_eq!(values, texts(&sorted));
}
