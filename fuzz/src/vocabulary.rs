//! Interesting values, shared by all generators: those at the edges of what an implementation stores or caches.

use std::borrow::Cow;

use arbitrary::Result;

use crate::choices::Choices;

/// Integers around caches, digits of 30 bits, machine words, and floats' exactness.
pub const INTS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "3",
    "7",
    "10",
    "-5",
    "-6",
    "100",
    "255",
    "256",
    "257",
    "True",
    "False",
    "32767",
    "-32768",
    "65536",
    "1073741823",
    "1073741824",
    "-1073741824",
    "2147483647",
    "-2147483648",
    "4294967296",
    "1 << 53",
    "(1 << 53) + 1",
    "(1 << 60) - 1",
    "1 << 60",
    "(1 << 63) - 1",
    "1 << 63",
    "-(1 << 63)",
    "-(1 << 63) - 1",
    "1 << 64",
    "10**18",
    "10**25",
    "-10**40",
    "Int(5)",
    "Int(-1)",
];

/// Integers that may be lengths, exponents and widths.
pub const SMALL: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "8",
    "-1",
    "-2",
    "-3",
    "10",
    "17",
    "True",
    "False",
    "None",
    "Int(2)",
    "Index(2)",
    "Index(-1)",
    "1.5",
    "\"1\"",
    "1 << 63",
    "-(1 << 63)",
    "1 << 100",
    "Raising()",
    "Wrong()",
];

/// Small integers alone.
pub const COUNTS: &[&str] =
    &["0", "1", "2", "3", "4", "5", "8", "-1", "-2", "-3", "10", "17", "True", "Int(2)", "Index(2)"];

/// Floats.
pub const FLOATS: &[&str] = &[
    "0.0",
    "-0.0",
    "1.0",
    "-1.5",
    "0.1",
    "0.5",
    "2.5",
    "1e16",
    "1e15 + 0.3",
    "1e22",
    "1e23",
    "5e-324",
    "2.2250738585072014e-308",
    "1.7976931348623157e308",
    "float(\"nan\")",
    "float(\"inf\")",
    "-float(\"inf\")",
    "9007199254740993.0",
    "123456789.125",
    "0.30000000000000004",
    "1e-7",
    "Float(2.5)",
];

/// Complex numbers.
pub const COMPLEX: &[&str] =
    &["0j", "1j", "-1j", "1 + 2j", "complex(\"nan\")", "complex(-0.0, 0.0)", "complex(0.0, -0.0)", "1e300 + 1e300j"];

/// Text of every width of storage, with what methods of text look for.
pub const STRINGS: &[&str] = &[
    "\"\"",
    "\"a\"",
    "\"b\"",
    "\"abc\"",
    "\"aab\"",
    "\" a b \"",
    "\"1\"",
    "\"-12\"",
    "\"1_0\"",
    "\"ABC\"",
    "\"Ab cD\"",
    "\"\\n\"",
    "\"a\\nb\\r\\nc\"",
    "\"\\t1\\tx\"",
    "\"\\xe9\"",
    "\"stra\\xdfe\"",
    "\"\\u0130\"",
    "\"\\u01c5\"",
    "\"\\u0660\\u0662\"",
    "\"\\U0001f600x\"",
    "\"\\ud800\"",
    "\"\\0\"",
    "\"nan\"",
    "\"%s\"",
    "\"{}\"",
    "\"{0!r:>5}\"",
    "\"x\" * 40",
    "Str(\"ab\")",
    "\"\\xb2\"",
    "\"\\u1e9e\"",
    "\"\\u03a3\\u03c3\\u03c2\"",
    "\"e\\u0301\"",
];

