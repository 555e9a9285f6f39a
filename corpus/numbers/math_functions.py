# /// case
# topics = ["numbers.math"]
# ///

import math

class Index:
    def __index__(self):
        return 3

class Float:
    def __float__(self):
        return 0.5

class Wrong:
    def __float__(self):
        return "text"

class Raising:
    def __float__(self):
        raise LookupError("from __float__")

class Real(float):
    def __float__(self):
        return 99.0

inf, nan = float("inf"), float("nan")
NUMBERS = [0, 1, -1, 2, 0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.5, 2.5, -3.75, 10.0, 100.25, 1e-10, 1e-320, 5e-324, 1e16, 1e22, 710.0, -745.2, 1e300, -1e300, 1.7976931348623157e308, inf, -inf, nan, True, 10**20, 10**400]
OBJECTS = [Index(), Float(), Wrong(), Raising(), Real(0.25), "1", b"1", None, [], 1j, int]

def attempt(shown, action):
    try:
        value = action()
        print(shown, repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def short(value):
    return repr(value) if not isinstance(value, int) or abs(value) < 10**30 else f"int of {value.bit_length()} bits"

def table(function):
    for number in NUMBERS:
        attempt(f"{function.__name__}({short(number)})", lambda: function(number))
    for thing in OBJECTS:
        attempt(f"{function.__name__} of {type(thing).__name__}", lambda: function(thing))
    attempt("no argument", lambda: function())
    attempt("two arguments", lambda: function(0.5, 0.5))
    attempt("keyword", lambda: function(x=0.5))
    print(function.__text_signature__, function)

# %% acos
table(math.acos)

# %% acosh
table(math.acosh)

# %% asin
table(math.asin)

# %% asinh
table(math.asinh)

# %% atan
table(math.atan)

# %% atanh
table(math.atanh)

# %% cbrt
table(math.cbrt)

# %% ceil
table(math.ceil)

# %% cos
table(math.cos)

# %% cosh
table(math.cosh)

# %% degrees
table(math.degrees)

# %% erf
table(math.erf)

# %% erfc
table(math.erfc)

# %% exp
table(math.exp)

# %% exp2
table(math.exp2)

# %% expm1
table(math.expm1)

# %% fabs
table(math.fabs)

# %% floor
table(math.floor)

# %% frexp
table(math.frexp)

# %% gamma
table(math.gamma)

# %% isfinite
table(math.isfinite)

# %% isinf
table(math.isinf)

# %% isnan
table(math.isnan)

# %% isqrt
table(math.isqrt)
for number in (0, 1, 2, 3, 4, 15, 16, 17, 2**53, 2**63 - 1, 2**64, 10**40, 10**40 - 1, True, -1, -(10**30), 2.0, "4"):
    attempt(f"isqrt({number!r})", lambda: math.isqrt(number))

# %% lgamma
table(math.lgamma)

# %% log1p
table(math.log1p)

# %% modf
table(math.modf)

# %% radians
table(math.radians)

# %% sin
table(math.sin)

# %% sinh
table(math.sinh)

# %% sqrt
table(math.sqrt)

# %% tan
table(math.tan)

# %% tanh
table(math.tanh)

# %% trunc
table(math.trunc)

# %% ulp
table(math.ulp)

# %% factorial
for number in (0, 1, 2, 5, 10, 20, 21, 25, 100, True, -1, -(10**30), 10**30, 2.0, 5.5, "5", None, Index(), Float()):
    attempt(f"factorial({number!r})" if isinstance(number, (int, float)) else type(number).__name__, lambda: math.factorial(number))
print(math.factorial(1000) % (10**9 + 7), math.factorial(500).bit_length())
attempt("none", lambda: math.factorial())
attempt("two", lambda: math.factorial(1, 2))
print(math.factorial.__text_signature__)

# %% log
for number in NUMBERS + OBJECTS:
    shown = short(number) if isinstance(number, (int, float)) else type(number).__name__
    attempt(f"log({shown})", lambda: math.log(number))
    attempt(f"log({shown}, 10)", lambda: math.log(number, 10))
    attempt(f"log(8, {shown})", lambda: math.log(8, number))
for number, base in ((8, 2), (100, 10), (2, 1), (2, 1.0), (1, 0), (2**1000, 2), (10**400, 10), (10**400, 10**100), (4, 0.5), (1, 1), (-1, 2), (2, -1), (2, inf)):
    attempt(f"log {number.bit_length()} bits, {base if base != 10**100 else '10**100'}", lambda: math.log(number, base))
attempt("none", lambda: math.log())
attempt("three", lambda: math.log(1, 2, 3))
attempt("keyword", lambda: math.log(1, base=2))
attempt("None", lambda: math.log(1, None))

# %% log2
table(math.log2)
for exponent in (0, 1, 10, 52, 53, 100, 1023, 1024, 2000):
    attempt(f"log2(2**{exponent})", lambda: math.log2(2**exponent))
    attempt(f"log2(2**{exponent} + 1)", lambda: math.log2(2**exponent + 1))

# %% log10
table(math.log10)
for exponent in (0, 1, 2, 15, 16, 22, 23, 100, 308, 400):
    attempt(f"log10(10**{exponent})", lambda: math.log10(10**exponent))

# %% atan2
PAIRS = [0.0, -0.0, 1.0, -1.0, 0.5, 3, 1e300, 5e-324, inf, -inf, nan]
for y in PAIRS:
    for x in PAIRS:
        attempt(f"atan2({y}, {x})", lambda: math.atan2(y, x))
attempt("none", lambda: math.atan2())
attempt("one", lambda: math.atan2(1))
attempt("three", lambda: math.atan2(1, 2, 3))
attempt("text", lambda: math.atan2(1, "2"))
attempt("keyword", lambda: math.atan2(y=1, x=2))

# %% copysign
PAIRS = [0.0, -0.0, 1.5, -2, inf, -inf, nan, -nan]
for x in PAIRS:
    for y in PAIRS:
        attempt(f"copysign({x}, {y})", lambda: math.copysign(x, y))
attempt("one", lambda: math.copysign(1))
attempt("text", lambda: math.copysign("1", 2))

# %% fmod
PAIRS = [0.0, -0.0, 1.0, -1.0, 2.5, -7.25, 1e300, 5e-324, inf, -inf, nan, 7, True]
for x in PAIRS:
    for y in PAIRS:
        attempt(f"fmod({x}, {y})", lambda: math.fmod(x, y))
attempt("one", lambda: math.fmod(1))
attempt("large", lambda: math.fmod(10**400, 1))

# %% pow
PAIRS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 2.0, 3.0, -3.0, 1e308, 5e-324, inf, -inf, nan, 2, -1]
for x in PAIRS:
    for y in PAIRS:
        attempt(f"pow({x!r}, {y!r})", lambda: math.pow(x, y))
