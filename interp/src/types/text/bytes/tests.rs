//! What CPython 3.13 gives for bytes; the tables were printed by it.

use super::super::layout::{centred_margins, expand_tabs_of_bytes};
use super::super::{Text, sequence};
use super::*;

#[test]
fn classes_and_case() {
    type Row = (&'static [u8], [bool; 7], &'static [u8], &'static [u8], &'static [u8], &'static [u8], &'static [u8]);
    // Bytes; isalnum, isalpha, isdigit, isspace, isupper, islower, istitle; capitalize, title, swapcase, zfill(4), center(6).
    #[rustfmt::skip]
    const CASES: &[Row] = &[
        (b"", [false, false, false, false, false, false, false], b"", b"", b"", b"0000", b"******"),
        (b"a", [true, true, false, false, false, true, false], b"A", b"A", b"A", b"000a", b"**a***"),
        (b"aBc", [true, true, false, false, false, false, false], b"Abc", b"Abc", b"AbC", b"0aBc", b"*aBc**"),
        (b"Hello World", [false, false, false, false, false, false, true], b"Hello world", b"Hello World", b"hELLO wORLD", b"Hello World", b"Hello World"),
        (b"HELLO", [true, true, false, false, true, false, false], b"Hello", b"Hello", b"hello", b"HELLO", b"HELLO*"),
        (b"they're 2x", [false, false, false, false, false, true, false], b"They're 2x", b"They'Re 2X", b"THEY'RE 2X", b"they're 2x", b"they're 2x"),
        (b"123", [true, false, true, false, false, false, false], b"123", b"123", b"123", b"0123", b"*123**"),
        (b" \x09\x0b", [false, false, false, true, false, false, false], b" \x09\x0b", b" \x09\x0b", b" \x09\x0b", b"0 \x09\x0b", b"* \x09\x0b**"),
        (b"a1", [true, false, false, false, false, true, false], b"A1", b"A1", b"A1", b"00a1", b"**a1**"),
        (b"\xe9\xc9", [false, false, false, false, false, false, false], b"\xe9\xc9", b"\xe9\xc9", b"\xe9\xc9", b"00\xe9\xc9", b"**\xe9\xc9**"),
        (b"Aa Bb", [false, false, false, false, false, false, true], b"Aa bb", b"Aa Bb", b"aA bB", b"Aa Bb", b"Aa Bb*"),
        (b"+5", [false, false, false, false, false, false, false], b"+5", b"+5", b"+5", b"+005", b"**+5**"),
        (b"-5", [false, false, false, false, false, false, false], b"-5", b"-5", b"-5", b"-005", b"**-5**"),
    ];
    for &(value, properties, capitalized, title, swapped, zeros, centred) in CASES {
        let found = [
            ByteClass::Alphanumeric.holds(value),
            ByteClass::Alphabetic.holds(value),
            ByteClass::Digit.holds(value),
            ByteClass::Space.holds(value),
            is_uppercase(value),
            is_lowercase(value),
            is_titlecase(value),
        ];
        assert_eq!(found, properties, "{value:?}");
        assert_eq!(to_capitalized(value), capitalized);
        assert_eq!(to_titlecase(value), title);
        assert_eq!(to_swapped_case(value), swapped);
        assert_eq!(zero_fill(value, 4), zeros);
        let (left, right) = centred_margins(value.len(), 6);
        assert_eq!(padded(value, left, right, b'*'), centred);
    }
}

#[test]
fn representation() {
    // Bytes, repr.
    #[rustfmt::skip]
    const CASES: &[(&[u8], &str)] = &[
        (b"", "b''"),
        (b"abc", "b'abc'"),
        (b"it's", "b\"it's\""),
        (b"say \"x\"", "b'say \"x\"'"),
        (b"both ' \"", "b'both \\' \"'"),
        (b"\\", "b'\\\\'"),
        (b"\x0a\x0d\x09\x00\x7f\x80\xff\x0b", "b'\\n\\r\\t\\x00\\x7f\\x80\\xff\\x0b'"),
    ];
    for &(value, expected) in CASES {
        assert_eq!(repr(value), expected);
    }
}

