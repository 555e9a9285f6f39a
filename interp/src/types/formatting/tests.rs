//! What CPython 3.13 gives for formats; the tables were printed by it. Its 3.11 and 3.12 print the same.

use super::*;
use crate::types::numeric::{Complex, DEFAULT_MAX_STR_DIGITS, Integer};
use crate::types::text::Text;

/// The formatted text, or the exception's.
fn shown(result: Result<Text, FormatError>) -> String {
    match result {
        Ok(text) => text.to_str_lossy().into_owned(),
        Err(error) => format!("{:?}Error: {error}", error.kind),
    }
}

/// Integer, specification, result.
#[rustfmt::skip]
const INTEGERS: &[(&str, &str, &str)] = &[
    ("0", "a<", "0"),
    ("0", ".99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("0", "#.0f", "0."),
    ("0", "ab", "ValueError: Invalid format specifier 'ab' for object of type 'int'"),
    ("0", "+", "+0"),
    ("0", "_n", "ValueError: Cannot specify '_' with 'n'."),
    ("0", ".1", "ValueError: Precision not allowed in integer format specifier"),
    ("0", ".3g", "0"),
    ("0", "-", "0"),
    ("0", "_%", "0.000000%"),
    ("0", "\u{665}.\u{662}f", " 0.00"),
    ("0", "  d", "ValueError: Invalid format specifier '  d' for object of type 'int'"),
    ("0", "zd", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"),
    ("0", "e", "0.000000e+00"),
    ("0", "99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("0", "^+12,.3f", "   +0.000   "),
    ("0", "_x", "0"),
    ("0", "=10", "         0"),
    ("0", "05", "00000"),
    ("0", "_e", "0.000000e+00"),
    ("0", "_,", "ValueError: Cannot specify both ',' and '_'."),
    ("0", ",d", "0"),
    ("0", "<<", "0"),
    ("0", "_c", "ValueError: Cannot specify '_' with 'c'."),
    ("5", "a<", "5"),
    ("5", "010.3f", "000005.000"),
    ("5", ".99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("5", "z0", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"),
    ("5", " +5", "ValueError: Invalid format specifier ' +5' for object of type 'int'"),
    ("5", "#010_b", "0b000_0101"),
    ("5", "z", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"),
    ("5", ".5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("5", ".3d", "ValueError: Precision not allowed in integer format specifier"),
    ("5", "08b", "00000101"),
    ("5", "#.0f", "5."),
    ("5", "\u{20ac}=10", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}5"),
    ("5", "ab", "ValueError: Invalid format specifier 'ab' for object of type 'int'"),
    ("5", "X", "5"),
    ("5", "#X", "0X5"),
    ("5", "+", "+5"),
    ("5", ",x", "ValueError: Cannot specify ',' with 'x'."),
    ("5", "_n", "ValueError: Cannot specify '_' with 'n'."),
    ("5", " s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("5", ",n", "ValueError: Cannot specify ',' with 'n'."),
    ("5", "s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("5", "#010x", "0x00000005"),
    ("5", ".0%", "500%"),
    ("5", "\u{1}", "ValueError: Unknown format code '\\x1' for object of type 'int'"),
    ("5", "-", "5"),
    ("5", "5%%", "ValueError: Invalid format specifier '5%%' for object of type 'int'"),
    ("5", "^", "5"),
    ("5", ">0", "5"),
    ("5", "\u{665}.\u{662}f", " 5.00"),
    ("5", "zd", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"),
    ("5", "\u{20ac}>8", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}5"),
    ("5", "99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("5", "^+12,.3f", "   +5.000   "),
    ("5", "q", "ValueError: Unknown format code 'q' for object of type 'int'"),
    ("5", "05", "00005"),
    ("5", "000", "5"),
    ("5", "=5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("5", "_e", "5.000000e+00"),
    ("5", "%", "500.000000%"),
    ("5", "5.", "ValueError: Format specifier missing precision"),
    ("5", "<05", "50000"),
    ("5", "_,", "ValueError: Cannot specify both ',' and '_'."),
    ("5", ",d", "5"),
    ("5", "0", "5"),
    ("5", "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'int'"),
    ("5", "0=10,", "00,000,005"),
    ("5", "  ", "ValueError: Unknown format code '\\x20' for object of type 'int'"),
    ("5", "_b", "101"),
    ("5", ",_", "ValueError: Cannot specify both ',' and '_'."),
    ("5", ".2,", "ValueError: Unknown format code ',' for object of type 'int'"),
    ("5", "=0", "5"),
    ("5", ",s", "ValueError: Cannot specify ',' with 's'."),
    ("5", "#c", "ValueError: Alternate form (#) not allowed with integer format specifier 'c'"),
    ("5", ".0e", "5e+00"),
    ("5", "_c", "ValueError: Cannot specify '_' with 'c'."),
    ("5", "e<5", "5eeee"),
    ("5", ",\u{1f600}", "ValueError: Cannot specify ',' with '\\x1f600'."),
    ("5", "#.0e", "5.e+00"),
    ("5", "#.3g", "5.00"),
    ("5", "00", "5"),
    ("5", ".9999999999f", "ValueError: precision too big"),
    ("5", "\u{1f600}", "ValueError: Unknown format code '\\x1f600' for object of type 'int'"),
    ("5", ".2f", "5.00"),
    ("5", "08.1f", "000005.0"),
    ("5", ".0", "ValueError: Precision not allowed in integer format specifier"),
    ("5", "+08.2f", "+0005.00"),
    ("5", ".", "ValueError: Format specifier missing precision"),
    ("-7", ",%", "-700.000000%"),
    ("-7", "#010_b", "-0b00_0111"),
    ("-7", "016_b", "-0_0000_0000_0111"),
    ("-7", "0<10", "-700000000"),
    ("-7", "#.0f", "-7."),
    ("-7", "\u{20ac}=10", "-\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}7"),
    ("-7", "X", "-7"),
    ("-7", "#X", "-0X7"),
    ("-7", "#010x", "-0x0000007"),
    ("-7", "\u{1}", "ValueError: Unknown format code '\\x1' for object of type 'int'"),
    ("-7", "*^9", "***-7****"),
    ("-7", "5%%", "ValueError: Invalid format specifier '5%%' for object of type 'int'"),
    ("-7", "+,d", "-7"),
    ("-7", "q", "ValueError: Unknown format code 'q' for object of type 'int'"),
    ("-7", "_,", "ValueError: Cannot specify both ',' and '_'."),
    ("-7", "_,d", "ValueError: Cannot specify both ',' and '_'."),
    ("-7", "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'int'"),
    ("-7", "<<", "-7"),
    ("-7", ".3", "ValueError: Precision not allowed in integer format specifier"),
    ("-7", "#c", "ValueError: Alternate form (#) not allowed with integer format specifier 'c'"),
    ("-7", "#.0e", "-7.e+00"),
    ("-7", "#.3g", "-7.00"),
    ("255", "a<", "255"),
    ("255", ".5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("255", "0<10", "2550000000"),
    ("255", "#X", "0XFF"),
    ("255", "+", "+255"),
    ("255", " s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("255", ",n", "ValueError: Cannot specify ',' with 'n'."),
    ("255", "s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("255", "d", "255"),
    ("255", ">0", "255"),
    ("255", "#o", "0o377"),
    ("255", "_,", "ValueError: Cannot specify both ',' and '_'."),
    ("255", ",d", "255"),
    ("255", "_b", "1111_1111"),
    ("255", "e<5", "255ee"),
    ("255", ",\u{1f600}", "ValueError: Cannot specify ',' with '\\x1f600'."),
    ("255", "E", "2.550000E+02"),
    ("255", "=5", "  255"),
    ("1234567", ".99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("1234567", ".5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("1234567", "X", "12D687"),
    ("1234567", "+", "+1234567"),
    ("1234567", "_n", "ValueError: Cannot specify '_' with 'n'."),
    ("1234567", "#x", "0x12d687"),
    ("1234567", "d", "1234567"),
    ("1234567", "dd", "ValueError: Invalid format specifier 'dd' for object of type 'int'"),
    ("1234567", ",,", "ValueError: Cannot specify ',' with ','."),
    ("1234567", "_x", "12_d687"),
    ("1234567", "q", "ValueError: Unknown format code 'q' for object of type 'int'"),
    ("1234567", "000", "1234567"),
    ("1234567", "=5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("1234567", "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'int'"),
    ("1234567", "_b", "1_0010_1101_0110_1000_0111"),
    ("1234567", ",_", "ValueError: Cannot specify both ',' and '_'."),
    ("1234567", ",s", "ValueError: Cannot specify ',' with 's'."),
    ("1234567", ".0e", "1e+06"),
    ("1234567", "e<5", "1234567"),
    ("1234567", "#s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("1234567", "#.3g", "1.23e+06"),
    ("-1234567890123", "010.3f", "-1234567890123.000"),
    ("-1234567890123", ",%", "-123,456,789,012,300.000000%"),
    ("-1234567890123", ".5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("-1234567890123", "#.0f", "-1234567890123."),
    ("-1234567890123", "X", "-11F71FB04CB"),
    ("-1234567890123", "+", "-1234567890123"),
    ("-1234567890123", ".20f", "-1234567890123.00000000000000000000"),
    ("-1234567890123", ".1", "ValueError: Precision not allowed in integer format specifier"),
    ("-1234567890123", "d", "-1234567890123"),
    ("-1234567890123", "-", "-1234567890123"),
    ("-1234567890123", "=", "-1234567890123"),
    ("-1234567890123", "^", "-1234567890123"),
    ("-1234567890123", "\u{665}.\u{662}f", "-1234567890123.00"),
    ("-1234567890123", "10:", "ValueError: Unknown format code ':' for object of type 'int'"),
    ("-1234567890123", "99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("-1234567890123", "=10", "-1234567890123"),
    ("-1234567890123", "000", "-1234567890123"),
    ("-1234567890123", "%", "-123456789012300.000000%"),
    ("-1234567890123", ".0", "ValueError: Precision not allowed in integer format specifier"),
    ("-1234567890123", "_,d", "ValueError: Cannot specify both ',' and '_'."),
    ("-1234567890123", "010,", "-1,234,567,890,123"),
    ("-1234567890123", "E", "-1.234568E+12"),
    ("-1234567890123", "00", "-1234567890123"),
    ("-1234567890123", "08.1f", "-1234567890123.0"),
    ("-1234567890123", ".", "ValueError: Format specifier missing precision"),
    ("10000000000000000000000000", " +5", "ValueError: Invalid format specifier ' +5' for object of type 'int'"),
    ("10000000000000000000000000", ",%", "1,000,000,000,000,000,150,726,508,544.000000%"),
    ("10000000000000000000000000", "#010_b", "0b1000_0100_0101_1001_0101_0001_0110_0001_0100_0000_0001_0100_1000_0100_1010_0000_0000_0000_0000_0000_0000"),
    ("10000000000000000000000000", ".17g", "1.0000000000000001e+25"),
    ("10000000000000000000000000", "016_b", "1000_0100_0101_1001_0101_0001_0110_0001_0100_0000_0001_0100_1000_0100_1010_0000_0000_0000_0000_0000_0000"),
    ("10000000000000000000000000", "c", "OverflowError: Python int too large to convert to C long"),
    ("10000000000000000000000000", "0<10", "10000000000000000000000000"),
    ("10000000000000000000000000", "\u{20ac}=10", "10000000000000000000000000"),
    ("10000000000000000000000000", ".20f", "10000000000000000905969664.00000000000000000000"),
    ("10000000000000000000000000", "s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("10000000000000000000000000", "dd", "ValueError: Invalid format specifier 'dd' for object of type 'int'"),
    ("10000000000000000000000000", "5%%", "ValueError: Invalid format specifier '5%%' for object of type 'int'"),
    ("10000000000000000000000000", ">0", "10000000000000000000000000"),
    ("10000000000000000000000000", ",,", "ValueError: Cannot specify ',' with ','."),
    ("10000000000000000000000000", "10:", "ValueError: Unknown format code ':' for object of type 'int'"),
    ("10000000000000000000000000", "zd", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"),
    ("10000000000000000000000000", "^+12,.3f", "+10,000,000,000,000,000,905,969,664.000"),
    ("10000000000000000000000000", "_x", "8_4595_1614_0148_4a00_0000"),
    ("10000000000000000000000000", "=5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("10000000000000000000000000", "F", "10000000000000000905969664.000000"),
    ("10000000000000000000000000", ",d", "10,000,000,000,000,000,000,000,000"),
    ("10000000000000000000000000", "  ", "ValueError: Unknown format code '\\x20' for object of type 'int'"),
    ("10000000000000000000000000", "<<", "10000000000000000000000000"),
    ("10000000000000000000000000", ",_", "ValueError: Cannot specify both ',' and '_'."),
    ("10000000000000000000000000", ".0e", "1e+25"),
    ("10000000000000000000000000", ",\u{1f600}", "ValueError: Cannot specify ',' with '\\x1f600'."),
    ("10000000000000000000000000", "#.3g", "1.00e+25"),
    ("10000000000000000000000000", "00", "10000000000000000000000000"),
    ("10000000000000000000000000", "\u{1f600}", "ValueError: Unknown format code '\\x1f600' for object of type 'int'"),
    ("10000000000000000000000000", "+08.2f", "+10000000000000000905969664.00"),
    ("10000000000000000000000000", ".", "ValueError: Format specifier missing precision"),
    ("65", ".17g", "65"),
    ("65", "z", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"),
    ("65", ".5s", "ValueError: Unknown format code 's' for object of type 'int'"),
    ("65", "c", "A"),
    ("65", "\u{20ac}=10", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}65"),
    ("65", "ab", "ValueError: Invalid format specifier 'ab' for object of type 'int'"),
    ("65", "X", "41"),
    ("65", ".0%", "6500%"),
    ("65", "-", "65"),
    ("65", "=", "65"),
    ("65", "5%%", "ValueError: Invalid format specifier '5%%' for object of type 'int'"),
    ("65", "\u{665}.\u{662}f", "65.00"),
    ("65", "+c", "ValueError: Sign not allowed with integer format specifier 'c'"),
    ("65", "_x", "41"),
    ("65", "#", "65"),
    ("65", "<<", "65"),
    ("65", "#c", "ValueError: Alternate form (#) not allowed with integer format specifier 'c'"),
    ("65", "010", "0000000065"),
    ("65", "010,", "00,000,065"),
    ("65", "\u{1f600}", "ValueError: Unknown format code '\\x1f600' for object of type 'int'"),
    ("65", ".0", "ValueError: Precision not allowed in integer format specifier"),
    ("65", ".", "ValueError: Format specifier missing precision"),
];

#[test]
fn integers() {
    for &(value, specification, expected) in INTEGERS {
        let integer = Integer::parse(value, 10, 0).expect("a number");
        let formatted = format_integer(&integer, &Text::from(specification), "int", DEFAULT_MAX_STR_DIGITS);
        assert_eq!(shown(formatted), expected, "{value} {specification:?}");
    }
}

/// Float, specification, result.
#[rustfmt::skip]
const FLOATS: &[(f64, &str, &str)] = &[
    (0.0, " +5", "ValueError: Invalid format specifier ' +5' for object of type 'float'"),
    (0.0, "*^9", "***0.0***"),
    (0.0, "\u{665}.\u{662}f", " 0.00"),
    (0.0, "00", "0.0"),
    (0.0, ".9999999999f", "ValueError: precision too big"),
    (0.0, ".2f", "0.00"),
    (-0.0, "0<10", "-0.0000000"),
    (-0.0, ".1", "-0e+00"),
    (-0.0, "_%", "-0.000000%"),
    (-0.0, "=10", "-      0.0"),
    (-0.0, "05", "-00.0"),
    (-0.0, "%", "-0.000000%"),
    (-0.0, "_c", "ValueError: Cannot specify '_' with 'c'."),
    (-0.0, "G", "-0"),
    (-0.0, "+08.2f", "-0000.00"),
    (1.5, ",%", "150.000000%"),
    (1.5, ".3d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (1.5, "016_b", "ValueError: Unknown format code 'b' for object of type 'float'"),
    (1.5, "+", "+1.5"),
    (1.5, ".20f", "1.50000000000000000000"),
    (1.5, "#x", "ValueError: Unknown format code 'x' for object of type 'float'"),
    (1.5, " s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (1.5, ".0r", "ValueError: Unknown format code 'r' for object of type 'float'"),
    (1.5, "dd", "ValueError: Invalid format specifier 'dd' for object of type 'float'"),
    (1.5, "#g", "1.50000"),
    (1.5, ">0", "1.5"),
    (1.5, "n", "1.5"),
    (1.5, "z.1f", "1.5"),
    (1.5, "05", "001.5"),
    (1.5, ".0", "2e+00"),
    (1.5, "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'float'"),
    (1.5, "0=10,", "0,000,001.5"),
    (1.5, ".3", "1.5"),
    (1.5, ",_", "ValueError: Cannot specify both ',' and '_'."),
    (1.5, "-010d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (1.5, ",s", "ValueError: Cannot specify ',' with 's'."),
    (1.5, "#c", "ValueError: Unknown format code 'c' for object of type 'float'"),
    (1.5, "#.0e", "2.e+00"),
    (1.5, "=5", "  1.5"),
    (1.5, ".2f", "1.50"),
    (1.5, "08.1f", "000001.5"),
    (1.5, ".0", "2e+00"),
    (-2.25, "010.3f", "-00002.250"),
    (-2.25, " s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (-2.25, ".1", "-2e+00"),
    (-2.25, "^", "-2.25"),
    (-2.25, "q", "ValueError: Unknown format code 'q' for object of type 'float'"),
    (1234567.891, "+", "+1234567.891"),
    (1234567.891, "#010x", "ValueError: Unknown format code 'x' for object of type 'float'"),
    (1234567.891, "5%%", "ValueError: Invalid format specifier '5%%' for object of type 'float'"),
    (1234567.891, ">0", "1234567.891"),
    (1234567.891, ",,", "ValueError: Cannot specify ',' with ','."),
    (1234567.891, "e", "1.234568e+06"),
    (1234567.891, "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'float'"),
    (1234567.891, "#.3g", "1.23e+06"),
    (1234567.891, "00", "1234567.891"),
    (1234567.891, "+08.2f", "+1234567.89"),
    (1e+16, "0<10", "1e+1600000"),
    (1e+16, "\u{20ac}=10", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}1e+16"),
    (1e+16, "dd", "ValueError: Invalid format specifier 'dd' for object of type 'float'"),
    (1e+16, "\u{665}.\u{662}f", "10000000000000000.00"),
    (1e+16, "#", "1.e+16"),
    (1e+16, ",_", "ValueError: Cannot specify both ',' and '_'."),
    (1e+16, "010", "000001e+16"),
    (1e+16, "#s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (1e+16, ".9999999999f", "ValueError: precision too big"),
    (1e+16, "08.1f", "10000000000000000.0"),
    (1e+22, ",%", "999,999,999,999,999,983,222,784.000000%"),
    (1e+22, ".17g", "1e+22"),
    (1e+22, "#X", "ValueError: Unknown format code 'X' for object of type 'float'"),
    (1e+22, "=", "1e+22"),
    (1e+22, "_d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (1e+22, "_.2f", "10_000_000_000_000_000_000_000.00"),
    (1e+22, ",b", "ValueError: Cannot specify ',' with 'b'."),
    (1e+22, "99999999999999999999", "ValueError: Too many decimal digits in format string"),
    (1e+22, "=10", "     1e+22"),
    (1e+22, "F", "10000000000000000000000.000000"),
    (1e+22, "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'float'"),
    (1e+22, ",_", "ValueError: Cannot specify both ',' and '_'."),
    (1e+22, ".0", "1e+22"),
    (-1e-07, "016_b", "ValueError: Unknown format code 'b' for object of type 'float'"),
    (-1e-07, "#X", "ValueError: Unknown format code 'X' for object of type 'float'"),
    (-1e-07, "\u{1}", "ValueError: Unknown format code '\\x1' for object of type 'float'"),
    (-1e-07, "5%%", "ValueError: Invalid format specifier '5%%' for object of type 'float'"),
    (-1e-07, "#g", "-1.00000e-07"),
    (-1e-07, "\u{665}.\u{662}f", "-0.00"),
    (-1e-07, "+,d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (-1e-07, "05", "-1e-07"),
    (-1e-07, "5.", "ValueError: Format specifier missing precision"),
    (-1e-07, ",_", "ValueError: Cannot specify both ',' and '_'."),
    (-1e-07, "E", "-1.000000E-07"),
    (-1e-07, "=5", "-1e-07"),
    (-1e-07, "#.3g", "-1.00e-07"),
    (-1e-07, "\u{1f600}", "ValueError: Unknown format code '\\x1f600' for object of type 'float'"),
    (-1e-07, ".2f", "-0.00"),
    (-1e-07, ".0", "-1e-07"),
    (0.1, "*^9", "***0.1***"),
    (0.1, "^", "0.1"),
    (0.1, ">0", "0.1"),
    (0.1, ",d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (0.1, ",_", "ValueError: Cannot specify both ',' and '_'."),
    (0.1, ".2,", "ValueError: Unknown format code ',' for object of type 'float'"),
    (0.1, "e<5", "0.1ee"),
    (0.1, ".0", "0.1"),
    (100.0, " +5", "ValueError: Invalid format specifier ' +5' for object of type 'float'"),
    (100.0, ",%", "10,000.000000%"),
    (100.0, "ab", "ValueError: Invalid format specifier 'ab' for object of type 'float'"),
    (100.0, ",,", "ValueError: Cannot specify ',' with ','."),
    (100.0, "=10", "     100.0"),
    (100.0, ",d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (100.0, "0=10,", "0,000,100.0"),
    (100.0, "+s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (100.0, "  ", "ValueError: Unknown format code '\\x20' for object of type 'float'"),
    (100.0, "=0", "100.0"),
    (f64::INFINITY, ".3d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (f64::INFINITY, ".3g", "inf"),
    (f64::INFINITY, "_%", "inf%"),
    (f64::INFINITY, "+,d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (f64::INFINITY, "<05", "inf00"),
    (f64::INFINITY, "_,d", "ValueError: Cannot specify both ',' and '_'."),
    (f64::INFINITY, "010", "0000000inf"),
    (f64::NEG_INFINITY, ",%", "-inf%"),
    (f64::NEG_INFINITY, "*^9", "**-inf***"),
    (f64::NEG_INFINITY, "z.1f", "-inf"),
    (f64::NEG_INFINITY, "\u{20ac}>8", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}-inf"),
    (f64::NEG_INFINITY, "=10", "-      inf"),
    (f64::NEG_INFINITY, "_e", "-inf"),
    (f64::NEG_INFINITY, ".3", "-inf"),
    (f64::NEG_INFINITY, "e<5", "-infe"),
    (f64::NEG_INFINITY, "+08.2f", "-0000inf"),
    (f64::NAN, "z", "nan"),
    (f64::NAN, "<05", "nan00"),
    (f64::NAN, "+.1e", "+nan"),
    (f64::NAN, "00", "nan"),
    (123456.0, "#o", "ValueError: Unknown format code 'o' for object of type 'float'"),
    (123456.0, "+s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (123456.0, "\u{1f600}", "ValueError: Unknown format code '\\x1f600' for object of type 'float'"),
    (1.234e-05, " +5", "ValueError: Invalid format specifier ' +5' for object of type 'float'"),
    (1.234e-05, "\u{1}", "ValueError: Unknown format code '\\x1' for object of type 'float'"),
    (1.234e-05, "#g", "1.23400e-05"),
    (1.234e-05, "+,d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (1.234e-05, "05", "1.234e-05"),
    (1.234e-05, "#c", "ValueError: Unknown format code 'c' for object of type 'float'"),
    (1.234e-05, "#.0e", "1.e-05"),
    (5e-324, " s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (5e-324, ".0r", "ValueError: Unknown format code 'r' for object of type 'float'"),
    (5e-324, "-", "5e-324"),
    (5e-324, "#g", "4.94066e-324"),
    (5e-324, "99999999999999999999", "ValueError: Too many decimal digits in format string"),
    (5e-324, "05", "5e-324"),
    (5e-324, "%", "0.000000%"),
    (5e-324, ".0", "5e-324"),
    (5e-324, "5.", "ValueError: Format specifier missing precision"),
    (5e-324, ".3", "4.94e-324"),
    (5e-324, ".2,", "ValueError: Unknown format code ',' for object of type 'float'"),
    (5e-324, "e<5", "5e-324"),
    (5e-324, "E", "4.940656E-324"),
    (-0.04, "#010_b", "ValueError: Unknown format code 'b' for object of type 'float'"),
    (-0.04, ".5s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (-0.04, "ab", "ValueError: Invalid format specifier 'ab' for object of type 'float'"),
    (-0.04, ".1", "-0.04"),
    (-0.04, ".3g", "-0.04"),
    (-0.04, "\u{665}.\u{662}f", "-0.04"),
    (-0.04, ",b", "ValueError: Cannot specify ',' with 'b'."),
    (-0.04, "_x", "ValueError: Unknown format code 'x' for object of type 'float'"),
    (-0.04, "q", "ValueError: Unknown format code 'q' for object of type 'float'"),
    (-0.04, "5.", "ValueError: Format specifier missing precision"),
    (-0.04, "0=10,", "-00,000.04"),
    (-0.04, "+s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (-0.04, ".2,", "ValueError: Unknown format code ',' for object of type 'float'"),
    (99.99, "08b", "ValueError: Unknown format code 'b' for object of type 'float'"),
    (99.99, "\u{20ac}=10", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}99.99"),
    (99.99, ".0%", "9999%"),
    (99.99, "dd", "ValueError: Invalid format specifier 'dd' for object of type 'float'"),
    (99.99, "e", "9.999000e+01"),
    (99.99, "\u{20ac}>8", "\u{20ac}\u{20ac}\u{20ac}99.99"),
    (99.99, "^+12,.3f", "  +99.990   "),
    (99.99, "05", "99.99"),
    (99.99, "<05", "99.99"),
    (99.99, "_,d", "ValueError: Cannot specify both ',' and '_'."),
    (99.99, ".2,", "ValueError: Unknown format code ',' for object of type 'float'"),
    (99.99, "=0", "99.99"),
    (99.99, "010,", "000,099.99"),
    (99.99, "00", "99.99"),
    (99.99, "08.1f", "000100.0"),
    (2.5, "016_b", "ValueError: Unknown format code 'b' for object of type 'float'"),
    (2.5, "+", "+2.5"),
    (2.5, "5%%", "ValueError: Invalid format specifier '5%%' for object of type 'float'"),
    (2.5, "e", "2.500000e+00"),
    (2.5, "0=10,", "0,000,002.5"),
    (2.5, ".3", "2.5"),
    (2.5, ",s", "ValueError: Cannot specify ',' with 's'."),
    (2.5, ".0e", "2e+00"),
    (1e+300, "a<", "1e+300"),
    (1e+300, "e", "1.000000e+300"),
    (1e+300, "#", "1.e+300"),
    (1e+300, "=5s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (1e+300, "F", "1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160.000000"),
    (1e+300, ".3", "1e+300"),
    (1e+300, "#.0e", "1.e+300"),
];

#[test]
fn floats() {
    for &(value, specification, expected) in FLOATS {
        let formatted = format_float(value, &Text::from(specification), "float");
        assert_eq!(shown(formatted), expected, "{value} {specification:?}");
    }
}

/// Text, specification, result.
#[rustfmt::skip]
const TEXTS: &[(&str, &str, &str)] = &[
    ("", ".5s", ""),
    ("", "08b", "ValueError: Unknown format code 'b' for object of type 'str'"),
    ("", ",,", "ValueError: Cannot specify ',' with ','."),
    ("", "e", "ValueError: Unknown format code 'e' for object of type 'str'"),
    ("", "%", "ValueError: Unknown format code '%' for object of type 'str'"),
    ("", "_,d", "ValueError: Cannot specify both ',' and '_'."),
    ("", "+.1e", "ValueError: Unknown format code 'e' for object of type 'str'"),
    ("", "_c", "ValueError: Cannot specify '_' with 'c'."),
    ("", "G", "ValueError: Unknown format code 'G' for object of type 'str'"),
    ("", ",\u{1f600}", "ValueError: Cannot specify ',' with '\\x1f600'."),
    ("", "=5", "ValueError: '=' alignment not allowed in string format specifier"),
    ("s", "a<", "s"),
    ("s", "X", "ValueError: Unknown format code 'X' for object of type 'str'"),
    ("s", "#X", "ValueError: Unknown format code 'X' for object of type 'str'"),
    ("s", "_n", "ValueError: Cannot specify '_' with 'n'."),
    ("s", ".20f", "ValueError: Unknown format code 'f' for object of type 'str'"),
    ("s", ",n", "ValueError: Cannot specify ',' with 'n'."),
    ("s", "+ ", "ValueError: Unknown format code '\\x20' for object of type 'str'"),
    ("s", "dd", "ValueError: Invalid format specifier 'dd' for object of type 'str'"),
    ("s", "z.1f", "ValueError: Unknown format code 'f' for object of type 'str'"),
    ("s", "zd", "ValueError: Unknown format code 'd' for object of type 'str'"),
    ("s", "\u{20ac}>8", "\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}\u{20ac}s"),
    ("s", "99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("s", "05", "s0000"),
    ("s", "000", "s"),
    ("s", ".0", ""),
    ("s", "_,d", "ValueError: Cannot specify both ',' and '_'."),
    ("s", "0", "s"),
    ("s", "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'str'"),
    ("s", "<<", "s"),
    ("s", "#c", "ValueError: Unknown format code 'c' for object of type 'str'"),
    ("s", "e<5", "seeee"),
    ("s", "010,", "ValueError: Cannot specify ',' with 's'."),
    ("s", ",\u{1f600}", "ValueError: Cannot specify ',' with '\\x1f600'."),
    ("s", "=5", "ValueError: '=' alignment not allowed in string format specifier"),
    ("s", "\u{1f600}", "ValueError: Unknown format code '\\x1f600' for object of type 'str'"),
    ("s", "+08.2f", "ValueError: Unknown format code 'f' for object of type 'str'"),
    ("h\u{e9}llo", ",n", "ValueError: Cannot specify ',' with 'n'."),
    ("h\u{e9}llo", "^", "h\u{e9}llo"),
    ("h\u{e9}llo", "n", "ValueError: Unknown format code 'n' for object of type 'str'"),
    ("h\u{e9}llo", "zc", "ValueError: Unknown format code 'c' for object of type 'str'"),
    ("h\u{e9}llo", "%", "ValueError: Unknown format code '%' for object of type 'str'"),
    ("h\u{e9}llo", "5.", "ValueError: Format specifier missing precision"),
    ("h\u{e9}llo", "+.1e", "ValueError: Unknown format code 'e' for object of type 'str'"),
    ("\u{1f600}x", ",%", "ValueError: Unknown format code '%' for object of type 'str'"),
    ("\u{1f600}x", "dd", "ValueError: Invalid format specifier 'dd' for object of type 'str'"),
    ("\u{1f600}x", "n", "ValueError: Unknown format code 'n' for object of type 'str'"),
    ("\u{1f600}x", "+,d", "ValueError: Unknown format code 'd' for object of type 'str'"),
    ("\u{1f600}x", "_c", "ValueError: Cannot specify '_' with 'c'."),
    ("\u{1f600}x", "#.0e", "ValueError: Unknown format code 'e' for object of type 'str'"),
];

#[test]
fn texts() {
    for &(value, specification, expected) in TEXTS {
        let formatted = format_text(&Text::from(value), &Text::from(specification), "str");
        assert_eq!(shown(formatted), expected, "{value} {specification:?}");
    }
}

/// Real part, imaginary part, specification, result.
#[rustfmt::skip]
const COMPLEX: &[(f64, f64, &str, &str)] = &[
    (1.0, 2.0, ".99999999999999999999", "ValueError: Too many decimal digits in format string"),
    (1.0, 2.0, ",%", "ValueError: Unknown format code '%' for object of type 'complex'"),
    (1.0, 2.0, "z", "(1+2j)"),
    (1.0, 2.0, ".5s", "ValueError: Unknown format code 's' for object of type 'complex'"),
    (1.0, 2.0, "0<10", "ValueError: Zero padding is not allowed in complex format specifier"),
    (1.0, 2.0, "\u{20ac}=10", "ValueError: '=' alignment flag is not allowed in complex format specifier"),
    (1.0, 2.0, ",x", "ValueError: Cannot specify ',' with 'x'."),
    (1.0, 2.0, " s", "ValueError: Unknown format code 's' for object of type 'complex'"),
    (1.0, 2.0, "#010x", "ValueError: Unknown format code 'x' for object of type 'complex'"),
    (1.0, 2.0, "+ ", "ValueError: Unknown format code '\\x20' for object of type 'complex'"),
    (1.0, 2.0, "*^9", "*(1+2j)**"),
    (1.0, 2.0, "=", "ValueError: '=' alignment flag is not allowed in complex format specifier"),
    (1.0, 2.0, "_%", "ValueError: Unknown format code '%' for object of type 'complex'"),
    (1.0, 2.0, "\u{665}.\u{662}f", "1.00+2.00j"),
    (1.0, 2.0, "  d", "ValueError: Invalid format specifier '  d' for object of type 'complex'"),
    (1.0, 2.0, "^+12,.3f", "+1.000+2.000j"),
    (1.0, 2.0, "000", "ValueError: Zero padding is not allowed in complex format specifier"),
    (1.0, 2.0, "_e", "1.000000e+00+2.000000e+00j"),
    (1.0, 2.0, "\u{20ac}", "ValueError: Unknown format code '\\x20ac' for object of type 'complex'"),
    (1.0, 2.0, "010", "ValueError: Zero padding is not allowed in complex format specifier"),
    (1.0, 2.0, ".2f", "1.00+2.00j"),
    (1.0, 2.0, ".0", "(1+2j)"),
    (1.0, 2.0, "+08.2f", "ValueError: Zero padding is not allowed in complex format specifier"),
    (-0.0, -1.5, "016_b", "ValueError: Unknown format code 'b' for object of type 'complex'"),
    (-0.0, -1.5, "#.0f", "-0.-2.j"),
    (-0.0, -1.5, "\u{20ac}=10", "ValueError: '=' alignment flag is not allowed in complex format specifier"),
    (-0.0, -1.5, "_%", "ValueError: Unknown format code '%' for object of type 'complex'"),
    (-0.0, -1.5, ">0", "ValueError: Zero padding is not allowed in complex format specifier"),
    (-0.0, -1.5, "n", "-0-1.5j"),
    (-0.0, -1.5, "_d", "ValueError: Unknown format code 'd' for object of type 'complex'"),
    (-0.0, -1.5, "z.1f", "0.0-1.5j"),
    (-0.0, -1.5, "zc", "ValueError: Unknown format code 'c' for object of type 'complex'"),
    (-0.0, -1.5, ",b", "ValueError: Cannot specify ',' with 'b'."),
    (-0.0, -1.5, "q", "ValueError: Unknown format code 'q' for object of type 'complex'"),
    (-0.0, -1.5, "_,", "ValueError: Cannot specify both ',' and '_'."),
    (-0.0, -1.5, "=0", "ValueError: Zero padding is not allowed in complex format specifier"),
    (-0.0, -1.5, "010,", "ValueError: Zero padding is not allowed in complex format specifier"),
    (-0.0, -1.5, ".2f", "-0.00-1.50j"),
    (-0.0, -1.5, ".0", "(-0-2j)"),
    (-0.0, -1.5, "+08.2f", "ValueError: Zero padding is not allowed in complex format specifier"),
    (0.0, 0.0, "z0", "ValueError: Zero padding is not allowed in complex format specifier"),
    (0.0, 0.0, "z", "0j"),
    (0.0, 0.0, ".0%", "ValueError: Unknown format code '%' for object of type 'complex'"),
    (0.0, 0.0, "^", "0j"),
    (0.0, 0.0, "zc", "ValueError: Unknown format code 'c' for object of type 'complex'"),
    (0.0, 0.0, ",b", "ValueError: Cannot specify ',' with 'b'."),
    (0.0, 0.0, "=10", "ValueError: '=' alignment flag is not allowed in complex format specifier"),
    (0.0, 0.0, ".3", "0j"),
    (0.0, 0.0, ",\u{1f600}", "ValueError: Cannot specify ',' with '\\x1f600'."),
    (-0.0, 3.25, ",n", "ValueError: Cannot specify ',' with 'n'."),
    (-0.0, 3.25, "_.2f", "-0.00+3.25j"),
    (-0.0, 3.25, "zd", "ValueError: Unknown format code 'd' for object of type 'complex'"),
    (-0.0, 3.25, "<<", "(-0+3.25j)"),
    (-0.0, 3.25, "-010d", "ValueError: Unknown format code 'd' for object of type 'complex'"),
    (-0.0, 3.25, "e<5", "(-0+3.25j)"),
    (f64::INFINITY, f64::NAN, "a<", "(inf+nanj)"),
    (f64::INFINITY, f64::NAN, "s", "ValueError: Unknown format code 's' for object of type 'complex'"),
    (f64::INFINITY, f64::NAN, "+ ", "ValueError: Unknown format code '\\x20' for object of type 'complex'"),
    (f64::INFINITY, f64::NAN, "\u{20ac}>8", "(inf+nanj)"),
    (f64::INFINITY, f64::NAN, "99999999999999999999", "ValueError: Too many decimal digits in format string"),
    (f64::INFINITY, f64::NAN, "_x", "ValueError: Unknown format code 'x' for object of type 'complex'"),
    (f64::INFINITY, f64::NAN, "000", "ValueError: Zero padding is not allowed in complex format specifier"),
    (f64::INFINITY, f64::NAN, "%", "ValueError: Unknown format code '%' for object of type 'complex'"),
    (f64::INFINITY, f64::NAN, "#c", "ValueError: Unknown format code 'c' for object of type 'complex'"),
    (f64::INFINITY, f64::NAN, "010", "ValueError: Zero padding is not allowed in complex format specifier"),
    (f64::INFINITY, f64::NAN, "=5", "ValueError: '=' alignment flag is not allowed in complex format specifier"),
    (1234.5, -6789.25, "a<", "(1234.5-6789.25j)"),
    (1234.5, -6789.25, ".5s", "ValueError: Unknown format code 's' for object of type 'complex'"),
    (1234.5, -6789.25, "#.0f", "1234.-6789.j"),
    (1234.5, -6789.25, "ab", "ValueError: Invalid format specifier 'ab' for object of type 'complex'"),
    (1234.5, -6789.25, ",x", "ValueError: Cannot specify ',' with 'x'."),
    (1234.5, -6789.25, ".0%", "ValueError: Unknown format code '%' for object of type 'complex'"),
    (1234.5, -6789.25, ".0r", "ValueError: Unknown format code 'r' for object of type 'complex'"),
    (1234.5, -6789.25, ">0", "ValueError: Zero padding is not allowed in complex format specifier"),
    (1234.5, -6789.25, "zd", "ValueError: Unknown format code 'd' for object of type 'complex'"),
    (1234.5, -6789.25, "\u{20ac}>8", "(1234.5-6789.25j)"),
    (1234.5, -6789.25, "^+12,.3f", "+1,234.500-6,789.250j"),
    (1234.5, -6789.25, "G", "1234.5-6789.25j"),
    (1234.5, -6789.25, ",\u{1f600}", "ValueError: Cannot specify ',' with '\\x1f600'."),
    (1234.5, -6789.25, "#s", "ValueError: Unknown format code 's' for object of type 'complex'"),
];

#[test]
fn complex_numbers() {
    for &(real, imaginary, specification, expected) in COMPLEX {
        let formatted = format_complex(Complex::new(real, imaginary), &Text::from(specification), "complex");
        assert_eq!(shown(formatted), expected, "{real} {imaginary} {specification:?}");
    }
}

/// Format, integer, result.
#[rustfmt::skip]
const PERCENT_INTEGERS: &[(&str, &str, &str)] = &[
    ("%d", "42", "42"),
    ("%5d", "42", "   42"),
    ("%-5d|", "0", "0    |"),
    ("%-5d|", "42", "42   |"),
    ("%05d", "0", "00000"),
    ("%+d", "0", "+0"),
    ("%+d", "42", "+42"),
    ("% d", "42", " 42"),
    ("%+05d", "42", "+0042"),
    ("%+05d", "100000000000000000000", "+100000000000000000000"),
    ("%x", "42", "2a"),
    ("%x", "100000000000000000000", "56bc75e2d63100000"),
    ("%#x", "42", "0x2a"),
    ("%#X", "42", "0X2A"),
    ("%#o", "0", "0o0"),
    ("%#o", "-42", "-0o52"),
    ("%o", "100000000000000000000", "12657072742654304000000"),
    ("%.3d", "0", "000"),
    ("%.3d", "-42", "-042"),
    ("%8.3d", "0", "     000"),
    ("%8.3d", "42", "     042"),
    ("%8.3d", "100000000000000000000", "100000000000000000000"),
    ("%08.3d", "0", "00000000"),
    ("%-08d|", "42", "42      |"),
    ("%#08x", "42", "0x00002a"),
    ("%#.5x", "42", "0x0002a"),
    ("%#.5x", "100000000000000000000", "0x56bc75e2d63100000"),
    ("%u", "0", "0"),
    ("%u", "-42", "-42"),
    ("%i", "0", "0"),
    ("%i", "42", "42"),
    ("%i", "-42", "-42"),
    ("%i", "100000000000000000000", "100000000000000000000"),
    ("%ld", "42", "42"),
    ("%ld", "-42", "-42"),
    ("%hd", "42", "42"),
    ("%hd", "-42", "-42"),
    ("%hd", "100000000000000000000", "100000000000000000000"),
    ("a%db", "0", "a0b"),
    ("a%db", "42", "a42b"),
    ("%%", "0", "%"),
    ("%%", "42", "%"),
    ("%%", "-42", "%"),
    ("%%", "100000000000000000000", "%"),
    ("%%%d", "0", "%0"),
    ("%%%d", "-42", "%-42"),
    ("%%%d", "100000000000000000000", "%100000000000000000000"),
    ("%", "-42", "ValueError: incomplete format"),
    ("%5", "42", "ValueError: incomplete format"),
    ("%y", "-42", "ValueError: unsupported format character 'y' (0x79) at index 1"),
    ("%y", "100000000000000000000", "ValueError: unsupported format character 'y' (0x79) at index 1"),
    ("x%\u{20ac}d", "42", "ValueError: unsupported format character '?' (0x20ac) at index 2"),
    ("x%\u{20ac}d", "100000000000000000000", "ValueError: unsupported format character '?' (0x20ac) at index 2"),
    ("%.", "100000000000000000000", "ValueError: incomplete format"),
    ("%5.", "42", "ValueError: incomplete format"),
    ("%#5.3x", "42", "0x02a"),
    ("%#5.3x", "-42", "-0x02a"),
    ("%#5.3x", "100000000000000000000", "0x56bc75e2d63100000"),
    ("% x", "42", " 2a"),
    ("%99999999999999999999d", "100000000000000000000", "ValueError: width too big"),
    ("%.99999999999d", "42", "ValueError: precision too big"),
    ("%.99999999999d", "-42", "ValueError: precision too big"),
    ("%.99999999999d", "100000000000000000000", "ValueError: precision too big"),
    ("%l", "0", "ValueError: incomplete format"),
    ("%l", "42", "ValueError: incomplete format"),
    ("%-", "0", "ValueError: incomplete format"),
    ("%-", "-42", "ValueError: incomplete format"),
    ("%\u{1}", "0", "ValueError: unsupported format character '?' (0x1) at index 1"),
    ("%\u{1}", "42", "ValueError: unsupported format character '?' (0x1) at index 1"),
    ("%\u{1}", "100000000000000000000", "ValueError: unsupported format character '?' (0x1) at index 1"),
];

/// Format, float, result.
#[rustfmt::skip]
const PERCENT_FLOATS: &[(&str, f64, &str)] = &[
    ("%f", 3.0625, "3.062500"),
    ("%f", -1234567.0, "-1234567.000000"),
    ("%.2f", -0.0, "-0.00"),
    ("%.2f", f64::NEG_INFINITY, "-inf"),
    ("%e", 0.0, "0.000000e+00"),
    ("%e", f64::NEG_INFINITY, "-inf"),
    ("%e", f64::NAN, "nan"),
    ("%E", 0.0, "0.000000E+00"),
    ("%E", 3.0625, "3.062500E+00"),
    ("%g", 0.0, "0"),
    ("%g", -0.0, "-0"),
    ("%g", f64::NEG_INFINITY, "-inf"),
    ("%g", f64::NAN, "nan"),
    ("%G", 0.0, "0"),
    ("%G", f64::NEG_INFINITY, "-INF"),
    ("%10.3f", 3.0625, "     3.062"),
    ("%10.3f", 1e-10, "     0.000"),
    ("%10.3f", f64::INFINITY, "       inf"),
    ("%-10.3f|", 0.0, "0.000     |"),
    ("%-10.3f|", f64::INFINITY, "inf       |"),
    ("%-10.3f|", f64::NEG_INFINITY, "-inf      |"),
    ("%-10.3f|", f64::NAN, "nan       |"),
    ("%010.3f", -0.0, "-00000.000"),
    ("%010.3f", 1e-10, "000000.000"),
    ("%010.3f", f64::INFINITY, "0000000inf"),
    ("%+.1e", 3.0625, "+3.1e+00"),
    ("% g", 3.0625, " 3.0625"),
    ("% g", -1234567.0, "-1.23457e+06"),
    ("% g", 1e-10, " 1e-10"),
    ("% g", f64::NAN, " nan"),
    ("%#.0f", 0.0, "0."),
    ("%#.0f", -0.0, "-0."),
    ("%#.0f", -1234567.0, "-1234567."),
    ("%#.0f", 1e-10, "0."),
    ("%#.0f", f64::NEG_INFINITY, "-inf"),
    ("%#.0f", f64::NAN, "nan"),
    ("%#g", -0.0, "-0.00000"),
    ("%#g", 3.0625, "3.06250"),
    ("%#g", -1234567.0, "-1.23457e+06"),
    ("%#g", f64::NEG_INFINITY, "-inf"),
    ("%F", -0.0, "-0.000000"),
    ("%F", f64::NEG_INFINITY, "-INF"),
    ("%.0f", -0.0, "-0"),
    ("%.0f", 3.0625, "3"),
    ("%.0f", f64::INFINITY, "inf"),
    ("%.0f", f64::NAN, "nan"),
    ("%.0e", 0.0, "0e+00"),
    ("%.0e", 3.0625, "3e+00"),
    ("%.0e", -1234567.0, "-1e+06"),
    ("%.0e", 1e-10, "1e-10"),
    ("%.0e", f64::NAN, "nan"),
    ("%5g", -0.0, "   -0"),
    ("%5g", 3.0625, "3.0625"),
    ("%5g", f64::INFINITY, "  inf"),
    ("%-8g|", 3.0625, "3.0625  |"),
    ("%-8g|", -1234567.0, "-1.23457e+06|"),
    ("%08g", 0.0, "00000000"),
    ("%08g", -1234567.0, "-1.23457e+06"),
    ("%08g", f64::INFINITY, "00000inf"),
    ("%08g", f64::NAN, "00000nan"),
];

/// Format, text, result.
#[rustfmt::skip]
const PERCENT_TEXTS: &[(&str, &str, &str)] = &[
    ("%s", "", ""),
    ("%s", "abc", "abc"),
    ("%s", "h\u{e9}\u{20ac}", "h\u{e9}\u{20ac}"),
    ("%5s", "", "     "),
    ("%5s", "abc", "  abc"),
    ("%5s", "h\u{e9}\u{20ac}", "  h\u{e9}\u{20ac}"),
    ("%-5s|", "", "     |"),
    ("%-5s|", "abc", "abc  |"),
    ("%-5s|", "h\u{e9}\u{20ac}", "h\u{e9}\u{20ac}  |"),
    ("%.2s", "", ""),
    ("%.2s", "abc", "ab"),
    ("%.2s", "h\u{e9}\u{20ac}", "h\u{e9}"),
    ("%5.1s", "", "     "),
    ("%5.1s", "abc", "    a"),
    ("%5.1s", "h\u{e9}\u{20ac}", "    h"),
    ("%-5.1s|", "", "     |"),
    ("%-5.1s|", "abc", "a    |"),
    ("%-5.1s|", "h\u{e9}\u{20ac}", "h    |"),
    ("%05s", "", "     "),
    ("%05s", "abc", "  abc"),
    ("%05s", "h\u{e9}\u{20ac}", "  h\u{e9}\u{20ac}"),
    ("%.s", "", ""),
    ("%.s", "abc", ""),
    ("%.s", "h\u{e9}\u{20ac}", ""),
    ("%.0s", "", ""),
    ("%.0s", "abc", ""),
    ("%.0s", "h\u{e9}\u{20ac}", ""),
];

/// What a caller does with a format of one argument.
fn percent(
    format: &str,
    convert: impl Fn(&percent::ConversionLayout, char) -> Option<Result<Text, FormatError>>,
) -> String {
    use percent::{ConversionLayout, PercentPiece, PercentPieces};
    let format = Text::from(format);
    let mut output = String::new();
    for piece in PercentPieces::new(&format, false) {
        let text = match piece {
            Ok(PercentPiece::Literal(range)) => Ok(format.slice(range)),
            Ok(PercentPiece::Conversion(specification)) if specification.percent_sign => Ok(Text::from("%")),
            Ok(PercentPiece::Conversion(specification)) if specification.incomplete => {
                Err(FormatError::value("incomplete format"))
            }
            Ok(PercentPiece::Conversion(specification)) => {
                let layout = ConversionLayout::new(&specification, None, None);
                let code = char::from_u32(specification.code).expect("no surrogates here");
                convert(&layout, code).unwrap_or_else(|| Err(specification.unsupported()))
            }
            Err(error) => Err(error),
        };
        match text {
            Ok(text) => output.push_str(&text.to_str_lossy()),
            error => return shown(error),
        }
    }
    output
}

#[test]
fn percent_formats() {
    for &(format, value, expected) in PERCENT_INTEGERS {
        let integer = Integer::parse(value, 10, 0).expect("a number");
        let result = percent(format, |layout, code| {
            "diuoxX".contains(code).then(|| layout.format_integer(&integer, code, DEFAULT_MAX_STR_DIGITS))
        });
        assert_eq!(result, expected, "{format} {value}");
    }
    for &(format, value, expected) in PERCENT_FLOATS {
        let result = percent(format, |layout, code| Some(layout.format_float(value, code)));
        assert_eq!(result, expected, "{format} {value}");
    }
    for &(format, value, expected) in PERCENT_TEXTS {
        let result = percent(format, |layout, _| Some(layout.format_text(&Text::from(value), true)));
        assert_eq!(result, expected, "{format} {value}");
    }
}

#[test]
fn percent_specifications() {
    use percent::{Amount, PercentPiece, PercentPieces};
    let format = Text::from("%(a(b)c)-*.*s");
    let pieces: Vec<_> = PercentPieces::new(&format, true).collect();
    let [Ok(PercentPiece::Conversion(specification))] = &pieces[..] else { panic!("{pieces:?}") };
    assert_eq!(specification.key, Some(2..7));
    assert!(specification.left);
    assert_eq!(specification.width, Some(Amount::FromArgument));
    assert_eq!(specification.precision, Some(Amount::FromArgument));
    assert_eq!(specification.code, u32::from('s'));
}

/// Template; its pieces as literal|name|specification|conversion, with & between.
#[rustfmt::skip]
const TEMPLATES: &[(&str, &str)] = &[
    ("", ""),
    ("abc", "abc"),
    ("{}", "|||"),
    ("a{}b", "a|||&b"),
    ("{{", "{"),
    ("}}", "}"),
    ("{{}}", "{&}"),
    ("a{{b}}c", "a{&b}&c"),
    ("{0}", "|0||"),
    ("{a.b[c]}", "|a.b[c]||"),
    ("{!r}", "|||r"),
    ("{a!s:>5}", "|a|>5|s"),
    ("{:{}}", "||{}|"),
    ("{:{w}.{p}}", "||{w}.{p}|"),
    ("{", "ValueError: Single '{' encountered in format string"),
    ("}", "ValueError: Single '}' encountered in format string"),
    ("a}b", "ValueError: Single '}' encountered in format string"),
    ("{a", "ValueError: expected '}' before end of string"),
    ("{a!", "ValueError: end of string while looking for conversion specifier"),
    ("{a!r", "ValueError: unmatched '{' in format spec"),
    ("{a!rx}", "ValueError: expected ':' after conversion specifier"),
    ("{a!r:", "ValueError: unmatched '{' in format spec"),
    ("{a:", "ValueError: unmatched '{' in format spec"),
    ("{a:{b}", "ValueError: unmatched '{' in format spec"),
    ("{{}", "ValueError: Single '}' encountered in format string"),
    ("{}}", "ValueError: Single '}' encountered in format string"),
    ("{a{b}}", "ValueError: unexpected '{' in field name"),
    ("{a[}]}", "|a[}]||"),
    ("{a[b", "ValueError: expected '}' before end of string"),
    ("{!}", "ValueError: unmatched '{' in format spec"),
    ("{a!r:x}tail", "|a|x|r&tail"),
    ("{:}}", "ValueError: Single '}' encountered in format string"),
    ("x{:\u{20ac}}", "x||\u{20ac}|"),
    ("{a[x]y}", "|a[x]y||"),
    ("{\u{661}}", "|\u{661}||"),
    ("{!r", "ValueError: unmatched '{' in format spec"),
    ("{!r:{}}", "||{}|r"),
    ("{a!:}", "|a||:"),
    ("{!}}", "|||}"),
    ("{a!}", "ValueError: unmatched '{' in format spec"),
];

/// Field's name; its start and steps as `repr` shows them.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("", "''"),
    ("a", "'a'"),
    ("0", "0"),
    ("12", "12"),
    ("a.b", "'a'.b"),
    ("a[0]", "'a'[0]"),
    ("a[b].c[1]", "'a'['b'].c[1]"),
    (".a", "''.a"),
    ("[0]", "''[0]"),
    ("a.", "ValueError: Empty attribute in format string"),
    ("a..b", "ValueError: Empty attribute in format string"),
    ("a[", "ValueError: Missing ']' in format string"),
    ("a[]", "ValueError: Empty attribute in format string"),
    ("a[0]x", "ValueError: Only '.' or '[' may follow ']' in format field specifier"),
    ("a[0", "ValueError: Missing ']' in format string"),
    ("0.real", "0.real"),
    ("99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ("a[99999999999999999999]", "ValueError: Too many decimal digits in format string"),
    ("\u{661}", "1"),
    ("-1", "'-1'"),
    ("a[-1]", "'a'['-1']"),
    ("a[b.c]", "'a'['b.c']"),
    ("a[0][1]", "'a'[0][1]"),
];

#[test]
fn templates() {
    for &(template, expected) in TEMPLATES {
        let text = Text::from(template);
        let part = |range: &std::ops::Range<usize>| text.slice(range.clone()).to_str_lossy().into_owned();
        let pieces: Result<Vec<String>, FormatError> = template::TemplatePieces::new(&text, 0..text.len())
            .map(|piece| {
                let piece = piece?;
                let literal = part(&piece.literal);
                let Some(field) = piece.field else { return Ok(literal) };
                let conversion = field.conversion.and_then(char::from_u32).map(String::from).unwrap_or_default();
                Ok(format!("{literal}|{}|{}|{conversion}", part(&field.name), part(&field.specification)))
            })
            .collect();
        assert_eq!(shown(pieces.map(|pieces| Text::from(pieces.join("&")))), expected, "{template}");
    }
}

#[test]
fn field_names() {
    use template::{FieldName, FieldStart, FieldStep};
    for &(name, expected) in NAMES {
        let text = Text::from(name);
        let part = |range: std::ops::Range<usize>| text.slice(range);
        let parse = || {
            let (start, steps) = FieldName::parse(&text, 0..text.len(), None)?;
            let mut shown = match start {
                FieldStart::Index(index) => index.to_string(),
                FieldStart::Name(range) => part(range).repr().to_str_lossy().into_owned(),
            };
            for step in steps {
                shown += &match step? {
                    FieldStep::Attribute(range) => format!(".{}", part(range).to_str_lossy()),
                    FieldStep::Key(range) => format!("[{}]", part(range).repr().to_str_lossy()),
                    FieldStep::Index(index) => format!("[{index}]"),
                };
            }
            Ok(Text::from(shown))
        };
        assert_eq!(shown(parse()), expected, "{name}");
    }
}

#[test]
fn numbering() {
    use template::{FieldName, FieldNumbering, FieldStart};
    let text = Text::from("0a");
    let mut numbering = FieldNumbering::default();
    let mut start = |range| FieldName::parse(&text, range, Some(&mut numbering)).map(|(start, _)| start);
    assert_eq!(start(0..0), Ok(FieldStart::Index(0)));
    assert_eq!(start(1..2), Ok(FieldStart::Name(1..2)));
    assert_eq!(start(0..0), Ok(FieldStart::Index(1)));
    let error = start(0..1).expect_err("a switch");
    assert_eq!(error.message, "cannot switch from automatic field numbering to manual field specification");
    let mut numbering = FieldNumbering::Manual;
    let error = FieldName::parse(&text, 0..0, Some(&mut numbering)).err().expect("a switch");
    assert_eq!(error.message, "cannot switch from manual field specification to automatic field numbering");
}
