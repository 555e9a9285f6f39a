# /// case
# topics = ["identity.cached-strings"]
# section = "2.6"
# ///

CHARACTERS = ("\0", "a", "Z", "0", " ", "_", "\x7f", "\x80", "\xe9", "\xff", "\u0100", "\u20ac", "\ud800", "\U0001f600")


def one_object(make, characters=CHARACTERS):
    """Is the character that is made the one that chr() gives, and the same each time?"""
    print("".join("x" if make(character) is chr(ord(character)) else "-" for character in characters), "".join("x" if make(character) is make(character) else "-" for character in characters))


def twice(label, make):
    """Makes a text two times: is it one object, and is it the cached character?"""
    first, second = make(), make()
    cached = len(first) == 1 and first is (chr(ord(first)) if isinstance(first, str) else bytes([first[0]]))
    print(label, ascii(first), first is second, cached)


# %% chr
one_object(lambda character: chr(ord(character)))

# %% indexing
one_object(lambda character: ("xy" + character + "z")[2])
one_object(lambda character: (character + "\u20ac")[0])
one_object(lambda character: (character + "\U0001f600")[-2])

# %% indexing-with-numbers-of-other-kinds
class Index:
    def __index__(self): return 1
one_object(lambda character: ("x" + character)[Index()])
one_object(lambda character: ("x" + character)[True])
one_object(lambda character: ("x" + character).__getitem__(1))

# %% slicing
one_object(lambda character: ("xy" + character + "z")[2:3])
one_object(lambda character: ("xy" + character + "z")[2:3:1])
one_object(lambda character: ("xy" + character + "z")[2:1:-1])
one_object(lambda character: (character + "\U0001f600")[:1])
one_object(lambda character: ("xy" + character)[2:])
one_object(lambda character: ("xy" + character + "z")[2::5])

# %% iterating
one_object(lambda character: [*("x" + character)][1])
one_object(lambda character: list(character + "\u20ac")[0])
one_object(lambda character: tuple(character)[0])
one_object(lambda character: next(iter(character + "x")))
one_object(lambda character: next(reversed("x" + character)))

# %% unpacking
def first(text):
    one, *rest = text
    return one
def pair(text):
    one, two = text
    return two
one_object(lambda character: first(character + "xy"))
one_object(lambda character: pair("x" + character))

# %% joining
one_object(lambda character: "".join([character]))
one_object(lambda character: "".join(["", character, ""]))
one_object(lambda character: character.join(["", ""]))
one_object(lambda character: "x".join(iter([character])))
one_object(lambda character: "".join((character for _ in range(1))))

# %% concatenating
one_object(lambda character: "" + character)
one_object(lambda character: character + "")
one_object(lambda character: ("x" + character)[1:] + "")

# %% appending-in-place
def append(character):
    text = ""
    text += character
    return text
def append_nothing(character):
    text = character
    text += ""
    return text
one_object(append)
one_object(append_nothing)

# %% repeating
one_object(lambda character: character * 1)
one_object(lambda character: 1 * character)
one_object(lambda character: ("x" + character)[1:] * True)

# %% splitting
one_object(lambda character: ("x," + character + ",y").split(",")[1], CHARACTERS[1:])
one_object(lambda character: ("x," + character + ",y").rsplit(",")[1])
one_object(lambda character: ("x," + character).split(",", 1)[1])
one_object(lambda character: ("xx " + character).split()[1], ("a", "_", "\xe9", "\u20ac"))
one_object(lambda character: ("x\n" + character).splitlines()[1])
one_object(lambda character: ("x<>" + character).split("<>")[1])

# %% partitions
one_object(lambda character: ("xy=" + character).partition("=")[2])
one_object(lambda character: (character + "=xy").partition("=")[0])
one_object(lambda character: ("xy=" + character).rpartition("=")[2])
one_object(lambda character: ("x" + character + "y").partition(character)[1], CHARACTERS[:3])
one_object(lambda character: character.partition("=")[0])

