# /// case
# topics = ["expressions.literals"]
# ///

def show(*sources):
    """The value and type of each literal, or why it is none."""
    for source in sources:
        try:
            value = eval(source)
        except SyntaxError as error:
            print(f"{source}: {error.msg}")
        else:
            print(f"{source}: {value!r} {type(value).__name__}")


# %% decimal-integers
show("0", "00", "000_0", "7", "1_000", "1_0_0", "123456789012345678901234567890", "9" * 50, "0_0", "1_2_3")

# %% other-bases
show("0x1F", "0XaB", "0x_ff", "0xdead_beef", "0o17", "0O7", "0o_1_7", "0b101", "0B1", "0b_1_0", "0xFFFFFFFFFFFFFFFFFFFF", "0b" + "1" * 70, "0o7777777777777777777777777")

# %% wrong-integers
show("01", "0777", "1__0", "1_", "0x", "0x_", "0xg", "0o8", "0o", "0b2", "0b", "0b1_", "0_7", "1_000_", "0x1__2", "09.5", "09", "09e1", "00.5", "1a", "1if 2else 3", "0xfor x in []")

# %% floats
show("1.0", "1.", ".5", "1e3", "1E3", "1e+3", "1e-3", "1_0.0_1", "1_0e1_0", "00.5", "09.5", "0e0", "1e308", "1e309", "1e-400", "-0.0", "1.7976931348623157e308", "5e-324", "2e-324",
     "0.1", "123456789.123456789", "1e16", "1e15", "1e22", "1e23", "0.0001", "0.00001")

# %% wrong-floats
show("1._0", "1_.0", "1e", "1e+", "1e_1", "1.e", "._5", "1.0_", "1e1_", "1.2.3", "1e5.5")

# %% imaginary
show("1j", "1J", "1.5j", ".5j", "1e3j", "0j", "-0j", "007j", "1_0j", "1+2j", "-1-0j", "1.j", "0x1j", "1ej")

# %% strings
show("'a'", '"a"', "'''a'''", '"""a"""', "'a\"b'", '"a\'b"', "''", "'a' 'b'", "'a' \"b\" '''c'''", "('a'\n'b')", "'\\\n'", "'''\n'''", "'a\\\nb'", "u'a'", "U'a'", "r'a\\n'", "R'\\'", "r'\\''", "r'\\\\'")

# %% escapes
show(r"'\a\b\f\n\r\t\v\\\'\"'", r"'\0\00\000\0000'", r"'\1\12\123\1234'", r"'\377'", r"'\x41\xff'", r"'\u0041\u20ac'", r"'\U0001F600'", r"'\N{EURO SIGN}\N{greek small letter alpha}'", r"'\ud800'", r"'\N{LATIN SMALL LETTER A WITH ACUTE}'")

# %% wrong-escapes
show(r"'\x4'", r"'\x'", r"'\xg1'", r"'\u123'", r"'\u'", r"'\U0001'", r"'\U00110000'", r"'\N{}'", r"'\N'", r"'\N{no such name}'", r"'\N{EURO SIGN'", r"b'\x4'", r"b'\xzz'")

# %% bytes
show("b'a'", "B'a'", "br'\\n'", "rb'\\n'", "Rb'a'", "bR'a'", r"b'\x00\xff'", r"b'\u0041'", r"b'\0\12\377'", "b'a' b'b'", "b'''\n'''", r"b'\'\"'", r"b'\N{EURO SIGN}'", "b''")

# %% wrong-bytes
show("b'é'", "b'a' 'b'", "'a' b'b'", "b'a' f'b'", "ub'a'", "bu'a'", "rbr'a'", "fb'a'", "bf''", "ur'a'", "b'日本'", "u r'a'")

# %% unknown-escapes
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    show(r"'\d'", r"'\8'", r"b'\d'", r"'\ '", r"'a\qb'", r"'\777'", r"b'\400'", r"'\é'")
for warning in caught:
    print(warning.category.__name__, warning.message)

# %% prefixes
for prefix in "r", "R", "b", "B", "br", "bR", "Br", "BR", "rb", "rB", "Rb", "RB", "u", "U", "f", "F", "fr", "fR", "Fr", "FR", "rf", "rF", "Rf", "RF":
    show(prefix + r"'\x41'")

# %% constants
show("None", "True", "False", "...", "Ellipsis", "NotImplemented", "__debug__", "none", "()", "[]", "{}", "(1,)", "{1}", "{1: 2}", "(1)") if False else show("None", "True", "False", "...", "Ellipsis", "NotImplemented", "__debug__", "()", "[]", "{}", "(1,)", "{1}", "{1: 2}", "(1)")

# %% displays
show("(1, 2)", "1, 2", "1,", "[1, 2, ]", "[1]", "{1, 1, 2}", "{1: 2, 1: 3}", "{1: 1, True: 2, 1.0: 3}", "{True, 1, 1.0}", "{'a': 1, **{'b': 2}}", "[*'ab', *()]", "{*'a'}", "((),)", "[[]]", "{**{}}", "(*'a',)", "{0: {1: {2: 3}}}", "[1, 2][0]", "{**{'a': 1}, 'a': 2}", "(1, )", "( )", "[ ]", "{ }")

# %% wrong-displays
show("(,)", "[,]", "{,}", "{1: }", "{: 1}", "{1: 2, 3}", "{1, 2: 3}", "[1 2]", "(1 2)", "{1 2}", "{*{}: 1}", "{**[]: 1}", "(*'a')", "*'a'", "{1:2:3}", "[1, , 2]")

# %% display-order
def trace(value):
    print(value, end=" ")
    return value
print([trace(1), trace(2)], (trace(1), trace(2)), {trace(1), trace(2)})
print({trace("k1"): trace("v1"), trace("k2"): trace("v2")})
print([*trace([1]), trace(2), *trace([3])], {**trace({1: 2}), trace(3): trace(4)})

# %% docstrings
def function():
    "first"
    "second"
def joined():
    "first " "second"
def formatted():
    f"first"
def of_bytes():
    b"first"
def late():
    pass
    "late"
class Class:
    """text
        indented
      less
    """
def number():
    1
for value in function, joined, formatted, of_bytes, late, Class, number:
    print(value.__name__, repr(value.__doc__))

# %% calls-and-attributes-of-literals
print(1 .real, 1.0.real, 1..real, 1j.imag, "a".upper(), [1].count(1), {1: 2}[1], (1, 2)[0], b"a".hex(), 0xf.bit_length(), 1_0.bit_length() if False else 10 .bit_length(), ....__class__, (5).real, -1 .real, {1} | {2}, "ab"[0], "%s" % 1)

# %% long-integers-in-source
import sys
source = "9" * 5000
try:
    eval(source)
except SyntaxError as error:
    print(error.msg)
print(eval("0x" + "f" * 5000) == 16 ** 5000 - 1, eval("0b" + "1" * 20000) == 2 ** 20000 - 1, len(str(eval("9" * 4300))))
try:
    str(10 ** 5000)
except ValueError as error:
    print(error)

# %% unicode-identifiers
é = 1
名前 = 2
ﬁ = 3
𝐱 = 4
print(é, 名前, fi, x, sorted(name for name in globals() if not name.startswith("_") and name not in ("show",)))
print(eval("ªb", {"ab": 5}), eval("ℌ", {"H": 6}), "µ".isidentifier())
class Class:
    ﬀ = 1
print(Class.ff, Class.ﬀ, getattr(Class, "ff"), hasattr(Class, "ﬀ"))
