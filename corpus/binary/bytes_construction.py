# /// case
# topics = ["binary.construction"]
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


class Own:
    """Something with bytes of its own."""

    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        return self.value


class Items:
    """Something that is iterated by index."""

    def __getitem__(self, place):
        if place > 2:
            raise IndexError
        return place + 65


class Failing:
    """Something that fails wherever it is asked."""

    def __iter__(self):
        raise RuntimeError("no items")

    def __index__(self):
        raise RuntimeError("no index")


class Bytes(bytes):
    """A subclass of bytes."""


KINDS = [bytes, bytearray, Bytes]

# %% forms
#| title = "What bytes can be made of"
for kind in KINDS:
    for arguments in [(), (0,), (3,), (True,), (b"abc",), (bytearray(b"abc"),), (memoryview(b"abc"),), ([],), ([65, 66],), ((65,),), (range(3),), ({65: 1},), (iter([1, 2]),), (Items(),),
                      (Index(2),), ([Index(65)],), ("abc", "ascii"), ("\xe9", "utf-8"), ("\xe9", "ascii", "ignore"), ("", "ascii"), (Bytes(b"x"),), ({1},), (memoryview(b"abcdef")[::2],)]:
        show(kind, *arguments)

# %% keywords
#| title = "Arguments by keyword"
for kind in KINDS:
    show(kind, source=b"abc")
    show(kind, source="abc", encoding="ascii")
    show(kind, source="\xe9", encoding="ascii", errors="replace")
    show(kind, "a", encoding="ascii")
    show(kind, encoding="ascii")
    show(kind, errors="strict")
    show(kind, x=1)
    show(kind, b"a", source=b"b")

# %% errors
#| title = "What bytes cannot be made of"
for kind in KINDS:
    for arguments in [("abc",), (-1,), (10**30,), (1.5,), (None,), ([256],), ([-1],), (["a"],), ([1.5],), ([None],), ([10**30],), (object,), (b"abc", "ascii"), (1, "ascii"), (b"abc", "ascii", "strict"), ("abc", 1), ("abc", "ascii", 1),
                      ("abc", "no such"), ("\xe9", "ascii"), (1, 2, 3, 4), (Failing(),), ([Failing()],), (Index(-1),), (Index("x"),), ("abc", None), ([[65]],), (b"a", None, "strict"), ("abc", "ascii", None)]:
        show(kind, *arguments)

# %% own-bytes
#| title = "__bytes__ has to give bytes"
for value in [b"own", Bytes(b"sub"), bytearray(b"x"), "text", 1, None]:
    show(bytes, Own(value))
    show(Bytes, Own(value))
    show(bytearray, Own(value))
    show(bytes, Own(value), "ascii")
class Both(Own):
    def __index__(self): return 3
    def __iter__(self): return iter([1])
show(bytes, Both(b"first"))
show(bytearray, Both(b"first"))

# %% identity
#| title = "bytes of bytes are the object itself"
value = b"abc" * 10
print(bytes(value) is value, value[:] is value, value * 1 is value, value + b"" is value, b"" + value is value, value.__bytes__() is value, type(bytes(Bytes(b"x"))), bytes(b"a") is b"a", b"" is bytes(), b"abc"[1:2] is b"b")

# %% repr
#| title = "repr of bytes and bytearrays"
for value in [b"", b"abc", b"it's", b'"', b"'\"", b"\n\r\t\0\x7f\x80\xff\\", bytes(range(32))]:
    print(repr(value), repr(bytearray(value)), repr(Bytes(value)), str(value), ascii(bytearray(value)), f"{value}", f"{value!r:>20}")
class Array(bytearray): pass
print(Array(b"x"), [Array(b"it's")])

# %% operators
#| title = "Operators between bytes and other objects"
OTHERS = [b"a", b"", bytearray(b"b"), memoryview(b"c"), Bytes(b"d"), "text", 1, 1.5, None, [1], (1,), {}]
for kind in [bytes, bytearray]:
    for other in OTHERS:
        show(lambda: kind(b"abc") + other)
        show(lambda: other + kind(b"abc"))
        print(kind(b"abc") == other, kind(b"a") != other, end=" ")
        show(lambda: kind(b"abc") < other)

