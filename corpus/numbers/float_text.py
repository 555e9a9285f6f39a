# /// case
# topics = ["numbers.float-text"]
# ///

def attempt(*arguments, **keywords):
    shown = ", ".join([ascii(argument) for argument in arguments] + [f"{key}={value!r}" for key, value in keywords.items()])
    try:
        value = float(*arguments, **keywords)
        print(f"float({shown})", repr(value), type(value).__name__)
    except Exception as error:
        print(f"float({shown})", f"{type(error).__name__}: {ascii(str(error))}")

# %% decimal
for text in ("0", "1", "-1", "+1", "1.", ".5", "-.5", "1.5", "00.5", "1e5", "1E5", "1e+5", "1e-5", "1.e5", ".5e1", "1e", "e5", "1e+", ".", "-", "+", "", "1.2.3", "1e5.5", "1 e5", "- 1",
             "--1", "0x1p3", "1f", "1d5", "1,5", "1.5L", "ten"):
    attempt(text)

# %% special-values
for text in ("inf", "-inf", "+inf", "Infinity", "INFINITY", "-infinity", "iNf", "nan", "NaN", "-nan", "+nan", "NAN", "infi", "infinit", "infinityx", "nan0", "nan(1)", "in f", "1.#inf", "∞"):
    attempt(text)

# %% whitespace
for space in (" ", "\t", "\n", "\r", "\f", "\v", "\x1c", "\x85", "\xa0", "\u2003", "\u3000", "\u200b", "\x00"):
    attempt(space + "1.5")
    attempt("1.5" + space)
    attempt("1" + space + ".5")

# %% underscores
for text in ("1_0", "1_0.5", "1.0_5", "1e1_0", "1_000.000_1", "_1", "1_", "1__0", "1_.5", "1._5", "1_e5", "1e_5", "1e5_", "._5", "i_nf", "in_f", "n_an", "1_0_", "+_1"):
    attempt(text)

# %% unicode-digits
for text in ("\u0661.\u0662", "\uff11e\uff12", "1\u0662", "\u00b2", "\u00bd", "\u22121", "1\u066b5", "\uff0e5", "\u0661_\u0662"):
    attempt(text)

# %% bytes
for data in (b"1.5", b" 1e5 ", b"", b"x", b"1\x005", b"\xff", bytearray(b"2.5"), b"1_0", b"nan"):
    attempt(data)
print(float(memoryview(b"3.5")))

# %% extremes
for text in ("1e308", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e309", "-1e309", "1e400", "1e99999999999999999999", "5e-324", "2.5e-324", "2.4e-324",
             "1e-400", "-1e-400", "1e-99999999999999999999", "2.2250738585072014e-308", "2.2250738585072011e-308", "4.9406564584124654e-324", "0e999999999999", "0.0000e-9999999"):
    attempt(text)

# %% long-texts
#| title = "As many digits as one likes; the nearest number is found"
for text in ("0." + "1" * 400, "1" * 309, "1" * 310, "1" * 400, "0." + "0" * 323 + "5", "0." + "0" * 330 + "5" + "9" * 20, "9007199254740993", "9007199254740992.5", "9007199254740993.000000000000000000001",
             "1.00000000000000011102230246251565404", "1.00000000000000011102230246251565405", "1" + "0" * 400 + "e-400", "0." + "0" * 400 + "1e401", "123456789" * 30 + "e-200"):
    value = float(text)
    print(len(text), repr(value), value.hex())

# %% invalid-long-text
attempt("x" * 300)
attempt(b"x" * 300)
attempt("1.5" + "ä" * 3)

# %% arguments
attempt()
attempt(1, 2)
attempt(x=1)
attempt("1", base=10)
for value in (None, [], (), {}, 1j, object, Ellipsis):
    attempt(value)

# %% repr-shortest
#| title = "repr is the shortest text that reads back as the same number"
for value in (0.0, -0.0, 1.0, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 1e21, 1e22, 1e23, 9.999999999999999e22, 1e-4, 1e-5, 0.00012345, 0.000012345,
              5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740993.0, 100.0, 1e100, 1.5e300, 123456.789, 4.35, 0.3, 2.675, 1e-7, 12345678.9, 1e5, 0.1e-6):
    print(repr(value), str(value), f"{value}", format(value), "%s %r" % (value, value), [value], float(repr(value)) == value)

# %% repr-boundaries
#| title = "Where the exponent appears"
for exponent in range(-8, 20):
    print(repr(10.0**exponent), repr(1.25 * 10.0**exponent), repr(-9.9 * 10.0**exponent))

# %% repr-powers-of-two
for exponent in range(-1074, 1024, 61):
    print(exponent, repr(2.0**exponent), repr(3.0 * 2.0**exponent if exponent < 1022 else 1.0))

# %% round-trip
state = 1
for _ in range(200):
    state = state * 6364136223846793005 + 1442695040888963407 & 2**64 - 1
    text = f"{state >> 11}e{state % 630 - 330}"
    value = float(text)
    print(text, repr(value))
    assert float(repr(value)) == value and float.fromhex(value.hex()) == value

# %% literals
import warnings

for source in ("1.", ".5", "1e5", "1E-5", "1_0.0_1", "1e1_0", "1_.5", "1._5", "1e_5", "1e", "1.e", "0x1.5", "1.5.5", "1..real", "1.real", "1 .real", "1.0.real", "0777.5", "1e400", "-1e400", "1.5if 1else 2", "1e5j", ".5j", "1_000.j"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(source, repr(eval(source)), [str(warning.message) for warning in caught])
        except SyntaxError as error:
            print(source, "SyntaxError:", error.msg, error.offset)

# %% subclasses
class Real(float):
    def __new__(cls, *arguments):
        return super().__new__(cls, *arguments)

for arguments in ((), ("1.5",), (2,), (b"3",), (True,)):
    value = Real(*arguments)
    print(repr(value), type(value).__name__, type(float(value)).__name__, type(value + 1).__name__)
class Text(str):
    def __float__(self):
        return 42.0

attempt(Text("1.5"))
