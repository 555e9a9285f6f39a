# /// case
# topics = ["binary.buffer-classes"]
# ///

import sys


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"-> {type(error).__name__}: {error}")
    else:
        print("->", result)


def unraisable(information):
    """What nobody could be told."""
    error, thing = information.exc_value, information.object
    print(f"unraisable {type(error).__name__}: {error}; {information.err_msg}; {type(thing).__name__}")


sys.unraisablehook = unraisable


class Exporter:
    """Shares the memory of something and says when it is asked and told."""

    def __init__(self, data=b"abcdef", name="exporter"):
        self.data, self.name = data, name

    def __buffer__(self, flags):
        print("asked", self.name, flags)
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("told", self.name, view.tobytes())


class Silent:
    """Shares memory and does not want to be told."""

    def __init__(self, data=b"abcdef"):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


def without_address(value):
    """A representation without what changes from run to run."""
    return repr(value).partition(" at 0x")[0]


# %% a-view
#| title = "memoryview() of an instance asks for everything, to be read"
show(memoryview(b"").tolist)
try:
    view = memoryview(Exporter())
except TypeError as error:
    print(error)
else:
    print(view.tobytes(), view.format, view.itemsize, view.ndim, view.shape, view.strides, view.readonly)
    print(view.nbytes, view.c_contiguous, view.suboffsets, view[0], view[1:3].tobytes(), view == b"abcdef")
    view.release()
    show(view.tobytes)

# %% a-writable-view
#| title = "Writing through a view changes what the class shares"
data = bytearray(b"abcdef")
try:
    with memoryview(Exporter(data)) as view:
        view[0] = ord("X")
        view[-2:] = b"YZ"
        print(data, view.readonly)
        show(data.append, 1)
except TypeError as error:
    print(error)
show(data.append, 1)
print(data)

# %% released-by-del
#| title = "A view that dies tells its exporter"
try:
    view = memoryview(Exporter())
except TypeError as error:
    print(error)
else:
    print("made")
    del view
    print("gone")

# %% released-by-with
#| title = "A with statement releases at its end"
try:
    with memoryview(Exporter()) as view:
        print("inside")
    print("outside")
    view.release()
    print("again")
except TypeError as error:
    print(error)

# %% released-by-another-value
#| title = "A variable that takes another value lets the view go"
try:
    view = memoryview(Exporter(name="first"))
    view = memoryview(Exporter(name="second"))
    view = None
    print("end")
except TypeError as error:
    print(error)

# %% released-at-the-end-of-a-function
#| title = "A function's views are released when it returns"
def look():
    view = memoryview(Exporter())
    print("returning")
    return len(view)


show(look)

# %% released-on-the-way-of-an-exception
#| title = "A view that an exception's traceback keeps is released with it"
def look():
    view = memoryview(Exporter())
    raise KeyError("k")


try:
    look()
except (KeyError, TypeError) as error:
    print("caught", error)
print("after")

# %% views-of-views
#| title = "Memory is released with the last of the views that share it"
try:
    view = memoryview(Exporter())
    part, copy, cast, fixed = view[1:3], memoryview(view), view.cast("H"), view.toreadonly()
    for name, other in [("view", view), ("part", part), ("copy", copy), ("cast", cast), ("fixed", fixed)]:
        print("release", name)
        other.release()
    print("end")
except TypeError as error:
    print(error)

# %% views-of-views-that-die
#| title = "Parts keep the memory when the view dies"
try:
    view = memoryview(Exporter())
    part = view[2:4]
    del view
    print("still there", part.tobytes())
    del part
    print("end")
except TypeError as error:
    print(error)

# %% the-owner
#| title = "obj of a view is a wrapper, not the instance"
exporter = Exporter()
try:
    view = memoryview(exporter)
    wrapper = view.obj
    print(type(wrapper), type(wrapper).__module__, type(wrapper).__mro__, without_address(wrapper))
    print(wrapper is exporter, view[1:].obj is wrapper, memoryview(view).obj is wrapper)
    print([name for name in vars(type(wrapper))])
    show(type(wrapper))
    show(memoryview, wrapper)
    show(bytes, wrapper)
    show(setattr, wrapper, "x", 1)
    del view
    print("gone")
    show(wrapper.__release_buffer__, memoryview(b""))
except TypeError as error:
    print(error)

