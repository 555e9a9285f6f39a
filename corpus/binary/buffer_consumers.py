# /// case
# topics = ["binary.buffer-classes"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"-> {type(error).__name__}: {error}")
    else:
        print("->", result)


class Exporter:
    """Shares the memory of something and says when it is asked and told."""

    def __init__(self, data=b"ab", name="it"):
        self.data, self.name = data, name

    def __repr__(self):
        return f"Exporter({self.data!r})"

    def __buffer__(self, flags):
        print("ask", self.name, flags, end="; ")
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("tell", self.name, end="; ")


# %% construction
#| title = "bytes(), bytearray() and memoryview()"
for data in (b"ab", b"", bytearray(b"1234")):
    show(bytes, Exporter(data))
    show(bytearray, Exporter(data))
    show(lambda: memoryview(Exporter(data)).tobytes())
show(bytes, Exporter(), "ascii")
show(bytearray, Exporter(), "ascii")
show(bytes, source=Exporter())
show(bytes, [Exporter()])

# %% bytes-first
#| title = "__bytes__ and __index__ go before __buffer__"
class ToBytes(Exporter):
    def __bytes__(self):
        return b"by __bytes__"


class ToIndex(Exporter):
    def __index__(self):
        return 3


class ToItems(Exporter):
    def __iter__(self):
        return iter([1, 2])


for cls in (ToBytes, ToIndex, ToItems):
    show(bytes, cls())
    show(bytearray, cls())
    show(int.from_bytes, cls(), "big")
    show(lambda: b"%b" % cls())
    show(b"\x03ab".find, cls())
    show(lambda: cls() in b"\x03ab")
    show(bytearray().extend, cls())
    show(int, cls())

# %% methods-of-bytes
#| title = "Methods of bytes that take one"
value = bytes(b"xxabxxab")
for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "split", "rsplit", "strip",
             "lstrip", "rstrip", "partition", "rpartition", "removeprefix", "removesuffix", "translate", "__contains__",
             "__add__", "__eq__", "__ne__", "__lt__", "__ge__", "__mul__", "__getitem__"):
    print(name, end=" ")
    try:
        result = getattr(value, name)(Exporter())
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print([type(item).__name__ if type(item).__name__ == "_buffer_wrapper" else item for item in result]
              if isinstance(result, tuple) else result)

# %% two-for-bytes
#| title = "Methods of bytes that take two: who is asked and told first"
value = bytes(b"xxabxxab")
first, second = Exporter(b"ab", "first"), Exporter(b"cd", "second")
everything = Exporter(bytes(range(256)), "everything")
show(value.replace, first, second)
show(value.replace, first, second, 1)
show(value.replace, first, second, "1")
show(value.replace, first, 1)
show(value.replace, 1, second)
show(value.translate, everything, first)
show(value.translate, first, second)
show(value.translate, everything, 1)
show(value.translate, None, first)
show(lambda: len(bytes.maketrans(first, second)))
show(bytes.maketrans, first, Exporter(b"abc", "longer"))
show(bytes.maketrans, first, 1)
show(value.startswith, (first, second))
show(value.startswith, (second, Exporter(b"xx", "third"), first))
show(value.endswith, (1, first))
show(value.endswith, (first, 1))
show(value.startswith, [first])
show(value.join, [first, b"-", second])
show(value.join, [first, 1, second])
show(value.join, first)
show(value.join, iter([first, second]))
show(value.split, first, 1)
show(value.split, first, "1")
show(value.find, first, 3)
show(value.find, first, "3")
show(value.find, Exporter(b""), 3)
show(value.split, Exporter(b""))
show(value.partition, Exporter(b""))

# %% other-methods-of-bytes
#| title = "Methods of bytes that take none"
value = bytes(b"ab")
show(value.center, 5, Exporter(b"x"))
show(value.ljust, 5, Exporter(b"x"))
show(value.hex, Exporter(b"x"))
show(value.decode, Exporter(b"ascii"))
show(bytes.fromhex, Exporter(b"00"))
show(value.expandtabs, Exporter(b"x"))
show(value.zfill, Exporter())

# %% methods-of-bytearray
#| title = "Methods of bytearray that take one"
value = bytearray(b"xxabxxab")
for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "split", "rsplit", "strip",
             "lstrip", "rstrip", "partition", "rpartition", "removeprefix", "removesuffix", "translate", "__contains__",
             "__add__", "__eq__", "__ne__", "__lt__", "__ge__", "__mul__", "__getitem__"):
    print(name, end=" ")
    try:
        result = getattr(value, name)(Exporter())
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print([type(item).__name__ if type(item).__name__ == "_buffer_wrapper" else item for item in result]
              if isinstance(result, tuple) else result)

