# /// case
# topics = ["binary.transformation"]
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


class Bytes(bytes):
    """A subclass of bytes."""


KINDS = [bytes, bytearray]
EVERY = bytes(range(256))
VALUES = [b"", b"abc", b"ABC", b"hello wORLD", b"they're bill's", b"x1y2", b"\xe9\xc9", b"a_b-c", b" \t\n", b"123", b"\0"]


def methods(name, arguments, value=b"abc"):
    """The method of that name of both kinds, for each of some arguments."""
    for kind in KINDS:
        for given in arguments:
            show(getattr(kind(value), name), *given)


# %% case
#| title = "lower, upper, title, capitalize and swapcase change ASCII letters alone"
for kind in KINDS:
    for name in ["lower", "upper", "title", "capitalize", "swapcase"]:
        for value in VALUES:
            show(getattr(kind(value), name))
        print(name, sum(a != b for a, b in zip(EVERY, getattr(kind(EVERY), name)())))

# %% predicates
#| title = "The predicates"
names = [name for name in dir(bytes) if name.startswith("is")]
for kind in KINDS:
    for value in VALUES:
        print(value, [name[2:] for name in names if getattr(kind(value), name)()])
for name in names:
    print(name, [byte for byte in range(256) if getattr(bytes([byte]), name)()])

