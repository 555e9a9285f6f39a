# /// case
# topics = ["numbers.int"]
# ///

class Whole(int):
    pass

VALUES = [0, 1, -1, 2, 7, -8, 255, 256, 2**31, 2**63 - 1, -(2**63), 2**64, 10**30, -(10**30), True, False, Whole(5)]

def attempt(shown, action):
    try:
        value = action()
        print(shown, repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def shapes(value, name, *shapes):
    for arguments in shapes:
        attempt(f"{value!r}.{name}{arguments!r}", lambda: getattr(value, name)(*arguments))

# %% bit-length
for value in VALUES:
    attempt(f"{value!r}.bit_length()", value.bit_length)
shapes(5, "bit_length", (1,), (None,))
attempt("keyword", lambda: (5).bit_length(x=1))
attempt("unbound", lambda: int.bit_length())
attempt("unbound", lambda: int.bit_length(2.5))
attempt("unbound", lambda: int.bit_length("5"))

# %% bit-count
for value in VALUES:
    attempt(f"{value!r}.bit_count()", value.bit_count)
print((2**1000 - 1).bit_count(), (-(2**1000) + 1).bit_count())
shapes(5, "bit_count", (1,))

# %% as-integer-ratio
for value in VALUES:
    attempt(f"{value!r}.as_integer_ratio()", value.as_integer_ratio)
shapes(5, "as_integer_ratio", (1,))

# %% is-integer
#| requires = ">=3.12"
for value in VALUES:
    attempt(f"{value!r}.is_integer()", value.is_integer)
shapes(5, "is_integer", (1,))

# %% conjugate
for value in VALUES:
    attempt(f"{value!r}.conjugate()", value.conjugate)
shapes(5, "conjugate", (1,))

# %% attributes
for value in VALUES:
    for name in ("real", "imag", "numerator", "denominator"):
        attempt(f"{value!r}.{name}", lambda: getattr(value, name))
for name in ("real", "imag", "numerator", "denominator"):
    def write():
        setattr(5, name, 1)
    def delete():
        delattr(5, name)
    attempt(f"write {name}", write)
    attempt(f"delete {name}", delete)
    print(type(int.__dict__[name]).__name__)

# %% no-other-attributes
def write():
    (5).other = 1
attempt("write", write)
attempt("read", lambda: (5).other)
whole = Whole(5)
whole.other = 1
print(whole.other, whole.__dict__, whole)

# %% rounding-methods
for value in VALUES:
    for name in ("__trunc__", "__floor__", "__ceil__", "__round__", "__int__", "__index__", "__pos__"):
        attempt(f"{value!r}.{name}()", getattr(value, name))
for name in ("__trunc__", "__floor__", "__ceil__", "__int__", "__index__"):
    shapes(5, name, (1,))

# %% float-method
for value in (0, 1, -1, 2**53, 2**53 + 1, 2**1023, 2**1024 - 2**970, 2**1024 - 2**970 - 1, -(2**1024), 10**400, True, Whole(3)):
    shown = repr(value) if abs(value) < 2**64 else f"a number of {value.bit_length()} bits"
    attempt(shown, value.__float__)
    attempt(shown, lambda: float(value))

# %% format-method
shapes(255, "__format__", (), ("",), ("x",), ("#x",), (1,), (None,), ("x", "y"), ("q",))

# %% sizeof
import sys

for value in (0, 1, -1, 2**30 - 1, 2**30, 2**60 - 1, 2**60, 2**90, 2**1000, True, False):
    print(value if abs(value) < 2**100 else "large", value.__sizeof__(), sys.getsizeof(value))

# %% hash
for value in (0, 1, -1, -2, 2**61 - 1, 2**61 - 2, -(2**61) + 1, 2**61, 2**100, -(2**100), 10**30, True, False, Whole(7)):
    print(repr(value), hash(value), value.__hash__())

# %% getnewargs
for value in (5, True, Whole(7), 2**70):
    attempt(repr(value), value.__getnewargs__)
shapes(5, "__getnewargs__", (1,))

# %% class-attributes
print(int.__name__, int.__mro__, int.__base__, bool.__mro__, int.__basicsize__, int.__itemsize__, int.__flags__ & (1 << 24) != 0, bool.__flags__ & (1 << 10) != 0)
print(sorted(name for name in dir(int) if not name.startswith("__")), sorted(set(dir(bool)) - set(dir(int))))

# %% constructor
for arguments in ((), (5,), (True,), (2.9,), (-2.9,), (1e20,), (1e308 * 10,), (float("nan"),), (1j,), (None,), ([],), (object,), (Whole(6),), ("7", 8), (b"7",)):
    attempt(f"int{arguments!r}", lambda: int(*arguments))

# %% bool-constructor
for arguments in ((), (0,), (1,), (2.5,), ("",), ("0",), (None,), ([0],), (0, 1)):
    attempt(f"bool{arguments!r}", lambda: bool(*arguments))
attempt("keyword", lambda: bool(x=1))

# %% bool-is-final
try:
    class Truth(bool):
        pass
except TypeError as error:
    print(error)
attempt("new", lambda: bool.__new__(bool, 2))
attempt("new", lambda: int.__new__(bool, 2))
attempt("new", lambda: bool.__new__(int, 2))
attempt("new", lambda: bool.__new__())

# %% bool-arithmetic
#| title = "bool's bitwise operators give bool with bool, all else int"
import operator

for name in ("and_", "or_", "xor", "add", "sub", "mul", "floordiv", "mod", "truediv", "pow", "lshift", "rshift"):
    function = getattr(operator, name)
    for left in (True, False):
        for right in (True, False, 1, 0):
            attempt(f"{name}({left}, {right})", lambda: function(left, right))
            attempt(f"{name}({right}, {left})", lambda: function(right, left))

# %% bool-methods
for name in ("__and__", "__or__", "__xor__", "__rand__", "__ror__", "__rxor__"):
    for arguments in ((True,), (0,), (5,), (1.0,), ("x",), ()):
        attempt(f"True.{name}{arguments!r}", lambda: getattr(True, name)(*arguments))
for value in (True, False):
    print(repr(value), str(value), format(value), f"{value:d}", f"{value:>6}", f"{value!r:>6}", "%d %s %r %i" % (value, value, value, value))

# %% int-info
import sys

print(sys.int_info.bits_per_digit, sys.int_info.sizeof_digit, sys.maxsize, sys.maxsize.bit_length())

# %% arithmetic-identities
#| title = "Division, modulo and shifts agree with their definition for numbers of all sizes"
NUMBERS = [1, -1, 3, -3, 2**15, 2**30 - 1, 2**30, -(2**31), 2**60, 2**63, -(2**63), 2**64 - 1, 10**20, -(10**25), 3**80, -(7**60)]
for a in NUMBERS:
    for b in NUMBERS:
        quotient, remainder = divmod(a, b)
        assert quotient * b + remainder == a and a // b == quotient and a % b == remainder
        assert (remainder == 0 or (remainder < 0) == (b < 0)) and abs(remainder) < abs(b)
        assert (a + b) - b == a and (a - b) + b == a and (a * b) // b == a
        assert (a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b) and ~a == -a - 1
    for shift in (0, 1, 29, 30, 31, 63, 64, 65, 100):
        assert a << shift == a * 2**shift and a >> shift == a // 2**shift and (a << shift) >> shift == a
print(sum(a * b for a in NUMBERS for b in NUMBERS), sum(a % b for a in NUMBERS for b in NUMBERS))

# %% true-division
#| title = "Division of integers is rounded once"
NUMBERS = [0, 1, -1, 3, 7, 10, 2**53, 2**53 + 1, 2**64 + 1, 10**22, 10**23, 3**50, 10**308, 2**1023, 2**1024, 2**1100, -(3**60)]
for a in NUMBERS:
    for b in NUMBERS:
        try:
            print(a / b)
        except (OverflowError, ZeroDivisionError) as error:
            print(type(error).__name__, error)

# %% powers
for base in (0, 1, -1, 2, -2, 3, 10, 2**31, True):
    for exponent in (0, 1, 2, 3, 10, 63, 64, -1, -2, -10):
        attempt(f"{base} ** {exponent}", lambda: base**exponent)
print(3**200, (-3)**201, 2**1000 % 10**9)
attempt("2 ** -1100", lambda: 2**-1100)
attempt("(10**400) ** -1", lambda: (10**400)**-1)

# %% shifts
for value in (0, 1, -1, 5, -5, 2**64, -(2**64)):
    for count in (0, 1, 63, 64, 65, 1000, 2**70, -1, -(2**70)):
        shown = f"{value} >> {count}"
        attempt(shown, lambda: value >> count)
        if count < 100 or value == 0:
            attempt(f"{value} << {count}", lambda: value << count)
try:
    1 << 2**70
except OverflowError as error:
    print("OverflowError", error)
