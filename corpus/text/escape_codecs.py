# /// case
# topics = ["codecs.escapes"]
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

# %% unicode-escape-encoding
#| title = "unicode_escape of texts"
for text in ["", "abc", "\n\r\t\0\x7f\x80\xff", "\u0100\u0151", "\U0001f40d", "\ud800", "\\", "'\"", "\x1b"]:
    show(text.encode, "unicode_escape")
    print(text.encode("unicode_escape").decode("unicode_escape") == text)

# %% unicode-escape-decoding
#| title = "unicode_escape read back"
for piece in [rb"\n\r\t\a\b\f\v\\\'\"", rb"\x41\u0151\U0001f40d", rb"\101\0\377\400\777\8", rb"\N{SNAKE}\N{latin small letter a}", b"\\\n", b"\xe9", b"a\\", rb"\d800"]:
    for handler in ["strict", "replace"]:
        show(piece.decode, "unicode_escape", handler)

# %% unicode-escape-errors
#| title = "Escapes that are cut off or wrong"
for piece in [rb"\x", rb"\x4", rb"\xg1", rb"\u", rb"\u12", rb"\u123g", rb"\U0001f40", rb"\U00110000", rb"\N", rb"\N{", rb"\N{}", rb"\N{no such}", rb"\N{SNAKE", b"\\"]:
    for handler in ["strict", "ignore", "replace", "backslashreplace"]:
        show((b"a" + piece + b"z").decode if piece != b"\\" else piece.decode, "unicode_escape", handler)

# %% raw-unicode-escape
#| title = "raw_unicode_escape"
for text in ["", "abc\n\xff", "\u0151", "\U0001f40d", "\\", "\\u0151", "\ud800"]:
    show(text.encode, "raw_unicode_escape")
for piece in [rb"\u0151", rb"\U0001f40d", rb"\n\x41", rb"\u12", rb"\U00110000", b"\xe9", rb"\\u0151", b"\\", rb"\u", rb"\U1234"]:
    for handler in ["strict", "replace", "ignore"]:
        show(piece.decode, "raw_unicode_escape", handler)

# %% escape-functions
#| title = "codecs.escape_encode and escape_decode"
for piece in [b"", b"abc", b"\n\t\\'\"\xff\0", bytes(range(0, 256, 15))]:
    show(codecs.escape_encode, piece)
for piece in [rb"\n\t\\\'\"", rb"\x41\101\0", b"\\\n", "text\\n", b"plain", b"\xff"]:
    show(codecs.escape_decode, piece)
for piece in [rb"\x", rb"\x4", rb"\xg", b"\\", rb"a\x4z"]:
    for handler in ["strict", "ignore", "replace", "other"]:
        show(codecs.escape_decode, piece, handler)
show(codecs.escape_encode, "text")
show(codecs.escape_encode, bytearray(b"x"))
show(codecs.escape_decode, 1)

# %% rot13
#| title = "rot13"
show(codecs.encode, "Hello, World", "rot13")
show(codecs.decode, "Uryyb", "rot_13")
show(codecs.encode, b"x", "rot13")

# %% hex
#| title = "The codec hex"
show(codecs.encode, b"abc", "hex")
show(codecs.decode, b"616263", "hex")
show(codecs.decode, "616263", "hex_codec")
show(codecs.decode, b"61626", "hex")
show(codecs.decode, b"zz", "hex")
show(codecs.encode, "abc", "hex")
show(codecs.encode, b"abc", "hex", "ignore")

# %% base64
#| title = "The codec base64"
show(codecs.encode, b"abc" * 30, "base64")
show(codecs.decode, b"YWJj\n", "base64")
show(codecs.decode, b"YWJ", "base64")
show(codecs.encode, "abc", "base64")

# %% quopri
#| title = "The codec quopri"
show(codecs.encode, b"caf\xe9 = x\ty\n", "quopri")
show(codecs.decode, b"caf=E9=20=3D x=\ny", "quopri")

# %% punycode
#| title = "Punycode"
for text in ["", "abc", "b\xfccher", "\u0151", "\u4e2d\u6587", "-", "a-b\xe9", "\U0001f40d", "M\xfcnchen"]:
    show(text.encode, "punycode")
    print(ascii(text.encode("punycode").decode("punycode")))
for piece in [b"", b"abc-", b"-", b"bcher-kva", b"\xff", b"bcher-kv@", b"99999999", b"a-b-"]:
    show(piece.decode, "punycode")
    show(piece.decode, "punycode", "ignore")

# %% mbcs-and-others
#| title = "Encodings that only other systems have"
for encoding in ["mbcs", "oem", "undefined"]:
    show("abc".encode, encoding)
    show(b"abc".decode, encoding)