/// Binary data.
pub const BYTES: &[&str] = &[
    "b\"\"",
    "b\"a\"",
    "b\"abc\"",
    "b\"\\xff\\x00\"",
    "b\" a b \"",
    "b\"aab\"",
    "bytearray()",
    "bytearray(b\"abc\")",
    "bytearray(b\"a\\n\\xe9\")",
    "memoryview(b\"abc\")",
    "memoryview(bytearray(b\"xyz\"))[::2]",
    "Bytes(b\"ab\")",
    "b\"12\"",
    "b\"Ab cD\"",
];

/// Sequences.
pub const SEQUENCES: &[&str] = &[
    "[]",
    "[1]",
    "[1, 2, 3]",
    "[3, 1, 2]",
    "[None]",
    "[[]]",
    "[1, \"a\"]",
    "[0.0, -0.0]",
    "()",
    "(1,)",
    "(1, 2, 3)",
    "(1, (2, [3]))",
    "range(0)",
    "range(3)",
    "range(10, 0, -3)",
    "range(1 << 70, (1 << 70) + 3)",
    "List([1, 2])",
    "Tuple((1, 2))",
    "[True, 1, 1.0]",
    "[\"b\", \"a\"]",
    "[(1, 2), (0, 3)]",
    "Sequence(1, 2)",
];

/// Mappings and sets.
pub const COLLECTIONS: &[&str] = &[
    "{}",
    "{1: 2}",
    "{\"a\": 1, \"b\": 2}",
    "{(): []}",
    "set()",
    "{1}",
    "{1, 2, 3}",
    "{\"a\", \"b\", \"c\"}",
    "frozenset()",
    "frozenset({1, 2})",
    "Dict({1: 2})",
    "Set({1, 2})",
    "{1: 2}.keys()",
    "{\"a\": 1}.items()",
    "{1: [2]}.values()",
    "{-1, -2}",
    "{0, 8, 16, 24, 32}",
    "{1.0, 1 << 61, \"x\"}",
    "{\"n\": 1, True: 2, 1.5: 3}",
];

/// Things that are none of the above.
pub const OTHERS: &[&str] = &[
    "None",
    "...",
    "NotImplemented",
    "int",
    "object",
    "len",
    "slice(1, 2)",
    "iter([1, 2])",
    "(x for x in (1, 2))",
    "zip([1], [2])",
    "enumerate(\"ab\")",
    "ValueError(\"v\")",
    "lambda: 1",
    "[].append",
    "str.upper",
    "type",
    "property()",
    "Ellipsis",
    "map(str, [1])",
];

/// Instances of the prelude's classes: they answer, refuse or lie where a special method is asked.
pub const HOSTILE: &[&str] =
    &["Raising()", "Wrong()", "Partner()", "Index(1)", "Number(2.5)", "Failing(1, 2)", "Sequence(3, 4)", "object()"];

/// What a hash is known of, besides numbers and text.
pub const KEYS: &[&str] = &[
    "b\"\"",
    "b\"ab\"",
    "()",
    "(1,)",
    "(1, \"a\")",
    "((), (2.0,))",
    "frozenset()",
    "frozenset({1, 2})",
    "range(3)",
    "range(0)",
    "0j",
    "1 + 2j",
    "(-1, -2)",
    "(0, 0.5)",
    "[]",
    "{}",
    "Raising()",
    "Wrong()",
];

/// Slices.
pub const SLICES: &[&str] = &[
    ":",
    "1:",
    ":1",
    "::2",
    "::-1",
    "1:2",
    "-1:",
    ":-1",
    "5:",
    "2:1",
    "-1:0:-1",
    "::3",
    "1 << 70:",
    ":-(1 << 70)",
    "::-2",
    "None:None",
    "Index(1):",
    ":Index(-1)",
    "::0",
    "1.5:",
    "\"a\":",
    "Raising():",
];