# %% two-for-bytearray
#| title = "Methods of bytearray that take two: who is asked and told first"
value = bytearray(b"xxabxxab")
first, second = Exporter(b"ab", "first"), Exporter(b"cd", "second")
everything = Exporter(bytes(range(256)), "everything")
show(value.replace, first, second)
show(value.replace, first, second, 1)
show(value.replace, first, second, "1")
show(value.replace, first, 1)
show(value.replace, 1, second)
show(value.translate, everything, first)
show(value.translate, first, second)
show(value.translate, everything, 1)
show(value.translate, None, first)
show(lambda: len(bytearray.maketrans(first, second)))
show(bytearray.maketrans, first, Exporter(b"abc", "longer"))
show(bytearray.maketrans, first, 1)
show(value.startswith, (first, second))
show(value.startswith, (second, Exporter(b"xx", "third"), first))
show(value.endswith, (1, first))
show(value.endswith, (first, 1))
show(value.startswith, [first])
show(value.join, [first, b"-", second])
show(value.join, [first, 1, second])
show(value.join, first)
show(value.join, iter([first, second]))
show(value.split, first, 1)
show(value.split, first, "1")
show(value.find, first, 3)
show(value.find, first, "3")
show(value.find, Exporter(b""), 3)
show(value.split, Exporter(b""))
show(value.partition, Exporter(b""))

# %% other-methods-of-bytearray
#| title = "Methods of bytearray that take none"
value = bytearray(b"ab")
show(value.center, 5, Exporter(b"x"))
show(value.ljust, 5, Exporter(b"x"))
show(value.hex, Exporter(b"x"))
show(value.decode, Exporter(b"ascii"))
show(bytearray.fromhex, Exporter(b"00"))
show(value.expandtabs, Exporter(b"x"))
show(value.zfill, Exporter())

# %% operators
#| title = "Operators between an exporter and other values"
import operator

values = [b"ab", bytearray(b"ab"), memoryview(b"ab"), "ab", 1, None, [1], Exporter(b"ab", "other")]
for name in ("add", "eq", "ne", "lt", "ge", "mul", "mod", "contains", "concat", "iadd"):
    for value in values:
        print(name, type(value).__name__, end=" ")
        for left, right in ((value, Exporter()), (Exporter(), value)):
            try:
                result = getattr(operator, name)(left, right)
            except TypeError as error:
                result = str(error)
            print("->", result, end=" ")
        print()
    values[1] = bytearray(b"ab")

# %% formatting
#| title = "% of bytes and bytearrays"
for text in (b"%b|", b"%s|", b"%a|", b"%r|", b"%c|", b"%d|", b"%x|", b"%5b|", b"%.1b|"):
    show(lambda: text % Exporter())
    show(lambda: text % (Exporter(),))
    show(lambda: bytearray(text) % Exporter())
show(lambda: b"%(key)b|" % {b"key": Exporter()})
show(lambda: b"%b %b" % (Exporter(name="first"), Exporter(name="second")))
show(lambda: b"%*b" % (Exporter(), Exporter()))
show(format, Exporter(), "10")
show("{!s}".format, Exporter())

# %% changing-bytearrays
#| title = "Changing a bytearray by an exporter"
def changed(change):
    value = bytearray(b"0123")
    try:
        change(value)
    except Exception as error:
        print(f"-> {type(error).__name__}: {error}")
    print("->", value)


def assign(key):
    def change(value):
        value[key] = Exporter()

    return change


def add(value):
    value += Exporter()


changed(lambda value: value.extend(Exporter()))
changed(lambda value: value.append(Exporter()))
changed(lambda value: value.insert(0, Exporter()))
changed(lambda value: value.remove(Exporter()))
changed(lambda value: value.pop(Exporter()))
changed(add)
for key in (0, slice(1, 2), slice(None), slice(None, None, 2), slice(None, None, -2), slice(4, 9), slice(None, None, 3)):
    changed(assign(key))
changed(lambda value: value.__init__(Exporter()))

