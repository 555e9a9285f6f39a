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


class Bytes(bytes):
    """A subclass of bytes."""


def attributes(view):
    """Prints what a view says of itself."""
    print(view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.nbytes, view.readonly,
          view.c_contiguous, view.f_contiguous, view.contiguous, len(view) if view.ndim else "-")


# %% construction
#| title = "What can be viewed"
for argument in [b"abc", bytearray(b"abc"), memoryview(b"abc"), Bytes(b"x"), b"", "text", 1, None, [1], (1,), range(3), object]:
    try:
        view = memoryview(argument)
    except TypeError as error:
        print(error)
    else:
        print(bytes(view), view.obj == argument, type(view.obj).__name__)
        attributes(view)
show(memoryview)
show(memoryview, b"a", b"b")
show(lambda: bytes(memoryview(object=b"a")))
show(memoryview, x=b"a")

# %% attributes-of-slices
#| title = "The attributes of slices"
for kind in [bytes, bytearray]:
    view = memoryview(kind(b"abcdefgh"))
    for part in [slice(None), slice(2, 5), slice(None, None, 2), slice(None, None, -1), slice(6, 1, -2), slice(3, 3), slice(100, 200), slice(0, 1, 5)]:
        print(bytes(view[part]), end=" ")
        attributes(view[part])

# %% attributes-are-read-only
#| title = "The attributes of a view cannot be set"
view = memoryview(b"abc")
for name in ["format", "itemsize", "ndim", "shape", "strides", "suboffsets", "nbytes", "readonly", "obj", "c_contiguous", "other"]:
    show(setattr, view, name, 1)
    show(delattr, view, name)

# %% cast-formats
#| title = "cast to each format"
data = bytes(range(1, 17))
for format in ["B", "b", "c", "H", "h", "I", "i", "L", "l", "Q", "q", "N", "n", "f", "d", "?", "P", "@B", "@d", "@c", "e"]:
    try:
        view = memoryview(data).cast(format)
    except Exception as error:
        print(format, type(error).__name__, error)
        continue
    print(format, view.tolist())
    attributes(view)

# %% cast-errors
#| title = "Casts that are not possible"
view = memoryview(bytes(8))
for arguments in [(), ("x",), ("",), ("<I",), (">B",), ("=B",), ("!B",), ("BB",), ("2B",), ("s",), (1,), (None,), (b"B",), ("@",), ("@@B",), ("B", 1), ("B", "8"), ("B", [3]), ("B", [-8]), ("B", [0]), ("B", []), ("B", [2, 2]), ("B", [2, "4"]), ("B", [2.0, 4]),
                  ("I", [4]), ("B", (2, 4), 1), ("B", [2**62, 4]), ("B", [10**30]), ("q", [1, 1, 1]), ("B", [8] * 65), ("\udc80",)]:
    show(lambda: view.cast(*arguments).tolist())
for start in [memoryview(bytes(8)).cast("H"), memoryview(bytes(8)).cast("I")]:
    for format in ["H", "I", "B", "c", "b"]:
        show(lambda: start.cast(format).tolist())
show(lambda: memoryview(bytes(7)).cast("H"))
show(lambda: memoryview(bytes(16))[::2].cast("H"))
show(lambda: view.cast(format="B", shape=[2, 4]).tolist())
show(lambda: view.cast("B", shape=(4, 2)).tolist())
show(lambda: view.cast(fmt="B"))

# %% cast-shapes
#| title = "cast to several dimensions"
view = memoryview(bytes(range(24)))
for shape in [[24], [4, 6], [2, 3, 4], [2, 2, 2, 3], [1, 24], [24, 1], (1, 1, 24), [1] * 5 + [24]]:
    shaped = view.cast("B", shape)
    attributes(shaped)
    print(shaped.tolist())
    attributes(shaped.cast("B"))
show(lambda: view.cast("B", [4, 6]).cast("B", [6, 4]).tolist())
show(lambda: view.cast("B", [4, 6]).cast("H").tolist())
show(lambda: view.cast("H", [3, 4]).tolist())

# %% zero-dimensions
#| title = "A view of no dimensions"
view = memoryview(bytearray(b"\x01\x02\x03\x04")).cast("I", [])
attributes(view)
print(view[()], view.tolist(), view == memoryview(b"\x01\x02\x03\x04").cast("I", []), bytes(view))
show(len, view)
show(lambda: view[0])
show(lambda: view[...] is view)
view[()] = 5
print(view.tolist())
show(view.__setitem__, (), 2**40)
show(view.__setitem__, 0, 1)
show(list, view)