/// Format specifications.
pub const SPECIFICATIONS: &[&str] = &[
    "",
    "d",
    "5",
    "<5",
    ">5",
    "^5",
    "=+5",
    "05",
    "+",
    "-",
    " ",
    "x",
    "#x",
    "#b",
    "o",
    "X",
    "c",
    "n",
    "e",
    "f",
    "g",
    "%",
    ".2",
    ".0f",
    ".3e",
    "#.0f",
    "z.1f",
    ",",
    "_",
    ",.2f",
    "_x",
    "#010x",
    "*^9",
    "s",
    ".1",
    "10.3s",
    "r",
    "+.1e",
    "G",
    "020,",
    "\\u00e9>4",
    "=5",
    ",d",
    "5%",
    "!r",
    "{0}",
    "9",
    "08.3f",
    ".1000d",
    ",n",
    "_s",
];

/// Anything, the frequent kinds more often.
pub fn any(choices: &mut Choices) -> Result<Cow<'static, str>> {
    const TABLES: &[(u32, &[&str])] = &[
        (6, INTS),
        (4, FLOATS),
        (1, COMPLEX),
        (5, STRINGS),
        (3, BYTES),
        (5, SEQUENCES),
        (4, COLLECTIONS),
        (2, OTHERS),
        (3, HOSTILE),
    ];
    let (_, table) = choices.weighted(TABLES, |(weight, _)| *weight, |_, _| true)?;
    from(table, choices)
}

/// One of a table.
pub fn from(table: &[&'static str], choices: &mut Choices) -> Result<Cow<'static, str>> {
    Ok(Cow::Borrowed(choices.pick(table)?))
}

/// An integer that is now and then any other than those of the tables.
pub fn int(choices: &mut Choices) -> Result<Cow<'static, str>> {
    if choices.one_in(5)? {
        let exponent = choices.between(0, 130)?;
        let (sign, offset) = (["", "-"][choices.below(2)?], [" - 1", "", " + 1"][choices.below(3)?]);
        return Ok(Cow::Owned(format!("{sign}(1 << {exponent}){offset}")));
    }
    from(INTS, choices)
}

/// What the holes mean that all generators understand.
pub fn common(hole: &str, choices: &mut Choices) -> Result<Cow<'static, str>> {
    match hole {
        "int" => int(choices),
        // Of other integers a range does not know where they are: it goes through all that it has.
        "exact" => Ok(int(choices).map(|text| if text.starts_with("Int(") { "5".into() } else { text })?),
        "small" => from(SMALL, choices),
        "count" => from(COUNTS, choices),
        "float" => from(FLOATS, choices),
        "complex" => from(COMPLEX, choices),
        "number" => match choices.below(4)? {
            0 | 1 => int(choices),
            2 => from(FLOATS, choices),
            _ => from(COMPLEX, choices),
        },
        "string" => from(STRINGS, choices),
        "bytes" => from(BYTES, choices),
        "sequence" => from(SEQUENCES, choices),
        "collection" => from(COLLECTIONS, choices),
        "iterable" => match choices.below(6)? {
            0 | 1 => from(SEQUENCES, choices),
            2 | 3 => from(COLLECTIONS, choices),
            4 => from(STRINGS, choices),
            _ => from(OTHERS, choices),
        },
        // The hash of anything else may depend on where it lies.
        "key" => match choices.below(5)? {
            0 | 1 => int(choices),
            2 => from(STRINGS, choices),
            3 => from(KEYS, choices),
            _ => Ok(choices.pick(FLOATS).map(|text| if text.contains("nan") { "2.0" } else { text })?.into()),
        },
        "hostile" => from(HOSTILE, choices),
        "slice" => from(SLICES, choices),
        "specification" => from(SPECIFICATIONS, choices),
        _ => any(choices),
    }
}

/// An expression that may stand beside any operator.
pub fn operand(text: Cow<'static, str>) -> Cow<'static, str> {
    // A number is followed by no attribute.
    let is_number = text.starts_with(|character: char| character.is_ascii_digit());
    let is_simple =
        !is_number && text.chars().all(|character| character.is_ascii_alphanumeric() || "_.\"".contains(character));
    if is_simple { text } else { Cow::Owned(format!("({text})")) }
}
