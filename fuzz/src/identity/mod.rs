//! Which expressions give one object and which give two: constants, folding, interning, caches, copies; and how many
//! references there are.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::{self, features};
use crate::program::Program;
use crate::template::{Filling, Group, Operation, Vocabulary, group};
use crate::{Generator, debug_is_corpus_file, lift, vocabulary};

features! {
    /// What a program of identities may contain.
    pub enum Feature {
        Literal, Folded, Computed, Text, Bytes, Tuples, Frozensets, Bounded, Function, Executed, Default,
        Copy, Convert, Operator, Method, Interned, SameObject, References, Chained, Methods,
    }
}

const MOST_VALUES: usize = 8;
const MOST_OPERATIONS: usize = 16;

/// Values called `v0`, `v1`, …, and what is made of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// How each is bound: the statement has `$target` where the name stands.
    pub values: Vec<Operation<Feature>>,
    /// Expressions that are compared with all that came before.
    pub operations: Vec<Operation<Feature>>,
}

/// How a value is bound; `TARGET` is the name.
const VALUES: &[Group<Feature>] = &[
    group(
        Feature::Literal,
        5,
        &["TARGET = $literal", "TARGET = $literal", "TARGET = same = $literal", "TARGET, same = $literal, $literal"],
    ),
    group(
        Feature::Folded,
        4,
        &[
            "TARGET = 128 + 128",
            "TARGET = 1000 * 1000",
            "TARGET = -(5)",
            "TARGET = 2 ** 10",
            "TARGET = \"a\" + \"b\"",
            "TARGET = \"ab\" * 3",
            "TARGET = (1, 2) + (3,)",
            "TARGET = (1, 2, 3)[1:]",
            "TARGET = \"abc\"[1]",
            "TARGET = \"a b\" + \"c\"",
            "TARGET = 1.0 * 2",
            "TARGET = -0.0",
            "TARGET = 1 << 70",
            "TARGET = b\"a\" + b\"b\"",
            "TARGET = not True",
            "TARGET = (1, 2) * 2",
            "TARGET = \"x\" * 5000",
            "TARGET = 1 if True else 2",
            "TARGET = \"%s\" % \"a\"",
            "TARGET = \"a\" \"b\"",
            "TARGET = ()  + ()",
            "TARGET = 0x101",
            "TARGET = 257",
            "TARGET = 7 // 2 + 254",
        ],
    ),
    group(
        Feature::References,
        1,
        &[
            "held = other = []\ndel other\nTARGET = getrefcount(held)",
            "TARGET = held = [$literal]\ndel held\nprint(getrefcount(TARGET))",
            "TARGET = held, other = [], {}\ndel held\nprint([getrefcount(each) for each in TARGET])\ndel other",
        ],
    ),
    group(
        Feature::Computed,
        4,
        &[
            "TARGET = int(\"$count\")",
            "TARGET = int(\"257\")",
            "TARGET = len(\"a\" * 256) + 1",
            "TARGET = float(\"1.5\")",
            "TARGET = sum([100, 157])",
            "TARGET = \"\".join([\"a\", \"b\"])",
            "TARGET = tuple([1, 2])",
            "TARGET = chr(97)",
            "TARGET = chr(233)",
            "TARGET = \"ab\"[0]",
            "TARGET = bytes([97])",
            "TARGET = frozenset([1])",
            "TARGET = str(1)",
            "TARGET = divmod(514, 2)[0]",
            "TARGET = 1.5 + 0",
            "TARGET = int(257.0)",
            "TARGET = max(257, 1)",
            "TARGET = \"\\u0101\"[0]",
            "TARGET = True + 0",
            "TARGET = int(True)",
            "TARGET = -1 + 0",
            "TARGET = range(300)[257]",
            "TARGET = eval(\"257\")",
            "TARGET = repr(1)",
        ],
    ),
    group(
        Feature::Text,
        3,
        &[
            "TARGET = \"name\"",
            "TARGET = \"not a name\"",
            "TARGET = \"\"",
            "TARGET = \"a\"",
            "TARGET = \"\\xe9\"",
            "TARGET = \"\\u0101\"",
            "TARGET = \"a_1\"",
            "TARGET = \"1a\"",
            "TARGET = f\"{1}\"",
            "TARGET = f\"ab\"",
            "TARGET = \"na\" \"me\"",
            "TARGET = str.__name__",
            "TARGET = type(\"name\", (), {}).__name__",
            "TARGET = f\"{'name'}\"",
        ],
    ),
    group(
        Feature::Bytes,
        1,
        &[
            "TARGET = b\"\"",
            "TARGET = b\"a\"",
            "TARGET = b\"ab\"",
            "TARGET = bytes(0)",
            "TARGET = bytes(bytearray(b\"a\"))",
            "TARGET = bytes(memoryview(b\"\"))",
        ],
    ),
    group(
        Feature::Tuples,
        3,
        &[
            "TARGET = ()",
            "TARGET = (1, \"a\")",
            "TARGET = (1, (2, \"name\"))",
            "TARGET = tuple()",
            "TARGET = (1, None, ...)",
            "TARGET = (257, -0.0)",
            "TARGET = tuple((1, 2))",
            "TARGET = (lambda *all: all)()",
            "TARGET = (lambda *all: all)(*(1, 2))",
            "TARGET = *(), ",
            "TARGET = *(1, 2),",
            "TARGET = (v0,)",
        ],
    ),
    group(
        Feature::Frozensets,
        1,
        &[
            "TARGET = frozenset()",
            "TARGET = frozenset({1})",
            "TARGET = frozenset(frozenset({1}))",
            "TARGET = [each for each in [1] if each in {1, 2}] and frozenset({1, 2})",
        ],
    ),
    group(
        Feature::Bounded,
        2,
        &[
            "TARGET = 256",
            "TARGET = 257",
            "TARGET = -5",
            "TARGET = -6",
            "TARGET = 255 + 1",
            "TARGET = -5 - 1",
            "TARGET = v0 if 0 else 257",
            "TARGET = int(\"-6\")",
        ],
    ),
    group(
        Feature::Function,
        4,
        &[
            "def f():\n    return $literal\nTARGET = f()",
            "TARGET = (lambda: $literal)()",
            "def f():\n    return 257, \"not a name\", (1, 2)\nTARGET = f()[$place]",
            "def f(x=$literal):\n    return x\nTARGET = f()",
            "class C:\n    x = $literal\nTARGET = C.x",
            "TARGET = [$literal for each in \"a\"][0]",
            "def f():\n    yield $literal\nTARGET = next(f())",
        ],
    ),
    group(
        Feature::Executed,
        2,
        &[
            "exec(\"TARGET = 257\")",
            "TARGET = eval(\"'not a name'\")",
            "TARGET = eval(\"(1, 2)\")",
            "exec(\"TARGET = 'name'\")",
            "TARGET = eval(\"1.5\")",
        ],
    ),
    group(
        Feature::Default,
        1,
        &[
            "TARGET = (lambda x=(1, 2): x).__defaults__[0]",
            "TARGET = (lambda: (1, 2)).__code__.co_consts[-1]",
            "TARGET = (lambda: 257).__code__.co_consts[-1]",
            "TARGET = (lambda name: 0).__code__.co_varnames[0]",
            "TARGET = f.__name__ if \"f\" in globals() else 0",
        ],
    ),
];