# %% stripping
one_object(lambda character: ("  " + character + " ").strip(" "), ("a", "\xe9", "\u20ac"))
one_object(lambda character: ("  " + character).strip(), ("a", "_", "\xe9", "\u20ac"))
one_object(lambda character: ("=" + character).lstrip("="))
one_object(lambda character: (character + "=").rstrip("="))
one_object(lambda character: ("pre" + character).removeprefix("pre"))
one_object(lambda character: (character + "post").removesuffix("post"))

# %% replacing
one_object(lambda character: ("x" + character).replace("x", ""))
one_object(lambda character: "xy".replace("xy", character))
one_object(lambda character: "q".replace("q", character))
one_object(lambda character: character.replace("q", "r"))

# %% translating
one_object(lambda character: "q".translate({ord("q"): character}))
one_object(lambda character: "q".translate({ord("q"): ord(character)}))
one_object(lambda character: ("q" + character).translate({ord("q"): None}))
one_object(lambda character: ("q" + character).translate(str.maketrans("", "", "q")))

# %% changing-case
one_object(lambda character: character.upper())
one_object(lambda character: character.lower())
one_object(lambda character: character.swapcase().swapcase(), CHARACTERS[:5])
for text in ("a", "A", "\xe9", "\xc9", "\u0101", "\xff", "\u0178", "\xb5", "\u212b"):
    for method in (text.upper, text.lower, text.title, text.capitalize, text.swapcase, text.casefold):
        twice(method.__name__, method)

# %% padding
for width in (0, 1):
    one_object(lambda character: character.center(width))
    one_object(lambda character: character.ljust(width))
    one_object(lambda character: character.rjust(width))
    one_object(lambda character: character.zfill(width))
one_object(lambda character: "".center(1, character))
one_object(lambda character: "".ljust(1, character))
one_object(lambda character: "".zfill(1), ("0",))
one_object(lambda character: character.expandtabs())

# %% str
one_object(lambda character: str(character))
one_object(lambda character: str.__str__(character))
one_object(lambda character: str.__new__(str, character))
one_object(lambda character: str(object=character))
class Text(str): pass
one_object(lambda character: str(Text(character)))
one_object(lambda character: Text(character)[0])
one_object(lambda character: Text(character)[:])
one_object(lambda character: Text(character).lower(), ("a", "0"))

# %% str-of-digits
for value in range(-1, 11):
    twice(value, lambda: str(value))
    twice(value, lambda: repr(value))

# %% str-of-own-objects
class Shown:
    def __init__(self, character): self.character = character
    def __str__(self): return "".join([self.character, "x"])[:1]
    __repr__ = __str__
    def __format__(self, specification): return str(self)
one_object(lambda character: str(Shown(character)))
one_object(lambda character: f"{Shown(character)}")
one_object(lambda character: repr(Shown(character)))

# %% formatting
one_object(lambda character: f"{character}")
one_object(lambda character: f"{character!s}")
one_object(lambda character: f"{character:s}")
one_object(lambda character: f"{character:1}")
one_object(lambda character: f"{'xy' + character:.0}{character}")
one_object(lambda character: format(character))
one_object(lambda character: format(character, "s"))
one_object(lambda character: "{}".format(character))
one_object(lambda character: "{0:s}".format(character))
one_object(lambda character: "{c:1.1}".format(c=character))

# %% formatting-a-number-as-a-character
one_object(lambda character: f"{ord(character):c}")
one_object(lambda character: format(ord(character), "c"))
one_object(lambda character: "%c" % ord(character))

# %% percent
one_object(lambda character: "%s" % character)
one_object(lambda character: "%s" % (character,))
one_object(lambda character: "%c" % character)
one_object(lambda character: "%.1s" % (character + "x"))
one_object(lambda character: "%(c)s" % {"c": character})
one_object(lambda character: (character if character != "%" else "") % ())

