# /// case
# topics = ["code-objects.files"]
# section = "4.1"
# ///
import marshal


def show(function, *arguments, **keywords):
    try:
        print(ascii(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))

# %% values-in-the-second-version
#| title = "Version 2 of the format holds no references between objects"
for value in (
    None, True, False, ..., StopIteration, 0, -1, 2**31 - 1, -(2**31), 2**31, -(2**31) - 1, 2**100, -(2**45), 1.5, -0.0, 1e300,
    2.5j, "", "a", "name", "two words", "ä", "€", "\U0001f600", "\ud800", b"", b"x", b"\0\xff", (), (1,), (1, (2, "x")), [],
    [1, [2]], {}, {"a": 1, 2: None}, set(), {1, 2, 3}, frozenset(), frozenset({"b", "a"}), bytearray(b"ab"), memoryview(b"cd"),
):
    data = marshal.dumps(value, 2)
    print(data, ascii(marshal.loads(data)))

# %% first-versions
#| title = "Versions 0 and 1 write floats as text"
for version in (-1, 0, 1):
    for value in (0.1, 1e100, float("inf"), 1.5 - 2j, "a", "ä", (1,), {"k": [1.0]}):
        print(version, marshal.dumps(value, version))

# %% strings-by-version
for version in (3, 4, 5):
    print(marshal.dumps("".join(["two ", "words"]), version), marshal.dumps("ä" * 2 + str(version), version)[1:])
    print(len(marshal.dumps("x y" * 100, version)), marshal.dumps("x y" * 100, version)[1:5])

# %% one-object-twice
#| title = "What occurs twice is written once, and is one object again"
shared = [1, 2]
text = "".join(["not ", "interned"])
again = marshal.loads(marshal.dumps([shared, shared, text, text, (shared, text)]))
print(again, again[0] is again[1], again[2] is again[3], again[4][0] is again[0], again[4][1] is again[2])
old = marshal.loads(marshal.dumps([shared, shared], 2))
print(old, old[0] is old[1])

# %% a-list-in-itself
endless = []
endless.append(endless)
again = marshal.loads(marshal.dumps(endless))
print(again[0] is again)
table = {}
table["me"] = table
again = marshal.loads(marshal.dumps(table))
print(again["me"] is again)

# %% what-cannot-be-written
class Text(str): pass
class Number(int): pass
class Tuple(tuple): pass
class Data(bytes): pass
for value in (object(), len, Text("a"), Number(1), Tuple(), [1, object()], {1: print}, type, range(3), slice(1), iter([])):
    show(marshal.dumps, value)
print(marshal.loads(marshal.dumps(Data(b"x"))))

# %% depth
nested = []
for _ in range(1998):
    nested = [nested]
print(len(marshal.dumps(nested)))
show(marshal.dumps, [[nested]])
show(marshal.loads, b"[\1\0\0\0" * 1999 + b"N")
show(marshal.loads, b"[\1\0\0\0" * 2000 + b"N")

# %% damaged-data
for data in (
    b"", b"i\0", b"[\1\0\0\0", b"(\1\0\0\x000", b"0", b"?", b"c", b"r\0\0\0\0", b"s\xff\xff\xff\xff", b"s\xff\xff\0\0",
    b"l\2\0\0\0\xff\xff\1\0", b"l\2\0\0\0\xff\x7f\0\0", b"l\3\0\0\0\xff\x7f\0\0\1\0", b"f\x03abc", b"f\x011", b"{N", b"{NN0",
    b"{N0", b"{[\0\0\0\0N0", b"<\1\0\0\0[\0\0\0\0", b"z\x03ab", b"u\x01\0\0\0\xff", b"u\x03\0\0\0\xed\xa0\x80", b"z\x01\xff",
    b"I\1\0\0\0\0\0\0\x80", b"[\2\0\0\0\xe9\5\0\0\0r\0\0\0\0", b"\xbe\1\0\0\0r\0\0\0\0", b"<\xff\xff\xff\xff",
    b"(\xff\xff\xff\xff", b"[\xff\xff\xff\xff", b"u\xff\xff\xff\xff", b"l\0\0\0\x80", b"l\0\0\0\0", b"g\0", b"y",
    b"x\x011\x012", b"x\x011\x01z", b"r\xff\xff\xff\xff", b"Nrest",
):
    print(data, end=" ")
    show(marshal.loads, data)