/// What is made of a value.
const OPERATIONS: &[Group<Feature>] = &[
    group(
        Feature::Copy,
        3,
        &[
            "copy($target)",
            "deepcopy($target)",
            "$target[:]",
            "$target.copy()",
            "type($target)($target)",
            "$target[0:]",
            "$target[::1]",
            "$target[0:len($target)]",
            "deepcopy([$target, $target])[0]",
            "copy(($target,))",
        ],
    ),
    group(
        Feature::Convert,
        3,
        &[
            "str($target)",
            "int($target)",
            "float($target)",
            "tuple($target)",
            "(lambda it: it if type(it) is int else bytes(it))($target)",
            "frozenset($target)",
            "bool($target)",
            "complex($target)",
            "int(str($target))",
            "eval(repr($target))",
            "tuple(list($target))",
            "str(str($target))",
            "repr($target)",
            "list($target)",
            "f\"{$target}\"",
            "\"%s\" % $target",
            "format($target)",
        ],
    ),
    group(
        Feature::Operator,
        3,
        &[
            "+$target",
            "-(-$target)",
            "$target + 0",
            "$target * 1",
            "$target + \"\"",
            "\"\" + $target",
            "$target + ()",
            "() + $target",
            "1 * $target",
            "$target * 0",
            "$target | $target",
            "$target & $target",
            "$target - $target",
            "$target or $target",
            "$target and 257",
            "$target // 1",
            "$target ** 1",
            "$target + b\"\"",
            "$target ^ 0",
            "$target << 0",
            "abs($target)",
            "round($target)",
            "not $target",
            "$target == $target",
            "~~$target",
            "$target % 1000",
            "$target + $target",
            "0 + $target",
            "$target * -1",
            "$target >> 0",
            "pow($target, 1)",
            "$target - 0",
        ],
    ),
    group(
        Feature::Method,
        3,
        &[
            "$target.strip()",
            "$target.replace(\"q\", \"w\")",
            "$target.lower()",
            "$target.center(0)",
            "$target.zfill(0)",
            "$target.expandtabs()",
            "\"\".join([$target])",
            "$target.join([])",
            "$target.split()[0]",
            "$target.partition(\"q\")[0]",
            "$target.removeprefix(\"q\")",
            "$target.ljust(1)",
            "$target.translate({})",
            "$target.encode().decode()",
            "$target.format()",
            "$target.conjugate()",
            "$target.real",
            "$target.__add__(0)",
            "$target.__index__()",
            "$target.rsplit(\"q\")[0]",
            "$target.splitlines()[0]",
            "$target.capitalize()",
            "$target.union()",
            "$target.__getnewargs__()[0]",
            "$target.__str__()",
            "$target.__format__(\"\")",
            "$target.__trunc__()",
            "$target.numerator",
            "$target.lstrip(\"q\")",
            "$target.rpartition(\"q\")[2]",
            "$target % ()",
            "$target.title()",
        ],
    ),
    group(
        Feature::Interned,
        2,
        &[
            "intern($target)",
            "intern(\"\".join([\"na\", \"me\"]))",
            "intern(str($target))",
            "list(vars(type(\"T\", (), {$target: 1})))[0]",
            "list({$target: 1})[0]",
            "next(iter({$target}))",
            "intern(Str(\"name\"))",
            "setattr(intern, $target, 1)",
            "(lambda **names: list(names)[0])(**{$target: 1})",
        ],
    ),
    group(
        Feature::SameObject,
        2,
        &[
            "$target is $target",
            "[$target].index($target)",
            "[$target][0]",
            "dict(x=$target)[\"x\"]",
            "max($target, $target)",
            "sorted([$target])[0]",
            "($target,)",
            "list(map(id, [$target] * 2))[0] == id($target)",
            "{$target: $target}.popitem()[1]",
            "[*[$target]].pop()",
            "next(iter([$target]))",
            "sum([$target])",
            "$target in [float(\"nan\"), $target]",
        ],
    ),
    group(
        Feature::References,
        3,
        &[
            "getrefcount([])",
            "(lambda x: getrefcount(x))([])",
            "(lambda x: (lambda: (x, getrefcount(x)))())([])",
            "(x := [], y := [x, x], getrefcount(x))",
            "(x := object(), getrefcount(x), {x: x}, getrefcount(x))",
            "(x := [], z := lambda: x, getrefcount(x))",
            "(x := [[]] * 5, getrefcount(x[0]))",
            "(x := [], zip(x, x), getrefcount(x))",
            "(x := {}, iter(x), x.items(), getrefcount(x))",
            "(x := [], (x,) * 3, getrefcount(x))",
            "(x := [1, 2].append, getrefcount(x), getrefcount(x.__self__))",
            "(x := type(\"T\", (), {}), getrefcount(x))",
            "(x := lambda: 0, getrefcount(x), getrefcount(x.__code__))",
            "(x := ValueError([]), getrefcount(x), getrefcount(x.args))",
            "(x := (each for each in []), getrefcount(x))",
            "getrefcount(object())",
            "(x := type(\"T\", (), {})(), getrefcount(x), getrefcount(type(x)))",
            "(x := [], getrefcount(x), x.append(x), getrefcount(x), x.clear())",
            "(x := slice([], 1), getrefcount(x.start))",
            "(x := range(1 << 70), getrefcount(x.stop))",
            "(x := memoryview(bytearray(3)), getrefcount(x.obj))",
            "getrefcount(None) > 1000",
            "(x := Int(5), [x, x], getrefcount(x))",
            "(x := property([].append), getrefcount(x.fget))",
            "(x := {}, x.update(a=x), getrefcount(x), x.clear())",
            "(x := set(), frozenset([(1, id)]), getrefcount(x))",
            // The exact count of what all programs share is no program's business.
            "getrefcount(\"known\") > 1000000",
            "getrefcount(intern(\"known\" * 2)) > 1000000",
            "getrefcount(among.__name__) > 1000000",
            "getrefcount(among.__code__.co_varnames[0]) > 1000000",
        ],
    ),
    group(
        Feature::Chained,
        1,
        &[
            "(x := $target, x)[1]",
            "[y := $target, y][-1]",
            "(lambda x: x)($target)",
            "(lambda x=$target: x)()",
            "[x for x in [$target]][0]",
            "{1: $target}[1]",
            "(lambda *x: x[0])($target)",
            "next(x for x in [$target])",
        ],
    ),
    group(
        Feature::Methods,
        1,
        &[
            "$target.__class__",
            "$target.__str__ is $target.__str__",
            "type($target).__str__ is type($target).__str__",
            "[].append is [].append",
            "int.__add__ is int.__dict__[\"__add__\"]",
            "type($target).__dict__ is type($target).__dict__",
            "str.join is str.join",
            "globals() is globals()",
            "(lambda: 0).__globals__ is globals()",
            "iter(i := iter([$target])) is i",
            "$target.__hash__() == hash($target)",
            "vars(Str) == vars(Str)",
            "type(type($target)) is type",
            "[] is []",
            "() is ()",
            "object() is object()",
            "(lambda: 0) is (lambda: 0)",
        ],
    ),
];