attempt("one", lambda: math.pow(1))
attempt("three", lambda: math.pow(1, 2, 3))
attempt("text", lambda: math.pow("1", 2))

# %% remainder
PAIRS = [0.0, -0.0, 1.0, -1.0, 1.5, 2.5, -7.25, 0.3, 1e300, 1e16, 5e-324, 1e-310, inf, -inf, nan, 7, 3]
for x in PAIRS:
    for y in PAIRS:
        attempt(f"remainder({x}, {y})", lambda: math.remainder(x, y))
attempt("one", lambda: math.remainder(1))

# %% ldexp
for x in (0.0, -0.0, 1.0, -1.5, 0.1, 5e-324, 1.7976931348623157e308, inf, -inf, nan, 3):
    for i in (0, 1, -1, 10, -52, -1074, -1075, 1023, 1024, -2000, 2000, 2**31, -(2**31), 2**70, -(2**70), True):
        attempt(f"ldexp({x}, {i})", lambda: math.ldexp(x, i))
for i in (1.0, "1", None, Index()):
    attempt(type(i).__name__, lambda: math.ldexp(1.0, i))
attempt("one", lambda: math.ldexp(1))
attempt("text", lambda: math.ldexp("1", 2))
print(math.ldexp(5e-324, 1), math.ldexp(1.5, -1074), math.ldexp(0.75, -1074), math.ldexp(0.5, -1074), math.ldexp(1.0000000000000002, -1023))

# %% frexp-and-modf-round-trip
for x in (0.1, 1.0, -3.75, 1e300, 5e-324, 1e-310, 2.0**52 + 0.5, -0.0, 1e16):
    mantissa, exponent = math.frexp(x)
    fraction, whole = math.modf(x)
    print(x, mantissa, exponent, math.ldexp(mantissa, exponent) == x, fraction, whole, fraction + whole == x)

# %% gcd
for numbers in ((), (5,), (-5,), (0,), (0, 0), (12, 18), (-12, 18), (12, -18, 27), (2**70, 2**65 * 3), (10**40, 15**20), (0, 7), (True, 4), (1, 2**1000)):
    attempt(f"gcd{numbers if max(numbers, default=0) < 2**100 else '(large)'}", lambda: math.gcd(*numbers))
