# /// case
# topics = ["numbers.conversion"]
# ///

import warnings

class Whole(int):
    pass

class Real(float):
    pass

def attempt(shown, action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = action()
            print(shown, repr(value), type(value).__name__)
        except Exception as error:
            print(shown, f"{type(error).__name__}: {error}")
    for warning in caught:
        print("   ", f"{warning.category.__name__}: {warning.message}")

class Raised(Exception):
    pass

def having(**methods):
    def method(answer):
        def call(self):
            if answer is Raised:
                raise Raised("asked")
            return answer
        return call
    return type("Thing", (), {f"__{name}__": method(answer) if answer != "none" else None for name, answer in methods.items()})()

ANSWERS = [7, True, Whole(7), 2**70, 7.0, Real(7.5), 1j, "7", None, [], Raised, "none"]

# %% index
import operator

for answer in ANSWERS:
    attempt(f"__index__ gives {answer!r}", lambda: operator.index(having(index=answer)))

# %% index-in-int
for answer in ANSWERS:
    attempt(f"__index__ gives {answer!r}", lambda: int(having(index=answer)))

# %% index-in-float
for answer in ANSWERS:
    attempt(f"__index__ gives {answer!r}", lambda: float(having(index=answer)))

# %% index-in-complex
for answer in ANSWERS:
    attempt(f"__index__ gives {answer!r}", lambda: complex(having(index=answer)))

# %% index-in-subscripts
for answer in ANSWERS:
    attempt(f"__index__ gives {answer!r}", lambda: [10, 20, 30, 40, 50, 60, 70, 80][having(index=answer)])
    attempt(f"__index__ gives {answer!r}", lambda: "abcdefghij"[having(index=answer):])

# %% index-in-functions
for answer in (7, True, Whole(7), 7.0, "7", Raised):
    thing = having(index=answer)
    for function in (hex, bin, oct, chr, range, bytes, lambda x: [0] * x, lambda x: x * "ab", lambda x: (5).to_bytes(x, "big"), lambda x: round(2.5, x), lambda x: "%x" % x, lambda x: "%d" % x, lambda x: "%c" % x,
                     lambda x: int("11", x), lambda x: slice(x).indices(5), lambda x: slice(2).indices(x), lambda x: enumerate("ab", x).__next__(), lambda x: "abc".center(x), lambda x: pow(2, x)):
        attempt(f"{getattr(function, '__name__')} with {answer!r}", lambda: function(thing))

# %% int
for answer in ANSWERS:
    attempt(f"__int__ gives {answer!r}", lambda: int(having(int=answer)))

# %% int-elsewhere
#| title = "__int__ alone is no index and no float"
import math
import operator

thing = having(int=5)
for function in (float, complex, operator.index, hex, chr, range, "%d".__mod__, "%x".__mod__, "%f".__mod__, "%c".__mod__, math.sqrt, math.floor, math.trunc, bool, round, abs, lambda x: [0][x]):
    attempt(getattr(function, "__name__", "?"), lambda: function(thing) if function is not bool else function(thing) is True)

# %% float
for answer in ANSWERS:
    attempt(f"__float__ gives {answer!r}", lambda: float(having(float=answer)))

# %% float-elsewhere
#| title = "Where __float__ is asked"
import math

for answer in (2.5, Real(2.5), 7, "x", Raised):
    thing = having(float=answer)
    for function in (math.sqrt, math.floor, math.trunc, complex, "%f".__mod__, "%d".__mod__, "%g".__mod__, int, lambda x: math.fsum([x]), lambda x: complex(1, x), lambda x: math.hypot(x, x), lambda x: 1.5 + x, math.isnan):
        attempt(f"{getattr(function, '__name__', '?')} with {answer!r}", lambda: function(thing))

# %% complex
for answer in ANSWERS:
    attempt(f"__complex__ gives {answer!r}", lambda: complex(having(complex=answer)))
    attempt(f"__complex__ gives {answer!r}", lambda: float(having(complex=answer)))

# %% trunc
#| title = "int() asks __trunc__ last, and says that it will not for ever"
for answer in ANSWERS:
    attempt(f"__trunc__ gives {answer!r}", lambda: int(having(trunc=answer)))

# %% trunc-result-with-index-or-int
for answer in (having(index=3), having(int=4), having(index=1.5)):
    attempt("__trunc__", lambda: int(having(trunc=answer)))

# %% order-of-int
#| title = "int() asks __int__, __index__ and __trunc__, in this order"
for methods in ({"int": 1, "index": 2, "trunc": 3}, {"index": 2, "trunc": 3}, {"trunc": 3}, {"float": 4.0}, {}, {"int": "none", "index": 2}, {"index": "none", "trunc": 3}, {"int": Raised, "index": 2}):
    attempt(str(sorted(methods)), lambda: int(having(**methods)))

# %% order-of-float
for methods in ({"float": 1.0, "index": 2, "int": 3}, {"index": 2, "int": 3}, {"int": 3}, {"float": "none", "index": 2}, {"index": 2**2000}):
    attempt(str(sorted(methods)), lambda: float(having(**methods)))

# %% order-of-complex
for methods in ({"complex": 1j, "float": 1.0, "index": 2}, {"float": 1.0, "index": 2}, {"index": 2}, {"int": 3}, {"complex": "none", "float": 1.0}):
    attempt(str(sorted(methods)), lambda: complex(having(**methods)))

# %% subclasses-that-override
class Odd(int):
    def __int__(self):
        return 42

    def __index__(self):
        return 43

    def __float__(self):
        return 4.5

    def __trunc__(self):
        return 44

class OddFloat(float):
    def __float__(self):
        return 45.5

    def __int__(self):
        return 46

class OddText(str):
    def __int__(self):
        return 47

    def __index__(self):
        return 48

import math
import operator

for value in (Odd(1), OddFloat(1.5), OddText("5")):
    for function in (int, float, complex, operator.index, math.trunc, math.sqrt, hex, range, str, lambda x: [0, 10, 20][x], lambda x: x + 1, "%d".__mod__, "{}".format, "{:d}".format):
        attempt(f"{type(value).__name__} {getattr(function, '__name__', '?')}", lambda: function(value))

# %% methods-on-instances
#| title = "A method in the instance's dictionary is not asked"
class Plain:
    pass

thing = Plain()
thing.__int__ = thing.__index__ = lambda: 1
thing.__float__ = lambda: 1.0
for function in (int, float, complex, hex):
    try:
        print(function(thing))
    except TypeError as error:
        print(error)

# %% text-and-buffers
for function in (int, float, complex):
    for value in ("12", b"12", bytearray(b"12"), memoryview(b"12"), ["12"], "x", b"x"):
        attempt(f"{function.__name__} {type(value).__name__}", lambda: function(value))

# %% from-classes
for function in (int, float, complex, bool):
    for value in (int, Plain if "Plain" in globals() else object, len, ...):
        attempt(f"{function.__name__}({value!r})", lambda: function(value))
