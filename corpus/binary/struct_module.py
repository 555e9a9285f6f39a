# /// case
# topics = ["binary.struct"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import struct


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


ORDERS = ["", "@", "=", "<", ">", "!"]

# %% sizes
#| title = "calcsize of each code in each order"
for code in "xcbB?hHiIlLqQnNefdspP":
    sizes = []
    for order in ORDERS:
        try:
            sizes.append(struct.calcsize(order + code))
        except struct.error as error:
            sizes.append(str(error))
    print(code, sizes)

# %% alignment
#| title = "Native order aligns, the others do not"
for format in ["bi", "ib", "bq", "bhi", "cd", "bP", "xi", "i0q", "b0i", "3sH", "bxh", "2b2i", "?d", "hhhq", "b5xi"]:
    print(format, [struct.calcsize(order + format) for order in ["@", "=", "<"] if not (order != "@" and "P" in format)])

# %% integers
#| title = "Integers of each code and their limits"
for code in "bBhHiIlLqQ":
    for order in ["<", ">"]:
        bits = 8 * struct.calcsize(order + code)
        for value in [0, 1, -1, 2 ** (bits - 1) - 1, 2 ** (bits - 1), 2**bits - 1, 2**bits, -(2 ** (bits - 1)), -(2 ** (bits - 1)) - 1]:
            try:
                packed = struct.pack(order + code, value)
            except struct.error as error:
                print(order + code, value, error)
            else:
                print(order + code, value, packed.hex(), struct.unpack(order + code, packed))

# %% native-integers
#| title = "Integers of each code in native order and size"
for code in "bBhHiIlLqQnN":
    bits = 8 * struct.calcsize(code)
    for value in [-1, 2 ** (bits - 1) - 1, 2 ** (bits - 1), 2**bits - 1, 2**bits, -(2 ** (bits - 1)), -(2 ** (bits - 1)) - 1, 10**30]:
        try:
            packed = struct.pack(code, value)
        except struct.error as error:
            print(code, value, error)
        else:
            print(code, value, packed.hex(), struct.unpack(code, packed))

# %% wrong-values
#| title = "Values of the wrong type for each code"
for code in ["b", "<i", "I", "<Q", "q", "n", "P", "f", "<d", "e", "c", "s", "p", "?", "<?", "x"]:
    for value in [1, 1.5, "a", b"a", b"ab", None, [], Index(7), Index("x"), Float(), 2j, True, 10**400, bytearray(b"z"), memoryview(b"m")]:
        print(code, type(value).__name__, end=" ")
        show(struct.pack, code, value)

# %% floats
#| title = "Floats of each code"
for code in ["<e", "<f", "<d", ">e", ">f", ">d", "f", "d", "e"]:
    for value in [0.0, -0.0, 1.0, -1.5, 0.1, 65504.0, 65520.0, 1e-8, 6e-8, 3.4028235e38, 3.5e38, 1e300, 5e-324, float("inf"), float("-inf"), float("nan"), 2049.0, 2051.0]:
        try:
            packed = struct.pack(code, value)
        except Exception as error:
            print(code, value, type(error).__name__, error)
        else:
            print(code, value, packed.hex(), struct.unpack(code, packed)[0])

# %% half-floats
#| title = "Floats of two bytes, bit by bit"
print([struct.unpack("<e", bits.to_bytes(2, "little"))[0] for bits in [0, 1, 0x3FF, 0x400, 0x3C00, 0x3C01, 0x7BFF, 0x7C00, 0x8000, 0x8001, 0xFC00, 0x5555]])
print(sum(struct.pack("<e", struct.unpack("<e", bits.to_bytes(2, "little"))[0]) == bits.to_bytes(2, "little") for bits in range(0, 0x7C01, 7)))

# %% texts
#| title = "s and p, with counts"
for format in ["s", "0s", "3s", "5s", "p", "1p", "3p", "5p", "300p"]:
    for value in [b"", b"a", b"abc", b"abcdef", bytearray(b"xyz")]:
        try:
            packed = struct.pack(format, value)
        except struct.error as error:
            print(format, error)
        else:
            print(format, value, packed[:8], len(packed), struct.unpack(format, packed)[0][:8])
print(struct.unpack("3p", b"\xffab"), struct.unpack("p", b"\x05"), len(struct.unpack("300p", struct.pack("300p", b"x" * 280))[0]))

# %% characters
#| title = "c, x and ?"
show(struct.pack, "ccc", b"a", b"b", b"c")
show(struct.pack, "3c", b"a", b"b", b"c")
show(struct.pack, "c", b"ab")
show(struct.pack, "c", "a")
show(struct.pack, "c", 97)
show(struct.pack, "3x")
show(struct.unpack, "x2x", b"abc")
show(struct.pack, "?????", True, False, "x", [], None)
show(struct.unpack, "4?", b"\0\1\2\xff")

# %% repetition
#| title = "Counts, white space and empty formats"
for format in ["", " ", "2h", "h h", " 2 h", "2 h", "0h", "h0i", "00002h", "\th\n", "hh h"]:
    show(struct.calcsize, format)
    show(struct.pack, format, *range(2 if "h" in format and "0h" not in format else 0))
show(struct.unpack, "<3b2h", bytes(range(7)))

