# /// case
# topics = ["hostile.size"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

HUGE = (2**40, 2**62, 2**63 - 1, 2**63, 2**100)
HUGE_OR_NEGATIVE = HUGE + (-2**63, -2**63 - 1, -2**100)

# %% sequences-of-ranges
#| title = "Sequences of the numbers of a range that no memory holds"
for length in (2**50, 2**62, 2**63 - 1, 2**63, 2**100):
    attempt(list, range(length))
    attempt(tuple, range(length))

# %% repetition
#| title = "Sequences repeated more often than memory allows"
for count in HUGE[1:]:
    for sequence in ("a", "é", "ab", b"a", b"ab", bytearray(b"ab"), [0], [0, 1], (0, 1)):
        attempt(lambda: sequence * count)

# %% repetition-of-nothing
#| title = "Empty sequences repeated very often, and any sequence repeated less than once"
for count in (2**62, 2**63 - 1, -2**63):
    for sequence in ("", b"", (), [], bytearray()):
        print(repr(sequence * count), repr(count * sequence))
print("a" * -2**63, [1] * -2**63)

# %% repetition-in-place
#| title = "Sequences that repeat themselves in place"
import operator
for count in HUGE[1:]:
    for sequence in ("a", b"a", bytearray(b"a"), [0], (0,), [0, 1]):
        attempt(operator.imul, sequence, count)

# %% byte-counts
#| title = "Numbers of zero bytes"
for count in (2**63, 2**100, -1, -2**100):
    attempt(bytes, count)
    attempt(bytearray, count)

# %% shifts
#| title = "Shifts by more bits than there can be"
for count in (2**62, 2**63, 2**65, 2**66, 2**70, 2**100, -1, -2**70):
    attempt(lambda: 1 << count)
    attempt(lambda: -1 << count)
    attempt(lambda: 0 << count)
    attempt(lambda: -1 >> count)

# %% powers-of-one
#| title = "Powers with huge exponents of bases that stay small"
for exponent in (2**62, 2**63, 2**100, 2**100 + 1):
    print(1 ** exponent, 0 ** exponent, (-1) ** exponent)

# %% modular-powers
#| title = "Three-argument powers with huge and negative exponents"
attempt(pow, 2, 2**100, 7)
attempt(pow, 2, -2**100, 7)
attempt(pow, 2, 3, 0)
attempt(pow, 2, -1, 4)
attempt(pow, 0, -1)
print(pow(3, 2**100, 2**89 - 1))

# %% widths
#| title = "Widths of str.center and its like"
for method in ("center", "ljust", "rjust", "zfill"):
    for width in HUGE[2:] + (-2**63, -2**100):
        attempt(getattr("a", method), width)

# %% tab-sizes
#| title = "Tab sizes"
for size in (2**31, 2**63, -2**31, -2**31 - 1):
    attempt("a\tb".expandtabs, size)
    attempt(b"a\tb".expandtabs, size)

# %% format-widths
#| title = "Widths and precisions of format specifications"
for specification in ("9223372036854775808", "9223372036854775807", ".9223372036854775808", "99999999999999999999d", ".99999999999999999999f"):
    for value in (1, "a"):
        attempt(format, value, specification)

# %% percent-widths
#| title = "Widths and precisions of percent formatting"
for text, values in (("%*d", (2**63, 1)), ("%.*d", (2**63, 1)), ("%99999999999999999999d", 1), ("%.99999999999999999999d", 1), ("%*d", ("a", 1)), ("%*d", (1,))):
    attempt(lambda: text % values)

# %% format-indices
#| title = "Indices in replacement fields"
for text in ("{99999999999999999999}", "{0[99999999999999999999]}", "{0" + ".real" * 1_000 + "}", "{:{:{}}}", "{" * 100 + "}" * 100):
    attempt(text.format, 1, 2, 3)

# %% large-ranges
#| title = "Ranges beyond the range of machine words"
numbers = range(10**30)
attempt(len, numbers)
print(numbers[10**29], numbers[-1], numbers[::-1], numbers[5:10**25])
print(10**25 in numbers, numbers.index(10**25), numbers.count(5), numbers == range(10**30), bool(numbers))
print(next(iter(numbers)), next(reversed(numbers)))
attempt(lambda: numbers[10**40])
print(list(range(2**63 - 3, 2**63 + 2)), list(range(0, 10, 2**100)))

# %% range-edges
#| title = "Ranges at the edges of machine words"
print(list(range(-2**63, 2**63 - 1, 2**63 - 1)), list(range(2**63 - 1, -2**63, -2**63)))
print(list(reversed(range(-2**63, -2**63 + 3))), range(-2**63, 2**63 - 1)[-1])
attempt(lambda: len(range(-2**63, 2**63)))
attempt(lambda: len(range(-2**63, 2**63 - 1, 2)))

# %% range-positions
#| title = "Positions given to range iterators"
for position in (2**62, -2**62, 2**100):
    iterator = iter(range(10))
    attempt(iterator.__setstate__, position)

# %% sequence-indices
#| title = "Indices and slices far outside of sequences"
for sequence in ("abc", b"abc", [1, 2], (1, 2), bytearray(b"abc"), range(3)):
    for index in HUGE_OR_NEGATIVE[1:]:
        attempt(lambda: sequence[index])
        attempt(lambda: sequence[index:])
        attempt(lambda: sequence[:index])
        attempt(lambda: sequence[::index])

