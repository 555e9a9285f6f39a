# /// case
# topics = ["numbers.cmath"]
# ///

import cmath

class Complex:
    def __complex__(self):
        return 0.5 + 0.25j

class Float:
    def __float__(self):
        return 0.5

class Index:
    def __index__(self):
        return 2

inf, nan = float("inf"), float("nan")
NUMBERS = [0, 1, -1, 0.5, -2.5, 0j, -0j, complex(0.0, -0.0), 1j, -1j, 1 + 1j, -1.5 + 0.25j, 3 - 4j, 1e-10 + 1e-10j, 1e-320 + 1e-320j, 1e200 + 1e200j, 1e308 - 1e308j, 710 + 1j, -1e-5 + 100j, 2 + 0j, 2 - 0j, -2 + 0j,
           -2 - 0j, 0 + 2j, 5e-324j, True, 10**20]
SPECIAL = [complex(a, b) for a in (inf, -inf, nan, 0.0, -0.0, 1.0, -1.0) for b in (inf, -inf, nan, 0.0, -0.0, 1.0, -1.0)]
OBJECTS = [Complex(), Float(), Index(), "1", b"1", None, [], int]

def attempt(shown, action):
    try:
        value = action()
        print(shown, repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def table(function):
    for number in NUMBERS + SPECIAL:
        attempt(f"{function.__name__}({number!r})", lambda: function(number))
    for thing in OBJECTS:
        attempt(f"{function.__name__} of {type(thing).__name__}", lambda: function(thing))
    attempt("large", lambda: function(10**400))
    attempt("no argument", lambda: function())
    attempt("two arguments", lambda: function(1, 2)) if function is not cmath.log else None
    attempt("keyword", lambda: function(z=1))
    print(function.__text_signature__)

# %% acos
table(cmath.acos)

# %% acosh
table(cmath.acosh)

# %% asin
table(cmath.asin)

# %% asinh
table(cmath.asinh)

# %% atan
table(cmath.atan)

# %% atanh
table(cmath.atanh)

# %% cos
table(cmath.cos)

# %% cosh
table(cmath.cosh)

# %% exp
table(cmath.exp)

# %% log
table(cmath.log)

# %% log10
table(cmath.log10)

# %% phase
table(cmath.phase)

# %% polar
table(cmath.polar)

# %% sin
table(cmath.sin)

# %% sinh
table(cmath.sinh)

# %% sqrt
table(cmath.sqrt)

# %% tan
table(cmath.tan)

# %% tanh
table(cmath.tanh)

# %% isfinite
table(cmath.isfinite)

# %% isinf
table(cmath.isinf)

# %% isnan
table(cmath.isnan)

# %% log-with-base
for number in (1, 8, 2j, -1, 0, 1e300):
    for base in (2, 10, 1j, -1, 0.5, 1, 0):
        attempt(f"log({number}, {base})", lambda: cmath.log(number, base))
attempt("three", lambda: cmath.log(1, 2, 3))
attempt("text", lambda: cmath.log(1, "2"))

# %% rect
MAGNITUDES = [0.0, -0.0, 1.0, -2.5, 1e300, inf, -inf, nan]
for r in MAGNITUDES:
    for phi in (0.0, -0.0, 1.0, -1.5707963267948966, 3.141592653589793, 1e22, inf, -inf, nan):
        attempt(f"rect({r}, {phi})", lambda: cmath.rect(r, phi))
attempt("one", lambda: cmath.rect(1))
attempt("three", lambda: cmath.rect(1, 2, 3))
attempt("complex", lambda: cmath.rect(1j, 2))
attempt("text", lambda: cmath.rect(1, "2"))
attempt("int", lambda: cmath.rect(2, 0))

# %% polar-round-trip
for number in (3 + 4j, -1 + 0j, 1j, -2 - 2j, 1e-200 + 1e-200j):
    r, phi = cmath.polar(number)
    print(number, r, phi, cmath.rect(r, phi))

# %% isclose
for a, b in ((1, 1), (1j, 1j + 1e-10), (1, 1 + 1e-8j), (0, 1e-20j), (inf, inf), (complex(inf, 1), complex(inf, 2)), (complex(nan, 1), complex(nan, 1)), (3 + 4j, 3.0000000001 + 4j), (True, 1)):
    attempt(f"isclose({a}, {b})", lambda: cmath.isclose(a, b))
    for options in ({"rel_tol": 0.1}, {"rel_tol": 0}, {"abs_tol": 1e-9}, {"rel_tol": 0, "abs_tol": 1}):
        attempt(f"isclose({a}, {b}, {options})", lambda: cmath.isclose(a, b, **options))
attempt("negative", lambda: cmath.isclose(1, 1, rel_tol=-1))
attempt("keywords", lambda: cmath.isclose(a=1, b=2))
attempt("three", lambda: cmath.isclose(1, 2, 3))
attempt("one", lambda: cmath.isclose(1))
attempt("text", lambda: cmath.isclose(1, "2"))
attempt("complex tolerance", lambda: cmath.isclose(1, 2, rel_tol=1j))

# %% constants
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
print(sorted(name for name in dir(cmath) if not name.startswith("_")))

# %% accuracy
for real in (-3.5, -1.0, -0.3, 0.0, 0.7, 1.0, 2.5):
    for imaginary in (-4.0, -0.9, 0.0, 0.1, 1.0, 3.3):
        z = complex(real, imaginary)
        print(z, cmath.exp(z), cmath.sin(z), cmath.cos(z), cmath.tan(z), cmath.sinh(z), cmath.cosh(z), cmath.tanh(z), cmath.sqrt(z), cmath.asin(z), cmath.acos(z), cmath.atan(z) if abs(z) != 1 or real else "", cmath.asinh(z), cmath.acosh(z))
        if z:
            print(cmath.log(z), cmath.log10(z), cmath.phase(z), cmath.polar(z))
        if z not in (1, -1):
            print(cmath.atanh(z))