# %% bad-formats
#| title = "Formats that are none"
for format in ["z", "3", "h3", "<<h", "h<", "*h", "-1h", "1.5h", "99999999999999999999h", "9223372036854775807h", "4611686018427387904q", "<n", ">N", "<P", "\0", "\xe9", "h\0", "@@", "(h)"]:
    show(struct.calcsize, format)
for format in [b"h", bytearray(b"h"), None, 1, ["h"], b"\xff", "\udc80"]:
    show(struct.calcsize, format)

# %% pack-counts
#| title = "Too few values and too many"
for format, values in [("", (1,)), ("h", ()), ("h", (1, 2)), ("2h", (1,)), ("3s", ()), ("x", (1,)), ("hh", (1, 2, 3))]:
    show(struct.pack, format, *values)
show(struct.pack)
show(struct.pack, 1)
show(struct.pack, fmt="h")

# %% unpack-errors
#| title = "unpack: buffers that do not fit"
for format, buffer in [("h", b""), ("h", b"a"), ("h", b"abc"), ("", b"a"), ("", b""), ("2h", b"abcd"), ("h", "ab"), ("h", 1), ("h", None), ("h", [1, 2]), ("h", bytearray(b"ab")), ("h", memoryview(b"ab")), ("z", b"a"), ("h", memoryview(b"abcd")[::2])]:
    show(struct.unpack, format, buffer)
show(struct.unpack)
show(struct.unpack, "h")
show(struct.unpack, "h", b"ab", 1)

# %% unpack-from
#| title = "unpack_from: an offset into the buffer"
for arguments in [(b"abcdef",), (b"abcdef", 2), (b"abcdef", 4), (b"abcdef", 5), (b"abcdef", 6), (b"abcdef", 7), (b"abcdef", -2), (b"abcdef", -1), (b"abcdef", -6), (b"abcdef", -7), (b"", 0), (b"abcdef", "1"), (b"abcdef", 1.5), (b"abcdef", 10**30), ("text", 0), (), (b"ab", 0, 0), (b"abcd", Index(2))]:
    show(struct.unpack_from, "<h", *arguments)
show(struct.unpack_from, "<h", buffer=b"abcd", offset=2)
show(struct.unpack_from, "<h", b"abcd", place=2)

# %% pack-into
#| title = "pack_into: into a buffer, at an offset"
for offset in [0, 2, 4, 5, 6, -2, -1, -6, -7, "0", 1.5, 10**30, None, Index(1)]:
    buffer = bytearray(b"abcdef")
    show(struct.pack_into, "<h", buffer, offset, 0x4241)
    print("  ", buffer)
for arguments in [(), ("h",), ("h", bytearray(2)), ("h", bytearray(2), 0), ("h", b"ab", 0, 1), ("h", "ab", 0, 1), ("h", bytearray(2), 0, 1, 2), ("h", bytearray(2), 0, "x"), ("h", memoryview(bytearray(2)), 0, 1), ("h", memoryview(b"ab"), 0, 1), ("z", bytearray(2), 0, 1)]:
    show(struct.pack_into, *arguments)

# %% iter-unpack
#| title = "iter_unpack"
iterator = struct.iter_unpack("<h", b"abcdef")
print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__())
show(next, iterator)
for format, buffer in [("<h", b"abc"), ("<h", b""), ("", b""), ("", b"a"), ("h", "ab"), ("z", b""), ("h", None), ("0s", b"")]:
    show(lambda: list(struct.iter_unpack(format, buffer)))
show(struct.iter_unpack)
show(struct.iter_unpack, "h", b"ab", 1)

# %% struct-class
#| title = "struct.Struct"
structure = struct.Struct("<hb3s")
print(structure.format, structure.size, structure.pack(1, 2, b"abc"), structure.unpack(b"\1\0\2abc"), list(structure.iter_unpack(b"\1\0\2abc" * 2)), structure.unpack_from(b"--\1\0\2abc", 2))
buffer = bytearray(8)
structure.pack_into(buffer, 1, 3, 4, b"xyz")
print(buffer, structure, struct.Struct(b"h").format)
show(structure.pack)
show(structure.pack, 1, 2)
show(structure.pack, "x", 2, b"")
show(structure.unpack, b"")
show(structure.unpack)
show(structure.unpack_from, b"")
show(structure.pack_into, bytearray(2), 0, 1, 2, b"")
show(structure.pack_into)
show(structure.iter_unpack, b"a")
show(setattr, structure, "size", 1)
show(setattr, structure, "format", "h")

# %% struct-construction
#| title = "struct.Struct: how it is made"
for arguments in [(), ("z",), (1,), (None,), ("h", "h"), ("\xe9",), ("",)]:
    try:
        print(struct.Struct(*arguments).size)
    except Exception as error:
        print(type(error).__name__, error)
print(struct.Struct(format="h").size)
class Own(struct.Struct):
    def __init__(self, format, extra):
        super().__init__(format)
        self.extra = extra
try:
    own = Own("h", 1)
    print(own.size, own.extra, own.pack(5))
except TypeError as error:
    print(error)

# %% errors-module
#| title = "struct.error"
print(struct.error, struct.error.__mro__, struct.error.__module__, struct.__all__)
show(lambda: struct._clearcache())
