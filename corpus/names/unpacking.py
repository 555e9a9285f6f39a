# /// case
# topics = []
# section = "2.7"
# seed = "2.7"
# ///

# %% tuple-unpacking
#| title = "Tuple unpacking"
#| topics = ["binding.unpacking"]
a, b, c = 10, 20, 30
print((a, b, c))

# %% swap
#| title = "Swapping two names"
#| topics = ["binding.unpacking"]
# The reference text: no temporary variable is needed.
a, b = 1, 2
a, b = b, a
print(a, b)

# %% swap-builds-tuple
#| title = "The swap builds a tuple"
#| topics = ["bytecode.instructions"]
# The reference text: the tuple (b, a) is created, then unpacked.
# The compiler swaps the two stack entries; no tuple is made for two or three names.
import dis
def swap(a, b):
    a, b = b, a
print(any(i.opname == "BUILD_TUPLE" for i in dis.get_instructions(swap)))

# %% swap-ops
#| title = "Instructions of a swap"
#| topics = ["bytecode.instructions"]
# The reference text: builds a tuple and unpacks it.
import dis
def swap(a, b):
    a, b = b, a
print([i.opname for i in dis.get_instructions(swap)])

# %% too-many-values
#| title = "Unpacking too many values"
#| topics = ["binding.unpacking"]
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)

# %% not-enough-values
#| title = "Unpacking too few values"
#| topics = ["binding.unpacking"]
try:
    a, b, c = [1, 2]
except ValueError as e:
    print(e)

# %% not-enough-values-starred
#| title = "Unpacking too few values with a star"
#| topics = ["binding.starred"]
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)

# %% star-at-end
#| title = "The star takes the rest at the end"
#| topics = ["binding.starred"]
# The reference text: a='H', b='e', c='l' and the other eight characters in d.
a, b, c, *d = "HelloWorld!"
print(a, b, c, d)

# %% star-in-middle
#| title = "The star takes the middle"
#| topics = ["binding.starred"]
# The reference text: a='H', c='d', eight characters in b.
a, *b, c = "HelloWorld"
print(a, b, c)

# %% first-rest-last
#| title = "First, rest and last of a range"
#| topics = ["binding.starred"]
first, *_, last = range(10)
print(first, last, _)

# %% star-always-list
#| title = "A starred name always gets a list"
#| topics = ["binding.starred"]
# The reference text: a list even from a tuple or a string.
for src in ((1, 2), "ab", {1: 2}, iter([5])):
    head, *rest = src
    print(type(rest).__name__, rest)

# %% one-star-only
#| title = "Two stars in one target list"
#| topics = ["binding.starred"]
# The reference text: the star captures the rest.
try:
    compile("*a, *b = x", "<c>", "exec")
except SyntaxError as e:
    print(e.msg)