# %% items-of-dimensions
#| title = "Items of a view of several dimensions"
view = memoryview(bytearray(range(24))).cast("B", [2, 3, 4])
for key in [(0, 0, 0), (1, 2, 3), (-1, -1, -1), (0, 0), (0,), 0, (2, 0, 0), (0, 3, 0), (0, 0, 0, 0), (0, 0, "x"), (0, slice(None), 0), (slice(None), slice(None), slice(None)), (), ..., None, 1.5, (0, 0, 10**30), (True, True, True)]:
    show(view.__getitem__, key)
for key, item in [((0, 0, 0), 99), ((1, 2, 3), 256), ((0, 0), 1), (0, 1), ((0, 0, 9), 1), (slice(None), b"x"), ((0, 0, 0), "x")]:
    show(view.__setitem__, key, item)
print(view.tolist())
show(list, view)
show(len, view)
show(lambda: 99 in view)

# %% tobytes
#| title = "tobytes and tolist"
view = memoryview(b"abcdef")
for part in [view, view[::2], view[::-1], view[2:2], view.cast("H"), view.cast("B", [2, 3])]:
    print(part.tobytes(), part.tobytes("C"), part.tobytes("F"), part.tobytes("A"), part.tobytes(None), part.tobytes(order="C"), part.tolist(), part.hex())
for arguments in [("X",), (1,), ("C", "F"), ("",), (b"C",)]:
    show(view.tobytes, *arguments)
show(view.tobytes, sort="C")
show(view.tolist, 1)

# %% hex
#| title = "hex of views that are not contiguous"
view = memoryview(bytes(range(8)))
print(view[::2].hex(), view[::-1].hex(":"), view.cast("H").hex("-", 2), view.cast("B", [2, 4]).hex(" ", 4), view[3:3].hex())

# %% toreadonly
#| title = "toreadonly"
value = bytearray(b"abc")
view = memoryview(value).toreadonly()
attributes(view)
show(view.__setitem__, 0, 1)
value[0] = 65
print(bytes(view), memoryview(b"x").toreadonly().readonly, view.obj is value)
show(view.toreadonly, 1)

# %% release
#| title = "A view that was released"
view = memoryview(bytearray(b"abc"))
part = view[1:]
view.release()
view.release()
for name in ["format", "itemsize", "ndim", "shape", "strides", "suboffsets", "nbytes", "readonly", "obj", "c_contiguous", "f_contiguous", "contiguous"]:
    show(getattr, view, name)
for function in [len, bytes, list, hash, memoryview, lambda view: view[0], lambda view: view[:], lambda view: view.tolist(), lambda view: view.tobytes(), lambda view: view.hex(), lambda view: view.cast("B"),
                 lambda view: view.toreadonly(), lambda view: view == b"abc", lambda view: view == view, lambda view: view.__setitem__(0, 1), lambda view: view.__enter__(), lambda view: 97 in view, bytearray]:
    show(function, view)
print(bytes(part), "released" in repr(view))
show(view.release, 1)

# %% context-manager
#| title = "A view in a with statement"
value = bytearray(b"abc")
with memoryview(value) as view:
    view[0] = 65
    show(value.append, 1)
show(lambda: view[0])
value.append(1)
print(value)
show(memoryview(b"x").__enter__, 1)
show(memoryview(b"x").__exit__)
show(memoryview(b"x").__exit__, None, None, None)
try:
    with memoryview(value) as view:
        raise KeyError("inside")
except KeyError as error:
    print(repr(error))

# %% release-with-exports
#| title = "Views of views and the order of their release"
value = bytearray(b"abcdef")
first = memoryview(value)
second = memoryview(first)
third = first[2:]
first.release()
show(value.append, 1)
second.release()
show(value.append, 1)
third.release()
show(value.append, 1)
print(value)

# %% type
#| title = "What the type holds"
print(memoryview.__mro__, [name for name in dir(memoryview) if name not in dir(object) and name not in ("__buffer__", "__release_buffer__", "__class_getitem__", "_from_flags", "count", "index")])
show(lambda: type("Sub", (memoryview,), {}))
show(memoryview.__new__)
show(memoryview.__new__, memoryview)
show(memoryview.__new__, int, b"a")
import re
print(re.sub("0x[0-9a-f]+", "0x", repr(memoryview(b"a"))))
