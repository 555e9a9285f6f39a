# /// case
# topics = ["identity.constants", "code-objects.constants"]
# ///

def folded(*sources):
    """What the compiler leaves of an expression: the constants of its code."""
    for source in sources:
        try:
            constants = compile(source, "f", "eval").co_consts
        except Exception as error:
            print(source, type(error).__name__, error)
            continue
        text = repr(tuple(getattr(constant, "co_name", constant) for constant in constants))
        print(source, "->", text if len(text) < 150 else f"{len(text)} characters")


def same(*pairs):
    """Two expressions of one code object: one value?"""
    for left, right in pairs:
        result = eval(f"[{left}, {right}]")
        print(left, "|", right, result[0] is result[1])


# %% arithmetic
folded("1 + 2", "2 - 5", "3 * 4", "7 // 2", "7 % 3", "7 / 2", "2 ** 10", "1 << 8", "256 >> 4", "6 & 3", "6 | 3", "6 ^ 3", "1.5 + 1", "1 + 2j", "True + 1", "1 + 2 + 3", "1 + (2 * 3)", "'a' + 'b'", "b'a' + b'b'", "(1,) + (2,)")

# %% arithmetic-with-names
folded("a + 1 + 2", "1 + 2 + a", "a * 2 * 3", "2 * 3 * a", "a + (1 + 2)", "'a' 'b' + c", "-1 + a", "a ** -1")

# %% what-fails-stays
folded("1 / 0", "1 // 0", "1 % 0", "1 << -1", "0 ** -1", "'a' - 'b'", "1 + 'a'", "'a' * 'b'", "(1).x", "1[0]", "'abc'[5]", "()[0]", "-'a'", "~1.5", "+None", "1 @ 2", "None + None", "... + 1")

# %% unary
folded("-5", "--5", "-(5)", "+5", "~5", "~True", "not True", "not 0", "not ''", "not None", "not ()", "-0", "-0.0", "-1.5", "-2j", "+True", "-True", "not not 5", "not 'a'", "-(-5)", "not ...", "not (1, 2)")

# %% unary-over-comparisons
folded("not a is b", "not a is not b", "not a in b", "not a not in b", "not a < b", "not a == b", "not a < b < c", "not 1 is 2", "not (1 == 1)")

# %% powers-and-their-limits
folded("2 ** 127", "2 ** 128", "2 ** 129", "3 ** 80", "3 ** 81", "10 ** 38", "10 ** 39", "2 ** 0", "0 ** 0", "2 ** -1", "1 ** 1000", "0 ** 1000", "(-1) ** 200", "2.0 ** 200", "2 ** 0.5", "(-8) ** (1 / 3)", "10 ** 100", "True ** 500", "2 ** True")

# %% products-and-their-limits
folded("2 ** 60 * 2 ** 60", "2 ** 64 * 2 ** 63", "2 ** 64 * 2 ** 64", "10 ** 19 * 10 ** 19", "10 ** 20 * 10 ** 20", "(2 ** 100) * 0", "0 * 2 ** 120")

# %% shifts-and-their-limits
folded("1 << 127", "1 << 128", "1 << 129", "3 << 126", "3 << 127", "0 << 1000", "1 >> 1000", "-1 << 127", "-1 << 128", "1 << 64 << 63", "1 << 64 << 64", "True << 3")

# %% repeated-strings-and-their-limits
for count in (0, 1, 2, 1000, 4095, 4096, 4097, 5000, -1):
    folded(f"'a' * {count}", f"{count} * 'a'", f"b'a' * {count}", f"'ab' * {count}")

# %% repeated-tuples-and-their-limits
for count in (0, 1, 2, 63, 64, 65, 127, 128, 255, 256, 257, -1):
    folded(f"(0,) * {count}", f"{count} * (0,)", f"(0, 1) * {count}", f"() * {count}", f"((0, 1),) * {count}")

# %% long-concatenations
folded("'a' * 4096 + 'b'", "'a' * 4000 + 'a' * 4000", "(0,) * 256 + (0,)", "'a' + 'b' + 'c' + 'd'", "'a' 'b' * 3", "('a' 'b') * 3")

# %% modulo-of-strings
folded("'%s' % 5", "'%s' % 'a'", "'a' % ()", "'%s %s' % (1, 2)", "'%s' % (a,)", "'%s' % a", "b'%d' % 5", "'%%' % ()", "'%d' % 5", "'%s%s' % ('a', a)", "'abc' % 5")

