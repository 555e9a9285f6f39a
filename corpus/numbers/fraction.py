# /// case
# topics = ["numbers.fractions"]
# ///

from fractions import Fraction

def attempt(shown, action):
    try:
        print(shown, repr(action()))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

VALUES = [Fraction(0), Fraction(1, 2), Fraction(-7, 3), Fraction(5), Fraction(10**20, 3)]

# %% construction
for arguments in ((), (3,), (6, 4), (-6, 4), (6, -4), (0, 5), (True, 2), (1.5,), (0.1,), ("3/4",), (" -1.25e2 ",), ("1_000/3",), ("0x1",), ("1/0",), (1, 0), (1.5, 2), ("1", 2), (1j,), (None,), (float("nan"),), (float("inf"),), (Fraction(1, 2), Fraction(3, 4)), ("a",), ("1/2/3",)):
    attempt(arguments, lambda: Fraction(*arguments))

# %% text
for value in VALUES:
    print(str(value), repr(value), f"{value}", value.numerator, value.denominator, hash(value), bool(value))

# %% arithmetic
import operator

for a in VALUES:
    for b in (*VALUES, 2, -3, 0.5, 1j, True):
        for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
            if name == "pow" and abs(b) > 100:
                continue
            attempt(f"{a} {name} {b}", lambda: getattr(operator, name)(a, b))

# %% reflected
import operator

for a in (2, -3, 0.5, 1j, "x", None):
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
        attempt(f"{a} {name} 2/3", lambda: getattr(operator, name)(a, Fraction(2, 3)))

# %% comparison
for a in VALUES:
    for b in (*VALUES, 0, 0.5, 5.0, float("inf"), float("nan"), "1/2"):
        print(a, b, a == b, end=" ")
        attempt("less", lambda: a < b)

# %% rounding
import math

for value in (Fraction(5, 2), Fraction(-5, 2), Fraction(7, 3), Fraction(1234567, 1000)):
    print(value, math.floor(value), math.ceil(value), math.trunc(value), round(value), round(value, 1), round(value, -1), int(value), float(value), abs(value), -value)

# %% limit-denominator
for limit in (1, 2, 10, 100, 1000):
    print(limit, Fraction(3.141592653589793).limit_denominator(limit), Fraction(1, 3).limit_denominator(limit))
attempt("zero", lambda: Fraction(1).limit_denominator(0))

# %% from-methods
attempt("from_float", lambda: Fraction.from_float(0.75))
attempt("from_float", lambda: Fraction.from_float("x"))
attempt("ratio", lambda: Fraction(3, 4).as_integer_ratio())

# %% equal-to-other-numbers
print(Fraction(4, 2) == 2, Fraction(1, 2) == 0.5, hash(Fraction(1, 2)) == hash(0.5), {Fraction(2): "a", 2: "b"}, sum([Fraction(1, 3)] * 3) == 1)

# %% format
#| requires = ">=3.12"
for specification in ("", ".2f", "10.3f", "+.1f", ".3e", "g", "%", ",.2f", "010.1f"):
    for value in (Fraction(1, 3), Fraction(-1234567, 7)):
        attempt(f"{value}:{specification}", lambda: format(value, specification))