# %% list-changes
#| title = "Changes of lists far outside of them"
for index in HUGE_OR_NEGATIVE[1:]:
    for statement in ("items[index:] = [4]", "items[::index] = [4]", "del items[::index]", "items[index] = 5", "items.insert(index, 5)", "items.pop(index)"):
        items = [1, 2, 3]
        try:
            exec(statement)
            print(statement, items)
        except (IndexError, OverflowError, ValueError) as error:
            print(statement, type(error).__name__, error)

# %% slice-indices
#| title = "slice.indices with huge parts"
for number in HUGE:
    print(slice(number, -number, number).indices(10), slice(None, None, -number).indices(number))

# %% searches
#| title = "Bounds of searches"
for sequence in ("abc", b"abc", bytearray(b"abc")):
    part = sequence[:1]
    for bound in HUGE_OR_NEGATIVE[1:]:
        print([getattr(sequence, method)(part, bound) for method in ("find", "rfind", "count", "startswith", "endswith")], sequence.find(part, -bound, bound))

# %% split-counts
#| title = "Maximal numbers of splits and replacements"
for text in ("a b", b"a b"):
    for count in (2**62, 2**63 - 1, 2**63, -2**63, -2**100):
        attempt(text.split, None, count)
        attempt(text.replace, text[:1], text[2:], count)

# %% digits-limit
#| title = "Conversions beyond the limit of digits"
import sys
attempt(int, "9" * 4_301)
attempt(int, "1_" * 3_000 + "1")
attempt(int, b"9" * 5_000)
attempt(str, 10**5_000)
attempt(lambda: f"{10**5_000}")
attempt(lambda: "%d" % 10**5_000)
for limit in (639, -1, 2**40):
    attempt(sys.set_int_max_str_digits, limit)

# %% int-to-bytes
#| title = "Lengths of int.to_bytes"
for length in (2**63, -1, 2**100):
    attempt((1).to_bytes, length, "big")
attempt((2**1000).to_bytes, 5, "big")

# %% smallest-integer
#| title = "The smallest machine word, negated and divided"
smallest = -2**63
print(-smallest, abs(smallest), smallest // -1, smallest % -1, divmod(smallest, -1), smallest * -1, ~smallest, smallest - 1)
print((2**63 - 1) + 1, (2**63 - 1) * (2**63 - 1), -(-2**62) * 2, smallest >> 70, smallest << 1)

# %% floats-of-large-integers
#| title = "Integers that no float holds"
for action in (lambda: float(10**400), lambda: 1.0 * 10**400, lambda: 10**400 / 3, lambda: 10**400 // 1.0, lambda: complex(10**400), lambda: 2.0 ** 10_000, lambda: divmod(10**400, 1.0)):
    attempt(action)
print(10**400 / 10**399, 1.0 < 10**400, 10**400 == 1e308, float("9" * 1_000))

# %% hexadecimal-floats
#| title = "Hexadecimal floats with huge exponents"
for text in ("0x1p99999999999", "0x1p-99999999999999999999", "0x" + "f" * 1_000, "0x" + "0" * 1_000 + "1p4000", "0x1p" + "9" * 100):
    attempt(float.fromhex, text)

# %% islice-arguments
#| title = "Arguments of islice, and what islice leaves"
from itertools import count, islice
for number in (2**62, 2**63 - 1, 2**63, -1):
    attempt(lambda: list(islice([1, 2], number)))
    attempt(lambda: list(islice([1, 2], 0, None, number)))

# %% counting
#| title = "Counting beyond machine words"
from itertools import count, islice
print(list(islice(count(2**63 - 2), 4)), list(islice(count(-2**63 - 1, 1), 3)), list(islice(count(2**63, -2**63), 3)))
print(list(enumerate("ab", 2**63 - 1)), list(enumerate("ab", 2**100)))
print(sum([2**62] * 4), sum([2**63 - 1, 1]), sum([-2**63, -1]), sum([True] * 3, 2**63 - 2))

# %% lying-length-hints
#| title = "Objects that lie about their length"
class Hint:
    def __init__(self, hint): self.hint = hint
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return self.hint
for hint in (-1, 2**63, "a", None, NotImplemented, 5):
    attempt(list, Hint(hint))
    attempt([].extend, Hint(hint))
class Length:
    def __init__(self, length): self.length = length
    def __len__(self): return self.length
for length in (2**63 - 1, 2**63, -1, -2**100, "a", None, 1.0, True):
    attempt(len, Length(length))
    attempt(bool, Length(length))

# %% characters
#| title = "Numbers that are no characters"
for number in (-1, 0x110000, 2**31, 2**32, 2**63, 2**100):
    attempt(chr, number)
    attempt(lambda: "%c" % number)
    attempt(lambda: b"%c" % number)
    attempt(format, number, "c")

# %% deques
#| title = "Positions and lengths of deques"
from collections import deque
items = deque([1, 2, 3])
for number in (2**62, 2**63 - 1, 2**63, -2**63):
    attempt(items.rotate, number)
    attempt(lambda: items[number])
    attempt(items.index, 1, number)
    attempt(deque, [], number)

# %% rounding
#| title = "Rounding to very many digits"
for digits in (2**31, 2**62, 2**100, -2**40, -2**62, -2**100):
    attempt(round, 1.5, digits)

# %% text-positions
#| title = "Positions in streams in memory"
import io
for make in (lambda: io.StringIO("abc"), lambda: io.BytesIO(b"abc")):
    for number in (2**63, -2**63, 2**100, -1):
        attempt(make().seek, number)
        attempt(make().read, number)
        attempt(make().truncate, number)
