# /// case
# topics = ["identity.empty-objects"]
# ///

def empties(*makers):
    """Which of these ways give the one empty object of the type?"""
    for make in makers:
        first, second = make(), make()
        one = type(first)() if type(first) in (str, bytes, tuple, frozenset) else None
        print(type(first).__name__, len(first), first is second, first is one)


# %% literals
print("" is str(), b"" is bytes(), () is tuple(), frozenset() is frozenset(), eval("''") is "", eval("b''") is b"", eval("()") is ())

# %% strings-from-constructors
empties(lambda: str(), lambda: str(""), lambda: str(b"", "utf-8"), lambda: str(object=""), lambda: str.__new__(str), lambda: "".__str__(), lambda: repr("")[1:1], lambda: format(""), lambda: format("", "s"))

# %% strings-from-slices
text = "text"
empties(lambda: text[:0], lambda: text[4:], lambda: text[2:1], lambda: text[9:], lambda: text[1:1:1], lambda: text[3:0:2], lambda: text[::-1][:0], lambda: ""[:], lambda: ""[::2], lambda: ""[::-1])

# %% strings-from-operators
empty = text = "".join([])
empties(lambda: "a" * 0, lambda: "abc" * -1, lambda: empty + empty, lambda: empty * 5, lambda: 0 * "abc", lambda: empty % (), lambda: "%s" % "", lambda: "%.0s" % "abc", lambda: f"{empty}", lambda: f"{empty}{empty}", lambda: f"{'abc':.0}")

# %% strings-from-joins
empties(lambda: "".join([]), lambda: ",".join(()), lambda: "".join([""]), lambda: "".join(["", ""]), lambda: ",".join([""]), lambda: "".join(iter([])), lambda: "".join({}))

# %% strings-from-stripping
empties(lambda: "  ".strip(), lambda: "xx".strip("x"), lambda: "  ".lstrip(), lambda: "  ".rstrip(), lambda: "".strip(), lambda: "abc".removeprefix("abc"), lambda: "abc".removesuffix("abc"), lambda: "".removeprefix("x"))

# %% strings-from-splitting
empties(lambda: ",".split(",")[0], lambda: "".split(",")[0], lambda: ",".rsplit(",")[1], lambda: "\n".splitlines()[0], lambda: "=".partition("=")[0], lambda: "=".partition("=")[2], lambda: "abc".partition("=")[1], lambda: "abc".partition("=")[2], lambda: "abc".rpartition("=")[0], lambda: "abc".rpartition("=")[1], lambda: "".partition("=")[0])

# %% strings-from-changes
empties(lambda: "abc".replace("abc", ""), lambda: "".replace("a", "b"), lambda: "a".replace("a", ""), lambda: "abc".translate(dict.fromkeys(b"abc")), lambda: "".translate({}), lambda: "".upper(), lambda: "".lower(), lambda: "".title(), lambda: "".capitalize(), lambda: "".swapcase(), lambda: "".casefold(), lambda: "".expandtabs())

# %% strings-from-padding
empties(lambda: "".center(0), lambda: "".ljust(0), lambda: "".rjust(-5), lambda: "".zfill(0), lambda: "{}".format(""), lambda: "".format(), lambda: "{:.0}".format("abc"), lambda: "".format_map({}))

# %% strings-from-decoding
for name in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-32", "utf-7", "cp1252", "unicode_escape", "raw_unicode_escape", "idna", "punycode"):
    print(name, b"".decode(name) is "", bytearray().decode(name) is "", str(memoryview(b""), name) is "")
print(b"\xff".decode("utf-8", "ignore") is "", b"\xff\xff".decode("ascii", "ignore") is "", b"\xff\xfe".decode("utf-16") is "", b"\xef\xbb\xbf".decode("utf-8-sig") is "")

