# /// case
# topics = ["codecs.handlers"]
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

STANDARD = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"]
ENCODE = UnicodeEncodeError("ascii", "a\xe9\u0151\U0001f40d\udc80z", 1, 5, "why")
DECODE = UnicodeDecodeError("ascii", b"a\xe9\xff\x80z", 1, 4, "why")
TRANSLATE = UnicodeTranslateError("a\xe9\u0151\U0001f40dz", 1, 4, "why")

# %% encode-error
#| title = "UnicodeEncodeError: attributes and text"
for start, end in [(0, 1), (1, 2), (1, 3), (3, 4), (4, 5), (0, 6), (-1, 2), (2, 2), (5, 3), (100, 200), (0, 100)]:
    error = UnicodeEncodeError("codec", "a\xe9\u0151\U0001f40d\udc80z", start, end, "because")
    print(error, error.start, error.end, error.encoding, error.reason, ascii(error.object))
    print(ascii(error.args), ascii(error))

# %% decode-error
#| title = "UnicodeDecodeError: attributes and text"
for start, end in [(0, 1), (1, 2), (1, 3), (0, 4), (-1, 2), (2, 2), (5, 3), (100, 200), (0, 100)]:
    error = UnicodeDecodeError("codec", b"a\xe9\xffz", start, end, "because")
    print(error, error.start, error.end, error.encoding, error.reason, error.object)
    print(error.args, ascii(error))
print(UnicodeDecodeError("c", bytearray(b"xy"), 0, 1, "r").object, UnicodeDecodeError("c", memoryview(b"xy"), 0, 1, "r").object)

# %% translate-error
#| title = "UnicodeTranslateError: attributes and text"
for start, end in [(0, 1), (1, 2), (1, 3), (3, 4), (-1, 2), (2, 2), (100, 200)]:
    error = UnicodeTranslateError("a\xe9\u0151\U0001f40d", start, end, "because")
    print(error, error.start, error.end, error.encoding, error.reason, ascii(error.object))
    print(ascii(error.args), ascii(error))

# %% constructor-errors
#| title = "Unicode errors made of the wrong arguments"
for kind in [UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError]:
    for arguments in [(), ("a",), ("a", "b", 0, 1), ("a", b"b", 0, 1, "r"), ("a", "b", 0, 1, "r"), (1, "b", 0, 1, "r"), ("a", 1, 0, 1, "r"), ("a", "b", "0", 1, "r"), ("a", "b", 0, 1, 2), ("a", 0, 1, "r"), ("a", "b", 0.0, 1, "r"), ("a", "b", 10**30, 1, "r"), ("a", "b", 0, 1, "r", 2)]:
        show(kind, *arguments)
    show(kind, x=1)

# %% changed-attributes
#| title = "Attributes of Unicode errors can be set"
for error in [UnicodeEncodeError("ascii", "a\xe9z", 1, 2, "why"), UnicodeDecodeError("ascii", b"a\xe9z", 1, 2, "why")]:
    error.reason = "other"
    error.start = 0
    print(error)
    error.end = 1
    print(error, error.args)
    error.encoding = "codec"
    print(error)
    for name, value in [("start", "x"), ("end", 1.5), ("reason", 1), ("encoding", None), ("object", 1), ("object", None), ("start", 100), ("end", -5)]:
        show(setattr, error, name, value)
        show(str, error)
    for name in ["start", "reason", "object"]:
        show(delattr, error, name)
    show(str, error)

# %% hierarchy
#| title = "Unicode errors are ValueErrors"
for kind in [UnicodeError, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError]:
    print(kind, kind.__mro__, sorted(name for name in vars(kind) if not name.startswith("__")))
show(lambda: UnicodeError("a", 1))
show(lambda: UnicodeEncodeError.__new__(UnicodeEncodeError).args)
show(lambda: str(UnicodeEncodeError.__new__(UnicodeEncodeError)))
show(lambda: UnicodeDecodeError.__new__(UnicodeDecodeError).object)

# %% handlers-called
#| title = "The standard handlers, called by hand"
for name in STANDARD:
    handler = codecs.lookup_error(name)
    for error in [ENCODE, DECODE, TRANSLATE]:
        print(name, type(error).__name__, end=" ")
        show(handler, error)

# %% handler-arguments
#| title = "The standard handlers, called with what they do not handle"
for name in STANDARD:
    handler = codecs.lookup_error(name)
    for argument in [None, 1, ValueError("x"), UnicodeError("y"), ValueError]:
        show(handler, argument)
    show(handler)

# %% lookup-error
#| title = "codecs.lookup_error and register_error"
for name in [*STANDARD, "no such", ""]:
    try:
        print(name, codecs.lookup_error(name) is codecs.lookup_error(name), callable(codecs.lookup_error(name)))
    except LookupError as error:
        print(type(error).__name__, error)
for arguments in [(), (1,), (None,), ("a", "b")]:
    show(codecs.lookup_error, *arguments)
for arguments in [(), ("x",), ("x", 1), (1, print), ("x", None)]:
    show(codecs.register_error, *arguments)
for name in ["strict_errors", "ignore_errors", "replace_errors", "backslashreplace_errors", "xmlcharrefreplace_errors", "namereplace_errors"]:
    print(name, getattr(codecs, name) is codecs.lookup_error(name.removesuffix("_errors")))

