# /// case
# topics = ["codecs.utf"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass", "no such handler"]
TEXTS = ["", "abc", "\x7f\x80\xff", "\u0100\u07ff\u0800\uffff", "\U00010000\U0001f40d\U0010ffff", "\ufeffabc", "\0", "a\nb"]
LONE = ["\ud800", "a\udc80b", "\udfff\ud800", "\ud83d\udc0d", "\udc80\udcff\ud900", "x\ud800\u0151", "\udc41"]


def encoding_table(encoding, texts, handlers=HANDLERS):
    """Each text encoded with each error handler."""
    for text in texts:
        for handler in handlers:
            print(ascii(text), handler, end=" ")
            show(text.encode, encoding, handler)


def decoding_table(encoding, pieces, handlers=HANDLERS):
    """Each piece of bytes decoded with each error handler."""
    for piece in pieces:
        for handler in handlers:
            print(piece, handler, end=" ")
            show(piece.decode, encoding, handler)


# %% utf-8-encoding
#| title = "UTF-8 of texts"
for text in TEXTS:
    encoded = text.encode()
    print(encoded, encoded.decode() == text, text.encode("utf-8") == text.encode("UTF8") == text.encode("u8") == encoded)

# %% utf-8-surrogates
#| title = "UTF-8 of lone surrogates"
encoding_table("utf-8", LONE)

# %% utf-8-truncated
#| title = "UTF-8 that ends too early"
decoding_table("utf-8", [b"\xc3", b"a\xe2\x82", b"\xe2", b"\xf0\x9f\x90", b"\xf0\x9f", b"\xf0", b"\xf0\x9fa", b"\xe2\x82a"])

# %% utf-8-invalid-start
#| title = "Bytes that begin no character of UTF-8"
decoding_table("utf-8", [b"\x80", b"a\xbfb", b"\xc0\x80", b"\xc1\xbf", b"\xf5\x80\x80\x80", b"\xff\xfe", b"\xf8\x88\x80\x80\x80"])