#[test]
fn hexadecimal() {
    // Bytes, separator, group, hex.
    #[rustfmt::skip]
    const HEX: &[(&[u8], Option<char>, isize, &str)] = &[
        (b"", None, 1, ""),
        (b"", Some(':'), 1, ""),
        (b"", Some(':'), 2, ""),
        (b"", Some(':'), -2, ""),
        (b"", Some('-'), 3, ""),
        (b"", Some('-'), -3, ""),
        (b"", Some(':'), 9, ""),
        (b"", Some(':'), 0, ""),
        (b"\x01", None, 1, "01"),
        (b"\x01", Some(':'), 1, "01"),
        (b"\x01", Some(':'), 2, "01"),
        (b"\x01", Some(':'), -2, "01"),
        (b"\x01", Some('-'), 3, "01"),
        (b"\x01", Some('-'), -3, "01"),
        (b"\x01", Some(':'), 9, "01"),
        (b"\x01", Some(':'), 0, "01"),
        (b"\x00\x01\xfe\xff\x10", None, 1, "0001feff10"),
        (b"\x00\x01\xfe\xff\x10", Some(':'), 1, "00:01:fe:ff:10"),
        (b"\x00\x01\xfe\xff\x10", Some(':'), 2, "00:01fe:ff10"),
        (b"\x00\x01\xfe\xff\x10", Some(':'), -2, "0001:feff:10"),
        (b"\x00\x01\xfe\xff\x10", Some('-'), 3, "0001-feff10"),
        (b"\x00\x01\xfe\xff\x10", Some('-'), -3, "0001fe-ff10"),
        (b"\x00\x01\xfe\xff\x10", Some(':'), 9, "0001feff10"),
        (b"\x00\x01\xfe\xff\x10", Some(':'), 0, "0001feff10"),
    ];
    for &(value, separator, group, expected) in HEX {
        assert_eq!(to_hex(value, separator, group), expected, "{value:?} {separator:?} {group}");
    }
    // Text, bytes or position of the error.
    #[rustfmt::skip]
    const FROM_HEX: &[(&str, Result<&[u8], usize>)] = &[
        ("", Ok(b"")),
        ("00ff", Ok(b"\x00\xff")),
        ("00 ff\t1A\n", Ok(b"\x00\xff\x1a")),
        ("0", Err(1)),
        ("0g", Err(1)),
        ("g0", Err(0)),
        ("0 0", Err(1)),
        ("000", Err(3)),
        ("00 \u{b}01", Ok(b"\x00\x01")),
        ("00\u{a0}01", Err(2)),
        ("\u{660}\u{660}", Err(0)),
        ("00\u{20ac}", Err(2)),
    ];
    for &(value, expected) in FROM_HEX {
        assert_eq!(from_hex(&Text::from(value)), expected.map(<[u8]>::to_vec), "{value:?}");
    }
}

#[test]
fn sequences() {
    let parts = |value: &'static [u8], ranges: Vec<std::ops::Range<usize>>| -> Vec<&'static [u8]> {
        ranges.into_iter().map(|range| &value[range]).collect()
    };
    type Row = (
        &'static [u8],
        &'static [&'static [u8]],
        &'static [&'static [u8]],
        &'static [&'static [u8]],
        &'static [u8],
        &'static [u8],
        &'static [u8],
    );
    // Bytes, split(), rsplit(None, 1), splitlines(), strip(), strip(b'ab'), expandtabs(4).
    #[rustfmt::skip]
    const CASES: &[Row] = &[
        (b"", &[], &[], &[], b"", b"", b""),
        (b" a  b\x0bc ", &[b"a", b"b", b"c"], &[b" a  b", b"c"], &[b" a  b\x0bc "], b"a  b\x0bc", b" a  b\x0bc ", b" a  b\x0bc "),
        (b"a\x0ab\x0d\x0ac\x0cd\x1ce\x85f", &[b"a", b"b", b"c", b"d\x1ce\x85f"], &[b"a\x0ab\x0d\x0ac", b"d\x1ce\x85f"], &[b"a", b"b", b"c\x0cd\x1ce\x85f"], b"a\x0ab\x0d\x0ac\x0cd\x1ce\x85f", b"\x0ab\x0d\x0ac\x0cd\x1ce\x85f", b"a\x0ab\x0d\x0ac\x0cd\x1ce\x85f"),
        (b"abxba", &[b"abxba"], &[b"abxba"], &[b"abxba"], b"abxba", b"x", b"abxba"),
        (b"\x09a\x09b\x0a\x09c", &[b"a", b"b", b"c"], &[b"\x09a\x09b", b"c"], &[b"\x09a\x09b", b"\x09c"], b"a\x09b\x0a\x09c", b"\x09a\x09b\x0a\x09c", b"    a   b\x0a    c"),
        (b"\xa0a\xa0", &[b"\xa0a\xa0"], &[b"\xa0a\xa0"], &[b"\xa0a\xa0"], b"\xa0a\xa0", b"\xa0a\xa0", b"\xa0a\xa0"),
    ];
    for &(value, split, rsplit, lines, stripped, stripped_of, tabs) in CASES {
        assert_eq!(parts(value, sequence::split_whitespace(value, usize::MAX, is_space)), split, "{value:?}");
        assert_eq!(parts(value, sequence::rsplit_whitespace(value, 1, is_space)), rsplit, "{value:?}");
        assert_eq!(parts(value, sequence::split_lines(value, false, is_line_break)), lines, "{value:?}");
        assert_eq!(&value[strip(value, Ends::Both, None)], stripped, "{value:?}");
        assert_eq!(&value[strip(value, Ends::Both, Some(b"ab"))], stripped_of, "{value:?}");
        assert_eq!(expand_tabs_of_bytes(value, 4), tabs, "{value:?}");
    }
    let mut table: [u8; 256] = std::array::from_fn(|index| index as u8);
    table[usize::from(b'a')] = b'z';
    assert_eq!(translate(b"banana", Some(&table), b"n"), b"bzzz");
    assert_eq!(translate(b"banana", None, b"ab"), b"nn");
    assert_eq!(join(b", ", [&b"a"[..], b"", b"c"]), b"a, , c");
    assert_eq!(sequence::replace(b"aXbX", b"X", b"--", 1), Some(b"a--bX".to_vec()));
}