# %% subscripts
folded("'abc'[1]", "'abc'[-1]", "b'abc'[0]", "(1, 2, 3)[1]", "'abc'[True]", "'abc'[1:]", "(1, 2)[0:1]", "((1, 2), 3)[0][1]", "'abc'['a']", "'abc'[1.0]", "'\\u20acx'[0]", "'\\U0001f600x'[0]", "'\\xe9x'[0]", "[1, 2][0]", "{1: 2}[1]", "(a, 1)[1]")

# %% tuples
folded("(1, 2)", "(1, (2, 3))", "((), ())", "(1, a)", "(1, -1)", "(1 + 1, 'a' + 'b')", "(None, ..., True)", "(1, [2])", "(*(1, 2), 3)", "()", "(1,)", "(not True, 2)", "(lambda: 1, 2)")

# %% lists-and-sets
folded("[1, 2, 3]", "[1, 2]", "[1, a]", "{1, 2, 3}", "{1, 2}", "{1: 2, 3: 4}", "[*(1, 2)]", "{1: (2, 3)}", "[(1, 2), (3, 4), (5, 6)]", "{'a': 1, 'b': 2, 'c': 3}")

# %% membership
folded("a in [1, 2]", "a in {1, 2}", "a in (1, 2)", "a not in [1, 2]", "a in [1, b]", "a in {1, b}", "a in []", "a in {*()}", "a in [[1]]", "a in {(1, 2)}", "a in {1, 1.0, True}", "a in 'abc'", "a == [1, 2]", "a in [1] in [2]")

# %% iterated-displays
folded("[x for x in [1, 2]]", "[x for x in {1, 2}]", "[x for x in (1, 2)]", "{x for x in [1]}", "[x for x in [1, a]]", "list(x for x in [1, 2, 3])", "[x for x in []]")

# %% loops-over-displays
for source in ("for x in [1, 2]: pass", "for x in {1, 2}: pass", "for x in (1, 2): pass", "for x in [1, a]: pass", "for x in []: pass"):
    print(source, compile(source, "f", "exec").co_consts)

# %% comparisons-are-not-folded
folded("1 < 2", "1 == 1", "1 is 1", "1 in (1, 2)", "'a' == 'a'", "1 < 2 < 3", "None is None")

# %% conditions
folded("1 if True else 2", "1 if 0 else 2", "1 if '' else 2", "1 if a else 2", "a if True else b", "1 if not 0 else 2", "1 if None else 2", "1 if (1, 2) else 2", "1 if __debug__ else 2", "1 if ... else 2")

# %% and-and-or
folded("1 and 2", "0 and 2", "1 or 2", "0 or 2", "a and 1 and 2", "a or 1 or 2", "True and a", "False or a", "'' or 'x'", "None and a", "1 and 2 and 3", "() or 5", "not (a and b)")

# %% constants-in-conditions
for source in ("if 0: x = 1000", "if 1: x = 1000\nelse: x = 2000", "while 0: x = 1000", "while 1: x = 1000", "if '': x = 1000", "if not 1: x = 1000", "if None: x = 1000", "assert 1, 'text'", "assert 0, 'text'", "if a and 0: x = 1000", "if 0 or a: x = 1000", "if __debug__: x = 1000", "if not __debug__: x = 1000"):
    print(repr(source), compile(source, "f", "exec").co_consts)

# %% unused-constants
for source in ("5", "'text'", "5; 6", "(1, 2)", "None", "...", "1 + 2", "-5", "'a' 'b'", "a = 5; 'x'", "[1, 2, 3]", "f'text'", "def f():\n 5\n 'x'", "True"):
    code = compile(source, "f", "exec")
    print(repr(source), [constant for constant in code.co_consts if not hasattr(constant, "co_consts")])

# %% docstrings-stay
for source in ("def f(): 'text'", "def f():\n 'text'\n return 'text'", "def f():\n 'a' 'b'", "def f(): f'text'", "def f(): b'text'", "def f():\n 'a' + 'b'", "def f():\n 'text'; 5"):
    print(repr(source), compile(source, "f", "exec").co_consts[0].co_consts)

# %% f-strings
folded("f'a'", "f'a' 'b'", "f'{1}'", "f'{a}b' 'c'", "f'{1 + 2}'", "f'{\"x\"}'", "f''", "f'' ''", "f'{{}}'", "f'{a!r:}'", "f'a{{b'", "f'{1}' f'{2}'")