# %% no-arguments
#| title = "Methods that take no arguments"
for kind in KINDS:
    for name in ["lower", "upper", "title", "capitalize", "swapcase", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper"]:
        show(getattr(kind(b"a"), name), 1)
        show(getattr(kind(b"a"), name), x=1)

# %% center
#| title = "center, ljust and rjust"
for name in ["center", "ljust", "rjust"]:
    methods(name, [(width,) for width in (-1, 0, 3, 4, 5, 6, True, Index(7))] + [(6, b"*"), (7, bytearray(b"-")), (6, b"\xff")])

# %% center-errors
#| title = "center, ljust and rjust: arguments that do not fit"
for name in ["center", "ljust", "rjust"]:
    methods(name, [(), ("5",), (5.0,), (None,), (10**30,), (5, b""), (5, b"ab"), (5, "x"), (5, 120), (5, None), (5, memoryview(b"x")), (5, b"x", b"y")])

# %% zfill
#| title = "zfill: the sign stays in front"
for value in [b"", b"1", b"-1", b"+1", b"--1", b"abc", b"-"]:
    methods("zfill", [(width,) for width in (-1, 0, 2, 4, Index(5))], value)
methods("zfill", [(), ("5",), (5.0,), (None,), (10**30,), (5, b"x")])

# %% expandtabs
#| title = "expandtabs"
for value in [b"", b"\t", b"a\tb", b"ab\tc\t\td", b"a\nb\tc", b"a\r\tb"]:
    methods("expandtabs", [(), (4,), (1,), (0,), (-1,)], value)
methods("expandtabs", [("8",), (8.0,), (None,), (10**30,), (1, 2)])
show(b"\t".expandtabs, tabsize=2)

# %% strip
#| title = "strip, lstrip and rstrip"
for name in ["strip", "lstrip", "rstrip"]:
    methods(name, [(), (None,), (b" a",), (b"",), (bytearray(b" "),), (memoryview(b" b"),)], b" \t\n\r\x0b\x0cab ")
    methods(name, [("a",), (97,), ([b"a"],), (b"a", b"b")])
    show(getattr(b"\x1ca\xa0", name))
value = b"abc" * 10
print(value.strip() is value, value.lstrip(b"x") is value, type(Bytes(b"a").strip()))

# %% translate
#| title = "translate with a table and with bytes to delete"
table = bytes.maketrans(b"abc", b"xyz")
methods("translate", [(table,), (None,), (None, b"a"), (table, b"b"), (bytearray(table),), (memoryview(table), memoryview(b"c")), (table, b"")], b"abcabc\xff")
for kind in KINDS:
    show(kind(b"abc").translate, table, delete=b"a")
    show(kind(b"abc").translate, None, delete=b"a")
value = b"abc" * 10
print(value.translate(None) is value, value.translate(bytes(range(256))) is value, value.translate(None, b"x") is value)

# %% translate-errors
#| title = "translate: tables that do not fit"
methods("translate", [(), (b"short",), ("x" * 256,), (1,), ({97: 98},), (None, "a"), (None, 97), (None, None), (bytes(256), b"", 1), (bytes(255),), (bytes(257),)])
show(b"abc".translate, table=None)
show(b"abc".translate, delete=b"a")

# %% maketrans
#| title = "maketrans"
for kind in KINDS:
    table = kind.maketrans(b"abc", b"xyz")
    print(type(table).__name__, len(table), [(place, byte) for place, byte in enumerate(table) if place != byte])
    for arguments in [(), (b"a",), (b"a", b"bc"), ("a", "b"), (b"a", "b"), (1, 2), (b"a", b"b", b"c"), (bytearray(b"aa"), memoryview(b"xy"))]:
        show(lambda: hash(bytes(kind.maketrans(*arguments))))

# %% hex
#| title = "hex with separators"
for value in [b"", b"a", b"\0\xff\x10", bytes(range(8))]:
    for kind in [bytes, bytearray, memoryview]:
        for arguments in [(), (":",), (b"-",), (":", 2), (":", -2), (":", 3), (":", 0), (":", 100), (" ", -100), ("\x7f",)]:
            show(kind(value).hex, *arguments)

# %% hex-errors
#| title = "hex: separators that do not fit"
for kind in [bytes, bytearray, memoryview]:
    for arguments in [("",), ("ab",), (1,), (None,), ("\xe9",), (b"\xff",), (b"",), (":", "1"), (":", 1.5), (":", 10**30), (":", 1, 2), ([":"],), (bytearray(b":"),)]:
        show(kind(b"abc").hex, *arguments)
    show(kind(b"abc").hex, sep=":", bytes_per_sep=2)
    show(kind(b"abc").hex, bytes_per_sep=2)
    show(kind(b"abc").hex, separator=":")

# %% fromhex
#| title = "fromhex"
for kind in [bytes, bytearray, Bytes]:
    for text in ["", "61", "6162", "61 62", " 61  62 ", "6 1", "616", "zz", "6g", "61\n62\t63", "61\xa062", "\u0661\u0661", "AbCd", "61,62", "0x61", "6", "\0"]:
        show(kind.fromhex, text)
    for arguments in [(), (1,), (None,), (b"61",), ("61", "62")]:
        show(kind.fromhex, *arguments)

# %% percent
#| title = "bytes % values"
VALUES = [0, 65, -1, 255, 256, 10**20, True, 1.5, b"text", bytearray(b"array"), memoryview(b"view"), "text", None, [1], Index(66)]
for template in [b"%b", b"%s", b"%c", b"%d", b"%5d|", b"%-5d|", b"%05d", b"%x", b"%#X", b"%o", b"%f", b"%.2e", b"%g", b"%a", b"%r", b"%5s|", b"%-5b|", b"%.2s", b"%5c|"]:
    for value in VALUES:
        show(lambda: template % (value,))

# %% percent-errors
#| title = "bytes % values: what does not fit"
for template in [b"", b"%", b"%d", b"%d %d", b"%z", b"%(a)s", b"%*d", b"%5", b"%.", b"%(a", b"%%", b"%(a)", b"%\xff"]:
    for values in [(), (1,), (1, 2), (1, 2, 3), 1, b"x", {b"a": b"v"}, {"a": b"v"}, [1], None]:
        show(lambda: template % values)

# %% percent-kinds
#| title = "The types that take part in bytes % values"
class Own:
    def __bytes__(self):
        return b"own"

show(lambda: b"%b" % Own())
show(lambda: bytearray(b"%d|%s") % (1, b"x"))
show(lambda: Bytes(b"%d") % 1)
show(lambda: 1 % b"%d")
show(lambda: b"%d".__mod__(1))
show(lambda: b"%d".__rmod__(b"%d"))
show(lambda: b"%d".__rmod__(1))
show(lambda: b"%s" % "text".encode())
value = b"abc" * 10
print(b"%s" % value is value, b"%b" % (value,) == value)
