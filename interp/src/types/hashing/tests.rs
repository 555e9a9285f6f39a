//! Hash values that CPython 3.13 printed under `PYTHONHASHSEED=0`.

use super::*;

fn integer(text: &str) -> Integer {
    Integer::parse(text, 10, 0).expect("a number")
}

#[test]
fn texts() {
    // Value, hash.
    #[rustfmt::skip]
    const CASES: &[(&str, i64)] = &[
        ("", 0),
        ("a", 4644417185603328019),
        ("abc", -4594863902769663758),
        ("hello world", -5642461784034726774),
        ("aaaaaaa", 3743554345682611213),
        ("bbbbbbbb", 8871245267578361515),
        ("ccccccccc", -6687984133414711454),
        ("\u{e9}", 6047309291227476195),
        ("na\u{ef}ve", 7682306841811832039),
        ("\u{20ac}", -5529981157763016009),
        ("a\u{20ac}b", -6176261434700135861),
        ("\u{1f600}", -3536540696076613844),
        ("x\u{1f600}yz", 3942569815897470110),
        ("__init__", 4748292593639647670),
    ];
    for &(value, expected) in CASES {
        assert_eq!(hash_text(&Text::from(value)), expected, "{value}");
    }
    assert_eq!(hash_bytes(b"abc\xff"), -1222198482973350627);
}

#[test]
fn integers() {
    // Value, hash.
    #[rustfmt::skip]
    const CASES: &[(&str, i64)] = &[
        ("0", 0),
        ("1", 1),
        ("-1", -2),
        ("-2", -2),
        ("2305843009213693951", 0),
        ("2305843009213693950", 2305843009213693950),
        ("2305843009213693952", 1),
        ("-2305843009213693951", 0),
        ("-2305843009213693952", -2),
        ("9223372036854775807", 3),
        ("-9223372036854775808", -4),
        ("18446744073709551616", 8),
        ("1000000000000000000000000000000", 465258685558744706),
        ("-1000000000000000000000000000000", -465258685558744706),
        ("1606938044258990275541962092341162602522202993782792835313721", 143417),
    ];
    for &(value, expected) in CASES {
        assert_eq!(hash_integer(&integer(value)), expected, "{value}");
    }
}

#[test]
fn floats() {
    // Value, hash.
    #[rustfmt::skip]
    const CASES: &[(f64, i64)] = &[
        (0.0, 0),
        (-0.0, 0),
        (1.0, 1),
        (-1.0, -2),
        (0.5, 1152921504606846976),
        (-0.5, -1152921504606846976),
        (1.5, 1152921504606846977),
        (0.1, 230584300921369408),
        (3.7, 1614090106449586179),
        (1e+16, 10000000000000000),
        (1e+100, 1822893315824342674),
        (1e+300, 1224995262755759164),
        (-1e+300, -1224995262755759164),
        (5e-324, 16777216),
        (2.2250738585072014e-308, 32768),
        (1.7976931348623157e+308, 2234066890152476671),
        (2.305843009213694e+18, 1),
        (2.3058430092136934e+18, 2305843009213693440),
        (f64::INFINITY, 314159),
        (f64::NEG_INFINITY, -314159),
    ];
    for &(value, expected) in CASES {
        assert_eq!(hash_float(value), Some(expected), "{value}");
    }
    assert_eq!(hash_float(f64::NAN), None);
    assert_eq!(hash_complex(hash_float(1.5).expect("no NaN"), hash_float(-2.0).expect("no NaN")), 1152921504604846971);
    assert_eq!(hash_complex(0, 1), 1000003);
}

#[test]
fn tuples_and_sets() {
    assert_eq!(hash_tuple([]), 5740354900026072187);
    assert_eq!(hash_tuple([1]), -6644214454873602895);
    assert_eq!(hash_tuple([1, 2, -2]), -410715377096368836);
    assert_eq!(hash_tuple([hash_text(&Text::from("a")), hash_tuple([1, 2])]), -2185310979329969216);
    assert_eq!(hash_frozen_set([]), 133146708735736);
    assert_eq!(hash_frozen_set([1]), -558064481276695278);
    assert_eq!(hash_frozen_set([3, 1, 2]), -272375401224217160);
    assert_eq!(hash_frozen_set([hash_text(&Text::from("a")), -2]), 6685111781490449725);
    let many = (0..100).map(|value| hash_integer(&Integer::from(value * 7919)));
    assert_eq!(hash_frozen_set(many), -1593145628776487099);
}

#[test]
fn addresses() {
    assert_eq!(hash_address(0x7f00_1234_5670), 0x07f0_0123_4567);
}

fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hasher = TupleHasher::default();
    items.into_iter().for_each(|hash| hasher.add(hash));
    hasher.finish()
}