# %% implicit-concatenation
folded("'a' 'b'", "'a' \"b\" '''c'''", "b'a' b'b'", "r'\\n' '\\n'", "u'a' 'b'", "'a' f'b'", "('a'\n'b')", "'a' 'b' 'c' * 2")

# %% debug-constant
folded("__debug__", "not __debug__", "(__debug__, 1)", "__debug__ + 1")

# %% calls-attributes-and-others-stay
folded("abs(-5)", "'a'.upper()", "len('abc')", "(5).real", "int('5')", "'a'.join(['b'])", "str(5)", "(lambda: 1 + 2)", "[1 + 2]", "{1 + 2: 3 * 4}", "f(1 + 2, *(3, 4))", "x[1 + 2]", "x[1 + 2:3 * 4]")

# %% identity-of-folded-and-written
same(("'a' + 'b'", "'ab'"), ("2 ** 10", "1024"), ("500 + 500", "1000"), ("-1000", "-1000"), ("-1000", "-(1000)"), ("1.0 + 0.5", "1.5"), ("(1, 2) + (3,)", "(1, 2, 3)"), ("(1, 1 + 1)", "(1, 2)"), ("'two ' + 'words'", "'two words'"), ("b'a' + b'b'", "b'ab'"), ("not False", "True"), ("'a' * 3", "'aaa'"), ("'-' * 3", "'---'"), ("1 << 10", "1024"), ("10 ** 30", "1000000000000000000000000000000"), ("'abc'[0:2]", "'ab'"), ("'abc'[0]", "'a'"), ("(1000, 2)[0]", "1000"), ("-0.0", "0.0"), ("0.0", "0.0"), ("-0.0", "-0.0"), ("1 + 1j", "1 + 1j"), ("'%s' % 'ab'", "'ab'"), ("f'ab'", "'ab'"), ("'a' 'b'", "'ab'"))

# %% identity-across-code-objects
for source in ("'a' + 'b'", "'ab' * 2", "'a b' + 'c'", "2 ** 10", "500 + 500", "(1, 2) + (3,)", "1.0 + 0.5", "-1000", "-5", "'abc'[1]", "'abc'[0] + 'd'", "'x' * 20", "'x' * 21", "'x' * 4097", "b'a' + b'b'", "(1, 2)[:0]", "'a' * 0"):
    print(source, eval(source) is eval(source))

# %% folding-in-default-values-and-decorators
def function(a=1 + 2, b="x" * 3, c=(1, 2 * 2)): pass
print(function.__defaults__)
print([constant for constant in compile("def f(a=1 + 2, b='x' * 3): pass", "f", "exec").co_consts if not hasattr(constant, "co_consts")])
print([constant for constant in compile("def f(a: 1 + 2) -> 3 * 4: pass", "f", "exec").co_consts if not hasattr(constant, "co_consts")])
print([constant for constant in compile("def f(a: 1 + 2) -> 3 * 4: pass", "f", "exec", flags=0x1000000).co_consts if not hasattr(constant, "co_consts")])

# %% folding-in-patterns
for source in ("match a:\n case -5: pass", "match a:\n case 1 + 2j: pass", "match a:\n case -1.5 - 2j: pass", "match a:\n case 'a' 'b': pass", "match a:\n case {'x': -1}: pass", "match a:\n case {-1: b, 2 + 1j: c}: pass"):
    print(repr(source), compile(source, "f", "exec").co_consts)

# %% folding-without-an-optimizer
for optimize in (-1, 0, 1, 2):
    print(optimize, compile("a = 1 + 2; assert a, 'text'", "f", "exec", optimize=optimize).co_consts)

# %% augmented-and-annotated
for source in ("a += 1 + 2", "a: 1 + 2 = 3 * 4", "a[1 + 2] = 3 * 4", "a.b = 1 + 2", "a, b = 1, 2", "a, b = 1 + 2, 3", "a = b = 1000", "del a[1 + 2]", "return_value = -1", "a, b, c = 1, 2, 3", "a, b = [1, 2]", "(a, b), c = (1, 2), 3"):
    print(repr(source), compile(source, "f", "exec").co_consts)

# %% nested-parentheses-and-lines
folded("((((1 + 2))))", "(\n1 +\n2)", "(1 + \\\n2)", "1 + +2", "1 - -2", "~~5", "-(1 + 2)", "-(2 ** 2)", "(-2) ** 2", "-2 ** 2")