# %% cut-off-everywhere
#| title = "No beginning of the bytes of a code object is a value"
data = marshal.dumps(compile("def f(a, *b, c=1):\n    return [a, b, c, 'text', 1.5, (1, 2)]", "file", "exec"))
kinds = set()
for length in range(len(data)):
    try:
        print(length, marshal.loads(data[:length]))
    except Exception as error:
        kinds.add((type(error).__name__, str(error)))
print(sorted(kinds))

# %% calls
show(marshal.dumps)
show(marshal.dumps, 1, "a")
show(marshal.loads)
show(marshal.loads, "x")
show(marshal.load, 1)
show(marshal.dump, 1, 2)
show(marshal.dumps, 1, version=2)
print([getattr(marshal, name).__text_signature__ for name in ("dump", "dumps", "load", "loads")], marshal.version)

# %% files
class Reader:
    def __init__(self, data):
        self.data = data
    def read(self, count):
        print("read", count)
        return b""
    def readinto(self, buffer):
        print("readinto", len(buffer), type(buffer).__name__, buffer.format, buffer.readonly)
        part, self.data = self.data[: len(buffer)], self.data[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
print(marshal.load(Reader(marshal.dumps([1, "text", 2.5], 2))))
show(marshal.load, Reader(b"i\1"))
class Liar(Reader):
    def read(self, count):
        return b""
    def readinto(self, buffer):
        return 100
show(marshal.load, Liar(b""))
class Wrong(Reader):
    def read(self, count):
        return "text"
show(marshal.load, Wrong(b""))
class Writer:
    def write(self, data):
        print("write", data)
        return "result"
print(marshal.dump((1, None), Writer(), 2))

# %% code-runs-again
#| title = "Code that was written and read does what it did"
source = '''
def outer(n):
    total = 0
    def add(k):
        nonlocal total
        total += k
        return total
    return [add(i) for i in range(n)]
class Pair:
    __slots__ = ("a", "b")
    def __init__(self, a, b): self.a, self.b = a, b
try:
    outer(None)
except TypeError as error:
    print(error)
print(outer(4), Pair(1, 2).b, f"{3!r:>4}", [x for x in "abc" if x != "b"])
'''
code = compile(source, "file", "exec")
again = marshal.loads(marshal.dumps(code))
print(again == code, again is code, again.co_filename, again.co_name, again.co_consts[0].co_freevars)
exec(again, {"__name__": "module"})
print(marshal.dumps(again) == marshal.dumps(marshal.loads(marshal.dumps(again))))

# %% attributes-of-code-that-was-read
def function(a, /, b, *rest, c=1, **more):
    local = [a for a in rest]
    def inner():
        return a, local
    return inner
code = function.__code__
again = marshal.loads(marshal.dumps(code))
for name in dir(code):
    if name.startswith("co_") and name not in ("co_lines", "co_positions", "co_lnotab"):
        print(name, getattr(code, name) == getattr(again, name))
print(list(code.co_lines()) == list(again.co_lines()), list(code.co_positions()) == list(again.co_positions()))

# %% code-not-allowed
#| requires = ">=3.13"
code = compile("1", "file", "eval")
show(marshal.dumps, code, allow_code=False)
show(marshal.dumps, [code], allow_code=False)
show(marshal.loads, marshal.dumps(code), allow_code=False)
show(marshal.dumps, [1], allow_code=False)

# %% filenames-are-interned
#| requires = ">=3.13"
import sys
name = "".join(["some", "file.py"])
code = compile("def f(): pass", name, "exec")
print(sys._is_interned(name), code.co_filename is name, code.co_consts[0].co_filename is name)
print(sys._is_interned(__file__))
other = "".join(["other", ".py"])
print(code.replace(co_filename=other).co_filename is other, sys._is_interned(other))

# %% the-path-of-the-program-is-one-object
def function(): pass
print(function.__code__.co_filename is __file__, __loader__.path is __file__)
