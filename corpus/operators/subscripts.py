# /// case
# topics = ["operators.subscripts"]
# ///

import sys

class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"

class Raising:
    def __index__(self):
        raise LookupError("from __index__")

    def __repr__(self):
        return "Raising()"

class Plain:
    def __repr__(self):
        return "Plain()"

INDICES = [
    0, 1, -1, 2, -3, 3, -4, 100, sys.maxsize, -sys.maxsize - 1, 2**70, -(2**70), True, False, 1.0, 1j, "1", b"1", None, ..., (), (0,), (0, 1), [0], int,
    Plain(), Index(1), Index(-1), Index(9), Index(2**70), Index(1.0), Index("x"), Raising(),
]
BOUNDS = [None, 0, 1, -1, 3, -4, 10, 2**70, -(2**70), Index(2)]
BAD_SLICES = [slice("a"), slice(1.0), slice(None, None, 0), slice(None, None, "s"), slice(Plain()), slice(None, Raising()), slice(Index(1.0)),
              slice(1, (), 1), slice(None, None, Index(0))]

def attempt(shown, action):
    try:
        print(shown, repr(action()))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def reads(value):
    for index in INDICES:
        attempt(f"{value!r}[{index!r}]", lambda: value[index])

def slices(value):
    for start in BOUNDS:
        for stop in BOUNDS:
            attempt(f"[{start}:{stop}]", lambda: value[start:stop])
            for step in (2, -1, -2, 2**70, -(2**70)):
                attempt(f"[{start}:{stop}:{step}]", lambda: value[start:stop:step])
    for bad in BAD_SLICES:
        attempt(repr(bad), lambda: value[bad])

def writes(make):
    for index in INDICES:
        value = make()
        def write():
            value[index] = 7
            return value
        attempt(f"{value!r}[{index!r}] = 7", write)

def deletions(make):
    for index in INDICES:
        value = make()
        def delete():
            del value[index]
            return value
        attempt(f"del {value!r}[{index!r}]", delete)

# %% list-read
reads([10, 20, 30])

# %% list-slices
slices([10, 20, 30, 40])

# %% list-write
writes(lambda: [10, 20, 30])

# %% list-delete
deletions(lambda: [10, 20, 30])

# %% list-write-slice
for bounds in (slice(None), slice(1, 2), slice(2, 1), slice(5, 9), slice(-1, None), slice(None, None, 2), slice(None, None, -1), slice(3, 0, -2)):
    for source in ([], [1], [1, 2], (1, 2), "ab", range(4), iter([8, 9]), {5: 6}, 5, None, Plain()):
        value = [10, 20, 30, 40]
        def write():
            value[bounds] = source
            return value
        attempt(f"[{bounds}] = {source!r}" if not hasattr(source, "__next__") else f"[{bounds}] = iterator", write)

# %% list-write-slice-of-itself
for bounds in (slice(None), slice(1, 1), slice(None, None, -1), slice(1, 3)):
    value = [1, 2, 3]
    try:
        value[bounds] = value
        print(bounds, value)
    except ValueError as error:
        print(bounds, error)

# %% list-delete-slice
for start in (None, 0, 1, -2, 9):
    for stop in (None, 0, 2, -1, 9):
        for step in (None, 1, 2, -1, -2, 3, 2**70):
            value = [10, 20, 30, 40, 50]
            del value[start:stop:step]
            print(start, stop, step, value)
for bad in BAD_SLICES:
    def delete():
        value = [1]
        del value[bad]
    attempt(f"del {bad!r}", delete)

# %% list-bad-slices-write
for bad in BAD_SLICES:
    def write():
        value = [1]
        value[bad] = [2]
    attempt(f"[{bad!r}] = [2]", write)

# %% tuple-read
reads((10, 20, 30))

# %% tuple-slices
slices((10, 20, 30, 40))

# %% tuple-write
writes(lambda: (10, 20, 30))

# %% tuple-delete
deletions(lambda: (10, 20, 30))

# %% str-read
reads("äbc")

# %% str-slices
slices("abcd")

# %% str-write
writes(lambda: "abc")

# %% str-delete
deletions(lambda: "abc")

# %% bytes-read
reads(b"abc")

# %% bytes-slices
slices(b"abcd")

# %% bytes-write
writes(lambda: b"abc")

# %% bytes-delete
deletions(lambda: b"abc")

# %% bytearray-read
reads(bytearray(b"abc"))

# %% bytearray-slices
slices(bytearray(b"abcd"))

# %% bytearray-write
writes(lambda: bytearray(b"abc"))

# %% bytearray-delete
deletions(lambda: bytearray(b"abc"))

# %% bytearray-write-values
for source in (0, 255, 256, -1, 2**70, True, 1.0, "a", b"a", None, Index(5), Index(300), Raising()):
    value = bytearray(b"abc")
    def write():
        value[1] = source
        return value
    attempt(f"[1] = {source!r}", write)

# %% bytearray-write-slice
for bounds in (slice(None), slice(1, 2), slice(2, 1), slice(9, 12), slice(None, None, 2), slice(None, None, -1)):
    for source in (b"", b"x", b"xy", bytearray(b"xyz"), [1, 2], (300,), "ab", 5, None, range(2), memoryview(b"mv"), Plain()):
        value = bytearray(b"abcd")
        def write():
            value[bounds] = source
            return value
        attempt(f"[{bounds}] = {source!r}" if type(source) is not memoryview else f"[{bounds}] = memoryview", write)