for thing in (1.0, "1", None, Index(), Float()):
    attempt(type(thing).__name__, lambda: math.gcd(thing))
    attempt(type(thing).__name__, lambda: math.gcd(6, thing))
    attempt(type(thing).__name__, lambda: math.gcd(6, 4, thing))
attempt("keyword", lambda: math.gcd(a=1))

# %% lcm
for numbers in ((), (5,), (-5,), (0,), (0, 5), (4, 6), (-4, 6), (2, 3, 5, 7), (2**70, 3), (0, 0, 0), (True, 4)):
    attempt(f"lcm{numbers}", lambda: math.lcm(*numbers))
for thing in (1.0, "1", None, Index()):
    attempt(type(thing).__name__, lambda: math.lcm(thing))
    attempt(type(thing).__name__, lambda: math.lcm(6, thing))
    attempt(type(thing).__name__, lambda: math.lcm(0, thing))

# %% comb
for n in (0, 1, 5, 10, 61, 62, 67, 68, 100, 200, 2**70, -1, True):
    for k in (0, 1, 2, 5, 33, 100, -1):
        if n != 2**70 or k < 6:
            attempt(f"comb({n}, {k})", lambda: math.comb(n, k))
for arguments in ((), (1,), (1, 2, 3), (1.0, 1), (5, 1.0), ("5", 1), (5, None), (Index(), 2), (10, 2**70), (2**70, 2**70), (2**70, 2**69)):
    attempt(f"{len(arguments)} {type(arguments[-1]).__name__ if arguments else ''}", lambda: math.comb(*arguments))

# %% perm
for n in (0, 1, 5, 10, 20, 21, 25, 100, 2**70, -1, True):
    for k in (0, 1, 2, 5, 10, -1, None):
        if n != 2**70 or k is not None:
            attempt(f"perm({n}, {k})", lambda: math.perm(n, k))
for arguments in ((), (1, 2, 3), (1.0, 1), (5, 1.0), ("5", 1), (Index(), 2), (10, 2**70), (2**70, 2**70), (5.5,), (-5,)):
    attempt(f"{len(arguments)} {type(arguments[-1]).__name__ if arguments else ''}", lambda: math.perm(*arguments))
attempt("one", lambda: math.perm(6))

# %% hypot
for coordinates in ((), (3,), (-3.5,), (3, 4), (1, 1), (1, 2, 2), (1e200, 1e200), (1e308, 1e308, 1e308), (5e-324, 5e-324), (1e-170, 1e-170), (inf, nan), (nan, 1), (-inf, 1), (0.0, -0.0), (True, 2), (1, 2, 3, 4, 5, 6, 7), (0.1,) * 10, (12345.678, 0.001), (10**20, 1), tuple(range(20))):
    attempt(f"hypot{coordinates}", lambda: math.hypot(*coordinates))
for thing in OBJECTS:
    attempt(type(thing).__name__, lambda: math.hypot(thing, 1))
attempt("large", lambda: math.hypot(10**400))
attempt("keyword", lambda: math.hypot(x=1))

# %% dist
for p, q in (((), ()), ((1,), (4,)), ((0, 0), (3, 4)), ((1, 2, 3), (4, 6, 15)), ([1, 1], [2, 2]), ((inf, 1), (1, 1)), ((nan, 0), (0, 0)), ((1e308, 0), (-1e308, 0)), ((1,), (1, 2)), (iter((1, 2)), (3, 4)), (range(3), (0, 0, 0)), ("ab", "cd"), ((1, None), (1, 2)), (5, (1,)), ((1,), 5), ({0: 1}, {3: 4}), ((0.1,) * 4, (0.3,) * 4)):
    attempt(f"dist({p if not hasattr(p, '__next__') else 'iterator'}, {q})", lambda: math.dist(p, q))
attempt("one", lambda: math.dist((1,)))
attempt("keyword", lambda: math.dist(p=(1,), q=(2,)))

# %% fsum
for numbers in ((), (1,), (0.1,) * 10, (1e100, 1.0, -1e100), (1e16, 1.0, 1e-16), (inf, 1), (inf, -inf), (nan, inf), (-inf, 5), (1e308, 1e308, -1e308), (1e308, 1e308), (-0.0,), (-0.0, -0.0), (0.0, -0.0), (1, 2.5, True), (10**20, 1), (1e-320, 5e-324), (2.0**53, 1.0, 1.0), (2.0**53, 1.0, 2.0**-60), (1.0, -1.0, 5e-324)):
    attempt(f"fsum({numbers})", lambda: math.fsum(numbers))
    attempt("reversed", lambda: math.fsum(reversed(numbers)))