# %% releasing-by-the-wrapper
#| title = "The wrapper's __release_buffer__ releases a view of it"
try:
    view = memoryview(Exporter())
    show(view.obj.__release_buffer__, view)
    show(view.tobytes)
except TypeError as error:
    print(error)

# %% what-the-collector-sees
#| title = "What views refer to"
import gc

try:
    view = memoryview(Exporter())
    names = lambda things: [type(thing).__name__ for thing in things]
    managed = gc.get_referents(view)
    print(names(managed), names(gc.get_referents(*managed)), names(gc.get_referents(view.obj)))
    print(gc.is_tracked(view), gc.is_tracked(managed[0]), gc.is_tracked(view.obj))
    del managed
    view.release()
except TypeError as error:
    print(error)

# %% reference-counts
#| title = "Who is kept alive, and how often"
exporter = Exporter(bytearray(b"abc"))
before = sys.getrefcount(exporter), sys.getrefcount(exporter.data)
try:
    view = memoryview(exporter)
    print(sys.getrefcount(exporter) - before[0], sys.getrefcount(exporter.data) - before[1])
    other, part = memoryview(view), view[1:]
    print(sys.getrefcount(exporter) - before[0], sys.getrefcount(exporter.data) - before[1])
    view.release(), other.release()
    print(sys.getrefcount(exporter) - before[0], sys.getrefcount(exporter.data) - before[1])
    del part
    print(sys.getrefcount(exporter) - before[0], sys.getrefcount(exporter.data) - before[1])
except TypeError as error:
    print(error)

# %% reference-counts-of-native-memory
#| title = "Views of views of a bytearray refer to it once"
data = bytearray(b"abcdef")
before = sys.getrefcount(data)
view = memoryview(data)
print(sys.getrefcount(data) - before)
other, part, cast = memoryview(view), view[1:], view.cast("b")
print(sys.getrefcount(data) - before)
view.release(), other.release(), part.release()
print(sys.getrefcount(data) - before, cast.obj is data)
show(data.append, 1)
cast.release()
print(sys.getrefcount(data) - before)
show(data.append, 1)

# %% not-a-view
#| title = "What __buffer__ may not give"
class Wrong:
    def __init__(self, result):
        self.result = result

    def __buffer__(self, flags):
        return self.result


for result in (None, b"abc", bytearray(b"abc"), 1, "abc", [1], Silent(), memoryview):
    show(memoryview, Wrong(result))
    show(bytes, Wrong(result))
    show(bytearray().extend, Wrong(result))
    show(b"".join, [Wrong(result)])

# %% a-released-view
#| title = "__buffer__ gives a view that is released already"
class Wrong:
    def __buffer__(self, flags):
        view = memoryview(b"abc")
        view.release()
        return view

    def __release_buffer__(self, view):
        print("never told")


show(memoryview, Wrong())
show(bytes, Wrong())
show(b"abc".find, Wrong())
show(int, Wrong())

# %% the-same-view-again
#| title = "__buffer__ may give the same view every time"
class Same:
    def __init__(self):
        self.view = memoryview(b"abc")

    def __buffer__(self, flags):
        return self.view

    def __release_buffer__(self, view):
        print("told", view is self.view)


same = Same()
try:
    first, second = memoryview(same), memoryview(same)
    show(same.view.release)
    first.release()
    show(same.view.release)
    second.release()
    show(bytes, same)
    show(same.view.release)
    show(bytes, same)
except TypeError as error:
    print(error)

# %% exceptions-of-buffer
#| title = "What __buffer__ raises"
class Failing:
    def __init__(self, error):
        self.error = error

    def __buffer__(self, flags):
        raise self.error

    def __release_buffer__(self, view):
        print("never told")


for error in (ValueError("no"), TypeError("no"), BufferError("no"), KeyError("no"), StopIteration("no")):
    failing = Failing(error)
    show(memoryview, failing)
    show(bytes, failing)
    show(bytearray, failing)
    show(b"abc".find, failing)
    show(b"abc".__contains__, failing)
    show(b"abc".__add__, failing)
    show(bytearray(b"abc").__iadd__, failing)
    show(bytearray(b"abc").extend, failing)
    show(b"abc".startswith, failing)
    show(b"abc".startswith, (failing,))
    show(b"".join, [failing])
    show(int, failing)
    show(float, failing)
    show(str, failing, "ascii")
    show(int.from_bytes, failing, "big")
    show(compile, failing, "f", "eval")
    show(memoryview(b"abc").__eq__, failing)
    show(bytearray(b"abc").__eq__, failing)

