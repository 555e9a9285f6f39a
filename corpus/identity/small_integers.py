# /// case
# topics = ["identity.small-ints"]
# section = "2.6"
# ///

EDGES = (-7, -6, -5, -4, -1, 0, 1, 127, 128, 255, 256, 257, 258)


def twice(label, make):
    """Makes a value two times: is it one object, and is it the one that int() of its text gives?"""
    first, second = make(), make()
    print(label, type(first).__name__, first, first is second, first is int(str(first)))


def edges(make, values=EDGES):
    """The same for integers at both ends of the cache."""
    for value in values:
        twice(value, lambda: make(value))


# %% from-text
edges(lambda value: int(str(value)))

# %% from-text-with-bases
for text, base in (("ff", 16), ("100", 16), ("101", 16), ("0b11111111", 2), ("1_0", 0), ("-0x5", 0), ("-0x6", 0), ("7a", 35)):
    twice(text, lambda: int(text, base))

# %% from-bytes-text
edges(lambda value: int(str(value).encode()))
edges(lambda value: int(bytearray(str(value).encode())), (256, 257))

# %% from-float
edges(lambda value: int(float(value)))

# %% from-float-methods
import math
for function in (float.__int__, float.__trunc__, float.__floor__, float.__ceil__, float.__round__, math.floor, math.ceil, math.trunc, round):
    for value in (-6.0, -5.0, 256.0, 257.0):
        twice(f"{function.__name__} {value}", lambda: function(value))

# %% from-bool
for value in (True, False):
    for function in (int, int.__pos__, int.__abs__, int.__int__, int.__index__, lambda value: value + 0, lambda value: value | 0, lambda value: +value):
        twice(value, lambda: function(value))

# %% from-subclass
class Number(int): pass
edges(lambda value: int(Number(value)))
for function in (int.__pos__, int.__abs__, int.__int__, int.__index__, int.__trunc__, int.__round__, int.conjugate):
    twice(function.__name__, lambda: function(Number(7)))
for name in ("real", "numerator", "imag", "denominator"):
    twice(name, lambda: getattr(Number(7), name))

# %% addition
edges(lambda value: (value - 3) + 3)
edges(lambda value: (value + 10 ** 20) + -(10 ** 20))

# %% subtraction
edges(lambda value: (value + 1000) - 1000)
edges(lambda value: (value + 10 ** 30) - 10 ** 30)

# %% multiplication
for left, right in ((16, 16), (257, 1), (-1, 5), (-1, 6), (2, 128), (10 ** 40, 0), (1, 1), (-3, -3)):
    twice((left, right), lambda: left * right)

