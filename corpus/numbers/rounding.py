# /// case
# topics = ["numbers.rounding"]
# ///

import math

inf, nan = float("inf"), float("nan")

def attempt(shown, action):
    try:
        value = action()
        print(shown, repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

# %% float-without-digits
#| title = "Halves are rounded to even"
for value in (0.0, -0.0, 0.4, 0.5, 0.6, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 0.49999999999999994, 4503599627370495.5, 4503599627370496.5, 9007199254740993.0, 1e22, 1e308, 5e-324, inf, -inf, nan):
    attempt(f"round({value!r})", lambda: round(value))
    attempt(f"round({value!r}, None)", lambda: round(value, None))

# %% float-with-digits
for value in (0.0, -0.0, 1.005, 2.675, 2.5, 0.125, 0.375, 1e16, 1234.5678, -1234.5678, 5e-324, 1.7976931348623157e308, 0.5, 1e22, 123456789.123456789):
    for digits in (-400, -310, -4, -3, -2, -1, 0, 1, 2, 3, 4, 15, 16, 17, 22, 23, 308, 330, 400):
        attempt(f"round({value!r}, {digits})", lambda: round(value, digits))

# %% float-special-with-digits
for value in (inf, -inf, nan):
    for digits in (-1, 0, 1, 400):
        attempt(f"round({value!r}, {digits})", lambda: round(value, digits))

# %% float-overflow
for value, digits in ((1.7976931348623157e308, -308), (1.6e308, -308), (1.4e308, -308), (1.7976931348623157e308, -309), (9.99e307, -307)):
    attempt(f"round({value!r}, {digits})", lambda: round(value, digits))

# %% int-with-digits
for value in (0, 1, 5, 15, 25, 35, -5, -15, -25, 49, 50, 51, 149, 150, 151, 250, 1234, -1250, 10**30, 10**30 + 5 * 10**9, True):
    for digits in (None, 0, 1, 100, -1, -2, -3, -10, -31, -100):
        attempt(f"round({value!r}, {digits})", lambda: round(value, digits))

# %% digits-of-all-types
class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"

for value in (25, 2.5, True):
    for digits in (True, False, 1.0, "1", None, [], Index(-1), Index(1), Index("x"), 2**70, -(2**70), 2**31, -(2**31)):
        # A power of ten with that many digits would not fit in memory.
        if isinstance(value, int) and digits in (-(2**31), -(2**70)):
            continue
        attempt(f"round({value!r}, {digits!r})", lambda: round(value, digits))

# %% arguments
attempt("none", lambda: round())
attempt("three", lambda: round(1, 2, 3))
attempt("keyword", lambda: round(number=2.567, ndigits=2))
attempt("keyword", lambda: round(2.567, ndigits=1))
attempt("wrong keyword", lambda: round(2.5, digits=1))
attempt("only ndigits", lambda: round(ndigits=1))
for value in ("1", None, [], 1j, object()):
    attempt(type(value).__name__, lambda: round(value))
    attempt(type(value).__name__, lambda: round(value, 1))

# %% round-method
class Roundable:
    def __round__(self, ndigits="not given"):
        return ("rounded", ndigits)

attempt("one", lambda: round(Roundable()))
attempt("none", lambda: round(Roundable(), None))
attempt("digits", lambda: round(Roundable(), 3))
attempt("text", lambda: round(Roundable(), "x"))
class NoDigits:
    def __round__(self):
        return "rounded"

attempt("one", lambda: round(NoDigits()))
attempt("none", lambda: round(NoDigits(), None))
attempt("digits", lambda: round(NoDigits(), 1))
class Forbidden:
    __round__ = None

attempt("forbidden", lambda: round(Forbidden()))
thing = NoDigits()
thing.__round__ = lambda: "instance"
attempt("instance attribute", lambda: round(thing))

# %% method-by-name
for value in (25, 2.5, True):
    for arguments in ((), (1,), (-1,), (None,), ("x",), (1.0,), (1, 2)):
        attempt(f"{value!r}.__round__{arguments!r}", lambda: value.__round__(*arguments))

# %% floor
for value in (0, 5, -5, 2**70, True, 0.0, -0.0, 1.5, -1.5, 1e22, -1e-320, 4503599627370495.5, inf, -inf, nan, "1", None, 1j):
    attempt(f"floor({value!r})", lambda: math.floor(value))

# %% ceil
for value in (0, 5, -5, 2**70, True, 0.0, -0.0, 1.5, -1.5, 1e22, -1e-320, 4503599627370495.5, inf, -inf, nan, "1", None, 1j):
    attempt(f"ceil({value!r})", lambda: math.ceil(value))

# %% trunc
for value in (0, 5, -5, 2**70, True, 0.0, -0.0, 1.5, -1.5, 1e22, -1e-320, 4503599627370495.5, inf, -inf, nan, "1", None, 1j):
    attempt(f"trunc({value!r})", lambda: math.trunc(value))
    attempt(f"int({value!r})", lambda: int(value))

# %% user-methods
class Custom:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

class OnlyFloat:
    def __float__(self):
        return 2.5

class OnlyIndex:
    def __index__(self):
        return 7

class Raising:
    def __floor__(self):
        raise LookupError("floor")

    __ceil__ = __trunc__ = __floor__

class Forbidden(float):
    __floor__ = __ceil__ = __trunc__ = None

for value in (Custom(), OnlyFloat(), OnlyIndex(), Raising(), Forbidden(2.5), object()):
    for function in (math.floor, math.ceil, math.trunc):
        attempt(f"{function.__name__} {type(value).__name__}", lambda: function(value))

# %% functions-arguments
for function in (math.floor, math.ceil, math.trunc):
    attempt(function.__name__, lambda: function())
    attempt(function.__name__, lambda: function(1, 2))
    attempt(function.__name__, lambda: function(x=1))
