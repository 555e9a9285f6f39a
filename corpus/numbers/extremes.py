# /// case
# topics = ["numbers.extremes"]
# ///

import operator

inf, nan = float("inf"), float("nan")
NUMBERS = {
    "0": 0, "1": 1, "-1": -1, "2**53": 2**53, "2**63-1": 2**63 - 1, "-2**63": -(2**63), "2**64": 2**64, "2**1000": 2**1000, "2**1024": 2**1024, "-2**1030": -(2**1030),
    "0.0": 0.0, "-0.0": -0.0, "1.5": 1.5, "1e308": 1e308, "-1e308": -1e308, "5e-324": 5e-324, "1e-310": 1e-310, "max": 1.7976931348623157e308, "epsilon": 2.0**-52,
    "inf": inf, "-inf": -inf, "nan": nan, "True": True, "1j": 1j, "inf+nanj": complex(inf, nan), "-0j": -0j,
}

def short(value):
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**100:
        return f"int of {value.bit_length()} bits, {'negative' if value < 0 else 'positive'}, % 97 = {value % 97}"
    return repr(value) if not isinstance(value, tuple) else str(tuple(map(short, value)))

def table(function, allowed=lambda a, b: True):
    for left, a in NUMBERS.items():
        for right, b in NUMBERS.items():
            if not allowed(a, b):
                continue
            try:
                print(left, right, short(function(a, b)))
            except Exception as error:
                print(left, right, f"{type(error).__name__}: {error}")

# %% add
table(operator.add)

# %% subtract
table(operator.sub)

# %% multiply
table(operator.mul)

# %% true-divide
table(operator.truediv)

# %% floor-divide
table(operator.floordiv)

# %% modulo
table(operator.mod)

# %% divmod
table(divmod)

# %% power
def small(a, b):
    return not (isinstance(b, int) and abs(b) > 2**16 and isinstance(a, int) and abs(a) > 1)

table(operator.pow, small)

# %% bitwise
for name in ("and_", "or_", "xor"):
    table(getattr(operator, name))

# %% shifts
def short_shift(a, b):
    return not (isinstance(b, int) and b > 2**40)

table(operator.rshift)
table(operator.lshift, short_shift)

# %% less
table(operator.lt)

# %% less-or-equal
table(operator.le)

# %% equal
table(operator.eq)

# %% unary
import math
import warnings

warnings.simplefilter("ignore")
for name, value in NUMBERS.items():
    for function in (operator.neg, operator.pos, operator.invert, abs, bool, hash if value == value and value.imag == value.imag else bool, int, float, complex, round, math.floor, math.ceil, math.trunc):
        try:
            print(name, function.__name__, short(function(value)))
        except Exception as error:
            print(name, function.__name__, f"{type(error).__name__}: {error}")

# %% sum-min-max
for names in (("0.0", "-0.0"), ("-0.0", "0.0"), ("nan", "1"), ("1", "nan"), ("inf", "2**1024"), ("-inf", "-2**1030"), ("1e308", "max"), ("1", "True"), ("True", "1"), ("2**1000", "1e308"), ("1", "1.5", "nan", "0")):
    values = [NUMBERS[name] for name in names]
    for function in (sum, min, max, sorted):
        try:
            result = function(values)
            print(names, function.__name__, short(result) if not isinstance(result, list) else [short(value) for value in result])
        except Exception as error:
            print(names, function.__name__, f"{type(error).__name__}: {error}")