# %% numbers
#| title = "Numbers from an exporter"
for data in (b"12", b" 12 ", b"1_2", b"0x1f", b"", b"zz", b"1e3", b"nan", b"\xff", b"1\0", bytearray(b"7")):
    show(int, Exporter(data))
    show(int, Exporter(data), 16)
    show(float, Exporter(data))
    show(complex, Exporter(data))
    show(int.from_bytes, Exporter(data), "big")
    show(int.from_bytes, Exporter(data), "little", signed=True)
show(int.from_bytes, Exporter(), "middle")
show(bool, Exporter(b""))
show(len, Exporter())
show(ord, Exporter(b"1"))
show(chr, Exporter(b"1"))
show(round, Exporter(b"1"))
show(abs, Exporter(b"1"))
show(sum, [Exporter()])
show(sum, [Exporter()], bytearray())

# %% text
#| title = "Text from an exporter"
for arguments in (("ascii",), ("utf-8", "strict"), ("utf-16-le",), ("latin-1",), ("hex",), ("nonsense",), (), (None,), (1,)):
    show(str, Exporter(), *arguments)
show(str, Exporter(b"\xff"), "ascii")
show(str, Exporter(b"\xff"), "ascii", "replace")
show(str, Exporter(b"ab"), errors="strict")
show("ab".encode, Exporter())
show("ab".find, Exporter())
show("-".join, [Exporter()])
show(UnicodeDecodeError, "ascii", Exporter(), 0, 1, "reason")
show(lambda: UnicodeDecodeError("ascii", Exporter(), 0, 1, "reason").object)
show(UnicodeEncodeError, "ascii", Exporter(), 0, 1, "reason")

# %% code
#| title = "Code from an exporter"
show(eval, Exporter(b"1 + 1"))
show(exec, Exporter(b"print('run', end=' ')"))
show(lambda: eval(compile(Exporter(b"2 + 2"), "name", "eval")))
show(compile, Exporter(b"1 +"), "name", "eval")
show(compile, Exporter(b"1\0"), "name", "eval")
show(compile, b"1", Exporter(b"name"), "eval")
show(compile, b"1", "name", Exporter(b"eval"))
show(eval, Exporter(b"# coding: latin-1\n'\xe9'"))
show(__import__, Exporter(b"sys"))
show(getattr, 1, Exporter(b"real"))
show(type, Exporter(b"T"), (), {})

# %% module-struct
#| title = "The module struct"
import struct

show(struct.unpack, "2s", Exporter())
show(struct.unpack, "3s", Exporter())
show(struct.unpack, Exporter(b"2s"), b"ab")
show(struct.unpack_from, "1s", Exporter(), 1)
show(struct.unpack_from, "1s", Exporter(), 5)
show(struct.unpack_from, "1s", Exporter(), -1)
show(struct.unpack_from, "1s", Exporter(), -5)
show(struct.unpack_from, "1s", buffer=Exporter(), offset="0")
show(lambda: list(struct.iter_unpack("1s", Exporter())))
show(struct.iter_unpack, "3s", Exporter())
show(struct.iter_unpack, "", Exporter())
show(struct.pack, "2s", Exporter())
show(struct.pack, "c", Exporter(b"a"))
show(struct.pack, "i", Exporter())
show(struct.calcsize, Exporter(b"i"))
for data in (b"abcd", bytearray(b"abcd")):
    show(struct.pack_into, "2s", Exporter(data), 1, b"XY")
    show(struct.pack_into, "2s", Exporter(data), 9, b"XY")
    show(struct.pack_into, "2s", Exporter(data), "1", b"XY")
    show(struct.pack_into, "2s", Exporter(data), 1, "XY")
    show(struct.pack_into, "2s", Exporter(data), 1)
    print(data)
show(struct.Struct("2s").unpack, Exporter())

# %% module-array
#| title = "The module array"
import array


def filled(fill):
    value = array.array("H", [1])
    try:
        print("->", fill(value), value)
    except Exception as error:
        print(f"-> {type(error).__name__}: {error}; {value}")


filled(lambda value: value.frombytes(Exporter()))
filled(lambda value: value.frombytes(Exporter(b"abc")))
filled(lambda value: value.extend(Exporter()))
filled(lambda value: value.append(Exporter()))
filled(lambda value: value + Exporter())
filled(lambda value: value == Exporter())
filled(lambda value: value.fromlist(Exporter()))
show(array.array, "B", Exporter())
show(array.array, Exporter(b"B"))
show(lambda: memoryview(Exporter(array.array("H", [1, 2]))).tolist())

# %% streams-in-memory
#| title = "io.BytesIO and io.StringIO"
import io