# %% formatted-digits
for text, value in (("d", 5), ("x", 10), ("X", 10), ("o", 7), ("b", 1), ("n", 3), ("g", 3.0), (".0f", 3.2), ("", 7)):
    twice(text, lambda: format(value, text))
for text, value in (("%d", 5), ("%x", 10), ("%o", 7), ("%i", 1), ("%g", 3.0), ("%.0f", 3.2), ("%s", 7), ("%r", 8)):
    twice(text, lambda: text % value)

# %% decoding-utf-8
one_object(lambda character: character.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass"))
one_object(lambda character: str(character.encode("utf-8", "surrogatepass"), "utf-8", "surrogatepass"))
one_object(lambda character: bytearray(character.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass"))
one_object(lambda character: str(memoryview(character.encode("utf-8", "surrogatepass")), "utf-8", "surrogatepass"))

# %% decoding-others
for name in ("ascii", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-32", "utf-32-be", "utf-7", "unicode_escape", "raw_unicode_escape", "iso8859-15", "cp437"):
    result = []
    for character in CHARACTERS:
        try:
            data = character.encode(name)
            result.append("x" if data.decode(name) is chr(ord(character)) else "-")
        except UnicodeError:
            result.append(" ")
    print(name, "".join(result) + ".")

# %% decoding-with-errors
for data, name, errors in ((b"a\xff", "ascii", "ignore"), (b"\xff", "ascii", "replace"), (b"\xff", "utf-8", "surrogateescape"), (b"a\xff", "utf-8", "ignore"), (b"\xe9\xff", "utf-8", "ignore")):
    twice((name, errors), lambda: data.decode(name, errors))

# %% base-conversions-and-escapes
for value in ("\n", "'", "\xe9"):
    twice("ascii", lambda: ascii(value)[1])
    twice("repr", lambda: repr(value)[1])
twice("hex", lambda: hex(5)[2])
twice("hex", lambda: b"\x05".hex()[1])
twice("bin", lambda: bin(1)[2:])
twice("oct", lambda: oct(7)[2:])

# %% minimum-and-maximum
one_object(lambda character: max(character + "\0"))
one_object(lambda character: min(character + "\U0010ffff"))
one_object(lambda character: sorted("\0" + character)[1])

# %% dictionaries-and-sets-of-characters
one_object(lambda character: next(iter(dict.fromkeys(character))))
one_object(lambda character: next(iter(set(character))))
one_object(lambda character: set("x" + character).difference("x").pop(), CHARACTERS)

# %% regular-expressions
import re
one_object(lambda character: re.match("(.)", character, re.S)[1])
one_object(lambda character: re.match("x(.)", "x" + character, re.S).group(1))
one_object(lambda character: re.findall(".", "x" + character, re.S)[1])
one_object(lambda character: re.split(",", "x," + character)[1])
one_object(lambda character: re.sub("x", "", "x" + character))

# %% streams
import io
one_object(lambda character: io.StringIO("x" + character).read(2)[1])
def second(character):
    stream = io.StringIO("x" + character)
    stream.read(1)
    return stream.read(1)
one_object(second)
one_object(lambda character: io.StringIO(character).getvalue())
one_object(lambda character: io.StringIO(character).readline())

# %% items-of-other-functions
import itertools, operator
one_object(lambda character: operator.getitem("x" + character, 1))
one_object(lambda character: operator.itemgetter(1)("x" + character))
one_object(lambda character: next(itertools.islice("x" + character, 1, None)))
one_object(lambda character: next(map(str, character)))
one_object(lambda character: next(zip(character))[0])
one_object(lambda character: next(itertools.chain.from_iterable([character])))
one_object(lambda character: dict([("k" + character)])["k"])

# %% literals
names = {}
for character in ("a", "0", "_", " ", "\xe9", "\xff", "\u0100", "\u20ac", "\U0001f600"):
    print(ascii(character), eval(repr(character)) is chr(ord(character)), eval(ascii(character)) is chr(ord(character)), compile(repr(character), "f", "eval").co_consts[0] is chr(ord(character)))

# %% characters-interned
import sys
for character in CHARACTERS:
    if character != "\ud800":
        print(ascii(character), sys.intern(chr(ord(character))) is chr(ord(character)), sys.intern(str(character + "x")[:1]) is chr(ord(character)))

# %% names-of-one-character
class Holder: pass
holder = Holder()
holder.a = 1
setattr(holder, "b" + "", 2)
def function(q, *, w): pass
print([name is chr(ord(name)) for name in vars(holder)], [name is chr(ord(name)) for name in function.__code__.co_varnames], type("T", (), {}).__name__ is chr(84), function.__code__.co_varnames[0] is "query"[0])

# %% one-byte
def bytes_of(make):
    """Is the byte that is made the one that bytes() gives?"""
    print("".join("x" if make(number) is bytes([number]) else "-" for number in (0, 65, 127, 128, 255)), "".join("x" if make(number) is make(number) else "-" for number in (0, 65, 127, 128, 255)))
bytes_of(lambda number: bytes([number]))
bytes_of(lambda number: bytes((number,)))
bytes_of(lambda number: bytes(iter([number])))
bytes_of(lambda number: bytes(bytearray([number])))
bytes_of(lambda number: bytes(memoryview(bytes([number]))))
bytes_of(lambda number: bytes([1, number])[1:])
bytes_of(lambda number: bytes([1, number])[1:2])
bytes_of(lambda number: bytes([1, number])[::-1][0:1])
bytes_of(lambda number: bytes([1, number])[1:5:2])
bytes_of(lambda number: bytes([number]) * 1)
bytes_of(lambda number: b"" + bytes([number]))
bytes_of(lambda number: bytes([number]) + b"")
bytes_of(lambda number: b"".join([bytes([number])]))
bytes_of(lambda number: b"".join([bytearray([number])]))
bytes_of(lambda number: bytes([44, number]).replace(b",", b"") if number != 44 else b"")
bytes_of(lambda number: bytes([1, 44, number]).split(b",")[1])
bytes_of(lambda number: bytes([1, 44, number]).partition(b",")[2])
bytes_of(lambda number: bytes([44, number]).lstrip(b","))
bytes_of(lambda number: bytes([44, number]).removeprefix(b","))
bytes_of(lambda number: b"q".translate(bytes([number]) * 256))
bytes_of(lambda number: number.to_bytes(1, "big"))
bytes_of(lambda number: bytes.fromhex(f"{number:02x}"))
bytes_of(lambda number: b"%c" % number)
bytes_of(lambda number: chr(number).encode("latin-1"))
bytes_of(lambda number: memoryview(bytes([number])).tobytes())
bytes_of(lambda number: bytes([number]).ljust(1))
bytes_of(lambda number: b"".ljust(1, bytes([number])))

# %% one-byte-encoded
for name in ("ascii", "utf-8", "latin-1", "cp1252", "unicode_escape", "iso8859-15"):
    print(name, "a".encode(name) is "a".encode(name), "a".encode(name) is bytes([97]))

# %% one-byte-read
import io, struct
print(io.BytesIO(b"ab").read(1) is bytes([97]), io.BytesIO(b"a").getvalue() is bytes([97]), io.BytesIO(b"a\nb").readline(1) is bytes([97]))
print(struct.pack("B", 65) is bytes([65]), struct.unpack("c", b"A")[0] is bytes([65]), struct.unpack("1s", b"A")[0] is bytes([65]), bytes(memoryview(b"AB")[:1]) is bytes([65]), memoryview(b"A").cast("c")[0] is bytes([65]))

# %% one-byte-literals
print(b"a" is bytes([97]), eval("b'a'") is bytes([97]), eval("b'\\xff'") is bytes([255]), b"a" is eval("b'a'"))
