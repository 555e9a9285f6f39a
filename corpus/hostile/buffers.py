# /// case
# topics = ["hostile.mutation"]
# ///
import gc


def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)


class Index:
    """A number that does something first."""
    def __init__(self, number, action): self.number, self.action = number, action
    def __index__(self):
        self.action()
        return self.number

# %% view-released-by-an-index
#| title = "A memoryview is released while it finds out about an index"
def put(view, index, value): view[index] = value
for index, value in ((0, 1), (-1, 2)):
    view = memoryview(bytearray(b"abc"))
    attempt(lambda: view[Index(index, view.release)])
    view = memoryview(bytearray(b"abc"))
    attempt(put, view, Index(index, view.release), value)
    view = memoryview(bytearray(b"abc"))
    attempt(put, view, index, Index(value, view.release))
view = memoryview(bytearray(b"abc"))
attempt(lambda: view[Index(0, view.release):])
view = memoryview(bytearray(b"abc"))
attempt(put, view, slice(Index(0, view.release), 2), b"xy")

# %% view-released-by-a-step
view = memoryview(bytearray(range(10)))
attempt(lambda: view[:: Index(2, view.release)])
view = memoryview(bytearray(range(10)))
attempt(lambda: view.cast("B", shape=[Index(5, view.release), 2]))
view = memoryview(bytearray(range(12)))
attempt(lambda: view.tobytes(order=Index(2, view.release)))
attempt(lambda: view.hex(Index(2, view.release)))

# %% bytearray-resized-by-an-index
def grow(): data.extend(b"x" * 100)
def empty(): data.clear()
def put(index, value): data[index] = value
for change in (grow, empty):
    for action in (
        lambda: data[Index(2, change)],
        lambda: data[Index(1, change):Index(3, change)],
        lambda: put(slice(Index(1, change), 3), b"zz"),
        lambda: data.insert(Index(1, change), 7),
        lambda: data.insert(1, Index(7, change)),
        lambda: data.append(Index(7, change)),
        lambda: data.pop(Index(1, change)),
        lambda: data.remove(Index(98, change)),
        lambda: data.find(Index(98, change)),
        lambda: data.find(b"b", Index(0, change)),
        lambda: data.count(b"b", Index(0, change), Index(3, change)),
        lambda: data * Index(3, change),
        lambda: data.zfill(Index(9, change)),
        lambda: data.center(Index(9, change)),
        lambda: data.expandtabs(Index(9, change)),
        lambda: data.hex("-", Index(1, change)),
        lambda: data.split(None, Index(1, change)),
        lambda: data.extend([1, Index(2, change), 3]),
        lambda: data.__imul__(Index(2, change)),
        lambda: Index(1, change) in data,
        lambda: data.startswith(b"a", Index(0, change)),
        lambda: data.replace(b"a", b"b", Index(1, change)),
    ):
        data = bytearray(b"abcdef")
        attempt(action)
        print(len(data), bytes(data[:8]))

# %% bytearray-resized-by-its-own-iteration
data = bytearray(b"abc")
def endless():
    for number in range(5):
        data.append(number)
        yield number
data.extend(endless())
print(data)
data = bytearray(b"abc")
def clears():
    yield 1
    data.clear()
    yield 2
data[1:2] = clears()
print(data)
data = bytearray(b"abcdef")
attempt(lambda: data.join([b"1", data, b"2"]))
data = bytearray(b"abc")
class Odd:
    def __iter__(self):
        data.clear()
        return iter([b"x", b"y"])
attempt(lambda: print(data.join(Odd())))

# %% bytearray-with-views
data = bytearray(b"abcdef")
view = memoryview(data)
for action in (data.clear, data.pop, lambda: data.append(1), lambda: data.extend(b""), lambda: data.extend(b"x"), lambda: data.__delitem__(0),
               lambda: data.__setitem__(slice(0, 2), b"xyz"), lambda: data.__setitem__(slice(0, 2), b"xy"), lambda: data.__iadd__(b""), lambda: data.__imul__(1), lambda: data.__imul__(2),
               lambda: data.remove(97), lambda: data.reverse(), lambda: data.__init__(b"q"), lambda: data.__setitem__(slice(0, 2, 1), view[2:4]), lambda: data.__setitem__(slice(None), view)):
    attempt(action)