# %% exceptions-of-release
#| title = "What __release_buffer__ raises, nobody is told"
class Failing(Exporter):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def __release_buffer__(self, view):
        raise self.error


for error in (ValueError("no"), BufferError("no"), SystemExit(3), KeyboardInterrupt(), StopIteration()):
    show(bytes, Failing(error))
    show(b"abc".find, Failing(error))
    try:
        view = memoryview(Failing(error))
        show(view.release)
        view = memoryview(Failing(error))
        del view
    except TypeError as problem:
        print(problem)

# %% release-while-an-exception-travels
#| title = "__release_buffer__ does not see the exception, nor stop it"
class Looking(Exporter):
    def __release_buffer__(self, view):
        print("told while", sys.exception() if hasattr(sys, "exception") else None)


show(b"abc".index, Looking(b"x"))
show(int, Looking(b"x"))
try:
    try:
        raise KeyError("k")
    finally:
        bytes(Looking())
except (KeyError, TypeError) as error:
    print(repr(error), repr(error.__context__))

# %% not-callable
#| title = "__buffer__ and __release_buffer__ that cannot be called"
class NoneThere:
    __buffer__ = None


class NumberThere:
    __buffer__ = 3


class NoRelease(Silent):
    __release_buffer__ = None


for thing in (NoneThere(), NumberThere(), NoRelease()):
    show(memoryview, thing)
    show(bytes, thing)
    show(b"abc".find, thing)

# %% wrong-parameters
#| title = "__buffer__ without parameters, or with too many"
class Nothing:
    def __buffer__(self):
        return memoryview(b"abc")


class Much:
    def __buffer__(self, flags, more):
        return memoryview(b"abc")


class Optional:
    def __buffer__(self, flags=None, /, *rest):
        print(flags, rest)
        return memoryview(b"abc")

    def __release_buffer__(self):
        pass


for cls in (Nothing, Much, Optional):
    show(bytes, cls())

# %% kinds-of-methods
#| title = "Static methods, class methods and other callables in the place of __buffer__"
class Static:
    @staticmethod
    def __buffer__(flags):
        print("static", flags)
        return memoryview(b"static")


class OfClass:
    @classmethod
    def __buffer__(cls, flags):
        print(cls.__name__, flags)
        return memoryview(b"class")

    @classmethod
    def __release_buffer__(cls, view):
        print(cls.__name__, view.tobytes())


class Called:
    def __call__(self, flags):
        print("called", flags)
        return memoryview(b"called")


class Holder:
    __buffer__ = Called()


for cls in (Static, OfClass, Holder):
    show(bytes, cls())

# %% on-the-instance
#| title = "An instance's own __buffer__ is not asked"
class Plain:
    pass


plain = Plain()
plain.__buffer__ = lambda flags: memoryview(b"abc")
show(bytes, plain)
show(memoryview, plain)

# %% added-later
#| title = "A class becomes an exporter, and is none again"
class Plain:
    pass


class Derived(Plain):
    pass


plain = Derived()
show(memoryview, plain)
Plain.__buffer__ = lambda self, flags: memoryview(b"abc")
try:
    print(memoryview(plain).tobytes(), bytes(plain))
except TypeError as error:
    print(error)
Plain.__release_buffer__ = lambda self, view: print("told")
show(bytes, plain)
del Plain.__release_buffer__
show(bytes, plain)
del Plain.__buffer__
show(memoryview, plain)

# %% release-alone
#| title = "__release_buffer__ alone makes no exporter"
class Alone:
    def __release_buffer__(self, view):
        print("told")


show(memoryview, Alone())
show(bytes, Alone())
show(b"abc".find, Alone())

# %% getattr-is-not-enough
#| title = "__getattr__ gives no special methods"
class Any:
    def __getattr__(self, name):
        if name == "__buffer__":
            return lambda flags: memoryview(b"abc")
        raise AttributeError(name)


show(memoryview, Any())
show(b"abc".find, Any())

# %% classes-as-exporters
#| title = "A metaclass makes its classes share memory"
class Meta(type):
    def __buffer__(cls, flags):
        print(cls.__name__, flags)
        return memoryview(cls.__name__.encode())


