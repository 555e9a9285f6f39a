# /// case
# topics = ["numbers.float"]
# ///

class Real(float):
    pass

inf, nan = float("inf"), float("nan")
VALUES = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 0.1, 1e16, 2.0**53, 1e22, 1e308, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, inf, -inf, nan, Real(3.5)]

def attempt(shown, action):
    try:
        value = action()
        print(shown, repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def shapes(value, name, *shapes):
    for arguments in shapes:
        attempt(f"{value!r}.{name}{arguments!r}", lambda: getattr(value, name)(*arguments))

# %% as-integer-ratio
for value in VALUES:
    attempt(f"{value!r}.as_integer_ratio()", value.as_integer_ratio)
shapes(5.0, "as_integer_ratio", (1,))

# %% is-integer
for value in VALUES:
    attempt(f"{value!r}.is_integer()", value.is_integer)
shapes(5.0, "is_integer", (1,))

# %% hex
for value in VALUES + [0.1 + 0.2, 1 / 3, 3.141592653589793, -1e-310, 2.0**1023, 255.9375]:
    attempt(f"{value!r}.hex()", value.hex)
shapes(5.0, "hex", (1,))

# %% fromhex
for text in ("0x0p0", "0x1p0", "-0x1.8p1", "0x.8p0", "0x1.", "0x1.8", "1.8", "1p4", "0X1P+4", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p-1076", "0x1p1023", "0x1.fffffffffffffp1023",
             "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1p1024", "0x1p99999999999999999999", "0x0p99999999999999999999", "0x1p-99999999999999999999", " 0x1p0 ", "\t1\n", "inf", "-Infinity", "nan", "-nan", "+NaN",
             "", "0x", "0x.", "0x.p0", "1p", "0x1p", "0x1q0", "0x1 p0", "0x1p 0", "g", "0x1_0", "++1", "- 1", "0x1p1.0", "a.bp1", "0xa.bcdp-3", "0x1.00000000000008p0", "0x1.000000000000080001p0", "0x1.000000000000180p0",
             "0x123456789abcdef012p0", "infi", "nano", "\x001", "1\x00", "\u0661"):
    attempt(ascii(text), lambda: float.fromhex(text))
for argument in (1, None, b"0x1", 1.5):
    attempt(repr(argument), lambda: float.fromhex(argument))
attempt("none", lambda: float.fromhex())
attempt("two", lambda: float.fromhex("1", "2"))
attempt("keyword", lambda: float.fromhex(string="1"))
attempt("subclass", lambda: Real.fromhex("0x1.8p0"))
attempt("instance", lambda: (1.5).fromhex("0x1.8p0"))

# %% conjugate-and-parts
for value in VALUES:
    print(repr(value), repr(value.real), repr(value.imag), repr(value.conjugate()), type(value.real).__name__)
for name in ("real", "imag"):
    def write():
        setattr(1.5, name, 1)
    attempt(name, write)
shapes(5.0, "conjugate", (1,))

# %% conversions
for value in VALUES:
    for name in ("__int__", "__trunc__", "__floor__", "__ceil__", "__round__", "__float__", "__bool__"):
        attempt(f"{value!r}.{name}()", getattr(value, name))
for name in ("__int__", "__trunc__", "__floor__", "__ceil__", "__float__"):
    shapes(5.0, name, (1,))
attempt("no index", lambda: (1.0).__index__)

# %% format-method
shapes(2.5, "__format__", (), ("",), (".3f",), (1,), (None,), ("f", "g"), ("d",), ("q",))

# %% getformat
#| title = "How the platform stores numbers"
for argument in ("double", "float", "int", "", 1, None):
    attempt(repr(argument), lambda: float.__getformat__(argument))
attempt("none", lambda: float.__getformat__())

# %% getnewargs
for value in (1.5, Real(2.5), -0.0):
    attempt(repr(value), value.__getnewargs__)

# %% hash
for value in (0.0, -0.0, 1.0, -1.0, -2.0, 0.5, 0.1, 1e16, 1e300, 5e-324, inf, -inf, 2.0**61, 2.0**61 - 1, 1.5, Real(2.0)):
    print(repr(value), hash(value))
print(hash(nan) == hash(nan), hash(inf), hash(-inf))

# %% sizes
import sys

print(sys.getsizeof(1.5), (1.5).__sizeof__(), float.__basicsize__, sys.float_info.max, sys.float_info.min, sys.float_info.epsilon)
print(sys.float_info)
print(sys.float_repr_style)

# %% class-attributes
print(float.__mro__, sorted(name for name in dir(float) if not name.startswith("__")), sorted(set(dir(float)) - set(dir(object))))

# %% constructor
for arguments in ((), (1,), (1.5,), (True,), (10**400,), ("1.5",), (1j,), (None,), ([],), (Real(2.5),), (1, 2)):
    shown = f"float{arguments!r}" if arguments[:1] != (10**400,) else "float(10**400)"
    attempt(shown, lambda: float(*arguments))
attempt("new", lambda: float.__new__())
attempt("new", lambda: float.__new__(int))
attempt("new", lambda: float.__new__(Real, 5))

# %% arithmetic
OPERANDS = [0.0, -0.0, 1.0, -2.5, 1e308, 5e-324, inf, -inf, nan]
for a in OPERANDS:
    for b in OPERANDS:
        print(repr(a), repr(b), a + b, a - b, a * b, a < b, a == b)

# %% division
OPERANDS = [0.0, -0.0, 1.0, -2.5, 7.5, 1e308, 5e-324, inf, -inf, nan]
for a in OPERANDS:
    for b in OPERANDS:
        results = []
        for operation in (lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b)):
            try:
                results.append(repr(operation()))
            except ZeroDivisionError as error:
                results.append(str(error))
        print(repr(a), repr(b), *results)