show(lambda: io.BytesIO(Exporter()).getvalue())
show(lambda: io.BytesIO(initial_bytes=Exporter(b"")).getvalue())
stream = io.BytesIO()
show(stream.write, Exporter())
show(stream.write, Exporter(b""))
show(stream.writelines, [Exporter(name="first"), Exporter(name="second")])
show(stream.writelines, Exporter())
print(stream.getvalue())
for data in (bytearray(b"...."), b"....", bytearray()):
    stream.seek(0)
    show(stream.readinto, Exporter(data))
    show(stream.readinto1, Exporter(data))
    print(data)
show(stream.read, Exporter())
show(stream.seek, Exporter())
stream.close()
show(stream.write, Exporter())
show(stream.readinto, Exporter(bytearray(3)))
show(io.StringIO, Exporter())
show(io.StringIO().write, Exporter())
show(io.TextIOWrapper(io.BytesIO()).write, Exporter())

# %% files
#| title = "Files are written from an exporter, and read into one"
with open("data.bin", "wb") as file:
    show(file.write, Exporter())
    show(file.writelines, [Exporter(b"cd", "first"), b"ef", Exporter(b"gh", "second")])
    show(file.write, Exporter(b""))
    show(file.readinto, Exporter(bytearray(2)))
with open("data.bin", "rb") as file:
    for name in ("readinto", "readinto1"):
        for data in (bytearray(b".."), b"..", bytearray()):
            show(getattr(file, name), Exporter(data))
            print(data)
    show(file.write, Exporter())
    print(file.read())
show(file.readinto, Exporter(bytearray(2)))
with open("data.bin", "r+b") as file:
    show(file.write, Exporter(b"AB"))
    target = bytearray(2)
    show(file.readinto, Exporter(target))
    print(target)
with open("data.bin", "w") as file:
    show(file.write, Exporter())
with open("data.bin", "wb", buffering=0) as file:
    show(file.write, Exporter())
with open("data.bin", "rb", buffering=0) as file:
    show(file.readinto, Exporter(bytearray(2)))
    show(file.readinto, Exporter(b".."))
show(open, Exporter(b"data.bin"))

# %% module-binascii
#| title = "The module binascii"
import binascii

for name in ("hexlify", "b2a_hex", "unhexlify", "a2b_hex", "b2a_base64", "a2b_base64", "b2a_qp", "a2b_qp", "b2a_uu",
             "crc32"):
    print(name, end=" ")
    show(getattr(binascii, name), Exporter())
show(binascii.crc_hqx, Exporter(), 0)
show(binascii.crc32, Exporter(), Exporter())
show(binascii.hexlify, Exporter(), ":")
show(binascii.hexlify, b"abc", Exporter(b":"))
show(binascii.a2b_base64, Exporter(b"YWI="), strict_mode=True)

# %% module-base64
#| title = "The module base64"
import base64

show(base64.b64encode, Exporter())
show(base64.b64decode, Exporter(b"YWI="))
show(base64.b16encode, Exporter())
show(base64.b32encode, Exporter())
show(base64.urlsafe_b64encode, Exporter())
show(base64.encodebytes, Exporter())
show(base64.b85encode, Exporter())

# %% module-codecs
#| title = "The module codecs"
import codecs

for encoding in ("ascii", "utf-8", "utf-16", "utf-32", "latin-1", "cp1252", "unicode_escape", "raw_unicode_escape",
                 "hex", "base64", "rot13"):
    print(encoding, end=" ")
    show(codecs.decode, Exporter(b"4142"), encoding)
show(codecs.utf_8_decode, Exporter())
show(codecs.utf_8_decode, Exporter(b"ab\xc3"), "strict", False)
show(codecs.ascii_decode, Exporter(b"\xff"))
show(codecs.latin_1_decode, Exporter())
show(codecs.utf_16_decode, Exporter())
show(codecs.charmap_decode, Exporter(), "strict", {97: "x", 98: "y"})
show(codecs.escape_decode, Exporter(rb"\x41"))
show(codecs.escape_encode, Exporter())
show(codecs.readbuffer_encode, Exporter())
show(codecs.unicode_escape_decode, Exporter(rb"\x41"))
show(codecs.encode, Exporter(), "hex")
show(codecs.getincrementaldecoder("utf-8")().decode, Exporter())
show(codecs.lookup, Exporter(b"ascii"))

# %% module-re
#| title = "The module re"
import re