class Shared(metaclass=Meta):
    pass


show(bytes, Shared)
show(b"xSharedx".find, Shared)

# %% inherited
#| title = "Derived classes inherit, override and extend"
class Base(Exporter):
    pass


class Extended(Exporter):
    def __buffer__(self, flags):
        print("extended")
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print("extended told")
        super().__release_buffer__(view)


show(bytes, Base())
show(bytes, Extended())

# %% several-bases
#| title = "The first base in the MRO that has the method is asked"
class First:
    def __buffer__(self, flags):
        return memoryview(b"first")


class Second(Exporter):
    pass


class Both(First, Second):
    pass


class Mixed(First, bytes):
    pass


class Other(bytes, First):
    pass


show(bytes, Both())
show(b"".join, [Mixed(b"own"), Other(b"own")])
print(type(Both.__dict__.get("__buffer__")), Both.__mro__[1].__name__)

# %% slots-and-weak-references
#| title = "Exporters with __slots__, and weak references to views of them"
import weakref


class Slotted:
    __slots__ = ("data", "__weakref__")

    def __init__(self):
        self.data = b"slots"

    def __buffer__(self, flags):
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("told")


try:
    view = memoryview(Slotted())
    reference = weakref.ref(view, lambda reference: print("view died"))
    del view
    print(reference())
except TypeError as error:
    print(error)

# %% finalizers
#| title = "An exporter outlives its views"
class Mortal(Exporter):
    def __del__(self):
        print("dies")


try:
    view = memoryview(Mortal())
    print("made")
    part = view[1:]
    del view
    print("part")
    del part
    print("end")
except TypeError as error:
    print(error)
show(bytes, Mortal())

# %% cycles
#| title = "The collector releases views that nobody reaches"
import gc

gc.disable()


class Cyclic:
    def __init__(self):
        self.data = b"abc"

    def __buffer__(self, flags):
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("told", view.tobytes())


try:
    cyclic = Cyclic()
    cyclic.view = memoryview(cyclic)
    del cyclic
    print("unreachable")
    gc.collect()
    print("collected")
except TypeError as error:
    print(error)

# %% saved-views
#| title = "__release_buffer__ keeps the view that __buffer__ gave"
class Keeping(Exporter):
    def __release_buffer__(self, view):
        self.kept = view
        print("told", view.obj, view is self.made)

    def __buffer__(self, flags):
        self.made = memoryview(b"abc")
        return self.made


keeping = Keeping()
show(bytes, keeping)
show(lambda: keeping.kept.tobytes())
show(lambda: keeping.kept.release())
show(lambda: keeping.kept.tobytes())

# %% releasing-in-release
#| title = "__release_buffer__ releases the view itself"
class Releasing(Exporter):
    def __release_buffer__(self, view):
        view.release()
        print("released")


show(bytes, Releasing())
data = bytearray(b"abc")
show(bytes, Releasing(data))
show(data.append, 1)

# %% a-view-of-the-exporter-in-use
#| title = "A view that is exported cannot be released"
class Holding:
    def __buffer__(self, flags):
        self.view = memoryview(b"abc")
        return self.view


holding = Holding()
try:
    first = memoryview(holding)
    show(holding.view.release)
    first.release()
    show(holding.view.release)
except TypeError as error:
    print(error)

# %% exports-of-a-view
#| title = "A view counts who looks at it"
class Holding:
    def __init__(self):
        self.view = memoryview(b"abc")

    def __buffer__(self, flags):
        return self.view


holding = Holding()
try:
    views = [memoryview(holding) for _ in range(3)]
    while views:
        show(holding.view.release)
        views.pop()
    with holding.view:
        pass
    show(memoryview, holding)
except TypeError as error:
    print(error)

# %% exit-while-exported
#| title = "A with statement cannot release what is exported"
class Holding:
    def __init__(self):
        self.view = memoryview(b"abc")

    def __buffer__(self, flags):
        return self.view


holding = Holding()
try:
    with holding.view:
        keep = memoryview(holding)
except (TypeError, BufferError) as error:
    print(type(error).__name__, error)

# %% re-entrant-buffer
#| title = "__buffer__ makes views of other exporters and of itself"
class Inner(Exporter):
    pass


class Outer(Exporter):
    def __buffer__(self, flags):
        print("outer", flags)
        return memoryview(Inner(name="inner"))

    def __release_buffer__(self, view):
        print("outer told", without_address(view.obj))