struct Words {
    values: usize,
}

impl Vocabulary<Feature> for Words {
    fn fill(&self, hole: &str, choices: &mut Choices) -> Result<Filling<Feature>> {
        const LITERALS: &[&str] = &[
            "257",
            "256",
            "-6",
            "1.5",
            "0.0",
            "-0.0",
            "\"name\"",
            "\"not a name\"",
            "\"a\"",
            "\"\"",
            "b\"ab\"",
            "(1, 2)",
            "(257, \"name\")",
            "1 << 70",
            "1j",
            "None",
            "...",
            "True",
            "()",
            "((), ())",
            "\"\\xe9\"",
            "\"\\u0101\"",
            "(1.0, 1)",
            "(True, 1)",
            "1000000007",
            "\"x\" * 20",
            "\"x\" * 21",
            "-1",
            "(-1, -1)",
            "[1]",
            "{}",
            "{1, 2}",
        ];
        Ok(Filling::Text(match hole {
            "literal" => vocabulary::from(LITERALS, choices)?,
            "place" => vocabulary::from(&["0", "1", "2"], choices)?,
            "target" => format!("v{}", choices.below(self.values.max(1))?).into(),
            _ => vocabulary::common(hole, choices)?,
        }))
    }
}

impl Generator for Identity {
    const NAME: &'static str = "identity";
    const ABOUT: &'static str = "which expressions give one object, and which give two";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        let values = choices
            .several("value", 1, MOST_VALUES, |choices, _| Operation::choose(VALUES, &Words { values: 0 }, choices))?;
        let words = Words { values: values.len() };
        let operations = choices
            .several("operation", 1, MOST_OPERATIONS, |choices, _| Operation::choose(OPERATIONS, &words, choices))?;
        Ok(Self { values, operations })
    }

    fn features(&self) -> BTreeSet<Feature> {
        feature::of_all(self.values.iter().chain(&self.operations), Operation::note_features)
    }

    fn topics(&self) -> Vec<&'static str> {
        vec!["identity.is-and-eq", "identity.constants", "identity.returned-arguments"]
    }

    fn program(&self) -> Program {
        lift::program(|source| {
            source.line("from copy import copy, deepcopy");
            source.line("from sys import getrefcount, intern");
            for (index, value) in self.values.iter().enumerate() {
                let name = format!("v{index}");
                source.line(format!("{name} = same = None"));
                source.block("try:", |source| source.lines(&value.to_string().replace("TARGET", &name)));
                source.block("except Exception as error:", |source| {
                    source.line(format!("failed(\"{name}\", error)"));
                });
                source.line(format!("shown_places(\"{name}\", {name}, same)"));
            }
            for (number, operation) in self.operations.iter().enumerate() {
                let is_fresh = operation.feature == Feature::References;
                // A list of all that is known would count as one reference more.
                let expression = if is_fresh { operation.to_string() } else { format!("among({operation})") };
                source.line(format!("show({number}, lambda: {expression})"));
            }
            source.line("shown_equal()");
        })
    }
}

debug_is_corpus_file!(Identity);
