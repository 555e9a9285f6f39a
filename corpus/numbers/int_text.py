# /// case
# topics = ["numbers.int-text"]
# ///

def attempt(*arguments, **keywords):
    shown = ", ".join([ascii(argument) for argument in arguments] + [f"{key}={value!r}" for key, value in keywords.items()])
    try:
        value = int(*arguments, **keywords)
        print(f"int({shown})", repr(value), type(value).__name__)
    except Exception as error:
        print(f"int({shown})", f"{type(error).__name__}: {ascii(str(error))}")

# %% decimal
for text in ("0", "1", "-1", "+1", "007", "-0", "123456789012345678901234567890", "- 1", "+-1", "--1", "", "-", "+", "1 2", "1.0", "1e5", "0x1", "ten", "1L"):
    attempt(text)

# %% whitespace
#| title = "Whitespace around the digits is ignored, all of Unicode's"
for space in (" ", "\t", "\n", "\r", "\f", "\v", "\x1c", "\x1f", "\x85", "\xa0", "\u2003", "\u3000", "\u200b", "\ufeff", "\x00"):
    attempt(space + "12")
    attempt("12" + space)
    attempt(space + "-12" + space)
    attempt("1" + space + "2")
    attempt("-" + space + "12")

# %% underscores
#| title = "Single underscores between digits"
for text in ("1_000", "1_0_0", "_1", "1_", "1__0", "+_1", "0_0", "0_1", "_", "1_000_000.0", "1 _0"):
    attempt(text)
for text in ("0x_f", "0xf_f", "0_xf", "0b_1", "0o_7", "_0x1", "0x__f", "0x_", "f_f", "_f"):
    attempt(text, 0)
    attempt(text, 16)

# %% unicode-digits
#| title = "Decimal digits of all scripts; not superscripts, fractions or numerals"
for text in ("\u0661\u0662\u0663", "\u0967\u0968", "\uff11\uff12", "1\u0662\uff13", "\U0001d7d8\U0001d7d9", "\u00b2", "\u00bd", "\u2167", "\u4e09",
             "\u0661_\u0662", "-\u0663", "\u22121", "\uff0b1"):
    attempt(text)
    attempt(text, 16)
attempt("\uff41", 16)

# %% every-base
#| title = "The largest digit of every base, and the one after it"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
for base in range(2, 37):
    attempt("10", base)
    attempt("-" + DIGITS[base - 1] * 3, base)
    attempt(DIGITS[base - 1].upper(), base)
    attempt((DIGITS + "!")[base], base)

# %% base-zero
#| title = "Base 0 reads what a literal would be"
for text in ("0", "00", "0_0", "01", "010", "10", "-10", "0x1F", "0X1f", "0b101", "0B101", "0o17", "0O17", "-0x10", "+0b1", "0x", "0b", "0o", "0b2", "0o8", "0xg",
             "1f", " 0x1 ", "0 x1", "0x 1", "0x-1", "--0x1", "1_0", "0b1_0"):
    attempt(text, 0)

# %% prefixes
#| title = "A prefix is allowed in its own base alone"
for text in ("0x10", "0b10", "0o10", "0X10", "0B10", "0O10"):
    for base in (2, 8, 10, 12, 16, 34, 36):
        attempt(text, base)

# %% bad-bases
for base in (1, -1, 37, 100, -16, 2**70, -(2**70), 10.0, "10", None, True, False):
    attempt("1", base)

# %% base-from-index
class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"

for base in (Index(16), Index(0), Index(1), Index("x"), Index(2**70)):
    attempt("10", base)

# %% bytes
for data in (b"12", b" 12\n", b"-1_0", b"", b"abc", b"1\x002", b"\xff", bytearray(b"34"), memoryview(b"56"), b"0x1f", b"\xd9\xa1"):
    attempt(data) if type(data) is not memoryview else print(int(data))
for data in (b"ff", bytearray(b"FF"), b"fg", b"\xff"):
    attempt(data, 16)
    attempt(data, base=0)

# %% base-needs-text
for value in (1, 1.5, None, [1], True, object):
    attempt(value, 10)
    attempt(value, base=2)

