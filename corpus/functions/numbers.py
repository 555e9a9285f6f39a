# /// case
# topics = ["functions.numbers"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% abs-of-numbers
for value in (0, -5, 5, -0.0, -1.5, 3 + 4j, -3j, True, -(10**30), float("-inf"), float("nan")):
    show(abs, value)

# %% abs-protocol
class Odd:
    def __abs__(self): return "anything"
class Failing:
    def __abs__(self): raise ValueError("no")
class Without: __abs__ = None
for value in (Odd(), Failing(), Without(), object(), "a", None, [], int):
    show(abs, value)

# %% divmod-of-numbers
for left in (7, -7, 0, 7.5, -7.5, True, 10**25):
    for right in (2, -2, 0, 2.0, -0.5, 0.0, 10**20):
        print(left, right, end=" ")
        show(divmod, left, right)

# %% divmod-protocol
class Left:
    def __divmod__(self, other): return ("left", other)
class Right:
    def __rdivmod__(self, other): return ("right", other)
class Refusing:
    def __divmod__(self, other): return NotImplemented
show(divmod, Left(), 1)
show(divmod, 1, Right())
for arguments in ((Refusing(), 1), (1, Refusing()), ("a", 1), (1, None), (1j, 2), ([], {})):
    show(divmod, *[argument for argument in arguments])

# %% pow-two-arguments
for base in (2, -2, 0, 1.5, -8.0, 1j, True):
    for exponent in (0, 3, -1, 0.5, -2.5, 1j):
        print(base, exponent, end=" ")
        show(pow, base, exponent)

# %% pow-three-arguments
for arguments in ((2, 10, 7), (2, -1, 7), (2, -1, 4), (2, 3, 0), (2, 3, -5), (-2, 3, 5), (2, 3, 1), (3, -2, -7),
                  (2.0, 3, 5), (2, 3.0, 5), (2, 3, 5.0), (1j, 2, 3), ("a", 1, 2), (2, 3, None), (0, 0, 1)):
    print(arguments, end=" ")
    show(pow, *arguments)

# %% pow-keywords
show(pow, base=2, exp=3)
show(pow, 2, exp=3, mod=5)
show(pow, 2, mod=5)
show(pow, 2, 3, 5, mod=1)
show(pow, base=2, exponent=3)

# %% pow-protocol
class Three:
    def __pow__(self, other, modulo=None): return ("pow", other, modulo)
    def __rpow__(self, other, modulo=None): return ("rpow", other, modulo)
class Two:
    def __pow__(self, other): return ("pow", other)
show(pow, Three(), 1)
show(pow, Three(), 1, 2)
show(pow, 1, Three())
show(pow, Two(), 1)
show(pow, Two(), 1, 2)
show(pow, object(), 1)

# %% round-half-to-even
for value in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e300, 5, True, -0.0):
    show(round, value)

# %% round-digits
for value in (1234.5678, -1234.5678, 1250, -1250, 0.05, 5e-324, 1.7e308):
    for digits in (0, 1, 2, -2, -3, -308, 400, -400, None):
        print(value, digits, end=" ")
        show(round, value, digits)

# %% round-what-has-no-integer
for value in (float("inf"), float("-inf"), float("nan"), 1j, "a", None, object()):
    show(round, value)
    show(round, value, 1)

# %% round-digits-of-wrong-type
for digits in (1.0, "1", [], True):
    show(round, 2.5, digits)
    show(round, 25, digits)

# %% round-protocol
class Rounded:
    def __round__(self, *arguments): return ("rounded", arguments)
class Strict:
    def __round__(self): return 1
class Failing:
    def __round__(self): raise ValueError("no")
show(round, Rounded())
show(round, Rounded(), None)
show(round, Rounded(), 2)
show(round, number=Rounded(), ndigits=3)
show(round, Strict(), 2)
show(round, Failing())

# %% sum-of-numbers
for values in ([], [1, 2], [1.5, 2], [True, True], [1, 2j], [10**30, -1], [0.1] * 10, [1e308, 1e308], range(5)):
    show(sum, values)
show(sum, [1], 10)
show(sum, [1], start=0.5)
show(sum, [[1], [2]], [])
show(sum, ((1,), (2,)), ())