show(bytes, Outer())
show(b"abcdef".find, Outer())
try:
    view = memoryview(Outer())
    print(without_address(view.obj), view.tobytes())
    del view
except TypeError as error:
    print(error)

# %% endless
#| title = "An exporter that asks itself"
class Endless:
    def __buffer__(self, flags):
        return memoryview(self)


try:
    memoryview(Endless())
except (RecursionError, TypeError) as error:
    print(type(error).__name__)

# %% deep
#| title = "Exporters of exporters"
data = b"deep"
for level in range(50):
    data = Silent(data)
show(bytes, data)
show(b"so deep".find, data)
writable = bytearray(b"deep")
exporter = writable
for level in range(20):
    exporter = Silent(exporter)
try:
    with memoryview(exporter) as view:
        view[0] = 68
except TypeError as error:
    print(error)
print(writable)

# %% the-receivers-own-memory
#| title = "An exporter shares the memory of the bytearray that asks it"
target = bytearray(b"abc")


class Itself:
    def __buffer__(self, flags):
        return memoryview(target)


for name in ("find", "extend", "__iadd__", "startswith", "count", "split", "strip", "__contains__", "__eq__", "__add__"):
    target[:] = b"abcabc"
    show(getattr(target, name), Itself())
    print(name, target)
target[:] = b"abc"
show(target.__setitem__, slice(1, 1), Itself())
print(target)

# %% slices-of-the-receiver
#| title = "Assigning an exporter to a slice"
target = bytearray(b"abcdef")
for key in (slice(1, 3), slice(None, None, 2), slice(3, 3), slice(None), 0):
    for data in (b"xyz", bytearray(b"pq"), b""):
        try:
            target[key] = Exporter(data)
        except (TypeError, ValueError) as error:
            print(error)
        print(target)
        target[:] = b"abcdef"

# %% slices-of-views
#| title = "Assigning an exporter to a view's slice"
target = bytearray(b"abcdef")
view = memoryview(target)
for data in (b"xyz", b"xy", b"uvwxyz", memoryview(b"UVWXYZ")[::2], memoryview(b"UVWXYZ").cast("b")[:3]):
    try:
        view[1:4] = Exporter(data)
    except (TypeError, ValueError) as error:
        print(error)
    print(target)

# %% gaps
#| title = "An exporter whose items are apart"
strided = memoryview(b"aXbXcX")[::2]
rows = memoryview(bytes(range(6))).cast("B", (2, 3))
for data in (strided, rows, memoryview(b"abcd")[::-1]):
    show(bytes, Silent(data))
    show(bytearray, Silent(data))
    show(b"abc".find, Silent(data))
    show(b"".join, [Silent(data)])
    show(b"x".__add__, Silent(data))
    show(bytearray(b"x").extend, Silent(data))
    show(int, Silent(data))
    show(str, Silent(data), "ascii")
    show(lambda: memoryview(Silent(data)).tolist())
    show(lambda: memoryview(Silent(data)).strides)
    show(lambda: memoryview(data) == Silent(data))

# %% other-items
#| title = "An exporter of items that are no bytes"
import array

numbers = array.array("i", [1, 2, 3])
for data in (numbers, memoryview(numbers), memoryview(bytes(8)).cast("d"), memoryview(b"abcd").cast("c")):
    try:
        view = memoryview(Silent(data))
        print(view.format, view.itemsize, view.tolist(), view.obj is data, view == data)
    except TypeError as error:
        print(error)
    show(bytes, Silent(data))
    show(bytes(4).find, Silent(data))

# %% flags-that-are-asked-for
#| title = "What built-in functions ask for"
import inspect

flags = getattr(inspect, "BufferFlags", None)


class Asked:
    def __buffer__(self, given):
        print(type(given).__name__, flags(given))
        return memoryview(bytearray(b"12"))


show(lambda: memoryview(Asked()).tolist())
show(bytes, Asked())
show(b"12".count, Asked())
show(int, Asked())

# %% buffer-flags
#| title = "inspect.BufferFlags"
import inspect

flags = getattr(inspect, "BufferFlags", None)
print(flags)
if flags is not None:
    for name, flag in flags.__members__.items():
        print(name, repr(flag), int(flag), flag.name)
    print(flags.__mro__[1].__name__, flags(0), flags(284), flags(285), flags.WRITABLE | flags.FORMAT, flags(0x1000))
    print(flags.WRITABLE in flags(285), flags.FORMAT in flags.SIMPLE, flags(8) is flags.ND)

