# /// case
# topics = []
# section = "1.7"
# seed = "1.7"
# ///

# %% size-int-1
#| title = "Size of a small int"
#| topics = ["sizes.built-in"]
import sys
print(sys.getsizeof(1))

# %% size-bignum
#| title = "Size of 2**100"
#| topics = ["sizes.built-in"]
import sys
print(sys.getsizeof(2 ** 100))

# %% bignum-uses-more-words
#| title = "Bigger ints take more room"
#| topics = ["sizes.built-in"]
# The reference text: a bignum uses more words.
import sys
sizes = [sys.getsizeof(2 ** n) for n in (1, 30, 60, 90, 300)]
print(sizes == sorted(set(sizes)), sys.getsizeof(2 ** 30) - sys.getsizeof(1))

# %% size-str-hello
#| title = "Size of a five-letter ASCII string"
#| topics = ["sizes.built-in"]
# 3.12 shrank the string header by one word (the wchar_t cache is gone), so 46 there.
import sys
print(sys.getsizeof("hello"))

# %% str-one-byte-per-char
#| title = "Each ASCII character adds one byte"
#| topics = ["sizes.built-in"]
# The reference text: base overhead plus one per character.
import sys
print(sys.getsizeof("hello") - sys.getsizeof(""), sys.getsizeof("a" * 100) - sys.getsizeof(""))

# %% size-empty-str
#| title = "Base overhead of an ASCII string"
#| topics = ["sizes.built-in"]
# 41 since 3.12.
import sys
print(sys.getsizeof(""))

# %% size-empty-list
#| title = "Size of an empty list"
#| topics = ["sizes.built-in"]
import sys
print(sys.getsizeof([]))

# %% size-list-of-three
#| title = "Size of the display [1, 2, 3]"
#| topics = ["sizes.built-in"]
# The display reserves four slots; list((1, 2, 3)) and [a, b, c] need not.
import sys
print(sys.getsizeof([1, 2, 3]))

# %% size-list-variants
#| title = "The size of a three-item list depends on how it was built"
#| topics = ["sizes.built-in"]
# The reference text: 88 for a list with 3 references.
# a display of non-constants is exact: 80.
import sys
a = b = c = 1
print(sys.getsizeof([a, b, c]), sys.getsizeof(list((1, 2, 3))), sys.getsizeof([i for i in (1, 2, 3)]))

# %% list-size-excludes-items
#| title = "The size of a list does not depend on what its items weigh"
#| topics = ["sizes.getsizeof"]
# The reference text: references are counted, not the items themselves.
import sys
light, heavy = 1, "x" * 100000
print(sys.getsizeof([light, light]) == sys.getsizeof([heavy, heavy]), sys.getsizeof(heavy) > 100000)

# %% size-empty-dict
#| title = "Size of an empty dict"
#| topics = ["sizes.built-in"]
import sys
print(sys.getsizeof({}))

# %% getsizeof-shallow
#| title = "getsizeof is shallow"
#| topics = ["sizes.getsizeof"]
# The reference text: the object itself only, not what it refers to.
import sys
inner = list(range(100000))
outer = [inner]
print(sys.getsizeof(outer) < 100 < sys.getsizeof(inner))

# %% getsizeof-uses-sizeof
#| title = "getsizeof adds the collector header to __sizeof__"
#| topics = ["sizes.getsizeof"]
# The reference text: size of the object in bytes.
# The difference is 0 for objects the collector does not manage.
import sys
print(sys.getsizeof([]) - [].__sizeof__(), sys.getsizeof(1) - (1).__sizeof__())

# %% getsizeof-returns-int
#| title = "getsizeof returns an int"
#| topics = ["sizes.getsizeof"]
import sys
print(type(sys.getsizeof(object())).__name__, sys.getsizeof(object()) == object.__basicsize__)

# %% tracemalloc-sees-contents
#| title = "tracemalloc accounts for the contents too"
#| topics = ["sizes.tracemalloc"]
# The reference text: tracemalloc gives the total size including what is referenced.
import sys, tracemalloc
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
x = [list(range(1000)) for _ in range(100)]
grown = tracemalloc.get_traced_memory()[0] - before
print(grown > 100 * sys.getsizeof(x[0]) > sys.getsizeof(x))

# %% tracemalloc-snapshot-stats
#| title = "Snapshot statistics by line number"
#| topics = ["sizes.tracemalloc"]
import tracemalloc
tracemalloc.start()
x = [list(range(1000)) for _ in range(100)]
top = tracemalloc.take_snapshot().statistics("lineno")
s = top[0]
print(type(s).__name__, s.size > 800000, s.traceback[0].lineno, "size=" in str(s), "count=" in str(s))
# The reference text: statistics('lineno') gives records that can be printed.

# %% tracemalloc-sorted
#| title = "Statistics come largest first"
#| topics = ["sizes.tracemalloc"]
# The reference text: the first entries are the top ones.
import tracemalloc
tracemalloc.start()
x = [list(range(1000)) for _ in range(100)]
sizes = [s.size for s in tracemalloc.take_snapshot().statistics("lineno")]
print(sizes == sorted(sizes, reverse=True))