# %% sum-of-text
for start in ("", b"", bytearray()):
    show(sum, [], start)
    show(sum, ["a"], start)
show(sum, ["a"])
show(sum, [None])
show(sum, [1], None)

# %% sum-of-what-is-not-iterable
for value in (None, 1, object()):
    show(sum, value)
    show(sum, value, "")

# %% sum-order
class Noting:
    def __init__(self, name): self.name = name
    def __add__(self, other): print("add", self.name, getattr(other, "name", other)); return self
    def __radd__(self, other): print("radd", self.name, other); return self
    def __repr__(self): return self.name
show(sum, [Noting("a"), Noting("b"), Noting("c")])
show(sum, [Noting("a")], Noting("start"))

# %% sum-precision
#| title = "Since 3.12 the sum of floats keeps what rounding loses"
for values in ([0.1] * 3, [1e100, 1.0, -1e100], [1, 0.1, 0.2], [1e16, 1.0, 1.0], [float("inf"), 1.0], [-0.0], [-0.0, -0.0]):
    print(repr(sum(values)), repr(sum(values, -0.0)))

# %% minimum-and-maximum
for function in (min, max):
    for values in ([3, 1, 2], "hello", (1,), [1.0, 1], [True, 1], {2: 0, 1: 0}, iter([5])):
        show(function, values)
    show(function, 1, 2)
    show(function, "b", "a", key=ord)
    show(function, [], default=None)
    show(function, [], default="nothing")

# %% extremes-errors
for function in (min, max):
    show(function)
    show(function, [])
    show(function, 1)
    show(function, [1, "a"])
    show(function, 1, 2, default=3)
    show(function, [1], key=1)
    show(function, [1], kee=1)
    show(function, [1], key=None)
    show(function, [1], None, default=1)
    show(function, default=1)
    show(function, key=len)

# %% extremes-keep-the-first
class Equal:
    def __init__(self, name): self.name = name
    def __lt__(self, other): return False
    def __gt__(self, other): return False
    def __repr__(self): return self.name
print(min(Equal("a"), Equal("b")), max(Equal("a"), Equal("b")))
print(min("a", "B", key=str.lower), max(["aa", "b", "cc"], key=len))

# %% extremes-comparison-order
class Noting:
    def __init__(self, name): self.name = name
    def __lt__(self, other): print(self.name, "<", other.name); return self.name < other.name
    def __gt__(self, other): print(self.name, ">", other.name); return self.name > other.name
print(min(map(Noting, "bac")).name)
print(max(map(Noting, "bac")).name)

# %% extremes-key-raises
def key(value): raise KeyError(value)
for function in (min, max):
    show(function, [1], key=key)
    show(function, [], key=key, default=0)

# %% bases
for function in (bin, oct, hex):
    for value in (0, 1, -1, 255, -256, True, 2**70, -(2**70)):
        show(function, value)

# %% bases-of-wrong-types
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
class Failing:
    def __index__(self): raise ValueError("no")
for function in (bin, oct, hex):
    for value in (1.0, "1", None, 1j, Index(10), Index(True), Index("a"), Index(1.5), Failing()):
        show(function, value)

# %% hash-of-equal-numbers
print(hash(1) == hash(1.0) == hash(1 + 0j) == hash(True), hash(0) == hash(-0.0) == hash(False))
for value in (0, 1, -1, -2, 2**61 - 1, 2**61, -(2**61), 10**40, 0.5, -0.5, 1e300, float("inf"), float("-inf"), 1j, 1 + 2j):
    show(hash, value)

# %% hash-of-unhashable
class Equal:
    def __eq__(self, other): return True
class Never: __hash__ = None
for value in ([], {}, set(), bytearray(), ([],), Equal(), Never(), [].__hash__, frozenset([1])):
    try:
        print(type(hash(value)).__name__)
    except TypeError as error:
        print(error)

# %% hash-protocol
class Hashed:
    def __init__(self, value): self.value = value
    def __hash__(self): return self.value
for value in (1, -1, 2**61 - 1, 2**64, -(2**70), True, 1.0, "a", None):
    show(hash, Hashed(value))
class Failing:
    def __hash__(self): raise ValueError("no")
show(hash, Failing())
