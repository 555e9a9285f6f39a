# /// case
# topics = ["numbers.hashing"]
# ///

# %% equal-numbers
#| title = "Equal numbers have one hash, whatever their types"
for group in ((0, 0.0, -0.0, False, 0j), (1, 1.0, True, 1 + 0j), (-1, -1.0, -1 + 0j), (2**53, 2.0**53, complex(2**53)), (2**70, 2.0**70), (-(2**100), -(2.0**100)), (10**22, 1e22)):
    print([hash(value) for value in group], len(set(group)))

# %% minus-one
#| title = "No hash is -1"
class Number:
    def __hash__(self):
        return -1

print(hash(-1), hash(-2), hash(-1.0), hash(-2.0), hash(-1 + 0j), hash(Number()), hash(-(2**61)), hash(2**61 - 2), hash(-(2**61 - 2) - 1))

# %% integers
for exponent in (0, 1, 30, 31, 32, 59, 60, 61, 62, 63, 64, 100, 122, 1000):
    print(exponent, hash(2**exponent), hash(2**exponent - 1), hash(-(2**exponent)), hash(1 - 2**exponent))

# %% floats
for value in (0.5, 0.25, 0.1, 0.2, 0.3, 1.5, -2.5, 1e-5, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 3.141592653589793, 1 / 3):
    print(repr(value), hash(value), hash(-value))

# %% complexes
for value in (1j, -1j, 1 + 1j, 0.5 - 0.5j, 1e300 + 1e-300j, 2**60 * 1j):
    print(value, hash(value))

# %% infinities
import sys

inf = float("inf")
print(hash(inf), hash(-inf), sys.hash_info.inf, sys.hash_info.modulus, sys.hash_info.imag, sys.hash_info.width, sys.hash_info.nan, hash(complex(inf, 1)), hash(complex(0, inf)))

# %% nan
#| title = "Every nan has the hash of its identity"
a, b = float("nan"), float("nan")
print(hash(a) == hash(a), len({a, b}), len({a, a}), a in {a}, b in {a})

# %% tuples-of-numbers
print(hash((1, 2)) == hash((1.0, 2 + 0j)), hash((1,)), hash((1, 2)), hash((-1,)), hash((-2,)), hash(()), hash((1.5, 2**70)))

# %% hash-method-results
class Number:
    def __init__(self, answer):
        self.answer = answer

    def __hash__(self):
        return self.answer

for answer in (0, 5, -1, -2, True, 2**61, 2**63, 2**64 + 5, -(2**63), -(2**64), 10**30, 1.0, "x", None):
    try:
        print(repr(answer), hash(Number(answer)))
    except TypeError as error:
        print(repr(answer), error)

# %% dictionary-keys
#| title = "Equal numbers are one key; the first one stays"
for keys in ((1, 1.0, True, 1 + 0j), (True, 1, 1.0), (0.0, -0.0, False, 0), (2**53, 2.0**53, 2**53 + 1)):
    table = {}
    for key in keys:
        table[key] = repr(key)
    print(table, set(keys))

# %% arguments
for arguments in ((), (1, 2)):
    try:
        hash(*arguments)
    except TypeError as error:
        print(error)
try:
    hash(obj=1)
except TypeError as error:
    print(error)
for value in ([], {}, set(), bytearray(), slice(1, []), ([],), {}.keys()):
    try:
        hash(value)
        print(type(value).__name__, "hashable")
    except TypeError as error:
        print(type(value).__name__, error)
