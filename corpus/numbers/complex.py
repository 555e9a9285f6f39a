# /// case
# topics = ["numbers.complex"]
# ///

class Number(complex):
    pass

inf, nan = float("inf"), float("nan")
VALUES = [0j, -0j, 1 + 0j, 1j, -1j, 1.5 - 2j, complex(-0.0, 0.0), complex(0.0, -0.0), complex(inf, 1), complex(1, -inf), complex(nan, inf), complex(nan, nan), 1e308 + 1e-5j, 1e16 + 1e17j, Number(1, 2)]

def attempt(shown, action):
    try:
        value = action()
        print(shown, repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {ascii(str(error))}")

def make(*arguments, **keywords):
    shown = ", ".join([ascii(argument) for argument in arguments] + [f"{key}={value!r}" for key, value in keywords.items()])
    attempt(f"complex({shown})", lambda: complex(*arguments, **keywords))

# %% repr
for value in VALUES:
    print(repr(value), str(value), format(value), f"{value}", "%s %r" % (value, value), [value])

# %% from-text
for text in ("0", "1", "-1.5", "1j", "-1j", "j", "-j", "+j", "1+j", "1-j", "1+2j", "1-2j", "1.5e3-2.5e-3j", "(1+2j)", " ( 1+2j ) ", "( 1 + 2j )", "1 + 2j", "1+2", "1j+2", "1j+2j", "", "()", "(", ")", "1+", "+", "1+2j ", "1+2jj",
             "1+2J", "inf", "-infj", "nan", "nanj", "inf+nanj", "1+infj", "infinity-infinityj", "1e400", "1e400j", "1_0+2_0j", "1_+2j", "_1j", "0x1", "((1))", "1+2j)", "(1+2j", "\u0661+\u0662j", "\xa01j\xa0", "1\x00", "one", "1i", "1e5j", ".5j", "1.j", "i", "+-1j", "1+-2j", "1++2j", "--1j"):
    make(text)

# %% from-numbers
for first in (0, 1, -1, 1.5, True, 2j, 1 + 2j, Number(3, 4), 10**400, nan):
    if first != 10**400:
        make(first)
    else:
        attempt("complex(10**400)", lambda: complex(first))
for second in (0, 2, -1.5, False, 1j):
    make(1, second)
    make(1.5, second)
make(0.0, -0.0)
make(-0.0, 0.0)
make(real=1)
make(imag=2)
make(real=1, imag=2)

# %% complex-parts
#| title = "Parts that are complex themselves"
import warnings

warnings.simplefilter("ignore")
make(1j, 1)
make(1 + 2j, 3 + 4j)
make(1, 3 + 4j)
make(real=1j, imag=1j)

# %% bad-arguments
make("1", 2)
make(1, "2")
make("1", "2")
make(None)
make(1, None)
make([])
make(1, [])
make(b"1")
make(bytearray(b"1"))
make(1, 2, 3)
make(x=1)
make(1, real=2)
make("1+2j", imag=0)
make(real="1+2j")

# %% protocols
class Complex:
    def __complex__(self):
        return 1 + 2j

class Float:
    def __float__(self):
        return 2.5

class Index:
    def __index__(self):
        return 7

class Everything(Complex, Float, Index):
    pass

for value in (Complex(), Float(), Index(), Everything()):
    attempt(type(value).__name__, lambda: complex(value))
    attempt(f"1, {type(value).__name__}", lambda: complex(1, value))
    attempt(f"{type(value).__name__}, 1", lambda: complex(value, 1))

# %% protocol-results
import warnings

class Complex:
    def __init__(self, answer):
        self.answer = answer

    def __complex__(self):
        return self.answer

for answer in (1j, Number(1, 2), 1, 1.5, "1", None):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        attempt(repr(answer), lambda: complex(Complex(answer)))
    print([f"{warning.category.__name__}: {warning.message}" for warning in caught])

# %% raising-protocol
class Raising:
    def __complex__(self):
        raise LookupError("complex")

class Forbidden:
    __complex__ = None

    def __float__(self):
        return 1.0

attempt("raising", lambda: complex(Raising()))
attempt("none", lambda: complex(Forbidden()))

# %% subclasses
class Loud(complex):
    def __new__(cls, *arguments):
        print("new", arguments)
        return super().__new__(cls, *arguments)

    def __complex__(self):
        return 42j

value = Loud(1, 2)
print(repr(value), type(value).__name__, complex(value), type(complex(value)).__name__, type(value + 1).__name__, type(-value).__name__, type(+value).__name__)
print(Loud("1+2j"), Loud())

# %% attributes
for value in VALUES:
    print(repr(value), repr(value.real), repr(value.imag), repr(value.conjugate()))
for name in ("real", "imag"):
    def write():
        setattr(1j, name, 1)
    attempt(name, write)
print(type(complex.real).__name__, sorted(name for name in dir(complex) if not name.startswith("__")), sorted(set(dir(complex)) - set(dir(object))))
attempt("conjugate", lambda: 1j.conjugate(1))

# %% complex-method
for value in (1j, Number(1, 2)):
    attempt(repr(value), value.__complex__)
attempt("argument", lambda: 1j.__complex__(1))

# %% getnewargs
for value in (1 + 2j, Number(3, 4)):
    attempt(repr(value), value.__getnewargs__)

# %% addition
for a in VALUES:
    for b in (0, 1.5, -0.0, 1j, complex(inf, nan)):
        print(repr(a), repr(b), a + b, b + a, a - b, b - a)

# %% multiplication
for a in VALUES:
    for b in (0, 1.5, -2, 1j, 3 - 4j, complex(inf, nan), complex(0, inf)):
        print(repr(a), repr(b), a * b, b * a)

# %% division
for a in VALUES:
    for b in (0, 0j, 2, 1.5, 1j, 3 - 4j, -4 + 3j, complex(inf, 1), complex(nan, 0), 1e-320 + 1e-320j):
        attempt(f"{a!r} / {b!r}", lambda: a / b)

# %% division-by-complex
for a in (0, 1, -2.5, True):
    for b in VALUES:
        attempt(f"{a!r} / {b!r}", lambda: a / b)

# %% powers
for a in (0j, 1 + 0j, 1j, 2 - 3j, -1.5 + 0j, 1e200 + 0j):
    for b in (0, 1, 2, 3, 5, 10, 99, 100, 101, -1, -2, -7, 0.5, -0.5, 2.0, 1j, 1 + 1j, -1j, 0j, True):
        attempt(f"{a!r} ** {b!r}", lambda: a**b)

# %% powers-of-reals
for a in (0, 1, 2, -8, 0.5, -0.5, 0.0):
    for b in (1j, 2 + 0j, 1 / 3 + 0j, -1 + 0j, 0j, 1 - 1j):
        attempt(f"{a!r} ** {b!r}", lambda: a**b)
for a, b in ((-8, 1 / 3), (-8.0, 1 / 3), (-1, 0.5), (-2.5, 2.5), (-1, -0.5)):
    attempt(f"{a!r} ** {b!r}", lambda: a**b)

# %% forbidden-operations
for name, operation in (("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("divmod", divmod), ("<", lambda a, b: a < b), ("pow", lambda a, b: pow(a, b, 5)), ("<<", lambda a, b: a << b), ("&", lambda a, b: a & b)):
    for a, b in ((1j, 2), (2, 1j), (1j, 1j), (2.5, 1j), (1j, 0)):
        attempt(f"{a} {name} {b}", lambda: operation(a, b))
for function in (int, float, round, bool, abs):
    attempt(function.__name__, lambda: function(3 + 4j))

# %% equality
for a in (0j, 1 + 0j, 1j, complex(2**53), complex(inf), complex(nan)):
    for b in (0, 0.0, 1, 1.0, True, 1j, 2**53, 2**53 + 1, inf, nan, 10**400, "1", None, 1 + 0j):
        print(a, b if b != 10**400 else "10**400", a == b, b == a, a != b)

# %% hash
for value in VALUES[:10]:
    if value == value:
        print(repr(value), hash(value))
print(hash(1 + 0j) == hash(1), hash(2.5 + 0j) == hash(2.5), hash(1j), hash(-1j), hash(complex(0, -1)), hash(1 + 1j))

# %% absolute
for value in VALUES + [3 + 4j, -3 - 4j, 1e-200 + 1e-200j, 1e200 + 1e200j]:
    attempt(repr(value), lambda: abs(value))

# %% constructor-by-name
attempt("none", lambda: complex.__new__())
attempt("int", lambda: complex.__new__(int))
attempt("good", lambda: complex.__new__(Number, 5, 6))

# %% literals
for source in ("1j", "1J", "1.5j", ".5j", "1.j", "1e5j", "1_0j", "01j", "0_1j", "00j", "1jj", "1 j", "j", "0xfj", "1+2j", "-1j", "-0j", "1-0j", "2j**2", "3j.imag", "1ij"):
    try:
        print(source, repr(eval(source)))
    except (SyntaxError, NameError) as error:
        print(source, f"{type(error).__name__}: {error}")

# %% sizes
import sys

print(sys.getsizeof(1j), complex.__basicsize__, complex.__mro__)