# %% strings-from-streams-and-patterns
import io, re
empties(lambda: io.StringIO().getvalue(), lambda: io.StringIO().read(), lambda: io.StringIO("a").read(0), lambda: io.StringIO().readline(), lambda: re.match("", "abc")[0], lambda: re.match("(x?)", "abc")[1], lambda: re.sub("a", "", "a"), lambda: re.split(",", ",")[0], lambda: re.findall("x?", "a")[0], lambda: re.match("(x)?", "a").group(0), lambda: re.escape(""))

# %% strings-of-bytes
empties(lambda: b"".hex(), lambda: bytes().hex(), lambda: bytearray().hex(), lambda: memoryview(b"").hex(), lambda: float.hex(0.0)[:0])

# %% strings-of-subclasses
class Text(str): pass
empty = Text()
empties(lambda: str(empty), lambda: empty[:], lambda: empty[:0], lambda: empty + "", lambda: empty * 1, lambda: empty.strip(), lambda: empty.lower(), lambda: "".join([empty]), lambda: empty.join([]), lambda: f"{empty}", lambda: "%s" % empty, lambda: empty.replace("a", "b"), lambda: empty.format(), lambda: empty % (), lambda: empty.__str__(), lambda: empty.__getnewargs__()[0])

# %% bytes-from-constructors
empties(lambda: bytes(), lambda: bytes(0), lambda: bytes([]), lambda: bytes(()), lambda: bytes(b""), lambda: bytes(bytearray()), lambda: bytes(memoryview(b"")), lambda: bytes("", "utf-8"), lambda: bytes(iter(())), lambda: bytes({}), lambda: bytes.__new__(bytes), lambda: bytes.fromhex(""), lambda: bytes.fromhex("  "))

# %% bytes-from-slices-and-operators
data = b"data"
empties(lambda: data[:0], lambda: data[4:], lambda: data[2:1], lambda: data[1:1:2], lambda: b""[:], lambda: b""[::-1], lambda: data * 0, lambda: data * -1, lambda: b"" + b"", lambda: b"" * 3, lambda: b"" % (), lambda: b"%s" % b"", lambda: b"%b" % b"", lambda: b"" + bytearray()[:0])

# %% bytes-from-methods
empties(lambda: b"".join([]), lambda: b"".join([b""]), lambda: b",".join([b""]), lambda: b"".join([bytearray()]), lambda: b" ".strip(), lambda: b"xx".strip(b"x"), lambda: b"abc".replace(b"abc", b""), lambda: b"".replace(b"a", b"b"), lambda: b",".split(b",")[0], lambda: b"=".partition(b"=")[0], lambda: b"abc".partition(b"=")[1], lambda: b"abc".removeprefix(b"abc"), lambda: b"abc".translate(None, b"abc"), lambda: b"".upper(), lambda: b"".lower(), lambda: b"".title(), lambda: b"".swapcase(), lambda: b"".capitalize(), lambda: b"".center(0), lambda: b"".ljust(0), lambda: b"".zfill(0), lambda: b"".expandtabs(), lambda: b"\n".splitlines()[0])

# %% bytes-from-encoding
for name in ("utf-8", "ascii", "latin-1", "utf-16-le", "utf-32-be", "utf-7", "cp1252", "unicode_escape", "raw_unicode_escape"):
    print(name, "".encode(name) is b"", len("".encode(name)))
print("\xff".encode("ascii", "ignore") is b"", "\u20ac".encode("latin-1", "ignore") is b"", "\ud800".encode("utf-8", "ignore") is b"")

# %% bytes-from-others
import io, struct, array
empties(lambda: (0).to_bytes(0, "big"), lambda: io.BytesIO().getvalue(), lambda: io.BytesIO().read(), lambda: io.BytesIO(b"a").read(0), lambda: memoryview(b"").tobytes(), lambda: memoryview(b"abc")[:0].tobytes(), lambda: array.array("i").tobytes(), lambda: struct.pack(""), lambda: struct.unpack("0s", b"")[0], lambda: bytes(bytearray(b"abc")[:0]))

