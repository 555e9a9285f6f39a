# /// case
# topics = ["operators.unary"]
# ///

import operator

class Plain:
    def __repr__(self):
        return "Plain()"

OPERATIONS = {"-": operator.neg, "+": operator.pos, "~": operator.invert, "abs ": abs, "not ": operator.not_, "index ": operator.index}

def table(*operands):
    for operand in operands:
        for name, function in OPERATIONS.items():
            try:
                value = function(operand)
                print(f"{name}{operand!r}", repr(value), type(value).__name__)
            except Exception as error:
                print(f"{name}{operand!r}", f"{type(error).__name__}: {error}")

# %% int
table(0, 1, -1, 7, -(2**63), 2**63, 2**64 - 1, 10**30, -(10**30))

# %% bool
import warnings

warnings.simplefilter("ignore")
table(True, False)

# %% invert-of-bool-warns
#| requires = ">=3.12"
import warnings

for value in (True, False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(~value)
    print([f"{warning.category.__name__}: {warning.message}" for warning in caught])
warnings.simplefilter("error")
try:
    print(~(1 == 1))
except DeprecationWarning as warning:
    print(type(warning).__name__)

# %% float
table(0.0, -0.0, 1.5, -1.5, float("inf"), float("-inf"), float("nan"), 5e-324, 1.7976931348623157e308)

# %% complex
table(0j, -0j, 3 + 4j, -3 - 4j, complex("nan"), complex("inf"), complex(float("inf"), float("nan")), 1e200 + 1e200j)

# %% complex-overflow
try:
    print(abs(1.7e308 + 1.7e308j))
except OverflowError as error:
    print(error)

# %% texts
table("", "text", b"", b"bytes", bytearray(b"x"))

# %% containers
table((), (1,), [], [1], {}, {1: 2}, set(), {1}, frozenset(), range(0), range(2))

# %% others
table(None, ..., len, int, int | str, Plain())

# %% not-implemented
#| title = "NotImplemented has no truth value of use"
import warnings

warnings.simplefilter("ignore")
table(NotImplemented)

# %% subclasses
#| title = "Results are of the built-in type"
class Whole(int):
    pass

class Real(float):
    pass

class Number(complex):
    pass

table(Whole(5), Real(2.5), Number(1 + 2j), Whole(0))

# %% user-methods
class All:
    def __neg__(self):
        return "__neg__"

    def __pos__(self):
        return "__pos__"

    def __invert__(self):
        return "__invert__"

    def __abs__(self):
        return "__abs__"

    def __bool__(self):
        return False

    def __index__(self):
        return 42

    def __repr__(self):
        return "All()"

table(All())

# %% user-not-implemented
#| title = "NotImplemented from a unary method is a value like any other"
class Odd:
    def __neg__(self):
        return NotImplemented

    def __repr__(self):
        return "Odd()"

print(-Odd())

# %% user-raises
class Raising:
    def __neg__(self):
        raise LookupError("neg")

    __pos__ = __invert__ = __abs__ = __bool__ = __index__ = __neg__

    def __repr__(self):
        return "Raising()"

table(Raising())

# %% user-none
class Forbidden:
    __neg__ = __pos__ = __invert__ = __abs__ = __bool__ = __index__ = None

    def __repr__(self):
        return "Forbidden()"

table(Forbidden())

# %% instance-attributes-are-not-asked
thing = Plain()
thing.__neg__ = lambda: "instance"
table(thing)

# %% metaclass
class Meta(type):
    def __neg__(cls):
        return f"minus {cls.__name__}"

    def __bool__(cls):
        return False

class Made(metaclass=Meta):
    def __neg__(self):
        return "of the instance"

print(-Made, -Made(), not Made, not Made())

# %% repeated
#| title = "Operators repeated and mixed with others"
import warnings

warnings.simplefilter("ignore")
x = 3
print(--x, ---x, -+-x, ~~x, ~-x, -~x, not not x, not -x, -x**2, (-x)**2, 2**-x, -x % 5, ~x & 7, not x == 3, - 5 // 2, -(5 // 2))

# %% by-name
for value in (5, True, 2.5, 1j):
    for name in ("__neg__", "__pos__", "__invert__", "__abs__", "__bool__"):
        for arguments in ((), (1,)):
            try:
                print(value, name, arguments, getattr(value, name)(*arguments))
            except Exception as error:
                print(value, name, arguments, f"{type(error).__name__}: {error}")

# %% abs-arguments
for arguments in ((), (1, 2)):
    try:
        abs(*arguments)
    except TypeError as error:
        print(error)
try:
    abs(x=1)
except TypeError as error:
    print(error)