# %% division-by-int-zero
for a in (1.5, 0.0, True, 5):
    for zero in (0, 0.0, False, -0.0):
        for name, operation in (("/", lambda: a / zero), ("//", lambda: a // zero), ("%", lambda: a % zero), ("divmod", lambda: divmod(a, zero))):
            try:
                operation()
            except ZeroDivisionError as error:
                print(repr(a), name, repr(zero), error)

# %% powers
OPERANDS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 2.0, 3.0, -3.0, 1e308, 5e-324, inf, -inf, nan]
for a in OPERANDS:
    for b in OPERANDS:
        attempt(f"{a!r} ** {b!r}", lambda: a**b)

# %% with-large-integers
LARGE = [2**53 + 1, 2**1023, 2**1024, -(2**1024), 10**400]
for a in (1.5, 0.0, inf, nan):
    for b in LARGE:
        for name, operation in (("+", lambda: a + b), ("r-", lambda: b - a), ("*", lambda: a * b), ("r/", lambda: b / a), ("//", lambda: a // b), ("**", lambda: a**b), ("<", lambda: a < b), ("==", lambda: a == b)):
            attempt(f"{a!r} {name} an int of {b.bit_length()} bits", operation)

# %% negative-zero
import math

for value in (-0.0, 0.0 * -1, -0.0 + 0.0, -0.0 - 0.0, 0.0 - 0.0, -0.0 + -0.0, -0.0 * -1, 0.0 / -5, abs(-0.0), -0.0 ** 2, round(-0.4), round(-0.4, 0), -0.0 % 5, -0.0 // 1, float("-0"), min(0.0, -0.0), max(-0.0, 0.0), math.copysign(0, -1), sum([-0.0]), int(-0.0)):
    print(repr(value), str(value), f"{value:g}", math.copysign(1, value))
print(0.0 == -0.0, hash(0.0) == hash(-0.0), {0.0: "a", -0.0: "b"}, 0.0 is -0.0)

# %% sum-of-floats
#| title = "sum() is more accurate since 3.12"
for numbers in ([0.1] * 10, [1e100, 1.0, -1e100], [0.1, 0.2, 0.3], [1, 0.1, 2**70], [inf, 1], [inf, -inf], [nan, 1], [-0.0, -0.0], [1e308, 1e308, -1e308], [True, 0.5], [1j, 0.1, 0.2], []):
    print(numbers, repr(sum(numbers)), repr(sum(numbers, 0.0)))

# %% sum-of-ints-and-floats
#| title = "sum() adds ints of a machine word first, then floats, and does not go back"
WHOLE = 2**62
for numbers in ([WHOLE, WHOLE, 0.1, 0.2, 0.3], [1, WHOLE, 0.1, 1e100, -1e100], [0.1, 2**70, 0.1, 0.1, 0.1], [1, 2, 0.5, 2**70, 1e16, 1.0, -1e16], [True, 0.1, True, 0.2], [1e16, 1, 1, 1, -1e16], [0.1, 0.2, 1j, 0.3], [1j, 0.1, 0.2, 0.3]):
    for start in (0, 0.0, 2**63, True):
        print(numbers, start, repr(sum(numbers, start)))