print(data, bytes(view))
view.release()
attempt(data.clear)

# %% bytearray-assigned-to-its-own-slices
data = bytearray(b"abcdef")
data[2:4] = data
print(data)
data[::2] = data[::2]
print(data)
data[1:1] = bytes(data)
print(data)
attempt(lambda: data.__setitem__(slice(1, 2), memoryview(data)))
print(data)
attempt(lambda: data.__iadd__(data))
data *= 2
print(len(data))

# %% views-of-views-released-in-any-order
data = bytearray(b"abcdef")
first = memoryview(data)
second = first[1:]
third = second.cast("B")[::2]
first.release()
attempt(first.tobytes)
print(third.tobytes(), second.tobytes())
second.release()
third[0] = 0
print(data)
attempt(data.clear)
del third
attempt(data.clear)
with memoryview(data) as view: attempt(view.release)
attempt(lambda: view.__enter__())

# %% views-in-cycles
class Data(bytearray): pass
for _ in range(3):
    data = Data(b"abc")
    data.view = memoryview(data)
    data.other = data.view[1:]
    del data
print(gc.collect() > 0)
box = []
view = memoryview(Data(b"xyz"))
view.obj.box = box
box.append(view)
del box, view
print(gc.collect() > 0)

# %% exporter-written-in-python
#| requires = ">=3.12"
class Exporter:
    def __init__(self): self.data, self.views = bytearray(b"abc"), []
    def __buffer__(self, flags):
        view = memoryview(self.data)
        self.views.append(view)
        return view
    def __release_buffer__(self, view):
        print("release", view is self.views[-1])
        attempt(view.release)
        self.data.extend(b"more")
        gc.collect()
exporter = Exporter()
view = memoryview(exporter)
print(bytes(view))
attempt(view.release)
exporter.views.clear()
print(exporter.data)
print(bytes(exporter), bytearray(exporter))

# %% exporter-that-gives-wrong-things
#| requires = ">=3.12"
def exporter(result):
    class Exporter:
        def __buffer__(self, flags):
            if isinstance(result, Exception): raise result
            return result
        def __release_buffer__(self, view): raise ValueError("at release")
    return Exporter()
released = memoryview(b"abc")
released.release()
import sys
sys.unraisablehook = lambda problem: print("unraisable", problem.exc_type.__name__, problem.exc_value)
for result in (None, 1, b"abc", released, memoryview(b"abc"), KeyError("at buffer"), memoryview(b"abc")[::2]):
    attempt(memoryview, exporter(result))
    attempt(bytes, exporter(result))

# %% array-changed-by-an-index
from array import array
def put(index, value): data[index] = value
for change in (lambda: data.extend([7] * 50), lambda: data.append(9)):
    for action in (
        lambda: data[Index(2, change)],
        lambda: put(Index(2, change), 1),
        lambda: put(2, Index(1, change)),
        lambda: data.insert(Index(1, change), 7),
        lambda: data.insert(1, Index(7, change)),
        lambda: data.append(Index(7, change)),
        lambda: data.pop(Index(1, change)),
        lambda: data * Index(3, change),
        lambda: data.extend(number for number in [1, Index(2, change), 3]),
        lambda: data.fromlist([1, Index(2, change), 3]),
    ):
        data = array("i", [1, 2, 3, 4])
        attempt(action)
        print(len(data), data[:6].tolist())

# %% texts-joined-by-changing-lists
class Text(str): pass
parts = ["a", "b", "c"]
class Grows:
    def __iter__(self):
        for part in parts:
            yield part
            if len(parts) < 6: parts.append("d")
print("-".join(Grows()), b"-".join(bytes([65 + number]) for number in range(3)))
class Buffer(bytes):
    def __bytes__(self): items.clear(); return b"q"
items = [Buffer(b"x"), b"y"]
print(b"".join(items), len(items), b"%b%b" % (items[0], b"z"))
items = [1, 2, 3]
class Format:
    def __format__(self, specification): items.clear(); return specification
    def __str__(self): items.clear(); return "str"
print("{0[0]}{1:x}{0}".format(items, Format()), f"{items}{Format():y}{items}")
items = {"a": Format(), "b": 1}
print("%(a)s" % items, items)