# %% arguments
attempt()
attempt(base=10)
attempt("1", 2, 3)
attempt("1", 2, base=3)
attempt(x="1")
attempt("1", bas=3)
attempt("1", base="2")
attempt(**{"x": 1, "base": 2})

# %% long-invalid-literal
#| title = "The text in the message is shortened"
attempt("x" * 300)
attempt("1" * 150 + "'" * 150)
attempt(b"y" * 300)

# %% digits-limit
import sys

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
attempt("1" * 4300 == "")
for text in ("1" * 4301, "-" + "1" * 4301, "1_" * 4300 + "1"):
    try:
        int(text)
    except ValueError as error:
        print(error)
print(int("1" * 4300) % 10**9, len(hex(int("f" * 5000, 16))), int("1" * 5000, 32) % 97, int("1" * 5000, 2) % 97)
for base in (3, 5, 7, 10, 36):
    try:
        print(base, int("1" * 5000, base) % 97)
    except ValueError as error:
        print(base, error)

# %% digits-limit-of-repr
number = 10**4300
for make in (str, repr, format, "{}".format, "%d".__mod__, "%s".__mod__, "{:,}".format, "{:d}".format, lambda n: f"{n}", lambda n: str([n]), int.__repr__):
    try:
        print(len(make(number)))
    except ValueError as error:
        print(error)
print(len(str(10**4299)), len(hex(number)), len(oct(number)), len(bin(number)), len(f"{number:x}"), len("%x" % number))

# %% digits-limit-set
import sys

for limit in (0, 640, 700, 10**6, 639, 1, -1, 2**40, 1.5, "700", None, True):
    try:
        print(limit, sys.set_int_max_str_digits(limit), sys.get_int_max_str_digits())
    except Exception as error:
        print(limit, f"{type(error).__name__}: {error}")
sys.set_int_max_str_digits(640)
for digits in (639, 640, 641):
    try:
        print(digits, len(str(int("1" * digits))))
    except ValueError as error:
        print(digits, error)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("1" * 5000) % 97)
for call in (lambda: sys.set_int_max_str_digits(), lambda: sys.set_int_max_str_digits(maxdigits=800), lambda: sys.set_int_max_str_digits(1, 2), lambda: sys.get_int_max_str_digits(1)):
    try:
        print(call())
    except TypeError as error:
        print(error)

# %% digits-limit-of-literals
try:
    compile("x = " + "1" * 4301, "<text>", "exec")
except SyntaxError as error:
    print(error)
print(len(compile("x = 0x" + "f" * 5000, "<text>", "exec").co_consts))

# %% to-text
for number in (0, 1, -1, 255, -255, 2**31, 2**63 - 1, -(2**63), 2**64, 10**30, -(10**30), True, False):
    print(str(number), repr(number), ascii(number), bin(number), oct(number), hex(number), format(number), f"{number!s:>5}")

# %% bin-oct-hex
class Index:
    def __index__(self):
        return -10

class WrongIndex:
    def __index__(self):
        return 1.0

for function in (bin, oct, hex):
    for argument in (5, True, Index(), WrongIndex(), 1.0, "5", None, 2**100, -(2**100)):
        try:
            print(function.__name__, function(argument))
        except TypeError as error:
            print(function.__name__, error)
    for arguments in ((), (1, 2)):
        try:
            function(*arguments)
        except TypeError as error:
            print(error)

# %% subclass-construction
class Whole(int):
    def __new__(cls, *arguments, **keywords):
        return super().__new__(cls, *arguments, **keywords)

for arguments in ((), ("12",), ("ff", 16), (2.9,), (True,), (2**70,)):
    value = Whole(*arguments)
    print(repr(value), type(value).__name__, type(int(value)).__name__, type(value + 1).__name__, value == int(value))
print(Whole("11", base=2), bool(Whole()))

# %% literals
for source in ("0", "00", "0_0", "1_000", "0xFF", "0Xff", "0b11", "0o17", "0xdead_beef", "01", "0_1", "1__0", "1_", "0x", "0xg", "0b2", "0o8", "1_000j", "0777", "09.5", "00.5",
               "1if 1else 0", "0x1for x in ()", "1_a", "12abc"):
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(source, repr(eval(source)), [str(warning.message) for warning in caught])
        except SyntaxError as error:
            print(source, "SyntaxError:", error.msg, error.offset)
