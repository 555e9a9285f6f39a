# /// case
# topics = []
# section = "2.6"
# seed = "2.6"
# ///

# %% cache-100
#| title = "Two names of 100"
#| topics = ["identity.small-ints"]
a = 100
b = 100
print(a is b)

# %% cache-100-computed
#| title = "A computed 100 is the cached object"
#| topics = ["identity.small-ints"]
# The reference text: every 100 is the same object.
print(int("100") is int("100"), int("99") + 1 is int("100"))

# %% 300-script
#| title = "Two names of 300 in one script"
#| topics = ["identity.constants"]
# True in a script: equal constants of one code object are shared.
a = 300
b = 300
print(a is b)

# %% 300-separate
#| title = "Two names of 300, compiled line by line"
#| topics = ["identity.constants"]
ns = {}
for line in ("a = 300", "b = 300"):
    exec(compile(line, "<line>", "single"), ns)
print(ns["a"] is ns["b"])

# %% 300-computed
#| title = "Two computed 300s"
#| topics = ["identity.small-ints"]
# The reference text: 300 lies outside the cache: two objects.
print(int("300") is int("300"))

# %% 300-equal
#| title = "Two 300s are equal"
#| topics = ["identity.small-ints"]
print(int("300") == int("300"))

# %% 256-class
#| title = "(256).__class__"
#| topics = ["identity.small-ints"]
print((256).__class__)

# %% 256-pair
#| title = "x, y = 256, 256"
#| topics = ["identity.constants"]
x, y = 256, 256
print(x is y)

# %% 257-pair-script
#| title = "x, y = 257, 257 in a script"
#| topics = ["identity.constants"]
# True: the compiler keeps one constant.
x, y = 257, 257
print(x is y)

# %% 257-pair-single
#| title = "x, y = 257, 257 as one interactive statement"
#| topics = ["identity.constants"]
# The reference text: False, but may vary interactively.
ns = {}
exec(compile("x, y = 257, 257", "<line>", "single"), ns)
print(ns["x"] is ns["y"])

# %% cache-upper-bound
#| title = "The cache ends at 256"
#| topics = ["identity.small-ints"]
print([n for n in range(250, 262) if int(str(n)) is int(str(n))])

# %% cache-lower-bound
#| title = "The cache starts at -5"
#| topics = ["identity.small-ints"]
print([n for n in range(-10, 3) if int(str(n)) is int(str(n))])

# %% cache-covers-arithmetic
#| title = "Results of arithmetic in the range are the cached objects"
#| topics = ["identity.small-ints"]
# The reference text: every reference to such a value is to the same object.
two, three, ten = map(int, "2 3 10".split())
five = int("5")
print(two + three is five, ten // two is five, len("abcde") is five, ord("\x05") is five)

# %% cache-one-process-wide
#| title = "Code compiled apart shares the cached ints"
#| topics = ["identity.small-ints"]
# The reference text: one object per process.
f, g = eval("lambda: 200"), eval("lambda: 200")
print(f() is g())

# %% small-int-refcounts-high
#| title = "The first small ints have high reference counts"
#| topics = ["refcounts.immortal"]
# The reference text: 0 about 2000, 1 about 1800, 2 about 600.
# Since 3.12 these are immortal and the reported count is a fixed large number.
from sys import getrefcount
print([getrefcount(i) > 20 for i in range(5)])

# %% small-int-refcounts-near-2000
#| title = "The count of 0 is near 2000"
#| topics = ["refcounts.immortal"]
# The reference text: around 2000 for 0.
# Small ints start from a count of 999999999 in 3.11 and are immortal since 3.12.
from sys import getrefcount
print(500 < getrefcount(0) < 10000)

# %% small-int-refcounts-differ
#| title = "The counts of 0, 1 and 2 fall off"
#| topics = ["refcounts.immortal"]
# All equal since 3.12.
from sys import getrefcount
c = [getrefcount(i) for i in (0, 1, 2)]
print(c[2] < min(c[:2]))

# %% immortal-refcount-value
#| title = "The order of magnitude of the count of a small int"
#| topics = ["refcounts.immortal"]
# a fixed 2**32 - 1 on the immortal ints of 3.12 and 3.13; 3.11 counts up from 999999999.
from sys import getrefcount
counts = [getrefcount(i) for i in range(5)]
print(min(counts) >= 999999999, set(counts) == {2 ** 32 - 1})