# %% utf-8-invalid-continuation
#| title = "Bytes that do not go on with a character of UTF-8"
decoding_table("utf-8", [b"\xc3a", b"\xe0\x80\x80", b"\xe0\xa0a", b"\xed\xa0\x80", b"\xed\xbf\xbfx", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80", b"\xf0\x9f\x90a", b"\xe2\x28\xa1"])

# %% utf-8-positions
#| title = "Where errors of UTF-8 are said to stand"
for piece in [b"ab\x80", b"\xe2\x82\xac\xff", b"\xf0\x9f\x90\x8d\xc3", b"\xed\xa0\x80\xed\xb0\x80", b"a\xf0\x90\x80b\x80"]:
    try:
        piece.decode()
    except UnicodeDecodeError as error:
        print(error.encoding, error.object, error.start, error.end, error.reason, error)

# %% utf-8-all-two-bytes
#| title = "All pairs of bytes as UTF-8"
for first in [*range(0x7E, 0x82), *range(0xBE, 0xC4), *range(0xDE, 0xE2), *range(0xEC, 0xF6), 0xFE, 0xFF]:
    replaced = [bytes([first, second]).decode("utf-8", "replace") for second in range(256)]
    print(hex(first), sum(len(text) for text in replaced), sum(text.count("\ufffd") for text in replaced))

# %% utf-8-three-bytes
#| title = "Where the parts of UTF-8 are cut when they are replaced"
for first in [0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5]:
    print(hex(first), [len(bytes([first, second, third]).decode("utf-8", "replace")) for second in (0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0) for third in (0x20, 0x80, 0xC0)])

# %% utf-8-sig
#| title = "UTF-8 with a signature"
for text in ["", "abc", "\ufeffabc", "\u0151"]:
    show(text.encode, "utf-8-sig")
for piece in [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbfabc", b"\xef\xbb\xbf\xef\xbb\xbfa", b"abc", b"\xef\xbb", b"\xef\xbb\xbf\xff"]:
    show(piece.decode, "utf-8-sig")
    show(piece.decode, "utf-8")

# %% utf-16-encoding
#| title = "UTF-16 of texts"
for text in TEXTS:
    print(text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode("utf-16").decode("utf-16") == text)

# %% utf-16-surrogates
#| title = "UTF-16 of lone surrogates"
for encoding in ["utf-16", "utf-16-le", "utf-16-be"]:
    encoding_table(encoding, LONE[:4], HANDLERS[:8])

# %% utf-16-decoding
#| title = "UTF-16 that is damaged"
for encoding in ["utf-16", "utf-16-le", "utf-16-be"]:
    decoding_table(encoding, [b"a", b"a\0b", b"\0\xd8", b"\0\xdc", b"\x3d\xd8\x0d\xdc", b"\x3d\xd8a\0", b"\xd8\x3d", b"\xdc\0\0a"], ["strict", "ignore", "replace", "backslashreplace", "surrogatepass", "surrogateescape"])

# %% utf-16-mark
#| title = "Byte order marks of UTF-16"
for piece in [b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfea\0", b"\xfe\xff\0a", b"a\0", b"\xff\xfe\xff\xfe", b"\xfe\xff\xff\xfe", b"\xff", b"\xff\xfea"]:
    for encoding in ["utf-16", "utf-16-le", "utf-16-be"]:
        show(piece.decode, encoding)

# %% utf-32-encoding
#| title = "UTF-32 of texts"
for text in TEXTS:
    print(text.encode("utf-32"), text.encode("utf-32-le"), text.encode("utf-32-be"), text.encode("utf-32").decode("utf-32") == text)

# %% utf-32-surrogates
#| title = "UTF-32 of lone surrogates"
for encoding in ["utf-32", "utf-32-le", "utf-32-be"]:
    encoding_table(encoding, LONE[:4], HANDLERS[:8])

# %% utf-32-decoding
#| title = "UTF-32 that is damaged"
for encoding in ["utf-32", "utf-32-le", "utf-32-be"]:
    decoding_table(encoding, [b"a", b"a\0\0", b"\0\0\x11\0", b"\0\xd8\0\0", b"\xff\xff\xff\xff", b"\0\0\xd8\0", b"a\0\0\0b", b"\0\x11\0\0"], ["strict", "ignore", "replace", "backslashreplace", "surrogatepass", "surrogateescape"])

# %% utf-32-mark
#| title = "Byte order marks of UTF-32"
for piece in [b"", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\xff\xfe\0\0a\0\0\0", b"\0\0\xfe\xff\0\0\0a", b"a\0\0\0", b"\xff\xfe", b"\xff\xfe\0\0a"]:
    for encoding in ["utf-32", "utf-32-le", "utf-32-be"]:
        show(piece.decode, encoding)

# %% utf-7-encoding
#| title = "UTF-7 of texts"
for text in [*TEXTS, "a+b", "+", "-", "\u0151-", "\u0151a", "\u0151 b", "~\\", "\t\r\n", "A\u2262\u0391.", "\xa3", "\ud800", "1\u0151+\u0152-2", "!\"#$%&*;<=>@[]^_`{|}"]:
    show(text.encode, "utf-7")
    print(text.encode("utf-7").decode("utf-7", "surrogatepass") == text)

# %% utf-7-decoding
#| title = "UTF-7 that is damaged"
decoding_table("utf-7", [b"", b"+-", b"+", b"+AGE-", b"+AGE", b"+AGEx", b"+A-", b"+AGEA-", b"\xff", b"a\x80b", b"+\xff", b"+2D3cDQ-", b"+2D0-", b"+@", b"+AGE\n", b"+AG!", b"\\~"], ["strict", "ignore", "replace", "backslashreplace"])

# %% encode-shapes
#| title = "Calls of str.encode"
show("\xe9".encode)
show("\xe9".encode, "ascii", "ignore")
show("\xe9".encode, encoding="latin-1", errors="strict")
show("\xe9".encode, errors="ignore")
for arguments in [(None,), (1,), (b"utf-8",), ("utf-8", None), ("utf-8", 1), ("utf-8", "strict", 1), ("no such",), ("",), ("utf 8",), ("utf_8",), ("UTF-8",), ("Utf8",), ("a\0b",), ("\udc80",), ("\xe9",)]:
    show("a".encode, *arguments)
show("a".encode, codec="utf-8")
show("a".encode, "utf-8", encoding="utf-8")
show("".encode, "ascii", "no such")
show("a".encode, "ascii", "no such")
show("\xe9".encode, "ascii", "no such")

# %% decode-shapes
#| title = "Calls of bytes.decode"
show(b"\xc3\xa9".decode)
show(b"\xc3\xa9".decode, "latin-1", "ignore")
show(b"\xc3\xa9".decode, encoding="latin-1", errors="strict")
show(b"\xff".decode, errors="ignore")
for arguments in [(None,), (1,), (b"utf-8",), ("utf-8", None), ("utf-8", 1), ("utf-8", "strict", 1), ("no such",), ("",), ("utf 8",), ("utf_8",), ("a\0b",), ("\udc80",)]:
    show(b"a".decode, *arguments)
    show(bytearray(b"a").decode, *arguments)
show(b"a".decode, codec="utf-8")
show(b"".decode, "ascii", "no such")
show(b"\xff".decode, "ascii", "no such")

# %% not-text-codecs
#| title = "Codecs that do not turn text into bytes"
for encoding in ["hex", "base64", "rot13", "rot_13", "quopri"]:
    show("abc".encode, encoding)
    show(b"abc".decode, encoding)
