# /// case
# topics = ["codecs.single-byte"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import codecs

HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"]
TEXTS = ["abc", "\x80", "\xe9t\xe9", "a\u0151\u0152b", "\U0001f40d", "\udc80\udcff", "\ud800", "\u20ac"]


def table(encoding):
    """Each text encoded and each half of the bytes decoded with each error handler."""
    for text in TEXTS:
        for handler in HANDLERS:
            show(text.encode, encoding, handler)
    for handler in HANDLERS:
        show(bytes(range(120, 136)).decode, encoding, handler)


def digest(encodings):
    """The characters of the upper half of each encoding, summed up."""
    for encoding in encodings:
        text = bytes(range(256)).decode(encoding, "replace")
        back = text.replace("\ufffd", "?").encode(encoding)
        print(encoding, len(text), text.count("\ufffd"), sum((place + 1) * ord(character) for place, character in enumerate(text)),
              sum(byte != place for place, byte in enumerate(back)), ascii(text[0x80:0x90]))


# %% ascii
#| title = "ASCII"
table("ascii")

# %% latin-1
#| title = "Latin-1"
table("latin-1")

# %% cp1252
#| title = "Windows' western encoding"
table("cp1252")

# %% cp437
#| title = "The encoding of the first PCs"
table("cp437")

# %% koi8-r
#| title = "A Russian encoding"
table("koi8-r")

# %% charmap
#| title = "The codec charmap without a mapping"
table("charmap")

# %% iso-8859
#| title = "The parts of ISO 8859"
digest(f"iso8859-{part}" for part in [*range(1, 12), 13, 14, 15, 16])

# %% windows
#| title = "Windows' encodings"
digest(f"cp{number}" for number in range(1250, 1259))

# %% code-pages
#| title = "Code pages"
digest(f"cp{number}" for number in ["037", 424, 437, 500, 720, 737, 775, 850, 852, 855])

# %% more-code-pages
#| title = "More code pages"
digest(f"cp{number}" for number in [856, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 875])

# %% mac
#| title = "The Macintosh's encodings"
digest(["mac_roman", "mac_cyrillic", "mac_greek", "mac_iceland", "mac_latin2", "mac_turkish"])

# %% others
#| title = "Other encodings of single bytes"
digest(["koi8_r", "koi8_t", "koi8_u", "kz1048", "ptcp154", "tis_620", "hp_roman8", "palmos"])

# %% aliases
#| title = "Names of the same encoding"
for names in [["ascii", "us-ascii", "646", "ANSI_X3.4-1968"], ["latin-1", "latin1", "iso-8859-1", "L1", "8859", "ISO8859-1"], ["cp1252", "windows-1252", "1252"], ["utf-8", "U8", "utf8", "cp65001"], ["koi8-r", "KOI8_R"]]:
    print({codecs.lookup(name).name for name in names})

# %% ascii-positions
#| title = "Where errors stand"
for text, encoding in [("a\xe9b", "ascii"), ("ab\u0151\u0152", "latin-1"), ("\U0001f40d", "cp1252"), ("\xe9\xe9x\xe9", "ascii")]:
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        print(error.encoding, ascii(error.object), error.start, error.end, error.reason, error)
for piece, encoding in [(b"a\x80b", "ascii"), (b"\x81", "cp1252"), (b"a\xff\xfe", "ascii")]:
    try:
        piece.decode(encoding)
    except UnicodeDecodeError as error:
        print(error.encoding, error.object, error.start, error.end, error.reason, error)

# %% charmap-functions
#| title = "codecs.charmap_encode, charmap_decode and charmap_build"
for mapping in [None, {97: 98}, {97: b"xy"}, {97: None}, {97: "x"}, {97: 256}, {97: 1.5}, "abc", {}]:
    show(codecs.charmap_encode, "a", "strict", mapping)
    show(codecs.charmap_encode, "ab", "replace", mapping)
for mapping in [None, {97: "x"}, {97: 98}, {97: None}, {97: b"x"}, {97: 0x110000}, {97: "\ufffe"}, "x" * 98, "abc", {97: ""}, {97: "xyz"}]:
    show(codecs.charmap_decode, b"a", "strict", mapping)
    show(codecs.charmap_decode, b"ab", "replace", mapping)
show(codecs.charmap_decode)
show(codecs.charmap_encode)
show(codecs.charmap_build, 1)
show(lambda: codecs.charmap_encode("b", "strict", codecs.charmap_build("abc" + "\ufffe" * 253)))