# %% abstract-class
#| title = "collections.abc.Buffer"
import collections.abc

Buffer = getattr(collections.abc, "Buffer", None)
print(Buffer)
if Buffer is not None:
    class Registered:
        pass

    class Refusing(Silent):
        __buffer__ = None

    class Derived(Buffer):
        def __buffer__(self, flags):
            return memoryview(b"derived")

    class Abstract(Buffer):
        pass

    Buffer.register(Registered)
    things = [b"", bytearray(), memoryview(b""), "", 1, [], Exporter(), Silent(), Registered(), Refusing(), Derived()]
    print([isinstance(thing, Buffer) for thing in things])
    print(issubclass(bytes, Buffer), issubclass(str, Buffer), issubclass(object, Buffer))
    print(Buffer.__abstractmethods__, Buffer.__slots__, Buffer.__mro__)
    show(Buffer)
    show(Abstract)
    show(bytes, Derived())
    show(Derived.__mro__[1].__buffer__, Derived(), 0)
    print("Buffer" in collections.abc.__all__)

# %% overriding-bytes
#| title = "A class derived from bytes that shares something else"
class Lying(bytes):
    def __buffer__(self, flags):
        print("asked", flags)
        return memoryview(b"lie")


lying = Lying(b"truth")
print(lying, len(lying), lying[0], lying == b"truth", lying.upper(), lying.find(b"u"), list(lying) == list(b"truth"))
show(bytes, lying)
show(bytearray, lying)
show(lambda: memoryview(lying).tobytes())
show(b"-".join, [lying, lying])
show(b"x".__add__, lying)
show(lambda: lying + b"x")
show(lambda: b"x" + lying)
show(b"a lie and truth".find, lying)
show(lambda: lying in b"a lie")
show(b"a lie".replace, lying, b"fact")
show(b"lie".startswith, lying)
show(lambda: b"%b" % lying)
show(lambda: lying % ())
show(bytearray(b"x").__iadd__, lying)
show(bytearray(b"lie").__eq__, lying)
show(memoryview(b"lie").__eq__, lying)
show(b"lie".__eq__, lying)
show(str, lying, "ascii")
show(lying.decode)
show(int.from_bytes, lying, "big")
show(eval, Lying(b"1 + 1"))
show(int, Lying(b"12"))
show(float, Lying(b"12"))
print(hash(lying) == hash(b"truth"))

# %% overriding-bytearray
#| title = "A class derived from bytearray that shares something else"
class Lying(bytearray):
    def __buffer__(self, flags):
        print("asked", flags)
        return memoryview(b"lie")

    def __release_buffer__(self, view):
        print("told", view.tobytes())


lying = Lying(b"truth")
print(lying, len(lying), lying.find(b"u"), lying.upper())
show(bytes, lying)
show(b"-".join, [lying, lying])
show(lambda: lying + b"x")
show(lambda: b"x" + lying)
show(lambda: lying == b"truth")
show(lambda: lying < b"m")
show(lambda: lying * 2)
show(b"a lie".find, lying)
show(lying.__iadd__, b"!")
show(lying.extend, lying)
show(lying.append, 1)

# %% extending-bytes
#| title = "super().__buffer__ of bytes"
class Watched(bytes):
    def __buffer__(self, flags):
        view = super().__buffer__(flags)
        print("asked", flags, view.obj is self, view.readonly)
        return view

    def __release_buffer__(self, view):
        print("told", type(view.obj).__name__, view.tobytes())
        show(lambda: super(Watched, self).__release_buffer__)


watched = Watched(b"bytes")
show(bytes, watched)
show(b"some bytes".find, watched)
try:
    view = memoryview(watched)
    print(type(view.obj).__name__, view.obj is watched)
    del view
    print("end")
except TypeError as error:
    print(error)

# %% extending-bytearray
#| title = "super().__buffer__ and super().__release_buffer__ of bytearray"
class Watched(bytearray):
    def __buffer__(self, flags):
        print("asked", flags)
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print("told", type(view.obj).__name__, bytes(view))
        super().__release_buffer__(view)