# %% floor-division
edges(lambda value: value * 1000 // 1000)
edges(lambda value: value * 10 ** 25 // 10 ** 25)

# %% modulo
for left, right in ((1000, 743), (1000, 742), (10 ** 30, 7), (-1, 257), (-1, 258), (-6, -7), (-5, -7), (10 ** 30 + 256, 10 ** 30)):
    twice((left, right), lambda: left % right)

# %% divmod-parts
for left, right in ((65792, 256), (66049, 257), (-11, 2), (10 ** 30, 10 ** 28)):
    first, second = divmod(left, right), divmod(left, right)
    print(left, right, [(one, one is other) for one, other in zip(first, second)])

# %% power
for base, exponent in ((2, 8), (2, 0), (-2, 2), (16, 2), (257, 1), (3, 5), (3, 6), (-5, 1), (-6, 1)):
    twice((base, exponent), lambda: base ** exponent)

# %% power-with-modulus
for arguments in ((2, 100, 257), (2, 100, 300), (3, -1, 257), (5, 5, 1), (1000, 1, 743), (1000, 1, 742)):
    twice(arguments, lambda: pow(*arguments))

# %% shifts
for left, right in ((1, 8), (257, 0), (-5, 0), (-3, 1), (0, 100)):
    twice(f"{left} << {right}", lambda: left << right)
for left, right in ((512, 1), (514, 1), (-10, 1), (-12, 1), (10 ** 30, 200), (-(10 ** 30), 200)):
    twice(f"{left} >> {right}", lambda: left >> right)

# %% bitwise
big = 10 ** 30
for left, right in ((0x1FF, 0xFF), (0x1FF, 0x100), (0x1FF, 0x101), (big, 0xFF), (-1, 256), (-1, 257)):
    twice(f"{left} & {right}", lambda: left & right)
for left, right in ((128, 127), (256, 1), (256, 0), (-6, 1), (-6, 0)):
    twice(f"{left} | {right}", lambda: left | right)
for left, right in ((big, big), (big, big ^ 256), (big, big ^ 257), (-5, 0), (-6, 0)):
    twice(f"{left} ^ {right}", lambda: left ^ right)

# %% unary
edges(lambda value: -(-value))
edges(lambda value: ~(~value))
edges(lambda value: abs(value))
edges(lambda value: +value)

# %% unary-of-two-digit-numbers
for value in (5, 6, -256, -257):
    twice(value, lambda: -value)
for value in (4, 5, -257, -258):
    twice(value, lambda: ~value)

# %% in-place-operators
def add(value):
    value += 1
    return value
def shift(value):
    value <<= 1
    return value
for value in (255, 256, -6, -7):
    twice(value, lambda: add(value))
for value in (128, 129, -3, -2):
    twice(value, lambda: shift(value))

# %% rounding
edges(lambda value: round(value))
for value, digits in ((254, -1), (255, -1), (256, -2), (-4, -1), (257, 0), (257, 3), (249, -2), (151, -2)):
    twice((value, digits), lambda: round(value, digits))

# %% lengths
for size in (0, 1, 255, 256, 257):
    for make in (str.zfill, lambda text, size: "x" * size, lambda text, size: [0] * size, lambda text, size: (0,) * size, lambda text, size: bytes(size), lambda text, size: range(size), lambda text, size: dict.fromkeys(range(size)), lambda text, size: set(range(size))):
        value = make("", size)
        twice(f"{type(value).__name__} {size}", lambda: len(value))

# %% own-length
class Sized:
    def __len__(self): return int("257") if self.long else int("256")
for long in (False, True):
    sized = Sized()
    sized.long = long
    result = len(sized)
    print(result, result is len(sized), result is int(str(result)))

# %% length-returns-the-number-itself
class Sized:
    def __len__(self): return number
number = int("300")
print(len(Sized()) is number)
class Number(int): pass
number = Number(3)
print(type(len(Sized())))

# %% hashes
for value in (0, 5, 256, 257, -5, -6, 256.0, 257.0, 1 + 0j, False, True, (2 ** 61 - 1) + 256, (2 ** 61 - 1) + 257):
    twice(repr(value), lambda: hash(value))

# %% own-hash
class Hashed:
    def __init__(self, value): self.value = value
    def __hash__(self): return self.value
for value in (-5, -6, -1, 256, 257, 2 ** 64 + 5):
    hashed = Hashed(value)
    twice(value, lambda: hash(hashed))

# %% characters-to-numbers
for character in ("\0", "A", "\xff", "\u0100", "\u0101", "\U0010ffff"):
    twice(ascii(character), lambda: ord(character))
twice("bytes", lambda: ord(b"\xff"))

# %% items-of-bytes
for value in (bytes(range(256)), bytearray(range(256)), memoryview(bytes(range(256)))):
    print(type(value).__name__, all(one is other for one, other in zip(value, value)), all(value[index] is index for index in range(256)), value[255] is list(value)[255])

# %% items-of-arrays
from array import array
for code in "bBhHiIlLqQ":
    values = array(code, [0, 1, 127])
    if code not in "bB":
        values.extend([256, 257])
    print(code, [values[index] is values[index] for index in range(len(values))], [one is other for one, other in zip(values, values)])
    print(code, [one is other for one, other in zip(values.tolist(), values.tolist())])

# %% items-of-memoryviews
from array import array
for code in "bBhHiIlLqQ":
    view = memoryview(array(code, [1, 127] if code in "bB" else [1, 256, 257]))
    print(code, [view[index] is view[index] for index in range(len(view))], [one is other for one, other in zip(view, view)])

# %% unpacked-structures
import struct
for code in "bBhHiIlLqQnN":
    values = (1, 100) if code in "bB" else (1, 256, 257)
    for value in values:
        twice(f"{code} {value}", lambda: struct.unpack(code, struct.pack(code, value))[0])
for code in (">h", "<h", ">H", ">i", "<I", ">q", "<Q"):
    for value in (256, 257):
        twice(f"{code} {value}", lambda: struct.unpack(code, struct.pack(code, value))[0])

# %% from-bytes
for data in (b"", b"\x00", b"\xff", b"\x01\x00", b"\x01\x01", bytes(40), bytes(40) + b"\xff"):
    twice(data[-3:], lambda: int.from_bytes(data, "big"))
for data in (b"\xff", b"\xfb", b"\xfa", b"\xff" * 20, b"\xff" * 19 + b"\xfb"):
    twice(data[-3:], lambda: int.from_bytes(data, "big", signed=True))

# %% bit-counts
for value in (0, 1, 2 ** 255, 2 ** 256, 2 ** 257, 2 ** 255 - 1, 2 ** 256 - 1, 2 ** 257 - 1):
    twice("length", value.bit_length)
    twice("count", value.bit_count)

# %% attributes-of-numbers
for value in (5, 256, 257, -6):
    print(value, value.real is value, value.numerator is value, value.imag is 0 * value, value.denominator is 1 + 0 * value, value.conjugate() is value)

# %% ratios
for value in (256.0, 257.0, 0.5, 1 / 256, 1 / 257, 1 / 512, 1e300):
    first, second = value.as_integer_ratio(), value.as_integer_ratio()
    print(value, [one is other for one, other in zip(first, second)])
for value in (256, 257):
    first, second = value.as_integer_ratio(), value.as_integer_ratio()
    print(value, [one is other for one, other in zip(first, second)], first[0] is value)

# %% items-of-ranges
for values in (range(254, 260), range(-8, -3), range(-8, -3)[::-1], range(10 ** 30, 10 ** 30 + 2)):
    print(values, [one is other for one, other in zip(values, values)], [values[index] is values[index] for index in range(len(values))])

# %% attributes-of-ranges
start, stop, step = int("1000"), int("3000"), int("500")
values = range(start, stop, step)
print(values.start is start, values.stop is stop, values.step is step, values[0] is start)
print([item is start for item in values], range(stop).stop is stop, values[:].start is start, values[1:].stop is stop)

# %% range-results
values = range(1000)
for number in (255, 256, 257, 258):
    twice(f"index {number}", lambda: values.index(number))
twice("count", lambda: values.count(5))
twice("length", lambda: len(range(256)))
twice("length", lambda: len(range(257)))

# %% enumeration
for start in (254, -7):
    first, second = enumerate("abcdef", start), enumerate("abcdef", start)
    print([(one[0], one[0] is other[0]) for one, other in zip(list(first), list(second))])
start = int("1000")
print(next(enumerate("a", start))[0] is start)

# %% counting
import itertools
print([(one, one is other) for one, other in itertools.islice(zip(itertools.count(254), itertools.count(254)), 5)])
start = int("1000")
print(next(itertools.count(start)) is start, next(itertools.count(start, 0)) is start)
print([(one, one is other) for one, other in itertools.islice(zip(itertools.count(-8, 1), itertools.count(-8, 1)), 5)])

# %% accumulating
import itertools, operator
print([(one, one is other) for one, other in zip(itertools.accumulate([250, 5, 1, 1]), itertools.accumulate([250, 5, 1, 1]))])
first = int("1000")
print(next(itertools.accumulate([first, 1])) is first, next(itertools.accumulate([1], initial=first)) is first)

# %% sums
for values in ([], [5], [256], [257], [200, 56], [200, 57], [10 ** 30, -(10 ** 30), 256], [10 ** 30, -(10 ** 30), 257]):
    twice(values, lambda: sum(values))
one = int("1000")
print(sum([one]) is one, sum([], one) is one, sum([0, one]) is one)

# %% products
import math
for values in ([], [256], [257], [2, 128], [10 ** 30, 0]):
    twice(values, lambda: math.prod(values))
one = int("1000")
print(math.prod([one]) is one, math.prod([], start=one) is one)

# %% positions-in-strings
for position in (0, 255, 256, 257):
    text = "a" * position + "b"
    for method in (text.find, text.index, text.rfind, text.rindex):
        twice(f"{method.__name__} {position}", lambda: method("b"))
    twice(f"count {position}", lambda: text.count("a"))

# %% positions-in-lists
for position in (0, 255, 256, 257):
    values = [0] * position + [1]
    twice("list index", lambda: values.index(1))
    twice("list count", lambda: values.count(0))
    twice("tuple index", lambda: tuple(values).index(1))
    twice("tuple count", lambda: tuple(values).count(0))
    twice("bytes find", lambda: bytes(values).find(1))
    twice("bytes count", lambda: bytes(values).count(0))

# %% number-theory
import math
for function, arguments in ((math.gcd, (512, 256)), (math.gcd, (514, 257)), (math.gcd, (0, 257)), (math.gcd, (-257,)), (math.lcm, (2, 128)), (math.lcm, (1, 257)), (math.isqrt, (65536,)), (math.isqrt, (66049,)), (math.factorial, (5,)), (math.factorial, (6,)), (math.comb, (10, 3)), (math.comb, (257, 1)), (math.perm, (16, 2)), (math.perm, (257, 1))):
    twice(f"{function.__name__}{arguments}", lambda: function(*arguments))

# %% number-theory-that-returns-its-argument
import math
one = int("1000")
print(math.gcd(one) is one, math.gcd(one, 0) is one, math.gcd(0, one) is one, math.lcm(one) is one, math.lcm(one, 1) is one, math.perm(one, 1) is one, math.comb(one, 1) is one)

# %% operator-functions
import operator
for name in ("add", "sub", "mul", "floordiv", "mod", "pow", "and_", "or_", "xor", "lshift", "rshift"):
    function = getattr(operator, name)
    for left, right in ((16, 2), (128, 1), (300, 43), (300, 2)):
        if name != "pow" or left < 200:
            twice(f"{name} {left} {right}", lambda: function(left, right))

# %% index-protocol
import operator
class Index:
    def __index__(self): return number
for number in (256, int("257")):
    print(operator.index(Index()) is number, int(Index()) is number, operator.index(number) is number)

# %% int-protocol
class Number:
    def __int__(self): return number
class Truncated:
    def __trunc__(self): return number
for number in (256, int("257"), True):
    try:
        print(int(Number()) is number, type(int(Number())))
        print(int(Truncated()) is number, type(int(Truncated())))
    except TypeError as error:
        print(error)

# %% extremes-return-an-argument
one, other = int("1000"), int("1000")
print(max(one, other) is one, min(one, other) is one, max([other, one]) is other, min((5000, other)) is other, max([], default=one) is one)

# %% copies
import copy
edges(lambda value: copy.copy(value), (256, 257))
one = int("1000")
print(copy.copy(one) is one, copy.deepcopy(one) is one, int(one) is one, int.__new__(int, one) is one, one.__int__() is one, one.__index__() is one, one.__getnewargs__()[0] is one)

# %% literals-evaluated
import ast
edges(lambda value: eval(str(value)))
edges(lambda value: ast.literal_eval(str(value)), (-6, -5, 256, 257))

# %% formatted-and-back
edges(lambda value: int(f"{value:d}"), (256, 257))
edges(lambda value: int(f"{value:x}", 16), (256, 257))
edges(lambda value: int(format(value, "b"), 2), (-5, -6))

# %% comparisons-do-not-make-integers
print((1 < 2) is True, (True + True) is 2 * 1, (True & True) is True, (True ^ True) is False, (True | 0) is 1 * 1, (not 0) is True)

# %% counters
from collections import Counter
first, second = Counter("a" * 256 + "b" * 257), Counter("a" * 256 + "b" * 257)
print([(key, first[key] is second[key]) for key in first], first["c"] is second["c"], first.total() is second.total())

# %% versions-and-limits
import sys
print(sys.maxsize is sys.maxsize, sys.version_info[0] is 1 + 2, sys.version_info.major is sys.version_info[0], sys.getrecursionlimit() is sys.getrecursionlimit(), sys.maxunicode is sys.maxunicode)

# %% line-numbers
def function(): pass
code = function.__code__
code = code.replace(co_firstlineno=256)
print(code.co_firstlineno is code.co_firstlineno)
code = code.replace(co_firstlineno=257)
print(code.co_firstlineno is code.co_firstlineno, code.co_flags is code.co_flags, code.co_argcount is 0 * 1)

# %% ids
value = object()
print(id(value) is id(value), id(value) == id(value))

# %% sizes
import sys
print(sys.getsizeof(1) is sys.getsizeof(2), sys.getsizeof(bytes(223)) is sys.getsizeof(bytes(223)), sys.getsizeof(bytes(224)), sys.getsizeof(bytes(224)) is sys.getsizeof(bytes(224)))

# %% numbers-of-a-loop
seen = []
for number in range(250, 260):
    seen.append(number)
print([seen[index] is number for index, number in enumerate(range(250, 260))])

# %% numbers-of-counters-in-variables
def count():
    number = 250
    found = []
    while number < 260:
        found.append(number)
        number += 1
    return found
print([one is other for one, other in zip(count(), count())])