# %% bytes-of-subclasses
class Data(bytes): pass
empty = Data()
empties(lambda: bytes(empty), lambda: empty[:], lambda: empty + b"", lambda: empty * 1, lambda: empty.strip(), lambda: empty.lower(), lambda: b"".join([empty]), lambda: empty.replace(b"a", b"b"), lambda: empty % (), lambda: empty.__bytes__())

# %% tuples-from-constructors
empties(lambda: tuple(), lambda: tuple([]), lambda: tuple(""), lambda: tuple(()), lambda: tuple(iter([])), lambda: tuple({}), lambda: tuple(range(0)), lambda: tuple.__new__(tuple), lambda: tuple(x for x in ()), lambda: (*[],), lambda: (*(), *[]))

# %% tuples-from-operators
values = (1, 2)
empties(lambda: values[:0], lambda: values[2:], lambda: values[1:1:2], lambda: values[::-1][:0], lambda: values * 0, lambda: values * -1, lambda: () + (), lambda: () * 5, lambda: ()[:], lambda: ()[::2], lambda: tuple([]) + tuple([]))

# %% tuples-given-by-the-interpreter
import re
def collect(*arguments): return arguments
class C: pass
code = (lambda: None).__code__
empties(lambda: collect(), lambda: collect(*[]), lambda: collect(*()), lambda: code.co_varnames, lambda: code.co_freevars, lambda: code.co_cellvars, lambda: object.__bases__, lambda: ValueError().args, lambda: ().__getnewargs__()[0], lambda: range(0).__reduce__()[1][:0], lambda: re.match("", "").groups())

# %% tuples-of-other-functions
import itertools, operator, struct, sys, functools
from collections import namedtuple
empties(lambda: next(itertools.combinations([], 0)), lambda: next(itertools.permutations([], 0)), lambda: next(itertools.product()), lambda: struct.unpack("", b""), lambda: functools.partial(len).args, lambda: tuple(zip()), lambda: sys.exc_info()[:0], lambda: namedtuple("N", "")()[:], lambda: namedtuple("N", "")._fields, lambda: next(itertools.batched([1], 1))[:0] if hasattr(itertools, "batched") else ())

# %% tuples-of-subclasses
class Values(tuple): pass
empty = Values()
empties(lambda: tuple(empty), lambda: empty[:], lambda: empty + (), lambda: empty * 1, lambda: () + empty, lambda: empty[:0], lambda: empty[::2])

# %% frozensets
empties(lambda: frozenset(), lambda: frozenset([]), lambda: frozenset(()), lambda: frozenset(""), lambda: frozenset(set()), lambda: frozenset(frozenset()), lambda: frozenset(iter([])), lambda: frozenset.__new__(frozenset))

# %% frozensets-from-operators
values = frozenset([1, 2])
empties(lambda: values - values, lambda: values & frozenset(), lambda: values ^ values, lambda: frozenset() | frozenset(), lambda: values.difference([1, 2]), lambda: values.intersection([]), lambda: frozenset().union(), lambda: frozenset().copy(), lambda: values.symmetric_difference([1, 2]), lambda: frozenset() - set([1]))

# %% frozensets-of-subclasses
class Values(frozenset): pass
empty = Values()
empties(lambda: frozenset(empty), lambda: empty.copy(), lambda: empty | frozenset(), lambda: empty - frozenset(), lambda: frozenset() | empty, lambda: empty & frozenset(), lambda: Values())

# %% changeable-objects-are-new-each-time
for make in (list, dict, set, bytearray, object, lambda: [], lambda: {}, lambda: set(), lambda: (lambda: None), lambda: slice(0), lambda: range(0), lambda: complex(), lambda: float()):
    first, second = make(), make()
    print(type(first).__name__, first is second)

# %% empty-objects-of-subclasses-are-new
for kind in (str, bytes, tuple, frozenset):
    Own = type("Own", (kind,), {})
    first, second = Own(), Own()
    print(kind.__name__, first is second, type(first[:]).__name__ if kind is not frozenset else "", first == kind())
