//! Folding, and what the compiler refuses.

use num_bigint::BigInt;
use rstest::rstest;

use super::code::{CodeUnit, Constant};
use super::{FailureKind, Mode, Options, compile, opcode};
use crate::Version;

fn compiled(source: &str, mode: Mode) -> CodeUnit {
    let options = Options::new(Version::Python313.profile());
    compile(source, "test", mode, &options, &mut Vec::new()).expect("a program that compiles")
}

fn failure(source: &str) -> super::SyntaxFailure {
    let options = Options::new(Version::Python313.profile());
    compile(source, "test", Mode::Exec, &options, &mut Vec::new()).expect_err("a program that does not compile")
}

fn integer(value: i64) -> Constant {
    Constant::Int(BigInt::from(value))
}

/// The constant that an expression is folded to, if its code does nothing but return it.
fn folded(source: &str) -> Option<Constant> {
    let code = compiled(source, Mode::Eval);
    let [_, _, opcode::RETURN_CONST, index] = code.code[..] else { return None };
    code.constants.get(usize::from(index)).cloned()
}

#[rstest]
#[case("1 + 2", integer(3))]
#[case("2 ** 10", integer(1024))]
#[case("-7 // 2", integer(-4))]
#[case("-7 % 3", integer(2))]
#[case("1 / 2", Constant::Float(0.5))]
#[case("1e308 * 10", Constant::Float(f64::INFINITY))]
#[case("-0.0", Constant::Float(-0.0))]
#[case("2j * 2j", Constant::Complex(-4.0, 0.0))]
#[case("True + True", integer(2))]
#[case("True & False", Constant::Bool(false))]
#[case("not 'a'", Constant::Bool(false))]
#[case("'a' * 3 + 'b'", Constant::Str("aaab".to_owned()))]
#[case("b'a' + b'b'", Constant::Bytes(b"ab".to_vec()))]
#[case("(1, 2)[1]", integer(2))]
#[case("'abc'[-1]", Constant::Str("c".to_owned()))]
#[case("(1, (2,)) * 2", Constant::Tuple(vec![
    integer(1), Constant::Tuple(vec![integer(2)]), integer(1), Constant::Tuple(vec![integer(2)])
]))]
#[case("__debug__", Constant::Bool(true))]
#[case("'\\ud800'", Constant::SurrogateStr(vec![0xD800]))]
#[case("'a' '\\udfff'", Constant::SurrogateStr(vec![97, 0xDFFF]))]
fn constants_are_folded(#[case] source: &str, #[case] expected: Constant) {
    assert_eq!(folded(source), Some(expected));
}

#[rstest]
#[case::raises("1 / 0")]
#[case::too_many_bits("1 << 200")]
#[case::too_large_a_power("10 ** 1000")]
#[case::too_long_a_string("'a' * 5000")]
#[case::too_many_items("(1, 2) * 1000")]
#[case::no_operation("1 @ 2")]
#[case::out_of_range("'a'[1]")]
fn what_raises_or_grows_is_left(#[case] source: &str) {
    assert_eq!(folded(source), None);
}

#[rstest]
#[case("return", "'return' outside function")]
#[case("break", "'break' outside loop")]
#[case("continue", "'continue' not properly in loop")]
#[case("await x", "'await' outside function")]
#[case("def f(): await x", "'await' outside async function")]
#[case("async def f():\n yield\n return 1", "'return' with value in async generator")]
#[case("async def f(): yield from x", "'yield from' inside async function")]
#[case("*a = 1", "starred assignment target must be in a list or tuple")]
#[case("a, *b, *c = d", "multiple starred expressions in assignment")]
#[case("f(a=1, a=2)", "keyword argument repeated: a")]
#[case("from __future__ import braces", "not a chance")]
#[case("x\nfrom __future__ import division", "from __future__ imports must occur at the beginning of the file")]
#[case("1 = x", "cannot assign to literal here. Maybe you meant '==' instead of '='?")]
#[case("x = (1,", "'(' was never closed")]
#[case("x = 'a", "unterminated string literal (detected at line 1)")]
#[case("f(a b)", "invalid syntax. Perhaps you forgot a comma?")]
#[case("if x = 1: pass", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")]
#[case("if x\n pass", "expected ':'")]
fn errors_have_the_words_of_cpython(#[case] source: &str, #[case] message: &str) {
    assert_eq!(failure(source).message, message);
}

#[rstest]
#[case::parentheses("(".repeat(100_000) + &")".repeat(100_000), FailureKind::SyntaxError, "too many nested parentheses")]
#[case::signs("-".repeat(100_000) + "x", FailureKind::MemoryError, "Parser stack overflowed - Python source too complex to parse")]
#[case::terms("x+".repeat(100_000) + "x", FailureKind::RecursionError, "maximum recursion depth exceeded during compilation")]
#[case::attributes("x".to_owned() + &".a".repeat(100_000), FailureKind::RecursionError, "maximum recursion depth exceeded during compilation")]
fn depth_is_an_error(#[case] source: String, #[case] kind: FailureKind, #[case] message: &str) {
    let failure = failure(&source);
    assert_eq!((failure.kind, failure.message.as_str()), (kind, message));
}

#[rstest]
#[case::terms("x+".repeat(9_000) + "x")]
#[case::brackets("[".repeat(200) + &"]".repeat(200))]
#[case::signs("-".repeat(5_900) + "x")]
#[case::alternatives("if x: pass\n".to_owned() + &"elif x: pass\n".repeat(5_000))]
fn what_cpython_compiles_compiles(#[case] source: String) {
    compiled(&source, Mode::Exec);
}

#[test]
fn comprehensions_are_functions_before_312() {
    let options = Options::new(Version::Python311.profile());
    let code =
        compile("[x for x in y]", "test", Mode::Eval, &options, &mut Vec::new()).expect("a program that compiles");
    assert!(
        code.constants.iter().any(|constant| matches!(constant, Constant::Code(code) if code.name == "<listcomp>"))
    );
}

#[test]
fn values_of_expression_statements_are_printed_at_the_prompt() {
    let code = compiled("x", Mode::Single);
    assert!(code.code.chunks(2).any(|unit| unit[0] == opcode::CALL_INTRINSIC_1));
}