watched = Watched(b"bytes")
show(bytes, watched)
show(watched.append, 33)
try:
    view = memoryview(watched)
    show(watched.append, 33)
    view[0] = 66
    view.release()
    show(watched.append, 33)
    print(watched)
except TypeError as error:
    print(error)

# %% forgetting-super
#| title = "A bytearray is told even if __release_buffer__ does not pass it on"
class Forgetful(bytearray):
    def __buffer__(self, flags):
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print("told")


forgetful = Forgetful(b"bytes")
show(bytes, forgetful)
show(forgetful.append, 33)
try:
    view = memoryview(forgetful)
    show(forgetful.append, 33)
    del view
    show(forgetful.append, 33)
except TypeError as error:
    print(error)

# %% release-without-buffer
#| title = "A class derived from bytearray that only wants to be told"
class Told(bytearray):
    def __release_buffer__(self, view):
        print("told", view.obj, view.tobytes(), view.readonly)


told = Told(b"bytes")
show(bytes, told)
show(b"some bytes".find, told)
show(told.append, 33)
view = memoryview(told)
print(type(view.obj).__name__, view.obj is told)
show(told.append, 33)
del view
show(told.append, 33)

# %% the-view-that-release-gets
#| title = "The view of memory that is being released makes no other views"
class Told(bytearray):
    def __release_buffer__(self, view):
        print(view.obj, view.nbytes, view[0], view.tolist(), view.readonly)
        show(memoryview, view)
        show(lambda: view[1:])
        show(view.cast, "b")
        show(view.toreadonly)
        show(bytes, view)
        show(b"abc".find, view)
        show(view.__buffer__, 0)
        show(view.hex)
        show(super().__release_buffer__, view)
        view[0] = 66
        self.kept = view


try:
    told = Told(b"bytes")
    view = memoryview(told)
    view.release()
    print(told)
    show(lambda: told.kept.tobytes())
except AttributeError as error:
    print(error)

# %% calling-the-method
#| title = "__buffer__ and __release_buffer__ of a class, called by hand"
exporter = Exporter()
view = exporter.__buffer__(0)
print(view.obj, view.tobytes())
exporter.__release_buffer__(view)
print(view.tobytes())

# %% from-flags
#| title = "memoryview._from_flags"
make = getattr(memoryview, "_from_flags", None)
print(make is None)
if make is not None:
    print(make.__text_signature__, make.__name__)
    for thing in (b"abc", bytearray(b"abc"), memoryview(b"abc"), Exporter(), 1):
        for flags in (0, 1, 8, 24, 28, 284, 285):
            try:
                view = make(thing, flags)
                print(flags, view.format, view.shape, view.strides, view.readonly)
                view.release()
            except (TypeError, BufferError) as error:
                print(flags, type(error).__name__, error)
    for arguments in ((), (b"abc",), (b"abc", "0"), (b"abc", 1 << 40), (b"abc", 0, 0), (b"abc", None)):
        show(make, *arguments)
    print(make(object=b"abc", flags=0).tobytes())

# %% iterators-that-hold-memory
#| title = "struct.iter_unpack holds the memory as long as it lives"
import struct

try:
    iterator = struct.iter_unpack("2s", Exporter())
    print("made", next(iterator))
    print(list(iterator))
    print("exhausted")
    iterator = struct.iter_unpack("2s", Exporter())
    del iterator
    print("gone")
except TypeError as error:
    print(error)
data = bytearray(4)
iterator = struct.iter_unpack("B", data)
show(data.append, 1)
print(len(list(iterator)))
show(data.append, 1)

# %% regular-expressions-hold-memory
#| title = "A match asks again for the memory that it was found in"
import re

exporter = Exporter(b"key=value")
try:
    matched = re.match(rb"(\w+)=(\w+)", exporter)
    print("matched", matched.string is exporter, matched.span())
    show(matched.group)
    show(matched.group, 1, 2)
    show(matched.groups)
    exporter.data = b"KEY=VALUE"
    show(matched.__getitem__, 1)
    for found in re.finditer(rb"\w+", exporter):
        print(found.span())
    show(re.findall, rb"\w", exporter)
    show(re.sub, rb"=", b":", exporter)
    show(re.split, rb"=", exporter)
    show(re.fullmatch, rb"x", exporter)
    show(re.search, "x", exporter)
except TypeError as error:
    print(error)

