# /// case
# topics = ["binary.memoryview"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


class Index:
    """Something that stands for an integer."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Float:
    """Something that stands for a number."""

    def __float__(self):
        return 2.5


INTEGERS = "BbHhIiLlQqNn"

# %% items
#| title = "view[index]"
view = memoryview(b"abcdef")
for key in [0, 5, -1, -6, 6, -7, True, Index(2), 10**30, 1.0, "0", None, (0,), (0, 0), (), ..., [0], slice(None, None, 0), slice("a")]:
    show(lambda: view[key] if not isinstance(view[key], memoryview) else "view")

# %% slices
#| title = "view[start:stop:step]"
view = memoryview(b"abcdef")
for key in [slice(1, 3), slice(None, None, -1), slice(5, 1, -2), slice(-100, 100, 3), slice(3, 1), slice(Index(1), Index(3)), slice(None, None, 10**30), slice(10**30, None)]:
    print(bytes(view[key]), view[key].tolist(), bytes(view[key][::-1]), bytes(view[key][1:]))

# %% assign-items
#| title = "view[index] = byte"
view = memoryview(bytearray(b"abcdef"))
for key, item in [(0, 65), (-1, 0), (6, 1), (-7, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (0, None), ("0", 1), (1.5, 1), (None, 1), (Index(1), Index(66)), (10**30, 1), (0, 10**30), (True, True), ((0,), 1), ((0, 0), 1), (..., 1), ((), 1)]:
    show(view.__setitem__, key, item)
print(bytes(view))

# %% assign-slices
#| title = "view[start:stop] = bytes of the same size"
for key in [slice(None), slice(1, 3), slice(3, 1), slice(None, None, 2), slice(None, None, -1), slice(0, 0)]:
    for item in [b"", b"XY", b"XYZ", b"UVWXYZ", bytearray(b"xy"), memoryview(b"pq"), memoryview(b"a-b-")[::2], [1, 2], "xy", 1, None, memoryview(b"abcd").cast("H"), memoryview(b"ab").cast("c"), memoryview(b"ab").cast("b")]:
        value = bytearray(b"abcdef")
        show(memoryview(value).__setitem__, key, item)
        print("  ", value)

# %% overlapping
#| title = "A view that is assigned parts of itself"
value = bytearray(b"abcdef")
view = memoryview(value)
view[2:] = view[:4]
print(value)
view[:4] = view[2:]
print(value)
view[:] = view[::-1]
print(value)
view[::2] = view[1::2]
print(value)

# %% delete
#| title = "Items of a view cannot be deleted"
for view in [memoryview(bytearray(b"abc")), memoryview(b"abc")]:
    for key in [0, slice(None), "x"]:
        show(view.__delitem__, key)

# %% read-only
#| title = "A view of bytes cannot be changed"
view = memoryview(b"abc")
for key, item in [(0, 1), (slice(None), b"xyz"), (100, 1), ("x", 1), (0, "x")]:
    show(view.__setitem__, key, item)

# %% assign-integers
#| title = "Integers of every format and their limits"
for format in INTEGERS:
    view = memoryview(bytearray(8)).cast(format)
    bits = 8 * view.itemsize
    for item in [0, 1, -1, 2 ** (bits - 1) - 1, 2 ** (bits - 1), 2**bits - 1, 2**bits, -(2 ** (bits - 1)), -(2 ** (bits - 1)) - 1, 1.0, "1", None, True, Index(3), b"a"]:
        try:
            view[0] = item
        except Exception as error:
            print(format, getattr(item, "value", item), type(error).__name__, error)
        else:
            print(format, getattr(item, "value", item), view[0], bytes(view)[:view.itemsize].hex())

# %% assign-floats
#| title = "Floats of both formats"
for format in "fd":
    view = memoryview(bytearray(8)).cast(format)
    for item in [0, 1.5, -0.1, 1e300, float("inf"), float("nan"), True, "1", None, Float(), 1j, 10**400, Index(3)]:
        try:
            view[0] = item
        except Exception as error:
            print(format, type(error).__name__, error)
        else:
            print(format, view[0], bytes(view)[:view.itemsize].hex())

# %% assign-others
#| title = "Truth values, characters and pointers"
for format in "?cP":
    view = memoryview(bytearray(8)).cast(format)
    for item in [0, 1, True, "a", b"a", b"ab", b"", None, [], [1], 1.5, 2**64 - 1, 2**64, -1, bytearray(b"a"), Index(1)]:
        try:
            view[0] = item
        except Exception as error:
            print(format, type(error).__name__, error)
        else:
            print(format, view[0], bytes(view).hex())

# %% comparison
#| title = "Views are compared with each other and with buffers"
view = memoryview(b"abc")
for other in [b"abc", b"abd", bytearray(b"abc"), memoryview(b"abc"), memoryview(bytearray(b"abc")), "abc", 1, None, [97, 98, 99], memoryview(b"abc")[::1], memoryview(b"cba")[::-1], memoryview(b"abc").cast("c"), memoryview(b"abc").cast("b")]:
    print(view == other, view != other, other == view, end=" ")
    show(lambda: view < other)
    show(lambda: view >= other)

# %% comparison-of-formats
#| title = "Views of different formats are equal if their values are"
data = bytes([1, 0, 2, 0, 3, 0, 4, 0])
views = {"B": memoryview(data), "H": memoryview(data).cast("H"), "h": memoryview(data).cast("h"), "c": memoryview(data).cast("c"), "narrow": memoryview(bytes([1, 2, 3, 4])), "f": memoryview(bytes(8)).cast("f"), "I": memoryview(bytes(8)).cast("I"),
         "2x4": memoryview(data).cast("B", [2, 4]), "4x2": memoryview(data).cast("B", [4, 2]), "nan": memoryview(b"\0\0\xc0\x7f" * 2).cast("f")}
for first in views:
    print(first, [second for second in views if views[first] == views[second]], [second for second in views if views[first] != views[second]])

# %% hash
#| title = "Hashes of views"
print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"abcdef")[::2]) == hash(b"ace"), hash(memoryview(b"abc").cast("c")) == hash(b"abc"), hash(memoryview(b"abc").cast("b")) == hash(b"abc"), {memoryview(b"k"): 1}[b"k"])
show(hash, memoryview(bytearray(b"abc")))
show(hash, memoryview(bytearray(b"abc")).toreadonly())
show(hash, memoryview(b"abcd").cast("H"))
show(lambda: hash(memoryview(b"abcd").cast("B", [2, 2])) == hash(b"abcd"))

# %% iteration
#| title = "Iteration over views"
for view in [memoryview(b"abc"), memoryview(b"abcd").cast("H"), memoryview(b"ab").cast("c"), memoryview(bytes(8)).cast("d"), memoryview(b"abc")[::-1]]:
    print(list(view), list(reversed(view)), [*view], len(view))
view = memoryview(b"abc")
print(97 in view, b"a" in view, 300 in view, list(zip(view, "xyz")), max(view), sum(view), sorted(view))
a, b, c = view
print(a, b, c)

# %% iterator-of-released
#| title = "An iterator over a view that is released meanwhile"
view = memoryview(b"abc")
iterator = iter(view)
print(next(iterator))
view.release()
show(next, iterator)

# %% operators
#| title = "Operators that views do not have"
view = memoryview(b"abc")
for text in ["view + b'x'", "view * 2", "b'x' + view", "view % 1", "-view", "view and 1", "not view", "bool(view)", "bool(memoryview(b''))", "view | view"]:
    show(eval, text, {"view": view})

# %% conversions
#| title = "What takes a view where it takes bytes"
view = memoryview(b"12")
print(bytes(view), bytearray(view), list(view), b"".join([view, view]), b"x" + view, int(b"12"), "12".encode() == view)
show(int, view)
show(float, view)
show(str, view, "ascii")
show(bytes, memoryview(b"abcd").cast("H"))
show(bytes, memoryview(b"abcd").cast("B", [2, 2]))
show(bytearray, memoryview(b"abcd")[::-2])
show(bytes().join, [memoryview(b"abcd")[::2]])
show(b"abc".find, memoryview(b"xbx")[1:2])
show(b"aXcX".replace, memoryview(b"X"), memoryview(b"yz"))
show(eval, memoryview(b"1 + 1"))
show(int.from_bytes, memoryview(b"\1\2"), "big")

# %% formats-that-cannot-be-read
#| title = "count and index came with 3.14"
view = memoryview(b"abca")
show(getattr, view, "count")
show(getattr, view, "index")
show(lambda: memoryview[int])