# %% memoryview-read
def reads_of_view(view):
    for index in INDICES:
        attempt(f"[{index!r}]", lambda: view[index])

reads_of_view(memoryview(b"abc"))

# %% range-read
reads(range(3, 12, 3))

# %% range-slices
slices(range(3, 15, 3))

# %% range-write
writes(lambda: range(3))

# %% range-delete
deletions(lambda: range(3))

# %% dict-read
reads({0: "zero", 1: "one", "1": "text", None: "none", (0, 1): "pair"})

# %% dict-write
writes(lambda: {0: "zero"})

# %% dict-delete
deletions(lambda: {0: "zero", 1: "one", "1": "text", None: "none"})

# %% dict-slice-keys
#| title = "Slices are hashable since 3.12"
for make in (lambda: {}[1:2], lambda: {slice(1, 2): 5}[1:2], lambda: hash(slice(1, [])), lambda: {}.get(slice(1))):
    try:
        print(make())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)

# %% set-read
reads({1, 2})

# %% set-write
writes(lambda: {1, 2})

# %% set-delete
deletions(lambda: {1, 2})

# %% int-read
reads(5)

# %% int-write
writes(lambda: 5)

# %% int-delete
deletions(lambda: 5)

# %% others-read
for value in (True, 1.5, 1j, None, ..., len, Plain(), Plain, object, frozenset(), slice(1), {}.keys(), print, int | str):
    attempt(f"{value!r}[0]", lambda: value[0])
    attempt(f"{value!r}['a']", lambda: value["a"])
    attempt(f"{value!r}[0:1]", lambda: value[0:1])

# %% others-write
for value in (True, 1.5, 1j, None, ..., len, Plain(), Plain, object, frozenset(), slice(1), {}.keys(), int | str, int, type):
    def write():
        value[0] = 1
    def delete():
        del value[0]
    attempt(f"{value!r}[0] = 1", write)
    attempt(f"del {value!r}[0]", delete)

# %% class-getitem
#| title = "Subscripting a class asks its metaclass, then __class_getitem__"
class Generic:
    def __class_getitem__(cls, key):
        return (cls.__name__, key)

class Child(Generic):
    pass

class Meta(type):
    def __getitem__(cls, key):
        return ("metaclass", key)

class Made(Generic, metaclass=Meta):
    pass

print(Generic[1], Child["a", ...], Child[1:2], Made[1])
attempt("instance", lambda: Generic()[1])
for builtin in (list, dict, tuple, set, frozenset, type):
    attempt(builtin.__name__, lambda: builtin[int])
for builtin in (int, str, bytes, object, bool, float, range):
    attempt(builtin.__name__, lambda: builtin[int])

# %% user-methods
class Container:
    def __getitem__(self, key):
        return ("get", key)

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("delete", key)

c = Container()
print(c[1], c["a"], c[1, 2], c[()], c[1:2], c[::], c[:, ...], c[1:2, 3], c[None], c[c is None], c[*[1, 2]], c[(1, 2)], c[1,])
c[1] = 2
c[1:2] = 3
c[1, 2:3] = 4
del c[1]
del c[1:2], c[1, 2], c[...]
c[0] += ("more",)

# %% slice-objects
#| title = "What a slice display hands over"
class Show:
    def __getitem__(self, key):
        return key

show = Show()
print(show[:], show[1:], show[:2], show[::3], show[1:2:3], show["a":"b":[]], show[None:None:None], show[1:2, ::2])

# %% missing-some-methods
class ReadOnly:
    def __getitem__(self, key):
        return key

class WriteOnly:
    def __setitem__(self, key, value):
        print("written")

for value in (ReadOnly(), WriteOnly()):
    name = type(value).__name__
    attempt(name, lambda: value[1])
    def write():
        value[1] = 1
    def delete():
        del value[1]
    def change():
        value[1] += 1
    attempt(name, write)
    attempt(name, delete)
    attempt(name, change)

# %% order-of-evaluation
def say(value):
    print("evaluate", value)
    return value

items = [0, 0, 0]
say(items)[say(0)] = say(5)
say(items)[say(1)] += say(6)
say(items)[say(0):say(2)] = say([7, 8])
(say(items)[say(2)]), other = say(1), say(2)
del say(items)[say(0)]
print(items)

# %% literal-warnings
#| title = "The compiler warns about literals that cannot be subscripted so"
import warnings

for source in ("[1]['a']", "(1, 2)['a']", "'text'['a']", "[1][1.0]", "1[0]", "None[0]", "{}[0]", "[1][0:1]", "[1][1, 2]", "{1}[0]", "(x for x in y)[0]",
               "f'{x}'['a']", "b'b'[None]", "...[0]", "(lambda: 0)[0]", "[1][True]", "[1][[]]", "[x][-1]", "'t'[()]", "1.5['x']"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<text>", "eval")
    print(source, [f"{warning.category.__name__}: {warning.message}" for warning in caught])

# %% bytearray-write-order
#| title = "The value is looked at before the index is compared with the size"
for index in (0, 5, -9):
    for source in (7, 300, 1.5, "a", None):
        value = bytearray(b"abc")
        def write():
            value[index] = source
            return value
        attempt(f"[{index}] = {source!r}", write)
class Shrinking:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 65

value = bytearray(b"abc")
def write():
    value[1] = Shrinking(value)
attempt("shrinking", write)
print(value)
for source in (1.5, 1j, True, Index(3), "text"):
    value = bytearray(b"abc")
    def write():
        value[:] = source
    attempt(f"[:] = {source!r}", write)