for thing in (5, None, "12", ["1"], [None], [10**400], [Float()], [Raising()], iter([1, 2]), {1: 2}):
    attempt(type(thing).__name__, lambda: math.fsum(thing))
attempt("none", lambda: math.fsum())
attempt("two", lambda: math.fsum([1], 2))

# %% prod
for numbers in ((), (2,), (2, 3, 4), (0.5, 4), (1j, 1j), (2**40, 2**40), (1e200, 1e200), (True, True), (0.1,) * 3, (1, 2.5, 3), (3, "ab"), ("a", 2), ([1], 2), ("a", "b"), (None,), (2**62, 2, 2), (1.5, 2**70), (5, 2.0, 3, True)):
    attempt(f"prod({numbers})", lambda: math.prod(numbers))
    attempt(f"prod({numbers}, start=2)", lambda: math.prod(numbers, start=2))
for start in (1.5, 1j, [1], "ab", None, True, 2**70):
    attempt(f"start={start!r}", lambda: math.prod([2, 3], start=start))
    attempt(f"start={start!r}", lambda: math.prod([], start=start))
attempt("none", lambda: math.prod())
attempt("two", lambda: math.prod([1], 2))
attempt("wrong", lambda: math.prod([1], begin=2))
attempt("int", lambda: math.prod(5))

# %% sumprod
#| requires = ">=3.12"
for p, q in (((), ()), ((1, 2, 3), (4, 5, 6)), ((1.5, 2), (2, 0.5)), ((0.1,) * 10, (1,) * 10), ((10, 20), (0.1, 0.3)), ((2**62, 2**62), (2, 2)), ((1e100, 1.0, -1e100), (1.0, 1.0, 1.0)), ((inf, 1), (1, 1)), ((inf, 1), (0, 1)), ((nan,), (1,)), ((1j,), (2,)),
             ((True, False), (5, 6)), ((1,), (1, 2)), ((1, 2), (1,)), ("ab", (1, 2)), ((1, 2), "ab"), (("a", "b"), (1, 1)), ((None,), (1,)), (5, (1,)), ((1,), 5), (iter((1, 2)), iter((3, 4))), (range(5), range(5)), ((1, 2.5, 3), (1, 2, 3.5)), ((1e308, 1e308), (10, -10)), ((2**70, 0.5), (1, 2)), ((1.5, 2**70), (2, 1)), ((-0.0,), (1.0,))):
    attempt(f"sumprod({p if not hasattr(p, '__next__') else 'iterator'}, {q if not hasattr(q, '__next__') else 'iterator'})", lambda: math.sumprod(p, q))
attempt("one", lambda: math.sumprod([1]))
attempt("keyword", lambda: math.sumprod(p=[1], q=[2]))

# %% fma
#| requires = ">=3.13"
TRIPLES = [0.0, -0.0, 1.0, -2.5, 1e308, 5e-324, inf, -inf, nan]
for x in TRIPLES:
    for y in TRIPLES:
        for z in (0.0, -0.0, 1.0, -1e308, inf, -inf, nan):
            attempt(f"fma({x}, {y}, {z})", lambda: math.fma(x, y, z))
print(math.fma(0.1, 10, -1), 0.1 * 10 - 1, math.fma(1 + 2**-52, 1 - 2**-53, -1), math.fma(2, 3, 4), math.fma(True, 2, 3))
for arguments in ((), (1, 2), (1, 2, 3, 4), ("1", 2, 3), (1, None, 3), (1, 2, 1j), (Index(), Float(), 1)):
    attempt(f"{len(arguments)} {[type(argument).__name__ for argument in arguments]}", lambda: math.fma(*arguments))

# %% isclose
for a, b in ((1, 1), (1.0, 1.0 + 1e-10), (1.0, 1.0 + 1e-8), (0.0, 1e-20), (0.0, -0.0), (inf, inf), (inf, -inf), (inf, 1e308), (nan, nan), (1e300, 1.0000000001e300), (10**20, 10**20 + 1), (True, 1)):
    attempt(f"isclose({a}, {b})", lambda: math.isclose(a, b))
    for options in ({"rel_tol": 0.1}, {"rel_tol": 0}, {"abs_tol": 1e-9}, {"rel_tol": 0, "abs_tol": 1}, {"rel_tol": inf}, {"abs_tol": nan}):
        attempt(f"isclose({a}, {b}, {options})", lambda: math.isclose(a, b, **options))
