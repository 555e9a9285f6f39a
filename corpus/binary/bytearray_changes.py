# /// case
# topics = ["binary.changes"]
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


class Failing:
    """Something that fails wherever it is asked."""

    def __iter__(self):
        raise RuntimeError("no items")

    def __index__(self):
        raise RuntimeError("no index")


def change(name, *arguments, **keywords):
    """Calls a method of a fresh bytearray and shows what it gives and what it leaves."""
    value = bytearray(b"abcdef")
    show(getattr(value, name), *arguments, **keywords)
    print("  ", value)


# %% append
#| title = "append"
for arguments in [(0,), (255,), (256,), (-1,), (True,), (Index(65),), (10**30,), ("a",), (b"a",), (1.5,), (None,), (), (1, 2), (Failing(),), (Index("x"),)]:
    change("append", *arguments)

# %% extend
#| title = "extend"
for arguments in [(b"xy",), (bytearray(b"z"),), (memoryview(b"v"),), ([1, 2],), ((65,),), (range(2),), (iter([3]),), ([],), ("ab",), (1,), (None,), ([256],), (["a"],), ([1, -1],), ([Index(66)],), (), (b"", b""), (Failing(),), ([1.5],), ([10**30],)]:
    change("extend", *arguments)

# %% extend-self
#| title = "A bytearray that is extended by itself"
value = bytearray(b"ab")
show(value.extend, value)
show(value.__iadd__, value)
show(value.extend, (byte for byte in value[:2]))
show(value.__setitem__, slice(1, 1), value)
print(value)

# %% insert
#| title = "insert"
for arguments in [(0, 65), (3, 65), (100, 65), (-1, 65), (-100, 65), (Index(1), Index(66)), (0, 256), (0, "a"), (0, b"a"), ("0", 65), (0,), (), (0, 1, 2), (10**30, 65), (1.5, 65), (None, 65)]:
    change("insert", *arguments)

# %% pop
#| title = "pop"
for arguments in [(), (0,), (-1,), (5,), (6,), (-7,), (Index(2),), ("0",), (1.5,), (None,), (10**30,), (1, 2)]:
    change("pop", *arguments)
show(bytearray().pop)
show(bytearray(b"a").pop, index=0)

# %% remove
#| title = "remove"
for arguments in [(97,), (102,), (0,), (256,), (-1,), ("a",), (b"a",), (1.5,), (None,), (), (97, 98), (Index(99),), (10**30,)]:
    change("remove", *arguments)

# %% clear-copy-reverse
#| title = "clear, copy and reverse"
for name in ["clear", "copy", "reverse"]:
    change(name)
    change(name, 1)
    change(name, x=1)
value = bytearray(b"abc")
print(value.copy() is value, value.copy() == value, value[:] is value)
for text in [b"", b"a", b"ab", b"abc"]:
    value = bytearray(text)
    value.reverse()
    print(value)

