# /// case
# topics = ["binary.buffer-methods"]
# ///

import array
import io
import sys


def show(function, *arguments):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments)
    except Exception as error:
        print(f"-> {type(error).__name__}: {error}")
    else:
        print("->", result)


def describe(view):
    """All that a view says of its memory."""
    try:
        values = view.tolist()
    except NotImplementedError as error:
        values = str(error)
    print(view.format, view.itemsize, view.shape, view.strides, view.readonly, view.ndim, view.nbytes, values)


def exporters():
    """One of each built-in type that shares memory, and views of several forms."""
    yield "bytes", b"abcd"
    yield "bytearray", bytearray(b"abcd")
    yield "array", array.array("H", [1, 2])
    yield "floats", array.array("d", [0.5])
    yield "view", memoryview(b"abcd")
    yield "writable", memoryview(bytearray(b"abcd"))
    yield "numbers", memoryview(bytearray(8)).cast("i")
    yield "rows", memoryview(bytes(range(6))).cast("B", (2, 3))
    yield "apart", memoryview(b"abcdef")[::2]
    yield "backwards", memoryview(bytearray(b"abc"))[::-1]
    yield "scalar", memoryview(b"a").cast("B", ())
    yield "empty", memoryview(b"")
    yield "stream", io.BytesIO(b"abcd").getbuffer().obj


# %% which-types
#| title = "Who has which method"
for name, exporter in exporters():
    names = [method for method in ("__buffer__", "__release_buffer__") if method in dir(exporter)]
    print(name, names, [method in vars(type(exporter)) for method in names])
for cls in (object, str, int, list, io.BytesIO, type, memoryview, Exception):
    print(cls.__name__, hasattr(cls, "__buffer__"), hasattr(cls, "__release_buffer__"))

# %% what-they-are
#| title = "The methods are slot wrappers"
for cls in (bytes, bytearray, memoryview, array.array):
    for name in ("__buffer__", "__release_buffer__"):
        method = vars(cls).get(name)
        if method is not None:
            print(method, method.__name__, method.__qualname__, method.__text_signature__, method.__objclass__)
            print(method.__doc__)
show(lambda: str(b"abc".__buffer__).partition(" at ")[0])

# %% flags
#| title = "What each type gives for each request"
requests = {
    "simple": 0, "writable": 1, "format": 4, "shape": 8, "shape and format": 12, "strides": 24, "rows": 56,
    "columns": 88, "contiguous": 152, "indirect": 280, "full to read": 284, "full": 285, "writable shape": 9,
    "writable and format": 5,
}
for name, exporter in exporters():
    print("#", name)
    for request, flags in requests.items():
        print(request, end=": ")
        try:
            with exporter.__buffer__(flags) as view:
                describe(view)
        except (AttributeError, BufferError) as error:
            print(type(error).__name__, error)

# %% arguments-of-buffer
#| title = "What flags may be"
class Index:
    def __index__(self):
        return 8


for exporter in (b"ab", bytearray(b"ab"), memoryview(b"ab")):
    for arguments in ((), (1, 2), ("0",), (None,), (0.0,), (True,), (Index(),), (-1,), (1 << 31,), (1 << 40,), (1 << 70,),
                      (-(1 << 31),), (-(1 << 40),), (-(1 << 70),)):
        try:
            view = exporter.__buffer__(*arguments)
            describe(view)
            view.release()
        except (AttributeError, TypeError, BufferError, OverflowError) as error:
            print(arguments if not isinstance(arguments[:1] and arguments[0], Index) else "index", type(error).__name__, error)
show(lambda: b"ab".__buffer__(flags=0))

# %% arguments-of-release
#| title = "What __release_buffer__ takes"
data = bytearray(b"abc")
other = bytearray(b"abc")
view = memoryview(data)
for arguments in ((), (view, view), (None,), (b"abc",), (data,), (memoryview(other),), (memoryview(b"abc"),)):
    show(lambda: data.__release_buffer__(*arguments))