attempt("negative", lambda: math.isclose(1, 1, rel_tol=-1))
attempt("negative", lambda: math.isclose(1, 2, abs_tol=-1))
attempt("keywords", lambda: math.isclose(a=1, b=2))
attempt("three", lambda: math.isclose(1, 2, 3))
attempt("one", lambda: math.isclose(1))
attempt("wrong", lambda: math.isclose(1, 2, tol=3))
attempt("text", lambda: math.isclose(1, "2"))
attempt("text", lambda: math.isclose(1, 2, rel_tol="x"))

# %% nextafter
PAIRS = [0.0, -0.0, 1.0, -1.0, 5e-324, -5e-324, 1.7976931348623157e308, inf, -inf, nan, 0.1, 2]
for x in PAIRS:
    for y in PAIRS:
        attempt(f"nextafter({x}, {y})", lambda: math.nextafter(x, y))
attempt("one", lambda: math.nextafter(1))
attempt("keyword", lambda: math.nextafter(x=1, y=2))
attempt("text", lambda: math.nextafter("1", 2))

# %% nextafter-steps
#| requires = ">=3.12"
for x, y in ((0.0, 1.0), (1.0, 0.0), (0.0, 0.0), (-0.0, 0.0), (1.0, inf), (-1.0, -inf), (inf, 0.0), (nan, 1.0), (1.0, nan), (-5e-324, 5e-324), (1.0, 1.0000000000000004)):
    for steps in (0, 1, 2, 3, 10**6, 2**62, 2**63, 2**64, 2**70, None, True):
        attempt(f"nextafter({x}, {y}, steps={steps})", lambda: math.nextafter(x, y, steps=steps))
for steps in (-1, 1.0, "1", Index(), -(2**70)):
    attempt(f"steps={steps if not isinstance(steps, Index) else 'Index'}", lambda: math.nextafter(1.0, 2.0, steps=steps))
attempt("positional", lambda: math.nextafter(1.0, 2.0, 3))

# %% ulp-of-powers
for exponent in (-1074, -1022, -52, 0, 1, 52, 53, 1023):
    print(exponent, math.ulp(2.0**exponent), math.ulp(-(2.0**exponent)), math.ulp(math.nextafter(2.0**exponent, 0)))

# %% constants
print(math.pi, math.e, math.tau, math.inf, math.nan, type(math.pi).__name__)
print(math.__name__, math.__spec__.name if math.__spec__ else None)
print(sorted(name for name in dir(math) if not name.startswith("_") and name not in ("sumprod", "fma")))

# %% accuracy
#| title = "Elementary functions over a range of arguments"
for step in range(-40, 41, 3):
    x = step / 7
    print(x, math.sin(x), math.cos(x), math.tan(x), math.atan(x), math.exp(x), math.sinh(x), math.cosh(x), math.tanh(x), math.asinh(x), math.expm1(x), math.erf(x), math.erfc(x), math.cbrt(x), math.exp2(x))
    if abs(x) < 1:
        print(math.asin(x), math.acos(x), math.atanh(x))
    if x > 0:
        print(math.log(x), math.log2(x), math.log10(x), math.log1p(x), math.sqrt(x), math.gamma(x), math.lgamma(x), math.pow(x, 1.5), math.acosh(1 + x))
    elif x != int(x):
        print(math.gamma(x), math.lgamma(x))

# %% accuracy-of-large-arguments
for x in (1e5, 1e10, 1e15, 1e22, 1e100, 1e300, 123456.789, 3.141592653589793, 6.283185307179586, 1.5707963267948966, 2.0**1000):
    print(x, math.sin(x), math.cos(x), math.tan(x), math.log(x), math.log2(x), math.log10(x), math.log1p(x), math.cbrt(x), math.asinh(x), math.acosh(x), math.sqrt(x), math.atan(x), math.degrees(x) if x < 1e300 else "", math.radians(x))

# %% accuracy-of-small-arguments
for x in (1e-5, 1e-8, 1e-10, 1e-15, 1e-20, 1e-100, 1e-300, 1e-310, 5e-324):
    print(x, math.sin(x), math.tan(x), math.asin(x), math.atan(x), math.sinh(x), math.tanh(x), math.asinh(x), math.atanh(x), math.expm1(x), math.log1p(x), math.erf(x), math.sqrt(x), math.cbrt(x), math.gamma(x) if x > 1e-300 else "", math.lgamma(x), math.exp(x) - 1, math.degrees(x), math.radians(x))