pattern = re.compile(rb"(a)(b)?")
for name in ("match", "search", "fullmatch", "findall", "split"):
    print(name, end=" ")
    show(getattr(pattern, name), Exporter())
    print(name, end=" ")
    show(getattr(re.compile("a"), name), Exporter())
show(pattern.sub, b"x", Exporter())
show(pattern.subn, Exporter(b"x"), b"cabbage")
show(pattern.sub, Exporter(rb"<\1>"), b"cabbage")
show(pattern.sub, lambda found: Exporter(b"x"), b"cabbage")
show(pattern.sub, lambda found: b"-", Exporter(b"cabbage"))
show(lambda: [found.group() for found in pattern.finditer(Exporter(b"cabbage"))])
show(lambda: pattern.match(Exporter()).expand(rb"\2\1"))
show(lambda: pattern.match(Exporter()).groupdict())
show(lambda: repr(pattern.match(Exporter())))
show(lambda: pattern.scanner(Exporter()).match().span())
show(re.compile, Exporter(b"a"))
show(re.escape, Exporter(b"a.b"))

# %% module-sha2
#| title = "A hash"
import importlib

hashes = importlib.import_module("_sha2" if "_sha2" in __import__("sys").builtin_module_names else "hashlib")
try:
    value = hashes.sha256(Exporter())
    print(value.hexdigest())
    value.update(Exporter(b"cd"))
    print(value.hexdigest())
except TypeError as error:
    print(error)

# %% other-modules
#| title = "Other modules"
import marshal
import operator
import os
import pickle
import random
import unicodedata

show(operator._compare_digest if hasattr(operator, "_compare_digest") else __import__("_operator")._compare_digest,
     Exporter(name="first"), Exporter(name="second"))
show(__import__("_operator")._compare_digest, Exporter(), b"ab")
show(__import__("_operator")._compare_digest, b"ac", Exporter())
show(__import__("_operator")._compare_digest, "ab", Exporter())
show(pickle.loads, Exporter(pickle.dumps([1, "a"])))
show(lambda: unicodedata.lookup(Exporter(b"SPACE")) == " ")
show(random.Random, Exporter())
show(os.fsencode, Exporter())
show(os.fspath, Exporter())
show(os.path.join, Exporter(), "x")

# %% lookup-of-names
#| title = "unicodedata.lookup takes memory that nobody has to be told of"
import unicodedata


class Silent:
    def __buffer__(self, flags):
        print("ask", flags, end="; ")
        return memoryview(b"SPACE")


show(lambda: unicodedata.lookup(Silent()) == " ")
show(lambda: unicodedata.lookup(b"SPACE") == " ")
show(lambda: unicodedata.lookup(bytearray(b"SPACE")) == " ")
show(lambda: unicodedata.lookup(memoryview(b"SPACE")) == " ")

# %% views
#| title = "What a view does with an exporter"
view = memoryview(bytearray(b"abcd"))
show(view.__eq__, Exporter(b"abcd"))
show(view.__ne__, Exporter(b"abc"))
show(view.__lt__, Exporter(b"abc"))
show(view.__contains__ if hasattr(view, "__contains__") else lambda value: value in view, Exporter(b"a"))
show(view.__getitem__, Exporter())
show(view.__setitem__, 0, Exporter())
show(view.__setitem__, slice(0, 2), Exporter())
show(view.__setitem__, slice(0, 3), Exporter())
show(view.cast, Exporter(b"B"))
show(view.hex, Exporter(b":"))
show(view.tobytes, Exporter(b"C"))
print(view.tobytes())
view.release()
show(view.__eq__, Exporter(b"abcd"))
show(view.__setitem__, slice(0, 2), Exporter())

# %% standard-output
#| title = "The binary layer of standard output"
import sys

sys.stdout.flush()
show(sys.stdout.buffer.write, Exporter(b""))
show(sys.stdout.buffer.writelines, [Exporter(b"", "first"), Exporter(b"", "second")])
show(sys.stdout.write, Exporter(b""))
show(print, Exporter(b""))

# %% iteration
#| title = "An exporter is no sequence"
show(iter, Exporter())
show(list, Exporter())
show(tuple, Exporter())
show(lambda: [*Exporter()])
show(lambda: Exporter()[0])
show(reversed, Exporter())
show(max, Exporter())
show(lambda: isinstance(hash(Exporter()), int))
match Exporter(b"ab"):
    case bytes() | bytearray() | memoryview():
        print("bytes")
    case [*_]:
        print("sequence")
    case _:
        print("neither")