show(lambda: data.__release_buffer__(buffer=view))
show(lambda: data.__release_buffer__(view))
show(lambda: data.__release_buffer__(view))
show(lambda: data.append(1))
view.release()
show(lambda: data.append(1))

# %% owner
#| title = "The views' obj is the exporter"
for name, exporter in exporters():
    try:
        view = exporter.__buffer__(24)
        print(name, view.obj is exporter, type(view.obj).__name__, view.obj is memoryview(exporter).obj)
    except AttributeError as error:
        print(error)

# %% size-is-fixed
#| title = "While there is a view, the size is fixed"
try:
    data = bytearray(b"abc")
    first, second = data.__buffer__(0), data.__buffer__(0)
    show(data.append, 1)
    first.release()
    show(data.append, 1)
    data.__release_buffer__(second)
    show(data.append, 1)
    numbers = array.array("i", [1])
    view = numbers.__buffer__(0)
    show(numbers.append, 2)
    del view
    show(numbers.append, 2)
    print(data, numbers)
except AttributeError as error:
    print(error)

# %% views-count-too
#| title = "A view that another view was made from by __buffer__ cannot be released"
try:
    view = memoryview(b"abcd")
    outer = view.__buffer__(284)
    print(outer.obj is view, outer.tolist())
    show(view.release)
    inner = outer.__buffer__(0)
    show(outer.release)
    show(view.release)
    inner.release()
    outer.release()
    show(view.release)
    show(view.__buffer__, 0)
    show(outer.__buffer__, 0)
except AttributeError as error:
    print(error)

# %% several-exports
#| title = "The number of exports in the message"
try:
    view = memoryview(b"abcd")
    views = [view.__buffer__(0) for _ in range(3)]
    while views:
        show(view.release)
        views.pop()
    show(view.release)
except AttributeError as error:
    print(error)

# %% with-and-exports
#| title = "Leaving a with statement while exported"
try:
    with memoryview(b"abcd") as view:
        outer = view.__buffer__(0)
except (AttributeError, BufferError) as error:
    print(type(error).__name__, error)

# %% reference-counts
#| title = "A view made by __buffer__ refers to its exporter"
data = bytearray(b"abc")
before = sys.getrefcount(data)
try:
    view = data.__buffer__(0)
    print(sys.getrefcount(data) - before)
    outer = view.__buffer__(0)
    print(sys.getrefcount(data) - before)
    outer.release()
    view.release()
    print(sys.getrefcount(data) - before)
except AttributeError as error:
    print(error)

# %% of-derived-classes
#| title = "Derived classes of built-in exporters have the methods"
class Bytes(bytes):
    pass


class Bytearray(bytearray):
    pass


class Array(array.array):
    pass


for exporter in (Bytes(b"abcd"), Bytearray(b"abcd"), Array("H", b"abcd")):
    try:
        view = exporter.__buffer__(284)
        describe(view)
        print(type(view.obj).__name__, view.obj is exporter)
        show(bytes.__buffer__, exporter, 0)
    except AttributeError as error:
        print(error)

# %% wrong-receivers
#| title = "The methods of one type and instances of another"
for cls in (bytes, bytearray, memoryview, array.array):
    for receiver in ("abc", 1, None, cls):
        show(lambda: cls.__buffer__(receiver, 0))
    show(lambda: cls.__buffer__())
    show(lambda: cls.__release_buffer__())

# %% assignment-to-items
#| title = "Assigning through what __buffer__ gives"
try:
    data = array.array("H", [1, 2])
    view = data.__buffer__(1)
    print(view.format, view.itemsize, view.tolist())
    view[0] = 255
    print(data)
    show(view.__setitem__, 0, 256)
    show(view.__setitem__, slice(0, 1), b"x")
    view = data.__buffer__(285)
    view[1] = 65535
    print(data)
except AttributeError as error:
    print(error)