# %% assign-item
#| title = "value[index] = byte"
for key, item in [(0, 65), (-1, 255), (5, 0), (6, 1), (-7, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (0, None), ("0", 1), (1.5, 1), (None, 1), (Index(1), Index(66)), (10**30, 1), (0, 10**30), (True, True), ((0,), 1)]:
    change("__setitem__", key, item)

# %% assign-slice
#| title = "value[start:stop] = bytes"
for key in [slice(None), slice(1, 3), slice(3, 1), slice(6, None), slice(-2, None), slice(100, 200), slice(0, 0), slice(-100, 2)]:
    for item in [b"", b"X", b"XYZW", bytearray(b"q"), memoryview(b"v"), [65, 66], (67,), iter([68]), range(2)]:
        change("__setitem__", key, item)

# %% assign-slice-errors
#| title = "value[start:stop] = what is no bytes"
for item in ["text", 1, 0, 1.5, None, [256], ["a"], [-1], Failing(), {}, "", object]:
    change("__setitem__", slice(1, 3), item)
for key in [slice("a"), slice(None, None, 0), slice(1.5, None), slice(None, None, "x")]:
    change("__setitem__", key, b"x")

# %% assign-extended-slice
#| title = "value[start:stop:step] = bytes"
for key in [slice(None, None, 2), slice(None, None, -1), slice(1, 5, 3), slice(5, 0, -2), slice(0, 0, 2), slice(None, None, 100)]:
    for item in [b"", b"X", b"XY", b"XYZ", b"UVWXYZ", [65, 66, 67]]:
        change("__setitem__", key, item)

# %% delete-item
#| title = "del value[index]"
for key in [0, -1, 5, 6, -7, True, Index(2), "0", 1.5, None, 10**30]:
    change("__delitem__", key)

# %% delete-slice
#| title = "del value[start:stop:step]"
for key in [slice(None), slice(1, 3), slice(3, 1), slice(-2, None), slice(None, None, 2), slice(None, None, -1), slice(5, 0, -2), slice(1, 100, 3), slice(None, None, 0), slice("a"), slice(0, 0, 2), slice(None, None, -100)]:
    change("__delitem__", key)

# %% in-place-addition
#| title = "value += bytes"
for other in [b"x", bytearray(b"y"), memoryview(b"z"), b"", "text", 1, None, [1], (1,)]:
    change("__iadd__", other)
def add(value, other):
    before = value
    value += other
    return value, value is before
show(add, bytearray(b"a"), b"b")
show(add, b"a", bytearray(b"b"))
show(add, bytearray(b"a"), [1])

# %% in-place-repetition
#| title = "value *= count"
for count in [0, 1, 2, -1, True, Index(2), "2", 1.5, None, 10**30, 2**62]:
    change("__imul__", count)

# %% sort-of-methods
#| title = "Methods that bytearrays do not have"
for name in ["sort", "add", "push", "encode", "__hash__"]:
    print(name, getattr(bytearray, name, "missing"))

# %% init-again
#| title = "__init__ called again fills it anew"
value = bytearray(b"abc")
for arguments in [(b"xy",), (3,), (), ("z", "ascii"), ([1],), ("text",), (b"q", "ascii")]:
    show(value.__init__, *arguments)
    print(value)

# %% resize-while-exported
#| title = "A bytearray whose memory is viewed keeps its size"
changes = {
    "append": lambda value: value.append(1), "extend": lambda value: value.extend(b"x"), "insert": lambda value: value.insert(0, 1), "pop": lambda value: value.pop(),
    "remove": lambda value: value.remove(97), "clear": lambda value: value.clear(), "iadd": lambda value: value.__iadd__(b"x"), "imul": lambda value: value.__imul__(2),
    "delete": lambda value: value.__delitem__(0), "delete slice": lambda value: value.__delitem__(slice(0, 2)), "delete step": lambda value: value.__delitem__(slice(None, None, 2)),
    "assign shorter": lambda value: value.__setitem__(slice(0, 2), b""), "assign longer": lambda value: value.__setitem__(slice(0, 2), b"xyz"), "init": lambda value: value.__init__(b"x"),
    "assign same": lambda value: value.__setitem__(slice(0, 2), b"xy"), "assign item": lambda value: value.__setitem__(0, 66), "reverse": lambda value: value.reverse(), "extend empty": lambda value: value.extend(b""),
    "delete nothing": lambda value: value.__delitem__(slice(0, 0)), "iadd empty": lambda value: value.__iadd__(b""), "imul one": lambda value: value.__imul__(1),
}
for name, function in changes.items():
    value = bytearray(b"abc")
    view = memoryview(value)
    print(name, end=": ")
    show(function, value)
    print("  ", value, bytes(view))
    view.release()

# %% release-allows
#| title = "A view that is released lets the size change again"
value = bytearray(b"abc")
with memoryview(value) as view, view[1:] as part:
    show(value.append, 1)
show(value.append, 1)
print(value)
view = memoryview(value)
del view
value.append(2)
print(value)

# %% iteration-while-changing
#| title = "A bytearray that changes while it is iterated"
value = bytearray(b"ab")
seen = []
for byte in value:
    seen.append(byte)
    if len(seen) < 5:
        value.append(byte + 1)
print(seen, value)
value = bytearray(b"abcdef")
for byte in value:
    value.pop()
print(value)

# %% changed-by-key
#| title = "A key or an item that changes the bytearray"
value = bytearray(b"abcdef")
class Clearing:
    def __index__(self):
        value.clear()
        return 1

def assign(key, item): value[key] = item
for key, item in [(Clearing(), 1), (0, Clearing()), (slice(Clearing(), 3), b"x")]:
    value[:] = b"abcdef"
    show(assign, key, item)
    print(value)
value[:] = b"abcdef"
show(value.append, Clearing())
print(value)

# %% allocation
#| title = "__alloc__ grows ahead of the size"
value = bytearray()
sizes = []
for byte in range(100):
    value.append(byte)
    if not sizes or value.__alloc__() != sizes[-1]:
        sizes.append(value.__alloc__())
print(sizes)
del value[:90]
print(len(value), value.__alloc__())
show(value.__alloc__, 1)

# %% reduce
#| title = "__reduce__ and __reduce_ex__"
class Array(bytearray): pass
value = Array(b"ab")
value.x = 1
print(bytearray(b"ab\xff").__reduce__(), bytearray(b"ab\xff").__reduce_ex__(2), bytearray(b"ab\xff").__reduce_ex__(3), bytearray().__reduce__())
print(value.__reduce__()[1:], value.__reduce_ex__(3)[1:])
show(bytearray().__reduce__, 1)
show(bytearray().__reduce_ex__, "x")