# %% own-encoding-handler
#| title = "A handler of one's own for encoding"
def handler(error):
    print(type(error).__name__, error.encoding, ascii(error.object), error.start, error.end, error.reason)
    return answer

codecs.register_error("own", handler)
for answer in [("?", 2), (b"!", 2), ("", 2), ("<\xe9>", 2), ("?", -1), ("?", 100), ("?", -100), ("?", 3), ("long replacement", 2), "?", None, ("?",), ("?", 1, 2), (1, 2), ("?", "2"), ("?", 10**30), (None, 2), ["?", 2], ("\U0001f40d", 2)]:
    print(ascii(answer))
    show("a\xe9z".encode, "ascii", "own")
    show("a\u0151z".encode, "latin-1", "own") if answer not in [("<\xe9>", 2)] else print("-")

# %% own-decoding-handler
#| title = "A handler of one's own for decoding"
def handler(error):
    print(type(error).__name__, error.encoding, error.object, error.start, error.end, error.reason)
    return answer

codecs.register_error("own", handler)
for answer in [("?", 2), (b"!", 2), ("", 2), ("\U0001f40d", 2), ("?", -1), ("?", 100), ("?", -100), ("?", 3), ("long replacement", 2), "?", None, ("?",), ("?", 1, 2), (1, 2), ("?", "2"), ("?", 10**30), (None, 2), ["?", 2]]:
    print(ascii(answer))
    show(b"a\xe9z".decode, "ascii", "own")
    show(b"a\xe9z".decode, "utf-8", "own")

# %% own-handler-for-all
#| title = "A handler of one's own meets every codec"
def handler(error):
    print(type(error).__name__, error.encoding, error.start, error.end, error.reason)
    return ("<?>", error.end)

codecs.register_error("own", handler)
for encoding in ["ascii", "latin-1", "utf-8", "utf-16-le", "utf-32-be", "cp1252", "utf-16", "charmap"]:
    show("a\u0151\ud800z".encode, encoding, "own")
for encoding in ["ascii", "utf-8", "utf-16-le", "utf-32-be", "cp1252", "unicode_escape", "raw_unicode_escape", "utf-7"]:
    show(b"a\xff\x81z\\u0\xfe".decode, encoding, "own")

# %% handler-that-changes-object
#| title = "A handler that exchanges what is decoded"
def handler(error):
    error.object = b"ab" + error.object[2:]
    return ("*", error.end)

codecs.register_error("own", handler)
for encoding in ["ascii", "utf-8"]:
    show(b"x\xff\xff\xff".decode, encoding, "own")

# %% handler-that-raises
#| title = "A handler that raises"
def handler(error):
    raise RuntimeError("in the handler")

codecs.register_error("own", handler)
show("\xe9".encode, "ascii", "own")
show(b"\xff".decode, "utf-8", "own")
show("a".encode, "ascii", "own")
try:
    "\xe9".encode("ascii", "own")
except RuntimeError as error:
    print(repr(error.__context__), error.__cause__)

# %% handler-called-once
#| title = "How often a handler is called"
calls = []
def handler(error):
    calls.append((error.start, error.end))
    return ("?", error.end)

codecs.register_error("own", handler)
for text, encoding in [("\xe9\xe9a\xe9", "ascii"), ("\u0151\u0152a", "latin-1"), ("\ud800\ud801a\ud802", "utf-8"), ("\ud800\ud801a", "utf-16")]:
    calls.clear()
    print(text.encode(encoding, "own"), calls)
for piece, encoding in [(b"\xff\xfea\xff", "ascii"), (b"\xff\xfea\xc3", "utf-8"), (b"\xf0\x9f\x90\xe2\x82a", "utf-8")]:
    calls.clear()
    print(ascii(piece.decode(encoding, "own")), calls)

# %% namereplace
#| title = "The handler namereplace knows the names of characters"
print("\xe9\u0151\u4e2d\uac00\U0001f40d\ue000\u0378\ud800".encode("ascii", "namereplace"))

# %% escapes-by-width
#| title = "The handlers backslashreplace and xmlcharrefreplace by width"
for handler in ["backslashreplace", "xmlcharrefreplace"]:
    print("\x80\xff\u0100\uffff\U00010000\U0010ffff".encode("ascii", handler))
    show("\ud800".encode, "utf-8", handler)

# %% surrogateescape
#| title = "Every byte survives surrogateescape"
every = bytes(range(256))
for encoding in ["ascii", "utf-8", "cp1252", "latin-1"]:
    text = every.decode(encoding, "surrogateescape")
    print(encoding, len(text), ascii(text[126:132]), text.encode(encoding, "surrogateescape") == every)

# %% surrogatepass
#| title = "surrogatepass works with the UTFs alone"
for encoding in ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32", "ascii", "latin-1", "cp1252", "utf-7"]:
    show("a\ud800\udc80".encode, encoding, "surrogatepass")
for encoding, piece in [("utf-8", b"\xed\xa0\x80\xed\xb2\x80"), ("utf-8", b"\xed\xa0"), ("utf-8", b"\xff"), ("utf-16-le", b"\0\xd8"), ("utf-16-be", b"\xdc\0"), ("utf-32-le", b"\0\xd8\0\0"), ("ascii", b"\xed\xa0\x80")]:
    show(piece.decode, encoding, "surrogatepass")