# %% long-chains
#| title = "Views of views, each exported by the one before"
view = memoryview(b"abc")
try:
    for _ in range(2000):
        view = view.__buffer__(0)
    print(view.tobytes(), bytes(view), type(view.obj).__name__)
    del view
    view = memoryview(b"abc")
    for _ in range(500):
        view = memoryview(Silent(view))
    print(view.tobytes(), type(view.obj).__name__)
    del view
except (AttributeError, TypeError) as error:
    print(error)
print("end")

# %% asking-while-being-told
#| title = "__release_buffer__ asks for the memory again"
class Again(Exporter):
    left = 3

    def __release_buffer__(self, view):
        super().__release_buffer__(view)
        if self.left:
            self.left -= 1
            print("again", bytes(self))


show(bytes, Again())

# %% collecting-while-being-told
#| title = "__release_buffer__ runs the collector"
import gc

gc.disable()


class Collecting(Silent):
    def __release_buffer__(self, view):
        gc.collect()
        print("told", view.tobytes())


try:
    exporter = Collecting()
    exporter.itself, exporter.view = exporter, memoryview(exporter)
    del exporter
    gc.collect()
    print("end")
except TypeError as error:
    print(error)

# %% suspended-generators
#| title = "A generator that is dropped releases its views"
def views():
    with memoryview(Exporter()) as view:
        yield view.tobytes()


generator = views()
show(next, generator)
del generator
print("end")

# %% at-the-end-of-the-program
#| title = "Views of a module are released at the end"
try:
    kept = memoryview(Exporter(name="kept"))
except TypeError as error:
    print(error)
print("end")

# %% a-join-that-fails
#| title = "What was asked is told when a later one fails"
class Failing:
    def __buffer__(self, flags):
        raise ValueError("no")


show(b"-".join, [Exporter(name="first"), Exporter(name="second"), Failing(), Exporter(name="never")])
show(b"abc".replace, Exporter(name="first"), Failing())
show(b"abc".translate, Exporter(bytes(256), name="first"), Failing())
show(b"abc".replace, Failing(), Exporter(name="never"))
show(bytes.maketrans, Exporter(name="first"), Failing())
show(b"abc".startswith, (Exporter(name="first"), Failing()))

# %% what-the-types-are
#| title = "The types behind a view"
import gc

try:
    view = memoryview(Silent())
    for thing in (view.obj, *gc.get_referents(view)):
        cls = type(thing)
        print(cls.__name__, cls.__basicsize__, sys.getsizeof(thing), cls.__flags__ & 1 << 10, cls.__module__, cls.__doc__)
        show(cls)
        show(type, "Derived", (cls,), {})
except TypeError as error:
    print(error)

# %% views-as-temporaries
#| title = "When a view that nobody keeps is released"
def first(view, *rest):
    return view[0], len(rest)


try:
    print(list(memoryview(Exporter())))
    for number in memoryview(Exporter(b"ab")):
        print(number)
    print(*memoryview(Exporter(b"cd")))
    print(first(memoryview(Exporter())))
    print(first(memoryview(Exporter(name="one")), memoryview(Exporter(name="two"))))
    print(memoryview(Exporter()) == 3)
    memoryview(Exporter())[0:1]
    print("part")
    with memoryview(Exporter()).cast("H") as cast:
        print(cast.nbytes)
    views = [memoryview(Exporter(name="one")), memoryview(Exporter(name="two"))]
    views.pop()
    print("popped")
    views.clear()
    print(sorted(memoryview(Exporter(b"ba"))), hash(memoryview(Exporter(b"ab"))) == hash(b"ab"))
except TypeError as error:
    print(error)

# %% changes-while-a-view-lives
#| title = "A class changes between being asked and being told"
class Plain(Silent):
    pass


class Telling(Silent):
    def __release_buffer__(self, view):
        print("told by the other class")


plain = Plain()
try:
    view = memoryview(plain)
    Plain.__release_buffer__ = lambda self, view: print("told late")
    del view
    view = memoryview(plain)
    del Plain.__release_buffer__
    del view
    print("not told")
    view = memoryview(plain)
    plain.__class__ = Telling
    del view
except TypeError as error:
    print(error)


class Grown(bytearray):
    pass


grown = Grown(b"x")
view = memoryview(grown)
Grown.__release_buffer__ = lambda self, view: print("told late", view.tobytes())
view.release()
show(grown.append, 1)