# %% repetition
#| title = "bytes * count"
for kind in [bytes, bytearray, Bytes]:
    for count in [-1, 0, 1, 2, True, Index(3), 10**30, -10**30, 2**62, 1.5, "2", None, b"x"]:
        show(lambda: kind(b"ab") * count)
        show(lambda: count * kind(b"ab"))

# %% other-operators
#| title = "Operators that bytes do not have"
for kind in [bytes, bytearray]:
    value = kind(b"abc")
    for symbol in ["-", "/", "//", "**", "@", "<<", ">>", "&", "|", "^"]:
        show(eval, f"value {symbol} value", {"value": value})
        show(eval, f"value {symbol} 1", {"value": value})
    for symbol in ["-", "+", "~", "not "]:
        show(eval, f"{symbol}value", {"value": value})

# %% comparison
#| title = "Bytes are compared byte by byte"
values = [b"", b"\0", b"a", b"ab", b"b", b"\x7f", b"\x80", b"\xff", b"a\0"]
for kind in [bytes, bytearray]:
    for first in values:
        print("".join("<=>"[(kind(first) > second) - (kind(first) < second) + 1] for second in values), "".join("10"[first == kind(second)] for second in values), "".join("10"[kind(first) <= kind(second)] for second in values))

# %% items
#| title = "Items and slices"
for kind in [bytes, bytearray]:
    value = kind(b"abcdef")
    for key in [0, 5, -1, -6, 6, -7, True, Index(2), 10**30, 1.0, "0", None, (0,), slice(1, 3), slice(None, None, -1), slice(5, 1, -2), slice(-100, 100, 3), slice(None, None, 0), slice("a"), slice(Index(1), Index(3)), slice(10**30)]:
        show(value.__getitem__, key)

# %% iteration
#| title = "Iterators of bytes"
for kind in [bytes, bytearray]:
    iterator = iter(kind(b"ab"))
    print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__reduce__(), list(iterator), iterator.__length_hint__(), iterator.__reduce__())
    show(next, iterator)
    iterator = iter(kind(b"abcdef"))
    iterator.__setstate__(3)
    print(list(iterator), list(reversed(kind(b"abc"))), max(kind(b"abc")), sum(kind(b"abc")), [*kind(b"ab")], sorted(kind(b"cab")), list(zip(kind(b"ab"), "ab")))
    show(iterator.__setstate__, "x")

# %% hash
#| title = "Hashes"
print(hash(b""), hash(b"a"), hash(b"abc"), hash(b"\xff"), hash(Bytes(b"abc")) == hash(b"abc"), {b"abc": 1}[Bytes(b"abc")])
show(hash, bytearray(b"a"))

# %% immutable
#| title = "bytes cannot be changed"
value = b"abc"
def assign(): value[0] = 1
def delete(): del value[0]
def set_attribute(): value.x = 1
for change in [assign, delete, set_attribute]:
    show(change)
own = Bytes(b"abc")
own.x = 1
print(own.__dict__)

# %% special-methods
#| title = "Special methods called by hand"
show(b"abc".__getnewargs__)
show(Bytes(b"abc").__getnewargs__)
show(b"abc".__bytes__)
show(b"abc".__bytes__, 1)
print(b"abc".__sizeof__() - b"".__sizeof__(), bytes.__new__(Bytes, b"x"), bytes.__basicsize__, bytes.__itemsize__, bytearray.__itemsize__)
show(bytes.__new__)
show(bytes.__new__, int)
show(bytes.__new__, 1)
show(b"abc".__len__)
show(b"abc".__contains__, 97)
show(b"abc".__format__, "")
show(b"abc".__format__, "5")

# %% names
#| title = "What the types hold"
for kind in [bytes, bytearray]:
    print([name for name in vars(kind) if not name.startswith("__")])
    print(sorted(name for name in vars(kind) if name.startswith("__") and name not in ("__doc__", "__buffer__", "__release_buffer__")))

# %% text-signatures
#| title = "The signatures of the methods"
#| requires = ">=3.13"
for kind in [bytes, bytearray]:
    for name, value in vars(kind).items():
        if name not in ("__doc__", "__hash__", "__buffer__", "__release_buffer__"):
            print(name, type(value).__name__, getattr(value, "__text_signature__", None))
